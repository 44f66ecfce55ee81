//! The search of the one box, asked at every key, and all results as a view shows them.

use lectern_core::search::{self, Counting, Filters, Found, Page, Part, Place, Results, Scope};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, State};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Answer;
use crate::question::wanted;

/// How many hits each group shows.
const ROWS: u32 = 7;

/// How many documents that were read last come before others that fit as well.
const FAVOURED: usize = 32;

/// How many documents of all results are told at a time, and how many hits of each.
const DOCUMENTS: u32 = 20;
const OF_EACH: u32 = 3;
/// How many further hits of one document are told at a time.
const FURTHER: u32 = 20;

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

/// The box is open: what the next keys need is made ready, and stays over a pause between two of them, of half a minute
/// at most. On the window's own thread, as the next command: they come in the order in which they were sent.
#[tauri::command]
#[specta::specta]
pub fn begin_search(app: AppHandle, desk: State<'_, Desk>) {
    desk.stir.hold();
    tauri::async_runtime::spawn_blocking(move || {
        let desk = app.state::<Desk>();
        // A search that cannot be is told of when something is looked for.
        let state = desk.library().map(|library| search::prepare(&library));
        if matches!(state, Ok(Ok(state)) if state.is_behind()) {
            desk.indexer.wake();
        }
    });
}

/// The box is closed: what its search took goes back to the system soon.
#[tauri::command]
#[specta::specta]
pub fn end_search(desk: State<'_, Desk>) {
    desk.stir.release();
}

/// Looks for what was typed so far. `number` counts the questions: one that a later question has overtaken is
/// answered with nothing, and given up at once where it is under way.
#[tauri::command(async)]
#[specta::specta]
pub fn search(
    desk: State<'_, Desk>,
    number: u32,
    query: &str,
    narrow: Narrow,
    document: Option<Uuid>,
) -> Answer<Option<Answered>> {
    desk.stir.stir();
    desk.question.ask(number);
    wanted(answered(&desk, number, query, narrow, document))
}

/// The documents read last, as far as the library has been shown; while it is read anew, a key does not wait for them.
fn favoured(desk: &Desk) -> Vec<Uuid> {
    let shelf = desk.shelf.try_lock().ok();
    let shelf = shelf.as_ref().and_then(|shelf| shelf.as_ref());
    shelf.map_or_else(Vec::new, |shelf| shelf.opened_last(FAVOURED))
}

fn answered(
    desk: &Desk,
    number: u32,
    query: &str,
    narrow: Narrow,
    document: Option<Uuid>,
) -> Answer<Answered> {
    let library = desk.library()?;
    let overtaken = || !desk.question.is_latest(number);
    let (place, part) = match narrow {
        Narrow::All => (Place::All, None),
        Narrow::Text => (Place::Documents, Some(Part::Topics)),
        Narrow::Notes => (Place::Annotations, None),
        Narrow::Documents => (Place::Documents, Some(Part::Titles)),
    };
    let scope = Scope {
        place,
        part,
        limit: ROWS,
        counts: Counting::Kinds,
        typing: true,
        favoured: favoured(desk),
        ..Scope::default()
    };
    let (here, elsewhere) = match document {
        Some(document) => {
            let (here, elsewhere) =
                search::search_apart(&library, query, &scope, document, &overtaken)?;
            (Some(here), elsewhere)
        }
        None => (
            None,
            search::search_until(&library, query, &scope, &overtaken)?,
        ),
    };
    if elsewhere.index.is_behind() {
        desk.indexer.wake();
    }
    // The box has room for it only where neither has anything.
    let is_found = elsewhere.total + here.as_ref().map_or(0, |here| here.total) > 0;
    let suggestion = match elsewhere.did_you_mean.clone().filter(|_| !is_found) {
        Some(query) => {
            let scope = Scope { limit: 0, ..scope };
            let total = search::search_until(&library, &query, &scope, &overtaken)?.total;
            (total > 0).then_some(Suggestion { query, total })
        }
        None => None,
    };
    Ok(Answered {
        here,
        elsewhere,
        suggestion,
    })
}

/// All results by document, from one on; of the document that is named, its further hits. `number` counts the
/// questions of this view.
#[tauri::command(async)]
#[specta::specta]
pub fn search_results(
    desk: State<'_, Desk>,
    number: u32,
    query: &str,
    filters: Filters,
    document: Option<Uuid>,
    offset: u32,
) -> Answer<Option<Results>> {
    desk.stir.stir();
    desk.results_question.ask(number);
    let page = match document {
        Some(document) => Page::In {
            document,
            offset,
            limit: FURTHER,
        },
        None => Page::Documents {
            offset,
            limit: DOCUMENTS,
            rows: OF_EACH,
        },
    };
    let found = desk.library().and_then(|library| {
        let overtaken = || !desk.results_question.is_latest(number);
        Ok(search::results(
            &library, query, &filters, page, &overtaken,
        )?)
    });
    if found.as_ref().is_ok_and(|found| found.index.is_behind()) {
        desk.indexer.wake();
    }
    wanted(found)
}
