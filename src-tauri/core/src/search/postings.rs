//! The postings of a segment, as they lie in the index: in the order of their terms, those of rare words many to a row.
//! Most words stand in a handful of places; a row for each would cost several times what it holds, when it is written,
//! when segments are merged and when all words with one beginning are gone through. What is long lies in a table of its
//! own, since SQLite reads the whole of each row that a term is compared with, and every column that is selected: who asks
//! says how much of a posting is wanted, so that no search without a phrase reads the places.
//!
//! A list says where its middle is, so that two threads can go through it.
//!
//! A row begins with its first term. Each entry says how many bytes its term shares with the one before, how many follow,
//! these, and the posting's last unit, its count, the bytes of its units and of its places, and these; where those lie in a
//! list, the first are instead how many bytes of its units and of its places come before its middle, and the unit before
//! that. All numbers take seven bits a byte.

mod writing;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, Rows};

use super::codec::{Entries, Numbers};
use crate::error::{Error, Result};

pub(super) use writing::Writing;

/// Lists are numbered within their segment: above these bits is its own number.
const SEGMENT_SHIFT: u32 = 32;

/// How much of a posting is wanted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// That it is there, and how many units it has.
    Count,
    /// Its units too.
    Units,
    /// And its places.
    Places,
}

/// Postings as a [`Cursor`] reads them, with as much of their lists as is wanted.
macro_rules! select {
    ($wanted:expr, $rest:literal) => {
        match $wanted {
            Wanted::Count => select!("NULL", "NULL", "", $rest),
            Wanted::Units => select!(
                "list.units",
                "NULL",
                "LEFT JOIN list ON list.id = posting.list",
                $rest
            ),
            Wanted::Places => select!(
                "list.units",
                "list.places",
                "LEFT JOIN list ON list.id = posting.list",
                $rest
            ),
        }
    };
    ($units:literal, $places:literal, $list:literal, $rest:literal) => {
        concat!(
            "SELECT entries, ",
            $units,
            ", ",
            $places,
            ", posting.list IS NOT NULL FROM posting ",
            $list,
            " WHERE segment = ?1 ",
            $rest
        )
    };
}

/// Calls `take` with the posting of a term in a segment, where it has one.
pub(super) fn find(
    connection: &Connection,
    segment: i64,
    term: &str,
    wanted: Wanted,
    take: impl FnOnce(&Cursor<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement =
        connection.prepare_cached(select!(wanted, "AND term <= ?2 ORDER BY term DESC LIMIT 1"))?;
    let mut cursor = Cursor::of(statement.query((segment, term))?);
    while cursor.advance()? {
        match cursor.term.as_slice().cmp(term.as_bytes()) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => return take(&cursor),
            std::cmp::Ordering::Greater => break,
        }
    }
    Ok(())
}

/// Calls `each` with all terms of a segment that begin so, in order.
pub(super) fn each(
    connection: &Connection,
    segment: i64,
    beginning: &str,
    wanted: Wanted,
    mut each: impl FnMut(&str, &Cursor<'_>) -> Result<()>,
) -> Result<()> {
    while_wanted(connection, segment, beginning, wanted, |term, cursor| {
        each(term, cursor)?;
        Ok(true)
    })
}

/// Whether a term of a segment begins so.
pub(super) fn has(connection: &Connection, segment: i64, beginning: &str) -> Result<bool> {
    let mut found = false;
    while_wanted(connection, segment, beginning, Wanted::Count, |_, _| {
        found = true;
        Ok(false)
    })?;
    Ok(found)
}

/// As [`each`], until one is told that no more is wanted.
fn while_wanted(
    connection: &Connection,
    segment: i64,
    beginning: &str,
    wanted: Wanted,
    mut take: impl FnMut(&str, &Cursor<'_>) -> Result<bool>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(select!(
        wanted,
        "AND term >= coalesce(
           (SELECT max(term) FROM posting WHERE segment = ?1 AND term <= ?2), ?2)
         ORDER BY term"
    ))?;
    let mut cursor = Cursor::of(statement.query((segment, beginning))?);
    while cursor.advance()? {
        if cursor.term.starts_with(beginning.as_bytes()) {
            if !take(cursor.term()?, &cursor)? {
                break;
            }
        } else if cursor.term.as_slice() > beginning.as_bytes() {
            break;
        }
    }
    Ok(())
}

/// All of a segment, for [`Cursor::of`].
pub(super) fn all(connection: &Connection) -> Result<CachedStatement<'_>> {
    Ok(connection.prepare_cached(select!(Wanted::Places, "ORDER BY term"))?)
}

/// Deletes those of a segment.
pub(super) fn delete(connection: &Connection, segment: i64) -> Result<()> {
    connection.execute("DELETE FROM posting WHERE segment = ?1", [segment])?;
    connection.execute(
        "DELETE FROM list WHERE id BETWEEN ?1 AND ?2",
        (number_of(segment, 0), number_of(segment, u32::MAX)),
    )?;
    Ok(())
}

fn number_of(segment: i64, list: u32) -> i64 {
    segment << SEGMENT_SHIFT | i64::from(list)
}

/// Goes through postings in the order of their terms.
pub(super) struct Cursor<'a> {
    rows: Rows<'a>,
    /// Where in the row the next entry begins.
    next: usize,
    term: Vec<u8>,
    entry: Entry,
}

/// What an entry says, and where in the row its posting lies.
#[derive(Debug, Default, Clone, Copy)]
struct Entry {
    last: u32,
    count: u32,
    units: usize,
    places: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    /// Of rows with `entries`, `units`, `places`, and whether there should be a list.
    pub fn of(rows: Rows<'a>) -> Self {
        Self {
            rows,
            next: usize::MAX,
            term: Vec::new(),
            entry: Entry::default(),
        }
    }

    /// Goes to the next posting; answers whether there is one.
    pub fn advance(&mut self) -> Result<bool> {
        loop {
            let is_read = match self.rows.get() {
                Some(row) => self.next >= row.get_ref(0)?.as_blob().map_or(0, <[u8]>::len),
                None => true,
            };
            if !is_read {
                break;
            }
            self.rows.advance()?;
            self.next = 0;
            self.term.clear();
            if self.rows.get().is_none() {
                self.next = usize::MAX;
                return Ok(false);
            }
        }
        let Some(row) = self.rows.get() else {
            return Ok(false);
        };
        let entries = row.get_ref(0)?.as_blob().unwrap_or_default();
        self.entry = read(entries, self.next, &mut self.term).ok_or_else(damaged)?;
        self.next = self.entry.end;
        Ok(true)
    }

    /// Whether it has gone past the last one.
    pub fn is_over(&self) -> bool {
        self.rows.get().is_none()
    }

    /// The term at which it stands.
    pub fn term(&self) -> Result<&str> {
        std::str::from_utf8(&self.term).map_err(|_| damaged())
    }

    /// The same in bytes, whose order is that of the terms.
    pub fn bytes(&self) -> &[u8] {
        &self.term
    }

    /// The last unit of the posting.
    pub fn last(&self) -> u32 {
        self.entry.last
    }

    /// How many units it has.
    pub fn count(&self) -> u32 {
        self.entry.count
    }

    /// Its units.
    pub fn units(&self) -> Result<&[u8]> {
        let units = self.part(1, self.entry.units, self.entry.places)?;
        if units.is_empty() && self.entry.count > 0 {
            return Err(damaged());
        }
        Ok(units)
    }

    /// The same where there are so many that two threads should share them: the first half, and what is left.
    pub fn halves(&self) -> Result<Option<(Entries<'_>, Entries<'_>)>> {
        let Some(middle) = self.middle()? else {
            return Ok(None);
        };
        let (first, rest) = parted(self.units()?, middle.units)?;
        Ok(Some((
            Entries::new(first),
            Entries::after(rest, middle.unit),
        )))
    }

    /// What is left of its units after that half, and their places.
    pub fn after_middle(&self) -> Result<Option<(Entries<'_>, &[u8])>> {
        let Some(middle) = self.middle()? else {
            return Ok(None);
        };
        let (_, units) = parted(self.units()?, middle.units)?;
        let (_, places) = parted(self.places()?, middle.places)?;
        Ok(Some((Entries::after(units, middle.unit), places)))
    }

    fn middle(&self) -> Result<Option<Middle>> {
        let row = self.rows.get().ok_or_else(damaged)?;
        if row.get_ref(3)? != ValueRef::Integer(1) {
            return Ok(None);
        }
        let entries = row.get_ref(0)?.as_blob().unwrap_or_default();
        let said = entries.get(self.entry.units..self.entry.places);
        let mut said = Numbers::new(said.unwrap_or_default());
        let mut number = || said.next();
        let (units, places, unit) = (number(), number(), number());
        Ok(match (units, places, unit) {
            (Some(units), Some(places), Some(unit)) => Some(Middle {
                units: units as usize,
                places: places as usize,
                unit,
            }),
            _ => None,
        })
    }

    /// Its places.
    pub fn places(&self) -> Result<&[u8]> {
        self.part(2, self.entry.places, self.entry.end)
    }

    /// A column of its list, or a stretch of the entries.
    fn part(&self, column: usize, from: usize, to: usize) -> Result<&[u8]> {
        let row = self.rows.get().ok_or_else(damaged)?;
        match row.get_ref(column)? {
            ValueRef::Blob(own) => Ok(own),
            // What its entry says instead is no posting.
            _ if row.get_ref(3)? == ValueRef::Integer(1) => Err(damaged()),
            _ => {
                let entries = row.get_ref(0)?.as_blob().unwrap_or_default();
                entries.get(from..to).ok_or_else(damaged)
            }
        }
    }
}

/// Where the middle of a list is.
struct Middle {
    /// So many bytes of its units come before.
    units: usize,
    /// So many bytes of its places.
    places: usize,
    /// The unit before.
    unit: u32,
}

fn parted(bytes: &[u8], at: usize) -> Result<(&[u8], &[u8])> {
    bytes.split_at_checked(at).ok_or_else(damaged)
}

fn damaged() -> Error {
    Error::Damaged("the search index has a list that cannot be read".to_owned())
}

/// Reads the entry that begins at a byte; the term before it becomes its own.
fn read(entries: &[u8], at: usize, term: &mut Vec<u8>) -> Option<Entry> {
    let rest = entries.get(at..)?;
    let mut numbers = Numbers::new(rest);
    let (shared, own) = (numbers.next()? as usize, numbers.next()? as usize);
    if shared > term.len() {
        return None;
    }
    term.truncate(shared);
    let rest = numbers.rest();
    term.extend_from_slice(rest.get(..own)?);
    let rest = &rest[own..];
    let mut numbers = Numbers::new(rest);
    let (last, count) = (numbers.next()?, numbers.next()?);
    let (units, places) = (numbers.next()? as usize, numbers.next()? as usize);
    let begin = entries.len() - numbers.rest().len();
    let entry = Entry {
        last,
        count,
        units: begin,
        places: begin.checked_add(units)?,
        end: begin.checked_add(units)?.checked_add(places)?,
    };
    (entry.end <= entries.len()).then_some(entry)
}

#[cfg(test)]
mod tests;
