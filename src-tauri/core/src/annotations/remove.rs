//! Annotations go to the trash, and come back.

use serde::Serialize;
use uuid::Uuid;

use super::Kind;
use super::row::AnnotationRow;
use crate::documents;
use crate::error::{Error, Result};
use crate::journal::{self, Action, Kept, Recorded};
use crate::library::Library;

/// What went to the trash, or came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Removed {
    /// The annotation.
    pub annotation: Uuid,
    /// What it was.
    pub kind: Kind,
    /// The document it belongs to.
    pub document: Uuid,
}

/// Moves an annotation to the trash.
///
/// # Errors
/// [`crate::Error::UnknownAnnotation`].
pub fn remove(library: &Library, annotation: Uuid) -> Result<Recorded<Removed>> {
    journal::record(library, Action::RemoveAnnotation, |step| {
        let mut row = AnnotationRow::live(step.connection(), annotation)?;
        row.removed_at = Some(step.now());
        step.put(&row)?;
        Ok(Removed {
            annotation,
            kind: row.kind,
            document: row.document,
        })
    })
}

/// Moves several annotations to the trash, in one action; answers how many.
///
/// # Errors
/// [`crate::Error::UnknownAnnotation`] where one is not there: then nothing is removed.
pub fn remove_all(library: &Library, annotations: &[Uuid]) -> Result<Recorded<u32>> {
    journal::record(library, Action::RemoveAnnotation, |step| {
        for annotation in annotations {
            let mut row = AnnotationRow::live(step.connection(), *annotation)?;
            row.removed_at = Some(step.now());
            step.put(&row)?;
        }
        Ok(u32::try_from(annotations.len()).unwrap_or(u32::MAX))
    })
}

/// Brings an annotation back out of the trash.
///
/// # Errors
/// [`Error::NotInTrash`]; [`Error::DocumentInTrash`] where its document has to come back first.
pub fn restore(library: &Library, annotation: Uuid) -> Result<Recorded<Removed>> {
    journal::record(library, Action::Restore, |step| {
        let mut row = AnnotationRow::load(step.connection(), annotation)?
            .filter(|row| row.removed_at.is_some())
            .ok_or_else(|| Error::NotInTrash(annotation.to_string()))?;
        documents::live(step.connection(), row.document).map_err(|_| Error::DocumentInTrash {
            kind: row.kind,
            document: row.document,
        })?;
        row.removed_at = None;
        step.put(&row)?;
        Ok(Removed {
            annotation,
            kind: row.kind,
            document: row.document,
        })
    })
}
