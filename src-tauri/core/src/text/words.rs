//! Words as the search knows them: folded, so that case and diacritics make no difference, and cut
//! so that every script can be found.
//!
//! Words are those of Unicode Standard Annex 29, cut once more at what is neither letter nor digit
//! (`don't` is two words that stand together, as `example.com` is), so that a part of a compound is
//! found too. Of scripts that write without blanks (Han, Kana, Thai, Lao, Khmer, Myanmar) and of
//! Hangul, each character is a word of its own: a run of them is found as a phrase, whichever of its
//! characters one looks for.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use unicode_segmentation::UnicodeSegmentation;

use super::fold::fold_char;

/// The version of these rules: an index made by another one must be made anew.
pub(crate) const WORDS_VERSION: u32 = 1;

/// The longest word that is kept whole, in bytes of its folded form.
const LONGEST: usize = 64;

/// Calls `each` for every word of `text`: its folded form and where it stands, in bytes. A sign that
/// stands for several words (as ½ does) gives each of them the same place.
pub(crate) fn each_word<'a>(text: &'a str, each: &mut dyn FnMut(Cow<'a, str>, usize, usize)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let rest = &bytes[at..];
        let length = rest.iter().position(u8::is_ascii_whitespace);
        let end = at + length.unwrap_or(rest.len());
        let chunk = &text[at..end];
        if chunk.is_ascii() {
            ascii_words(chunk, at, each);
        } else if chunk.chars().all(|one| is_folded(one) || is_stop(one)) {
            for (offset, letter) in chunk.char_indices().filter(|(_, one)| is_folded(*one)) {
                let end = offset + letter.len_utf8();
                each(Cow::Borrowed(&chunk[offset..end]), at + offset, at + end);
            }
        } else {
            for (offset, piece) in chunk.split_word_bound_indices() {
                other_words(piece, at + offset, each);
            }
        }
        at = end;
    }
}

/// The folded words of `text`, in order.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut |word, _, _| words.push(word.into_owned()));
    words
}

fn ascii_words<'a>(chunk: &'a str, base: usize, each: &mut dyn FnMut(Cow<'a, str>, usize, usize)) {
    let bytes = chunk.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let rest = &bytes[at..];
        let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric());
        let end = at + length.unwrap_or(rest.len());
        let word = &chunk[at..end];
        let folded = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
        each(cut(folded), base + at, base + end);
        at = end;
    }
}

/// The words of one piece between two word borders that is not ASCII throughout.
fn other_words<'a>(piece: &'a str, base: usize, each: &mut dyn FnMut(Cow<'a, str>, usize, usize)) {
    if !piece.chars().any(char::is_alphanumeric) && !piece.chars().any(stands_alone) {
        return;
    }
    let mut from = None;
    let mut graphemes = piece.grapheme_indices(true).peekable();
    while let Some((at, grapheme)) = graphemes.next() {
        let first = grapheme.chars().next().unwrap_or(' ');
        let alone = stands_alone(first);
        if (alone || is_between(first))
            && let Some(start) = from.take()
        {
            fold_word(&piece[start..at], base + start, each);
        }
        if alone && is_cluster(first) {
            fold_word(grapheme, base + at, each);
        } else if alone {
            for (offset, one) in grapheme.char_indices() {
                let start = at + offset;
                fold_word(&piece[start..start + one.len_utf8()], base + start, each);
            }
        } else if !is_between(first) && from.is_none() {
            from = Some(at);
        }
        if graphemes.peek().is_none()
            && let Some(start) = from.take()
        {
            fold_word(&piece[start..], base + start, each);
        }
    }
}

/// Folds one word; what becomes several in doing so is given as several.
fn fold_word<'a>(word: &'a str, base: usize, each: &mut dyn FnMut(Cow<'a, str>, usize, usize)) {
    let end = base + word.len();
    let mut letters = word.chars();
    if letters.next().is_some_and(is_folded) && letters.next().is_none() {
        return each(Cow::Borrowed(word), base, end);
    }
    let mut one = String::new();
    let mut give = |word: String| {
        // A sign that belongs over a letter is no word without it.
        let bare =
            word.trim_start_matches(|one: char| !one.is_alphanumeric() && !stands_alone(one));
        if !bare.is_empty() {
            each(cut(Cow::Owned(bare.to_owned())), base, end);
        }
    };
    for letter in fold(word).chars() {
        let alone = stands_alone(letter);
        if alone || is_between(letter) {
            give(std::mem::take(&mut one));
        }
        if alone {
            give(letter.to_string());
        } else if !is_between(letter) {
            one.push(letter);
        }
    }
    give(one);
}

/// Characters that stand alone and that folding leaves as they are: nearly all of Chinese, Japanese and Korean.
fn is_folded(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3094}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// Signs that end a sentence or a part of it where characters stand alone.
fn is_stop(letter: char) -> bool {
    matches!(
        letter,
        '.' | ',' | '、' | '。' | '，' | '！' | '？' | '「'..='』'
    )
}

/// Compatibility forms, case and diacritics evened out.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    const APART: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
    const TOGETHER: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
    let lower: String = word.chars().flat_map(fold_char).collect();
    let apart = APART.normalize(&lower);
    // Compatibility forms may bring capitals back, as ℡ does.
    let bare: String = apart
        .chars()
        .filter(|&letter| !is_diacritic(letter))
        .flat_map(fold_char)
        .collect();
    TOGETHER.normalize(&bare).into_owned()
}

/// A word that is longer than any language needs is known by its beginning.
fn cut(word: Cow<'_, str>) -> Cow<'_, str> {
    if word.len() <= LONGEST {
        return word;
    }
    let mut end = LONGEST;
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    Cow::Owned(word[..end].to_owned())
}

/// Signs over, under and within letters that a person who searches leaves out: those of Latin,
/// Greek and Cyrillic, of Hebrew and Arabic. In Indic and Thai they are vowels and stay.
fn is_diacritic(letter: char) -> bool {
    matches!(letter,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'
        | '\u{05C1}'..='\u{05C2}' | '\u{05C4}'..='\u{05C5}' | '\u{05C7}' | '\u{0610}'..='\u{061A}'
        | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}' | '\u{06E7}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}'
        | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// What stands between the parts of a compound without ending a word by the standard's rules.
fn is_between(letter: char) -> bool {
    if letter.is_ascii() {
        return !letter.is_ascii_alphanumeric();
    }
    !letter.is_alphanumeric()
        && matches!(letter,
            '\u{00A0}'..='\u{00BF}' | '\u{02D7}' | '\u{0387}' | '\u{055F}' | '\u{0589}' | '\u{05F3}'..='\u{05F4}'
            | '\u{060C}'..='\u{060D}' | '\u{066C}' | '\u{07F8}' | '\u{2010}'..='\u{205E}' | '\u{3000}'..='\u{303F}'
            | '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
            | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
        && letter != '\u{00AD}'
}

/// Characters that are words of their own.
fn stands_alone(letter: char) -> bool {
    is_cluster(letter)
        || (matches!(letter, '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}' | '\u{0E81}'..='\u{0ECD}'
            | '\u{0EDC}'..='\u{0EDF}' | '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}' | '\u{109A}'..='\u{109D}'
            | '\u{1780}'..='\u{17D3}' | '\u{17DC}'..='\u{17DD}' | '\u{A9E0}'..='\u{A9E6}' | '\u{AA60}'..='\u{AA7F}'))
}

/// Those of them that may be written in several code points: 가 and か with its sign apart.
fn is_cluster(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303C}' | '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{3105}'..='\u{318E}' | '\u{31A0}'..='\u{31BF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7FB}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_many_scripts() {
        for (text, expected) in [
            ("The Water, don't!", "the water don t"),
            ("example.com foo_bar 3.14", "example com foo bar 3 14"),
            (
                "l’avenir Straße ÉCOLE école",
                "l avenir strasse ecole ecole",
            ),
            ("ﬁnal ＦＵＬＬ ½", "final full 1 2"),
            ("機械学習 です", "機 械 学 習 で す"),
            ("기계 학습", "기 계 학 습"),
            ("น้ำ", "น ้ ํ า"),
            ("Ελλάδα Βόλος", "ελλαδα βολοσ"),
            ("カ\u{3099}ス ｶﾞｽ", "ガ ス ガ ス"),
            ("किताब", "किताब"),
            ("كِتَاب", "كتاب"),
            ("🌊 … —", ""),
            ("İstanbul ısı", "istanbul isi"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_is_said_to_be_folded_is_its_own_fold_and_a_word() {
        let letters: Vec<char> = ('\0'..=char::MAX).filter(|one| is_folded(*one)).collect();
        assert!(letters.len() > 32_000);
        for letter in letters {
            assert!(stands_alone(letter) && letter.is_alphanumeric(), "{letter}");
            assert_eq!(fold(&letter.to_string()), letter.to_string());
        }
    }

    #[test]
    fn a_run_of_characters_that_stand_alone_is_cut_as_by_the_standard() {
        for text in [
            "機械学習です。「学習」，機械！",
            "학습,기계.",
            "カタカナとひらがな、",
        ] {
            let mut found = Vec::new();
            each_word(text, &mut |word, start, end| {
                found.push((word.into_owned(), start, end))
            });
            let mut expected = Vec::new();
            for (offset, piece) in text.split_word_bound_indices() {
                other_words(piece, offset, &mut |word, start, end| {
                    expected.push((word.into_owned(), start, end));
                });
            }
            assert_eq!(found, expected);
        }
    }

    proptest! {
        #[test]
        fn places_are_whole_and_in_order(text in "\\PC{0,40}") {
            let mut last = 0;
            each_word(&text, &mut |word, start, end| {
                assert!(!word.is_empty() && word.len() <= LONGEST);
                assert!(start >= last && end > start && text.get(start..end).is_some());
                last = start;
            });
        }

        #[test]
        fn a_text_between_blanks_has_the_same_words_wherever_it_stands(a in "\\PC{0,12}", b in "\\PC{0,12}") {
            let mut apart = words(&a);
            apart.extend(words(&b));
            prop_assert_eq!(words(&format!("{a} \n {b}")), apart);
        }

        #[test]
        fn a_folded_word_is_its_own_fold(text in "\\PC{0,12}") {
            for word in words(&text) {
                prop_assert_eq!(words(&word).concat(), word);
            }
        }
    }
}
