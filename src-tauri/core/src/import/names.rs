//! What each HTML element's name means to the writer.

/// Elements that hold running text, and so no block: an HTML parser would close or move things
/// if they did.
pub(super) fn is_phrasing(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "dt" | "caption"
    ) || is_inline(name)
}

/// Elements within a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
    )
}

/// The parts of a table that may hold other parts only: text in them would be moved out.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr")
}

/// The element that stands in HTML for one that an author wrote; none where only its content
/// is taken. Folding and sectioning is the page's business: their content is simply there.
pub(super) fn stand_in(name: &str) -> Option<&'static str> {
    const SAME: [&str; 51] = [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
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
        "i",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
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
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "hr",
        "img",
    ];
    match name {
        "details" | "center" | "article" | "section" | "main" | "header" | "footer" | "aside"
        | "nav" | "address" | "hgroup" | "fieldset" => Some("div"),
        "summary" | "figcaption" | "legend" => Some("p"),
        "strike" => Some("s"),
        "tt" => Some("code"),
        "br" => Some("br"),
        "wbr" => Some("wbr"),
        name => SAME.into_iter().find(|same| *same == name),
    }
}

/// Elements whose content is no text of the document.
pub(super) fn is_swallowed(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "template"
            | "textarea"
            | "select"
            | "title"
            | "noembed"
            | "noframes"
            | "xmp"
            | "audio"
            | "video"
            | "canvas"
            | "applet"
    )
}

/// Whether a name is one of HTML's. Another in angle brackets is mostly no HTML at all, as in
/// `list<int>`, and is shown as it was written; names with a hyphen or colon are components.
pub(super) fn is_html(name: &str) -> bool {
    stand_in(name).is_some()
        || is_swallowed(name)
        || name.contains(['-', ':'])
        || matches!(
            name,
            "acronym"
                | "area"
                | "base"
                | "basefont"
                | "bgsound"
                | "big"
                | "blink"
                | "body"
                | "button"
                | "col"
                | "colgroup"
                | "data"
                | "datalist"
                | "dialog"
                | "dir"
                | "embed"
                | "font"
                | "form"
                | "frame"
                | "frameset"
                | "head"
                | "html"
                | "image"
                | "input"
                | "label"
                | "link"
                | "map"
                | "mark"
                | "marquee"
                | "menu"
                | "meta"
                | "meter"
                | "nobr"
                | "noscript"
                | "optgroup"
                | "option"
                | "output"
                | "param"
                | "picture"
                | "plaintext"
                | "portal"
                | "progress"
                | "rb"
                | "rp"
                | "rt"
                | "rtc"
                | "ruby"
                | "search"
                | "slot"
                | "source"
                | "track"
        )
}
