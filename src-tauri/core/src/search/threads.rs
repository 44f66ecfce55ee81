//! Work that may be given up, and work shared by two threads.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::error::{Error, Result};

/// So many units are looked at between two looks at whether anyone still waits.
pub(super) const STRETCH: usize = 8_192;

/// Says whether anyone still waits.
pub(super) type GoOn<'a> = &'a dyn Fn() -> Result<()>;

/// Does the second thing on a thread of its own, whose answer it gives; it stops when the first one does.
pub(super) fn at_once<T: Send>(
    go_on: GoOn<'_>,
    first: impl FnOnce(GoOn<'_>) -> Result<()>,
    second: impl FnOnce(GoOn<'_>) -> Result<T> + Send,
) -> Result<T> {
    let is_given_up = AtomicBool::new(false);
    let is_given_up = &is_given_up;
    thread::scope(|scope| {
        let other = scope.spawn(move || {
            second(&|| match is_given_up.load(Ordering::Relaxed) {
                true => Err(Error::Overtaken),
                false => Ok(()),
            })
        });
        let done = first(go_on);
        is_given_up.store(done.is_err(), Ordering::Relaxed);
        match other.join() {
            Ok(found) => done.and(found),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
