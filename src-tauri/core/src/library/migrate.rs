//! The ladder of format versions. A step, once landed, is never edited.

use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use super::packed::Pack;
use super::peek::APPLICATION_ID;
use crate::error::{Error, Result};
use crate::time::Time;

/// A part of a step.
enum Part {
    Sql(&'static str),
    /// What SQL cannot say.
    Work(fn(&Connection) -> Result<()>),
}

/// Step n (counted from 1) brings a library from version n - 1 to n.
const LADDER: &[Step] = &[
    &[Part::Sql(include_str!("migrations/001_first.sql"))],
    &[
        Part::Sql(include_str!("migrations/002_packed.sql")),
        Part::Work(pack_contents),
        Part::Sql("DROP TABLE topic_text;"),
    ],
    &[Part::Sql(include_str!("migrations/003_arranged.sql"))],
    &[Part::Sql(include_str!("migrations/004_removed.sql"))],
];

/// The version at the top of the ladder.
pub(super) const VERSION: u32 = LADDER.len() as u32;

type Step = &'static [Part];

/// Brings the library to the newest version: each step is one transaction, so that a killed
/// process leaves the library at a whole version. `keep` is called once before a library that is
/// in use already is changed.
pub(super) fn climb(
    connection: &mut Connection,
    keep: impl FnOnce(&Connection, u32) -> Result<()>,
) -> Result<()> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > 0 && version < super::SCHEMA_VERSION {
        keep(connection, version)?;
    }
    while one_step(connection)? {}
    Ok(())
}

/// One step up; false where there is none.
fn one_step(connection: &mut Connection) -> Result<bool> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read inside the lock: another process may have climbed meanwhile.
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = super::SCHEMA_VERSION;
    if version > known {
        return Err(Error::NewerLibrary {
            found: version,
            known,
            used_by: None,
        });
    }
    let Some(step) = LADDER.get(version as usize) else {
        return Ok(false);
    };
    for part in *step {
        match part {
            Part::Sql(sql) => transaction.execute_batch(sql)?,
            Part::Work(work) => work(&transaction)?,
        }
    }
    if version == 0 {
        transaction.execute(
            "INSERT INTO library (one, uuid, device, created_at) VALUES (1, ?1, ?2, ?3)",
            (Uuid::now_v7(), Uuid::now_v7(), Time::now()),
        )?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    transaction.pragma_update(None, "user_version", version + 1)?;
    transaction.commit()?;
    Ok(true)
}

/// From 1 to 2. One row at a time: a library may be larger than the memory.
fn pack_contents(connection: &Connection) -> Result<()> {
    let rows_of = |sql| -> Result<Vec<i64>> {
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let mut html = connection.prepare("SELECT html FROM topic_text WHERE topic = ?1")?;
    let mut put = connection.prepare("INSERT INTO topic_html (topic, html) VALUES (?1, ?2)")?;
    for topic in rows_of("SELECT topic FROM topic_text ORDER BY topic")? {
        let plain: String = html.query_row([topic], |row| row.get(0))?;
        put.execute((topic, Pack(plain.as_bytes())))?;
    }
    let mut bytes = connection.prepare("SELECT bytes FROM edition WHERE id = ?1")?;
    let mut put = connection.prepare("UPDATE edition SET bytes = ?2 WHERE id = ?1")?;
    for edition in rows_of("SELECT id FROM edition ORDER BY id")? {
        let plain: Vec<u8> = bytes.query_row([edition], |row| row.get(0))?;
        put.execute((edition, Pack(&plain)))?;
    }
    Ok(())
}
