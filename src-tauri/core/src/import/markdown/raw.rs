//! HTML that a document's author wrote into the Markdown.
//!
//! It is not handed through: each tag is read, and what is harmless is written anew by the
//! [`Writer`], balanced and with its attributes checked. The sanitiser still runs over it in the
//! end; this step exists so that what reaches it cannot be slow, deep or moved about.

use super::inline;
use super::render::Renderer;
use super::tag::{Tag, tag};
use crate::import::names::{is_html, is_inline, is_swallowed, is_table_part, stand_in};
use crate::import::writer::From;

/// After so many tags that never end the rest of a piece of HTML is text, so that no piece is
/// read over and over.
const MOST_BROKEN: usize = 16;

/// A piece of HTML, cut at its tags.
enum Piece<'h> {
    Text(&'h str),
    Tag(Tag, &'h str),
}

/// Cuts HTML into text and tags. Comments, declarations and the content of elements that hold
/// no text of the document are left out.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let (mut text, mut at, mut broken) = (0, 0, 0);
    let mut never_closed = Vec::new();
    while let Some(found) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        let start = at + found;
        let rest = &html[start..];
        let length = if broken > MOST_BROKEN {
            break;
        } else if rest.starts_with("<!--") {
            Some(end_after(rest, "-->"))
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            Some(end_after(rest, ">"))
        } else {
            None
        };
        if let Some(length) = length {
            out.push(Piece::Text(&html[text..start]));
            (text, at) = (start + length, start + length);
            continue;
        }
        let Some(tag) = tag(rest) else {
            broken += 1;
            at = start + 1;
            continue;
        };
        out.push(Piece::Text(&html[text..start]));
        let mut end = start + tag.length;
        if is_swallowed(&tag.name) && !tag.closing && !never_closed.contains(&tag.name) {
            match swallowed(&html[end..], &tag.name) {
                Some(length) => end += length,
                // Nor will a later one of its name be: the rest is not searched again.
                None => never_closed.push(tag.name.clone()),
            }
        }
        let written = &html[start..start + tag.length];
        out.push(Piece::Tag(tag, written));
        (text, at) = (end, end);
    }
    out.push(Piece::Text(&html[text..]));
    out
}

/// Where `mark` ends; where there is none, the end.
fn end_after(html: &str, mark: &str) -> usize {
    html.find(mark).map_or(html.len(), |at| at + mark.len())
}

/// The length of what is swallowed after a start tag; none if the element is not closed.
fn swallowed(html: &str, name: &str) -> Option<usize> {
    let is_end = |at: &usize| {
        let after = html.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    };
    memchr::memmem::find_iter(html.as_bytes(), b"</").find(is_end)
}

/// The names that HTML gives to places in it: `id` of any element, `name` of links.
pub(in crate::import) fn anchors_in(html: &str) -> Vec<String> {
    let named = |piece: Piece<'_>| match piece {
        Piece::Tag(tag, _) if !tag.closing => anchor_of(&tag).map(str::to_owned),
        _ => None,
    };
    pieces(html).into_iter().filter_map(named).collect()
}

fn anchor_of(tag: &Tag) -> Option<&str> {
    let name = (tag.name == "a").then(|| tag.value("name")).flatten();
    tag.value("id").or(name).filter(|name| !name.is_empty())
}

/// A tag that is none of HTML's is shown as its author wrote it: the text to show.
pub(in crate::import) fn shown_as_text(html: &str) -> &str {
    match tag(html) {
        Some(tag) if !is_html(&tag.name) => html,
        _ => "",
    }
}

impl Renderer<'_> {
    /// Writes a piece of HTML from the document.
    pub(super) fn raw(&mut self, html: &str) {
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) => self.writer.raw_text(text),
                Piece::Tag(tag, written) if !is_html(&tag.name) => self.writer.text(written),
                Piece::Tag(tag, _) if tag.closing => {
                    if let Some(name) = stand_in(&tag.name) {
                        self.writer.end_raw(name);
                    }
                }
                Piece::Tag(tag, _) => self.raw_start(&tag),
            }
        }
    }

    fn raw_start(&mut self, tag: &Tag) {
        let id = anchor_of(tag).and_then(|name| self.anchor(name));
        match stand_in(&tag.name) {
            Some("br") => self.writer.line_break(),
            Some("wbr") => self.writer.void("wbr", &[]),
            Some("hr") if self.writer.takes_blocks() => self.writer.void("hr", &[]),
            Some("hr") => {}
            Some("img") => {
                let alt = tag.value("alt").unwrap_or_default();
                let title = tag.value("title").unwrap_or_default();
                self.picture(tag.value("src").unwrap_or_default(), alt, title);
            }
            // Preformatted text is written as code already.
            Some("code") if self.writer.top() == Some("pre") => {
                self.writer.start_silent("code", From::Html);
            }
            Some("a") => return self.raw_link(tag, id.as_deref()),
            Some(name) if self.makes_room(name) => {
                let attributes = attributes(name, tag, id.as_deref());
                self.writer.start(name, From::Html, &attributes);
                return;
            }
            _ => {}
        }
        if let Some(id) = id {
            self.writer.start("span", From::Html, &[("id", &id)]);
            self.writer.end_raw("span");
        }
    }

    fn raw_link(&mut self, tag: &Tag, id: Option<&str>) {
        let href = tag.value("href").and_then(|to| self.href(to));
        let mut attributes = Vec::new();
        attributes.extend(id.map(|id| ("id", id)));
        match href {
            Some(href) if !self.writer.is_in_link() => {
                attributes.push(("href", &href));
                self.writer.start("a", From::Html, &attributes);
            }
            _ if id.is_some() => {
                self.writer.start("span", From::Html, &attributes);
                self.writer.end_raw("span");
                self.writer.start_silent("a", From::Html);
            }
            _ => self.writer.start_silent("a", From::Html),
        }
    }

    /// Closes what the author left open and HTML would close by itself; tells whether the
    /// element may stand here.
    fn makes_room(&mut self, name: &'static str) -> bool {
        const LISTS: [&str; 3] = ["ul", "ol", "dl"];
        const SECTIONS: [&str; 3] = ["thead", "tbody", "tfoot"];
        let writer = &mut self.writer;
        if is_inline(name) {
            return true;
        }
        match name {
            "li" => writer.back_to_raw(&["ul", "ol"], &["table", "td", "th"]),
            "dt" | "dd" => writer.back_to_raw(&["dl"], &["table", "td", "th"]),
            "thead" | "tbody" | "tfoot" => writer.back_to_raw(&["table"], &LISTS),
            "tr" => {
                let found = writer.back_to_raw(&["thead", "tbody", "tfoot", "table"], &LISTS);
                if found && writer.top() == Some("table") {
                    writer.start("tbody", From::Html, &[]);
                }
                found
            }
            "td" | "th" => {
                let found = writer.back_to_raw(&["tr", "thead", "tbody", "tfoot", "table"], &LISTS);
                if found && writer.top() == Some("table") {
                    writer.start("tbody", From::Html, &[]);
                }
                if found && writer.top().is_some_and(|top| SECTIONS.contains(&top)) {
                    writer.start("tr", From::Html, &[]);
                }
                found
            }
            "caption" => writer.top() == Some("table"),
            name => writer.takes_blocks() && !is_table_part_of(writer.top(), name),
        }
    }

    /// The id of an anchor, at its first use.
    fn anchor(&mut self, name: &str) -> Option<String> {
        let id = self.outline?.anchors.get(name)?;
        self.used_anchors
            .insert(name.to_owned())
            .then(|| id.clone())
    }

    /// A link's address as it may stand in `href`.
    pub(super) fn href(&self, written: &str) -> Option<String> {
        inline::href(written, self.outline)
    }
}

/// A list is not opened right in a row of a table: the writer makes the cell, this only keeps
/// other parts apart.
fn is_table_part_of(top: Option<&str>, name: &str) -> bool {
    top.is_some_and(is_table_part) && is_table_part(name) && name != "table"
}

/// The attributes of the author's that are kept; the sanitiser looks at their values again.
fn attributes<'t>(name: &str, tag: &'t Tag, id: Option<&'t str>) -> Vec<(&'static str, &'t str)> {
    let mut kept: Vec<(&'static str, &str)> = Vec::new();
    kept.extend(id.map(|id| ("id", id)));
    let mut keep =
        |own: &'static str| kept.extend(tag.value(own).map(|value| (own, inline::short(value))));
    keep("lang");
    keep("dir");
    match name {
        "abbr" => keep("title"),
        "ol" => keep("start"),
        "td" | "th" => {
            keep("colspan");
            keep("rowspan");
            match tag.value("align") {
                Some("right") => kept.push(("class", "r")),
                Some("center") => kept.push(("class", "c")),
                _ => {}
            }
        }
        _ => {}
    }
    kept
}
