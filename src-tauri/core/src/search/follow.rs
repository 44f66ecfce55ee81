//! Keeping the index up with the library. It is made document by document, then follows the journal.
//!
//! Two kinds of rows join an entry that is written already, and so come without a new number: a
//! further edit of one sitting joins the newest entry, which is therefore looked at again; documents
//! of a long import join the import's, and are missed by the count of live documents (`complete`).

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use serde::Serialize;
use uuid::Uuid;

use super::complete::{self, Counted};
use super::file::{self, Open, PATIENCE};
use super::rows::{Row, Seen, take_row};
use super::units;
use super::write::Writer;
use crate::error::{Error, Result};
use crate::library::Library;

/// What is taken in by one transaction, about: so many units with some KB of text each.
pub(super) const STRETCH: usize = 5_000;
/// Documents that are taken in by one transaction, at most.
pub(super) const DOCUMENTS: usize = 500;
/// Rows of the journal that are taken in by one transaction, at most.
const ROWS: usize = 1_000;
/// Things that a search itself takes in before it answers; more is left to `catch_up`.
pub(super) const AT_ONCE: usize = 50;

/// Words of documents that a search itself takes in: about a tenth of a second.
const WORDS_AT_ONCE: i64 = 100_000;

/// Words that a note is reckoned with there, its quote and itself.
const WORDS_OF_A_NOTE: i64 = 30;

/// So long a step waits for another program that is writing into the index.
const ELSEWHERE: Duration = Duration::from_millis(20);

/// How the index stands to the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum IndexState {
    /// All of the library is in it.
    Ready,
    /// It is being made: so many documents are in, of so many. What is in is found.
    Building {
        /// Documents that are in.
        done: u32,
        /// Documents there are.
        total: u32,
    },
    /// It cannot be written; the search works without a file, and slower.
    Unavailable,
}

impl IndexState {
    /// Whether there is something to take in.
    #[must_use]
    pub fn is_behind(self) -> bool {
        matches!(self, Self::Building { .. })
    }
}

/// What is still to be taken in.
enum Work {
    Nothing,
    Documents(Vec<Uuid>, Option<i64>),
    /// Rows of the journal in order, and whether there are more.
    Changes(Vec<Row>, bool),
}

struct Meta {
    seq: i64,
    change: Option<Uuid>,
    tail: Option<String>,
    part: Option<(i64, i64)>,
    cursor: Option<i64>,
}

/// Takes in what has changed since, where it is not more than a search can wait for.
pub(super) fn keep_up(library: &Library, open: &mut Open) -> Result<IndexState> {
    keep_up_with(library, open, AT_ONCE)
}

/// The same, for who can wait for so many things.
pub(super) fn keep_up_with(library: &Library, open: &mut Open, most: usize) -> Result<IndexState> {
    if open.in_memory {
        while step(library, open, usize::MAX)? == Step::Done {}
        return Ok(IndexState::Unavailable);
    }
    loop {
        match step(library, open, most)? {
            Step::Done => {}
            Step::Nothing => return Ok(ready(open)),
            Step::TooMuch | Step::Elsewhere => return state(library, open),
        }
    }
}

/// How an index stands that has all of the library.
pub(super) fn ready(open: &Open) -> IndexState {
    if open.in_memory {
        IndexState::Unavailable
    } else {
        IndexState::Ready
    }
}

pub(super) fn state(library: &Library, open: &Open) -> Result<IndexState> {
    let meta = meta(&open.connection)?;
    let total = library.read(complete::live_documents)?;
    let done = complete::indexed_documents(&open.connection)?;
    Ok(match meta.cursor {
        Some(_) => IndexState::Building { done, total },
        None if library.read(|c| {
            let work = work(c, &open.connection, &meta, &mut None)?.0;
            Ok(matches!(work, Work::Nothing))
        })? =>
        {
            ready(open)
        }
        None => IndexState::Building {
            done: done.min(total),
            total,
        },
    })
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// There was nothing to take in.
    Nothing,
    /// There is, and more than was allowed.
    TooMuch,
    /// There is, but another program is writing into the index.
    Elsewhere,
    /// Something was taken in; there may be more.
    Done,
}

/// One transaction's worth of work, where it is of at most `most` things.
pub(super) fn step(library: &Library, open: &mut Open, most: usize) -> Result<Step> {
    // Looked at without a lock first: mostly there is nothing to do.
    let before = meta(&open.connection)?;
    let idle = library.read(|c| {
        let too_much = match work(c, &open.connection, &before, &mut open.counted)?.0 {
            Work::Nothing => return Ok(Some(Step::Nothing)),
            Work::Documents(found, _) => {
                let documents = found.iter().map(|document| (*document, true));
                is_more(c, documents, found.len(), most)?
            }
            Work::Changes(rows, _) => {
                let documents = rows.iter().filter(|row| row.is_document);
                let documents = documents.map(|row| (row.key, !row.is_itself));
                is_more(c, documents, rows.len(), most)?
            }
        };
        Ok(too_much.then_some(Step::TooMuch))
    })?;
    if let Some(idle) = idle {
        return Ok(idle);
    }
    let Some(transaction) = begin(&open.connection)? else {
        return Ok(Step::Elsewhere);
    };
    let meta = meta(&transaction)?;
    library.read(|c| take_in(c, &transaction, &meta))?;
    transaction.commit()?;
    Ok(Step::Done)
}

/// Begins to write. `None` where another program does, which is waited for no longer than a key may take.
fn begin(index: &Connection) -> Result<Option<Transaction<'_>>> {
    index.busy_timeout(ELSEWHERE)?;
    let begun = Transaction::new_unchecked(index, TransactionBehavior::Immediate);
    index.busy_timeout(PATIENCE)?;
    match begun.map_err(Error::from) {
        Ok(transaction) => Ok(Some(transaction)),
        Err(Error::Busy) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether that is more than `most` things, or more words than go with so many: those of documents and, where they come
/// too, of their notes.
fn is_more(
    library: &Connection,
    documents: impl IntoIterator<Item = (Uuid, bool)>,
    things: usize,
    most: usize,
) -> Result<bool> {
    if most == usize::MAX {
        return Ok(false);
    }
    let mut statement = library.prepare_cached(
        "SELECT coalesce(sum(e.words), 0) FROM document_edition n JOIN edition e ON e.uuid = n.edition
         WHERE n.document = ?1",
    )?;
    let mut notes =
        library.prepare_cached("SELECT count(*) FROM annotation WHERE document = ?1")?;
    let mut words = 0;
    if things <= most {
        for (document, with_notes) in documents {
            words += statement.query_row([document], |row| row.get::<_, i64>(0))?;
            if with_notes {
                let notes = notes.query_row([document], |row| row.get::<_, i64>(0))?;
                words += notes * WORDS_OF_A_NOTE;
            }
        }
    }
    Ok(things > most || words > WORDS_AT_ONCE)
}

fn take_in(library: &Connection, index: &Connection, meta: &Meta) -> Result<()> {
    let (work, seq, tail) = work(library, index, meta, &mut None)?;
    let things = match &work {
        Work::Nothing => 0,
        Work::Documents(found, _) => found.len(),
        Work::Changes(rows, _) => rows.len(),
    };
    let mut writer = Writer::begin(index, things)?;
    let mut whole = false;
    match work {
        Work::Nothing => return Ok(()),
        Work::Documents(found, rest) => {
            let mut taken = 0;
            let mut cursor = rest;
            for document in &found {
                writer.remove(*document)?;
                if let Some(read) = units::read(library, *document)? {
                    taken += writer.add(*document, read)?;
                }
                if taken > STRETCH {
                    cursor = cursor_at(library, *document)?;
                    break;
                }
            }
            if meta.cursor.is_some() {
                whole = cursor.is_none();
                index.execute("UPDATE meta SET cursor = ?1", [cursor])?;
                // What happens from the first step on is followed afterwards.
                if meta.cursor == Some(0) {
                    let change = change_at(library, seq)?;
                    index.execute(
                        "UPDATE meta SET seq = ?1, change = ?2, tail = NULL",
                        (seq, change),
                    )?;
                }
            }
        }
        Work::Changes(rows, more) => {
            let mut seen = Seen::default();
            let (mut taken, mut part) = (0, None);
            for row in &rows {
                taken += take_row(library, &mut writer, row, &mut seen)?;
                if taken > STRETCH {
                    part = Some((row.change, row.number));
                    break;
                }
            }
            if part.is_none() && more {
                part = rows.last().map(|row| (row.change, row.number));
            }
            if let Some((change, number)) = part {
                let sql = "UPDATE meta SET part = ?1, part_row = ?2";
                index.execute(sql, (change, number))?;
            } else {
                let change = change_at(library, seq)?;
                index.execute(
                    "UPDATE meta SET seq = ?1, change = ?2, tail = ?3, part = NULL, part_row = NULL",
                    (seq, change, tail),
                )?;
            }
        }
    }
    writer.finish(whole)
}

fn cursor_at(library: &Connection, document: Uuid) -> Result<Option<i64>> {
    let sql = "SELECT d.id FROM document d WHERE d.uuid = ?1
               AND EXISTS (SELECT 1 FROM document n WHERE n.id > d.id AND n.removed_at IS NULL)";
    Ok(library
        .query_row(sql, [document], |row| row.get(0))
        .optional()?)
}

/// What is to be done, the journal's newest entry, and what that says where it may be written to still.
/// How a document is arranged (collections, reading state) is not in the index, so that rows which change
/// nothing else are passed over. The library's documents are counted only where `counted` is another state of it.
fn work(
    library: &Connection,
    index: &Connection,
    meta: &Meta,
    counted: &mut Option<Counted>,
) -> Result<(Work, i64, Option<String>)> {
    let seq: i64 = library
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?
        .query_row([], |row| row.get(0))?;
    // An older copy of the library may have been put in its place: its journal goes another way.
    if meta.change.is_some() && change_at(library, meta.seq)? != meta.change {
        return Err(Error::Damaged(
            "the search index belongs to another state of the library".to_owned(),
        ));
    }
    if let Some(cursor) = meta.cursor {
        let mut statement = library.prepare_cached(
            "SELECT id, uuid FROM document WHERE removed_at IS NULL AND id > ?1 ORDER BY id LIMIT ?2",
        )?;
        let found = statement
            .query_map((cursor, DOCUMENTS as i64 + 1), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<rusqlite::Result<Vec<(i64, Uuid)>>>()?;
        let rest = (found.len() > DOCUMENTS).then(|| found[DOCUMENTS - 1].0);
        let documents = found.into_iter().take(DOCUMENTS).map(|(_, uuid)| uuid);
        return Ok((Work::Documents(documents.collect(), rest), seq, None));
    }
    let tail: Option<String> = library
        .prepare_cached(
            "SELECT r.after FROM change c JOIN change_row r ON r.change = c.seq
             WHERE c.seq = ?1 AND c.writing IS NOT NULL",
        )?
        .query_row([seq], |row| row.get::<_, Option<String>>(0))
        .optional()?
        .flatten()
        .map(|after| blake3::hash(after.as_bytes()).to_hex().to_string());
    if seq != meta.seq || tail != meta.tail {
        let mut statement = library.prepare_cached(
            "SELECT change, number, entity = 'document', key, entity = 'document'
               AND before ->> 'editions' IS after ->> 'editions'
               AND before ->> 'removed_at' IS after ->> 'removed_at' FROM change_row
             WHERE entity IN ('document', 'annotation')
               AND (entity <> 'document' OR before IS NULL OR after IS NULL
                 OR before ->> 'title' <> after ->> 'title' OR before ->> 'editions' <> after ->> 'editions'
                 OR before ->> 'author' IS NOT after ->> 'author'
                 OR before ->> 'tags' IS NOT after ->> 'tags'
                 OR before ->> 'removed_at' IS NOT after ->> 'removed_at')
               AND (change > ?1 AND (change, number) > (?2, ?3)
               OR change = ?1 AND (SELECT writing FROM change WHERE seq = ?1) IS NOT NULL)
             ORDER BY change, number LIMIT ?4",
        )?;
        let (part, number) = meta.part.unwrap_or((0, 0));
        let mut rows = statement
            .query_map((meta.seq, part, number, ROWS as i64 + 1), |row| {
                Ok(Row {
                    change: row.get(0)?,
                    number: row.get(1)?,
                    is_document: row.get(2)?,
                    key: row.get(3)?,
                    is_itself: row.get(4)?,
                })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let more = rows.len() > ROWS;
        rows.truncate(ROWS);
        return Ok((Work::Changes(rows, more), seq, tail));
    }
    let missing = complete::missing(library, index, seq, counted)?;
    if !missing.is_empty() {
        return Ok((Work::Documents(missing, None), seq, tail));
    }
    Ok((Work::Nothing, seq, tail))
}

fn change_at(library: &Connection, seq: i64) -> Result<Option<Uuid>> {
    Ok(library
        .prepare_cached("SELECT uuid FROM change WHERE seq = ?1")?
        .query_row([seq], |row| row.get(0))
        .optional()?)
}

fn meta(index: &Connection) -> Result<Meta> {
    Ok(index
        .prepare_cached("SELECT seq, change, tail, cursor, part, part_row FROM meta")?
        .query_row([], |row| {
            Ok(Meta {
                seq: row.get(0)?,
                change: row.get(1)?,
                tail: row.get(2)?,
                cursor: row.get(3)?,
                part: row
                    .get::<_, Option<i64>>(4)?
                    .zip(row.get::<_, Option<i64>>(5)?),
            })
        })?)
}

/// Forgets the index where a repair has written past the journal.
pub(crate) fn after_repair(library: &Library) -> Result<()> {
    file::forget(library)
}
