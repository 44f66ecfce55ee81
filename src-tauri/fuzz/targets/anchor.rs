//! Anchors: any range of any text described, located, and placed in any other text.
#![no_main]

use arbitrary::Arbitrary;
use lectern_core::anchor::{
    Edition, OldAnchor, Quote, Range, State, TopicKey, describe, locate, match_topics, place,
};
use libfuzzer_sys::fuzz_target;

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    old: Vec<&'a str>,
    new: Vec<&'a str>,
    range: (u8, u16, u8, u16),
    quote: (&'a str, &'a str, &'a str),
    home: Option<u8>,
}

fuzz_target!(|input: Input<'_>| {
    let (start_topic, start, end_topic, end) = input.range;
    let range = Range {
        start_topic: usize::from(start_topic) % 8,
        start: u32::from(start) % 600,
        end_topic: usize::from(end_topic) % 8,
        end: u32::from(end) % 600,
    };
    let (exact, prefix, suffix) = input.quote;
    let written = Quote {
        exact: exact.to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    };
    if let Ok(found) = locate(&input.old, range.start_topic, &written) {
        assert_eq!(words(&input.old, &found), exact);
    }
    let home = input.home.map(usize::from);
    placed(
        &OldAnchor {
            quote: written,
            range,
            topic: home,
        },
        &input.new,
    );

    let Some(quote) = describe(&input.old, &range) else {
        return;
    };
    assert_eq!(words(&input.old, &range), quote.exact);
    let own = OldAnchor {
        quote,
        range,
        topic: Some(range.start_topic),
    };
    // In the very text it was taken from an anchor is where it was.
    let same = placed(&own, &input.old);
    assert_eq!(same.0, State::Attached, "{own:?}");
    placed(&OldAnchor { topic: home, ..own }, &input.new);

    let lineage = match_topics(&topic_keys(&input.old), &topic_keys(&input.new));
    assert_eq!(lineage.len(), input.old.len());
    // Topics may have been merged into one, so that several lead to the same.
    assert!(
        lineage
            .iter()
            .flatten()
            .all(|topic| *topic < input.new.len())
    );
});

/// Places an anchor and holds the answer against what it must be.
fn placed(old: &OldAnchor, topics: &[&str]) -> (State, Option<Range>) {
    let edition = Edition::new(topics);
    let placement = place(old, &edition);
    assert_eq!(
        placement.range.is_none(),
        placement.state == State::Orphaned
    );
    assert_eq!(
        placement.confidence.is_some(),
        placement.state == State::Changed
    );
    assert!(
        placement
            .confidence
            .is_none_or(|it| (0.0..=1.0).contains(&it))
    );
    if let Some(range) = placement.range {
        assert!(describe(topics, &range).is_some(), "{range:?} is no place");
        assert_eq!(edition.words(&range), Some(words(topics, &range).as_str()));
    }
    (placement.state, placement.range)
}

/// The words of a range, taken the slow way.
fn words(topics: &[&str], range: &Range) -> String {
    let mut words = String::new();
    for (index, text) in topics.iter().enumerate() {
        if !(range.start_topic..=range.end_topic).contains(&index) {
            continue;
        }
        let from = if index == range.start_topic {
            range.start as usize
        } else {
            0
        };
        let to = if index == range.end_topic {
            range.end as usize
        } else {
            usize::MAX
        };
        words.extend(text.chars().take(to).skip(from));
    }
    words
}

fn topic_keys<'a>(topics: &[&'a str]) -> Vec<TopicKey<'a>> {
    let heading = |text: &&'a str| text.lines().next().unwrap_or_default();
    topics
        .iter()
        .map(|text| TopicKey {
            heading: heading(text),
            level: (text.len() % 7) as u8,
            text,
        })
        .collect()
}
