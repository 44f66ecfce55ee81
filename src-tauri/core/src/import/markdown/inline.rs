//! Links, pictures and bare addresses within a line.

use super::render::Renderer;
use crate::import::autolink::bare_addresses;
use crate::import::links::{self, Address, address};
use crate::import::outline::Outline;
use crate::import::pictures::Place;
use crate::import::writer::From;

/// The longest address that is shown in the place of a picture, in characters.
const LONGEST_SHOWN: usize = 200;

/// The longest alt text or title, in bytes.
const LONGEST_ATTRIBUTE: usize = 4096;

/// An address as it may stand in `href`; none if it may not.
pub(super) fn href(written: &str, outline: Option<&Outline>) -> Option<String> {
    match address(written) {
        Address::Outside(address) => Some(address),
        Address::Inside(fragment) => {
            let id = outline?.ids.resolve(&fragment)?;
            Some(format!("#{id}"))
        }
        Address::Dropped => None,
    }
}

impl Renderer<'_> {
    /// Opens a link; one that may lead nowhere shows its words only.
    pub(super) fn link(&mut self, written: &str, title: &str) {
        let inside = self.into_the_library && links::is_into_the_library(written);
        let href = if inside {
            Some(written.to_owned())
        } else {
            self.href(written)
        };
        match href {
            Some(href) if !self.writer.is_in_link() => {
                let mut attributes = vec![("href", href.as_str())];
                if !title.is_empty() {
                    attributes.push(("title", short(title)));
                }
                self.writer.start("a", From::Markdown, &attributes);
            }
            _ => self.writer.start_silent("a", From::Markdown),
        }
    }

    /// Writes running text, with links for the bare addresses in it.
    pub(super) fn running_text(&mut self, text: &str) {
        if self.writer.is_in_link() || self.writer.is_in_code() {
            return self.writer.text(text);
        }
        let mut from = 0;
        for bare in bare_addresses(text) {
            let shown = &text[bare.range.clone()];
            let written = match bare.without_scheme {
                true => format!("http://{shown}"),
                false => shown.to_owned(),
            };
            self.writer.text(&text[from..bare.range.start]);
            self.link(&written, "");
            self.writer.text(shown);
            self.writer.end();
            from = bare.range.end;
        }
        self.writer.text(&text[from..]);
    }

    /// Writes a picture that comes along; in the place of any other its alt text and address.
    pub(super) fn picture(&mut self, address: &str, alt: &str, title: &str) {
        let (alt, title) = (short(alt), short(title));
        let Some(pictures) = self.pictures.as_deref_mut() else {
            return self.writer.text(alt);
        };
        let class = match pictures.place(address) {
            Place::Here { hash, size } => {
                let src = format!("picture:{hash}");
                let mut attributes = vec![("src", src.as_str()), ("alt", alt)];
                if !title.is_empty() {
                    attributes.push(("title", title));
                }
                let size = size.map(|(width, height)| (width.to_string(), height.to_string()));
                if let Some((width, height)) = &size {
                    attributes.extend([("width", width.as_str()), ("height", height)]);
                }
                return self.writer.void("img", &attributes);
            }
            Place::Remote => "remote-picture",
            Place::Missing => "missing-picture",
        };
        self.writer
            .start("span", From::Markdown, &[("class", class)]);
        if !alt.is_empty() {
            self.writer.text(alt);
            self.writer.text(" ");
        }
        self.writer
            .start("span", From::Markdown, &[("class", "address")]);
        self.writer.text(&shown(address));
        self.writer.end();
        self.writer.end();
    }
}

/// A text that goes into an attribute, no longer than somebody would read there.
pub(super) fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_ATTRIBUTE)]
}

/// An address short enough to be read. Of one that holds its picture itself only the kind.
fn shown(address: &str) -> String {
    let is_data = address
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    if is_data {
        let kind = address.split([';', ',']).next().unwrap_or("data:");
        return kind.chars().take(40).chain(['…']).collect();
    }
    match address.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.to_owned(),
    }
}
