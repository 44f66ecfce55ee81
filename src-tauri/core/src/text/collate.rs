//! The order of titles and names, as a person looks for them in a list: by letters, whatever their case and accents,
//! figures by their value, and what is neither before both.
//!
//! It is the root order of Unicode's collation (CLDR) at its base strength with numeric figures, as far as titles need
//! it: signs in its order, letters by script. A key is a text of its own, so that comparing keys compares texts.

use std::iter::Peekable;

use super::words::fold;

/// Signs in their order; blanks come before them all.
const SIGNS: &str = "_-‐‑‒–—―,;:!¡?¿.·‘’‚'‹›“”„\"«»()[]{}§¶@*/\\&#%†‡•`^°©®+±÷×<=>|~¤¢$£¥€";

/// What a key has in place of a blank, of a sign, of one that the list does not have, and before a figure: all of them
/// before the first letter.
const BLANK: char = '\u{1}';
const FIRST_SIGN: u32 = 0x02;
const OTHER_SIGN: char = '\u{5E}';
const FIGURE: char = '\u{60}';

/// What two texts are compared by.
pub(crate) fn sort_key(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '0'..='9' => figure(letter, &mut letters, &mut key),
            'a'..='z' => key.push(letter),
            'đ' | 'ð' => key.push('d'),
            'ħ' => key.push('h'),
            'ł' => key.push('l'),
            'ø' => key.push('o'),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            // Katakana stand among hiragana.
            'ァ'..='ヶ' => key.extend(char::from_u32(letter as u32 - 0x60)),
            _ if letter.is_whitespace() => key.push(BLANK),
            _ if letter.is_control() => {}
            _ if letter.is_alphanumeric() => key.push(letter),
            _ => match SIGNS.chars().position(|sign| sign == letter) {
                Some(place) => key.extend(char::from_u32(FIRST_SIGN + place as u32)),
                None => key.extend([OTHER_SIGN, letter]),
            },
        }
    }
    key
}

/// A figure by its value: how many digits, then the digits, without the zeros before them.
fn figure(first: char, rest: &mut Peekable<impl Iterator<Item = char>>, key: &mut String) {
    let mut digits = String::new();
    let mut next = Some(first);
    while let Some(digit) = next {
        if digit != '0' || !digits.is_empty() {
            digits.push(digit);
        }
        next = rest.next_if(char::is_ascii_digit);
    }
    key.push(FIGURE);
    // No figure of a title is so long that its length is no character.
    key.extend(char::from_u32((digits.len() as u32).min(0xD000)));
    key.push_str(&digits);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_as_people_look_for_them() {
        // In the order that Intl.Collator("en", { numeric: true, sensitivity: "base" }) gives them.
        let texts = [
            "",
            " a",
            "_a",
            "-a",
            "– a",
            ",a",
            "\"a\"",
            "(a)",
            "&a",
            "~a",
            "€ 5",
            "0",
            "1 a",
            "2",
            "10",
            "9999999999",
            "10000000000",
            "a",
            "a 2",
            "a 10",
            "a b",
            "a-b",
            "ab",
            "Æon",
            "b",
            "Écran",
            "edge",
            "Łódź",
            "straße",
            "Volume 9",
            "volume 10",
            "Zürich",
            "αβγ",
            "жук",
            "機械",
        ];
        let places: Vec<usize> = {
            let mut order: Vec<usize> = (0..texts.len()).collect();
            order.sort_by_key(|&at| sort_key(texts[at]));
            order
        };
        assert_eq!(places, (0..texts.len()).collect::<Vec<_>>());
    }

    #[test]
    fn case_accents_and_leading_zeros_make_no_difference() {
        for (one, other) in [
            ("ÉCRAN", "ecran"),
            ("Report 007", "report 7"),
            ("Straße", "STRASSE"),
            ("Ørsted", "orsted"),
            ("カ", "か"),
            ("½", "1⁄2"),
            ("１０", "10"),
            ("a\u{ad}b", "ab"),
        ] {
            assert_eq!(sort_key(one), sort_key(other), "{one} and {other}");
        }
    }
}
