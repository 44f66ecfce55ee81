//! `remove` moves an annotation or a document to the trash, from where an undo brings it back.

use serde_json::json;

use crate::desk::{Desk, id};

#[test]
fn answers_with_the_action() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    let before = desk.dump();
    let answer = desk.json(&["remove", &mark]);
    assert_eq!(answer["action"], "remove-annotation");
    assert_eq!(
        (id(&answer, "annotation"), id(&answer, "document")),
        (mark.clone(), report.document)
    );
    assert_eq!(desk.json(&["annotations"]), json!([]));
    assert_eq!(
        desk.refused(&["remove", &mark]),
        "unknown-annotation",
        "it is in the trash already"
    );
    assert_eq!(
        desk.refused(&["edit", &mark, "--note", "x"]),
        "unknown-annotation"
    );
    desk.json(&["undo"]);
    assert_eq!(desk.dump(), before);
}

#[test]
fn text_for_people_says_how_to_get_it_back() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    let out = desk.run(&["remove", &mark]).out;
    assert!(out.contains(&mark) && out.contains("undo"), "{out}");
}

#[test]
fn a_document_goes_with_its_annotations() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    let before = desk.dump();
    let answer = desk.json(&["remove", &report.document]);
    assert_eq!(
        (
            &answer["action"],
            &answer["kind"],
            &answer["title"],
            &answer["annotations"]
        ),
        (
            &json!("remove-document"),
            &json!("document"),
            &json!("Tides"),
            &json!(1)
        )
    );
    assert_eq!(id(&answer, "document"), report.document);
    assert_eq!(desk.json(&["documents"]), json!([]));
    assert_eq!(
        desk.refused(&["remove", &report.document]),
        "unknown-annotation"
    );
    desk.json(&["undo"]);
    assert_eq!(desk.dump(), before);
    let out = desk.run(&["remove", &report.document]).out;
    for words in ["“Tides”", "1 annotation", "restore"] {
        assert!(out.contains(words), "{out}");
    }
}
