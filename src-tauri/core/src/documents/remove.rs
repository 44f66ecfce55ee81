//! A document goes to the trash, with its annotations, and comes back.

use serde::Serialize;
use uuid::Uuid;

use super::row::{DocumentRow, live};
use crate::error::{Error, Result};
use crate::journal::{self, Action, Kept, Recorded, Step};
use crate::library::Library;

/// What went to the trash, or came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct RemovedDocument {
    /// The document.
    pub document: Uuid,
    /// Its title.
    pub title: String,
    /// How many annotations went or came with it.
    pub annotations: u32,
}

/// Moves a document to the trash. Its annotations go and come back with it.
///
/// # Errors
/// [`crate::Error::UnknownDocument`].
pub fn remove(library: &Library, document: Uuid) -> Result<Recorded<RemovedDocument>> {
    journal::record(library, Action::RemoveDocument, |step| {
        put_away(step, document)
    })
}

/// Moves several documents to the trash, in one action.
///
/// # Errors
/// [`crate::Error::UnknownDocument`] where one is not there: then nothing is removed.
pub fn remove_all(library: &Library, documents: &[Uuid]) -> Result<Recorded<Vec<RemovedDocument>>> {
    journal::record(library, Action::RemoveDocument, |step| {
        documents
            .iter()
            .map(|document| put_away(step, *document))
            .collect()
    })
}

/// Brings a document back out of the trash. The annotations that went with it come with it.
///
/// # Errors
/// [`Error::NotInTrash`].
pub fn restore(library: &Library, document: Uuid) -> Result<Recorded<RemovedDocument>> {
    journal::record(library, Action::Restore, |step| {
        let mut row = DocumentRow::load(step.connection(), document)?
            .filter(|row| row.removed_at.is_some())
            .ok_or_else(|| Error::NotInTrash(document.to_string()))?;
        row.removed_at = None;
        step.put(&row)?;
        told(step, row)
    })
}

fn put_away(step: &mut Step<'_>, document: Uuid) -> Result<RemovedDocument> {
    let mut row = live(step.connection(), document)?;
    row.removed_at = Some(step.now());
    step.put(&row)?;
    told(step, row)
}

fn told(step: &Step<'_>, row: DocumentRow) -> Result<RemovedDocument> {
    let annotations = step.connection().query_row(
        "SELECT count(*) FROM annotation WHERE document = ?1 AND removed_at IS NULL",
        [row.document],
        |r| r.get(0),
    )?;
    Ok(RemovedDocument {
        document: row.document,
        title: row.title,
        annotations,
    })
}
