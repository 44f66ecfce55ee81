//! “Did you mean”: the nearest words that are in the library, for a word that is not.

use super::beginnings;
use super::postings::{self, Wanted};
use super::run::Runner;
use crate::error::Result;

/// The nearest word to one that was not found: at most one letter off for short words, two for long ones; of equally
/// near ones the most frequent. The first letter is mostly right: only where no word begins with it that is near enough
/// are those looked for that have another.
pub(super) fn nearest(runner: &Runner<'_>, word: &str) -> Result<Option<String>> {
    let (connection, segments) = (runner.connection, &runner.columns.segments);
    let letters: Vec<char> = word.chars().collect();
    let [first, second, _, ..] = letters.as_slice() else {
        return Ok(None);
    };
    let mut search = Nearest {
        most: if letters.len() < 6 { 1 } else { 2 },
        letters: &letters,
        best: None,
    };
    search.beginning_with(runner, *first)?;
    if search.best.is_none() {
        // One letter too many at the beginning, or the first two the wrong way round.
        search.beginning_with(runner, *second)?;
        for other in beginnings::first_letters(connection, segments)? {
            runner.go_on()?;
            // A wrong letter at the beginning, and one that is missing there.
            for rest in [&letters[1..], &letters[..]] {
                let term: String = std::iter::once(other).chain(rest.iter().copied()).collect();
                for segment in segments {
                    postings::find(connection, *segment, &term, Wanted::Count, |posting| {
                        search.consider(&term, posting.count());
                        Ok(())
                    })?;
                }
            }
        }
    }
    Ok(search.best.map(|(_, _, term)| term))
}

/// The nearest word so far.
struct Nearest<'a> {
    letters: &'a [char],
    /// How many letters may be off.
    most: usize,
    /// How many are off, how often the word stands somewhere in one segment, and the word.
    best: Option<(usize, u32, String)>,
}

impl Nearest<'_> {
    fn beginning_with(&mut self, runner: &Runner<'_>, first: char) -> Result<()> {
        let first = first.to_string();
        for segment in &runner.columns.segments {
            let segment = *segment;
            postings::each(
                runner.connection,
                segment,
                &first,
                Wanted::Count,
                |term, posting| {
                    runner.go_on()?;
                    self.consider(term, posting.count());
                    Ok(())
                },
            )?;
        }
        Ok(())
    }

    fn consider(&mut self, term: &str, count: u32) {
        if term.chars().count().abs_diff(self.letters.len()) > self.most {
            return;
        }
        let other: Vec<char> = term.chars().collect();
        let off = distance(self.letters, &other);
        let is_better = self.best.as_ref().is_none_or(|(best, often, _)| {
            (off, std::cmp::Reverse(count)) < (*best, std::cmp::Reverse(*often))
        });
        if off > 0 && off <= self.most && is_better {
            self.best = Some((off, count, term.to_owned()));
        }
    }
}

/// Letters added, left out, changed, or changed places with their neighbours.
pub(crate) fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_differ_are_counted() {
        for (a, b, expected) in [
            ("water", "wtaer", 1),
            ("water", "waters", 1),
            ("moon", "noon", 1),
            ("sea", "sun", 2),
        ] {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(distance(&a, &b), expected);
        }
    }
}
