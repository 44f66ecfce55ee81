//! A query carried out on the index: which units have its words, and how well.

use std::collections::{BTreeSet, HashSet};

use foldhash::fast::RandomState;
use rusqlite::Connection;
use uuid::Uuid;

use super::beginnings;
use super::columns::Columns;
use super::lists::{SHARED, Scored, both, either, less};
use super::postings::{self, Wanted};
use super::query::{Atom, Query, What, Words};
use super::threads::at_once;
use super::units::{HAS_PICTURE, kind};
use super::weigh::Weighing;
use crate::error::{Error, Result};

/// BM25: how soon more of a word counts no more, and how much length counts.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// So many units are gone through between two looks at whether anyone still waits.
const STRETCH: usize = 8_192;

/// The index, ready to be asked.
pub(super) struct Runner<'a> {
    pub connection: &'a Connection,
    pub columns: &'a Columns,
    /// Whether nobody waits for the answer any more.
    pub stop: &'a dyn Fn() -> bool,
}

/// A condition on the columns alone.
enum Test {
    Flags(u16, u16),
    Annotation(u16, u16),
    After(u32),
    Before(u32),
    In(BTreeSet<u32>),
    Below(Headings),
}

/// Documents, by number, and topics of documents, by their position from 1.
#[derive(Default)]
struct Headings {
    documents: HashSet<u32, RandomState>,
    topics: HashSet<(u32, u32), RandomState>,
}

impl Runner<'_> {
    /// Goes on, unless the answer has been overtaken.
    pub fn go_on(&self) -> Result<()> {
        if (self.stop)() {
            return Err(Error::Overtaken);
        }
        Ok(())
    }

    /// The units that the query finds, by number, with their scores; in one document alone where its number is given.
    pub fn run(&self, query: &Query, document: Option<u32>) -> Result<Scored> {
        let (mut lists, mut tests, mut without) = (Vec::new(), Vec::new(), Vec::new());
        for clause in &query.clauses {
            self.go_on()?;
            match clause.as_slice() {
                [
                    Atom {
                        not,
                        what: What::Words(words),
                    },
                ] => {
                    let found = self.scored(words)?;
                    if *not {
                        without.push(found);
                    } else {
                        lists.push(found);
                    }
                }
                [one] => tests.push((one.not, self.test(&one.what)?)),
                several => lists.push(self.any_of(several)?),
            }
        }
        tests.extend(document.map(|number| (false, Test::In([number].into()))));
        self.go_on()?;
        lists.sort_by_key(|list| list.units.len());
        let mut lists = lists.into_iter();
        let mut found = match lists.next() {
            Some(first) => first,
            None => self.all(),
        };
        for list in lists {
            found = both(&found, &list, &|| self.go_on())?;
        }
        for list in without {
            found = less(&found, &list, &|| self.go_on())?;
        }
        if query.kinds != u16::MAX || !tests.is_empty() {
            found = found.kept(|unit, _| {
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
        let mut found: Option<Scored> = None;
        for atom in atoms {
            self.go_on()?;
            let mut own = match &atom.what {
                What::Words(words) => self.scored(words)?,
                other => {
                    let test = self.test(other)?;
                    self.all().kept(|unit, _| self.passes(unit, &test))
                }
            };
            if atom.not {
                own = less(&self.all(), &own, &|| self.go_on())?;
            }
            found = Some(match found {
                Some(found) => either(&found, &own, &|| self.go_on())?,
                None => own,
            });
        }
        Ok(found.unwrap_or_default())
    }

    fn test(&self, what: &What) -> Result<Test> {
        Ok(match what {
            What::Flags { mask, value } => Test::Flags(*mask, *value),
            What::Annotation { mask, value } => Test::Annotation(*mask, *value),
            What::After(time) => Test::After(*time),
            What::Before(time) => Test::Before(*time),
            What::Document(id) => Test::In(self.numbers(&[*id])?),
            What::Among(ids) => Test::In(self.numbers(ids)?),
            What::Below(words) => Test::Below(self.headings(&self.raw(words)?.units)?),
            What::BesidePicture => {
                let units: Vec<u32> = (0..self.columns.flags.len() as u32)
                    .filter(|unit| self.columns.is_alive(*unit))
                    .filter(|unit| self.columns.flags[*unit as usize] & HAS_PICTURE != 0)
                    .collect();
                Test::Below(self.headings(&units)?)
            }
            // What the library was not asked about is nowhere.
            What::Collection(_) | What::Author(_) | What::Reading(_) => Test::In(BTreeSet::new()),
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

    /// The documents and topics that these units are, which are in order.
    fn headings(&self, units: &[u32]) -> Result<Headings> {
        let what = |unit: u32| self.columns.flags[unit as usize] & kind::MASK;
        let mut headings = Headings::default();
        // The title last seen, and how far it was looked for: a document may have as many topics as there is room for.
        let (mut title, mut looked) = (0, 0);
        for (count, unit) in units.iter().copied().enumerate() {
            if count % STRETCH == 0 {
                self.go_on()?;
            }
            let document = self.columns.documents[unit as usize];
            match what(unit) {
                kind::DOCUMENT => {
                    headings.documents.insert(document);
                }
                kind::TOPIC => {
                    // The topics of a document follow its title: the first stands at 1, as in `places`.
                    let nearer = (looked..unit).rev().find(|one| what(*one) != kind::TOPIC);
                    title = nearer.unwrap_or(title);
                    looked = unit;
                    headings.topics.insert((document, unit - title));
                }
                _ => {}
            }
        }
        Ok(headings)
    }

    /// The numbers that documents have in the index.
    pub fn numbers(&self, documents: &[Uuid]) -> Result<BTreeSet<u32>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM document WHERE uuid = ?1")?;
        let mut found = BTreeSet::new();
        for document in documents {
            let mut rows = statement.query([document])?;
            if let Some(row) = rows.next()? {
                found.insert(row.get(0)?);
            }
        }
        Ok(found)
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
            Test::Below(headings) => {
                let document = self.columns.documents[unit];
                headings.documents.contains(&document)
                    || headings
                        .topics
                        .contains(&(document, self.columns.places[unit][1]))
            }
        }
    }

    /// The units with these words, scored by BM25.
    fn scored(&self, words: &Words) -> Result<Scored> {
        let mut found = self.raw(words)?;
        let (all, own) = (self.columns.alive as f32, found.units.len() as f32);
        let rarity = (1.0 + (all - own + 0.5).max(0.0) / (own + 0.5)).ln();
        let (flat, slope) = (K1 * (1.0 - B), K1 * B / self.columns.average);
        let lengths = &self.columns.lengths;
        let score = |units: &[u32], scores: &mut [f32]| {
            for (unit, score) in units.iter().zip(scores) {
                let length = f32::from(lengths[*unit as usize]);
                *score = rarity * *score * (K1 + 1.0) / (*score + flat + slope * length);
            }
            Ok(())
        };
        let units = found.units.as_slice();
        if units.len() < SHARED {
            score(units, &mut found.scores)?;
            return Ok(found);
        }
        let (first, second) = units.split_at(units.len() / 2);
        let (own, other) = found.scores.split_at_mut(first.len());
        let go_on = || self.go_on();
        at_once(&go_on, |_| score(first, own), |_| score(second, other))?;
        Ok(found)
    }

    /// The units with these words, and how much of them each has.
    pub fn raw(&self, words: &Words) -> Result<Scored> {
        match words.words.as_slice() {
            [] => Ok(Scored::default()),
            [one] if !words.prefix => self.of_word(one, words),
            [one] => match beginnings::term(one) {
                Some(listed) => self.of_word(&listed, words),
                None => self.of_prefix(one, words),
            },
            _ => self.of_phrase(words),
        }
    }

    /// Whether the index has this one word, or one that begins so, anywhere.
    pub fn knows(&self, words: &Words) -> Result<bool> {
        let Some(word) = words.words.first() else {
            return Ok(false);
        };
        let mut found = false;
        for segment in &self.columns.segments {
            if words.prefix {
                found |= postings::has(self.connection, *segment, word)?;
            } else {
                postings::find(self.connection, *segment, word, Wanted::Count, |_| {
                    found = true;
                    Ok(())
                })?;
            }
        }
        Ok(found)
    }

    fn of_word(&self, word: &str, words: &Words) -> Result<Scored> {
        let mut found = Scored::default();
        let weighing = Weighing::of(words, self.columns);
        for segment in &self.columns.segments {
            postings::find(self.connection, *segment, word, Wanted::Units, |posting| {
                weighing.add(posting, &|| self.go_on(), &mut found)
            })?;
        }
        Ok(found)
    }

    fn of_prefix(&self, prefix: &str, words: &Words) -> Result<Scored> {
        let weighing = Weighing::of(words, self.columns);
        let mut sums = vec![0.0_f32; self.columns.flags.len()];
        for segment in &self.columns.segments {
            postings::each(
                self.connection,
                *segment,
                prefix,
                Wanted::Units,
                |_, posting| {
                    self.go_on()?;
                    weighing.add_up(posting, &|| self.go_on(), &mut sums)
                },
            )?;
        }
        // Each is written, and stays where it weighs something: no branch that could be guessed wrongly.
        let mut found = Scored::of_length(sums.len());
        let mut count = 0;
        for (unit, sum) in (0..).zip(sums) {
            found.units[count] = unit;
            found.scores[count] = sum;
            count += usize::from(sum > 0.0);
        }
        found.truncate(count);
        Ok(found)
    }
}
