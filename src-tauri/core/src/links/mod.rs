//! Links from a note to an annotation, a topic or a document, and back.
//!
//! In a note a link is plain Markdown with an address of our own, `[words](lectern://topic/ID)`: it
//! reads as text anywhere, and an export keeps it. Which annotation links to what is read off the
//! notes whenever one is stored, so that a target can list what points at it.

mod complete;
mod follow;
mod here;
mod reading;

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Parser, Tag};
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::Result;
use crate::vocabulary::vocabulary;

pub use complete::{Proposal, complete};
pub use follow::{Backlink, Destination, backlinks, follow};
pub use here::{LinkedHere, address_of_topic, linked_here};
pub(crate) use reading::{plain, without_addresses};

/// How the address of a link begins.
pub const SCHEME: &str = "lectern://";

vocabulary! {
    /// What a link leads to.
    LinkKind, "kind of link" {
        /// A document.
        Document = "document",
        /// A topic.
        Topic = "topic",
        /// An annotation.
        Annotation = "annotation",
    }
}

/// The address of a thing, as it stands in a note.
#[must_use]
pub fn address(kind: LinkKind, id: Uuid) -> String {
    format!("{SCHEME}{kind}/{id}")
}

/// Reads an address; `None` where it is none of ours.
#[must_use]
pub fn parse(address: &str) -> Option<(LinkKind, Uuid)> {
    let (kind, id) = address.strip_prefix(SCHEME)?.split_once('/')?;
    Some((kind.parse().ok()?, Uuid::parse_str(id).ok()?))
}

/// What a note links to, each once.
fn targets(note: &str) -> BTreeSet<(Uuid, LinkKind)> {
    // Nearly all notes have none; Markdown is read for the others alone.
    if !note.contains(SCHEME) {
        return BTreeSet::new();
    }
    Parser::new(note)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => parse(&dest_url),
            _ => None,
        })
        .map(|(kind, id)| (id, kind))
        .collect()
}

/// Keeps what the note of an annotation links to.
pub(crate) fn set(connection: &Connection, annotation: Uuid, note: Option<&str>) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM link WHERE annotation = ?1")?
        .execute([annotation])?;
    for (target, kind) in note.map(targets).unwrap_or_default() {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO link (annotation, target, kind) VALUES (?1, ?2, ?3)",
            )?
            .execute((annotation, target, kind))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_links_by_addresses_of_our_own_alone() {
        let id = Uuid::from_u128(7);
        let note = format!(
            "See [the tides]({}), `[not]({})`, [out](https://example.org) and [bad](lectern://topic/x).",
            address(LinkKind::Topic, id),
            address(LinkKind::Document, id),
        );
        let found: Vec<_> = targets(&note).into_iter().collect();
        assert_eq!(found, [(id, LinkKind::Topic)]);
        assert!(targets("[[tides]]").is_empty());
    }
}
