//! Pictures of the window's screens, for the eye and for the README: `cargo xtask shots`.
//!
//! Each test sits down at a window of one size, does by mouse and keyboard what brings a screen about, and takes
//! a picture of it in each theme that tells something new. `LECTERN_SHOTS` names the folder they go to.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "shots/library.rs"]
mod arranged;
mod desk;
#[path = "shots/search.rs"]
mod search;
#[path = "shots/settings.rs"]
mod settings;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::{Album, Desk, Setup};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::support::sleep;

const LARGE: (u32, u32) = (1280, 800);
const SMALL: (u32, u32) = (900, 600);
const ALL_THEMES: &[&str] = &["light", "sepia", "dark", "contrast"];
const LIGHT_AND_DARK: &[&str] = &["light", "dark"];
const LIGHT: &[&str] = &["light"];

/// The text of the built-in report.
const PAGE: &str = ".page .topic";
/// A mark of a colour on the page.
const ROSE: &str = ".page .topic .hl-rose";

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
async fn refused_large() {
    refused(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn refused_small() {
    refused(SMALL).await;
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
        for _ in 1..topic {
            desk.press("j").await;
            at_rest(&desk).await;
        }
        album
            .take(&format!("topic-with-{name}"), LIGHT_AND_DARK)
            .await;
        desk.press("Space").await;
        at_rest(&desk).await;
        album.take(&format!("topic-with-{name}-on"), LIGHT).await;
    }

    // The last of all: WebDriver never says that the right button came up again.
    desk.press("Home").await;
    desk.right_click(ROSE).await;
    album.take("reader-mark-menu", LIGHT_AND_DARK).await;
}

/// Waits until the page has been where it is for a while.
async fn at_rest(desk: &Desk) {
    let top = async || {
        desk.js("return document.querySelector('.page-scroll').scrollTop")
            .await
    };
    desk.until("the page is at rest", async || {
        let before = top().await;
        sleep(Duration::from_millis(500)).await;
        before == top().await
    })
    .await;
}

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

/// Five colours, an overlap, notes, tags, bookmarks on a topic and at a place.
async fn mark(desk: &Desk) {
    for (words, key) in [
        (
            "whatever can be cut into pieces and turned into vectors can stand in the sequence",
            "1",
        ),
        (
            "turned into vectors can stand in the sequence beside text",
            "3",
        ),
        ("trained on 400 million pairs from the web", "2"),
        ("froze a vision encoder and a language model", "4"),
        ("images become discrete tokens", "5"),
    ] {
        desk.select(PAGE, words).await;
        desk.find(".seltools:not(.unplaced)").await;
        desk.press(key).await;
        desk.gone(".seltools").await;
    }
    desk.click(ROSE).await;
    desk.press("n").await;
    desk.find(".note.editing textarea, .pop textarea").await;
    desk.type_text("Only the bridge is trained. Is that why it was so cheap?")
        .await;
    desk.press("Escape").await;
    desk.gone(".note.editing").await;
    desk.press("Escape").await;
    desk.press("b").await;
    desk.select(PAGE, "A minute of video").await;
    desk.find(".seltools:not(.unplaced)").await;
    desk.press("b").await;
    desk.gone(".seltools").await;
}

/// A machine on which the tour was seen.
fn toured() -> Setup {
    Setup::default().settings(&json!({ "tour_seen": true }))
}

/// Reports in several scripts and lengths.
fn shelf() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    write(
        "observatory.txt",
        &fs::read_to_string(fixtures.join("field-report.txt")).unwrap(),
    );
    write(
        "stars.md",
        &format!(
            "---\ntitle: מדריך לתצפית בכוכבים\nauthor: נועה לוי\nlang: he\n---\n\n## בחירת המקום\n\n{}\n\n## הלילה הראשון\n\n{}\n",
            "לפני שמציבים עמוד אחד, כדאי לבלות תריסר לילות במקום עם כיסא, מצפן ומחברת, ולרשום היכן עומדים העצים. ".repeat(12),
            "מי שאינו רושם את מה שראה, בילה ערב נעים ולא יותר מזה. ".repeat(20),
        ),
    );
    write(
        "garden.md",
        &format!(
            "---\ntitle: 庭園の水と石についての報告\nauthor: 山田 花子\nlang: ja\n---\n\n## 水\n\n{}\n",
            "水は低いところへ流れ、庭の形を決める。石はその流れを受けとめ、音を変える。".repeat(20)
        ),
    );
    write(
        "long.md",
        "---\ntitle: On the Slow Repair of Dry Stone Walls in Upland Parishes, with Measurements Taken over Eleven Winters and a Note on Frost\nauthor: The Committee for Walls, Hedges and Ditches of the Upper Valley\n---\n\n## Winter\n\nFrost lifts a wall from below.\n",
    );
    write(
        "short.md",
        "---\ntitle: Tides\nauthor: M. Okafor\n---\n\n## Springs\n\nTwice a month the sun helps.\n",
    );
    folder
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}
