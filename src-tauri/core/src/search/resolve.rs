//! What a query asks of documents as a person has arranged them: collections, authors, reading states. None of it
//! is in the index, which therefore need not follow it: it is looked up in the library when asked.

use rusqlite::Connection;
use uuid::Uuid;

use super::query::{Query, What};
use crate::collections;
use crate::documents::{self, ReadingState};
use crate::error::Result;
use crate::text;

/// Puts documents in place of what the library says of them.
pub(super) fn resolve(query: &mut Query, library: &Connection) -> Result<()> {
    for atom in query.clauses.iter_mut().flatten() {
        match &atom.what {
            What::Collection(words) => {
                let shelves = collections::named(library, words)?;
                atom.what = What::Among(on(library, &shelves)?);
            }
            What::Author(words) => atom.what = What::Among(by(library, words)?),
            What::Reading(state) => atom.what = What::Among(in_state(library, *state)?),
            _ => {}
        }
    }
    Ok(())
}

fn on(library: &Connection, shelves: &[Uuid]) -> Result<Vec<Uuid>> {
    let mut statement =
        library.prepare_cached("SELECT document FROM document_collection WHERE collection = ?1")?;
    let mut found = Vec::new();
    for shelf in shelves {
        let rows = statement.query_map([shelf], |row| row.get(0))?;
        for row in rows {
            found.push(row?);
        }
    }
    Ok(found)
}

/// The documents by an author whose name has all these words at the beginning of its own.
fn by(library: &Connection, wanted: &[String]) -> Result<Vec<Uuid>> {
    let mut statement = library.prepare_cached(
        "SELECT uuid, author FROM document WHERE removed_at IS NULL AND author IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let own = text::words(row.get_ref(1)?.as_str().unwrap_or_default());
        let has = |word: &String| own.iter().any(|one| one.starts_with(word.as_str()));
        if wanted.iter().all(has) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

fn in_state(library: &Connection, state: ReadingState) -> Result<Vec<Uuid>> {
    let all = documents::all(library)?;
    let own = all.into_iter().filter(|one| one.state == state);
    Ok(own.map(|one| one.document).collect())
}
