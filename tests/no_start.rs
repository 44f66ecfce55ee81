//! A library that cannot be opened at the start: what is said, that nothing of it is touched, and the ways out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use desk::Desk;
use lectern_core::library::{FILE_NAME, VERSION};
use lectern_core::{Actor, Library, documents};
use rusqlite::Connection;

const REPORT: &str = "Advances in Large Language Models";
const NEWER: &str = "This library needs a newer Lectern";

/// The library as a Lectern of this version would have left it, in a format that this one does not know.
fn made_newer(library: &Path, used_by: &str) {
    let file = Connection::open(library.join(FILE_NAME)).unwrap();
    file.execute("UPDATE library SET used_by = ?1", [used_by])
        .unwrap();
    file.pragma_update(None, "user_version", 999).unwrap();
}

/// The name and the bytes of all that lies in a folder.
fn all_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let named = files.map(|file| (file.file_name().into_string().unwrap(), file.path()));
    named
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect()
}

/// An empty machine on which Lectern was used once.
async fn used() -> Desk {
    let mut desk = Desk::open().await;
    desk.see(REPORT).await;
    desk.close().await;
    desk
}

#[tokio::test]
async fn a_newer_library_is_left_untouched_and_says_whose_it_is() {
    let mut desk = used().await;
    for (used_by, said) in [
        (
            "2.3.0",
            format!("It was last used with version 2.3.0; this is {VERSION}."),
        ),
        // Two builds of one version: nothing is gained by naming it twice.
        (
            VERSION,
            "It was last used with a newer Lectern than this one.".to_owned(),
        ),
    ] {
        made_newer(&desk.library(), used_by);
        let before = all_of(&desk.library());
        desk.reopen().await;
        desk.see(NEWER).await;
        desk.see(&format!("{said} Nothing in it was read or changed."))
            .await;
        desk.click_named_unanswered("Quit").await;
        desk.ended().await;
        assert!(all_of(&desk.library()) == before, "not a byte was changed");
    }
}

/// Another library is opened for one run, in a window of its own; the one that cannot be opened stays as it is.
#[tokio::test]
async fn another_library_is_opened_instead() {
    let mut desk = used().await;
    made_newer(&desk.library(), "2.3.0");
    let before = all_of(&desk.library());
    let [letters, other] = ["letters", "other"].map(|name| desk.home().join(name));
    fs::create_dir(&letters).unwrap();
    fs::write(letters.join("aunt.txt"), "Dear aunt").unwrap();
    fs::create_dir(&other).unwrap();

    desk.reopen().await;
    desk.see(NEWER).await;
    desk.click_named("Open another library…").await;
    desk.dismiss_dialog("Open Library").await;
    desk.click_named("Open another library…").await;
    desk.answer_dialog("Open Library", &letters).await;
    desk.see(&format!(
        "{} holds no library and is not empty. Choose the folder of a library, or an empty one for a new library. Nothing was changed.",
        letters.display()
    ))
    .await;
    assert_eq!(all_of(&letters).len(), 1);

    desk.click_named("Open another library…").await;
    desk.answer_dialog("Open Library", &other).await;
    desk.until("the other library has a window", async || {
        desk.process().is_none() && desk.process_on(&other).is_some()
    })
    .await;
    desk.until("its window is there", async || {
        !desk.windows("Lectern").is_empty()
    })
    .await;
    // It heeds its keys, so its page is up.
    desk.until("it ends by Ctrl+Q", async || {
        desk.press_in("Lectern", "ctrl+q");
        desk.process_on(&other).is_none()
    })
    .await;
    let library = Library::open(&other, Actor::CommandLine).unwrap();
    let held = documents::documents(&library).unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].title, REPORT);
    assert!(all_of(&desk.library()) == before, "not a byte was changed");
}

/// What stood in the way may be gone: it can be tried again.
#[tokio::test]
async fn a_folder_that_is_none_is_named_and_tried_again() {
    let mut desk = used().await;
    let away = desk.library().with_file_name("away");
    fs::rename(desk.library(), &away).unwrap();
    fs::write(desk.library(), "no folder").unwrap();
    desk.reopen().await;
    desk.see("The library cannot be opened").await;
    desk.see(&desk.library().display().to_string()).await;
    desk.js("window.isOldPage = true").await;
    desk.click_named("Try again").await;
    desk.until("it was tried again", async || {
        desk.js("return window.isOldPage === undefined").await == true
    })
    .await;
    desk.see("The library cannot be opened").await;
    assert_eq!(fs::read_to_string(desk.library()).unwrap(), "no folder");
    fs::remove_file(desk.library()).unwrap();
    fs::rename(&away, desk.library()).unwrap();
    desk.click_named("Try again").await;
    desk.see(REPORT).await;
}

/// Over a terminal of another machine there is nothing to show a window on.
#[test]
fn without_a_display_it_says_so_and_touches_nothing() {
    let place = tempfile::tempdir().unwrap();
    let library = place.path().join("library");
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_lectern"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("XDG_RUNTIME_DIR", place.path())
        .env("LECTERN_LIBRARY", &library)
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(1));
    let words = String::from_utf8(said.stderr).unwrap();
    assert!(words.contains("needs a display"), "{words}");
    assert!(!library.exists());
}
