//! Checks a library: the file's own structure, and every row of the user's against the journal's
//! last word on it, so that even one flipped bit in a note is found. Repair puts the journal's
//! word back and keeps the damaged file beside.

use std::collections::BTreeSet;
use std::path::PathBuf;

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::annotations::{AnnotationRow, Role};
use crate::collections::CollectionRow;
use crate::documents::DocumentRow;
use crate::error::{Error, Result};
use crate::journal::{self, Kept};
use crate::library::{FILE_NAME, Library, Unpacked};
use crate::saved_search::SavedSearch;
use crate::time::Time;

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Stable code of the kind of problem.
    pub code: &'static str,
    /// What is wrong, with the ids of what it concerns.
    pub message: String,
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether nothing is wrong (any more).
    pub ok: bool,
    /// What is wrong still.
    pub problems: Vec<Problem>,
    /// What was put right.
    pub repaired: Vec<Problem>,
}

/// Checks the whole library without changing it.
///
/// # Errors
/// Only where the library cannot be read at all.
pub fn check(library: &Library) -> Result<Report> {
    library.read_apart(|connection| {
        let bare =
            |found: Vec<(Uuid, Problem)>| found.into_iter().map(|(_, problem)| problem).collect();
        let parts: [Result<Vec<Problem>>; 7] = [
            structure(connection),
            against_journal::<DocumentRow>(connection, "document-differs").map(bare),
            against_journal::<AnnotationRow>(connection, "annotation-differs").map(bare),
            against_journal::<CollectionRow>(connection, "collection-differs").map(bare),
            against_journal::<Role>(connection, "role-differs").map(bare),
            against_journal::<SavedSearch>(connection, "search-differs").map(bare),
            originals(connection),
        ];
        let mut problems = Vec::new();
        for part in parts {
            match part {
                Ok(found) => problems.extend(found),
                // One damaged page must not hide what the other parts find.
                Err(error @ (Error::Damaged(_) | Error::Database(_))) => problems.push(Problem {
                    code: "damaged-file",
                    message: error.to_string(),
                }),
                Err(other) => return Err(other),
            }
        }
        Ok(Report {
            ok: problems.is_empty(),
            problems,
            repaired: Vec::new(),
        })
    })
}

/// Checks, puts rows that differ from the journal back to its last word, and checks again. The
/// file as it was is kept beside, named by the time.
///
/// # Errors
/// Where the copy cannot be made (then nothing is repaired), or the library cannot be written.
pub fn repair(library: &Library) -> Result<Report> {
    let before = check(library)?;
    if before.ok {
        return Ok(before);
    }
    keep_damaged(library)?;
    journal::unrecorded(library, |connection| {
        put_back::<DocumentRow>(connection)?;
        put_back::<AnnotationRow>(connection)?;
        put_back::<CollectionRow>(connection)?;
        put_back::<Role>(connection)?;
        put_back::<SavedSearch>(connection)
    })?;
    // The journal knows nothing of a repair, and the index follows the journal.
    crate::search::after_repair(library)?;
    let mut after = check(library)?;
    after.repaired = before
        .problems
        .into_iter()
        .filter(|problem| !after.problems.contains(problem))
        .collect();
    Ok(after)
}

/// A copy of the library's file as it is now, in its own folder.
fn keep_damaged(library: &Library) -> Result<PathBuf> {
    library.checkpoint()?;
    let stamp = Time::now().to_string().replace([':', '.'], "-");
    let (from, to) = (
        library.folder().join(FILE_NAME),
        library.folder().join(format!("damaged-{stamp}.lectern")),
    );
    std::fs::copy(&from, &to).map_err(|e| Error::file("copy the library to", &to, e))?;
    Ok(to)
}

fn structure(connection: &Connection) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let mut lines = statement.query([])?;
    while let Some(line) = lines.next()? {
        let line: String = line.get(0)?;
        if line != "ok" {
            problems.push(Problem {
                code: "damaged-file",
                message: line,
            });
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut lines = statement.query([])?;
    while let Some(line) = lines.next()? {
        let (from, to): (String, String) = (line.get(0)?, line.get(2)?);
        problems.push(Problem {
            code: "broken-reference",
            message: format!("A row of {from} names a row of {to} that is not there."),
        });
    }
    Ok(problems)
}

/// The rows of one kind that are not as the journal says, by id.
fn against_journal<R: Kept>(
    connection: &Connection,
    code: &'static str,
) -> Result<Vec<(Uuid, Problem)>> {
    let mut problems = Vec::new();
    let mut known = BTreeSet::new();
    journal::last_words(connection, R::ENTITY, |key, word| {
        known.insert(key);
        let wanted: Option<R> = match word.as_deref().map(serde_json::from_str).transpose() {
            Ok(wanted) => wanted,
            Err(e) => {
                let message = format!(
                    "The journal's entry on {} {key} cannot be read: {e}",
                    R::ENTITY
                );
                problems.push((
                    key,
                    Problem {
                        code: "journal-unreadable",
                        message,
                    },
                ));
                return Ok(());
            }
        };
        let stands = match R::load(connection, key) {
            Ok(stands) => stands == wanted,
            Err(Error::Database(_) | Error::Damaged(_)) => false,
            Err(other) => return Err(other),
        };
        if !stands {
            let message = format!(
                "The {} {key} is not as the journal last wrote it.",
                R::ENTITY
            );
            problems.push((key, Problem { code, message }));
        }
        Ok(())
    })?;
    let mut statement =
        connection.prepare(&format!("SELECT uuid FROM {} ORDER BY uuid", R::ENTITY))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: Uuid = row.get(0)?;
        if !known.contains(&key) {
            problems.push((
                key,
                Problem {
                    code,
                    message: format!("The journal knows nothing of the {} {key}.", R::ENTITY),
                },
            ));
        }
    }
    Ok(problems)
}

fn put_back<R: Kept>(connection: &Connection) -> Result<()> {
    let differing: BTreeSet<Uuid> = against_journal::<R>(connection, "")?
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let mut words = Vec::new();
    journal::last_words(connection, R::ENTITY, |key, word| {
        if differing.contains(&key) {
            words.push((key, word));
        }
        Ok(())
    })?;
    for (key, word) in words {
        // An entry that cannot be read leaves the row as it is: it is all there is of it.
        match word.as_deref().map(serde_json::from_str::<R>) {
            Some(Ok(row)) => row.store(connection)?,
            Some(Err(_)) => {}
            None => R::delete(connection, key)?,
        }
    }
    Ok(())
}

/// The original bytes of each edition must still have the hash they came with.
fn originals(connection: &Connection) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let mut statement =
        connection.prepare("SELECT uuid, hash, name, bytes FROM edition ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (edition, hash, name): (Uuid, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let whole = row
            .get(3)
            .is_ok_and(|Unpacked(bytes)| blake3::hash(&bytes).to_hex().as_str() == hash);
        if !whole {
            let message = format!(
                "The original of “{name}” (edition {edition}) is not what it was when it came."
            );
            problems.push(Problem {
                code: "original-damaged",
                message,
            });
        }
    }
    Ok(problems)
}
