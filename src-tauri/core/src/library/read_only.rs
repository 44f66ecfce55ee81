//! A library that may be read but not written: its owner took the write permission from the file or its folder, or it
//! lies on a disk that is mounted so.
//!
//! SQLite reads a database with a write-ahead log by way of side files that it makes beside it. Where it may not, and
//! no log waits, the file alone is the whole library and is opened as immutable (<https://www.sqlite.org/wal.html>,
//! “Read-Only Databases”). That is true only as long as nobody else writes to it, so each reading looks afterwards
//! whether it was so. Where a log does wait, or the form is an older one, a copy is read in a place for passing files.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::FILE_NAME;
use super::peek::with_suffix;
use crate::error::{Error, Result};

/// Where a read-only library is read.
#[derive(Debug)]
pub(super) enum ReadOnly {
    /// Where it lies, as it was when it was opened.
    InPlace(PathBuf, State),
    /// In a copy, which goes when the library is closed.
    Copied(TempDir),
}

/// How the file and its log looked: length and last change. The log's is `None` where none waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    file: (u64, Option<SystemTime>),
    log: Option<(u64, Option<SystemTime>)>,
}

impl State {
    fn of(file: &Path) -> Result<Self> {
        let about = |path: &Path| -> io::Result<_> {
            let found = fs::metadata(path)?;
            Ok((found.len(), found.modified().ok()))
        };
        Ok(Self {
            file: about(file).map_err(|e| Error::file("look at", file, e))?,
            log: about(&with_suffix(file, "-wal"))
                .ok()
                .filter(|log| log.0 > 0),
        })
    }
}

impl ReadOnly {
    /// Prepares to read the library in `folder`; a `whole` copy is made where the file by itself cannot be read.
    pub(super) fn prepare(folder: &Path, whole: bool) -> Result<Self> {
        let file = folder.join(FILE_NAME);
        let state = State::of(&file)?;
        if !whole && state.log.is_none() {
            return Ok(Self::InPlace(file, state));
        }
        let fail = |e| Error::file("make a copy to read of", &file, e);
        let place = tempfile::Builder::new()
            .prefix("lectern-")
            .tempdir()
            .map_err(fail)?;
        for suffix in ["", "-wal"] {
            let (from, to) = (
                with_suffix(&file, suffix),
                with_suffix(&place.path().join(FILE_NAME), suffix),
            );
            match fs::read(&from).and_then(|bytes| fs::write(&to, bytes)) {
                Err(e) if e.kind() == ErrorKind::NotFound && suffix == "-wal" => {}
                done => done.map_err(fail)?,
            }
        }
        if State::of(&file)? != state {
            return Err(Error::Busy);
        }
        Ok(Self::Copied(place))
    }

    /// The folder in which the readers read.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Self::InPlace(..) => None,
            Self::Copied(place) => Some(place.path()),
        }
    }

    /// Whether the file is read as immutable.
    pub(super) fn is_in_place(&self) -> bool {
        matches!(self, Self::InPlace(..))
    }

    /// Asks, after something was read, whether nobody has written to the file meanwhile.
    pub(super) fn check(&self) -> Result<()> {
        match self {
            Self::InPlace(file, state) if State::of(file)? != *state => Err(Error::Busy),
            _ => Ok(()),
        }
    }
}

/// Whether the library in this folder may not be written to. What its owner has made read-only counts as that for an
/// administrator too, whom no permission binds.
pub(super) fn is(folder: &Path) -> bool {
    let file = folder.join(FILE_NAME);
    let is_marked =
        |path: &Path| fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    // On Windows the mark on a folder says nothing about what may be written in it.
    is_marked(&file) || cfg!(unix) && is_marked(folder) || is_refused(&file)
}

fn is_refused(file: &Path) -> bool {
    OpenOptions::new().write(true).open(file).is_err_and(|e| {
        matches!(
            e.kind(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
        )
    })
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::{Actor, Library, documents, report, search};

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// A library with the built-in report, closed, with nothing beside its file but what `search` keeps.
    fn made() -> (TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        let library = Library::create(&folder, Actor::Window).unwrap();
        report::add(&library).unwrap();
        (place, folder)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn hits(library: &Library) -> u32 {
        search::search(library, "tokens", &search::Scope::default())
            .unwrap()
            .total
    }

    #[test]
    fn is_read_and_searched_without_a_file_beside_it() {
        let (_place, folder) = made();
        let file = folder.join(FILE_NAME);
        for (of_file, of_folder) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)] {
            mode(&file, of_file);
            mode(&folder, of_folder);
            let library = Library::open_to_read(&folder, Actor::CommandLine).unwrap();
            assert_eq!(documents::documents(&library).unwrap().len(), 1);
            assert!(hits(&library) > 0);
            let written = documents::remove(
                &library,
                documents::documents(&library).unwrap()[0].document,
            );
            assert!(matches!(written, Err(Error::ReadOnly)));
            assert!(matches!(
                Library::open_to_write(&folder, Actor::CommandLine),
                Err(Error::ReadOnly)
            ));
            assert_eq!(names(&folder), [FILE_NAME]);
            mode(&folder, 0o700);
        }
    }

    #[test]
    fn an_index_that_is_there_is_used_and_kept() {
        let (_place, folder) = made();
        let library = Library::open(&folder, Actor::Window).unwrap();
        let found = hits(&library);
        drop(library);
        let before = names(&folder);
        assert_eq!(before, [FILE_NAME, search::INDEX_NAME]);
        mode(&folder.join(FILE_NAME), 0o400);
        mode(&folder, 0o500);
        let library = Library::open_to_read(&folder, Actor::CommandLine).unwrap();
        let again = search::search(&library, "tokens", &search::Scope::default()).unwrap();
        assert_eq!(
            (again.total, again.index),
            (found, search::IndexState::Ready)
        );
        assert_eq!(names(&folder), before);
        mode(&folder, 0o700);
    }

    #[test]
    fn what_waits_in_a_log_is_read_from_a_copy() {
        let (place, folder) = made();
        let file = folder.join(FILE_NAME);
        let library = Library::open(&folder, Actor::Window).unwrap();
        let document = documents::documents(&library).unwrap()[0].document;
        documents::remove(&library, document).unwrap();
        // As a copy of an open library, or one whose program was killed.
        let left = place.path().join("left");
        fs::create_dir(&left).unwrap();
        for suffix in ["", "-wal"] {
            fs::copy(
                with_suffix(&file, suffix),
                with_suffix(&left.join(FILE_NAME), suffix),
            )
            .unwrap();
        }
        mode(&left, 0o500);
        let before = names(&left);
        let library = Library::open_to_read(&left, Actor::CommandLine).unwrap();
        assert!(documents::documents(&library).unwrap().is_empty());
        assert_eq!(hits(&library), 0);
        assert!(matches!(report::add(&library), Err(Error::ReadOnly)));
        assert_eq!(library.folder(), left);
        assert_eq!(names(&left), before);
        mode(&left, 0o700);
    }

    #[test]
    fn who_writes_meanwhile_is_noticed() {
        let (_place, folder) = made();
        let file = folder.join(FILE_NAME);
        mode(&file, 0o400);
        let library = Library::open_to_read(&folder, Actor::CommandLine).unwrap();
        mode(&file, 0o600);
        let other = Library::open(&folder, Actor::Window).unwrap();
        report::bring_back(&other).unwrap();
        let document = documents::documents(&other).unwrap()[0].document;
        documents::remove(&other, document).unwrap();
        assert!(matches!(documents::documents(&library), Err(Error::Busy)));
    }
}
