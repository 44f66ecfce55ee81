//! What is done with documents in the real window: archived, tagged, corrected, given a reading state, and taken back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use desk::Desk;
use desk::reports::{by_title, choose, fill, focused, has_focus, held};

#[tokio::test]
async fn what_is_archived_stands_in_the_archive_alone() {
    let mut desk = Desk::open().await;
    fill(&desk, 3).await;
    by_title(&desk).await;
    choose(&desk, "Report 00001", false).await;
    desk.press("e").await;
    desk.see("Put “Report 00001” in the archive").await;
    desk.counted(".lib tbody tr", 3).await;
    has_focus(&desk, "Report 00002").await;
    desk.click("[data-takes=archive]").await;
    desk.counted(".lib tbody tr", 1).await;
    desk.click(".lib tbody tr").await;
    desk.click_named("Take out of archive").await;
    // The archive is empty, so it is no place any more.
    desk.gone("[data-takes=archive]").await;
    desk.counted(".lib tbody tr", 4).await;
    desk.press("Ctrl+z").await;
    desk.find("[data-takes=archive]").await;
    desk.press("Ctrl+z").await;
    desk.gone("[data-takes=archive]").await;
    desk.counted(".lib tbody tr", 4).await;
    desk.close().await;
    assert!(held(&desk).iter().all(|one| one.archived_at.is_none()));
}

#[tokio::test]
async fn details_are_corrected_at_once() {
    let mut desk = Desk::open().await;
    fill(&desk, 1).await;
    by_title(&desk).await;
    choose(&desk, "Report 00000", false).await;
    desk.press("Alt+Enter").await;
    desk.find("#detail-title").await;
    desk.press("Ctrl+a").await;
    desk.press("Backspace").await;
    desk.press("Tab").await;
    desk.find("#detail-title-why").await;
    desk.click("#detail-title").await;
    desk.type_text("Report of the year").await;
    desk.press("Enter").await;
    desk.gone("#detail-title-why").await;
    desk.see("Report of the year").await;
    desk.click("#detail-author").await;
    desk.type_text("N. Field").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.see("N. Field").await;
    has_focus(&desk, "Report of the year").await;
    desk.close().await;
    let one = &held(&desk)[1];
    assert_eq!(one.title, "Report of the year");
    assert_eq!(one.author.as_deref(), Some("N. Field"));
}

#[tokio::test]
async fn several_are_tagged_together_and_one_undo_takes_it_back() {
    let mut desk = Desk::open().await;
    fill(&desk, 3).await;
    by_title(&desk).await;
    choose(&desk, "Report 00000", false).await;
    choose(&desk, "Report 00002", true).await;
    desk.see("2 chosen").await;
    desk.press("t").await;
    desk.find("dialog .tag-field input").await;
    desk.type_text("cost").await;
    desk.press("Enter").await;
    desk.type_text("to-check").await;
    desk.press("Enter").await;
    desk.press("Enter").await;
    desk.gone("dialog").await;
    desk.see("Changed the tags of 2 documents").await;
    desk.see("#cost#to-check").await;
    let tagged = |desk: &Desk| held(desk).iter().filter(|one| !one.tags.is_empty()).count();
    assert_eq!(tagged(&desk), 2);
    desk.press("Ctrl+z").await;
    desk.gone(".lib .row-tags").await;
    assert_eq!(tagged(&desk), 0);

    // So too with the trash.
    desk.press("Delete").await;
    desk.counted(".lib tbody tr", 2).await;
    desk.press("Ctrl+z").await;
    desk.counted(".lib tbody tr", 4).await;
    desk.close().await;
}

#[tokio::test]
async fn a_reading_state_is_set_seen_and_filtered_by() {
    let mut desk = Desk::open().await;
    fill(&desk, 3).await;
    by_title(&desk).await;
    choose(&desk, "Report 00000", false).await;
    choose(&desk, "Report 00001", true).await;
    desk.right_click(".lib tr[aria-label^='Report 00001'] .t")
        .await;
    desk.click_named("Set aside").await;
    desk.counted(".lib tr[aria-label*='Set aside']", 2).await;
    desk.see("2 chosen").await;
    desk.press("Escape").await;
    desk.click_named("Filter by reading state").await;
    desk.click("[role=menuitemcheckbox]:last-of-type").await;
    desk.see("2 of 4").await;
    desk.press("Escape").await;
    desk.click(".lib tbody tr .t").await;
    desk.press("Ctrl+a").await;
    desk.right_click(".lib tbody tr .t").await;
    desk.click_named("Follow my reading").await;
    desk.see("Nothing here matches “state:set-aside”.").await;
    desk.click_named("Show all documents").await;
    desk.counted(".lib tbody tr", 4).await;
    desk.close().await;
}

#[tokio::test]
async fn an_offer_to_undo_goes_with_the_next_deed() {
    let mut desk = Desk::open().await;
    fill(&desk, 3).await;
    by_title(&desk).await;
    choose(&desk, "Report 00000", false).await;
    desk.press("e").await;
    desk.see("in the archive").await;
    let above = desk
        .js("const [toast, bar] = ['.toast', '.actbar'].map((css) => document.querySelector(css)?.getBoundingClientRect());
             return !bar || toast.bottom <= bar.top")
        .await;
    assert_eq!(above, true, "the message lies over what can be done");
    // A deed without a message of its own: Undo would take back that one.
    choose(&desk, "Report 00002", false).await;
    desk.right_click(".lib tr[aria-label^='Report 00002'] .t")
        .await;
    desk.click_named("Set aside").await;
    desk.until("it is set aside", async || {
        held(&desk)
            .iter()
            .any(|one| one.state.as_str() == "set-aside")
    })
    .await;
    desk.find(".lib tr[aria-label^='Report 00002'][aria-label*='Set aside']")
        .await;
    // Long before it would go by itself.
    assert_eq!(desk.count(".toast").await, 0, "it offers to undo still");
    desk.press("Ctrl+z").await;
    desk.see("Undid: change to a report").await;
    desk.until("what came last is taken back", async || {
        let held = held(&desk);
        held.iter().all(|one| one.state.as_str() != "set-aside")
            && held.iter().any(|one| one.archived_at.is_some())
    })
    .await;
    desk.close().await;
}

#[tokio::test]
async fn what_was_read_last_stands_before_what_was_never_opened() {
    let mut desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(".page .topic").await;
    desk.until("that counts as reading", async || {
        held(&desk)[0].opened_at.is_some()
    })
    .await;
    // The reader and the library say the same of how far that is.
    let per_cent = |said: &str| -> i32 {
        let figure = said.split('%').next().unwrap_or_default().trim();
        figure
            .parse()
            .unwrap_or_else(|_| panic!("{said} says no share"))
    };
    desk.press_times("PageDown", 3).await;
    desk.until("some of it is passed", async || {
        per_cent(&desk.text(".foot span").await) > 2
    })
    .await;
    let here = per_cent(&desk.text(".foot span").await);
    desk.press("Ctrl+1").await;
    desk.until("the library knows", async || {
        let row = desk.text(".lib tbody tr:first-child .pr").await;
        row.contains('%') && (per_cent(&row) - here).abs() <= 1
    })
    .await;
    fill(&desk, 3).await;
    desk.until("the report that was read stands first", async || {
        desk.text(".lib tbody tr:first-child")
            .await
            .starts_with("Advances")
    })
    .await;
    // From another view the keys are in the list.
    desk.press("Ctrl+3").await;
    desk.see("Your notes will gather here").await;
    desk.press("Ctrl+1").await;
    desk.find(".lib tbody tr").await;
    desk.press("Down").await;
    desk.until("a row has the focus", async || {
        focused(&desk).await.starts_with("Report")
    })
    .await;
    desk.close().await;
}
