//! Where there is nothing yet, the window says what to do about it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use desk::Desk;

const PAGE: &str = ".page .column";

/// A library without documents offers both ways on; the built-in report comes back with its notes.
#[tokio::test]
async fn a_library_without_documents() {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("Mine.").await;
    desk.find(".edit-foot .saved svg").await;
    desk.press("Escape").await;
    desk.press("Ctrl+1").await;
    desk.click(".lib tbody tr").await;
    desk.press("Delete").await;
    desk.see("Nothing on the desk").await;
    desk.see("Add a report in Markdown or plain text, or drop files and folders anywhere on this window.")
        .await;
    desk.see("Add documents").await;
    desk.click_named("Bring back the built-in report").await;
    desk.find(PAGE).await;
    desk.see("Mine.").await;
    desk.press("Ctrl+z").await;
    desk.see("Nothing on the desk").await;
}

#[tokio::test]
async fn a_filter_without_hit() {
    let desk = Desk::open().await;
    desk.see("Advances in Large Language Models").await;
    desk.press("Ctrl+f").await;
    desk.type_text("quantum").await;
    desk.see("No title or author has “quantum”.").await;
    desk.click_named("Show all documents").await;
    desk.see("Advances in Large Language Models").await;
}

/// The notes pane: how notes come about, what hides them, and where they are.
#[tokio::test]
async fn notes_that_are_not_there() {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.see("No notes yet").await;
    desk.see("Note on this topic N").await;
    desk.see("Bookmark B").await;
    desk.see("Place a cursor in the text V").await;

    desk.select(PAGE, "Two encoders, one for images").await;
    desk.click(".seltools .sw.hl-green").await;
    desk.counted("mark.hl-green", 1).await;
    desk.press("Escape").await; // what is current is listed whatever the filter says
    desk.click_named("Filter notes").await;
    desk.click_named("Violet").await;
    desk.press("Escape").await;
    desk.see("No violet notes here").await;
    desk.see("1 note in this document has another colour.")
        .await;
    desk.click_named("Show all notes").await;
    desk.gone(".pane.right .empty").await;

    desk.press("End").await;
    desk.see("Nothing is marked on this part of the text.")
        .await;
    desk.see("Next mark M").await;
}

/// The export: nothing yet at all, and nothing under these choices.
#[tokio::test]
async fn nothing_to_take_out() {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.press("Ctrl+Shift+e").await;
    desk.see("Nothing to take out yet").await;
    desk.see("Select words on a page and choose a colour, or write a note.")
        .await;
    desk.press("Escape").await;
    desk.gone("dialog").await;

    desk.select(PAGE, "Two encoders, one for images").await;
    desk.click(".seltools .sw.hl-green").await;
    desk.counted("mark.hl-green", 1).await;
    desk.press("Ctrl+Shift+e").await;
    desk.see("1 note, ").await;
    desk.click_named("Highlights").await;
    desk.see("No notes under these choices").await;
}

/// Find: what keeps the words from being found can be put away at the place.
#[tokio::test]
async fn find_without_hit() {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.press("Ctrl+f").await;
    desk.type_text("zzz").await;
    desk.see("Not in this document").await;
    assert_eq!(desk.count(".find .btn").await, 1);
    desk.click(".find .btn").await;
    desk.see("Nothing says “zzz”.").await;
    desk.press("Escape").await;
    desk.gone(".search-box").await;
    desk.click(".find input").await;
    desk.press("Ctrl+a").await;
    desk.type_text("mULTIMODAL").await;
    desk.see("1 of ").await;
    desk.click_named("Match case").await;
    desk.see("Not in this document").await;
    desk.click_named("Try any case and parts of words").await;
    desk.see("1 of ").await;
}
