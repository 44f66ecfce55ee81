//! Where a library lies, and who may look into it: folder 0700, files 0600, whatever the umask.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The desktop app's own library folder: `LECTERN_LIBRARY` where it is set, else the usual one.
#[must_use]
pub fn default_folder() -> Option<PathBuf> {
    set("LECTERN_LIBRARY").or_else(usual_folder)
}

/// The library folder where nothing else is said: in the platform's place for application data. `None` where the
/// system names no home folder.
#[must_use]
pub fn usual_folder() -> Option<PathBuf> {
    let data = if cfg!(target_os = "windows") {
        set("APPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join("app.lectern.desk").join("library"))
}

fn set(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

/// Makes the folder (0700), and the library's file (0600) where it is missing. A folder of the
/// user's that holds other things already is not narrowed.
pub(super) fn prepare(folder: &Path, file: &Path) -> Result<()> {
    let is_ours = file.exists() || is_empty_or_missing(folder);
    create_folder(folder).map_err(|e| refused("create the folder", folder, e))?;
    if !file.metadata().is_ok_and(|found| found.len() > 0) {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(file).map_err(|e| refused("create", file, e))?;
    }
    if is_ours {
        narrow(folder, 0o700)?;
    }
    narrow(file, 0o600)
}

fn is_empty_or_missing(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

fn refused(deed: &'static str, path: &Path, source: std::io::Error) -> Error {
    match source.kind() {
        std::io::ErrorKind::ReadOnlyFilesystem => Error::ReadOnly,
        _ => Error::file(deed, path, source),
    }
}

fn create_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Takes away what others may do, and gives nothing: a library that its owner has made read-only stays so. SQLite gives
/// its side files the mode of the main file.
#[cfg(unix)]
fn narrow(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = fs::metadata(path).map_err(|e| Error::file("look at", path, e))?;
    let now = metadata.permissions().mode() & 0o777;
    if now & !mode == 0 {
        return Ok(());
    }
    match fs::set_permissions(path, fs::Permissions::from_mode(now & mode)) {
        Ok(()) => Ok(()),
        // Somebody else's folder, or a file system without modes: not ours to narrow.
        Err(e)
            if matches!(
                e.kind(),
                std::io::ErrorKind::PermissionDenied
                    | std::io::ErrorKind::ReadOnlyFilesystem
                    | std::io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        Err(e) => Err(Error::file("set the permissions of", path, e)),
    }
}

#[cfg(not(unix))]
fn narrow(_path: &Path, _mode: u32) -> Result<()> {
    Ok(())
}
