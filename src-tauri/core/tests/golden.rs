//! A library that an earlier Lectern made still opens, says the same, and can be undone.
//!
//! `golden/` holds a library of every schema that ever landed and, beside it, the dump it must give.
//! Neither is ever made anew. When a migration lands, the golden library of its schema is added by
//!
//! ```text
//! cargo test -p lectern-core --test golden -- --ignored make_golden
//! ```
//!
//! which writes `golden/schema-N.lectern` and `golden/schema-N.json` for the present N, and refuses to
//! replace what is there. A migration that changes what older libraries say must change their dumps by
//! hand: the difference then shows a reader exactly what became of the user's data. The number of the
//! schema itself is left out of the comparison. What a new schema can hold for the first time belongs
//! into `story`, so that its golden library has some of it.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::anchor::Quote;
use lectern_core::annotations::{self, Colour, Edit, Filter, Making, NoteOn};
use lectern_core::check::check;
use lectern_core::documents::{self, AddOptions, Arrangement, Details, ReadingState};
use lectern_core::dump::dump;
use lectern_core::journal::{redo, undo};
use lectern_core::library::{FILE_NAME, SCHEMA_VERSION};
use lectern_core::links::{self, LinkKind};
use lectern_core::reading::{self, Place};
use lectern_core::{Actor, Error, Library, collections, saved_search, tags};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

const TIDES: &str = "# Tides\n\n## 1. Water\n\nHere the water comes and the water goes 🌊 twice a day.\n\n## 2. Moon\n\nThe moon pulls; the sun helps a little. *Neither* is in a hurry.\n\n| cause | share |\n| --- | --- |\n| moon | two thirds |\n| sun | one third |\n\n## 3. Ports\n\nPilots read the tables before they read the sky.\n";
/// Its second edition: one passage moved, one edited, one gone.
const TIDES_AGAIN: &str = "# Tides\n\n## 1. Moon\n\nThe moon pulls; the sun helps rather little. *Neither* is in a hurry.\n\n## 2. Water\n\nA new beginning. Here the water comes and the water goes 🌊 twice a day.\n\n## 3. Ports\n\nNothing is said here any more.\n";
const LETTER: &str = "TO THE HARBOUR MASTER\n\nThe light on the north pier has been dark since Sunday.\n\nمرحبا بالعالم\n";

fn golden(schema: u32, kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(format!("schema-{schema}.{kind}"))
}

/// A copy of the golden library of a schema, opened by the present program.
fn opened(schema: u32) -> (TempDir, Library) {
    let place = tempfile::tempdir().unwrap();
    fs::copy(golden(schema, "lectern"), place.path().join(FILE_NAME)).unwrap_or_else(|error| {
        panic!("no golden library of schema {schema} ({error}): see the head of this file")
    });
    let library = Library::open(place.path(), Actor::CommandLine).unwrap();
    (place, library)
}

/// What a library says, without the number of its schema.
fn said(dump: &str) -> Value {
    let mut value: Value = serde_json::from_str(dump).unwrap();
    value.as_object_mut().unwrap().remove("lectern").unwrap();
    value
}

#[test]
fn every_schema_opens_and_says_what_it_said() {
    for schema in 1..=SCHEMA_VERSION {
        let (_place, library) = opened(schema);
        let expected = fs::read_to_string(golden(schema, "json")).unwrap();
        let dump = dump(&library).unwrap();
        assert!(
            said(&dump) == said(&expected),
            "schema {schema} says something else:\n{dump}"
        );
        let report = check(&library).unwrap();
        assert!(report.ok, "schema {schema}: {:?}", report.problems);
    }
}

#[test]
fn an_older_library_is_kept_as_it_was() {
    for schema in 1..SCHEMA_VERSION {
        let (place, library) = opened(schema);
        drop(library);
        let kept = place
            .path()
            .join(format!("before-upgrade-{schema}.lectern"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = kept.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "nobody else may read it");
        }
        let copy = rusqlite::Connection::open(&kept).unwrap();
        let found: u32 = copy
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(found, schema);
        drop(copy);
        // Put back in the library's place it is the library again, and says the same.
        let back = tempfile::tempdir().unwrap();
        fs::copy(&kept, back.path().join(FILE_NAME)).unwrap();
        let library = Library::open(back.path(), Actor::CommandLine).unwrap();
        let expected = fs::read_to_string(golden(schema, "json")).unwrap();
        assert_eq!(said(&dump(&library).unwrap()), said(&expected));
        let files = fs::read_dir(place.path()).unwrap();
        let part = files.flatten().find(|file| {
            let name = file.file_name();
            name.to_string_lossy().ends_with(".part")
        });
        assert!(part.is_none(), "{part:?}");
    }
}

#[test]
fn the_journal_of_every_schema_turns_back_and_on() {
    for schema in 1..=SCHEMA_VERSION {
        let (_place, library) = opened(schema);
        let first = dump(&library).unwrap();
        // The action that was undone when the library was put away.
        redo(&library).unwrap();
        assert_ne!(dump(&library).unwrap(), first, "schema {schema}");
        let newest = dump(&library).unwrap();
        let mut turned = 0;
        while undo(&library).is_ok() {
            turned += 1;
        }
        assert!(matches!(undo(&library), Err(Error::NothingToUndo)));
        assert!(documents::documents(&library).unwrap().is_empty());
        assert!(check(&library).unwrap().ok, "schema {schema}, all undone");
        for _ in 0..turned {
            redo(&library).unwrap();
        }
        assert_eq!(dump(&library).unwrap(), newest, "schema {schema}");
        assert!(check(&library).unwrap().ok, "schema {schema}, all redone");
    }
}

#[test]
fn a_library_of_every_schema_can_be_marked_further() {
    for schema in 1..=SCHEMA_VERSION {
        let (_place, library) = opened(schema);
        let document = documents::documents(&library).unwrap()[0].document;
        let before = annotations::list(&library, &Filter::default())
            .unwrap()
            .len();
        annotations::note(&library, NoteOn::Document(document), "Later.").unwrap();
        let after = annotations::list(&library, &Filter::default())
            .unwrap()
            .len();
        assert_eq!(after, before + 1, "schema {schema}");
        assert!(check(&library).unwrap().ok, "schema {schema}");
    }
}

#[test]
#[ignore = "makes the golden library of the present schema, once"]
fn make_golden() {
    let (file, says) = (
        golden(SCHEMA_VERSION, "lectern"),
        golden(SCHEMA_VERSION, "json"),
    );
    assert!(
        !file.exists() && !says.exists(),
        "a golden library is never made anew"
    );
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("library");
    let library = Library::create(&folder, Actor::CommandLine).unwrap();
    story(&library, place.path());
    let dump = dump(&library).unwrap();
    drop(library); // the last connection puts the log into the file and takes it away
    let made = folder.join(FILE_NAME);
    rusqlite::Connection::open(&made)
        .unwrap()
        .execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")
        .unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "a log is left");
    fs::copy(made, file).unwrap();
    fs::write(says, dump + "\n").unwrap();
}

/// How a library is arranged: what came with schema 3.
fn arrange(library: &Library, tides: Uuid, letter: Uuid, note: Uuid) {
    let shelf = collections::create(library, "Harbour", &[letter]).unwrap();
    let arrangement = Arrangement {
        collect: vec![shelf.answer.collection],
        tag: vec!["sea".to_owned()],
        state: Some(Some(ReadingState::SetAside)),
        ..Arrangement::default()
    };
    documents::arrange(library, &[tides], &arrangement).unwrap();
    let arrangement = Arrangement {
        archived: Some(true),
        ..Arrangement::default()
    };
    documents::arrange(library, &[letter], &arrangement).unwrap();
    let details = Details {
        source: Some("Harbour office".to_owned()),
        dated: Some("spring 1911".to_owned()),
        ..Details::default()
    };
    documents::edit_details(library, tides, &details).unwrap();
    annotations::set_role(library, Colour::Rose, "doubt").unwrap();
    saved_search::save(library, "At sea", "tag:sea has:note").unwrap();
    tags::rename(library, "to check", "check").unwrap();
    let edit = Edit {
        note: Some(format!(
            "See [the letter]({}).",
            links::address(LinkKind::Document, letter)
        )),
        ..Edit::default()
    };
    annotations::edit(library, note, &edit).unwrap();
}

/// Some of all that a library can hold.
fn story(library: &Library, place: &Path) {
    let tides = add(library, place, "tides.md", TIDES, None);
    let letter = add(library, place, "letter.txt", LETTER, None);
    let topics = documents::topics(library, tides).unwrap().topics;

    mark(library, tides, "the water goes", Colour::Yellow, &[]);
    let noted = mark(
        library,
        tides,
        "the sun helps a little",
        Colour::Green,
        &["sea", "to check"],
    );
    mark(
        library,
        tides,
        "Pilots read the tables",
        Colour::Rose,
        &["sea"],
    );
    let gone = mark(library, letter, "since Sunday", Colour::Violet, &[]);
    mark(library, letter, "بالعالم", Colour::Blue, &[]);
    annotations::edit(
        library,
        noted,
        &Edit {
            note: Some("How *little*? Ask **Ann**: 検索 🌙".to_owned()),
            ..Edit::default()
        },
    )
    .unwrap();
    annotations::note(
        library,
        NoteOn::Topic(topics[1].topic),
        "The table has no source.",
    )
    .unwrap();
    let about = annotations::note(
        library,
        NoteOn::Document(letter),
        "Answered on Monday.\n\n- by post",
    )
    .unwrap()
    .answer
    .annotation;
    annotations::bookmark(library, topics[2].topic, None, Some("harbours")).unwrap();
    arrange(library, tides, letter, about);
    annotations::remove(library, gone).unwrap();
    add(library, place, "tides.md", TIDES_AGAIN, Some(tides));
    reading::keep(
        library,
        tides,
        Place {
            topic: 1,
            offset: 12,
        },
        &[0, 1],
    )
    .unwrap();
    mark(library, tides, "A new beginning", Colour::Yellow, &[]);
    undo(library).unwrap();
}

fn add(library: &Library, place: &Path, name: &str, text: &str, edition_of: Option<Uuid>) -> Uuid {
    let path = place.join(name);
    fs::write(&path, text).unwrap();
    let options = AddOptions {
        edition_of,
        ..AddOptions::default()
    };
    let added = documents::add(library, &[path], options, &mut |_, _| true).unwrap();
    assert_eq!(added.failed, []);
    added.imported[0].document
}

fn mark(library: &Library, document: Uuid, words: &str, colour: Colour, tags: &[&str]) -> Uuid {
    let wanted = Quote {
        exact: words.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    let making = Making {
        colour,
        note: None,
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
    };
    documents::topics(library, document)
        .unwrap()
        .topics
        .iter()
        .find_map(|topic| annotations::highlight_quote(library, topic.topic, &wanted, &making).ok())
        .expect("the words are there")
        .answer
        .annotation
}
