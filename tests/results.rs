//! Commands, tags, all results and kept searches in the real window: run by typing, narrowed, gone to and come back
//! from, kept, found by name, forgotten and undone.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fmt::Write as _;
use std::fs;

use desk::Desk;
use lectern_core::annotations::{self, Edit, NoteOn};
use lectern_core::{Actor, Library, documents};

/// Opens the box and types.
async fn ask(desk: &Desk, words: &str) {
    desk.press("Ctrl+k").await;
    desk.find(".search-box input").await;
    desk.insert(words).await;
}

/// Reports of which each has five topics with a heron, and a note with a tag; added by the command line's way.
fn fill(desk: &Desk, reports: usize) {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let place = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for number in 1..=reports {
        let mut text = format!("# Birds {number}\n");
        for topic in 1..=5 {
            let _ = write!(
                text,
                "\n## Shore {topic}\n\nThe heron of {number} and {topic} stands still in the reeds, and waits.\n"
            );
        }
        let path = place.path().join(format!("birds-{number}.md"));
        fs::write(&path, text).unwrap();
        files.push(path);
    }
    let options = documents::AddOptions::default();
    let added = documents::add(&library, &files, options, &mut |_, _| true).unwrap();
    let on = NoteOn::Document(added.imported[0].document);
    let note = annotations::note(&library, on, "Ask who counts the heron.")
        .unwrap()
        .answer;
    let edit = Edit {
        tag: vec!["Costly".to_owned()],
        ..Edit::default()
    };
    annotations::edit(&library, note.annotation, &edit).unwrap();
}

async fn theme(desk: &Desk) -> String {
    let theme = desk
        .js("return document.documentElement.dataset.theme")
        .await;
    theme.as_str().unwrap_or_default().to_owned()
}

/// The row of the results that has the focus, and how far the list is scrolled.
async fn row(desk: &Desk) -> (String, f64) {
    let row = desk
        .js("return [document.activeElement?.dataset.row ?? '', document.querySelector('.results').scrollTop]")
        .await;
    (
        row[0].as_str().unwrap_or_default().to_owned(),
        row[1].as_f64().unwrap_or_default(),
    )
}

#[tokio::test]
async fn a_command_is_found_by_typing_and_acts_where_the_hands_were() {
    let mut desk = Desk::open().await;
    desk.see("Advances in Large Language Models").await;
    ask(&desk, "> dark").await;
    desk.until("the command", async || {
        desk.count(".hit").await == 1 && desk.text(".hit.on .a").await.starts_with("Dark")
    })
    .await;
    desk.press("Enter").await;
    desk.gone(".search-box").await;
    desk.until("dark", async || theme(&desk).await == "dark")
        .await;

    // What was used comes first before anything is typed.
    ask(&desk, "").await;
    desk.press("Ctrl+a").await;
    desk.press("Delete").await;
    desk.see("Commands").await;
    let first = desk
        .text("[aria-labelledby='search-group-commands'] .hit .a")
        .await;
    assert!(first.starts_with("Dark"), "{first}");
    desk.press("Escape").await;
    desk.gone(".search-box").await;

    // A command that needs a selection has the one that was there.
    desk.double_click(".lib tbody tr").await;
    desk.find(".page .topic").await;
    let words = desk.text(".page .topic p").await;
    let two: Vec<&str> = words.split(' ').take(2).collect();
    desk.select(".page .topic p", &two.join(" ")).await;
    desk.find(".seltools").await;
    ask(&desk, ">rose").await;
    desk.until("the colour", async || {
        desk.text(".hit.on .a").await.starts_with("Rose")
    })
    .await;
    desk.press("Enter").await;
    desk.find(".page .topic mark.hl-rose").await;
    assert_eq!(desk.text(".page .topic mark.hl-rose").await, two.join(" "));

    // Without one it is not offered at all.
    ask(&desk, ">last colour").await;
    desk.see("No command here is called “last colour”.").await;
    desk.press("Escape").await;
    desk.close().await;
}

#[tokio::test]
async fn a_tag_leads_to_what_carries_it() {
    let mut desk = Desk::open().await;
    fill(&desk, 1);
    desk.see("Birds 1").await;
    ask(&desk, "#cos").await;
    desk.until("the tag", async || {
        desk.count(".hit").await == 1 && desk.text(".hit.on .a").await == "Costly"
    })
    .await;
    assert_eq!(desk.text(".hit.on .m").await, "1 note");
    desk.press("Enter").await;
    desk.see("Ask who counts the heron.").await;
    desk.see("1 found").await;
    desk.press("Enter").await;
    desk.gone(".search-box").await;
    desk.find(".page .topic").await;
    desk.close().await;
}

#[tokio::test]
async fn all_results_are_narrowed_gone_to_and_come_back_to() {
    let mut desk = Desk::open().await;
    fill(&desk, 23);
    desk.see("Birds 23").await;
    ask(&desk, "heron").await;
    desk.see("Show all 116 results").await;
    desk.press("Ctrl+Enter").await;
    desk.gone(".search-box").await;
    desk.see("116 results in 23 documents").await;
    // Twenty documents, each with its best three.
    desk.counted(".results section", 20).await;
    desk.counted(".results [data-row]", 60).await;
    desk.click(".results section:first-of-type .res-more").await;
    desk.until("the rest of it", async || {
        desk.count(".results section:first-of-type [data-row]")
            .await
            > 4
    })
    .await;
    desk.click(".res-next").await;
    desk.counted(".results section", 23).await;

    // To the last, and back to the same row at the same place.
    desk.until("a row", async || !row(&desk).await.0.is_empty())
        .await;
    desk.press("End").await;
    let before = row(&desk).await;
    assert!(before.1 > 400.0, "{before:?}");
    desk.press("Enter").await;
    desk.see(" of 5").await;
    desk.press("Alt+Left").await;
    desk.find(".results").await;
    desk.until("the same row", async || row(&desk).await == before)
        .await;
    desk.press("Alt+Right").await;
    desk.find(".page .topic").await;
    desk.press("Alt+Left").await;
    desk.until("the same row again", async || row(&desk).await == before)
        .await;

    // Of a filter's values eight stand there, the rest when asked for; what is on stays in sight.
    let documents = ".res-side [aria-label^='Birds ']";
    desk.counted(documents, 8).await;
    desk.click_text(".res-side", "15 more").await;
    desk.counted(documents, 23).await;
    let last = ".res-side [aria-label^='Birds ']:nth-last-of-type(2)";
    desk.click(last).await;
    desk.see("5 results in 1 document").await;
    desk.click_text(".res-side", "Fewer").await;
    desk.counted(documents, 9).await;
    desk.click(".res-side [aria-pressed='true']").await;
    desk.see("116 results in 23 documents").await;
    desk.counted(documents, 8).await;

    // Narrowed to notes, one is left; the other kinds say what they would leave.
    desk.click(".res-side [aria-label='Notes, 1']").await;
    desk.see("1 result in 1 document").await;
    desk.see("Ask who counts the heron.").await;
    desk.find(".res-side [aria-label='Topics, 115']").await;
    desk.click(".res-side [aria-label='Notes, 1']").await;
    desk.see("116 results in 23 documents").await;
    desk.press("Ctrl+f").await;
    desk.press("Ctrl+a").await;
    desk.insert("herron").await;
    desk.see("Nothing says “herron”.").await;
    desk.click(".res-none .btn").await;
    desk.see("116 results in 23 documents").await;
    desk.press("Ctrl+f").await;
    desk.press("Ctrl+a").await;
    desk.insert("tag:costy").await;
    desk.see("Did you mean “tag:Costly”?").await;
    desk.press("Ctrl+a").await;
    desk.insert("heron colour:purple").await;
    desk.see("A colour is yellow, green, blue, rose or violet.")
        .await;
    desk.close().await;
}

#[tokio::test]
async fn a_search_is_kept_found_by_name_forgotten_and_undone() {
    let mut desk = Desk::open().await;
    fill(&desk, 2);
    desk.see("Birds 2").await;
    ask(&desk, "heron").await;
    desk.see("found").await;
    desk.press("Ctrl+Enter").await;
    desk.find(".results").await;
    desk.click(".res-side [aria-label='Notes, 1']").await;
    desk.see("1 result in 1 document").await;
    desk.click_named("Keep this search").await;
    desk.press("Ctrl+a").await;
    desk.insert("Waders").await;
    desk.press("Enter").await;
    desk.see("Kept as “Waders”").await;

    desk.press("Ctrl+1").await;
    desk.find(".lib").await;
    ask(&desk, "wad").await;
    desk.until("the search", async || {
        desk.text(".hit.on .a").await.contains("Waders")
    })
    .await;
    desk.press("Enter").await;
    desk.gone(".search-box").await;
    // Its filter stands in the query.
    desk.see("1 result in 1 document").await;
    desk.see("Kept as “Waders”").await;
    desk.click_named("Forget").await;
    desk.see("Forgot the search “Waders”").await;
    desk.see_no_more("Kept as “Waders”").await;
    desk.click_named("Undo").await;
    desk.see("Kept as “Waders”").await;

    // From the box, too: it makes way for the Undo.
    ask(&desk, "wad").await;
    desk.until("the search", async || {
        desk.text(".hit.on .a").await.contains("Waders")
    })
    .await;
    desk.press("Shift+Delete").await;
    desk.gone(".search-box").await;
    desk.see("Forgot the search “Waders”").await;
    desk.see_no_more("Kept as “Waders”").await;
    desk.close().await;
}
