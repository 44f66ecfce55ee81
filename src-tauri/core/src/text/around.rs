//! The sentence or the paragraph around a range, for a quote that is to be read in context.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::CodePoints;

/// What is mostly followed by a name or a number. "etc." and "al." end sentences too often.
const ABBREVIATIONS: [&str; 22] = [
    "Dr", "Prof", "Mr", "Mrs", "Ms", "St", "Fig", "Figs", "Eq", "Eqs", "Sec", "Ch", "No", "Nos",
    "Vol", "vs", "cf", "approx", "ca", "pp", "e.g", "i.e",
];

/// How many code points are looked at on either side of a range: a line of five megabytes is
/// a paragraph too, and no context worth reading is longer than this.
const REACH: u32 = 4_000;

/// The paragraph around code points `start..end` of `text`, without white space at its ends.
///
/// A paragraph is a line of the plain text. A range over several gives all it touches. At most
/// 4,000 code points beyond the range are taken. `None` if the range is out of order or out of
/// bounds.
pub fn paragraph_around(text: &CodePoints<'_>, start: u32, end: u32) -> Option<Range<u32>> {
    let lines = lines_around(text, start, end)?;
    Some(trimmed(text, lines, start, end))
}

/// The sentence around code points `start..end` of `text`, without white space at its ends.
///
/// Sentences are those of Unicode Standard Annex 29, within a paragraph, except that a common
/// English abbreviation or an initial ends none. A range over several
/// gives all it touches. `None` if the range is out of order or out of bounds.
pub fn sentence_around(text: &CodePoints<'_>, start: u32, end: u32) -> Option<Range<u32>> {
    let lines = lines_around(text, start, end)?;
    let slice = text.text().get(lines.clone())?;
    let (first, last) = inner_bytes(text, start, end)?;
    let mut from = lines.start;
    let mut to = lines.end;
    for (offset, sentence) in slice.split_sentence_bound_indices() {
        let begins = lines.start + offset;
        let ends = begins + sentence.len();
        if begins <= first && !goes_on(&slice[..offset]) {
            from = begins;
        }
        if ends > last && !goes_on(&slice[..offset + sentence.len()]) {
            to = ends;
            break;
        }
    }
    Some(trimmed(text, from..to, start, end))
}

/// Whether a text that looks like the end of a sentence ends with an abbreviation or an initial.
fn goes_on(text: &str) -> bool {
    let Some(word) = text.split_whitespace().next_back() else {
        return false;
    };
    let word = word.trim_start_matches(['(', '[', '“', '"']);
    let Some(bare) = word.strip_suffix('.') else {
        return false;
    };
    let mut letters = bare.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    initial || ABBREVIATIONS.contains(&bare)
}

/// Bytes of the first and the last code point of the range; both the same for an empty range.
fn inner_bytes(text: &CodePoints<'_>, start: u32, end: u32) -> Option<(usize, usize)> {
    let first = text.byte(start)?;
    let last = text.byte(end.saturating_sub(1).max(start))?;
    Some((first, last))
}

/// The whole lines around the range, as bytes, without the line break at the end.
fn lines_around(text: &CodePoints<'_>, start: u32, end: u32) -> Option<Range<usize>> {
    if start > end || end > text.len() {
        return None;
    }
    let (first, last) = inner_bytes(text, start, end)?;
    let bytes = text.text().as_bytes();
    let low = text.byte(start.saturating_sub(REACH))?;
    let high = text.byte(end.saturating_add(REACH).min(text.len()))?;
    let from = memchr::memrchr(b'\n', &bytes[low..first]).map_or(low, |at| low + at + 1);
    let to = memchr::memchr(b'\n', &bytes[last..high]).map_or(high, |at| last + at);
    Some(from..to.max(from))
}

/// Bytes to code points, less the white space at both ends, but never less than the range
/// itself.
fn trimmed(text: &CodePoints<'_>, bytes: Range<usize>, start: u32, end: u32) -> Range<u32> {
    let slice = text.text().get(bytes.clone()).unwrap_or_default();
    let from = bytes.start + (slice.len() - slice.trim_start().len());
    let to = bytes.start + slice.trim_end().len();
    text.point(from).min(start)..text.point(to).max(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn around(
        text: &str,
        quote: &str,
        by: fn(&CodePoints<'_>, u32, u32) -> Option<Range<u32>>,
    ) -> String {
        let points = CodePoints::new(text);
        let byte = text.find(quote).unwrap();
        let start = points.point(byte);
        let found = by(&points, start, start + quote.chars().count() as u32).unwrap();
        points.slice(found.start, found.end).unwrap().to_owned()
    }

    const TEXT: &str =
        "A heading\nFirst one. The second, é 漢, is here! And a third?\n  Another.  \n";

    #[test]
    fn sentences_stay_within_their_paragraph() {
        let cases = [
            ("second", "The second, é 漢, is here!"),
            ("one. The", "First one. The second, é 漢, is here!"),
            ("third", "And a third?"),
            ("heading", "A heading"),
            ("Another", "Another."),
            ("third?\n  An", "And a third?\n  Another."),
        ];
        for (quote, expected) in cases {
            assert_eq!(around(TEXT, quote, sentence_around), expected, "{quote}");
        }
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        let text = "See Fig. 3 and Dr. J. Smith (e.g. Table 2). It goes on etc. New one.";
        assert_eq!(
            around(text, "Smith", sentence_around),
            "See Fig. 3 and Dr. J. Smith (e.g. Table 2)."
        );
        assert_eq!(around(text, "goes", sentence_around), "It goes on etc.");
        assert_eq!(around(text, "See", sentence_around).len(), 43);
    }

    #[test]
    fn paragraphs_are_lines() {
        assert_eq!(around(TEXT, "Another", paragraph_around), "Another.");
        assert_eq!(
            around(TEXT, "here", paragraph_around),
            "First one. The second, é 漢, is here! And a third?"
        );
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let text = "word ".repeat(20_000);
        let points = CodePoints::new(&text);
        let found = sentence_around(&points, 50_000, 50_004).unwrap();
        assert!(found.end - found.start <= 2 * REACH + 4);
    }

    proptest! {
        #[test]
        fn the_range_is_always_inside(text in "[a-cé. !\n]{0,80}", a in 0_u32..90, b in 0_u32..90) {
            let points = CodePoints::new(&text);
            for found in [sentence_around(&points, a, b), paragraph_around(&points, a, b)] {
                match found {
                    Some(found) => {
                        prop_assert!(found.start <= a && b <= found.end);
                        prop_assert!(points.slice(found.start, found.end).is_some());
                    }
                    None => prop_assert!(a > b || b > points.len()),
                }
            }
        }
    }
}
