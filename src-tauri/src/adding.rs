//! Files on their way into the library: from dialogs, drops, the command line.

use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use lectern_core::documents::{AddOptions, Added, Standing, add_watched};
use tauri::{AppHandle, Manager};

use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::events::DeskEvent;

/// Adds files and folders, telling the page how far it is; blocks until done or stopped.
pub fn add_now(desk: &Desk, paths: &[PathBuf]) -> Answer<Added> {
    let added = add_paths(desk, paths)?;
    *desk.refused.lock().unwrap_or_else(PoisonError::into_inner) = added
        .failed
        .iter()
        .map(|failed| PathBuf::from(&failed.path))
        .collect();
    Ok(added)
}

/// The file that was left out at this place of the list.
pub fn refused(desk: &Desk, index: u32) -> Answer<PathBuf> {
    let list = desk.refused.lock().unwrap_or_else(PoisonError::into_inner);
    usize::try_from(index)
        .ok()
        .and_then(|index| list.get(index).cloned())
        .ok_or_else(|| {
            CommandError::new(
                "invalid-value",
                "Which file this was is not known any more.",
            )
        })
}

/// Adds without a list of what was left out: for another try at a file of that list.
pub fn add_paths(desk: &Desk, paths: &[PathBuf]) -> Answer<Added> {
    let library = desk.library()?;
    desk.stop_adding.store(false, Ordering::Relaxed);
    let mut progress = |at: Standing| {
        if at.of > 1 {
            // What is in is found while the rest comes.
            desk.indexer.wake();
            desk.tell(DeskEvent::Adding {
                done: count(at.done),
                of: count(at.of),
                failed: count(at.failed),
            });
        }
        !desk.stop_adding.load(Ordering::Relaxed)
    };
    let added = add_watched(&library, paths, AddOptions::default(), &mut progress);
    desk.indexer.wake();
    // Reading a report takes many times its size for a moment.
    lectern_memory::give_back();
    Ok(added?)
}

/// Adds files on a thread of their own; the page hears what became of them.
pub fn add_in_background(app: &AppHandle, paths: Vec<PathBuf>) {
    if paths.is_empty() {
        return;
    }
    let app = app.clone();
    std::thread::spawn(move || {
        let desk = app.state::<Desk>();
        match add_now(&desk, &paths) {
            Ok(added) => desk.tell(DeskEvent::Added { added }),
            Err(error) => desk.tell(DeskEvent::AddingFailed { error }),
        }
    });
}

/// A count for the page, which counts no further than 32 bits.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
