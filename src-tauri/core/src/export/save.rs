//! Writing a file so that what was there stays whole until the new one is complete.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::own_reason;

/// A file could not be written. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
#[error("Could not {deed} {}: {source}. What was there before is untouched.", path.display())]
pub struct SaveError {
    /// What was attempted: `create`, `write` or `replace`.
    pub deed: &'static str,
    /// The file it was attempted on.
    pub path: PathBuf,
    /// Why the system refused.
    pub source: io::Error,
}

/// Puts `bytes` into the file at `path`.
///
/// They are written to a new file in the same folder, brought to the disk and then given the
/// name of the old file in one step; the folder is brought to the disk as well. An existing
/// file keeps its permissions, and a symbolic link still points to the file it did. The folder
/// must exist.
///
/// # Errors
/// [`SaveError`] with the deed that failed; then no file has changed and none is left over.
/// Pipes, devices, folders and links that lead to no file are refused.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let failed = |deed, source| SaveError {
        deed,
        path: path.to_owned(),
        source: own_reason(source),
    };
    let target = target(path).map_err(|source| failed("replace", source))?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = beside(folder, &target).map_err(|source| failed("create", source))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|source| failed("write", source))?;
    file.persist(&target)
        .map_err(|refused| failed("replace", refused.error))?;
    // The new name is there already; a folder that cannot be synchronised (some network
    // shares) makes it no less so.
    let _ = sync_folder(folder);
    Ok(())
}

/// The file that is meant: itself, what a link points to, or a name that is still free.
fn target(path: &Path) -> io::Result<PathBuf> {
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => {
            // A link to what is no file in any folder (a pipe by `/dev/stdout`, a file that is gone)
            // would be lost to the new file.
            let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
            if !is_link {
                return Ok(path.to_owned());
            }
            let reason = "it is a link that leads to no file";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
        }
        Err(other) => return Err(other),
    };
    if fs::metadata(&target)?.is_file() {
        Ok(target)
    } else {
        let reason = "it is a folder, a pipe or a device, not a file";
        Err(io::Error::new(io::ErrorKind::InvalidInput, reason))
    }
}

/// A new file in the folder, removed again unless it takes the target's place.
fn beside(folder: &Path, target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".lectern-").suffix(".part");
    let old: Option<Permissions> = fs::metadata(target).map(|it| it.permissions()).ok();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: what the user's mask leaves of "read and write for all".
        builder.permissions(Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    if let Some(permissions) = old {
        if permissions.readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the file is read-only",
            ));
        }
        file.as_file().set_permissions(permissions)?;
    }
    Ok(file)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no handle for it; the rename is written through there.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn new_and_old_files_hold_the_bytes_and_nothing_is_left_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Notes.md");
        save(&path, b"one").unwrap();
        save(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["Notes.md"]);
    }

    #[test]
    fn failures_name_the_deed_and_change_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let missing = save(&folder.path().join("no/Notes.md"), b"x").unwrap_err();
        assert_eq!(missing.deed, "create");
        let told = missing.to_string();
        assert!(
            told.contains("no/Notes.md") && !told.contains(".part"),
            "{told}"
        );
        let inner = folder.path().join("folder");
        fs::create_dir(&inner).unwrap();
        assert_eq!(save(&inner, b"x").unwrap_err().deed, "replace");
        assert_eq!(names(folder.path()), ["folder"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_links_and_devices_are_respected() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Notes.md");
        save(&path, b"one").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.md");
        symlink(&path, &link).unwrap();
        save(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        let astray = folder.path().join("astray.md");
        symlink(folder.path().join("gone/there.md"), &astray).unwrap();
        assert!(save(&astray, b"x").is_err());
        assert!(fs::symlink_metadata(&astray).unwrap().is_symlink());
        assert!(save(Path::new("/dev/null"), b"x").is_err());
        fs::set_permissions(&path, Permissions::from_mode(0o440)).unwrap();
        assert!(save(&path, b"three").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }
}
