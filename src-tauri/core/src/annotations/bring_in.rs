//! Annotations brought in from a file of notes: ids and times are kept, nothing comes twice.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use uuid::Uuid;

use super::Kind;
use super::row::{AnchorRow, AnnotationRow};
use crate::anchor::{Edition, OldAnchor, Quote, Range, State, place};
use crate::documents::{self, EditionRef, StoredText};
use crate::error::{Error, Result};
use crate::export::{AnnotationNotes, DocumentNotes, parse_json};
use crate::journal::{self, Action, Kept, Recorded, Step};
use crate::library::Library;
use crate::tags;
use crate::time::Time;

/// What came of a file of notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BroughtIn {
    /// Annotations that were not there, or lay in the trash.
    pub added: u32,
    /// Annotations that were there, older than the file's.
    pub updated: u32,
    /// Annotations that were there as they are in the file, or newer.
    pub unchanged: u32,
    /// Of those added or updated: how many have no place, since their words were not found.
    pub orphaned: u32,
    /// What could not be brought in, with the reason.
    pub failed: Vec<NotBrought>,
}

/// An annotation, or all those of a document, that could not be brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotBrought {
    /// The annotation's id; `null` where it is a whole document's.
    pub annotation: Option<String>,
    /// Stable code of the reason.
    pub code: &'static str,
    /// The reason in words.
    pub message: String,
}

/// Brings in a JSON export: documents are known by their id, else by their content.
///
/// # Errors
/// [`Error::Notes`] where the file is no such export; then nothing was changed.
pub fn bring_in(library: &Library, json: &str) -> Result<Recorded<BroughtIn>> {
    let notes = parse_json(json).map_err(|refusal| Error::Notes {
        code: refusal.code,
        message: refusal.message,
    })?;
    journal::record(library, Action::ImportNotes, |step| {
        let mut brought = BroughtIn::default();
        for document in &notes.documents {
            match known(step.connection(), document)? {
                Some(id) => Bringing::new(step, id, document)?.all(step, &document.annotations, &mut brought)?,
                None => brought.failed.extend(document.annotations.iter().map(|annotation| NotBrought {
                    annotation: Some(annotation.annotation.clone()),
                    code: "unknown-document",
                    message: format!("“{}” is not in this library. Add the report first, then bring the notes in again.", document.title),
                })),
            }
        }
        Ok(brought)
    })
}

/// The live document that is meant: by id, else one that has an edition with the same content.
fn known(connection: &Connection, notes: &DocumentNotes) -> Result<Option<Uuid>> {
    if let Ok(id) = notes.document.parse::<Uuid>()
        && documents::live(connection, id).is_ok()
    {
        return Ok(Some(id));
    }
    let found = connection
        .query_row(
            "SELECT d.uuid FROM edition e JOIN document_edition de ON de.edition = e.uuid
             JOIN document d ON d.uuid = de.document WHERE e.hash = ?1 AND d.removed_at IS NULL ORDER BY d.id LIMIT 1",
            [&notes.content_hash],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}

/// One document's notes on their way in.
struct Bringing {
    document: Uuid,
    edition: EditionRef,
    /// Whether the places in the file are places in this very content.
    same_content: bool,
    texts: Edition,
    /// For each topic position of the file, the topic here that has its heading.
    topics: Vec<Option<usize>>,
}

impl Bringing {
    fn new(step: &Step<'_>, document: Uuid, notes: &DocumentNotes) -> Result<Self> {
        let connection = step.connection();
        let edition = documents::current(connection, document)?;
        let hash: String = connection.query_row(
            "SELECT hash FROM edition WHERE id = ?1",
            [edition.row],
            |row| row.get(0),
        )?;
        let mut statement = connection.prepare(
            "SELECT t.heading, x.html FROM topic t JOIN topic_html x ON x.topic = t.id WHERE t.edition = ?1 ORDER BY t.position",
        )?;
        let here: Vec<(String, String)> = statement
            .query_map([edition.row], |row| {
                Ok((row.get(0)?, row.get(1).map(|StoredText(text)| text)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let same_content = hash == notes.content_hash;
        let find = |heading: &str, position: usize| {
            if same_content {
                return (position < here.len()).then_some(position);
            }
            let near = |&(index, _): &(usize, &(String, String))| index.abs_diff(position);
            here.iter()
                .enumerate()
                .filter(|(_, (own, _))| own == heading)
                .min_by_key(near)
                .map(|(index, _)| index)
        };
        let topics = notes
            .topics
            .iter()
            .map(|topic| find(&topic.heading, topic.position as usize))
            .collect();
        let texts: Vec<&str> = here.iter().map(|(_, text)| text.as_str()).collect();
        Ok(Self {
            document,
            edition,
            same_content,
            texts: Edition::new(&texts),
            topics,
        })
    }

    fn all(
        &self,
        step: &mut Step<'_>,
        annotations: &[AnnotationNotes],
        brought: &mut BroughtIn,
    ) -> Result<()> {
        for annotation in annotations {
            let fails = |code, message: String| NotBrought {
                annotation: Some(annotation.annotation.clone()),
                code,
                message,
            };
            let wanted = match self.row(annotation) {
                Ok(row) => row,
                Err(error) => {
                    brought.failed.push(fails(error.code(), error.to_string()));
                    continue;
                }
            };
            let there = AnnotationRow::load(step.connection(), wanted.annotation)?;
            let count = match &there {
                Some(row) if row.document != self.document => {
                    let message = "An annotation of another document has this id already. It was left as it is.".to_owned();
                    brought.failed.push(fails("id-taken", message));
                    continue;
                }
                Some(row) if row.removed_at.is_some() => &mut brought.added,
                Some(row) if wanted.modified_at > row.modified_at => &mut brought.updated,
                Some(_) => {
                    brought.unchanged += 1;
                    continue;
                }
                None => &mut brought.added,
            };
            *count += 1;
            let row = merged(there, wanted);
            brought.orphaned += u32::from(
                row.anchors
                    .iter()
                    .any(|a| a.edition == self.edition.edition && a.state == State::Orphaned),
            );
            step.put(&row)?;
        }
        Ok(())
    }

    fn row(&self, from: &AnnotationNotes) -> Result<AnnotationRow> {
        let id = from
            .annotation
            .parse()
            .map_err(|_| Error::UnknownAnnotation(from.annotation.clone()))?;
        Ok(AnnotationRow {
            annotation: id,
            document: self.document,
            kind: from.kind,
            colour: from.colour,
            note: from.note.clone(),
            label: from.label.clone(),
            origin: from.origin.clone(),
            created_at: Time::parse(&from.created_at).map_err(Error::Invalid)?,
            modified_at: Time::parse(&from.modified_at).map_err(Error::Invalid)?,
            removed_at: None,
            tags: tags::clean_all(&from.tags)?,
            anchors: vec![self.anchor(from)],
        })
    }

    fn anchor(&self, from: &AnnotationNotes) -> AnchorRow {
        let edition = self.edition.edition;
        let Some(exact) = from.quote.clone() else {
            return self.whole(from);
        };
        let quote = Quote {
            exact,
            prefix: from.prefix.clone().unwrap_or_default(),
            suffix: from.suffix.clone().unwrap_or_default(),
        };
        let Some(range) = range(from) else {
            return lost(AnchorRow::text(edition, &nowhere(), quote));
        };
        if self.same_content && self.fits(&range, &quote, from.state) {
            let anchor = AnchorRow::text(edition, &range, quote);
            return AnchorRow {
                state: from.state,
                confidence: from.confidence,
                ..anchor
            };
        }
        let home = self.topics.get(range.start_topic).copied().flatten();
        let found = place(
            &OldAnchor {
                quote: quote.clone(),
                range,
                topic: home,
            },
            &self.texts,
        );
        match found.range {
            Some(range) => {
                let anchor = AnchorRow::text(edition, &range, quote);
                AnchorRow {
                    state: found.state,
                    confidence: found.confidence,
                    ..anchor
                }
            }
            None => lost(AnchorRow::text(edition, &range, quote)),
        }
    }

    /// Whether a place of the same content is what the file says it is.
    fn fits(&self, range: &Range, quote: &Quote, state: State) -> bool {
        self.texts
            .words(range)
            .is_some_and(|words| state == State::Changed || words == quote.exact)
    }

    fn whole(&self, from: &AnnotationNotes) -> AnchorRow {
        let edition = self.edition.edition;
        let Some(position) = from.topic_position else {
            let anchor = AnchorRow::whole(edition, None);
            let is_lost_topic = from.kind == Kind::Bookmark || from.state == State::Orphaned;
            return if is_lost_topic { lost(anchor) } else { anchor };
        };
        match self.topics.get(position as usize).copied().flatten() {
            Some(topic) => AnchorRow::whole(edition, Some(topic as u32)),
            None => lost(AnchorRow::whole(edition, Some(position))),
        }
    }
}

/// What is in the library stays where the file says nothing of it: anchors in other editions,
/// and everything but the trash where the library's own is newer.
fn merged(there: Option<AnnotationRow>, wanted: AnnotationRow) -> AnnotationRow {
    let Some(mut there) = there else {
        return wanted;
    };
    if wanted.modified_at <= there.modified_at {
        there.removed_at = None;
        return there;
    }
    let mut row = wanted;
    let kept = there
        .anchors
        .into_iter()
        .filter(|old| row.anchors.iter().all(|new| new.edition != old.edition));
    let kept: Vec<AnchorRow> = kept.collect();
    row.anchors.extend(kept);
    row.anchors.sort_by_key(|anchor| anchor.edition);
    row
}

fn range(from: &AnnotationNotes) -> Option<Range> {
    let start_topic = from.topic_position? as usize;
    let end_topic = from
        .end_topic_position
        .map_or(start_topic, |topic| topic as usize);
    Some(Range {
        start_topic,
        start: from.start?,
        end_topic,
        end: from.end?,
    })
}

fn nowhere() -> Range {
    Range {
        start_topic: 0,
        start: 0,
        end_topic: 0,
        end: 0,
    }
}

/// Not found: the quote is kept, the place is not.
pub(super) fn lost(anchor: AnchorRow) -> AnchorRow {
    AnchorRow {
        state: State::Orphaned,
        confidence: None,
        start_topic: None,
        start: None,
        end_topic: None,
        end: None,
        ..anchor
    }
}
