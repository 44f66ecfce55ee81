//! The notebook in the real window: everything marked and written, found, arranged, acted on together, and gone to.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use desk::{Desk, filled};
use lectern_core::annotations::{self, Annotation, Filter};
use lectern_core::{Actor, Library};

/// All annotations as they are in the library now.
fn kept(desk: &Desk) -> Vec<Annotation> {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    annotations::list(&library, &Filter::default()).unwrap()
}

fn tagged(desk: &Desk, tag: &str) -> usize {
    kept(desk)
        .iter()
        .filter(|one| one.tags.iter().any(|own| own == tag))
        .count()
}

async fn opened(notes: usize) -> Desk {
    let desk = Desk::open().await;
    filled::fill(&desk.library(), notes);
    desk.press("Ctrl+3").await;
    desk.find(".nb-item").await;
    desk
}

#[tokio::test]
async fn a_hundred_are_tagged_at_once_and_one_undo_takes_it_back() {
    let mut desk = opened(120).await;
    desk.press("Ctrl+f").await;
    desk.insert("kind:highlight").await;
    desk.see("120 of 123").await;
    desk.press("Down").await;
    desk.press("Ctrl+a").await;
    desk.see("120 chosen").await;
    desk.press("t").await;
    desk.find(".tag-pop").await;
    desk.insert("memo").await;
    desk.press("Enter").await;
    desk.press("Enter").await;
    desk.see("120 notes changed").await;
    desk.find("#desk-tags").await;
    assert_eq!(tagged(&desk, "memo"), 120);
    desk.press("Ctrl+z").await;
    desk.see("Undid: 120 notes changed").await;
    assert_eq!(tagged(&desk, "memo"), 0);
    // The rows are chosen still: a colour for all of them, and away with them, each one undo.
    desk.click_named("Colour").await;
    desk.find(".menu [role='menuitem']").await;
    desk.press("5").await;
    desk.see("96 notes changed").await;
    // By key as by its button the export is of those that are chosen.
    desk.press("Ctrl+Shift+e").await;
    desk.see("120 notes").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    let colours = kept(&desk);
    assert_eq!(
        colours
            .iter()
            .filter(|one| one.colour.is_some_and(|own| own.as_str() == "violet"))
            .count(),
        120
    );
    desk.press("Delete").await;
    desk.see("120 notes removed").await;
    assert_eq!(kept(&desk).len(), 3);
    desk.press("Ctrl+z").await;
    desk.see("Undid: 120 notes removed").await;
    assert_eq!(kept(&desk).len(), 123);
    desk.close().await;
}

#[tokio::test]
async fn back_returns_to_the_row_one_went_from() {
    let mut desk = opened(120).await;
    desk.press("End").await;
    desk.press_times("Up", 12).await;
    let focus = ".nb-item.focused";
    desk.find(focus).await;
    let place = async || {
        desk.js("const row = document.querySelector('.nb-item.focused'); return row && [row.dataset.annotation, Math.round(row.getBoundingClientRect().top)]")
            .await
    };
    let before = place().await;
    desk.press("Enter").await;
    desk.find(".page .topic mark").await;
    desk.press("Alt+Left").await;
    desk.find(focus).await;
    desk.until("the same row at the same height", async || {
        place().await == before
    })
    .await;
    // And the keys go on from there.
    desk.press("Down").await;
    desk.until("the next row", async || place().await[0] != before[0])
        .await;
    desk.close().await;
}

#[tokio::test]
async fn after_some_are_removed_the_focus_is_on_the_next() {
    let mut desk = opened(120).await;
    let focused = async || {
        desk.js("return document.querySelector('.nb-item.focused')?.dataset.annotation")
            .await
    };
    desk.press("Home").await;
    desk.press_times("Down", 6).await;
    let next = focused().await;
    // Those four above it, so that the focus is on the last of them.
    desk.press_times("Up", 4).await;
    for _ in 0..3 {
        desk.press("Shift+Down").await;
    }
    desk.see("4 chosen").await;
    desk.press("Delete").await;
    desk.see("4 notes removed").await;
    desk.until("the row after them has the focus", async || {
        focused().await == next
    })
    .await;
    desk.close().await;
}

#[tokio::test]
async fn filters_narrow_and_say_what_each_would_leave() {
    let mut desk = opened(40).await;
    desk.click(".facets [aria-label^='Yellow']").await;
    desk.find(".pill").await;
    desk.see("8 of 43").await;
    desk.click(".facets [aria-label^='Green']").await;
    desk.see("16 of 43").await;
    desk.click_named("Take off Yellow").await;
    desk.see("8 of 43").await;
    desk.click_named("Clear").await;
    desk.see("43 notes").await;
    // In Chinese, Japanese or Korean two characters are a word.
    desk.press("Ctrl+f").await;
    desk.insert("索引").await;
    desk.until("the Japanese passages alone", async || {
        let shown = desk.shown().await;
        shown.contains("索引は小さく") && !shown.contains("The radio")
    })
    .await;
    desk.press("Ctrl+a").await;
    desk.insert("nowhere-at-all").await;
    desk.see("Nothing matches these filters.").await;
    desk.close().await;
}

#[tokio::test]
async fn groups_by_tag_and_by_colour_are_remembered() {
    let mut desk = opened(12).await;
    desk.click_named("By topic").await;
    desk.click_named("By tag").await;
    desk.see("#method").await;
    desk.restart().await;
    desk.press("Ctrl+3").await;
    desk.see("#method").await;
    desk.click_named("By tag").await;
    desk.click_named("By colour").await;
    desk.see("Yellow 3 Yellow highlight. The radio").await;
    // A tag of the desk pane narrows the notebook to it.
    desk.click(".nav[aria-labelledby='desk-tags'] button").await;
    desk.find(".pill").await;
    desk.close().await;
}

#[tokio::test]
async fn who_leaves_it_before_it_is_arranged_finds_it_whole() {
    let mut desk = opened(120).await;
    for _ in 0..5 {
        desk.press("Ctrl+1").await;
        desk.press("Ctrl+3").await;
    }
    desk.press("Ctrl+f").await;
    desk.insert("kind:highlight").await;
    desk.see("120 of 123").await;
    // The words go one by one: each arrangement overtakes the last.
    desk.press_times("Backspace", "kind:highlight".len()).await;
    desk.see("123 notes").await;
    desk.press("Ctrl+1").await;
    desk.press("Ctrl+3").await;
    desk.press("End").await;
    desk.find(".nb-item.focused").await;
    assert!(!desk.text("body").await.contains("not open"));
    desk.close().await;
}

#[tokio::test]
async fn a_step_down_scrolls_no_further_than_it_must_also_in_another_arrangement() {
    let mut desk = opened(40).await;
    desk.see("43 notes").await;
    // The rows in sight stay as they are and where they are.
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let all = annotations::list(&library, &Filter::default()).unwrap();
    annotations::remove(&library, all.last().unwrap().annotation).unwrap();
    desk.see("42 notes").await;
    desk.press("Home").await;
    desk.press_times("Down", 12).await;
    let below = "const list = document.querySelector('.nb-list').getBoundingClientRect();
                 const row = document.querySelector('.nb-item.focused').getBoundingClientRect();
                 return [row.bottom - list.bottom, document.querySelector('.nb-list').scrollTop]";
    desk.until(
        "the row with the focus is the last one on the screen",
        async || {
            let places = desk.js(below).await;
            places[1].as_f64() > Some(0.0)
                && places[0].as_f64().is_some_and(|past| past.abs() <= 2.0)
        },
    )
    .await;
    desk.close().await;
}

#[tokio::test]
async fn keys_that_come_before_the_list_is_arranged_act_in_their_order() {
    let mut desk = opened(120).await;
    let row = async |desk: &Desk| {
        let focused = "document.querySelector('.nb-item.focused')?.ariaRowIndex";
        desk.js(&format!("return Number({focused})")).await.as_i64()
    };
    let lines = "return Number(document.querySelector('.nb-list').ariaRowCount)";
    let last = desk.js(lines).await.as_i64();
    let first = row(&desk).await;
    for (keys, stands) in [
        ("'End'", last),
        ("'End', 'ArrowUp', 'ArrowDown', 'Home'", first),
        ("'Home', 'PageDown', 'End'", last),
    ] {
        desk.press("Ctrl+1").await;
        desk.gone(".nb-list").await;
        // No hand is quick enough each time: the keys come as soon as the list takes any, before the core has answered.
        desk.js(&format!(
            "addEventListener('focusin', function early({{ target }}) {{
               if (!target.matches('.nb-list')) return;
               removeEventListener('focusin', early);
               queueMicrotask(() => {{
                 for (const key of [{keys}])
                   target.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}));
               }});
             }})"
        ))
        .await;
        desk.press("Ctrl+3").await;
        desk.until(
            &format!("after {keys} row {stands:?} has the focus"),
            async || row(&desk).await == stands,
        )
        .await;
    }
    // What was meant for one list does nothing in another, which begins at its top.
    desk.js("document.querySelector('.nb-list').dispatchEvent(
           new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true }));
         document.querySelector('.facets [aria-label^=Yellow]').click()")
        .await;
    desk.see("24 of 123").await;
    desk.until("it stands at its top, with the focus on the first note", async || {
        let stands = "const list = document.querySelector('.nb-list');
                      return list.scrollTop === 0 && list.querySelector('.nb-item').matches('.focused')";
        desk.js(stands).await == true
    })
    .await;
    desk.close().await;
}

#[tokio::test]
async fn a_tag_of_the_pane_shows_its_notes_from_the_top() {
    let mut desk = opened(120).await;
    desk.press("End").await;
    desk.find(".nb-item.focused").await;
    desk.press("Ctrl+1").await;
    desk.click_text("[aria-labelledby='desk-tags']", "cost")
        .await;
    desk.see("60 of 123").await;
    let top = async || {
        desk.js("const list = document.querySelector('.nb-list'); return list && list.scrollTop")
            .await
            .as_f64()
    };
    desk.until("the list stands at its top", async || {
        top().await == Some(0.0)
    })
    .await;
    desk.close().await;
}

#[tokio::test]
async fn a_stretch_is_chosen_by_key_over_lines_that_were_never_here() {
    let mut desk = opened(900).await;
    desk.see("903 notes").await;
    desk.press("Home").await;
    desk.press("Down").await;
    // From the second to the last: of these lines a few dozen were ever asked for.
    desk.press("Shift+End").await;
    desk.see("902 chosen").await;
    // Back over where it began: it is what lies between, not what was passed.
    desk.press("Shift+Home").await;
    desk.see("2 chosen").await;
    desk.press("Shift+Down").await;
    desk.see("1 chosen").await;
    desk.press("Shift+Down").await;
    desk.see("2 chosen").await;
    desk.press("Escape").await;
    desk.gone(".actbar").await;
    desk.press("Shift+PageDown").await;
    desk.find(".actbar").await;
    desk.press("Escape").await;
    desk.press("Home").await;
    desk.press("Shift+End").await;
    desk.see("903 chosen").await;
    desk.press("Delete").await;
    desk.see("903 notes removed").await;
    assert!(kept(&desk).is_empty());
    desk.press("Ctrl+z").await;
    desk.see("903 notes").await;
    desk.close().await;
}

#[tokio::test]
async fn titles_are_asked_of_what_stands_above_and_a_slip_is_told() {
    let mut desk = opened(60).await;
    desk.press("Ctrl+f").await;
    desk.insert("title:rounding").await;
    desk.until("what stands below that heading alone", async || {
        let shown = desk.shown().await;
        shown.contains("Rounding to eight bits") && !shown.contains("The radio")
    })
    .await;
    desk.press("Ctrl+a").await;
    desk.insert("colour:gr").await;
    desk.see("Nothing matches").await;
    desk.see_no_more("was looked for as text").await;
    desk.insert("ay").await;
    desk.see("A colour is yellow, green, blue, rose or violet.")
        .await;
    desk.press("Ctrl+a").await;
    desk.insert("tag:metod").await;
    desk.click_named("Did you mean “tag:method”?").await;
    desk.see("15 of 63").await;
    desk.until("the field", async || {
        desk.js("return document.querySelector('.nb input').value")
            .await
            == "tag:method"
    })
    .await;
    desk.close().await;
}

#[tokio::test]
async fn days_and_documents_are_filters_and_groups_too() {
    let mut desk = opened(12).await;
    desk.click_named("By topic").await;
    desk.click_named("By day").await;
    desk.gone(".menu").await;
    desk.counted(".nb-whole .nb-group", 1).await;
    desk.click(".facets [aria-label^='Edge Inference']").await;
    desk.find(".pill").await;
    desk.until("that report alone", async || {
        let shown = desk.shown().await;
        shown.contains("The radio") && !shown.contains("Attention is paid")
    })
    .await;
    desk.click_named("Clear").await;
    desk.see("15 notes").await;
    desk.click(".facets [aria-label^='Without a note']").await;
    desk.see("8 of 15").await;
    // And back: what is there stays readable until the rest has come. An open menu is no reason to stay.
    desk.click_named("By day").await;
    desk.click_named("By topic").await;
    desk.gone(".menu").await;
    desk.click_named("By topic").await;
    desk.find(".menu").await;
    desk.close().await;
}
