//! How well a place fits a quote: its words, what stands before and after, and how near it is.

use super::bounds::Candidate;
use super::edition::Edition;
use super::myers::{Pattern, Start};
use super::{CONTEXT, Quote};

/// A quote of so many code points or fewer weighs as much as this: its context must speak.
const QUOTE_LEAST: usize = 16;
/// From here on a longer quote weighs no more: what its context says is still heard.
const QUOTE_MOST: usize = 128;
/// What a code point of context weighs against one of the quote: it is not what was marked.
const CONTEXT_WEIGHT: f64 = 0.5;
/// What it weighs, in code points, that a quote which began a topic begins one again.
const BORDER_WEIGHT: f64 = 8.0;
/// What nearness weighs, in code points. Little: text moves freely between editions.
const NEAR_WEIGHT: f64 = 2.0;

/// Share of the context that must be there for the shortest quotes: what any two passages of
/// prose share by chance, and a little more. The longer the quote, the less its context must
/// speak for it; from [`SELF_EVIDENT`] code points on not at all.
const CONTEXT_LEAST: f64 = 0.55;
const SELF_EVIDENT: usize = 48;
/// A quote not longer than [`SELF_EVIDENT`] may have other words in its place if so much of
/// its context is still there.
const CONTEXT_INTACT: f64 = 0.8;
/// A passage is the quote's no more if less than this share of it is left: prose that has
/// nothing in common still shares some third.
const QUOTE_LEAST_LEFT: f64 = 0.5;

/// How many code points beside a place are compared with its context.
const REACH: u32 = CONTEXT + CONTEXT / 4;
/// Prefix and suffix meet where a quote was cut out, with at most this share of them edited.
const CUT_SHARE: usize = 4;

/// How well a place fits, each part from 0 (not at all) to 1 (wholly).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// How much of the quote's words is there.
    pub(super) quote: f64,
    /// How much of its surroundings is there; `None` if none are known.
    pub(super) context: Option<f64>,
    /// Quote and context, weighed: what tells one place from another.
    pub(super) score: f64,
    /// The score with nearness counted in: what the user is told.
    pub(super) confidence: f64,
}

/// A quote made ready for comparing.
pub(super) struct Wanted {
    pub(super) quote: Pattern,
    /// The quote from its last character to its first.
    pub(super) reversed: Pattern,
    prefix: Pattern,
    suffix: Pattern,
    /// The prefix in reading order, for finding where it ends.
    pub(super) prefix_forward: Pattern,
    /// The suffix from its last character to its first, for finding where it begins.
    pub(super) suffix_reversed: Pattern,
    /// Whether the quote began a topic.
    began_topic: bool,
    /// The point near which it is expected, if that is known.
    expected: Option<u32>,
}

impl Wanted {
    pub(super) fn new(quote: &Quote, began_topic: bool, expected: Option<u32>) -> Self {
        let tail = quote.prefix.chars().rev().take(CONTEXT as usize);
        let near: Vec<char> = tail.map(even).collect();
        let head: Vec<char> = quote
            .suffix
            .chars()
            .take(CONTEXT as usize)
            .map(even)
            .collect();
        Self {
            quote: Pattern::new(quote.exact.chars().map(even)),
            reversed: Pattern::new(quote.exact.chars().rev().map(even)),
            prefix_forward: Pattern::new(near.iter().rev().copied()),
            prefix: Pattern::new(near),
            suffix_reversed: Pattern::new(head.iter().rev().copied()),
            suffix: Pattern::new(head),
            began_topic,
            expected,
        }
    }

    /// Whether a place may be the quote's at all, however it compares with others.
    pub(super) fn admits(&self, edition: &Edition, place: &Candidate) -> bool {
        let own = self.quote.len();
        let length = (place.end - place.start) as usize;
        let short = own.min(SELF_EVIDENT) as f64 / SELF_EVIDENT as f64;
        let context = place.fit.context.unwrap_or(1.0);
        let enough = context >= CONTEXT_LEAST * (1.0 - short);
        let replaced = own <= SELF_EVIDENT && length <= own + QUOTE_LEAST;
        let left = place.fit.quote >= QUOTE_LEAST_LEFT || replaced && context >= CONTEXT_INTACT;
        enough && left && !self.was_cut_out(edition, place)
    }

    /// Whether the text is explained with fewer edits if the quote was cut out somewhere beside
    /// the place: then the words there are what stood beside it.
    fn was_cut_out(&self, edition: &Edition, place: &Candidate) -> bool {
        let known = self.prefix.len() + self.suffix.len();
        let here = place.edits + self.beside(edition, place.start, place.end);
        let low = place.start.saturating_sub(CONTEXT / 2);
        let high = (place.end + CONTEXT / 2).min(edition.flow().len());
        here >= self.quote.len()
            && (low..=high).any(|point| {
                let beside = self.beside(edition, point, point);
                beside <= known / CUT_SHARE && self.quote.len() + beside <= here
            })
    }

    /// How many edits lead from the context to what stands beside a place.
    pub(super) fn beside(&self, edition: &Edition, start: u32, end: u32) -> usize {
        self.before(edition, start) + self.after(edition, end)
    }

    /// How many edits lead from the prefix to what stands before a point.
    fn before(&self, edition: &Edition, point: u32) -> usize {
        let text = edition.flow().slice(point.saturating_sub(REACH), point);
        edits(&self.prefix, text.unwrap_or_default().chars().rev())
    }

    /// How many edits lead from the suffix to what stands after a point.
    fn after(&self, edition: &Edition, point: u32) -> usize {
        let flow = edition.flow();
        let text = flow.slice(point, point.saturating_add(REACH).min(flow.len()));
        edits(&self.suffix, text.unwrap_or_default().chars())
    }

    /// Weighs the place between two points, whose words need `edits` edits.
    pub(super) fn fit(&self, edition: &Edition, start: u32, end: u32, edits: usize) -> Fit {
        let quote = share_kept(edits, self.quote.len().max((end - start) as usize));
        let mut weight = 0.0;
        let mut sum = 0.0;
        let mut add = |part: f64, by: f64| {
            sum += part * by;
            weight += by;
        };
        if self.prefix.len() > 0 {
            let kept = share_kept(self.before(edition, start), self.prefix.len());
            add(kept, length_weight(&self.prefix));
        }
        if self.began_topic {
            add(f64::from(u8::from(edition.is_border(start))), BORDER_WEIGHT);
        }
        if self.suffix.len() > 0 {
            let kept = share_kept(self.after(edition, end), self.suffix.len());
            add(kept, length_weight(&self.suffix));
        }
        let context = (weight > 0.0).then(|| sum / weight);
        let quote_weight = self.quote.len().clamp(QUOTE_LEAST, QUOTE_MOST) as f64;
        let sum = sum + quote * quote_weight;
        let weight = weight + quote_weight;
        let score = sum / weight;
        let confidence = match self.expected {
            None => score,
            Some(expected) => {
                let whole = edition.flow().len() as usize;
                let near = share_kept(expected.abs_diff(start) as usize, whole);
                (sum + near * NEAR_WEIGHT) / (weight + NEAR_WEIGHT)
            }
        };
        Fit {
            quote,
            context,
            score,
            confidence,
        }
    }
}

/// White space is compared as white space: another line break is no other word.
pub(super) fn even(next: char) -> char {
    if next.is_whitespace() { ' ' } else { next }
}

fn length_weight(pattern: &Pattern) -> f64 {
    CONTEXT_WEIGHT * pattern.len() as f64
}

/// How many edits lead from a context to the best start of `text`.
fn edits(context: &Pattern, text: impl Iterator<Item = char>) -> usize {
    context
        .best_end(text.map(even), Start::Fixed, context.len())
        .map_or(context.len(), |(_, edits)| edits)
}

fn share_kept(edits: usize, of: usize) -> f64 {
    1.0 - (edits as f64 / of.max(1) as f64).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str, prefix: &str, suffix: &str) -> Fit {
        let quote = Quote {
            exact: "four bits".into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        };
        let edition = Edition::new(&[text]);
        let at = text
            .find("four")
            .map_or(0, |byte| edition.flow().point(byte));
        let wanted = Wanted::new(&quote, false, None);
        let words: Vec<char> = text.chars().skip(at as usize).take(9).collect();
        wanted.fit(&edition, at, at + 9, wanted.quote.distance(&words))
    }

    #[test]
    fn the_more_of_words_and_context_the_better() {
        let whole = score(
            "é needs only four bits per weight",
            "needs only ",
            " per weight",
        );
        let reworded = score(
            "é wants but four bits per weight",
            "needs only ",
            " per weight",
        );
        let alone = score("xxx four bits yyy", "needs only ", " per weight");
        let changed = score("xxx four bots yyy", "needs only ", " per weight");
        assert_eq!((whole.score, whole.context), (1.0, Some(1.0)));
        assert!(whole.score > reworded.score);
        assert!(reworded.score > alone.score);
        assert!(alone.score > changed.score);
        assert_eq!(score("four bits", "", "").context, None);
    }
}
