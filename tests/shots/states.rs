//! Where there is nothing yet, where something went wrong, and what is said about files that cannot come in.

use std::fs;
use std::time::Duration;

use tempfile::TempDir;
use thirtyfour::support::sleep;

use super::desk::scenes::{PAGE, at_rest, mark, toured};
use super::desk::{Album, Setup};
use super::{LARGE, LIGHT, LIGHT_AND_DARK, SMALL};

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn states_large() {
    states(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn states_small() {
    states(SMALL).await;
}

/// Where there is nothing yet, and where something went wrong.
async fn states(size: (u32, u32)) {
    let disk = TempDir::new().unwrap();
    let disk = disk.path().join("disk");
    let mut desk = toured().env("LECTERN_TEST_DISK", &disk).open().await;
    let album = Album::of(&desk, size).await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.press("Ctrl+Shift+e").await;
    desk.see("Nothing to take out yet").await;
    album.take("export-nothing", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    mark(&desk).await;
    desk.press("Escape").await;
    desk.press("End").await;
    desk.see("Nothing is marked on this part").await;
    album.take("notes-elsewhere", LIGHT).await;
    desk.press("Home").await;
    desk.select(PAGE, "about as many as a page of prose").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    fs::write(&disk, "read-only").unwrap();
    desk.type_text("Which of our slides?").await;
    desk.find(".say-bar").await;
    album.take("not-saved", LIGHT_AND_DARK).await;
    desk.press("Ctrl+q").await;
    desk.see("One note could not be saved").await;
    album.take("not-saved-closing", LIGHT_AND_DARK).await;
    fs::remove_file(&disk).unwrap();
    desk.press("Escape").await;
    desk.click_named("Try now").await;
    desk.find(".edit-foot .saved svg").await;
    // What was read last could not be kept meanwhile, and the next start would be at one line or another.
    desk.press("Escape").await;
    desk.press("End").await;
    at_rest(&desk).await;
    desk.press("Home").await;
    at_rest(&desk).await;
    sleep(Duration::from_millis(700)).await; // the place is kept

    desk.kill().await;
    desk.reopen().await;
    let album = Album::of(&desk, size).await;
    desk.see("Lectern closed unexpectedly").await;
    album.take("closed-unexpectedly", LIGHT_AND_DARK).await;
    desk.press("Ctrl+1").await;
    desk.click(".lib tbody tr").await;
    desk.press("Delete").await;
    desk.see("Nothing on the desk").await;
    album.take("library-empty", LIGHT_AND_DARK).await;
    desk.close().await;

    let file = desk.library().join("library.lectern");
    let mut bytes = fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    fs::write(&file, bytes).unwrap();
    desk.reopen().await;
    let album = Album::of(&desk, size).await;
    desk.see("This library needs a newer Lectern").await;
    album.take("newer-library", LIGHT_AND_DARK).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn refused_large() {
    refused(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn refused_small() {
    refused(SMALL).await;
}

/// What is said about files that cannot come in.
async fn refused(size: (u32, u32)) {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let empty = file("minutes-of-march.md", b" \n");
    let binary = file("ledger.md", &[0, 159, 146, 150, 0, 1, 2, 255, 0, 0]);
    let missing = folder.path().join("board.md");
    for (name, files) in [
        ("refused", vec![binary.clone()]),
        ("refused-unreadable", vec![missing.clone()]),
        ("refused-several", vec![binary, empty, missing]),
    ] {
        let mut setup = Setup::default();
        for file in files {
            setup = setup.file(file);
        }
        let desk = setup.open().await;
        let album = Album::of(&desk, size).await;
        desk.see(".md").await;
        album.take(name, LIGHT_AND_DARK).await;
    }
}
