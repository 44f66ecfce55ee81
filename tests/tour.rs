//! The tour on the first start: beside the real thing, in nobody's way, and gone when it was seen.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::path::Path;

use desk::{Desk, Setup};

const PAGE: &str = ".page .column";
const WORDS: &str = "whatever can be cut into pieces";
const CARD: &str = ".tour";

/// Lectern's first start, with the built-in report opened.
async fn first_start(setup: Setup) -> Desk {
    let desk = setup.open().await;
    desk.see("Advances in Large Language Models").await;
    assert_eq!(desk.count(CARD).await, 0, "it waits for a document");
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk
}

async fn step(desk: &Desk, title: &str) {
    desk.until(&format!("the tour says “{title}”"), async || {
        desk.js("return document.querySelector('.tour h2')?.innerText")
            .await
            == title
    })
    .await;
}

/// Each step is done by doing the real thing; after the last the tour is over, and a restart keeps it so.
#[tokio::test]
async fn each_step_is_done_by_doing_it() {
    let save = tempfile::tempdir().unwrap();
    let mut desk = first_start(Setup::default().env("LECTERN_TEST_SAVE_FOLDER", save.path())).await;
    step(&desk, "Mark what matters").await;
    assert_eq!(
        desk.js("return document.activeElement.closest('.tour')")
            .await,
        serde_json::Value::Null,
        "it does not take the focus"
    );
    desk.until("it is announced politely", async || {
        desk.js(
            "return [...document.querySelectorAll('[role=status]')].some((said) => \
             said.textContent.startsWith('Tour, step 1 of 4: Mark what matters.'))",
        )
        .await
            == true
    })
    .await;

    desk.select(PAGE, WORDS).await;
    desk.click(".seltools .sw.hl-green").await;
    step(&desk, "Say why").await;

    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("Because of the slides.").await;
    desk.find(".edit-foot .saved svg").await;
    step(&desk, "Say why").await; // it does not talk over a writer
    desk.press("Escape").await;
    step(&desk, "Keep your place").await;

    desk.press("b").await;
    step(&desk, "Take it with you").await;

    desk.press("Ctrl+Shift+e").await;
    desk.find("dialog[open]").await;
    desk.click_named("Save as…").await;
    desk.see("Saved 2 notes to").await;
    desk.gone(CARD).await;

    desk.restart().await;
    desk.find(PAGE).await;
    desk.find(".note").await;
    assert_eq!(desk.count(CARD).await, 0, "it does not come back unasked");

    // Not even where the library is new again.
    desk.close().await;
    std::fs::remove_dir_all(desk.library()).unwrap();
    desk.reopen().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.see("No notes yet").await;
    assert_eq!(desk.count(CARD).await, 0, "who has seen it has seen it");
}

/// By Next and by keyboard alone; then asked for in the library, skipped, and still gone after a restart.
#[tokio::test]
async fn by_next_by_keyboard_and_again_from_the_library() {
    let mut desk = first_start(Setup::default()).await;
    step(&desk, "Mark what matters").await;
    desk.until("F6 leads to the tour", async || {
        desk.press("F6").await;
        desk.js("return document.activeElement.closest('.tour') !== null")
            .await
            == true
    })
    .await;
    desk.until("Tab leads to Next", async || {
        desk.press("Tab").await;
        desk.js("return document.activeElement.innerText").await == "Next"
    })
    .await;
    for title in ["Say why", "Keep your place", "Take it with you"] {
        desk.press("Enter").await;
        step(&desk, title).await;
    }
    desk.press("Enter").await;
    desk.gone(CARD).await;
    desk.until("the focus is on the page again", async || {
        desk.js("return document.activeElement.matches('.page-scroll')")
            .await
            == true
    })
    .await;

    desk.press("Ctrl+1").await;
    desk.click_named("Take the tour").await;
    step(&desk, "Mark what matters").await;
    desk.click_named("Skip the tour").await;
    desk.gone(CARD).await;
    desk.see("The tour can be taken again from the library.")
        .await;

    desk.press("Ctrl+1").await;
    desk.click_named("Take the tour").await;
    step(&desk, "Mark what matters").await;
    desk.restart().await;
    desk.find(PAGE).await;
    desk.see("No notes yet").await;
    assert_eq!(desk.count(CARD).await, 0, "asked for once is not for ever");
}

/// It lies over nothing that is in use: not the selection's tools, not a note being written, at any size.
#[tokio::test]
async fn in_nobodys_way() {
    let desk = first_start(Setup::default()).await;
    step(&desk, "Mark what matters").await;
    for (width, height) in [(1280, 800), (900, 600), (480, 400)] {
        desk.resize(width, height).await;
        desk.press("Home").await;
        // Where the page is alone, its last line on screen is the worst place.
        let words = desk
            .js(
                "const foot = innerHeight - 40; \
                 const p = [...document.querySelectorAll('.page .column p')].filter((p) => { \
                     const box = p.getBoundingClientRect(); return box.top > 60 && box.top < foot - 30; }).at(-1); \
                 return p.textContent.trim().split(/\\s+/).slice(0, 3).join(' ')",
            )
            .await;
        desk.select(PAGE, words.as_str().unwrap()).await;
        desk.find(".seltools:not(.unplaced)").await;
        apart(&desk, ".seltools").await;
        desk.press("n").await;
        desk.find(".note.editing textarea").await;
        desk.type_text("One\nTwo\nThree").await;
        desk.find(".edit-foot .saved svg").await;
        apart(&desk, ".note.editing").await;
        desk.press("Escape").await;
        desk.gone(".note.editing").await;
        desk.press("Escape").await;
        desk.press("Ctrl+z").await;
        desk.press("Ctrl+z").await;
        desk.counted("mark", 0).await;
        assert_eq!(desk.count(CARD).await, 1);
    }
}

/// The card and another thing do not touch, unless that thing lies in the layer above all.
async fn apart(desk: &Desk, css: &str) {
    desk.until(&format!("the tour leaves {css} in sight"), async || {
        desk.js_with(
            "const thing = [...document.querySelectorAll(arguments[0])].find((el) => el.checkVisibility()); \
             const box = thing.getBoundingClientRect(); \
             const inside = box.top >= 0 && box.bottom <= innerHeight; \
             const free = [[.5, .02], [.02, .5], [.98, .5], [.5, .98]].every(([x, y]) => { \
                 const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y); \
                 return at !== null && !at.closest('.tour'); }); \
             return inside && free",
            vec![serde_json::json!(css)],
        )
        .await
            == true
    })
    .await;
}

/// A report of one's own on the first start has the tour beside it, too; a library in use never has.
#[tokio::test]
async fn only_where_nothing_was_read_yet() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/field-report.txt");
    let desk = Desk::open_with(&file).await;
    desk.find(PAGE).await;
    step(&desk, "Mark what matters").await;
    drop(desk);

    let desk = used_library().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.see("From before.").await;
    assert_eq!(desk.count(CARD).await, 0);
}

/// A library that a script has written notes into, and no settings yet.
async fn used_library() -> Desk {
    use lectern_core::{Actor, Library, annotations, documents};
    let mut desk = Desk::open().await;
    desk.close().await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let document = documents::documents(&library).unwrap()[0].document;
    annotations::note(
        &library,
        annotations::NoteOn::Document(document),
        "From before.",
    )
    .unwrap();
    drop(library);
    desk.reopen().await;
    desk
}
