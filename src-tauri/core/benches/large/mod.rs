//! Libraries of the size of a working life, the same at every run: words as often as words are (Zipf), Latin and
//! Chinese. They are written past the public functions, straight into their tables: a million notes through the
//! journal take an hour.

use lectern_core::library::FILE_NAME;
use lectern_core::{Actor, Library};
use rusqlite::Connection;
use uuid::Uuid;

#[path = "words.rs"]
mod words;

use words::{Dice, text, vocabulary};

/// Makes a library, and beside it an FTS5 table of the same texts: of the topics where there are no notes, else of
/// the notes. Notes go round the colours, every fourth carries tags, and they stand all over their documents.
pub fn library(
    folder: &std::path::Path,
    documents: usize,
    topics: usize,
    notes: usize,
) -> (Library, Connection) {
    let library = Library::create(folder, Actor::CommandLine).unwrap();
    let db = Connection::open(folder.join(FILE_NAME)).unwrap();
    db.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
    let floor = Connection::open(folder.join("floor")).unwrap();
    floor.execute_batch("PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE f USING fts5 (body, content = '', tokenize = 'unicode61'); BEGIN").unwrap();
    let words = vocabulary();
    let mut dice = Dice(11);
    let mut row = 0_usize;
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
        let own_topics = (topics / documents).max(1);
        for position in 0..own_topics {
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
                    .execute((row as i64, &body))
                    .unwrap();
            }
        }
        for _ in 0..notes / documents {
            let annotation = Uuid::now_v7();
            let colour = ["yellow", "green", "blue", "rose", "violet"][row % 5];
            let start = (dice.next() * 400.0) as u32;
            let changed = 1_600_000_000_000 + (dice.next() * 1e11) as i64;
            let (quote, note) = (text(&words, &mut dice, 12), text(&words, &mut dice, 14));
            db.prepare_cached("INSERT INTO annotation (uuid, document, kind, colour, note, origin, created_at, modified_at) VALUES (?1, ?2, 'highlight', ?4, ?3, 'person', ?5, ?5)").unwrap().execute((annotation, document, &note, colour, changed)).unwrap();
            db.prepare_cached("INSERT INTO anchor (annotation, edition, selector, state, start_topic, start, end_topic, \"end\", quote, prefix, suffix) VALUES (?1, ?2, 'text', 'attached', ?4, ?5, ?4, ?5 + 5, ?3, '', '')").unwrap().execute((annotation, edition, &quote, (row % own_topics) as i64, start)).unwrap();
            if row.is_multiple_of(4) {
                let tag = (dice.next() * dice.next() * 40.0) as i64 + 1;
                db.prepare_cached("INSERT OR IGNORE INTO tag (id, name) VALUES (?1, 'tag ' || ?1)")
                    .unwrap()
                    .execute([tag])
                    .unwrap();
                db.prepare_cached("INSERT INTO annotation_tag (annotation, tag) VALUES (?1, ?2)")
                    .unwrap()
                    .execute((annotation, tag))
                    .unwrap();
            }
            row += 1;
            floor
                .prepare_cached("INSERT INTO f (rowid, body) VALUES (?1, ?2)")
                .unwrap()
                .execute((row as i64, format!("{quote} {note}")))
                .unwrap();
        }
    }
    db.execute_batch("COMMIT").unwrap();
    floor.execute_batch("COMMIT").unwrap();
    (library, floor)
}

/// A number from the environment, or the usual one.
pub fn count(name: &str, usual: usize) -> usize {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(usual)
}
