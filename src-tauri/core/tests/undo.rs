//! Undo and redo of every action, across restarts, held against the dump.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "undo/arranging.rs"]
mod arranging;

use arranging::Arranging;
use lectern_core::anchor::Range;
use lectern_core::annotations::{self, Colour, Edit, Filter, Making, NoteOn};
use lectern_core::documents::{self, AddOptions};
use lectern_core::dump::dump;
use lectern_core::journal::{history, redo, undo};
use lectern_core::{Actor, Error, Library};
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

const REPORT: &str = "# Tides\n\n## 1. Water\n\nThe water comes and the water goes, twice a day.\n\n## 2. Moon\n\nThe moon pulls; the sun helps a little.\n";

struct Desk {
    place: TempDir,
    library: Library,
}

impl Desk {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        Self { place, library }
    }

    fn add(&self, name: &str, text: &str) -> documents::Added {
        let path = self.place.path().join(name);
        std::fs::write(&path, text).unwrap();
        documents::add(
            &self.library,
            &[path],
            AddOptions::default(),
            &mut |_, _| true,
        )
        .unwrap()
    }

    fn reopen(self) -> Self {
        let Self { place, library } = self;
        let folder = library.folder().to_owned();
        drop(library);
        Self {
            place,
            library: Library::open(&folder, Actor::CommandLine).unwrap(),
        }
    }

    fn dump(&self) -> String {
        dump(&self.library).unwrap()
    }

    fn annotations(&self) -> Vec<Uuid> {
        annotations::list(&self.library, &Filter::default())
            .unwrap()
            .iter()
            .map(|a| a.annotation)
            .collect()
    }
}

fn marking(colour: Colour) -> Making {
    Making {
        colour,
        note: None,
        tags: vec![],
    }
}

#[test]
fn a_story_of_undo_and_redo() {
    let desk = Desk::new();
    let empty = desk.dump();
    assert!(matches!(undo(&desk.library), Err(Error::NothingToUndo)));

    let document = desk.add("tides.md", REPORT).imported[0].document;
    let fresh = desk.dump();
    let range = Range {
        start_topic: 0,
        start: 13,
        end_topic: 0,
        end: 22,
    };
    let made = annotations::highlight(&desk.library, document, &range, &marking(Colour::Green))
        .unwrap()
        .answer;
    assert_eq!(made.quote.as_deref(), Some("water com"));
    let marked = desk.dump();
    annotations::edit(
        &desk.library,
        made.annotation,
        &Edit {
            note: Some("twice".into()),
            tag: vec!["sea".into()],
            ..Edit::default()
        },
    )
    .unwrap();
    let noted = desk.dump();

    // Back through all of it, with a restart in between.
    undo(&desk.library).unwrap();
    assert_eq!(desk.dump(), marked);
    let desk = desk.reopen();
    undo(&desk.library).unwrap();
    assert_eq!(desk.dump(), fresh);
    undo(&desk.library).unwrap();
    assert_eq!(desk.dump(), empty);
    assert!(matches!(undo(&desk.library), Err(Error::NothingToUndo)));

    // And on again.
    for expected in [&fresh, &marked, &noted] {
        redo(&desk.library).unwrap();
        assert_eq!(&desk.dump(), expected);
    }
    assert!(matches!(redo(&desk.library), Err(Error::NothingToRedo)));

    // A new action makes what was undone unreachable.
    undo(&desk.library).unwrap();
    annotations::remove(&desk.library, made.annotation).unwrap();
    assert!(matches!(redo(&desk.library), Err(Error::NothingToRedo)));
    let states: Vec<String> = history(&desk.library, 3)
        .unwrap()
        .into_iter()
        .map(|entry| entry.state)
        .collect();
    assert_eq!(states, ["applied", "undo", "redo"]);
}

#[test]
fn an_undone_import_can_be_imported_again() {
    let desk = Desk::new();
    desk.add("tides.md", REPORT);
    undo(&desk.library).unwrap();
    let again = desk.add("tides.md", REPORT);
    assert_eq!(again.imported[0].status, documents::Status::New);
    assert_eq!(documents::documents(&desk.library).unwrap().len(), 1);
}

#[test]
fn one_sitting_of_writing_is_one_undo() {
    let desk = Desk::new();
    let document = desk.add("tides.md", REPORT).imported[0].document;
    let note = annotations::note(&desk.library, NoteOn::Document(document), "a")
        .unwrap()
        .answer
        .annotation;
    let before = desk.dump();
    let sitting = Some(Uuid::now_v7());
    for text in ["ab", "abc", "abcd"] {
        annotations::edit(
            &desk.library,
            note,
            &Edit {
                note: Some(text.into()),
                sitting,
                ..Edit::default()
            },
        )
        .unwrap();
    }
    assert_eq!(history(&desk.library, 9).unwrap().len(), 3);
    let other = Some(Uuid::now_v7());
    annotations::edit(
        &desk.library,
        note,
        &Edit {
            note: Some("x".into()),
            sitting: other,
            ..Edit::default()
        },
    )
    .unwrap();
    undo(&desk.library).unwrap();
    assert!(desk.dump().contains("abcd"));
    undo(&desk.library).unwrap();
    assert_eq!(desk.dump(), before);
}

#[test]
fn many_files_are_one_action() {
    let desk = Desk::new();
    let empty = desk.dump();
    let folder = desk.place.path().join("reports");
    std::fs::create_dir(&folder).unwrap();
    for number in 0..5 {
        std::fs::write(
            folder.join(format!("{number}.md")),
            format!("# Report {number}\n\nWords.\n"),
        )
        .unwrap();
    }
    let added = documents::add(
        &desk.library,
        &[folder],
        AddOptions::default(),
        &mut |_, _| true,
    )
    .unwrap();
    assert_eq!(added.imported.len(), 5);
    let full = desk.dump();
    undo(&desk.library).unwrap();
    assert_eq!(desk.dump(), empty);
    redo(&desk.library).unwrap();
    assert_eq!(desk.dump(), full);
}

/// One thing a person might do; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Add(u8),
    Highlight {
        document: usize,
        topic: u32,
        start: u32,
        length: u32,
        colour: usize,
    },
    Note {
        document: usize,
        text: String,
    },
    Bookmark {
        document: usize,
        topic: usize,
    },
    Edit {
        annotation: usize,
        note: Option<String>,
        tag: Option<String>,
        untag: Option<String>,
    },
    Resize {
        annotation: usize,
        start: u32,
        length: u32,
    },
    Remove(usize),
    RemoveDocument(usize),
    Restore(usize),
    Arrange(Arranging),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let words = "[a-c é漢]{0,8}";
    let tag = proptest::option::of("[a-c]");
    prop_oneof![
        (0u8..3).prop_map(Deed::Add),
        (any::<usize>(), 0u32..2, 0u32..30, 1u32..20, 0usize..5).prop_map(
            |(document, topic, start, length, colour)| Deed::Highlight {
                document,
                topic,
                start,
                length,
                colour
            }
        ),
        (any::<usize>(), words).prop_map(|(document, text)| Deed::Note { document, text }),
        (any::<usize>(), any::<usize>())
            .prop_map(|(document, topic)| Deed::Bookmark { document, topic }),
        (
            any::<usize>(),
            proptest::option::of(words),
            tag.clone(),
            tag
        )
            .prop_map(|(annotation, note, tag, untag)| Deed::Edit {
                annotation,
                note,
                tag,
                untag
            }),
        (any::<usize>(), 0u32..30, 1u32..20).prop_map(|(annotation, start, length)| Deed::Resize {
            annotation,
            start,
            length
        }),
        any::<usize>().prop_map(Deed::Remove),
        any::<usize>().prop_map(Deed::RemoveDocument),
        any::<usize>().prop_map(Deed::Restore),
        arranging::arranging().prop_map(Deed::Arrange),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

fn pick<T: Copy>(all: &[T], choice: usize) -> Option<T> {
    (!all.is_empty()).then(|| all[choice % all.len()])
}

/// Does it if it can be done; what cannot be done must leave no trace, which the dumps show.
fn carry_out(desk: &Desk, deed: &Deed) {
    let library = &desk.library;
    let documents: Vec<Uuid> = documents::documents(library)
        .unwrap()
        .iter()
        .map(|d| d.document)
        .collect();
    let annotations = desk.annotations();
    match deed {
        Deed::Add(number) => {
            desk.add(
                &format!("{number}.md"),
                &format!("{REPORT}\nNumber {number}.\n"),
            );
        }
        Deed::Highlight {
            document,
            topic,
            start,
            length,
            colour,
        } => {
            let Some(document) = pick(&documents, *document) else {
                return;
            };
            let range = Range {
                start_topic: *topic as usize,
                start: *start,
                end_topic: *topic as usize,
                end: start + length,
            };
            drop(annotations::highlight(
                library,
                document,
                &range,
                &marking(Colour::ALL[*colour]),
            ));
        }
        Deed::Note { document, text } => {
            let Some(document) = pick(&documents, *document) else {
                return;
            };
            drop(annotations::note(library, NoteOn::Document(document), text));
        }
        Deed::Bookmark { document, topic } => {
            let Some(document) = pick(&documents, *document) else {
                return;
            };
            let topics = documents::topics(library, document).unwrap().topics;
            annotations::bookmark(
                library,
                topics[topic % topics.len()].topic,
                None,
                Some("here"),
            )
            .unwrap();
        }
        Deed::Edit {
            annotation,
            note,
            tag,
            untag,
        } => {
            let Some(annotation) = pick(&annotations, *annotation) else {
                return;
            };
            let edit = Edit {
                note: note.clone(),
                tag: tag.iter().cloned().collect(),
                untag: untag.iter().cloned().collect(),
                ..Edit::default()
            };
            annotations::edit(library, annotation, &edit).unwrap();
        }
        Deed::Resize {
            annotation,
            start,
            length,
        } => {
            let Some(annotation) = pick(&annotations, *annotation) else {
                return;
            };
            let range = Range {
                start_topic: 0,
                start: *start,
                end_topic: 0,
                end: start + length,
            };
            drop(annotations::resize(library, annotation, &range));
        }
        Deed::Remove(annotation) => {
            let Some(annotation) = pick(&annotations, *annotation) else {
                return;
            };
            annotations::remove(library, annotation).unwrap();
        }
        Deed::RemoveDocument(document) => {
            let Some(document) = pick(&documents, *document) else {
                return;
            };
            documents::remove(library, document).unwrap();
        }
        Deed::Restore(choice) => {
            let documents: Vec<_> = documents::trashed(library).unwrap();
            let annotations: Vec<_> = annotations::trashed(library).unwrap();
            if let Some(one) = documents.get(choice % 3) {
                documents::restore(library, one.document).unwrap();
            } else if let Some((one, _)) = annotations.get(choice % 2) {
                drop(annotations::restore(library, one.annotation));
            }
        }
        Deed::Arrange(arranging) => arranging::carry_out(library, arranging),
        Deed::Undo => drop(undo(library)),
        Deed::Redo => drop(redo(library)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undo_of_all_and_redo_of_all_give_the_same_dumps(deeds in proptest::collection::vec(deed(), 1..25)) {
        let desk = Desk::new();
        let empty = desk.dump();
        for deed in &deeds {
            carry_out(&desk, deed);
        }
        let full = desk.dump();
        let mut states = vec![full.clone()];
        while undo(&desk.library).is_ok() {
            states.push(desk.dump());
        }
        prop_assert_eq!(&desk.dump(), &empty);
        let desk = desk.reopen();
        for expected in states.iter().rev().skip(1) {
            prop_assert!(redo(&desk.library).is_ok());
            prop_assert_eq!(&desk.dump(), expected);
        }
        prop_assert_eq!(&desk.dump(), &full);
        let report = lectern_core::check::check(&desk.library).unwrap();
        prop_assert!(report.ok, "{:?}", report.problems);
    }
}
