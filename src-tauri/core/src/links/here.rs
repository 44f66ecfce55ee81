//! What of one document is linked to, in one answer for the whole of it.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::{LinkKind, address, follow};
use crate::error::{Error, Result};
use crate::library::Library;

/// Something of a document that notes link to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct LinkedHere {
    /// What is linked to.
    pub target: Uuid,
    /// What it is.
    pub kind: LinkKind,
    /// Where a topic stands now; `null` for anything else.
    pub topic: Option<u32>,
    /// How many notes link to it.
    pub notes: u32,
}

/// The document itself, its topics and its annotations, as far as notes link to them. A topic of an
/// edition before stands where its heading is now.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn linked_here(library: &Library, document: Uuid) -> Result<Vec<LinkedHere>> {
    library.read(|connection| {
        crate::documents::live(connection, document)?;
        let mut found = Vec::new();
        for (target, kind, notes) in targets(connection, document)? {
            let topic = match kind {
                LinkKind::Topic => match follow::topic(connection, target) {
                    Ok(place) => place.topic,
                    Err(Error::UnknownTopic(_)) => continue,
                    Err(error) => return Err(error),
                },
                _ => None,
            };
            found.push(LinkedHere {
                target,
                kind,
                topic,
                notes,
            });
        }
        Ok(found)
    })
}

fn targets(connection: &Connection, document: Uuid) -> Result<Vec<(Uuid, LinkKind, u32)>> {
    // From the links where they are few beside topics, from the document's annotations otherwise.
    let mut statement = connection.prepare_cached(
        "SELECT l.target, l.kind, count(*) FROM link l JOIN annotation a ON a.uuid = l.annotation
         JOIN document d ON d.uuid = a.document
         WHERE a.removed_at IS NULL AND d.removed_at IS NULL AND (
           l.target = ?1
           OR l.target IN (SELECT uuid FROM annotation WHERE document = ?1 AND removed_at IS NULL)
           OR (l.kind = 'topic' AND EXISTS (
                 SELECT 1 FROM topic t JOIN edition e ON e.id = t.edition
                 JOIN document_edition n ON n.edition = e.uuid
                 WHERE t.uuid = l.target AND n.document = ?1)))
         GROUP BY l.target, l.kind ORDER BY l.kind, l.target",
    )?;
    let found = statement
        .query_map([document], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// The address of a topic, by its edition and position there.
///
/// # Errors
/// [`Error::UnknownTopic`].
pub fn address_of_topic(library: &Library, edition: Uuid, position: u32) -> Result<String> {
    use rusqlite::OptionalExtension as _;
    library.read(|connection| {
        let id: Option<Uuid> = connection
            .prepare_cached(
                "SELECT t.uuid FROM topic t JOIN edition e ON e.id = t.edition
                 WHERE e.uuid = ?1 AND t.position = ?2",
            )?
            .query_row((edition, position), |row| row.get(0))
            .optional()?;
        id.map(|id| address(LinkKind::Topic, id))
            .ok_or_else(|| Error::UnknownTopic(format!("{edition}/{position}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{self, NoteOn};
    use crate::{Actor, documents, report};

    #[test]
    fn a_document_knows_what_of_it_is_linked_to() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("desk"), Actor::Window).unwrap();
        let document = report::add(&library).unwrap().document;
        let topics = documents::topics(&library, document).unwrap();
        let note = |text: &str| {
            annotations::note(&library, NoteOn::Document(document), text)
                .unwrap()
                .answer
                .annotation
        };
        let first = note("First.");
        assert_eq!(linked_here(&library, document).unwrap(), []);

        let topic = address_of_topic(&library, topics.edition, 2).unwrap();
        let to_first = address(LinkKind::Annotation, first);
        let linking = note(&format!("[a]({to_first}) and [b]({topic})"));
        note(&format!("[a]({to_first})"));
        let mut found = linked_here(&library, document).unwrap();
        found.sort_by_key(|one| one.notes);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.kind, one.topic, one.notes))
            .collect();
        assert_eq!(
            told,
            [
                (LinkKind::Topic, Some(2), 1),
                (LinkKind::Annotation, None, 2)
            ]
        );
        assert_eq!(found[1].target, first);

        // A note that is gone links to nothing.
        annotations::remove(&library, linking).unwrap();
        let found = linked_here(&library, document).unwrap();
        assert_eq!((found.len(), found[0].notes), (1, 1));
        assert!(matches!(
            linked_here(&library, Uuid::from_u128(1)),
            Err(Error::UnknownDocument(_))
        ));
        assert!(address_of_topic(&library, topics.edition, 9999).is_err());
    }
}
