//! The places of a word, in order, a stretch at a time: what is read into is small enough to stay near the processor,
//! and neither its room nor what is made of it costs more for a word as common as `the`.
//!
//! Words as common as `of` and `the` stand in most units, and how often they do in one cannot be guessed: a processor that
//! guesses wrongly for each of a million units takes several times as long as the work itself. So a stretch is read in two
//! passes without such a branch.

use super::codec::{Entries, Numbers};
use super::postings::Cursor;
use super::threads::GoOn;
use crate::error::Result;

/// A place is the number of its unit, its position (30 bits: a text of 64 MB has fewer words), its slot. Positions run
/// on through the texts of a unit, which come in the order of their slots; between two texts one is left out, so that
/// words of two texts never follow one another.
pub(super) const UNIT_SHIFT: u32 = 32;

/// So many units are read at a time, and about so many places.
const UNITS: usize = 4_096;
const PLACES: usize = 32_768;

/// No slot begins here, or no place is behind it.
const NONE: u64 = u64::MAX;

/// Places that are gone through once.
#[derive(Clone)]
pub(super) enum Places<'a> {
    /// All of them are known.
    Known(&'a [u64]),
    Read(Reading<'a>),
}

impl<'a> Places<'a> {
    /// Those of a posting.
    pub fn of(posting: &'a Cursor<'_>) -> Result<Self> {
        let entries = Entries::new(posting.units()?);
        Ok(Self::Read(Reading::new(entries, posting.places()?)))
    }

    /// Those that come after the middle of a posting, and the unit that they come after; nothing where it is too short
    /// for two threads.
    pub fn after_middle(posting: &'a Cursor<'_>) -> Result<Option<(u32, Self)>> {
        let later = posting.after_middle()?;
        Ok(later.map(|(entries, places)| {
            let (unit, _) = entries.rest();
            (unit, Self::Read(Reading::new(entries, places)))
        }))
    }

    /// Some of those that have not been taken, where there are any; and a place before which there are no others.
    pub fn ready(&mut self) -> (&[u64], u64) {
        match self {
            Self::Known(places) => (places, NONE),
            Self::Read(reading) => reading.ready(),
        }
    }

    /// Goes past so many of those that were ready.
    pub fn take(&mut self, count: usize) {
        match self {
            Self::Known(places) => *places = &places[count.min(places.len())..],
            Self::Read(reading) => reading.taken += count,
        }
    }

    /// Goes to the first that is not before `place`.
    pub fn skip_to(&mut self, place: u64, go_on: GoOn<'_>) -> Result<()> {
        loop {
            let (ready, end) = self.ready();
            if end > place {
                let before = ready.partition_point(|own| *own < place);
                self.take(before);
                return Ok(());
            }
            let all = ready.len();
            self.take(all);
            go_on()?;
        }
    }
}

/// The places of a posting.
#[derive(Clone)]
pub(super) struct Reading<'a> {
    entries: Entries<'a>,
    numbers: Numbers<'a>,
    is_over: bool,
    /// For each place of a stretch, where a slot of a unit begins with it: that unit and slot.
    begins: Vec<u64>,
    /// The places of the stretch.
    places: Vec<u64>,
    taken: usize,
}

impl<'a> Reading<'a> {
    fn new(entries: Entries<'a>, places: &'a [u8]) -> Self {
        Self {
            entries,
            numbers: Numbers::new(places),
            is_over: false,
            begins: Vec::new(),
            places: Vec::new(),
            taken: 0,
        }
    }

    fn ready(&mut self) -> (&[u64], u64) {
        if self.taken >= self.places.len() && !self.is_over {
            self.read();
        }
        let end = match self.is_over {
            true => NONE,
            false => (u64::from(self.entries.rest().0) + 1) << UNIT_SHIFT,
        };
        (self.places.get(self.taken..).unwrap_or_default(), end)
    }

    fn read(&mut self) {
        let count = self.begin_slots();
        self.taken = 0;
        self.places.clear();
        // A copy stays in the processor's registers.
        let (mut place, mut numbers) = (0_u64, self.numbers);
        self.places
            .extend(self.begins[..count].iter_mut().map(|begin| {
                let distance = u64::from(numbers.next().unwrap_or(0)) << 2;
                let from = if *begin == NONE { place } else { *begin };
                // As the next stretch needs it.
                *begin = NONE;
                place = from.wrapping_add(distance);
                place
            }));
        self.numbers = numbers;
    }

    /// Says where the slots of the next units begin; answers how many places these have.
    fn begin_slots(&mut self) -> usize {
        let most = self.numbers.rest().len();
        let (mut at, mut entries) = (0, self.entries.clone());
        for _ in 0..UNITS {
            if at >= PLACES {
                break;
            }
            let Some(found) = entries.next_counts() else {
                self.is_over = true;
                break;
            };
            let counts = found.cleared();
            let end = at + counts.iter().map(|count| *count as usize).sum::<usize>();
            // Each place has a byte at least: a damaged list ends early.
            if end > most {
                self.is_over = true;
                break;
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
        self.entries = entries;
        if let Some(after) = self.begins.get_mut(at) {
            *after = NONE;
        }
        at
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
