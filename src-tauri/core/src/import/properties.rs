//! What holds for every document, held against random ones.

use proptest::prelude::*;

use super::*;

/// Pieces from which Markdown that is almost right is made.
fn piece() -> impl Strategy<Value = String> {
    let marks: Vec<&'static str> = vec![
        "\n",
        "\n\n",
        " ",
        "  \n",
        "\t",
        "    ",
        "# ",
        "## ",
        "### ",
        "#",
        "===\n",
        "---\n",
        "> ",
        "- ",
        "* ",
        "1. ",
        "- [x] ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "~~~\n",
        "[",
        "](",
        ")",
        "](#a)",
        "![",
        "[^1]",
        "[^1]: ",
        "[^b]",
        "\n\n[^b]: ",
        "|",
        "\n|--|:-:|\n",
        "<",
        ">",
        "&",
        "&amp;",
        "&#13;",
        "&#0;",
        "&nbsp;",
        "\\",
        "https://a.example/b",
        "www.a.example",
        "<a@b.example>",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<li>",
        "<ul>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<a href=\"#a\">",
        "</a>",
        "<a id=x>",
        "<h2>",
        "</h2>",
        "<br>",
        "<hr>",
        "<img src=x alt=y>",
        "<script>",
        "</script>",
        "<svg>",
        "<math>",
        "<style>",
        "<!--",
        "-->",
        "<details>",
        "<summary>",
        "<caption>",
        "<th>",
        "<int>",
        "<dl>",
        "<dt>",
        "<dd>",
        "<code>",
        "\u{a0}",
        "\u{1f600}",
        "é",
        "שלום",
        "報告",
        "\u{feff}",
        "\r",
        "\"",
        "'",
    ];
    prop_oneof![
        3 => proptest::sample::select(marks).prop_map(str::to_owned),
        2 => "[a-z]{1,8}",
        1 => "\\PC{0,6}",
    ]
}

fn markdown() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// The text content of HTML as html5ever reads it: a sanitiser that lets no element through
/// leaves the text, with its five entities.
fn parsed_text(html: &str) -> String {
    let text = ammonia::Builder::empty()
        .clean_content_tags(std::collections::HashSet::new())
        .clean(html)
        .to_string();
    assert!(!text.contains('<'));
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

fn source(text: &str) -> Source {
    Source {
        name: "a.md".into(),
        bytes: text.into(),
        beside: super::Beside::Nothing,
    }
}

/// Letters and figures of a text, in order, without the numbers of footnotes, which are no part of a heading.
fn letters(text: &str) -> String {
    let mut letters = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        letters.push_str(before);
        let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
        rest = digits
            .strip_prefix(']')
            .filter(|_| digits.len() < after.len())
            .unwrap_or(after);
    }
    letters.push_str(rest);
    letters.retain(char::is_alphanumeric);
    letters
}

#[test]
fn a_heading_may_begin_with_a_footnote() {
    let read = import(&source("# [^b]a\n\n[^b]: ")).unwrap();
    assert_eq!(read.topics[0].heading, "a");
    assert!(read.topics[0].text.starts_with("[1]a"));
    assert_eq!(letters("[1]a [x] [12"), "ax12");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn text_is_the_text_content_and_sanitising_again_changes_nothing(text in markdown()) {
        let read = match import(&source(&text)) {
            Ok(read) => read,
            Err(refused) => {
                prop_assert!(matches!(refused, Refusal::Empty { .. } | Refusal::Binary { .. }), "{refused}");
                return Ok(());
            }
        };
        for topic in &read.topics {
            prop_assert_eq!(&topic.text, &parsed_text(&topic.html), "{}", topic.html);
            prop_assert_eq!(&topic.html, &sanitise::sanitise(&topic.html));
            prop_assert!(topic.text.ends_with('\n'));
            let heading = letters(&topic.heading);
            let begins = topic.level == 0 || letters(&topic.text).starts_with(&heading);
            prop_assert!(begins || topic.html.contains("<img") || topic.html.contains("picture"), "{:?}", topic);
        }
        for target in &read.targets {
            let length = read.topics[target.topic].text.chars().count();
            prop_assert!(target.offset as usize <= length);
        }
    }

    #[test]
    fn a_note_never_harms(text in markdown()) {
        let html = render_note(&text);
        prop_assert_eq!(&html, &sanitise::sanitise(&html));
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            prop_assert!(!tag.starts_with("script") && !tag.starts_with("img") && !tag.contains(" id="));
        }
    }

    #[test]
    fn no_word_of_a_paragraph_is_lost(
        parts in proptest::collection::vec(("#{0,3}", "[a-zé報ש]{1,9}( [a-z]{1,9}){0,6}"), 1..12),
    ) {
        let text: String = parts
            .iter()
            .map(|(marks, words)| format!("{marks} {words}\n\n"))
            .collect();
        let read = import(&source(&text)).unwrap();
        let kept: String = read.topics.iter().map(|topic| letters(&topic.text)).collect();
        let written: String = parts.iter().map(|(_, words)| letters(words)).collect();
        // A title is no topic: its words are the title's.
        let with_title = letters(&read.title) + &kept;
        prop_assert!(kept == written || with_title == written, "{kept} {written}");
    }

    #[test]
    fn plain_text_keeps_every_letter(text in "[a-z<>&\\n\\t \u{a0}é]{1,200}") {
        let source = Source { name: "a.txt".into(), ..source(&text) };
        if let Ok(read) = import(&source) {
            prop_assert_eq!(letters(&read.topics[0].text), letters(&text));
            prop_assert_eq!(&read.topics[0].text, &parsed_text(&read.topics[0].html));
        }
    }

    #[test]
    fn any_bytes_end_well(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.md", "a.txt"] {
            let source = Source { name: name.into(), bytes: bytes.clone(), beside: super::Beside::Nothing };
            if let Err(refused) = import(&source) {
                prop_assert_ne!(refused.code(), "internal");
            }
        }
    }
}
