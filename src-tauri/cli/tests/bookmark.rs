//! `bookmark` keeps a topic, or a place in it, to come back to.

use serde_json::json;

use crate::desk::{Desk, assert_fields};
use crate::highlight::FIELDS;

#[test]
fn answers_with_a_bookmark_on_a_topic() {
    let desk = Desk::new();
    let report = desk.report();
    let made = desk.json(&["bookmark", &report.topics[0], "--label", "Start here"]);
    assert_fields(&made, FIELDS);
    assert_eq!(
        (&made["kind"], &made["topic"], &made["label"]),
        (
            &json!("bookmark"),
            &json!(report.topics[0]),
            &json!("Start here")
        )
    );
    assert_eq!(
        (&made["quote"], &made["start"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(
        desk.json(&["bookmark", &report.topics[1]])["label"],
        json!(null)
    );
}

#[test]
fn a_quote_says_where_in_the_topic() {
    let desk = Desk::new();
    let report = desk.report();
    let made = desk.json(&["bookmark", &report.topics[1], "--quote", "the sun"]);
    assert_eq!(made["quote"], "the sun");
    assert!(made["start"].as_u64() < made["end"].as_u64());
    let topic = report.topics[0].as_str();
    assert_eq!(
        desk.refused(&["bookmark", topic, "--quote", "the sun"]),
        "quote-not-found"
    );
    assert_eq!(
        desk.refused(&["bookmark", topic, "--quote", "the water"]),
        "quote-ambiguous"
    );
    desk.json(&[
        "bookmark",
        topic,
        "--quote",
        "the water",
        "--suffix",
        " goes",
    ]);
}
