//! `add`: files and folders come into the library.

use std::path::PathBuf;

use clap::Args;
use lectern_core::documents::{self, AddOptions, Added, Failed, Imported};
use serde::Serialize;

use crate::failure::{Failure, Told};
use crate::ids;
use crate::layout::{Column, harmless, one_line, table};
use crate::library::Chosen;
use crate::output::Output;

/// Import Markdown and plain-text files, or the files in folders
///
/// Folders are read with all folders below them, in sorted order. A file that the library holds
/// already is no failure. All files of one request are one action: one undo takes them back.
#[derive(Debug, Args)]
pub struct Add {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Import as a new edition of this document; its annotations follow their words
    #[arg(long, value_name = "DOC")]
    edition_of: Option<String>,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    added: &'a Added,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Told>,
}

impl Add {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let edition_of = self.edition_of.as_deref().map(ids::document).transpose()?;
        if let Some(document) = edition_of {
            // Asked before any file is read, so that a wrong id is what is told.
            documents::document(&library, document)?;
        }
        let added = documents::add(
            &library,
            &self.paths,
            AddOptions {
                edition_of,
                ..AddOptions::default()
            },
            &mut |_, _| true,
        )?;
        for failed in &added.failed {
            output.message(&format!("{}: {}", failed.path, failed.message));
        }
        let error = added.imported.is_empty().then(|| nothing(&added.failed));
        output.answer(
            &Answer {
                added: &added,
                error: error.as_ref(),
            },
            || text(&added),
        )?;
        error.map_or(Ok(()), |error| Err(Failure::Answered(error)))
    }
}

/// Why nothing came in: the one reason, or that there were several or none.
fn nothing(failed: &[Failed]) -> Told {
    match failed {
        [one] => Told { code: one.code.clone().into(), message: one.message.clone() },
        [] => Told {
            code: "nothing-imported".into(),
            message: "No file there is one that Lectern reads (Markdown or plain text). Nothing was imported.".to_owned(),
        },
        several => Told {
            code: "nothing-imported".into(),
            message: format!("None of {} files could be imported.", several.len()),
        },
    }
}

fn text(added: &Added) -> String {
    if added.imported.is_empty() {
        return String::new();
    }
    // Titles can be alike, and need not say which file they came from.
    if added.imported.len() > 1 {
        let rows: Vec<_> = added
            .imported
            .iter()
            .map(|one| {
                let [status, document, topics, words, title] = row(one);
                [status, document, topics, words, title, harmless(&one.path)]
            })
            .collect();
        let [status, document, topics, words, title] = COLUMNS;
        return table(
            [status, document, topics, words, title, Column::Left("File")],
            &rows,
        );
    }
    table(COLUMNS, &added.imported.iter().map(row).collect::<Vec<_>>())
}

const COLUMNS: [Column; 5] = [
    Column::Left("Status"),
    Column::Left("Document"),
    Column::Right("Topics"),
    Column::Right("Words"),
    Column::Left("Title"),
];

fn row(one: &Imported) -> [String; 5] {
    [
        one.status.to_string(),
        one.document.to_string(),
        one.topics.to_string(),
        one.words.to_string(),
        one_line(&one.title),
    ]
}
