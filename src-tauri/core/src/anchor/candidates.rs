//! The places in an edition that may be a quote's: those with the same words, and those with
//! nearly the same.

use std::ops::Range;

use memchr::memmem;

use super::Quote;
use super::bounds::{Candidate, Ends, Stretch};
use super::edition::Edition;
use super::fit::{Wanted, even};
use super::myers::Start;
use super::seeds::Seeds;

/// Words that stand more often than this are not looked at beyond: none of them is unique.
const SAME_WORDS: usize = 5_000;
/// Matches with more than this share of the quote edited are not followed up. Recall against
/// wrong places and time.
const MOST_EDITED: f64 = 0.5;
/// Where pieces give no lead, a text up to this size in bytes is read through in full.
const READ_THROUGH: usize = 512 * 1024;
/// Shorter quotes match anything when read through: they need pieces of their context. Longer
/// ones that share no piece at all are gone.
const READ_LENGTHS: Range<usize> = 12..129;
/// Once a place is found, stretches that share so many times fewer pieces with the quote than
/// the richest cannot hold one as good.
const POORER: usize = 3;
/// So many code points of prefix and suffix side by side are no coincidence.
const MEETING: usize = 16;
/// At most so many places are looked at in one stretch.
const ENDS_IN_STRETCH: usize = 4;

/// A quote with all that is needed to look for it.
pub(super) struct Search<'a> {
    pub(super) edition: &'a Edition,
    pub(super) quote: &'a Quote,
    pub(super) wanted: Wanted,
    ends: Ends,
    seeds: Seeds,
}

impl<'a> Search<'a> {
    pub(super) fn new(edition: &'a Edition, quote: &'a Quote, wanted: Wanted) -> Self {
        Self {
            edition,
            quote,
            wanted,
            ends: Ends::new(quote),
            seeds: Seeds::new(&format!("{}{}{}", quote.prefix, quote.exact, quote.suffix)),
        }
    }

    /// All places that begin between two points with the very same words; letters within
    /// another word are not the same word.
    pub(super) fn same_words(&self, from: u32, to: u32) -> Vec<Candidate> {
        let flow = self.edition.flow();
        let text = flow.text();
        let words = self.quote.exact.as_bytes();
        let length = self.wanted.quote.len() as u32;
        let (Some(low), Some(high)) = (flow.byte(from), flow.byte(to)) else {
            return Vec::new();
        };
        let high = (high + words.len()).saturating_sub(1).min(text.len());
        memmem::find_iter(&text.as_bytes()[low..high], words)
            .map(|byte| low + byte)
            .filter(|&byte| self.ends.are_kept(text, byte, byte + words.len()))
            .take(SAME_WORDS)
            .map(|byte| {
                let start = flow.point(byte);
                let end = start + length;
                Candidate {
                    start,
                    end,
                    edits: 0,
                    fit: self.wanted.fit(self.edition, start, end, 0),
                }
            })
            .collect()
    }

    /// Whether prefix and suffix meet somewhere: then the quote was cut out there.
    pub(super) fn was_cut_out(&self) -> bool {
        let (prefix, suffix) = (self.quote.prefix.trim_end(), self.quote.suffix.trim_start());
        let before: Vec<char> = prefix.chars().rev().take(MEETING).collect();
        let before: String = before.into_iter().rev().collect();
        let after: String = suffix.chars().take(MEETING).collect();
        let known = prefix.len().min(suffix.len()) >= MEETING / 2;
        let text = self.edition.flow().text().as_bytes();
        known
            && ["", " ", "\n"].into_iter().any(|gap| {
                let meeting = format!("{before}{gap}{after}");
                memmem::find(text, meeting.as_bytes()).is_some()
            })
    }

    /// The places between two points with nearly the same words, the best first; no two overlap.
    pub(super) fn near_words(&self, from: u32, to: u32) -> Vec<Candidate> {
        let flow = self.edition.flow();
        let (Some(low), Some(high)) = (flow.byte(from), flow.byte(to)) else {
            return Vec::new();
        };
        let text = flow.text().get(low..high).unwrap_or_default();
        let mut found = Vec::new();
        let mut richest = 0;
        for (pieces, stretch) in self.seeds.stretches(text) {
            if !found.is_empty() && pieces * POORER < richest {
                break;
            }
            richest = richest.max(pieces);
            let stretch = self.stretch(low + stretch.start..low + stretch.end);
            self.look(&stretch, &mut found);
        }
        if found.is_empty()
            && text.len() <= READ_THROUGH
            && READ_LENGTHS.contains(&self.wanted.quote.len())
        {
            let stretch = self.stretch(low..high);
            self.look(&stretch, &mut found);
        }
        apart(found)
    }

    fn stretch(&self, bytes: Range<usize>) -> Stretch<'a> {
        let flow = self.edition.flow();
        let text = flow.text().get(bytes.clone()).unwrap_or_default();
        Stretch {
            edition: self.edition,
            chars: text.chars().map(even).collect(),
            base: flow.point(bytes.start),
        }
    }

    /// The places in one stretch: where the quote matches, and what stands between prefix and
    /// suffix even if little of the quote is left.
    fn look(&self, stretch: &Stretch<'_>, found: &mut Vec<Candidate>) {
        let wanted = &self.wanted;
        let most = (wanted.quote.len() as f64 * MOST_EDITED).ceil() as usize;
        let mut places = Vec::new();
        for (end, edits) in self.quote_ends(stretch, most) {
            let back = stretch.chars[..end].iter().rev().copied();
            if let Some((read, _)) = wanted.reversed.best_end(back, Start::Fixed, edits) {
                places.push((end - read, end));
            }
        }
        places.extend(self.between_contexts(stretch));
        for (start, end) in places {
            let settled = stretch.settle(wanted, &self.ends, start, end);
            let admitted = |it: &Candidate| wanted.admits(self.edition, it);
            found.extend(settled.filter(admitted));
        }
    }

    /// The ends of the best matches of the quote in a stretch, not too near to each other.
    fn quote_ends(&self, stretch: &Stretch<'_>, most: usize) -> Vec<(usize, usize)> {
        let quote = &self.wanted.quote;
        let apart = (quote.len() / 2).max(1);
        let mut ends: Vec<(usize, usize)> = Vec::new();
        quote.each_end(
            stretch.chars.iter().copied(),
            Start::Free,
            most,
            |end, edits| match ends.last_mut() {
                Some(last) if end - last.0 < apart => {
                    if edits < last.1 {
                        *last = (end, edits);
                    }
                }
                _ => ends.push((end, edits)),
            },
        );
        ends.sort_by_key(|&(_, edits)| edits);
        ends.truncate(ENDS_IN_STRETCH);
        ends
    }

    /// What stands where the quote stood, between its prefix and its suffix.
    fn between_contexts(&self, stretch: &Stretch<'_>) -> Option<(usize, usize)> {
        let wanted = &self.wanted;
        let (prefix, suffix) = (&wanted.prefix_forward, &wanted.suffix_reversed);
        let text = || stretch.chars.iter().copied();
        let (start, _) = prefix.best_end(text(), Start::Free, prefix.len() / 4)?;
        let reach = (start + 2 * wanted.quote.len() + 2 * suffix.len()).min(stretch.chars.len());
        let back = stretch.chars[start..reach].iter().rev().copied();
        let (read, _) = suffix.best_end(back, Start::Free, suffix.len() / 4)?;
        let end = reach - read;
        (start < end).then_some((start, end))
    }
}

/// The best of those that overlap, in falling order.
fn apart(mut found: Vec<Candidate>) -> Vec<Candidate> {
    found.sort_by(|a, b| {
        b.fit
            .score
            .total_cmp(&a.fit.score)
            .then(a.start.cmp(&b.start))
    });
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in found {
        let overlaps =
            |other: &Candidate| candidate.start < other.end && other.start < candidate.end;
        if !kept.iter().any(overlaps) {
            kept.push(candidate);
        }
    }
    kept
}
