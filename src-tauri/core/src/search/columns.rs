//! What filters, ranking and the notebook’s orders ask of each unit, in memory: arrays by the number
//! of the unit.

use std::sync::Arc;

use rusqlite::Connection;

use super::units::{DEAD, Unit};
use crate::error::{Error, Result};

/// Bytes of one unit in a segment's columns.
pub(super) const WIDTH: usize = 24;

/// The columns of all units.
#[derive(Debug, Default, Clone)]
pub(super) struct Columns {
    pub generation: i64,
    pub flags: Vec<u16>,
    pub lengths: Vec<u16>,
    pub documents: Vec<u32>,
    pub times: Vec<u32>,
    /// Of annotations the row in the library, the topic’s position and the first code point in it.
    pub places: Vec<[u32; 3]>,
    /// Segments, the oldest first.
    pub segments: Vec<i64>,
    /// How many units are alive, and how long they are on average.
    pub alive: u32,
    pub average: f32,
}

/// One unit as it stands in its segment.
pub(super) fn put(bytes: &mut Vec<u8>, unit: &Unit, length: u32, document: u32) {
    bytes.extend(unit.flags.to_le_bytes());
    bytes.extend(u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
    bytes.extend(document.to_le_bytes());
    bytes.extend(unit.time.to_le_bytes());
    for number in unit.place {
        bytes.extend(number.to_le_bytes());
    }
}

/// The columns as they are now. Of what was read before, all serves where nothing has changed, else what stands in
/// segments that are still there: these never change, so that a highlight does not have a million units read anew.
pub(super) fn load(connection: &Connection, before: Option<Arc<Columns>>) -> Result<Arc<Columns>> {
    let (generation, next): (_, u32) = connection
        .prepare_cached("SELECT generation, next FROM meta")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut columns = match before {
        Some(before) if before.generation == generation => return Ok(before),
        // A listing may have them still: a copy takes less than reading them anew.
        Some(before) => Arc::try_unwrap(before).unwrap_or_else(|shared| (*shared).clone()),
        None => Columns::default(),
    };
    columns.generation = generation;
    let segments = connection
        .prepare_cached("SELECT id, first FROM segment ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, u32)>>>()?;
    if segments.iter().any(|(_, first)| *first > next) {
        // There is no room to be made for numbers that were never given.
        let what = "the search index has a segment that cannot be read";
        return Err(Error::Damaged(what.to_owned()));
    }
    let known = columns.segments.iter().zip(&segments);
    let same = known.take_while(|(before, now)| **before == now.0).count();
    let further = segments.get(same..).unwrap_or_default();
    if same < columns.segments.len() {
        // Numbers run on from segment to segment: what is known of those that were merged goes out.
        let first = further.first().map(|(_, first)| *first);
        columns.resize(first.unwrap_or(0) as usize);
    }
    columns.segments = segments.iter().map(|(id, _)| *id).collect();
    if columns.flags.is_empty() {
        let units: Option<u32> = connection
            .prepare_cached("SELECT max(first + length(columns) / ?1) FROM segment")?
            .query_row([WIDTH as u32], |row| row.get(0))?;
        columns.reserve(units.unwrap_or(0) as usize);
    }
    for (id, first) in further {
        columns.resize(*first as usize);
        columns.read(connection, *id)?;
    }
    let mut statement = connection.prepare_cached("SELECT unit FROM gone")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(flags) = columns.flags.get_mut(row.get::<_, u32>(0)? as usize) {
            *flags |= DEAD;
        }
    }
    let (mut alive, mut sum) = (0, 0_u64);
    for (flags, length) in columns.flags.iter().zip(&columns.lengths) {
        let is_alive = u32::from(flags & DEAD == 0);
        alive += is_alive;
        sum += u64::from(u32::from(*length) * is_alive);
    }
    columns.alive = alive;
    columns.average = (sum as f32 / alive.max(1) as f32).max(1.0);
    Ok(Arc::new(columns))
}

impl Columns {
    /// Adds what stands in a segment.
    fn read(&mut self, connection: &Connection, segment: i64) -> Result<()> {
        let mut statement =
            connection.prepare_cached("SELECT columns FROM segment WHERE id = ?1")?;
        let mut rows = statement.query([segment])?;
        let Some(row) = rows.next()? else {
            return Ok(());
        };
        let bytes = row.get_ref(0)?.as_blob().unwrap_or_default();
        for unit in bytes.chunks_exact(WIDTH) {
            self.flags.push(u16::from_le_bytes([unit[0], unit[1]]));
            self.lengths.push(u16::from_le_bytes([unit[2], unit[3]]));
            let number = |at: usize| {
                u32::from_le_bytes([unit[at], unit[at + 1], unit[at + 2], unit[at + 3]])
            };
            self.documents.push(number(4));
            self.times.push(number(8));
            self.places.push([number(12), number(16), number(20)]);
        }
        Ok(())
    }

    /// Room for so many and no more: a list that doubles as it grows takes twice what it holds.
    fn reserve(&mut self, units: usize) {
        self.flags.reserve_exact(units);
        self.lengths.reserve_exact(units);
        self.documents.reserve_exact(units);
        self.times.reserve_exact(units);
        self.places.reserve_exact(units);
    }

    /// Numbers that were never given are dead.
    fn resize(&mut self, units: usize) {
        self.flags.resize(units, DEAD);
        self.lengths.resize(units, 0);
        self.documents.resize(units, 0);
        self.times.resize(units, 0);
        self.places.resize(units, [0; 3]);
    }

    #[inline]
    pub fn is_alive(&self, unit: u32) -> bool {
        self.flags
            .get(unit as usize)
            .is_some_and(|flags| flags & DEAD == 0)
    }
}
