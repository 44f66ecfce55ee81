//! Documents coming in: files and folders, one action however many they are.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use uuid::Uuid;

use super::ready::{Ready, hash_of};
use super::row::{DocumentRow, EditionNumber};
use super::{edition, many};
use crate::collections::CollectionRow;
use crate::error::{Error, Result};
use crate::import;
use crate::journal::{self, Action, Kept};
use crate::library::Library;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What became of a file.
    Status, "status" {
        /// It is a new document.
        New = "new",
        /// It is a new edition of a document.
        Edition = "edition",
        /// The library has the same content already; nothing was added.
        AlreadyThere = "already-there",
    }
}

/// A file that came in, or was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Imported {
    /// The file as it was named.
    pub path: String,
    /// What became of it.
    pub status: Status,
    /// The document that holds it.
    pub document: Uuid,
    /// The edition that holds it.
    pub edition: Uuid,
    /// The document's title.
    pub title: String,
    /// How many topics it has.
    pub topics: u32,
    /// How many words it has.
    pub words: u32,
}

/// A file that could not come in. Nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Failed {
    /// The file as it was named.
    pub path: String,
    /// Stable code of the reason.
    pub code: String,
    /// The reason in words.
    pub message: String,
}

/// What became of all files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Added {
    /// Files that are in the library now.
    pub imported: Vec<Imported>,
    /// Files that are not, each with its reason.
    pub failed: Vec<Failed>,
    /// Whether the library is another one than before, which one undo takes back.
    #[serde(skip)]
    pub has_changed: bool,
}

/// Told before each file: how many are done, and of how many. Answer `false` to stop; what came
/// in until then stays.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// How far adding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Files that are read, whether they came in or not.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// How many could not come in so far.
    pub failed: usize,
}

/// How files are added.
#[derive(Debug, Clone, Copy, Default)]
pub struct AddOptions {
    /// Add the files as new editions of this document, instead of as documents.
    pub edition_of: Option<Uuid>,
    /// Put the documents on this collection too, also those that are there already.
    pub collection: Option<Uuid>,
}

/// Adds files, and the readable files in folders, in one action.
///
/// # Errors
/// [`Error::UnknownCollection`], [`Error::UnknownDocument`], and where the library itself fails; a file that cannot be
/// read is listed in the answer.
pub fn add(
    library: &Library,
    paths: &[PathBuf],
    options: AddOptions,
    progress: Progress<'_>,
) -> Result<Added> {
    add_watched(library, paths, options, &mut |at| progress(at.done, at.of))
}

/// The same, for who wants to know before each file how many were left out too.
///
/// # Errors
/// As [`add`].
pub fn add_watched(
    library: &Library,
    paths: &[PathBuf],
    options: AddOptions,
    watch: &mut dyn FnMut(Standing) -> bool,
) -> Result<Added> {
    let mut added = Added::default();
    let files = files_at(paths, &mut added.failed);
    if options.edition_of.is_some() && files.len() > 1 {
        let message = "A new edition is one file. Name one; nothing was added.";
        return Err(Error::Invalid(message.to_owned()));
    }
    if let Some(collection) = options.collection {
        library.read(|connection| CollectionRow::there(connection, collection).map(drop))?;
    }
    match options.edition_of {
        Some(document) => {
            let before = Standing {
                done: 0,
                of: 1,
                failed: 0,
            };
            if let Some(file) = files.first().filter(|_| watch(before)) {
                let read = import::read_file(file).map_err(Error::from);
                let outcome = read.and_then(|source| add_edition(library, &source, document));
                take(&mut added, file, outcome)?;
            }
        }
        None => many::add(library, &files, options.collection, &mut added, watch)?,
    }
    if files.len() > 1 {
        library.checkpoint()?;
    }
    Ok(added)
}

/// Takes what became of a file into the answer.
///
/// # Errors
/// A failure of the library before anything came in; later ones are told with what came in before, which stays.
pub(super) fn take(added: &mut Added, file: &Path, outcome: Result<Imported>) -> Result<()> {
    match outcome {
        Ok(mut imported) => {
            imported.path = file.display().to_string();
            added.has_changed |= imported.status != Status::AlreadyThere;
            added.imported.push(imported);
        }
        Err(Error::Refused(refusal)) => added.failed.push(failed(file, &refusal)),
        Err(other) if added.imported.is_empty() => return Err(other),
        Err(other) => added.failed.push(Failed {
            path: file.display().to_string(),
            code: other.code().to_owned(),
            message: other.to_string(),
        }),
    }
    Ok(())
}

/// The files themselves, and the readable ones below folders.
fn files_at(paths: &[PathBuf], refused: &mut Vec<Failed>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        match import::files_in(path) {
            Ok(found) => {
                files.extend(found.files);
                refused.extend(
                    found
                        .refused
                        .iter()
                        .map(|(path, refusal)| failed(path, refusal)),
                );
            }
            Err(refusal) => refused.push(failed(path, &refusal)),
        }
    }
    files
}

fn failed(path: &Path, refusal: &import::Refusal) -> Failed {
    Failed {
        path: path.display().to_string(),
        code: refusal.code().to_owned(),
        message: refusal.to_string(),
    }
}

/// Adds one source that is in memory already, as a document of its own.
///
/// # Errors
/// A refusal of the import, or a failure of the library.
pub fn add_source(library: &Library, source: &import::Source, built_in: bool) -> Result<Imported> {
    match Found::of(library, source, import::import)? {
        Found::There(there) => Ok(there),
        Found::New(ready) => {
            let put = |step: &mut journal::Step<'_>| put(step, &ready, None, built_in);
            Ok(journal::record(library, Action::Import, put)?.answer)
        }
    }
}

/// What a source turned out to be.
pub(super) enum Found {
    /// A document of the library has this content.
    There(Imported),
    /// It is new, and ready to be stored.
    New(Box<Ready>),
}

impl Found {
    /// Looks whether it is there, and reads it in where it is not.
    pub fn of(
        library: &Library,
        source: &import::Source,
        import: import::Importer,
    ) -> Result<Self> {
        let hash = hash_of(source);
        if let Some(there) =
            library.read(|connection| already_there(connection, &hash, &source.name))?
        {
            return Ok(Self::There(there));
        }
        Ok(Self::New(Box::new(Ready::read(source, hash, import)?)))
    }
}

/// Puts a file that is ready into the library, as a document of its own, and on a collection where one is named.
pub(super) fn put(
    step: &mut journal::Step<'_>,
    ready: &Ready,
    collection: Option<Uuid>,
    built_in: bool,
) -> Result<Imported> {
    // Asked again inside the lock: another program may have been quicker.
    if let Some(there) = already_there(step.connection(), &ready.hash, &ready.name)? {
        put_on(step, there.document, collection)?;
        return Ok(there);
    }
    let collection = still_there(step, collection)?;
    let edition = edition::store(step.connection(), ready)?;
    let row = DocumentRow {
        document: Uuid::now_v7(),
        title: ready.title.clone(),
        author: ready.author.clone(),
        built_in,
        added_at: step.now(),
        removed_at: None,
        editions: vec![EditionNumber { number: 1, edition }],
        source: None,
        dated: None,
        state: None,
        archived_at: None,
        tags: Vec::new(),
        collections: collection.into_iter().collect(),
    };
    step.put(&row)?;
    Ok(answer(Status::New, &row, edition, ready))
}

/// Puts a document on a collection, where one is named and it does not stand there yet.
pub(super) fn put_on(
    step: &mut journal::Step<'_>,
    document: Uuid,
    collection: Option<Uuid>,
) -> Result<()> {
    let Some(collection) = still_there(step, collection)? else {
        return Ok(());
    };
    let mut row = super::row::live(step.connection(), document)?;
    row.put_on(collection);
    step.put(&row)
}

/// The collection, unless it was taken away while files came in: then they stand in the library alone.
fn still_there(step: &journal::Step<'_>, collection: Option<Uuid>) -> Result<Option<Uuid>> {
    let Some(key) = collection else {
        return Ok(None);
    };
    Ok(CollectionRow::load(step.connection(), key)?.map(|row| row.collection))
}

/// Adds a source as the newest edition of a document; its annotations follow their words.
///
/// # Errors
/// An unknown document, a refusal of the import, or a failure of the library.
pub fn add_edition(library: &Library, source: &import::Source, document: Uuid) -> Result<Imported> {
    library.read(|connection| super::row::live(connection, document).map(drop))?;
    let ready = Ready::read(source, hash_of(source), import::import)?;
    let recorded = journal::record(library, Action::Edition, |step| {
        let mut row = super::row::live(step.connection(), document)?;
        let old = edition::current(step.connection(), document)?;
        let same: bool = step.connection().query_row(
            "SELECT hash = ?2 FROM edition WHERE id = ?1",
            (old.row, ready.hash.as_str()),
            |r| r.get(0),
        )?;
        if same {
            return Ok(answer(Status::AlreadyThere, &row, old.edition, &ready));
        }
        let edition = edition::store(step.connection(), &ready)?;
        let number = row.editions.last().map_or(1, |last| last.number + 1);
        row.editions.push(EditionNumber { number, edition });
        row.title = ready.title.clone();
        row.author = ready.author.clone();
        step.put(&row)?;
        crate::annotations::follow(step, document)?;
        Ok(answer(Status::Edition, &row, edition, &ready))
    })?;
    Ok(recorded.answer)
}

fn answer(status: Status, row: &DocumentRow, edition: Uuid, ready: &Ready) -> Imported {
    Imported {
        path: ready.name.clone(),
        status,
        document: row.document,
        edition,
        title: row.title.clone(),
        topics: u32::try_from(ready.topics.len()).unwrap_or(u32::MAX),
        words: ready.words,
    }
}

/// The live document one of whose editions has the same bytes.
fn already_there(connection: &Connection, hash: &str, name: &str) -> Result<Option<Imported>> {
    let found = connection
        .prepare_cached(
            "SELECT d.uuid, e.uuid, d.title, (SELECT count(*) FROM topic t WHERE t.edition = e.id), e.words
             FROM edition e JOIN document_edition de ON de.edition = e.uuid JOIN document d ON d.uuid = de.document
             WHERE e.hash = ?1 AND d.removed_at IS NULL ORDER BY d.added_at LIMIT 1",
        )?
        .query_row([hash], |row| {
            Ok(Imported {
                path: name.to_owned(),
                status: Status::AlreadyThere,
                document: row.get(0)?,
                edition: row.get(1)?,
                title: row.get(2)?,
                topics: row.get(3)?,
                words: row.get(4)?,
            })
        })
        .optional()?;
    Ok(found)
}
