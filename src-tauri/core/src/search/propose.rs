//! What to say of a query beside what it finds: the nearest words and tags that there are, where it finds nothing, and
//! which fields were taken for text, since their values are none.

use rusqlite::Connection;
use serde::Serialize;

use super::query::{self, Query, Slots, What, Words};
use super::run::Runner;
use super::{snippet, suggest, units};
use crate::error::Result;
use crate::{tags, text};

/// A field whose value is none that it can have; the whole was searched for as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "SearchMisread")]
pub struct Misread {
    /// The field's name, in small letters.
    pub field: String,
    /// The value as it was typed.
    pub given: String,
}

impl Misread {
    /// What the field expects, in words.
    #[must_use]
    pub fn expects(&self) -> &'static str {
        match self.field.as_str() {
            "colour" | "color" => "yellow, green, blue, rose or violet",
            "kind" => "document, topic, highlight, note or bookmark",
            "has" => "note, tag or picture",
            "state" => {
                "attached, moved, changed or orphaned, or of a document unread, reading, done or set-aside"
            }
            "in" => {
                "titles, topics, documents (titles and topics), quotes, notes, labels, tags, annotations or all"
            }
            _ => {
                "a day such as 2026-11-24, a month such as 2026-11, a year, or a moment such as 2026-11-24T09:41:00Z"
            }
        }
    }
}

/// The query with each word and tag that is nowhere replaced by its nearest; `None` where there is nothing to propose.
/// Where something `is_found` all the same, one of several words that would do was misspelt at most: mostly there are no
/// such, and nothing is looked up.
pub(super) fn did_you_mean(
    runner: &Runner<'_>,
    library: &Connection,
    query: &Query,
    typed: &str,
    is_found: bool,
) -> Result<Option<String>> {
    if is_found && query.clauses.iter().all(|clause| clause.len() < 2) {
        return Ok(None);
    }
    let mut proposal = typed.to_owned();
    let mut changed = false;
    for tag in query::tags(typed) {
        let alone = Words {
            words: vec![units::tag_term(tag.name)],
            // Whoever is typing may be about to write more of it.
            prefix: is_found || tag.text.ends_with('*'),
            slots: Slots::ALL,
        };
        if runner.knows(&alone)? {
            continue;
        }
        let Some(near) = tags::nearest(library, tag.name)? else {
            continue;
        };
        let near = if tag.quoted || !near.contains(char::is_whitespace) {
            near
        } else {
            format!("\"{near}\"")
        };
        let place = proposal.find(tag.whole).zip(tag.whole.rfind(tag.text));
        if let Some((at, within)) = place {
            let start = at + within;
            proposal.replace_range(start..start + tag.text.len(), &near);
            changed = true;
        }
    }
    let misread: Vec<String> = query::misread(typed, false)
        .iter()
        .flat_map(|one| text::words(&format!("{} {}", one.field, one.given)))
        .collect();
    for words in asked(query) {
        for word in words.words.iter().filter(|word| !misread.contains(word)) {
            let alone = Words {
                words: vec![word.clone()],
                ..words.clone()
            };
            // All units of a frequent word take milliseconds, whether it is known microseconds.
            let is_known = runner.knows(&alone)?;
            if is_known && (is_found || !runner.raw(&alone)?.units.is_empty()) {
                continue;
            }
            let Some(near) = suggest::nearest(runner, word)? else {
                continue;
            };
            // Where the word stands in what was typed, however it is written there.
            let mut place = None;
            text::each_word(&proposal, &mut |typed, start, end| {
                if typed == word.as_str() && place.is_none() {
                    place = Some((start, end));
                }
            });
            if let Some((start, end)) = place {
                proposal.replace_range(start..end, &near);
                changed = true;
            }
        }
    }
    Ok(changed.then_some(proposal))
}

/// The words that a query asks for, wherever they are to stand; tags are none.
fn asked(query: &Query) -> impl Iterator<Item = &Words> {
    let atoms = query.clauses.iter().flatten().filter(|atom| !atom.not);
    let below = atoms.filter_map(|atom| match &atom.what {
        What::Below(words) => Some(words),
        _ => None,
    });
    snippet::wanted(query).into_iter().chain(below)
}
