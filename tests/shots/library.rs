//! The library with some order in it: covers, collections, the archive, menus, details, tags, and files coming in.

#[path = "thousands.rs"]
mod thousands;

use std::fs;
use std::time::Duration;

use thirtyfour::support::sleep;

use super::desk::{Album, Desk, long_report, shelves};
use super::{ALL_THEMES, LARGE, LIGHT, LIGHT_AND_DARK, PAGE, SMALL};

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn arranged_large() {
    arranged(LARGE).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn arranged_small() {
    arranged(SMALL).await;
}

#[tokio::test]
#[ignore = "takes pictures; run by `cargo xtask shots`"]
async fn coming_in_large() {
    coming_in(LARGE).await;
}

async fn arranged(size: (u32, u32)) {
    let desk = super::toured().open().await;
    desk.find(".lib tbody tr").await;
    shelves::arrange(&desk.library());
    desk.see("Reading group").await;
    let album = Album::of(&desk, size).await;
    // Two of them are begun, the built-in one with a ribbon.
    for (title, screens) in [("Advances in Large", 3), ("Edge Inference", 1)] {
        desk.double_click(&format!(".lib tr[aria-label^='{title}'] .t"))
            .await;
        desk.find(PAGE).await;
        if screens > 1 {
            desk.press("b").await;
        }
        for _ in 0..screens {
            sleep(Duration::from_millis(2000)).await; // long enough to count as read
            desk.press("Space").await;
        }
        sleep(Duration::from_millis(700)).await; // the place is kept
        desk.press("Ctrl+1").await;
        desk.find(".lib tbody tr").await;
    }
    desk.see("Continue reading").await;
    album.take("library-arranged", ALL_THEMES).await;
    dropping(&desk, &album).await;
    desk.click(".view-head .sort").await;
    desk.find("[role=menu]").await;
    album.take("library-sort", LIGHT).await;
    desk.press("Escape").await;
    desk.click_named("Filter by reading state").await;
    desk.find("[role=menu]").await;
    album.take("library-states", LIGHT).await;
    desk.press("Escape").await;

    desk.click(".lib tr[aria-label^='The Cost'] .t").await;
    desk.press("Shift+Down").await;
    desk.see("2 chosen").await;
    album.take("library-several", LIGHT_AND_DARK).await;
    desk.press("c").await;
    desk.find("[role=menu]").await;
    album.take("library-collections", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.press("t").await;
    desk.find("dialog").await;
    album.take("library-tags", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.right_click(".lib tr[aria-label^='The Cost'] .t").await;
    desk.find("[role=menu]").await;
    album.take("library-deeds", LIGHT_AND_DARK).await;
    desk.press("Escape").await;
    desk.press("Escape").await;
    desk.click(".lib tr[aria-label^='Edge'] .t").await;
    desk.press("Alt+Enter").await;
    desk.find("dialog.details").await;
    album.take("library-details", ALL_THEMES).await;
    desk.press("Ctrl+a").await;
    desk.press("Delete").await;
    desk.press("Tab").await;
    desk.find(".field-note").await;
    album.take("library-details-refused", LIGHT).await;
    desk.press("Escape").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.press("Escape").await;

    if desk.count("[data-collection]").await > 0 && size == LARGE {
        carried(&desk).await;
        album.take("library-carried", ALL_THEMES).await;
        desk.js("window.dispatchEvent(new Event('blur'))").await;
    }
    desk.click("[data-collection]").await;
    desk.until("the collection is shown", async || {
        desk.text("h1").await == "Budget memo"
    })
    .await;
    album.take("library-collection", LIGHT_AND_DARK).await;
    desk.click_named("New collection").await;
    desk.find(".naming input").await;
    desk.type_text("Budget memo").await;
    desk.press("Enter").await;
    desk.find(".naming .field-note").await;
    album.take("library-naming", LIGHT).await;
    desk.press("Escape").await;
    desk.click("[data-takes=archive]").await;
    desk.see("Archive").await;
    album.take("library-archive", LIGHT).await;
    desk.click_named("Library").await;
    desk.click_named("Grid").await;
    desk.click(".cover").await;
    album.take("library-grid", ALL_THEMES).await;
    desk.press("Right").await;
    desk.press("Escape").await;
    album.take("library-grid-focus", LIGHT).await;
}

/// Two documents under the pointer over a collection: what a hand that does not let go yet sees.
async fn carried(desk: &Desk) {
    let (x, y) = desk.middle(".lib tr[aria-label^='The Cost'] .t").await;
    let (to_x, to_y) = desk.middle("[data-collection]").await;
    desk.driver()
        .action_chain()
        .move_to(x, y)
        .click_and_hold()
        .move_to((x + to_x) / 2, (y + to_y) / 2)
        .move_to(to_x, to_y)
        .perform()
        .await
        .unwrap();
    desk.find(".carried").await;
}

/// Files held over the window and over a collection, not let go of.
async fn dropping(desk: &Desk, album: &Album<'_>) {
    let names = ["a.md", "b.md", "c.md", "d.md", "e.md", "f.txt", "cover.png"];
    let files = names.map(|name| desk.home().join(name));
    for file in &files {
        fs::write(file, "# A report\n\nIts words.\n").unwrap();
    }
    let mut carried = desk.take_hold(&files).await;
    carried.over(600, 400).await;
    desk.see("Let go to add 6 files").await;
    album.take("drop", LIGHT_AND_DARK).await;
    if desk.count("[data-collection]").await > 0 {
        let (x, y) = desk.middle("[data-collection]").await;
        carried.over(x, y).await;
        desk.find(".is-drop").await;
        album.take("drop-collection", LIGHT_AND_DARK).await;
    }
    carried.away().await;
    carried.let_go();
    desk.gone(".drop").await;
}

/// Many files on their way in. A long one holds the others up, so that the strip stands still for the picture.
async fn coming_in(size: (u32, u32)) {
    let desk = super::toured().open().await;
    let album = Album::of(&desk, size).await;
    let folder = desk.home().join("reports");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("000.md"), "").unwrap();
    for number in 1..400 {
        let title = format!("Report {number:03}");
        let text = match number {
            150 => long_report(&title, 1_300),
            _ => {
                let words = "Words of a report, and a few more to read. ".repeat(500);
                format!("# {title}\n\n{words}\n")
            }
        };
        fs::write(folder.join(format!("{number:03}.md")), text).unwrap();
    }
    // What comes in together stands in the order of its coming, which is another one each time.
    desk.click(".lib th button").await;
    desk.drop_in(&[&folder]).await;
    desk.see("1 file could not be added.").await;
    desk.see("150 done").await;
    desk.see("150 documents").await;
    album.take("coming-in", LIGHT).await;
    desk.click(".prog .btn").await;
    desk.see("Stopped.").await;
    album.take("coming-in-stopped", LIGHT).await;
}
