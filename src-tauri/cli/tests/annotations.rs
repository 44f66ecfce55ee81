//! `annotations` lists in reading order, and what passes every filter.

use serde_json::json;

use crate::desk::{Desk, Report, assert_fields, column, id, list, text};
use crate::highlight::FIELDS;

fn marked(desk: &Desk) -> Report {
    let report = desk.report();
    let (water, moon) = (report.topics[0].as_str(), report.topics[1].as_str());
    desk.json(&[
        "highlight",
        moon,
        "--quote",
        "Twice a day",
        "--colour",
        "blue",
        "--tag",
        "time",
    ]);
    desk.json(&["highlight", moon, "--quote", "The moon", "--tag", "sky"]);
    desk.json(&["bookmark", moon, "--label", "Moon"]);
    desk.json(&["highlight", water, "--quote", "comes", "--colour", "green"]);
    desk.json(&[
        "note",
        "--document",
        &report.document,
        "--text",
        "All in all",
    ]);
    report
}

#[test]
fn lists_in_reading_order() {
    let desk = Desk::new();
    marked(&desk);
    let answer = desk.json(&["annotations"]);
    assert_eq!(
        column(&answer, "kind"),
        ["note", "highlight", "bookmark", "highlight", "highlight"]
    );
    assert_eq!(
        column(&answer, "quote"),
        ["null", "comes", "null", "The moon", "Twice a day"]
    );
    for one in list(&answer) {
        assert_fields(one, FIELDS);
    }
}

#[test]
fn every_filter_must_pass_and_any_value_of_it_will_do() {
    let desk = Desk::new();
    let report = marked(&desk);
    let other = desk.add("other.md", "# Other\n\n## One\n\nWords here.\n");
    desk.highlight(&other.topics[0], "Words");
    let quotes =
        |filter: &[&str]| column(&desk.json(&[&["annotations"], filter].concat()), "quote");
    assert_eq!(quotes(&["--document", &other.document]), ["Words"]);
    assert_eq!(
        quotes(&[
            "--document",
            &other.document,
            "--document",
            &report.document
        ])
        .len(),
        6
    );
    assert_eq!(
        quotes(&["--kind", "bookmark", "--kind", "note"]),
        ["null", "null"]
    );
    assert_eq!(
        quotes(&["--colour", "green", "--colour", "blue"]),
        ["comes", "Twice a day"]
    );
    assert_eq!(
        quotes(&["--tag", "time", "--tag", "sky"]),
        ["The moon", "Twice a day"]
    );
    assert_eq!(quotes(&["--tag", "time", "--colour", "green"]), [""; 0]);
    assert_eq!(quotes(&["--state", "attached"]).len(), 6);
    assert_eq!(
        quotes(&["--state", "orphaned", "--state", "moved"]),
        [""; 0]
    );
}

#[test]
fn lost_words_are_listed_as_orphaned() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "The moon pulls; the sun helps a little");
    let next = desk.write(
        "next.md",
        "# Tides\n\n## 1. Water\n\nQuite another text of its own making.\n",
    );
    desk.json(&["add", "--edition-of", &report.document, &next]);
    let answer = desk.json(&["annotations", "--state", "orphaned"]);
    assert_eq!(id(&answer[0], "annotation"), mark);
    assert_eq!(
        (&answer[0]["topic"], &answer[0]["start"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(answer[0]["quote"], "The moon pulls; the sun helps a little");
}

#[test]
fn values_outside_their_list_are_wrong_usage() {
    let desk = Desk::new();
    for [option, value] in [
        ["--kind", "comment"],
        ["--colour", "purple"],
        ["--state", "lost"],
        ["--state", ""],
    ] {
        let ran = desk.run(&["annotations", option, value]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{option} {value}");
        assert!(ran.err.contains(option), "{}", ran.err);
    }
}

#[test]
fn text_for_people_cannot_act_on_the_terminal() {
    let desk = Desk::new();
    let report = desk.report();
    desk.json(&["bookmark", &report.topics[0], "--label", "one\u{1b}[2Jtwo"]);
    let out = desk.run(&["annotations"]).out;
    assert!(!out.contains('\u{1b}') && out.contains("two"), "{out:?}");
}

#[test]
fn a_tag_that_nothing_has_is_told_with_the_nearest() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = [
        "highlight",
        &report.topics[1],
        "--quote",
        "sun",
        "--tag",
        "Energy",
    ];
    desk.json(&mark);
    let out = text(&desk.path("notes.json"));
    for request in [
        &["annotations", "--tag", "enegry"][..],
        &[
            "export", "--format", "json", "--tag", "enegry", "--out", &out,
        ],
    ] {
        let ran = desk.run(request);
        let told = "No annotation has the tag “enegry”. Did you mean “Energy”?\n";
        assert_eq!((ran.code, ran.err.as_str()), (0, told));
    }
    let ran = desk.run(&["annotations", "--tag", "something else"]);
    assert_eq!(ran.err, "No annotation has the tag “something else”.\n");
    assert_eq!(
        desk.run(&["annotations", "--tag", "energy"]).err,
        "",
        "case is no matter"
    );
}
