//! Words that stand together, found by their places, by two threads where these are many.

use super::lists::Scored;
use super::places::{Places, UNIT_SHIFT};
use super::postings::{self, Cursor, Wanted};
use super::query::Words;
use super::run::Runner;
use super::threads::{GoOn, at_once};
use super::weigh;
use crate::error::Result;

/// Fewer known places than that are looked for by one thread.
const FEW: usize = 1_000;

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

    /// Where in a segment the last of the words stands right behind all the others in their order. Of one word alone,
    /// which is no phrase, nothing.
    fn ends(&self, segment: i64, words: &Words) -> Result<Vec<u64>> {
        let Some((first, others)) = words.words.split_first() else {
            return Ok(Vec::new());
        };
        let mut ends: Option<Vec<u64>> = None;
        for (at, word) in others.iter().enumerate() {
            let own = match words.prefix && at + 1 == others.len() {
                true => Word::Beginning(word),
                false => Word::Whole(word),
            };
            let found = match ends {
                None => self.behind(segment, Word::Whole(first), own)?,
                Some(ends) => self.behind(segment, Word::Known(&ends), own)?,
            };
            self.go_on()?;
            if found.is_empty() {
                return Ok(found);
            }
            ends = Some(found);
        }
        Ok(ends.unwrap_or_default())
    }

    /// Where in a segment one word stands right behind another.
    fn behind(&self, segment: i64, before: Word<'_>, own: Word<'_>) -> Result<Vec<u64>> {
        let mut found = Vec::new();
        self.with(segment, before, |before| {
            self.with(segment, own, |own| {
                found = following(before, own, &|| self.go_on())?;
                Ok(())
            })
        })?;
        Ok(found)
    }

    /// Calls `then` with the places of a word in a segment, where it has any.
    fn with(
        &self,
        segment: i64,
        word: Word<'_>,
        then: impl FnOnce(Parted<'_>) -> Result<()>,
    ) -> Result<()> {
        match word {
            Word::Known(places) => then(Parted::whole(Places::Known(places))),
            Word::Whole(word) => {
                postings::find(self.connection, segment, word, Wanted::Places, |posting| {
                    then(Parted::of(posting)?)
                })
            }
            Word::Beginning(beginning) => {
                let places = self.places_of_all(segment, beginning)?;
                then(Parted::whole(Places::Known(&places)))
            }
        }
    }

    /// Where words that begin so stand in a segment, in order.
    fn places_of_all(&self, segment: i64, prefix: &str) -> Result<Vec<u64>> {
        let mut all = Vec::new();
        postings::each(
            self.connection,
            segment,
            prefix,
            Wanted::Places,
            |_, posting| {
                self.go_on()?;
                let mut places = Places::of(posting)?;
                loop {
                    let (ready, end) = places.ready();
                    all.extend_from_slice(ready);
                    if end == u64::MAX {
                        return Ok(());
                    }
                    let count = ready.len();
                    places.take(count);
                    self.go_on()?;
                }
            },
        )?;
        self.go_on()?;
        all.sort_unstable();
        Ok(all)
    }
}

/// A word of a phrase.
#[derive(Clone, Copy)]
enum Word<'a> {
    Whole(&'a str),
    /// All that begin so.
    Beginning(&'a str),
    /// Where it stands is known already, as the last one of those that were looked for.
    Known(&'a [u64]),
}

/// The places of a word, for one thread or for two.
struct Parted<'a> {
    all: Places<'a>,
    /// A unit about in the middle, where there are so many that two threads should share them.
    middle: Option<u32>,
    /// Those after the middle; all of them where there is none.
    later: Places<'a>,
}

impl<'a> Parted<'a> {
    fn of(posting: &'a Cursor<'_>) -> Result<Self> {
        let all = Places::of(posting)?;
        Ok(match Places::after_middle(posting)? {
            Some((unit, later)) => Self {
                all,
                middle: Some(unit),
                later,
            },
            None => Self::whole(all),
        })
    }

    fn whole(all: Places<'a>) -> Self {
        Self {
            later: all.clone(),
            middle: None,
            all,
        }
    }
}

/// The places of one word that are right behind those of another.
fn following(mut before: Parted<'_>, mut own: Parted<'_>, go_on: GoOn<'_>) -> Result<Vec<u64>> {
    let mut found = Vec::new();
    let few = |places: &Places<'_>| matches!(places, Places::Known(known) if known.len() < FEW);
    let is_one_enough = few(&before.all) || few(&own.all);
    // A word has its own middle: both are parted at the later one.
    let middle = before.middle.max(own.middle).filter(|_| !is_one_enough);
    let Some(middle) = middle else {
        add_following(before.all, own.all, u64::MAX, go_on, &mut found)?;
        return Ok(found);
    };
    let middle = (u64::from(middle) + 1) << UNIT_SHIFT;
    let later = at_once(
        go_on,
        |go_on| add_following(before.all, own.all, middle, go_on, &mut found),
        |go_on| {
            before.later.skip_to(middle, go_on)?;
            own.later.skip_to(middle, go_on)?;
            let mut found = Vec::new();
            add_following(before.later, own.later, u64::MAX, go_on, &mut found)?;
            Ok(found)
        },
    )?;
    found.extend(later);
    Ok(found)
}

/// Adds the places of one word up to a limit that are right behind those of another.
fn add_following(
    mut before: Places<'_>,
    mut own: Places<'_>,
    limit: u64,
    go_on: GoOn<'_>,
    found: &mut Vec<u64>,
) -> Result<()> {
    loop {
        let ((first, first_end), (second, second_end)) = (before.ready(), own.ready());
        let is_over = |places: &[u64], end| places.is_empty() && end == u64::MAX;
        let together = first_end.min(second_end).min(limit);
        let up_to = |places: &[u64], end: u64| match end == together {
            // All, also where a damaged list has them in no order: else it would not come to its end.
            true if end < u64::MAX => places.len(),
            _ => places.partition_point(|place| *place < together),
        };
        let (first_count, second_count) = (up_to(first, first_end), up_to(second, second_end));
        add_pairs(&first[..first_count], &second[..second_count], found);
        if together == limit || is_over(first, first_end) || is_over(second, second_end) {
            return Ok(());
        }
        before.take(first_count);
        own.take(second_count);
        go_on()?;
    }
}

/// Adds those of `own` that stand right after one of `before`: each is written, and stays where it does, without a
/// branch that could be guessed wrongly.
fn add_pairs(before: &[u64], own: &[u64], found: &mut Vec<u64>) {
    let (mut i, mut j, mut count) = (0, 0, found.len());
    found.resize(count + before.len().min(own.len()) + 1, 0);
    while let (Some(before), Some(place)) = (before.get(i), own.get(j)) {
        let (wanted, there) = ((before >> 2) + 1, place >> 2);
        found[count] = *place;
        count += usize::from(wanted == there);
        i += usize::from(wanted <= there);
        j += usize::from(there <= wanted);
    }
    found.truncate(count);
}

#[cfg(test)]
mod tests;
