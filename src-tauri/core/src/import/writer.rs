//! Writes HTML that needs no mending: every element is closed, no block stands in running text,
//! nothing lies deeper than [`DEEPEST`]. So the parser of the sanitiser, and the page's, read
//! exactly what was written, in a time that grows with the length alone.
//!
//! It also sees to the text between the tags: a block ends with a line feed, a cell with a tab,
//! so that the text content of the HTML reads as a text.

use super::escape::{entity_length, escape};
use super::names::{is_inline, is_phrasing, is_table_part};

/// Elements within elements. Deeper ones are not written; their text is.
const DEEPEST: usize = 100;

/// A run of text longer than this, in bytes, is parted if it has more than [`DEAR_AT_MOST`]
/// characters that are dear to write.
const LONG_RUN: usize = 4096;
const DEAR_AT_MOST: usize = 64;

/// An element that is open.
struct Open {
    name: &'static str,
    /// Written by the document's author as HTML, not made from Markdown.
    raw: bool,
    tags: Tags,
}

/// What was written for an open element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    /// Its start tag.
    Written,
    /// Nothing, but what it holds is written: a link that leads nowhere.
    Silent,
    /// Nothing, and nothing below it is: too deep.
    Blocked,
}

/// Whether an element comes from Markdown or from the author's HTML.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    Markdown,
    Html,
}

/// HTML in the making.
pub(super) struct Writer {
    html: String,
    open: Vec<Open>,
    /// Whether the text so far is empty or ends in a line feed.
    at_line_start: bool,
    /// Whether a cell was closed last, so that a tab is due before the next.
    after_cell: bool,
    /// How many links are open; asked at every text, so that the pile is not searched each time.
    links: usize,
    /// How many blocks of code are open, for the same reason.
    codes: usize,
    /// How many elements were written.
    pub(super) elements: usize,
    /// Bytes of text since the last tag, and how many of them are dear to the sanitiser.
    run: usize,
    dear: usize,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            html: String::new(),
            open: Vec::new(),
            at_line_start: true,
            after_cell: false,
            links: 0,
            codes: 0,
            elements: 0,
            run: 0,
            dear: 0,
        }
    }

    /// Opens an element. Running text that an author's HTML left open is closed before a block.
    pub(super) fn start(&mut self, name: &'static str, from: From, attributes: &[(&str, &str)]) {
        if self.is_too_deep_for(from) {
            return;
        }
        if !is_inline(name) {
            while self
                .open
                .last()
                .is_some_and(|top| top.raw && is_phrasing(top.name))
            {
                self.pop();
            }
        }
        self.need_cell(name);
        if matches!(name, "td" | "th") {
            if std::mem::take(&mut self.after_cell) {
                self.push_text("\t");
            }
        } else if !is_inline(name) {
            self.new_line();
            self.after_cell = false;
        }
        let blocked = self.open.last().is_some_and(|top| top.tags == Tags::Blocked)
            || self.open.len() >= DEEPEST
            // A table is written with all its parts or not at all.
            || (name == "table" && self.open.len() + 5 > DEEPEST);
        let tags = if blocked {
            Tags::Blocked
        } else {
            Tags::Written
        };
        if !blocked {
            match name {
                "table" => self
                    .html
                    .push_str("<div class=\"tbl\" tabindex=\"0\"><table"),
                // Without `code` a line feed at the start would be lost.
                "pre" => self.html.push_str("<pre tabindex=\"0\"><code"),
                name => {
                    self.html.push('<');
                    self.html.push_str(name);
                }
            }
            self.attributes(attributes);
        }
        self.push(name, from, tags);
    }

    /// Markdown's elements are counted however deep they are, since each has its end. An
    /// author's tags are not even remembered below the limit.
    fn is_too_deep_for(&self, from: From) -> bool {
        from == From::Html && self.open.len() >= DEEPEST
    }

    fn push(&mut self, name: &'static str, from: From, tags: Tags) {
        self.links += usize::from(name == "a");
        self.codes += usize::from(name == "pre");
        let raw = from == From::Html;
        self.open.push(Open { name, raw, tags });
    }

    /// Opens an element that shows only by what it holds.
    pub(super) fn start_silent(&mut self, name: &'static str, from: From) {
        if self.is_too_deep_for(from) {
            return;
        }
        let top = self.open.last();
        let blocked = top.is_some_and(|top| top.tags == Tags::Blocked);
        let tags = if blocked { Tags::Blocked } else { Tags::Silent };
        self.push(name, from, tags);
    }

    /// Closes the innermost element made from Markdown, and what an author's HTML opened in it.
    pub(super) fn end(&mut self) {
        while self.pop() == Some(From::Html) {}
    }

    /// Closes the innermost element of this name that the author's HTML opened, if there is one
    /// within the Markdown around it.
    pub(super) fn end_raw(&mut self, name: &str) {
        let raw = self.open.iter().rev().take_while(|open| open.raw);
        let Some(above) = raw.into_iter().position(|open| open.name == name) else {
            return;
        };
        for _ in 0..=above {
            self.pop();
        }
    }

    /// Closes the author's elements down to the innermost of `wanted`, which stays open. Tells
    /// whether there is one within the Markdown around it; if not, nothing is closed.
    pub(super) fn back_to_raw(&mut self, wanted: &[&str], not_past: &[&str]) -> bool {
        let raw = self.open.iter().rev().take_while(|open| open.raw);
        for (above, open) in raw.enumerate() {
            if wanted.contains(&open.name) {
                for _ in 0..above {
                    self.pop();
                }
                return true;
            }
            if not_past.contains(&open.name) {
                return false;
            }
        }
        false
    }

    /// Whether a link is open.
    pub(super) fn is_in_link(&self) -> bool {
        self.links > 0
    }

    /// Whether a block of code is open.
    pub(super) fn is_in_code(&self) -> bool {
        self.codes > 0
    }

    /// The innermost open element.
    pub(super) fn top(&self) -> Option<&'static str> {
        self.open.last().map(|open| open.name)
    }

    /// Whether a block may stand here: nothing that holds running text is open, but for what an
    /// author's HTML left open at the top of the pile.
    pub(super) fn takes_blocks(&self) -> bool {
        let still_open = self
            .open
            .iter()
            .rev()
            .skip_while(|open| open.raw && is_phrasing(open.name));
        self.open.len() < DEEPEST && !still_open.into_iter().any(|open| is_phrasing(open.name))
    }

    /// Writes text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.need_cell("");
            self.push_text(text);
        }
    }

    /// Writes text of the author's HTML: its entities stand, its line ends are spaces.
    pub(super) fn raw_text(&mut self, text: &str) {
        if self.is_in_code() {
            self.html_text(text);
            return;
        }
        let is_part = self.open.last().is_some_and(|top| is_table_part(top.name));
        if is_part && text.chars().all(char::is_whitespace) {
            return;
        }
        let mut space = text.starts_with(|c: char| c.is_ascii_whitespace());
        for word in text.split_ascii_whitespace() {
            if std::mem::replace(&mut space, true) && !self.at_line_start {
                self.html.push(' ');
            }
            self.html_text(word);
        }
        let ends_in_space = text.ends_with(|c: char| c.is_ascii_whitespace());
        if ends_in_space && !self.at_line_start && !text.trim_ascii().is_empty() {
            self.html.push(' ');
        }
    }

    fn html_text(&mut self, text: &str) {
        self.need_cell("");
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            escape(&rest[..at], &mut self.html);
            rest = &rest[at..];
            let length = entity_length(rest);
            if length == 0 {
                self.html.push_str("&amp;");
                rest = &rest[1..];
            } else {
                self.html.push_str(&rest[..length]);
                rest = &rest[length..];
            }
        }
        escape(rest, &mut self.html);
        self.count_run(text);
        self.at_line_start = text.ends_with('\n');
    }

    /// A line break within a paragraph. The text gets a line feed too, or the words beside it
    /// would run together.
    pub(super) fn line_break(&mut self) {
        self.need_cell("");
        self.html.push_str("<br>\n");
        self.elements += 1;
        (self.run, self.dear) = (0, 0);
        self.at_line_start = true;
    }

    /// An element without content.
    pub(super) fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.need_cell("");
        if name == "hr" {
            self.new_line();
        }
        self.html.push('<');
        self.html.push_str(name);
        self.attributes(attributes);
    }

    /// Ends the line of text, if one is begun.
    pub(super) fn new_line(&mut self) {
        if !self.at_line_start {
            self.html.push('\n');
            self.at_line_start = true;
        }
    }

    /// Closes all that is open and gives the HTML.
    pub(super) fn finish(mut self) -> String {
        while self.pop().is_some() {}
        self.new_line();
        self.html
    }

    fn pop(&mut self) -> Option<From> {
        let Open { name, raw, tags } = self.open.pop()?;
        self.links -= usize::from(name == "a");
        self.codes -= usize::from(name == "pre");
        if tags == Tags::Written {
            (self.run, self.dear) = (0, 0);
            match name {
                "table" => self.html.push_str("</table></div>"),
                "pre" => self.html.push_str("</code></pre>"),
                name => {
                    self.html.push_str("</");
                    self.html.push_str(name);
                    self.html.push('>');
                }
            }
        }
        let is_cell = matches!(name, "td" | "th");
        if !is_inline(name) {
            self.after_cell = is_cell;
            if !is_cell {
                self.new_line();
            }
        }
        Some(if raw { From::Html } else { From::Markdown })
    }

    /// Text and elements in a table, but outside its cells, get a cell: an HTML parser would
    /// move them before the table.
    fn need_cell(&mut self, name: &str) {
        let wanted =
            is_table_part(name) && name != "table" || matches!(name, "td" | "th" | "caption");
        let Some(Open {
            name: top,
            raw: true,
            ..
        }) = self.open.last()
        else {
            return;
        };
        if !is_table_part(top) || wanted {
            return;
        }
        let missing: &[&'static str] = match *top {
            "table" => &["tbody", "tr", "td"],
            "tr" => &["td"],
            _ => &["tr", "td"],
        };
        for part in missing {
            self.start(part, From::Html, &[]);
        }
    }

    fn push_text(&mut self, text: &str) {
        let mut rest = text;
        while rest.len() > LONG_RUN {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(LONG_RUN));
            escape(piece, &mut self.html);
            self.count_run(piece);
            rest = after;
        }
        escape(rest, &mut self.html);
        self.count_run(rest);
        self.at_line_start = text.ends_with('\n');
    }

    /// Parts a long run of text with an empty element where the sanitiser's serialiser would
    /// take a time that grows with the square of it: at each `&` and each character from U+0080
    /// to U+00BF it looks through the whole rest of the run.
    fn count_run(&mut self, text: &str) {
        self.run += text.len();
        self.dear += text
            .bytes()
            .filter(|byte| matches!(byte, b'&' | 0xc2))
            .count();
        // A piece ends at a character, up to three bytes short of its length.
        if self.run + 3 >= LONG_RUN && self.dear > DEAR_AT_MOST {
            self.html.push_str("<span></span>");
            (self.run, self.dear) = (0, 0);
        }
    }

    fn attributes(&mut self, attributes: &[(&str, &str)]) {
        self.elements += 1;
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            escape(value, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
        (self.run, self.dear) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_their_lines() {
        let mut writer = Writer::new();
        for word in ["a", "b"] {
            writer.start("p", From::Markdown, &[]);
            writer.text(word);
            writer.end();
        }
        assert_eq!(writer.finish(), "<p>a</p>\n<p>b</p>\n");
    }

    #[test]
    fn long_runs_are_parted_where_they_are_dear() {
        let write = |text: &str| {
            let mut writer = Writer::new();
            writer.start("p", From::Markdown, &[]);
            writer.text(text);
            writer.finish().matches("<span></span>").count()
        };
        assert_eq!(write(&"é".repeat(20_000)), 0);
        assert_eq!(write(&"« »".repeat(20_000)), 24);
        assert_eq!(write(&"&".repeat(4000)), 0);
    }

    #[test]
    fn too_deep_is_text() {
        let mut writer = Writer::new();
        for _ in 0..1000 {
            writer.start("blockquote", From::Markdown, &[]);
        }
        writer.start("table", From::Markdown, &[]);
        writer.start("tr", From::Markdown, &[]);
        writer.text("a");
        let html = writer.finish();
        assert_eq!(html.matches("<blockquote>").count(), DEEPEST);
        assert!(!html.contains("<table") && html.contains('a'));
    }

    #[test]
    fn text_in_a_table_gets_a_cell() {
        let mut writer = Writer::new();
        writer.start("table", From::Html, &[]);
        writer.raw_text("\n a &amp; b & c ");
        writer.end_raw("table");
        assert_eq!(
            writer.finish(),
            "<div class=\"tbl\" tabindex=\"0\"><table><tbody><tr><td>a &amp; b &amp; c </td></tr>\n</tbody></table></div>"
        );
    }
}
