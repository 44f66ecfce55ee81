//! Words that stand together, found by their places. Words as common as `of` and `the` stand in most units, and how often
//! they do in one cannot be guessed: a processor that guesses wrongly for each of a million units takes several times as
//! long as the work itself. So places are read in two passes without such a branch, and compared without one.

use super::codec::{Entries, Numbers};
use super::lists::Scored;
use super::postings;
use super::query::Words;
use super::run::Runner;
use super::weigh::{self, STRETCH};
use crate::error::Result;

/// A place is the number of its unit, its position (30 bits: a text of 64 MB has fewer words), its slot. Between two
/// texts of a unit a position is left out, so that words of two slots never follow one another.
const UNIT_SHIFT: u32 = 32;

impl Runner<'_> {
    /// The units in which these words follow one another, and how much of them each has.
    pub fn of_phrase(&self, words: &Words) -> Result<Scored> {
        let table = weigh::table(words);
        let mut found = Scored::default();
        // Segments have no unit in common, and their units are in order.
        for segment in &self.columns.segments {
            let ends = self.ends(*segment, words)?;
            for of_unit in ends.chunk_by(|a, b| a >> UNIT_SHIFT == b >> UNIT_SHIFT) {
                let mut often = [0; 4];
                for place in of_unit {
                    often[(place & 3) as usize] += 1;
                }
                let unit = (of_unit[0] >> UNIT_SHIFT) as u32;
                let weight = weigh::weight(self.columns, &table, unit, &often);
                if weight > 0.0 {
                    found.units.push(unit);
                    found.scores.push(weight);
                }
            }
        }
        Ok(found)
    }

    /// Where in a segment the last of the words stands behind all the others.
    fn ends(&self, segment: i64, words: &Words) -> Result<Vec<u64>> {
        let mut ends: Option<Vec<u64>> = None;
        for (at, word) in words.words.iter().enumerate() {
            let own = if words.prefix && at + 1 == words.words.len() {
                self.places_of_all(segment, word)?
            } else {
                self.places_of(segment, word)?
            };
            self.go_on()?;
            let found = match ends {
                Some(before) => following(&before, &own),
                None => own,
            };
            if found.is_empty() {
                return Ok(found);
            }
            ends = Some(found);
        }
        Ok(ends.unwrap_or_default())
    }

    /// Where a word stands in a segment, in order.
    fn places_of(&self, segment: i64, word: &str) -> Result<Vec<u64>> {
        let mut places = Vec::new();
        postings::find(self.connection, segment, word, |found| {
            let reading = Reading::new(found.units()?, found.places()?);
            reading.read(&|| self.go_on(), &mut places)
        })?;
        Ok(places)
    }

    /// Where words that begin so stand in a segment, in order.
    fn places_of_all(&self, segment: i64, prefix: &str) -> Result<Vec<u64>> {
        let mut places = Vec::new();
        postings::each(self.connection, segment, prefix, |_, found| {
            let reading = Reading::new(found.units()?, found.places()?);
            reading.read(&|| self.go_on(), &mut places)
        })?;
        places.sort_unstable();
        Ok(places)
    }
}

/// No slot begins here.
const NONE: u64 = u64::MAX;

/// Reads the places of a posting.
struct Reading<'a> {
    entries: Entries<'a>,
    numbers: Numbers<'a>,
    /// For each place of a stretch, where a slot of a unit begins with it: that unit and slot.
    begins: Vec<u64>,
}

impl<'a> Reading<'a> {
    fn new(units: &'a [u8], places: &'a [u8]) -> Self {
        Self {
            entries: Entries::new(units),
            numbers: Numbers::new(places),
            begins: Vec::new(),
        }
    }

    fn read(mut self, go_on: &dyn Fn() -> Result<()>, into: &mut Vec<u64>) -> Result<()> {
        loop {
            let (count, is_last) = self.begin_slots();
            let mut place = 0_u64;
            let numbers = &mut self.numbers;
            into.extend(self.begins[..count].iter().map(|begin| {
                let distance = u64::from(numbers.next().unwrap_or(0)) << 2;
                let from = if *begin == NONE { place } else { *begin };
                place = from.wrapping_add(distance);
                place
            }));
            if is_last {
                return Ok(());
            }
            go_on()?;
        }
    }

    /// Says where the slots of the next units begin; answers how many places these have, and whether they are the last.
    fn begin_slots(&mut self) -> (usize, bool) {
        self.begins.fill(NONE);
        let most = self.numbers.rest().len();
        let mut at = 0;
        for _ in 0..STRETCH {
            let Some(found) = self.entries.next_counts() else {
                return (at, true);
            };
            let counts = found.cleared();
            let end = at + counts.iter().map(|count| *count as usize).sum::<usize>();
            // Each place has a byte at least: a damaged list ends early.
            if end > most {
                return (at, true);
            }
            if end >= self.begins.len() {
                self.begins.resize(2 * end + 1, NONE);
            }
            let unit = u64::from(found.unit) << UNIT_SHIFT;
            for (count, slot) in counts.into_iter().zip(SLOTS[found.slots]) {
                // Each is written: after the last slot that is there, the next unit writes its own over it.
                self.begins[at] = unit | slot;
                at += count as usize;
            }
        }
        (at, false)
    }
}

/// The slots by their bits, the first of them first.
const SLOTS: [[u64; 4]; 16] = {
    let mut table = [[0; 4]; 16];
    let mut slots = 0;
    while slots < 16 {
        let (mut slot, mut at) = (0, 0);
        while slot < 4 {
            if slots >> slot & 1 == 1 {
                table[slots][at] = slot;
                at += 1;
            }
            slot += 1;
        }
        slots += 1;
    }
    table
};

/// Those of `own` that stand right after one of `before`.
fn following(before: &[u64], own: &[u64]) -> Vec<u64> {
    let (mut i, mut j, mut count) = (0, 0, 0);
    let mut found = vec![0; before.len().min(own.len()) + 1];
    while let (Some(before), Some(place)) = (before.get(i), own.get(j)) {
        let (wanted, there) = ((before >> 2) + 1, place >> 2);
        found[count] = *place;
        count += usize::from(wanted == there);
        i += usize::from(wanted <= there);
        j += usize::from(there <= wanted);
    }
    found.truncate(count);
    found
}
