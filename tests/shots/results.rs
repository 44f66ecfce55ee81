//! Commands in the box, all results with their filters, a search being kept and a kept one.

use std::fs;

use super::desk::{Album, Desk};
use super::{ALL_THEMES, LARGE, LIGHT, LIGHT_AND_DARK, PAGE, SMALL};

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn results_large() {
    results(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn results_small() {
    results(SMALL).await;
}

async fn results(size: (u32, u32)) {
    let place = tempfile::tempdir().unwrap();
    let report = place.path().join("small-models.md");
    fs::write(
        &report,
        "---\ntitle: Small Models, Local Languages\n---\n\n# Choosing a teacher\n\nWe distilled from two teachers and kept the one that made fewer kinds of mistake. Distillation took a week.\n\n# What survives compression\n\nPruned, then distilled, then rounded: in that order, and never the reverse. A model that was trained once is trained again.\n",
    )
    .unwrap();
    let mut desk = Desk::open_with(&report).await;
    desk.see("Choosing a teacher").await;
    desk.select(PAGE, "two teachers").await;
    desk.press("4").await;
    desk.find(".page .topic .hl-rose").await;
    let album = Album::of(&desk, size).await;
    desk.press("Ctrl+k").await;
    desk.see("Commands").await;
    desk.insert("> no").await;
    desk.until("commands", async || desk.count(".hit").await > 2)
        .await;
    album.take("commands", LIGHT_AND_DARK).await;
    desk.press("Ctrl+a").await;
    desk.insert("model").await;
    desk.see("Everywhere else").await;
    desk.press("Ctrl+Enter").await;
    desk.find(".results section").await;
    desk.press("Down").await;
    album.take("results", ALL_THEMES).await;
    desk.press("Ctrl+f").await;
    desk.press("Ctrl+a").await;
    desk.insert("teacher").await;
    desk.see("two teachers").await;
    if size == SMALL {
        desk.click_named("Filter").await;
        desk.click(".res-narrow .res-facets button").await;
        album.take("results-filters", LIGHT).await;
    } else {
        desk.click(".res-side .res-facets button").await;
    }
    desk.click_named("Keep this search").await;
    desk.find(".res-name input").await;
    album.take("results-keeping", LIGHT).await;
    desk.press("Ctrl+a").await;
    desk.insert("On teaching").await;
    desk.press("Enter").await;
    desk.see("Kept as").await;
    album.take("results-kept", LIGHT).await;
    desk.press("Ctrl+f").await;
    desk.press("Ctrl+a").await;
    desk.insert("distilation").await;
    desk.until("nothing", async || desk.count(".res-none").await == 1)
        .await;
    album.take("results-nothing", LIGHT).await;
    desk.press("Ctrl+a").await;
    desk.insert("teacher OR distilation OR after:soon").await;
    desk.see("was looked for as text").await;
    album.take("results-misread", LIGHT_AND_DARK).await;
    desk.press("Ctrl+k").await;
    desk.find(".search-box input").await;
    desk.press("Ctrl+a").await;
    desk.press("Delete").await;
    desk.see("Kept searches").await;
    album.take("search-kept", LIGHT).await;
    desk.close().await;
}
