//! A copy of the library as it was, beside it: made before a newer Lectern changes its form.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

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
