//! What a person might do and look for, at random.

use proptest::prelude::*;
use uuid::Uuid;

use super::{Desk, REPORT};
use crate::anchor::Range;
use crate::annotations::{self, Colour, Edit, Filter, Making, NoteOn};
use crate::documents::{self, Arrangement, Details, ReadingState};
use crate::journal::{redo, undo};
use crate::{collections, tags};

/// One thing a person might do; numbers choose among what is there.
#[derive(Debug, Clone)]
pub(super) enum Deed {
    Add(u8),
    Edition(usize, u8),
    Highlight(usize, u32, u32),
    Note(usize, String),
    Edit(usize, String, String, bool),
    Remove(usize),
    RemoveDocument(usize),
    Arrange(usize, usize, String),
    Undo,
    Redo,
    Look,
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("the"),
        Just("water"),
        Just("Wáter"),
        Just("moon"),
        Just("月"),
        Just("月の"),
        Just("引力"),
        Just("海"),
        Just("น้ำ"),
        Just("ขึ้น"),
        Just("달"),
        Just("달이"),
        Just("μοῖρα"),
        Just("don't"),
        Just("tides"),
        Just("w")
    ];
    proptest::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

pub(super) fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0u8..4).prop_map(Deed::Add),
        (any::<usize>(), 0u8..6).prop_map(|(d, n)| Deed::Edition(d, n)),
        (any::<usize>(), 0u32..25, 1u32..12).prop_map(|(d, s, l)| Deed::Highlight(d, s, l)),
        (any::<usize>(), words()).prop_map(|(d, t)| Deed::Note(d, t)),
        (any::<usize>(), words(), words(), any::<bool>())
            .prop_map(|(a, n, t, s)| Deed::Edit(a, n, t, s)),
        any::<usize>().prop_map(Deed::Remove),
        any::<usize>().prop_map(Deed::RemoveDocument),
        (any::<usize>(), any::<usize>(), words()).prop_map(|(d, w, t)| Deed::Arrange(d, w, t)),
        Just(Deed::Undo),
        Just(Deed::Redo),
        Just(Deed::Look),
    ]
}

pub(super) fn query() -> impl Strategy<Value = String> {
    const FIXED: &[&str] = &[
        "wa*",
        "t*",
        "月*",
        "-moon",
        "OR",
        "OR",
        "title:moon",
        "title:tid*",
        "in:notes",
        "in:quotes",
        "in:titles",
        "in:topics",
        "in:tags",
        "kind:note",
        "tag:the",
        "tag:wa*",
        "-tag:月",
        "has:note",
        "has:tag",
        "doc:tides",
        "collection:water",
        "author:wat",
        "-author:holm",
        "holm",
        "-collection:moon",
        "state:unread",
        "state:set-aside",
        "colour:green",
        "state:attached",
        "-kind:topic",
        "after:2020",
        "before:2020",
    ];
    let piece = prop_oneof![
        4 => words(),
        2 => words().prop_map(|words| format!("\"{words}\"")),
        1 => words().prop_map(|words| format!("-\"{words}\"")),
        4 => (0..FIXED.len()).prop_map(|at| FIXED[at].to_owned()),
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "))
}

fn pick<T: Copy>(all: &[T], choice: usize) -> Option<T> {
    (!all.is_empty()).then(|| all[choice % all.len()])
}

/// Does it if it can be done.
pub(super) fn carry_out(desk: &Desk, deed: &Deed, sitting: Uuid) -> Option<()> {
    let library = &desk.library;
    let documents = desk.documents();
    let all = annotations::list(library, &Filter::default()).unwrap();
    let all: Vec<Uuid> = all.iter().map(|one| one.annotation).collect();
    match deed {
        Deed::Add(number) => drop(desk.add(&format!("{REPORT}\nNumber {number}.\n"))),
        Deed::Edition(document, number) => {
            let text = REPORT.replace("moon", &format!("moon{number}"));
            let source = Desk::source(&text);
            drop(documents::add_edition(
                library,
                &source,
                pick(&documents, *document)?,
            ));
        }
        Deed::Highlight(document, start, length) => {
            let range = Range {
                start_topic: 0,
                start: *start,
                end_topic: 0,
                end: start + length,
            };
            let making = Making {
                colour: Colour::Green,
                note: None,
                tags: vec![],
            };
            drop(annotations::highlight(
                library,
                pick(&documents, *document)?,
                &range,
                &making,
            ));
        }
        Deed::Note(document, text) => {
            drop(annotations::note(
                library,
                NoteOn::Document(pick(&documents, *document)?),
                text,
            ));
        }
        Deed::Edit(annotation, note, tag, same) => {
            let edit = Edit {
                note: Some(note.clone()),
                tag: vec![tag.clone()],
                sitting: same.then_some(sitting),
                ..Edit::default()
            };
            annotations::edit(library, pick(&all, *annotation)?, &edit).unwrap();
        }
        Deed::Remove(annotation) => drop(annotations::remove(library, pick(&all, *annotation)?)),
        Deed::RemoveDocument(document) => {
            drop(documents::remove(library, pick(&documents, *document)?))
        }
        Deed::Arrange(document, what, words) => {
            let document = pick(&documents, *document)?;
            let shelves = collections::collections(library).unwrap();
            let arrangement = Arrangement {
                tag: vec![words.clone()],
                state: Some(ReadingState::ALL.get(what % 5).copied()),
                uncollect: shelves.iter().take(1).map(|one| one.collection).collect(),
                ..Arrangement::default()
            };
            match what % 4 {
                0 => drop(collections::create(library, words, &[document])),
                1 => drop(documents::arrange(library, &[document], &arrangement).unwrap()),
                2 => drop(tags::rename(library, "water", words)),
                _ => {
                    let details = Details {
                        title: Some(words.clone()),
                        author: (what % 8 > 3).then(|| format!("{words} Holm")),
                        ..Details::default()
                    };
                    documents::edit_details(library, document, &details).unwrap();
                }
            }
        }
        Deed::Undo => drop(undo(library)),
        Deed::Redo => drop(redo(library)),
        Deed::Look => drop(desk.search("water")),
    }
    Some(())
}
