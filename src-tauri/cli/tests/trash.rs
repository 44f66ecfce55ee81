//! `trash` lists what was removed, newest first.

use serde_json::json;

use crate::desk::{Desk, assert_fields, assert_time, column};

#[test]
fn lists_removed_annotations_newest_first() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["trash"]), json!([]));
    let report = desk.report();
    let first = desk.highlight(&report.topics[1], "sun");
    let second = desk.highlight(&report.topics[1], "moon");
    desk.json(&["remove", &first]);
    desk.json(&["remove", &second]);
    let answer = desk.json(&["trash"]);
    assert_eq!(column(&answer, "annotation"), [second.as_str(), &first]);
    assert_fields(&answer[0], crate::highlight::FIELDS);
    assert_time(&answer[0], "removed_at");
    desk.json(&["undo"]);
    assert_eq!(column(&desk.json(&["trash"]), "annotation"), [first]);
}

#[test]
fn text_for_people_names_the_words() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    desk.json(&["remove", &mark]);
    let out = desk.run(&["trash"]).out;
    assert!(out.contains(&mark) && out.contains("“sun”"), "{out}");
}
