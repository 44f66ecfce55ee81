//! Where exactly a changed quote begins and ends.
//!
//! The match with the fewest edits leaves the ends open: of "a swift fox" for "a quick fox"
//! nobody would mark "ift fox". So the places where the old prefix ends and the old suffix
//! begins are tried as well, and a quote that began or ended with a whole word does so again.

use super::fit::{Fit, Wanted};
use super::myers::{Pattern, Start};
use super::{Quote, edition::Edition};

/// How far from the match, in code points, a better border is looked for.
const REACH: usize = 48;
/// A context counts as found if at most one code point in so many differs.
const CONTEXT_SHARE: usize = 4;
/// A word longer than this is cut rather than taken in whole.
const WORD: usize = 24;

/// What the ends of the quote were like.
pub(super) struct Ends {
    begins_word: bool,
    ends_word: bool,
    begins_blank: bool,
    ends_blank: bool,
}

impl Ends {
    pub(super) fn new(quote: &Quote) -> Self {
        let is_word = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
        let is_blank = |next: Option<char>| next.is_some_and(char::is_whitespace);
        let first = quote.exact.chars().next();
        let last = quote.exact.chars().next_back();
        Self {
            begins_word: is_word(first) && !is_word(quote.prefix.chars().next_back()),
            ends_word: is_word(last) && !is_word(quote.suffix.chars().next()),
            begins_blank: is_blank(first),
            ends_blank: is_blank(last),
        }
    }

    /// Whether a quote of whole words is one again at these bytes of `text`.
    pub(super) fn are_kept(&self, text: &str, start: usize, end: usize) -> bool {
        let is_word = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
        let before = || text.get(..start).and_then(|it| it.chars().next_back());
        let after = || text.get(end..).and_then(|it| it.chars().next());
        !(self.begins_word && is_word(before()) || self.ends_word && is_word(after()))
    }
}

/// A stretch of the flow under a closer look.
pub(super) struct Stretch<'a> {
    pub(super) edition: &'a Edition,
    /// Its code points, white space evened.
    pub(super) chars: Vec<char>,
    /// The point of the first of them.
    pub(super) base: u32,
}

/// A place in the flow, between two points, that may be the quote's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) start: u32,
    pub(super) end: u32,
    /// How many edits lead from the quote to the words there.
    pub(super) edits: usize,
    pub(super) fit: Fit,
}

impl Stretch<'_> {
    /// The best place whose borders are near to `start` and `end`, both offsets in the stretch.
    pub(super) fn settle(
        &self,
        wanted: &Wanted,
        ends: &Ends,
        start: usize,
        end: usize,
    ) -> Option<Candidate> {
        let mut starts = vec![start];
        starts.extend(self.prefix_end(wanted, start));
        let mut stops = vec![end];
        stops.extend(self.suffix_start(wanted, end));
        for &start in &starts.clone() {
            starts.extend(self.word_starts(ends, start));
        }
        for &end in &stops.clone() {
            stops.extend(self.word_ends(ends, end));
        }
        starts.retain(|&at| !ends.begins_word || !self.splits_word(at));
        stops.retain(|&at| !ends.ends_word || !self.splits_word(at));
        for list in [&mut starts, &mut stops] {
            list.sort_unstable();
            list.dedup();
        }
        let pairs = starts
            .iter()
            .flat_map(|&start| stops.iter().map(move |&end| (start, end)));
        // Fewest edits in all; of equals, those that leave the context whole: where the suffix
        // stands to the letter the quote ends, however much of it was edited before.
        pairs
            .filter_map(|(start, end)| self.weigh(wanted, ends, start, end))
            .min_by_key(|it| {
                let context = wanted.beside(self.edition, it.start, it.end);
                (it.edits + context, context)
            })
    }

    /// The place between two offsets, without white space the quote had none of.
    fn weigh(&self, wanted: &Wanted, ends: &Ends, start: usize, end: usize) -> Option<Candidate> {
        let words = self.chars.get(start..end)?;
        let blank = |next: &&char| **next == ' ';
        let front = words.iter().take_while(blank).count();
        let back = words.iter().rev().take_while(blank).count();
        let start = start + if ends.begins_blank { 0 } else { front };
        let end = end - if ends.ends_blank { 0 } else { back };
        let words = self.chars.get(start..end).filter(|it| !it.is_empty())?;
        let edits = wanted.quote.distance(words);
        let (start, end) = (self.base + start as u32, self.base + end as u32);
        Some(Candidate {
            start,
            end,
            edits,
            fit: wanted.fit(self.edition, start, end, edits),
        })
    }

    /// Where the prefix ends, near to `at`.
    fn prefix_end(&self, wanted: &Wanted, at: usize) -> Option<usize> {
        let low = at.saturating_sub(REACH + wanted.prefix_forward.len());
        let high = (at + REACH).min(self.chars.len());
        let text = self.chars[low..high].iter().copied();
        Some(low + nearest(&wanted.prefix_forward, text, at - low)?)
    }

    /// Where the suffix begins, near to `at`.
    fn suffix_start(&self, wanted: &Wanted, at: usize) -> Option<usize> {
        let low = at.saturating_sub(REACH);
        let high = (at + REACH + wanted.suffix_reversed.len()).min(self.chars.len());
        let text = self.chars[low..high].iter().rev().copied();
        Some(high - nearest(&wanted.suffix_reversed, text, high - at)?)
    }

    fn is_word(&self, at: usize) -> bool {
        self.chars
            .get(at)
            .is_some_and(|next| next.is_alphanumeric())
    }

    fn splits_word(&self, at: usize) -> bool {
        at > 0 && self.is_word(at - 1) && self.is_word(at)
    }

    /// For a border inside a word: the start of the word and that of the next.
    fn word_starts(&self, ends: &Ends, at: usize) -> Vec<usize> {
        if !ends.begins_word || !self.splits_word(at) {
            return Vec::new();
        }
        let back = (0..WORD).take_while(|step| *step < at && self.is_word(at - 1 - step));
        let inside = (0..WORD).take_while(|step| self.is_word(at + step)).count();
        let gap = (0..WORD).take_while(|step| {
            at + inside + step < self.chars.len() && !self.is_word(at + inside + step)
        });
        vec![at - back.count(), at + inside + gap.count()]
    }

    /// For a border inside a word: the end of the word and that of the one before.
    fn word_ends(&self, ends: &Ends, at: usize) -> Vec<usize> {
        if !ends.ends_word || !self.splits_word(at) {
            return Vec::new();
        }
        let on = (0..WORD).take_while(|step| self.is_word(at + step)).count();
        let inside = (0..WORD)
            .take_while(|step| *step < at && self.is_word(at - 1 - step))
            .count();
        let gap = (0..WORD)
            .take_while(|step| *step + inside < at && !self.is_word(at - inside - 1 - step));
        vec![at + on, at - inside - gap.count()]
    }
}

/// The end of the best match of a context, of equals the one nearest to `at`.
fn nearest(context: &Pattern, text: impl Iterator<Item = char>, at: usize) -> Option<usize> {
    let mut best: Option<(usize, usize, usize)> = None;
    let bound = context.len() / CONTEXT_SHARE;
    context.each_end(text, Start::Free, bound, |end, edits| {
        let found = (edits, end.abs_diff(at), end);
        if best.is_none_or(|best| found < best) {
            best = Some(found);
        }
    });
    best.map(|(_, _, end)| end)
}
