//! The lines of a notebook that are on the screen.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use uuid::Uuid;

use super::{Head, Notebook, read};
use crate::annotations::Annotation;
use crate::error::Result;
use crate::library::Library;

/// One annotation with where it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct NotebookNote {
    /// The annotation.
    pub annotation: Annotation,
    /// The title of its document.
    pub document_title: String,
    /// The heading of its topic; empty for what belongs to the whole document.
    pub heading: String,
    /// The language of the document, where its file says so.
    pub language: Option<String>,
}

/// One line of a notebook.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(tag = "line", rename_all = "kebab-case", rename = "NotebookLine")]
pub enum Line {
    /// The head of a group.
    Head(Head),
    /// An annotation.
    Note(Box<NotebookNote>),
    /// An annotation that has gone since the notebook was arranged.
    Gone,
}

/// A stretch of lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "NotebookLines")]
pub struct Lines {
    /// The heads under which the first of them stands: none where there are no groups, else that of
    /// its group, after that of the document where it is a topic's.
    pub under: Vec<Head>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// At most `count` lines from the line `from` on.
///
/// # Errors
/// Only where the library cannot be read.
pub fn lines(library: &Library, notebook: &Notebook, from: u32, count: u32) -> Result<Lines> {
    let end = from.saturating_add(count).min(notebook.summary.lines);
    let after = notebook.heads.partition_point(|head| head.line <= from);
    let before = notebook.heads.get(..after).unwrap_or_default();
    let outer = before.iter().rposition(|at| at.head.topic.is_none());
    let inner = before.last().filter(|at| at.head.topic.is_some());
    let under = outer.and_then(|at| before.get(at)).into_iter().chain(inner);
    library.read(|connection| {
        Ok(Lines {
            under: under.map(|at| at.head.clone()).collect(),
            lines: (from..end)
                .map(|line| one(connection, notebook, line))
                .collect::<Result<_>>()?,
        })
    })
}

/// The line an annotation stands on, the first where it stands on several; `None` where it is not in
/// the notebook.
///
/// # Errors
/// Only where the library cannot be read.
pub fn line_of(library: &Library, notebook: &Notebook, annotation: Uuid) -> Result<Option<u32>> {
    let row: Option<u32> = library.read(|connection| {
        Ok(connection
            .prepare_cached("SELECT id FROM annotation WHERE uuid = ?1")?
            .query_row([annotation], |found| found.get(0))
            .optional()?)
    })?;
    let at = row.and_then(|row| notebook.rows.iter().position(|own| *own == row));
    Ok(at.map(|at| {
        let heads = notebook
            .heads
            .partition_point(|head| head.first <= at as u32);
        (at + heads) as u32
    }))
}

/// The annotations from one line to another, both included, each once and in their order; `None` where these are all
/// there are, which nobody needs to be told one by one.
///
/// # Errors
/// Only where the library cannot be read.
pub fn between(
    library: &Library,
    notebook: &Notebook,
    from: u32,
    to: u32,
) -> Result<Option<Vec<Uuid>>> {
    let row = |line: u32| line as usize - notebook.heads.partition_point(|head| head.line < line);
    let end = to.saturating_add(1).min(notebook.summary.lines);
    let rows = notebook
        .rows
        .get(row(from.min(end))..row(end))
        .unwrap_or_default();
    if rows.len() == notebook.rows.len() {
        return Ok(None);
    }
    uuids(library, rows).map(Some)
}

/// The annotations in these rows, each once; those that have gone left out.
pub(super) fn uuids(library: &Library, rows: &[u32]) -> Result<Vec<Uuid>> {
    let mut seen = HashSet::with_capacity(rows.len());
    library.read(|connection| {
        let mut statement = connection
            .prepare_cached("SELECT uuid FROM annotation WHERE id = ?1 AND removed_at IS NULL")?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows.iter().filter(|row| seen.insert(**row)) {
            let mut found = statement.query([row])?;
            if let Some(found) = found.next()? {
                all.push(found.get(0)?);
            }
        }
        Ok(all)
    })
}

fn one(connection: &Connection, notebook: &Notebook, line: u32) -> Result<Line> {
    let after = notebook.heads.partition_point(|head| head.line <= line);
    if let Some(head) = after.checked_sub(1).and_then(|at| notebook.heads.get(at))
        && head.line == line
    {
        return Ok(Line::Head(head.head.clone()));
    }
    let Some(row) = notebook.rows.get(line as usize - after) else {
        return Ok(Line::Gone);
    };
    let Some(annotation) = read(connection, *row)? else {
        return Ok(Line::Gone);
    };
    let (document_title, language) = connection
        .prepare_cached(
            "SELECT d.title, (SELECT e.language FROM document_edition n JOIN edition e ON e.uuid = n.edition
               WHERE n.document = d.uuid ORDER BY n.number DESC LIMIT 1) FROM document d WHERE d.uuid = ?1",
        )?
        .query_row([annotation.document], |found| Ok((found.get(0)?, found.get(1)?)))?;
    let heading = connection
        .prepare_cached("SELECT heading FROM topic WHERE uuid = ?1")?
        .query_row([annotation.topic], |found| found.get(0))
        .optional()?
        .unwrap_or_default();
    Ok(Line::Note(Box::new(NotebookNote {
        annotation,
        document_title,
        heading,
        language,
    })))
}
