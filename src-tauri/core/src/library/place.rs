//! Where the library's file was when it was opened. A file that was taken away, or put in place of
//! it, must not be written to as if it were still there: what is written into a file without a name
//! is gone when the program ends, and nobody would have been told.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A file, and which one it was.
#[derive(Debug)]
pub(super) struct Place {
    file: PathBuf,
    id: Id,
}

/// What tells a file from another one in its place; nothing where the system has no such number.
type Id = (u64, u64);

impl Place {
    /// The place of a file that is open.
    pub(super) fn of(file: PathBuf) -> Result<Self> {
        let id = id_of(&file).map_err(|e| Error::file("look at", &file, e))?;
        Ok(Self { file, id })
    }

    /// Asks whether the same file is there still.
    pub(super) fn check(&self) -> Result<()> {
        match id_of(&self.file) {
            Ok(id) if id == self.id => Ok(()),
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => Err(Error::NoPermission),
            _ => Err(Error::Unreachable),
        }
    }
}

#[cfg(unix)]
fn id_of(file: &Path) -> io::Result<Id> {
    use std::os::unix::fs::MetadataExt;
    let found = file.metadata()?;
    Ok((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn id_of(file: &Path) -> io::Result<Id> {
    file.metadata().map(|_| (0, 0))
}

#[cfg(test)]
mod tests {
    use crate::annotations::{self, NoteOn};
    use crate::{Actor, Error, Library, report};
    use std::fs;

    #[test]
    fn a_library_that_was_taken_away_is_not_written_to() {
        let place = tempfile::tempdir().unwrap();
        let (folder, away) = (place.path().join("desk"), place.path().join("away"));
        let library = Library::create(&folder, Actor::Window).unwrap();
        let document = report::add(&library).unwrap().document;
        let note = |text: &str| annotations::note(&library, NoteOn::Document(document), text);

        fs::rename(&folder, &away).unwrap();
        assert!(matches!(note("Gone."), Err(Error::Unreachable)));
        // A file where the folder was, and another library in its place.
        fs::write(&folder, "").unwrap();
        assert!(matches!(note("A file."), Err(Error::Unreachable)));
        fs::remove_file(&folder).unwrap();
        drop(Library::create(&folder, Actor::Window).unwrap());
        assert!(matches!(note("Another."), Err(Error::Unreachable)));

        fs::remove_dir_all(&folder).unwrap();
        fs::rename(&away, &folder).unwrap();
        note("Back.").unwrap();
    }
}
