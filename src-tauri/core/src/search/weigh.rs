//! What a word weighs in each unit that has it: headings and what people wrote themselves weigh more. Weights are whole
//! tenths, so that those of an entry are added up in one multiplication: a common word stands in a million units, and they
//! are gone through at every key that is typed, by two threads where they are many.

use super::codec::Entries;
use super::columns::Columns;
use super::lists::Scored;
use super::postings::Cursor;
use super::query::Words;
use super::threads::{GoOn, at_once};
use super::units::{BODY, DEAD, HEAD, NOTE, TAGS, kind};
use crate::error::Result;

/// Tenths by kind of unit and slot.
pub(super) type Table = [[u16; 4]; 8];

/// So many units are weighed before they are told of, and whether anyone still waits is asked.
const TOGETHER: usize = 1_024;

/// What one of the weights stands for.
const TENTH: f32 = 0.1;

/// What a word weighs, by slot.
fn by_slot(flags: u16) -> [u16; 4] {
    let mut weights = [10; 4];
    match flags & kind::MASK {
        kind::DOCUMENT => {
            weights[HEAD as usize] = 40;
            weights[BODY as usize] = 20;
        }
        kind::TOPIC => weights[HEAD as usize] = 30,
        _ => {
            weights[HEAD as usize] = 30;
            weights[BODY as usize] = 12;
            weights[NOTE as usize] = 25;
            weights[TAGS as usize] = 25;
        }
    }
    weights
}

/// What a word weighs in each slot, by kind of unit; nothing where it is not looked for.
pub(super) fn table(words: &Words) -> Table {
    let mut table = [[0; 4]; 8];
    for (kind, row) in (0..).zip(&mut table) {
        let (slots, weights) = (words.slots.for_flags(kind), by_slot(kind));
        for (slot, weight) in row.iter_mut().enumerate() {
            *weight = if slots >> slot & 1 == 1 {
                weights[slot]
            } else {
                0
            };
        }
    }
    table
}

/// What so many words in each slot of a unit weigh together; nothing where it is gone.
pub(super) fn weight(columns: &Columns, table: &Table, unit: u32, often: &[u32; 4]) -> f32 {
    let flags = columns.flags.get(unit as usize).copied().unwrap_or(DEAD);
    if flags & DEAD != 0 {
        return 0.0;
    }
    let row = &table[(flags & kind::MASK) as usize];
    let own = |slot: usize| often[slot] as f32 * f32::from(row[slot]);
    (own(0) + own(1) + own(2) + own(3)) * TENTH
}

/// Goes through postings of one word.
pub(super) struct Weighing<'a> {
    flags: &'a [u16],
    /// By kind of unit and the slots that have the word, as bits: the weights of those alone, the first of them in the
    /// highest sixteen bits.
    lanes: [[u64; 16]; 8],
}

impl<'a> Weighing<'a> {
    pub fn of(words: &Words, columns: &'a Columns) -> Self {
        let lanes = table(words).map(|row| {
            std::array::from_fn(|slots| {
                let there = (0..4).filter(|slot| slots >> slot & 1 == 1);
                let shifts = [48, 32, 16, 0];
                there
                    .zip(shifts)
                    .map(|(slot, shift)| u64::from(row[slot]) << shift)
                    .sum()
            })
        });
        Self {
            flags: &columns.flags,
            lanes,
        }
    }

    /// Adds the units of a posting that are there to a list, with what it weighs in each.
    pub fn add(&self, posting: &Cursor<'_>, go_on: GoOn<'_>, into: &mut Scored) -> Result<()> {
        // An entry has a byte at least: a damaged row does not get room for more.
        let units = posting.units()?;
        let most = units.len().min(posting.count() as usize);
        into.reserve(most);
        let Some((first, second)) = posting.halves()? else {
            return self.each(Entries::new(units), go_on, |units, weights| {
                into.append(units, weights);
            });
        };
        let later = at_once(
            go_on,
            |go_on| {
                self.each(first, go_on, |units, weights| {
                    into.append(units, weights);
                })
            },
            |go_on| {
                // Of this thread alone: two that write side by side wait for each other.
                let mut own = Scored::default();
                own.reserve(most / 2);
                self.each(second, go_on, |units, weights| own.append(units, weights))?;
                Ok(own)
            },
        )?;
        into.append(&later.units, &later.scores);
        Ok(())
    }

    /// Adds what a posting weighs to the sums of its units.
    pub fn add_up(&self, posting: &Cursor<'_>, go_on: GoOn<'_>, sums: &mut [f32]) -> Result<()> {
        fn add(sums: &mut [f32], from: u32, units: &[u32], weights: &[f32]) {
            for (unit, weight) in units.iter().zip(weights) {
                if let Some(sum) = sums.get_mut(unit.wrapping_sub(from) as usize) {
                    *sum += weight;
                }
            }
        }
        let Some((first, second)) = posting.halves()? else {
            return self.each(Entries::new(posting.units()?), go_on, |units, weights| {
                add(sums, 0, units, weights);
            });
        };
        // No unit is in both halves.
        let middle = second.rest().0.saturating_add(1);
        let (below, above) = sums.split_at_mut(sums.len().min(middle as usize));
        at_once(
            go_on,
            |go_on| {
                self.each(first, go_on, |units, weights| {
                    add(below, 0, units, weights);
                })
            },
            |go_on| {
                self.each(second, go_on, |units, weights| {
                    add(above, middle, units, weights);
                })
            },
        )
    }

    /// Calls `each` with some units of a posting after the other, of those that are there, and what it weighs in each,
    /// which is more than nothing. They come together, so that where the next one goes is known without a look into
    /// memory, which takes longer than all else.
    #[inline]
    fn each(
        &self,
        mut entries: Entries<'_>,
        go_on: GoOn<'_>,
        mut each: impl FnMut(&[u32], &[f32]),
    ) -> Result<()> {
        let (mut units, mut tenths) = ([0; TOGETHER], [0; TOGETHER]);
        let mut weights = [0.0; TOGETHER];
        loop {
            let (mut count, mut is_over) = (0, false);
            for _ in 0..TOGETHER {
                let Some(found) = entries.next_counts() else {
                    is_over = true;
                    break;
                };
                let flags = self.flags.get(found.unit as usize);
                let flags = flags.copied().unwrap_or(DEAD);
                let lanes = self.lanes[(flags & kind::MASK) as usize][found.slots & 0xF];
                let weight = found.often.weighed(lanes);
                units[count] = found.unit;
                tenths[count] = i32::try_from(weight).unwrap_or(i32::MAX);
                count += usize::from(weight > 0) & usize::from(flags & DEAD == 0);
            }
            // Many at a time, as a processor does it in one step.
            for (weight, tenths) in weights.iter_mut().zip(tenths) {
                *weight = tenths as f32 * TENTH;
            }
            each(&units[..count], &weights[..count]);
            if is_over {
                return Ok(());
            }
            go_on()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::codec::Posting;
    use super::super::postings;
    use super::super::query::Slots;
    use super::*;
    use crate::error::Error;

    proptest! {
        #[test]
        fn an_entry_weighs_what_its_counts_do(
            units in prop::collection::vec(
                (1_u32..200, 0_u16..5, any::<bool>(), prop::array::uniform4(0_u32..140)),
                1..40,
            ),
            slots in prop::array::uniform3(0_u8..16),
        ) {
            let mut columns = Columns::default();
            let mut posting = Posting::default();
            let mut all = Vec::new();
            for (distance, kind, is_dead, often) in units {
                let unit = posting.last + distance;
                columns.flags.resize(unit as usize, DEAD);
                columns.flags.push(kind | if is_dead { DEAD } else { 0 });
                if often != [0; 4] {
                    posting.push_count(unit, &often);
                    all.push((unit, often));
                }
            }
            let [document, topic, annotation] = slots;
            let words = Words {
                words: vec!["water".to_owned()],
                prefix: false,
                slots: Slots { document, topic, annotation },
            };
            let table = table(&words);
            let wanted: Vec<_> = all
                .iter()
                .map(|(unit, often)| (*unit, weight(&columns, &table, *unit, often)))
                .filter(|(_, weight)| *weight > 0.0)
                .collect();
            let mut found = Vec::new();
            let weighing = Weighing::of(&words, &columns);
            weighing
                .each(Entries::new(&posting.units), &|| Ok(()), |units, weights| {
                    found.extend(units.iter().copied().zip(weights.iter().copied()));
                })
                .unwrap();
            prop_assert_eq!(found.len(), wanted.len());
            for (one, other) in found.iter().zip(&wanted) {
                prop_assert_eq!(one.0, other.0);
                prop_assert!((one.1 - other.1).abs() < 0.01, "{:?} {:?}", one, other);
            }
        }
    }

    #[test]
    fn two_threads_find_what_one_does() {
        let mut posting = Posting::default();
        let mut columns = Columns::default();
        for unit in 0..150_000_u32 {
            let is_dead = unit % 11 == 3;
            let flags = (unit % 5) as u16 | if is_dead { DEAD } else { 0 };
            columns.flags.extend([flags, flags]);
            posting.push_count(2 * unit, &[unit % 3, 1, unit % 200 / 199 * 300, 0]);
        }
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection
            .execute_batch(include_str!("schema.sql"))
            .unwrap();
        let mut writing = postings::Writing::begin(&connection, 1).unwrap();
        writing.put("water", &posting).unwrap();
        writing.end().unwrap();

        let words = Words {
            words: vec!["water".to_owned()],
            prefix: false,
            slots: Slots::ALL,
        };
        let weighing = Weighing::of(&words, &columns);
        let mut wanted = Vec::new();
        let entries = Entries::new(&posting.units);
        weighing
            .each(entries, &|| Ok(()), |units, weights| {
                wanted.extend(units.iter().copied().zip(weights.iter().copied()));
            })
            .unwrap();
        let mut sums = vec![0.0; columns.flags.len()];
        let mut found = Scored::default();
        postings::find(&connection, 1, "water", postings::Wanted::Units, |cursor| {
            assert!(cursor.halves()?.is_some());
            weighing.add(cursor, &|| Ok(()), &mut found)?;
            weighing.add_up(cursor, &|| Ok(()), &mut sums)
        })
        .unwrap();
        let found: Vec<_> = found.units.into_iter().zip(found.scores).collect();
        let summed: Vec<_> = (0..).zip(sums).filter(|(_, sum)| *sum > 0.0).collect();
        assert_eq!(found, wanted);
        assert_eq!(summed, wanted);

        let given_up = postings::find(&connection, 1, "water", postings::Wanted::Units, |cursor| {
            weighing.add(cursor, &|| Err(Error::Overtaken), &mut Scored::default())
        });
        assert!(matches!(given_up, Err(Error::Overtaken)));
    }
}
