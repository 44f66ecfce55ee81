//! The command line asked for the twenty best of 2,000 files of 10 KB, from the start of the program to its end. Beside
//! Recoll's own command over the same files, where it is installed, and beside starting our program for nothing.
//! `LECTERN_BENCH_FILES` says how many.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../../core/benches/large/files.rs"]
mod files;

use std::process::{Command, Stdio};

use lectern_core::documents::{AddOptions, add};
use lectern_core::{Actor, Library, search};
use lectern_figures::{Figure, milliseconds, rounds};

/// What each kind is called, and the query, which both programs understand alike.
const QUERIES: [(&str, &str); 4] = [
    ("a common word", "water"),
    ("two common words", "the of"),
    ("a phrase", "\"of the\""),
    ("a word that is nowhere", "kaversenpri"),
];

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let count = std::env::var("LECTERN_BENCH_FILES").ok();
    let count: usize = count.and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let folder = place.path().join("files");
    files::write(&folder, count);
    let own = place.path().join("library");
    let library = Library::create(&own, Actor::CommandLine).unwrap();
    let paths = [folder.clone()];
    add(&library, &paths, AddOptions::default(), &mut |_, _| true).unwrap();
    search::catch_up(&library, &mut |_, _| true).unwrap();
    library.settle().unwrap();
    drop(library);
    let has_peer = files::recoll(place.path(), &folder).is_some();
    let settings = files::settings(place.path());

    let run = |program: &str, arguments: &[&str]| {
        milliseconds(|| {
            let status = Command::new(program)
                .args(arguments)
                .env("LECTERN_LIBRARY", &own)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap();
            assert!(status.code().is_some_and(|code| code <= 1), "{program}");
        })
    };
    let lectern = env!("CARGO_BIN_EXE_lectern-cli");
    let mut figures = Vec::new();
    for (name, query) in QUERIES {
        let (mut asked, mut started, mut peer) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds(20) {
            started.push(run(lectern, &["--version"]));
            asked.push(run(lectern, &["search", query, "--limit", "20"]));
            if has_peer {
                let settings = settings.to_str().unwrap();
                peer.push(run("recollq", &["-c", settings, "-n", "0-20", query]));
            }
        }
        let what = format!("{count} files: {name}, by command");
        let floor = Figure::new("started for nothing", "ms", &started);
        figures.push(Figure::new(&what, "ms", &asked).beside(&floor));
        if has_peer {
            let peer = Figure::new("Recoll", "ms", &peer);
            let beside = Figure::new(&format!("{what}, beside Recoll"), "ms", &asked);
            figures.push(beside.beside(&peer));
        }
    }
    lectern_figures::report("asked", env!("CARGO_TARGET_TMPDIR"), &figures);
}
