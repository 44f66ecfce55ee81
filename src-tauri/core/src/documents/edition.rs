//! The content of an edition: written once, read in parts.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::row::live;
use crate::error::{Error, Result};
use crate::import::{self, RENDERER_VERSION};
use crate::time::Time;

/// An edition by both its ids.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EditionRef {
    /// Its row in `edition`.
    pub row: i64,
    /// Its id.
    pub edition: Uuid,
}

/// A topic by its id: which edition it belongs to and its position there, from 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TopicId {
    pub edition: EditionRef,
    pub position: u32,
}

/// The current edition of a document that is not in the trash.
pub(crate) fn current(connection: &Connection, document: Uuid) -> Result<EditionRef> {
    live(connection, document)?;
    connection
        .prepare_cached(
            "SELECT e.id, e.uuid FROM document_edition d JOIN edition e ON e.uuid = d.edition
             WHERE d.document = ?1 ORDER BY d.number DESC LIMIT 1",
        )?
        .query_row([document], |row| {
            Ok(EditionRef {
                row: row.get(0)?,
                edition: row.get(1)?,
            })
        })
        .optional()?
        .ok_or_else(|| Error::unknown_document(document))
}

/// The editions of a document before the current one, the newest first.
pub(crate) fn earlier(connection: &Connection, document: Uuid) -> Result<Vec<EditionRef>> {
    let mut statement = connection.prepare_cached(
        "SELECT e.id, e.uuid FROM document_edition d JOIN edition e ON e.uuid = d.edition
         WHERE d.document = ?1 ORDER BY d.number DESC LIMIT -1 OFFSET 1",
    )?;
    let editions = statement
        .query_map([document], |row| {
            Ok(EditionRef {
                row: row.get(0)?,
                edition: row.get(1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(editions)
}

/// Looks a topic up, and the document whose current edition holds it.
pub(crate) fn topic_by_id(connection: &Connection, topic: Uuid) -> Result<(Uuid, TopicId)> {
    connection
        .prepare_cached(
            "SELECT de.document, e.id, e.uuid, t.position
             FROM topic t JOIN edition e ON e.id = t.edition JOIN document_edition de ON de.edition = e.uuid
             JOIN document d ON d.uuid = de.document AND d.removed_at IS NULL WHERE t.uuid = ?1",
        )?
        .query_row([topic], |row| {
            let edition = EditionRef { row: row.get(1)?, edition: row.get(2)? };
            Ok((row.get(0)?, TopicId { edition, position: row.get(3)? }))
        })
        .optional()?
        .ok_or_else(|| Error::UnknownTopic(topic.to_string()))
}

/// The plain text of every topic of an edition, by position.
pub(crate) fn edition_texts(connection: &Connection, edition: EditionRef) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT x.text FROM topic t JOIN topic_text x ON x.topic = t.id WHERE t.edition = ?1 ORDER BY t.position",
    )?;
    let texts = statement
        .query_map([edition.row], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(texts)
}

/// A topic as the search takes it in.
#[derive(Debug)]
pub(crate) struct StoredTopic {
    /// Its row in `topic`.
    pub row: i64,
    pub level: u8,
    pub heading: String,
    /// Whether it shows a picture of the library.
    pub picture: bool,
}

/// The topics of an edition, in order.
pub(crate) fn stored_topics(
    connection: &Connection,
    edition: EditionRef,
) -> Result<Vec<StoredTopic>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.id, t.level, t.heading FROM topic t WHERE t.edition = ?1 ORDER BY t.position",
    )?;
    let mut topics = statement
        .query_map([edition.row], |row| {
            Ok(StoredTopic {
                row: row.get(0)?,
                level: row.get(1)?,
                heading: row.get(2)?,
                picture: false,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let pictures: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM edition_picture WHERE edition = ?1)")?
        .query_row([edition.row], |row| row.get(0))?;
    if pictures {
        for topic in &mut topics {
            topic.picture = stored_html(connection, topic.row)?.contains("<img ");
        }
    }
    Ok(topics)
}

/// The plain text of a topic, by its row.
pub(crate) fn stored_text(connection: &Connection, topic: i64) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT text FROM topic_text WHERE topic = ?1")?
        .query_row([topic], |row| row.get(0))?)
}

/// The HTML of a topic, by its row.
fn stored_html(connection: &Connection, topic: i64) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT html FROM topic_text WHERE topic = ?1")?
        .query_row([topic], |row| row.get(0))?)
}

/// Writes an imported file as an edition that no document shows yet.
pub(super) fn store(
    connection: &Connection,
    source: &import::Source,
    hash: &str,
    read: &import::Imported,
) -> Result<Uuid> {
    let edition = Uuid::now_v7();
    let words: u32 = read.topics.iter().map(|t| t.words).sum();
    connection.execute(
        "INSERT INTO edition (uuid, hash, format, name, title, author, language, words, renderer, added_at, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        rusqlite::params![
            edition, hash, read.format.to_string(), source.name, read.title, read.author, read.language, words,
            RENDERER_VERSION, Time::now(), source.bytes
        ],
    )?;
    let row = connection.last_insert_rowid();
    store_topics(connection, row, &read.topics)?;
    let mut target = connection.prepare_cached(
        "INSERT OR IGNORE INTO target (edition, name, topic, offset) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for place in &read.targets {
        target.execute((row, &place.id, place.topic as i64, place.offset))?;
    }
    let mut picture = connection.prepare_cached(
        "INSERT OR IGNORE INTO picture (hash, media_type, bytes) VALUES (?1, ?2, ?3)",
    )?;
    let mut shown = connection
        .prepare_cached("INSERT OR IGNORE INTO edition_picture (edition, hash) VALUES (?1, ?2)")?;
    for one in &read.pictures {
        picture.execute((&one.hash, one.media_type, &one.bytes))?;
        shown.execute((row, &one.hash))?;
    }
    Ok(edition)
}

fn store_topics(
    connection: &Connection,
    edition: i64,
    topics: &[import::ImportedTopic],
) -> Result<()> {
    let mut topic = connection.prepare_cached(
        "INSERT INTO topic (uuid, edition, position, level, parent, words, chars, heading)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut text = connection
        .prepare_cached("INSERT INTO topic_text (topic, text, html) VALUES (?1, ?2, ?3)")?;
    for (position, one) in topics.iter().enumerate() {
        let parent = one.parent.map(|p| p as i64);
        let chars = one.text.chars().count() as i64;
        topic.execute((
            Uuid::now_v7(),
            edition,
            position as i64,
            one.level,
            parent,
            one.words,
            chars,
            &one.heading,
        ))?;
        text.execute((connection.last_insert_rowid(), &one.text, &one.html))?;
    }
    Ok(())
}
