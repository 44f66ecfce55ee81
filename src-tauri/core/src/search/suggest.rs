//! “Did you mean”: the nearest words that are in the library, for a word that is not.

use rusqlite::Connection;

use super::columns::Columns;
use super::postings;
use crate::error::Result;

/// The nearest word to one that was not found: at most one letter off for short words, two for long
/// ones, the beginning the same; of equally near ones the most frequent.
pub(super) fn nearest(
    connection: &Connection,
    columns: &Columns,
    word: &str,
) -> Result<Option<String>> {
    let letters: Vec<char> = word.chars().collect();
    let Some(first) = letters.first().filter(|_| letters.len() >= 3) else {
        return Ok(None);
    };
    let most = if letters.len() < 6 { 1 } else { 2 };
    let mut best: Option<(usize, i64, String)> = None;
    for segment in &columns.segments {
        postings::each(connection, *segment, &first.to_string(), |term, posting| {
            let other: Vec<char> = term.chars().collect();
            if other.len().abs_diff(letters.len()) > most {
                return Ok(());
            }
            let off = distance(&letters, &other);
            let count = i64::from(posting.count());
            let better = best
                .as_ref()
                .is_none_or(|(d, c, _)| (off, -count) < (*d, -*c));
            if off > 0 && off <= most && better {
                best = Some((off, count, term.to_owned()));
            }
            Ok(())
        })?;
    }
    Ok(best.map(|(_, _, term)| term))
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
