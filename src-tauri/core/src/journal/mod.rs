//! The journal: the one door of every write, and the memory that makes each one reversible.
//!
//! A public action of a room is one call of [`record`]: it opens the transaction, lets the room
//! do its work through a [`Step`], writes the entry, and commits, all or nothing. Each row that a
//! step puts is kept whole, before and after; its inverse is the pair turned round, so undo and
//! redo go through the same door and cost the rooms nothing but [`Kept`].
//!
//! An undo is a change too and names by id what it undid. Which change is undone next:
//!
//! ```text
//! seq    1 a     2 b     3 undo(2)   4 c           undo → 4, undo → 1
//! state  applied abandoned undo      applied
//! ```

mod clock;
mod history;
mod step;
mod undo;

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::Result;
use crate::library::Library;
use crate::vocabulary::vocabulary;

pub use history::{Entry, Newest, changed_since, history, newest};
pub(crate) use step::Step;
pub use undo::{Turned, redo, undo};

vocabulary! {
    /// What a person did, in one word. The words for the screen stand in its catalogue.
    Action, "kind of action" {
        /// Documents came into the library.
        Import = "import",
        /// A new edition of a document came in.
        Edition = "edition",
        /// A document went to the trash.
        RemoveDocument = "remove-document",
        /// A highlight was made.
        Highlight = "highlight",
        /// A note on a topic or document was written.
        Note = "note",
        /// A bookmark was set.
        Bookmark = "bookmark",
        /// Words, colour, label or tags of an annotation were changed.
        Edit = "edit",
        /// An end of a highlight was moved.
        Resize = "resize",
        /// An annotation went to the trash.
        RemoveAnnotation = "remove-annotation",
        /// A document or an annotation came back out of the trash.
        Restore = "restore",
        /// Annotations were brought in from a file.
        ImportNotes = "import-notes",
        /// Documents were put on collections, tagged, archived or given a reading state.
        Arrange = "arrange",
        /// Title, author, source or date of a document were changed.
        Details = "details",
        /// A tag got another name, or became one with another.
        RenameTag = "rename-tag",
        /// A tag was taken off everything.
        RemoveTag = "remove-tag",
        /// A collection was made.
        MakeCollection = "make-collection",
        /// A collection got another name.
        RenameCollection = "rename-collection",
        /// A collection was taken away.
        RemoveCollection = "remove-collection",
        /// A colour was given a meaning.
        NameColour = "name-colour",
        /// A search was kept.
        SaveSearch = "save-search",
        /// A search that was kept was forgotten.
        RemoveSearch = "remove-search",
    }
}

/// A row that the journal keeps: the whole user-made truth about one thing.
pub(crate) trait Kept: Serialize + DeserializeOwned + PartialEq {
    /// Its name in `change_row`.
    const ENTITY: &'static str;
    /// Its id.
    fn key(&self) -> Uuid;
    /// As it stands in the library now.
    fn load(connection: &Connection, key: Uuid) -> Result<Option<Self>>
    where
        Self: Sized;
    /// Writes it, over what was there.
    fn store(&self, connection: &Connection) -> Result<()>;
    /// Takes it away.
    fn delete(connection: &Connection, key: Uuid) -> Result<()>;
}

/// What an action did: its answer, and which documents and annotations are no longer as they were.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded<T> {
    /// The action's own answer.
    pub answer: T,
    /// The journal's entry; `None` where nothing had to change.
    pub change: Option<Uuid>,
}

/// Carries out one action in one transaction, with its entry in the journal.
pub(crate) fn record<T>(
    library: &Library,
    action: Action,
    work: impl FnOnce(&mut Step<'_>) -> Result<T>,
) -> Result<Recorded<T>> {
    library.write(|connection| {
        let mut step = Step::begin(connection);
        let answer = work(&mut step)?;
        let change = step.finish(library, action)?;
        Ok(Recorded { answer, change })
    })
}

/// Adds to an action that is carried out in several transactions (a bulk import): the rows join
/// the entry `change`, which is undone as one. Where somebody has undone it meanwhile, the rows
/// begin an entry of their own.
pub(crate) fn record_more<T>(
    library: &Library,
    action: Action,
    change: Uuid,
    work: impl FnOnce(&mut Step<'_>) -> Result<T>,
) -> Result<Recorded<T>> {
    library.write(|connection| {
        let mut step = Step::begin(connection);
        let answer = work(&mut step)?;
        let change = if step.can_join(change)? {
            step.join(change)?;
            Some(change)
        } else {
            step.finish(library, action)?
        };
        Ok(Recorded { answer, change })
    })
}

/// Writes what is no action of a person and cannot be undone: the reading place, derived data,
/// content that only becomes visible by a later action.
pub(crate) fn unrecorded<T>(
    library: &Library,
    work: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    library.write(work)
}

/// The journal's last word on each row of one kind, for checking: `(key, row as JSON or null)`.
pub(crate) fn last_words(
    connection: &Connection,
    entity: &str,
    mut each: impl FnMut(Uuid, Option<String>) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT r.key, r.after FROM change_row r WHERE r.entity = ?1 AND NOT EXISTS (
           SELECT 1 FROM change_row n WHERE n.entity = r.entity AND n.key = r.key
             AND (n.change > r.change OR n.change = r.change AND n.number > r.number))",
    )?;
    let mut rows = statement.query([entity])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get(1)?)?;
    }
    Ok(())
}
