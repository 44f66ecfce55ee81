//! `history`: what was done.

use clap::Args;
use lectern_core::journal::{self, Entry};

use crate::failure::Failure;
use crate::layout::{Column, minute, table};
use crate::library::Chosen;
use crate::output::Output;

/// List what was done, newest first
#[derive(Debug, Args)]
pub struct History {
    /// How many entries at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
}

impl History {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let entries = journal::history(&chosen.to_read()?, self.limit)?;
        output.answer(&entries, || text(&entries))
    }
}

fn text(entries: &[Entry]) -> String {
    if entries.is_empty() {
        return "Nothing was done yet.".to_owned();
    }
    let rows: Vec<_> = entries
        .iter()
        .map(|one| {
            [
                minute(one.at),
                one.action.to_string(),
                one.state.clone(),
                one.actor.clone(),
                one.documents.len().to_string(),
                one.annotations.len().to_string(),
                one.change.to_string(),
            ]
        })
        .collect();
    let columns = [
        Column::Left("At (UTC)"),
        Column::Left("Action"),
        Column::Left("State"),
        Column::Left("By"),
        Column::Right("Documents"),
        Column::Right("Annotations"),
        Column::Left("Change"),
    ];
    table(columns, &rows)
}
