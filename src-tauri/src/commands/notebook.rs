//! The notebook: arranged once, kept here, and read a few lines at a time.

use lectern_core::Error;
use lectern_core::anchor;
use lectern_core::annotations::{self, Colour, Edit, Kind};
use lectern_core::notebook::{self, Arrangement, Grouping, Lines, Notebook, Sorting, Summary};
use lectern_core::search::Sieve;
use serde::Deserialize;
use specta::Type;
use tauri::State;
use uuid::Uuid;

use super::annotations::EditRequest;
use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::question::wanted;

/// Which annotations to show, and how. Of each filter any of its values will do; an empty one lets
/// all pass.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct NotebookRequest {
    /// Words and fields, as in the search.
    pub query: String,
    /// Of these kinds.
    pub kinds: Vec<Kind>,
    /// In these colours.
    pub colours: Vec<Colour>,
    /// With one of these tags.
    pub tags: Vec<String>,
    /// In these documents.
    pub documents: Vec<Uuid>,
    /// In these states of their places.
    pub states: Vec<anchor::State>,
    /// With a note, or without one.
    pub noted: Option<bool>,
    /// Put together by what.
    pub grouping: Grouping,
    /// In which order.
    pub sorting: Sorting,
    /// Minutes that the clock on the wall is ahead of UTC, for days.
    pub ahead: i32,
}

/// Annotations that were chosen in the notebook.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ChosenNotes {
    /// These; or, where `all` is set, all of the notebook but these.
    pub annotations: Vec<Uuid>,
    /// Whether all of the notebook was chosen.
    pub all: bool,
}

/// Arranges the notebook, and keeps the arrangement for the commands below. `number` counts the arrangements and
/// the times the notebook was left: what a later one has overtaken is answered with nothing, not kept, and given up
/// at once where it is under way.
#[tauri::command(async)]
#[specta::specta]
pub fn arrange_notebook(
    desk: State<'_, Desk>,
    number: u32,
    request: NotebookRequest,
) -> Answer<Option<Summary>> {
    desk.notebook.question().ask(number);
    wanted(arranged(&desk, number, request))
}

fn arranged(desk: &Desk, number: u32, request: NotebookRequest) -> Answer<Summary> {
    let NotebookRequest {
        query,
        kinds,
        colours,
        tags,
        documents,
        states,
        noted,
        grouping,
        sorting,
        ahead,
    } = request;
    let arrangement = Arrangement {
        sieve: Sieve {
            query,
            kinds,
            colours,
            tags,
            documents,
            states,
            noted,
        },
        grouping,
        sorting,
        ahead: ahead.saturating_mul(60),
    };
    desk.stir.stir();
    let overtaken = || !desk.notebook.question().is_latest(number);
    let arranged = notebook::arrange_until(&*desk.library()?, &arrangement, &overtaken)?;
    let summary = arranged.summary.clone();
    if summary.index.is_behind() {
        desk.indexer.wake();
    }
    if desk.notebook.keep(number, arranged) {
        Ok(summary)
    } else {
        Err(Error::Overtaken.into())
    }
}

/// Puts the arrangement away, as the notebook is shown no more: of a million annotations it takes 20 MB.
#[tauri::command(async)]
#[specta::specta]
pub fn leave_notebook(desk: State<'_, Desk>, number: u32) {
    desk.notebook.leave(number);
    desk.stir.stir();
}

/// Some lines of the notebook as it was arranged last.
#[tauri::command(async)]
#[specta::specta]
pub fn notebook_lines(desk: State<'_, Desk>, from: u32, count: u32) -> Answer<Lines> {
    with_notebook(&desk, |library, arranged| {
        Ok(notebook::lines(library, arranged, from, count.min(500))?)
    })
}

/// The line an annotation stands on; `null` where it is not in the notebook.
#[tauri::command(async)]
#[specta::specta]
pub fn notebook_line_of(desk: State<'_, Desk>, annotation: Uuid) -> Answer<Option<u32>> {
    with_notebook(&desk, |library, arranged| {
        Ok(notebook::line_of(library, arranged, annotation)?)
    })
}

/// The annotations from one line to another of the notebook as it was arranged last, both included; `null` where these
/// are all there are.
#[tauri::command(async)]
#[specta::specta]
pub fn notebook_between(desk: State<'_, Desk>, from: u32, to: u32) -> Answer<Option<Vec<Uuid>>> {
    with_notebook(&desk, |library, arranged| {
        Ok(notebook::between(library, arranged, from, to)?)
    })
}

/// Changes the chosen annotations alike, in one action; answers how many changed.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_annotations(
    desk: State<'_, Desk>,
    chosen: ChosenNotes,
    edit: EditRequest,
) -> Answer<u32> {
    let ids = ids(&desk, chosen)?;
    let edit = Edit::from(edit);
    Ok(annotations::edit_all(&*desk.library()?, &ids, &edit)?.answer)
}

/// Moves the chosen annotations to the trash, in one action; answers how many.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_annotations(desk: State<'_, Desk>, chosen: ChosenNotes) -> Answer<u32> {
    let ids = ids(&desk, chosen)?;
    Ok(annotations::remove_all(&*desk.library()?, &ids)?.answer)
}

/// The ids of what was chosen.
pub(super) fn ids(desk: &Desk, chosen: ChosenNotes) -> Answer<Vec<Uuid>> {
    if !chosen.all {
        return Ok(chosen.annotations);
    }
    let but: std::collections::HashSet<Uuid> = chosen.annotations.into_iter().collect();
    with_notebook(desk, |library, arranged| {
        let all = arranged.annotations(library)?;
        Ok(all.into_iter().filter(|id| !but.contains(id)).collect())
    })
}

fn with_notebook<T>(
    desk: &Desk,
    work: impl FnOnce(&lectern_core::Library, &Notebook) -> Answer<T>,
) -> Answer<T> {
    let library = desk.library()?;
    desk.notebook.with(|notebook| match notebook {
        Some(arranged) => work(&library, arranged),
        None => Err(CommandError::new(
            "no-notebook",
            "The notebook is not open. Nothing was changed.",
        )),
    })
}
