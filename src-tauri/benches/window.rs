//! From the start of the program to the pixels of the text, and the memory it then holds: a document of 30 KB, of
//! 1 MB and of 10 MB, beside a bare window of the same web view that shows a page of 30 KB, interleaved.
//!
//! The screen is one of Xvfb's, whose pixels lie in a file that is read from outside: no program is asked whether
//! it is ready. Text is there when enough of the page is light and enough of it is dark.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../../tests/desk/group.rs"]
#[allow(dead_code)]
mod group;
#[allow(dead_code)]
mod screen;
mod started;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use lectern_core::documents::add_source;
use lectern_core::import::{Beside, Source};
use lectern_core::{Actor, Library};
use lectern_figures::{Bar, Figure, as_milliseconds, long_report, rounds};
use screen::Screen;
use started::{end, home, memory_of};

/// From the text to the moment when memory is read: what is still loaded then is loaded.
const REST: Duration = Duration::from_secs(2);

/// One program to be started, with its home and what it is called with.
struct Candidate {
    what: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    home: PathBuf,
    start: Vec<f64>,
    memory: Vec<f64>,
}

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut candidates = vec![bare(place.path())];
    for (what, bytes) in [
        ("30 KB", 30_000),
        ("1 MB", 1_000_000),
        ("10 MB", 10_000_000),
    ] {
        candidates.push(lectern(place.path(), what, bytes));
    }
    // A first round warms the disk's cache and is not counted.
    for round in 0..=rounds(11) {
        for candidate in &mut candidates {
            let (start, memory) = run(candidate);
            if round > 0 {
                candidate.start.push(start);
                candidate.memory.push(memory);
            }
        }
    }
    let mut figures = Vec::new();
    let of =
        |candidate: &Candidate, unit, values: &[f64]| Figure::new(candidate.what, unit, values);
    let floor = of(&candidates[0], "ms", &candidates[0].start);
    for candidate in &candidates[1..] {
        let figure = of(candidate, "ms", &candidate.start).beside(&floor);
        figures.push(figure.bar(Bar::TimesFloor(1.25)));
    }
    let floor = of(&candidates[0], "MB", &candidates[0].memory);
    for candidate in &candidates[1..] {
        let figure = of(candidate, "MB", &candidate.memory).beside(&floor);
        figures.push(figure.bar(Bar::TimesFloor(1.25)));
    }
    let [small, .., large] = &candidates[1..] else {
        unreachable!()
    };
    let more: Vec<f64> = large
        .memory
        .iter()
        .zip(&small.memory)
        .map(|(large, small)| large - small)
        .collect();
    figures.push(Figure::new("10 MB more than 30 KB", "MB", &more).bar(Bar::AtMost(10.0)));
    lectern_figures::report("window", env!("CARGO_TARGET_TMPDIR"), &figures);
}

/// The floor: compiled here, with a page of plain text.
fn bare(place: &Path) -> Candidate {
    let program = place.join("bare-window");
    let source = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src-tauri/benches/bare-window.c"
    );
    let script = r#"gcc -O2 "$0" -o "$1" $(pkg-config --cflags --libs webkit2gtk-4.1 gtk+-3.0)"#;
    let built = Command::new("sh")
        .args(["-c", script, source])
        .arg(&program)
        .status()
        .unwrap();
    assert!(built.success(), "the bare window compiles");
    let page = place.join("page.html");
    let text = long_report(30_000).replace('\n', "<br>");
    let style = "body { margin: 40px; font: 18px/1.6 serif; background: #fdfdfb; color: #1a1a1a }";
    fs::write(
        &page,
        format!("<!doctype html><meta charset=utf-8><style>{style}</style><body>{text}"),
    )
    .unwrap();
    Candidate {
        what: "a bare window",
        program,
        arguments: vec![format!("file://{}", page.display())],
        home: home(place, "bare"),
        start: Vec::new(),
        memory: Vec::new(),
    }
}

/// Lectern with a library that holds one document, which was open when the window closed.
fn lectern(place: &Path, what: &'static str, bytes: usize) -> Candidate {
    let home = home(place, what);
    let library = Library::create(&home.join("library"), Actor::CommandLine).unwrap();
    let source = Source {
        name: "long.md".into(),
        bytes: long_report(bytes).into_bytes(),
        beside: Beside::Nothing,
    };
    let document = add_source(&library, &source, false).unwrap().document;
    library.settle().unwrap();
    let settings = home.join(".config/app.lectern.desk");
    fs::create_dir_all(&settings).unwrap();
    let chosen = format!(r#"{{"settings":{{"theme":"light","open_document":"{document}"}}}}"#);
    fs::write(settings.join("settings.json"), chosen).unwrap();
    Candidate {
        what,
        program: PathBuf::from(env!("CARGO_BIN_EXE_lectern")),
        arguments: Vec::new(),
        home,
        start: Vec::new(),
        memory: Vec::new(),
    }
}

/// Starts it once: milliseconds to the text, and megabytes of all its processes afterwards.
fn run(candidate: &Candidate) -> (f64, f64) {
    let screen = Screen::start();
    let since = Instant::now();
    let group = started::start(
        &screen,
        &candidate.program,
        &candidate.arguments,
        &candidate.home,
    );
    while !screen.shows_text() {
        let waited = since.elapsed();
        assert!(
            waited < Duration::from_secs(60),
            "{} shows no text",
            candidate.what
        );
        sleep(Duration::from_millis(2));
    }
    let start = as_milliseconds(since.elapsed());
    sleep(REST);
    let memory = memory_of(&candidate.home);
    end(&candidate.home);
    drop(group);
    sleep(Duration::from_millis(300));
    (start, memory)
}
