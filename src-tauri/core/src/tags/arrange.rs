//! One tag over the whole library: another name, merged into another, or gone.

use serde::Serialize;
use uuid::Uuid;

use super::name::clean;
use super::rows::is_used;
use super::spelling::{is_same, settled};
use crate::annotations::AnnotationRow;
use crate::documents::DocumentRow;
use crate::error::{Error, Result};
use crate::journal::{self, Action, Kept, Recorded, Step};
use crate::library::Library;

/// What a change of a tag reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Retagged {
    /// The tag's name now; `null` where it is gone.
    pub name: Option<String>,
    /// Whether there was a tag of that name already, so that the two are one now.
    pub merged: bool,
    /// How many annotations carry it otherwise than before, those in the trash included.
    pub annotations: u32,
    /// How many documents.
    pub documents: u32,
}

/// Gives a tag another name everywhere, in the trash too. Where a tag of that name is there, the two
/// become one; one undo tells them apart again.
///
/// # Errors
/// [`Error::UnknownTag`]; a name that no tag can have.
pub fn rename(library: &Library, tag: &str, to: &str) -> Result<Recorded<Retagged>> {
    let (tag, to) = (clean(tag)?, clean(to)?);
    journal::record(library, Action::RenameTag, |step| {
        // Its own case may be changed; with another tag it becomes one in that one's spelling.
        let to = if is_same(&tag, &to) {
            to
        } else {
            settled(step.connection(), &to)?
        };
        let merged = tag != to && is_used(step.connection(), &to)?;
        replace(step, &tag, Some(to.clone()), merged)
    })
}

/// Takes a tag off everything that carries it, in the trash too.
///
/// # Errors
/// [`Error::UnknownTag`].
pub fn remove(library: &Library, tag: &str) -> Result<Recorded<Retagged>> {
    let tag = clean(tag)?;
    journal::record(library, Action::RemoveTag, |step| {
        replace(step, &tag, None, false)
    })
}

fn replace(step: &mut Step<'_>, tag: &str, name: Option<String>, merged: bool) -> Result<Retagged> {
    let annotations = carriers(
        step,
        "SELECT x.annotation FROM annotation_tag x JOIN tag t ON t.id = x.tag WHERE t.name = ?1",
        tag,
    )?;
    let documents = carriers(
        step,
        "SELECT x.document FROM document_tag x JOIN tag t ON t.id = x.tag WHERE t.name = ?1",
        tag,
    )?;
    if annotations.is_empty() && documents.is_empty() {
        return Err(Error::UnknownTag(tag.to_owned()));
    }
    let now = step.now();
    let turn = |tags: &mut Vec<String>| {
        tags.retain(|own| own != tag);
        tags.extend(name.clone());
        tags.sort();
        tags.dedup();
    };
    for id in &annotations {
        if let Some(mut row) = AnnotationRow::load(step.connection(), *id)? {
            let before = row.tags.clone();
            turn(&mut row.tags);
            if row.tags != before {
                row.modified_at = now;
                step.put(&row)?;
            }
        }
    }
    for id in &documents {
        if let Some(mut row) = DocumentRow::load(step.connection(), *id)? {
            turn(&mut row.tags);
            step.put(&row)?;
        }
    }
    let count = |list: &[Uuid]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    Ok(Retagged {
        name,
        merged,
        annotations: count(&annotations),
        documents: count(&documents),
    })
}

fn carriers(step: &Step<'_>, sql: &'static str, tag: &str) -> Result<Vec<Uuid>> {
    let mut statement = step.connection().prepare_cached(sql)?;
    let found = statement
        .query_map([tag], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found)
}
