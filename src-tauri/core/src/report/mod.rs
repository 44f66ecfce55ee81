//! The report that comes with Lectern, so that a new user can read, mark and export within the
//! first minute.

use uuid::Uuid;

use crate::documents::{self, DocumentRow, Imported};
use crate::error::Result;
use crate::import::{Beside, Source};
use crate::journal::{self, Action, Kept};
use crate::library::Library;

const TEXT: &str = include_str!("advances-in-large-language-models.md");
const FIGURE: &[u8] = include_bytes!("scaling.png");

/// Puts the built-in report into a library.
///
/// # Errors
/// Only where the library cannot be written.
pub fn add(library: &Library) -> Result<Imported> {
    let source = Source {
        name: "advances-in-large-language-models.md".to_owned(),
        bytes: TEXT.as_bytes().to_vec(),
        beside: Beside::Embedded(&[("scaling.png", FIGURE)]),
    };
    documents::add_source(library, &source, true)
}

/// Brings the built-in report back: out of the trash with its notes, where it lies there, else anew.
/// Answers which document it is.
///
/// # Errors
/// Only where the library cannot be written.
pub fn bring_back(library: &Library) -> Result<Uuid> {
    if let Some(there) = documents::documents(library)?
        .iter()
        .find(|document| document.built_in)
    {
        return Ok(there.document);
    }
    let trashed = documents::trashed(library)?;
    let Some(last) = trashed.iter().find(|document| document.built_in) else {
        return Ok(add(library)?.document);
    };
    journal::record(library, Action::Import, |step| {
        if let Some(mut row) = DocumentRow::load(step.connection(), last.document)? {
            row.removed_at = None;
            step.put(&row)?;
        }
        Ok(last.document)
    })
    .map(|recorded| recorded.answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{self, Filter, NoteOn};
    use crate::{Actor, check};

    #[test]
    fn it_comes_back_with_its_notes_and_only_once() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(place.path(), Actor::Window).unwrap();
        let first = bring_back(&library).unwrap();
        annotations::note(&library, NoteOn::Document(first), "Mine.").unwrap();
        documents::remove(&library, first).unwrap();
        assert!(documents::documents(&library).unwrap().is_empty());

        assert_eq!(bring_back(&library).unwrap(), first);
        assert_eq!(bring_back(&library).unwrap(), first);
        assert_eq!(documents::documents(&library).unwrap().len(), 1);
        let notes = annotations::list(&library, &Filter::default()).unwrap();
        assert_eq!(notes.len(), 1);
        assert!(check::check(&library).unwrap().ok);

        journal::undo(&library).unwrap();
        assert!(documents::documents(&library).unwrap().is_empty());
        journal::redo(&library).unwrap();
        assert_eq!(documents::documents(&library).unwrap().len(), 1);
    }
}
