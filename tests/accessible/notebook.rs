//! The notebook: empty, full, narrowed, with something chosen, and what opens from it.

use super::desk::scenes::toured;
use super::desk::{Inspector, filled};

#[tokio::test]
async fn a_notebook_in_use() {
    let desk = toured().open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.press("Ctrl+3").await;
    desk.see("Your notes will gather here").await;
    inspector.look("notebook without notes").await;
    filled::fill(&desk.library(), 40);
    desk.see("43 notes").await;
    desk.find(".nb-list:focus .nb-item").await;
    inspector.look("notebook").await;
    desk.press_times("Down", 4).await;
    desk.press("Space").await;
    desk.see("1 chosen").await;
    inspector.look("notebook with a note chosen").await;
    desk.press("t").await;
    desk.find(".tag-pop").await;
    inspector.look("tags for what is chosen").await;
    desk.press("Escape").await;
    desk.gone(".tag-pop").await;
    desk.click_named("By topic").await;
    desk.find(".menu").await;
    inspector.look("menu of the groups").await;
    desk.click_named("By tag").await;
    desk.see("#method").await;
    desk.click(".facets button").await;
    desk.find(".pill").await;
    inspector.look("notebook narrowed").await;
    desk.press("Ctrl+f").await;
    desk.insert("xyzzy").await;
    desk.see("Nothing matches these filters.").await;
    inspector.look("notebook with nothing that matches").await;
    desk.resize(900, 600).await;
    desk.press("Ctrl+a").await;
    desk.press("Delete").await;
    desk.find(".nb-item").await;
    desk.click(".nb-filter").await;
    desk.find(".nb.open .facets").await;
    inspector.look("filters in a small window").await;
    inspector.verdict();
}
