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
    desk.click_named("Keyboard").await;
    desk.see("Single-letter keys").await;
    album.take("settings-keyboard", LIGHT).await;
    desk.press("F1").await;
    desk.find(".kcols").await;
    album.take("keys", LIGHT_AND_DARK).await;
    desk.close().await;
}
