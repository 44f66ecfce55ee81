//! `history`: what was done.

use clap::Args;
use lectern_core::journal::{self, Entry};

use crate::failure::Failure;
use crate::layout::{Column, minute, table};
use crate::library::Chosen;
use crate::output::Output;

/// List what was done, newest first
///
/// An action is done, undone, or undone for good, where something new was done after its undo; an undo or redo says
/// what it turned. What the next `undo` and `redo` would turn is marked.
#[derive(Debug, Args)]
pub struct History {
    /// How many entries at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
}

impl History {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let entries = journal::history(&chosen.to_read()?, self.limit)?;
        output.answer(&entries, || text(&entries, self.limit as usize))
    }
}

fn text(entries: &[Entry], limit: usize) -> String {
    if entries.is_empty() {
        return "Nothing was done yet.".to_owned();
    }
    let next_undo = entries.iter().position(|one| one.state == "applied");
    // What is undone is newer than all that is done; the oldest of it comes first. Where the list ends before what is
    // done begins, there may be an older one.
    let is_whole = next_undo.is_some() || entries.len() < limit;
    let next_redo = entries
        .iter()
        .rposition(|one| one.state == "undone")
        .filter(|_| is_whole);
    let rows: Vec<_> = entries
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let (action, state) = told(one);
            let next = match Some(at) {
                at if at == next_undo => ", next to undo",
                at if at == next_redo => ", next to redo",
                _ => "",
            };
            [
                minute(one.at),
                action,
                format!("{state}{next}"),
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

/// What was done and how it stands. `abandoned` is a word of the journal that nobody can guess.
fn told(one: &Entry) -> (String, &str) {
    let action = one.action.to_string();
    match one.state.as_str() {
        "applied" => (action, "done"),
        "abandoned" => (action, "undone for good"),
        turn @ ("undo" | "redo") => (format!("{turn} of {action}"), "–"),
        other => (action, other),
    }
}
