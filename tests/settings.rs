//! The settings and the keyboard sheet in the real window: every change at once and kept, found by typing, set back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use desk::Desk;

async fn theme(desk: &Desk) -> String {
    let theme = desk
        .js("return document.documentElement.dataset.theme")
        .await;
    theme.as_str().unwrap_or_default().to_owned()
}

/// The size of the letters in the sample and of the interface, px.
async fn sizes(desk: &Desk) -> (f64, f64) {
    let sizes = desk
        .js("const px = (element) => parseFloat(getComputedStyle(element).fontSize); return [px(document.querySelector('.sample p:last-child')), px(document.documentElement)]")
        .await;
    (sizes[0].as_f64().unwrap(), sizes[1].as_f64().unwrap())
}

#[tokio::test]
async fn what_is_chosen_holds_at_once_and_after_a_restart() {
    let mut desk = Desk::open().await;
    desk.press("Ctrl+,").await;
    desk.find(".sample").await;
    let (text, interface) = sizes(&desk).await;
    desk.click(".th[data-theme='dark']").await;
    desk.until("dark", async || theme(&desk).await == "dark")
        .await;
    desk.click_named("Size: more").await;
    desk.click_named("Interface size: more").await;
    desk.until("larger", async || {
        let (now, whole) = sizes(&desk).await;
        now > text && whole > interface
    })
    .await;
    desk.restart().await;
    desk.until("still dark", async || theme(&desk).await == "dark")
        .await;
    desk.press("Ctrl+,").await;
    desk.find(".sample").await;
    assert!(sizes(&desk).await.1 > interface);
    desk.click_named("Reset appearance").await;
    desk.until("as at first", async || {
        sizes(&desk).await == (text, interface)
    })
    .await;
    // The way back.
    desk.press("Alt+Left").await;
    desk.find(".lib tbody tr").await;
    desk.close().await;
}

#[tokio::test]
async fn a_setting_is_found_by_other_words() {
    let mut desk = Desk::open().await;
    desk.press("Ctrl+,").await;
    desk.find(".sample").await;
    desk.insert("shortcuts").await;
    desk.see("Single-letter keys").await;
    desk.counted(".set-n nav button", 1).await;
    desk.press("Ctrl+a").await;
    desk.insert("xyzzy").await;
    desk.see("No setting has “xyzzy”.").await;
    desk.close().await;
}

#[tokio::test]
async fn the_sheet_has_every_key_and_goes_by_esc() {
    let mut desk = Desk::open().await;
    desk.press("F1").await;
    desk.see("Copy with source").await;
    desk.insert("bookmark").await;
    desk.counted(".ks", 1).await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.close().await;
}
