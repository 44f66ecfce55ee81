//! Step 2: from bytes to text, with line feeds for line ends and without control characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Refusal;

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoText {
    /// Nothing, or nothing but white space.
    Empty,
    /// Not text in any encoding.
    Binary,
}

impl NoText {
    /// The refusal with the file's name.
    pub(super) fn named(self, name: &str) -> Refusal {
        let name = name.to_owned();
        match self {
            Self::Empty => Refusal::Empty { name },
            Self::Binary => Refusal::Binary { name },
        }
    }
}

/// How much of a file the guess at an old encoding looks at, in bytes.
const DETECT_BYTES: usize = 1024 * 1024;

/// How much of a file the look for UTF-16 takes in, in bytes.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Of this many bytes one may be a control character that no text has.
const BYTES_PER_CONTROL: usize = 1000;

/// Decodes a file: a byte order mark decides; else UTF-16 where zeros stand as in UTF-16; else
/// UTF-8; else the encoding that Firefox would guess.
pub(super) fn decode(bytes: &[u8]) -> Result<String, NoText> {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => match utf16_by_its_zeros(bytes) {
            Some(encoding) => (encoding, bytes),
            None if looks_binary(bytes) => return Err(NoText::Binary),
            None => (eight_bit(bytes), bytes),
        },
    };
    if encoding == UTF_8 && looks_binary(rest) {
        return Err(NoText::Binary);
    }
    let (text, _) = encoding.decode_without_bom_handling(rest);
    let text = clean(&text);
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(NoText::Empty);
    }
    Ok(text)
}

/// A control character that text files do not have: all but tab, line ends, form feed,
/// backspace, escape (terminal colours) and the end mark of old DOS files.
fn is_foreign(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, 0x08..=0x0d | 0x1a | 0x1b)
}

fn looks_binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 7] = [
        b"\x89PNG\r\n",
        b"\xff\xd8\xff",
        b"GIF8",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\x7fELF",
        b"SQLite format 3",
    ];
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    let foreign = bytes.iter().filter(|&&byte| is_foreign(byte)).count();
    foreign * BYTES_PER_CONTROL > bytes.len()
}

/// UTF-16 without a mark. Figures, spaces and line ends of every script give units with a zero in
/// one half; the order of the halves that yields more of them is the right one.
fn utf16_by_its_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    // A long sample may end between the two halves of a pair: its last unit is not judged.
    let sample = match bytes.get(..SAMPLE_BYTES) {
        Some(sample) => &sample[..SAMPLE_BYTES - 2],
        None => bytes,
    };
    let ascii = |order: fn([u8; 2]) -> u16| {
        let unit = |pair: &[u8]| order([pair[0], pair[1]]);
        sample
            .chunks_exact(2)
            .filter(|pair| (1..0x80).contains(&unit(pair)))
            .count()
    };
    let (little, big) = (ascii(u16::from_le_bytes), ascii(u16::from_be_bytes));
    let (encoding, found) = if little > big {
        (UTF_16LE, little)
    } else {
        (UTF_16BE, big)
    };
    // Old text with a stray zero has units of two letters everywhere else.
    let is_letter = |byte: &u8| (0x20..0x7f).contains(byte);
    let two_letters = sample
        .chunks_exact(2)
        .filter(|pair| pair.iter().all(is_letter))
        .count();
    let units = sample.len() / 2;
    if little == big || found * 50 < units || two_letters * 2 > units - found.min(units) {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(sample);
    let clean = !text.chars().any(|c| c.is_ascii() && is_foreign(c as u8));
    (clean && !broken).then_some(encoding)
}

/// UTF-8, also with a few broken places; else the best guess.
fn eight_bit(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(DETECT_BYTES)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether well-formed characters beyond ASCII outnumber the broken places by far: one torn
/// byte must not turn a whole report into the wrong letters.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        if !chunk.invalid().is_empty() {
            broken += 1;
        }
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
    }
    broken == 0 || good > broken * 4
}

/// Characters that show nothing: a file of these alone is as good as empty.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// One line feed for every line end; no control character but tab and line feed.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let is_special = |c: char| (c.is_ascii_control() && c != '\n' && c != '\t') || c == '\u{85}';
    while let Some(at) = rest.find(is_special) {
        out.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        match after.next() {
            Some('\r') => {
                out.push('\n');
                if after.as_str().starts_with('\n') {
                    after.next();
                }
            }
            Some('\u{85}' | '\u{0b}' | '\u{0c}') => out.push('\n'),
            _ => {}
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn marks_and_utf16() {
        let text = "Prüfung “один” 報告\nzwei 🎉";
        assert_eq!(decode(text.as_bytes()).unwrap(), text);
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()).unwrap(), text);
        for (big, mark) in [(true, true), (false, true)] {
            assert_eq!(decode(&utf16(text, big, mark)).unwrap(), text);
        }
        let latin = "A report in plain words.\nTwo lines of it, prüfend.";
        let chinese = "報告在此。\n第二行有十二個字和一個句號。\n第三行。\n";
        for big in [true, false] {
            assert_eq!(decode(&utf16(latin, big, false)).unwrap(), latin);
            assert_eq!(decode(&utf16(chinese, big, false)).unwrap(), chinese);
        }
    }

    #[test]
    fn windows_1252() {
        let bytes = b"Caf\xe9 r\xe9sum\xe9: \x93quoted\x94 \x96 na\xefve, 10 \x80";
        assert_eq!(
            decode(bytes).unwrap(),
            "Café résumé: “quoted” – naïve, 10 €"
        );
    }

    #[test]
    fn one_torn_byte_leaves_the_rest_right() {
        let mut bytes = "Überprüfung der Größe: äöüß äöüß äöüß".as_bytes().to_vec();
        bytes.extend(b" \xff end");
        assert!(decode(&bytes).unwrap().starts_with("Überprüfung der Größe"));
    }

    #[test]
    fn line_ends_become_line_feeds() {
        assert_eq!(decode(b"a\r\nb\rc\nd\r\r\ne").unwrap(), "a\nb\nc\nd\n\ne");
    }

    #[test]
    fn stray_controls_are_dropped() {
        let mut bytes = vec![b'a'; 3000];
        bytes.extend(b"\0b\x07c");
        bytes.extend(vec![b'd'; 3000]);
        assert_eq!(decode(&bytes).unwrap().len(), 6002);
    }

    #[test]
    fn empty_and_blank() {
        for bytes in [
            &b""[..],
            b" \r\n\t \n",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            "\u{200b}".as_bytes(),
        ] {
            assert_eq!(decode(bytes), Err(NoText::Empty), "{bytes:?}");
        }
    }

    #[test]
    fn binary() {
        let noise: Vec<u8> = (0u32..4096)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        for bytes in [
            &noise[..],
            b"\x89PNG\r\n\x1a\n....",
            b"ab\0cd\0\0ef",
            b"hello\0world!",
            b"\xef\xbb\xbf\0\x01\x02a",
        ] {
            assert_eq!(decode(bytes), Err(NoText::Binary));
        }
    }
}
