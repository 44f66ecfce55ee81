//! What was done, newest first.

use serde::Serialize;
use uuid::Uuid;

use super::Action;
use crate::error::Result;
use crate::library::Library;
use crate::time::Time;

/// One entry of the journal as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Entry {
    /// Its id.
    pub change: Uuid,
    /// What was done; for an undo or redo, the action that was turned.
    pub action: Action,
    /// `applied`, `undone`, `abandoned`, or `undo` and `redo` for a turn of another entry.
    pub state: String,
    /// For an undo or redo: the entry it turned.
    pub of: Option<Uuid>,
    /// When.
    pub at: Time,
    /// `window` or `command-line`.
    pub actor: String,
    /// Documents it touched.
    pub documents: Vec<Uuid>,
    /// Annotations it touched.
    pub annotations: Vec<Uuid>,
}

/// The newest `limit` entries of the journal, newest first.
///
/// # Errors
/// Only where the library cannot be read.
pub fn history(library: &Library, limit: u32) -> Result<Vec<Entry>> {
    library.read(|connection| {
        let mut statement = connection.prepare(
            "SELECT seq, uuid, action, state, of, at, actor FROM change ORDER BY seq DESC LIMIT ?1",
        )?;
        let mut touched = connection
            .prepare("SELECT entity, key FROM change_row WHERE change = ?1 ORDER BY number")?;
        let mut rows = statement.query([limit])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let mut entry = Entry {
                change: row.get(1)?,
                action: row.get(2)?,
                state: row.get(3)?,
                of: row.get(4)?,
                at: row.get(5)?,
                actor: row.get(6)?,
                documents: Vec::new(),
                annotations: Vec::new(),
            };
            let mut keys = touched.query([row.get::<_, i64>(0)?])?;
            while let Some(key) = keys.next()? {
                match key.get_ref(0)?.as_str() {
                    Ok("document") => entry.documents.push(key.get(1)?),
                    Ok("annotation") => entry.annotations.push(key.get(1)?),
                    _ => {}
                }
            }
            entries.push(entry);
        }
        Ok(entries)
    })
}

/// The place of the newest entry in the journal, counted up; 0 while it is empty.
///
/// # Errors
/// Only where the library cannot be read.
pub fn newest(library: &Library) -> Result<i64> {
    library.read(|connection| {
        let sql = "SELECT coalesce(max(seq), 0) FROM change";
        Ok(connection
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))?)
    })
}

/// Whether anybody else than this handle's actor has written an entry after the one at `seq`.
///
/// # Errors
/// Only where the library cannot be read.
pub fn changed_since(library: &Library, seq: i64) -> Result<bool> {
    library.read(|connection| {
        let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE seq > ?1 AND actor <> ?2)";
        let actor = library.actor().as_str();
        Ok(connection
            .prepare_cached(sql)?
            .query_row((seq, actor), |row| row.get(0))?)
    })
}
