//! Where a link leads, and what leads to a thing.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use uuid::Uuid;

use super::{LinkKind, parse};
use crate::annotations::{self, Annotation};
use crate::error::{Error, Result};
use crate::library::Library;

/// A place a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "LinkDestination")]
pub struct Destination {
    /// The document to open.
    pub document: Uuid,
    /// The position of the topic to go to.
    pub topic: Option<u32>,
    /// The code point in that topic's text.
    pub start: Option<u32>,
    /// The annotation to show.
    pub annotation: Option<Uuid>,
}

/// An annotation whose note links to something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Backlink {
    /// The annotation.
    pub annotation: Annotation,
    /// The title of its document.
    pub document_title: String,
}

/// Where an address of ours leads. A topic of an edition before leads to the topic of the same
/// heading in the current one, else to the one at its position.
///
/// # Errors
/// [`Error::Invalid`] where the address is none of ours, and the unknown ones where its thing is gone.
pub fn follow(library: &Library, address: &str) -> Result<Destination> {
    let (kind, id) =
        parse(address).ok_or_else(|| Error::Invalid("This link leads nowhere.".to_owned()))?;
    library.read(|connection| match kind {
        LinkKind::Document => {
            crate::documents::live(connection, id)?;
            Ok(Destination {
                document: id,
                topic: None,
                start: None,
                annotation: None,
            })
        }
        LinkKind::Annotation => {
            let found = annotations::select_live(connection, id)?
                .ok_or_else(|| Error::unknown_annotation(id))?;
            Ok(Destination {
                document: found.document,
                topic: found.topic_position,
                start: found.start,
                annotation: Some(id),
            })
        }
        LinkKind::Topic => topic(connection, id),
    })
}

pub(super) fn topic(connection: &Connection, id: Uuid) -> Result<Destination> {
    let gone = || Error::UnknownTopic(id.to_string());
    let (document, heading, position): (Uuid, String, u32) = connection
        .prepare_cached(
            "SELECT n.document, t.heading, t.position FROM topic t JOIN edition e ON e.id = t.edition
             JOIN document_edition n ON n.edition = e.uuid JOIN document d ON d.uuid = n.document
             WHERE t.uuid = ?1 AND d.removed_at IS NULL ORDER BY n.number DESC LIMIT 1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .ok_or_else(gone)?;
    let current = crate::documents::current(connection, document)?;
    let found: Option<u32> = connection
        .prepare_cached(
            "SELECT position FROM topic WHERE edition = ?1 ORDER BY uuid <> ?2, heading <> ?3, abs(position - ?4) LIMIT 1",
        )?
        .query_row((current.row, id, heading, position), |row| row.get(0))
        .optional()?;
    Ok(Destination {
        document,
        topic: Some(found.ok_or_else(gone)?),
        start: None,
        annotation: None,
    })
}

/// The annotations whose notes link to a thing, the newest first.
///
/// # Errors
/// Only where the library cannot be read.
pub fn backlinks(library: &Library, target: Uuid) -> Result<Vec<Backlink>> {
    library.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT l.annotation, d.title FROM link l JOIN annotation a ON a.uuid = l.annotation
             JOIN document d ON d.uuid = a.document
             WHERE l.target = ?1 AND a.removed_at IS NULL AND d.removed_at IS NULL
             ORDER BY a.modified_at DESC, a.id DESC",
        )?;
        let mut rows = statement.query([target])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if let Some(annotation) = annotations::select_live(connection, row.get(0)?)? {
                found.push(Backlink {
                    annotation,
                    document_title: row.get(1)?,
                });
            }
        }
        Ok(found)
    })
}
