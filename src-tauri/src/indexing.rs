//! The search index follows the library in the background: after the start, after files came in, and whenever a
//! search found that it is behind.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use lectern_core::search;
use tauri::{AppHandle, Manager};

use crate::desk::Desk;
use crate::events::DeskEvent;

/// How long the first look waits: what a person wants to read comes first.
const AFTER_THE_START: Duration = Duration::from_secs(2);

/// The bell that wakes the indexer.
#[derive(Default)]
pub struct Indexer {
    rung: Mutex<bool>,
    bell: Condvar,
}

impl Indexer {
    /// There may be something to take in.
    pub fn wake(&self) {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_one();
    }

    fn wait(&self) {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        while !*rung {
            rung = self.bell.wait(rung).unwrap_or_else(PoisonError::into_inner);
        }
        *rung = false;
    }
}

/// Follows the library until the program ends.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(AFTER_THE_START);
        let desk = app.state::<Desk>();
        loop {
            // A library that cannot be opened says so itself; an index that cannot be made is told with each search.
            if let Ok(library) = desk.library() {
                let mut steps = 0;
                let _ = search::catch_up(&library, &mut |_, _| {
                    steps += 1;
                    true
                });
                if steps > 0 {
                    lectern_memory::give_back();
                }
                desk.tell(DeskEvent::Indexed);
            }
            desk.indexer.wait();
        }
    });
}
