//! A report of ten megabytes in the real window: to its end, to a found word, marked and closed,
//! with no more of it in the page than of a small one. Prints what it measures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;
use std::time::Instant;

use desk::Desk;
use lectern_core::annotations::{self, Filter};
use lectern_core::{Actor, Library};
use lectern_figures::long_report;

const PAGE: &str = ".page .column";

/// Eleven megabytes of them.
const TOPICS: usize = 3000;

/// Proportional memory of the window's processes, in megabytes. Theirs are all that have this
/// library in their surroundings.
fn memory(desk: &Desk) -> f64 {
    let library = desk.library();
    let own = |process: &fs::DirEntry| {
        let surroundings = fs::read(process.path().join("environ")).unwrap_or_default();
        let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
        let is_window = name.starts_with("lectern")
            || name.starts_with("WebKitWebProces")
            || name.starts_with("WebKitNetworkPr");
        is_window
            && String::from_utf8_lossy(&surroundings)
                .contains(&format!("LECTERN_LIBRARY={}", library.display()))
    };
    let pss = |process: fs::DirEntry| -> Option<f64> {
        let rollup = fs::read_to_string(process.path().join("smaps_rollup")).ok()?;
        let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    let all = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter(own)
        .filter_map(pss);
    all.sum::<f64>() / 1024.0
}

#[tokio::test]
async fn ten_megabytes_read_found_marked_and_closed() {
    let small = {
        let desk = Desk::open().await;
        desk.double_click(".lib tbody tr").await;
        desk.find(PAGE).await;
        desk.press("End").await;
        desk.see("Read together, the ten topics").await;
        memory(&desk)
    };

    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("long.md");
    let text = long_report(TOPICS * 3_690);
    fs::write(&file, &text).unwrap();
    let started = Instant::now();
    let mut desk = Desk::open_with(&file).await;
    desk.see("A Long Report").await;
    desk.find(".toc").await;
    println!(
        "{:.1} MB imported and open after {:.1} s",
        text.len() as f64 / 1e6,
        started.elapsed().as_secs_f64()
    );

    desk.press("End").await;
    desk.see(&format!("{TOPICS}. Topic number {TOPICS}")).await;
    let mounted = desk
        .js("return document.querySelectorAll('.page .column [data-topic]').length")
        .await
        .as_u64()
        .unwrap();
    println!("{mounted} of {TOPICS} topics are in the page");
    assert!((1..60).contains(&mounted), "{mounted}");

    desk.press("Home").await;
    desk.see("1. Topic number 1").await;
    let asked = Instant::now();
    desk.press("Ctrl+f").await;
    desk.type_text("single heron").await;
    desk.see("1 of 1").await;
    desk.see("the single heron of this report").await;
    println!(
        "found after {:.2} s, typing included",
        asked.elapsed().as_secs_f64()
    );
    desk.press("Escape").await;
    desk.select(PAGE, "the single heron").await;
    desk.click(".seltools .sw.hl-blue").await;
    desk.counted("mark.hl-blue", 1).await;
    let large = memory(&desk);
    println!("memory: {small:.0} MB with the built-in report, {large:.0} MB with this one");

    let closed = Instant::now();
    desk.restart().await;
    desk.see("the single heron of this report").await;
    desk.counted("mark.hl-blue", 1).await;
    println!("memory after that: {:.0} MB", memory(&desk));
    println!(
        "closed, opened and back at the place after {:.1} s",
        closed.elapsed().as_secs_f64()
    );
    desk.close().await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let held = annotations::list(&library, &Filter::default()).unwrap();
    assert_eq!(held[0].quote.as_deref(), Some("the single heron"));
    assert_eq!(held[0].topic_position, Some(2989));
}
