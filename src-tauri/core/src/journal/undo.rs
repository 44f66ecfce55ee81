//! Undo and redo: the newest applied action turned back, the oldest undone one done again.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use uuid::Uuid;

use super::{Action, Kept, Step};
use crate::annotations::{AnnotationRow, Role};
use crate::collections::CollectionRow;
use crate::documents::DocumentRow;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::saved_search::SavedSearch;

/// What an undo or redo turned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Turned {
    /// The action that was undone or redone.
    pub action: Action,
    /// The journal's id of that action.
    pub change: Uuid,
    /// Documents that came, went or changed by it, or whose annotations did; each once.
    pub documents: Vec<Uuid>,
    /// Annotations that came, went or changed by it.
    pub annotations: Vec<Uuid>,
}

/// Undoes the newest action that is not undone, whoever made it and whenever.
///
/// # Errors
/// [`Error::NothingToUndo`] where there is none.
pub fn undo(library: &Library) -> Result<Turned> {
    turn(library, Direction::Back)
}

/// Does the action undone last once more. A new action in between makes it unreachable.
///
/// # Errors
/// [`Error::NothingToRedo`] where there is none.
pub fn redo(library: &Library) -> Result<Turned> {
    turn(library, Direction::Again)
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Again,
}

struct Entry {
    seq: i64,
    change: Uuid,
    action: Action,
}

fn turn(library: &Library, direction: Direction) -> Result<Turned> {
    library.write(|connection| {
        let entry = next(connection, direction)?;
        let mut step = Step::begin(connection);
        let (state, own) = match direction {
            Direction::Back => ("undone", "undo"),
            Direction::Again => ("applied", "redo"),
        };
        step.turns(entry.change, own);
        let mut turned = Turned {
            action: entry.action,
            change: entry.change,
            documents: Vec::new(),
            annotations: Vec::new(),
        };
        for row in rows(connection, entry.seq, direction)? {
            match row.entity.as_str() {
                DocumentRow::ENTITY => {
                    restore::<DocumentRow>(&mut step, &row)?;
                    turned.documents.push(row.key);
                }
                AnnotationRow::ENTITY => {
                    let (before, after) = restore::<AnnotationRow>(&mut step, &row)?;
                    turned.annotations.push(row.key);
                    turned
                        .documents
                        .extend(before.or(after).map(|row| row.document));
                }
                CollectionRow::ENTITY => drop(restore::<CollectionRow>(&mut step, &row)?),
                Role::ENTITY => drop(restore::<Role>(&mut step, &row)?),
                SavedSearch::ENTITY => drop(restore::<SavedSearch>(&mut step, &row)?),
                other => {
                    return Err(Error::Damaged(format!(
                        "the journal names an unknown kind of row, {other}"
                    )));
                }
            }
        }
        turned.documents.sort();
        turned.documents.dedup();
        connection.execute(
            "UPDATE change SET state = ?2 WHERE seq = ?1",
            (entry.seq, state),
        )?;
        step.finish(library, entry.action)?;
        Ok(turned)
    })
}

fn next(connection: &Connection, direction: Direction) -> Result<Entry> {
    let (sql, nothing) = match direction {
        Direction::Back => (
            "SELECT seq, uuid, action FROM change WHERE state = 'applied' ORDER BY seq DESC LIMIT 1",
            Error::NothingToUndo,
        ),
        Direction::Again => (
            "SELECT seq, uuid, action FROM change WHERE state = 'undone' ORDER BY seq LIMIT 1",
            Error::NothingToRedo,
        ),
    };
    let found = connection
        .query_row(sql, [], |row| {
            Ok(Entry {
                seq: row.get(0)?,
                change: row.get(1)?,
                action: row.get(2)?,
            })
        })
        .optional()?;
    found.ok_or(nothing)
}

struct Wanted {
    entity: String,
    key: Uuid,
    row: Option<String>,
}

/// The rows as they shall be: back to "before" from the last to the first, or on to "after".
fn rows(connection: &Connection, seq: i64, direction: Direction) -> Result<Vec<Wanted>> {
    let sql = match direction {
        Direction::Back => {
            "SELECT entity, key, before FROM change_row WHERE change = ?1 ORDER BY number DESC"
        }
        Direction::Again => {
            "SELECT entity, key, after FROM change_row WHERE change = ?1 ORDER BY number"
        }
    };
    let mut statement = connection.prepare(sql)?;
    let rows = statement
        .query_map([seq], |row| {
            Ok(Wanted {
                entity: row.get(0)?,
                key: row.get(1)?,
                row: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Puts a row back as it is wanted; answers with the row before and after.
fn restore<R: Kept>(step: &mut Step<'_>, wanted: &Wanted) -> Result<(Option<R>, Option<R>)> {
    let row: Option<R> = wanted
        .row
        .as_deref()
        .map(serde_json::from_str)
        .transpose()
        .map_err(|e| Error::Damaged(format!("an entry of the journal cannot be read: {e}")))?;
    let before = R::load(step.connection(), wanted.key)?;
    step.set(wanted.key, row.as_ref())?;
    Ok((before, row))
}
