//! `restore` brings back what lies in the trash, whenever it was removed.

use serde_json::json;

use crate::desk::{Desk, id};

#[test]
fn what_was_removed_long_ago_comes_back_by_its_id() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    desk.json(&["remove", &mark]);
    desk.json(&["remove", &report.document]);
    desk.add("other.md", "# Other\n\n## One\n\nWords.\n");
    assert_eq!(
        desk.refused(&["restore", &mark]),
        "document-in-trash",
        "first the document"
    );
    let answer = desk.json(&["restore", &report.document]);
    assert_eq!(
        (
            &answer["action"],
            &answer["kind"],
            &answer["title"],
            &answer["annotations"]
        ),
        (
            &json!("restore"),
            &json!("document"),
            &json!("Tides"),
            &json!(0)
        )
    );
    let answer = desk.json(&["restore", &mark]);
    assert_eq!(
        (id(&answer, "annotation"), &answer["kind"]),
        (mark.clone(), &json!("highlight"))
    );
    assert_eq!(desk.json(&["trash"]), json!([]));
    assert_eq!(
        desk.json(&["search", "sun"])["total"],
        2,
        "it is found again"
    );
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["trash"])[0]["annotation"], mark.as_str());
    desk.json(&["redo"]);
    assert!(desk.dump().contains(&mark));
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn what_is_not_in_the_trash_is_refused() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    for there in [mark.as_str(), &report.document, "nope"] {
        assert_eq!(desk.refused(&["restore", there]), "not-in-trash");
    }
}

#[test]
fn text_for_people_says_what_is_back() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    desk.json(&["remove", &report.document]);
    let out = desk.run(&["restore", &report.document]).out;
    assert_eq!(out, "The document “Tides” is back, with 1 annotation.\n");
}
