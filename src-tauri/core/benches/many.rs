//! Many files on their way in until all that is in them is found: Markdown of 10 KB, words as often as words are, Latin
//! and Chinese. Beside Recoll on the same files, where `recollindex` is installed. `LECTERN_BENCH_FILES` says how many.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/words.rs"]
mod words;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use lectern_core::documents::{AddOptions, add};
use lectern_core::search;
use lectern_core::{Actor, Library};
use lectern_figures::{Bar, Figure, milliseconds, rounds};
use words::{Dice, text, vocabulary};

/// Between two looks at what has come in.
const PAUSE: Duration = Duration::from_millis(50);
/// Topics of a file, and words of each: some 10 KB.
const TOPICS: usize = 8;
const WORDS: usize = 160;

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let files = std::env::var("LECTERN_BENCH_FILES").ok();
    let files: usize = files.and_then(|files| files.parse().ok()).unwrap_or(1_000);
    let folder = place.path().join("files");
    let megabytes = write(&folder, files);

    let (mut read, mut found, mut peer) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds(3) {
        let own = place.path().join(format!("library-{round}"));
        let library = Library::create(&own, Actor::CommandLine).unwrap();
        let paths = [folder.clone()];
        let mut adding = 0.0;
        let all = milliseconds(|| {
            // As in the window, where the index follows while files come in.
            let is_in = AtomicBool::new(false);
            thread::scope(|scope| {
                let follower = scope.spawn(|| {
                    while !is_in.load(Ordering::Acquire) {
                        search::catch_up(&library, &mut |_, _| true).unwrap();
                        thread::sleep(PAUSE);
                    }
                });
                adding = milliseconds(|| {
                    let options = AddOptions::default();
                    drop(add(&library, &paths, options, &mut |_, _| true).unwrap());
                });
                is_in.store(true, Ordering::Release);
                follower.join().unwrap();
            });
            search::catch_up(&library, &mut |_, _| true).unwrap();
            library.settle().unwrap();
        });
        let scope = search::Scope::default();
        let found_in = search::search(&library, "report", &scope).unwrap();
        assert!(found_in.total as usize >= files, "not all are found");
        read.push(megabytes / adding * 1000.0);
        found.push(megabytes / all * 1000.0);
        drop(library);
        fs::remove_dir_all(&own).unwrap();
        peer.extend(recoll(place.path(), &folder).map(|time| megabytes / time * 1000.0));
    }
    let what = format!("{files} files of 10 KB");
    let peer = Figure::new("  Recoll, the same files", "MB/s", &peer);
    let mut searchable = Figure::new(&format!("{what}, in and found"), "MB/s", &found);
    let has_peer = peer.median.is_finite() && peer.median > 0.0;
    if has_peer {
        searchable = searchable.beside(&peer);
    }
    let mut figures = vec![
        Figure::new(&format!("{what}, in"), "MB/s", &read),
        searchable.bar(Bar::AtLeast(12.0)),
    ];
    figures.extend(has_peer.then_some(peer));
    lectern_figures::report("many", env!("CARGO_TARGET_TMPDIR"), &figures);
}

/// Writes the files; answers with their megabytes.
fn write(folder: &Path, files: usize) -> f64 {
    fs::create_dir(folder).unwrap();
    let words = vocabulary();
    let mut dice = Dice(23);
    let mut bytes = 0;
    for number in 0..files {
        let mut report = format!("# Report {number}: {}\n", text(&words, &mut dice, 4));
        for topic in 1..=TOPICS {
            let heading = text(&words, &mut dice, 4);
            write!(report, "\n## {topic}. {heading}\n").unwrap();
            for _ in 0..2 {
                let paragraph = text(&words, &mut dice, WORDS / 2);
                write!(report, "\n{paragraph}.\n").unwrap();
            }
        }
        bytes += report.len();
        fs::write(folder.join(format!("{number}.md")), report).unwrap();
    }
    bytes as f64 / 1e6
}

/// Milliseconds that Recoll takes for a folder; `None` where it is not installed.
fn recoll(place: &Path, folder: &Path) -> Option<f64> {
    let settings = place.join("recoll");
    fs::create_dir_all(&settings).unwrap();
    let chosen = format!("topdirs = {}\n", folder.display());
    fs::write(settings.join("recoll.conf"), chosen).unwrap();
    let mut done = None;
    let time = milliseconds(|| {
        done = Command::new("recollindex")
            .arg("-c")
            .arg(&settings)
            .arg("-z")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .ok();
    });
    done?.success().then_some(time)
}
