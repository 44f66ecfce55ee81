//! The settings and the keyboard sheet in the real window: every change at once and kept, found by typing, set back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use desk::Desk;
use lectern_core::annotations;
use lectern_core::{Actor, Library};

const PAGE: &str = ".page .column";

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

/// A step on the slider that is called so, by keyboard.
async fn slide(desk: &Desk, name: &str) {
    desk.js_with(
        "[...document.querySelectorAll('.slider')].find((one) => one.labels[0].textContent === arguments[0]).focus()",
        vec![serde_json::json!(name)],
    )
    .await;
    desk.press("Right").await;
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
    slide(&desk, "Size").await;
    slide(&desk, "Interface size").await;
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

/// The word of a colour, where a screen says the colour.
async fn role(desk: &Desk, colour: &str) -> String {
    let name = desk
        .js_with(
            "return document.querySelector(`.swg .sw.hl-${arguments[0]}`)?.getAttribute('aria-label') ?? ''",
            vec![serde_json::json!(colour)],
        )
        .await;
    name.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_a_colour_stands_for_is_kept_in_the_library_and_said_with_it() {
    let mut desk = Desk::open().await;
    desk.press("Ctrl+,").await;
    desk.click_named("Marking").await;
    desk.click("#role-yellow").await;
    desk.insert("claim").await;
    desk.press("Enter").await;
    desk.until("the swatch says it", async || {
        role(&desk, "yellow").await == "Yellow: claim"
    })
    .await;
    let held = || {
        let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
        annotations::roles(&library).unwrap()
    };
    let kept = held();
    assert_eq!((kept.len(), kept[0].name.as_str()), (1, "claim"));

    // Undone, it is gone from the screen; redone, and after a restart, it is there.
    desk.click(".set-n nav button[aria-current]").await;
    desk.press("Ctrl+z").await;
    desk.until("undone", async || role(&desk, "yellow").await == "Yellow")
        .await;
    desk.press("Ctrl+Shift+z").await;
    desk.until("redone", async || {
        role(&desk, "yellow").await == "Yellow: claim"
    })
    .await;
    desk.restart().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.next_topic("j").await;
    desk.select(PAGE, "usually memory rather than arithmetic")
        .await;
    desk.until("the toolbar says it", async || {
        role(&desk, "yellow").await == "Yellow: claim"
    })
    .await;
    desk.click(".seltools .sw.hl-yellow").await;
    desk.find("mark.hl-yellow").await;
    desk.click_named("Filter notes").await;
    desk.see("Yellow: claim").await;
    desk.press("Escape").await;

    // And it goes out with the notes.
    desk.press("Ctrl+Shift+e").await;
    desk.find("dialog").await;
    desk.see("Yellow: claim · ^h-").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;

    // Filters say it too: the notebook's, and those of all results. Where there is one colour they offer none.
    desk.select(PAGE, "rather than arithmetic").await;
    desk.click(".seltools .sw.hl-green").await;
    desk.find("mark.hl-green").await;
    desk.press("Ctrl+3").await;
    desk.find(".facets [aria-label='Yellow: claim, 1']").await;
    desk.press("Ctrl+k").await;
    desk.find(".search-box input").await;
    desk.insert("kind:highlight").await;
    desk.press("Ctrl+Enter").await;
    desk.find(".res-side [aria-label='Yellow: claim, 1']").await;

    // An empty word takes it away.
    desk.press("Ctrl+,").await;
    desk.click_named("Marking").await;
    desk.click("#role-yellow").await;
    desk.press("Ctrl+a").await;
    desk.press("Backspace").await;
    desk.press("Tab").await;
    desk.until("taken away", async || {
        role(&desk, "yellow").await == "Yellow"
    })
    .await;
    desk.close().await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    assert!(annotations::roles(&library).unwrap().is_empty());
}

#[tokio::test]
async fn the_library_says_where_it_is_how_large_and_that_it_is_sound() {
    let desk = Desk::open().await;
    desk.press("Ctrl+,").await;
    desk.click_named("The library").await;
    let folder = desk.library().display().to_string();
    desk.see(&folder).await;
    desk.see("Documents and notes").await;
    desk.click_named("Check now").await;
    desk.see("The library is sound").await;
}

#[tokio::test]
async fn an_export_begins_with_what_is_chosen_here() {
    let desk = Desk::open().await;
    desk.press("Ctrl+,").await;
    desk.click_named("Export").await;
    desk.click_named("JSON").await;
    desk.press("Ctrl+1").await;
    desk.find(".lib tbody tr").await;
    desk.press("Ctrl+Shift+e").await;
    desk.find("dialog input[value='json']:checked").await;
}
