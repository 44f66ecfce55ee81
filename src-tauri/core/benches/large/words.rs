//! Texts that are the same at every run: words as often as words are (Zipf), Latin and Chinese.

/// Numbers that are the same at every run.
pub struct Dice(pub u64);

impl Dice {
    /// From 0, below 1.
    pub fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Words as often as words are (Zipf): `the` in nearly every text, most of them rare.
pub fn vocabulary() -> Vec<String> {
    const COMMON: &[&str] = &[
        "the", "of", "and", "water", "stone", "state", "report", "music", "naïve", "Straße",
    ];
    const PARTS: &[&str] = &[
        "st", "ra", "mo", "ne", "ti", "lo", "ka", "ver", "sen", "pro", "dis", "qua", "re", "in",
        "ment", "al",
    ];
    let mut dice = Dice(3);
    let mut words: Vec<String> = COMMON.iter().map(|word| (*word).to_owned()).collect();
    while words.len() < 60_000 {
        let parts = 2 + (dice.next() * 3.0) as usize;
        words.push(
            (0..parts)
                .map(|_| PARTS[(dice.next() * 16.0) as usize])
                .collect(),
        );
    }
    words
}

/// So many of these words in a row, now and then six Chinese letters for one.
pub fn text(words: &[String], dice: &mut Dice, length: usize) -> String {
    let mut text = String::new();
    let most = (words.len() as f64).ln();
    for at in 0..length {
        if at > 0 {
            text.push(' ');
        }
        if dice.next() < 0.02 {
            for _ in 0..6 {
                let place = (dice.next() * dice.next() * 900.0) as u32;
                text.extend(char::from_u32(0x4E00 + place));
            }
        } else {
            let rank = (most * dice.next()).exp() as usize - 1;
            text.push_str(&words[rank.min(words.len() - 1)]);
        }
    }
    text
}
