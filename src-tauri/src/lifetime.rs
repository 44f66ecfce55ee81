//! From start to end: whether the last run ended as it should, and an end that is asked for from outside.
//!
//! While the window is open a file stands beside the settings that names its library; a proper end takes
//! it away. It is not kept in the library, so that a copy made meanwhile does not claim a bad end.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lectern_core::check;
use tauri::{AppHandle, Manager};

use crate::adding::count;
use crate::desk::Desk;
use crate::events::DeskEvent;
use crate::window;

const FILE: &str = "window-open";

/// How long a check waits: what a person wants to read comes first.
const AFTER_THE_START: Duration = Duration::from_secs(2);

/// Notes that the window is open. Where the last run did not end properly, the library is checked in the
/// background and the page is told.
pub fn begin(app: &AppHandle) {
    let (Some(file), Some(folder)) = (file(app), app.state::<Desk>().folder()) else {
        return;
    };
    let cut_off = is_of(&file, &folder);
    // Without the note the next start knows of no bad end; nothing else depends on it.
    let _ = fs::write(&file, folder.as_os_str().as_encoded_bytes());
    if cut_off {
        check_in_background(app);
    }
}

/// The window ends properly. A file that another library's window has written meanwhile is left to it.
pub fn end(app: &AppHandle) {
    let (Some(file), Some(folder)) = (file(app), app.state::<Desk>().folder()) else {
        return;
    };
    if is_of(&file, &folder) {
        let _ = fs::remove_file(file);
    }
}

/// The system, or whoever else may, asks the program to end: the window closes as by hand, and so
/// saves what is unsaved first.
#[cfg(unix)]
pub fn heed_signals(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [
        SignalKind::terminate(),
        SignalKind::hangup(),
        SignalKind::interrupt(),
    ] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            // Where the system has no such signal, it ends the program in its own way.
            let Ok(mut asked) = signal(kind) else { return };
            while asked.recv().await.is_some() {
                window::close(&app);
            }
        });
    }
}

/// Other systems ask the window itself.
#[cfg(not(unix))]
pub fn heed_signals(_app: &AppHandle) {}

fn check_in_background(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(AFTER_THE_START);
        let desk = app.state::<Desk>();
        // A library that cannot be opened or read says so itself.
        let Ok(library) = desk.library() else { return };
        if let Ok(report) = check::check(&library) {
            desk.tell(DeskEvent::CutOff {
                problems: count(report.problems.len()),
            });
        }
        lectern_memory::give_back();
    });
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    let folder = app.path().app_config_dir().ok()?;
    fs::create_dir_all(&folder).ok()?;
    Some(folder.join(FILE))
}

/// Whether the file was left behind by a window on this library.
fn is_of(file: &Path, library: &Path) -> bool {
    fs::read(file).is_ok_and(|left| left == library.as_os_str().as_encoded_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_library_was_cut_off() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join(FILE);
        assert!(!is_of(&file, Path::new("/a/library")));
        fs::write(&file, "/a/library").unwrap();
        assert!(is_of(&file, Path::new("/a/library")));
        assert!(!is_of(&file, Path::new("/another")));
    }
}
