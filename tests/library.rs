//! The library in the real window: long lists, covers, collections, and many files at once.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use desk::reports::{by_title, choose, fill, has_focus, held};
use desk::{Desk, long_report};
use lectern_core::{Actor, Library, collections};

async fn scroll(desk: &Desk) -> i64 {
    let top = desk
        .js("return Math.round(document.querySelector('.view').scrollTop)")
        .await;
    top.as_i64().unwrap()
}

#[tokio::test]
async fn a_long_list_has_few_rows_and_all_its_keys() {
    let mut desk = Desk::open().await;
    fill(&desk, 1200).await;
    by_title(&desk).await;
    let rows = desk.count(".lib tbody tr").await;
    assert!((10..=80).contains(&rows), "{rows} rows are in the page");
    assert_eq!(
        desk.js("return document.querySelector('.lib').ariaRowCount ?? document.querySelector('.lib').getAttribute('aria-rowcount')").await,
        "1202"
    );
    choose(&desk, "Report 00000", false).await;
    desk.press("End").await;
    has_focus(&desk, "Report 01199").await;
    desk.find("tr[aria-rowindex='1202']").await;
    desk.press("PageUp").await;
    desk.press("Shift+Home").await;
    has_focus(&desk, "Advances in Large Language Models").await;
    desk.press("Ctrl+a").await;
    desk.see("1,201 chosen").await;
    desk.press("Escape").await;
    desk.gone(".actbar").await;

    // A stretch over rows that were never in the page, by keys that do not wait for each other.
    choose(&desk, "Report 00000", false).await;
    desk.press("Home").await;
    desk.press("Down").await;
    desk.press("Shift+End").await;
    desk.press("Shift+Up").await;
    desk.see("1,199 chosen").await;
    has_focus(&desk, "Report 01198").await;
    // What the filter hides is chosen still when it is shown again.
    desk.press("Ctrl+f").await;
    desk.type_text("00077").await;
    desk.see("1 chosen").await;
    desk.press("Escape").await;
    desk.see("1,199 chosen").await;
    desk.press("Ctrl+f").await;
    desk.press("Down").await;
    has_focus(&desk, "Report 01198").await;
    desk.press("Escape").await;
    desk.gone(".actbar").await;

    // Away and back: the same row, the same place.
    desk.press("End").await;
    has_focus(&desk, "Report 01199").await;
    desk.press_times("Up", 30).await;
    has_focus(&desk, "Report 01169").await;
    let before = scroll(&desk).await;
    assert!(before > 30_000, "{before}");
    desk.press("Enter").await;
    desk.find(".page .column").await;
    desk.press("Alt+Left").await;
    has_focus(&desk, "Report 01169").await;
    desk.until("the list is where it was", async || {
        (scroll(&desk).await - before).abs() < 250
    })
    .await;

    desk.press("Ctrl+f").await;
    desk.type_text("REPORT 0077").await;
    desk.see("11 of 1,201").await;
    desk.press("Down").await;
    has_focus(&desk, "Report 00077").await;
    desk.close().await;
}

#[tokio::test]
async fn covers_are_walked_in_two_directions_and_stay_after_a_restart() {
    let mut desk = Desk::open().await;
    fill(&desk, 60).await;
    by_title(&desk).await;
    desk.click_named("Grid").await;
    desk.find(".cover").await;
    let columns = desk
        .js("return document.querySelector('.covers-line').children.length")
        .await
        .as_u64()
        .unwrap();
    assert!(columns >= 4, "{columns}");
    assert!(desk.count(".cover").await < 61);
    desk.press("Ctrl+f").await;
    desk.press("Down").await;
    has_focus(&desk, "Advances in Large Language Models").await;
    desk.press("Right").await;
    has_focus(&desk, "Report 00000").await;
    assert_eq!(
        desk.js(
            "return getComputedStyle(document.activeElement.querySelector('.pp')).outlineStyle"
        )
        .await,
        "solid",
        "the focus is seen"
    );
    desk.press("Down").await;
    has_focus(&desk, &format!("Report {columns:05}")).await;
    desk.press("Left").await;
    desk.press("Up").await;
    has_focus(&desk, "Advances in Large Language Models").await;
    desk.press("End").await;
    has_focus(&desk, "Report 00059").await;

    desk.click(".view-head .sort").await;
    desk.click_named("Z to A").await;
    desk.restart().await;
    desk.find(".cover").await;
    assert_eq!(
        desk.text(".cover b").await,
        "Report 00059",
        "the order stays too"
    );
    desk.close().await;
}

#[tokio::test]
async fn documents_come_onto_a_collection_by_keyboard_and_by_drag() {
    let mut desk = Desk::open().await;
    fill(&desk, 3).await;
    by_title(&desk).await;

    // By keyboard: a new collection for two documents.
    choose(&desk, "Report 00000", false).await;
    desk.press("Shift+Down").await;
    desk.press("c").await;
    desk.find("[role=menu]").await;
    desk.press("Enter").await;
    desk.find("dialog input").await;
    desk.type_text("Budget memo").await;
    desk.press("Enter").await;
    desk.see("Put 2 documents on “Budget memo”").await;
    desk.gone("dialog").await;
    desk.until("the pane counts them", async || {
        desk.text("[data-collection]").await.ends_with('2')
    })
    .await;

    // By drag: one more.
    desk.press("Escape").await;
    let from = desk.middle(".lib tr[aria-label^='Report 00002'] .t").await;
    let to = desk.middle("[data-collection]").await;
    desk.drag(from, to).await;
    desk.see("Put 1 document on “Budget memo”").await;
    desk.click("[data-collection]").await;
    desk.until("it shows the three", async || {
        desk.text("h1").await == "Budget memo" && desk.count(".lib tbody tr").await == 3
    })
    .await;
    desk.press("Ctrl+z").await;
    desk.counted(".lib tbody tr", 2).await;

    // The archive is a place for the first one, too, while something is carried.
    desk.gone("[data-takes=archive]").await;
    let from = desk.middle(".lib tbody tr .t").await;
    desk.drag(from, (to.0, to.1 + 33)).await;
    desk.see("in the archive").await;
    desk.find("[data-takes=archive]").await;
    desk.press("Ctrl+z").await;
    desk.gone("[data-takes=archive]").await;

    // Another name, and none any more.
    desk.js("document.querySelector('[data-collection]').focus()")
        .await;
    desk.press("F2").await;
    desk.find(".naming input").await;
    desk.press("Ctrl+a").await;
    desk.type_text("Hiring review").await;
    desk.press("Enter").await;
    desk.until("it is called so", async || {
        desk.text("h1").await == "Hiring review"
    })
    .await;
    desk.press("Delete").await;
    desk.see("Removed the collection “Hiring review”.").await;
    desk.counted(".lib tbody tr", 4).await;
    desk.press("Ctrl+z").await;
    desk.find("[data-collection]").await;
    desk.close().await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    assert_eq!(collections::collections(&library).unwrap()[0].documents, 2);
}

#[tokio::test]
async fn a_name_that_is_taken_is_refused_at_its_field() {
    let mut desk = Desk::open().await;
    for again in [false, true] {
        desk.click_named("New collection").await;
        desk.find(".naming input").await;
        desk.type_text("Reading group").await;
        desk.press("Enter").await;
        if again {
            desk.find(".naming .field-note").await;
            desk.press("Escape").await;
        }
        desk.gone(".naming").await;
    }
    desk.counted("[data-collection]", 1).await;
    desk.close().await;
}

/// Three hundred reports, long enough that there is time to change one's mind.
fn three_hundred(place: &Path) -> PathBuf {
    let folder = place.join("field-reports");
    fs::create_dir(&folder).unwrap();
    for number in 0..300 {
        let title = format!("Report {number:03}");
        let text = match number {
            // These hold up the others: there is time to stop them.
            100..=110 => long_report(&title, 150),
            _ => format!("# {title}\n\nWords of number {number}, and a few more to read.\n"),
        };
        fs::write(folder.join(format!("{number:03}.md")), text).unwrap();
    }
    fs::write(folder.join("empty.md"), "").unwrap();
    folder
}

#[tokio::test]
async fn a_stopped_import_keeps_what_is_in_and_goes_on_later() {
    let mut desk = Desk::open().await;
    let folder = three_hundred(&desk.home());
    desk.drop_in(&[&folder]).await;
    desk.see("Adding 301 files").await;
    desk.see("a second").await;
    // What is in is in the list while the rest comes.
    desk.until("the first of them are in the list", async || {
        desk.count(".lib tbody tr").await > 5
    })
    .await;
    desk.click(".prog .btn").await;
    desk.see("Stopped. ").await;
    desk.gone(".prog").await;
    let some = held(&desk).len();
    assert!((5..300).contains(&some), "{some} were in when it stopped");

    desk.drop_in(&[&folder]).await;
    let known = some - 1;
    desk.see(&format!("{} of 301 files added", 300 - known))
        .await;
    desk.see(&format!("{known} were there already.")).await;
    desk.see("empty.md").await;
    desk.click_named("Done").await;
    let all = held(&desk);
    assert_eq!(all.len(), 301, "no report twice");
    desk.close().await;
}
