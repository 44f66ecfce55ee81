//! Looks at a library's file without opening it: opening alone would write side files, and a
//! library of a newer Lectern must not be touched by a single byte.
//!
//! Format: <https://www.sqlite.org/fileformat2.html>, the database header (§1.3) and the
//! write-ahead log (§4). All numbers are big-endian.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// `LECT`: SQLite's `application_id` of a Lectern library.
pub(super) const APPLICATION_ID: i32 = 0x4C45_4354;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;
const HEADER: usize = 100;

/// What a file looks like from outside.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// No file, or an empty one.
    Nothing,
    /// A file that is no Lectern library.
    Foreign,
    /// A library of this format version.
    Library(u32),
}

/// Reads the header of the file, and of its write-ahead log where a later version of the header
/// waits there.
pub(super) fn look(file: &Path) -> std::io::Result<Seen> {
    let Some(main) = header_of(file)? else {
        return Ok(Seen::Nothing);
    };
    let page = newest_first_page(&with_suffix(file, "-wal"))?;
    let header = match (&page, main.starts_with(MAGIC)) {
        (Some(page), _) => page.as_slice(),
        (None, true) => main.as_slice(),
        (None, false) => return Ok(Seen::Foreign),
    };
    if is_blank(header) {
        return Ok(Seen::Nothing);
    }
    if !header.starts_with(MAGIC)
        || number(header, APPLICATION_ID_AT) != Some(APPLICATION_ID.cast_unsigned())
    {
        return Ok(Seen::Foreign);
    }
    Ok(number(header, USER_VERSION_AT).map_or(Seen::Foreign, Seen::Library))
}

/// The version of the Lectern that opened a library last, where its file alone tells it. What waits in a log may be
/// newer, and to read that would write beside it.
pub(super) fn used_by(file: &Path) -> Option<String> {
    let waiting = with_suffix(file, "-wal").metadata();
    if waiting.is_ok_and(|log| log.len() > 0) {
        return None;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(immutable(file)?, flags).ok()?;
    let version: String = connection
        .query_row("SELECT used_by FROM library", [], |row| row.get(0))
        .ok()?;
    // It is shown to people, and the file may be anybody's.
    let is_version = version.len() <= 32
        && version.starts_with(|c: char| c.is_ascii_digit())
        && version
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "._+-".contains(c));
    is_version.then_some(version)
}

/// The address of a file that SQLite is to take as immutable: read without locks, and so without the side files that
/// hold them.
pub(crate) fn immutable(file: &Path) -> Option<String> {
    address(file).map(|address| address + "?immutable=1")
}

/// The path as SQLite takes it in an address, with all that could mean something there spelt out.
fn address(file: &Path) -> Option<String> {
    let path = std::path::absolute(file).ok()?;
    let path = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    let mut address = String::from(if path.starts_with('/') {
        "file:"
    } else {
        "file:/"
    });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:._-".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(address)
}

/// A database in which nothing was ever made: what a first start leaves that was killed, or ran
/// out of disk, before its first migration was committed. No schema, no version, nobody's mark.
fn is_blank(header: &[u8]) -> bool {
    const SCHEMA_COOKIE_AT: usize = 40;
    header.starts_with(MAGIC)
        && [SCHEMA_COOKIE_AT, USER_VERSION_AT, APPLICATION_ID_AT]
            .iter()
            .all(|&at| number(header, at) == Some(0))
}

pub(crate) fn with_suffix(file: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn header_of(file: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let mut opened = match File::open(file) {
        Ok(opened) => opened,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
    };
    let mut header = Vec::with_capacity(HEADER);
    opened
        .by_ref()
        .take(HEADER as u64)
        .read_to_end(&mut header)?;
    Ok((!header.is_empty()).then_some(header))
}

/// The start of page 1 in the last frame of the log that carries it and belongs to a committed
/// transaction, or `None`.
fn newest_first_page(log: &Path) -> std::io::Result<Option<Vec<u8>>> {
    const LOG_HEADER: usize = 32;
    const FRAME_HEADER: usize = 24;
    let Ok(mut opened) = File::open(log) else {
        return Ok(None);
    };
    let mut head = [0; LOG_HEADER];
    if opened.read_exact(&mut head).is_err() {
        return Ok(None);
    }
    let Some(page_size) = number(&head, 8) else {
        return Ok(None);
    };
    let salt = &head[16..24];
    let (mut waiting, mut committed) = (None, None);
    let mut frame = [0; FRAME_HEADER];
    while opened.read_exact(&mut frame).is_ok() && &frame[8..16] == salt {
        let mut page = vec![0; HEADER.min(page_size as usize)];
        let is_first = number(&frame, 0) == Some(1);
        if is_first {
            if opened.read_exact(&mut page).is_err() {
                break;
            }
            waiting = Some(page.clone());
        }
        let rest = i64::from(page_size) - if is_first { page.len() as i64 } else { 0 };
        opened.seek(SeekFrom::Current(rest))?;
        if number(&frame, 4).is_some_and(|pages| pages > 0) && waiting.is_some() {
            committed = waiting.take();
        }
    }
    Ok(committed)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn tells_nothing_foreign_and_library_apart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        assert_eq!(look(&file).unwrap(), Seen::Nothing);
        std::fs::write(&file, "a letter to my aunt").unwrap();
        assert_eq!(look(&file).unwrap(), Seen::Foreign);
        std::fs::remove_file(&file).unwrap();
        let other = Connection::open(&file).unwrap();
        other.execute_batch("CREATE TABLE t (x)").unwrap();
        assert_eq!(look(&file).unwrap(), Seen::Foreign);
        other
            .pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        other.pragma_update(None, "user_version", 7).unwrap();
        assert_eq!(look(&file).unwrap(), Seen::Library(7));
    }

    #[test]
    fn tells_who_used_it_last_and_only_what_it_knows() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a #1? 100% ü.lectern");
        assert_eq!(used_by(&file), None);
        let writer = Connection::open(&file).unwrap();
        let rows = |sql: &str| writer.execute_batch(sql).unwrap();
        rows("PRAGMA journal_mode = wal; CREATE TABLE library (used_by TEXT)");
        rows("INSERT INTO library VALUES ('2.3.0-beta.1'); PRAGMA wal_checkpoint(TRUNCATE)");
        assert_eq!(used_by(&file).as_deref(), Some("2.3.0-beta.1"));
        rows("UPDATE library SET used_by = '2.4.0'");
        assert_eq!(used_by(&file), None, "a newer one waits in the log");
        for no_version in ["", "2 <b>", "the newest"] {
            writer
                .execute("UPDATE library SET used_by = ?1", [no_version])
                .unwrap();
            rows("PRAGMA wal_checkpoint(TRUNCATE)");
            assert_eq!(used_by(&file), None);
        }
    }

    #[test]
    fn sees_a_version_that_only_the_log_knows() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        let writer = Connection::open(&file).unwrap();
        writer
            .pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        writer.pragma_update(None, "journal_mode", "wal").unwrap();
        writer.pragma_update(None, "user_version", 9).unwrap();
        assert_eq!(
            number(&header_of(&file).unwrap().unwrap(), USER_VERSION_AT),
            Some(0)
        );
        assert_eq!(look(&file).unwrap(), Seen::Library(9));
    }
}
