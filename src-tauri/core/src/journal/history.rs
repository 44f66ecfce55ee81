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

/// How far the journal has come: its newest entry, and the rows in it. A long import adds rows to one
/// entry for as long as it runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Newest {
    seq: i64,
    rows: i64,
}

/// How far the journal has come.
///
/// # Errors
/// Only where the library cannot be read.
pub fn newest(library: &Library) -> Result<Newest> {
    library.read(|connection| {
        let sql = "SELECT c.seq, coalesce((SELECT max(number) + 1 FROM change_row r WHERE r.change = c.seq), 0)
                   FROM (SELECT coalesce(max(seq), 0) AS seq FROM change) c";
        Ok(connection.prepare_cached(sql)?.query_row([], |row| {
            Ok(Newest {
                seq: row.get(0)?,
                rows: row.get(1)?,
            })
        })?)
    })
}

/// Whether anybody else than this handle's actor has written an entry since, or more rows into the
/// one that was the newest.
///
/// # Errors
/// Only where the library cannot be read.
pub fn changed_since(library: &Library, before: Newest) -> Result<bool> {
    library.read(|connection| {
        let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE seq > ?1 AND actor <> ?2)
                   OR EXISTS (SELECT 1 FROM change_row r JOIN change c ON c.seq = r.change
                     WHERE c.seq = ?1 AND c.actor <> ?2 AND r.number >= ?3)";
        let actor = library.actor().as_str();
        Ok(connection
            .prepare_cached(sql)?
            .query_row((before.seq, actor, before.rows), |row| row.get(0))?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;
    use crate::documents::{AddOptions, add};

    #[test]
    fn what_a_long_import_of_another_program_adds_later_is_a_change_too() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("library");
        let other = Library::create(&folder, Actor::CommandLine).unwrap();
        let window = Library::open(&folder, Actor::Window).unwrap();
        let files: Vec<_> = (0..300)
            .map(|number| {
                let file = place.path().join(format!("{number}.md"));
                std::fs::write(&file, format!("# {number}\n\nwords")).unwrap();
                file
            })
            .collect();
        let mut between = None;
        add(&other, &files, AddOptions::default(), &mut |_, _| {
            if between.is_none_or(|before: Newest| before.rows == 0) {
                between = Some(newest(&window).unwrap());
            }
            true
        })
        .unwrap();
        let between = between.unwrap();
        assert!(between.rows > 0 && between.rows < 300, "{between:?}");
        assert_eq!(between.seq, newest(&window).unwrap().seq, "one entry");
        assert!(changed_since(&window, between).unwrap());
        assert!(!changed_since(&other, between).unwrap(), "it knows itself");
        let now = newest(&window).unwrap();
        assert!(!changed_since(&window, now).unwrap());
    }
}
