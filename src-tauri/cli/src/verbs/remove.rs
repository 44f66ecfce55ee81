//! `remove`: an annotation goes to the trash.

use clap::Args;
use lectern_core::annotations::{self, Removed};
use lectern_core::journal::Action;
use serde::Serialize;
use uuid::Uuid;

use crate::failure::Failure;
use crate::ids;
use crate::library::Chosen;
use crate::output::Output;

/// Move an annotation to the trash
#[derive(Debug, Args)]
pub struct Remove {
    /// Id of the annotation
    #[arg(value_name = "ANN")]
    annotation: String,
}

#[derive(Serialize)]
struct Answer {
    action: Action,
    change: Option<Uuid>,
    #[serde(flatten)]
    removed: Removed,
}

impl Remove {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let recorded = annotations::remove(&library, ids::annotation(&self.annotation)?)?;
        let answer = Answer {
            action: Action::RemoveAnnotation,
            change: recorded.change,
            removed: recorded.answer,
        };
        output.answer(&answer, || {
            let Removed {
                annotation, kind, ..
            } = &answer.removed;
            format!("The {kind} {annotation} is in the trash. `lectern-cli undo` brings it back.")
        })
    }
}
