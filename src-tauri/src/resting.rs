//! Memory goes back to the system once nobody has asked for anything for a moment.
//!
//! A search of a million notes takes many times what it answers, and leaves pages of the files behind that the system
//! has in memory as well. While a person types all of that is wanted again at the next key; after that nobody needs it.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use lectern_core::library::Ease;
use tauri::{AppHandle, Manager};

use crate::desk::Desk;

/// After so long without a question what was freed goes back, and the pages that were read.
const PAUSE: Duration = Duration::from_millis(700);

/// After so long what the next search reads anew in a few hundredths of a second.
const REST: Duration = Duration::from_secs(30);

/// Counts the questions that take memory.
#[derive(Default)]
pub struct Stir {
    count: Mutex<u32>,
    bell: Condvar,
}

impl Stir {
    /// Something is asked that takes memory.
    pub fn stir(&self) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.wrapping_add(1);
        self.bell.notify_one();
    }

    /// Waits for a question after that of this number; answers with the last one's.
    fn after(&self, seen: u32) -> u32 {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *self
            .bell
            .wait_while(count, |count| *count == seen)
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The same, but not for ever: the number is the same where nothing was asked so long.
    fn after_at_most(&self, seen: u32, patience: Duration) -> u32 {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, _) = self
            .bell
            .wait_timeout_while(count, patience, |count| *count == seen)
            .unwrap_or_else(PoisonError::into_inner);
        *count
    }
}

/// Watches until the program ends.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        let desk = app.state::<Desk>();
        let mut seen = 0;
        loop {
            seen = desk.stir.after(seen);
            for (patience, ease) in [(PAUSE, Ease::Pages), (REST, Ease::All)] {
                let now = desk.stir.after_at_most(seen, patience);
                if now != seen {
                    break;
                }
                if let Ok(library) = desk.library() {
                    library.ease(ease);
                }
                lectern_memory::give_back();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_heard_of_and_none_is_waited_for_in_vain() {
        let stir = Stir::default();
        assert_eq!(stir.after_at_most(0, Duration::ZERO), 0);
        stir.stir();
        stir.stir();
        assert_eq!(stir.after(0), 2);
        assert_eq!(stir.after_at_most(2, Duration::ZERO), 2);
    }
}
