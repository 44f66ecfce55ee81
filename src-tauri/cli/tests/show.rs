//! `show` prints one topic as text, HTML or Markdown.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn answers_with_the_form_that_was_asked_for() {
    let desk = Desk::new();
    let report = desk.report();
    let topic = report.topics[1].as_str();
    let text = desk.json(&["show", topic]);
    assert_eq!(
        (&text["topic"], &text["title"]),
        (&json!(topic), &json!("2. Moon"))
    );
    assert_eq!(text.as_object().unwrap().len(), 3, "{text}");
    assert_eq!(desk.json(&["show", topic, "--as", "text"]), text);
    let html = desk.json(&["show", topic, "--as", "html"]);
    assert!(
        html["html"].as_str().unwrap().contains("<p>The moon pulls"),
        "{html}"
    );
    let markdown = desk.json(&["show", topic, "--as", "markdown"]);
    let source = "## 2. Moon\n\nThe moon pulls; the sun helps a little. Twice a day.";
    assert_eq!(
        markdown["markdown"].as_str().map(str::trim_end),
        Some(source)
    );
}

#[test]
fn text_and_html_begin_with_the_heading() {
    let desk = Desk::new();
    let report = desk.report();
    let text = desk.json(&["show", &report.topics[0]])["text"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(text.starts_with("1. Water"), "{text}");
    let html = desk.json(&["show", &report.topics[0], "--as", "html"])["html"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(html.starts_with("<h2"), "{html}");
}

#[test]
fn people_get_the_topic_alone() {
    let desk = Desk::new();
    let report = desk.report();
    let text = desk.json(&["show", &report.topics[0]])["text"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(desk.run(&["show", &report.topics[0]]).out, text);
    assert!(
        desk.run(&["show", &report.topics[0], "--as", "html"])
            .out
            .starts_with("<h2")
    );
}

#[test]
fn another_form_is_wrong_usage() {
    let desk = Desk::new();
    let report = desk.report();
    assert_eq!(
        desk.run(&["show", &report.topics[0], "--as", "pdf"]).code,
        2
    );
}

#[test]
fn a_hostile_document_stays_data() {
    let desk = Desk::new();
    let report = desk.add(
        "x.md",
        "# T\n\n## A\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> word\n",
    );
    let html = desk.run(&["show", &report.topics[0], "--as", "html"]).out;
    assert!(
        !html.contains("<script") && !html.contains("<img"),
        "{html}"
    );
}
