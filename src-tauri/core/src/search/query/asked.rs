//! What a query asks for by its fields, as it was typed: the tags, and the values that are none.

use super::{Piece, field_of, is, pieces, place, tag_name};
use crate::search::propose::Misread;

/// Fields that take a value out of a list, or a moment.
const CHOICES: [&str; 8] = [
    "colour", "color", "kind", "has", "state", "after", "before", "in",
];

/// The fields of a query whose values are none they can have, so that they were taken for text.
pub(in crate::search) fn misread(query: &str) -> Vec<Misread> {
    let of = |piece: &Piece<'_>| {
        let field = piece.field?.to_ascii_lowercase();
        let given = piece.text.trim();
        let is_choice = CHOICES.contains(&field.as_str()) && !given.is_empty();
        let is_understood = place(piece).is_some()
            || field_of(&field, piece, false).is_some()
            || piece.not && field == "in";
        (is_choice && !is_understood).then(|| Misread {
            field,
            given: given.to_owned(),
        })
    };
    pieces(query).iter().filter_map(of).collect()
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
