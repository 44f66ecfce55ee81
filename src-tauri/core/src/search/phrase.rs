//! Words that stand together, found by their places.

use super::codec::{Entries, Numbers};
use super::lists::Scored;
use super::query::Words;
use super::run::Runner;
use super::units::{BODY, kind};
use crate::error::Result;

impl Runner<'_> {
    /// The units in which these words follow one another, and how much of them each has.
    pub fn of_phrase(&self, words: &Words) -> Result<Scored> {
        let last = words.words.len() - 1;
        let is_prefix = |at: usize| words.prefix && at == last;
        // Only where the rarest of the words is.
        let mut rarest: Option<(u64, usize)> = None;
        for at in (0..=last).filter(|at| !is_prefix(*at)) {
            let count = self.count(&words.words[at])?;
            if rarest.is_none_or(|(least, _)| count < least) {
                rarest = Some((count, at));
            }
        }
        let rare = rarest.map_or(0, |(_, at)| at);
        let mut rare_places = self.places(words, rare, None)?;
        let mut units: Vec<u32> = Vec::with_capacity(rare_places.len());
        units.extend(rare_places.iter().map(|place| (place >> UNIT_SHIFT) as u32));
        units.dedup();
        let mut ends = Vec::new();
        for at in 0..=last {
            self.go_on()?;
            let own = if at == rare {
                std::mem::take(&mut rare_places)
            } else {
                self.places(words, at, Some(&units))?
            };
            ends = if at == 0 { own } else { following(&ends, &own) };
        }
        let table = Self::table(words);
        let mut found = Scored::default();
        for of_unit in ends.chunk_by(|a, b| a >> UNIT_SHIFT == b >> UNIT_SHIFT) {
            let mut often = [0; 4];
            for place in of_unit {
                often[(place & 3) as usize] += 1;
            }
            let unit = (of_unit[0] >> UNIT_SHIFT) as u32;
            let weight = self.weigh(&table, unit, &often);
            if weight > 0.0 {
                found.units.push(unit);
                found.scores.push(weight);
            }
        }
        Ok(found)
    }

    /// In how many units a word is, those that are gone included.
    fn count(&self, word: &str) -> Result<u64> {
        let mut sum = 0;
        for segment in &self.columns.segments {
            let mut statement = self
                .connection
                .prepare_cached("SELECT count FROM posting WHERE segment = ?1 AND term = ?2")?;
            let mut rows = statement.query((segment, word))?;
            if let Some(row) = rows.next()? {
                sum += u64::from(row.get::<_, u32>(0)?);
            }
        }
        Ok(sum)
    }

    /// Where one of the words stands, in these units alone if so wished, in order: unit, position and slot in one number.
    fn places(&self, words: &Words, at: usize, units: Option<&[u32]>) -> Result<Vec<u64>> {
        let mut places = Vec::new();
        let by_kind: [u8; 8] = std::array::from_fn(|kind| words.slots.for_flags(kind as u16));
        let mut take = |bytes: &[u8], positions: &[u8]| {
            let mut numbers = Numbers::new(positions);
            let mut next = 0;
            for entry in Entries::new(bytes) {
                if let Some(units) = units {
                    while units.get(next).is_some_and(|unit| *unit < entry.unit) {
                        next += 1;
                    }
                    if units.get(next) != Some(&entry.unit) {
                        numbers.skip(entry.often.iter().sum());
                        continue;
                    }
                }
                let slots = by_kind[(self.columns.flags.get(entry.unit as usize).unwrap_or(&0)
                    & kind::MASK) as usize];
                if entry.often == [0, 1, 0, 0] && slots >> BODY & 1 == 1 {
                    let position = u64::from(numbers.next().unwrap_or(0));
                    let unit = u64::from(entry.unit) << UNIT_SHIFT;
                    places.push(unit | position << 2 | u64::from(BODY));
                    continue;
                }
                for (slot, count) in entry.often.iter().enumerate() {
                    if slots >> slot & 1 == 0 {
                        numbers.skip(*count);
                        continue;
                    }
                    let mut position = 0;
                    for _ in 0..*count {
                        position += u64::from(numbers.next().unwrap_or(0));
                        places.push(
                            u64::from(entry.unit) << UNIT_SHIFT | position << 2 | slot as u64,
                        );
                    }
                }
            }
        };
        let word = &words.words[at];
        if words.prefix && at + 1 == words.words.len() {
            self.each_posting(word, take)?;
            places.sort_unstable();
        } else {
            for segment in &self.columns.segments {
                let mut statement = self.connection.prepare_cached(
                    "SELECT units, places FROM posting WHERE segment = ?1 AND term = ?2",
                )?;
                let mut rows = statement.query((segment, word))?;
                if let Some(row) = rows.next()? {
                    let units = row.get_ref(0)?.as_blob().unwrap_or_default();
                    take(units, row.get_ref(1)?.as_blob().unwrap_or_default());
                }
            }
        }
        Ok(places)
    }
}

/// A place is the number of its unit, its position (30 bits: a text of 64 MB has fewer words), its slot.
const UNIT_SHIFT: u32 = 32;

/// Those of `own` that stand right after one of `before`.
fn following(before: &[u64], own: &[u64]) -> Vec<u64> {
    let mut at = 0;
    let after = |place: &&u64| {
        // Nothing stands before the first word of the first unit.
        let Some(wanted) = (**place >> 2).checked_sub(1) else {
            return false;
        };
        while before.get(at).is_some_and(|one| one >> 2 < wanted) {
            at += 1;
        }
        before.get(at).is_some_and(|one| one >> 2 == wanted)
    };
    own.iter().filter(after).copied().collect()
}
