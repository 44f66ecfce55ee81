//! The document's own row, as the journal keeps it.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::journal::Kept;
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
            .prepare_cached("SELECT uuid, title, author, built_in, added_at, removed_at FROM document WHERE uuid = ?1")?
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
        Ok(Some(row))
    }

    fn store(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO document (uuid, title, author, built_in, added_at, removed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (uuid) DO UPDATE SET title = ?2, author = ?3, built_in = ?4, added_at = ?5, removed_at = ?6",
            )?
            .execute((self.document, &self.title, &self.author, self.built_in, self.added_at, self.removed_at))?;
        connection
            .prepare_cached("DELETE FROM document_edition WHERE document = ?1")?
            .execute([self.document])?;
        let mut insert = connection.prepare_cached(
            "INSERT INTO document_edition (document, number, edition) VALUES (?1, ?2, ?3)",
        )?;
        for EditionNumber { number, edition } in &self.editions {
            insert.execute((self.document, number, edition))?;
        }
        Ok(())
    }

    fn delete(connection: &Connection, key: Uuid) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM document_edition WHERE document = ?1")?
            .execute([key])?;
        connection
            .prepare_cached("DELETE FROM document WHERE uuid = ?1")?
            .execute([key])?;
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
        editions: Vec::new(),
    })
}
