//! Marks finding their words again: two hundred characters in a topic of a hundred kilobytes, unchanged, pushed
//! along, and edited, beside a plain search for the words.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::hint::black_box;

use lectern_core::anchor::{Edition, OldAnchor, Range, State, describe, place};
use lectern_figures::{Bar, Figure, long_report, milliseconds, rounds};

fn main() {
    let old: String = long_report(200_000).chars().take(100_000).collect();
    let range = Range {
        start_topic: 0,
        start: 60_000,
        end_topic: 0,
        end: 60_200,
    };
    let quote = describe(&[&old], &range).unwrap();
    let words: String = quote.exact.clone();
    let moved = format!(
        "{}{old}",
        "Some words in front of all the others. ".repeat(20)
    );
    let edited = old.replace(
        &words,
        &words
            .replacen("water", "waters", 3)
            .replacen("ink", "inks", 2),
    );
    let anchor = OldAnchor {
        quote,
        range,
        topic: Some(0),
    };
    let mut figures = Vec::new();
    for (what, text, expected) in [
        ("unchanged", &old, State::Attached),
        ("pushed along", &moved, State::Moved),
        ("edited", &edited, State::Changed),
    ] {
        let edition = Edition::new(&[text]);
        let (mut floor, mut placed) = (Vec::new(), Vec::new());
        for _ in 0..rounds(201) {
            placed.push(milliseconds(|| {
                assert_eq!(place(&anchor, &edition).state, expected, "{what}");
            }));
            floor.push(milliseconds(|| {
                black_box(text.find(black_box(&words)));
            }));
        }
        let floor = Figure::new("find", "ms", &floor);
        figures.push(
            Figure::new(what, "ms", &placed)
                .beside(&floor)
                .bar(Bar::AtMost(0.5)),
        );
    }
    lectern_figures::report("anchor", env!("CARGO_TARGET_TMPDIR"), &figures);
}
