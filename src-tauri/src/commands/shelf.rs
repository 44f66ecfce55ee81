//! The documents of the library: arranged once, kept here, and read a few rows at a time.

use std::sync::PoisonError;

use lectern_core::documents::shelf::{Arranging, LibrarySort, OnCollection, Place, Shared, Shelf};
use lectern_core::documents::{self, Document};
use lectern_core::reading::{self, Continued, RecentPlace};
use lectern_core::{Library, report};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Answer;

/// How many documents "Continue reading" shows.
const CONTINUED: usize = 3;

/// How many that were read last the search box offers, one more than it shows: one of them may be open.
const RECENT: usize = 8;

/// The most rows that are told at once.
const MOST: u32 = 500;

/// Which documents the library shows, how, and which of them are told.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ShelfRequest {
    /// The part of the library.
    pub place: Place,
    /// Words of titles and authors, and reading states as `state:unread`.
    pub filter: String,
    /// In which order.
    pub sort: LibrarySort,
    /// Whether it begins with the last, the newest, the most.
    pub descending: bool,
    /// The first row that is told.
    pub from: u32,
    /// How many are told.
    pub count: u32,
    /// Documents whose rows are asked for.
    pub wanted: Vec<Uuid>,
    /// The document that has the focus.
    pub focus: Option<Uuid>,
}

/// A row and where it stands.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ShelfRow {
    /// Its number.
    pub at: u32,
    /// The document.
    pub document: Document,
}

/// The documents as they are arranged, and some of them.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ShelfRows {
    /// How many are shown.
    pub shown: u32,
    /// How many the place has, whatever the filter leaves.
    pub in_place: u32,
    /// The number of the first row below. Where the list ends before those asked for, they are its last.
    pub from: u32,
    /// The rows; `null` for one that has gone since.
    pub rows: Vec<Option<Document>>,
    /// The rows of the documents asked for; `null` for one that is not shown.
    pub places: Vec<Option<u32>>,
    /// The row with the focus; where its document is not shown any more, the one that took its place.
    pub focus: Option<ShelfRow>,
}

/// The library view.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Overview {
    /// How many documents there are.
    pub documents: u32,
    /// How many of them are in the archive.
    pub archived: u32,
    /// How many each collection shows.
    pub collections: Vec<OnCollection>,
    /// Highlights, notes and bookmarks in all of them.
    pub annotations: u32,
    /// Those to go on with.
    pub continued: Vec<Continued>,
    /// Those read last.
    pub recent: Vec<RecentPlace>,
    /// The one to take the tour in: the report that came with Lectern, or what was read last.
    pub tour: Option<Uuid>,
    /// Whether nothing was opened or marked yet.
    pub is_untouched: bool,
    /// The first rows.
    pub shelf: ShelfRows,
}

/// The library view as it is now, in this arrangement.
#[tauri::command(async)]
#[specta::specta]
pub fn overview(desk: State<'_, Desk>, request: ShelfRequest) -> Answer<Overview> {
    look(&desk, request)
}

/// Arranges the documents, and keeps the arrangement for the commands below.
#[tauri::command(async)]
#[specta::specta]
pub fn arrange_shelf(desk: State<'_, Desk>, request: ShelfRequest) -> Answer<ShelfRows> {
    with_shelf(&desk, |library, shelf| arranged(library, shelf, request))
}

/// Some rows of the documents as they were arranged last; `null` for one that has gone since.
#[tauri::command(async)]
#[specta::specta]
pub fn shelf_rows(desk: State<'_, Desk>, from: u32, count: u32) -> Answer<Vec<Option<Document>>> {
    with_shelf(&desk, |library, shelf| {
        Ok(shelf.rows(library, from, count.min(MOST))?)
    })
}

/// The documents of the rows from `from` up to, not including, `to`.
#[tauri::command(async)]
#[specta::specta]
pub fn shelf_ids(desk: State<'_, Desk>, from: u32, to: u32) -> Answer<Vec<Uuid>> {
    with_shelf(&desk, |_, shelf| Ok(shelf.ids(from, to)))
}

/// What several documents have in common.
#[tauri::command(async)]
#[specta::specta]
pub fn shared_facts(desk: State<'_, Desk>, documents: Vec<Uuid>) -> Answer<Shared> {
    with_shelf(&desk, |library, shelf| {
        Ok(shelf.shared(library, &documents)?)
    })
}

/// Those of these documents that are there.
#[tauri::command(async)]
#[specta::specta]
pub fn documents(desk: State<'_, Desk>, documents: Vec<Uuid>) -> Answer<Vec<Document>> {
    Ok(documents::documents_of(&*desk.library()?, &documents)?)
}

/// Moves a document to the trash.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_document(
    desk: State<'_, Desk>,
    document: Uuid,
) -> Answer<documents::RemovedDocument> {
    Ok(documents::remove(&*desk.library()?, document)?.answer)
}

/// Brings the built-in report back, and answers which document it is.
#[tauri::command(async)]
#[specta::specta]
pub fn bring_back_report(desk: State<'_, Desk>) -> Answer<Uuid> {
    Ok(report::bring_back(&*desk.library()?)?)
}

/// Reads what there is now, and arranges it.
pub fn look(desk: &Desk, request: ShelfRequest) -> Answer<Overview> {
    desk.stir.stir();
    let library = desk.library()?;
    let mut shelf = desk.shelf.lock().unwrap_or_else(PoisonError::into_inner);
    // Read while nobody else may: who comes later has read later.
    let shelf = shelf.get_or_insert_default();
    shelf.refresh(&library)?;
    let facts = shelf.facts();
    let continued = reading::continued(&library, &shelf.unfinished(CONTINUED))?;
    let tour = facts
        .built_in
        .or_else(|| continued.first().map(|place| place.document.document))
        .or(facts.first);
    Ok(Overview {
        documents: facts.documents,
        archived: facts.archived,
        collections: facts.collections,
        annotations: facts.annotations,
        continued,
        recent: reading::places(&library, &shelf.opened_last(RECENT))?,
        tour,
        is_untouched: facts.is_untouched,
        shelf: arranged(&library, shelf, request)?,
    })
}

fn arranged(library: &Library, shelf: &mut Shelf, request: ShelfRequest) -> Answer<ShelfRows> {
    let ShelfRequest {
        place,
        filter,
        sort,
        descending,
        from,
        count,
        wanted,
        focus,
    } = request;
    let arranging = Arranging {
        place,
        filter,
        sort,
        descending,
    };
    let arranged = shelf.arrange(&arranging, &wanted, focus);
    let count = count.min(MOST);
    let from = from.min(shelf.len().saturating_sub(count));
    let focus = match arranged.focus {
        Some(at) => shelf
            .rows(library, at, 1)?
            .pop()
            .flatten()
            .map(|document| ShelfRow { at, document }),
        None => None,
    };
    Ok(ShelfRows {
        shown: shelf.len(),
        in_place: arranged.in_place,
        from,
        rows: shelf.rows(library, from, count)?,
        places: arranged.places,
        focus,
    })
}

fn with_shelf<T>(desk: &Desk, work: impl FnOnce(&Library, &mut Shelf) -> Answer<T>) -> Answer<T> {
    let library = desk.library()?;
    let mut shelf = desk.shelf.lock().unwrap_or_else(PoisonError::into_inner);
    if shelf.is_none() {
        shelf.get_or_insert_default().refresh(&library)?;
    }
    work(&library, shelf.get_or_insert_default())
}
