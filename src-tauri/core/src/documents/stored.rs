//! A topic's HTML and text as they come out of the library.

use rusqlite::Connection;
use rusqlite::types::{FromSql, FromSqlResult, ValueRef};

use super::edition::EditionRef;
use crate::error::Result;
use crate::import;
use crate::library::UnpackedText;

/// The HTML of a topic: a column `topic_html.html`.
#[derive(Debug)]
pub(crate) struct StoredHtml(pub String);

impl FromSql for StoredHtml {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        UnpackedText::column_result(value).map(|UnpackedText(html)| Self(html))
    }
}

/// The plain text of a topic: a column `topic_html.html`, of whose HTML it is the text content.
#[derive(Debug)]
pub(crate) struct StoredText(pub String);

impl FromSql for StoredText {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        UnpackedText::column_result(value).map(|UnpackedText(html)| Self(import::plain_text(&html)))
    }
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
        .prepare_cached("SELECT html FROM topic_html WHERE topic = ?1")?
        .query_row([topic], |row| row.get(0).map(|StoredText(text)| text))?)
}

/// The HTML of a topic, by its row.
fn stored_html(connection: &Connection, topic: i64) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT html FROM topic_html WHERE topic = ?1")?
        .query_row([topic], |row| row.get(0).map(|StoredHtml(html)| html))?)
}
