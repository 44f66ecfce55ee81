//! Where a changed passage may be: the stretches of a text that share short exact pieces with
//! it, found in one pass.
//!
//! Two texts that differ in few places share many pieces of fixed length, and the shared ones
//! lie on few diagonals (the offset in the text less the offset in the pattern). Counting them
//! per diagonal is the q-gram filter of Petteri Jokinen and Esko Ukkonen, "Two algorithms for
//! approximate string matching in static texts" (1991); diagonals are put together in bands,
//! as Kim Rasmussen, Jens Stoye and Gene Myers do in "Efficient q-gram filters for finding all
//! ε-matches over a given length" (2006). Offsets in this file are bytes.

use std::ops::Range;

/// Bytes of a piece: as many as one machine word holds, and about a word and a half of prose.
const PIECE: usize = 8;
/// Every so manyth piece of a text is looked up. The pattern's are all kept, so that a run of
/// one byte more than a piece is never missed.
const STEP: usize = 2;
/// Diagonals this near to each other are counted together.
const BAND: usize = 64;
/// At most this many stretches are handed on, the richest first.
const STRETCHES: usize = 16;
/// A piece that a pattern repeats says little; only so many of its places are counted.
const REPEATS: usize = 4;
/// When this many shared pieces are noted, the text is mere repetition and more say nothing.
const NOTES: usize = 400_000;

/// A pattern's pieces, ready to be looked for.
pub(super) struct Seeds {
    /// Each piece with its offset in the pattern, sorted.
    pieces: Vec<(u64, usize)>,
    /// One bit per hash value: tells most other pieces apart at the cost of one look.
    sieve: Vec<u64>,
    /// Bits of a hash value.
    bits: u32,
    len: usize,
}

impl Seeds {
    pub(super) fn new(pattern: &str) -> Self {
        let bytes = pattern.as_bytes();
        let mut pieces: Vec<_> = bytes
            .windows(PIECE)
            .enumerate()
            .map(|(offset, piece)| (word(piece), offset))
            .collect();
        pieces.sort_unstable();
        let mut run = 0;
        let mut before = None;
        pieces.retain(|&(piece, _)| {
            run = if before == Some(piece) { run + 1 } else { 0 };
            before = Some(piece);
            run < REPEATS
        });
        let bits = (pieces.len() * 64)
            .next_power_of_two()
            .trailing_zeros()
            .max(12);
        let mut sieve = vec![0; 1 << (bits - 6)];
        for &(piece, _) in &pieces {
            let hash = hash(piece, bits);
            sieve[hash >> 6] |= 1 << (hash & 63);
        }
        Self {
            pieces,
            sieve,
            bits,
            len: pattern.len(),
        }
    }

    /// The stretches of `text` worth a closer look with the number of shared pieces, those
    /// with the most first. Each leaves room on both sides for what may have been inserted.
    pub(super) fn stretches(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut bands = self.shared(text.as_bytes());
        bands.sort_unstable();
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for band in bands {
            match counts.last_mut() {
                Some((last, count)) if *last == band => *count += 1,
                _ => counts.push((band, 1)),
            }
        }
        // A passage may straddle two bands: each counts its neighbour's pieces as well.
        let mut rich: Vec<(usize, usize)> = counts
            .iter()
            .enumerate()
            .map(|(at, &(band, count))| {
                let next = counts.get(at + 1).filter(|(next, _)| *next == band + 1);
                (count + next.map_or(0, |(_, count)| *count), band)
            })
            .collect();
        rich.sort_unstable_by_key(|&(count, band)| (std::cmp::Reverse(count), band));
        rich.truncate(STRETCHES);
        let room = self.len / 3 + BAND;
        rich.into_iter()
            .map(|(count, band)| {
                let low = (band * BAND).saturating_sub(self.len + room);
                let high = ((band + 2) * BAND + room).min(text.len());
                (count, floor(text, low)..ceil(text, high))
            })
            .collect()
    }

    /// The band of every piece that text and pattern share. Diagonals are shifted by the
    /// pattern's length, so that none is negative.
    fn shared(&self, text: &[u8]) -> Vec<usize> {
        let mut bands = Vec::new();
        for (at, piece) in text.windows(PIECE).enumerate().step_by(STEP) {
            let piece = word(piece);
            let hash = hash(piece, self.bits);
            if self.sieve[hash >> 6] >> (hash & 63) & 1 == 0 {
                continue;
            }
            let first = self.pieces.partition_point(|&(other, _)| other < piece);
            let same = self.pieces[first..]
                .iter()
                .take_while(|&&(other, _)| other == piece);
            bands.extend(same.map(|&(_, offset)| (at + self.len - offset) / BAND));
            if bands.len() > NOTES {
                break;
            }
        }
        bands
    }
}

/// Eight bytes as one number.
fn word(piece: &[u8]) -> u64 {
    let mut bytes = [0; PIECE];
    bytes.copy_from_slice(piece);
    u64::from_le_bytes(bytes)
}

/// Multiplicative hashing (Knuth, "The Art of Computer Programming" 3, 6.4) with 2⁶⁴ divided by
/// the golden ratio.
fn hash(piece: u64, bits: u32) -> usize {
    (piece.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - bits)) as usize
}

/// The nearest character border at or before `byte`.
fn floor(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// The nearest character border at or after `byte`.
fn ceil(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_richest_stretch_holds_the_passage() {
        let filler = "Nothing of interest is said hereabouts, é漢 and so on. ".repeat(60);
        let passage = "the rounding that least disturbs the output of a layer";
        let changed = "the rounding which least disturbs the outputs of one layer";
        let text = format!("{filler}{changed}{filler}");
        let stretches = Seeds::new(passage).stretches(&text);
        let first = &text[stretches[0].1.clone()];
        assert!(first.contains(changed), "{first}");
        assert!(first.len() < 8 * changed.len());
    }

    #[test]
    fn nothing_shared_gives_nothing() {
        assert!(
            Seeds::new("abcdefghijkl")
                .stretches("mnopqrstuvwxyz")
                .is_empty()
        );
        assert!(Seeds::new("short").stretches("short and more").is_empty());
        assert!(Seeds::new("").stretches("").is_empty());
    }

    #[test]
    fn endless_repetition_ends() {
        let text = "ab".repeat(400_000);
        assert!(!Seeds::new(&"ab".repeat(100)).stretches(&text).is_empty());
    }
}
