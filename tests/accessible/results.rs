//! Commands in the box, and all results with their filters.

use super::desk::Inspector;
use super::desk::scenes::{PAGE, hold_up_index, toured};

#[tokio::test]
async fn results_and_commands() {
    let desk = toured().open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.press("Ctrl+k").await;
    desk.see("Commands").await;
    inspector.look("the box before anything is typed").await;
    desk.insert("> no").await;
    desk.until("commands", async || desk.count(".hit").await > 1)
        .await;
    inspector.look("commands").await;
    desk.press("Ctrl+a").await;
    desk.insert("model").await;
    desk.see("In this document").await;
    inspector.look("the box with results").await;
    desk.press("Ctrl+Enter").await;
    desk.find(".results section").await;
    inspector.look("all results").await;
    desk.click(".res-side .res-facets button").await;
    desk.find(".res-side [aria-pressed='true']").await;
    desk.click_named("Keep this search").await;
    desk.find(".res-name input").await;
    inspector.look("a search being kept").await;
    inspector.verdict();
}

#[tokio::test]
async fn while_the_index_is_being_made() {
    let desk = toured().open().await;
    let mut inspector = Inspector::of(&desk).await;
    let held_up = hold_up_index(&desk).await;
    desk.press("Ctrl+k").await;
    desk.see("Still reading the library").await;
    inspector
        .look("the box while the index is being made")
        .await;
    desk.press("Ctrl+Enter").await;
    desk.find(".results").await;
    desk.see("Still reading the library").await;
    inspector
        .look("all results while the index is being made")
        .await;
    drop(held_up);
    desk.see_no_more("Still reading the library").await;
    inspector.verdict();
}
