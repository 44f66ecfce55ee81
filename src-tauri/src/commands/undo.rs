//! Taking back, and doing again.

use lectern_core::journal::{self, Turned};
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Undoes the newest action.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(desk: State<'_, Desk>) -> Answer<Turned> {
    Ok(journal::undo(&*desk.library()?)?)
}

/// Does the action undone last once more.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(desk: State<'_, Desk>) -> Answer<Turned> {
    Ok(journal::redo(&*desk.library()?)?)
}
