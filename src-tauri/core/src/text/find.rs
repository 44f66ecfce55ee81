//! Finding words in a document: the find bar's work, over all topics at once.

use memchr::memmem::Finder;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::fold::{Folded, Folding};

/// How far back a word may have begun, in bytes, when its borders are looked for.
const WORD_REACH: usize = 64;

/// How to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindOptions {
    /// Upper and lower case differ. If not, straight and curly quotes are one as well.
    pub case_sensitive: bool,
    /// Only where words begin and end, by Unicode Standard Annex 29.
    pub whole_word: bool,
}

/// One place where the query stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index of the topic.
    pub topic: usize,
    /// First code point of the hit in the topic's text.
    pub start: u32,
    /// Code point after the hit.
    pub end: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The first hits, in the order of the document.
    pub hits: Vec<Hit>,
    /// How many there are in all, those beyond the limit included.
    pub total: usize,
}

/// Finds `query` in every topic; keeps at most `limit` hits and counts them all.
///
/// White space in the query matches any run of white space, line breaks included; at the ends
/// of the query it is ignored, so that hits do not jump while a second word is being typed. A
/// blank query finds nothing. Hits do not overlap, never cross a topic's border, and cover
/// whole characters of the original: "strasse" finds "Straße", "s" does not find half an ß.
pub fn find<T: AsRef<str>>(topics: &[T], query: &str, options: FindOptions, limit: usize) -> Found {
    let folding = Folding {
        case: !options.case_sensitive,
        spaces: query.trim().contains(char::is_whitespace),
    };
    let mut needle = Folded::default();
    needle.fill(query.trim(), folding);
    let mut found = Found::default();
    if needle.bytes().is_empty() {
        return found;
    }
    let finder = Finder::new(needle.bytes());
    let mut folded = Folded::default();
    for (topic, text) in topics.iter().enumerate() {
        let text = text.as_ref();
        if folding.case || folding.spaces {
            folded.fill(text, folding);
            let places = Places::new(&finder, folded.bytes());
            take(
                topic,
                text,
                places,
                &|at| folded.original(at),
                options,
                limit,
                &mut found,
            );
        } else {
            let places = Places::new(&finder, text.as_bytes());
            take(topic, text, places, &Some, options, limit, &mut found);
        }
    }
    found
}

/// Goes through the places of one topic and keeps those that are hits.
fn take(
    topic: usize,
    text: &str,
    mut places: Places<'_>,
    original: &dyn Fn(usize) -> Option<usize>,
    options: FindOptions,
    limit: usize,
    found: &mut Found,
) {
    let mut counted = 0;
    let mut points = 0;
    while let Some((from, to)) = places.next_place() {
        let (Some(start), Some(end)) = (original(from), original(to)) else {
            places.resume = from + 1;
            continue;
        };
        if options.whole_word && !is_whole(text, start, end) {
            places.resume = from + 1;
            continue;
        }
        found.total += 1;
        if found.hits.len() < limit {
            points += count(&text[counted..start]);
            counted = start;
            let end = points + count(&text[start..end]);
            found.hits.push(Hit {
                topic,
                start: points,
                end,
            });
        }
    }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Where the needle stands, one after the other, with a say in where to go on.
struct Places<'a> {
    finder: &'a Finder<'a>,
    bytes: &'a [u8],
    resume: usize,
}

impl<'a> Places<'a> {
    fn new(finder: &'a Finder<'a>, bytes: &'a [u8]) -> Self {
        Self {
            finder,
            bytes,
            resume: 0,
        }
    }

    fn next_place(&mut self) -> Option<(usize, usize)> {
        let from = self.resume + self.finder.find(self.bytes.get(self.resume..)?)?;
        self.resume = from + self.finder.needle().len();
        Some((from, self.resume))
    }
}

/// Whether bytes `start..end` of `text` begin and end where words do.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    is_word_border(text, start) && is_word_border(text, end)
}

fn is_word_border(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let (Some(before), Some(after)) = (
        at.checked_sub(1).and_then(|last| bytes.get(last)),
        bytes.get(at),
    ) else {
        return true;
    };
    if before.is_ascii() && after.is_ascii() {
        if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
            return false;
        }
        if before.is_ascii_whitespace() || after.is_ascii_whitespace() {
            return true;
        }
    }
    if !matches!(
        GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0),
        Ok(true)
    ) {
        return false;
    }
    // The rules look at neighbours on both sides, so that they are asked about a stretch that
    // begins after white space and goes a little beyond the place.
    let mut low = at.saturating_sub(WORD_REACH);
    while !text.is_char_boundary(low) {
        low += 1;
    }
    let mut high = (at + WORD_REACH).min(text.len());
    while !text.is_char_boundary(high) {
        high -= 1;
    }
    let low = text[low..at]
        .rfind(char::is_whitespace)
        .map_or(low, |space| low + space);
    text[low..high]
        .split_word_bound_indices()
        .take_while(|&(word, _)| low + word <= at)
        .any(|(word, _)| low + word == at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The hits as words of the original, with the topic and the offset before each.
    fn found(topics: &[&str], query: &str, options: FindOptions) -> Vec<String> {
        let found = find(topics, query, options, 100);
        assert_eq!(found.total, found.hits.len());
        found
            .hits
            .iter()
            .map(|hit| {
                let words: String = topics[hit.topic]
                    .chars()
                    .skip(hit.start as usize)
                    .take((hit.end - hit.start) as usize)
                    .collect();
                format!("{}:{} {words}", hit.topic, hit.start)
            })
            .collect()
    }

    const LOOSE: FindOptions = FindOptions {
        case_sensitive: false,
        whole_word: false,
    };
    const EXACT: FindOptions = FindOptions {
        case_sensitive: true,
        whole_word: false,
    };
    const WORDS: FindOptions = FindOptions {
        case_sensitive: false,
        whole_word: true,
    };

    #[test]
    fn finds_in_every_topic_with_offsets_in_code_points() {
        let topics = ["é The cat\n", "no\n", "漢 cat Cat\n"];
        assert_eq!(
            found(&topics, "cat", LOOSE),
            ["0:6 cat", "2:2 cat", "2:6 Cat"]
        );
        assert_eq!(found(&topics, "Cat", EXACT), ["2:6 Cat"]);
        assert_eq!(found(&topics, "cat\n", LOOSE).len(), 3);
        assert!(found(&topics, " \n", LOOSE).is_empty());
        assert!(found(&topics, "dog", LOOSE).is_empty());
    }

    #[test]
    fn white_space_is_white_space() {
        let topics = ["two\n  words, two\u{a0}words, twowords\n"];
        assert_eq!(
            found(&topics, "two words", EXACT),
            ["0:0 two\n  words", "0:13 two\u{a0}words"]
        );
        assert_eq!(found(&topics, " TWO  WORDS ", LOOSE).len(), 2);
    }

    #[test]
    fn folding_finds_whole_characters_only() {
        let topics = ["Straße STRASSE İzmir ﬁne ΟΔΟΣ\n"];
        assert_eq!(
            found(&topics, "strasse", LOOSE),
            ["0:0 Straße", "0:7 STRASSE"]
        );
        assert_eq!(found(&topics, "straß", LOOSE), ["0:0 Straß", "0:7 STRASS"]);
        assert_eq!(found(&topics, "izmir", LOOSE), ["0:15 İzmir"]);
        assert_eq!(found(&topics, "ine", LOOSE), Vec::<String>::new());
        assert_eq!(found(&topics, "fine", LOOSE), ["0:21 ﬁne"]);
        assert_eq!(found(&topics, "οδος", LOOSE), ["0:25 ΟΔΟΣ"]);
        assert_eq!(found(&["ß"], "s", LOOSE), Vec::<String>::new());
    }

    #[test]
    fn whole_words_are_those_of_unicode() {
        let topics = ["cat, concat cat's 漢字cat cate\u{301} (cat) cat_b\n"];
        assert_eq!(
            found(&topics, "cat", WORDS),
            ["0:0 cat", "0:20 cat", "0:31 cat"]
        );
        assert_eq!(found(&["aaa aa"], "aa", WORDS), ["0:4 aa"]);
    }

    #[test]
    fn the_limit_cuts_the_list_not_the_count() {
        let found = find(&["aaaa aaaa"], "aa", LOOSE, 3);
        assert_eq!((found.hits.len(), found.total), (3, 4));
    }

    proptest! {
        #[test]
        fn agrees_with_a_plain_search(text in "[aAbß \n]{0,60}", query in "[abß]{1,3}") {
            let fold = |text: &str| text.to_lowercase().replace('ß', "ss");
            let hits = find(&[text.as_str()], &query, LOOSE, 1000).hits;
            let chars: Vec<char> = text.chars().collect();
            let mut last = 0;
            for hit in &hits {
                let words: String = chars[hit.start as usize..hit.end as usize].iter().collect();
                prop_assert_eq!(fold(&words), fold(&query));
                prop_assert!(hit.start >= last);
                last = hit.end;
            }
            let whole = text.to_lowercase().contains(&query.to_lowercase());
            prop_assert!(!whole || !hits.is_empty());
        }
    }
}
