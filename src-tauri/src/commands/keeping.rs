//! The library as a thing on the disk: where it lies, how large it is, whether it is sound.

use lectern_core::check;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

use super::adding::on_own_thread;
use crate::desk::Desk;
use crate::error::{Answer, CommandError};

/// Where the library lies and what it holds.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LibraryFacts {
    /// Its folder.
    pub folder: String,
    /// How large it is itself, in kilobytes.
    pub library: u32,
    /// How large its search index is.
    pub index: u32,
    /// How large the copies are that were kept.
    pub copies: u32,
}

/// Where the library lies and how large it is.
#[tauri::command(async)]
#[specta::specta]
pub fn library_facts(desk: State<'_, Desk>) -> Answer<LibraryFacts> {
    let library = desk.library()?;
    let size = library.size()?;
    Ok(LibraryFacts {
        folder: library.folder().display().to_string(),
        library: kilobytes(size.library),
        index: kilobytes(size.index),
        copies: kilobytes(size.copies),
    })
}

/// Numbers of the page are exact up to 53 bits; these fit in any case.
fn kilobytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX)
}

/// Shows the library's folder in the system's file manager.
#[tauri::command(async)]
#[specta::specta]
pub fn show_library(app: AppHandle, desk: State<'_, Desk>) -> Answer<()> {
    let file = desk
        .library()?
        .folder()
        .join(lectern_core::library::FILE_NAME);
    app.opener()
        .reveal_item_in_dir(file)
        .map_err(|e| CommandError {
            detail: Some(e.to_string()),
            ..CommandError::new("show", "The folder could not be shown.")
        })
}

/// Checks the whole library without changing it; answers with what is wrong, a line each.
#[tauri::command]
#[specta::specta]
pub async fn check_library(desk: State<'_, Desk>) -> Answer<Vec<String>> {
    let library = desk.library()?;
    let report = on_own_thread(move || check::check(&library)).await??;
    lectern_memory::give_back();
    Ok(report
        .problems
        .into_iter()
        .map(|problem| problem.message)
        .collect())
}
