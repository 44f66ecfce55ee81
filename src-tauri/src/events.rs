//! What the page is told without having asked.

use std::time::Duration;

use lectern_core::documents::Added;
use lectern_core::journal;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Manager};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::CommandError;

/// How often the library is asked whether the command line changed it.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Something happened outside the page.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum DeskEvent {
    /// Files came in, or did not: dropped on the window, named on the command line, or handed
    /// over by a second start.
    Added {
        /// What became of them.
        added: Added,
        /// The collection that they were put on too.
        collection: Option<Uuid>,
        /// Whether it is the lot whose standing was told.
        is_lot: bool,
        /// Whether some of it was not looked at any more, since it was stopped.
        is_stopped: bool,
        /// Whether there is something to undo.
        has_changed: bool,
    },
    /// A lot of files is coming in.
    Adding {
        /// How many are done.
        done: u32,
        /// Of how many.
        of: u32,
        /// How many could not come in so far.
        failed: u32,
        /// How many lots come after it.
        waiting: u32,
    },
    /// Adding failed as a whole; what came in before stays.
    AddingFailed {
        /// Why.
        error: CommandError,
        /// Whether it is the lot whose standing was told.
        is_lot: bool,
    },
    /// Files are held over the window.
    Drag {
        /// How many files that can be read, as far as their names tell.
        files: u32,
        /// How many folders.
        folders: u32,
        /// The names of files that cannot be read, by their names.
        unreadable: Vec<String>,
    },
    /// They are over another point of it now.
    DragMoved {
        /// From the left edge of the page, CSS pixels.
        x: i32,
        /// From its upper edge, CSS pixels.
        y: i32,
    },
    /// They were carried away again.
    DragLeft,
    /// They were let go of over the page, which says by `add_dropped` where they go.
    Dropped {
        /// As in `DragMoved`.
        x: i32,
        /// As in `DragMoved`.
        y: i32,
    },
    /// Another program changed the library.
    Changed,
    /// The search index has caught up with the library.
    Indexed,
    /// The last run did not end properly; the library was checked.
    CutOff {
        /// How many things in it are not as they were saved.
        problems: u32,
    },
    /// The window is about to close: what is unsaved is saved now, then the page says
    /// `close_window`.
    Closing,
}

/// Tells the page when the command line has changed the library.
pub fn watch_other_programs(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        let desk = app.state::<Desk>();
        let mut opened = desk.library();
        while opened.is_err() {
            // It may be opened yet, when what was in the way is gone.
            std::thread::sleep(LOOK_EVERY);
            opened = desk.library();
        }
        let Ok(library) = opened else { return };
        let mut seen = journal::newest(&library).unwrap_or_default();
        loop {
            std::thread::sleep(LOOK_EVERY);
            // A library that cannot be read just now is asked again.
            let Ok(newest) = journal::newest(&library) else {
                continue;
            };
            if newest != seen && journal::changed_since(&library, seen).unwrap_or(true) {
                desk.tell(DeskEvent::Changed);
            }
            seen = newest;
        }
    });
}
