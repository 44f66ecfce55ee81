//! Documents and what becomes of them: input and expected outcome, one kind of trouble a test.

use super::*;

fn source(name: &str, bytes: impl AsRef<[u8]>) -> Source {
    Source {
        name: name.into(),
        bytes: bytes.as_ref().to_vec(),
        beside: super::Beside::Nothing,
    }
}

fn markdown(text: impl AsRef<[u8]>) -> Imported {
    import(&source("name of file.md", text)).unwrap()
}

/// The document's title, then a line per topic: level, parent, heading, text.
fn shape(text: impl AsRef<[u8]>) -> String {
    let read = markdown(text);
    let mut out = format!("= {}\n", read.title);
    for topic in &read.topics {
        let parent = topic.parent.map_or("-".into(), |parent| parent.to_string());
        out += &format!(
            "{} {parent} {}: {:?}\n",
            topic.level, topic.heading, topic.text
        );
    }
    out
}

fn html(text: &str) -> String {
    markdown(text)
        .topics
        .into_iter()
        .map(|topic| topic.html)
        .collect()
}

#[test]
fn a_report_in_a_text_file() {
    let mut report = String::from("# Report on Things (RT)\n\n");
    for n in 1..=10 {
        report += &format!("## {n}. Part {n}\n\nWords of part {n}.\n\n");
    }
    report += "In conclusion, words.";
    let read = import(&source("report.txt", report)).unwrap();
    assert_eq!(read.format, Format::Markdown);
    assert_eq!(read.title, "Report on Things (RT)");
    assert_eq!(read.topics.len(), 10);
    assert!(
        read.topics
            .iter()
            .all(|t| t.level == 2 && t.parent.is_none())
    );
    assert_eq!(read.topics[9].heading, "10. Part 10");
    assert_eq!(
        read.topics[9].text,
        "10. Part 10\nWords of part 10.\nIn conclusion, words.\n"
    );
    assert_eq!(
        read.topics[0].html,
        "<h2 id=\"l-1-part-1\"><span class=\"no\">1. </span>Part 1</h2>\n<p>Words of part 1.</p>\n"
    );
}

#[test]
fn no_heading_at_all() {
    assert_eq!(
        shape("Words\nover lines.\n\nMore."),
        "= name of file\n0 - name of file: \"Words over lines.\\nMore.\\n\"\n"
    );
}

#[test]
fn skipped_levels() {
    let expected = "= T\n2 - a: \"a\\n\"\n5 0 b: \"b\\n\"\n3 0 c: \"c\\n\"\n2 - d: \"d\\n\"\n";
    assert_eq!(shape("# T\n## a\n##### b\n### c\n## d\n"), expected);
}

#[test]
fn duplicate_headings() {
    let text = "# A\n\nx\n\n# A\n\ny [to the second](#a-1)\n\n# a\n";
    assert_eq!(
        shape(text),
        "= A\n1 - A: \"A\\nx\\n\"\n1 - A: \"A\\ny to the second\\n\"\n1 - a: \"a\\n\"\n"
    );
    let read = markdown(text);
    let ids: Vec<_> = read
        .targets
        .iter()
        .map(|t| (t.id.as_str(), t.topic))
        .collect();
    assert_eq!(ids, [("l-a", 0), ("l-a-1", 1), ("l-a-2", 2)]);
    assert!(read.topics[1].html.contains("<a href=\"#l-a-1\""));
}

#[test]
fn text_before_the_first_heading() {
    assert_eq!(
        shape("before\n\n## A\n\nx"),
        "= A\n0 - A: \"before\\n\"\n2 - A: \"A\\nx\\n\"\n"
    );
    assert_eq!(
        shape("# T\n\nbefore\n\n## A\n"),
        "= T\n0 - T: \"before\\n\"\n2 - A: \"A\\n\"\n"
    );
}

#[test]
fn setext_headings() {
    assert_eq!(
        shape("Title\n=====\n\nOne\n---\n\nx\n"),
        "= Title\n2 - One: \"One\\nx\\n\"\n"
    );
}

#[test]
fn headings_inside_code_quotes_lists_notes_and_html_are_no_topics() {
    let text = "# T\n\n## A\n\n```\n# code\n```\n\n    # code\n\n> # quote\n\n- # list\n\n1. # list\n\n<h2>html</h2>\n\nx[^1]\n\n[^1]: n\n\n    # note\n";
    let read = markdown(text);
    assert_eq!(read.topics.len(), 1);
    for words in ["code", "quote", "list", "html", "note"] {
        assert!(read.topics[0].text.contains(words), "{words}");
    }
    assert!(
        read.topics[0]
            .html
            .contains("<blockquote><h1 id=\"l-quote\">quote</h1>")
    );
}

#[test]
fn byte_order_mark() {
    assert_eq!(shape("\u{feff}# T\n\nx"), "= T\n0 - T: \"x\\n\"\n");
}

#[test]
fn line_ends_of_all_kinds() {
    let unix = "# T\n\na\nb\n\n## H\n\n- c\n- d\n";
    assert_eq!(shape(unix.replace('\n', "\r\n")), shape(unix));
    assert_eq!(shape(unix.replace('\n', "\r")), shape(unix));
}

#[test]
fn utf_16() {
    for little in [true, false] {
        let mut bytes = Vec::new();
        for unit in "\u{feff}# Prüfung\n\n## Größe\n\n😀".encode_utf16() {
            bytes.extend(if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            });
        }
        assert_eq!(shape(&bytes), "= Prüfung\n2 - Größe: \"Größe\\n😀\\n\"\n");
        assert_eq!(
            shape(&bytes[2..]),
            "= Prüfung\n2 - Größe: \"Größe\\n😀\\n\"\n"
        );
    }
}

#[test]
fn windows_1252() {
    assert_eq!(
        shape(b"# R\xe9sum\xe9\n\n## Na\xefve \x93caf\xe9\x94\n"),
        "= Résumé\n2 - Naïve “café”: \"Naïve “café”\\n\"\n"
    );
}

#[test]
fn right_to_left() {
    let read = markdown(
        "---\nlang: ar\n---\n# تقرير\n\n## مقدمة\n\nنص عربي مع English داخل.\n\n<p dir=\"rtl\" lang=\"he\">שלום</p>\n",
    );
    assert_eq!(read.title, "تقرير");
    assert_eq!(read.language.as_deref(), Some("ar"));
    assert_eq!(
        read.topics[0].text,
        "مقدمة\nنص عربي مع English داخل.\nשלום\n"
    );
    assert!(read.topics[0].html.contains("<p lang=\"he\" dir=\"rtl\">"));
}

#[test]
fn the_title() {
    for (text, title, topics) in [
        ("# One\n\n# Two\n", "One", 2),
        ("## First\n\n# Only one\n", "First", 2),
        ("x\n\n# Only one\n", "Only one", 2),
        ("---\ntitle: Front\n---\n# Other\n", "Front", 1),
        (
            "---\ntitle: Same  words\n---\n# Same *words*\n\n# B\n",
            "Same words",
            1,
        ),
        ("---\ntitle: Front\n---\nx\n", "Front", 1),
        ("<!-- comment\nof two lines -->\n\n# T\n\n## A\n", "T", 1),
        ("#\n\n## A\n", "A", 2),
        ("# T `code` & <b>more</b>\n\n## A\n", "T code & more", 1),
        ("# T\n", "T", 1),
    ] {
        let read = markdown(text);
        assert_eq!(
            (read.title.as_str(), read.topics.len()),
            (title, topics),
            "{text}"
        );
    }
}

#[test]
fn a_title_and_nothing_else_stays_a_topic() {
    assert_eq!(shape("# T\n"), "= T\n1 - T: \"T\\n\"\n");
}

#[test]
fn headings_only_and_empty_headings() {
    assert_eq!(
        shape("# T\n## a\n##\n###\n"),
        "= T\n2 - a: \"a\\n\"\n2 - : \"\\n\"\n3 1 : \"\\n\"\n"
    );
}

#[test]
fn broken_front_matter_is_shown() {
    let read = markdown("---\ntitle: [never\n---\n# T\n\n## A\n");
    assert_eq!(read.title, "T");
    assert_eq!(read.topics[0].level, 0);
    assert_eq!(read.topics[0].text, "title: [never\n");
    assert_eq!(read.topics[1].heading, "A");
}

#[test]
fn refused() {
    for (bytes, code) in [
        (&b""[..], "empty-file"),
        (b" \n\t\r\n", "empty-file"),
        (b"<!-- nothing else -->", "empty-file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary-file"),
        (b"%PDF-1.4 x", "unsupported-format"),
    ] {
        assert_eq!(import(&source("a.md", bytes)).unwrap_err().code(), code);
    }
    let refused = import(&source("ledger.md", b"a\0b\0\0\x01c")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "ledger.md holds binary data, not text. Nothing of it was kept."
    );
    let large = vec![b'a'; LIMIT_BYTES as usize + 1];
    assert_eq!(
        import(&source("a.md", large)).unwrap_err().code(),
        "too-large"
    );
}

#[test]
fn tables_have_tabs_and_lines() {
    let read = markdown("| a | b |\n|---|--:|\n| 1 |  |\n|  | 4 |\n\nend\n");
    assert_eq!(read.topics[0].text, "a\tb\n1\t\n\t4\nend\n");
    insta::assert_snapshot!(read.topics[0].html, @r#"
    <div class="tbl" tabindex="0"><table><thead><tr><th>a</th>	<th class="r">b</th></tr>
    </thead><tbody><tr><td>1</td>	<td class="r"></td></tr>
    <tr><td></td>	<td class="r">4</td></tr>
    </tbody></table></div><p>end</p>
    "#);
}

#[test]
fn the_parts_of_github_flavored_markdown() {
    for (text, expected) in [
        ("~~a~~", "<p><del>a</del></p>\n"),
        (
            "- [x] a\n- [ ] b",
            "<ul><li><span class=\"task done\"></span>a</li>\n<li><span class=\"task\"></span>b</li>\n</ul>",
        ),
        (
            "see www.example.org.",
            "<p>see <a href=\"http://www.example.org\" rel=\"noopener noreferrer\">www.example.org</a>.</p>\n",
        ),
        (
            "<a@b.example>",
            "<p><a href=\"mailto:a@b.example\" rel=\"noopener noreferrer\">a@b.example</a></p>\n",
        ),
        (
            "`https://a.example`",
            "<p><code>https://a.example</code></p>\n",
        ),
        ("\"a\" -- b... $x$", "<p>\"a\" -- b... $x$</p>\n"),
        ("a  \nb\nc", "<p>a<br>\nb c</p>\n"),
        (
            "3. a\n4. b",
            "<ol start=\"3\"><li>a</li>\n<li>b</li>\n</ol>",
        ),
        (
            "- a\n\n  b\n- c",
            "<ul><li><p>a</p>\n<p>b</p>\n</li><li><p>c</p>\n</li></ul>",
        ),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr><p>b</p>\n"),
        (
            "```c++\na < b\n```",
            "<pre tabindex=\"0\"><code class=\"language-c++\">a &lt; b\n</code></pre>",
        ),
        ("[a](other.md) [b](x.md#y)", "<p>a b</p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn footnotes_stand_with_their_first_reference() {
    let read = markdown(
        "# T\n\n## A\n\nx[^b] y[^a] z[^b]\n\n## B\n\nw[^c]\n\n[^a]: Note a.\n[^b]: Note b.\n[^c]: Note c.\n[^d]: Never asked for.\n",
    );
    insta::assert_snapshot!(read.topics[0].html.replace(" rel=\"noopener noreferrer\"", ""), @r##"
    <h2 id="l-a">A</h2>
    <p>x<sup class="fn"><a id="l-fnref-1" href="#l-fn-1"><span class="br">[</span>1<span class="br">]</span></a></sup> y<sup class="fn"><a id="l-fnref-2" href="#l-fn-2"><span class="br">[</span>2<span class="br">]</span></a></sup> z<sup class="fn"><a id="l-fnref-1-2" href="#l-fn-1"><span class="br">[</span>1<span class="br">]</span></a></sup></p>
    <section class="notes"><ol><li id="l-fn-1" value="1"><p>Note b.<a class="back" href="#l-fnref-1"></a></p>
    </li><li id="l-fn-2" value="2"><p>Note a.<a class="back" href="#l-fnref-2"></a></p>
    </li></ol></section>
    "##);
    assert_eq!(read.topics[1].text, "B\nw[3]\nNote c.\nNever asked for.\n");
    assert_eq!(read.topics[0].text, "A\nx[1] y[2] z[1]\nNote b.\nNote a.\n");
    let ids: Vec<_> = read
        .targets
        .iter()
        .map(|t| (t.id.as_str(), t.topic, t.offset))
        .collect();
    assert_eq!(
        ids,
        [
            ("l-t", 0, 0),
            ("l-a", 0, 0),
            ("l-fnref-1", 0, 3),
            ("l-fnref-2", 0, 8),
            ("l-fnref-1-2", 0, 13),
            ("l-fn-1", 0, 17),
            ("l-fn-2", 0, 25),
            ("l-b", 1, 0),
            ("l-fnref-3", 1, 3),
            ("l-fn-3", 1, 7),
        ]
    );
}

#[test]
fn links_within_the_document() {
    let text = "# The Title\n\n## Part One\n\n[up](#the-title) [here](#Part%20One) [gone](#gone) [mark](#spot)\n\n## Part Two\n\nwords <a name=\"spot\"></a>here\n";
    let read = markdown(text);
    let html = &read.topics[0].html;
    for link in [
        "href=\"#l-the-title\"",
        "href=\"#l-part-one\"",
        "href=\"#l-spot\"",
    ] {
        assert!(html.contains(link), "{link} in {html}");
    }
    assert!(html.contains(" gone "));
    let spot = read.targets.iter().find(|t| t.id == "l-spot").unwrap();
    assert_eq!((spot.topic, spot.offset), (1, 15));
    let title = read.targets.iter().find(|t| t.id == "l-the-title").unwrap();
    assert_eq!((title.topic, title.offset), (0, 0));
}

#[test]
fn pictures_come_along_or_are_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.png"), pictures::tests::PNG).unwrap();
    let text = "![One *pic*](a.png \"T\") ![two](https://b.example/c.png) ![](gone.png) <img src=\"a.png\" onerror=x>";
    let path = folder.path().join("r.md");
    std::fs::write(&path, text).unwrap();
    let read = import(&read_file(&path).unwrap()).unwrap();
    let hash = blake3::hash(pictures::tests::PNG).to_hex();
    assert_eq!(read.pictures.len(), 1);
    assert_eq!(read.pictures[0].hash, hash.as_str());
    assert_eq!(read.missing_pictures, ["gone.png"]);
    let html = &read.topics[0].html;
    let img = format!(
        "<img src=\"picture:{hash}\" alt=\"One pic\" title=\"T\" width=\"3\" height=\"2\">"
    );
    assert!(html.contains(&img), "{html}");
    assert!(html.contains("<span class=\"remote-picture\">two <span class=\"address\">https://b.example/c.png</span></span>"));
    assert!(html.contains(
        "<span class=\"missing-picture\"><span class=\"address\">gone.png</span></span>"
    ));
    assert!(!html.contains("onerror"));
}

#[test]
fn html_of_the_author() {
    for (text, expected) in [
        (
            "H<sub>2</sub>O <kbd>A</kbd><br>b",
            "<p>H<sub>2</sub>O <kbd>A</kbd><br>\nb</p>\n",
        ),
        ("a vector<int> b", "<p>a vector&lt;int&gt; b</p>\n"),
        ("a <b>b <i>c</b> d</i>", "<p>a <b>b <i>c</i></b> d</p>\n"),
        (
            "<p align=center>a<p>b &amp; c &copy;</p>",
            "<p>a</p>\n<p>b &amp; c ©</p>\n",
        ),
        (
            "<details>\n<summary>More</summary>\n\nSome *words*\n\n</details>\n\nend",
            "<div><p>More</p>\n<p>Some <em>words</em></p>\n</div><p>end</p>\n",
        ),
        (
            "<table><tr><td>a<td>b</table>",
            "<div class=\"tbl\" tabindex=\"0\"><table><tbody><tr><td>a</td>\t<td>b</td></tr>\n</tbody></table></div>",
        ),
        (
            "<ul><li>a<li>b</ul>c",
            "<ul><li>a</li>\n<li>b</li>\n</ul>c\n",
        ),
        (
            "<pre>\n\na\n b</pre>",
            "<pre tabindex=\"0\"><code>\n\na\n b</code></pre>\n",
        ),
        ("a <script>b</script> c", "<p>a b c</p>\n"),
        ("<script>\nb\n</script>\n\nc", "<p>c</p>\n"),
        ("a <!-- b --> c", "<p>a  c</p>\n"),
        ("<h1 id=x style=y>a</h1>", "<h1 id=\"l-x\">a</h1>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}
