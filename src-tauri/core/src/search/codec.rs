//! How postings are written. `units`: per unit the distance to the one before, doubled; plus one where
//! more follows than one word in the body: the slots as a byte of bits, and how often in each.
//! `places`: per unit and slot the positions, each as the distance to the one before. All numbers
//! take seven bits a byte.

use super::units::BODY;

pub(super) fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Numbers out of bytes; a damaged list ends early instead of failing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers<'a> {
    rest: &'a [u8],
}

impl<'a> Numbers<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    #[inline]
    pub fn next(&mut self) -> Option<u32> {
        let (first, mut rest) = self.rest.split_first()?;
        let (mut number, mut byte, mut shift) = (u32::from(first & 0x7F), *first, 7);
        while byte >= 0x80 {
            let (next, after) = rest.split_first()?;
            (byte, rest) = (*next, after);
            number |= u32::from(byte & 0x7F).wrapping_shl(shift);
            shift += 7;
        }
        self.rest = rest;
        Some(number)
    }

    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Goes past so many numbers.
    pub fn skip(&mut self, mut count: usize) {
        while count > 0
            && let Some((byte, rest)) = self.rest.split_first()
        {
            self.rest = rest;
            count -= usize::from(*byte < 0x80);
        }
    }
}

/// How often a word stands in each slot of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub unit: u32,
    pub often: [u32; 4],
}

/// Goes through the `units` of a posting.
#[derive(Debug, Clone)]
pub(super) struct Entries<'a> {
    numbers: Numbers<'a>,
    unit: u32,
}

impl<'a> Entries<'a> {
    pub fn new(units: &'a [u8]) -> Self {
        Self::after(units, 0)
    }

    /// Those that are left after a unit.
    pub fn after(units: &'a [u8], unit: u32) -> Self {
        Self {
            numbers: Numbers::new(units),
            unit,
        }
    }

    /// The unit it has come to, and what is left.
    pub fn rest(&self) -> (u32, &'a [u8]) {
        (self.unit, self.numbers.rest())
    }
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    #[inline]
    fn next(&mut self) -> Option<Entry> {
        let found = self.next_counts()?;
        let mut often = [0; 4];
        let mut counts = found.cleared().into_iter();
        for (slot, count) in often.iter_mut().enumerate() {
            if found.slots >> slot & 1 == 1 {
                *count = counts.next().unwrap_or(0);
            }
        }
        Some(Entry {
            unit: found.unit,
            often,
        })
    }
}

/// How often a word stands in the slots of one unit that have it: of as many counts as `slots` has bits, in the order
/// of the slots. The counts after those mean nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct CountsOf {
    pub unit: u32,
    pub slots: usize,
    pub often: Often,
}

/// Four counts, as they are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Often {
    /// A byte each, the first one the lowest.
    Bytes(u32),
    Numbers([u32; 4]),
}

impl Often {
    /// The sum of the counts, each times its weight. A weight has sixteen bits, the first one the highest; four of them
    /// with the highest counts of a byte must fit into sixteen bits.
    #[inline]
    pub fn weighed(self, weights: u64) -> u32 {
        match self {
            Self::Bytes(four) => {
                // Bits 48 to 63 of a product are all products of one number's lanes with those that are as far from the
                // other end of the other one's.
                let two = u64::from(four) & 0xFFFF | (u64::from(four) & 0xFFFF_0000) << 16;
                let lanes = (two | two << 8) & 0x00FF_00FF_00FF_00FF;
                (lanes.wrapping_mul(weights) >> 48) as u32
            }
            Self::Numbers(counts) => {
                counts
                    .into_iter()
                    .zip([48, 32, 16, 0])
                    .fold(0, |sum: u32, (count, shift)| {
                        let weight = (weights >> shift) as u32 & 0xFFFF;
                        sum.saturating_add(count.saturating_mul(weight))
                    })
            }
        }
    }
}

impl CountsOf {
    /// The counts with noughts for those that mean nothing.
    #[inline]
    pub fn cleared(&self) -> [u32; 4] {
        let there = self.slots.count_ones();
        match self.often {
            // Without a branch: nobody can guess how many there are.
            Often::Bytes(four) => {
                let meant = ((1_u64 << (8 * there)) - 1) as u32;
                (four & meant).to_le_bytes().map(u32::from)
            }
            Often::Numbers(counts) => {
                std::array::from_fn(|at| if at < there as usize { counts[at] } else { 0 })
            }
        }
    }
}

/// How many bytes follow the first one of an entry with these slots: four bits for each of sixteen.
const FOLLOW: u64 = 0x5443_4332_4332_3221;
/// The bit that says that a number goes on, in each of eight bytes.
const GOES_ON: u64 = 0x8080_8080_8080_8080;

impl Entries<'_> {
    /// The next entry as it is written.
    #[inline]
    pub fn next_counts(&mut self) -> Option<CountsOf> {
        if let Some(found) = self.short() {
            return Some(found);
        }
        // By value: what is lent to a function lies in memory, where the next entry would wait for it.
        let (found, after) = self.clone().long();
        *self = after;
        found
    }

    /// The next entry where each of its numbers is one byte, as nearly all are: of such there is no branch to be
    /// guessed, which for lists of a million units takes most of the time.
    #[inline]
    fn short(&mut self) -> Option<CountsOf> {
        let eight = u64::from_le_bytes(*self.numbers.rest.first_chunk()?);
        // Where the next entry begins is waited for: the fewer steps from these bytes to it, the better.
        let more = (eight & 1).wrapping_neg();
        let length = 1 + (FOLLOW >> (eight >> 6 & 0x3C) & 0xF & more);
        if eight & GOES_ON & ((1 << (8 * length)) - 1) != 0 {
            return None;
        }
        self.numbers.rest = self.numbers.rest.get(length as usize..)?;
        self.unit = self.unit.wrapping_add((eight & 0x7F) as u32 >> 1);
        let counts = (eight >> 16 & more | 1 & !more) as u32;
        Some(CountsOf {
            unit: self.unit,
            slots: (eight >> 8 & 0xF & more | 1 << BODY & !more) as usize,
            often: Often::Bytes(counts),
        })
    }

    #[cold]
    #[inline(never)]
    fn long(mut self) -> (Option<CountsOf>, Self) {
        let found = self.any();
        (found, self)
    }

    fn any(&mut self) -> Option<CountsOf> {
        let head = self.numbers.next()?;
        self.unit = self.unit.wrapping_add(head >> 1);
        let (mut slots, mut counts) = (1 << BODY, [1, 0, 0, 0]);
        if head & 1 == 1 {
            slots = self.numbers.next()? as usize & 0xF;
            for count in counts.iter_mut().take(slots.count_ones() as usize) {
                *count = self.numbers.next()?;
            }
        }
        Some(CountsOf {
            unit: self.unit,
            slots,
            often: Often::Numbers(counts),
        })
    }
}

/// What nearly every entry says.
const ONCE_IN_BODY: [u32; 4] = {
    let mut often = [0; 4];
    often[BODY as usize] = 1;
    often
};

/// A posting in the making.
#[derive(Debug, Default)]
pub(super) struct Posting {
    pub last: u32,
    pub count: u32,
    pub units: Vec<u8>,
    pub places: Vec<u8>,
}

impl Posting {
    /// Adds a unit: how often the word stands in each slot, and the positions slot after slot, rising within each.
    pub fn push(&mut self, unit: u32, often: &[u32; 4], mut positions: &[u32]) {
        self.push_count(unit, often);
        for count in often {
            let (own, rest) = positions.split_at((*count as usize).min(positions.len()));
            let mut before = 0;
            for &position in own {
                put(&mut self.places, position - before);
                before = position;
            }
            positions = rest;
        }
    }

    /// Adds a unit with how often something stands in each slot, without saying where.
    pub fn push_count(&mut self, unit: u32, often: &[u32; 4]) {
        let distance = unit - self.last;
        let plain = *often == ONCE_IN_BODY;
        put(&mut self.units, distance << 1 | u32::from(!plain));
        if !plain {
            let bit = |slot: usize| u8::from(often[slot] > 0) << slot;
            self.units.push(bit(0) | bit(1) | bit(2) | bit(3));
            for count in often.iter().filter(|count| **count > 0) {
                put(&mut self.units, *count);
            }
        }
        self.last = unit;
        self.count += 1;
    }

    /// Adds the posting of what comes after.
    pub fn join(&mut self, later: Self) {
        if self.count == 0 {
            *self = later;
        } else {
            self.append(later.last, later.count, &later.units, &later.places);
        }
    }

    /// Adds the posting of a later segment.
    pub fn append(&mut self, last: u32, count: u32, units: &[u8], places: &[u8]) {
        let mut numbers = Numbers::new(units);
        let Some(head) = numbers.next() else {
            return;
        };
        let distance = (head >> 1).saturating_sub(self.last);
        put(&mut self.units, distance << 1 | head & 1);
        self.units.extend_from_slice(numbers.rest());
        self.places.extend_from_slice(places);
        self.last = last;
        self.count = self.count.saturating_add(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out() {
        let mut posting = Posting::default();
        posting.push(3, &[0, 1, 0, 0], &[700]);
        let mut later = Posting::default();
        later.push(900, &[2, 1, 0, 1], &[0, 2, 9, 200]);
        later.push(901, &[0, 1, 0, 0], &[1]);
        later.push_count(905, &[0, 3, 0, 0]);
        later.push_count(906, &[0, 1, 0, 0]);
        later.push_count(907, &[2, 0, 5, 1]);
        later.push_count(908, &[0, 300, 0, 1]);
        later.push_count(909, &[1, 2, 3, 4]);
        later.push_count(910, &[0, 0, 0, 7]);
        posting.append(later.last, later.count, &later.units, &later.places);
        let found: Vec<_> = Entries::new(&posting.units)
            .map(|e| (e.unit, e.often))
            .collect();
        let expected = [
            (3, [0, 1, 0, 0]),
            (900, [2, 1, 0, 1]),
            (901, [0, 1, 0, 0]),
            (905, [0, 3, 0, 0]),
            (906, [0, 1, 0, 0]),
            (907, [2, 0, 5, 1]),
            (908, [0, 300, 0, 1]),
            (909, [1, 2, 3, 4]),
            (910, [0, 0, 0, 7]),
        ];
        assert_eq!(found, expected);
        assert_eq!((posting.last, posting.count), (910, 9));
        let places = Numbers::new(&posting.places);
        let places = std::iter::successors(Some((0, places)), |(_, rest)| {
            let mut rest = *rest;
            Some((rest.next()?, rest))
        });
        let places: Vec<_> = places.skip(1).map(|(place, _)| place).collect();
        assert_eq!(places, [700, 0, 2, 9, 200, 1]);
    }
}
