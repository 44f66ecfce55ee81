//! `highlight` marks words by quoting them; what cannot be placed for certain is refused.

use serde_json::json;

use crate::desk::{Desk, assert_fields, assert_time, id};

/// The fields that every answer with an annotation has.
pub const FIELDS: &[&str] = &[
    "annotation",
    "kind",
    "document",
    "topic",
    "quote",
    "prefix",
    "suffix",
    "start",
    "end",
    "colour",
    "note",
    "label",
    "tags",
    "state",
    "confidence",
    "origin",
    "created_at",
    "modified_at",
];

#[test]
fn answers_with_the_annotation() {
    let desk = Desk::new();
    let report = desk.report();
    let made = desk.json(&[
        "highlight",
        &report.topics[1],
        "--quote",
        "the sun helps",
        "--colour",
        "rose",
        "--note",
        "Really?",
        "--tag",
        "sky",
        "--tag",
        "force",
    ]);
    assert_fields(&made, FIELDS);
    id(&made, "annotation");
    assert_eq!(
        (&made["kind"], &made["document"]),
        (&json!("highlight"), &json!(report.document))
    );
    assert_eq!(
        (&made["topic"], &made["quote"]),
        (&json!(report.topics[1]), &json!("the sun helps"))
    );
    assert_eq!(
        (&made["colour"], &made["note"]),
        (&json!("rose"), &json!("Really?"))
    );
    assert_eq!(made["tags"], json!(["force", "sky"]));
    assert_eq!(
        (&made["state"], &made["origin"]),
        (&json!("attached"), &json!("person"))
    );
    assert_eq!(
        (&made["label"], &made["confidence"]),
        (&json!(null), &json!(null))
    );
    assert_time(&made, "created_at");
    assert_eq!(made["created_at"], made["modified_at"]);
    assert_eq!(desk.json(&["annotations"]), json!([made]));
}

#[test]
fn what_is_absent_is_null_and_no_tags_is_an_empty_list() {
    let desk = Desk::new();
    let report = desk.report();
    let made = desk.json(&["highlight", &report.topics[1], "--quote", "sun"]);
    assert_eq!(
        (&made["colour"], &made["note"], &made["tags"]),
        (&json!("yellow"), &json!(null), &json!([]))
    );
}

#[test]
fn offsets_are_code_points_and_the_end_is_exclusive() {
    let desk = Desk::new();
    let report = desk.report();
    let text = desk.json(&["show", &report.topics[0]])["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let made = desk.json(&["highlight", &report.topics[0], "--quote", "🌊 twice"]);
    let points: Vec<char> = text.chars().collect();
    let (start, end) = (
        made["start"].as_u64().unwrap() as usize,
        made["end"].as_u64().unwrap() as usize,
    );
    assert_eq!(points[start..end].iter().collect::<String>(), "🌊 twice");
    let before = made["prefix"].as_str().unwrap();
    assert_eq!(
        points[start - before.chars().count()..start]
            .iter()
            .collect::<String>(),
        before
    );
    assert_eq!(made["suffix"], ".\n");
}

#[test]
fn a_quote_that_is_not_there_is_refused() {
    let desk = Desk::new();
    let report = desk.report();
    for quote in ["Twice a day", "The Water", "", "watercomes"] {
        assert_eq!(
            desk.refused(&["highlight", &report.topics[0], "--quote", quote]),
            "quote-not-found",
            "{quote}"
        );
    }
    assert_eq!(desk.json(&["annotations"]), json!([]));
}

#[test]
fn a_quote_that_is_there_twice_needs_context() {
    let desk = Desk::new();
    let report = desk.report();
    let topic = report.topics[0].as_str();
    assert_eq!(
        desk.refused(&["highlight", topic, "--quote", "the water"]),
        "quote-ambiguous"
    );
    assert_eq!(
        desk.refused(&["highlight", topic, "--quote", "the water", "--prefix", " "]),
        "quote-ambiguous"
    );
    let first = desk.json(&[
        "highlight",
        topic,
        "--quote",
        "the water",
        "--prefix",
        "Here ",
    ]);
    let second = desk.json(&[
        "highlight",
        topic,
        "--quote",
        "the water",
        "--suffix",
        " goes",
    ]);
    assert!(first["end"].as_u64() < second["start"].as_u64());
    assert_eq!(second["quote"], "the water");
}

#[test]
fn prefix_and_suffix_border_the_quote_and_may_be_partial() {
    let desk = Desk::new();
    let report = desk.report();
    let topic = report.topics[0].as_str();
    let made = desk.json(&[
        "highlight",
        topic,
        "--quote",
        "the water",
        "--prefix",
        "re ",
        "--suffix",
        " c",
    ]);
    assert_eq!(
        made["prefix"]
            .as_str()
            .map(|words| words.ends_with("Here ")),
        Some(true),
        "kept in full: {made}"
    );
    let apart = ["highlight", topic, "--quote", "comes", "--prefix", "Here"];
    assert_eq!(
        desk.refused(&apart),
        "quote-not-found",
        "a prefix that does not border the quote"
    );
}

#[test]
fn a_note_is_the_text_exactly_as_given() {
    let desk = Desk::new();
    let report = desk.report();
    for note in [
        "- a list\n- of two\n",
        "  spaces  ",
        "--json",
        "“ü” 🌊\t\r\n",
        "-1",
    ] {
        let made = desk.json(&[
            "highlight",
            &report.topics[1],
            "--quote",
            "sun",
            "--note",
            note,
        ]);
        assert_eq!(made["note"], note);
        assert_eq!(desk.json(&["annotations"])[0]["note"], note);
        desk.json(&["undo"]);
    }
}

#[test]
fn the_five_colours_and_no_other() {
    let desk = Desk::new();
    let report = desk.report();
    for colour in ["yellow", "green", "blue", "rose", "violet"] {
        let made = desk.json(&[
            "highlight",
            &report.topics[1],
            "--quote",
            "sun",
            "--colour",
            colour,
        ]);
        assert_eq!(made["colour"], colour);
    }
    for colour in ["purple", "Yellow", ""] {
        let ran = desk.run(&[
            "highlight",
            &report.topics[1],
            "--quote",
            "sun",
            "--colour",
            colour,
        ]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{colour:?}");
    }
}

#[test]
fn a_tag_without_a_letter_is_refused_and_nothing_is_marked() {
    let desk = Desk::new();
    let report = desk.report();
    assert_eq!(
        desk.refused(&[
            "highlight",
            &report.topics[1],
            "--quote",
            "sun",
            "--tag",
            " "
        ]),
        "invalid-value"
    );
    assert_eq!(desk.json(&["annotations"]), json!([]));
}

#[test]
fn text_for_people_names_what_was_made() {
    let desk = Desk::new();
    let report = desk.report();
    let out = desk
        .run(&[
            "highlight",
            &report.topics[1],
            "--quote",
            "sun",
            "--note",
            "one\ntwo",
        ])
        .out;
    let made = &desk.json(&["annotations"])[0];
    assert!(out.contains(made["annotation"].as_str().unwrap()), "{out}");
    assert!(
        out.contains("\nnote        one\n            two\n"),
        "{out}"
    );
}

#[test]
fn spaces_and_line_breaks_need_not_be_the_same() {
    let desk = Desk::new();
    let report = desk.add(
        "a.md",
        "# A\n\n## One\n\nThe tide comes\nin twice. The tide goes.\n\nThe tide rests.\n",
    );
    let topic = report.topics[0].as_str();
    let made = desk.json(&["highlight", topic, "--quote", " tide  comes in\ttwice"]);
    assert_eq!(made["quote"], "tide comes in twice");
    let near = [
        "highlight",
        topic,
        "--quote",
        "The  tide",
        "--suffix",
        "  goes",
    ];
    assert_eq!(desk.json(&near)["quote"], "The tide");
    assert_eq!(
        desk.refused(&["highlight", topic, "--quote", "The  tide"]),
        "quote-ambiguous"
    );
    assert_eq!(
        desk.refused(&["highlight", topic, "--quote", "the  tide comes"]),
        "quote-not-found"
    );
}

#[test]
fn what_is_compared_is_said_and_the_nearest_words_are_shown() {
    let desk = Desk::new();
    let report = desk.report();
    let told = |quote: &str| {
        desk.run(&["highlight", &report.topics[1], "--quote", quote])
            .err
    };
    let case = told("the MOON pulls");
    for words in [
        "case must be the same",
        "spaces and line breaks need not",
        "“The moon pulls”",
    ] {
        assert!(case.contains(words), "{words}: {case}");
    }
    let edited = told("the sun hellps a litle");
    assert!(edited.contains("“the sun helps a little”"), "{edited}");
    let elsewhere = told("The water comes and the water goes");
    let there = format!(
        "in the topic {}, “1. Water”: “the water comes",
        report.topics[0]
    );
    assert!(elsewhere.contains(&there), "{elsewhere}");
    let nothing = told("quite another thing that stands nowhere");
    assert!(!nothing.contains("nearest"), "{nothing}");
}
