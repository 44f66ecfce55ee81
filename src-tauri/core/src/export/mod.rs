//! Notes on their way out: from plain data to text, one file per format.
//!
//! A format is one file of this room, with its [`FormatSpec`], and one line in the list of
//! [`Format`]; nothing else knows of it. Formats are pure functions of [`Notes`]: they see no
//! library, no file and no clock. [`save`] is the one function that writes, and
//! [`parse_json`] the way back in.

mod arrange;
mod check_notes;
mod escape;
mod files;
mod gather;
mod html;
mod json;
mod markdown;
mod note_markdown;
mod read_json;
#[cfg(test)]
mod samples;
mod save;

use serde::{Deserialize, Serialize};

use crate::anchor::State;
use crate::vocabulary::vocabulary;

pub use crate::annotations::{Colour, Kind};
pub use files::{FileNames, file_name, place_in};
pub use gather::{Context, ExportCounts, Exported, Request, counts, export, export_each};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use read_json::{JsonRefusal, parse_json};
pub use save::{SaveError, save};

vocabulary! {
    /// The formats notes leave in.
    Format, "format" {
        /// For a vault or any editor.
        Markdown = "markdown",
        /// One page that prints well.
        Html = "html",
        /// Complete; can be brought back in.
        Json = "json",
    }
}

vocabulary! {
    /// How notes are put in order.
    Arrange, "arrangement" {
        /// Under the topics of the document, in reading order.
        Topic = "topic",
        /// Under their tags.
        Tag = "tag",
        /// Under their colours.
        Colour = "colour",
    }
}

/// Everything that is to leave: the notes on some documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Notes {
    /// When, in RFC 3339, UTC.
    pub exported_at: String,
    /// The documents, in the order they are to stand.
    pub documents: Vec<DocumentNotes>,
}

/// The notes on one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentNotes {
    /// Id of the document.
    pub document: String,
    /// Its title.
    pub title: String,
    /// Who wrote it, if that is known.
    pub author: Option<String>,
    /// The format it was imported from.
    pub format: String,
    /// Hash of the edition's content: by it the document is known in another library.
    pub content_hash: String,
    /// Id of the edition that the places refer to.
    pub edition: String,
    /// Number of that edition, from 1.
    pub edition_number: u32,
    /// Name of the file it came from, without folders.
    pub source_name: Option<String>,
    /// The topics of the edition, in order.
    pub topics: Vec<TopicHeading>,
    /// The annotations, in reading order.
    pub annotations: Vec<AnnotationNotes>,
}

/// A topic, as far as its notes need it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TopicHeading {
    /// Id of the topic.
    pub topic: String,
    /// Its position in the edition, from 0.
    pub position: u32,
    /// Level of its heading, 1 for the highest; 0 for text before the first heading.
    pub level: u8,
    /// The heading, as plain text.
    pub heading: String,
}

/// An annotation with its place in the document's edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnnotationNotes {
    /// Its id.
    pub annotation: String,
    /// What it is.
    pub kind: Kind,
    /// Id of the topic it is on or begins in; `None` for a note on the document and for words
    /// that were not found.
    pub topic: Option<String>,
    /// Position of that topic.
    pub topic_position: Option<u32>,
    /// Position of the topic it ends in.
    pub end_topic_position: Option<u32>,
    /// The marked words.
    pub quote: Option<String>,
    /// Up to 32 code points before them.
    pub prefix: Option<String>,
    /// Up to 32 code points after them.
    pub suffix: Option<String>,
    /// First code point of the words in the topic's text.
    pub start: Option<u32>,
    /// The code point after the words, in the text of the topic they end in.
    pub end: Option<u32>,
    /// The colour of a highlight.
    pub colour: Option<Colour>,
    /// What that colour stands for, where a person has set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The note: Markdown, exactly as given.
    pub note: Option<String>,
    /// The label of a bookmark.
    pub label: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How its anchor fares.
    pub state: State,
    /// How sure a changed place is, from 0 to 1.
    pub confidence: Option<f64>,
    /// Who made it: `person`, or the name of a program.
    pub origin: String,
    /// When it was made, in RFC 3339, UTC.
    pub created_at: String,
    /// When it was last changed, in RFC 3339, UTC.
    pub modified_at: String,
    /// The sentence or paragraph around the words, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
}

/// Who made an annotation, when no program did.
const PERSON: &str = "person";

/// How the text is to look.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The order of the notes.
    pub arrange: Arrange,
    /// Makes safe HTML of a note's Markdown; formats without HTML do not call it.
    pub render_note: &'a dyn Fn(&str) -> String,
}

/// What a format is to those who do not write it.
struct FormatSpec {
    /// Of its files, without the dot.
    extension: &'static str,
    /// Makes one text of the notes on some documents, exported at a moment in RFC 3339.
    write: fn(&str, &[DocumentNotes], Look<'_>) -> String,
}

impl Format {
    /// The list: each format and the file that knows it.
    const fn spec(self) -> &'static FormatSpec {
        match self {
            Self::Markdown => &markdown::SPEC,
            Self::Html => &html::SPEC,
            Self::Json => &json::SPEC,
        }
    }

    /// What the names of its files end with, without the dot.
    pub const fn extension(self) -> &'static str {
        self.spec().extension
    }

    /// All notes as one text.
    pub fn write(self, notes: &Notes, look: Look<'_>) -> String {
        (self.spec().write)(&notes.exported_at, &notes.documents, look)
    }

    /// One text per document, each with a file name that is safe on all systems and unique
    /// among them.
    pub fn write_each(self, notes: &Notes, look: Look<'_>) -> Vec<(String, String)> {
        let mut names = FileNames::default();
        let one = |document: &DocumentNotes| {
            let name = names.take(&document.title, self.extension());
            let documents = std::slice::from_ref(document);
            (
                name,
                (self.spec().write)(&notes.exported_at, documents, look),
            )
        };
        notes.documents.iter().map(one).collect()
    }
}

/// How many annotations some documents have in all.
fn count(documents: &[DocumentNotes]) -> usize {
    documents.iter().map(|it| it.annotations.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_writes_one_text_or_one_per_document() {
        let mut notes = samples::notes();
        notes.documents.push(notes.documents[0].clone());
        let look = samples::look(Arrange::Topic);
        for format in Format::ALL {
            assert!(!format.write(&notes, look).is_empty());
            let files = format.write_each(&notes, look);
            let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
            let extension = format.extension();
            assert_eq!(
                names,
                [
                    format!("Advances in Models.{extension}"),
                    format!("Advances in Models 2.{extension}")
                ]
            );
        }
    }
}
