//! `add` brings files and folders in, says what became of each, and keeps nothing of what it
//! refuses.

use serde_json::json;

use crate::desk::{Desk, REPORT, assert_fields, column, id, list, text};

#[test]
fn answers_with_each_file() {
    let desk = Desk::new();
    let path = desk.write("tides.md", REPORT);
    let answer = desk.json(&["add", &path]);
    let one = &answer["imported"][0];
    assert_fields(
        one,
        &[
            "path", "status", "document", "edition", "title", "topics", "words",
        ],
    );
    assert_eq!(
        (&one["path"], &one["status"], &one["title"]),
        (&json!(path), &json!("new"), &json!("Tides"))
    );
    assert_eq!(one["topics"], 2);
    assert!(one["words"].as_u64().unwrap() > 15, "{one}");
    id(one, "document");
    id(one, "edition");
    assert_eq!(answer["failed"], json!([]));
    assert!(answer.get("error").is_none());
}

#[test]
fn the_same_content_twice_is_no_failure() {
    let desk = Desk::new();
    let report = desk.report();
    let again = desk.write("copy.md", REPORT);
    let answer = desk.json(&["add", &again]);
    assert_eq!(answer["imported"][0]["status"], "already-there");
    assert_eq!(answer["imported"][0]["document"], report.document);
    assert_eq!(list(&desk.json(&["documents"])).len(), 1);
}

#[test]
fn folders_are_read_sorted_and_recursive() {
    let desk = Desk::new();
    for name in [
        "in/z.md",
        "in/a/b.txt",
        "in/m.markdown",
        "in/.hidden.md",
        "in/picture.png",
    ] {
        desk.write(name, format!("# On {name}\n\nWords.\n"));
    }
    let answer = desk.json(&["add", &text(&desk.path("in"))]);
    let expected = ["in/a/b.txt", "in/m.markdown", "in/z.md"].map(|name| text(&desk.path(name)));
    assert_eq!(column(&answer["imported"], "path"), expected);
    assert_eq!(
        column(&desk.json(&["documents"]), "title"),
        ["On in/a/b.txt", "On in/m.markdown", "On in/z.md"]
    );
}

#[test]
fn one_request_is_one_action() {
    let desk = Desk::new();
    let empty = desk.dump();
    desk.write("in/a.md", "# A\n\nWords.\n");
    desk.write("in/b.md", "# B\n\nWords.\n");
    desk.json(&[
        "add",
        &text(&desk.path("in")),
        &desk.write("c.md", "# C\n\nWords.\n"),
    ]);
    assert_eq!(list(&desk.json(&["documents"])).len(), 3);
    desk.json(&["undo"]);
    assert_eq!(desk.dump(), empty);
}

#[test]
fn a_file_that_fails_does_not_stop_the_others() {
    let desk = Desk::new();
    let (good, bad) = (
        desk.write("good.md", REPORT),
        desk.write("bad.md", b"\0\x01\x02\0"),
    );
    let ran = desk.run(&["--json", "add", &bad, &good]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("bad.md"), "{}", ran.err);
    let answer = ran.value();
    assert_eq!(column(&answer["imported"], "status"), ["new"]);
    assert_fields(&answer["failed"][0], &["path", "code", "message"]);
    assert_eq!(
        (&answer["failed"][0]["path"], &answer["failed"][0]["code"]),
        (&json!(bad), &json!("binary-file"))
    );
    assert!(answer.get("error").is_none());
}

#[test]
fn exits_1_only_where_nothing_could_be_imported() {
    let desk = Desk::new();
    let empty = desk.write("empty.md", " \n");
    let missing = text(&desk.path("missing.md"));
    let refusals = [
        (vec![&empty], "empty-file"),
        (vec![&missing], "unreadable"),
        (vec![&empty, &missing], "nothing-imported"),
    ];
    for (paths, code) in refusals {
        let ran = desk.run(
            &[
                vec!["--json", "add"],
                paths.iter().map(|path| path.as_str()).collect(),
            ]
            .concat(),
        );
        let answer = ran.value();
        assert_eq!((ran.code, &answer["error"]["code"]), (1, &json!(code)));
        assert_eq!(
            (
                list(&answer["imported"]).len(),
                list(&answer["failed"]).len()
            ),
            (0, paths.len())
        );
        assert!(!ran.err.is_empty());
    }
    std::fs::create_dir(desk.path("nothing")).unwrap();
    assert_eq!(
        desk.refused(&["add", &text(&desk.path("nothing"))]),
        "nothing-imported"
    );
    assert_eq!(
        desk.refused(&["undo"]),
        "nothing-to-undo",
        "a failed import is no action"
    );
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused() {
    let desk = Desk::new();
    let pipe = text(&desk.path("pipe.md"));
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    for path in [pipe.as_str(), "/dev/null", "/dev/zero"] {
        assert_eq!(desk.refused(&["add", path]), "not-a-file", "{path}");
    }
    assert_eq!(desk.json(&["documents"]), json!([]));
}

#[test]
fn a_new_edition_keeps_the_document_and_its_notes() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "Twice a day");
    let next = desk.write(
        "second.md",
        REPORT.replace("The moon pulls", "Far out there the moon pulls"),
    );
    let answer = desk.json(&["add", "--edition-of", &report.document, &next]);
    let one = &answer["imported"][0];
    assert_eq!(
        (&one["status"], &one["document"]),
        (&json!("edition"), &json!(report.document))
    );
    assert_eq!(desk.json(&["documents"])[0]["editions"], 2);
    let follows = &desk.json(&["annotations"])[0];
    assert_eq!(
        (&follows["annotation"], &follows["quote"]),
        (&json!(mark), &json!("Twice a day"))
    );
    assert_eq!(
        follows["topic"],
        desk.topics(&report.document)[1],
        "it is in the new edition's topic"
    );
    assert_eq!(
        desk.json(&["add", "--edition-of", &report.document, &next])["imported"][0]["status"],
        "already-there"
    );
}

#[test]
fn one_edition_is_one_action() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "Twice a day");
    let before = desk.dump();
    let next = desk.write("second.md", REPORT.replace("Twice", "Thrice"));
    desk.json(&["add", "--edition-of", &report.document, &next]);
    assert_ne!(desk.dump(), before);
    desk.json(&["undo"]);
    assert_eq!(desk.dump(), before);
}

#[test]
fn the_title_is_front_matter_then_the_one_heading_then_the_first_then_the_name() {
    let desk = Desk::new();
    let titled = |name: &str, content: &str| {
        let path = desk.write(name, content);
        desk.json(&["add", &path])["imported"][0]["title"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        titled(
            "1.md",
            "---\ntitle: From the front\n---\n\n# Heading\n\nWords.\n"
        ),
        "From the front"
    );
    assert_eq!(
        titled("2.md", "# The one\n\n## Part\n\nWords.\n"),
        "The one"
    );
    assert_eq!(
        titled("3.md", "## First of two\n\nWords.\n\n## Second\n\nMore.\n"),
        "First of two"
    );
    assert_eq!(
        titled("only a name.md", "No heading here.\n"),
        "only a name"
    );
}

#[test]
fn text_for_people_names_each_document() {
    let desk = Desk::new();
    let path = desk.write("tides.md", REPORT);
    let ran = desk.run(&["add", &path]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let rows: Vec<_> = ran.out.lines().collect();
    let document = desk.json(&["documents"])[0]["document"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        rows[0].starts_with("Status") && rows[1].starts_with("new"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains(&document) && rows[1].ends_with("Tides"),
        "{rows:?}"
    );
}

#[test]
fn text_for_people_names_the_file_of_each_of_several() {
    let desk = Desk::new();
    let one = desk.write("one.md", "# Notes\n\nOne.\n");
    let other = desk.write("other.md", "# Notes\n\nAnother.\n");
    let out = desk.run(&["add", &one, &other]).out;
    let lines: Vec<_> = out.lines().collect();
    assert!(lines[0].ends_with("File"), "{out}");
    assert!(
        lines[1].ends_with(&one) && lines[2].ends_with(&other),
        "{out}"
    );
}
