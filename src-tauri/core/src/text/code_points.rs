//! From code points to bytes and back, quickly, in texts of any size.

use std::borrow::Cow;

/// One code point in this many has its byte offset noted. Smaller is faster and heavier: 128
/// costs a sixteenth of a byte per code point and at most 127 steps per look-up.
const STRIDE: usize = 128;

/// A text with an index of its code points.
///
/// Building reads the text once; a look-up then costs a bounded number of steps wherever it
/// falls. A text of ASCII alone needs no index at all.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: Cow<'a, str>,
    /// Byte offset of the code points 0, STRIDE, 2 × STRIDE …; empty for ASCII.
    samples: Vec<usize>,
    len: u32,
}

impl<'a> CodePoints<'a> {
    /// Indexes `text`, borrowed or owned.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_ascii() {
            return Self {
                len: as_offset(text.len()),
                text,
                samples: Vec::new(),
            };
        }
        let mut samples = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0_usize;
        for (byte, &unit) in text.as_bytes().iter().enumerate() {
            if starts_code_point(unit) {
                if count.is_multiple_of(STRIDE) {
                    samples.push(byte);
                }
                count += 1;
            }
        }
        Self {
            text,
            samples,
            len: as_offset(count),
        }
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many code points the text has.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether the text has no code point.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The byte offset at which code point `point` starts; the length in bytes for
    /// `point == len()`; `None` beyond it.
    pub fn byte(&self, point: u32) -> Option<usize> {
        if point > self.len {
            return None;
        }
        if point == self.len {
            return Some(self.text.len());
        }
        let point = point as usize;
        if self.samples.is_empty() {
            return Some(point);
        }
        let start = *self.samples.get(point / STRIDE)?;
        let bytes = self.text.as_bytes().get(start..)?;
        let step = bytes
            .iter()
            .enumerate()
            .filter(|&(_, &unit)| starts_code_point(unit))
            .nth(point % STRIDE)?
            .0;
        Some(start + step)
    }

    /// How many code points start before byte `byte`; a byte inside a code point counts that
    /// one too, a byte beyond the text counts all.
    pub fn point(&self, byte: usize) -> u32 {
        if byte >= self.text.len() {
            return self.len;
        }
        if self.samples.is_empty() {
            return as_offset(byte);
        }
        let sample = self.samples.partition_point(|&start| start <= byte) - 1;
        let rest = &self.text.as_bytes()[self.samples[sample]..byte];
        let counted = rest.iter().filter(|&&unit| starts_code_point(unit)).count();
        as_offset(sample * STRIDE + counted)
    }

    /// The text from code point `start` to `end`, exclusive; `None` if the two are not in
    /// order or lie outside the text.
    pub fn slice(&self, start: u32, end: u32) -> Option<&str> {
        self.text.get(self.byte(start)?..self.byte(end)?)
    }
}

/// Whether a UTF-8 byte begins a code point.
fn starts_code_point(unit: u8) -> bool {
    unit & 0b1100_0000 != 0b1000_0000
}

/// Documents are limited to 64 MB, so that 32 bits hold any count; a longer text would be cut
/// short here rather than wrap around.
fn as_offset(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_code_points_not_bytes() {
        let points = CodePoints::new("a\u{301}é漢👍🏽z");
        assert_eq!(points.len(), 7);
        assert_eq!(points.slice(3, 4), Some("漢"));
        assert_eq!(points.slice(4, 6), Some("👍🏽"));
        assert_eq!(points.byte(8), None);
        assert_eq!(points.slice(5, 4), None);
        assert!(CodePoints::new("").is_empty());
        assert_eq!(CodePoints::new("").slice(0, 0), Some(""));
    }

    proptest! {
        #[test]
        fn agrees_with_a_plain_walk(text in "[a-zé漢👍 ]{0,700}", a in 0_usize..700, b in 0_usize..700) {
            let points = CodePoints::new(&text);
            let chars: Vec<char> = text.chars().collect();
            prop_assert_eq!(points.len() as usize, chars.len());
            let (a, b) = (a.min(b).min(chars.len()), a.max(b).min(chars.len()));
            let expected: String = chars[a..b].iter().collect();
            prop_assert_eq!(points.slice(a as u32, b as u32), Some(expected.as_str()));
            let byte = points.byte(a as u32).unwrap();
            prop_assert_eq!(points.point(byte) as usize, a);
        }
    }
}
