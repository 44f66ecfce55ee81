//! What a word weighs in each unit that has it: headings and what people wrote themselves weigh more. Weights are whole
//! tenths, so that those of an entry are added up in one multiplication: a common word stands in a million units, and they
//! are gone through at every key that is typed.

use super::codec::Entries;
use super::columns::Columns;
use super::query::Words;
use super::units::{BODY, DEAD, HEAD, NOTE, TAGS, kind};
use crate::error::Result;

/// Tenths by kind of unit and slot.
pub(super) type Table = [[u16; 4]; 8];

/// So many units are looked at between two looks at whether anyone still waits.
pub(super) const STRETCH: usize = 8_192;

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

    /// Calls `each` with the units of a posting that are there, and what it weighs in each, which is more than nothing.
    #[inline]
    pub fn each(
        &self,
        mut entries: Entries<'_>,
        go_on: impl Fn() -> Result<()>,
        mut each: impl FnMut(u32, f32),
    ) -> Result<()> {
        loop {
            for _ in 0..STRETCH {
                let Some(found) = entries.next_counts() else {
                    return Ok(());
                };
                let flags = self.flags.get(found.unit as usize);
                let flags = flags.copied().unwrap_or(DEAD);
                let lanes = self.lanes[(flags & kind::MASK) as usize][found.slots & 0xF];
                let weight = found.often.weighed(lanes);
                if weight > 0 && flags & DEAD == 0 {
                    each(found.unit, weight as f32 * TENTH);
                }
            }
            go_on()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::codec::Posting;
    use super::super::query::Slots;
    use super::*;

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
                .each(Entries::new(&posting.units), || Ok(()), |unit, weight| found.push((unit, weight)))
                .unwrap();
            prop_assert_eq!(found.len(), wanted.len());
            for (one, other) in found.iter().zip(&wanted) {
                prop_assert_eq!(one.0, other.0);
                prop_assert!((one.1 - other.1).abs() < 0.01, "{:?} {:?}", one, other);
            }
        }
    }
}
