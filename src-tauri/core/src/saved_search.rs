//! Searches that a person keeps: a name and what is typed.

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::journal::{self, Action, Kept, Recorded};
use crate::library::Library;

/// The longest query that is kept, in code points.
const LONGEST: usize = 1000;

/// A search that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct SavedSearch {
    /// Its id.
    pub search: Uuid,
    /// Its name.
    pub name: String,
    /// What is searched for, as it was typed.
    pub query: String,
}

/// The searches kept, by name.
///
/// # Errors
/// Only where the library cannot be read.
pub fn saved(library: &Library) -> Result<Vec<SavedSearch>> {
    library.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT uuid, name, query FROM saved_search ORDER BY name COLLATE NOCASE, id",
        )?;
        let all = statement
            .query_map([], from_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(all)
    })
}

/// Keeps a search. Without a name it is called as it is typed; one that is kept already stays one,
/// with the new name.
///
/// # Errors
/// A blank or over-long query.
pub fn save(library: &Library, name: &str, query: &str) -> Result<Recorded<SavedSearch>> {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if query.is_empty() {
        return Err(Error::Invalid("There is nothing to search for.".to_owned()));
    }
    if query.chars().count() > LONGEST || name.chars().count() > LONGEST {
        return Err(Error::Invalid(format!(
            "A saved search has at most {LONGEST} letters."
        )));
    }
    journal::record(library, Action::SaveSearch, |step| {
        let there: Option<Uuid> = step
            .connection()
            .query_row(
                "SELECT uuid FROM saved_search WHERE query = ?1",
                [&query],
                |row| row.get(0),
            )
            .optional()?;
        let row = SavedSearch {
            search: there.unwrap_or_else(Uuid::now_v7),
            name: if name.is_empty() { query.clone() } else { name },
            query,
        };
        step.put(&row)?;
        Ok(row)
    })
}

/// Forgets a search that was kept.
///
/// # Errors
/// [`Error::Invalid`] where there is none of this id.
pub fn remove(library: &Library, search: Uuid) -> Result<Recorded<SavedSearch>> {
    journal::record(library, Action::RemoveSearch, |step| {
        let row = SavedSearch::load(step.connection(), search)?
            .ok_or_else(|| Error::Invalid("This search is not kept any more.".to_owned()))?;
        step.take::<SavedSearch>(search)?;
        Ok(row)
    })
}

impl Kept for SavedSearch {
    const ENTITY: &'static str = "saved_search";

    fn key(&self) -> Uuid {
        self.search
    }

    fn load(connection: &Connection, key: Uuid) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached("SELECT uuid, name, query FROM saved_search WHERE uuid = ?1")?
            .query_row([key], from_row)
            .optional()?)
    }

    fn store(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO saved_search (uuid, name, query) VALUES (?1, ?2, ?3)
                 ON CONFLICT (uuid) DO UPDATE SET name = ?2, query = ?3",
            )?
            .execute((self.search, &self.name, &self.query))?;
        Ok(())
    }

    fn delete(connection: &Connection, key: Uuid) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM saved_search WHERE uuid = ?1")?
            .execute([key])?;
        Ok(())
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch {
        search: row.get(0)?,
        name: row.get(1)?,
        query: row.get(2)?,
    })
}
