//! What is promised of every verb: exit codes, one JSON value, unknown ids, newer libraries. A
//! verb is in the contract when it has a sample request and a test file of its own.

use std::path::Path;

use serde_json::json;

use crate::desk::{Desk, text};
use crate::samples::{Prepared, borrowed, verbs};

const NOWHERE: &str = "01a20de0-6c2b-714d-acb9-24962cb909ca";

#[test]
fn every_verb_has_a_test_file_named_after_it() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let table = std::fs::read_to_string(tests.join("main.rs")).unwrap();
    for verb in verbs() {
        let name = verb.replace('-', "_");
        let file = std::fs::read_to_string(tests.join(format!("{name}.rs"))).unwrap_or_default();
        assert!(
            file.contains("#[test]"),
            "the verb {verb} has no tests in tests/{name}.rs"
        );
        assert!(
            table.contains(&format!("mod {name};")),
            "tests/{name}.rs is not run"
        );
    }
}

#[test]
fn every_verb_of_the_contract_is_offered() {
    let offered = verbs();
    for verb in [
        "init",
        "add",
        "documents",
        "topics",
        "show",
        "highlight",
        "note",
        "bookmark",
        "annotations",
        "edit",
        "remove",
        "undo",
        "redo",
        "history",
        "trash",
        "search",
        "export",
        "import-notes",
        "check",
        "dump",
    ] {
        assert!(offered.iter().any(|one| one == verb), "{verb} is missing");
    }
}

#[test]
fn every_verb_exits_0_with_one_json_value_and_nothing_else() {
    for verb in verbs() {
        let prepared = Prepared::new();
        let sample = prepared.sample(&verb);
        let desk = if verb == "init" {
            &Desk::bare()
        } else {
            &prepared.desk
        };
        let answer = desk.json(&borrowed(&sample));
        assert!(answer.is_object() || answer.is_array(), "{verb}: {answer}");
    }
}

#[test]
fn every_verb_answers_people_on_standard_output_alone() {
    for verb in verbs() {
        let prepared = Prepared::new();
        let sample = prepared.sample(&verb);
        let desk = if verb == "init" {
            &Desk::bare()
        } else {
            &prepared.desk
        };
        let ran = desk.run(&borrowed(&sample));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{verb}");
        assert!(ran.out.ends_with('\n'), "{verb}: {:?}", ran.out);
    }
}

#[test]
fn every_verb_but_init_needs_a_library() {
    let prepared = Prepared::new();
    for verb in verbs().iter().filter(|verb| *verb != "init") {
        let elsewhere = text(&prepared.desk.path("elsewhere"));
        let sample = prepared.sample(verb);
        let arguments = [vec!["--library", &elsewhere], borrowed(&sample)].concat();
        assert_eq!(prepared.desk.refused(&arguments), "no-library", "{verb}");
        assert!(
            !prepared.desk.path("elsewhere").exists(),
            "{verb} made a folder"
        );
    }
}

#[test]
fn a_newer_library_is_refused_by_every_verb_with_no_byte_written() {
    let prepared = Prepared::new();
    let file = prepared.desk.folder().join("library.lectern");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    std::fs::write(&file, bytes).unwrap();
    let before = (
        prepared.desk.files(),
        file.metadata().unwrap().modified().unwrap(),
    );
    for verb in verbs() {
        assert_eq!(
            prepared.desk.refused(&borrowed(&prepared.sample(&verb))),
            "newer-library",
            "{verb}"
        );
        let after = (
            prepared.desk.files(),
            file.metadata().unwrap().modified().unwrap(),
        );
        assert!(after == before, "{verb} wrote into the library's folder");
    }
}

#[test]
fn unknown_ids_are_exit_1_everywhere() {
    let prepared = Prepared::new();
    let file = prepared.sample("add").pop().unwrap();
    for id in ["nope", "", NOWHERE] {
        let cases: &[(&[&str], &str)] = &[
            (&["add", "--edition-of", id, &file], "unknown-document"),
            (&["topics", id], "unknown-document"),
            (&["show", id], "unknown-topic"),
            (&["highlight", id, "--quote", "sun"], "unknown-topic"),
            (&["note", "--topic", id, "--text", "x"], "unknown-topic"),
            (
                &["note", "--document", id, "--text", "x"],
                "unknown-document",
            ),
            (&["bookmark", id], "unknown-topic"),
            (&["annotations", "--document", id], "unknown-document"),
            (&["edit", id, "--note", "x"], "unknown-annotation"),
            (&["remove", id], "unknown-annotation"),
            (&["search", "x", "--document", id], "unknown-document"),
            (
                &[
                    "export",
                    "--format",
                    "json",
                    "--document",
                    id,
                    "--out",
                    "out",
                ],
                "unknown-document",
            ),
        ];
        for (arguments, code) in cases {
            assert_eq!(prepared.desk.refused(arguments), *code, "{arguments:?}");
        }
    }
}

#[test]
fn a_failed_request_is_told_on_standard_error_and_changes_nothing() {
    let prepared = Prepared::new();
    let before = prepared.desk.dump();
    let ran = prepared.desk.run(&["remove", NOWHERE]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.starts_with("error: ") && ran.err.contains(NOWHERE),
        "{}",
        ran.err
    );
    assert_eq!(prepared.desk.dump(), before);
}

#[test]
fn wrong_usage_is_exit_2() {
    let desk = Desk::new();
    let wrong: &[&[&str]] = &[
        &[],
        &["nonsense"],
        &["documents", "extra"],
        &["show"],
        &["add"],
        &["undo", "--no-such-option"],
        &["--library"],
    ];
    for arguments in wrong {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
        let ran = desk.run(&[&["--json"], *arguments].concat());
        assert_eq!(
            (ran.code, &ran.value()["error"]["code"]),
            (2, &json!("usage")),
            "{arguments:?}"
        );
    }
}

#[test]
fn global_options_stand_before_or_after_the_verb() {
    let desk = Desk::new();
    desk.report();
    let folder = text(&desk.folder());
    let expected = desk.json(&["documents"]);
    for arguments in [
        ["--library", &folder, "--json", "documents"],
        ["documents", "--json", "--library", &folder],
        ["--json", "documents", "--library", &folder],
    ] {
        let mut command = desk.command(&arguments);
        let output = command.env_remove("LECTERN_LIBRARY").output().unwrap();
        assert_eq!(
            serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap(),
            expected,
            "{arguments:?}"
        );
    }
}

#[test]
fn help_and_version_are_exit_0_and_open_no_library() {
    let desk = Desk::bare();
    for verb in verbs() {
        let ran = desk.run(&[&verb, "--help"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{verb}");
        assert!(
            ran.out.contains(&format!("Usage: lectern-cli {verb}")),
            "{}",
            ran.out
        );
    }
    let version = desk.run(&["--version"]);
    assert_eq!(
        (version.code, version.out.trim()),
        (0, concat!("lectern-cli ", env!("CARGO_PKG_VERSION")))
    );
    assert_eq!(
        desk.json(&["--version"])["version"],
        env!("CARGO_PKG_VERSION")
    );
    assert!(desk.json(&["--help"])["help"].is_string());
    assert!(!desk.folder().exists());
}
