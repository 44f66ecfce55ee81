//! `history` lists what was done, newest first.

use serde_json::json;

use crate::desk::{Desk, assert_fields, assert_time, column, list};

#[test]
fn lists_newest_first_and_names_what_an_undo_undid() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["history"]), json!([]));
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    desk.json(&["undo"]);
    let answer = desk.json(&["history"]);
    assert_eq!(
        column(&answer, "action"),
        ["highlight", "highlight", "import"]
    );
    assert_eq!(column(&answer, "state"), ["undo", "undone", "applied"]);
    assert_eq!(answer[0]["of"], answer[1]["change"]);
    assert_fields(
        &answer[0],
        &[
            "change",
            "action",
            "state",
            "of",
            "at",
            "actor",
            "documents",
            "annotations",
        ],
    );
    assert_eq!(answer[2]["actor"], "command-line");
    assert_time(&answer[0], "at");
}

#[test]
fn the_limit_keeps_the_newest() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    assert_eq!(
        column(&desk.json(&["history", "--limit", "1"]), "action"),
        ["highlight"]
    );
    assert_eq!(list(&desk.json(&["history", "--limit", "0"])).len(), 0);
    for limit in ["-1", "many", "1.5"] {
        assert_eq!(desk.run(&["history", "--limit", limit]).code, 2, "{limit}");
    }
}
