//! Postings on their way into the index: what is short goes many to a row, what is long into a list of its own.

use rusqlite::{CachedStatement, Connection};

use super::number_of;
use crate::error::Result;
use crate::search::codec::{Entries, Numbers, Posting, put};

/// From so many bytes on a posting has a list of its own.
const LONG: usize = 1_000;

/// The most bytes of a row with several. More would not fit into a quarter of a page, and SQLite would put the rest on
/// a page for itself.
const MOST: usize = 3_500;

/// From so many bytes of units on a list says where its middle is: for fewer the start of a thread takes too long.
pub(super) const HALVED: usize = 200_000;

/// Writes the postings of a segment, which come in the order of their terms.
pub(in crate::search) struct Writing<'a> {
    segment: i64,
    insert: CachedStatement<'a>,
    insert_list: CachedStatement<'a>,
    lists: u32,
    /// The row in the making: its first term, the last one, its entries.
    first: String,
    before: String,
    entries: Vec<u8>,
}

impl<'a> Writing<'a> {
    pub fn begin(connection: &'a Connection, segment: i64) -> Result<Self> {
        let sql = "INSERT INTO posting (segment, term, entries, list) VALUES (?1, ?2, ?3, ?4)";
        let list = "INSERT INTO list (id, units, places) VALUES (?1, ?2, ?3)";
        Ok(Self {
            segment,
            insert: connection.prepare_cached(sql)?,
            insert_list: connection.prepare_cached(list)?,
            lists: 0,
            first: String::new(),
            before: String::new(),
            entries: Vec::new(),
        })
    }

    /// Writes a posting.
    pub fn put(&mut self, term: &str, posting: &Posting) -> Result<()> {
        let (units, places) = (posting.units.as_slice(), posting.places.as_slice());
        let size = units.len() + places.len();
        if size >= LONG {
            self.flush()?;
            self.entry(term, posting, &middle(posting), &[]);
            let list = number_of(self.segment, self.lists);
            self.lists += 1;
            self.insert_list.execute((list, units, places))?;
            let row = (self.segment, term, &self.entries, list);
            self.insert.execute(row)?;
            self.entries.clear();
            return Ok(());
        }
        if self.entries.len() + size + term.len() > MOST {
            self.flush()?;
        }
        self.entry(term, posting, units, places);
        Ok(())
    }

    /// Writes what is left.
    pub fn end(mut self) -> Result<()> {
        self.flush()
    }

    fn entry(&mut self, term: &str, posting: &Posting, units: &[u8], places: &[u8]) {
        let mut shared = 0;
        if self.entries.is_empty() {
            self.first.clear();
            self.first.push_str(term);
        } else {
            let pairs = self.before.bytes().zip(term.bytes());
            shared = pairs.take_while(|(one, other)| one == other).count();
        }
        let own = &term.as_bytes()[shared..];
        put(&mut self.entries, shared as u32);
        put(&mut self.entries, own.len() as u32);
        self.entries.extend_from_slice(own);
        put(&mut self.entries, posting.last);
        put(&mut self.entries, posting.count);
        put(&mut self.entries, units.len() as u32);
        put(&mut self.entries, places.len() as u32);
        self.entries.extend_from_slice(units);
        self.entries.extend_from_slice(places);
        self.before.clear();
        self.before.push_str(term);
    }

    fn flush(&mut self) -> Result<()> {
        if self.entries.is_empty() {
            return Ok(());
        }
        let none: Option<i64> = None;
        let row = (self.segment, &self.first, &self.entries, none);
        self.insert.execute(row)?;
        self.entries.clear();
        Ok(())
    }
}

/// Where the middle of a list is, as its entry says it; nothing where it is too short for two threads.
fn middle(posting: &Posting) -> Vec<u8> {
    let mut said = Vec::new();
    let Posting { units, places, .. } = posting;
    if units.len() < HALVED {
        return said;
    }
    let (mut entries, mut own_places) = (Entries::new(units), Numbers::new(places));
    while entries.rest().1.len() > units.len() / 2
        && let Some(found) = entries.next_counts()
    {
        own_places.skip(
            found
                .cleared()
                .into_iter()
                .map(|count| count as usize)
                .sum(),
        );
    }
    let (unit, rest) = entries.rest();
    put(&mut said, (units.len() - rest.len()) as u32);
    put(&mut said, (places.len() - own_places.rest().len()) as u32);
    put(&mut said, unit);
    said
}
