//! Step 5, the last that touches HTML: a closed list of elements and attributes.
//!
//! What is not named here does not pass: no svg, math, style, script, iframe, form, input,
//! object; no `style`, `name` or `on…`; ids only with our prefix; links only to http, https,
//! mailto and places in the document; pictures only from the library. Once it has run nothing
//! is put into the HTML any more. A note that is shown at the desk may also link to what is in the
//! library, by addresses exactly as the `links` room writes them; a document never may.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::front_matter::is_language_tag;
use super::{links, slug};

/// What links get, so that an opened page learns nothing and reaches nothing.
const LINK_REL: &str = "noopener noreferrer";

/// Elements that may stand in a topic.
const ELEMENTS: [&str; 54] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
    "time",
];

/// Attributes that an element may carry; their values are looked at in [`keep`].
const ATTRIBUTES: [(&str, &[&str]); 13] = [
    ("a", &["href", "title", "class"]),
    ("abbr", &["title"]),
    ("img", &["src", "alt", "title", "width", "height"]),
    ("pre", &["tabindex"]),
    ("div", &["tabindex", "class"]),
    ("code", &["class"]),
    ("span", &["class"]),
    ("sup", &["class"]),
    ("section", &["class"]),
    ("ol", &["start"]),
    ("li", &["value"]),
    ("td", &["class", "colspan", "rowspan"]),
    ("th", &["class", "colspan", "rowspan"]),
];

/// Attributes that any element may carry.
const EVERYWHERE: [&str; 3] = ["id", "lang", "dir"];

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| builder(&[], keep));

/// The same, for a note at the desk.
static FOR_NOTES: LazyLock<Builder<'static>> =
    LazyLock::new(|| builder(&["lectern"], keep_in_note));

type Keep = for<'v> fn(&str, &str, &'v str) -> Option<Cow<'v, str>>;

fn builder(more_schemes: &[&'static str], keep: Keep) -> Builder<'static> {
    let attributes: HashMap<_, HashSet<_>> = ATTRIBUTES
        .iter()
        .map(|(element, names)| (*element, names.iter().copied().collect()))
        .collect();
    let mut builder = Builder::default();
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from(["script", "style", "title", "template"]))
        .tag_attributes(attributes)
        .tag_attribute_values(HashMap::new())
        .set_tag_attribute_values(HashMap::new())
        .generic_attributes(HashSet::from(EVERYWHERE))
        .generic_attribute_prefixes(HashSet::new())
        .allowed_classes(HashMap::new())
        .url_schemes(
            ["http", "https", "mailto", "picture"]
                .into_iter()
                .chain(more_schemes.iter().copied())
                .collect(),
        )
        // Relative addresses reach `keep`, which lets through places in the document alone.
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some(LINK_REL))
        .strip_comments(true)
        .attribute_filter(keep);
    builder
}

/// The sanitised form of a topic's HTML. Of what the writer wrote, what it returns it returns
/// again for its own answer; HTML that no writer of ours made is safe, but may be read otherwise
/// the next time, as a line feed at the start of `pre` is.
pub(super) fn sanitise(html: &str) -> String {
    cleaned(&SANITISER, html)
}

/// The sanitised form of a note that is shown at the desk: links into the library stay.
pub(super) fn sanitise_note(html: &str) -> String {
    cleaned(&FOR_NOTES, html)
}

fn cleaned(sanitiser: &Builder<'_>, html: &str) -> String {
    let clean = sanitiser.clean(html).to_string();
    // A carriage return can be written as `&#13;` and would be a line feed when the page reads
    // the HTML: it becomes one here, so that text and page stay alike.
    if clean.contains('\r') {
        return clean.replace('\r', "\n");
    }
    clean
}

/// The value of an attribute that may stay, or none.
fn keep<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let stays = match (element, name) {
        ("a", "href") => is_inside(value) || links::has_open_scheme(value),
        ("a", "rel") => value == LINK_REL,
        ("img", "src") => is_picture(value),
        ("img", "width" | "height") => is_number(value, 5),
        ("ol", "start") | ("li", "value") => is_number(value, 9),
        ("td" | "th", "colspan" | "rowspan") => is_number(value, 3),
        ("a" | "img" | "abbr", "title") | ("img", "alt") => true,
        ("pre" | "div", "tabindex") => value == "0",
        (_, "id") => is_own_id(value),
        (_, "lang") => is_language_tag(value),
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        (_, "class") => is_own_class(element, value),
        _ => false,
    };
    stays.then_some(Cow::Borrowed(value))
}

fn keep_in_note<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let into_the_library = element == "a" && name == "href" && links::is_into_the_library(value);
    if into_the_library {
        return Some(Cow::Borrowed(value));
    }
    keep(element, name, value)
}

fn is_own_id(id: &str) -> bool {
    id.starts_with(slug::PREFIX) && !id.chars().any(|c| c.is_whitespace() || c.is_control())
}

fn is_inside(href: &str) -> bool {
    href.strip_prefix('#').is_some_and(is_own_id)
}

/// `picture:` and a BLAKE3 hash in hexadecimal.
fn is_picture(src: &str) -> bool {
    src.strip_prefix("picture:").is_some_and(|hash| {
        hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn is_number(value: &str, digits: usize) -> bool {
    (1..=digits).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// The classes that the page knows. A document cannot bring others.
fn is_own_class(element: &str, class: &str) -> bool {
    match element {
        "code" => class.strip_prefix("language-").is_some_and(|language| {
            (1..=32).contains(&language.len())
                && language
                    .bytes()
                    .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'#' | b'-'))
        }),
        "div" => class == "tbl",
        "td" | "th" => matches!(class, "r" | "c"),
        "sup" => class == "fn",
        "section" => class == "notes",
        "a" => class == "back",
        "span" => matches!(
            class,
            "no" | "br" | "task" | "task done" | "remote-picture" | "missing-picture" | "address"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What goes in, what comes out.
    #[test]
    fn the_closed_list() {
        let picture = format!("picture:{}", "0a".repeat(32));
        let img = format!("<img src=\"{picture}\" alt=\"A\">");
        for (html, expected) in [
            ("<p onclick=x style=y name=z data-a=b>a</p>", "<p>a</p>"),
            ("<script>a</script><style>b</style>c", "c"),
            ("<svg><a href=x>a</a></svg><math><mi>b</mi></math>", ""),
            (
                "<iframe src=x>a</iframe><form><input value=a>b</form>",
                "ab",
            ),
            (
                "<p id=x>a</p><p id=l-x>b</p>",
                "<p>a</p><p id=\"l-x\">b</p>",
            ),
            (
                "<a href=javascript:x>a</a>",
                "<a rel=\"noopener noreferrer\">a</a>",
            ),
            (
                "<a href=#l-x target=_blank>a</a>",
                "<a href=\"#l-x\" rel=\"noopener noreferrer\">a</a>",
            ),
            ("<a href=#x>a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            ("<a href=x.md>a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            (
                "<a href=picture:00>a</a>",
                "<a rel=\"noopener noreferrer\">a</a>",
            ),
            ("<img src=https://a.b/c.png alt=a>", "<img alt=\"a\">"),
            ("<img src=\"data:image/png;base64,AA\">", "<img>"),
            (&img, &img),
            (
                "<pre tabindex=5>a</pre><div tabindex=0>b</div>",
                "<pre>a</pre><div tabindex=\"0\">b</div>",
            ),
            (
                "<span class=hl-yellow>a</span><mark>b</mark>",
                "<span>a</span>b",
            ),
            (
                "<code class=language-c++>a</code>",
                "<code class=\"language-c++\">a</code>",
            ),
            (
                "<p lang=ar dir=rtl>a</p><p dir=up lang='a b'>b</p>",
                "<p lang=\"ar\" dir=\"rtl\">a</p><p>b</p>",
            ),
            ("a<!-- b -->c", "ac"),
            ("a&#13;b", "a\nb"),
        ] {
            assert_eq!(sanitise(html), expected, "{html}");
        }
    }
}
