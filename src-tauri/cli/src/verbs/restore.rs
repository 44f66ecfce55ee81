//! `restore`: a document or an annotation comes back out of the trash.

use clap::Args;
use lectern_core::annotations::{self, Removed};
use lectern_core::documents;
use lectern_core::journal::Action;
use lectern_core::{Error, Library};
use uuid::Uuid;

use super::remove::{Answer, What, with_annotations};
use crate::failure::Failure;
use crate::layout::one_line;
use crate::library::Chosen;
use crate::output::Output;

/// Bring a document or an annotation back out of the trash
///
/// `trash` lists what lies there. With a document come the annotations that went with it. It is an action of its own,
/// whenever the thing was removed; `undo` takes it back.
#[derive(Debug, Args)]
pub struct Restore {
    /// Id of the document or annotation
    #[arg(value_name = "ID")]
    id: String,
}

impl Restore {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let id = Uuid::parse_str(&self.id).map_err(|_| Error::NotInTrash(self.id))?;
        let answer = bring_back(&library, id)?;
        output.answer(&answer, || match &answer.what {
            What::Document { document, .. } => format!(
                "The document “{}” is back{}.",
                one_line(&document.title),
                with_annotations(document.annotations)
            ),
            What::Annotation(Removed {
                annotation, kind, ..
            }) => {
                format!("The {kind} {annotation} is back.")
            }
        })
    }
}

fn bring_back(library: &Library, id: Uuid) -> Result<Answer, Error> {
    let (change, what) = match documents::restore(library, id) {
        Err(Error::NotInTrash(_)) => {
            let restored = annotations::restore(library, id)?;
            (restored.change, What::Annotation(restored.answer))
        }
        restored => {
            let restored = restored?;
            (restored.change, What::document(restored.answer))
        }
    };
    Ok(Answer {
        action: Action::Restore,
        change,
        what,
    })
}
