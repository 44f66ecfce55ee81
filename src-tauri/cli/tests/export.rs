//! `export` writes notes to a file or into a folder; what was there stays whole on failure.

use serde_json::{Value, json};

use crate::desk::{Desk, Report, list, text};

fn marked(desk: &Desk) -> Report {
    let report = desk.report();
    let (water, moon) = (report.topics[0].as_str(), report.topics[1].as_str());
    desk.json(&[
        "highlight",
        moon,
        "--quote",
        "the sun helps",
        "--colour",
        "blue",
        "--note",
        "Does it?",
        "--tag",
        "sky",
    ]);
    desk.json(&["highlight", water, "--quote", "comes"]);
    desk.json(&[
        "note",
        "--document",
        &report.document,
        "--text",
        "All in all",
    ]);
    report
}

fn exported(desk: &Desk, options: &[&str]) -> (Value, String) {
    let out = text(&desk.path("out"));
    let answer = desk.json(&[&["export", "--out", &out], options].concat());
    (answer, std::fs::read_to_string(&out).unwrap())
}

#[test]
fn answers_with_path_annotations_and_bytes() {
    let desk = Desk::new();
    marked(&desk);
    for format in ["markdown", "html", "json"] {
        let (answer, content) = exported(&desk, &["--format", format]);
        assert_eq!(answer["path"], text(&desk.path("out")));
        assert_eq!(
            (&answer["annotations"], &answer["bytes"]),
            (&json!(3), &json!(content.len()))
        );
        for words in ["the sun helps", "Does it?", "All in all"] {
            assert!(content.contains(words), "{format}: {words}: {content}");
        }
    }
}

#[test]
fn an_existing_folder_gets_one_file_per_document() {
    let desk = Desk::new();
    marked(&desk);
    let other = desk.add("winds.md", "# Winds\n\n## One\n\nThey blow.\n");
    desk.highlight(&other.topics[0], "blow");
    let out = desk.path("vault");
    std::fs::create_dir(&out).unwrap();
    let answer = desk.json(&["export", "--format", "markdown", "--out", &text(&out)]);
    assert_eq!(
        (&answer["path"], &answer["annotations"]),
        (&json!(text(&out)), &json!(4))
    );
    let (tides, winds) = (out.join("Tides.md"), out.join("Winds.md"));
    let bytes = tides.metadata().unwrap().len() + winds.metadata().unwrap().len();
    assert_eq!(answer["bytes"], bytes);
    assert_eq!(answer["files"], json!([text(&tides), text(&winds)]));
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 2);
}

#[test]
fn only_what_passes_the_filters_leaves() {
    let desk = Desk::new();
    let report = marked(&desk);
    let number = |options: &[&str]| {
        let (answer, _) = exported(&desk, &[&["--format", "json"], options].concat());
        answer["annotations"].as_u64().unwrap()
    };
    assert_eq!(number(&["--kind", "note"]), 1);
    assert_eq!(number(&["--kind", "note", "--kind", "highlight"]), 3);
    assert_eq!(number(&["--colour", "blue"]), 1);
    assert_eq!(number(&["--tag", "sky", "--colour", "yellow"]), 0);
    assert_eq!(number(&["--state", "attached"]), 3);
    assert_eq!(number(&["--document", &report.document]), 3);
    assert_eq!(number(&["--since", "2999-01-01"]), 0);
    assert_eq!(number(&["--since", "2020-01-01T00:00:00Z"]), 3);
}

#[test]
fn the_text_around_a_quote_comes_along_if_wished() {
    let desk = Desk::new();
    marked(&desk);
    let around = |context: &str| {
        exported(
            &desk,
            &[
                "--format",
                "markdown",
                "--colour",
                "blue",
                "--context",
                context,
            ],
        )
        .1
    };
    assert!(!around("none").contains("The moon pulls"));
    let (sentence, paragraph) = (around("sentence"), around("paragraph"));
    assert!(
        sentence.contains("The moon pulls") && !sentence.contains("Twice a day"),
        "{sentence}"
    );
    assert!(paragraph.contains("Twice a day"), "{paragraph}");
}

#[test]
fn an_existing_file_is_replaced_whole() {
    let desk = Desk::new();
    marked(&desk);
    desk.write("out", "x".repeat(100_000));
    let (answer, content) = exported(&desk, &["--format", "json"]);
    assert_eq!(answer["bytes"], content.len());
    assert!(serde_json::from_str::<Value>(&content).is_ok());
}

#[test]
fn on_failure_what_was_there_stays_whole() {
    let desk = Desk::new();
    marked(&desk);
    let out = desk.write("out", "what was there");
    let wrong = [
        "export",
        "--format",
        "json",
        "--document",
        "nope",
        "--out",
        &out,
    ];
    assert_eq!(desk.refused(&wrong), "unknown-document");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "what was there");
    let nowhere = text(&desk.path("no/such/folder/notes.json"));
    desk.refused(&["export", "--format", "json", "--out", &nowhere]);
    let told = desk
        .run(&["export", "--format", "json", "--out", &nowhere])
        .err;
    assert!(told.contains(&nowhere) && !told.contains(".part"), "{told}");
    assert!(!desk.path("no").exists());
    #[cfg(unix)]
    desk.refused(&["export", "--format", "json", "--out", "/dev/null"]);
}

#[test]
fn values_outside_their_list_are_wrong_usage() {
    let desk = Desk::new();
    let out = text(&desk.path("out"));
    let base = ["export", "--format", "json", "--out", &out];
    for [option, value] in [
        ["--kind", "comment"],
        ["--colour", "purple"],
        ["--state", "lost"],
        ["--context", "page"],
        ["--since", "yesterday"],
    ] {
        assert_eq!(
            desk.run(&[&base[..], &[option, value]].concat()).code,
            2,
            "{option}"
        );
    }
    assert_eq!(
        desk.run(&["export", "--format", "pdf", "--out", &out]).code,
        2
    );
    assert_eq!(desk.run(&["export", "--out", &out]).code, 2);
    assert_eq!(desk.run(&["export", "--format", "json"]).code, 2);
    assert!(!desk.path("out").exists());
}

#[test]
fn the_trash_stays_in() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "sun");
    desk.json(&["remove", &mark]);
    assert_eq!(exported(&desk, &["--format", "json"]).0["annotations"], 0);
    assert_eq!(list(&desk.json(&["trash"])).len(), 1);
}

#[test]
fn a_file_of_ones_own_in_the_folder_is_left_alone() {
    let desk = Desk::new();
    marked(&desk);
    let out = desk.path("vault");
    std::fs::create_dir(&out).unwrap();
    for (format, extension) in [("markdown", "md"), ("html", "html"), ("json", "json")] {
        let options = ["export", "--format", format, "--out", &text(&out)];
        let name = |answer: &Value| answer["files"][0].as_str().unwrap().to_owned();
        let first = name(&desk.json(&options));
        assert_eq!(
            name(&desk.json(&options)),
            first,
            "an earlier export is renewed"
        );
        std::fs::write(&first, "my own words").unwrap();
        let second = name(&desk.json(&options));
        assert!(second.ends_with(&format!(" 2.{extension}")), "{second}");
        assert_eq!(std::fs::read_to_string(&first).unwrap(), "my own words");
        assert_eq!(name(&desk.json(&options)), second);
    }
}
