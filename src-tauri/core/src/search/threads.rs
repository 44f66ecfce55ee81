//! Work that may be given up, and work shared by two threads.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::error::{Error, Result};

/// Says whether anyone still waits.
pub(super) type GoOn<'a> = &'a dyn Fn() -> Result<()>;

/// Does the second thing on a thread of its own, whose answer it gives; it is given up when the first one fails. Where
/// the system has no thread left, it comes after the first one.
pub(super) fn at_once<T: Send>(
    go_on: GoOn<'_>,
    first: impl FnOnce(GoOn<'_>) -> Result<()>,
    second: impl FnOnce(GoOn<'_>) -> Result<T> + Send,
) -> Result<T> {
    let is_given_up = AtomicBool::new(false);
    // A thread that does not start takes what it was to do with it.
    let waiting = Mutex::new(Some(second));
    let taken = || {
        waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    };
    thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, || {
            let go_on = || match is_given_up.load(Ordering::Relaxed) {
                true => Err(Error::Overtaken),
                false => Ok(()),
            };
            taken().map(|second| second(&go_on))
        });
        let done = first(go_on);
        is_given_up.store(done.is_err(), Ordering::Relaxed);
        let found = match other {
            Ok(other) => other.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => {
                done?;
                return taken().map_or(Err(Error::Overtaken), |second| second(go_on));
            }
        };
        done.and(found.unwrap_or(Err(Error::Overtaken)))
    })
}
