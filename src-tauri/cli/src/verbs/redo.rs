//! `redo`: the action undone last is done again.

use clap::Args;
use lectern_core::journal;

use super::undo::turned_text;
use crate::failure::Failure;
use crate::library::Chosen;
use crate::output::Output;

/// Do the action undone last once more
#[derive(Debug, Args)]
pub struct Redo {}

impl Redo {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let turned = journal::redo(&chosen.to_write()?)?;
        output.answer(&turned, || turned_text("Redone", &turned))
    }
}
