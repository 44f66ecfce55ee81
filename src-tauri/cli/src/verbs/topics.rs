//! `topics`: the contents of a document.

use clap::Args;
use lectern_core::documents::{self, Topic};

use crate::failure::Failure;
use crate::ids;
use crate::layout::{Column, one_line, table};
use crate::library::Chosen;
use crate::output::Output;

/// List the topics of a document's current edition, in order
#[derive(Debug, Args)]
pub struct Topics {
    /// Id of the document
    #[arg(value_name = "DOC")]
    document: String,
}

impl Topics {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_read()?;
        let topics = documents::topics(&library, ids::document(&self.document)?)?.topics;
        output.answer(&topics, || text(&topics))
    }
}

fn text(topics: &[Topic]) -> String {
    let highest = topics
        .iter()
        .map(|one| one.level)
        .filter(|&level| level > 0)
        .min()
        .unwrap_or(1);
    let rows: Vec<_> = topics
        .iter()
        .map(|one| {
            let indent = "  ".repeat(one.level.saturating_sub(highest).into());
            [
                one.topic.to_string(),
                one.words.to_string(),
                format!("{indent}{}", one_line(&one.title)),
            ]
        })
        .collect();
    table(
        [
            Column::Left("Topic"),
            Column::Right("Words"),
            Column::Left("Title"),
        ],
        &rows,
    )
}
