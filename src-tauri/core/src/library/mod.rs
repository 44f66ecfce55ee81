//! The library: one SQLite file in one folder; the only owner of a connection.
//!
//! One writer and any number of readers. Rooms get a connection lent inside a closure, for
//! reading through [`Library::read`] and for writing through the journal alone, which is the one
//! caller of `Library::write`.

mod folder;
mod kept;
mod migrate;
mod open;
mod packed;
mod peek;
mod place;
mod read_only;
mod size;
#[cfg(debug_assertions)]
mod trial;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::error::{Error, Result};

pub(crate) use packed::{Packed, Unpacked, UnpackedText};
pub(crate) use peek::{immutable, with_suffix};

pub use folder::{default_folder, usual_folder};
pub use kept::copies;
pub use size::Size;

/// Name of the library's file inside its folder.
pub const FILE_NAME: &str = "library.lectern";

/// The format version this program writes; kept in SQLite's `user_version`.
pub const SCHEMA_VERSION: u32 = migrate::VERSION;

/// The version of the program; one for the window, the command line and this.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Who acts on a library: shown beside each change in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A person at the window.
    Window,
    /// A person or script at the command line.
    CommandLine,
}

impl Actor {
    /// The word in the journal.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::CommandLine => "command-line",
        }
    }
}

/// Readers that are kept open while nobody reads: more than one question is seldom asked at once.
const READERS: usize = 2;

/// What to let go of while nobody asks for anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ease {
    /// Pages of the files: the system has them in memory as well.
    Pages,
    /// What the next search reads anew, too.
    All,
}

/// An open library. Share it between threads by reference; it closes when dropped.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    actor: Actor,
    device: Uuid,
    place: place::Place,
    read_only: Option<read_only::ReadOnly>,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    search: crate::search::Slot,
}

impl Library {
    /// The folder that holds the library.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Who acts through this handle.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Whether it was opened to be read alone, since it may not be written.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// The id of this machine's copy of the library; part of every change.
    pub(crate) fn device(&self) -> Uuid {
        self.device
    }

    /// Where the search keeps its index open; what is in it this room does not know.
    pub(crate) fn search_slot(&self) -> &crate::search::Slot {
        &self.search
    }

    /// Lends a connection that sees one consistent state of the library for the whole closure.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = lock(&self.readers).pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.reader()?,
        };
        let answer = {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            work(&transaction)
        };
        lock(&self.readers).push(connection);
        self.still_as_opened()?;
        answer
    }

    fn reader(&self) -> Result<Connection> {
        match &self.read_only {
            Some(read_only) => open::reader(
                read_only.folder().unwrap_or(&self.folder),
                read_only.is_in_place(),
            ),
            None => open::reader(&self.folder, false),
        }
    }

    fn still_as_opened(&self) -> Result<()> {
        self.read_only
            .as_ref()
            .map_or(Ok(()), read_only::ReadOnly::check)
    }

    /// As [`Library::read`], for work that goes through the whole library: on a connection of its own, whose memory
    /// goes with it.
    pub(crate) fn read_apart<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut connection = self.reader()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        let answer = work(&transaction);
        self.still_as_opened()?;
        answer
    }

    /// Runs the closure in one write transaction: all of it is on disk when this returns `Ok`,
    /// none of it when it returns `Err`. Called by the journal only.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        let mut writer = lock(&self.writer);
        self.place.check()?;
        #[cfg(debug_assertions)]
        trial::set_up(&writer)?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = work(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }

    /// Lets go of what is kept in memory only to be quick. Whoever is at work keeps what they have.
    pub fn ease(&self, what: Ease) {
        let shrink = |connection: &Connection| {
            // Memory that is not let go of is nothing to tell anybody.
            let _ = connection.execute_batch("PRAGMA shrink_memory");
        };
        let mut readers = lock(&self.readers);
        readers.truncate(READERS);
        readers.iter().for_each(shrink);
        drop(readers);
        if let Ok(writer) = self.writer.try_lock() {
            shrink(&writer);
        }
        self.search.ease(what == Ease::All);
    }

    /// Brings everything into the library's one file, as a program that ends should: whoever
    /// copies the folder then copies one file. Nothing is lost without it.
    ///
    /// # Errors
    /// Only where the library cannot be written.
    pub fn settle(&self) -> Result<()> {
        self.search.close();
        lock(&self.readers).clear();
        if self.is_read_only() {
            return Ok(());
        }
        lock(&self.writer).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Moves what the write-ahead log holds into the library's file, and lets go of the pages kept in memory; called
    /// after bulk work.
    pub(crate) fn checkpoint(&self) -> Result<()> {
        if self.is_read_only() {
            return Ok(());
        }
        let writer = lock(&self.writer);
        writer.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        writer.execute_batch("PRAGMA shrink_memory")?;
        Ok(())
    }
}

/// A poisoned lock means another thread panicked inside a closure; its transaction was rolled
/// back when it was dropped, so the connection itself is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
