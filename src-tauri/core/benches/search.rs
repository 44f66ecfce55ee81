//! Search, top 20 with snippets, over 100,000 topics, and over a million notes, beside SQLite's FTS5 with
//! its own rank over the same texts. `LECTERN_BENCH_TOPICS` and `LECTERN_BENCH_NOTES` say how many.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "large/mod.rs"]
mod large;
#[path = "large/queries.rs"]
mod queries;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use lectern_core::Library;
use lectern_core::search::{self, Counting, Filters, INDEX_NAME, Page, Scope};
use lectern_figures::{Bar, Figure, milliseconds, p95, rounds};
use queries::QUERIES;

/// All results as the view shows them: twenty documents, three rows of each, with the counts of the filters.
fn view(what: &str, library: &Library) -> Vec<Figure> {
    let page = Page::Documents {
        offset: 0,
        limit: 20,
        rows: 3,
    };
    let asked = |query: &&(&str, &str, &str)| {
        let mut values = Vec::new();
        for _ in 0..rounds(20) {
            values.push(milliseconds(|| {
                drop(black_box(
                    search::results(library, query.1, &Filters::default(), page, &|| false)
                        .unwrap(),
                ));
            }));
        }
        Figure::new(
            &format!("{what}: {}, all results by document", query.0),
            "ms",
            &values,
        )
    };
    QUERIES.iter().take(3).map(|query| asked(&query)).collect()
}

/// How soon a question that is overtaken while it runs makes way for the next: from the moment it is overtaken.
fn given_up(what: &str, library: &Library) -> Vec<Figure> {
    let scope = Scope::default();
    let mut values = Vec::new();
    for round in 0..rounds(20) {
        let begun = Instant::now();
        let moment = Duration::from_micros(500 + 250 * round as u64);
        let overtaken = || begun.elapsed() >= moment;
        let given_up = search::search_until(library, "st*", &scope, &overtaken);
        if given_up.is_err() {
            values.push((begun.elapsed().saturating_sub(moment)).as_secs_f64() * 1000.0);
        }
    }
    // Where every answer came before it could be overtaken, there is nothing to tell.
    let figure = (!values.is_empty()).then(|| {
        let label = format!("{what}: a prefix of two letters, given up");
        Figure::new(&label, "ms", &values)
    });
    figure.into_iter().collect()
}

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
        let (library, floor) = large::library(
            &folder,
            (topics / 50).max(notes / 1000).max(1),
            topics,
            notes,
        );
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
        for counts in [Counting::Nothing, Counting::All] {
            let scope = Scope {
                counts,
                ..Scope::default()
            };
            for (name, query, plain) in QUERIES {
                let (mut own, mut beside) = (Vec::new(), Vec::new());
                for _ in 0..rounds(40) {
                    own.push(milliseconds(|| {
                        drop(black_box(search::search(&library, query, &scope).unwrap()))
                    }));
                    if counts == Counting::Nothing && own.len() % 13 == 0 {
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
                let mut label = format!("{what}: {name}");
                if counts == Counting::All {
                    let _ = write!(label, ", with counts");
                }
                let mut figure = Figure::new(&label, "ms", &own);
                if !beside.is_empty() {
                    figure = figure.beside(&Figure::new("FTS5, ORDER BY rank", "ms", &beside));
                }
                figures.push(figure);
                figures.push(p95(&label, "ms", &own).bar(Bar::AtMost(bar)));
            }
        }
        figures.extend(view(&what, &library));
        figures.extend(given_up(&what, &library));
    }
    lectern_figures::report("search", env!("CARGO_TARGET_TMPDIR"), &figures);
}
