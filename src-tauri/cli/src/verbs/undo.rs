//! `undo`: the newest action is taken back.

use clap::Args;
use lectern_core::journal::{self, Turned};

use crate::failure::Failure;
use crate::layout::count;
use crate::library::Chosen;
use crate::output::Output;

/// Take back the newest action, whoever made it and whenever
#[derive(Debug, Args)]
pub struct Undo {}

impl Undo {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let turned = journal::undo(&chosen.to_write()?)?;
        output.answer(&turned, || turned_text("Undone", &turned))
    }
}

/// What was turned, in one line: how many annotations, or else how many documents. That the annotations lie in
/// documents goes without saying.
pub fn turned_text(deed: &str, turned: &Turned) -> String {
    let touched = match (turned.annotations.len(), turned.documents.len()) {
        (0, documents) => count(documents, "document"),
        (annotations, _) => count(annotations, "annotation"),
    };
    format!("{deed}: {} ({touched})", turned.action)
}
