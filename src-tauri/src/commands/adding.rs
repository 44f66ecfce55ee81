//! Adding files through the system's dialogs. Paths never come from the page.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use lectern_core::documents::Added;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;

use crate::adding::{add_now, add_paths, refused};
use crate::desk::Desk;
use crate::error::{Answer, CommandError};

/// Asks for files and adds them; `null` where the person changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn add_files(app: AppHandle) -> Answer<Option<Added>> {
    let ask = app.clone();
    let chosen = on_own_thread(move || {
        ask.dialog()
            .file()
            .set_title("Open File")
            .add_filter(
                "Markdown and plain text",
                &["md", "markdown", "mdown", "txt", "text"],
            )
            .blocking_pick_files()
    })
    .await?;
    add(app, chosen).await
}

/// Asks for a folder and adds the readable files in it.
#[tauri::command]
#[specta::specta]
pub async fn add_folder(app: AppHandle) -> Answer<Option<Added>> {
    let ask = app.clone();
    let chosen = on_own_thread(move || {
        ask.dialog()
            .file()
            .set_title("Open Folder")
            .blocking_pick_folder()
    })
    .await?;
    add(app, chosen.map(|folder| vec![folder])).await
}

/// Stops adding after the file that is being read. What came in stays.
#[tauri::command(async)]
#[specta::specta]
pub fn cancel_adding(desk: State<'_, Desk>) {
    desk.stop_adding.store(true, Ordering::Relaxed);
}

/// Shows a file that was left out in its folder, by its place in the list.
#[tauri::command(async)]
#[specta::specta]
pub fn show_refused(app: AppHandle, desk: State<'_, Desk>, index: u32) -> Answer<()> {
    let path = refused(&desk, index)?;
    app.opener()
        .reveal_item_in_dir(path)
        .map_err(|e| CommandError {
            detail: Some(e.to_string()),
            ..CommandError::new("show", "The folder could not be shown.")
        })
}

/// Tries once more to add a file that was left out, by its place in the list.
#[tauri::command]
#[specta::specta]
pub async fn add_refused_again(app: AppHandle, index: u32) -> Answer<Added> {
    on_own_thread(move || {
        let desk = app.state::<Desk>();
        add_paths(&desk, &[refused(&desk, index)?])
    })
    .await?
}

async fn add(app: AppHandle, chosen: Option<Vec<FilePath>>) -> Answer<Option<Added>> {
    let Some(chosen) = chosen else {
        return Ok(None);
    };
    let paths: Vec<PathBuf> = chosen
        .into_iter()
        .filter_map(|path| path.into_path().ok())
        .collect();
    on_own_thread(move || add_now(&app.state::<Desk>(), &paths))
        .await?
        .map(Some)
}

/// Long or waiting work leaves the threads that answer short commands.
pub(super) async fn on_own_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Answer<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|e| CommandError {
            detail: Some(e.to_string()),
            ..CommandError::new(
                "internal",
                "This could not be carried out. Nothing was changed.",
            )
        })
}
