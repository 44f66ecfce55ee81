//! Documents made to do harm, and documents of a size or shape that nobody writes by hand. None
//! may run, phone home, take long or take the program down. No clock is asked: what is not
//! linear here does not end within a test run.

use super::*;

fn read(text: impl Into<Vec<u8>>) -> Imported {
    let source = Source {
        name: "a.md".into(),
        bytes: text.into(),
        beside: super::Beside::Nothing,
    };
    import(&source).unwrap()
}

/// The order of the steps is the promise: what reaches the drafts unsafe is safe in the topics,
/// because nothing comes after the sanitiser.
#[test]
fn the_sanitiser_is_the_last_step() {
    let unsafe_html = "<p onclick=a()>a<script>b()</script><svg onload=c()></svg></p>";
    let draft = topics::Draft {
        level: 1,
        heading: "A".into(),
        html: unsafe_html.into(),
    };
    let (topics, _) = topics::finish(vec![draft]);
    assert_eq!(topics[0].html, "<p>a</p>\n");
    assert_eq!(topics[0].html, sanitise::sanitise(&topics[0].html));
}

#[test]
fn nothing_that_runs_or_loads_comes_through() {
    let attacks = [
        "<script>alert(1)</script>",
        "<ScRiPt src=//a.b></sCrIpT>",
        "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"https://a.b/p.png\">",
        "<svg/onload=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=javascript:alert(1)></object><embed src=//a.b>",
        "<form action=//a.b><input name=x formaction=javascript:a()><button>x</button></form>",
        "<style>@import '//a.b/c.css';</style><link rel=stylesheet href=//a.b>",
        "<p style=\"background:url(//a.b)\">x</p>",
        "<base href=//a.b><meta http-equiv=refresh content=0;url=//a.b>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) [x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=) [x](vbscript:x) [x](file:///etc/passwd)",
        "[x](<java\nscript:alert(1)>) <javascript:alert(1)>",
        "![x](https://a.b/c.svg \"onload=alert(1)\") ![x](javascript:alert(1))",
        "![\" onerror=\"alert(1)](x)",
        "<a href=https://a.b title='\"><img src=x onerror=alert(1)>'>x</a>",
        "<a id=\"location\" name=\"document\">x</a><img name=getElementById>",
        "<table background=//a.b><td background=//a.b>x",
        "<video src=//a.b poster=//a.b><source src=//a.b></video><audio src=//a.b>",
        "<template><script>alert(1)</script></template>",
        "```\"><script>alert(1)</script>\nx\n```",
        "# <img src=x onerror=alert(1)>",
        "<p lang=\"a\" dir=\"x\" id=\"x y\" class=\"hl-yellow seltools\" tabindex=9 contenteditable>x</p>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php <script>alert(1)</script> ?>",
        "<x onclick=alert(1)>x</x> <my-x onclick=alert(1)>x</my-x>",
        "<div <script>alert(1)</script>",
    ];
    for attack in attacks {
        for text in [
            format!("words {attack} words"),
            format!("{attack}\n\nwords"),
            format!("- a {attack}\n\n> {attack}\n\n| {attack} |\n|--|\n| words |\n"),
        ] {
            for topic in read(text.clone()).topics {
                assert_harmless(&topic.html, &text);
            }
            assert_harmless(&render_note(&text), &text);
            assert_harmless(&render_linked_note(&text), &text);
        }
    }
}

/// An address into the library is one of three words and an id as the library writes it; whatever
/// else calls itself `lectern:` is no link, and in a document nothing of the scheme is.
#[test]
fn only_notes_link_into_the_library_and_only_to_what_it_names() {
    const ID: &str = "0192f7c4-1111-7000-8000-000000000001";
    for kind in ["document", "topic", "annotation"] {
        let address = format!("lectern://{kind}/{ID}");
        let text = format!("[words]({address})");
        assert_eq!(
            render_linked_note(&text),
            format!("<p><a href=\"{address}\" rel=\"noopener noreferrer\">words</a></p>\n")
        );
        assert_eq!(render_note(&text), "<p>words</p>\n");
        let html = format!("<a href=\"{address}\">words</a>");
        for topic in read(format!("{text}\n\n{html}")).topics {
            assert!(!topic.html.contains("lectern:"), "{}", topic.html);
        }
        assert!(!sanitise::sanitise(&html).contains("lectern:"));
    }
    for address in [
        "lectern://settings/",
        "lectern://topic/",
        "lectern://topic/1",
        "lectern:topic/0192f7c4-1111-7000-8000-000000000001",
        "lectern://TOPIC/0192f7c4-1111-7000-8000-000000000001",
        "LECTERN://topic/0192f7c4-1111-7000-8000-000000000001",
        "lectern://topic/0192F7C4-1111-7000-8000-00000000000A",
        "lectern://topic/0192f7c4111170008000000000000001",
        "lectern://topic/{0192f7c4-1111-7000-8000-000000000001}",
        "lectern://topic/urn:uuid:0192f7c4-1111-7000-8000-000000000001",
        "lectern://topic/0192f7c4-1111-7000-8000-000000000001/../x",
        "lectern://topic/0192f7c4-1111-7000-8000-000000000001?x=javascript:a()",
        "lectern://topic/0192f7c4-1111-7000-8000-000000000001#x",
        "lectern://a@topic/0192f7c4-1111-7000-8000-000000000001",
        "lectern://topic/0192f7c4-1111-7000-8000-000000000001%0ajavascript:a()",
    ] {
        let note = render_linked_note(&format!("[words](<{address}>)"));
        assert_eq!(note, "<p>words</p>\n", "{address}");
        let html = format!("<a href=\"{address}\">words</a>");
        assert!(
            !sanitise::sanitise_note(&html).contains("href"),
            "{address}"
        );
    }
    // HTML in a note stays text, and pictures do not come by the new scheme.
    let html = format!("<a href=\"lectern://topic/{ID}\" onclick=\"a()\">words</a>");
    assert!(!render_linked_note(&html).contains("<a"));
    let picture = format!("<img src=\"lectern://topic/{ID}\">");
    assert!(!sanitise::sanitise_note(&picture).contains("lectern:"));
}

/// Holds HTML against what may stand in it at all, tag by tag, without the sanitiser's help.
fn assert_harmless(html: &str, from: &str) {
    const FORBIDDEN: [&str; 18] = [
        "script", "style", "svg", "math", "iframe", "object", "embed", "form", "input", "button",
        "link", "meta", "base", "video", "audio", "template", "noscript", "mark",
    ];
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(!FORBIDDEN.contains(&name), "<{tag}> from {from}");
        for (end, _) in tag.match_indices("=\"") {
            let attribute = tag[..end].rsplit([' ', '"']).next().unwrap();
            assert!(
                !attribute.starts_with("on") && attribute != "style" && attribute != "name",
                "{attribute} of <{tag}> from {from}"
            );
        }
        for (attribute, allowed) in [
            ("href=\"", &["http://", "https://", "mailto:", "#l-"][..]),
            ("src=\"", &["picture:"]),
            ("id=\"", &["l-"]),
        ] {
            if let Some((_, value)) = tag.split_once(&format!(" {attribute}")) {
                let value = value.to_lowercase();
                assert!(
                    allowed.iter().any(|a| value.starts_with(a)),
                    "<{tag}> from {from}"
                );
            }
        }
    }
}

#[test]
fn ten_megabytes() {
    let mut text = String::from("# T\n\n");
    for n in 0..1000 {
        text += &format!("## {n}. Part\n\n");
        text += &"Words *of* a `report` with [a link](https://a.example/b) in it.\n".repeat(160);
        text.push('\n');
    }
    assert!(text.len() > 10_000_000);
    let read = read(text);
    assert_eq!(read.topics.len(), 1000);
    assert_eq!(read.topics[999].words, 2 + 160 * 9);
}

#[test]
fn one_line_of_five_megabytes() {
    let line = "word ".repeat(1_000_000);
    assert_eq!(read(line.as_str()).topics[0].words, 1_000_000);
    let unbroken = "x".repeat(5_000_000);
    assert_eq!(read(unbroken.as_str()).topics[0].text.len(), 5_000_001);
    let heading = read(format!("## {line}\n\nx"));
    assert_eq!(heading.topics.len(), 1);
    assert_eq!(heading.topics[0].heading.chars().count(), 500);
}

#[test]
fn a_hundred_thousand_headings() {
    let text: String = (0..100_000)
        .map(|n| format!("{} Same\n", "#".repeat(n % 6 + 1)))
        .collect();
    let read = read(text);
    assert_eq!(read.topics.len(), 100_000);
    assert_eq!(
        read.topics[99_999].parent,
        Some(99_998 - 99_998 % 6 + 2).filter(|p| *p < 99_999)
    );
}

#[test]
fn fifty_thousand_of_everything_nested() {
    const N: usize = 50_000;
    for text in [
        format!("{} deep", ">".repeat(N)),
        format!("{} deep", "> ".repeat(N)),
        format!("{}deep{}", "[".repeat(N), "](x)".repeat(N)),
        format!("{}deep{}", "*".repeat(N), "*".repeat(N)),
        format!("{}deep{}", "*a **b ".repeat(N / 5), "** c*".repeat(N / 5)),
        format!("{}deep{}", "_".repeat(N), "~".repeat(N)),
        format!("{} deep", "- ".repeat(N)),
        format!("{} deep", "1. ".repeat(N)),
        format!("{}deep{}", "<div>".repeat(N), "</div>".repeat(N)),
        format!("a {}deep{}", "<b>".repeat(N), "</b>".repeat(N)),
        format!("<div>{}deep", "<table><tr><td>".repeat(N / 5)),
        format!("{}deep", "<a b=\"".repeat(N)),
        format!("deep {}", "<script>".repeat(N)),
        format!("deep {}", "<!-- ".repeat(N)),
        format!("{}deep{}", "![".repeat(N), "](x)".repeat(N)),
        format!("deep{}", "`a".repeat(N)),
        format!("deep\n\n{}", "|".repeat(N)),
        format!("deep {}", "&".repeat(N)),
        format!("deep {}", "[^a]".repeat(N)),
        format!(
            "deep [^1]\n\n{}",
            (1..N / 10)
                .map(|n| format!("[^{n}]: x[^{}]\n\n", n + 1))
                .collect::<String>()
        ),
        format!("deep\n\n{}", "[a]: b\n".repeat(N)),
        format!("deep {}", "https://a.b(".repeat(N / 5)),
    ] {
        let read = read(text.as_str());
        assert!(
            read.topics.iter().any(|topic| topic.text.contains("deep")),
            "{}",
            &text[..20]
        );
    }
}
