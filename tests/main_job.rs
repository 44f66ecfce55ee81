//! The main job, in the real window with a real mouse and keyboard: open a report, read it, mark
//! it, note it, close, find everything where it was, take the notes out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::{Desk, Setup};
use lectern_core::annotations::{self, Annotation, Colour, Filter, Kind};
use lectern_core::{Actor, Library, check};

const PAGE: &str = ".page .column";

const FIELD_WORDS: &str = "Steel rings like a bell";
const FIELD_MORE: &str = "stood the test of small budgets";
const FIELD_CLOSING: &str = "Looking back, what has kept this observatory alive";
const BUILT_IN_WORDS: &str = "usually memory rather than arithmetic";
const BUILT_IN_MORE: &str = "what people have assumed";
const BUILT_IN_CLOSING: &str = "Read together, the ten topics";

/// A report with what the walk marks in it.
struct Report {
    /// The file to open; `None` for the one that is there on the first run.
    file: Option<PathBuf>,
    title: &'static str,
    /// Words of the second topic.
    words: &'static str,
    /// Words of the third topic.
    more: &'static str,
    /// How the text begins that belongs to the tenth topic without a heading of its own.
    closing: &'static str,
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// Where a person who runs the walk finds its pictures and its export.
fn keepsake(name: &str) -> Option<PathBuf> {
    std::env::var_os("LECTERN_WALK_OUT").map(|folder| PathBuf::from(folder).join(name))
}

async fn picture(desk: &Desk, name: &str) {
    if let Some(path) = keepsake(name) {
        desk.picture(path).await;
    }
}

/// What the library holds once the window is closed, in reading order.
fn held(desk: &Desk) -> Vec<Annotation> {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let report = check::check(&library).unwrap();
    assert!(report.ok, "{:?}", report.problems);
    annotations::list(&library, &Filter::default()).unwrap()
}

async fn saved(desk: &Desk) {
    desk.until("the note is saved", async || {
        desk.js("return document.querySelector('.note.editing .saved')?.textContent.trim()")
            .await
            == "Saved"
    })
    .await;
}

async fn main_job(report: &Report) {
    let save = tempfile::tempdir().unwrap();
    let mut setup = Setup::default().env("LECTERN_TEST_SAVE_FOLDER", save.path());
    if let Some(file) = &report.file {
        setup = setup.file(file);
    }
    let mut desk = setup.open().await;

    // Open it.
    if report.file.is_none() {
        desk.double_click(".lib tbody tr").await;
    }
    desk.find(PAGE).await;
    desk.see(report.title).await;
    desk.counted("[role=treeitem]", 10).await;
    picture(&desk, "1-opened.png").await;

    // Read on to the second topic and mark words there, with the mouse.
    desk.next_topic("j").await;
    desk.select(PAGE, report.words).await;
    desk.click(".seltools .sw.hl-green").await;
    desk.counted("mark.hl-green", 1).await;
    assert_eq!(desk.text("mark.hl-green").await, report.words);

    // Mark more in the third topic and say why.
    desk.next_topic("j").await;
    desk.select(PAGE, report.more).await;
    picture(&desk, "2-selected.png").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("Ask **Ann** about this, naïve as it sounds: 検索.")
        .await;
    saved(&desk).await;
    picture(&desk, "3-noted.png").await;
    desk.press("Escape").await;

    // Keep the place.
    desk.press("b").await;
    desk.find(".toc [aria-label='Bookmarked'], .toc .rb").await;
    let place = desk
        .js("return document.querySelector('.page-scroll').scrollTop")
        .await
        .as_f64()
        .unwrap();

    // Close the lid, open it again: everything is where it was.
    desk.restart().await;
    desk.find(PAGE).await;
    desk.counted("mark[data-first]", 2).await;
    desk.see("naïve as it sounds: 検索").await;
    desk.until("the place is where it was, to the line", async || {
        let now = desk
            .js("return document.querySelector('.page-scroll')?.scrollTop ?? -1")
            .await;
        now.as_f64().is_some_and(|now| (now - place).abs() < 40.0)
    })
    .await;
    picture(&desk, "4-opened-again.png").await;

    // The closing words belong to the tenth topic.
    desk.press("End").await;
    desk.see(report.closing).await;
    desk.until("the tenth topic is the current one", async || {
        desk.text("[role=treeitem][aria-current]")
            .await
            .starts_with("10")
    })
    .await;

    // Take the notes out.
    desk.press("Ctrl+Shift+e").await;
    desk.find("dialog[open]").await;
    desk.see("Ask **Ann** about this").await;
    picture(&desk, "5-export.png").await;
    desk.click_named("Save as…").await;
    desk.see("Saved 3 notes to").await;
    let file = fs::read_dir(save.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let exported = fs::read_to_string(&file).unwrap();
    assert!(
        exported.contains(&format!("> {}", report.words)),
        "{exported}"
    );
    assert!(
        exported.contains("Ask **Ann** about this, naïve as it sounds: 検索."),
        "{exported}"
    );
    if let Some(kept) = keepsake("6-exported.md") {
        fs::copy(&file, kept).unwrap();
    }

    // Take the last thing back, and back again.
    desk.press("Ctrl+z").await;
    desk.see("Undid: bookmark added").await;
    desk.press("Ctrl+Shift+z").await;
    desk.see("Redid: bookmark added").await;

    desk.close().await;
    let held = held(&desk);
    let kinds: Vec<(Kind, Option<Colour>)> = held.iter().map(|a| (a.kind, a.colour)).collect();
    assert_eq!(kinds.len(), 3, "{held:?}");
    assert!(
        held.iter()
            .any(|a| a.quote.as_deref() == Some(report.words) && a.colour == Some(Colour::Green))
    );
    assert!(
        held.iter()
            .any(|a| a.quote.as_deref() == Some(report.more) && a.note.is_some())
    );
    assert!(held.iter().any(|a| a.kind == Kind::Bookmark));
}

#[tokio::test]
async fn the_main_job_on_a_report_of_ones_own() {
    main_job(&Report {
        file: Some(fixture("field-report.txt")),
        title: "Report on Keeping a Small Observatory",
        words: FIELD_WORDS,
        more: FIELD_MORE,
        closing: FIELD_CLOSING,
    })
    .await;
}

#[tokio::test]
async fn the_main_job_on_the_built_in_report() {
    main_job(&Report {
        file: None,
        title: "Advances in Large Language Models",
        words: BUILT_IN_WORDS,
        more: BUILT_IN_MORE,
        closing: BUILT_IN_CLOSING,
    })
    .await;
}

/// A plain-text report of somebody else's, which is not in the repository; passed over where it does not lie beside it.
#[tokio::test]
async fn the_main_job_on_a_report_of_somebody_elses() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/report.txt");
    if !file.exists() {
        return;
    }
    main_job(&Report {
        file: Some(file),
        title: "Report on Advancements in Language Learning Models (LLMs)",
        words: "without overburdening computational resources",
        more: "sensitive sectors, like hiring",
        closing: "In conclusion, the ongoing advancements",
    })
    .await;
}

/// A second after the last key the note is on the disk, whatever happens to the process.
#[tokio::test]
async fn a_killed_process_loses_no_note() {
    let mut desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.next_topic("j").await;
    desk.select(PAGE, BUILT_IN_WORDS).await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("Typed a second before the end.").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    desk.kill().await;
    assert_eq!(
        held(&desk)[0].note.as_deref(),
        Some("Typed a second before the end.")
    );
    desk.reopen().await;
    desk.see("Typed a second before the end.").await;
}

/// Everything by keyboard alone, the selection included.
#[tokio::test]
async fn the_main_job_without_a_mouse() {
    let mut desk = Desk::open().await;
    desk.press("Tab").await;
    desk.until("the report is reached by the keyboard", async || {
        desk.press("Tab").await;
        desk.js("return document.activeElement?.closest('.lib tbody tr') !== null")
            .await
            == true
    })
    .await;
    desk.press("Enter").await;
    desk.find(PAGE).await;
    desk.next_topic("Ctrl+PageDown").await;
    desk.press("F7").await;
    desk.press_times("Down", 2).await;
    desk.press_times("Ctrl+Shift+Right", 3).await;
    let words = desk.selected().await;
    assert!(words.split_whitespace().count() >= 2, "selected: {words:?}");
    desk.press("3").await;
    desk.counted("mark.hl-blue[data-first]", 1).await;
    desk.press("Escape").await;
    desk.press("m").await;
    desk.press("Enter").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("By hand.").await;
    saved(&desk).await;
    desk.press("Escape").await;
    desk.close().await;
    let held = held(&desk);
    assert_eq!(
        (held[0].colour, held[0].note.as_deref()),
        (Some(Colour::Blue), Some("By hand."))
    );
    assert_eq!(held[0].quote.as_deref(), Some(words.trim()));
}

/// Through the system's own dialog: a report is added and opened; the same again says so.
#[tokio::test]
async fn a_report_is_added_by_the_systems_dialog() {
    let desk = Desk::open().await;
    desk.press("Ctrl+o").await;
    desk.answer_dialog("Open File", fixture("odd-characters.md"))
        .await;
    desk.find(PAGE).await;
    desk.see("Odd Characters, Even Margins").await;
    desk.press("Ctrl+o").await;
    desk.answer_dialog("Open File", fixture("odd-characters.md"))
        .await;
    desk.see("You already have this report.").await;
}
