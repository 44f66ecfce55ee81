//! All tags in the real window: renamed, merged, removed, and each taken back; and completed while one is written.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use desk::Desk;
use lectern_core::annotations::{self, Edit, NoteOn};
use lectern_core::{Actor, Library, documents, tags};

const PAGE: &str = ".page .column";

/// Three notes with tags, made by the command line's way; the report is open.
async fn open() -> Desk {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let document = documents::documents(&library).unwrap()[0].document;
    for (note, own) in [
        ("One.", &["cost", "method"][..]),
        ("Two.", &["cost"]),
        ("Three.", &["costs"]),
    ] {
        let made = annotations::note(&library, NoteOn::Document(document), note).unwrap();
        let edit = Edit {
            tag: own.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Edit::default()
        };
        annotations::edit(&library, made.answer.annotation, &edit).unwrap();
    }
    desk.see("Three.").await;
    desk
}

/// The tags of the library with how many annotations carry each.
fn held(desk: &Desk) -> Vec<(String, u32)> {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let mut found: Vec<_> = tags::tags(&library)
        .unwrap()
        .into_iter()
        .map(|tag| (tag.name, tag.annotations))
        .collect();
    found.sort();
    found
}

async fn holds(desk: &Desk, expected: &[(&str, u32)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect();
    desk.until(&format!("the tags are {expected:?}"), async || {
        held(desk) == expected
    })
    .await;
}

#[tokio::test]
async fn renamed_merged_removed_and_taken_back() {
    let desk = open().await;
    desk.click_named("Filter notes").await;
    desk.click_named("All tags…").await;
    desk.find(".tags-dialog .tag-name").await;
    desk.see("3 tags").await;

    // A new name.
    desk.insert("meth").await;
    desk.counted(".tag-name", 1).await;
    desk.press("Down").await;
    desk.press("F2").await;
    desk.find(".tag-rows form input").await;
    desk.insert("way").await;
    desk.press("Enter").await;
    desk.see("“method” is now “way”").await;
    holds(&desk, &[("cost", 2), ("costs", 1), ("way", 1)]).await;
    desk.click(".tags-dialog .df .btn").await;
    holds(&desk, &[("cost", 2), ("costs", 1), ("method", 1)]).await;

    // A name that is there: the button says so before it is done.
    desk.click("[role=searchbox]").await;
    desk.press("Ctrl+a").await;
    desk.insert("costs").await;
    desk.press("Down").await;
    desk.press("Enter").await;
    desk.find(".tag-rows form input").await;
    desk.insert("cost").await;
    desk.see("Merge with “cost”, 2 notes").await;
    desk.press("Escape").await;
    desk.gone(".tag-rows form").await;
    holds(&desk, &[("cost", 2), ("costs", 1), ("method", 1)]).await;
    desk.press("Enter").await;
    desk.find(".tag-rows form input").await;
    desk.insert("cost").await;
    desk.click_named("Merge with").await;
    holds(&desk, &[("cost", 3), ("method", 1)]).await;
    desk.see("“costs” is one with “cost” now").await;

    // Undone by its key, here too: one step tells them apart again.
    desk.click(".tags-dialog h2").await;
    desk.press("Ctrl+z").await;
    holds(&desk, &[("cost", 2), ("costs", 1), ("method", 1)]).await;

    // Gone everywhere, and back.
    desk.click_named("Remove tag costs everywhere").await;
    holds(&desk, &[("cost", 2), ("method", 1)]).await;
    desk.click(".tags-dialog .df .btn").await;
    holds(&desk, &[("cost", 2), ("costs", 1), ("method", 1)]).await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
}

#[tokio::test]
async fn a_tag_is_completed_while_it_is_written() {
    let desk = open().await;
    desk.double_click(".note:nth-child(2)").await;
    desk.click(".tagline input").await;
    desk.insert("meth").await;
    desk.see("method").await;
    desk.press("Down").await;
    desk.press("Enter").await;
    holds(&desk, &[("cost", 2), ("costs", 1), ("method", 2)]).await;
}

#[tokio::test]
async fn all_tags_are_a_click_in_the_pane_and_a_command_away() {
    let mut desk = open().await;
    desk.press("Ctrl+1").await;
    desk.click_text("[aria-labelledby='desk-tags']", "All tags…")
        .await;
    desk.see("3 tags").await;
    // A change made here is seen in the pane it was called from.
    desk.click_named("Remove tag costs everywhere").await;
    holds(&desk, &[("cost", 2), ("method", 1)]).await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.until("two tags in the pane, and the way to all", async || {
        desk.count("[aria-labelledby='desk-tags'] button").await == 3
    })
    .await;
    desk.press("Ctrl+k").await;
    desk.find(".search-box input").await;
    desk.insert(">all tags").await;
    desk.until("the command", async || {
        desk.text(".hit.on .a").await.starts_with("All tags")
    })
    .await;
    desk.press("Enter").await;
    desk.see("2 tags").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.close().await;
}
