//! What a query asks for by its fields, as it was typed: the tags, and the values that are none.

use super::{Piece, field_of, is, pieces, place, tag_name};
use crate::anchor::State;
use crate::annotations::Colour;
use crate::documents::ReadingState;
use crate::search::answer::KINDS;
use crate::search::propose::Misread;

/// Reading states that the library shows by other words.
const AS_SHOWN: [(&str, ReadingState); 2] = [
    ("finished", ReadingState::Done),
    ("not-started", ReadingState::Unread),
];

/// The words that a field takes, in any order; none for a moment; `None` where it takes any text.
fn choices(field: &str) -> Option<Vec<&'static str>> {
    Some(match field {
        "colour" | "color" => Colour::ALL.iter().map(|colour| colour.as_str()).collect(),
        "kind" => KINDS.to_vec(),
        "has" => vec!["note", "tag", "picture"],
        "state" => {
            let places = State::ALL.iter().map(|state| state.as_str());
            let reading = ReadingState::ALL.iter().map(|state| state.as_str());
            places
                .chain(reading)
                .chain(AS_SHOWN.map(|(said, _)| said))
                .collect()
        }
        "in" => vec![
            "titles",
            "topics",
            "documents",
            "annotations",
            "quotes",
            "notes",
            "labels",
            "tags",
            "all",
        ],
        "after" | "before" => Vec::new(),
        _ => return None,
    })
}

/// A reading state by its word, or as the library shows it.
pub(super) fn reading_state(said: &str) -> Option<ReadingState> {
    let shown = AS_SHOWN.iter().find(|(word, _)| *word == said);
    shown.map_or_else(|| said.parse().ok(), |(_, state)| Some(*state))
}

/// Whether somebody may be writing a moment, and is not through.
fn begins_moment(value: &str) -> bool {
    const SHAPE: &str = "0000-00-00T00:00:00";
    let fits = |(letter, shape): (char, char)| match shape {
        '0' => letter.is_ascii_digit(),
        _ => letter.eq_ignore_ascii_case(&shape),
    };
    value.chars().zip(SHAPE.chars()).all(fits)
}

/// The fields of a query whose values are none they can have, so that they were taken for text. With `typing`, what
/// stands at the end and may become one is not among them yet.
pub(in crate::search) fn misread(query: &str, typing: bool) -> Vec<Misread> {
    let pieces = pieces(query);
    let ends = typing && !query.ends_with(char::is_whitespace);
    let of = |(at, piece): (usize, &Piece<'_>)| {
        let field = piece.field?.to_ascii_lowercase();
        let given = piece.text.trim();
        let choices = choices(&field).filter(|_| !given.is_empty())?;
        let is_understood = place(piece).is_some()
            || field_of(&field, piece, false).is_some()
            || piece.not && field == "in";
        let may_become = |value: &str| {
            choices.is_empty() && begins_moment(value)
                || choices.iter().any(|choice| choice.starts_with(value))
        };
        let is_begun = ends && at + 1 == pieces.len() && may_become(&given.to_ascii_lowercase());
        (!is_understood && !is_begun).then(|| Misread {
            field,
            given: given.to_owned(),
        })
    };
    let mut told: Vec<Misread> = Vec::new();
    for one in pieces.iter().enumerate().filter_map(of) {
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told
}

/// A tag as a query asks for it.
pub(in crate::search) struct AskedTag<'a> {
    /// Its name alone.
    pub name: &'a str,
    pub text: &'a str,
    pub quoted: bool,
    pub whole: &'a str,
}

/// The tags that a query asks for.
pub(in crate::search) fn tags(query: &str) -> Vec<AskedTag<'_>> {
    let asked = pieces(query).into_iter().filter(|piece| !piece.not);
    asked
        .filter(|piece| piece.field.is_some_and(|field| is(field, "tag")) && !piece.text.is_empty())
        .map(|piece| AskedTag {
            name: tag_name(piece.text),
            text: piece.text,
            quoted: piece.quoted,
            whole: piece.whole,
        })
        .collect()
}
