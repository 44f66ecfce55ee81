//! The text that a start shows before the screens' code has run: it stands where the reader then has it, to the pixel.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use desk::Desk;
use lectern_figures::long_report;
use serde_json::Value;

const PAGE: &str = ".page .column";

/// What was at the top of the screen when the first text was shown, and when the reader had taken its place.
async fn tops(desk: &Desk) -> (Value, Value) {
    desk.find(PAGE).await;
    let mark = async |name: &str| {
        desk.until(&format!("there is {name}"), async || {
            desk.js(&format!(
                "return performance.getEntriesByName('{name}').length > 0"
            ))
            .await
                == true
        })
        .await;
        desk.js(&format!(
            "return performance.getEntriesByName('{name}')[0].detail"
        ))
        .await
    };
    (mark("text-shown").await, mark("reader-ready").await)
}

/// Starts anew and compares.
async fn stays(desk: &mut Desk, how: &str, topic: u64) {
    desk.restart().await;
    let (shown, ready) = tops(desk).await;
    eprintln!("{how} {shown} {ready}");
    assert_eq!(shown["topic"], topic, "{how}: another place is shown first");
    assert_eq!(shown["topic"], ready["topic"], "{how}");
    assert_eq!(shown["offset"], ready["offset"], "{how}");
    let apart = shown["below"].as_f64().unwrap() - ready["below"].as_f64().unwrap();
    assert!(apart.abs() < 1.0, "{how}: {apart} px apart");
}

#[tokio::test]
async fn nothing_moves_when_the_reader_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.md");
    std::fs::write(&file, long_report(200_000)).unwrap();
    let mut desk = Desk::open_with(&file).await;
    desk.find(PAGE).await;
    stays(&mut desk, "at the start", 0).await;
    let top = desk
        .js("return document.querySelector('.page-scroll').scrollTop")
        .await;
    assert_eq!(top, 0, "the title is there again");

    desk.next_topic("j").await;
    desk.next_topic("j").await;
    desk.press("Space").await;
    desk.double_click(".page .topic:nth-of-type(3) p").await;
    desk.click(".seltools .sw.hl-green").await;
    desk.press("b").await;
    desk.counted("mark[data-first]", 1).await;
    stays(&mut desk, "in the middle", 2).await;

    desk.press("Ctrl+=").await;
    desk.press("]").await;
    desk.press("Space").await;
    stays(&mut desk, "larger and without the notes", 3).await;

    desk.press("End").await;
    desk.until("the end is there", async || {
        desk.js("const s = document.querySelector('.page-scroll'); return s.scrollTop >= s.scrollHeight - s.clientHeight - 1").await == true
    })
    .await;
    stays(&mut desk, "at the end", 53).await;

    desk.resize(760, 600).await;
    desk.press("PageUp").await;
    stays(&mut desk, "narrow", 53).await;
    desk.close().await;
}
