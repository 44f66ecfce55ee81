//! What the one box asks at every key, over the library of a working life: 10,000 documents, 100,000 topics and a
//! million notes together; everywhere, the best seven, counted by kind, the last word still being typed.
//! `LECTERN_BENCH_DOCUMENTS` says how many documents, each of ten topics with a hundred notes; `LECTERN_BENCH_KEPT`
//! names a folder where that library stays between runs, for making it takes a minute.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/mod.rs"]
mod large;

use std::hint::black_box;
use std::path::Path;

use lectern_core::search::{self, Counting, Scope};
use lectern_core::{Actor, Library};
use lectern_figures::{Bar, Figure, milliseconds, p95, rounds};

/// What is typed, by how long it is.
const TYPED: &[(&str, &[&str])] = &[
    ("one letter", &["s", "r", "t", "m", "o", "w"]),
    ("two letters", &["st", "re", "th", "mu", "of", "wa"]),
    ("three letters", &["sto", "rep", "the", "mus", "sta", "wat"]),
    (
        "a whole word",
        &["the", "water", "stone", "report", "music", "state"],
    ),
    (
        "two words",
        &["the s", "the of", "water st", "stone rep", "kastra the"],
    ),
];

fn main() {
    let documents = large::count("LECTERN_BENCH_DOCUMENTS", 10_000);
    let kept = std::env::var_os("LECTERN_BENCH_KEPT");
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let folder = kept
        .as_deref()
        .map_or(place.path(), Path::new)
        .join("library");
    let library = if folder.exists() {
        Library::open(&folder, Actor::CommandLine).unwrap()
    } else {
        let (library, floor) = large::library(&folder, documents, documents * 10, documents * 100);
        drop((library, floor));
        Library::open(&folder, Actor::CommandLine).unwrap()
    };
    search::catch_up(&library, &mut |_, _| true).unwrap();
    let scope = Scope {
        limit: 7,
        counts: Counting::Kinds,
        typing: true,
        ..Scope::default()
    };
    let mut figures = Vec::new();
    let mut all = Vec::new();
    for (what, typed) in TYPED {
        let mut of_all = Vec::new();
        for query in *typed {
            let values: Vec<f64> = (0..rounds(20))
                .map(|_| {
                    milliseconds(|| {
                        drop(black_box(search::search(&library, query, &scope).unwrap()))
                    })
                })
                .collect();
            figures.push(Figure::new(&format!("{what}: {query}"), "ms", &values));
            of_all.extend(values);
        }
        figures.push(Figure::new(what, "ms", &of_all));
        all.extend(of_all);
    }
    figures.push(p95("any key", "ms", &all).bar(Bar::AtMost(15.0)));
    lectern_figures::report("keys", env!("CARGO_TARGET_TMPDIR"), &figures);
}
