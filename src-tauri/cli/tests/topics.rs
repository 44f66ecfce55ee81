//! `topics` lists the contents of a document; what starts a topic is fixed.

use serde_json::json;

use crate::desk::{Desk, assert_fields, column, id, list};

#[test]
fn answers_with_each_topic_in_order() {
    let desk = Desk::new();
    let report = desk.report();
    let answer = desk.json(&["topics", &report.document]);
    assert_eq!(column(&answer, "title"), ["1. Water", "2. Moon"]);
    for (position, one) in list(&answer).iter().enumerate() {
        assert_fields(one, &["topic", "position", "level", "title", "words"]);
        assert_eq!(
            (&one["position"], &one["level"]),
            (&json!(position), &json!(2))
        );
        assert!(one["words"].as_u64().unwrap() > 5);
        id(one, "topic");
    }
}

#[test]
fn headings_inside_quotes_lists_and_code_start_no_topic() {
    let desk = Desk::new();
    let report = desk.add(
        "odd.md",
        "# Odd\n\n## One\n\n> ## Quoted\n\n- ## Listed\n\n```\n## Coded\n```\n\n    ## Indented\n\nTwo\n---\n\nEnd.\n",
    );
    assert_eq!(
        column(&desk.json(&["topics", &report.document]), "title"),
        ["One", "Two"]
    );
}

#[test]
fn text_before_the_first_topic_is_one_of_level_0_with_the_documents_title() {
    let desk = Desk::new();
    let report = desk.add("a.md", "# Tides\n\nA word before.\n\n## Water\n\nWet.\n");
    let answer = desk.json(&["topics", &report.document]);
    assert_eq!(column(&answer, "title"), ["Tides", "Water"]);
    assert_eq!(
        (&answer[0]["level"], &answer[1]["level"]),
        (&json!(0), &json!(2))
    );
}

#[test]
fn text_for_people_is_indented_by_level() {
    let desk = Desk::new();
    let report = desk.add(
        "a.md",
        "# A\n\n## One\n\nx\n\n### Deeper\n\ny\n\n## Two\n\nz\n",
    );
    let out = desk.run(&["topics", &report.document]).out;
    let titles: Vec<_> = out
        .lines()
        .map(|line| &line[line.len().min(45)..])
        .collect();
    assert_eq!(titles, ["Title", "One", "  Deeper", "Two"]);
}
