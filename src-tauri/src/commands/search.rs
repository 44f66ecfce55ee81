//! The search of the one box, asked at every key.

use lectern_core::search::{self, Found, Part, Place, Scope};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Answer;

/// How many hits each group shows.
const ROWS: u32 = 7;

/// What to look for.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Narrow {
    /// Everything.
    All,
    /// What documents say.
    Text,
    /// What was written and marked.
    Notes,
    /// Titles of documents.
    Documents,
}

/// A query with words that are in the library, and how many hits it has.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Suggestion {
    /// The query.
    pub query: String,
    /// How many hits.
    pub total: u32,
}

/// What was found in the open document and everywhere else.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Answered {
    /// In the document that was named.
    pub here: Option<Found>,
    /// In all others.
    pub elsewhere: Found,
    /// Where nothing was found.
    pub suggestion: Option<Suggestion>,
}

/// Looks for what was typed so far. `number` counts the questions: one that a later question has overtaken is
/// answered with nothing.
#[tauri::command(async)]
#[specta::specta]
pub fn search(
    desk: State<'_, Desk>,
    number: u32,
    query: &str,
    narrow: Narrow,
    document: Option<Uuid>,
) -> Answer<Option<Answered>> {
    desk.question.ask(number);
    let library = desk.library()?;
    let (place, part) = match narrow {
        Narrow::All => (Place::All, None),
        Narrow::Text => (Place::Documents, Some(Part::Topics)),
        Narrow::Notes => (Place::Annotations, None),
        Narrow::Documents => (Place::Documents, Some(Part::Titles)),
    };
    let scope = |document, outside| Scope {
        place,
        part,
        document,
        outside,
        limit: ROWS,
        counts: true,
        typing: true,
        ..Scope::default()
    };
    let mut here = None;
    if let Some(document) = document {
        if !desk.question.is_latest(number) {
            return Ok(None);
        }
        here = Some(search::search(
            &library,
            query,
            &scope(Some(document), None),
        )?);
    }
    if !desk.question.is_latest(number) {
        return Ok(None);
    }
    let elsewhere = search::search(&library, query, &scope(None, document))?;
    if elsewhere.index.is_behind() {
        desk.indexer.wake();
    }
    let found = here.as_ref().map_or(0, |found| found.total) + elsewhere.total;
    let meant = elsewhere.did_you_mean.clone().filter(|_| found == 0);
    let suggestion = match meant {
        Some(query) => {
            let total = search::search(
                &library,
                &query,
                &Scope {
                    limit: 0,
                    ..scope(None, None)
                },
            )?
            .total;
            (total > 0).then_some(Suggestion { query, total })
        }
        None => None,
    };
    Ok(Some(Answered {
        here,
        elsewhere,
        suggestion,
    }))
}
