//! `edit` changes what is named and nothing else.

use serde_json::json;

use crate::desk::{Desk, assert_fields, id};
use crate::highlight::FIELDS;

#[test]
fn what_is_not_named_stays() {
    let desk = Desk::new();
    let report = desk.report();
    let topic = report.topics[1].as_str();
    let made = desk.json(&[
        "highlight",
        topic,
        "--quote",
        "sun",
        "--note",
        "Hm.",
        "--tag",
        "sky",
        "--tag",
        "force",
    ]);
    let mark = id(&made, "annotation");
    let edited = desk.json(&[
        "edit", &mark, "--colour", "violet", "--untag", "sky", "--untag", "none", "--tag", "light",
    ]);
    assert_fields(&edited, FIELDS);
    assert_eq!(
        (&edited["colour"], &edited["note"]),
        (&json!("violet"), &json!("Hm."))
    );
    assert_eq!(edited["tags"], json!(["force", "light"]));
    for field in ["annotation", "quote", "start", "end", "state", "created_at"] {
        assert_eq!(edited[field], made[field], "{field}");
    }
    assert_eq!(desk.json(&["annotations"]), json!([edited]));
    assert_eq!(
        desk.json(&["edit", &mark, "--note", "- new"])["colour"],
        "violet"
    );
}

#[test]
fn an_edit_that_changes_nothing_is_no_action() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    let before = desk.json(&["history"]);
    let edited = desk.json(&["edit", &mark, "--colour", "yellow"]);
    assert_eq!(edited["created_at"], edited["modified_at"]);
    assert_eq!(desk.json(&["edit", &mark]), edited);
    assert_eq!(desk.json(&["history"]), before);
}

#[test]
fn an_empty_note_or_label_takes_it_away() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = id(
        &desk.json(&["bookmark", &report.topics[0], "--label", "A"]),
        "annotation",
    );
    assert_eq!(desk.json(&["edit", &mark, "--label", "B"])["label"], "B");
    assert_eq!(
        desk.json(&["edit", &mark, "--label", ""])["label"],
        json!(null)
    );
}

#[test]
fn what_a_kind_does_not_have_is_refused() {
    let desk = Desk::new();
    let report = desk.report();
    let highlight = desk.highlight(&report.topics[1], "sun");
    let bookmark = id(&desk.json(&["bookmark", &report.topics[0]]), "annotation");
    assert_eq!(
        desk.refused(&["edit", &highlight, "--label", "x"]),
        "invalid-value"
    );
    assert_eq!(
        desk.refused(&["edit", &bookmark, "--colour", "blue"]),
        "invalid-value"
    );
    assert_eq!(
        desk.run(&["edit", &highlight, "--colour", "purple"]).code,
        2
    );
}
