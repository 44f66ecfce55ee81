//! Collections: named shelves. A document can stand on several; which, its own row says.

mod arrange;
mod row;

use serde::Serialize;
use uuid::Uuid;

use crate::error::Result;
use crate::library::Library;
use crate::text;

pub use arrange::{RemovedCollection, create, remove, rename};
pub(crate) use row::{CollectionRow, named};

/// A collection as the desk pane shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Collection {
    /// Its id.
    pub collection: Uuid,
    /// Its name.
    pub name: String,
    /// How many live documents stand on it, those in the archive included.
    pub documents: u32,
}

/// The collections, by name.
///
/// # Errors
/// Only where the library cannot be read.
pub fn collections(library: &Library) -> Result<Vec<Collection>> {
    library.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT c.uuid, c.name, (SELECT count(*) FROM document_collection x
               JOIN document d ON d.uuid = x.document AND d.removed_at IS NULL WHERE x.collection = c.uuid)
             FROM collection c ORDER BY c.name, c.id",
        )?;
        let mut collections: Vec<Collection> = statement
            .query_map([], |row| {
                Ok(Collection {
                    collection: row.get(0)?,
                    name: row.get(1)?,
                    documents: row.get(2)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        collections.sort_by_cached_key(|one| text::sort_key(&one.name));
        Ok(collections)
    })
}
