//! How well a place fits a quote: its words, what stands before and after, and how near it is.

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

    /// Weighs the place between two points, whose words need `edits` edits.
    pub(super) fn fit(&self, edition: &Edition, start: u32, end: u32, edits: usize) -> Fit {
        let quote = share_kept(edits, self.quote.len().max((end - start) as usize));
        let flow = edition.flow();
        let reach = CONTEXT + CONTEXT / 4;
        let mut weight = 0.0;
        let mut sum = 0.0;
        let mut add = |part: f64, by: f64| {
            sum += part * by;
            weight += by;
        };
        if self.prefix.len() > 0 {
            let before = flow.slice(start.saturating_sub(reach), start);
            let before = before.unwrap_or_default().chars().rev();
            add(kept(&self.prefix, before), length_weight(&self.prefix));
        }
        if self.began_topic {
            add(f64::from(u8::from(edition.is_border(start))), BORDER_WEIGHT);
        }
        if self.suffix.len() > 0 {
            let after = flow.slice(end, (end + reach).min(flow.len()));
            let after = after.unwrap_or_default().chars();
            add(kept(&self.suffix, after), length_weight(&self.suffix));
        }
        let context = (weight > 0.0).then(|| sum / weight);
        let quote_weight = self.quote.len().clamp(QUOTE_LEAST, QUOTE_MOST) as f64;
        let sum = sum + quote * quote_weight;
        let weight = weight + quote_weight;
        let score = sum / weight;
        let confidence = match self.expected {
            None => score,
            Some(expected) => {
                let near = share_kept(expected.abs_diff(start) as usize, flow.len() as usize);
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

/// How much of a context stands at the start of `text`.
fn kept(context: &Pattern, text: impl Iterator<Item = char>) -> f64 {
    let edits = context
        .best_end(text.map(even), Start::Fixed, context.len())
        .map_or(context.len(), |(_, edits)| edits);
    share_kept(edits, context.len())
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
