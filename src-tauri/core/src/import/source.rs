//! Step 1: the bytes of one file, and nothing that is not a file.

use std::fs::{File, FileType, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{LIMIT_BYTES, Refusal};

/// A document's bytes with what is known of where they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name, without its folder.
    pub name: String,
    /// The bytes as they were.
    pub bytes: Vec<u8>,
    /// Where pictures with relative addresses are looked for.
    pub beside: Beside,
}

/// What lies beside a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// Nothing: every relative picture is missing.
    Nothing,
    /// The files of this folder and those below it.
    Folder(PathBuf),
    /// Pictures that came with the program, by their address in the document.
    Embedded(&'static [(&'static str, &'static [u8])]),
}

impl Source {
    /// The name without its ending: what a document is called when nothing better is known.
    pub(super) fn stem(&self) -> &str {
        let stem = Path::new(&self.name).file_stem().and_then(|s| s.to_str());
        match stem.map(str::trim) {
            Some(stem) if !stem.is_empty() => stem,
            _ => &self.name,
        }
    }
}

/// Reads one regular file into memory.
///
/// # Errors
/// [`Refusal::NotAFile`] for folders, pipes, sockets and devices, [`Refusal::TooLarge`] over the
/// limit (also when the file grows while it is read), [`Refusal::Unreadable`] for all that the
/// system refuses.
pub fn read_file(path: &Path) -> Result<Source, Refusal> {
    let name = name_of(path);
    let bytes = read_regular(path, LIMIT_BYTES).map_err(|failure| match failure {
        Failure::Io(error) => Refusal::from_io(&name, &error),
        Failure::Kind(what) => Refusal::NotAFile {
            name: name.clone(),
            what,
        },
        Failure::TooLarge(bytes) => Refusal::TooLarge {
            name: name.clone(),
            bytes,
        },
    })?;
    let beside = match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Beside::Folder(PathBuf::from(".")),
        Some(parent) => Beside::Folder(parent.to_owned()),
        None => Beside::Nothing,
    };
    Ok(Source {
        name,
        bytes,
        beside,
    })
}

/// The last part of a path, for people to read.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |n| n.to_string_lossy().into_owned(),
    )
}

/// Why [`read_regular`] gave nothing.
pub(super) enum Failure {
    /// The system's word.
    Io(std::io::Error),
    /// What it is instead of a file.
    Kind(&'static str),
    /// Its size in bytes, at least.
    TooLarge(u64),
}

/// Reads a regular file of at most `limit` bytes. Kind and size are asked of the opened handle,
/// so that nothing can be swapped in between.
pub(super) fn read_regular(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    // A device may act on being opened: it is not even opened.
    refuse_kind(std::fs::metadata(path).map_err(Failure::Io)?.file_type())?;
    let file = open(path).map_err(Failure::Io)?;
    let metadata = file.metadata().map_err(Failure::Io)?;
    refuse_kind(metadata.file_type())?;
    if metadata.len() > limit {
        return Err(Failure::TooLarge(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(Failure::Io)?;
    if bytes.len() as u64 > limit {
        return Err(Failure::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

fn refuse_kind(kind: FileType) -> Result<(), Failure> {
    if kind.is_file() {
        return Ok(());
    }
    if kind.is_dir() {
        return Err(Failure::Kind("a folder"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Err(Failure::Kind("a pipe"));
        }
        if kind.is_socket() {
            return Err(Failure::Kind("a socket"));
        }
    }
    Err(Failure::Kind("a device"))
}

/// Opens for reading without waiting: a pipe that takes the file's place between the two looks
/// at its kind must not hold the program until somebody writes to it.
fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(NONBLOCK);
    }
    options.open(path)
}

/// `O_NONBLOCK` after each system's `fcntl.h`.
#[cfg(all(
    any(target_os = "linux", target_os = "android"),
    not(any(
        target_arch = "mips",
        target_arch = "mips64",
        target_arch = "sparc",
        target_arch = "sparc64"
    ))
))]
const NONBLOCK: i32 = 0o4000;
#[cfg(any(
    target_vendor = "apple",
    target_os = "freebsd",
    target_os = "openbsd",
    target_os = "netbsd",
    target_os = "dragonfly"
))]
const NONBLOCK: i32 = 0x4;
#[cfg(all(
    unix,
    not(any(
        all(
            any(target_os = "linux", target_os = "android"),
            not(any(
                target_arch = "mips",
                target_arch = "mips64",
                target_arch = "sparc",
                target_arch = "sparc64"
            ))
        ),
        target_vendor = "apple",
        target_os = "freebsd",
        target_os = "openbsd",
        target_os = "netbsd",
        target_os = "dragonfly"
    ))
))]
const NONBLOCK: i32 = 0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_with_its_name_and_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        std::fs::write(&path, b"# Words").unwrap();
        let source = read_file(&path).unwrap();
        assert_eq!(source.name, "report.md");
        assert_eq!(source.stem(), "report");
        assert_eq!(source.bytes, b"# Words");
        assert_eq!(source.beside, Beside::Folder(folder.path().to_owned()));
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let refused = read_file(folder.path()).unwrap_err();
        assert_eq!(refused.code(), "not-a-file");
        let refused = read_file(&folder.path().join("gone.md")).unwrap_err();
        assert_eq!(refused.code(), "unreadable");
        assert!(refused.to_string().contains("there is no such file"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn pipes_and_devices_are_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let refused = read_file(&pipe).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "pipe.md is a pipe, not a file. Nothing of it was kept."
        );
        let refused = read_file(Path::new("/dev/zero")).unwrap_err();
        assert_eq!(refused.code(), "not-a-file");
        // Without O_NONBLOCK this open would never return.
        assert!(open(&pipe).is_ok());
    }

    #[test]
    fn the_limit_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.md");
        let file = File::create(&path).unwrap();
        file.set_len(LIMIT_BYTES + 1).unwrap();
        let refused = read_file(&path).unwrap_err();
        assert_eq!(refused.code(), "too-large");
        assert_eq!(
            refused.to_string(),
            "large.md is larger than 64 MB. Nothing of it was kept."
        );
        assert!(matches!(
            read_regular(&path, LIMIT_BYTES + 1).map(|bytes| bytes.len() as u64),
            Ok(length) if length == LIMIT_BYTES + 1
        ));
    }
}
