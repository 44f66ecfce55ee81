//! The number at the start of a heading, which the page hangs in the margin.

/// A heading's ordinal as written, without the space after it: `2.`, `3.1`, `II.`, and `2` alone
/// (which may as well be part of the words, as in "10 lessons": [`is_bare`]).
pub(super) fn ordinal(heading: &str) -> Option<&str> {
    let (first, rest) = heading.split_once(char::is_whitespace)?;
    let is_ordinal = !rest.trim().is_empty() && (is_number(first) || is_roman(first));
    is_ordinal.then_some(first)
}

/// `2`, `2.`, `2)`, `3.1`, `3.1.4.`
fn is_number(word: &str) -> bool {
    let word = word.strip_suffix(['.', ')']).unwrap_or(word);
    let mut parts = 0;
    word.len() <= 12
        && word.split('.').all(|part| {
            parts += 1;
            (1..=3).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && (part == "0" || !part.starts_with('0'))
        })
        && parts <= 5
}

/// `II.`, `XIV)`
fn is_roman(word: &str) -> bool {
    word.strip_suffix(['.', ')']).is_some_and(|letters| {
        (1..=7).contains(&letters.len())
            && letters
                .bytes()
                .all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'))
    })
}

/// The number of an ordinal that is nothing but digits. It counts as an ordinal only where a
/// heading of the same level carries its neighbour.
pub(super) fn is_bare(ordinal: &str) -> Option<u16> {
    ordinal.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals() {
        for (heading, expected) in [
            ("2. Efficiency", Some("2.")),
            ("3.1 Method", Some("3.1")),
            ("3.1.2. Method", Some("3.1.2.")),
            ("II. Method", Some("II.")),
            ("4) Method", Some("4)")),
            ("2 Efficiency", Some("2")),
            ("2.", None),
            ("2024 in review", None),
            ("1.000.000 reasons", None),
            ("I think", None),
            ("v1.2 notes", None),
            ("Efficiency", None),
        ] {
            assert_eq!(ordinal(heading), expected, "{heading}");
        }
        assert_eq!(is_bare("12"), Some(12));
        assert_eq!(is_bare("12."), None);
    }
}
