//! A disk that refuses, for tests of a debug build: nobody can fill a real one for a test, and no
//! permission binds an administrator. `LECTERN_TEST_DISK` names a file; while `full` or `read-only`
//! is written in it, SQLite itself refuses to grow the library or to write to it.

use std::fs;

use rusqlite::Connection;

use crate::error::Result;

/// As many pages as SQLite allows.
const ANY: i64 = 4_294_967_294;

/// Has the writer's connection refuse what the file says, or nothing.
pub(super) fn set_up(writer: &Connection) -> Result<()> {
    let Some(file) = std::env::var_os("LECTERN_TEST_DISK") else {
        return Ok(());
    };
    let wish = fs::read_to_string(file).unwrap_or_default();
    let used: i64 = writer.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let most = if wish.trim() == "full" { used } else { ANY };
    writer.pragma_update_and_check(None, "max_page_count", most, |_| Ok(()))?;
    writer.pragma_update(None, "query_only", wish.trim() == "read-only")?;
    Ok(())
}
