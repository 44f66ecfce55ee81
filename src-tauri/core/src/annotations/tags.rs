//! Tags: labels on annotations, kept by name.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::library::Library;

/// The longest tag, in code points.
const LONGEST: usize = 100;

/// A tag in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct TagCount {
    /// Its name, without `#`.
    pub name: String,
    /// How many live annotations carry it.
    pub annotations: u32,
}

/// The tags in use, by name.
///
/// # Errors
/// Only where the library cannot be read.
pub fn tags(library: &Library) -> Result<Vec<TagCount>> {
    library.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT t.name, count(*) FROM tag t JOIN annotation_tag x ON x.tag = t.id
             JOIN annotation a ON a.uuid = x.annotation AND a.removed_at IS NULL
             JOIN document d ON d.uuid = a.document AND d.removed_at IS NULL
             GROUP BY t.id ORDER BY t.name COLLATE NOCASE, t.name",
        )?;
        let tags = statement
            .query_map([], |row| {
                Ok(TagCount {
                    name: row.get(0)?,
                    annotations: row.get(1)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(tags)
    })
}

/// A tag as it is kept: without the `#` that people write before it, without space around.
///
/// # Errors
/// [`Error::Invalid`] for an empty or over-long tag, or one with control characters.
pub(crate) fn clean(tag: &str) -> Result<String> {
    let name = tag.trim().trim_start_matches('#').trim();
    if name.is_empty() {
        return Err(Error::Invalid(
            "A tag needs at least one letter.".to_owned(),
        ));
    }
    if name.chars().count() > LONGEST {
        return Err(Error::Invalid(format!(
            "A tag has at most {LONGEST} letters."
        )));
    }
    if name.chars().any(char::is_control) {
        return Err(Error::Invalid(
            "A tag is one line, without control characters.".to_owned(),
        ));
    }
    Ok(name.to_owned())
}

/// Cleaned tags, sorted, each once.
pub(super) fn clean_all(tags: &[String]) -> Result<Vec<String>> {
    let mut names = tags
        .iter()
        .map(|tag| clean(tag))
        .collect::<Result<Vec<_>>>()?;
    names.sort();
    names.dedup();
    Ok(names)
}

/// The tags of one annotation, sorted.
pub(super) fn of(connection: &Connection, annotation: Uuid) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.name FROM annotation_tag x JOIN tag t ON t.id = x.tag WHERE x.annotation = ?1 ORDER BY t.name",
    )?;
    let names = statement
        .query_map([annotation], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// Gives an annotation exactly these tags.
pub(super) fn set(connection: &Connection, annotation: Uuid, names: &[String]) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM annotation_tag WHERE annotation = ?1")?
        .execute([annotation])?;
    for name in names {
        connection
            .prepare_cached("INSERT OR IGNORE INTO tag (name) VALUES (?1)")?
            .execute([name])?;
        connection
            .prepare_cached("INSERT INTO annotation_tag (annotation, tag) SELECT ?1, id FROM tag WHERE name = ?2")?
            .execute((annotation, name))?;
    }
    Ok(())
}
