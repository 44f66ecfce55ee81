//! The one window, with its walls.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use lectern_core::import;
use lectern_core::library::usual_folder;
use tauri::{
    AppHandle, DragDropEvent, Manager, PhysicalPosition, WebviewUrl, WebviewWindowBuilder, Window,
    WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

use crate::adding::count;
use crate::desk::Desk;
use crate::events::DeskEvent;
use crate::{start, walls};

/// The label that the access list names.
pub const LABEL: &str = "main";

/// What is remembered of the window.
pub const KEPT_STATE: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED);

/// How often the page may be asked to close before the window closes without it.
const PATIENT_CLOSES: u32 = 3;

/// Opens the window. Navigation away, new windows and downloads are refused.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let handle = app.clone();
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Lectern")
        .inner_size(1280.0, 800.0)
        .min_inner_size(480.0, 400.0)
        .on_navigation(walls::may_navigate)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_web_resource_request(move |request, response| start::bake(&handle, &request, response));
    walls::lead_nowhere(builder).build()?;
    Ok(())
}

/// The name by which a second start finds the first: one window per library. Where the system has no names of this
/// kind (Windows and macOS), there is one window for all libraries.
pub fn instance_of(library: Option<&Path>) -> String {
    const ID: &str = "app.lectern.desk";
    // The usual one is that also where it was named.
    let usual = usual_folder().and_then(|folder| folder.canonicalize().ok());
    let chosen = std::env::var_os("LECTERN_LIBRARY")
        .and(library)
        .filter(|folder| usual.is_none() || folder.canonicalize().ok() != usual);
    let Some(folder) = chosen else {
        return ID.to_owned(); // the usual one
    };
    // The folder itself may not be there yet.
    let parent = folder
        .parent()
        .and_then(|parent| parent.canonicalize().ok());
    let mut hasher = DefaultHasher::new();
    (parent, folder.file_name()).hash(&mut hasher);
    format!("{ID}.L{:016x}", hasher.finish())
}

/// Brings the window to the front.
pub fn to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse; there is nothing better to try then.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}

/// Asks the window to close, as its frame's button does.
pub fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window that cannot be asked is on its way out already.
        let _ = window.close();
    }
}

/// Ends the window, and with it the program, without asking the page.
pub fn end(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // As above.
        let _ = window.destroy();
    }
}

/// Drops of files, and closing.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let desk = window.state::<Desk>();
    match event {
        WindowEvent::DragDrop(DragDropEvent::Enter { paths, position }) => {
            desk.tell(carried(paths));
            let (x, y) = point(window, *position);
            desk.tell(DeskEvent::DragMoved { x, y });
        }
        WindowEvent::DragDrop(DragDropEvent::Over { position }) => {
            let (x, y) = point(window, *position);
            desk.tell(DeskEvent::DragMoved { x, y });
        }
        WindowEvent::DragDrop(DragDropEvent::Leave) => desk.tell(DeskEvent::DragLeft),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
            desk.adding.drop_here(paths.clone());
            let (x, y) = point(window, *position);
            desk.tell(DeskEvent::Dropped { x, y });
        }
        WindowEvent::CloseRequested { api, .. } => {
            // The page saves what is unsaved and then closes the window itself; where the disk
            // refuses, it asks first. A page that no longer answers must not hold the window.
            let asked = desk.close_asked.fetch_add(1, Ordering::Relaxed) + 1;
            if asked < PATIENT_CLOSES && desk.is_heard() {
                api.prevent_close();
                desk.tell(DeskEvent::Closing);
            }
        }
        _ => {}
    }
}

/// What is held over the window, as far as names tell: a file may be far away, and this thread draws.
fn carried(paths: &[PathBuf]) -> DeskEvent {
    let (folders, files): (Vec<_>, Vec<_>) = paths.iter().partition(|path| path.is_dir());
    let unreadable: Vec<_> = files
        .iter()
        .filter_map(|path| path.file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| import::foreign(name).is_some())
        .collect();
    DeskEvent::Drag {
        files: count(files.len() - unreadable.len()),
        folders: count(folders.len()),
        unreadable,
    }
}

/// A point of the page in CSS pixels. Only on Windows does the system name it in the screen's own.
fn point(window: &Window, position: PhysicalPosition<f64>) -> (i32, i32) {
    let scale = if cfg!(windows) {
        window.scale_factor().unwrap_or(1.0)
    } else {
        1.0
    };
    let at = position.to_logical::<i32>(scale);
    (at.x, at.y)
}

/// Whether there is something to show a window on; the toolkit would end the program with its own words.
pub(crate) fn has_display() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    set("DISPLAY").is_some()
        || set("WAYLAND_DISPLAY").is_some()
        || set("XDG_RUNTIME_DIR")
            .is_some_and(|folder| std::path::Path::new(&folder).join("wayland-0").exists())
}
