//! Search in the real window: the one box, found while typing, the way to the place and to what was made, Chinese,
//! typing errors, and an index that was dropped, damaged or of an older version.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;

use desk::{Desk, Setup, long_report};
use lectern_core::annotations::{self, NoteOn};
use lectern_core::documents;
use lectern_core::import::{Beside, Source};
use lectern_core::{Actor, Library, search::INDEX_NAME};

const CHINESE: &str = "# 潮汐\n\n## 月亮\n\n月の引力が海を動かす。每天两次，海水上涨。\n\n## 港口\n\n船夫在看天空之前先看潮汐表。\n";
const HERONS: &str = "# Herons\n\n## At dawn\n\nThe heron stands still in the reeds.\n\n## At noon\n\nNothing moves but the heron, and later the otter.\n";

/// Opens the box and types.
async fn ask(desk: &Desk, words: &str) {
    desk.press("Ctrl+k").await;
    desk.find(".search-box input").await;
    desk.insert(words).await;
}

/// Two reports and a note are added by the command line's way while the window is open.
fn fill(desk: &Desk) {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let place = tempfile::tempdir().unwrap();
    let files: Vec<_> = [("tides.md", CHINESE), ("herons.md", HERONS)]
        .into_iter()
        .map(|(name, text)| {
            let path = place.path().join(name);
            fs::write(&path, text).unwrap();
            path
        })
        .collect();
    let added = documents::add(
        &library,
        &files,
        documents::AddOptions::default(),
        &mut |_, _| true,
    )
    .unwrap();
    annotations::note(
        &library,
        NoteOn::Document(added.imported[1].document),
        "Ask the *ferryman* about them.",
    )
    .unwrap();
}

#[tokio::test]
async fn what_is_typed_is_found_and_opened_at_its_place() {
    let mut desk = Desk::open().await;
    fill(&desk);
    desk.see("Herons").await;

    ask(&desk, "otter").await;
    desk.see("1 found").await;
    assert_eq!(desk.text(".hit.on b.hitw").await, "otter");
    desk.press("Enter").await;
    desk.gone(".search-box").await;
    desk.see("Nothing moves but the heron").await;
    // The words are marked as find marks them, and the text has the focus.
    desk.see("1 of 1").await;
    let focused = desk
        .js("return document.activeElement.classList.contains('page-scroll')")
        .await;
    assert_eq!(focused, true);

    // In this document first, then everywhere else; the keys choose.
    ask(&desk, "the").await;
    desk.see("In this document").await;
    desk.see("Everywhere else").await;
    let first = desk.text(".hit.on .a").await;
    desk.press("Down").await;
    assert_ne!(desk.text(".hit.on .a").await, first);
    desk.press("Up").await;
    assert_eq!(desk.text(".hit.on .a").await, first);
    desk.press("Escape").await;
    desk.gone(".search-box").await;

    // Who types fast means the answer, not what was there before it.
    ask(&desk, "quantisation").await;
    desk.press("Enter").await;
    desk.gone(".search-box").await;
    desk.see("Model efficiency").await;
    desk.press("Alt+Left").await;

    // A heading is marked where it was asked for.
    ask(&desk, "in:titles ethical").await;
    desk.until("the heading", async || {
        desk.text(".hit.on .a b.hitw").await == "Ethical"
    })
    .await;
    // The topic that was gone to is the one being read, though another begins right below its last line.
    desk.press("Ctrl+a").await;
    desk.insert("\"deep neural networks forget\"").await;
    desk.see("1 found").await;
    desk.press("Enter").await;
    desk.gone(".search-box").await;
    desk.see("1 of 1").await;
    desk.until("its topic is the current one", async || {
        desk.text("[role=tree] [aria-current]")
            .await
            .contains("Model efficiency")
    })
    .await;
    desk.press("Alt+Left").await;

    // One's own words lead to the note.
    ask(&desk, "ferryman").await;
    desk.see("Your note").await;
    desk.press("Enter").await;
    desk.see("Ask the ferryman about them.").await;
    desk.close().await;
}

#[tokio::test]
async fn words_of_one_character_and_typing_errors_are_found() {
    let mut desk = Desk::open().await;
    fill(&desk);
    desk.see("Herons").await;
    for (words, hit) in [("海", "海"), ("潮汐", "潮汐"), ("月亮", "月亮")] {
        ask(&desk, words).await;
        desk.until("the hit", async || {
            desk.count(".hit").await > 0 && desk.text(".hit.on b.hitw").await == hit
        })
        .await;
        desk.press("Escape").await;
        desk.gone(".search-box").await;
    }
    ask(&desk, "herron").await;
    desk.see("Nothing says “herron”.").await;
    desk.click(".search-box .none button").await;
    desk.until("hits", async || desk.count(".hit").await > 1)
        .await;
    // Narrowed to titles, one is left.
    desk.press("Tab").await;
    desk.press("Tab").await;
    desk.press("Tab").await;
    desk.counted(".hit", 1).await;
    desk.press("Escape").await;
    // A value that a field cannot have is no slip of a word, and is said as what it is.
    ask(&desk, "heron after:2026-11-2810:00").await;
    desk.see("A time is a day such as 2026-11-24").await;
    desk.gone(".search-box .none button").await;
    desk.press("Escape").await;
    desk.close().await;
}

#[tokio::test]
async fn an_index_that_is_gone_or_damaged_comes_back_by_itself() {
    let mut desk = Desk::open().await;
    fill(&desk);
    desk.see("Herons").await;
    ask(&desk, "otter").await;
    desk.see("1 found").await;
    desk.press("Escape").await;
    let index = desk.library().join(INDEX_NAME);
    assert!(index.exists());
    fs::remove_file(&index).unwrap();
    ask(&desk, "reeds").await;
    desk.see("1 found").await;
    desk.press("Escape").await;
    assert!(index.exists(), "made anew");
    desk.close().await;

    fs::write(&index, b"This is no index.").unwrap();
    desk.reopen().await;
    ask(&desk, "otter").await;
    desk.see("1 found").await;
    // With the box open the window closes all the same.
    desk.close().await;
}

/// The folder is read-only for the index alone: another folder lies in its place.
#[tokio::test]
async fn where_no_index_can_be_kept_the_search_says_so_and_finds() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("library");
    fs::create_dir_all(folder.join(INDEX_NAME).join("in the way")).unwrap();
    let mut desk = Setup::default()
        .env("LECTERN_LIBRARY", &folder)
        .open()
        .await;
    desk.see("Advances in Large Language Models").await;
    ask(&desk, "quantisation").await;
    desk.see("The search index cannot be written").await;
    desk.until("hits", async || desk.count(".hit").await > 0)
        .await;
    desk.close().await;
}

/// Reports whose words are more than a search waits for.
fn fill_amply(desk: &Desk) {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    for number in 0..4 {
        let source = Source {
            name: "ample.md".to_owned(),
            bytes: long_report(&format!("Ample {number}"), 100).into_bytes(),
            beside: Beside::Nothing,
        };
        documents::add_source(&library, &source, false).unwrap();
    }
}

#[tokio::test]
async fn an_index_of_an_older_version_is_made_anew_while_the_desk_works() {
    let mut desk = Desk::open().await;
    fill(&desk);
    fill_amply(&desk);
    desk.see("Ample 3").await;
    ask(&desk, "otter").await;
    desk.see("1 found").await;
    desk.close().await;
    let index = desk.library().join(INDEX_NAME);
    let version = |set: Option<u32>| {
        let index = rusqlite::Connection::open(&index).unwrap();
        if let Some(version) = set {
            index
                .execute("UPDATE meta SET version = ?1", [version])
                .unwrap();
        }
        index
            .query_row("SELECT version FROM meta", [], |row| row.get::<_, u32>(0))
            .unwrap()
    };
    let own = version(None);
    assert_eq!(version(Some(1_001)), 1_001);

    desk.reopen().await;
    ask(&desk, "otter").await;
    desk.see("Still reading the library").await;
    // All else is there as ever.
    desk.press("Escape").await;
    desk.gone(".search-box").await;
    desk.double_click(".lib tbody tr").await;
    desk.find(".page .topic").await;
    desk.press("Ctrl+3").await;
    desk.see("Ask the ferryman about them.").await;
    ask(&desk, "otter").await;
    desk.see("1 found").await;
    desk.see_no_more("Still reading the library").await;
    desk.press("Escape").await;
    desk.close().await;
    assert_eq!(version(None), own);
}
