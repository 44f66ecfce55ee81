//! The piece of a text that shows why it was found: plain, on one line, with the hits in it marked.

use super::query::{Atom, Query, What, Words};
use super::units;
use crate::text;

/// How long a snippet is, in code points, about.
const LENGTH: usize = 180;
/// What is shown before the first hit.
const BEFORE: usize = 50;
/// How far beyond the first hit a better place is looked for, in bytes.
const REACH: usize = 20_000;

/// A text cut to what matters.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Snippet {
    pub text: String,
    /// Start and end of each hit in `text`, in code points.
    pub marks: Vec<[u32; 2]>,
    /// The first hit shown, in the code points of the whole text.
    pub at: Option<(u32, u32)>,
    /// How often the words of the query stand in the whole text; unknown where that is too long to
    /// be gone through at every key.
    pub times: Option<u32>,
    /// How many different words of the query are in it.
    pub different: usize,
}

/// The words of a query that may be marked.
pub(super) fn wanted(query: &Query) -> Vec<&Words> {
    let of = |atom: &'_ Atom| !atom.not;
    query
        .clauses
        .iter()
        .flatten()
        .filter(|atom| of(atom))
        .filter_map(|atom| match &atom.what {
            What::Words(words) if !words.words[0].starts_with(units::TAG) => Some(words),
            _ => None,
        })
        .collect()
}

struct Hit {
    start: usize,
    end: usize,
    which: usize,
}

/// The best piece of a text that stands in this slot of a unit with these flags.
pub(super) fn snippet(content: &str, wanted: &[&Words], flags: u16, slots: u8) -> Snippet {
    let wanted: Vec<&Words> = wanted
        .iter()
        .filter(|words| words.slots.for_flags(flags) & slots != 0)
        .copied()
        .collect();
    let (hits, whole) = hits(content, &wanted);
    let times = whole.then(|| apart(&hits));
    // Where the most different words stand close together, the earliest of such places.
    let mut best = (0, 0);
    for (at, first) in hits.iter().enumerate() {
        let near = hits[at..]
            .iter()
            .take_while(|hit| hit.end < first.start + LENGTH);
        let seen = near.fold(0_u64, |seen, hit| seen | 1 << (hit.which % 64));
        if seen.count_ones() > best.0 {
            best = (seen.count_ones(), at);
        }
    }
    let Some(first) = hits.get(best.1) else {
        let mut found = cut(content, 0, &[], 0);
        found.times = times;
        return found;
    };
    let mut from = first.start;
    for _ in 0..BEFORE {
        match content[..from].chars().next_back() {
            Some(letter) => from -= letter.len_utf8(),
            None => break,
        }
    }
    if from > 0
        && let Some(blank) = content[from..first.start].find(char::is_whitespace)
    {
        from += blank;
    }
    let mut found = cut(content, from, &hits, best.0 as usize);
    let start = content[..first.start].chars().count();
    let end = start + content[first.start..first.end].chars().count();
    found.at = Some((start as u32, end as u32));
    found.times = times;
    found
}

/// How many hits there are, counting those that lie over one another once.
fn apart(hits: &[Hit]) -> u32 {
    let (mut count, mut end) = (0, 0);
    for hit in hits.iter().filter(|hit| hit.start < hit.end) {
        count += u32::from(hit.start >= end);
        end = end.max(hit.end);
    }
    count
}

/// The hits, in order, and whether these are all.
fn hits(content: &str, wanted: &[&Words]) -> (Vec<Hit>, bool) {
    let mut hits = Vec::new();
    let mut whole = true;
    if wanted.is_empty() {
        return (hits, whole);
    }
    let mut seen: Vec<(String, usize, usize)> = Vec::new();
    let mut stop = usize::MAX;
    text::each_word(content, &mut |word, start, end| {
        whole &= start < stop;
        if start < stop {
            seen.push((word.into_owned(), start, end));
            let last = seen.len();
            for (which, words) in wanted.iter().enumerate() {
                let length = words.words.len();
                if length > last {
                    continue;
                }
                let here = &seen[last - length..];
                let fits =
                    words
                        .words
                        .iter()
                        .zip(here)
                        .enumerate()
                        .all(|(at, (word, (there, ..)))| {
                            word == there
                                || words.prefix
                                    && at + 1 == length
                                    && there.starts_with(word.as_str())
                        });
                if fits {
                    stop = stop.min(end.saturating_add(REACH));
                    hits.push(Hit {
                        start: here[0].1,
                        end,
                        which,
                    });
                }
            }
        }
    });
    hits.sort_by_key(|hit| (hit.start, hit.end));
    (hits, whole)
}

/// A piece of the text from a byte on, blanks evened out, with an ellipsis where it is cut.
fn cut(content: &str, from: usize, hits: &[Hit], different: usize) -> Snippet {
    let mut found = Snippet {
        different,
        ..Snippet::default()
    };
    let mut points = 0_u32;
    if from > 0 {
        found.text.push('…');
        points += 1;
    }
    let (mut blank, mut whole) = (false, true);
    // Where the code points of the original stand in the snippet, for the marks.
    let mut places: Vec<(usize, u32)> = Vec::new();
    for (offset, letter) in content[from..].char_indices() {
        if letter.is_whitespace() {
            blank = !found.text.is_empty();
            if points as usize >= LENGTH {
                whole = content[from + offset..].trim().is_empty();
                break;
            }
            continue;
        }
        if points as usize >= LENGTH + 40 {
            whole = false;
            break;
        }
        if std::mem::take(&mut blank) && found.text != "…" {
            found.text.push(' ');
            points += 1;
        }
        places.push((from + offset, points));
        found.text.push(if letter.is_control() {
            '\u{FFFD}'
        } else {
            letter
        });
        points += 1;
    }
    if !whole {
        found.text.push('…');
    }
    for hit in hits {
        let start = places.binary_search_by_key(&hit.start, |place| place.0);
        let end = places.partition_point(|place| place.0 < hit.end);
        let (Ok(start), true) = (start, end > 0 && end <= places.len()) else {
            continue;
        };
        if places.last().is_some_and(|last| last.0 < hit.start) || end <= start {
            continue;
        }
        let mark = [places[start].1, places[end - 1].1 + 1];
        match found.marks.last_mut().filter(|last| last[1] > mark[0]) {
            Some(last) => last[1] = last[1].max(mark[1]),
            None => found.marks.push(mark),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::query::parse;
    use super::*;

    fn shown(text: &str, query: &str) -> String {
        let query = parse(query, false);
        let found = snippet(text, &wanted(&query), units::kind::TOPIC, 0b11);
        let mut letters: Vec<String> = found.text.chars().map(String::from).collect();
        for [start, end] in found.marks {
            letters[start as usize].insert(0, '[');
            letters[end as usize - 1].push(']');
        }
        letters.concat()
    }

    #[test]
    fn hits_are_counted_once_where_they_lie_over_one_another() {
        let times = |text: &str, query: &str| {
            let query = parse(query, false);
            snippet(text, &wanted(&query), units::kind::TOPIC, 0b11).times
        };
        assert_eq!(times("the water, the sea, the Water", "water"), Some(2));
        assert_eq!(
            times("the water and the sea", "water OR wat* OR sea"),
            Some(2)
        );
        assert_eq!(times("none", "water"), Some(0));
        let long = format!("water {}", "sea ".repeat(REACH));
        assert_eq!(times(&long, "water"), None);
    }

    #[test]
    fn hits_are_marked_where_they_stand() {
        assert_eq!(
            shown("Here the\n wáter  comes", "water"),
            "Here the [wáter] comes"
        );
        assert_eq!(
            shown("the water and the water", "\"the water\""),
            "[the water] and [the water]"
        );
        assert_eq!(shown("機械学習です", "学習"), "機械[学習]です");
        assert_eq!(shown("Watering", "wat*"), "[Watering]");
        assert_eq!(shown("none here", "x"), "none here");
        let far = format!("{}the needle{}", "hay ".repeat(100), " hay".repeat(100));
        let found = shown(&far, "needle");
        assert!(
            found.starts_with("…hay")
                && found.contains("the [needle] hay")
                && found.ends_with("hay…"),
            "{found}"
        );
    }
}
