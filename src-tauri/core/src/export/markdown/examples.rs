//! Files of notes as they come out, and what no quote, title or heading can do to them.

use super::super::samples;
use super::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn written(arrange: Arrange) -> String {
    let notes = samples::notes();
    markdown(&notes.documents[0], &notes.exported_at, arrange)
}

#[test]
fn by_topic() {
    insta::assert_snapshot!(written(Arrange::Topic), @r##"
    ---
    title: Advances in Models
    author: A. Reader
    source: lectern://document/0192f7c4-1111-7000-8000-000000000001
    edition: 2
    exported: 2026-11-24
    annotations: 6
    ---

    # Advances in Models

    Read for the *budget* round. ^n-000000000001

    ## 1 Multimodal models

    Compare with:

    - the edge report
    - the memo

    #cost · ^n-000000000002

    ## 2 Model efficiency

    ### Quantisation

    > eight bits halves the memory.
    > It is \*cheap\*

    In context: Rounding to eight bits halves the memory. It is \*cheap\*.

    Ask legal whether “most tasks” covers ours.

    Yellow · #cost #to-check · ^h-000000000003

    > four bits needs care

    Green · words have changed · by summariser · ^h-000000000004

    **Bookmark**: Where the table is · ^b-000000000005

    ## Words that were not found

    > words that are gone

    Rose · ^h-000000000006
    "##);
}

#[test]
fn by_tag() {
    insta::assert_snapshot!(written(Arrange::Tag), @r##"
    ---
    title: Advances in Models
    author: A. Reader
    source: lectern://document/0192f7c4-1111-7000-8000-000000000001
    edition: 2
    exported: 2026-11-24
    annotations: 6
    ---

    # Advances in Models

    ## cost

    Compare with:

    - the edge report
    - the memo

    #cost · 1 Multimodal models · ^n-000000000002

    > eight bits halves the memory.
    > It is \*cheap\*

    In context: Rounding to eight bits halves the memory. It is \*cheap\*.

    Ask legal whether “most tasks” covers ours.

    Yellow · #cost #to-check · Quantisation · ^h-000000000003

    ## to check

    > eight bits halves the memory.
    > It is \*cheap\*

    In context: Rounding to eight bits halves the memory. It is \*cheap\*.

    Ask legal whether “most tasks” covers ours.

    Yellow · #cost #to-check · Quantisation

    ## Without a tag

    Read for the *budget* round. ^n-000000000001

    > four bits needs care

    Green · Quantisation · words have changed · by summariser · ^h-000000000004

    **Bookmark**: Where the table is · Quantisation · ^b-000000000005

    > words that are gone

    Rose · not found · ^h-000000000006
    "##);
}

#[test]
fn several_documents_have_one_front_matter() {
    let mut notes = samples::notes();
    notes.documents[0].annotations.truncate(1);
    notes.documents.push(DocumentNotes {
        title: "# Second: *one*".to_owned(),
        ..notes.documents[0].clone()
    });
    insta::assert_snapshot!(of_all(&notes.exported_at, &notes.documents, Arrange::Topic), @r##"
    ---
    title: Notes
    exported: 2026-11-24
    documents: 2
    annotations: 2
    ---

    # Advances in Models

    Read for the *budget* round. ^n-000000000001

    # \# Second: \*one\*

    Read for the *budget* round. ^n-000000000001
    "##);
}

/// The text of the first quote block, as a reader of Markdown with everything switched on
/// (but typographic replacements) sees it.
fn read_back(markdown: &str) -> String {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let mut text = String::new();
    let mut inside = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => inside = true,
            Event::End(TagEnd::BlockQuote(_)) => break,
            Event::Text(words) if inside => text.push_str(&words),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => text.push(' '),
            Event::SoftBreak => text.push(' '),
            other if inside => text.push_str(&format!("<{other:?}>")),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quote_in_a_file(quote: &str) -> String {
    let mut notes = samples::notes();
    notes.documents[0].annotations = vec![samples::highlight(7, quote)];
    markdown(&notes.documents[0], &notes.exported_at, Arrange::Topic)
}

#[test]
fn hostile_quotes_stay_quotes() {
    for quote in [
        "> deeper",
        "# head\n---\n===",
        "```\ncode\n```",
        "    indented",
        "[a]: http://b.c",
        "[^1]: note",
        "| a | b |\n|---|---|\n| c | d |",
        "<script>alert(1)</script>",
        "<!-- x",
        "- [ ] task",
        "1) one",
        "&lt; &#60;",
        "![i](j)",
        "[[wiki]]",
        "$x$ $$y$$",
        "a\\\nb",
        "~~gone~~ ~sub~ ^sup^",
        "term\n: definition",
        "+++\ntoml\n+++",
        "[!NOTE]\ntext",
        "http://example.org/a_b_c",
        "a  \nb",
        "||spoiler||",
        "{#id .class}",
        "\u{b}x\u{c}y",
    ] {
        let words: Vec<_> = quote.split_whitespace().collect();
        assert_eq!(read_back(&quote_in_a_file(quote)), words.join(" "));
    }
}

proptest! {
    #[test]
    fn any_quote_comes_back(quote in "[-#*_`~<>!a-c1\\[\\]():|=^%$&;{}+\\\\. \n\t'\"é漢]{1,60}") {
        let words: Vec<_> = quote.split_whitespace().collect();
        prop_assert_eq!(read_back(&quote_in_a_file(&quote)), words.join(" "), "{}", quote_in_a_file(&quote));
    }

    #[test]
    fn any_title_and_heading_keep_to_their_lines(title in "(?s).{1,40}", heading in "(?s).{1,40}") {
        let mut notes = samples::notes();
        notes.documents[0].title = title;
        notes.documents[0].topics[0].heading = heading;
        let file = markdown(&notes.documents[0], &notes.exported_at, Arrange::Topic);
        let is_heading = |line: &&str| line.trim_start_matches('#').starts_with(' ');
        let heads = file.lines().filter(|line| line.starts_with('#')).filter(is_heading);
        prop_assert_eq!(heads.count(), 5);
        prop_assert_eq!(file.lines().position(|line| line == "---"), Some(0));
    }
}
