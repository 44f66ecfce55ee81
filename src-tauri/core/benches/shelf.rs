//! The list of ten thousand documents: read anew, put in order, narrowed at a key, and the rows of one screen read from
//! its middle. The floor is SQLite handing out the titles. `LECTERN_BENCH_DOCUMENTS` says how many, each with a
//! hundred notes.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/mod.rs"]
mod large;

use std::hint::black_box;

use lectern_core::documents::shelf::{Arranging, LibrarySort, Place, Shelf};
use lectern_core::library::FILE_NAME;
use lectern_figures::{Bar, Figure, milliseconds, rounds};
use rusqlite::Connection;

/// Rows on a screen and beside it.
const SCREEN: u32 = 60;

fn main() {
    let documents = large::count("LECTERN_BENCH_DOCUMENTS", 10_000);
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let folder = place.path().join("library");
    let (library, _) = large::library(&folder, documents, documents * 10, documents * 100);
    let bare = Connection::open(folder.join(FILE_NAME)).unwrap();
    let mut shelf = Shelf::default();
    let by = |sort, filter: &str| Arranging {
        place: Place::Library,
        filter: filter.to_owned(),
        sort,
        descending: false,
    };
    let mut taken: [Vec<f64>; 5] = Default::default();
    for round in 0..rounds(9) {
        taken[0].push(milliseconds(|| {
            let mut titles = bare.prepare_cached("SELECT title FROM document").unwrap();
            let titles = titles.query_map([], |row| row.get::<_, String>(0)).unwrap();
            black_box(titles.count());
        }));
        taken[1].push(milliseconds(|| shelf.refresh(&library).unwrap()));
        taken[2].push(milliseconds(|| {
            black_box(shelf.arrange(&by(LibrarySort::Title, ""), &[], None));
        }));
        let key = &["w", "wa", "wat"][round % 3];
        taken[3].push(milliseconds(|| {
            black_box(shelf.arrange(&by(LibrarySort::Title, key), &[], None));
        }));
        shelf.arrange(&by(LibrarySort::Title, ""), &[], None);
        taken[4].push(milliseconds(|| {
            black_box(shelf.rows(&library, shelf.len() / 2, SCREEN).unwrap());
        }));
    }
    let figure = |what: &str, values: &[f64]| {
        Figure::new(&format!("{documents} documents: {what}"), "ms", values)
    };
    let floor = figure("their titles from SQLite", &taken[0]);
    let figures = [
        figure("read anew", &taken[1]).beside(&floor),
        figure("put in order by title", &taken[2]).bar(Bar::AtMost(16.0)),
        figure("narrowed at a key", &taken[3]).bar(Bar::AtMost(16.0)),
        figure(&format!("{SCREEN} rows from the middle"), &taken[4]).bar(Bar::AtMost(16.0)),
    ];
    lectern_figures::report("shelf", env!("CARGO_TARGET_TMPDIR"), &figures);
}
