//! The real window over the library of a working life: 10,000 documents, 100,000 topics, a million notes. How long a
//! key takes to painted results, the views to their first rows, and what memory that takes beside a small library.
//!
//! Keys come from one xdotool that waits for them; what is painted is read off the screen's pixels.
//! `LECTERN_BENCH_DOCUMENTS` says how many documents, each of ten topics with a hundred notes.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../../tests/desk/group.rs"]
#[allow(dead_code)]
mod group;
mod hands;
#[path = "../core/benches/large/mod.rs"]
mod large;
#[path = "../core/benches/large/queries.rs"]
mod queries;
#[allow(dead_code)]
mod screen;
mod started;

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use hands::Hands;
use lectern_core::search;
use lectern_figures::{Bar, Figure, as_milliseconds, p95, rounds};
use queries::QUERIES;
use screen::Screen;

/// Where the rows of a view stand, and those of the box: rows and columns of the screen, in pixels.
const VIEW: (Range<u64>, Range<u64>) = (110..780, 300..980);
const BOX: (Range<u64>, Range<u64>) = (190..640, 310..970);
/// The right half of the box from its top on, without what is typed: how many are found, and their rows.
const FOUND: (Range<u64>, Range<u64>) = (96..640, 640..970);
/// What is typed there.
const FIELD: (Range<u64>, Range<u64>) = (96..128, 345..640);
/// How many documents the library has beside which memory is measured.
const SMALL: usize = 20;
/// So long nothing may change before the screen counts as at rest.
const QUIET: Duration = Duration::from_millis(150);
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a view is scrolled, and how often the wheel turns on meanwhile: at every picture of a usual screen.
const SCROLLED: Duration = Duration::from_secs(3);
const TURN: Duration = Duration::from_millis(16);
/// A picture is painted in parts, so close together.
const PARTS: Duration = Duration::from_millis(4);
/// A picture that comes later than this one sees.
const LONG: f64 = 50.0;
/// After so long without a question what only makes the next one quick is let go of.
const RESTED: Duration = Duration::from_secs(32);

/// The query of a word that is nowhere; others begin as it does.
const NOWHERE: &str = "kaversenpri";

/// What is typed: each word begins anew, so that every key changes what is found.
const WORDS: &[&str] = &["water", "stone", "state", "report", "music", "the"];

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let documents = large::count("LECTERN_BENCH_DOCUMENTS", 10_000);
    let mut figures = Vec::new();
    let small = measured(place.path(), SMALL, &mut Vec::new());
    let large = measured(place.path(), documents, &mut figures);
    for (what, small, large) in [
        ("memory, library shown", small.0, large.0),
        (
            "memory, after the notebook and the search",
            small.1,
            large.1,
        ),
        ("memory, after half a minute of rest", small.2, large.2),
    ] {
        let beside = Figure::new(&format!("{SMALL} documents"), "MB", &[small]);
        figures.push(Figure::new(what, "MB", &[large]).beside(&beside));
    }
    lectern_figures::report("desk", env!("CARGO_TARGET_TMPDIR"), &figures);
}

/// Works at a desk of so many documents; answers with the memory at first, at last, and after a rest.
fn measured(place: &Path, documents: usize, figures: &mut Vec<Figure>) -> (f64, f64, f64) {
    let home = started::home(place, &format!("{documents} documents"));
    let (library, floor) = large::library(
        &home.join("library"),
        documents,
        documents * 10,
        documents * 100,
    );
    search::catch_up(&library, &mut |_, _| true).unwrap();
    library.settle().unwrap();
    drop((library, floor));
    let settings = home.join(".config/app.lectern.desk");
    fs::create_dir_all(&settings).unwrap();
    let chosen = r#"{"settings":{"theme":"light","tour_seen":true}}"#;
    fs::write(settings.join("settings.json"), chosen).unwrap();

    let screen = Screen::start();
    let mut hands = Hands::at(&screen);
    let begun = Instant::now();
    let program = Path::new(env!("CARGO_BIN_EXE_lectern"));
    let group = started::start(&screen, program, &[], &home);
    while !has_rows(&screen) {
        assert!(begun.elapsed() < PATIENCE, "the library shows no rows");
        sleep(Duration::from_millis(2));
    }
    let first = as_milliseconds(begun.elapsed());
    still(&screen, &VIEW);
    let memory = started::memory_of(&home);
    let what = format!("{documents} documents");
    let scrolled_library = scrolled(&screen, &mut hands);
    hands.press("Home");
    still(&screen, &VIEW);
    figures.push(Figure::new(
        &format!("{what}: start to the library's rows"),
        "ms",
        &[first],
    ));

    let notebook: Vec<f64> = (0..rounds(5))
        .map(|_| {
            let took = painted(&screen, &mut hands, &home, "ctrl+3", &VIEW);
            hands.press("ctrl+1");
            still(&screen, &VIEW);
            took
        })
        .collect();
    figures.push(Figure::new(
        &format!("{what}: key to the notebook's rows, at rest"),
        "ms",
        &notebook,
    ));

    hands.press("ctrl+3");
    still(&screen, &VIEW);
    let scrolled_notebook = scrolled(&screen, &mut hands);
    hands.press("ctrl+1");
    still(&screen, &VIEW);
    for (view, waits) in [
        ("library", scrolled_library),
        ("notebook", scrolled_notebook),
    ] {
        let long = waits.iter().filter(|wait| **wait > LONG).count();
        figures.push(Figure::new(
            &format!("{what}: from picture to picture while the {view} scrolls"),
            "ms",
            &waits,
        ));
        figures.push(Figure::new(
            &format!("{what}: pictures of the {view} later than 50 ms"),
            "",
            &[long as f64],
        ));
    }

    hands.press("ctrl+k");
    still(&screen, &BOX);
    let mut keys = Vec::new();
    for word in WORDS.iter().cycle().take(rounds(12)) {
        hands.press("ctrl+a");
        // The field paints itself as chosen, before which a letter would wait that a hand only then begins to strike.
        still(&screen, &BOX);
        for letter in word.chars() {
            keys.push(changed(&screen, &mut hands, &letter.to_string(), &BOX));
            still(&screen, &BOX);
        }
    }
    let keys: Vec<_> = keys.into_iter().flatten().collect();
    figures.extend(with_p95(&format!("{what}: key to painted results"), &keys));
    // In a small library some of them find nothing.
    let kinds = if documents > SMALL { QUERIES } else { &[] };
    for (kind, query, _) in kinds {
        let keys: Vec<_> = (0..rounds(20))
            .filter_map(|_| answered(&screen, &mut hands, query))
            .collect();
        assert!(!keys.is_empty(), "{query} shows nothing new");
        figures.extend(with_p95(
            &format!("{what}: key to painted results, {kind}"),
            &keys,
        ));
    }
    hands.press("Escape");
    still(&screen, &VIEW);
    sleep(Duration::from_secs(1));
    let last = started::memory_of(&home);
    sleep(RESTED);
    let rested = started::memory_of(&home);
    started::end(&home);
    drop(group);
    (memory, last, rested)
}

/// Milliseconds from a key to what it changes.
struct Painted {
    /// The letter itself, in the field: no answer can be on the screen before it.
    letter: f64,
    results: f64,
}

/// The results’ figure beside that of the letters, and its 95th percentile, which has the bar.
fn with_p95(label: &str, keys: &[Painted]) -> [Figure; 2] {
    let (letters, results): (Vec<_>, Vec<_>) =
        keys.iter().map(|key| (key.letter, key.results)).unzip();
    let letter = Figure::new("the letter itself", "ms", &letters);
    let late = p95(label, "ms", &results).bar(Bar::AtMost(50.0));
    [Figure::new(label, "ms", &results).beside(&letter), late]
}

/// Milliseconds from the key that makes a query what it is to its results: one that takes back a word that is nowhere,
/// for the last letter of most queries finds what the one before it did. Where the query is such a word, it is itself
/// that key.
/// `None` where what was typed before was not on the screen yet, so that the key changed nothing.
fn answered(screen: &Screen, hands: &mut Hands, query: &str) -> Option<Painted> {
    let (typed, key) = match query {
        NOWHERE => ("kaver".to_owned(), "x"),
        _ => (format!("{query} x"), "BackSpace"),
    };
    hands.press("ctrl+a");
    still(screen, &BOX);
    hands.write(&typed);
    // Of many keys in a row the last one may be answered late.
    still(screen, &BOX);
    still(screen, &BOX);
    changed(screen, hands, key, &FOUND)
}

/// Turns the wheel over a view; answers with the milliseconds from each picture to the next.
fn scrolled(screen: &Screen, hands: &mut Hands) -> Vec<f64> {
    let part = (300..500, VIEW.1);
    hands.say("mousemove 640 450");
    let mut waits = Vec::new();
    let begun = Instant::now();
    let (mut turned, mut changed) = (begun, begun);
    let mut before = screen.glance(&part);
    while begun.elapsed() < SCROLLED {
        if turned.elapsed() >= TURN {
            turned = Instant::now();
            hands.say("click 5");
        }
        let now = screen.glance(&part);
        if now != before {
            // What follows at once is the rest of the same picture.
            if changed.elapsed() > PARTS {
                waits.push(as_milliseconds(changed.elapsed()));
            }
            changed = Instant::now();
            before = now;
        }
    }
    // The hand goes where no row comes to lie under it.
    hands.say("mousemove 1270 790");
    // The last pictures are still under way.
    still(screen, &VIEW);
    waits
}

fn has_rows(screen: &Screen) -> bool {
    let pixels = screen.pixels(VIEW.0, VIEW.1);
    let dark = pixels
        .chunks_exact(4)
        .filter(|pixel| pixel[0] < 110)
        .count();
    let light = pixels
        .chunks_exact(4)
        .filter(|pixel| pixel[0] > 200)
        .count();
    dark * 200 > pixels.len() / 4 && light * 3 > pixels.len() / 4 * 2
}

/// From a key to the first change there; `None` where nothing changes within a second, as when the same rows are found.
fn changed(
    screen: &Screen,
    hands: &mut Hands,
    key: &str,
    part: &(Range<u64>, Range<u64>),
) -> Option<Painted> {
    let (field, before) = (screen.glance(&FIELD), screen.glance(part));
    let mut letter = None;
    let begun = Instant::now();
    hands.press(key);
    while begun.elapsed() < Duration::from_secs(1) {
        let now = || as_milliseconds(begun.elapsed());
        if letter.is_none() && screen.glance(&FIELD) != field {
            letter = Some(now());
        }
        if screen.glance(part) != before {
            let results = now();
            let letter = letter.unwrap_or(results);
            return Some(Painted { letter, results });
        }
    }
    None
}

/// Milliseconds from a key to the last change there before it rests.
fn painted(
    screen: &Screen,
    hands: &mut Hands,
    home: &Path,
    key: &str,
    part: &(Range<u64>, Range<u64>),
) -> f64 {
    let before = screen.glance(part);
    let begun = Instant::now();
    hands.press(key);
    // A view is there before its rows are: it counts from when there are some.
    while screen.glance(part) == before || !has_rows(screen) {
        assert!(
            begun.elapsed() < PATIENCE,
            "{key} shows nothing: {}",
            home.display()
        );
    }
    let resting = still(screen, part);
    as_milliseconds(begun.elapsed().saturating_sub(resting))
}

/// Waits until nothing changes there; answers with how long it has not.
fn still(screen: &Screen, part: &(Range<u64>, Range<u64>)) -> Duration {
    let begun = Instant::now();
    let mut last = screen.glance(part);
    let mut since = Instant::now();
    while since.elapsed() < QUIET {
        assert!(
            begun.elapsed() < PATIENCE,
            "the screen does not come to rest"
        );
        let now = screen.glance(part);
        if now != last {
            last = now;
            since = Instant::now();
        }
    }
    since.elapsed()
}
