//! A collection's own row, as the journal keeps it.

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::journal::Kept;
use crate::text;

/// The whole user-made truth about one collection, but for what stands on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CollectionRow {
    pub collection: Uuid,
    pub name: String,
}

impl CollectionRow {
    /// The row of a collection that is there.
    pub fn there(connection: &Connection, collection: Uuid) -> Result<Self> {
        Self::load(connection, collection)?.ok_or(Error::UnknownCollection(collection.to_string()))
    }
}

/// The collections whose names have these words at their beginning; all words must be there.
pub(crate) fn named(connection: &Connection, words: &[String]) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT uuid, name FROM collection")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let own = text::words(&row.get::<_, String>(1)?);
        if words
            .iter()
            .all(|word| own.iter().any(|one| one.starts_with(word.as_str())))
        {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

impl Kept for CollectionRow {
    const ENTITY: &'static str = "collection";

    fn key(&self) -> Uuid {
        self.collection
    }

    fn load(connection: &Connection, key: Uuid) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached("SELECT uuid, name FROM collection WHERE uuid = ?1")?
            .query_row([key], |row| {
                Ok(Self {
                    collection: row.get(0)?,
                    name: row.get(1)?,
                })
            })
            .optional()?)
    }

    fn store(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO collection (uuid, name) VALUES (?1, ?2) ON CONFLICT (uuid) DO UPDATE SET name = ?2",
            )?
            .execute((self.collection, &self.name))?;
        Ok(())
    }

    fn delete(connection: &Connection, key: Uuid) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM collection WHERE uuid = ?1")?
            .execute([key])?;
        Ok(())
    }
}
