//! Where reading stopped and what has been read. Not in the journal: scrolling is no action that
//! anybody would undo.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::documents::{self, Document, StoredText};
use crate::error::{Error, Result};
use crate::journal;
use crate::library::Library;
use crate::text::{CodePoints, sentence_around};
use crate::time::Time;

/// Words a minute of an unhurried reader; the measure of "min left".
pub const WORDS_A_MINUTE: u32 = 230;

/// The longest piece shown of the words where reading stopped, in code points.
const EXCERPT: u32 = 140;

/// A place in a document's current edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Place {
    /// The topic's position.
    pub topic: u32,
    /// Code points from the topic's start.
    pub offset: u32,
}

/// How far a document has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Progress {
    /// Where reading stopped; `null` before the first time.
    pub place: Option<Place>,
    /// Positions of the topics read to their end.
    pub read: Vec<u32>,
}

/// A document to go on with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Continued {
    /// The document.
    pub document: Document,
    /// Heading of the topic where reading stopped.
    pub topic: String,
    /// The very words where reading stopped.
    pub words: String,
    /// Whether the words begin within a sentence.
    pub within_sentence: bool,
    /// Minutes left at [`WORDS_A_MINUTE`].
    pub minutes_left: u32,
}

/// How far a document has been read.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn progress(library: &Library, document: Uuid) -> Result<Progress> {
    library.read(|connection| {
        let edition = documents::current(connection, document)?;
        let place = connection
            .query_row(
                "SELECT topic, offset FROM reading WHERE document = ?1 AND edition = ?2",
                (document, edition.edition),
                |row| {
                    Ok(Place {
                        topic: row.get(0)?,
                        offset: row.get(1)?,
                    })
                },
            )
            .optional()?;
        let mut statement = connection
            .prepare("SELECT position FROM topic_read WHERE edition = ?1 ORDER BY position")?;
        let read = statement
            .query_map([edition.edition], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Progress { place, read })
    })
}

/// Keeps the place where reading stands, and which topics have been read to their end since.
///
/// # Errors
/// [`Error::UnknownDocument`]; a place that is not in the document.
pub fn keep(library: &Library, document: Uuid, place: Place, read: &[u32]) -> Result<()> {
    journal::unrecorded(library, |connection| {
        let edition = documents::current(connection, document)?;
        let topics: u32 = connection.query_row(
            "SELECT count(*) FROM topic WHERE edition = ?1",
            [edition.row],
            |row| row.get(0),
        )?;
        if place.topic >= topics || read.iter().any(|&position| position >= topics) {
            return Err(Error::Invalid(format!(
                "The document has {topics} topics; the place is in none of them."
            )));
        }
        connection
            .prepare_cached(
                "INSERT INTO reading (document, edition, topic, offset, opened_at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (document) DO UPDATE SET edition = ?2, topic = ?3, offset = ?4, opened_at = ?5",
            )?
            .execute((document, edition.edition, place.topic, place.offset, Time::now()))?;
        let mut insert = connection.prepare_cached(
            "INSERT OR IGNORE INTO topic_read (edition, position) VALUES (?1, ?2)",
        )?;
        for position in read {
            insert.execute((edition.edition, position))?;
        }
        Ok(())
    })
}

/// A document with the topic where reading stopped.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct RecentPlace {
    /// The document.
    pub document: Document,
    /// The heading of the topic; `None` where it says no more than the title, or nobody has read in it.
    pub topic: Option<String>,
}

/// These documents with the topics where reading stopped.
///
/// # Errors
/// Only where the library cannot be read.
pub fn places(library: &Library, documents: &[Uuid]) -> Result<Vec<RecentPlace>> {
    let documents = documents::documents_of(library, documents)?;
    library.read(|connection| {
        let mut heading = connection.prepare_cached(
            "SELECT t.heading FROM reading r JOIN edition e ON e.uuid = r.edition
             JOIN topic t ON t.edition = e.id AND t.position = r.topic WHERE r.document = ?1",
        )?;
        let place = |document: Document| {
            let topic: Option<String> = heading
                .query_row([document.document], |row| row.get(0))
                .optional()?;
            let topic = topic.filter(|topic| !topic.is_empty() && *topic != document.title);
            Ok(RecentPlace { document, topic })
        };
        documents.into_iter().map(place).collect()
    })
}

/// These documents with the words where reading stopped; those that nobody has begun are left out.
///
/// # Errors
/// Only where the library cannot be read.
pub fn continued(library: &Library, documents: &[Uuid]) -> Result<Vec<Continued>> {
    documents::documents_of(library, documents)?
        .into_iter()
        .filter_map(|document| stopped(library, document).transpose())
        .collect()
}

fn stopped(library: &Library, document: Document) -> Result<Option<Continued>> {
    library.read(|connection| {
        let found: Option<(String, String, u32)> = connection
            .query_row(
                "SELECT t.heading, x.html, r.offset FROM reading r JOIN edition e ON e.uuid = r.edition
                 JOIN topic t ON t.edition = e.id AND t.position = r.topic JOIN topic_html x ON x.topic = t.id
                 WHERE r.document = ?1",
                [document.document],
                |row| {
                    let StoredText(text) = row.get(1)?;
                    Ok((row.get(0)?, text, row.get(2)?))
                },
            )
            .optional()?;
        Ok(found.map(|(topic, text, offset)| {
            let (words, within_sentence) = words_at(&text, &topic, offset);
            let left = document.words.saturating_sub(document.words_read);
            Continued {
                document,
                topic,
                words,
                within_sentence,
                minutes_left: left.div_ceil(WORDS_A_MINUTE),
            }
        }))
    })
}

/// The words from an offset on to the end of their sentence, and whether they begin within it.
/// A place in the heading means the words below it.
fn words_at(text: &str, heading: &str, offset: u32) -> (String, bool) {
    let points = CodePoints::new(text);
    let after_heading = heading.chars().count() as u32;
    let in_heading = text.starts_with(heading) && offset < after_heading;
    let from = if in_heading { after_heading } else { offset }.min(points.len());
    let blank = points.slice(from, points.len()).map_or(0, |rest| {
        rest.chars().take_while(|c| c.is_whitespace()).count()
    });
    let from = from + blank as u32;
    let sentence = sentence_around(&points, from, (from + 1).min(points.len()));
    let (start, end) = sentence.map_or((from, points.len()), |range| (range.start, range.end));
    let shown = points
        .slice(from, end.min(from + EXCERPT).max(from))
        .unwrap_or_default();
    let mut words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if end > from + EXCERPT {
        // Cut between words where there are any, and say so.
        words.truncate(words.rfind(' ').unwrap_or(words.len()));
        words.push('…');
    }
    (words, from > start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recent_place_says_in_which_topic_one_was() {
        let place = tempfile::tempdir().unwrap();
        let library =
            Library::create(&place.path().join("library"), crate::Actor::CommandLine).unwrap();
        let add = |text: &str| {
            let source = crate::import::Source {
                name: "a.md".to_owned(),
                bytes: text.into(),
                beside: crate::import::Beside::Nothing,
            };
            documents::add_source(&library, &source, false)
                .unwrap()
                .document
        };
        let tides = add("# Tides\n\n## Water\n\nIt comes.\n\n## Moon\n\nIt pulls.\n");
        let bare = add("No heading at all.\n");
        let never = add("# Never\n\nOpened.\n");
        keep(
            &library,
            tides,
            Place {
                topic: 1,
                offset: 0,
            },
            &[],
        )
        .unwrap();
        keep(
            &library,
            bare,
            Place {
                topic: 0,
                offset: 0,
            },
            &[],
        )
        .unwrap();
        let told: Vec<_> = places(&library, &[bare, tides, never])
            .unwrap()
            .into_iter()
            .map(|one| (one.document.document, one.topic))
            .collect();
        let moon = Some("Moon".to_owned());
        assert_eq!(told, [(bare, None), (tides, moon), (never, None)]);
    }

    #[test]
    fn shows_the_words_where_one_stopped() {
        let text = "2. Cost\nFirst things first. Then, at length, the second.\n";
        assert_eq!(
            words_at(text, "2. Cost", 0),
            ("First things first.".to_owned(), false)
        );
        assert_eq!(
            words_at(text, "2. Cost", 34),
            ("at length, the second.".to_owned(), true)
        );
        assert_eq!(words_at(text, "2. Cost", 999), (String::new(), false));
        let long = "word ".repeat(100);
        let (shown, _) = words_at(&long, "", 0);
        assert!(shown.ends_with("word…") && shown.len() < 150, "{shown}");
    }
}
