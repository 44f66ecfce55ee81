//! A channel whose sender may run ahead of its receiver by so many bytes, not by so many things: of small files hundreds
//! are ready and wait, of large ones one.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A channel that holds `most` bytes. What is larger waits alone.
pub(super) fn channel<T>(most: usize) -> (Ahead<T>, Behind<T>) {
    let (to, from) = mpsc::channel();
    let room = Arc::new(Room {
        most,
        waiting: Mutex::new(Some(0)),
        freed: Condvar::new(),
    });
    let ahead = Ahead {
        to,
        room: Arc::clone(&room),
    };
    (ahead, Behind { from, room })
}

/// The end that sends.
pub(super) struct Ahead<T> {
    to: Sender<(T, usize)>,
    room: Arc<Room>,
}

/// The end that receives.
pub(super) struct Behind<T> {
    from: Receiver<(T, usize)>,
    room: Arc<Room>,
}

struct Room {
    most: usize,
    /// Bytes that wait; `None` where nobody waits for them any more.
    waiting: Mutex<Option<usize>>,
    freed: Condvar,
}

impl<T> Ahead<T> {
    /// Sends something of so many bytes, once there is room for it; answers whether anybody wants it.
    pub fn send(&self, thing: T, bytes: usize) -> bool {
        let is_full = |waiting: &mut Option<usize>| {
            waiting.is_some_and(|waiting| waiting > 0 && waiting + bytes > self.room.most)
        };
        let held = self.room.freed.wait_while(self.room.held(), is_full);
        let mut held = held.unwrap_or_else(PoisonError::into_inner);
        let Some(waiting) = held.as_mut() else {
            return false;
        };
        *waiting += bytes;
        self.to.send((thing, bytes)).is_ok()
    }
}

impl<T> Behind<T> {
    /// The next thing, where one comes in this time.
    ///
    /// # Errors
    /// None came, or none will come.
    pub fn recv_timeout(&self, patience: Duration) -> Result<T, RecvTimeoutError> {
        let (thing, bytes) = self.from.recv_timeout(patience)?;
        if let Some(waiting) = self.room.held().as_mut() {
            *waiting = waiting.saturating_sub(bytes);
        }
        self.room.freed.notify_one();
        Ok(thing)
    }
}

impl<T> Drop for Behind<T> {
    fn drop(&mut self) {
        *self.room.held() = None;
        self.room.freed.notify_all();
    }
}

impl Room {
    fn held(&self) -> MutexGuard<'_, Option<usize>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    const SOON: Duration = Duration::from_secs(20);

    #[test]
    fn no_more_waits_than_there_is_room_for_and_all_comes_in_order() {
        let (ahead, behind) = channel(100);
        let sent = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                for (number, bytes) in [60, 30, 20, 500, 10].into_iter().enumerate() {
                    assert!(ahead.send(number, bytes));
                    sent.store(number + 1, Ordering::SeqCst);
                }
                drop(ahead);
            });
            for (number, most) in [(0, 2), (1, 3), (2, 3), (3, 4), (4, 5)] {
                thread::sleep(Duration::from_millis(20));
                let ahead = sent.load(Ordering::SeqCst);
                assert!(ahead <= most, "{ahead} sent before {number} was taken");
                assert_eq!(behind.recv_timeout(SOON), Ok(number));
            }
            let end = behind.recv_timeout(SOON);
            assert_eq!(end, Err(RecvTimeoutError::Disconnected));
        });
    }

    #[test]
    fn who_waits_for_room_hears_that_nobody_wants_it_any_more() {
        let (ahead, behind) = channel(10);
        assert!(ahead.send('a', 10));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| ahead.send('b', 10));
            thread::sleep(Duration::from_millis(20));
            drop(behind);
            assert!(!waiting.join().unwrap());
        });
    }
}
