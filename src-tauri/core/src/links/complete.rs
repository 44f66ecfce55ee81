//! What `[[` may be completed to: documents, topics and annotations with the words typed.

use serde::Serialize;
use uuid::Uuid;

use super::{LinkKind, address};
use crate::error::Result;
use crate::library::Library;
use crate::search::{self, Hit, Part, Place, Scope};

/// The longest words of a link, in code points.
const LONGEST: usize = 60;

/// Something a link may lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "LinkProposal")]
pub struct Proposal {
    /// What it is.
    pub kind: LinkKind,
    /// The words that stand for it.
    pub title: String,
    /// The title of the document it is in; `null` for a document.
    pub within: Option<String>,
    /// The address the link gets.
    pub address: String,
}

/// Proposes what the words typed after `[[` may mean: documents first, then topics by their
/// headings, then annotations. Each of these has its share, so that many titles leave room for the
/// others; what one does not need goes to those that have more, in this order. Nothing typed
/// proposes what was read last.
///
/// # Errors
/// Only where the library cannot be read.
pub fn complete(library: &Library, typed: &str, most: u32) -> Result<Vec<Proposal>> {
    if typed.trim().is_empty() {
        return recent(library, most);
    }
    let of = |place, part| -> Result<Vec<Hit>> {
        let scope = Scope {
            place,
            part,
            limit: most,
            typing: true,
            ..Scope::default()
        };
        // The headings alone: the whole text would propose nearly every topic.
        let query = match part {
            Some(Part::Topics) => format!("in:titles {typed}"),
            _ => typed.to_owned(),
        };
        Ok(search::search(library, &query, &scope)?.hits)
    };
    let found = [
        of(Place::Documents, Some(Part::Titles))?,
        of(Place::Documents, Some(Part::Topics))?,
        of(Place::Annotations, None)?,
    ];
    let shares = shares(found.each_ref().map(Vec::len), most as usize);
    let chosen = found.into_iter().zip(shares);
    let chosen = chosen.flat_map(|(hits, share)| hits.into_iter().take(share));
    Ok(chosen.map(proposal).collect())
}

/// How many of each kind are proposed, where so many were found and there is room for `most`.
fn shares(found: [usize; 3], most: usize) -> [usize; 3] {
    let mut shares = found.map(|count| count.min(most / 3));
    let mut room = most - shares.iter().sum::<usize>();
    for (share, count) in shares.iter_mut().zip(found) {
        let more = room.min(count - *share);
        *share += more;
        room -= more;
    }
    shares
}

fn proposal(hit: Hit) -> Proposal {
    let (kind, id) = match (hit.annotation, hit.topic) {
        (Some(annotation), _) => (LinkKind::Annotation, annotation),
        (None, Some(topic)) => (LinkKind::Topic, topic),
        (None, None) => (LinkKind::Document, hit.document),
    };
    let title = match kind {
        LinkKind::Annotation => hit.snippet,
        _ => hit.title,
    };
    Proposal {
        kind,
        title: short(&title),
        within: (kind != LinkKind::Document).then_some(hit.document_title),
        address: address(kind, id),
    }
}

/// One line without what Markdown would read as the end of a link's words.
fn short(title: &str) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean: String = line.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    match clean.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", clean[..end].trim_end()),
        None => clean,
    }
}

fn recent(library: &Library, most: u32) -> Result<Vec<Proposal>> {
    library.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT d.uuid, d.title FROM document d LEFT JOIN reading r ON r.document = d.uuid
             WHERE d.removed_at IS NULL ORDER BY r.opened_at DESC NULLS LAST, d.id DESC LIMIT ?1",
        )?;
        let found = statement
            .query_map([most], |row| {
                let (id, title): (Uuid, String) = (row.get(0)?, row.get(1)?);
                Ok(Proposal {
                    kind: LinkKind::Document,
                    title: short(&title),
                    within: None,
                    address: address(LinkKind::Document, id),
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;
    use crate::annotations::{NoteOn, note};
    use crate::documents;
    use crate::import::{Beside, Source};

    #[test]
    fn a_document_a_topic_and_a_note_are_proposed_each_with_its_own_address() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        let source = Source {
            name: "a.md".to_owned(),
            bytes:
                "# Harbours\n\n## Harbour dues\n\nThey are paid.\n\n## Wind\n\nA harbour in wind.\n"
                    .into(),
            beside: Beside::Nothing,
        };
        let document = documents::add_source(&library, &source, false)
            .unwrap()
            .document;
        let topics = documents::topics(&library, document).unwrap().topics;
        let on = NoteOn::Document(document);
        let noted = note(&library, on, "Which harbour?")
            .unwrap()
            .answer
            .annotation;
        let found = complete(&library, "harb", 8).unwrap();
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.kind, one.title.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (LinkKind::Document, "Harbours"),
                (LinkKind::Topic, "Harbour dues"),
                (LinkKind::Annotation, "Which harbour?"),
            ],
            "the topic that has the word in its text alone is none of them"
        );
        let ids = [document, topics[0].topic, noted];
        for (one, id) in found.iter().zip(ids) {
            assert_eq!(one.address, address(one.kind, id));
        }
        assert_eq!(found[1].within.as_deref(), Some("Harbours"));
        assert!(complete(&library, "nowhere at all", 8).unwrap().is_empty());
        assert!(
            !complete(&library, " ", 8).unwrap().is_empty(),
            "what was read last"
        );
    }

    #[test]
    fn each_kind_has_its_share_and_what_is_left_goes_to_the_first() {
        assert_eq!(shares([9, 9, 9], 8), [4, 2, 2]);
        assert_eq!(shares([9, 0, 1], 8), [7, 0, 1]);
        assert_eq!(shares([1, 9, 0], 8), [1, 7, 0]);
        assert_eq!(shares([0, 0, 3], 8), [0, 0, 3]);
        assert_eq!(shares([4, 4, 4], 2), [2, 0, 0]);
    }
}
