//! The window itself: its start, settings, links out, closing.

use std::sync::atomic::Ordering;

use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons};
use tauri_plugin_opener::OpenerExt;

use super::adding::on_own_thread;
use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::events::DeskEvent;
use crate::settings::{self, Settings};
use crate::start::Start;
use crate::walls::may_open;

/// The first screen, for a page that did not find it in its HTML.
#[tauri::command(async)]
#[specta::specta]
pub fn start(app: AppHandle, desk: State<'_, Desk>) -> Answer<Start> {
    desk.library_anew()?;
    crate::start::start(&app)
}

/// Hears from now on what happens outside the page.
#[tauri::command(async)]
#[specta::specta]
pub fn watch(desk: State<'_, Desk>, events: Channel<DeskEvent>) {
    for question in [
        &desk.question,
        &desk.results_question,
        desk.notebook.question(),
    ] {
        question.begin_anew();
    }
    desk.stir.release();
    desk.listen(events);
}

/// Keeps what the user chose.
#[tauri::command(async)]
#[specta::specta]
pub fn save_settings(app: AppHandle, settings: Settings) -> Answer<()> {
    settings::set(&app, &settings)
}

/// Shows the address and, if the person agrees, hands it to the browser or mail program.
/// Answers whether it was opened.
#[tauri::command]
#[specta::specta]
pub async fn open_link(app: AppHandle, address: String) -> Answer<bool> {
    let Some(address) = may_open(&address) else {
        return Err(CommandError::new(
            "address",
            "Lectern opens web and mail addresses only. This one was not opened.",
        ));
    };
    let program = if address.scheme() == "mailto" {
        "mail program"
    } else {
        "browser"
    };
    let title = format!(
        "Open {} in your {program}?",
        address.host_str().unwrap_or_else(|| address.path())
    );
    let ask = app.clone();
    let (message, open) = (address.to_string(), address.to_string());
    let agreed = on_own_thread(move || {
        let buttons = MessageDialogButtons::OkCancelCustom("Open".to_owned(), "Cancel".to_owned());
        ask.dialog()
            .message(message)
            .title(title)
            .buttons(buttons)
            .blocking_show()
    })
    .await?;
    if agreed {
        app.opener()
            .open_url(open, None::<&str>)
            .map_err(|e| CommandError {
                detail: Some(e.to_string()),
                ..CommandError::new(
                    "open",
                    "The address could not be opened. It is still on the page to be copied.",
                )
            })?;
    }
    Ok(agreed)
}

/// Fills the screen, or no longer.
#[tauri::command(async)]
#[specta::specta]
pub fn set_full_screen(window: WebviewWindow, on: bool) -> Answer<()> {
    Ok(window.set_fullscreen(on)?)
}

/// The page has heard that the window shall close, and sees to it: only a page that is silent
/// uses up the window's patience.
#[tauri::command(async)]
#[specta::specta]
pub fn closing_heard(desk: State<'_, Desk>) {
    desk.close_asked.store(0, Ordering::Relaxed);
}

/// Closes the window; the page has saved what was unsaved.
#[tauri::command(async)]
#[specta::specta]
pub fn close_window(window: WebviewWindow) -> Answer<()> {
    Ok(window.destroy()?)
}
