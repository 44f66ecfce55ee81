//! The notebook over a million notes: arranged in several ways, and the lines of one screen read from its middle.
//! The floor is SQLite handing out the rows of the library in the same order. `LECTERN_BENCH_NOTES` says how many.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/mod.rs"]
mod large;

use std::hint::black_box;

use lectern_core::annotations::Colour;
use lectern_core::library::FILE_NAME;
use lectern_core::notebook::{self, Arrangement, Grouping, Sorting};
use lectern_core::search::{self, Sieve};
use lectern_figures::{Bar, Figure, milliseconds, rounds};
use rusqlite::Connection;

/// Lines on a screen and beside it.
const SCREEN: u32 = 60;

const BY_PLACE: &str = "SELECT a.id FROM annotation a JOIN document d ON d.uuid = a.document
     JOIN anchor p ON p.annotation = a.uuid ORDER BY d.title, d.id, p.start_topic, p.start";
const BY_TIME: &str = "SELECT id FROM annotation ORDER BY modified_at DESC";
const BY_TAG: &str = "SELECT a.id FROM annotation_tag x JOIN tag t ON t.id = x.tag
     JOIN annotation a ON a.uuid = x.annotation JOIN document d ON d.uuid = a.document
     JOIN anchor p ON p.annotation = a.uuid ORDER BY t.name, d.title, d.id, p.start_topic, p.start";
const OF_A_WORD: &str = "SELECT a.id FROM floor.f f JOIN annotation a ON a.id = f.rowid
     JOIN document d ON d.uuid = a.document JOIN anchor p ON p.annotation = a.uuid
     WHERE f MATCH 'water' AND a.colour = 'green' ORDER BY d.title, d.id, p.start_topic, p.start";

fn main() {
    let notes = large::count("LECTERN_BENCH_NOTES", 1_000_000);
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    // Ten topics to each document of a thousand notes.
    let folder = place.path().join("library");
    let (library, words) = large::library(&folder, notes / 1000, notes / 100, notes);
    search::catch_up(&library, &mut |_, _| true).unwrap();
    drop(words);
    let bare = Connection::open(folder.join(FILE_NAME)).unwrap();
    let words = folder.join("floor");
    bare.execute("ATTACH ?1 AS floor", [words.to_str().unwrap()])
        .unwrap();
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
            BY_PLACE,
        ),
        (
            "by day, the newest first",
            all(),
            Grouping::Day,
            Sorting::Newest,
            BY_TIME,
        ),
        ("by tag", all(), Grouping::Tag, Sorting::Place, BY_TAG),
        (
            "a word and a colour",
            narrow,
            Grouping::Topic,
            Sorting::Place,
            OF_A_WORD,
        ),
    ];
    for (name, sieve, grouping, sorting, plain) in ways {
        let arrangement = Arrangement {
            sieve,
            grouping,
            sorting,
            ahead: 0,
        };
        let (mut arranging, mut reading, mut floor) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..rounds(9) {
            let mut arranged = None;
            arranging.push(milliseconds(|| {
                arranged = Some(notebook::arrange(&library, &arrangement).unwrap());
            }));
            if round % 4 == 0 {
                floor.push(milliseconds(|| {
                    let mut rows = bare.prepare_cached(plain).unwrap();
                    let rows = rows.query_map([], |row| row.get::<_, i64>(0)).unwrap();
                    black_box(rows.count());
                }));
            }
            let arranged = arranged.unwrap();
            let middle = arranged.summary.lines / 2;
            reading.push(milliseconds(|| {
                drop(black_box(
                    notebook::lines(&library, &arranged, middle, SCREEN).unwrap(),
                ));
            }));
        }
        let arranged = Figure::new(&format!("{notes} notes {name}: arranged"), "ms", &arranging);
        figures.push(arranged.beside(&Figure::new("SQLite, in that order", "ms", &floor)));
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
