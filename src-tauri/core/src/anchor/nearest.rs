//! The stretch of a text that comes nearest to given words: to be shown to a person whose quote is not there. Nothing is
//! ever placed by it, so that it need not be sure, and no context is asked for.

use super::myers::{Pattern, Start};

/// At most so many tenths of the words may be edited; what is further off helps nobody.
const MOST_EDITED: usize = 3;

/// The nearest stretch as start and end in code points, and how many letters are off. Case and kinds of white space
/// make no difference.
pub fn nearest(text: &str, words: &str) -> Option<(u32, u32, usize)> {
    let wanted: Vec<char> = words.trim().chars().map(alike).collect();
    let text: Vec<char> = text.chars().map(alike).collect();
    let bound = wanted.len() * MOST_EDITED / 10;
    let pattern = Pattern::new(wanted.iter().copied());
    let (end, edits) = pattern.best_end(text.iter().copied(), Start::Free, bound)?;
    let reversed = Pattern::new(wanted.iter().rev().copied());
    let back = text[..end].iter().rev().copied();
    let (read, _) = reversed.best_end(back, Start::Fixed, edits)?;
    Some((
        u32::try_from(end - read).ok()?,
        u32::try_from(end).ok()?,
        edits,
    ))
}

/// One character for one, so that places stay places.
fn alike(c: char) -> char {
    if c.is_whitespace() {
        ' '
    } else {
        c.to_lowercase().next().unwrap_or(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_there_is_shown_and_nothing_else() {
        let text = "Über the water.\nThe sun helps a little. Twice.";
        let shown = |words: &str| {
            let (start, end, edits) = nearest(text, words)?;
            let words: String = text
                .chars()
                .skip(start as usize)
                .take((end - start) as usize)
                .collect();
            Some((words, edits))
        };
        for (words, expected) in [
            ("über THE", Some(("Über the", 0))),
            ("water. the sun", Some(("water.\nThe sun", 0))),
            (
                "the sun hellps a litle",
                Some(("The sun helps a little", 2)),
            ),
            ("a moon in the sky", None),
            ("zz", None),
            ("", None),
        ] {
            let expected = expected.map(|(words, edits)| (words.to_owned(), edits));
            assert_eq!(shown(words), expected, "{words}");
        }
    }
}
