//! Many files on their way in until all that is in them is found: Markdown of 10 KB, words as often as words are, Latin
//! and Chinese. Beside Recoll on the same files, where `recollindex` is installed. `LECTERN_BENCH_FILES` says how many.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/files.rs"]
mod files;

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use lectern_core::documents::{AddOptions, add};
use lectern_core::search;
use lectern_core::{Actor, Library};
use lectern_figures::{Bar, Figure, milliseconds, rounds};

/// Between two looks at what has come in.
const PAUSE: Duration = Duration::from_millis(50);

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let count = std::env::var("LECTERN_BENCH_FILES").ok();
    let count: usize = count.and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let folder = place.path().join("files");
    let megabytes = files::write(&folder, count);

    let (mut read, mut found) = (Vec::new(), Vec::new());
    let (mut peer, mut times) = (Vec::new(), Vec::new());
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
        assert!(found_in.total as usize >= count, "not all are found");
        read.push(megabytes / adding * 1000.0);
        found.push(megabytes / all * 1000.0);
        drop(library);
        fs::remove_dir_all(&own).unwrap();
        if let Some(time) = files::recoll(place.path(), &folder) {
            peer.push(megabytes / time * 1000.0);
            times.push(time / all);
        }
    }
    let what = format!("{count} files of 10 KB");
    let searchable = format!("{what}, in and found");
    let mut figures = vec![
        Figure::new(&format!("{what}, in"), "MB/s", &read),
        Figure::new(&searchable, "MB/s", &found).bar(Bar::AtLeast(12.0)),
    ];
    if !peer.is_empty() {
        figures.push(Figure::new("  Recoll, the same files", "MB/s", &peer));
        let times = Figure::new(&format!("{searchable}, beside Recoll"), "×", &times);
        figures.push(times.bar(Bar::AtLeast(10.0)));
    }
    lectern_figures::report("many", env!("CARGO_TARGET_TMPDIR"), &figures);
}
