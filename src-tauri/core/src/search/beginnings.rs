//! What begins with one or two letters, listed ahead: thousands of words begin with “st”, and adding up their lists
//! at each key that is typed takes longer than one may wait. A list says in which units, and how often; where, it
//! does not say, since no phrase ends after two letters in a script that has words.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::postings::{self, Wanted};
use crate::error::Result;

/// Begins the term of such a list, which no word and no tag does.
const MARK: char = '\u{1}';
/// The longest beginning that has a list, in letters.
const LONGEST: usize = 2;
/// From here on scripts are written without spaces; their words are short already.
const WITHOUT_SPACES: char = '\u{0E00}';

/// The term of the list of what begins so; `None` where there is no such list.
pub(super) fn term(beginning: &str) -> Option<String> {
    let letters = beginning.chars().count();
    ((1..=LONGEST).contains(&letters) && is_listed(beginning)).then(|| format!("{MARK}{beginning}"))
}

/// Calls `each` with the terms of the lists that a word belongs to. `buffer` is for their letters.
pub(super) fn each(word: &str, buffer: &mut String, mut each: impl FnMut(&str)) {
    if !is_listed(word) {
        return;
    }
    buffer.clear();
    buffer.push(MARK);
    for letter in word.chars().take(LONGEST) {
        buffer.push(letter);
        each(buffer);
    }
}

/// The letters that words begin with, in scripts that have words.
pub(super) fn first_letters(connection: &Connection, segments: &[i64]) -> Result<BTreeSet<char>> {
    let mut letters = BTreeSet::new();
    for segment in segments {
        postings::each(
            connection,
            *segment,
            &MARK.to_string(),
            Wanted::Count,
            |term, _| {
                letters.extend(term.chars().nth(1));
                Ok(())
            },
        )?;
    }
    Ok(letters)
}

fn is_listed(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|first| first < WITHOUT_SPACES && first != super::units::TAG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_listed_under_its_first_letter_and_its_first_two() {
        let listed = |word: &str| {
            let (mut buffer, mut found) = (String::new(), Vec::new());
            each(word, &mut buffer, |term| {
                found.push(term.trim_start_matches(MARK).to_owned())
            });
            found
        };
        assert_eq!(listed("stone"), ["s", "st"]);
        assert_eq!(listed("é"), ["é"]);
        assert!(listed("月の").is_empty() && listed("#sea").is_empty());
        assert_eq!(term("st").as_deref(), Some("\u{1}st"));
        assert!(term("sto").is_none() && term("").is_none() && term("月").is_none());
    }
}
