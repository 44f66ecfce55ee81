//! A step: the hands of an action inside its transaction.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{Action, Kept, clock};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::time::Time;

struct RowChange {
    entity: &'static str,
    key: Uuid,
    before: Option<String>,
    after: Option<String>,
}

/// One action's work in progress. Reads through [`Step::connection`], writes rows by [`Step::put`].
pub(crate) struct Step<'a> {
    connection: &'a Connection,
    now: Time,
    rows: Vec<RowChange>,
    index: HashMap<(&'static str, Uuid), usize>,
    writing: Option<Uuid>,
    of: Option<(Uuid, &'static str)>,
}

impl<'a> Step<'a> {
    pub(super) fn begin(connection: &'a Connection) -> Self {
        Self {
            connection,
            now: Time::now(),
            rows: Vec::new(),
            index: HashMap::new(),
            writing: None,
            of: None,
        }
    }

    /// The action's transaction, for reading and for rows that are derived from the kept ones.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The action's one moment.
    pub(crate) fn now(&self) -> Time {
        self.now
    }

    /// Says that this action continues one sitting of writing: it may join the entry before it,
    /// if that is of the same sitting and changed the same row, so that an undo takes back what a
    /// person would call one edit, not every pause of the keys.
    pub(crate) fn continues(&mut self, sitting: Uuid) {
        self.writing = Some(sitting);
    }

    /// Makes this change the undo or redo of another.
    pub(super) fn turns(&mut self, of: Uuid, state: &'static str) {
        self.of = Some((of, state));
    }

    /// Puts a row in place of the one with its key.
    pub(crate) fn put<R: Kept>(&mut self, row: &R) -> Result<()> {
        self.set(row.key(), Some(row))
    }

    /// Takes a row away.
    pub(crate) fn take<R: Kept>(&mut self, key: Uuid) -> Result<()> {
        self.set::<R>(key, None)
    }

    /// Puts a row in place of the one with this key, or takes it away.
    pub(super) fn set<R: Kept>(&mut self, key: Uuid, row: Option<&R>) -> Result<()> {
        let before = R::load(self.connection, key)?;
        if before.as_ref() == row {
            return Ok(());
        }
        match row {
            Some(row) => row.store(self.connection)?,
            None => R::delete(self.connection, key)?,
        }
        let after = row.map(to_json).transpose()?;
        if let Some(&at) = self.index.get(&(R::ENTITY, key)) {
            self.rows[at].after = after;
            return Ok(());
        }
        let before = before.as_ref().map(to_json).transpose()?;
        self.index.insert((R::ENTITY, key), self.rows.len());
        self.rows.push(RowChange {
            entity: R::ENTITY,
            key,
            before,
            after,
        });
        Ok(())
    }

    /// Writes the journal's entry. Nothing changed, nothing written.
    pub(super) fn finish(mut self, library: &Library, action: Action) -> Result<Option<Uuid>> {
        self.rows.retain(|row| row.before != row.after);
        if self.rows.is_empty() {
            return Ok(None);
        }
        if let Some(change) = self.joined(action)? {
            return Ok(Some(change));
        }
        if self.of.is_none() {
            self.connection
                .prepare_cached("UPDATE change SET state = 'abandoned' WHERE state = 'undone'")?
                .execute([])?;
        }
        let change = Uuid::now_v7();
        let last = self
            .connection
            .prepare_cached(
                "SELECT max(clock) FROM (SELECT clock FROM change ORDER BY seq DESC LIMIT 1)",
            )?
            .query_row([], |row| row.get(0))?;
        let (of, state) = self
            .of
            .map_or((None, "applied"), |(of, state)| (Some(of), state));
        self.connection
            .prepare_cached(
                "INSERT INTO change (uuid, device, clock, at, action, actor, state, of, writing)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(rusqlite::params![
                change,
                library.device(),
                clock::tick(last, self.now),
                self.now,
                action,
                library.actor().as_str(),
                state,
                of,
                self.writing
            ])?;
        self.write_rows(self.connection.last_insert_rowid(), 0)?;
        Ok(Some(change))
    }

    /// Whether an entry still stands, so that rows may join it.
    pub(super) fn can_join(&self, change: Uuid) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE uuid = ?1 AND state = 'applied')";
        Ok(self.connection.query_row(sql, [change], |row| row.get(0))?)
    }

    /// Adds this step's rows to an entry written before.
    pub(super) fn join(self, change: Uuid) -> Result<()> {
        let seq: i64 = self.connection.query_row(
            "SELECT seq FROM change WHERE uuid = ?1",
            [change],
            |row| row.get(0),
        )?;
        let next: i64 = self.connection.query_row(
            "SELECT coalesce(max(number) + 1, 0) FROM change_row WHERE change = ?1",
            [seq],
            |row| row.get(0),
        )?;
        self.write_rows(seq, next)
    }

    fn write_rows(&self, seq: i64, first: i64) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO change_row (change, number, entity, key, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for (number, row) in (first..).zip(&self.rows) {
            insert.execute((seq, number, row.entity, row.key, &row.before, &row.after))?;
        }
        Ok(())
    }

    /// Lets a sitting's further edit of the same single row run into the newest entry. What the
    /// entry says of the row before stays; only "after" moves on.
    fn joined(&self, action: Action) -> Result<Option<Uuid>> {
        let ([row], Some(sitting)) = (self.rows.as_slice(), self.writing) else {
            return Ok(None);
        };
        let newest = self
            .connection
            .query_row(
                "SELECT c.seq, c.uuid FROM change c
                 WHERE c.seq = (SELECT max(seq) FROM change) AND c.state = 'applied' AND c.writing = ?1 AND c.action = ?2
                   AND (SELECT count(*) FROM change_row r WHERE r.change = c.seq) = 1
                   AND EXISTS (SELECT 1 FROM change_row r WHERE r.change = c.seq AND r.entity = ?3 AND r.key = ?4)",
                (sitting, action, row.entity, row.key),
                |found| Ok((found.get::<_, i64>(0)?, found.get::<_, Uuid>(1)?)),
            )
            .optional()?;
        let Some((seq, change)) = newest else {
            return Ok(None);
        };
        self.connection.execute(
            "UPDATE change_row SET after = ?2 WHERE change = ?1",
            (seq, &row.after),
        )?;
        Ok(Some(change))
    }
}

fn to_json<R: Kept>(row: &R) -> Result<String> {
    serde_json::to_string(row)
        .map_err(|e| Error::Invalid(format!("A row could not be written to the journal: {e}")))
}
