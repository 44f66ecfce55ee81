//! Which tags there are, and which a thing carries.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::error::Result;
use crate::library::Library;

/// A tag in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct TagCount {
    /// Its name, without `#`.
    pub name: String,
    /// How many live annotations carry it.
    pub annotations: u32,
    /// How many live documents carry it.
    pub documents: u32,
}

/// What can carry a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    Annotation,
    Document,
}

/// The tags in use, by name.
///
/// # Errors
/// Only where the library cannot be read.
pub fn tags(library: &Library) -> Result<Vec<TagCount>> {
    library.read(in_use)
}

/// The same, where the library is being read already.
pub(super) fn in_use(connection: &Connection) -> Result<Vec<TagCount>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.name, sum(c.of_annotation), sum(c.of_document) FROM tag t JOIN (
               SELECT x.tag, 1 AS of_annotation, 0 AS of_document FROM annotation_tag x
                 JOIN annotation a ON a.uuid = x.annotation AND a.removed_at IS NULL
                 JOIN document d ON d.uuid = a.document AND d.removed_at IS NULL
               UNION ALL
               SELECT x.tag, 0, 1 FROM document_tag x
                 JOIN document d ON d.uuid = x.document AND d.removed_at IS NULL
             ) c ON c.tag = t.id
             GROUP BY t.id ORDER BY t.name COLLATE NOCASE, t.name",
    )?;
    let tags = statement
        .query_map([], |row| {
            Ok(TagCount {
                name: row.get(0)?,
                annotations: row.get(1)?,
                documents: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(tags)
}

/// Whether anything carries the tag, in the trash too.
pub(super) fn is_used(connection: &Connection, tag: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tag t WHERE t.name = ?1 AND (
                 EXISTS (SELECT 1 FROM annotation_tag x WHERE x.tag = t.id)
                 OR EXISTS (SELECT 1 FROM document_tag x WHERE x.tag = t.id)))";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([tag], |row| row.get(0))?)
}

/// The tags of one thing, sorted.
pub(crate) fn of(connection: &Connection, carrier: Carrier, key: Uuid) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(match carrier {
        Carrier::Annotation => {
            "SELECT t.name FROM annotation_tag x JOIN tag t ON t.id = x.tag WHERE x.annotation = ?1 ORDER BY t.name"
        }
        Carrier::Document => {
            "SELECT t.name FROM document_tag x JOIN tag t ON t.id = x.tag WHERE x.document = ?1 ORDER BY t.name"
        }
    })?;
    let names = statement
        .query_map([key], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// Gives a thing exactly these tags.
pub(crate) fn set(
    connection: &Connection,
    carrier: Carrier,
    key: Uuid,
    names: &[String],
) -> Result<()> {
    let (forget, give) = match carrier {
        Carrier::Annotation => (
            "DELETE FROM annotation_tag WHERE annotation = ?1",
            "INSERT INTO annotation_tag (annotation, tag) SELECT ?1, id FROM tag WHERE name = ?2",
        ),
        Carrier::Document => (
            "DELETE FROM document_tag WHERE document = ?1",
            "INSERT INTO document_tag (document, tag) SELECT ?1, id FROM tag WHERE name = ?2",
        ),
    };
    connection.prepare_cached(forget)?.execute([key])?;
    for name in names {
        connection
            .prepare_cached("INSERT OR IGNORE INTO tag (name) VALUES (?1)")?
            .execute([name])?;
        connection.prepare_cached(give)?.execute((key, name))?;
    }
    Ok(())
}
