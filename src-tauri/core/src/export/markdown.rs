//! Notes as Markdown, made to sit well in an Obsidian vault and to read well in any editor.
//!
//! ```markdown
//! ---
//! title: Advances in Models
//! source: lectern://document/0192f7c4-…
//! edition: 2
//! exported: 2026-11-24
//! annotations: 2
//! ---
//!
//! # Advances in Models
//!
//! ## 2 Model efficiency
//!
//! Compare with the edge report. ^n-0a1b2c3d4e5f
//!
//! > Rounding to eight bits halves the memory
//!
//! Ask legal about this.
//!
//! Yellow · #cost · ^h-0a1b2c3d4e60
//! ```
//!
//! A quote is plain text and comes back as such from any reader of Markdown. A note is Markdown
//! as given: see the neighbouring `note_markdown` for what it cannot do. The id at a block's end
//! is a block id of Obsidian, made of the last twelve digits of the annotation's id: the same at
//! every export, so that links to it hold.

#[cfg(test)]
mod examples;

use std::collections::HashSet;
use std::fmt::Write as _;

use super::arrange::{Headings, colour_words, groups};
use super::{
    AnnotationNotes, Arrange, DocumentNotes, FormatSpec, Kind, PERSON, count, escape, note_markdown,
};
use crate::anchor::State;

pub(super) const SPEC: FormatSpec = FormatSpec {
    extension: "md",
    write: |exported_at, documents, look| match documents {
        [document] => markdown(document, exported_at, look.arrange),
        _ => of_all(exported_at, documents, look.arrange),
    },
};

/// Digits of an annotation's id that make its block id: random ones, unlike those in front.
const ID_DIGITS: usize = 12;

/// The notes on one document, with front matter. `exported_at` is RFC 3339, UTC.
pub fn markdown(document: &DocumentNotes, exported_at: &str, arrange: Arrange) -> String {
    let mut out = String::from("---\n");
    field(&mut out, "title", &escape::yaml(&document.title));
    if let Some(author) = &document.author {
        field(&mut out, "author", &escape::yaml(author));
    }
    field(&mut out, "source", &source(document));
    field(&mut out, "edition", &document.edition_number.to_string());
    field(&mut out, "exported", &escape::yaml_date(exported_at));
    field(
        &mut out,
        "annotations",
        &document.annotations.len().to_string(),
    );
    out.push_str("---\n");
    body(&mut out, document, arrange);
    out
}

/// The notes on several documents in one file, one after the other.
fn of_all(exported_at: &str, documents: &[DocumentNotes], arrange: Arrange) -> String {
    let mut out = String::from("---\n");
    field(&mut out, "title", "Notes");
    field(&mut out, "exported", &escape::yaml_date(exported_at));
    field(&mut out, "documents", &documents.len().to_string());
    field(&mut out, "annotations", &count(documents).to_string());
    out.push_str("---\n");
    for document in documents {
        body(&mut out, document, arrange);
    }
    out
}

fn field(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "{name}: {value}");
}

fn source(document: &DocumentNotes) -> String {
    format!("lectern://document/{}", document.document)
}

fn body(out: &mut String, document: &DocumentNotes, arrange: Arrange) {
    let _ = writeln!(
        out,
        "\n# {}",
        escape::markdown_inline(&document.title, false)
    );
    let mut page = Page {
        out,
        headings: (arrange != Arrange::Topic).then(|| Headings::new(document)),
        document,
        level: 1,
        named: HashSet::new(),
    };
    for group in groups(document, arrange) {
        page.level = match group.heading {
            Some(_) => group.depth.saturating_add(1).min(6),
            None => 1,
        };
        if let Some(heading) = &group.heading {
            let signs = "#".repeat(usize::from(page.level));
            page.block(&format!(
                "{signs} {}",
                escape::markdown_inline(heading, false)
            ));
        }
        for note in group.notes {
            page.annotation(note);
        }
    }
}

struct Page<'a> {
    out: &'a mut String,
    document: &'a DocumentNotes,
    /// Where notes do not stand under their topics, each names its own.
    headings: Option<Headings>,
    /// Level of the heading above.
    level: u8,
    /// Block ids that stand already: an annotation under two tags has but one.
    named: HashSet<&'a str>,
}

impl<'a> Page<'a> {
    /// A block with a blank line before it.
    fn block(&mut self, text: &str) {
        self.out.push('\n');
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn annotation(&mut self, note: &'a AnnotationNotes) {
        let place = note.kind == Kind::Bookmark;
        if let Some(quote) = note.quote.as_deref().filter(|_| !place) {
            self.quote(quote);
        }
        if let Some(context) = context(note) {
            let context = escape::markdown_inline(context, false);
            self.block(&format!("In context: {context}"));
        }
        let mut facts = self.facts(note);
        if place {
            facts.insert(0, bookmark(note));
        }
        let id = self.id(note);
        let written = note.note.as_deref().filter(|it| !it.trim().is_empty());
        let Some(written) = written else {
            facts.extend(id);
            if !facts.is_empty() {
                self.block(&facts.join(" · "));
            }
            return;
        };
        let written = note_markdown::block(written, self.level);
        match id {
            Some(id) if facts.is_empty() && written.ends_in_paragraph => {
                self.block(&format!("{} {id}", written.text));
            }
            id => {
                self.block(&written.text);
                facts.extend(id);
                if !facts.is_empty() {
                    self.block(&facts.join(" · "));
                }
            }
        }
    }

    fn quote(&mut self, quote: &str) {
        self.out.push('\n');
        let mut blank = true;
        for line in escape::lines(quote.trim()) {
            let line = escape::markdown_line(line, true);
            // One empty line parts paragraphs; more of them say no more.
            if !(line.is_empty() && blank) {
                self.out.push('>');
                if !line.is_empty() {
                    self.out.push(' ');
                    self.out.push_str(&line);
                }
                self.out.push('\n');
            }
            blank = line.is_empty();
        }
    }

    /// What is told of an annotation besides its words.
    fn facts(&self, note: &AnnotationNotes) -> Vec<String> {
        let mut facts = Vec::new();
        facts.extend(colour_words(note).map(|it| escape::markdown_inline(&it, false)));
        let tags: Vec<String> = note.tags.iter().map(|it| tag(it)).collect();
        if !tags.is_empty() {
            facts.push(tags.join(" "));
        }
        if let Some(headings) = &self.headings {
            let topics = &self.document.topics;
            let own = topics
                .iter()
                .find(|it| Some(it.position) == note.topic_position);
            facts.extend(own.map(|it| escape::markdown_inline(&headings.of(it).0, false)));
        }
        match note.state {
            State::Changed => facts.push("words have changed".to_owned()),
            State::Orphaned if self.headings.is_some() => facts.push("not found".to_owned()),
            _ => {}
        }
        if note.origin != PERSON {
            facts.push(format!(
                "by {}",
                escape::markdown_inline(&note.origin, false)
            ));
        }
        facts
    }

    /// The block id, where the annotation has none yet in this file.
    fn id(&mut self, note: &'a AnnotationNotes) -> Option<String> {
        if !self.named.insert(&note.annotation) {
            return None;
        }
        let kind = match note.kind {
            Kind::Highlight => 'h',
            Kind::Note => 'n',
            Kind::Bookmark => 'b',
        };
        let digits = note.annotation.chars().filter(char::is_ascii_alphanumeric);
        let digits: Vec<char> = digits.collect();
        let from = digits.len().saturating_sub(ID_DIGITS);
        let digits: String = digits[from..].iter().collect();
        Some(format!("^{kind}-{}", digits.to_lowercase()))
    }
}

fn bookmark(note: &AnnotationNotes) -> String {
    let mut line = "**Bookmark**".to_owned();
    if let Some(label) = &note.label {
        let _ = write!(line, ": {}", escape::markdown_inline(label, false));
    }
    if let Some(quote) = &note.quote {
        let _ = write!(line, " · “{}”", escape::markdown_inline(quote, false));
    }
    line
}

/// The sentence or paragraph around the words, if it says more than they do.
fn context(note: &AnnotationNotes) -> Option<&str> {
    let context = note.context.as_deref()?.trim();
    let quote = note.quote.as_deref().unwrap_or_default().trim();
    (!context.is_empty() && context != quote).then_some(context)
}

/// A tag as Obsidian reads one: letters, digits, `_`, `-` and `/`; anything between is a hyphen.
fn tag(tag: &str) -> String {
    let mut name = String::from("#");
    for next in tag.chars() {
        if next.is_alphanumeric() || matches!(next, '_' | '/') {
            name.push(next);
        } else if !name.ends_with(['-', '#']) {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name == "#" {
        return escape::markdown_inline(&format!("“{tag}”"), false);
    }
    name.to_owned()
}
