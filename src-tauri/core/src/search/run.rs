//! A query carried out on the index: which units have its words, and how well.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::codec::{Entries, Numbers};
use super::columns::Columns;
use super::query::{Atom, Query, What, Words};
use super::units::{BODY, DEAD, HEAD, NOTE, TAGS, kind};
use crate::error::Result;

/// Units in order, each with what it scores.
#[derive(Debug, Default, Clone)]
pub(super) struct Scored {
    pub units: Vec<u32>,
    pub scores: Vec<f32>,
}

/// BM25: how soon more of a word counts no more, and how much length counts.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What a word weighs, by slot: headings and what people wrote themselves weigh more.
fn weights(flags: u16) -> [f32; 4] {
    let mut weights = [1.0; 4];
    match flags & kind::MASK {
        kind::DOCUMENT => weights[HEAD as usize] = 4.0,
        kind::TOPIC => weights[HEAD as usize] = 3.0,
        _ => {
            weights[HEAD as usize] = 3.0;
            weights[BODY as usize] = 1.2;
            weights[NOTE as usize] = 2.5;
            weights[TAGS as usize] = 2.5;
        }
    }
    weights
}

/// The index, ready to be asked.
pub(super) struct Runner<'a> {
    pub connection: &'a Connection,
    pub columns: &'a Columns,
}

/// A condition on the columns alone.
enum Test {
    Flags(u16, u16),
    Annotation(u16, u16),
    After(u32),
    Before(u32),
    In(BTreeSet<u32>),
}

impl Runner<'_> {
    /// The units that the query finds, by number, with their scores.
    pub fn run(&self, query: &Query, document: Option<u32>) -> Result<Scored> {
        let (mut lists, mut tests, mut without) = (Vec::new(), Vec::new(), Vec::new());
        for clause in &query.clauses {
            match clause.as_slice() {
                [
                    Atom {
                        not,
                        what: What::Words(words),
                    },
                ] => {
                    let found = self.scored(words)?;
                    if *not {
                        without.push(found.units);
                    } else {
                        lists.push(found);
                    }
                }
                [one] => tests.push((one.not, self.test(&one.what)?)),
                several => lists.push(self.any_of(several)?),
            }
        }
        if let Some(document) = document {
            tests.push((false, Test::In([document].into())));
        }
        lists.sort_by_key(|list| list.units.len());
        let mut lists = lists.into_iter();
        let mut found = match lists.next() {
            Some(first) => first,
            None => self.all(),
        };
        for list in lists {
            found = both(&found, &list);
        }
        for units in without {
            found = less(&found, &units);
        }
        if query.kinds != u16::MAX || !tests.is_empty() {
            found = found.kept(|unit| {
                let flags = self.columns.flags[unit as usize];
                query.kinds >> (flags & kind::MASK) & 1 == 1
                    && tests
                        .iter()
                        .all(|(not, test)| self.passes(unit, test) != *not)
            });
        }
        Ok(found)
    }

    fn all(&self) -> Scored {
        let alive =
            (0..self.columns.flags.len() as u32).filter(|unit| self.columns.is_alive(*unit));
        let units: Vec<u32> = alive.collect();
        Scored {
            scores: vec![0.0; units.len()],
            units,
        }
    }

    fn any_of(&self, atoms: &[Atom]) -> Result<Scored> {
        let mut found = Scored::default();
        for atom in atoms {
            let mut own = match &atom.what {
                What::Words(words) => self.scored(words)?,
                other => {
                    let test = self.test(other)?;
                    self.all().kept(|unit| self.passes(unit, &test))
                }
            };
            if atom.not {
                own = less(&self.all(), &own.units);
            }
            found = either(&found, &own);
        }
        Ok(found)
    }

    fn test(&self, what: &What) -> Result<Test> {
        Ok(match what {
            What::Flags { mask, value } => Test::Flags(*mask, *value),
            What::Annotation { mask, value } => Test::Annotation(*mask, *value),
            What::After(time) => Test::After(*time),
            What::Before(time) => Test::Before(*time),
            What::Document(id) => {
                let mut statement = self
                    .connection
                    .prepare_cached("SELECT id FROM document WHERE uuid = ?1")?;
                let found = statement.query_map([id], |row| row.get(0))?;
                Test::In(found.collect::<rusqlite::Result<_>>()?)
            }
            What::Titled(words) | What::Words(words) => {
                let found = self.raw(words)?;
                Test::In(
                    found
                        .units
                        .iter()
                        .map(|unit| self.columns.documents[*unit as usize])
                        .collect(),
                )
            }
        })
    }

    fn passes(&self, unit: u32, test: &Test) -> bool {
        let unit = unit as usize;
        let flags = self.columns.flags[unit];
        match test {
            Test::Flags(mask, value) => flags & mask == *value,
            Test::Annotation(mask, value) => {
                flags & kind::MASK >= kind::HIGHLIGHT && flags & mask == *value
            }
            Test::After(time) => self.columns.times[unit] >= *time,
            Test::Before(time) => self.columns.times[unit] < *time,
            Test::In(documents) => documents.contains(&self.columns.documents[unit]),
        }
    }

    /// The units with these words, scored by BM25.
    fn scored(&self, words: &Words) -> Result<Scored> {
        let mut found = self.raw(words)?;
        let (all, own) = (self.columns.alive as f32, found.units.len() as f32);
        let rarity = (1.0 + (all - own + 0.5).max(0.0) / (own + 0.5)).ln();
        let (flat, slope) = (K1 * (1.0 - B), K1 * B / self.columns.average);
        for (unit, score) in found.units.iter().zip(&mut found.scores) {
            let length = f32::from(self.columns.lengths[*unit as usize]);
            *score = rarity * *score * (K1 + 1.0) / (*score + flat + slope * length);
        }
        Ok(found)
    }

    /// The units with these words, and how much of them each has.
    pub fn raw(&self, words: &Words) -> Result<Scored> {
        match words.words.as_slice() {
            [] => Ok(Scored::default()),
            [one] if !words.prefix => self.of_word(one, words),
            [one] => self.of_prefix(one, words),
            _ => self.of_phrase(words),
        }
    }

    fn weigh(&self, words: &Words, unit: u32, often: &[u32; 4]) -> f32 {
        let Some(&flags) = self
            .columns
            .flags
            .get(unit as usize)
            .filter(|flags| **flags & DEAD == 0)
        else {
            return 0.0;
        };
        let slots = words.slots.for_flags(flags);
        let weights = weights(flags);
        let mut sum = 0.0;
        for slot in 0..4 {
            if often[slot] > 0 && slots >> slot & 1 == 1 {
                sum += weights[slot] * often[slot] as f32;
            }
        }
        sum
    }

    fn of_word(&self, word: &str, words: &Words) -> Result<Scored> {
        let mut found = Scored::default();
        for segment in &self.columns.segments {
            let mut statement = self.connection.prepare_cached(
                "SELECT count, units FROM posting WHERE segment = ?1 AND term = ?2",
            )?;
            let mut rows = statement.query((segment, word))?;
            if let Some(row) = rows.next()? {
                let count = row.get::<_, u32>(0)? as usize;
                found.units.reserve(count);
                found.scores.reserve(count);
                for entry in Entries::new(row.get_ref(1)?.as_blob().unwrap_or_default()) {
                    let weight = self.weigh(words, entry.unit, &entry.often);
                    if weight > 0.0 {
                        found.units.push(entry.unit);
                        found.scores.push(weight);
                    }
                }
            }
        }
        Ok(found)
    }

    fn of_prefix(&self, prefix: &str, words: &Words) -> Result<Scored> {
        let mut sums = vec![0.0_f32; self.columns.flags.len()];
        self.each_posting(prefix, |units, _| {
            for entry in Entries::new(units) {
                let weight = self.weigh(words, entry.unit, &entry.often);
                if weight > 0.0 {
                    sums[entry.unit as usize] += weight;
                }
            }
        })?;
        let mut found = Scored::default();
        for (unit, sum) in sums.into_iter().enumerate().filter(|(_, sum)| *sum > 0.0) {
            found.units.push(unit as u32);
            found.scores.push(sum);
        }
        Ok(found)
    }

    /// Calls `each` with the postings of all terms that begin so.
    fn each_posting(&self, prefix: &str, mut each: impl FnMut(&[u8], &[u8])) -> Result<()> {
        let after = format!("{prefix}\u{10FFFF}");
        for segment in &self.columns.segments {
            let mut statement = self.connection.prepare_cached(
                "SELECT units, places FROM posting WHERE segment = ?1 AND term >= ?2 AND term < ?3",
            )?;
            let mut rows = statement.query((segment, prefix, &after))?;
            while let Some(row) = rows.next()? {
                let units = row.get_ref(0)?.as_blob().unwrap_or_default();
                each(units, row.get_ref(1)?.as_blob().unwrap_or_default());
            }
        }
        Ok(())
    }

    fn of_phrase(&self, words: &Words) -> Result<Scored> {
        let last = words.words.len() - 1;
        let single = |at: usize| Words {
            words: vec![words.words[at].clone()],
            prefix: words.prefix && at == last,
            slots: words.slots,
        };
        let mut candidates: Option<Vec<u32>> = None;
        for at in 0..=last {
            let own = self.raw(&single(at))?.units;
            candidates = Some(match candidates {
                None => own,
                Some(before) => common(&before, &own),
            });
        }
        let candidates = candidates.unwrap_or_default();
        // Where the words so far end, per candidate: a position and its slot in one number.
        let mut ends: Vec<Vec<u64>> = Vec::new();
        for at in 0..=last {
            let own = self.positions(&single(at), &candidates)?;
            ends = if at == 0 {
                own
            } else {
                let step = |(before, own): (Vec<u64>, Vec<u64>)| -> Vec<u64> {
                    let next = |place: &u64| {
                        before
                            .binary_search_by_key(&((place >> 2) - 1), |b| b >> 2)
                            .is_ok()
                    };
                    own.into_iter()
                        .filter(|place| *place >= 4 && next(place))
                        .collect()
                };
                ends.into_iter().zip(own).map(step).collect()
            };
        }
        let mut found = Scored::default();
        for (unit, places) in candidates.iter().zip(&ends) {
            let mut often = [0; 4];
            for place in places {
                often[(place & 3) as usize] += 1;
            }
            let weight = self.weigh(words, *unit, &often);
            if weight > 0.0 {
                found.units.push(*unit);
                found.scores.push(weight);
            }
        }
        Ok(found)
    }

    /// Where a word, or the words that begin so, stand in each of the units, in order.
    fn positions(&self, words: &Words, units: &[u32]) -> Result<Vec<Vec<u64>>> {
        let mut places: Vec<Vec<u64>> = vec![Vec::new(); units.len()];
        let mut take = |bytes: &[u8], positions: &[u8]| {
            let mut numbers = Numbers::new(positions);
            let mut at = 0;
            for entry in Entries::new(bytes) {
                while units.get(at).is_some_and(|unit| *unit < entry.unit) {
                    at += 1;
                }
                let wanted = units.get(at) == Some(&entry.unit);
                let slots = if wanted {
                    words
                        .slots
                        .for_flags(self.columns.flags[entry.unit as usize])
                } else {
                    0
                };
                for (slot, count) in entry.often.iter().enumerate() {
                    if slots >> slot & 1 == 0 {
                        numbers.skip(*count);
                        continue;
                    }
                    let mut position = 0;
                    for _ in 0..*count {
                        position += u64::from(numbers.next().unwrap_or(0));
                        places[at].push(position << 2 | slot as u64);
                    }
                }
            }
        };
        let word = &words.words[0];
        if words.prefix {
            self.each_posting(word, take)?;
        } else {
            for segment in &self.columns.segments {
                let mut statement = self.connection.prepare_cached(
                    "SELECT units, places FROM posting WHERE segment = ?1 AND term = ?2",
                )?;
                let mut rows = statement.query((segment, word))?;
                if let Some(row) = rows.next()? {
                    take(
                        row.get_ref(0)?.as_blob().unwrap_or_default(),
                        row.get_ref(1)?.as_blob().unwrap_or_default(),
                    );
                }
            }
        }
        for list in &mut places {
            list.sort_unstable();
        }
        Ok(places)
    }
}

impl Scored {
    fn kept(self, mut keep: impl FnMut(u32) -> bool) -> Self {
        let mut kept = Self::default();
        for (unit, score) in self.units.into_iter().zip(self.scores) {
            if keep(unit) {
                kept.units.push(unit);
                kept.scores.push(score);
            }
        }
        kept
    }
}

fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut at = 0;
    let is_there = |unit: &&u32| {
        while b.get(at).is_some_and(|other| other < *unit) {
            at += 1;
        }
        b.get(at) == Some(*unit)
    };
    a.iter().filter(is_there).copied().collect()
}

fn both(a: &Scored, b: &Scored) -> Scored {
    let mut found = Scored::default();
    let mut at = 0;
    for (unit, score) in a.units.iter().zip(&a.scores) {
        while b.units.get(at).is_some_and(|other| other < unit) {
            at += 1;
        }
        if b.units.get(at) == Some(unit) {
            found.units.push(*unit);
            found.scores.push(score + b.scores[at]);
        }
    }
    found
}

fn less(a: &Scored, b: &[u32]) -> Scored {
    let mut at = 0;
    a.clone().kept(|unit| {
        while b.get(at).is_some_and(|other| *other < unit) {
            at += 1;
        }
        b.get(at) != Some(&unit)
    })
}

fn either(a: &Scored, b: &Scored) -> Scored {
    let mut found = Scored::default();
    let (mut i, mut j) = (0, 0);
    loop {
        let (left, right) = (a.units.get(i), b.units.get(j));
        let unit = match (left, right) {
            (None, None) => return found,
            (Some(l), Some(r)) => *l.min(r),
            (Some(one), None) | (None, Some(one)) => *one,
        };
        let mut score = 0.0;
        if left == Some(&unit) {
            score += a.scores[i];
            i += 1;
        }
        if right == Some(&unit) {
            score += b.scores[j];
            j += 1;
        }
        found.units.push(unit);
        found.scores.push(score);
    }
}
