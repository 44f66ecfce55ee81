//! Whether the index has all documents of the library, and which it has not. In a large library counting them takes longer
//! than all else that is looked at before each search, so that it is done only where something may have changed.

use rusqlite::Connection;
use uuid::Uuid;

use super::follow::DOCUMENTS;
use crate::error::Result;

/// A state of the library in which the index had all its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// The newest entry of its journal.
    seq: i64,
    /// Its newest document: what joins an entry that is written already comes with a new one.
    newest: i64,
}

/// Some documents that are not in the index, the oldest first; none where it has all of them. `seq` is the newest entry of
/// the journal; where `counted` is the same state of the library nothing is counted.
pub(super) fn missing(
    library: &Connection,
    index: &Connection,
    seq: i64,
    counted: &mut Option<Counted>,
) -> Result<Vec<Uuid>> {
    let newest = library
        .prepare_cached("SELECT coalesce(max(id), 0) FROM document")?
        .query_row([], |row| row.get(0))?;
    let now = Some(Counted { seq, newest });
    if *counted == now {
        return Ok(Vec::new());
    }
    let (live, indexed) = (live_documents(library)?, indexed_documents(index)?);
    if live != indexed {
        let missing = found_missing(library, index, live.saturating_sub(indexed))?;
        if !missing.is_empty() {
            return Ok(missing);
        }
    }
    *counted = now;
    Ok(Vec::new())
}

/// How many documents the library has, those in the trash left out.
pub(super) fn live_documents(library: &Connection) -> Result<u32> {
    Ok(library
        .prepare_cached("SELECT count(*) FROM document WHERE removed_at IS NULL")?
        .query_row([], |row| row.get(0))?)
}

/// How many the index has.
pub(super) fn indexed_documents(index: &Connection) -> Result<u32> {
    Ok(index
        .prepare_cached("SELECT count(*) FROM thing WHERE edition IS NOT NULL")?
        .query_row([], |row| row.get(0))?)
}

/// The documents that are not in the index, the oldest first. While files come in they are the newest of all: where as
/// many are found as there must be, the rest is not looked at.
fn found_missing(library: &Connection, index: &Connection, count: u32) -> Result<Vec<Uuid>> {
    let mut there = index.prepare_cached("SELECT 1 FROM thing WHERE key = ?1")?;
    let mut statement = library
        .prepare_cached("SELECT uuid FROM document WHERE removed_at IS NULL ORDER BY id DESC")?;
    let mut rows = statement.query([])?;
    let mut missing = Vec::new();
    while let Some(row) = rows.next()? {
        let document: Uuid = row.get(0)?;
        if !there.exists([document])? {
            missing.push(document);
            if count > 0 && missing.len() >= count as usize {
                break;
            }
        }
    }
    missing.reverse();
    missing.truncate(DOCUMENTS);
    Ok(missing)
}
