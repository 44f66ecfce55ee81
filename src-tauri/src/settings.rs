//! What the user chose: kept in the settings file through tauri-plugin-store.
//!
//! The plugin writes in place, and takes a file it cannot read for an empty one. So the file is
//! checked before the plugin opens it, saved explicitly after each change, and copied to
//! `settings.last-good.json` after each save that worked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::annotations::{Colour, Kind};
use lectern_core::documents::shelf::LibrarySort;
use lectern_core::export::{Arrange, Context, Format};
use lectern_core::notebook::{Grouping, Sorting};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_plugin_store::StoreExt;
use uuid::Uuid;

use crate::error::{Answer, CommandError};

const FILE: &str = "settings.json";
const LAST_GOOD: &str = "settings.last-good.json";
const KEY: &str = "settings";

/// The colours of the whole window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says, also while the window is open.
    System,
    /// Ink on paper.
    Light,
    /// Ink on yellowed paper.
    Sepia,
    /// Chalk on slate.
    Dark,
    /// White on black, with lines instead of shades.
    Contrast,
}

/// The reading face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// Literata.
    Serif,
    /// Inter.
    Sans,
    /// Atkinson Hyperlegible Next.
    Hyper,
}

/// How the library shows its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum LibraryLayout {
    /// In rows.
    List,
    /// As covers.
    Grid,
}

/// Everything the user chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Settings {
    /// Theme.
    pub theme: Theme,
    /// Reading face.
    pub face: Face,
    /// Reading size in pixels, 14 to 28.
    #[specta(type = specta_typescript::Number)]
    pub size: f64,
    /// Line height as a multiple of the size, 1.35 to 2.
    #[specta(type = specta_typescript::Number)]
    pub line: f64,
    /// Column width in em, 26 to 44.
    #[specta(type = specta_typescript::Number)]
    pub width: f64,
    /// Lines of equal length.
    pub justified: bool,
    /// Size of the interface in per cent, 100 to 200.
    pub interface_size: u32,
    /// Whether single letters act as keys while no field has the focus.
    pub single_keys: bool,
    /// The colour used last.
    pub last_colour: Colour,
    /// Whether the contents pane is open.
    pub contents_open: bool,
    /// Whether the notes pane is open.
    pub notes_open: bool,
    /// Width of the contents pane in pixels.
    pub contents_width: u32,
    /// Width of the notes pane in pixels.
    pub notes_width: u32,
    /// The export's format.
    pub export_format: Format,
    /// The export's arrangement.
    pub export_arrange: Arrange,
    /// How much of the text around a quote is exported.
    pub export_context: Context,
    /// Which kinds are exported.
    pub export_kinds: Vec<Kind>,
    /// Whether words that were not found are exported.
    pub export_orphaned: bool,
    /// What the notebook is put together by.
    pub notebook_grouping: Grouping,
    /// The notebook's order.
    pub notebook_sorting: Sorting,
    /// List or grid.
    pub library_layout: LibraryLayout,
    /// The order of the library.
    pub library_sort: LibrarySort,
    /// Whether that order begins with the last, the newest, the most.
    pub library_descending: bool,
    /// The document that was open when the window closed; `null` for the library view.
    pub open_document: Option<Uuid>,
    /// Whether the tour has been shown; it does not come back unasked.
    pub tour_seen: bool,
    /// How much each command and kept search of the box is used, in hundredths; each use lets the others fade.
    pub command_uses: BTreeMap<String, u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            face: Face::Serif,
            size: 18.0,
            line: 1.6,
            width: 34.5,
            justified: false,
            interface_size: 100,
            single_keys: true,
            last_colour: Colour::Yellow,
            contents_open: true,
            notes_open: true,
            contents_width: 264,
            notes_width: 320,
            export_format: Format::Markdown,
            export_arrange: Arrange::Topic,
            export_context: Context::None,
            export_kinds: Kind::ALL.to_vec(),
            export_orphaned: true,
            notebook_grouping: Grouping::Topic,
            notebook_sorting: Sorting::Place,
            library_layout: LibraryLayout::List,
            library_sort: LibrarySort::Opened,
            library_descending: true,
            open_document: None,
            tour_seen: false,
            command_uses: BTreeMap::new(),
        }
    }
}

/// Makes sure the plugin finds a file it can read, then lets it open it.
pub fn open(app: &AppHandle) -> Result<(), Box<dyn std::error::Error>> {
    let folder = folder(app)?;
    fs::create_dir_all(&folder)?;
    let (file, last_good) = (folder.join(FILE), folder.join(LAST_GOOD));
    if file.exists() && !is_readable(&file) {
        let damaged = folder.join("settings.damaged.json");
        fs::rename(&file, damaged)?;
        if is_readable(&last_good) {
            fs::copy(&last_good, &file)?;
        }
    }
    app.store_builder(file).disable_auto_save().build()?;
    Ok(())
}

/// The settings as they stand. A field that is missing or not understood has its default.
pub fn get(app: &AppHandle) -> Settings {
    let stored = folder(app)
        .ok()
        .and_then(|folder| app.get_store(folder.join(FILE)))
        .and_then(|store| store.get(KEY));
    let Some(stored) = stored else {
        return Settings::default();
    };
    serde_json::from_value(stored.clone()).unwrap_or_else(|_| field_by_field(&stored))
}

/// One unreadable field must not cost all the others.
fn field_by_field(stored: &serde_json::Value) -> Settings {
    let mut merged = serde_json::to_value(Settings::default()).unwrap_or_default();
    let (Some(fields), Some(into)) = (stored.as_object(), merged.as_object_mut()) else {
        return Settings::default();
    };
    for (name, value) in fields {
        let Some(default) = into.get(name).cloned() else {
            continue;
        };
        into.insert(name.clone(), value.clone());
        if serde_json::from_value::<Settings>(serde_json::Value::Object(into.clone())).is_err() {
            into.insert(name.clone(), default);
        }
    }
    serde_json::from_value(merged).unwrap_or_default()
}

/// Keeps the settings.
pub fn set(app: &AppHandle, settings: &Settings) -> Answer<()> {
    let failed = |why: String| CommandError {
        detail: Some(why),
        ..CommandError::new(
            "settings",
            "The settings could not be saved. They hold until the window closes.",
        )
    };
    let folder = folder(app).map_err(|e| failed(e.to_string()))?;
    let file = folder.join(FILE);
    let store = app
        .get_store(&file)
        .ok_or_else(|| failed("the settings file is not open".to_owned()))?;
    let value = serde_json::to_value(settings).map_err(|e| failed(e.to_string()))?;
    store.set(KEY, value);
    store.save().map_err(|e| failed(e.to_string()))?;
    keep_copy(&file, &folder.join(LAST_GOOD)).map_err(|e| failed(e.to_string()))
}

fn folder(app: &AppHandle) -> tauri::Result<PathBuf> {
    app.path().app_config_dir()
}

fn is_readable(file: &Path) -> bool {
    fs::read(file)
        .is_ok_and(|bytes| serde_json::from_slice::<serde_json::Map<_, _>>(&bytes).is_ok())
}

/// Beside its place first, then renamed: at no moment is there half a copy.
fn keep_copy(file: &Path, copy: &Path) -> std::io::Result<()> {
    if !is_readable(file) {
        return Err(std::io::Error::other(
            "what was written cannot be read back",
        ));
    }
    let beside = copy.with_extension("new");
    fs::copy(file, &beside)?;
    fs::File::open(&beside)?.sync_all()?;
    fs::rename(&beside, copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_field_costs_only_itself() {
        let stored =
            serde_json::json!({"theme": "sepia", "size": "large", "unknown": 1, "line": 1.8});
        let settings = field_by_field(&stored);
        assert_eq!(settings.theme, Theme::Sepia);
        assert_eq!(settings.size, 18.0);
        assert_eq!(settings.line, 1.8);
    }
}
