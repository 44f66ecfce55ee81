//! `undo` takes back the newest action, each run of the program being a new start.

use serde_json::json;

use crate::desk::{Desk, id};

#[test]
fn answers_with_what_was_undone() {
    let desk = Desk::new();
    let report = desk.report();
    let before = desk.dump();
    let mark = desk.highlight(&report.topics[1], "sun");
    let answer = desk.json(&["undo"]);
    assert_eq!(
        (&answer["action"], &answer["annotations"]),
        (&json!("highlight"), &json!([mark]))
    );
    assert_eq!(desk.dump(), before);
}

#[test]
fn nothing_to_undo_is_told() {
    let desk = Desk::new();
    assert_eq!(desk.refused(&["undo"]), "nothing-to-undo");
    desk.report();
    desk.json(&["undo"]);
    assert_eq!(desk.refused(&["undo"]), "nothing-to-undo");
}

#[test]
fn modified_at_is_restored_too() {
    let desk = Desk::new();
    let report = desk.report();
    let made = desk.json(&["highlight", &report.topics[1], "--quote", "sun"]);
    let edited = desk.json(&["edit", &id(&made, "annotation"), "--note", "Hm."]);
    assert_ne!(edited["modified_at"], made["modified_at"]);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["annotations"]), json!([made]));
    desk.json(&["redo"]);
    assert_eq!(desk.json(&["annotations"]), json!([edited]));
}

#[test]
fn every_verb_that_changes_something_is_undone_step_by_step() {
    let desk = Desk::new();
    let mut states = vec![desk.dump()];
    let report = desk.report();
    states.push(desk.dump());
    let mark = desk.highlight(&report.topics[1], "sun");
    let next = desk.write("next.md", crate::desk::REPORT.replace("little", "lot"));
    for action in [
        vec!["edit", &mark, "--colour", "rose", "--tag", "sky"],
        vec!["note", "--topic", &report.topics[0], "--text", "A note"],
        vec!["bookmark", &report.topics[0], "--quote", "comes"],
        vec!["remove", &mark],
        vec!["add", "--edition-of", &report.document, &next],
    ] {
        states.push(desk.dump());
        desk.json(&action);
    }
    let end = desk.dump();
    for state in states.iter().rev() {
        desk.json(&["undo"]);
        assert_eq!(&desk.dump(), state);
    }
    for state in states.iter().skip(1).chain([&end]) {
        desk.json(&["redo"]);
        assert_eq!(&desk.dump(), state);
    }
}
