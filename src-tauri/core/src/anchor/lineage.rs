//! Which topic of a new edition descends from which topic of the old one.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A text of fewer bytes ("To do.", "None.") does not tell one topic from another.
const TELLING: usize = 40;
/// Words of a shingle: enough that chance makes none, few enough to survive between edits.
const SHINGLE: usize = 4;
/// Of a long topic every n-th shingle (by hash, so the same in both editions) is enough.
const SHINGLES: usize = 256;
/// Shingles in more topics than this are boilerplate.
const COMMON: usize = 16;
/// Share of common shingles from which on topics are related, whatever their headings …
const RELATED: f64 = 0.3;
/// … and if their headings are the same.
const RELATED_NAMESAKE: f64 = 0.05;
/// What the same heading adds when related topics compete.
const NAMESAKE_BONUS: f64 = 0.5;
/// Share from which on a topic went into one that descends from another as well.
const MERGED: f64 = 0.5;

/// What is known of a topic when editions are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicKey<'a> {
    /// Its heading, as plain text.
    pub heading: &'a str,
    /// Its level, 1 for the highest.
    pub level: u8,
    /// Its plain text.
    pub text: &'a str,
}

/// For each old topic the index of the new one that descends from it, `None` if it is gone.
///
/// In this order, each step on what the ones before left: the same heading and text; the same
/// text; related text, counted in runs of four words, the same heading preferred; the same
/// heading alone, where both editions have it equally often; and at last topics merged into
/// one that already descends from another. Headings are compared without numbering and case.
/// Of topics alike to the letter the first is paired with the first.
pub fn match_topics(old: &[TopicKey<'_>], new: &[TopicKey<'_>]) -> Vec<Option<usize>> {
    let mut lineage = Lineage {
        descendants: vec![None; old.len()],
        taken: vec![false; new.len()],
    };
    let old_names: Vec<String> = old.iter().map(|topic| name(topic.heading)).collect();
    let new_names: Vec<String> = new.iter().map(|topic| name(topic.heading)).collect();

    let whole = |topic: &TopicKey<'_>| digest(&(topic.heading, topic.text));
    lineage.pair(old.iter().map(whole), new.iter().map(whole), false);
    let text = |topic: &TopicKey<'_>| match body(topic) {
        body if body.len() < TELLING => digest(&(topic.heading, topic.text)),
        body => digest(body),
    };
    lineage.pair(old.iter().map(text), new.iter().map(text), false);

    let kinship = Kinship::new(old, new);
    let mut related = kinship.pairs(&lineage, |one, other| old_names[one] == new_names[other]);
    related.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, one, other) in related {
        lineage.join(one, other);
    }
    let named = |names: &[String], topics: &[TopicKey<'_>]| -> Vec<u64> {
        let keys = names.iter().zip(topics);
        keys.map(|(name, topic)| digest(&(name, topic.level)))
            .collect()
    };
    lineage.pair(named(&old_names, old), named(&new_names, new), true);
    lineage.pair(
        old_names.iter().map(digest),
        new_names.iter().map(digest),
        true,
    );
    for one in 0..old.len() {
        if lineage.descendants[one].is_none() {
            lineage.descendants[one] = kinship.merged_into(one);
        }
    }
    lineage.descendants
}

struct Lineage {
    descendants: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Lineage {
    fn join(&mut self, one: usize, other: usize) {
        if self.descendants[one].is_none() && !self.taken[other] {
            self.descendants[one] = Some(other);
            self.taken[other] = true;
        }
    }

    /// Joins what is left and has equal keys, the first with the first; if `even`, only keys
    /// that both sides have equally often.
    fn pair(
        &mut self,
        old: impl IntoIterator<Item = u64>,
        new: impl IntoIterator<Item = u64>,
        even: bool,
    ) {
        let mut groups: HashMap<u64, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (one, key) in old.into_iter().enumerate() {
            if self.descendants[one].is_none() {
                groups.entry(key).or_default().0.push(one);
            }
        }
        for (other, key) in new.into_iter().enumerate() {
            if let Some(group) = groups.get_mut(&key).filter(|_| !self.taken[other]) {
                group.1.push(other);
            }
        }
        for (ones, others) in groups.into_values() {
            if !even || ones.len() == others.len() {
                for (one, other) in ones.into_iter().zip(others) {
                    self.join(one, other);
                }
            }
        }
    }
}

/// How many shingles the topics of two editions share.
struct Kinship {
    /// Per old topic: its shingles counted, and the shared ones with each new topic.
    shared: Vec<(usize, Vec<(usize, usize)>)>,
    /// Per new topic: its shingles counted.
    sizes: Vec<usize>,
}

impl Kinship {
    fn new(old: &[TopicKey<'_>], new: &[TopicKey<'_>]) -> Self {
        // The same share of shingles must be taken of all topics, or none would be shared.
        let longest = old.iter().chain(new).map(|topic| topic.text.len()).max();
        let every = (longest.unwrap_or(0) / 6 / SHINGLES).next_power_of_two() as u64;
        let every = every.min(64);
        let mut homes: HashMap<u64, Vec<usize>> = HashMap::new();
        let mut sizes = Vec::with_capacity(new.len());
        for (other, topic) in new.iter().enumerate() {
            let shingles = shingles(topic.text, every);
            sizes.push(shingles.len());
            for shingle in shingles {
                homes.entry(shingle).or_default().push(other);
            }
        }
        let shared = old
            .iter()
            .map(|topic| {
                let shingles = shingles(topic.text, every);
                let mut counts: HashMap<usize, usize> = HashMap::new();
                let known = shingles.iter().filter_map(|shingle| homes.get(shingle));
                for other in known.filter(|others| others.len() <= COMMON).flatten() {
                    *counts.entry(*other).or_default() += 1;
                }
                let mut counts: Vec<_> = counts.into_iter().collect();
                counts.sort_unstable();
                (shingles.len(), counts)
            })
            .collect();
        Self { shared, sizes }
    }

    /// Related topics that are both left over: the more related the higher the number.
    fn pairs(
        &self,
        lineage: &Lineage,
        namesakes: impl Fn(usize, usize) -> bool,
    ) -> Vec<(f64, usize, usize)> {
        let mut pairs = Vec::new();
        for (one, (size, counts)) in self.shared.iter().enumerate() {
            if lineage.descendants[one].is_some() {
                continue;
            }
            for &(other, count) in counts.iter().filter(|&&(other, _)| !lineage.taken[other]) {
                let share = count as f64 / (*size).min(self.sizes[other]).max(1) as f64;
                let namesake = namesakes(one, other);
                let least = if namesake { RELATED_NAMESAKE } else { RELATED };
                if share >= least {
                    let bonus = if namesake { NAMESAKE_BONUS } else { 0.0 };
                    pairs.push((share + bonus, one, other));
                }
            }
        }
        pairs
    }

    /// The new topic that holds most of an old one.
    fn merged_into(&self, one: usize) -> Option<usize> {
        let (size, counts) = &self.shared[one];
        let &(other, count) = counts
            .iter()
            .max_by_key(|&&(other, count)| (count, usize::MAX - other))?;
        (count as f64 >= *size as f64 * MERGED).then_some(other)
    }
}

/// A heading without its numbering, in lower case.
fn name(heading: &str) -> String {
    let bare = heading.trim_start_matches(|next: char| {
        next.is_numeric() || next.is_whitespace() || matches!(next, '.' | ')' | '(' | '§' | ':')
    });
    let bare = if bare.is_empty() { heading } else { bare };
    let words: Vec<&str> = bare.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// A topic's text without its heading; the heading where there is no more.
fn body<'a>(topic: &TopicKey<'a>) -> &'a str {
    let rest = topic.text.trim_start().strip_prefix(topic.heading.trim());
    match rest.map(str::trim) {
        Some("") => topic.heading,
        Some(rest) => rest,
        None => topic.text,
    }
}

fn digest(key: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// The runs of words of a text as hashes, one in `every`, each once. A text of fewer words
/// than a run counts as one.
fn shingles(text: &str, every: u64) -> Vec<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let run = SHINGLE.min(words.len().max(1));
    let mut hashes: Vec<u64> = words
        .windows(run)
        .map(digest)
        .filter(|hash| hash % every == 0)
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Topics as "heading|text".
    fn keys<'a>(topics: &[&'a str]) -> Vec<TopicKey<'a>> {
        topics
            .iter()
            .map(|topic| {
                let (heading, text) = topic.split_once('|').unwrap();
                TopicKey {
                    heading,
                    level: 2,
                    text,
                }
            })
            .collect()
    }

    fn matched(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
        match_topics(&keys(old), &keys(new))
    }

    const A: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa";
    const B: &str = "one two three four five six seven eight nine ten eleven";

    #[test]
    fn moved_renamed_edited_and_gone() {
        let (a, b) = (format!("1. First|{A}"), format!("2. Second|{B}"));
        let renamed = format!("1. Another name|{B}");
        let edited = format!("2. First|{A} and more, with other words at its end");
        assert_eq!(
            matched(
                &[&a, &b, "Gone|quite other words than these"],
                &[&renamed, &edited]
            ),
            [Some(1), Some(0), None]
        );
    }

    #[test]
    fn duplicates_go_by_their_text_then_by_their_order() {
        let summary = |text: &str| format!("Summary|{text}");
        let (a, b) = (summary(A), summary(B));
        let edited = summary(&format!("{A} lambda"));
        assert_eq!(matched(&[&a, &b], &[&b, &edited]), [Some(1), Some(0)]);
        assert_eq!(
            matched(&["S|x", "S|x"], &["S|x", "S|x"]),
            [Some(0), Some(1)]
        );
        assert_eq!(
            matched(&["S|x y", "S|z"], &["S|p q r", "S|o"]),
            [Some(0), Some(1)]
        );
    }

    #[test]
    fn merged_topics_share_a_descendant() {
        let (a, b) = (format!("First|{A}"), format!("Second|{B}"));
        let both = format!("First|{A} {B}");
        assert_eq!(matched(&[&a, &b], &[&both]), [Some(0), Some(0)]);
    }

    #[test]
    fn nothing_from_nothing() {
        assert_eq!(matched(&[], &["A|b"]), []);
        assert_eq!(matched(&["A|b"], &[]), [None]);
    }
}
