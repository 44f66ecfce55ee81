//! The notebook: empty, full, narrowed, with some chosen, by tag, colour and day, with nothing that matches, with a slip.

use super::desk::{Album, Desk, filled};
use super::{ALL_THEMES, LARGE, LIGHT, LIGHT_AND_DARK, SMALL};

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn notebook_large() {
    notebook(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn notebook_small() {
    notebook(SMALL).await;
}

async fn notebook(size: (u32, u32)) {
    let mut desk = Desk::open().await;
    let album = Album::of(&desk, size).await;
    desk.press("Ctrl+3").await;
    desk.see("Your notes will gather here").await;
    album.take("notebook-empty", LIGHT_AND_DARK).await;
    filled::fill(&desk.library(), 40);
    // All of them, in the pane and in the list: what another program writes comes in several goes.
    counted(&desk, "43 notes").await;
    desk.see("Notebook 43").await;
    desk.find(".nb-list:focus .nb-item").await;
    album.take("notebook", ALL_THEMES).await;
    desk.press_times("Down", 6).await;
    desk.press("Space").await;
    desk.press_times("Down", 2).await;
    desk.press("Space").await;
    desk.see("2 chosen").await;
    album.take("notebook-chosen", ALL_THEMES).await;
    desk.press("t").await;
    desk.find(".tag-pop").await;
    album.take("notebook-tagging", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.gone(".tag-pop").await;
    desk.press("Escape").await;
    desk.gone(".actbar").await;
    desk.click_named("By topic").await;
    desk.click_named("By tag").await;
    // Notes show their tags also before they are arranged by them.
    desk.until("the list begins with a tag", async || {
        desk.js("return document.querySelector('.nb-list .nb-group .tx')?.textContent === '#cost'")
            .await
            == true
    })
    .await;
    album.take("notebook-by-tag", LIGHT).await;
    for (before, way, head) in [
        ("By tag", "By colour", "Yellow"),
        ("By colour", "By day", "2026"),
    ] {
        desk.click_named(before).await;
        desk.click_named(way).await;
        desk.gone(".menu").await;
        desk.until("the list begins with that group", async || {
            let first =
                "return document.querySelector('.nb-list .nb-group .tx')?.textContent ?? ''";
            let first = desk.js(first).await;
            first.as_str().is_some_and(|first| first.contains(head))
        })
        .await;
        let name = way.to_lowercase().replace(' ', "-");
        album.take(&format!("notebook-{name}"), LIGHT).await;
    }
    desk.press("Ctrl+f").await;
    desk.insert("検索").await;
    counted(&desk, "of 43").await;
    album.take("notebook-search", LIGHT_AND_DARK).await;
    desk.insert(" xyzzy").await;
    desk.see("Nothing matches these filters.").await;
    album.take("notebook-nothing", LIGHT).await;
    desk.press("Ctrl+a").await;
    desk.insert("tag:cots colour:grey").await;
    desk.see("Did you mean").await;
    album.take("notebook-misread", LIGHT_AND_DARK).await;
    desk.close().await;
}

/// Waits until the head of the view counts so; in a small window that is not drawn.
async fn counted(desk: &Desk, words: &str) {
    desk.until(&format!("the view counts “{words}”"), async || {
        let said = desk
            .js("return document.querySelector('.view-head [role=status]')?.textContent ?? ''")
            .await;
        said.as_str().is_some_and(|said| said.contains(words))
    })
    .await;
}
