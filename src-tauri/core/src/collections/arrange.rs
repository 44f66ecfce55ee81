//! Collections made, renamed and taken away. Putting documents on them is `documents::arrange`.

use serde::Serialize;
use uuid::Uuid;

use super::Collection;
use super::row::CollectionRow;
use crate::documents::DocumentRow;
use crate::error::{Error, Result};
use crate::journal::{self, Action, Kept, Recorded, Step};
use crate::library::Library;

/// The longest name, in code points.
const LONGEST: usize = 100;

/// A collection that was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct RemovedCollection {
    /// Its id.
    pub collection: Uuid,
    /// Its name.
    pub name: String,
    /// How many documents stood on it. They stay in the library.
    pub documents: u32,
}

/// Makes a collection and puts documents on it, in one action.
///
/// # Errors
/// A name that is empty, too long or taken; [`Error::UnknownDocument`].
pub fn create(library: &Library, name: &str, documents: &[Uuid]) -> Result<Recorded<Collection>> {
    let name = clean(name)?;
    journal::record(library, Action::MakeCollection, |step| {
        free(step, &name, None)?;
        let row = CollectionRow {
            collection: Uuid::now_v7(),
            name: name.clone(),
        };
        step.put(&row)?;
        for document in documents {
            let mut own = crate::documents::live(step.connection(), *document)?;
            own.put_on(row.collection);
            step.put(&own)?;
        }
        Ok(Collection {
            collection: row.collection,
            name,
            documents: u32::try_from(documents.len()).unwrap_or(u32::MAX),
        })
    })
}

/// Gives a collection another name.
///
/// # Errors
/// [`Error::UnknownCollection`]; a name that is empty, too long or taken.
pub fn rename(library: &Library, collection: Uuid, name: &str) -> Result<Recorded<String>> {
    let name = clean(name)?;
    journal::record(library, Action::RenameCollection, |step| {
        let mut row = CollectionRow::there(step.connection(), collection)?;
        free(step, &name, Some(collection))?;
        row.name.clone_from(&name);
        step.put(&row)?;
        Ok(name)
    })
}

/// Takes a collection away. What stood on it stays in the library.
///
/// # Errors
/// [`Error::UnknownCollection`].
pub fn remove(library: &Library, collection: Uuid) -> Result<Recorded<RemovedCollection>> {
    journal::record(library, Action::RemoveCollection, |step| {
        let row = CollectionRow::there(step.connection(), collection)?;
        let on_it: Vec<Uuid> = step
            .connection()
            .prepare_cached("SELECT document FROM document_collection WHERE collection = ?1")?
            .query_map([collection], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut documents = 0;
        for document in on_it {
            if let Some(mut own) = DocumentRow::load(step.connection(), document)? {
                documents += u32::from(own.removed_at.is_none());
                own.collections.retain(|one| *one != collection);
                step.put(&own)?;
            }
        }
        step.take::<CollectionRow>(collection)?;
        Ok(RemovedCollection {
            collection,
            name: row.name,
            documents,
        })
    })
}

fn clean(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::Invalid("A collection needs a name.".to_owned()));
    }
    if name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        return Err(Error::Invalid(format!(
            "A collection’s name is one line of at most {LONGEST} letters."
        )));
    }
    Ok(name)
}

fn free(step: &Step<'_>, name: &str, but: Option<Uuid>) -> Result<()> {
    let taken: bool = step.connection().query_row(
        "SELECT EXISTS (SELECT 1 FROM collection WHERE name = ?1 COLLATE NOCASE AND uuid IS NOT ?2)",
        (name, but),
        |row| row.get(0),
    )?;
    if taken {
        return Err(Error::Invalid(format!(
            "There is a collection “{name}” already."
        )));
    }
    Ok(())
}
