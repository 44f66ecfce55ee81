//! Changing annotations: what is not named stays.

use uuid::Uuid;

use super::list::{Annotation, select_one};
use super::row::AnnotationRow;
use super::{Colour, Kind, quote};
use crate::anchor::{Range, State};
use crate::documents;
use crate::error::{Error, Result};
use crate::journal::{self, Action, Recorded};
use crate::library::Library;
use crate::tags::Retagging;

/// What to change. `None` and an empty list leave things as they are.
#[derive(Debug, Clone, Default)]
pub struct Edit {
    /// The note, kept exactly as given. An empty one takes a highlight's or bookmark's note away.
    pub note: Option<String>,
    /// The label of a bookmark. An empty one takes it away.
    pub label: Option<String>,
    /// The colour of a highlight.
    pub colour: Option<Colour>,
    /// Tags to add.
    pub tag: Vec<String>,
    /// Tags to take away; one that is not there is no error.
    pub untag: Vec<String>,
    /// The sitting of writing this edit belongs to; edits of one sitting are undone as one.
    pub sitting: Option<Uuid>,
}

/// Changes an annotation.
///
/// # Errors
/// [`Error::UnknownAnnotation`]; a colour on what has none, a label on what is no bookmark, a bad
/// tag.
pub fn edit(library: &Library, annotation: Uuid, edit: &Edit) -> Result<Recorded<Annotation>> {
    journal::record(library, Action::Edit, |step| {
        if let Some(sitting) = edit.sitting {
            step.continues(sitting);
        }
        let before = AnnotationRow::live(step.connection(), annotation)?;
        let mut row = before.clone();
        let retagging = Retagging::new(step.connection(), &edit.tag, &edit.untag)?;
        apply(&mut row, edit, &retagging)?;
        if row != before {
            row.modified_at = step.now();
            step.put(&row)?;
        }
        select_one(step.connection(), annotation)
    })
}

/// Changes several annotations alike, in one action. A colour is given to the highlights among them.
/// Answers how many changed.
///
/// # Errors
/// [`Error::UnknownAnnotation`] where one is not there, and a bad tag: then nothing is changed.
pub fn edit_all(library: &Library, annotations: &[Uuid], edit: &Edit) -> Result<Recorded<u32>> {
    journal::record(library, Action::Edit, |step| {
        let retagging = Retagging::new(step.connection(), &edit.tag, &edit.untag)?;
        let mut changed = 0;
        for annotation in annotations {
            let before = AnnotationRow::live(step.connection(), *annotation)?;
            let mut row = before.clone();
            let own = Edit {
                colour: edit.colour.filter(|_| row.kind == Kind::Highlight),
                ..edit.clone()
            };
            apply(&mut row, &own, &retagging)?;
            if row != before {
                row.modified_at = step.now();
                step.put(&row)?;
                changed += 1;
            }
        }
        Ok(changed)
    })
}

fn apply(row: &mut AnnotationRow, edit: &Edit, retagging: &Retagging) -> Result<()> {
    if let Some(note) = &edit.note {
        // A note that stands by itself is its text, also while that is empty.
        let keep = row.kind == Kind::Note || !note.is_empty();
        row.note = keep.then(|| note.clone());
    }
    if let Some(label) = &edit.label {
        if row.kind != Kind::Bookmark {
            return Err(Error::Invalid(format!(
                "Only bookmarks have a label; this is a {}.",
                row.kind
            )));
        }
        row.label = Some(label.trim().to_owned()).filter(|label| !label.is_empty());
    }
    if let Some(colour) = edit.colour {
        if row.kind != Kind::Highlight {
            return Err(Error::Invalid(format!(
                "Only highlights have a colour; this is a {}.",
                row.kind
            )));
        }
        row.colour = Some(colour);
    }
    retagging.apply(&mut row.tags);
    Ok(())
}

/// Gives a highlight or a bookmark's place other ends in the current edition.
///
/// # Errors
/// [`Error::UnknownAnnotation`]; an annotation that sits on no words; a range outside the text.
pub fn resize(library: &Library, annotation: Uuid, range: &Range) -> Result<Recorded<Annotation>> {
    journal::record(library, Action::Resize, |step| {
        let mut row = AnnotationRow::live(step.connection(), annotation)?;
        let edition = documents::current(step.connection(), row.document)?;
        let marked = quote::mark(step.connection(), edition, range)?;
        let now = step.now();
        let anchor = row
            .anchor_in(edition.edition)
            .filter(|anchor| anchor.quote.is_some())
            .ok_or_else(|| {
                Error::Invalid("Only what sits on words can be made longer or shorter.".to_owned())
            })?;
        if anchor.range() != Some(marked.range) {
            *anchor = super::AnchorRow::text(edition.edition, &marked.range, marked.quote);
            anchor.state = State::Attached;
            row.modified_at = now;
            step.put(&row)?;
        }
        select_one(step.connection(), annotation)
    })
}
