//! Writing into the index: things come in and go out within one transaction, and small segments are
//! merged into larger ones, so that a word never has to be looked up in many.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::codec::Posting;
use super::columns;
use super::postings::{self, Cursor};
use super::share::{Shares, weight};
use super::units::{self, Unit};
use crate::error::Result;

/// With more segments than this, some are merged.
const MOST_SEGMENTS: usize = 8;

/// From so many documents or annotations on, the words are gathered by several threads.
const MANY: usize = 64;

/// Collects the units of one transaction into one segment.
pub(super) struct Writer<'a> {
    connection: &'a Connection,
    first: u32,
    next: u32,
    shares: Shares,
}

impl<'a> Writer<'a> {
    /// Begins with what so many documents or annotations bring.
    pub fn begin(connection: &'a Connection, things: usize) -> Result<Self> {
        let next = connection.query_row("SELECT next FROM meta", [], |row| row.get(0))?;
        Ok(Self {
            connection,
            first: next,
            next,
            shares: Shares::of(things >= MANY),
        })
    }

    /// Takes a document, with its annotations, or an annotation out of the index.
    pub fn remove(&mut self, key: Uuid) -> Result<()> {
        self.remove_itself(key)?;
        self.remove_where("document = (SELECT id FROM document WHERE uuid = ?1)", key)
    }

    /// Takes a document out, and leaves its annotations.
    pub fn remove_itself(&mut self, key: Uuid) -> Result<()> {
        self.remove_where("key = ?1", key)
    }

    fn remove_where(&mut self, condition: &str, key: Uuid) -> Result<()> {
        let sql = format!("SELECT first, units FROM thing WHERE {condition}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let things = statement
            .query_map([key], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(u32, u32)>>>()?;
        let mut gone = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO gone (unit) VALUES (?1)")?;
        let mut delete = self
            .connection
            .prepare_cached("DELETE FROM thing WHERE first = ?1")?;
        for (first, count) in things {
            for unit in first..first + count {
                gone.execute([unit])?;
            }
            delete.execute([first])?;
        }
        Ok(())
    }

    /// Takes a document in, with its annotations; answers how much that was ([`weight`]).
    pub fn add(&mut self, document: Uuid, read: units::Read) -> Result<usize> {
        let shelf = self.shelf(document)?;
        let taken = weight(&read.units) + read.annotations.len();
        self.thing(document, shelf, Some(read.edition), read.units)?;
        for (annotation, unit) in read.annotations {
            self.thing(annotation, shelf, None, vec![unit])?;
        }
        Ok(taken)
    }

    /// Takes one annotation in.
    pub fn add_annotation(&mut self, annotation: Uuid, document: Uuid, unit: Unit) -> Result<()> {
        let shelf = self.shelf(document)?;
        self.thing(annotation, shelf, None, vec![unit])
    }

    fn shelf(&self, document: Uuid) -> Result<u32> {
        let found = self
            .connection
            .prepare_cached("SELECT id FROM document WHERE uuid = ?1")?
            .query_row([document], |row| row.get(0))
            .optional()?;
        if let Some(found) = found {
            return Ok(found);
        }
        self.connection
            .prepare_cached("INSERT INTO document (uuid) VALUES (?1)")?
            .execute([document])?;
        Ok(u32::try_from(self.connection.last_insert_rowid()).unwrap_or(u32::MAX))
    }

    fn thing(
        &mut self,
        key: Uuid,
        shelf: u32,
        edition: Option<i64>,
        units: Vec<Unit>,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO thing (first, units, key, document, edition) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((self.next, units.len() as i64, key, shelf, edition))?;
        let first = self.next;
        self.next += units.len() as u32;
        self.shares.take(first, units, shelf);
        Ok(())
    }

    /// Writes the segment, and merges where there are many; all into one where the index is whole now.
    pub fn finish(self, whole: bool) -> Result<()> {
        if self.next > self.first {
            let part = self.shares.into_part();
            let postings = part.postings.iter();
            let postings = postings.map(|(term, posting)| (&**term, posting));
            store(self.connection, self.first, &part.columns, postings)?;
            merge(self.connection, MOST_SEGMENTS)?;
        }
        if whole {
            merge(self.connection, 1)?;
        }
        self.connection.execute(
            "UPDATE meta SET next = ?1, generation = generation + 1",
            [self.next],
        )?;
        Ok(())
    }
}

/// Writes a segment; its terms come in their order.
fn store<'a>(
    connection: &Connection,
    first: u32,
    columns: &[u8],
    postings: impl Iterator<Item = (&'a str, &'a Posting)>,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO segment (first, units, columns) VALUES (?1, ?2, ?3)")?
        .execute((first, (columns.len() / columns::WIDTH) as i64, columns))?;
    let mut writing = postings::Writing::begin(connection, connection.last_insert_rowid())?;
    for (term, posting) in postings {
        writing.put(term, posting)?;
    }
    writing.end()
}

/// Merges the newest segments, so that each that stays is larger than all after it together.
fn merge(connection: &Connection, most: usize) -> Result<()> {
    let segments = connection
        .prepare_cached("SELECT id, first, units FROM segment ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(i64, u32, i64)>>>()?;
    if segments.len() <= most {
        return Ok(());
    }
    let after = |at: usize| segments[at + 1..].iter().map(|s| s.2).sum::<i64>();
    let from = if most == 1 {
        0
    } else {
        let small = (0..segments.len() - 1).find(|&at| segments[at].2 <= after(at));
        small.unwrap_or(segments.len() / 2)
    };
    let merged = &segments[from..];
    let mut columns = Vec::new();
    let first = merged[0].1;
    for (id, begins, _) in merged {
        // Numbers are given without gaps, so that the columns follow one another.
        columns.resize((begins - first) as usize * columns::WIDTH, 0);
        let own: Vec<u8> =
            connection.query_row("SELECT columns FROM segment WHERE id = ?1", [id], |row| {
                row.get(0)
            })?;
        columns.extend(own);
    }
    let mut postings = Vec::new();
    each_merged(connection, merged, |term, posting| {
        postings.push((term.to_owned(), posting));
        Ok(())
    })?;
    // Deleted before the new one is written, which then takes their room: else the file would be twice as large.
    for (id, _, _) in merged {
        postings::delete(connection, *id)?;
        connection.execute("DELETE FROM segment WHERE id = ?1", [id])?;
    }
    let postings = postings
        .iter()
        .map(|(term, posting)| (term.as_str(), posting));
    store(connection, first, &columns, postings)
}

/// Goes through the terms of several segments side by side, in order, and gives each with its postings made one.
fn each_merged(
    connection: &Connection,
    segments: &[(i64, u32, i64)],
    mut each: impl FnMut(&str, Posting) -> Result<()>,
) -> Result<()> {
    let mut statements = segments
        .iter()
        .map(|_| postings::all(connection))
        .collect::<Result<Vec<_>>>()?;
    let mut lists = Vec::with_capacity(segments.len());
    for (statement, (id, _, _)) in statements.iter_mut().zip(segments) {
        let mut list = Cursor::of(statement.query([id])?);
        if list.advance()? {
            lists.push(list);
        }
    }
    let mut term = String::new();
    while let Some(least) = lists.iter().min_by(|a, b| a.bytes().cmp(b.bytes())) {
        term.clear();
        term.push_str(least.term()?);
        let mut posting = Posting::default();
        let mut is_over = false;
        for list in &mut lists {
            if list.bytes() == term.as_bytes() {
                let (units, places) = (list.units()?, list.places()?);
                posting.append(list.last(), list.count(), units, places);
                is_over |= !list.advance()?;
            }
        }
        if is_over {
            lists.retain(|list| !list.is_over());
        }
        each(&term, posting)?;
    }
    Ok(())
}
