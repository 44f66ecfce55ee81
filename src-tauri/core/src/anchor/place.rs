//! Finding an anchor's place in another edition, or saying honestly that it is not there.

#[cfg(test)]
mod examples;

use super::bounds::Candidate;
use super::candidates::Search;
use super::edition::Edition;
use super::fit::Wanted;
use super::{CONTEXT, Quote, Range, State};

/// A place must fit at least so well, quote and context weighed.
const ACCEPTED: f64 = 0.53;
/// In the whole document there are more places to be wrong about than in one topic.
const ACCEPTED_ELSEWHERE: f64 = 0.6;
/// A place must fit better than the next by so much; else the two are equally good.
const MARGIN: f64 = 0.03;
/// The same words are beyond doubt if their context fits so well …
const SURE_CONTEXT: f64 = 0.75;
/// … and need not even be compared with others elsewhere if it fits to the letter …
const WHOLE_CONTEXT: f64 = 0.999;
/// … or if they are so many code points long and stand only once.
const SURE_LENGTH: usize = 40;
/// Words this short stand in many places: where the old one is known to have lost them, the
/// same words in other company are other words. Longer ones have been moved.
const FEW_WORDS: usize = 24;
/// Quotes above this many code points are looked for by their beginning and their end.
const LONG: usize = 1_024;
/// How many code points of a long quote stand for its beginning, and for its end.
const PART: usize = 384;

/// An anchor as it was in an earlier edition.
#[derive(Debug, Clone, PartialEq)]
pub struct OldAnchor {
    /// Its words and their context. Prefix and suffix may be empty: then they are not known,
    /// or the quote began or ended a topic.
    pub quote: Quote,
    /// Where it was, in code points of the old edition's topics.
    pub range: Range,
    /// The topic of the new edition that descends from the one it began in, if there is one:
    /// see [`super::match_topics`].
    pub topic: Option<usize>,
}

/// Where an anchor is in the new edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// How it fared.
    pub state: State,
    /// Its place, in code points of the new edition's topics; `None` for an orphan.
    pub range: Option<Range>,
    /// For `changed`, how sure the place is, from 0 to 1: very likely the same passage from
    /// 0.9 on, likely from 0.75 on.
    pub confidence: Option<f64>,
}

/// Places an anchor of an old edition in a new one. See the room's first lines for the steps.
///
/// *The same place* means the same offset in the topic that descends from the old one,
/// wherever that topic now stands; words pushed along by text inserted before them are
/// `moved`. White space is compared as white space: a line break that became a blank changes
/// no word.
pub fn place(old: &OldAnchor, edition: &Edition) -> Placement {
    let home = old.topic.filter(|&topic| topic < edition.topics());
    let same = home.and_then(|topic| edition.point(topic, old.range.start));
    if let Some(candidate) = untouched(old, edition, same) {
        return placed(edition, State::Attached, candidate);
    }
    let found = if old.quote.exact.is_empty() {
        None
    } else {
        find(old, edition, home, same)
    };
    match found {
        None => Placement {
            state: State::Orphaned,
            range: None,
            confidence: None,
        },
        Some(found) if found.edits > 0 => Placement {
            state: State::Changed,
            range: Some(edition.range(found.start, found.end)),
            confidence: Some(rounded(found.fit.confidence)),
        },
        Some(found) if Some(found.start) == same => {
            placed(edition, State::Attached, (found.start, found.end))
        }
        Some(found) => placed(edition, State::Moved, (found.start, found.end)),
    }
}

/// To four digits: more would be no truth, and would not look the same in every file.
fn rounded(confidence: f64) -> f64 {
    (confidence * 10_000.0).round() / 10_000.0
}

fn placed(edition: &Edition, state: State, (start, end): (u32, u32)) -> Placement {
    Placement {
        state,
        range: Some(edition.range(start, end)),
        confidence: None,
    }
}

/// The old place, if words and context are there to the letter.
fn untouched(old: &OldAnchor, edition: &Edition, same: Option<u32>) -> Option<(u32, u32)> {
    let start = same?;
    let flow = edition.flow();
    let text = flow.text();
    let byte = flow.byte(start)?;
    let after = text.get(byte..)?.strip_prefix(old.quote.exact.as_str())?;
    let whole = !old.quote.exact.is_empty()
        && text.get(..byte)?.ends_with(&old.quote.prefix)
        && after.starts_with(&old.quote.suffix);
    whole.then(|| (start, flow.point(text.len() - after.len())))
}

/// The one place that fits best, if it fits well enough and no other fits as well.
fn find(
    old: &OldAnchor,
    edition: &Edition,
    home: Option<usize>,
    same: Option<u32>,
) -> Option<Candidate> {
    let began_topic = old.quote.prefix.is_empty() && old.range.start == 0;
    let wanted = Wanted::new(&old.quote, began_topic, same);
    let search = Search::new(edition, &old.quote, wanted);
    let span = home.and_then(|topic| {
        let crossed = old.range.end_topic.saturating_sub(old.range.start_topic);
        let last = (topic + crossed).min(edition.topics() - 1);
        Some((edition.span(topic)?.0, edition.span(last)?.1))
    });

    // Words that only moved a little, as most do, are not looked for in the whole document.
    if let Some((from, to)) = span
        && let Verdict::One(found) = told_apart(search.same_words(from, to), span, same)
        && found
            .fit
            .context
            .is_some_and(|context| context >= WHOLE_CONTEXT)
    {
        return Some(found);
    }
    let exact = search.same_words(0, edition.flow().len());
    let unique = exact.len() == 1;
    let exact = told_apart(exact, span, same).admitted(&search);
    if let Verdict::One(found) = exact {
        let context = found.fit.context.unwrap_or_default();
        let long = unique && search.wanted.quote.len() >= SURE_LENGTH;
        if context >= SURE_CONTEXT || long {
            return Some(found);
        }
    }
    if search.wanted.quote.len() < FEW_WORDS && search.was_cut_out() {
        return None;
    }
    let near = if search.wanted.quote.len() > LONG {
        by_its_ends(old, edition, home, same)
    } else {
        nearly(&search, span, edition.flow().len())
    };
    match (exact, near) {
        (Verdict::One(exact), Some(near)) if near.fit.score > exact.fit.score => Some(near),
        (Verdict::One(exact), _) if exact.fit.score >= ACCEPTED => Some(exact),
        (Verdict::One(exact), None) if unique && exact.fit.context.is_none() => Some(exact),
        (Verdict::Equal(score), Some(near)) => (near.fit.score > score + MARGIN).then_some(near),
        (Verdict::Equal(_), None) => None,
        (_, near) => near,
    }
}

/// What a comparison of places came to.
#[derive(Clone, Copy)]
enum Verdict {
    None,
    /// Several fit equally well, with this score.
    Equal(f64),
    One(Candidate),
}

impl Verdict {
    /// The same words elsewhere, in quite other company, are other words.
    fn admitted(self, search: &Search<'_>) -> Self {
        match self {
            Self::One(found) if !search.wanted.admits(search.edition, &found) => Self::None,
            other => other,
        }
    }
}

/// The best of the places with the same words. Of equals the one that did not move is taken,
/// else the only one in the home topic.
fn told_apart(found: Vec<Candidate>, span: Option<(u32, u32)>, same: Option<u32>) -> Verdict {
    let Some(best) = found.iter().map(|it| it.fit.score).max_by(f64::total_cmp) else {
        return Verdict::None;
    };
    let equal: Vec<Candidate> = found
        .into_iter()
        .filter(|it| it.fit.score > best - MARGIN)
        .collect();
    if let [one] = equal[..] {
        return Verdict::One(one);
    }
    if let Some(one) = equal.iter().find(|it| Some(it.start) == same) {
        return Verdict::One(*one);
    }
    let at_home =
        |it: &&Candidate| span.is_some_and(|(from, to)| from <= it.start && it.start < to);
    let home: Vec<&Candidate> = equal.iter().filter(at_home).collect();
    match home[..] {
        [one] => Verdict::One(*one),
        _ => Verdict::Equal(best),
    }
}

/// The best place with nearly the same words, first in the home topic, then anywhere.
fn nearly(search: &Search<'_>, span: Option<(u32, u32)>, len: u32) -> Option<Candidate> {
    let here = span.map(|(from, to)| search.near_words(from, to));
    match clear(here.unwrap_or_default(), ACCEPTED) {
        Verdict::One(found) => Some(found),
        Verdict::Equal(_) => None,
        Verdict::None if span == Some((0, len)) => None,
        Verdict::None => match clear(search.near_words(0, len), ACCEPTED_ELSEWHERE) {
            Verdict::One(found) => Some(found),
            _ => None,
        },
    }
}

/// The first of places in falling order, if it fits and the second does not fit as well.
fn clear(found: Vec<Candidate>, accepted: f64) -> Verdict {
    match found[..] {
        [best, ..] if best.fit.score < accepted => Verdict::None,
        [best, second, ..] if second.fit.score > best.fit.score - MARGIN => {
            Verdict::Equal(best.fit.score)
        }
        [best, ..] => Verdict::One(best),
        [] => Verdict::None,
    }
}

/// A long quote lies between the place of its beginning and that of its end.
fn by_its_ends(
    old: &OldAnchor,
    edition: &Edition,
    home: Option<usize>,
    same: Option<u32>,
) -> Option<Candidate> {
    let chars: Vec<char> = old.quote.exact.chars().collect();
    let text = |part: &[char]| part.iter().collect::<String>();
    let context = CONTEXT as usize;
    let begin = Quote {
        exact: text(&chars[..PART]),
        prefix: old.quote.prefix.clone(),
        suffix: text(&chars[PART..PART + context]),
    };
    let rest = chars.len() - PART;
    let end = Quote {
        exact: text(&chars[rest..]),
        prefix: text(&chars[rest - context..rest]),
        suffix: old.quote.suffix.clone(),
    };
    let part = |quote: Quote, from: Option<u32>| {
        let old = OldAnchor {
            quote,
            range: old.range,
            topic: old.topic,
        };
        find(&old, edition, home, from)
    };
    let first = part(begin, same)?;
    let last = part(end, Some(first.start + rest as u32))?;
    let length = last.end.checked_sub(first.start)? as usize;
    if last.start < first.start || !(chars.len() / 2..=chars.len() * 2).contains(&length) {
        return None;
    }
    let mut fit = first.fit;
    fit.quote = fit.quote.min(last.fit.quote);
    fit.score = fit.score.min(last.fit.score);
    fit.confidence = fit.confidence.min(last.fit.confidence);
    Some(Candidate {
        start: first.start,
        end: last.end,
        edits: (first.edits + last.edits).max(1),
        fit,
    })
}
