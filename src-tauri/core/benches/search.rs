//! Search, top 20 with snippets, over 100,000 topics, and over a million notes, beside SQLite's FTS5 with
//! its own rank over the same texts. `LECTERN_BENCH_TOPICS` and `LECTERN_BENCH_NOTES` say how many.
//!
//! The libraries are written past the public functions, straight into their tables: a million notes
//! through the journal take an hour.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use lectern_core::library::FILE_NAME;
use lectern_core::search::{self, Counting, Filters, INDEX_NAME, Page, Scope};
use lectern_core::{Actor, Library};
use lectern_figures::{Bar, Figure, milliseconds, rounds};
use rusqlite::Connection;
use uuid::Uuid;

/// Numbers that are the same at every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Words as often as words are (Zipf): `the` in nearly every text, most of them rare.
fn vocabulary() -> Vec<String> {
    const COMMON: &[&str] = &[
        "the", "of", "and", "water", "stone", "state", "report", "music", "naïve", "Straße",
    ];
    const PARTS: &[&str] = &[
        "st", "ra", "mo", "ne", "ti", "lo", "ka", "ver", "sen", "pro", "dis", "qua", "re", "in",
        "ment", "al",
    ];
    let mut dice = Dice(3);
    let mut words: Vec<String> = COMMON.iter().map(|word| (*word).to_owned()).collect();
    while words.len() < 60_000 {
        let parts = 2 + (dice.next() * 3.0) as usize;
        words.push(
            (0..parts)
                .map(|_| PARTS[(dice.next() * 16.0) as usize])
                .collect(),
        );
    }
    words
}

fn text(words: &[String], dice: &mut Dice, length: usize) -> String {
    let mut text = String::new();
    let most = (words.len() as f64).ln();
    for at in 0..length {
        if at > 0 {
            text.push(' ');
        }
        if dice.next() < 0.02 {
            for _ in 0..6 {
                let place = (dice.next() * dice.next() * 900.0) as u32;
                text.extend(char::from_u32(0x4E00 + place));
            }
        } else {
            let rank = (most * dice.next()).exp() as usize - 1;
            text.push_str(&words[rank.min(words.len() - 1)]);
        }
    }
    text
}

fn library(folder: &std::path::Path, topics: usize, notes: usize) -> (Library, Connection) {
    let library = Library::create(folder, Actor::CommandLine).unwrap();
    let db = Connection::open(folder.join(FILE_NAME)).unwrap();
    db.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
    let floor = Connection::open(folder.join("floor")).unwrap();
    floor.execute_batch("PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE f USING fts5 (body, content = '', tokenize = 'unicode61'); BEGIN").unwrap();
    let words = vocabulary();
    let mut dice = Dice(11);
    let mut row = 0;
    let documents = (topics / 50).max(notes / 1000).max(1);
    for number in 0..documents {
        let (document, edition) = (Uuid::now_v7(), Uuid::now_v7());
        let title = text(&words, &mut dice, 4);
        db.execute("INSERT INTO edition (uuid, hash, format, name, title, words, renderer, added_at, bytes) VALUES (?1, ?2, 'markdown', 'a.md', ?3, 1, 1, 1, x'')", (edition, number.to_string(), &title)).unwrap();
        let own = db.last_insert_rowid();
        db.execute(
            "INSERT INTO document (uuid, title, added_at) VALUES (?1, ?2, ?3)",
            (document, &title, 1_700_000_000_000_i64),
        )
        .unwrap();
        db.execute(
            "INSERT INTO document_edition (document, number, edition) VALUES (?1, 1, ?2)",
            (document, edition),
        )
        .unwrap();
        for position in 0..(topics / documents).max(1) {
            let heading = text(&words, &mut dice, 4);
            let body = format!("{heading}\n{}", text(&words, &mut dice, 90));
            db.prepare_cached("INSERT INTO topic (uuid, edition, position, level, words, chars, heading) VALUES (?1, ?2, ?3, 2, 94, 500, ?4)").unwrap().execute((Uuid::now_v7(), own, position as i64, &heading)).unwrap();
            db.prepare_cached("INSERT INTO topic_html (topic, html) VALUES (?1, ?2)")
                .unwrap()
                .execute((
                    db.last_insert_rowid(),
                    zstd::bulk::compress(body.as_bytes(), 1).unwrap(),
                ))
                .unwrap();
            if notes == 0 {
                row += 1;
                floor
                    .prepare_cached("INSERT INTO f (rowid, body) VALUES (?1, ?2)")
                    .unwrap()
                    .execute((row, &body))
                    .unwrap();
            }
        }
        for _ in 0..notes / documents {
            let annotation = Uuid::now_v7();
            let (quote, note) = (text(&words, &mut dice, 12), text(&words, &mut dice, 14));
            db.prepare_cached("INSERT INTO annotation (uuid, document, kind, colour, note, origin, created_at, modified_at) VALUES (?1, ?2, 'highlight', 'green', ?3, 'person', 1, 1)").unwrap().execute((annotation, document, &note)).unwrap();
            db.prepare_cached("INSERT INTO anchor (annotation, edition, selector, state, start_topic, start, end_topic, \"end\", quote, prefix, suffix) VALUES (?1, ?2, 'text', 'attached', 0, 0, 0, 5, ?3, '', '')").unwrap().execute((annotation, edition, &quote)).unwrap();
            row += 1;
            floor
                .prepare_cached("INSERT INTO f (rowid, body) VALUES (?1, ?2)")
                .unwrap()
                .execute((row, format!("{quote} {note}")))
                .unwrap();
        }
    }
    db.execute_batch("COMMIT").unwrap();
    floor.execute_batch("COMMIT").unwrap();
    (library, floor)
}

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

fn count(name: &str, usual: usize) -> usize {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(usual)
}

fn main() {
    let mut figures = Vec::new();
    let (topics, notes) = (
        count("LECTERN_BENCH_TOPICS", 100_000),
        count("LECTERN_BENCH_NOTES", 1_000_000),
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
        let (library, floor) = library(&folder, topics, notes);
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
                own.sort_by(f64::total_cmp);
                let late = own[(own.len() * 95 / 100).min(own.len() - 1)];
                let mut label = format!("{what}: {name}");
                if counts == Counting::All {
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
        figures.extend(view(&what, &library));
        figures.extend(given_up(&what, &library));
    }
    lectern_figures::report("search", env!("CARGO_TARGET_TMPDIR"), &figures);
}
