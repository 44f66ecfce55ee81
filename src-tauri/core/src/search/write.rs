//! Writing into the index: things come in and go out within one transaction, and small segments are
//! merged into larger ones, so that a word never has to be looked up in many.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::beginnings;
use super::codec::Posting;
use super::columns;
use super::units::{self, Unit};
use crate::error::Result;

/// With more segments than this, some are merged.
const MOST_SEGMENTS: usize = 8;

/// Collects the units of one transaction into one segment.
pub(super) struct Writer<'a> {
    connection: &'a Connection,
    first: u32,
    next: u32,
    columns: Vec<u8>,
    postings: HashMap<String, Posting>,
    positions: HashMap<String, [Vec<u32>; 4]>,
    beginnings: HashMap<String, [u32; 4]>,
    letters: String,
}

impl<'a> Writer<'a> {
    pub fn begin(connection: &'a Connection) -> Result<Self> {
        let next = connection.query_row("SELECT next FROM meta", [], |row| row.get(0))?;
        Ok(Self {
            connection,
            first: next,
            next,
            columns: Vec::new(),
            postings: HashMap::new(),
            positions: HashMap::new(),
            beginnings: HashMap::new(),
            letters: String::new(),
        })
    }

    /// Takes a document, with its annotations, or an annotation out of the index.
    pub fn remove(&mut self, key: Uuid) -> Result<()> {
        self.remove_where("key = ?1", key)?;
        self.remove_where("document = (SELECT id FROM document WHERE uuid = ?1)", key)
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

    /// Takes a document in, with its annotations; answers how many units that were.
    pub fn add(&mut self, document: Uuid, read: &units::Read) -> Result<usize> {
        let shelf = self.shelf(document)?;
        self.thing(document, shelf, Some(read.edition), &read.units)?;
        for (annotation, unit) in &read.annotations {
            self.thing(*annotation, shelf, None, std::slice::from_ref(unit))?;
        }
        Ok(read.units.len() + read.annotations.len())
    }

    /// Takes one annotation in.
    pub fn add_annotation(&mut self, annotation: Uuid, document: Uuid, unit: &Unit) -> Result<()> {
        let shelf = self.shelf(document)?;
        self.thing(annotation, shelf, None, std::slice::from_ref(unit))
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

    fn thing(&mut self, key: Uuid, shelf: u32, edition: Option<i64>, units: &[Unit]) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO thing (first, units, key, document, edition) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((self.next, units.len() as i64, key, shelf, edition))?;
        for unit in units {
            let positions = &mut self.positions;
            let length = units::each_term(unit, &mut |word, slot, position| match positions
                .get_mut(word)
            {
                Some(lists) => lists[slot as usize].push(position),
                None => {
                    let mut lists: [Vec<u32>; 4] = Default::default();
                    lists[slot as usize].push(position);
                    positions.insert(word.to_owned(), lists);
                }
            });
            for tag in &unit.tags {
                let lists = positions.entry(units::tag_term(tag)).or_default();
                lists[units::TAGS as usize] = vec![0];
            }
            let listed = &mut self.beginnings;
            for (word, lists) in positions.iter() {
                beginnings::each(word, &mut self.letters, |term| {
                    if !listed.contains_key(term) {
                        listed.insert(term.to_owned(), [0; 4]);
                    }
                    if let Some(often) = listed.get_mut(term) {
                        for (count, list) in often.iter_mut().zip(lists) {
                            *count += list.len() as u32;
                        }
                    }
                });
            }
            for (term, often) in listed.drain() {
                let posting = self.postings.entry(term).or_default();
                posting.push_count(self.next, &often);
            }
            for (word, lists) in positions.drain() {
                self.postings
                    .entry(word)
                    .or_default()
                    .push(self.next, &lists);
            }
            columns::put(&mut self.columns, unit, length, shelf);
            self.next += 1;
        }
        Ok(())
    }

    /// Writes the segment, and merges where there are many; all into one where the index is whole now.
    pub fn finish(self, whole: bool) -> Result<()> {
        if self.next > self.first {
            let postings: BTreeMap<String, Posting> = self.postings.into_iter().collect();
            store(self.connection, self.first, &self.columns, &postings)?;
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

fn store(
    connection: &Connection,
    first: u32,
    columns: &[u8],
    postings: &BTreeMap<String, Posting>,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO segment (first, units, columns) VALUES (?1, ?2, ?3)")?
        .execute((first, (columns.len() / columns::WIDTH) as i64, columns))?;
    let segment = connection.last_insert_rowid();
    let mut insert = connection.prepare_cached(
        "INSERT INTO posting (segment, term, last, count, units, places) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (term, posting) in postings {
        let (units, places) = (&posting.units, &posting.places);
        insert.execute((segment, term, posting.last, posting.count, units, places))?;
    }
    Ok(())
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
    let mut postings: BTreeMap<String, Posting> = BTreeMap::new();
    let mut columns = Vec::new();
    let first = segments[from].1;
    for (id, begins, _) in &segments[from..] {
        // Numbers are given without gaps, so that the columns follow one another.
        columns.resize((begins - first) as usize * columns::WIDTH, 0);
        let own: Vec<u8> =
            connection.query_row("SELECT columns FROM segment WHERE id = ?1", [id], |row| {
                row.get(0)
            })?;
        columns.extend(own);
        let mut statement = connection.prepare_cached(
            "SELECT term, last, count, units, places FROM posting WHERE segment = ?1",
        )?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            let term = row.get_ref(0)?.as_str().unwrap_or_default();
            let units = row.get_ref(3)?.as_blob().unwrap_or_default();
            let places = row.get_ref(4)?.as_blob().unwrap_or_default();
            if !postings.contains_key(term) {
                postings.insert(term.to_owned(), Posting::default());
            }
            if let Some(posting) = postings.get_mut(term) {
                posting.append(row.get(1)?, row.get(2)?, units, places);
            }
        }
    }
    for (id, _, _) in &segments[from..] {
        connection.execute("DELETE FROM posting WHERE segment = ?1", [id])?;
        connection.execute("DELETE FROM segment WHERE id = ?1", [id])?;
    }
    store(connection, first, &columns, &postings)
}
