//! Adding files through the system's dialogs. Paths never come from the page.

use lectern_core::documents::Added;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;
use uuid::Uuid;

use crate::adding::{add_in_background, add_paths};
use crate::desk::Desk;
use crate::error::{Answer, CommandError};

/// Asks for files and adds them. The page hears what became of them; nothing where the person changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn add_files(app: AppHandle) -> Answer<()> {
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
    add(&app, chosen.unwrap_or_default());
    Ok(())
}

/// Asks for a folder and adds the readable files in it.
#[tauri::command]
#[specta::specta]
pub async fn add_folder(app: AppHandle) -> Answer<()> {
    let ask = app.clone();
    let chosen = on_own_thread(move || {
        ask.dialog()
            .file()
            .set_title("Open Folder")
            .blocking_pick_folder()
    })
    .await?;
    add(&app, chosen.into_iter().collect());
    Ok(())
}

/// Adds what was dropped on the window last, and puts it on a collection if it was let go of over one.
#[tauri::command(async)]
#[specta::specta]
pub fn add_dropped(app: AppHandle, desk: State<'_, Desk>, collection: Option<Uuid>) {
    add_in_background(&app, desk.adding.dropped(), collection);
}

/// Stops adding after the file that is being read, and what waits. What came in stays.
#[tauri::command(async)]
#[specta::specta]
pub fn cancel_adding(desk: State<'_, Desk>) {
    desk.adding.stop();
}

/// Shows a file that was left out in its folder, by its place in the list.
#[tauri::command(async)]
#[specta::specta]
pub fn show_refused(app: AppHandle, desk: State<'_, Desk>, index: u32) -> Answer<()> {
    let (path, _) = desk.adding.refused(index)?;
    app.opener()
        .reveal_item_in_dir(path)
        .map_err(|e| CommandError {
            detail: Some(e.to_string()),
            ..CommandError::new("show", "The folder could not be shown.")
        })
}

/// Tries once more to add a file that was left out, by its place in the list, to where it was to come.
#[tauri::command]
#[specta::specta]
pub async fn add_refused_again(app: AppHandle, index: u32) -> Answer<Added> {
    on_own_thread(move || {
        let desk = app.state::<Desk>();
        let (path, collection) = desk.adding.refused(index)?;
        add_paths(&desk, &[path], collection, &mut || true)
    })
    .await?
}

fn add(app: &AppHandle, chosen: Vec<FilePath>) {
    let paths = chosen
        .into_iter()
        .filter_map(|path| path.into_path().ok())
        .collect();
    add_in_background(app, paths, None);
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
