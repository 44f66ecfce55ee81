//! What becomes of a passage when its report is edited, case by case.

use super::*;
use crate::anchor::describe;

const OLD: [&str; 2] = [
    "Efficiency\nRounding to eight bits halves the memory and is, for most tasks, invisible.\n",
    "Safety\nCompression can weaken refusals before it weakens fluency. Test the tails.\n",
];

/// The quote of the one place of `words` in `topics`, where it was.
fn anchor(topics: &[&str], words: &str) -> OldAnchor {
    let edition = Edition::new(topics);
    let flow = edition.flow();
    let start = flow.point(flow.text().find(words).unwrap());
    let range = edition.range(start, start + words.chars().count() as u32);
    OldAnchor {
        quote: describe(topics, &range).unwrap(),
        range,
        topic: Some(range.start_topic),
    }
}

/// What became of `words` of the old report, as "state: words there".
fn became(words: &str, topics: &[&str], topic: Option<usize>) -> String {
    outcome(
        &OldAnchor {
            topic,
            ..anchor(&OLD, words)
        },
        topics,
    )
}

fn outcome(old: &OldAnchor, topics: &[&str]) -> String {
    let edition = Edition::new(topics);
    let placed = place(old, &edition);
    assert_eq!(placed.confidence.is_some(), placed.state == State::Changed);
    match placed.range {
        Some(range) => format!("{}: {}", placed.state, edition.words(&range).unwrap()),
        None => placed.state.to_string(),
    }
}

#[test]
fn the_same_place_is_that_of_the_topic() {
    assert_eq!(became("eight bits", &OLD, Some(0)), "attached: eight bits");
    let swapped = [OLD[1], "New\nA topic of its own.\n", OLD[0]];
    assert_eq!(
        became("eight bits", &swapped, Some(2)),
        "attached: eight bits"
    );
    assert_eq!(became("eight bits", &swapped, None), "moved: eight bits");
}

#[test]
fn words_pushed_along_have_moved() {
    let longer = [
        "Efficiency\nFirst of all: Rounding to eight bits halves the memory and is, for most tasks, invisible.\n",
        OLD[1],
    ];
    assert_eq!(became("eight bits", &longer, Some(0)), "moved: eight bits");
    assert_eq!(
        became("Test the tails.", &longer, Some(1)),
        "attached: Test the tails."
    );
}

#[test]
fn edited_words_are_taken_whole() {
    let edited = [
        "Efficiency\nRounding to four bits halves the storage and is, for many tasks, invisible.\n",
        "Safety\nCompression may weaken refusals before fluency is lost. Test the tails.\n",
    ];
    for (words, expected) in [
        ("eight bits", "changed: four bits"),
        (
            "Rounding to eight bits halves the memory",
            "changed: Rounding to four bits halves the storage",
        ),
        ("memory", "changed: storage"),
        (
            "is, for most tasks, invisible.",
            "changed: is, for many tasks, invisible.",
        ),
        (
            "weaken refusals before it weakens fluency",
            "changed: weaken refusals before fluency is lost",
        ),
    ] {
        let topic = anchor(&OLD, words).topic;
        assert_eq!(became(words, &edited, topic), expected);
    }
}

#[test]
fn what_is_gone_is_an_orphan() {
    let cut = [
        "Efficiency\nRounding halves the memory and is, for most tasks, invisible.\n",
        "Safety\n",
    ];
    assert_eq!(became("to eight bits", &cut, Some(0)), "orphaned");
    assert_eq!(
        became("Compression can weaken refusals", &cut, Some(1)),
        "orphaned"
    );
    assert_eq!(became("eight bits", &[], None), "orphaned");
    assert_eq!(became("eight bits", &[""], Some(7)), "orphaned");
}

#[test]
fn equal_places_are_none_unless_context_tells() {
    let old = ["A\nTotal: 3.7 GB of memory.\n"];
    let twice = ["A\nNew.\nTotal: 3.7 GB of memory.\nMore.\nTotal: 3.7 GB of memory.\n"];
    assert_eq!(outcome(&anchor(&old, "3.7 GB"), &twice), "orphaned");
    let told = ["A\nNew.\nAbout 3.7 GB on the disk.\nMore.\nTotal: 3.7 GB of memory.\n"];
    let edition = Edition::new(&told);
    let placed = place(&anchor(&old, "3.7 GB"), &edition);
    assert_eq!(
        (placed.state, placed.range.unwrap().start),
        (State::Moved, 46)
    );
    let elsewhere = [
        "A\n",
        "B\nTotal: 3.7 GB of memory.\n",
        "C\nTotal: 3.7 GB of memory.\n",
    ];
    assert_eq!(
        outcome(
            &OldAnchor {
                topic: None,
                ..anchor(&old, "3.7 GB")
            },
            &elsewhere
        ),
        "orphaned"
    );
    let home = OldAnchor {
        topic: Some(2),
        ..anchor(&old, "3.7 GB")
    };
    let placed = place(&home, &Edition::new(&elsewhere));
    assert_eq!(placed.range.unwrap().start_topic, 2);
}

#[test]
fn a_quote_over_a_border_stays_one() {
    let over = "invisible.\nSafety\nCompression";
    assert_eq!(became(over, &OLD, Some(0)), format!("attached: {over}"));
    let renamed = [
        OLD[0],
        "On safety\nCompression can weaken refusals before it weakens fluency.\n",
    ];
    assert_eq!(
        became(over, &renamed, Some(0)),
        "changed: invisible.\nOn safety\nCompression"
    );
}

#[test]
fn white_space_changes_no_word() {
    let wrapped = [
        "Efficiency\nRounding to eight\nbits halves the memory and is, for most\ntasks, invisible.\n",
        OLD[1],
    ];
    assert_eq!(
        became("eight bits halves", &wrapped, Some(0)),
        "attached: eight\nbits halves"
    );
}

#[test]
fn long_quotes_go_by_their_ends() {
    let middle: String = (0..400).map(|number| format!("item {number}, ")).collect();
    let old = format!("A\nIt begins here. {middle}and so it ends. More.\n");
    let words = old[2..old.len() - 7].to_owned();
    let edited = old
        .replace("item 200,", "another thing,")
        .replace("begins", "starts");
    let new = format!("B\nBefore.\n{edited}");
    let found = outcome(&anchor(&[&old], &words), &[&new]);
    assert!(
        found.starts_with("changed: It starts here. item 0"),
        "{}",
        &found[..40]
    );
    assert!(found.ends_with("and so it ends."));
}

#[test]
fn a_bare_quote_is_placed_if_it_is_unique() {
    let bare = |words: &str| OldAnchor {
        quote: Quote {
            exact: words.into(),
            ..Quote::default()
        },
        range: Range {
            start_topic: 9,
            start: u32::MAX,
            end_topic: 9,
            end: u32::MAX,
        },
        topic: None,
    };
    assert_eq!(outcome(&bare("refusals"), &OLD), "moved: refusals");
    assert_eq!(outcome(&bare("e"), &OLD), "orphaned");
    assert_eq!(outcome(&bare(""), &OLD), "orphaned");
}
