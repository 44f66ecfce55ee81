//! Links in notes: the list while one is typed, what links here, and the list of all tags.

use std::time::Duration;

use thirtyfour::support::sleep;

use super::desk::{Album, Desk};
use super::{ALL_THEMES, LARGE, LIGHT, LIGHT_AND_DARK, PAGE, SMALL, toured};

const TEXT: &str = ".note.editing textarea";

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn links_large() {
    links(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn links_small() {
    links(SMALL).await;
}

/// A note with tags on the topic the page stands on.
async fn note(desk: &Desk, text: &str, tags: &[&str]) {
    desk.press("n").await;
    desk.find(TEXT).await;
    desk.insert(text).await;
    desk.find(".edit-foot .saved svg").await;
    for tag in tags {
        desk.click(".tagline input").await;
        desk.insert(tag).await;
        desk.press("Enter").await;
    }
    desk.press("Ctrl+Enter").await;
    desk.gone(TEXT).await;
    desk.press("Escape").await;
}

async fn links(size: (u32, u32)) {
    let mut desk = toured().open().await;
    let album = Album::of(&desk, size).await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    note(
        &desk,
        "Four bits are enough for our slides.",
        &["cost", "method"],
    )
    .await;
    desk.press("j").await;
    sleep(Duration::from_millis(800)).await; // there is no list of topics here at 900 px to wait for
    desk.click_named("Add a note").await;
    desk.click_named("Note on this topic").await;
    desk.find(TEXT).await;
    desk.insert("Holds only if four bits are [[four").await;
    desk.find(".proposals [role=option]").await;
    desk.see("Saved").await;
    album.take("link-typed", ALL_THEMES).await;
    desk.press("Enter").await;
    desk.gone(".proposals").await;
    desk.find(".edit-foot .saved svg").await;
    desk.press("Ctrl+Enter").await;
    desk.gone(TEXT).await;
    desk.click(".nt a[href^='lectern:']").await;
    desk.see("Linked from").await;
    album.take("linked-from", ALL_THEMES).await;
    desk.click_named("Filter notes").await;
    desk.click_named("All tags…").await;
    desk.find(".tag-name").await;
    album.take("all-tags", LIGHT_AND_DARK).await;
    desk.press("Down").await;
    desk.press("F2").await;
    desk.find(".tag-rows form").await;
    desk.insert("method").await;
    album.take("all-tags-merge", LIGHT).await;
    desk.press("Enter").await;
    desk.see("is one with").await;
    album.take("all-tags-merged", LIGHT).await;
    desk.close().await;
}
