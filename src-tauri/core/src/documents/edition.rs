//! The content of an edition: written once, read in parts.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::ready::{Ready, ReadyTopic};
use super::row::live;
use super::stored::StoredText;
use crate::error::{Error, Result};
use crate::import::RENDERER_VERSION;
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
        "SELECT x.html FROM topic t JOIN topic_html x ON x.topic = t.id WHERE t.edition = ?1 ORDER BY t.position",
    )?;
    let texts = statement
        .query_map([edition.row], |row| row.get(0).map(|StoredText(text)| text))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(texts)
}

/// Writes a file that is ready as an edition that no document shows yet.
pub(super) fn store(connection: &Connection, ready: &Ready) -> Result<Uuid> {
    let edition = Uuid::now_v7();
    connection
        .prepare_cached(
            "INSERT INTO edition (uuid, hash, format, name, title, author, language, words, renderer, added_at, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(rusqlite::params![
            edition,
            ready.hash,
            ready.format.to_string(),
            ready.name,
            ready.title,
            ready.author,
            ready.language,
            ready.words,
            RENDERER_VERSION,
            Time::now(),
            ready.bytes
        ])?;
    let row = connection.last_insert_rowid();
    store_topics(connection, row, &ready.topics)?;
    let mut target = connection.prepare_cached(
        "INSERT OR IGNORE INTO target (edition, name, topic, offset) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for place in &ready.targets {
        target.execute((row, &place.id, place.topic as i64, place.offset))?;
    }
    let mut picture = connection.prepare_cached(
        "INSERT OR IGNORE INTO picture (hash, media_type, bytes) VALUES (?1, ?2, ?3)",
    )?;
    let mut shown = connection
        .prepare_cached("INSERT OR IGNORE INTO edition_picture (edition, hash) VALUES (?1, ?2)")?;
    for one in &ready.pictures {
        picture.execute((&one.hash, one.media_type, &one.bytes))?;
        shown.execute((row, &one.hash))?;
    }
    Ok(edition)
}

fn store_topics(connection: &Connection, edition: i64, topics: &[ReadyTopic]) -> Result<()> {
    let mut topic = connection.prepare_cached(
        "INSERT INTO topic (uuid, edition, position, level, parent, words, chars, heading)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut html =
        connection.prepare_cached("INSERT INTO topic_html (topic, html) VALUES (?1, ?2)")?;
    for (position, one) in topics.iter().enumerate() {
        topic.execute((
            Uuid::now_v7(),
            edition,
            position as i64,
            one.level,
            one.parent.map(|parent| parent as i64),
            one.words,
            one.chars,
            &one.heading,
        ))?;
        html.execute((connection.last_insert_rowid(), &one.html))?;
    }
    Ok(())
}
