//! The dump: all user data of a library as canonical JSON, so that two states can be compared
//! byte by byte. Leaves out the journal, the device, clocks and everything derived.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::annotations::{AnnotationRow, Role};
use crate::collections::CollectionRow;
use crate::documents::DocumentRow;
use crate::error::{Error, Result};
use crate::journal::Kept;
use crate::library::Library;
use crate::saved_search::SavedSearch;

#[derive(Serialize)]
struct Dump {
    lectern: u32,
    documents: Vec<DocumentRow>,
    editions: Vec<Edition>,
    annotations: Vec<AnnotationRow>,
    reading: Vec<Reading>,
    // Left out where there is none, so that an older library says what it said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    collections: Vec<CollectionRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Role>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    saved_searches: Vec<SavedSearch>,
}

#[derive(Serialize)]
struct Edition {
    edition: Uuid,
    hash: String,
    format: String,
    name: String,
}

#[derive(Serialize)]
struct Reading {
    document: Uuid,
    edition: Uuid,
    topic: u32,
    offset: u32,
    read: Vec<u32>,
}

/// All user data as one JSON value, ordered by id.
///
/// # Errors
/// Only where the library cannot be read.
pub fn dump(library: &Library) -> Result<String> {
    library.read(|connection| {
        let dump = Dump {
            lectern: crate::library::SCHEMA_VERSION,
            documents: rows(connection, "SELECT uuid FROM document ORDER BY uuid")?,
            editions: editions(connection)?,
            annotations: rows(connection, "SELECT uuid FROM annotation ORDER BY uuid")?,
            reading: reading(connection)?,
            collections: rows(connection, "SELECT uuid FROM collection ORDER BY uuid")?,
            roles: rows(connection, "SELECT uuid FROM role ORDER BY uuid")?,
            saved_searches: rows(connection, "SELECT uuid FROM saved_search ORDER BY uuid")?,
        };
        serde_json::to_string_pretty(&dump)
            .map_err(|e| Error::Invalid(format!("The dump could not be written: {e}")))
    })
}

fn rows<R: Kept>(connection: &Connection, ids: &str) -> Result<Vec<R>> {
    let mut statement = connection.prepare(ids)?;
    let ids: Vec<Uuid> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    ids.into_iter()
        .filter_map(|id| R::load(connection, id).transpose())
        .collect()
}

/// The editions that documents show. One whose import was undone is kept for a redo, not shown.
fn editions(connection: &Connection) -> Result<Vec<Edition>> {
    let mut statement = connection.prepare(
        "SELECT uuid, hash, format, name FROM edition WHERE uuid IN (SELECT edition FROM document_edition) ORDER BY uuid",
    )?;
    let editions = statement
        .query_map([], |row| {
            Ok(Edition {
                edition: row.get(0)?,
                hash: row.get(1)?,
                format: row.get(2)?,
                name: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(editions)
}

fn reading(connection: &Connection) -> Result<Vec<Reading>> {
    let mut statement = connection.prepare(
        "SELECT r.document, r.edition, r.topic, r.offset FROM reading r JOIN document d ON d.uuid = r.document ORDER BY r.document",
    )?;
    let mut read = connection
        .prepare("SELECT position FROM topic_read WHERE edition = ?1 ORDER BY position")?;
    let mut places = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let edition: Uuid = row.get(1)?;
        let read = read
            .query_map([edition], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        places.push(Reading {
            document: row.get(0)?,
            edition,
            topic: row.get(2)?,
            offset: row.get(3)?,
            read,
        });
    }
    Ok(places)
}
