//! `trash`: what was removed and can come back.

use clap::Args;
use lectern_core::annotations::{self, Annotation};
use lectern_core::documents::{self, Document};
use lectern_core::time::Time;
use serde::Serialize;

use super::annotations::words;
use crate::failure::Failure;
use crate::layout::{Column, minute, one_line, table};
use crate::library::Chosen;
use crate::output::Output;

/// List removed annotations and documents, newest first
///
/// What went to the trash with its document is not listed by itself.
#[derive(Debug, Args)]
pub struct Trash {}

#[derive(Serialize)]
#[serde(untagged)]
enum Item {
    Annotation {
        #[serde(flatten)]
        annotation: Annotation,
        removed_at: Time,
    },
    Document {
        kind: &'static str,
        #[serde(flatten)]
        document: Document,
    },
}

impl Item {
    fn removed_at(&self) -> Option<Time> {
        match self {
            Self::Annotation { removed_at, .. } => Some(*removed_at),
            Self::Document { document, .. } => document.removed_at,
        }
    }

    fn row(&self) -> [String; 4] {
        let at = self.removed_at().map(minute).unwrap_or_default();
        match self {
            Self::Annotation { annotation, .. } => [
                annotation.annotation.to_string(),
                annotation.kind.to_string(),
                at,
                words(annotation),
            ],
            Self::Document { kind, document } => [
                document.document.to_string(),
                (*kind).to_owned(),
                at,
                one_line(&document.title),
            ],
        }
    }
}

impl Trash {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_read()?;
        let documents = documents::trashed(&library)?;
        let annotations = annotations::trashed(&library)?;
        let mut items: Vec<_> = documents
            .into_iter()
            .map(|document| Item::Document {
                kind: "document",
                document,
            })
            .collect();
        items.extend(
            annotations
                .into_iter()
                .map(|(annotation, removed_at)| Item::Annotation {
                    annotation,
                    removed_at,
                }),
        );
        // Stable: what was removed at one moment keeps the order its room gave it.
        items.sort_by_key(|item| std::cmp::Reverse(item.removed_at()));
        output.answer(&items, || text(&items))
    }
}

fn text(items: &[Item]) -> String {
    if items.is_empty() {
        return "The trash is empty.".to_owned();
    }
    let rows: Vec<_> = items.iter().map(Item::row).collect();
    table(
        [
            Column::Left("Id"),
            Column::Left("Kind"),
            Column::Left("Removed (UTC)"),
            Column::Left("Words"),
        ],
        &rows,
    )
}
