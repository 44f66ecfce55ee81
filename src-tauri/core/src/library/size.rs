//! How large a library is: its file, the search index beside it, and the copies that are kept.

use std::fs;

use super::{FILE_NAME, Library};
use crate::error::{Error, Result};
use crate::search::INDEX_NAME;

/// What the library's folder holds, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// The library itself, with what is on its way into it.
    pub library: u64,
    /// The search index, which can be made again.
    pub index: u64,
    /// Copies made before an upgrade or a repair.
    pub copies: u64,
}

impl Library {
    /// Measures what lies in the library's folder.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn size(&self) -> Result<Size> {
        let fail = |error| Error::file("look into", &self.folder, error);
        let mut size = Size::default();
        for entry in fs::read_dir(&self.folder).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            // What goes away meanwhile, as a log does, counts nothing.
            let Ok(about) = entry.metadata() else {
                continue;
            };
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(FILE_NAME) {
                size.library += about.len();
            } else if name.starts_with(INDEX_NAME) {
                size.index += about.len();
            } else if name.ends_with(".lectern") {
                size.copies += about.len();
            }
        }
        Ok(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actor, report};

    #[test]
    fn each_file_counts_once_and_others_do_not() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        let library = Library::create(&folder, Actor::Window).unwrap();
        report::add(&library).unwrap();
        fs::write(folder.join("before-upgrade-1.lectern"), [0; 7]).unwrap();
        fs::write(folder.join("letter.txt"), [0; 9]).unwrap();
        let size = library.size().unwrap();
        assert!(size.library > 10_000);
        assert_eq!(size.copies, 7);
    }
}
