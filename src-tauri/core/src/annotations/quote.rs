//! The words an annotation sits on: taken from a range, found by quoting, and cited.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::anchor::{self, Quote, Range, Unplaced};
use crate::documents::{self, EditionRef, StoredText, TopicId};
use crate::error::{Error, Nearest, Result};
use crate::library::Library;
use crate::text::{self, CodePoints, FindOptions, Hit};

/// Places of a quote that are counted, at most.
const MOST_PLACES: usize = 1_000;

/// Letters of the nearest words that are told, at most.
const LONGEST_TOLD: usize = 200;

/// Words marked: where, and which.
pub(super) struct Marked {
    pub range: Range,
    pub quote: Quote,
}

/// Words with the source they come from, ready to be pasted elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Citation {
    /// The words.
    pub quote: String,
    /// “Title, heading of the topic”.
    pub source: String,
}

/// Takes the words of a range, without the blanks at its ends.
pub(super) fn mark(connection: &Connection, edition: EditionRef, range: &Range) -> Result<Marked> {
    if range.start_topic > range.end_topic {
        return Err(outside());
    }
    // Only the topics it touches: a mark in a long report must not read all of it.
    let texts = texts(connection, edition, range.start_topic, range.end_topic)?;
    let base = range.start_topic;
    let within = Range {
        start_topic: 0,
        end_topic: range.end_topic - base,
        ..*range
    };
    let within = trim(&texts, within).ok_or_else(outside)?;
    let quote = anchor::describe(&texts, &within).ok_or_else(outside)?;
    let range = Range {
        start_topic: within.start_topic + base,
        end_topic: within.end_topic + base,
        ..within
    };
    Ok(Marked { range, quote })
}

fn outside() -> Error {
    Error::Invalid("There are no words between these places. Nothing was marked.".to_owned())
}

/// Moves the ends of a range inwards over blanks, over topic borders where it must.
fn trim(texts: &[String], mut range: Range) -> Option<Range> {
    loop {
        let chars = || {
            texts
                .get(range.start_topic)
                .map(|text| text.chars().skip(range.start as usize))
        };
        let blanks = chars()?.take_while(|c| c.is_whitespace()).count() as u32;
        let rest = chars()?.count() as u32;
        if blanks < rest {
            range.start += blanks;
            break;
        }
        range.start_topic += 1;
        range.start = 0;
    }
    loop {
        let text: Vec<char> = texts
            .get(range.end_topic)?
            .chars()
            .take(range.end as usize)
            .collect();
        if text.len() < range.end as usize && range.end != u32::MAX {
            return None;
        }
        let kept = text.iter().rposition(|c| !c.is_whitespace());
        if let Some(last) = kept {
            range.end = last as u32 + 1;
            break;
        }
        range.end_topic = range.end_topic.checked_sub(1)?;
        range.end = texts.get(range.end_topic)?.chars().count() as u32;
    }
    ((range.start_topic, range.start) < (range.end_topic, range.end)).then_some(range)
}

/// Finds quoted words that begin in a topic.
pub(super) fn find(connection: &Connection, topic: TopicId, wanted: &Quote) -> Result<Marked> {
    let position = topic.position as usize;
    // The prefix may reach back into the topic before. The words may run on into later ones, which
    // are read only when the topic itself does not hold them all.
    let first = position.saturating_sub(1);
    let near = texts(connection, topic.edition, first, position + 1)?;
    let found = match locate(&near, position - first, wanted) {
        Err(Error::QuoteNotFound(_)) => {
            let far = texts(
                connection,
                topic.edition,
                first,
                position + 1 + wanted.exact.matches('\n').count(),
            )?;
            locate(&far, position - first, wanted).and_then(|place| described(&far, place))
        }
        found => found.and_then(|place| described(&near, place)),
    };
    let found = match found {
        // With other spaces: what is copied from a page or a terminal has the line breaks of that.
        Err(Error::QuoteNotFound(_)) => spaced(&near[position - first], position - first, wanted)
            .and_then(|place| described(&near, place)),
        found => found,
    };
    let found = match found {
        Err(Error::QuoteNotFound(_)) => {
            return Err(Error::QuoteNotFound(nearest(connection, topic, wanted)?));
        }
        found => found?,
    };
    let range = Range {
        start_topic: found.range.start_topic + first,
        end_topic: found.range.end_topic + first,
        ..found.range
    };
    // As with the mouse: blanks at the ends are no words.
    mark(connection, topic.edition, &range).map_err(|_| Error::QuoteNotFound(None))
}

fn locate(texts: &[String], topic: usize, wanted: &Quote) -> Result<Range> {
    anchor::locate(texts, topic, wanted).map_err(|unplaced| match unplaced {
        Unplaced::NotFound => Error::QuoteNotFound(None),
        Unplaced::Ambiguous { count } => Error::QuoteAmbiguous { count },
    })
}

/// The one place in a topic where the words stand with whatever white space between them.
fn spaced(text: &str, topic: usize, wanted: &Quote) -> Result<Range> {
    let options = FindOptions {
        case_sensitive: true,
        whole_word: false,
    };
    let points = CodePoints::new(text);
    let (prefix, suffix) = (single_spaces(&wanted.prefix), single_spaces(&wanted.suffix));
    let fits = |hit: &Hit| {
        let before = points.slice(0, hit.start).unwrap_or_default();
        let after = points.slice(hit.end, points.len()).unwrap_or_default();
        single_spaces(before).ends_with(&prefix) && single_spaces(after).starts_with(&suffix)
    };
    let mut found = text::find(&[text], &wanted.exact, options, MOST_PLACES).hits;
    found.retain(fits);
    match found[..] {
        [] => Err(Error::QuoteNotFound(None)),
        [hit] => Ok(Range {
            start_topic: topic,
            start: hit.start,
            end_topic: topic,
            end: hit.end,
        }),
        _ => Err(Error::QuoteAmbiguous { count: found.len() }),
    }
}

/// The same text with one blank for each run of white space.
fn single_spaces(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            single.push(c);
        } else if !single.ends_with(' ') {
            single.push(' ');
        }
    }
    single
}

/// The words of the document that come nearest to a quote: in its topic, else in another one.
fn nearest(connection: &Connection, topic: TopicId, wanted: &Quote) -> Result<Option<Nearest>> {
    let own = topic.position as usize;
    let all = texts(connection, topic.edition, 0, u32::MAX as usize)?;
    let in_topic = |position: usize| {
        let (start, end, edits) = anchor::nearest(all.get(position)?, &wanted.exact)?;
        Some((edits, position, start, end))
    };
    let others = || (0..all.len()).filter_map(in_topic).min();
    let Some((_, position, start, end)) = in_topic(own).or_else(others) else {
        return Ok(None);
    };
    let words = CodePoints::new(all[position].as_str());
    let words = single_spaces(words.slice(start, end).unwrap_or_default());
    let elsewhere = (position != own)
        .then(|| {
            connection.query_row(
                "SELECT uuid, heading FROM topic WHERE edition = ?1 AND position = ?2",
                (topic.edition.row, position as i64),
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })
        .transpose()?;
    Ok(Some(Nearest {
        words: words.chars().take(LONGEST_TOLD).collect(),
        elsewhere,
    }))
}

fn described(texts: &[String], range: Range) -> Result<Marked> {
    let quote = anchor::describe(texts, &range).ok_or(Error::QuoteNotFound(None))?;
    Ok(Marked { range, quote })
}

/// Finds quoted words in a topic, without marking them.
///
/// # Errors
/// An unknown topic, [`Error::QuoteNotFound`], [`Error::QuoteAmbiguous`].
pub fn find_quote(library: &Library, topic: Uuid, wanted: &Quote) -> Result<Range> {
    library.read(|connection| {
        let (_, found) = documents::topic_by_id(connection, topic)?;
        Ok(find(connection, found, wanted)?.range)
    })
}

/// The words of a range with their source.
///
/// # Errors
/// An unknown document, a range outside the text.
pub fn cite(library: &Library, document: Uuid, range: &Range) -> Result<Citation> {
    library.read(|connection| {
        let row = documents::live(connection, document)?;
        let edition = documents::current(connection, document)?;
        let marked = mark(connection, edition, range)?;
        let heading: String = connection.query_row(
            "SELECT heading FROM topic WHERE edition = ?1 AND position = ?2",
            (edition.row, marked.range.start_topic as i64),
            |row| row.get(0),
        )?;
        let source = if heading.is_empty() || heading == row.title {
            row.title
        } else {
            format!("{}, {heading}", row.title)
        };
        Ok(Citation {
            quote: marked.quote.exact,
            source,
        })
    })
}

fn texts(
    connection: &Connection,
    edition: EditionRef,
    first: usize,
    last: usize,
) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT x.html FROM topic t JOIN topic_html x ON x.topic = t.id
         WHERE t.edition = ?1 AND t.position BETWEEN ?2 AND ?3 ORDER BY t.position",
    )?;
    let texts = statement
        .query_map((edition.row, first as i64, last as i64), |row| {
            row.get(0).map(|StoredText(text)| text)
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start_topic: usize, start: u32, end_topic: usize, end: u32) -> Range {
        Range {
            start_topic,
            start,
            end_topic,
            end,
        }
    }

    #[test]
    fn blanks_at_the_ends_are_left_out() {
        let texts = ["a  word \n".to_owned(), "\n next\n".to_owned()];
        assert_eq!(trim(&texts, range(0, 1, 0, 8)), Some(range(0, 3, 0, 7)));
        assert_eq!(trim(&texts, range(0, 7, 1, 6)), Some(range(1, 2, 1, 6)));
        assert_eq!(trim(&texts, range(0, 3, 1, 2)), Some(range(0, 3, 0, 7)));
        assert_eq!(trim(&texts, range(0, 7, 1, 2)), None);
        assert_eq!(trim(&texts, range(0, 3, 0, 99)), None);
    }
}
