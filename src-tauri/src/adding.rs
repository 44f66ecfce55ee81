//! Files on their way into the library: from dialogs, drops, the command line. One file comes in at once; of lots of
//! files one comes in after the other, so that what is told of the running one is of one lot.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use lectern_core::documents::{AddOptions, Added, Standing, add_watched};
use tauri::{AppHandle, Manager};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::events::DeskEvent;

/// What the desk knows of files on their way.
#[derive(Default)]
pub struct Adding {
    /// Held by the lot that comes in.
    turn: Mutex<()>,
    /// How many lots wait for it.
    waiting: AtomicU32,
    /// How often all adding was stopped: whatever began before the last time ends.
    stops: AtomicU32,
    /// What was dropped on the window, until the page says where it goes.
    dropped: Mutex<Vec<PathBuf>>,
    /// What the last import left out, in the order in which it was told.
    refused: Mutex<Refused>,
}

impl Adding {
    /// Stops all that comes in, and all that waits. What is in stays.
    pub fn stop(&self) {
        self.stops.fetch_add(1, Ordering::Relaxed);
    }

    /// Waits for the lots before.
    fn turn(&self) -> MutexGuard<'_, ()> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let turn = held(&self.turn);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        turn
    }

    fn stopped(&self) -> u32 {
        self.stops.load(Ordering::Relaxed)
    }

    /// Keeps what was dropped for the page's answer.
    pub fn drop_here(&self, paths: Vec<PathBuf>) {
        *held(&self.dropped) = paths;
    }

    /// What was dropped last, once.
    pub fn dropped(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *held(&self.dropped))
    }

    /// The file that was left out at this place of the list, and the collection it was to come onto.
    ///
    /// # Errors
    /// Where the list is another one by now.
    pub fn refused(&self, index: u32) -> Answer<(PathBuf, Option<Uuid>)> {
        let refused = held(&self.refused);
        usize::try_from(index)
            .ok()
            .and_then(|index| refused.paths.get(index).cloned())
            .map(|path| (path, refused.collection))
            .ok_or_else(|| {
                CommandError::new(
                    "invalid-value",
                    "Which file this was is not known any more.",
                )
            })
    }
}

/// What one import left out.
#[derive(Debug, Default)]
struct Refused {
    paths: Vec<PathBuf>,
    collection: Option<Uuid>,
}

fn held<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds files and folders on a thread of their own, and puts them on a collection where one is named; the page hears
/// how far it is and what became of them.
pub fn add_in_background(app: &AppHandle, paths: Vec<PathBuf>, collection: Option<Uuid>) {
    if paths.is_empty() {
        return;
    }
    let app = app.clone();
    let asked = app.state::<Desk>().adding.stopped();
    std::thread::spawn(move || {
        let desk = app.state::<Desk>();
        // A report that somebody opens now does not wait for a thousand others.
        let is_lot = paths.len() > 1 || paths.iter().any(|path| path.is_dir());
        let _turn = is_lot.then(|| desk.adding.turn());
        if desk.adding.stopped() != asked {
            return;
        }
        let mut is_stopped = false;
        let outcome = add_paths(&desk, &paths, collection, &mut || {
            is_stopped = desk.adding.stopped() != asked;
            !is_stopped
        });
        if let Ok(added) = &outcome {
            let paths = added
                .failed
                .iter()
                .map(|failed| PathBuf::from(&failed.path));
            *held(&desk.adding.refused) = Refused {
                paths: paths.collect(),
                collection,
            };
        }
        desk.tell(match outcome {
            Ok(added) => DeskEvent::Added {
                has_changed: added.has_changed,
                added,
                collection,
                is_lot,
                is_stopped,
            },
            Err(error) => DeskEvent::AddingFailed { error, is_lot },
        });
    });
}

/// Adds files and answers what became of them; asks before each whether to go on.
///
/// # Errors
/// Where the library fails as a whole.
pub fn add_paths(
    desk: &Desk,
    paths: &[PathBuf],
    collection: Option<Uuid>,
    goes_on: &mut dyn FnMut() -> bool,
) -> Answer<Added> {
    let library = desk.library()?;
    let mut progress = |at: Standing| {
        if at.of > 1 {
            // What is in is found while the rest comes.
            desk.indexer.wake();
            desk.tell(DeskEvent::Adding {
                done: count(at.done),
                of: count(at.of),
                failed: count(at.failed),
                waiting: desk.adding.waiting.load(Ordering::Relaxed),
            });
        }
        goes_on()
    };
    let options = AddOptions {
        collection,
        ..AddOptions::default()
    };
    let added = add_watched(&library, paths, options, &mut progress);
    desk.indexer.wake();
    // Reading a report takes many times its size for a moment.
    lectern_memory::give_back();
    Ok(added?)
}

/// A count for the page, which counts no further than 32 bits.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
