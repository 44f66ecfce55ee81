//! Which library a request is about, opened only when a verb needs it.

use std::path::PathBuf;

use lectern_core::{Actor, Library, library};

use crate::failure::Failure;

/// The library that the command line names, or the default one.
pub struct Chosen {
    named: Option<PathBuf>,
}

impl Chosen {
    /// From the folder given with `--library`.
    pub fn new(named: Option<PathBuf>) -> Self {
        Self { named }
    }

    /// The library's folder.
    ///
    /// # Errors
    /// None is named and the system knows no home folder.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        let folder = self
            .named
            .clone()
            .or_else(library::default_folder)
            .ok_or(Failure::NoFolder)?;
        // A relative folder is told as it was meant, also to a reader in another one.
        Ok(std::path::absolute(&folder).unwrap_or(folder))
    }

    /// Opens it to read in it; one that may not be written is read all the same.
    ///
    /// # Errors
    /// There is none, or one that must not be opened: newer, foreign, damaged.
    pub fn to_read(&self) -> Result<Library, Failure> {
        Ok(Library::open_to_read(&self.folder()?, Actor::CommandLine)?)
    }

    /// Opens it to change something in it.
    ///
    /// # Errors
    /// As above, and where it may not be written.
    pub fn to_write(&self) -> Result<Library, Failure> {
        Ok(Library::open_to_write(&self.folder()?, Actor::CommandLine)?)
    }

    /// Makes an empty one.
    ///
    /// # Errors
    /// There is one already, or the folder cannot be made.
    pub fn create(&self) -> Result<Library, Failure> {
        Ok(Library::create(&self.folder()?, Actor::CommandLine)?)
    }
}
