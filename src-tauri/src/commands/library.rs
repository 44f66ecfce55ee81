//! Another library than the one that cannot be opened. Its folder comes from the system's dialog, never from the page.

use std::path::Path;

use lectern_core::Library;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use super::adding::on_own_thread;
use crate::anew;
use crate::desk::Desk;
use crate::error::Answer;

/// Asks for the folder of another library and starts Lectern anew on it, for that run alone. `false` where the person
/// changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn open_another_library(app: AppHandle) -> Answer<bool> {
    on_own_thread(move || {
        let mut dialog = app.dialog().file().set_title("Open Library");
        // Others are likely to lie beside it; and GTK’s dialog can choose no folder from what was used last.
        let folder = app.state::<Desk>().folder();
        if let Some(beside) = folder.as_deref().and_then(Path::parent) {
            dialog = dialog.set_directory(beside);
        }
        let chosen = dialog.blocking_pick_folder();
        let Some(folder) = chosen.and_then(|folder| folder.into_path().ok()) else {
            return Ok(false);
        };
        Library::may_be_in(&folder)?;
        anew::start_on(&app, folder)?;
        Ok(true)
    })
    .await?
}
