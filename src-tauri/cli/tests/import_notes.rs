//! `import-notes` brings a JSON export back: ids are kept, nothing comes in twice, the newer wins.

use serde_json::{Value, json};

use crate::desk::{Desk, assert_fields, id, list, text};

/// A desk with two annotations, and the file they were exported to.
fn exported() -> (Desk, String) {
    let desk = Desk::new();
    let report = desk.report();
    desk.json(&[
        "highlight",
        &report.topics[1],
        "--quote",
        "sun",
        "--note",
        "- Hm.\n",
        "--tag",
        "sky",
    ]);
    desk.json(&["bookmark", &report.topics[0], "--label", "Start"]);
    let out = text(&desk.path("notes.json"));
    desk.json(&["export", "--format", "json", "--out", &out]);
    (desk, out)
}

fn numbers(answer: &Value) -> [u64; 4] {
    assert_fields(
        answer,
        &["added", "updated", "unchanged", "orphaned", "failed"],
    );
    ["added", "updated", "unchanged", "orphaned"].map(|field| answer[field].as_u64().unwrap())
}

/// What an annotation is, without the ids that belong to one library.
fn said(desk: &Desk) -> Vec<Value> {
    let mut all = list(&desk.json(&["annotations"])).to_vec();
    for one in &mut all {
        for field in ["document", "topic", "end_topic"] {
            one.as_object_mut().unwrap().remove(field);
        }
    }
    all
}

#[test]
fn a_library_with_the_same_document_gets_the_same_annotations() {
    let (from, file) = exported();
    let to = Desk::new();
    to.report();
    let answer = to.json(&["import-notes", &file]);
    assert_eq!(
        (numbers(&answer), &answer["failed"]),
        ([2, 0, 0, 0], &json!([]))
    );
    assert_eq!(
        said(&to),
        said(&from),
        "ids, times, places and words are kept"
    );
}

#[test]
fn nothing_comes_in_twice() {
    let (desk, file) = exported();
    let before = desk.dump();
    assert_eq!(numbers(&desk.json(&["import-notes", &file])), [0, 0, 2, 0]);
    assert_eq!(desk.dump(), before);
    assert_eq!(
        desk.json(&["undo"])["action"],
        "bookmark",
        "what changed nothing is no action"
    );
}

#[test]
fn the_newer_modified_at_wins() {
    let (desk, file) = exported();
    let mark = id(
        &desk.json(&["annotations", "--kind", "highlight"])[0],
        "annotation",
    );
    desk.json(&["edit", &mark, "--note", "Newer here"]);
    assert_eq!(numbers(&desk.json(&["import-notes", &file])), [0, 0, 2, 0]);
    assert_eq!(
        desk.json(&["annotations", "--kind", "highlight"])[0]["note"],
        "Newer here"
    );
    let newer = text(&desk.path("newer.json"));
    desk.json(&["export", "--format", "json", "--out", &newer]);
    desk.json(&["undo"]);
    assert_eq!(numbers(&desk.json(&["import-notes", &newer])), [0, 1, 1, 0]);
    assert_eq!(
        desk.json(&["annotations", "--kind", "highlight"])[0]["note"],
        "Newer here"
    );
}

#[test]
fn one_file_is_one_action() {
    let (_from, file) = exported();
    let to = Desk::new();
    to.report();
    let before = to.dump();
    to.json(&["import-notes", &file]);
    assert_eq!(to.json(&["undo"])["action"], "import-notes");
    assert_eq!(to.dump(), before);
}

#[test]
fn what_has_no_document_is_listed_in_failed() {
    let (_from, file) = exported();
    let to = Desk::new();
    let ran = to.run(&["--json", "import-notes", &file]);
    let answer = ran.value();
    assert_eq!(
        (ran.code, numbers(&answer), list(&answer["failed"]).len()),
        (1, [0; 4], 2)
    );
    assert_fields(&answer["failed"][0], &["annotation", "code", "message"]);
    assert_eq!(
        (&answer["failed"][0]["code"], &answer["error"]["code"]),
        (&json!("unknown-document"), &json!("unknown-document"))
    );
}

#[test]
fn a_reason_that_many_share_is_said_once_with_the_first_of_them() {
    let (from, file) = exported();
    let topic = from.topics(&id(&from.json(&["documents"])[0], "document"))[0].clone();
    for number in 0..3 {
        from.json(&[
            "note",
            "--topic",
            &topic,
            "--text",
            &format!("Note {number}."),
        ]);
    }
    from.json(&["export", "--format", "json", "--out", &file]);
    let told = Desk::new().run(&["import-notes", &file]).err;
    let lines: Vec<_> = told.lines().collect();
    assert!(
        lines[0].starts_with("5 annotations: “Tides” is not in this library."),
        "{told}"
    );
    assert!(lines[1].ends_with(" and 2 more"), "{told}");
    assert_eq!(lines[1].matches(", ").count(), 2, "{told}");
    assert_eq!(
        lines.len(),
        3,
        "these two, and that nothing came in: {told}"
    );
}

#[test]
fn a_part_that_has_no_document_does_not_stop_the_rest() {
    let (from, _) = exported();
    let other = from.add("winds.md", "# Winds\n\n## One\n\nThey blow.\n");
    from.highlight(&other.topics[0], "blow");
    let both = text(&from.path("both.json"));
    from.json(&["export", "--format", "json", "--out", &both]);
    let to = Desk::new();
    to.report();
    let ran = to.run(&["--json", "import-notes", &both]);
    let answer = ran.value();
    assert_eq!(
        (ran.code, numbers(&answer), list(&answer["failed"]).len()),
        (0, [2, 0, 0, 0], 1)
    );
    assert!(ran.err.contains("Winds"), "{}", ran.err);
}

#[test]
fn words_that_are_gone_come_in_as_orphaned() {
    let (from, file) = exported();
    let to = Desk::new();
    let report = to.report();
    let next = to.write(
        "next.md",
        "# Tides\n\n## 1. Water\n\nQuite another text of its own making.\n",
    );
    to.json(&["add", "--edition-of", &report.document, &next]);
    let answer = to.json(&["import-notes", &file]);
    assert_eq!(answer["added"], 2);
    assert!(answer["orphaned"].as_u64().unwrap() >= 1, "{answer}");
    assert_eq!(
        to.json(&["annotations", "--state", "orphaned"])[0]["quote"],
        "sun"
    );
    drop(from);
}

#[test]
fn other_files_are_refused_and_nothing_is_changed() {
    let (desk, _) = exported();
    let before = desk.dump();
    let cases = [
        (desk.write("a.json", "not JSON"), "not-json"),
        (desk.write("b.json", b"\xff\xfe"), "not-json"),
        (
            desk.write("c.json", "{\"some\": \"thing\"}"),
            "not-lectern-notes",
        ),
        (
            desk.write("d.json", "{\"format\": \"lectern-notes\", \"version\": 99}"),
            "newer-notes",
        ),
        (text(&desk.path("missing.json")), "unreadable"),
        (text(&desk.path("")), "not-a-file"),
    ];
    for (file, code) in cases {
        assert_eq!(desk.refused(&["import-notes", &file]), code, "{file}");
    }
    #[cfg(unix)]
    assert_eq!(desk.refused(&["import-notes", "/dev/zero"]), "not-a-file");
    assert_eq!(desk.dump(), before);
}
