//! The words of a stretch of units on their way to a segment. Each word is looked up once for each time it stands
//! somewhere, and known by a number from then on: sorting the numbers of a unit brings together what belongs together.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::beginnings;
use super::codec::Posting;
use super::units::{self, TAGS, Unit};

/// Bits of a place that say where in the unit; the two above say in which slot. A unit has fewer than 2³⁰ words,
/// since a file has fewer bytes.
const POSITION_BITS: u32 = 30;
const POSITION: u32 = (1 << POSITION_BITS) - 1;

/// No list of beginnings.
const NONE: u32 = u32::MAX;

/// Postings by term, of units that come in the order of their numbers.
#[derive(Default)]
pub(super) struct Gathered {
    numbers: HashMap<Box<str>, u32, RandomState>,
    terms: Vec<Term>,
    // What follows is of one unit, and kept for its room.
    places: Vec<(u32, u32)>,
    positions: Vec<u32>,
    begun: Vec<u32>,
    letters: String,
}

struct Term {
    posting: Posting,
    /// The terms of what begins so, with one letter and with two.
    beginnings: [u32; 2],
    /// Of what begins so: how often it stands in the slots of this unit.
    often: [u32; 4],
}

impl Gathered {
    /// Takes a unit in; answers how many words it has.
    pub fn add(&mut self, number: u32, unit: &Unit) -> u32 {
        let mut places = std::mem::take(&mut self.places);
        let length = units::each_term(unit, &mut |word, slot, position| {
            places.push((self.number(word), place(slot, position)));
        });
        for tag in &unit.tags {
            places.push((self.number(&units::tag_term(tag)), place(TAGS, 0)));
        }
        places.sort_unstable();
        // Two tags may be the same when folded.
        places.dedup();
        for of_one in places.chunk_by(|one, next| one.0 == next.0) {
            self.push(number, of_one);
        }
        for beginning in std::mem::take(&mut self.begun) {
            let term = &mut self.terms[beginning as usize];
            let often = std::mem::take(&mut term.often);
            term.posting.push_count(number, &often);
        }
        places.clear();
        self.places = places;
        length
    }

    /// The terms with their postings, in order.
    pub fn into_sorted(self) -> Vec<(Box<str>, Posting)> {
        let mut names: Vec<_> = self
            .numbers
            .into_iter()
            .map(|(name, number)| (first_eight(&name), name, number))
            .collect();
        // Eight bytes tell nearly all of them apart, and lie side by side.
        names.sort_unstable();
        let mut terms = self.terms;
        let mut posting = |number: u32| std::mem::take(&mut terms[number as usize].posting);
        names
            .into_iter()
            .map(|(_, name, number)| (name, posting(number)))
            .collect()
    }

    /// The number of a term, a new one where it was not seen yet.
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let mut lists = [NONE; 2];
        let mut letters = std::mem::take(&mut self.letters);
        let mut at = 0;
        beginnings::each(name, &mut letters, |beginning| {
            lists[at] = self.known(beginning, [NONE; 2]);
            at += 1;
        });
        self.letters = letters;
        self.known(name, lists)
    }

    fn known(&mut self, name: &str, beginnings: [u32; 2]) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.terms.len() as u32;
        self.numbers.insert(name.into(), number);
        self.terms.push(Term {
            posting: Posting::default(),
            beginnings,
            often: [0; 4],
        });
        number
    }

    /// Adds a unit to the posting of one term, which stands in these places, and to the lists of its beginnings.
    fn push(&mut self, unit: u32, places: &[(u32, u32)]) {
        let Some((number, _)) = places.first() else {
            return;
        };
        let mut often = [0; 4];
        self.positions.clear();
        for (_, place) in places {
            often[(place >> POSITION_BITS) as usize] += 1;
            self.positions.push(place & POSITION);
        }
        let term = &mut self.terms[*number as usize];
        term.posting.push(unit, &often, &self.positions);
        for beginning in term.beginnings {
            if beginning == NONE {
                break;
            }
            let list = &mut self.terms[beginning as usize];
            if list.often == [0; 4] {
                self.begun.push(beginning);
            }
            for (sum, count) in list.often.iter_mut().zip(often) {
                *sum += count;
            }
        }
    }
}

/// The beginning of a name as a number, in the order of the names.
fn first_eight(name: &str) -> u64 {
    let mut eight = [0; 8];
    let length = name.len().min(8);
    eight[..length].copy_from_slice(&name.as_bytes()[..length]);
    u64::from_be_bytes(eight)
}

fn place(slot: u8, position: u32) -> u32 {
    u32::from(slot) << POSITION_BITS | position.min(POSITION)
}

#[cfg(test)]
mod tests {
    use super::super::units::{BODY, HEAD};
    use super::*;

    #[test]
    fn words_of_all_slots_come_out_in_order_with_their_beginnings() {
        let unit = |texts: &[(u8, &str)], tags: &[&str]| Unit {
            texts: texts
                .iter()
                .map(|(slot, text)| (*slot, (*text).to_owned()))
                .collect(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Unit::default()
        };
        let mut gathered = Gathered::default();
        let texts = [(HEAD, "Sea"), (BODY, "the sea, the see")];
        assert_eq!(gathered.add(4, &unit(&texts, &["Sea", "sea"])), 5);
        assert_eq!(gathered.add(9, &unit(&[(BODY, "sea")], &[])), 1);
        let sorted = gathered.into_sorted();
        let names: Vec<_> = sorted.iter().map(|(name, _)| &**name).collect();
        let beginnings = ["\u{1}s", "\u{1}se", "\u{1}t", "\u{1}th"];
        assert_eq!(names[..4], beginnings);
        assert_eq!(names[4..], ["#sea", "sea", "see", "the"]);
        let counts: Vec<_> = sorted.iter().map(|(_, posting)| posting.count).collect();
        assert_eq!(counts, [2, 2, 1, 1, 1, 2, 1, 1]);
        let of = |name: &str| &sorted.iter().find(|(one, _)| **one == *name).unwrap().1;
        let entries: Vec<_> = super::super::codec::Entries::new(&of("\u{1}se").units)
            .map(|entry| (entry.unit, entry.often))
            .collect();
        assert_eq!(entries, [(4, [1, 2, 0, 0]), (9, [0, 1, 0, 0])]);
        let entries: Vec<_> = super::super::codec::Entries::new(&of("the").units)
            .map(|entry| (entry.unit, entry.often))
            .collect();
        assert_eq!(entries, [(4, [0, 2, 0, 0])]);
        // One text ends before the next begins: a place is left out between them.
        assert_eq!(of("the").places, [2, 2]);
    }
}
