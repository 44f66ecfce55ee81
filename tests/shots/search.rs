//! The one box: before anything is typed, with hits here and elsewhere, narrowed, with nothing found, and while the index is
//! being made.

use std::fs;
use std::time::Duration;

use thirtyfour::support::sleep;

use super::desk::scenes::hold_up_index;
use super::desk::{Album, Desk};
use super::{ALL_THEMES, LARGE, LIGHT, LIGHT_AND_DARK, PAGE, SMALL};

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn search_large() {
    search(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn search_small() {
    search(SMALL).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn building_large() {
    building(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn building_small() {
    building(SMALL).await;
}

async fn building(size: (u32, u32)) {
    let mut desk = Desk::open().await;
    let album = Album::of(&desk, size).await;
    let held_up = hold_up_index(&desk).await;
    desk.press("Ctrl+k").await;
    desk.see("Still reading the library").await;
    album.take("search-building", LIGHT_AND_DARK).await;
    desk.press("Ctrl+Enter").await;
    desk.find(".results").await;
    desk.see("Still reading the library").await;
    album.take("results-building", LIGHT).await;
    drop(held_up);
    desk.see_no_more("Still reading the library").await;
    desk.close().await;
}

async fn search(size: (u32, u32)) {
    let place = tempfile::tempdir().unwrap();
    let report = place.path().join("small-models.md");
    fs::write(
        &report,
        "---\ntitle: Small Models, Local Languages\n---\n\n# Choosing a teacher\n\nWe distilled from two teachers and kept the one that made fewer kinds of mistake. Distillation took a week.\n\n# What survives compression\n\nPruned, then distilled, then rounded: in that order, and never the reverse.\n",
    )
    .unwrap();
    let mut desk = Desk::open_with(&report).await;
    desk.see("Choosing a teacher").await;
    // Long enough to count as reading.
    sleep(Duration::from_millis(600)).await;
    desk.press("Ctrl+1").await;
    desk.double_click(".lib tbody tr:last-child").await;
    desk.find(PAGE).await;
    let album = Album::of(&desk, size).await;
    desk.press("Ctrl+k").await;
    desk.see("Read last").await;
    album.take("search-empty", LIGHT_AND_DARK).await;
    desk.insert("distil").await;
    desk.see("Everywhere else").await;
    album.take("search", ALL_THEMES).await;
    desk.press("Tab").await;
    desk.find(".scopes button:nth-child(2)[aria-selected='true']")
        .await;
    album.take("search-text", LIGHT).await;
    desk.press("Ctrl+a").await;
    desk.insert("quantisaton").await;
    desk.see("Did you mean").await;
    // What the other tabs have is counted once the hands rest.
    sleep(Duration::from_millis(500)).await;
    album.take("search-nothing", LIGHT_AND_DARK).await;
    desk.press("Ctrl+a").await;
    desk.insert("quantisaton after:yesterday").await;
    desk.see("was looked for as text").await;
    sleep(Duration::from_millis(500)).await;
    album.take("search-misread", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.press("Ctrl+k").await;
    desk.insert("rounded").await;
    desk.see("1 found").await;
    desk.press("Enter").await;
    desk.see("1 of 1").await;
    album.take("search-arrived", LIGHT_AND_DARK).await;
    desk.close().await;
}
