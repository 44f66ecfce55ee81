//! Taking notes out.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use lectern_core::Library;
use lectern_core::anchor::State as AnchorState;
use lectern_core::annotations::{Colour, Filter, Kind};
use lectern_core::export::{self, Arrange, Context, ExportCounts, Format, Request};
use lectern_core::time::Time;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use uuid::Uuid;

use super::adding::on_own_thread;
use super::notebook::{self, ChosenNotes};
use crate::adding::count;
use crate::desk::Desk;
use crate::error::{Answer, CommandError};

/// How many lines the preview shows.
const PREVIEW_LINES: usize = 200;

/// What to export, and how. An empty list means "any".
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ExportRequest {
    /// The format.
    pub format: Format,
    /// What was chosen in the notebook; `null` where the export is not of that.
    pub chosen: Option<ChosenNotes>,
    /// From these documents.
    pub documents: Vec<Uuid>,
    /// Of these kinds.
    pub kinds: Vec<Kind>,
    /// In these colours.
    pub colours: Vec<Colour>,
    /// With any of these tags.
    pub tags: Vec<String>,
    /// In these states.
    pub states: Vec<AnchorState>,
    /// Changed at or after this moment.
    pub since: Option<Time>,
    /// How the notes are arranged.
    pub arrange: Arrange,
    /// How much of the text around a quote comes along.
    pub context: Context,
}

/// The export as it will be.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ExportPreview {
    /// The name the file will be offered under.
    pub file_name: String,
    /// The first 200 lines of the true output.
    pub text: String,
    /// How many annotations it holds.
    pub annotations: u32,
    /// How many bytes it has.
    pub bytes: u32,
    /// How many there are of each kind, whatever kinds are chosen.
    pub counts: ExportCounts,
}

/// What was saved.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Saved {
    /// Where.
    pub path: String,
    /// Under which name.
    pub name: String,
    /// How many annotations.
    pub annotations: u32,
    /// How many bytes.
    pub bytes: u32,
}

impl ExportRequest {
    /// What the core is asked.
    fn asked(self, desk: &Desk) -> Answer<Request> {
        let ExportRequest {
            format,
            chosen,
            documents,
            kinds,
            colours,
            tags,
            states,
            since,
            arrange,
            context,
        } = self;
        let annotations = chosen.map_or(Ok(Vec::new()), |chosen| notebook::ids(desk, chosen))?;
        Ok(Request {
            format,
            filter: Filter {
                annotations,
                documents,
                tags,
                kinds,
                colours,
                states,
                since,
            },
            arrange,
            context,
        })
    }
}

/// The first lines of what an export would be.
#[tauri::command]
#[specta::specta]
pub async fn export_preview(
    desk: State<'_, Desk>,
    request: ExportRequest,
) -> Answer<ExportPreview> {
    let library = desk.library()?;
    let request = request.asked(&desk)?;
    let shown = on_own_thread(move || preview(&library, &request)).await?;
    desk.stir.stir();
    shown
}

fn preview(library: &Arc<Library>, request: &Request) -> Answer<ExportPreview> {
    let exported = export::export(library, request)?;
    let lines: Vec<&str> = exported.text.lines().take(PREVIEW_LINES).collect();
    Ok(ExportPreview {
        file_name: exported.file_name,
        text: lines.join("\n"),
        annotations: count(exported.annotations),
        bytes: count(exported.text.len()),
        counts: export::counts(library, request)?,
    })
}

/// The whole export, for the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn export_text(desk: State<'_, Desk>, request: ExportRequest) -> Answer<String> {
    let library = desk.library()?;
    let request = request.asked(&desk)?;
    let exported = on_own_thread(move || export::export(&library, &request)).await?;
    desk.stir.stir();
    exported.map(|exported| exported.text).map_err(Into::into)
}

/// Asks where, and saves; `null` where the person changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn export_save(app: AppHandle, request: ExportRequest) -> Answer<Option<Saved>> {
    on_own_thread(move || {
        let request = request.asked(&app.state::<Desk>())?;
        let saved = save(&app, &request);
        app.state::<Desk>().stir.stir();
        saved
    })
    .await?
}

fn save(app: &AppHandle, request: &Request) -> Answer<Option<Saved>> {
    let desk = app.state::<Desk>();
    let exported = export::export(&*desk.library()?, request)?;
    let Some(path) = where_to(app, &exported.file_name) else {
        return Ok(None);
    };
    export::save(&path, exported.text.as_bytes()).map_err(lectern_core::Error::from)?;
    *desk
        .last_export
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
    Ok(Some(Saved {
        name: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        path: path.display().to_string(),
        annotations: count(exported.annotations),
        bytes: count(exported.text.len()),
    }))
}

/// The system's dialog. Tests of a debug build name a folder instead, since nobody is there to
/// answer it.
fn where_to(app: &AppHandle, name: &str) -> Option<PathBuf> {
    if cfg!(debug_assertions)
        && let Some(folder) = std::env::var_os("LECTERN_TEST_SAVE_FOLDER")
    {
        return Some(PathBuf::from(folder).join(name));
    }
    app.dialog()
        .file()
        .set_title("Save Notes")
        .set_file_name(name)
        .blocking_save_file()?
        .into_path()
        .ok()
}

/// Shows the file saved last in its folder.
#[tauri::command(async)]
#[specta::specta]
pub fn show_last_export(app: AppHandle, desk: State<'_, Desk>) -> Answer<()> {
    let last = desk
        .last_export
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let Some(path) = last else { return Ok(()) };
    app.opener()
        .reveal_item_in_dir(path)
        .map_err(|e| CommandError {
            detail: Some(e.to_string()),
            ..CommandError::new("show", "The folder could not be shown.")
        })
}
