//! Copies of the library beside it: one is made before a newer Lectern changes its form, and a person may keep others.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rusqlite::Connection;

use super::FILE_NAME;
use super::peek::{self, Seen};
use crate::error::{Error, Result};

/// Where the copy of a library of an older version lies.
pub(super) fn place(folder: &Path, version: u32) -> PathBuf {
    folder.join(format!("before-upgrade-{version}.lectern"))
}

/// Copies the library, whole and without its log. A copy that is there already is of the same version, and may
/// be all that is left of it: it stays.
pub(super) fn keep(connection: &Connection, folder: &Path, version: u32) -> Result<()> {
    let copy = place(folder, version);
    if copy.exists() {
        return Ok(());
    }
    let fail = |error| Error::file("keep a copy of the library as", &copy, error);
    // Made under a name that says it is not whole, so that a killed process leaves no half copy.
    let part = tempfile::Builder::new()
        .prefix("before-upgrade-")
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(fail)?;
    let name = part.path().to_string_lossy();
    connection.execute("VACUUM INTO ?1", [name.as_ref()])?;
    part.as_file().sync_all().map_err(fail)?;
    part.persist(&copy).map_err(|error| fail(error.error))?;
    Ok(())
}

/// The copies of a library that lie in its folder, the newest first: what looks like a library and is neither the one
/// in use nor what a repair kept of a damaged one.
#[must_use]
pub fn copies(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<(SystemTime, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_copy =
                name.ends_with(".lectern") && name != FILE_NAME && !name.starts_with("damaged-");
            let path = entry.path();
            let is_library = is_copy && matches!(peek::look(&path), Ok(Seen::Library(_)));
            let at = entry.metadata().and_then(|about| about.modified()).ok()?;
            is_library.then_some((at, path))
        })
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, path)| path).collect()
}
