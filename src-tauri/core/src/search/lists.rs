//! Lists of units with scores: what two have in common, either of them, one without the other.

use super::threads::{GoOn, at_once};
use crate::error::Result;

/// Units in order, each with what it scores.
#[derive(Debug, Default, Clone)]
pub(super) struct Scored {
    pub units: Vec<u32>,
    pub scores: Vec<f32>,
}

impl Scored {
    pub fn reserve(&mut self, more: usize) {
        self.units.reserve(more);
        self.scores.reserve(more);
    }

    #[inline]
    pub fn push(&mut self, unit: u32, score: f32) {
        self.units.push(unit);
        self.scores.push(score);
    }

    /// Adds units that come after, and their scores.
    pub fn append(&mut self, units: &[u32], scores: &[f32]) {
        self.units.extend_from_slice(units);
        self.scores.extend_from_slice(scores);
    }

    /// Room for so many: where two lists are gone through, each unit is written, and stays where it is found, without a
    /// branch that could be guessed wrongly.
    pub fn of_length(length: usize) -> Self {
        Self {
            units: vec![0; length],
            scores: vec![0.0; length],
        }
    }

    pub fn truncate(&mut self, length: usize) {
        self.units.truncate(length);
        self.scores.truncate(length);
    }

    /// Those that are chosen, and the others.
    pub fn parted(self, chosen: impl Fn(u32) -> bool) -> (Self, Self) {
        let mut apart = Self::default();
        let others = self.kept(|unit, score| {
            let is_chosen = chosen(unit);
            if is_chosen {
                apart.units.push(unit);
                apart.scores.push(score);
            }
            !is_chosen
        });
        (apart, others)
    }

    /// Those that pass.
    pub fn kept(mut self, mut keep: impl FnMut(u32, f32) -> bool) -> Self {
        let mut count = 0;
        for at in 0..self.units.len() {
            let (unit, score) = (self.units[at], self.scores[at]);
            self.units[count] = unit;
            self.scores[count] = score;
            count += usize::from(keep(unit, score));
        }
        self.truncate(count);
        self
    }
}

/// From so many times the length on, the units of a shorter list are looked up in the longer one.
const LONGER: usize = 16;

/// A stretch of such a list.
#[derive(Clone, Copy)]
struct Part<'a> {
    units: &'a [u32],
    scores: &'a [f32],
}

impl<'a> Part<'a> {
    fn of(list: &'a Scored) -> Self {
        Self {
            units: &list.units,
            scores: &list.scores,
        }
    }

    fn is_short_beside(self, other: Self) -> bool {
        other.units.len() / LONGER >= self.units.len()
    }

    fn score_of(self, unit: u32) -> Option<f32> {
        let at = self.units.binary_search(&unit).ok()?;
        self.scores.get(at).copied()
    }

    /// Those for which there is more to add to their score.
    fn kept(self, more: impl Fn(u32) -> Option<f32>) -> Scored {
        let mut found = Scored::default();
        for (unit, score) in self.units.iter().zip(self.scores) {
            if let Some(more) = more(*unit) {
                found.push(*unit, score + more);
            }
        }
        found
    }

    /// Those before a unit, and the others.
    fn parted_at(self, unit: u32) -> (Self, Self) {
        let at = self.units.partition_point(|own| *own < unit);
        let ((before, units), (own, scores)) = (self.units.split_at(at), self.scores.split_at(at));
        let before = Self {
            units: before,
            scores: own,
        };
        (before, Self { units, scores })
    }
}

/// From so many units on, two threads share them: for fewer the start of one takes too long.
pub(super) const SHARED: usize = 200_000;

/// Has two lists made into one, by two threads where they are long.
fn shared(
    a: Part<'_>,
    b: Part<'_>,
    go_on: GoOn<'_>,
    made: fn(Part<'_>, Part<'_>) -> Scored,
) -> Result<Scored> {
    let longer = if a.units.len() > b.units.len() { a } else { b };
    if a.units.len() + b.units.len() < SHARED {
        go_on()?;
        return Ok(made(a, b));
    }
    let middle = longer.units[longer.units.len() / 2];
    let ((a, later_a), (b, later_b)) = (a.parted_at(middle), b.parted_at(middle));
    let mut found = Scored::default();
    let later = at_once(
        go_on,
        |go_on| {
            found = made(a, b);
            go_on()
        },
        |_| Ok(made(later_a, later_b)),
    )?;
    found.append(&later.units, &later.scores);
    Ok(found)
}

/// Units of both, with the sum of their scores; `a` is the shorter list.
pub(super) fn both(a: &Scored, b: &Scored, go_on: GoOn<'_>) -> Result<Scored> {
    let (a, b) = (Part::of(a), Part::of(b));
    if a.is_short_beside(b) {
        go_on()?;
        return Ok(a.kept(|unit| b.score_of(unit)));
    }
    shared(a, b, go_on, of_both)
}

/// Units of the one without those of the other.
pub(super) fn less(a: &Scored, b: &Scored, go_on: GoOn<'_>) -> Result<Scored> {
    let (a, b) = (Part::of(a), Part::of(b));
    if a.is_short_beside(b) {
        go_on()?;
        return Ok(a.kept(|unit| b.score_of(unit).is_none().then_some(0.0)));
    }
    shared(a, b, go_on, of_the_one)
}

/// Units of either, with the sum of their scores.
pub(super) fn either(a: &Scored, b: &Scored, go_on: GoOn<'_>) -> Result<Scored> {
    shared(Part::of(a), Part::of(b), go_on, of_either)
}

fn of_both(a: Part<'_>, b: Part<'_>) -> Scored {
    let mut found = Scored::of_length(a.units.len());
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(left), Some(right)) = (a.units.get(i), b.units.get(j)) {
        found.units[count] = *left;
        found.scores[count] = a.scores[i] + b.scores[j];
        count += usize::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    found.truncate(count);
    found
}

fn of_the_one(a: Part<'_>, b: Part<'_>) -> Scored {
    let mut found = Scored::of_length(a.units.len());
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(left), Some(right)) = (a.units.get(i), b.units.get(j)) {
        found.units[count] = *left;
        found.scores[count] = a.scores[i];
        count += usize::from(left < right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    found.truncate(count);
    found.append(&a.units[i..], &a.scores[i..]);
    found
}

fn of_either(a: Part<'_>, b: Part<'_>) -> Scored {
    let mut found = Scored::of_length(a.units.len() + b.units.len());
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(left), Some(right)) = (a.units.get(i), b.units.get(j)) {
        let (is_left, is_right) = (left <= right, right <= left);
        found.units[count] = *left.min(right);
        // Times 0 or 1: a branch would be guessed wrongly.
        found.scores[count] = a.scores[i] * f32::from(is_left) + b.scores[j] * f32::from(is_right);
        count += 1;
        i += usize::from(is_left);
        j += usize::from(is_right);
    }
    found.truncate(count);
    found.append(&a.units[i..], &a.scores[i..]);
    found.append(&b.units[j..], &b.scores[j..]);
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::error::Error;

    fn list(units: &BTreeMap<u32, u16>) -> Scored {
        Scored {
            units: units.keys().copied().collect(),
            scores: units.values().map(|score| f32::from(*score)).collect(),
        }
    }

    fn pairs(list: &Scored) -> Vec<(u32, f32)> {
        let units = list.units.iter().copied();
        units.zip(list.scores.iter().copied()).collect()
    }

    proptest! {
        #[test]
        fn two_lists_become_what_sets_of_them_do(
            a in prop::collection::btree_map(0_u32..300, 1_u16..9, 0..60),
            b in prop::collection::btree_map(0_u32..300, 1_u16..9, 0..200),
        ) {
            let (own, other) = (list(&a), list(&b));
            let go_on: GoOn<'_> = &|| Ok(());
            let sum = |unit: &u32| {
                let score = |of: &BTreeMap<u32, u16>| f32::from(of.get(unit).copied().unwrap_or(0));
                (*unit, score(&a) + score(&b))
            };
            let in_both: Vec<_> = a.keys().filter(|unit| b.contains_key(unit)).map(sum).collect();
            prop_assert_eq!(pairs(&both(&own, &other, go_on).unwrap()), in_both);
            let mut in_either: Vec<_> = a.keys().chain(b.keys()).map(sum).collect();
            in_either.sort_by_key(|(unit, _)| *unit);
            in_either.dedup();
            prop_assert_eq!(pairs(&either(&own, &other, go_on).unwrap()), in_either);
            let in_one: Vec<_> = a
                .iter()
                .filter(|(unit, _)| !b.contains_key(unit))
                .map(|(unit, score)| (*unit, f32::from(*score)))
                .collect();
            prop_assert_eq!(pairs(&less(&own, &other, go_on).unwrap()), in_one);
        }
    }

    #[test]
    fn two_threads_make_what_one_does() {
        let every = |step: usize, score: f32| {
            let units: Vec<u32> = (0..900_000).step_by(step).collect();
            let scores = vec![score; units.len()];
            Scored { units, scores }
        };
        let (a, b) = (every(6, 1.0), every(4, 2.0));
        let go_on: GoOn<'_> = &|| Ok(());
        for (shared, made) in [
            (both(&a, &b, go_on), of_both(Part::of(&a), Part::of(&b))),
            (less(&a, &b, go_on), of_the_one(Part::of(&a), Part::of(&b))),
            (either(&a, &b, go_on), of_either(Part::of(&a), Part::of(&b))),
        ] {
            assert_eq!(pairs(&shared.unwrap()), pairs(&made));
        }
        let given_up = both(&a, &b, &|| Err(Error::Overtaken));
        assert!(matches!(given_up, Err(Error::Overtaken)));
    }
}
