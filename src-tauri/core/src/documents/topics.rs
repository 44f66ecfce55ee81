//! The topics of a document's current edition: the list, the content, the words found in it.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use uuid::Uuid;

use super::edition::{self, EditionRef, TopicId};
use super::stored::StoredHtml;
use crate::error::{Error, Result};
use crate::import;
use crate::library::{Library, Unpacked};
use crate::text::{self, FindOptions, Found};

/// The most hits that are told one by one; the total counts them all.
const MOST_HITS: usize = 100_000;

/// A topic as the contents list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Topic {
    /// Its id.
    pub topic: Uuid,
    /// Its place among the topics, from 0.
    pub position: u32,
    /// Heading level 1 to 6; 0 for text before the first heading.
    pub level: u8,
    /// Position of the topic it is a part of.
    pub parent: Option<u32>,
    /// The heading's text.
    pub title: String,
    /// How many words it has.
    pub words: u32,
    /// How many code points its text has.
    pub chars: u32,
}

/// The list of topics and the edition it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Content {
    /// The edition's id.
    pub edition: Uuid,
    /// Its topics, in order.
    pub topics: Vec<Topic>,
}

/// What a topic says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct TopicContent {
    /// Its place among the topics, from 0.
    pub position: u32,
    /// Sanitised HTML whose text content is the topic's text.
    pub html: String,
}

/// A place that a link inside the document leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Target {
    /// The topic's position.
    pub topic: u32,
    /// Code points from the topic's start.
    pub offset: u32,
}

/// A picture of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `image/png` and the like.
    pub media_type: String,
    /// The file as it came.
    pub bytes: Vec<u8>,
}

/// A topic printed by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its heading.
    pub title: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML.
    pub html: String,
    /// Its Markdown, as it stands in the file; for plain text the text.
    pub markdown: String,
}

/// The topics of a document's current edition, in order.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn topics(library: &Library, document: Uuid) -> Result<Content> {
    library.read(|connection| {
        let edition = edition::current(connection, document)?;
        Ok(Content {
            edition: edition.edition,
            topics: list(connection, edition)?,
        })
    })
}

/// The id of the topic at a position of an edition.
///
/// # Errors
/// [`Error::UnknownTopic`] where the edition or the position is not there.
pub fn topic_at(library: &Library, edition: Uuid, position: u32) -> Result<Uuid> {
    library.read(|connection| {
        connection
            .prepare_cached(
                "SELECT t.uuid FROM topic t JOIN edition e ON e.id = t.edition
                 WHERE e.uuid = ?1 AND t.position = ?2",
            )?
            .query_row((edition, position), |row| row.get(0))
            .optional()?
            .ok_or_else(|| Error::UnknownTopic(format!("{edition}, position {position}")))
    })
}

pub(super) fn list(connection: &Connection, edition: EditionRef) -> Result<Vec<Topic>> {
    let mut statement = connection.prepare_cached(
        "SELECT uuid, position, level, parent, heading, words, chars FROM topic WHERE edition = ?1 ORDER BY position",
    )?;
    let topics = statement
        .query_map([edition.row], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(topics)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Topic> {
    Ok(Topic {
        topic: row.get(0)?,
        position: row.get(1)?,
        level: row.get(2)?,
        parent: row.get(3)?,
        title: row.get(4)?,
        words: row.get(5)?,
        chars: row.get(6)?,
    })
}

/// The content of the topics from position `from` up to, not including, `to`.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn contents(
    library: &Library,
    document: Uuid,
    from: u32,
    to: u32,
) -> Result<Vec<TopicContent>> {
    library.read(|connection| {
        let edition = edition::current(connection, document)?;
        let mut statement = connection.prepare_cached(
            "SELECT t.position, x.html FROM topic t JOIN topic_html x ON x.topic = t.id
             WHERE t.edition = ?1 AND t.position >= ?2 AND t.position < ?3 ORDER BY t.position",
        )?;
        let contents = statement
            .query_map((edition.row, from, to), |row| {
                Ok(TopicContent {
                    position: row.get(0)?,
                    html: row.get(1).map(|StoredHtml(html)| html)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(contents)
    })
}

/// The language of a document's current edition, where its file names one.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn language(library: &Library, document: Uuid) -> Result<Option<String>> {
    library.read(|connection| {
        let edition = edition::current(connection, document)?;
        Ok(connection.query_row(
            "SELECT language FROM edition WHERE id = ?1",
            [edition.row],
            |row| row.get(0),
        )?)
    })
}

/// Where the link `#name` of a document leads; `None` where nothing has this name.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn find_target(library: &Library, document: Uuid, name: &str) -> Result<Option<Target>> {
    library.read(|connection| {
        let edition = edition::current(connection, document)?;
        let found = connection
            .query_row(
                "SELECT topic, offset FROM target WHERE edition = ?1 AND name = ?2",
                (edition.row, name),
                |row| {
                    Ok(Target {
                        topic: row.get(0)?,
                        offset: row.get(1)?,
                    })
                },
            )
            .optional()?;
        Ok(found)
    })
}

/// A picture by its content hash.
///
/// # Errors
/// Only where the library cannot be read.
pub fn picture(library: &Library, hash: &str) -> Result<Option<Picture>> {
    library.read(|connection| {
        let found = connection
            .query_row(
                "SELECT media_type, bytes FROM picture WHERE hash = ?1",
                [hash],
                |row| {
                    Ok(Picture {
                        media_type: row.get(0)?,
                        bytes: row.get(1)?,
                    })
                },
            )
            .optional()?;
        Ok(found)
    })
}

/// Finds words in the whole of a document's current edition.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn find(library: &Library, document: Uuid, query: &str, options: FindOptions) -> Result<Found> {
    library.read(|connection| {
        let texts = edition::edition_texts(connection, edition::current(connection, document)?)?;
        Ok(text::find(&texts, query, options, MOST_HITS))
    })
}

/// One topic of a document that is not in the trash, in every form it can be printed.
///
/// # Errors
/// [`Error::UnknownTopic`].
pub fn show(library: &Library, topic: Uuid) -> Result<Shown> {
    library.read(|connection| {
        let (_, found) = edition::topic_by_id(connection, topic)?;
        let (title, html) = connection.query_row(
            "SELECT t.heading, x.html FROM topic t JOIN topic_html x ON x.topic = t.id WHERE t.uuid = ?1",
            [topic],
            |row| Ok((row.get(0)?, row.get(1).map(|StoredHtml(html)| html)?)),
        )?;
        let text = import::plain_text(&html);
        let markdown = source_of(connection, found)?;
        Ok(Shown { title, text, html, markdown })
    })
}

fn source_of(connection: &Connection, topic: TopicId) -> Result<String> {
    let (format, bytes): (String, Vec<u8>) = connection.query_row(
        "SELECT format, bytes FROM edition WHERE id = ?1",
        [topic.edition.row],
        |row| Ok((row.get(0)?, row.get(1).map(|Unpacked(bytes)| bytes)?)),
    )?;
    let format = format
        .parse()
        .map_err(|_| Error::Damaged("an edition's format".to_owned()))?;
    let shape = connection.query_row(
        "SELECT count(*), coalesce(sum(level = 0 AND position = 0), 0) > 0 FROM topic WHERE edition = ?1",
        [topic.edition.row],
        |row| Ok(import::TopicsShape { count: row.get::<_, u32>(0)? as usize, begins_without_heading: row.get(1)? }),
    )?;
    Ok(import::topic_source(
        format,
        &bytes,
        shape,
        topic.position as usize,
    ))
}
