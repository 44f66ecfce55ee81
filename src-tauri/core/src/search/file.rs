//! The index's own file: opened, made anew where it is missing, damaged, foreign or of another
//! version, and replaced by one in memory where it cannot be written.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use uuid::Uuid;

use super::columns::Columns;
use super::complete::Counted;
use crate::error::{Error, Result};
use crate::library::{Library, immutable, with_suffix};
use crate::text::WORDS_VERSION;

/// Name of the index's file beside the library.
pub const INDEX_NAME: &str = "search.lectern-index";

/// The version of the index's layout; with that of the words it says whether a file fits.
const LAYOUT: u32 = 9;

/// So long is waited for another program that has the file to itself for a moment.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

const VERSION: u32 = LAYOUT * 1000 + WORDS_VERSION;

/// Where an open library keeps its open index.
#[derive(Debug, Default)]
pub(crate) struct Slot(pub(super) Mutex<Option<Open>>);

impl Slot {
    /// Whether nobody is asking.
    #[cfg(test)]
    pub(crate) fn is_free(&self) -> bool {
        self.0.try_lock().is_ok()
    }

    /// Closes the index, which brings it into its one file.
    pub(crate) fn close(&self) {
        *super::lock(&self.0) = None;
    }

    /// Lets go of the pages kept in memory, and of the columns where `all`, unless somebody is searching.
    pub(crate) fn ease(&self, all: bool) {
        let Ok(mut slot) = self.0.try_lock() else {
            return;
        };
        if let Some(open) = slot.as_mut() {
            // Memory that is not let go of is nothing to tell anybody.
            let _ = open.connection.execute_batch("PRAGMA shrink_memory");
            if all {
                open.columns = None;
            }
        }
    }
}

/// An open index.
#[derive(Debug)]
pub(super) struct Open {
    pub connection: Connection,
    /// Whether it lies in memory, as no file could be written.
    pub in_memory: bool,
    pub columns: Option<Arc<Columns>>,
    /// The state of the library that it was last found to have all documents of.
    pub counted: Option<Counted>,
    /// Whether it is read as it is, beside a library that may not be written: no file may come to be beside it.
    as_it_is: bool,
    file: PathBuf,
}

impl Open {
    /// The same index once more, to read from while others ask this one; with the columns that are known. `None` where
    /// it has no file, or one that cannot be opened a second time.
    pub fn beside(&self) -> Option<Self> {
        if self.in_memory || self.as_it_is {
            return None;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.file, flags).ok()?;
        connection.busy_timeout(PATIENCE).ok()?;
        prepare(&connection).ok()?;
        Some(Self {
            connection,
            in_memory: false,
            columns: self.columns.clone(),
            counted: self.counted,
            as_it_is: false,
            file: self.file.clone(),
        })
    }

    /// Whether the file it was opened from is still there.
    pub fn is_there(&self) -> bool {
        self.in_memory || self.file.exists()
    }
}

/// Opens the index of a library, making it anew where it does not fit.
pub(super) fn open(library: &Library) -> Result<Open> {
    let uuid = uuid_of(library)?;
    let file = library.folder().join(INDEX_NAME);
    if library.is_read_only() {
        return match as_it_is(&file, uuid) {
            Ok(connection) => Ok(Open {
                connection,
                in_memory: false,
                columns: None,
                counted: None,
                as_it_is: true,
                file,
            }),
            Err(_) => open_in_memory(library),
        };
    }
    let connection = match on_disk(&file, uuid) {
        Ok(connection) => connection,
        Err(Error::Busy) => return Err(Error::Busy),
        Err(_) => {
            drop_files(&file);
            match on_disk(&file, uuid) {
                Ok(connection) => connection,
                Err(_) => return open_in_memory(library),
            }
        }
    };
    Ok(Open {
        connection,
        in_memory: false,
        columns: None,
        counted: None,
        as_it_is: false,
        file,
    })
}

/// An index for this program alone, where no file can be written.
pub(super) fn open_in_memory(library: &Library) -> Result<Open> {
    let connection = Connection::open_in_memory()?;
    set_up(&connection, uuid_of(library)?)?;
    Ok(Open {
        connection,
        in_memory: true,
        columns: None,
        counted: None,
        as_it_is: false,
        file: library.folder().join(INDEX_NAME),
    })
}

fn uuid_of(library: &Library) -> Result<Uuid> {
    library.read(|c| Ok(c.query_row("SELECT uuid FROM library", [], |row| row.get(0))?))
}

/// Takes the index of a library away; the next search or catching up makes it anew.
///
/// # Errors
/// None today; a file that cannot be removed is replaced when it is opened next.
pub fn forget(library: &Library) -> Result<()> {
    let mut slot = super::lock(&library.search_slot().0);
    *slot = None;
    drop_files(&library.folder().join(INDEX_NAME));
    Ok(())
}

pub(super) fn drop_files(file: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        // What cannot be removed cannot be written either: the search does without it then.
        let _ = fs::remove_file(with_suffix(file, suffix));
    }
}

fn on_disk(file: &Path, library: Uuid) -> Result<Connection> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    if file
        .symlink_metadata()
        .is_ok_and(|found| found.is_symlink())
    {
        return Err(Error::NotALibrary(file.to_owned()));
    }
    options
        .open(file)
        .map_err(|e| Error::file("open", file, e))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // What a common letter is in takes megabytes, which are read page by page.
    connection.pragma_update(None, "page_size", 16_384)?;
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "cell_size_check", true)?;
    set_up(&connection, library)?;
    Ok(connection)
}

/// An index beside a library that may not be written: read as it is, where it fits.
fn as_it_is(file: &Path, library: Uuid) -> Result<Connection> {
    // What waits in a log would be missed.
    if with_suffix(file, "-wal")
        .metadata()
        .is_ok_and(|log| log.len() > 0)
    {
        return Err(Error::ReadOnly);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let address = immutable(file).ok_or(Error::Unreachable)?;
    let connection = Connection::open_with_flags(address, flags)?;
    prepare(&connection)?;
    fits(&connection, library)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn fits(connection: &Connection, library: Uuid) -> Result<()> {
    let fits: bool = connection.query_row(
        "SELECT version = ?1 AND library = ?2 FROM meta",
        (VERSION, library),
        |row| row.get(0),
    )?;
    if fits {
        Ok(())
    } else {
        Err(Error::Damaged(
            "the search index is of another kind".to_owned(),
        ))
    }
}

/// Makes the tables where there are none; refuses what does not fit. One that is there is looked at without a lock,
/// which another program may have for long.
fn set_up(connection: &Connection, library: Uuid) -> Result<()> {
    prepare(connection)?;
    let is_empty = || -> Result<bool> {
        let sql = "SELECT count(*) = 0 FROM sqlite_schema";
        Ok(connection.query_row(sql, [], |row| row.get(0))?)
    };
    if !is_empty()? {
        return fits(connection, library);
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let made = (|| {
        if is_empty()? {
            connection.execute_batch(include_str!("schema.sql"))?;
            connection.execute(
                "INSERT INTO meta (one, version, library, seq, next, generation, cursor) VALUES (1, ?1, ?2, 0, 0, 0, 0)",
                (VERSION, library),
            )?;
            return Ok(());
        }
        fits(connection, library)
    })();
    connection.execute_batch(if made.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;
    use crate::library::Ease;
    use crate::search::{Scope, search};

    #[test]
    fn what_was_let_go_of_is_read_anew_by_the_next_search() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        crate::report::add(&library).unwrap();
        let found = || {
            search(&library, "language", &Scope::default())
                .unwrap()
                .total
        };
        let has_columns = || {
            let slot = crate::search::lock(&library.search_slot().0);
            slot.as_ref().is_some_and(|open| open.columns.is_some())
        };
        let before = found();
        assert!(before > 0);
        library.ease(Ease::Pages);
        assert!(has_columns());
        library.ease(Ease::All);
        assert!(!has_columns());
        crate::search::prepare(&library).unwrap();
        assert!(has_columns());
        assert_eq!(found(), before);
    }
}
