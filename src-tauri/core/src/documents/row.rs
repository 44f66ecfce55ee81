//! The document's own row, as the journal keeps it.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::arrange::ReadingState;
use crate::error::{Error, Result};
use crate::journal::Kept;
use crate::tags::{self, Carrier};
use crate::time::Time;

/// Which edition is which number of a document. The highest number is the current one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EditionNumber {
    pub number: u32,
    pub edition: Uuid,
}

/// The whole user-made truth about one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DocumentRow {
    pub document: Uuid,
    pub title: String,
    pub author: Option<String>,
    pub built_in: bool,
    pub added_at: Time,
    pub removed_at: Option<Time>,
    pub editions: Vec<EditionNumber>,
    // What came with the third format of the library. Entries of the journal from before have none
    // of it, and what is not set is left out, so that they still say the same.
    /// Where it is from, as a person says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When it was written, as a person says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// The reading state a person has set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ReadingState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<Time>,
    /// Sorted, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Sorted, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub collections: Vec<Uuid>,
}

impl DocumentRow {
    /// Puts it on a collection; on one it stands on already it stays.
    pub fn put_on(&mut self, collection: Uuid) {
        if let Err(at) = self.collections.binary_search(&collection) {
            self.collections.insert(at, collection);
        }
    }
}

/// The row of a document that is not in the trash.
pub(crate) fn live(connection: &Connection, document: Uuid) -> Result<DocumentRow> {
    DocumentRow::load(connection, document)?
        .filter(|row| row.removed_at.is_none())
        .ok_or_else(|| Error::unknown_document(document))
}

impl Kept for DocumentRow {
    const ENTITY: &'static str = "document";

    fn key(&self) -> Uuid {
        self.document
    }

    fn load(connection: &Connection, key: Uuid) -> Result<Option<Self>> {
        let found = connection
            .prepare_cached("SELECT uuid, title, author, built_in, added_at, removed_at, source, dated, state, archived_at FROM document WHERE uuid = ?1")?
            .query_row([key], from_row)
            .optional()?;
        let Some(mut row) = found else {
            return Ok(None);
        };
        row.editions = connection
            .prepare_cached(
                "SELECT number, edition FROM document_edition WHERE document = ?1 ORDER BY number",
            )?
            .query_map([key], |r| {
                Ok(EditionNumber {
                    number: r.get(0)?,
                    edition: r.get(1)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        row.tags = tags::of(connection, Carrier::Document, key)?;
        row.collections = connection
            .prepare_cached("SELECT collection FROM document_collection WHERE document = ?1 ORDER BY collection")?
            .query_map([key], |r| r.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(row))
    }

    fn store(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO document (uuid, title, author, built_in, added_at, removed_at, source, dated, state, archived_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                 ON CONFLICT (uuid) DO UPDATE SET title = ?2, author = ?3, built_in = ?4, added_at = ?5, removed_at = ?6,
                   source = ?7, dated = ?8, state = ?9, archived_at = ?10",
            )?
            .execute(rusqlite::params![
                self.document, self.title, self.author, self.built_in, self.added_at, self.removed_at,
                self.source, self.dated, self.state, self.archived_at
            ])?;
        connection
            .prepare_cached("DELETE FROM document_edition WHERE document = ?1")?
            .execute([self.document])?;
        let mut insert = connection.prepare_cached(
            "INSERT INTO document_edition (document, number, edition) VALUES (?1, ?2, ?3)",
        )?;
        for EditionNumber { number, edition } in &self.editions {
            insert.execute((self.document, number, edition))?;
        }
        tags::set(connection, Carrier::Document, self.document, &self.tags)?;
        connection
            .prepare_cached("DELETE FROM document_collection WHERE document = ?1")?
            .execute([self.document])?;
        for collection in &self.collections {
            connection
                .prepare_cached(
                    "INSERT INTO document_collection (document, collection) VALUES (?1, ?2)",
                )?
                .execute((self.document, collection))?;
        }
        Ok(())
    }

    fn delete(connection: &Connection, key: Uuid) -> Result<()> {
        for sql in [
            "DELETE FROM document_edition WHERE document = ?1",
            "DELETE FROM document_tag WHERE document = ?1",
            "DELETE FROM document_collection WHERE document = ?1",
            "DELETE FROM document WHERE uuid = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([key])?;
        }
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        document: row.get(0)?,
        title: row.get(1)?,
        author: row.get(2)?,
        built_in: row.get(3)?,
        added_at: row.get(4)?,
        removed_at: row.get(5)?,
        source: row.get(6)?,
        dated: row.get(7)?,
        state: row.get(8)?,
        archived_at: row.get(9)?,
        editions: Vec::new(),
        tags: Vec::new(),
        collections: Vec::new(),
    })
}
