//! `remove`: a document or an annotation goes to the trash.

use clap::Args;
use lectern_core::annotations::{self, Removed};
use lectern_core::documents::{self, RemovedDocument};
use lectern_core::journal::Action;
use lectern_core::{Error, Library};
use serde::Serialize;
use uuid::Uuid;

use crate::failure::Failure;
use crate::ids;
use crate::layout::{count, one_line};
use crate::library::Chosen;
use crate::output::Output;

/// Move a document or an annotation to the trash
///
/// The annotations of a document go with it. `undo` brings back what was removed last, `restore` anything in the trash.
#[derive(Debug, Args)]
pub struct Remove {
    /// Id of the document or annotation
    #[arg(value_name = "ID")]
    id: String,
}

/// What is told of something that went into the trash or came out of it.
#[derive(Serialize)]
pub struct Answer {
    pub action: Action,
    pub change: Option<Uuid>,
    #[serde(flatten)]
    pub what: What,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum What {
    Document {
        kind: &'static str,
        #[serde(flatten)]
        document: RemovedDocument,
    },
    Annotation(Removed),
}

impl What {
    pub fn document(document: RemovedDocument) -> Self {
        Self::Document {
            kind: "document",
            document,
        }
    }
}

impl Remove {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let answer = remove(&library, ids::annotation(&self.id)?)?;
        output.answer(&answer, || match &answer.what {
            What::Document { document, .. } => format!(
                "The document “{}” is in the trash{}. `lectern-cli restore {}` brings it back.",
                one_line(&document.title),
                with_annotations(document.annotations),
                document.document
            ),
            What::Annotation(Removed {
                annotation, kind, ..
            }) => {
                format!(
                    "The {kind} {annotation} is in the trash. `lectern-cli undo` brings it back."
                )
            }
        })
    }
}

fn remove(library: &Library, id: Uuid) -> Result<Answer, Error> {
    Ok(match documents::remove(library, id) {
        Err(Error::UnknownDocument(_)) => {
            let removed = annotations::remove(library, id)?;
            Answer {
                action: Action::RemoveAnnotation,
                change: removed.change,
                what: What::Annotation(removed.answer),
            }
        }
        removed => {
            let removed = removed?;
            Answer {
                action: Action::RemoveDocument,
                change: removed.change,
                what: What::document(removed.answer),
            }
        }
    })
}

/// What went or came with a document, as the end of a sentence.
pub fn with_annotations(number: u32) -> String {
    match number {
        0 => String::new(),
        number => format!(", with {}", count(number as usize, "annotation")),
    }
}
