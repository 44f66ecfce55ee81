//! The ladder of format versions. A step, once landed, is never edited.

use rusqlite::Connection;
use uuid::Uuid;

use super::peek::APPLICATION_ID;
use crate::error::{Error, Result};
use crate::time::Time;

/// Step n (counted from 1) brings a library from version n - 1 to n.
pub(super) const LADDER: &[&str] = &[include_str!("migrations/001_first.sql")];

/// Brings the library to the newest version: each step is one transaction, so that a killed
/// process leaves the library at a whole version.
pub(super) fn climb(connection: &mut Connection) -> Result<()> {
    loop {
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        // Read inside the lock: another process may have climbed meanwhile.
        let version: u32 =
            transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let known = super::SCHEMA_VERSION;
        if version > known {
            return Err(Error::NewerLibrary {
                found: version,
                known,
            });
        }
        let Some(step) = LADDER.get(version as usize) else {
            return Ok(());
        };
        transaction.execute_batch(step)?;
        if version == 0 {
            transaction.execute(
                "INSERT INTO library (one, uuid, device, created_at) VALUES (1, ?1, ?2, ?3)",
                (Uuid::now_v7(), Uuid::now_v7(), Time::now()),
            )?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        }
        transaction.pragma_update(None, "user_version", version + 1)?;
        transaction.commit()?;
    }
}
