//! `documents` lists what the library holds, in the order it came.

use serde_json::json;

use crate::desk::{Desk, assert_fields, assert_time, column, id};

#[test]
fn answers_with_each_document() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["documents"]), json!([]));
    let report = desk.report();
    desk.add("winds.txt", "Winds blow.\n\nAnd blow.\n");
    desk.highlight(&report.topics[0], "water comes");
    let answer = desk.json(&["documents"]);
    assert_eq!(column(&answer, "title"), ["Tides", "winds"]);
    assert_eq!(column(&answer, "format"), ["markdown", "text"]);
    let one = &answer[0];
    assert_fields(
        one,
        &[
            "document",
            "title",
            "format",
            "topics",
            "annotations",
            "editions",
            "added_at",
        ],
    );
    assert_eq!(
        (&one["topics"], &one["annotations"], &one["editions"]),
        (&json!(2), &json!(1), &json!(1))
    );
    assert_eq!(id(one, "document"), report.document);
    assert_time(one, "added_at");
}

#[test]
fn text_for_people_stands_in_columns_with_whole_ids() {
    let desk = Desk::new();
    assert!(
        desk.run(&["documents"]).out.contains("lectern-cli add"),
        "an empty library says how to go on"
    );
    let report = desk.report();
    let out = desk.run(&["documents"]).out;
    let rows: Vec<_> = out.lines().collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].find(&report.document), rows[0].find("Document"));
    assert_eq!(rows[1].find("Tides"), rows[0].find("Title"));
}
