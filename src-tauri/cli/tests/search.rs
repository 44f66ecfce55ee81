//! `search` finds words in topics, titles, notes and tags, and never fails on what is typed.

use serde_json::json;

use crate::desk::{Desk, assert_fields, column, id, list};

#[test]
fn finds_topics_with_snippet_and_marks() {
    let desk = Desk::new();
    let report = desk.report();
    let answer = desk.json(&["search", "MOON"]);
    assert_fields(
        &answer,
        &[
            "total",
            "hits",
            "took_ms",
            "did_you_mean",
            "index",
            "counts",
        ],
    );
    assert_eq!(answer["total"], 1);
    let hit = &answer["hits"][0];
    assert_fields(
        hit,
        &[
            "kind",
            "document",
            "topic",
            "annotation",
            "title",
            "snippet",
            "marks",
            "score",
        ],
    );
    assert_eq!(
        (&hit["kind"], &hit["title"]),
        (&json!("topic"), &json!("2. Moon"))
    );
    assert_eq!(id(hit, "document"), report.document);
    assert_eq!(id(hit, "topic"), report.topics[1]);
    assert_eq!(hit["annotation"], json!(null));
    let snippet: Vec<char> = hit["snippet"].as_str().unwrap().chars().collect();
    for mark in list(&hit["marks"]) {
        let (start, end) = (
            mark[0].as_u64().unwrap() as usize,
            mark[1].as_u64().unwrap() as usize,
        );
        let word: String = snippet[start..end].iter().collect();
        assert_eq!(word.to_lowercase(), "moon");
    }
    // The heading, which has the word too, is the title and not said again.
    assert_eq!(list(&hit["marks"]).len(), 1);
}

#[test]
fn the_language_of_queries() {
    let desk = Desk::new();
    desk.report();
    for (query, total) in [
        ("the water", 1),
        ("\"the water comes\"", 1),
        ("\"water the\"", 0),
        ("wat*", 1),
        ("twice -moon", 1),
        ("-moon", 2),
        ("water OR moon", 2),
        ("title:moon", 1),
        ("title:pulls", 0),
        ("kind:document tides", 1),
        ("foo:bar", 0),
        ("\"water", 1),
        ("-", 0),
        ("   ", 0),
        ("", 0),
    ] {
        assert_eq!(desk.json(&["search", query])["total"], total, "{query}");
    }
}

#[test]
fn places_and_documents_narrow() {
    let desk = Desk::new();
    let report = desk.report();
    let other = desk.add("other.md", "# Other\n\n## One\n\nThe moon again.\n");
    let mark = desk.highlight(&report.topics[1], "The moon");
    desk.json(&[
        "edit",
        &mark,
        "--note",
        "Ask about the orbit.",
        "--tag",
        "Sky",
    ]);
    let kinds = |arguments: &[&str]| {
        let answer = desk.json(&[&["search"], arguments].concat());
        let mut kinds = column(&answer["hits"], "kind");
        kinds.sort();
        kinds
    };
    assert_eq!(kinds(&["moon"]), ["highlight", "topic", "topic"]);
    assert_eq!(kinds(&["moon", "--in", "documents"]), ["topic", "topic"]);
    assert_eq!(kinds(&["moon", "--in", "annotations"]), ["highlight"]);
    assert_eq!(kinds(&["moon", "--document", &other.document]), ["topic"]);
    assert_eq!(kinds(&["tag:sky orbit"]), ["highlight"]);
    assert_eq!(kinds(&["in:notes moon"]), [""; 0]);
    let answer = desk.json(&["search", "moon", "--limit", "1"]);
    assert_eq!(
        (answer["total"].as_u64(), list(&answer["hits"]).len()),
        (Some(3), 1)
    );
    assert_eq!(
        desk.json(&["search", "orbit"])["hits"][0]["snippet"],
        "Ask about the orbit."
    );
    desk.json(&["undo"]);
    assert_eq!(kinds(&["orbit"]), [""; 0]);
    assert_eq!(desk.run(&["search", "moon", "--in", "attic"]).code, 2);
}

#[test]
fn a_word_that_is_nowhere_is_told_to_people_too() {
    let desk = Desk::new();
    desk.report();
    let out = desk.run(&["search", "watre"]).out;
    assert_eq!(out, "Nothing found.\nDid you mean: water\n");
    assert!(desk.run(&["search", "moon"]).out.contains("2. Moon"));
}

#[test]
fn several_words_are_one_query() {
    let desk = Desk::new();
    desk.report();
    assert_eq!(desk.json(&["search", "water", "goes"])["total"], 1);
    assert_eq!(desk.json(&["search", "water", "sun"])["total"], 0);
    let minus = ["search", "moon", "sun", "--limit", "1", "--", "-water"];
    assert_eq!(desk.json(&minus)["total"], 1);
    assert_eq!(desk.run(&["search"]).code, 2, "no word at all");
}

#[test]
fn a_value_that_a_field_cannot_have_is_told_with_what_it_takes() {
    let desk = Desk::new();
    desk.report();
    for (query, told) in [
        (
            "after:2026-11-2810:00",
            "after: takes a day such as 2026-11-24",
        ),
        ("water colour:purple", "colour: takes yellow, green"),
        ("in:everywhere", "in: takes titles"),
        ("state:gone", "state: takes attached"),
    ] {
        let out = desk.run(&["search", query]).out;
        assert!(out.contains(told) && !out.contains("Did you mean"), "{out}");
    }
    // A word beside it is proposed for still, and what is no field is text.
    let answer = desk.json(&["search", "watter after:tomorow"]);
    assert_eq!(answer["did_you_mean"], "water after:tomorow");
    assert_eq!(
        answer["misread"],
        json!([{"field": "after", "given": "tomorow"}])
    );
    assert_eq!(
        desk.json(&["search", "note:x after: in:notes"])["misread"],
        json!([])
    );
}

#[test]
fn the_nearest_tag_is_proposed() {
    let desk = Desk::new();
    let report = desk.report();
    for tag in ["sea", "two words"] {
        desk.json(&[
            "highlight",
            &report.topics[1],
            "--quote",
            "sun",
            "--tag",
            tag,
        ]);
    }
    for (query, proposal) in [
        ("tag:seaa", json!("tag:sea")),
        ("water tag:#Seaa", json!("water tag:sea")),
        ("tag:\"two wards\"", json!("tag:\"two words\"")),
        ("tag:twowords", json!("tag:\"two words\"")),
        ("tag:sea colour:blue", json!(null)),
        ("tag:mountain", json!(null)),
    ] {
        assert_eq!(
            desk.json(&["search", query])["did_you_mean"],
            proposal,
            "{query}"
        );
    }
}
