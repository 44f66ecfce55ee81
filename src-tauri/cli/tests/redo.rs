//! `redo` does once more what was undone last, until a new action makes that unreachable.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn answers_with_what_was_redone() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    let before = desk.dump();
    desk.json(&["undo"]);
    let answer = desk.json(&["redo"]);
    assert_eq!(
        (&answer["action"], &answer["annotations"]),
        (&json!("highlight"), &json!([mark]))
    );
    assert_eq!(desk.dump(), before);
}

#[test]
fn nothing_to_redo_is_told() {
    let desk = Desk::new();
    let report = desk.report();
    assert_eq!(desk.refused(&["redo"]), "nothing-to-redo");
    desk.highlight(&report.topics[1], "sun");
    desk.json(&["undo"]);
    desk.highlight(&report.topics[1], "moon");
    assert_eq!(
        desk.refused(&["redo"]),
        "nothing-to-redo",
        "a new action came between"
    );
}
