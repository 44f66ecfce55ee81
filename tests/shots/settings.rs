//! The settings, a section at a time, and the keyboard sheet.

use super::desk::{Album, Desk};
use super::{ALL_THEMES, LARGE, LIGHT, LIGHT_AND_DARK, SMALL};

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn settings_large() {
    settings(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn settings_small() {
    settings(SMALL).await;
}

async fn settings(size: (u32, u32)) {
    let mut desk = Desk::open().await;
    let album = Album::of(&desk, size).await;
    desk.press("Ctrl+,").await;
    desk.see("Interface size").await;
    album.take("settings", ALL_THEMES).await;
    for (name, place, word, themes) in [
        ("marking", 3, "What the colours stand for", ALL_THEMES),
        ("export", 4, "What an export begins with", LIGHT),
        ("library", 6, "Whether it is sound", LIGHT_AND_DARK),
    ] {
        desk.click(&format!(".set-n nav button:nth-child({place})"))
            .await;
        desk.see(word).await;
        if name == "marking" {
            desk.click("#role-yellow").await;
            desk.insert("claim").await;
            desk.press("Tab").await;
            desk.insert("evidence").await;
        }
        if name == "library" {
            desk.click_named("Check now").await;
            desk.see("The library is sound").await;
        }
        album.take(&format!("settings-{name}"), themes).await;
    }
    desk.click(".set-n nav button:nth-child(5)").await;
    desk.see("Single-letter keys").await;
    album.take("settings-keyboard", LIGHT).await;
    desk.press("F1").await;
    desk.find(".kcols").await;
    album.take("keys", LIGHT_AND_DARK).await;
    desk.close().await;
}
