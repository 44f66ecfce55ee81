//! Search, top 20 with snippets, over 100,000 topics, and over a million notes, beside SQLite's FTS5 with
//! its own rank over the same texts. `LECTERN_BENCH_TOPICS` and `LECTERN_BENCH_NOTES` say how many.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/mod.rs"]
mod large;

use std::fmt::Write as _;
use std::hint::black_box;

use lectern_core::search::{self, INDEX_NAME, Scope};
use lectern_figures::{Bar, Figure, milliseconds, rounds};

const QUERIES: &[(&str, &str, &str)] = &[
    ("a word as common as the", "the", "\"the\""),
    ("a common word", "water", "\"water\""),
    ("two common words", "the of", "\"the\" \"of\""),
    ("a rare word", "kastra", "\"kastra\""),
    ("a word that is nowhere", "kaversenpri", "\"kaversenpri\""),
    ("a prefix of two letters", "st*", "\"st\"*"),
    ("a phrase of common words", "\"of the\"", "\"of the\""),
    ("one or the other", "the OR water", "\"the\" OR \"water\""),
    (
        "one without the other",
        "the -water",
        "\"the\" NOT \"water\"",
    ),
    ("with filters", "the after:2001 -kind:bookmark", "\"the\""),
    ("two Chinese characters", "一丁", "\"一丁\""),
];

fn main() {
    let mut figures = Vec::new();
    let (topics, notes) = (
        large::count("LECTERN_BENCH_TOPICS", 100_000),
        large::count("LECTERN_BENCH_NOTES", 1_000_000),
    );
    for (topics, notes, bar) in [(topics, 0, 15.0), (1, notes, 50.0)] {
        let what = if notes == 0 {
            format!("{topics} topics")
        } else {
            format!("{notes} notes")
        };
        if topics + notes <= 1 {
            continue;
        }
        let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let folder = place.path().join("library");
        let (library, floor) = large::library(&folder, topics, notes);
        let made = milliseconds(|| {
            search::catch_up(&library, &mut |_, _| true).unwrap();
        });
        figures.push(Figure::new(
            &format!("{what}: making the index"),
            "s",
            &[made / 1000.0],
        ));
        library.settle().unwrap();
        let size = std::fs::metadata(folder.join(INDEX_NAME)).unwrap().len() as f64 / 1e6;
        figures.push(Figure::new(&format!("{what}: the index"), "MB", &[size]));
        for counts in [false, true] {
            let scope = Scope {
                counts,
                ..Scope::default()
            };
            for (name, query, plain) in QUERIES {
                let (mut own, mut beside) = (Vec::new(), Vec::new());
                for _ in 0..rounds(15) {
                    own.push(milliseconds(|| {
                        drop(black_box(search::search(&library, query, &scope).unwrap()))
                    }));
                    if !counts && own.len() % 5 == 0 {
                        beside.push(milliseconds(|| {
                            let mut statement = floor
                                .prepare_cached(
                                    "SELECT rowid FROM f WHERE f MATCH ?1 ORDER BY rank LIMIT 20",
                                )
                                .unwrap();
                            let found = statement
                                .query_map([plain], |row| row.get::<_, i64>(0))
                                .unwrap();
                            black_box(found.count());
                        }));
                    }
                }
                own.sort_by(f64::total_cmp);
                let late = own[(own.len() * 95 / 100).min(own.len() - 1)];
                let mut label = format!("{what}: {name}");
                if counts {
                    let _ = write!(label, ", with counts");
                }
                let mut figure = Figure::new(&label, "ms", &own);
                if !beside.is_empty() {
                    figure = figure.beside(&Figure::new("FTS5, ORDER BY rank", "ms", &beside));
                }
                figures.push(figure);
                figures.push(
                    Figure::new(&format!("{label}, p95"), "ms", &[late]).bar(Bar::AtMost(bar)),
                );
            }
        }
    }
    lectern_figures::report("search", env!("CARGO_TARGET_TMPDIR"), &figures);
}
