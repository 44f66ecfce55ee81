//! Pictures of the window's screens, for the eye and for the README: `cargo xtask shots`.
//!
//! Each test sits down at a window of one size, does by mouse and keyboard what brings a screen about, and takes
//! a picture of it in each theme that tells something new. `LECTERN_SHOTS` names the folder they go to.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "shots/library.rs"]
mod arranged;
mod desk;
#[path = "shots/links.rs"]
mod links;
#[path = "shots/notebook.rs"]
mod notebook;
#[path = "shots/results.rs"]
mod results;
#[path = "shots/search.rs"]
mod search;
#[path = "shots/settings.rs"]
mod settings;
#[path = "shots/states.rs"]
mod states;

use std::time::Duration;

use desk::scenes::{PAGE, ROSE, at_rest, files_in, mark, shelf, toured};
use desk::{Album, Desk};
use thirtyfour::support::sleep;

const LARGE: (u32, u32) = (1280, 800);
const SMALL: (u32, u32) = (900, 600);
const ALL_THEMES: &[&str] = &["light", "sepia", "dark", "contrast"];
const LIGHT_AND_DARK: &[&str] = &["light", "dark"];
const LIGHT: &[&str] = &["light"];

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn library_large() {
    library(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn library_small() {
    library(SMALL).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn reader_large() {
    reader(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn reader_small() {
    reader(SMALL).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn tour_large() {
    tour(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn tour_small() {
    tour(SMALL).await;
}

/// The tour on the first start, step by step, beside what it speaks of.
async fn tour(size: (u32, u32)) {
    let desk = Desk::open().await;
    let album = Album::of(&desk, size).await;
    desk.double_click(".lib tbody tr").await;
    desk.see("Mark what matters").await;
    album.take("tour-1", LIGHT_AND_DARK).await;
    desk.select(PAGE, "about as many as a page of prose").await;
    desk.find(".seltools:not(.unplaced)").await;
    album.take("tour-1-selection", ALL_THEMES).await;
    desk.press("1").await;
    desk.see("Say why").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("How many tokens would *our* slides cost?")
        .await;
    desk.find(".edit-foot .saved svg").await;
    album.take("tour-2-written", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.see("Keep your place").await;
    album.take("tour-3", LIGHT_AND_DARK).await;
    desk.press("b").await;
    desk.see("Take it with you").await;
    album.take("tour-4", LIGHT_AND_DARK).await;
    // With the notes away it lies over the page, and gives way to what is selected under it.
    desk.press("Shift+F9").await;
    desk.gone("aside.pane").await;
    album.take("tour-over-page", LIGHT_AND_DARK).await;
    desk.press("Shift+F9").await;
    desk.press("Ctrl+1").await;
    desk.see("Take the tour").await;
    album.take("tour-again", LIGHT_AND_DARK).await;
}

/// The library on its first day, and with reports in several scripts, some of them begun.
async fn library(size: (u32, u32)) {
    let desk = toured().open().await;
    let album = Album::of(&desk, size).await;
    desk.see("Advances in Large Language Models").await;
    album.take("library-first-day", ALL_THEMES).await;
    drop(desk);

    let shelf = shelf();
    let mut setup = toured();
    for file in files_in(shelf.path()) {
        setup = setup.file(file);
    }
    let desk = setup.open().await;
    let album = Album::of(&desk, size).await;
    desk.see("Keeping a Small Observatory").await;
    for (title, screens) in [
        ("Advances in Large Language Models", 4),
        ("מדריך לתצפית בכוכבים", 1),
        ("Report on Keeping a Small Observatory", 2),
    ] {
        if desk.count(".page").await > 0 {
            desk.press("Ctrl+1").await;
        }
        desk.click_text(".lib tbody", title).await;
        desk.press("Enter").await;
        desk.find(PAGE).await;
        for _ in 0..screens {
            sleep(Duration::from_millis(2500)).await; // long enough to count as read
            desk.press("Space").await;
        }
        sleep(Duration::from_millis(700)).await; // the place is kept
        album.take(&format!("reader-of-{screens}"), LIGHT).await;
    }
    desk.press("Ctrl+1").await;
    desk.see("Continue reading").await;
    album.take("library", ALL_THEMES).await;
    desk.click_text(".lib tbody", "Advances in Large Language Models")
        .await;
    desk.see("1 chosen").await;
    album.take("library-chosen", LIGHT_AND_DARK).await;
    desk.right_click("tr[aria-selected=true]").await;
    album.take("library-menu", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.press("Ctrl+f").await;
    desk.type_text("quantum").await;
    desk.see("No title or author has").await;
    album.take("library-filter-without-hit", LIGHT).await;
}

/// The reader, and all that opens over it.
async fn reader(size: (u32, u32)) {
    let desk = toured().open().await;
    let album = Album::of(&desk, size).await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    album.take("reader-unmarked", LIGHT_AND_DARK).await;
    mark(&desk).await;
    desk.press("Home").await;
    album.take("reader", ALL_THEMES).await;

    desk.press("m").await;
    album.take("reader-current-mark", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.press("Home").await;

    desk.select(PAGE, "about as many as a page of prose").await;
    desk.find(".seltools:not(.unplaced)").await;
    album.take("selection", ALL_THEMES).await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text(
        "How many tokens would *our* slides cost?\n\n- 336 px: 576\n- a whole deck: 20,000",
    )
    .await;
    desk.find(".edit-foot .saved svg").await;
    album.take("note-being-written", ALL_THEMES).await;
    desk.press("Ctrl+Shift+p").await;
    album.take("note-preview", LIGHT).await;
    desk.press("Ctrl+Shift+p").await;
    desk.press("Escape").await;

    desk.press("Ctrl+f").await;
    desk.type_text("model").await;
    desk.see("of 1").await;
    album.take("find", LIGHT_AND_DARK).await;
    desk.type_text("xyz").await;
    desk.see("Not in this document").await;
    album.take("find-without-hit", LIGHT).await;
    desk.press("Escape").await;
    desk.press("Home").await;

    desk.press("Ctrl+t").await;
    desk.find(".typo").await;
    album.take("type", ALL_THEMES).await;
    desk.press("Escape").await;

    desk.press("f").await;
    desk.gone("nav.pane").await;
    sleep(Duration::from_millis(400)).await;
    album.take("focus-mode", LIGHT_AND_DARK).await;
    desk.press("f").await;

    desk.press("Ctrl+Shift+e").await;
    desk.see(" notes, ").await;
    album.take("export", ALL_THEMES).await;
    desk.press("Escape").await;
    desk.gone("dialog").await;

    desk.click(ROSE).await;
    desk.press("Delete").await;
    desk.see("Highlight removed").await;
    album.take("toast", LIGHT_AND_DARK).await;
    desk.press("Ctrl+z").await;
    desk.see("Undid: highlight removed").await;
    desk.click(".toast > button:last-child").await;
    desk.gone(".toast").await;

    desk.click(".page sup a").await;
    desk.see("Go to the note").await;
    album.take("footnote", LIGHT).await;
    desk.press("Escape").await;
    for (topic, name) in [(2, "table"), (7, "figure"), (9, "code")] {
        desk.press("Home").await;
        at_rest(&desk).await;
        for _ in 1..topic {
            move_on(&desk, "j").await;
        }
        album
            .take(&format!("topic-with-{name}"), LIGHT_AND_DARK)
            .await;
        move_on(&desk, "Space").await;
        album.take(&format!("topic-with-{name}-on"), LIGHT).await;
    }

    // The last of all: WebDriver never says that the right button came up again.
    desk.press("Home").await;
    desk.right_click(ROSE).await;
    album.take("reader-mark-menu", LIGHT_AND_DARK).await;
}

/// Presses a key that leads on, and waits until it has.
async fn move_on(desk: &Desk, key: &str) {
    let top = async || {
        desk.js("return document.querySelector('.page-scroll').scrollTop")
            .await
    };
    let before = top().await;
    desk.press(key).await;
    desk.until("the page has moved", async || top().await != before)
        .await;
    at_rest(desk).await;
}
