//! Making annotations.

use uuid::Uuid;

use super::list::{Annotation, select_one};
use super::quote::{self, Marked};
use super::row::{AnchorRow, AnnotationRow};
use super::{Colour, Kind, PERSON};
use crate::anchor::{Quote, Range};
use crate::documents;
use crate::error::{Error, Result};
use crate::journal::{self, Action, Recorded, Step};
use crate::library::Library;
use crate::tags;

/// What comes with a new highlight.
#[derive(Debug, Clone)]
pub struct Making {
    /// Its colour.
    pub colour: Colour,
    /// Its note, Markdown, kept exactly as given.
    pub note: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOn {
    /// A topic.
    Topic(Uuid),
    /// A whole document.
    Document(Uuid),
}

/// Marks a range of a document's current edition. Blanks at its ends are left out.
///
/// # Errors
/// An unknown document, a range outside the text or of blanks only, a bad tag.
pub fn highlight(
    library: &Library,
    document: Uuid,
    range: &Range,
    making: &Making,
) -> Result<Recorded<Annotation>> {
    journal::record(library, Action::Highlight, |step| {
        let edition = documents::current(step.connection(), document)?;
        let marked = quote::mark(step.connection(), edition, range)?;
        put_highlight(step, document, edition.edition, marked, making)
    })
}

/// Marks words of a topic by quoting them.
///
/// # Errors
/// An unknown topic, [`Error::QuoteNotFound`], [`Error::QuoteAmbiguous`], a bad tag.
pub fn highlight_quote(
    library: &Library,
    topic: Uuid,
    wanted: &Quote,
    making: &Making,
) -> Result<Recorded<Annotation>> {
    journal::record(library, Action::Highlight, |step| {
        let (document, found) = current_topic(step, topic)?;
        let marked = quote::find(step.connection(), found, wanted)?;
        put_highlight(step, document, found.edition.edition, marked, making)
    })
}

/// Writes a note on a topic or a document.
///
/// # Errors
/// An unknown topic or document, a note without a word.
pub fn note(library: &Library, on: NoteOn, text: &str) -> Result<Recorded<Annotation>> {
    if text.trim().is_empty() {
        return Err(Error::Invalid("A note needs at least one word.".to_owned()));
    }
    journal::record(library, Action::Note, |step| {
        let (document, anchor) = match on {
            NoteOn::Topic(topic) => {
                let (document, found) = current_topic(step, topic)?;
                (
                    document,
                    AnchorRow::whole(found.edition.edition, Some(found.position)),
                )
            }
            NoteOn::Document(document) => {
                let edition = documents::current(step.connection(), document)?;
                (document, AnchorRow::whole(edition.edition, None))
            }
        };
        let mut row = new(step, document, Kind::Note, anchor);
        row.note = Some(text.to_owned());
        put(step, &row)
    })
}

/// Sets a bookmark on a topic, or at the quoted words in it.
///
/// # Errors
/// An unknown topic; a quote that is not there or there more than once.
pub fn bookmark(
    library: &Library,
    topic: Uuid,
    at: Option<&Quote>,
    label: Option<&str>,
) -> Result<Recorded<Annotation>> {
    journal::record(library, Action::Bookmark, |step| {
        let (document, found) = current_topic(step, topic)?;
        let edition = found.edition.edition;
        let anchor = match at {
            Some(wanted) => {
                let marked = quote::find(step.connection(), found, wanted)?;
                AnchorRow::text(edition, &marked.range, marked.quote)
            }
            None => AnchorRow::whole(edition, Some(found.position)),
        };
        let mut row = new(step, document, Kind::Bookmark, anchor);
        row.label = label
            .map(str::trim)
            .filter(|label| !label.is_empty())
            .map(str::to_owned);
        put(step, &row)
    })
}

/// Sets a bookmark at a range of a document's current edition.
///
/// # Errors
/// As [`highlight`].
pub fn bookmark_at(
    library: &Library,
    document: Uuid,
    range: &Range,
) -> Result<Recorded<Annotation>> {
    journal::record(library, Action::Bookmark, |step| {
        let edition = documents::current(step.connection(), document)?;
        let marked = quote::mark(step.connection(), edition, range)?;
        let row = new(
            step,
            document,
            Kind::Bookmark,
            AnchorRow::text(edition.edition, &marked.range, marked.quote),
        );
        put(step, &row)
    })
}

/// A topic of a document's current edition; one of an older edition can be read, not marked.
fn current_topic(step: &Step<'_>, topic: Uuid) -> Result<(Uuid, documents::TopicId)> {
    let (document, found) = documents::topic_by_id(step.connection(), topic)?;
    let current = documents::current(step.connection(), document)?;
    if current.edition != found.edition.edition {
        return Err(Error::Invalid(format!(
            "Topic {topic} belongs to an older edition. Mark it in the current one."
        )));
    }
    Ok((document, found))
}

fn put_highlight(
    step: &mut Step<'_>,
    document: Uuid,
    edition: Uuid,
    marked: Marked,
    making: &Making,
) -> Result<Annotation> {
    let mut row = new(
        step,
        document,
        Kind::Highlight,
        AnchorRow::text(edition, &marked.range, marked.quote),
    );
    row.colour = Some(making.colour);
    row.note = making.note.clone().filter(|note| !note.is_empty());
    row.tags = tags::settled_all(step.connection(), &making.tags)?;
    put(step, &row)
}

fn new(step: &Step<'_>, document: Uuid, kind: Kind, anchor: AnchorRow) -> AnnotationRow {
    AnnotationRow {
        annotation: Uuid::now_v7(),
        document,
        kind,
        colour: None,
        note: None,
        label: None,
        origin: PERSON.to_owned(),
        created_at: step.now(),
        modified_at: step.now(),
        removed_at: None,
        tags: Vec::new(),
        anchors: vec![anchor],
    }
}

fn put(step: &mut Step<'_>, row: &AnnotationRow) -> Result<Annotation> {
    step.put(row)?;
    select_one(step.connection(), row.annotation)
}
