//! From a range to its quote, and from a quote to its range, within one edition.

use memchr::memmem::Finder;

use super::{CONTEXT, Quote, Range};
use crate::text::CodePoints;

/// Why a quote was not placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unplaced {
    /// The words are not there, or not with this context.
    #[error("the quote is not in the text")]
    NotFound,
    /// The words are there more than once and the context does not tell which are meant.
    #[error("the quote is in the text {count} times and the context fits each of them")]
    Ambiguous {
        /// At how many places they fit.
        count: usize,
    },
}

/// The quote of a range, with up to [`CONTEXT`] code points of prefix and suffix.
///
/// The context stays within the topics the range begins and ends in: topics are moved and
/// inserted between editions, so that the neighbour's words would tell nothing. `None` if the
/// range is empty, out of order or out of bounds.
pub fn describe<T: AsRef<str>>(topics: &[T], range: &Range) -> Option<Quote> {
    let first = CodePoints::new(topics.get(range.start_topic)?.as_ref());
    let prefix = first.slice(range.start.saturating_sub(CONTEXT), range.start)?;
    if range.start_topic == range.end_topic {
        let exact = first.slice(range.start, range.end)?;
        let after = range.end.saturating_add(CONTEXT).min(first.len());
        let suffix = first.slice(range.end, after)?;
        return quote(exact.to_owned(), prefix, suffix);
    }
    let last = CodePoints::new(topics.get(range.end_topic)?.as_ref());
    let mut exact = first.slice(range.start, first.len())?.to_owned();
    for text in topics.get(range.start_topic + 1..range.end_topic)? {
        exact.push_str(text.as_ref());
    }
    exact.push_str(last.slice(0, range.end)?);
    let after = range.end.saturating_add(CONTEXT).min(last.len());
    quote(exact, prefix, last.slice(range.end, after)?)
}

fn quote(exact: String, prefix: &str, suffix: &str) -> Option<Quote> {
    (!exact.is_empty()).then(|| Quote {
        exact,
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    })
}

/// The one place in topic `topic` where the quote begins.
///
/// The words are compared exactly and may run over into the topics that follow. A prefix must
/// end right before them and a suffix begin right after; both may be empty or partial, and may
/// reach over the topic's borders.
///
/// # Errors
/// [`Unplaced::NotFound`] if no place fits (or the quote is empty, or there is no such topic),
/// [`Unplaced::Ambiguous`] if more than one does.
pub fn locate<T: AsRef<str>>(topics: &[T], topic: usize, quote: &Quote) -> Result<Range, Unplaced> {
    let text = topics.get(topic).ok_or(Unplaced::NotFound)?.as_ref();
    let before = text_before(topics, topic, quote.prefix.len());
    let reach = quote.exact.len() + quote.suffix.len();
    let flow = format!("{before}{text}{}", text_after(topics, topic, reach));

    let own = before.len()..before.len() + text.len();
    let finder = Finder::new(quote.exact.as_bytes());
    let mut places = Vec::new();
    let mut from = own.start;
    while let Some(found) = finder.find(&flow.as_bytes()[from..]) {
        let start = from + found;
        let end = start + quote.exact.len();
        if quote.exact.is_empty() || start >= own.end {
            break;
        }
        if flow[..start].ends_with(&quote.prefix) && flow[end..].starts_with(&quote.suffix) {
            places.push((start - own.start, end - own.start));
        }
        from = start + flow[start..].chars().next().map_or(1, char::len_utf8);
    }
    match places[..] {
        [] => Err(Unplaced::NotFound),
        [(start, end)] => Ok(range_of(topics, topic, start, end)),
        _ => Err(Unplaced::Ambiguous {
            count: places.len(),
        }),
    }
}

/// At least `bytes` bytes of what stands before a topic, as far as there are so many.
fn text_before<T: AsRef<str>>(topics: &[T], topic: usize, bytes: usize) -> String {
    let mut parts = Vec::new();
    let mut length = 0;
    for text in topics[..topic].iter().rev() {
        if length >= bytes {
            break;
        }
        parts.push(text.as_ref());
        length += text.as_ref().len();
    }
    parts.into_iter().rev().collect()
}

/// At least `bytes` bytes of what stands after a topic, as far as there are so many.
fn text_after<T: AsRef<str>>(topics: &[T], topic: usize, bytes: usize) -> String {
    let mut after = String::new();
    for text in &topics[topic + 1..] {
        if after.len() >= bytes {
            break;
        }
        after.push_str(text.as_ref());
    }
    after
}

/// Bytes from the start of `topic`, perhaps beyond its end, as a range in code points.
fn range_of<T: AsRef<str>>(topics: &[T], topic: usize, start: usize, end: usize) -> Range {
    let mut end_topic = topic;
    let mut rest = end;
    while end_topic + 1 < topics.len() && rest > topics[end_topic].as_ref().len() {
        rest -= topics[end_topic].as_ref().len();
        end_topic += 1;
    }
    Range {
        start_topic: topic,
        start: CodePoints::new(topics[topic].as_ref()).point(start),
        end_topic,
        end: CodePoints::new(topics[end_topic].as_ref()).point(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOPICS: [&str; 3] = [
        "One\nThe same words. The same words again.\n",
        "Zwei é漢\nThe same words.\n",
        "Three\nEnd.\n",
    ];

    fn at(start_topic: usize, start: u32, end_topic: usize, end: u32) -> Range {
        Range {
            start_topic,
            start,
            end_topic,
            end,
        }
    }

    fn look(topic: usize, exact: &str, prefix: &str, suffix: &str) -> Result<Range, Unplaced> {
        let quote = Quote {
            exact: exact.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        };
        locate(&TOPICS, topic, &quote)
    }

    #[test]
    fn a_quote_has_context_within_its_topic() {
        let quote = describe(&TOPICS, &at(1, 5, 1, 7)).unwrap();
        assert_eq!(
            (
                quote.prefix.as_str(),
                quote.exact.as_str(),
                quote.suffix.as_str()
            ),
            ("Zwei ", "é漢", "\nThe same words.\n")
        );
        let quote = describe(&TOPICS, &at(0, 20, 2, 5)).unwrap();
        assert!(quote.exact.starts_with("The same words again.\nZwei"));
        assert!(quote.exact.ends_with("words.\nThree"));
        assert_eq!(quote.suffix, "\nEnd.\n");
    }

    #[test]
    fn no_quote_of_nothing_or_of_what_is_not_there() {
        for range in [
            at(1, 5, 1, 5),
            at(1, 7, 1, 5),
            at(1, 5, 1, 99),
            at(2, 0, 1, 2),
            at(0, 1, 9, 1),
        ] {
            assert_eq!(describe(&TOPICS, &range), None, "{range:?}");
        }
    }

    #[test]
    fn context_tells_places_apart() {
        assert_eq!(
            look(0, "same", "", ""),
            Err(Unplaced::Ambiguous { count: 2 })
        );
        assert_eq!(look(0, "same", "\nThe ", ""), Ok(at(0, 8, 0, 12)));
        assert_eq!(look(0, "same", "", " words a"), Ok(at(0, 24, 0, 28)));
        assert_eq!(look(0, "same", "x", ""), Err(Unplaced::NotFound));
        assert_eq!(look(2, "same", "", ""), Err(Unplaced::NotFound));
        assert_eq!(look(0, "", "", ""), Err(Unplaced::NotFound));
        assert_eq!(look(9, "same", "", ""), Err(Unplaced::NotFound));
        assert_eq!(
            locate(
                &["aaa"],
                0,
                &Quote {
                    exact: "aa".into(),
                    ..Quote::default()
                }
            ),
            Err(Unplaced::Ambiguous { count: 2 })
        );
    }

    #[test]
    fn quotes_run_over_borders_but_begin_in_their_topic() {
        assert_eq!(look(0, "again.\nZwei é", "", "漢"), Ok(at(0, 35, 1, 6)));
        assert_eq!(look(1, "Zwei", "again.\n", ""), Ok(at(1, 0, 1, 4)));
        assert_eq!(look(0, "Zwei", "", ""), Err(Unplaced::NotFound));
        assert_eq!(look(1, "\n", "words.", "Three"), Ok(at(1, 23, 1, 24)));
    }

    proptest! {
        #[test]
        fn what_is_described_is_located(
            topics in prop::collection::vec("[abé漢 ]{0,40}\n", 1..4),
            a in 0_usize..4, b in 0_usize..4, start in 0_u32..42, end in 0_u32..42,
        ) {
            let range = at(a % topics.len(), start, b % topics.len(), end);
            if let Some(quote) = describe(&topics, &range) {
                match locate(&topics, range.start_topic, &quote) {
                    // A range that ends before the first code point of a topic is the one that
                    // ends after the last of the topic before.
                    Ok(found) => prop_assert_eq!(describe(&topics, &found).map(|it| it.exact), Some(quote.exact)),
                    Err(Unplaced::Ambiguous { .. }) => {}
                    // A range from the very end of a topic begins, in truth, in the next one.
                    Err(Unplaced::NotFound) => {
                        let length = topics[range.start_topic].chars().count();
                        prop_assert_eq!(range.start as usize, length);
                    }
                }
            }
        }
    }
}
