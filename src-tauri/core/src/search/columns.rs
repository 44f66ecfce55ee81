//! What filters, ranking and the notebook’s orders ask of each unit, in memory: arrays by the number
//! of the unit.

use std::sync::Arc;

use rusqlite::Connection;

use super::units::{DEAD, Unit};
use crate::error::Result;

/// Bytes of one unit in a segment's columns.
pub(super) const WIDTH: usize = 24;

/// The columns of all units.
#[derive(Debug, Default)]
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

/// The columns as they are now; what was read before serves where nothing has changed.
pub(super) fn load(connection: &Connection, before: Option<&Arc<Columns>>) -> Result<Arc<Columns>> {
    let generation = connection
        .prepare_cached("SELECT generation FROM meta")?
        .query_row([], |row| row.get(0))?;
    if let Some(before) = before.filter(|before| before.generation == generation) {
        return Ok(Arc::clone(before));
    }
    let mut columns = Columns {
        generation,
        ..Columns::default()
    };
    let units: Option<u32> = connection
        .prepare_cached("SELECT max(first + length(columns) / ?1) FROM segment")?
        .query_row([WIDTH as u32], |row| row.get(0))?;
    columns.reserve(units.unwrap_or(0) as usize);
    let mut statement =
        connection.prepare_cached("SELECT id, first, columns FROM segment ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        columns.segments.push(row.get(0)?);
        let first = row.get::<_, u32>(1)? as usize;
        columns.resize(first);
        let bytes = row.get_ref(2)?.as_blob().unwrap_or_default();
        for unit in bytes.chunks_exact(WIDTH) {
            columns.flags.push(u16::from_le_bytes([unit[0], unit[1]]));
            columns.lengths.push(u16::from_le_bytes([unit[2], unit[3]]));
            let number = |at: usize| {
                u32::from_le_bytes([unit[at], unit[at + 1], unit[at + 2], unit[at + 3]])
            };
            columns.documents.push(number(4));
            columns.times.push(number(8));
            columns.places.push([number(12), number(16), number(20)]);
        }
    }
    let mut statement = connection.prepare_cached("SELECT unit FROM gone")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(flags) = columns.flags.get_mut(row.get::<_, u32>(0)? as usize) {
            *flags |= DEAD;
        }
    }
    let mut sum = 0_u64;
    for (flags, length) in columns.flags.iter().zip(&columns.lengths) {
        if flags & DEAD == 0 {
            columns.alive += 1;
            sum += u64::from(*length);
        }
    }
    columns.average = (sum as f32 / columns.alive.max(1) as f32).max(1.0);
    Ok(Arc::new(columns))
}

impl Columns {
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
