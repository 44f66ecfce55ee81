//! What one expects of any program on a desktop: one window per library, files handed on, and its place kept.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::Desk;
use lectern_core::documents::documents;
use lectern_core::{Actor, Library};

const PAGE: &str = ".page .column";

fn write(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(format!("{name}.md"));
    fs::write(&file, format!("# {name}\n\nWords of {name}.\n")).unwrap();
    file
}

/// What a library holds; nothing while it is still being made.
fn titles(library: &Path) -> Vec<String> {
    let Ok(library) = Library::open(library, Actor::CommandLine) else {
        return Vec::new();
    };
    let all = documents(&library).unwrap();
    all.into_iter().map(|it| it.title).collect()
}

#[tokio::test]
async fn a_second_start_hands_its_file_to_the_first_window() {
    let desk = Desk::open().await;
    desk.find(".lib tbody tr").await;
    write(&desk.home(), "Handed on");
    let first = desk.process();
    // By a name relative to where the second one is started.
    let code = desk
        .start_again(&["Handed on.md"], &[])
        .wait(Duration::from_secs(20));
    assert_eq!(code, Some(0), "the second start ends well, and at once");
    desk.find(PAGE).await;
    desk.see("Words of Handed on.").await;
    assert_eq!(desk.process(), first);
}

#[tokio::test]
async fn another_library_has_a_window_of_its_own() {
    let desk = Desk::open().await;
    desk.find(".lib tbody tr").await;
    let other = desk.home().join("other library");
    let file = write(&desk.home(), "Elsewhere");
    let second = desk.start_again(
        &[file.to_str().unwrap()],
        &[("LECTERN_LIBRARY", other.to_str().unwrap())],
    );
    desk.until("the other library has the file", async || {
        titles(&other).iter().any(|title| title == "Elsewhere")
    })
    .await;
    assert_eq!(second.wait(Duration::ZERO), None, "it goes on running");
    assert!(!titles(&desk.library()).contains(&"Elsewhere".to_owned()));
}

#[tokio::test]
async fn of_two_starts_at_once_one_window_has_both_files() {
    let desk = Desk::open().await;
    desk.find(".lib tbody tr").await;
    let library = desk.home().join("new library");
    let environment = [("LECTERN_LIBRARY", library.to_str().unwrap())];
    let starts: Vec<_> = (1..=4)
        .map(|number| {
            let file = write(&desk.home(), &format!("Report {number}"));
            desk.start_again(&[file.to_str().unwrap()], &environment)
        })
        .collect();
    desk.until("all files are in", async || titles(&library).len() == 5)
        .await;
    desk.until("one program is left", async || {
        let running = starts
            .iter()
            .filter(|start| start.wait(Duration::ZERO).is_none());
        running.count() == 1
    })
    .await;
}

#[tokio::test]
async fn the_window_is_where_it_was_if_there_is_a_screen() {
    let mut desk = Desk::open().await;
    desk.find(".lib tbody tr").await;
    desk.resize(1000, 700).await;
    desk.restart().await;
    desk.find(".lib tbody tr").await;
    let size = desk.js("return [innerWidth, innerHeight]").await;
    assert_eq!(size, serde_json::json!([1000, 700]));
    desk.close().await;

    // The screen it stood on is gone.
    let state = desk
        .home()
        .join(".config/app.lectern.desk/.window-state.json");
    let mut kept: serde_json::Value = serde_json::from_slice(&fs::read(&state).unwrap()).unwrap();
    kept["main"]["x"] = 9000.into();
    kept["main"]["y"] = 9000.into();
    fs::write(&state, kept.to_string()).unwrap();
    desk.reopen().await;
    desk.find(".lib tbody tr").await;
    let place = desk.driver().get_window_rect().await.unwrap();
    assert!(
        (0..1600).contains(&place.x) && (0..1200).contains(&place.y),
        "{place:?}"
    );
}

#[tokio::test]
async fn the_menu_of_a_browser_is_nowhere_but_where_one_types() {
    let mut desk = Desk::open().await;
    desk.find(".lib tbody tr").await;
    desk.js(
        "addEventListener('contextmenu', (event) => { window.taken = event.defaultPrevented })",
    )
    .await;
    desk.right_click(".view-head h1").await;
    desk.until("the page has taken the click for itself", async || {
        desk.js("return window.taken").await == true
    })
    .await;
    let left = desk
        .js("return document.querySelector('.view-head input').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))")
        .await;
    assert_eq!(left, true);
    desk.close().await;
}
