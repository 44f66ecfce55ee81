//! Rows of the journal on their way into the index: which thing each names, and taking that in as it stands now.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::units;
use super::write::Writer;
use crate::error::Result;

/// A row of the journal: which thing changed.
pub(super) struct Row {
    pub change: i64,
    pub number: i64,
    pub is_document: bool,
    /// It changed what the document says of itself alone: its notes are where they were.
    pub is_itself: bool,
    pub key: Uuid,
}

/// What was taken in by this transaction, as it stands now, and need not be once more.
#[derive(Default)]
pub(super) struct Seen {
    whole: BTreeSet<Uuid>,
    /// Documents without their notes.
    themselves: BTreeSet<Uuid>,
}

/// Takes in what a row of the journal names, as it stands now; answers how much that was ([`weight`](super::share::weight)).
pub(super) fn take_row(
    library: &Connection,
    writer: &mut Writer<'_>,
    row: &Row,
    seen: &mut Seen,
) -> Result<usize> {
    let is_seen = seen.whole.contains(&row.key)
        || row.is_itself && !seen.themselves.insert(row.key)
        || !row.is_itself && !seen.whole.insert(row.key);
    if is_seen {
        return Ok(0);
    }
    // Without its notes: a tag put on many documents would take in all of theirs.
    if row.is_itself
        && let Some(read) = units::read_itself(library, row.key)?
    {
        writer.remove_itself(row.key)?;
        return writer.add(row.key, read);
    }
    writer.remove(row.key)?;
    if row.is_document {
        let Some(read) = units::read(library, row.key)? else {
            return Ok(1);
        };
        seen.whole
            .extend(read.annotations.iter().map(|(annotation, _)| *annotation));
        return writer.add(row.key, read);
    }
    if let Some((document, unit)) = units::read_annotation(library, row.key)? {
        writer.add_annotation(row.key, document, unit)?;
    }
    Ok(1)
}
