//! What a piece of HTML says, as a list of tags and words in which it does not matter how it is
//! written, nor what Lectern changes on purpose in every document:
//!
//! - headings have ids, links a `rel`, tables a frame and alignment a class;
//! - a link that leads out of the document and to no page or mail address shows its words alone;
//! - a picture that is not there stands as its description and address;
//! - a task's box is an empty element of ours;
//! - a soft line end is a blank, and a number at a heading's start is set apart;
//! - an address has its characters as they are where no percent sign is needed.

use std::collections::HashSet;

const ELEMENTS: [&str; 32] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
const ATTRIBUTES: [&str; 8] = [
    "href", "title", "src", "alt", "class", "style", "checked", "start",
];
const INLINE: [&str; 10] = [
    "a", "b", "br", "code", "del", "em", "i", "ins", "strong", "task",
];

/// The tags and words of HTML.
pub fn reading(html: &str) -> Vec<String> {
    // Read by an HTML parser and written the same way for both sides.
    let same = ammonia::Builder::default()
        .tags(HashSet::from(ELEMENTS))
        .generic_attributes(HashSet::from(ATTRIBUTES))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .attribute_filter(|_, _, value| Some(value.into()))
        .clean(&html.replace(" rel=\"noopener noreferrer\"", ""))
        .to_string();
    let mut reading = Reading::default();
    let mut rest = same.as_str();
    while let Some((text, after)) = rest.split_once('<') {
        reading.text(text);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        reading.tag(tag);
        rest = after;
    }
    reading.text(rest);
    reading.finish()
}

#[derive(Default)]
struct Reading {
    said: Vec<String>,
    words: String,
    in_code: bool,
    /// For each open `a` and `span`, whether its end is said.
    open: Vec<bool>,
}

impl Reading {
    fn text(&mut self, text: &str) {
        // Both sides escape differently what need not be escaped.
        self.words.push_str(&text.replace("&quot;", "\""));
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split(' ').next().unwrap_or_default();
        let value = |attribute: &str| {
            let after = tag.split_once(&format!(" {attribute}=\""))?.1;
            after.split_once('"').map(|it| it.0.to_owned())
        };
        let class = value("class").unwrap_or_default();
        match name {
            "a" => {
                let to = value("href").unwrap_or_default();
                let leads = ["http:", "https:", "mailto:", "#"];
                let said = leads.iter().any(|it| to.to_lowercase().starts_with(it));
                self.open.push(said);
                if said {
                    let title = value("title").unwrap_or_default();
                    self.say(name, format!("a {} {title}", decoded(&to)));
                }
            }
            "span" if class.starts_with("task") => {
                self.say("task", format!("task {}", class == "task done"));
                self.open.push(false);
            }
            "span" => self.open.push(false),
            "/a" | "/span" => {
                if self.open.pop() == Some(true) {
                    self.say("a", "/a".to_owned());
                }
            }
            "input" => self.say("task", format!("task {}", tag.contains(" checked"))),
            "img" => {
                let parts = [value("alt"), value("src")];
                let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
                self.text(&parts.collect::<Vec<_>>().join(" "));
            }
            "div" | "/div" => self.say("div", String::new()),
            _ => {
                let bare = name.trim_start_matches('/');
                let kept = match bare {
                    "ol" => value("start").filter(|it| it != "1"),
                    "code" => Some(class.to_lowercase()),
                    "td" | "th" => alignment(&class, &value("style").unwrap_or_default()),
                    _ => None,
                };
                let said = format!("{name} {}", kept.unwrap_or_default());
                self.say(bare, said.trim().to_owned());
                self.in_code = if bare == "pre" {
                    name == "pre"
                } else {
                    self.in_code
                };
            }
        }
    }

    /// Says a tag; blanks beside one that is no part of a line mean nothing.
    fn say(&mut self, name: &str, said: String) {
        let block = !INLINE.contains(&name);
        let before = self.said.last().is_some_and(|it| it.ends_with('\u{1}'));
        let mut words = std::mem::take(&mut self.words);
        if !self.in_code {
            words = one_line(&words);
            if before || self.said.is_empty() {
                words = words.trim_start().to_owned();
            }
            if block || name == "br" {
                words = words.trim_end().to_owned();
            }
        }
        let no_words = words.is_empty();
        if !no_words {
            self.said.push(words);
        }
        if !said.is_empty() {
            // The mark tells that blanks after it mean nothing. Beside it a tag in a line has it too.
            let ends_line = block || matches!(name, "br" | "task");
            let begins_line = no_words && (before || self.said.is_empty());
            let mark = if ends_line || begins_line {
                "\u{1}"
            } else {
                ""
            };
            self.said.push(format!("<{said}>{mark}"));
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.say("end", String::new());
        self.said
    }
}

/// `r` or `c`, from our class or from a style.
fn alignment(class: &str, style: &str) -> Option<String> {
    if style.contains("right") || class == "r" {
        return Some("r".to_owned());
    }
    (style.contains("center") || class == "c").then(|| "c".to_owned())
}

/// An address without the percent signs that may or may not stand for a character.
fn decoded(address: &str) -> String {
    let address = address.replace("&nbsp;", "\u{a0}");
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let code = hex.and_then(|two| u8::from_str_radix(two, 16).ok());
        let (byte, after) = match code {
            Some(code) if *first == b'%' => (code, &after[2..]),
            _ => (*first, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// White space as single blanks. A no-break space is no white space here.
fn one_line(words: &str) -> String {
    let is_blank = |c: char| c.is_ascii_whitespace();
    let inner: Vec<_> = words.split(is_blank).filter(|it| !it.is_empty()).collect();
    let begins = if words.starts_with(is_blank) { " " } else { "" };
    let ends = if words.ends_with(is_blank) && !inner.is_empty() {
        " "
    } else {
        ""
    };
    format!("{begins}{}{ends}", inner.join(" "))
}
