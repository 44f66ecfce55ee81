//! The notebook: all annotations of the library, filtered, grouped and sorted, a million of them as
//! readily as ten.
//!
//! [`arrange`] answers with a [`Notebook`]: which annotations there are in which order, as numbers. It
//! is kept by who shows it; [`lines`] reads the few lines that are on the screen. The order is the
//! search index's, which follows the journal; what a line says is read from the library when it is shown.

mod lines;
mod order;

use serde::Serialize;
use uuid::Uuid;

use crate::annotations::{self, Annotation};
use crate::error::Result;
use crate::library::Library;
use crate::search::{Count, IndexState, Misread, Sieve};
use crate::vocabulary::vocabulary;

pub use lines::{Line, Lines, NotebookNote, between, line_of, lines};
pub use order::{arrange, arrange_until};

vocabulary! {
    /// What annotations are put together by.
    Grouping, "grouping" {
        /// The document, and in it the topic: two heads.
        Topic = "topic",
        /// The document alone.
        Document = "document",
        /// Each of its tags; one with several stands under each.
        Tag = "tag",
        /// The colour of the highlight.
        Colour = "colour",
        /// The day it was changed last.
        Day = "day",
        /// Nothing: one list.
        None = "none",
    }
}

vocabulary! {
    /// In which order they stand, in each group.
    Sorting, "sorting" {
        /// As the text runs, document by document.
        Place = "place",
        /// The one changed last first.
        Newest = "newest",
        /// The one changed last last.
        Oldest = "oldest",
    }
}

/// What to show of the annotations, and how.
#[derive(Debug, Clone)]
pub struct Arrangement {
    /// Which.
    pub sieve: Sieve,
    /// Put together by what.
    pub grouping: Grouping,
    /// In which order.
    pub sorting: Sorting,
    /// Seconds that the clock on the wall is ahead of UTC, for days.
    pub ahead: i32,
}

/// The head of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "NotebookHead")]
pub struct Head {
    /// The title of a document, the heading of a topic, a tag, a colour's word, a day as `2026-11-28`;
    /// empty for what has no tag, no colour or no topic.
    pub name: String,
    /// The document, for groups by document and by topic.
    pub document: Option<Uuid>,
    /// The topic's position, for the groups of a document's topics, which stand under its own head.
    pub topic: Option<u32>,
    /// How many annotations stand in the group.
    pub count: u32,
}

/// How many annotations each value of a filter would leave, the other filters as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct NotebookCounts {
    /// By kind.
    pub kinds: Vec<Count>,
    /// By colour.
    pub colours: Vec<Count>,
    /// By tag as it is written; the five hundred most frequent.
    pub tags: Vec<Count>,
    /// By document, its id for a name; the fifty with the most.
    pub documents: Vec<DocumentCount>,
    /// By the state of the place.
    pub states: Vec<Count>,
    /// With a note.
    pub noted: u32,
    /// Without one.
    pub bare: u32,
}

/// How many annotations a document would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct DocumentCount {
    /// The document.
    pub document: Uuid,
    /// Its title.
    pub title: String,
    /// How many.
    pub count: u32,
}

/// What a view says above its lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "NotebookSummary")]
pub struct Summary {
    /// Annotations that pass.
    pub total: u32,
    /// Annotations there are.
    pub all: u32,
    /// Lines, heads included.
    pub lines: u32,
    /// What each filter would leave.
    pub counts: NotebookCounts,
    /// Whether all of the library is in it.
    pub index: IndexState,
    /// The query with words that are in the library, where it finds nothing whatever the filters.
    pub did_you_mean: Option<String>,
    /// Fields of the query that were taken for text, since their values are none.
    pub misread: Vec<Misread>,
}

/// A head and where it stands.
#[derive(Debug, Clone)]
struct HeadAt {
    /// Its line.
    line: u32,
    /// The number of the first annotation under it.
    first: u32,
    head: Head,
}

/// An arrangement carried out.
#[derive(Debug, Clone)]
pub struct Notebook {
    /// What to say of it.
    pub summary: Summary,
    rows: Vec<u32>,
    heads: Vec<HeadAt>,
}

impl Notebook {
    /// All annotations in it, each once, in their order.
    ///
    /// # Errors
    /// Only where the library cannot be read.
    pub fn annotations(&self, library: &Library) -> Result<Vec<Uuid>> {
        lines::uuids(library, &self.rows)
    }
}

/// Reads one annotation by its row.
fn read(connection: &rusqlite::Connection, row: u32) -> Result<Option<Annotation>> {
    let uuid: Option<Uuid> = rusqlite::OptionalExtension::optional(
        connection
            .prepare_cached("SELECT uuid FROM annotation WHERE id = ?1")?
            .query_row([row], |found| found.get(0)),
    )?;
    match uuid {
        Some(uuid) => annotations::select_live(connection, uuid),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests;
