//! Opening and making a library, with every pragma in one place.

use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::peek::{self, Seen};
use super::place::Place;
use super::read_only::{self, ReadOnly};
use super::{Actor, FILE_NAME, Library, SCHEMA_VERSION, VERSION, folder, kept, migrate};
use crate::error::{Error, Result};

/// How long a writer waits for another program's transaction.
const PATIENCE: Duration = Duration::from_secs(10);

/// Pages that the writer keeps in memory, in KB: an import goes back to many.
const WRITER_CACHE: i64 = 8_000;

/// Pages that each reader keeps in memory, in KB.
const READER_CACHE: i64 = 1_000;

impl Library {
    /// Opens the library in `folder`, and makes an empty one where there is none.
    ///
    /// # Errors
    /// A newer or foreign file is refused without a byte written beside or into it.
    pub fn open_or_create(folder: &Path, actor: Actor) -> Result<Self> {
        look(folder)?;
        open(folder, actor)
    }

    /// Opens the library in `folder`.
    ///
    /// # Errors
    /// [`Error::NoLibrary`] where there is none; a newer or foreign file as above.
    pub fn open(folder: &Path, actor: Actor) -> Result<Self> {
        match look(folder)? {
            Seen::Library(_) => open(folder, actor),
            _ => Err(missing(folder)),
        }
    }

    /// Opens the library in `folder` to read in it. One that may not be written is read as it is, without a file made
    /// beside it.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_to_read(folder: &Path, actor: Actor) -> Result<Self> {
        let Seen::Library(version) = look(folder)? else {
            return Err(missing(folder));
        };
        if !read_only::is(folder) {
            return match open(folder, actor) {
                // The file may be written, but nothing beside it.
                Err(Error::ReadOnly | Error::Unreachable | Error::NoPermission) => {
                    open_read_only(folder, actor, version)
                }
                opened => opened,
            };
        }
        open_read_only(folder, actor, version)
    }

    /// Opens the library in `folder` to change something in it now.
    ///
    /// # Errors
    /// [`Error::ReadOnly`] where it may not be written, before anything is made beside it; else as [`Library::open`].
    pub fn open_to_write(folder: &Path, actor: Actor) -> Result<Self> {
        match look(folder)? {
            Seen::Library(_) if read_only::is(folder) => Err(Error::ReadOnly),
            Seen::Library(_) => match open(folder, actor) {
                // The file is there, so it is what is to be made beside it that the system refuses.
                Err(Error::Unreachable) => Err(Error::ReadOnly),
                opened => opened,
            },
            _ => Err(missing(folder)),
        }
    }

    /// Makes an empty library in `folder`.
    ///
    /// # Errors
    /// [`Error::LibraryExists`] where there is one already.
    pub fn create(folder: &Path, actor: Actor) -> Result<Self> {
        match look(folder)? {
            Seen::Nothing => open(folder, actor),
            _ => Err(Error::LibraryExists(folder.to_owned())),
        }
    }

    /// Asks whether a person who chooses this folder for a library may have it, and touches nothing: it holds one that
    /// can be opened, or nothing at all.
    ///
    /// # Errors
    /// [`Error::FolderInUse`] where it holds other things; a newer or foreign file as above.
    pub fn may_be_in(folder: &Path) -> Result<()> {
        let files = std::fs::read_dir(folder).map_err(|e| Error::file("look into", folder, e))?;
        // What a first start leaves that was cut off counts as nothing.
        let is_free = files.flatten().all(|entry| {
            let name = entry.file_name();
            name.as_encoded_bytes().starts_with(FILE_NAME.as_bytes())
        });
        match look(folder)? {
            Seen::Nothing if !is_free => Err(Error::FolderInUse(folder.to_owned())),
            _ => Ok(()),
        }
    }
}

/// There is no library to open: no file, or one without a byte in it.
fn missing(folder: &Path) -> Error {
    let file = folder.join(FILE_NAME);
    match file.metadata() {
        Ok(found) if found.len() == 0 => Error::EmptyLibrary(file),
        _ => Error::NoLibrary(folder.to_owned()),
    }
}

/// What lies in the folder, refusing what must not be opened.
fn look(folder: &Path) -> Result<Seen> {
    let file = folder.join(FILE_NAME);
    // A link in the path of the folder is the user's affair; one in place of the file would let
    // somebody else choose what is written to.
    if file
        .symlink_metadata()
        .is_ok_and(|found| found.is_symlink())
    {
        return Err(Error::NotALibrary(file));
    }
    match peek::look(&file).map_err(|e| Error::file("read", &file, e))? {
        Seen::Foreign => Err(Error::NotALibrary(file)),
        Seen::Library(found) if found > SCHEMA_VERSION => Err(Error::NewerLibrary {
            found,
            known: SCHEMA_VERSION,
            used_by: peek::used_by(&file),
        }),
        seen => Ok(seen),
    }
}

fn open(folder: &Path, actor: Actor) -> Result<Library> {
    let file = folder.join(FILE_NAME);
    folder::prepare(folder, &file)?;
    let mut writer = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Kept in the file: said once, when it is made. Reading it back costs nothing.
    let mode: String =
        writer.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::Invalid(format!(
            "{} lies on a file system that cannot keep a write-ahead log. Choose a local folder.",
            file.display()
        )));
    }
    writer.pragma_update(None, "synchronous", "FULL")?;
    if cfg!(target_os = "macos") {
        writer.pragma_update(None, "fullfsync", true)?;
        writer.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    migrate::climb(&mut writer, |connection, version| {
        kept::keep(connection, folder, version)
    })?;
    // A full disk must not shut out who only wants to read.
    let _ = sign(&writer);
    let device = writer.query_row("SELECT device FROM library", [], |row| row.get(0))?;
    Ok(Library {
        folder: folder.to_owned(),
        actor,
        device,
        place: Place::of(file)?,
        read_only: None,
        writer: Mutex::new(writer),
        readers: Mutex::new(Vec::new()),
        search: crate::search::Slot::default(),
    })
}

/// Opens a library that may not be written.
fn open_read_only(folder: &Path, actor: Actor, version: u32) -> Result<Library> {
    // One of an older form is brought to ours in a copy.
    let read_only = ReadOnly::prepare(folder, version < SCHEMA_VERSION)?;
    if let Some(copy) = read_only.folder() {
        let library = open(copy, actor)?;
        return Ok(Library {
            folder: folder.to_owned(),
            read_only: Some(read_only),
            ..library
        });
    }
    let writer = reader(folder, true)?;
    let device = writer.query_row("SELECT device FROM library", [], |row| row.get(0))?;
    Ok(Library {
        folder: folder.to_owned(),
        actor,
        device,
        place: Place::of(folder.join(FILE_NAME))?,
        read_only: Some(read_only),
        writer: Mutex::new(writer),
        readers: Mutex::new(Vec::new()),
        search: crate::search::Slot::default(),
    })
}

/// Notes which Lectern uses the library, for one that is too old for it to tell people.
fn sign(writer: &Connection) -> rusqlite::Result<usize> {
    // Looked up first: a start is to write nothing where nothing is new.
    let is_signed: bool =
        writer.query_row("SELECT used_by IS ?1 FROM library", [VERSION], |row| {
            row.get(0)
        })?;
    if is_signed {
        return Ok(0);
    }
    writer.execute("UPDATE library SET used_by = ?1", [VERSION])
}

/// One more reader of a library that is open already; `immutable` says that nobody writes to its file.
pub(super) fn reader(folder: &Path, immutable: bool) -> Result<Connection> {
    let file = folder.join(FILE_NAME);
    let connection = if immutable {
        connect(
            &file,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        )?
    } else {
        connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?
    };
    connection.pragma_update(None, "query_only", true)?;
    // What is read once is not kept: the system has the file in memory as well.
    connection.pragma_update(None, "cache_size", -READER_CACHE)?;
    Ok(connection)
}

fn connect(file: &Path, access: OpenFlags) -> Result<Connection> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let folder = file.parent().unwrap_or(file);
    let real = folder
        .canonicalize()
        .map_err(|e| Error::file("open", folder, e))?
        .join(FILE_NAME);
    let connection = if access.contains(OpenFlags::SQLITE_OPEN_URI) {
        Connection::open_with_flags(peek::immutable(&real).ok_or(Error::Unreachable)?, flags)?
    } else {
        Connection::open_with_flags(real, flags)?
    };
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Plans do not depend on the values bound. Otherwise SQLite, built with STAT4, plans a kept
    // statement anew for every value, which took a third of the time of a durable save.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cache_size", -WRITER_CACHE)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_opens_and_refuses() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        assert!(matches!(
            Library::open(&folder, Actor::Window),
            Err(Error::NoLibrary(_))
        ));
        assert!(!folder.exists());
        drop(Library::create(&folder, Actor::Window).unwrap());
        assert!(matches!(
            Library::create(&folder, Actor::Window),
            Err(Error::LibraryExists(_))
        ));
        Library::open(&folder, Actor::Window).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_look_into_it() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        let library = Library::create(&folder, Actor::Window).unwrap();
        library
            .read(|c| Ok(c.query_row("SELECT count(*) FROM document", [], |_| Ok(()))?))
            .unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        let files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        assert!(files.len() >= 2, "{files:?}");
        for file in files {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
        // What its owner has taken away is not given back.
        drop(library);
        let file = folder.join(FILE_NAME);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o440)).unwrap();
        drop(Library::open(&folder, Actor::Window));
        assert_eq!(mode(&file), 0o400);
    }

    #[test]
    fn a_newer_library_is_not_touched() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        drop(Library::create(&folder, Actor::Window).unwrap());
        let file = folder.join(FILE_NAME);
        Connection::open(&file)
            .unwrap()
            .pragma_update(None, "user_version", 999)
            .unwrap();
        let before = std::fs::read(&file).unwrap();
        let refused = Library::open_or_create(&folder, Actor::Window);
        let Err(Error::NewerLibrary {
            found: 999,
            used_by,
            ..
        }) = refused
        else {
            panic!("{refused:?}");
        };
        assert_eq!(used_by.as_deref(), Some(VERSION));
        assert_eq!(std::fs::read(&file).unwrap(), before);
        assert_eq!(
            std::fs::read_dir(&folder).unwrap().count(),
            1,
            "no side file"
        );
    }

    #[test]
    fn is_signed_by_who_opens_it_once() {
        let place = tempfile::tempdir().unwrap();
        let signed = |library: &Library| -> (Option<String>, i64) {
            let writer = library.writer.lock().unwrap();
            writer
                .query_row("SELECT used_by, total_changes() FROM library", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .unwrap()
        };
        let library = Library::create(place.path(), Actor::Window).unwrap();
        assert_eq!(signed(&library).0.as_deref(), Some(VERSION));
        let older = "UPDATE library SET used_by = '0.0.1'";
        library.writer.lock().unwrap().execute_batch(older).unwrap();
        drop(library);
        for changes in [1, 0] {
            let library = Library::open(place.path(), Actor::Window).unwrap();
            assert_eq!(signed(&library), (Some(VERSION.to_owned()), changes));
        }
    }

    #[test]
    fn a_chosen_folder_holds_a_library_or_nothing() {
        let place = tempfile::tempdir().unwrap();
        let folder = |name: &str| {
            let folder = place.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            folder
        };
        let (empty, ours, begun, theirs) = (
            folder("empty"),
            folder("ours"),
            folder("begun"),
            folder("theirs"),
        );
        drop(Library::create(&ours, Actor::Window).unwrap());
        std::fs::write(ours.join("a letter"), "Dear aunt").unwrap();
        std::fs::write(begun.join(FILE_NAME), "").unwrap();
        std::fs::write(theirs.join("a letter"), "Dear aunt").unwrap();
        for fits in [&empty, &ours, &begun] {
            Library::may_be_in(fits).unwrap();
        }
        assert_eq!(std::fs::read_dir(&empty).unwrap().count(), 0);
        let code = |folder: &Path| Library::may_be_in(folder).unwrap_err().code();
        assert_eq!(code(&theirs), "folder-in-use");
        assert_eq!(code(&place.path().join("missing")), "file");
        std::fs::write(theirs.join(FILE_NAME), "Dear uncle").unwrap();
        assert_eq!(code(&theirs), "not-a-library");
    }

    #[test]
    fn every_pragma_stands() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(place.path(), Actor::Window).unwrap();
        let text = |c: &Connection, name: &str| {
            c.pragma_query_value(None, name, |r| r.get::<_, rusqlite::types::Value>(0))
        };
        library
            .write(|c| {
                assert_eq!(text(c, "synchronous")?, 2.into());
                assert_eq!(text(c, "foreign_keys")?, 1.into());
                assert_eq!(text(c, "journal_mode")?, "wal".to_owned().into());
                Ok(())
            })
            .unwrap();
        let written = library.read(|c| Ok(c.execute("DELETE FROM document", [])?));
        assert!(written.is_err(), "a reader cannot write");
    }

    #[test]
    fn a_first_start_that_was_cut_off_is_made_good() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        std::fs::create_dir(&folder).unwrap();
        let cut_off = Connection::open(folder.join(FILE_NAME)).unwrap();
        cut_off.pragma_update(None, "journal_mode", "wal").unwrap();
        drop(cut_off);
        assert!(folder.join(FILE_NAME).metadata().unwrap().len() > 0);
        Library::create(&folder, Actor::Window).unwrap();
        Library::open(&folder, Actor::Window).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_the_file_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        std::fs::create_dir(&folder).unwrap();
        let elsewhere = place.path().join("elsewhere");
        std::os::unix::fs::symlink(&elsewhere, folder.join(FILE_NAME)).unwrap();
        let refused = Library::create(&folder, Actor::Window);
        assert!(matches!(refused, Err(Error::NotALibrary(_))));
        assert!(!elsewhere.exists());
    }
}
