//! The documents of a library, with what the library view and the command line show of each.

use rusqlite::{Connection, Row};
use serde::Serialize;
use uuid::Uuid;

use super::arrange::ReadingState;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::time::Time;

/// A document as a list shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Document {
    /// Its id.
    pub document: Uuid,
    /// Its title.
    pub title: String,
    /// Who wrote it, where the file says so.
    pub author: Option<String>,
    /// `markdown` or `text`.
    pub format: String,
    /// The content's language tag, where the file says so.
    pub language: Option<String>,
    /// How many topics the current edition has.
    pub topics: u32,
    /// How many words the current edition has.
    pub words: u32,
    /// Highlights, notes and bookmarks in it, without those in the trash.
    pub annotations: u32,
    /// How many editions it has.
    pub editions: u32,
    /// Whether it came with Lectern.
    pub built_in: bool,
    /// When it came into the library.
    pub added_at: Time,
    /// When it was opened last in the window.
    pub opened_at: Option<Time>,
    /// Words read so far in the current edition.
    pub words_read: u32,
    /// How far reading has come: as a person has set it, else as it follows from the reading.
    pub state: ReadingState,
    /// Whether a person has set that state.
    pub state_is_set: bool,
    /// When it was put into the archive.
    pub archived_at: Option<Time>,
    /// Where it is from, as a person says it.
    pub source: Option<String>,
    /// When it was written, as a person says it.
    pub dated: Option<String>,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// The collections it stands on.
    pub collections: Vec<Uuid>,
    /// Whether a bookmark is set in it.
    pub bookmarked: bool,
    /// When it went to the trash; `null` for a live document.
    pub removed_at: Option<Time>,
}

/// All documents that are not in the trash, by the time they came.
///
/// # Errors
/// Only where the library cannot be read.
pub fn documents(library: &Library) -> Result<Vec<Document>> {
    library.read(|connection| select(connection, "d.removed_at IS NULL ORDER BY d.id", []))
}

/// The same, where a connection is at hand.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Document>> {
    select(connection, "d.removed_at IS NULL", [])
}

/// All documents in the trash, the latest first.
///
/// # Errors
/// Only where the library cannot be read.
pub fn trashed(library: &Library) -> Result<Vec<Document>> {
    library.read(|connection| {
        select(
            connection,
            "d.removed_at IS NOT NULL ORDER BY d.removed_at DESC, d.id DESC",
            [],
        )
    })
}

/// One document that is not in the trash.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn document(library: &Library, document: Uuid) -> Result<Document> {
    library.read(|connection| {
        let mut found = select(
            connection,
            "d.uuid = ?1 AND d.removed_at IS NULL",
            [document],
        )?;
        found.pop().ok_or_else(|| Error::unknown_document(document))
    })
}

/// Of one document that is not in the trash, by its row; `None` where it has gone.
pub(super) fn by_row(connection: &Connection, row: i64) -> Result<Option<Document>> {
    Ok(select(connection, "d.id = ?1 AND d.removed_at IS NULL", [row])?.pop())
}

/// Those of these documents that are not in the trash, as they are asked for.
///
/// # Errors
/// Only where the library cannot be read.
pub fn documents_of(library: &Library, documents: &[Uuid]) -> Result<Vec<Document>> {
    library.read(|connection| {
        let mut found = Vec::with_capacity(documents.len());
        for document in documents {
            let condition = "d.uuid = ?1 AND d.removed_at IS NULL";
            found.append(&mut select(connection, condition, [*document])?);
        }
        Ok(found)
    })
}

/// Words read: topics read to their end, and the share passed of the one where reading stands.
pub(super) const READ: &str = "
      coalesce((SELECT sum(t.words) FROM topic_read x JOIN topic t ON t.edition = e.id AND t.position = x.position WHERE x.edition = e.uuid), 0)
      + coalesce((SELECT t.words * min(r.offset, t.chars) / max(t.chars, 1) FROM topic t WHERE t.edition = e.id AND t.position = r.topic
          AND r.edition = e.uuid AND NOT EXISTS (SELECT 1 FROM topic_read x WHERE x.edition = e.uuid AND x.position = r.topic)), 0)";

/// What stands before and after the words read.
const DOCUMENT: &str = "
    SELECT d.uuid, d.title, d.author, e.format, e.language,
      (SELECT count(*) FROM topic t WHERE t.edition = e.id), e.words,
      (SELECT count(*) FROM annotation a WHERE a.document = d.uuid AND a.removed_at IS NULL),
      (SELECT count(*) FROM document_edition n WHERE n.document = d.uuid),
      d.built_in, d.added_at, r.opened_at,";
const DOCUMENT_ON: &str = ",
      d.removed_at, d.state, d.archived_at, d.source, d.dated,
      (SELECT json_group_array(name) FROM (SELECT t.name FROM document_tag x JOIN tag t ON t.id = x.tag
        WHERE x.document = d.uuid ORDER BY t.name)),
      (SELECT group_concat(hex(x.collection)) FROM document_collection x WHERE x.document = d.uuid),
      EXISTS (SELECT 1 FROM annotation a WHERE a.document = d.uuid AND a.removed_at IS NULL AND a.kind = 'bookmark')
    FROM document d
    JOIN edition e ON e.uuid = (SELECT edition FROM document_edition n WHERE n.document = d.uuid ORDER BY number DESC LIMIT 1)
    LEFT JOIN reading r ON r.document = d.uuid
    WHERE ";

fn select(
    connection: &Connection,
    condition: &'static str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Document>> {
    let mut statement =
        connection.prepare_cached(&format!("{DOCUMENT}{READ}{DOCUMENT_ON}{condition}"))?;
    let documents = statement
        .query_map(parameters, from_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(documents)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Document> {
    let (words, words_read): (u32, u32) = (row.get(6)?, row.get(12)?);
    let opened_at: Option<Time> = row.get(11)?;
    let set: Option<ReadingState> = row.get(14)?;
    let followed = followed(opened_at, words, words_read);
    let tags: String = row.get(18)?;
    let collections: Option<String> = row.get(19)?;
    Ok(Document {
        document: row.get(0)?,
        title: row.get(1)?,
        author: row.get(2)?,
        format: row.get(3)?,
        language: row.get(4)?,
        topics: row.get(5)?,
        words,
        annotations: row.get(7)?,
        editions: row.get(8)?,
        built_in: row.get(9)?,
        added_at: row.get(10)?,
        opened_at,
        words_read,
        removed_at: row.get(13)?,
        state: set.unwrap_or(followed),
        state_is_set: set.is_some(),
        archived_at: row.get(15)?,
        source: row.get(16)?,
        dated: row.get(17)?,
        tags: serde_json::from_str(&tags).unwrap_or_default(),
        collections: uuids(&collections.unwrap_or_default()).collect(),
        bookmarked: row.get(20)?,
    })
}

/// The state that follows from the reading.
pub(super) fn followed(opened_at: Option<Time>, words: u32, words_read: u32) -> ReadingState {
    match opened_at {
        None => ReadingState::Unread,
        Some(_) if words_read >= words => ReadingState::Done,
        Some(_) => ReadingState::Reading,
    }
}

/// Ids as SQLite lists them.
pub(super) fn uuids(listed: &str) -> impl Iterator<Item = Uuid> {
    listed.split(',').filter_map(|id| Uuid::try_parse(id).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;

    #[test]
    fn a_list_of_documents_looks_at_no_annotation() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN {DOCUMENT}{READ}{DOCUMENT_ON}d.removed_at IS NULL");
        let plan: Vec<String> = library
            .read(|connection| {
                let mut statement = connection.prepare(&sql)?;
                let lines = statement.query_map([], |row| row.get(3))?;
                Ok(lines.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        let of_annotations: Vec<_> = plan.iter().filter(|line| line.contains(" a ")).collect();
        assert_eq!(of_annotations.len(), 2, "{plan:#?}");
        assert!(
            of_annotations
                .iter()
                .all(|line| line.contains("COVERING INDEX annotation_live")),
            "{plan:#?}"
        );
    }
}
