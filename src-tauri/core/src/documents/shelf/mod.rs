//! The shelf: the documents of a library as a list of them shows them, narrowed and in order, ten thousand of them as
//! readily as ten.
//!
//! A [`Shelf`] holds of each document what it is found and put in order by, and the last arrangement as rows in their
//! order. It is kept by who shows it and read anew when the library has changed; what a row says is read from the
//! library when it is shown.

mod arrange;
mod entries;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::arrange::ReadingState;
use super::list::{self, Document};
use crate::error::Result;
use crate::library::Library;
use crate::vocabulary::vocabulary;
use entries::Entry;

pub use arrange::Arranged;

vocabulary! {
    /// What the documents are put in order by.
    LibrarySort, "order" {
        /// Their titles.
        Title = "title",
        /// Who wrote them.
        Author = "author",
        /// When they came.
        Added = "added",
        /// When they were read last.
        Opened = "opened",
        /// How far they are read.
        Read = "read",
        /// How many notes they have.
        Notes = "notes",
    }
}

/// What part of the library is shown. Archived documents stand in the archive alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(tag = "at", rename_all = "lowercase", rename = "ShelfPlace")]
pub enum Place {
    /// All that is not in the archive.
    Library,
    /// The archive.
    Archive,
    /// One collection.
    Collection {
        /// Which.
        collection: Uuid,
    },
}

/// What to show, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranging {
    /// The part of the library.
    pub place: Place,
    /// Words of titles and authors, and reading states as `state:unread`, as they are typed.
    pub filter: String,
    /// In which order.
    pub sort: LibrarySort,
    /// Whether it begins with the last, the newest, the most.
    pub descending: bool,
}

/// How many documents a collection shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct OnCollection {
    /// The collection.
    pub collection: Uuid,
    /// How many documents.
    pub documents: u32,
}

/// How many of several documents have a reading state set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct InState {
    /// The state.
    pub state: ReadingState,
    /// How many documents.
    pub documents: u32,
}

/// How many of several documents carry a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Tagged {
    /// The tag as it is written.
    pub tag: String,
    /// How many documents.
    pub documents: u32,
}

/// What there is on the whole shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Documents, those in the archive included.
    pub documents: u32,
    /// Documents in the archive.
    pub archived: u32,
    /// Collections with documents on them.
    pub collections: Vec<OnCollection>,
    /// Highlights, notes and bookmarks.
    pub annotations: u32,
    /// The report that came with Lectern.
    pub built_in: Option<Uuid>,
    /// The document that came first.
    pub first: Option<Uuid>,
    /// Whether nothing was opened or marked yet.
    pub is_untouched: bool,
}

/// What several documents have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "SharedFacts")]
pub struct Shared {
    /// How many of them there are.
    pub documents: u32,
    /// The title, where it is one.
    pub title: Option<String>,
    /// Highlights, notes and bookmarks in them.
    pub annotations: u32,
    /// Those whose state a person has set.
    pub states: Vec<InState>,
    /// Those whose state follows the reading.
    pub following: u32,
    /// Collections that some of them stand on.
    pub collections: Vec<OnCollection>,
    /// Tags that some of them carry, sorted.
    pub tags: Vec<Tagged>,
}

/// A row of the arrangement.
#[derive(Debug, Clone, Copy)]
struct Shown {
    row: i64,
    document: Uuid,
}

/// The documents by what they are found and put in order by, and their arrangement.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// By the time they came.
    entries: Vec<Entry>,
    /// The places of the entries that stand in a place, in its order, before they are narrowed: typing sorts nothing.
    in_order: Option<((Place, LibrarySort, bool), Vec<u32>)>,
    shown: Vec<Shown>,
}

impl Shelf {
    /// Reads what is in the library now. The arrangement stays until [`Shelf::arrange`].
    ///
    /// # Errors
    /// Only where the library cannot be read.
    pub fn refresh(&mut self, library: &Library) -> Result<()> {
        self.entries = library.read(entries::read)?;
        self.in_order = None;
        Ok(())
    }

    /// At most `count` rows of the arrangement from `from` on; `None` for one that has gone since.
    ///
    /// # Errors
    /// Only where the library cannot be read.
    pub fn rows(&self, library: &Library, from: u32, count: u32) -> Result<Vec<Option<Document>>> {
        library.read(|connection| {
            self.stretch(from, from.saturating_add(count))
                .iter()
                .map(|shown| list::by_row(connection, shown.row))
                .collect()
        })
    }

    /// The documents of the rows from `from` up to, not including, `to`.
    #[must_use]
    pub fn ids(&self, from: u32, to: u32) -> Vec<Uuid> {
        let stretch = self.stretch(from, to).iter();
        stretch.map(|shown| shown.document).collect()
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.shown.len() as u32
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    fn stretch(&self, from: u32, to: u32) -> &[Shown] {
        let to = (to as usize).min(self.shown.len());
        self.shown.get(from as usize..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
