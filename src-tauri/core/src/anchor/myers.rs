//! Approximate matching: the edit distance of a pattern to stretches of a text, 64 rows of the
//! matrix at a time.
//!
//! After Gene Myers, "A fast bit-vector algorithm for approximate string matching based on
//! dynamic programming", Journal of the ACM 46(3), 1999, in the form Heikki Hyyrö gave it
//! ("A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic
//! Journal of Computing 10, 2003). A column of the matrix is held as its vertical differences,
//! +1 in one word of bits and −1 in another; the blocks of a long pattern hand the difference
//! at their lower edge to the next. Blocks below the last cell that can still stay within the
//! bound are left out (Ukkonen's cut-off).

use std::collections::HashMap;

const BITS: usize = u64::BITS as usize;

/// A pattern prepared for matching: for each character the rows at which it stands.
pub(super) struct Pattern {
    len: usize,
    /// Per block, the rows of each ASCII character.
    ascii: Vec<[u64; 128]>,
    /// All other characters: their rows per block.
    others: HashMap<char, Vec<u64>>,
    blocks: usize,
}

/// Where a match may begin in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Anywhere: what stands before costs nothing.
    Free,
    /// At the first character of the text.
    Fixed,
}

/// A block's column: the vertical differences, and the distance at its lowest row.
#[derive(Clone, Copy)]
struct Block {
    plus: u64,
    minus: u64,
    score: usize,
}

impl Pattern {
    pub(super) fn new(pattern: impl IntoIterator<Item = char>) -> Self {
        let mut made = Self {
            len: 0,
            ascii: Vec::new(),
            others: HashMap::new(),
            blocks: 0,
        };
        for (row, next) in pattern.into_iter().enumerate() {
            let (block, bit) = (row / BITS, 1_u64 << (row % BITS));
            if block == made.ascii.len() {
                made.ascii.push([0; 128]);
            }
            if next.is_ascii() {
                made.ascii[block][next as usize] |= bit;
            } else {
                let rows = made.others.entry(next).or_default();
                rows.resize(block + 1, 0);
                rows[block] |= bit;
            }
            made.len = row + 1;
        }
        made.blocks = made.ascii.len();
        made
    }

    /// How many characters the pattern has.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn rows(&self, block: usize, next: char) -> u64 {
        if next.is_ascii() {
            return self.ascii[block][next as usize];
        }
        let rows = self.others.get(&next);
        rows.and_then(|rows| rows.get(block)).copied().unwrap_or(0)
    }

    /// The bit of the lowest row of a block.
    fn edge(&self, block: usize) -> u64 {
        1 << ((self.depth(block) - 1) % BITS)
    }

    /// How many rows end with this block.
    fn depth(&self, block: usize) -> usize {
        ((block + 1) * BITS).min(self.len)
    }

    /// Calls `found` with every end (characters read) at which the pattern matches with at
    /// most `bound` edits, and with the number of edits.
    pub(super) fn each_end(
        &self,
        text: impl IntoIterator<Item = char>,
        start: Start,
        bound: usize,
        mut found: impl FnMut(usize, usize),
    ) {
        if self.len == 0 {
            return;
        }
        let bound = bound.min(self.len);
        let fresh = |block: usize| Block {
            plus: u64::MAX,
            minus: 0,
            score: self.depth(block),
        };
        let mut column: Vec<Block> = (0..self.blocks).map(fresh).collect();
        let mut last = (bound.max(1).div_ceil(BITS) - 1).min(self.blocks - 1);
        let above = i8::from(start == Start::Fixed);
        for (read, next) in text.into_iter().enumerate() {
            let mut carry = above;
            for (block, cell) in column[..=last].iter_mut().enumerate() {
                carry = cell.step(self.rows(block, next), carry, self.edge(block));
            }
            // The block below comes into play when its first row can stay within the bound.
            if last + 1 < self.blocks
                && column[last].score.wrapping_add_signed(-isize::from(carry)) <= bound
                && (carry < 0 || self.rows(last + 1, next) & 1 == 1)
            {
                let before = column[last].score.wrapping_add_signed(-isize::from(carry));
                last += 1;
                column[last] = Block {
                    plus: u64::MAX,
                    minus: 0,
                    score: before + self.depth(last) - self.depth(last - 1),
                };
                column[last].step(self.rows(last, next), carry, self.edge(last));
            } else {
                while last > 0 && column[last].score >= bound + BITS {
                    last -= 1;
                }
            }
            if last + 1 == self.blocks && column[last].score <= bound {
                found(read + 1, column[last].score);
            }
        }
    }

    /// The least number of edits, at most `bound`, with the end where it is reached: the first
    /// such end. `None` if no end is within the bound.
    pub(super) fn best_end(
        &self,
        text: impl IntoIterator<Item = char>,
        start: Start,
        bound: usize,
    ) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize)> = None;
        self.each_end(text, start, bound, |end, edits| {
            if best.is_none_or(|(_, least)| edits < least) {
                best = Some((end, edits));
            }
        });
        best
    }

    /// The edit distance of the whole pattern to the whole of `text`.
    pub(super) fn distance(&self, text: &[char]) -> usize {
        let mut edits = self.len.max(text.len());
        if self.len == 0 || text.is_empty() {
            return edits;
        }
        // A distance above the pattern's length is cut off there: nothing of it is left then.
        self.each_end(
            text.iter().copied(),
            Start::Fixed,
            self.len,
            |end, found| {
                if end == text.len() {
                    edits = found;
                }
            },
        );
        edits
    }
}

impl Block {
    /// One column on: takes the difference at the upper edge, gives that at the lower one.
    fn step(&mut self, rows: u64, carry: i8, edge: u64) -> i8 {
        let from_above = u64::from(carry < 0);
        let vertical = rows | self.minus;
        let rows = rows | from_above;
        let horizontal = ((rows & self.plus).wrapping_add(self.plus) ^ self.plus) | rows;
        let plus = self.minus | !(horizontal | self.plus);
        let minus = self.plus & horizontal;
        let out = i8::from(plus & edge != 0) - i8::from(minus & edge != 0);
        let plus = plus << 1 | u64::from(carry > 0);
        let minus = minus << 1 | from_above;
        self.plus = minus | !(vertical | plus);
        self.minus = plus & vertical;
        self.score = self.score.wrapping_add_signed(isize::from(out));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The matrix in full: the distance at the last row for every column.
    fn plain(pattern: &[char], text: &[char], start: Start) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        text.iter()
            .enumerate()
            .map(|(read, next)| {
                let mut diagonal = column[0];
                column[0] = if start == Start::Free { 0 } else { read + 1 };
                for row in 1..=pattern.len() {
                    let step = diagonal + usize::from(pattern[row - 1] != *next);
                    diagonal = column[row];
                    column[row] = step.min(column[row] + 1).min(column[row - 1] + 1);
                }
                column[pattern.len()]
            })
            .collect()
    }

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    proptest! {
        #[test]
        fn agrees_with_the_full_matrix(
            pattern in "[abé]{1,200}", head in "[abé]{0,80}", tail in "[abé]{0,80}",
            cut in 0_usize..200, bound in 0_usize..210, fixed: bool,
        ) {
            let start = if fixed { Start::Fixed } else { Start::Free };
            let mut middle = chars(&pattern);
            middle.truncate(cut.max(1));
            let text: Vec<char> = head.chars().chain(middle).chain(tail.chars()).collect();
            let made = Pattern::new(pattern.chars());
            let bound = bound.min(made.len());
            let mut found = Vec::new();
            made.each_end(text.iter().copied(), start, bound, |end, edits| found.push((end, edits)));
            let expected: Vec<_> = plain(&chars(&pattern), &text, start)
                .into_iter()
                .enumerate()
                .map(|(column, edits)| (column + 1, edits))
                .filter(|&(_, edits)| edits <= bound)
                .collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn distances_agree(a in "[abc]{0,150}", b in "[abc]{0,150}") {
            let (a, b) = (chars(&a), chars(&b));
            let expected = plain(&a, &b, Start::Fixed).last().copied().unwrap_or(a.len());
            let found = Pattern::new(a.iter().copied()).distance(&b);
            if expected <= a.len() {
                prop_assert_eq!(found, expected);
            } else {
                prop_assert!(found >= a.len());
            }
        }
    }
}
