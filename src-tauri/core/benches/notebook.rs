//! The notebook over a million notes: arranged in several ways, and the lines of one screen read from its middle.
//! The floor is SQLite handing out the first screen's worth in the same order. `LECTERN_BENCH_NOTES` says how many.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/mod.rs"]
mod large;

use std::hint::black_box;

use lectern_core::annotations::Colour;
use lectern_core::notebook::{self, Arrangement, Grouping, Sorting};
use lectern_core::search::{self, Sieve};
use lectern_figures::{Bar, Figure, milliseconds, rounds};

/// Lines on a screen and beside it.
const SCREEN: u32 = 60;

fn main() {
    let notes = large::count("LECTERN_BENCH_NOTES", 1_000_000);
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    // Ten topics to each document of a thousand notes.
    let (library, _) = large::library(
        &place.path().join("library"),
        notes / 1000,
        notes / 100,
        notes,
    );
    search::catch_up(&library, &mut |_, _| true).unwrap();
    let mut figures = Vec::new();
    let narrow = Sieve {
        query: "water".to_owned(),
        colours: vec![Colour::Green],
        ..Sieve::default()
    };
    let all = Sieve::default;
    let ways = [
        (
            "by topic, in reading order",
            all(),
            Grouping::Topic,
            Sorting::Place,
        ),
        (
            "by day, the newest first",
            all(),
            Grouping::Day,
            Sorting::Newest,
        ),
        ("by tag", all(), Grouping::Tag, Sorting::Place),
        (
            "a word and a colour",
            narrow,
            Grouping::Topic,
            Sorting::Place,
        ),
    ];
    for (name, sieve, grouping, sorting) in ways {
        let arrangement = Arrangement {
            sieve,
            grouping,
            sorting,
            ahead: 0,
        };
        let (mut arranging, mut reading) = (Vec::new(), Vec::new());
        for _ in 0..rounds(9) {
            let mut arranged = None;
            arranging.push(milliseconds(|| {
                arranged = Some(notebook::arrange(&library, &arrangement).unwrap());
            }));
            let arranged = arranged.unwrap();
            let middle = arranged.summary.lines / 2;
            reading.push(milliseconds(|| {
                drop(black_box(
                    notebook::lines(&library, &arranged, middle, SCREEN).unwrap(),
                ));
            }));
        }
        figures.push(Figure::new(
            &format!("{notes} notes {name}: arranged"),
            "ms",
            &arranging,
        ));
        figures.push(
            Figure::new(
                &format!("{notes} notes {name}: {SCREEN} lines from the middle"),
                "ms",
                &reading,
            )
            .bar(Bar::AtMost(16.0)),
        );
    }
    lectern_figures::report("notebook", env!("CARGO_TARGET_TMPDIR"), &figures);
}
