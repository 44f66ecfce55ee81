//! Memory goes back to the system once nobody has asked for anything for a moment.
//!
//! A search of a million notes takes many times what it answers, and leaves pages of the files behind that the system
//! has in memory as well. While the search box is open all of that is wanted again at the next key, which may come half a
//! minute later, when the results have been looked at; after that nobody needs it.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use lectern_core::library::Ease;
use tauri::{AppHandle, Manager};

use crate::desk::Desk;

/// After so long without a question what was freed goes back, and the pages that were read.
const PAUSE: Duration = Duration::from_millis(700);

/// After so long what the next search reads anew in a few hundredths of a second.
const REST: Duration = Duration::from_secs(30);

/// Says when something was asked that takes memory.
#[derive(Default)]
pub struct Stir {
    last: Mutex<Last>,
    bell: Condvar,
}

/// What was heard last.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Last {
    /// Counts what is heard.
    count: u32,
    /// More of the same is expected: what makes it quick is kept over a pause.
    is_held: bool,
}

impl Last {
    /// What is done about memory where nothing follows: after how long without a question, and what.
    fn steps(self) -> &'static [(Duration, Ease)] {
        if self.is_held {
            &[(REST, Ease::All)]
        } else {
            &[(PAUSE, Ease::Pages), (REST, Ease::All)]
        }
    }
}

impl Stir {
    /// Something is asked that takes memory.
    pub fn stir(&self) {
        self.hear(|_| {});
    }

    /// From now on questions come one after the other, with pauses between them.
    pub fn hold(&self) {
        self.hear(|last| last.is_held = true);
    }

    /// There will be no more of them.
    pub fn release(&self) {
        self.hear(|last| last.is_held = false);
    }

    fn hear(&self, change: impl FnOnce(&mut Last)) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.count = last.count.wrapping_add(1);
        change(&mut last);
        self.bell.notify_one();
    }

    /// Waits for what comes after this; answers with the last of it.
    fn after(&self, seen: Last) -> Last {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *self
            .bell
            .wait_while(last, |last| *last == seen)
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The same, but not for ever: the answer is the same where nothing was asked so long.
    fn after_at_most(&self, seen: Last, patience: Duration) -> Last {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, _) = self
            .bell
            .wait_timeout_while(last, patience, |last| *last == seen)
            .unwrap_or_else(PoisonError::into_inner);
        *last
    }
}

/// Watches until the program ends.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        let desk = app.state::<Desk>();
        let mut seen = Last::default();
        loop {
            seen = desk.stir.after(seen);
            for &(patience, ease) in seen.steps() {
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
        let none = Last::default();
        assert_eq!(stir.after_at_most(none, Duration::ZERO), none);
        stir.stir();
        stir.stir();
        let last = stir.after(none);
        assert_eq!(last.count, 2);
        assert_eq!(stir.after_at_most(last, Duration::ZERO), last);
    }

    #[test]
    fn while_it_is_held_no_pause_lets_go() {
        let stir = Stir::default();
        stir.hold();
        stir.stir();
        let held = stir.after(Last::default());
        assert!(matches!(held.steps(), [(REST, Ease::All)]));
        stir.release();
        let released = stir.after(held);
        assert!(matches!(released.steps(), [(PAUSE, Ease::Pages), ..]));
    }
}
