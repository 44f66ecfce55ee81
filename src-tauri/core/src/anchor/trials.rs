//! Trials by the hundred: random reports, random edits, and how many anchors find their place.
//!
//! A report is made of words that keep their number through all edits, so that the true place
//! of every quote in the new edition is known. Everything follows from the seed.

use std::ops::Range as Span;

use super::{Edition, OldAnchor, Placement, Range, State, TopicKey, describe, match_topics, place};

/// Splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    /// A word of prose; a few are very common, as in any language.
    fn word(&mut self) -> String {
        const COMMON: [&str; 12] = [
            "the", "of", "a", "and", "to", "in", "is", "that", "for", "model", "with", "not",
        ];
        const PARTS: [&str; 16] = [
            "ra", "ment", "qua", "lis", "é", "dis", "til", "con", "text", "pro", "ces", "ing",
            "mo", "del", "at", "tion",
        ];
        if self.below(100) < 45 {
            return COMMON[self.below(COMMON.len())].to_owned();
        }
        let parts = 1 + self.below(3);
        (0..parts).map(|_| PARTS[self.below(PARTS.len())]).collect()
    }
}

/// A word with what follows it.
#[derive(Clone)]
struct Word {
    number: usize,
    text: String,
}

#[derive(Clone)]
struct Report {
    topics: Vec<Vec<Word>>,
    next: usize,
}

impl Report {
    fn random(chance: &mut Chance, topics: usize, words: usize) -> Self {
        let mut report = Self {
            topics: Vec::new(),
            next: 0,
        };
        for _ in 0..topics {
            let mut topic = report.prose(chance, 3, "\n");
            topic.extend(report.prose(chance, words, "\n"));
            report.topics.push(topic);
        }
        report
    }

    /// New words, the last one followed by `end`.
    fn prose(&mut self, chance: &mut Chance, words: usize, end: &str) -> Vec<Word> {
        (0..words)
            .map(|at| {
                let gap = match chance.below(60) {
                    _ if at + 1 == words => end,
                    0 => ".\n",
                    1..=3 => ". ",
                    4..=8 => ", ",
                    _ => " ",
                };
                self.next += 1;
                Word {
                    number: self.next,
                    text: format!("{}{gap}", chance.word()),
                }
            })
            .collect()
    }

    fn texts(&self) -> Vec<String> {
        let text = |topic: &Vec<Word>| topic.iter().map(|word| word.text.as_str()).collect();
        self.topics.iter().map(text).collect()
    }

    /// The place of the words with these numbers, from the first to the last that is left.
    fn place_of(&self, numbers: &Span<usize>) -> Option<Range> {
        let mut found: Option<Range> = None;
        for (topic, words) in self.topics.iter().enumerate() {
            let mut offset = 0;
            for word in words {
                let length = word.text.chars().count() as u32;
                if numbers.contains(&word.number) {
                    let bare = word.text.trim_end_matches(['.', ',', ' ', '\n']);
                    let range = found.get_or_insert(Range {
                        start_topic: topic,
                        start: offset,
                        end_topic: topic,
                        end: 0,
                    });
                    range.end_topic = topic;
                    range.end = offset + bare.chars().count() as u32;
                }
                offset += length;
            }
        }
        found
    }

    /// Some words in a row, somewhere.
    fn pick(&self, chance: &mut Chance, words: usize) -> Span<usize> {
        let topic = &self.topics[chance.below(self.topics.len())];
        let first = chance.below(topic.len().saturating_sub(words));
        let last = (first + words).min(topic.len()) - 1;
        topic[first].number..topic[last].number + 1
    }

    fn find(&self, number: usize) -> Option<(usize, usize)> {
        self.topics.iter().enumerate().find_map(|(topic, words)| {
            let at = words.iter().position(|word| word.number == number)?;
            Some((topic, at))
        })
    }

    /// Sentences come and go between the words that `spare` has not.
    fn edit_around(&mut self, chance: &mut Chance, times: usize, spare: &Span<usize>) {
        for _ in 0..times {
            let topic = chance.below(self.topics.len());
            let length = self.topics[topic].len();
            let at = (3 + chance.below(length.saturating_sub(3))).min(length);
            let count = 1 + chance.below(12);
            if self.topics[topic]
                .get(at)
                .is_some_and(|word| spare.contains(&word.number) && word.number != spare.start)
            {
                continue;
            }
            if chance.one_in(2) {
                let words = self.prose(chance, count, " ");
                self.topics[topic].splice(at..at, words);
            } else {
                let end = (at + count).min(self.topics[topic].len());
                let words = self.topics[topic].splice(at..end, []).collect::<Vec<_>>();
                let kept: Vec<Word> = words
                    .into_iter()
                    .filter(|word| spare.contains(&word.number))
                    .collect();
                self.topics[topic].splice(at..at, kept);
            }
        }
    }

    /// Changes, drops or adds a word in every `share` of the words with these numbers.
    fn edit_within(&mut self, chance: &mut Chance, numbers: &Span<usize>, share: usize) {
        let times = numbers.len().div_ceil(share);
        for _ in 0..times {
            let number = numbers.start + chance.below(numbers.len());
            let Some((topic, at)) = self.find(number) else {
                continue;
            };
            match chance.below(3) {
                0 if numbers.len() > 3 => {
                    self.topics[topic].remove(at);
                }
                1 => {
                    let words = self.prose(chance, 1, " ");
                    self.topics[topic].splice(at..at, words);
                }
                _ => self.topics[topic][at].text = format!("{} ", chance.word()),
            }
        }
    }

    /// Puts other words for the three before and the three after.
    fn rewrite_beside(&mut self, chance: &mut Chance, numbers: &Span<usize>) {
        let beside = (numbers.start.saturating_sub(3)..numbers.start)
            .chain(numbers.end..numbers.end + 3)
            .collect::<Vec<_>>();
        for number in beside {
            if let Some((topic, at)) = self.find(number) {
                self.topics[topic][at].text = format!("{} ", chance.word());
            }
        }
    }

    /// Copies the words, with two of those on either side, to three other places.
    fn repeat(&mut self, chance: &mut Chance, numbers: &Span<usize>) {
        let Some((topic, at)) = self.find(numbers.start) else {
            return;
        };
        let to = (at + numbers.len() + 2).min(self.topics[topic].len());
        let mut copy = self.topics[topic][at.saturating_sub(2)..to].to_vec();
        copy.iter_mut().for_each(|word| word.number = 0);
        for _ in 0..3 {
            let target = chance.below(self.topics.len());
            let at = 3 + chance.below(self.topics[target].len() - 3);
            let inside = self.topics[target].get(at);
            if inside.is_none_or(|word| !numbers.contains(&word.number)) {
                self.topics[target].splice(at..at, copy.clone());
            }
        }
    }

    /// Takes the words with some of those around them to another place.
    fn transfer(&mut self, chance: &mut Chance, numbers: &Span<usize>) {
        let Some((topic, at)) = self.find(numbers.start) else {
            return;
        };
        let from = at.saturating_sub(10).max(3.min(at));
        let to = (at + numbers.len() + 10).min(self.topics[topic].len());
        let passage: Vec<Word> = self.topics[topic].splice(from..to, []).collect();
        let target = chance.below(self.topics.len());
        let length = self.topics[target].len();
        let at = 3.min(length) + chance.below(length.saturating_sub(3));
        self.topics[target].splice(at..at, passage);
    }
}

/// What became of many anchors.
#[derive(Debug, Default)]
struct Tally {
    tried: usize,
    right: usize,
    /// Put on words that are hardly the quote's …
    wrong: usize,
    /// … without saying that anything changed.
    wrong_in_silence: usize,
}

impl Tally {
    fn right(&self) -> f64 {
        self.right as f64 / self.tried as f64
    }

    fn wrong(&self) -> f64 {
        self.wrong as f64 / self.tried as f64
    }

    fn count(&mut self, truth: Option<Range>, edition: &Edition, placed: &Placement) {
        self.tried += 1;
        let hit = match (truth, placed.range) {
            (Some(truth), Some(range)) => overlap(edition, &truth, &range),
            (None, None) => 1.0,
            _ => 0.0,
        };
        self.right += usize::from(hit >= 0.5);
        if hit < 0.2 && placed.range.is_some() {
            self.wrong += 1;
            self.wrong_in_silence += usize::from(placed.state != State::Changed);
        }
    }
}

/// The share of the two ranges that is common to both.
fn overlap(edition: &Edition, one: &Range, other: &Range) -> f64 {
    let points = |range: &Range| {
        let start = edition.point(range.start_topic, range.start).unwrap();
        (start, edition.point(range.end_topic, range.end).unwrap())
    };
    let ((a, b), (c, d)) = (points(one), points(other));
    let common = b.min(d).saturating_sub(a.max(c));
    f64::from(common) / f64::from(b.max(d) - a.min(c)).max(1.0)
}

fn lineage(old: &[String], new: &[String]) -> Vec<Option<usize>> {
    fn keys(texts: &[String]) -> Vec<TopicKey<'_>> {
        let key = |text| TopicKey {
            heading: str::lines(text).next().unwrap_or_default(),
            level: 2,
            text,
        };
        texts.iter().map(String::as_str).map(key).collect()
    }
    match_topics(&keys(old), &keys(new))
}

/// Many reports, one quote each, edited by `edit`; the lengths are in words.
fn trial(
    seed: u64,
    rounds: usize,
    lengths: Span<usize>,
    edit: impl Fn(&mut Report, &mut Chance, &Span<usize>),
) -> Tally {
    let mut chance = Chance(seed);
    let mut tally = Tally::default();
    for _ in 0..rounds {
        let report = Report::random(&mut chance, 6, 160);
        let words = lengths.start + chance.below(lengths.len());
        let numbers = report.pick(&mut chance, words);
        let texts = report.texts();
        let range = report.place_of(&numbers).unwrap();
        let quote = describe(&texts, &range).unwrap();
        let mut after = report.clone();
        edit(&mut after, &mut chance, &numbers);
        let new = after.texts();
        let edition = Edition::new(&new);
        let old = OldAnchor {
            quote,
            range,
            topic: lineage(&texts, &new)[range.start_topic],
        };
        let placed = place(&old, &edition);
        let truth = after.place_of(&numbers);
        if std::env::var_os("SHOW").is_some() {
            let mut t = Tally::default();
            t.count(truth, &edition, &placed);
            if t.right == 0 {
                println!(
                    "WANT {:?}\n  [{}|{}|{}]\n  {:?}\n  GOT {:?} {:?}",
                    truth.and_then(|r| edition.words(&r).map(str::to_owned)),
                    old.quote.prefix,
                    old.quote.exact,
                    old.quote.suffix,
                    placed.state,
                    placed.confidence,
                    placed
                        .range
                        .and_then(|r| edition.words(&r).map(str::to_owned))
                );
            }
        }
        tally.count(truth, &edition, &placed);
    }
    println!(
        "{tally:?} right {:.3} wrong {:.3}",
        tally.right(),
        tally.wrong()
    );
    tally
}

#[test]
fn unchanged_words_stay_where_they_are() {
    let tally = trial(1, 200, 1..40, |_, _, _| {});
    assert_eq!(tally.right, tally.tried);
    let tally = trial(2, 200, 1..40, |report, chance, numbers| {
        report.edit_around(chance, 12, numbers);
    });
    assert!(tally.right() >= 0.98, "{tally:?}");
    assert!(tally.wrong() <= 0.01, "{tally:?}");
}

#[test]
fn edited_words_are_found() {
    let tally = trial(3, 200, 3..40, |report, chance, numbers| {
        report.edit_within(chance, numbers, 5);
        report.edit_around(chance, 6, numbers);
    });
    assert!(tally.right() >= 0.95, "{tally:?}");
    assert!(tally.wrong() <= 0.02, "{tally:?}");
}

#[test]
fn moved_words_are_found() {
    let tally = trial(4, 200, 2..40, |report, chance, numbers| {
        report.transfer(chance, numbers);
        report.edit_around(chance, 6, numbers);
    });
    assert!(tally.right() >= 0.97, "{tally:?}");
    assert!(tally.wrong() <= 0.02, "{tally:?}");
}

#[test]
fn words_that_are_gone_are_orphans() {
    let tally = trial(5, 200, 2..40, |report, chance, numbers| {
        report.edit_around(chance, 6, numbers);
        for topic in &mut report.topics {
            topic.retain(|word| !numbers.contains(&word.number));
        }
    });
    assert!(tally.wrong() <= 0.02, "{tally:?}");
}

#[test]
fn heavy_edits_are_found_or_doubted() {
    let tally = trial(6, 200, 4..40, |report, chance, numbers| {
        report.edit_within(chance, numbers, 3);
        report.rewrite_beside(chance, numbers);
        report.edit_around(chance, 20, numbers);
    });
    assert!(tally.right() >= 0.9, "{tally:?}");
    assert!(tally.wrong() <= 0.02, "{tally:?}");
}

#[test]
fn a_few_words_are_never_put_elsewhere_in_silence() {
    let tally = trial(7, 200, 1..4, |report, chance, numbers| {
        report.edit_within(chance, numbers, 2);
        report.edit_around(chance, 12, numbers);
    });
    assert!(tally.right() >= 0.9, "{tally:?}");
    assert!(tally.wrong() <= 0.02, "{tally:?}");
    assert!(tally.wrong_in_silence <= 2, "{tally:?}");
    let tally = trial(8, 200, 1..4, |report, chance, numbers| {
        report.edit_around(chance, 12, numbers);
        for topic in &mut report.topics {
            topic.retain(|word| !numbers.contains(&word.number));
        }
    });
    assert!(tally.wrong() <= 0.02, "{tally:?}");
}

#[test]
fn repeated_passages_are_told_apart_or_given_up() {
    let tally = trial(9, 200, 3..12, |report, chance, numbers| {
        report.edit_around(chance, 12, numbers);
        report.repeat(chance, numbers);
    });
    assert!(tally.right() >= 0.9, "{tally:?}");
    assert!(tally.wrong() <= 0.02, "{tally:?}");
}
