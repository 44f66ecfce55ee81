//! Whether a unit is what a query asks for, by looking at all of it.

use super::super::query::{Atom, Query, What, Words};
use super::super::units::{self, DEAD, HAS_TAG, TAG, Unit, kind};
use crate::documents::ReadingState;

/// How the document of a unit is arranged.
pub(super) struct Arranged {
    pub state: ReadingState,
    pub tags: Vec<String>,
    /// The words of its author's name.
    pub author: Vec<String>,
    /// The words of the names of the collections it stands on.
    pub shelves: Vec<Vec<String>>,
}

pub(super) fn matches(query: &Query, unit: &Unit, title: &Unit, arranged: &Arranged) -> bool {
    assert_eq!(unit.flags & DEAD, 0);
    let holds = |atom: &Atom| {
        let holds = match &atom.what {
            What::Words(words) if words.words[0].starts_with(TAG) && is_of_document(unit) => {
                is_tagged(arranged, words)
            }
            What::Words(words) => has(unit, words),
            What::Flags { mask, value } => {
                if *mask == HAS_TAG && is_of_document(unit) {
                    !arranged.tags.is_empty()
                } else {
                    unit.flags & mask == *value
                }
            }
            What::Annotation { mask, value } => {
                unit.flags & kind::MASK > kind::TOPIC && unit.flags & mask == *value
            }
            What::After(time) => unit.time >= *time,
            What::Before(time) => unit.time < *time,
            What::Document(_) => false,
            What::Titled(words) => has(title, words),
            What::Collection(words) => arranged.shelves.iter().any(|own| {
                words
                    .iter()
                    .all(|word| own.iter().any(|one| one.starts_with(word.as_str())))
            }),
            What::Author(words) => words.iter().all(|word| {
                arranged
                    .author
                    .iter()
                    .any(|one| one.starts_with(word.as_str()))
            }),
            What::Reading(state) => arranged.state == *state,
            What::Among(_) | What::Below(_) | What::BesidePicture => false,
        };
        holds != atom.not
    };
    !query.is_blank()
        && query.kinds >> (unit.flags & kind::MASK) & 1 == 1
        && query.clauses.iter().all(|clause| clause.iter().any(holds))
}

/// Whether it is a document or a topic, which has the tags of its document.
fn is_of_document(unit: &Unit) -> bool {
    unit.flags & kind::MASK <= kind::TOPIC
}

fn is_tagged(arranged: &Arranged, words: &Words) -> bool {
    let wanted = words.words[0].as_str();
    arranged.tags.iter().any(|tag| {
        let term = units::tag_term(tag);
        term == wanted || words.prefix && term.starts_with(wanted)
    })
}

fn has(unit: &Unit, words: &Words) -> bool {
    let fits = |at: usize, word: &str| {
        let wanted = words.words[at].as_str();
        word == wanted || words.prefix && at + 1 == words.words.len() && word.starts_with(wanted)
    };
    if words.words[0].starts_with(TAG) {
        return unit.tags.iter().any(|tag| fits(0, &units::tag_term(tag)));
    }
    let slots = words.slots.for_flags(unit.flags);
    let mut all = Vec::new();
    units::each_term(unit, &mut |word, slot, position| {
        all.push((word.to_owned(), slot, position))
    });
    (0..all.len()).any(|from| {
        (0..words.words.len()).all(|at| {
            all.get(from + at).is_some_and(|(word, slot, position)| {
                slots >> slot & 1 == 1 && *position == all[from].2 + at as u32 && fits(at, word)
            })
        })
    })
}
