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

#[test]
fn text_for_people_says_what_stands_and_what_comes_next() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    desk.json(&["undo"]);
    desk.highlight(&report.topics[1], "moon");
    desk.json(&["note", "--topic", &report.topics[0], "--text", "One."]);
    desk.json(&["note", "--topic", &report.topics[0], "--text", "Two."]);
    desk.json(&["undo"]);
    desk.json(&["undo"]);
    let out = desk.run(&["history"]).out;
    let lines: Vec<String> = out
        .lines()
        .skip(1)
        .map(|line| {
            line.split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .skip(1)
                .take(2)
                .collect::<Vec<_>>()
                .join(": ")
        })
        .collect();
    assert_eq!(
        lines,
        [
            "undo of note: –",
            "undo of note: –",
            "note: undone",
            "note: undone, next to redo",
            "highlight: done, next to undo",
            "undo of highlight: –",
            "highlight: undone for good",
            "import: done",
        ],
        "{out}"
    );
    // The list ends before it is clear which is the oldest that is undone.
    let out = desk.run(&["history", "--limit", "3"]).out;
    assert!(!out.contains("next"), "{out}");
}
