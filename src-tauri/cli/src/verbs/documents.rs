//! `documents`: what the library holds.

use clap::Args;
use lectern_core::documents::{self, Document};

use crate::failure::Failure;
use crate::layout::{Column, minute, one_line, table};
use crate::library::Chosen;
use crate::output::Output;

/// List the documents, in the order they came
#[derive(Debug, Args)]
pub struct Documents {}

impl Documents {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let documents = documents::documents(&chosen.to_read()?)?;
        output.answer(&documents, || text(&documents))
    }
}

fn text(documents: &[Document]) -> String {
    if documents.is_empty() {
        return "No documents yet. Add one with `lectern-cli add PATH`.".to_owned();
    }
    let rows: Vec<_> = documents
        .iter()
        .map(|one| {
            [
                one.document.to_string(),
                one.format.clone(),
                one.topics.to_string(),
                one.annotations.to_string(),
                one.editions.to_string(),
                minute(one.added_at),
                one_line(&one.title),
            ]
        })
        .collect();
    let columns = [
        Column::Left("Document"),
        Column::Left("Format"),
        Column::Right("Topics"),
        Column::Right("Annotations"),
        Column::Right("Editions"),
        Column::Left("Added (UTC)"),
        Column::Left("Title"),
    ];
    table(columns, &rows)
}
