//! Links in notes in the real window: two brackets propose, the link is kept, followed and listed at its target, and
//! Back returns.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::path::Path;

use desk::Desk;
use lectern_core::annotations::{self, NoteOn};
use lectern_core::{Actor, Library, documents};

const PAGE: &str = ".page .column";
const TEXT: &str = ".note.editing textarea";

/// Two reports: the built-in one is open, with a note of its own.
async fn open() -> (Desk, uuid::Uuid) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/odd-characters.md");
    let desk = Desk::open_with(file).await;
    desk.find(PAGE).await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let odd = documents::documents(&library)
        .unwrap()
        .into_iter()
        .find(|one| one.title.contains("Odd"))
        .unwrap()
        .document;
    let target = annotations::note(&library, NoteOn::Document(odd), "Where the ferryman waits.")
        .unwrap()
        .answer
        .annotation;
    desk.see("Where the ferryman waits.").await;
    (desk, target)
}

async fn value(desk: &Desk) -> String {
    let value = desk
        .js_with(
            "return document.querySelector(arguments[0])?.value ?? null",
            vec![serde_json::json!(TEXT)],
        )
        .await;
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_link_is_proposed_kept_followed_and_listed_at_its_target() {
    let (desk, target) = open().await;
    // From a note in another report to the note here.
    desk.press("Ctrl+1").await;
    desk.double_click(".lib tbody tr:nth-child(2)").await;
    desk.find(PAGE).await;
    desk.press("n").await;
    desk.find(TEXT).await;
    desk.insert("See [[ferry").await;
    desk.find(".proposals [role=option]").await;
    desk.press("Enter").await;
    let written = format!("See [Where the ferryman waits.](lectern://annotation/{target})");
    desk.until("the link is written", async || {
        value(&desk).await == written
    })
    .await;
    desk.gone(".proposals").await;
    // The field's own undo takes it back, and forward again.
    desk.press("Ctrl+z").await;
    desk.until("taken back", async || value(&desk).await == "See [[ferry")
        .await;
    desk.press("Ctrl+Shift+z").await;
    desk.until("and again", async || value(&desk).await == written)
        .await;
    desk.press("Ctrl+Enter").await;
    desk.gone(TEXT).await;

    // It is followed, and the target says what links to it.
    desk.click(".nt a[href^='lectern:']").await;
    desk.see("Linked from").await;
    desk.see("See Where the ferryman waits.").await;
    desk.press("Alt+Left").await;
    desk.until("Back returns", async || {
        desk.text(".doc-head h2").await.contains("Advances")
    })
    .await;
    // From there the way leads forward, and by the list back to the note.
    desk.press("Alt+Right").await;
    desk.click(".linked-from button").await;
    desk.until("the note that links", async || {
        desk.text(".doc-head h2").await.contains("Advances")
    })
    .await;
}

#[tokio::test]
async fn esc_closes_the_list_alone_and_a_target_that_is_gone_says_so() {
    let (desk, target) = open().await;
    desk.press("n").await;
    desk.find(TEXT).await;
    desk.insert("[[ferry").await;
    desk.find(".proposals [role=option]").await;
    desk.press("Escape").await;
    desk.gone(".proposals").await;
    assert_eq!(value(&desk).await, "[[ferry");
    // Other brackets bring another list; a click takes.
    desk.insert(" [[odd").await;
    desk.click(".proposals [role=option]").await;
    desk.until("the link is written", async || {
        value(&desk).await.contains("](lectern://document/")
    })
    .await;
    desk.press("Ctrl+a").await;
    desk.insert(&format!(
        "[words](lectern://annotation/{target}) [page](https://example.org)"
    ))
    .await;
    desk.press("Ctrl+Enter").await;
    desk.see("Linked from").await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    annotations::remove(&library, target).unwrap();
    desk.see_no_more("ferryman").await;
    desk.click(".nt a[href^='lectern:']").await;
    desk.see("What this link led to is no longer here.").await;
}

#[tokio::test]
async fn what_links_to_a_topic_is_told_at_its_name() {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.next_topic("j").await;
    // What the menu opens keeps the focus.
    desk.click_named("Add a note").await;
    desk.click_named("Note on this topic").await;
    desk.find(&format!("{TEXT}:focus")).await;
    desk.insert("A word. ").await;
    desk.press("Ctrl+Enter").await;
    desk.see("A word.").await;
    desk.click_named("More on Model efficiency").await;
    desk.click_named("Copy link").await;
    desk.see("Link copied").await;
    // Pasted into the note, and followed from another topic.
    desk.next_topic("j").await;
    desk.press("n").await;
    desk.find(TEXT).await;
    desk.press("Ctrl+v").await;
    desk.until("the link is pasted", async || {
        value(&desk)
            .await
            .contains("[Model efficiency](lectern://topic/")
    })
    .await;
    desk.press("Ctrl+Enter").await;
    desk.click(".nt a[href^='lectern:']").await;
    desk.click_named("Linked from 1 note").await;
    desk.see("Model efficiency").await;
    desk.press("Escape").await;
    desk.gone("[role=menu]").await;

    // A topic without a note is linked to from the contents, by keyboard.
    desk.press("g").await;
    desk.find(".toc button:focus").await;
    desk.press("Down").await;
    desk.until("the next row has the focus", async || {
        desk.text(".toc button:focus").await.contains("Ethical")
    })
    .await;
    desk.gone(".toast").await;
    desk.press("Shift+F10").await;
    desk.click_named("Copy link").await;
    desk.see("Link copied").await;
    desk.press("Ctrl+f").await;
    desk.find(".find input").await;
    desk.until("the link is pasted", async || {
        // The clipboard gets it a moment later than the key.
        desk.press("Ctrl+a").await;
        desk.press("Ctrl+v").await;
        let pasted = desk
            .js("return document.querySelector('.find input').value")
            .await;
        pasted.as_str().is_some_and(|text| {
            text.starts_with("[Ethical AI and bias mitigation](lectern://topic/")
        })
    })
    .await;
}
