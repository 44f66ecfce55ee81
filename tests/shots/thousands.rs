//! Ten thousand documents: how long to the first rows, and whether scrolling holds the pace of the screen. Prints
//! what it measures and asserts no time.

use std::fs;
use std::time::{Duration, Instant};

use lectern_core::documents::{self, AddOptions};
use lectern_core::library::FILE_NAME;
use lectern_core::{Actor, Library};
use thirtyfour::support::sleep;

use super::super::desk::Album;
use super::super::{LARGE, LIGHT, toured};

/// Scrolls for five seconds, `speed` px a frame, and answers with the frames that took over 34 and over 100 ms, the
/// longest, and how many there were.
const SCROLL: &str = r"
    const [speed, done] = [arguments[0], arguments[arguments.length - 1]];
    const view = document.querySelector('.view');
    const begun = performance.now();
    let last = begun, frames = 0, long = 0, stuck = 0, worst = 0, bare = 0;
    const frame = (now) => {
        const took = now - last;
        last = now;
        frames += 1;
        if (took > 34) long += 1;
        if (took > 100) stuck += 1;
        worst = Math.max(worst, took);
        if (frames % 8 === 0) {
            const box = view.getBoundingClientRect();
            const under = document.elementFromPoint(box.left + 200, box.top + box.height / 2);
            if (!under?.closest('[data-document], .covers')) bare += 1;
        }
        view.scrollTop += speed;
        if (now - begun < 5000) requestAnimationFrame(frame);
        else done({ frames, long, stuck, worst: Math.round(worst), bare, top: view.scrollTop });
    };
    requestAnimationFrame(frame);
";

/// Where the pictures are taken: how far five seconds lead is another distance each time.
const HALFWAY: &str = "document.querySelector('.view').scrollTop = 20000";

/// Types into the filter, and answers how long each key took until the rows were drawn.
const TYPE: &str = r"
    const done = arguments[arguments.length - 1];
    const field = document.querySelector('.lf input');
    const took = [];
    const next = (letters) => {
        if (letters.length === 0) return done(took);
        const begun = performance.now();
        field.value += letters[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => {
            took.push(Math.round(performance.now() - begun));
            next(letters.slice(1));
        }));
    };
    next('report 99');
";

#[tokio::test]
#[ignore = "measures and takes a picture; run by hand"]
async fn thousands() {
    let mut desk = toured().open().await;
    let place = tempfile::tempdir().unwrap();
    let files: Vec<_> = (0..10_000)
        .map(|number| {
            let path = place.path().join(format!("{number:05}.md"));
            fs::write(&path, format!("---\nauthor: Author {}\n---\n\n# Report {number:05}\n\nWords of number {number}.\n", number % 97)).unwrap();
            path
        })
        .collect();
    let begun = Instant::now();
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    documents::add(&library, &files, AddOptions::default(), &mut |_, _| true).unwrap();
    drop(library);
    println!("added in {:?}", begun.elapsed());
    sleep(Duration::from_secs(15)).await; // the window has heard of them, and the index has caught up
    desk.close().await;
    // They came in several at a time, and how many is another number each time: here they are one after the other.
    rusqlite::Connection::open(desk.library().join(FILE_NAME))
        .unwrap()
        .execute("UPDATE document SET added_at = 1700000000000 + id", [])
        .unwrap();
    let begun = Instant::now();
    desk.reopen().await;
    desk.find(".lib tbody tr").await;
    println!("first rows after {:?}", begun.elapsed());
    let page = desk
        .js("const paint = performance.getEntriesByType('paint').map((one) => [one.name, Math.round(one.startTime)]); const [load] = performance.getEntriesByType('navigation'); return [paint, Math.round(load?.domInteractive ?? 0), Math.round(load?.domContentLoadedEventEnd ?? 0)]")
        .await;
    println!("on the page’s clock: {page}");
    let album = Album::of(&desk, LARGE).await;
    album.take("thousands", LIGHT).await;
    for speed in [20, 120, 900] {
        println!(
            "list, {speed} px a frame: {}",
            desk.js_async(SCROLL, vec![speed.into()]).await
        );
    }
    desk.js(HALFWAY).await;
    desk.see("Report 09470").await;
    album.take("thousands-scrolled", LIGHT).await;
    println!("filter: {} ms", desk.js_async(TYPE, vec![]).await);
    desk.press("Ctrl+f").await;
    desk.press("Escape").await;
    desk.click_named("Grid").await;
    desk.find(".cover").await;
    for speed in [20, 120, 900] {
        println!(
            "covers, {speed} px a frame: {}",
            desk.js_async(SCROLL, vec![speed.into()]).await
        );
    }
    desk.js(HALFWAY).await;
    desk.see("Report 09470").await;
    album.take("thousands-covers", LIGHT).await;
    desk.close().await;
}
