//! `note` writes on a topic or a document.

use serde_json::json;

use crate::desk::{Desk, assert_fields};
use crate::highlight::FIELDS;

#[test]
fn answers_with_a_note_on_a_topic() {
    let desk = Desk::new();
    let report = desk.report();
    let made = desk.json(&["note", "--topic", &report.topics[1], "--text", "- why?\n"]);
    assert_fields(&made, FIELDS);
    assert_eq!(
        (&made["kind"], &made["topic"], &made["note"]),
        (&json!("note"), &json!(report.topics[1]), &json!("- why?\n"))
    );
    assert_eq!(
        (&made["quote"], &made["start"], &made["colour"]),
        (&json!(null), &json!(null), &json!(null))
    );
}

#[test]
fn answers_with_a_note_on_a_document() {
    let desk = Desk::new();
    let report = desk.report();
    let made = desk.json(&["note", "--document", &report.document, "--text", "Good."]);
    assert_fields(&made, FIELDS);
    assert_eq!(
        (&made["document"], &made["topic"]),
        (&json!(report.document), &json!(null))
    );
}

#[test]
fn it_is_about_one_thing() {
    let desk = Desk::new();
    let report = desk.report();
    let (topic, document) = (report.topics[0].as_str(), report.document.as_str());
    for wrong in [
        vec!["note", "--text", "x"],
        vec!["note", "--topic", topic],
        vec![
            "note",
            "--topic",
            topic,
            "--document",
            document,
            "--text",
            "x",
        ],
    ] {
        assert_eq!(desk.run(&wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_note_without_a_word_is_refused() {
    let desk = Desk::new();
    let report = desk.report();
    assert_eq!(
        desk.refused(&["note", "--topic", &report.topics[0], "--text", " \n"]),
        "invalid-value"
    );
}
