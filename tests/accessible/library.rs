//! The library with some order in it: covers, collections, the archive, menus, details and tags.

use super::desk::scenes::toured;
use super::desk::{Inspector, shelves};

#[tokio::test]
async fn a_library_in_order() {
    let desk = toured().open().await;
    desk.find(".lib tbody tr").await;
    shelves::arrange(&desk.library());
    desk.see("Reading group").await;
    let mut inspector = Inspector::of(&desk).await;
    inspector.look("library with collections").await;
    desk.click(".view-head .sort").await;
    desk.find("[role=menu]").await;
    inspector.look("menu of the order").await;
    desk.press("Escape").await;
    desk.click_named("Filter by reading state").await;
    desk.find("[role=menu]").await;
    inspector.look("menu of the reading states").await;
    desk.press("Escape").await;
    desk.click(".lib tr[aria-label^='The Cost'] .t").await;
    desk.press("Shift+Down").await;
    desk.see("2 chosen").await;
    inspector.look("library with several chosen").await;
    desk.press("c").await;
    desk.find("[role=menu]").await;
    inspector.look("menu of the collections").await;
    desk.press("Escape").await;
    desk.press("t").await;
    desk.find("dialog").await;
    inspector.look("tags of documents").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.press("Alt+Enter").await;
    desk.find("dialog.details").await;
    inspector.look("details").await;
    desk.press("Ctrl+a").await;
    desk.press("Delete").await;
    desk.press("Tab").await;
    desk.find(".field-note").await;
    inspector.look("details with a title refused").await;
    desk.press("Escape").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.press("Escape").await;
    desk.click("[data-collection]").await;
    desk.until("the collection is shown", async || {
        desk.text("h1").await == "Budget memo"
    })
    .await;
    inspector.look("a collection").await;
    desk.click_named("New collection").await;
    desk.find(".naming input").await;
    desk.type_text("Budget memo").await;
    desk.press("Enter").await;
    desk.find(".naming .field-note").await;
    inspector.look("a name that is taken").await;
    desk.press("Escape").await;
    desk.click("[data-takes=archive]").await;
    desk.see("Archive").await;
    inspector.look("archive").await;
    desk.click_named("Library").await;
    desk.click_named("Grid").await;
    desk.click(".cover").await;
    inspector.look("covers").await;
    inspector.verdict();
}
