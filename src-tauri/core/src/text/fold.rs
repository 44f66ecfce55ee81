//! A text made comparable: letter case, typographic quotes and white space evened out, with
//! the way back to the places in the original.

/// What is evened out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folding {
    /// Letters that differ in case only become the same; so do straight and curly quotes.
    pub(super) case: bool,
    /// Each run of white space becomes one blank.
    pub(super) spaces: bool,
}

/// A stretch that became several characters or has another length in bytes than before.
#[derive(Debug, Clone, Copy)]
struct Shift {
    folded: usize,
    folded_len: usize,
    original: usize,
    original_len: usize,
}

/// A folded text. One buffer serves many texts in turn.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: Vec<u8>,
    shifts: Vec<Shift>,
}

impl Folded {
    /// The folded bytes, valid UTF-8.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// Folds `text`, in place of what was folded before.
    pub(super) fn fill(&mut self, text: &str, folding: Folding) {
        self.text.clear();
        self.shifts.clear();
        self.text.reserve(text.len());
        let mut rest = 0;
        while rest < text.len() {
            rest += self.plain_run(&text[rest..], folding);
            let Some(next) = text[rest..].chars().next() else {
                break;
            };
            if folding.spaces && next.is_whitespace() {
                let run = text[rest..].len() - text[rest..].trim_start().len();
                self.push(b" ", rest, run);
                rest += run;
            } else {
                self.push_char(next, rest, folding);
                rest += next.len_utf8();
            }
        }
    }

    /// Takes over, at one go, the ASCII at the start of `text` that keeps its length.
    fn plain_run(&mut self, text: &str, folding: Folding) -> usize {
        let bytes = text.as_bytes();
        let stop = bytes.iter().position(|&byte| {
            byte >= 0x80 || (folding.spaces && byte <= b' ' && byte.is_ascii_whitespace())
        });
        let run = stop.unwrap_or(bytes.len());
        let from = self.text.len();
        self.text.extend_from_slice(&bytes[..run]);
        if folding.case {
            self.text[from..].make_ascii_lowercase();
        }
        run
    }

    fn push_char(&mut self, next: char, original: usize, folding: Folding) {
        let mut buffer = [0; 4];
        if !folding.case || is_caseless(next) {
            let bytes = next.encode_utf8(&mut buffer).as_bytes();
            self.push(bytes, original, bytes.len());
            return;
        }
        let folded: String = fold_char(next).collect();
        self.push(folded.as_bytes(), original, next.len_utf8());
    }

    fn push(&mut self, folded: &[u8], original: usize, original_len: usize) {
        let one = folded.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() == 1;
        if folded.len() != original_len || !one {
            self.shifts.push(Shift {
                folded: self.text.len(),
                folded_len: folded.len(),
                original,
                original_len,
            });
        }
        self.text.extend_from_slice(folded);
    }

    /// The byte of the original that belongs to byte `folded`; `None` in the middle of what
    /// one character became, as between the two s of a folded ß.
    pub(super) fn original(&self, folded: usize) -> Option<usize> {
        let before = self
            .shifts
            .partition_point(|shift| shift.folded < folded)
            .checked_sub(1)
            .and_then(|at| self.shifts.get(at));
        match before {
            None => Some(folded),
            Some(shift) => {
                let past = folded.checked_sub(shift.folded + shift.folded_len)?;
                Some(shift.original + shift.original_len + past)
            }
        }
    }
}

/// Scripts of many letters and no case, spared the detour: from CJK radicals to Yi.
fn is_caseless(next: char) -> bool {
    matches!(next, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}' | '\u{0E00}'..='\u{0FFF}')
}

/// The case folding of one character.
///
/// Full folding in the sense of the Unicode Standard (3.13, "Caseless matching"), reached
/// through the standard library: lower, upper, lower, so that ẞ, ß and SS, the ligatures, both
/// sigmas and the long s meet. Unlike there all four of the Turkish i, İ, ı and I are one
/// letter: whoever looks for "istanbul" means İstanbul too.
pub(super) fn fold_char(next: char) -> impl Iterator<Item = char> {
    let next = match next {
        'İ' | 'ı' => 'i',
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' => '"',
        other => other,
    };
    next.to_lowercase()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let mut folded = Folded::default();
        folded.fill(
            text,
            Folding {
                case: true,
                spaces: true,
            },
        );
        String::from_utf8(folded.text).unwrap()
    }

    #[test]
    fn what_differs_in_case_only_becomes_the_same() {
        for (one, other) in [
            ("STRASSE", "straße"),
            ("GROẞ", "gross"),
            ("ΟΔΟΣ", "οδος"),
            ("ΟΔΟΣ", "οδοσ"),
            ("İstanbul", "istanbul"),
            ("ISI", "ısı"),
            ("ﬁnal", "FINAL"),
            ("don’t", "DON'T"),
            ("a \n\u{a0} b", "a b"),
            ("300 K", "300 \u{212A}"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn the_way_back_knows_whole_characters_only() {
        let mut folded = Folded::default();
        folded.fill(
            "aßİ  b",
            Folding {
                case: true,
                spaces: true,
            },
        );
        assert_eq!(folded.bytes(), b"assi b");
        let back: Vec<_> = (0..=6).map(|at| folded.original(at)).collect();

        assert_eq!(
            back,
            [Some(0), Some(1), None, Some(3), Some(5), Some(7), Some(8)]
        );
    }
}
