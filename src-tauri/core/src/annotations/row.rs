//! The annotation's own row with its anchors and tags, as the journal keeps it.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Colour, Kind, Selector};
use crate::anchor::{Quote, Range, State};
use crate::error::{Error, Result};
use crate::journal::Kept;
use crate::links;
use crate::tags::{self, Carrier};
use crate::time::Time;

/// Where an annotation sits in one edition. Topics by position, offsets in code points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AnchorRow {
    pub edition: Uuid,
    pub selector: Selector,
    pub state: State,
    pub confidence: Option<f64>,
    pub start_topic: Option<u32>,
    pub start: Option<u32>,
    pub end_topic: Option<u32>,
    pub end: Option<u32>,
    pub quote: Option<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
}

impl AnchorRow {
    /// A range of characters, as it was marked.
    pub fn text(edition: Uuid, range: &Range, quote: Quote) -> Self {
        Self {
            edition,
            selector: Selector::Text,
            state: State::Attached,
            confidence: None,
            start_topic: Some(range.start_topic as u32),
            start: Some(range.start),
            end_topic: Some(range.end_topic as u32),
            end: Some(range.end),
            quote: Some(quote.exact),
            prefix: Some(quote.prefix),
            suffix: Some(quote.suffix),
        }
    }

    /// A whole topic, or, with `None`, the whole document.
    pub fn whole(edition: Uuid, topic: Option<u32>) -> Self {
        Self {
            edition,
            selector: if topic.is_some() {
                Selector::Topic
            } else {
                Selector::Document
            },
            state: State::Attached,
            confidence: None,
            start_topic: topic,
            start: None,
            end_topic: topic,
            end: None,
            quote: None,
            prefix: None,
            suffix: None,
        }
    }

    /// The range of characters, for a text anchor that is in place.
    pub fn range(&self) -> Option<Range> {
        Some(Range {
            start_topic: self.start_topic? as usize,
            start: self.start?,
            end_topic: self.end_topic? as usize,
            end: self.end?,
        })
    }
}

/// The whole user-made truth about one annotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AnnotationRow {
    pub annotation: Uuid,
    pub document: Uuid,
    pub kind: Kind,
    pub colour: Option<Colour>,
    pub note: Option<String>,
    pub label: Option<String>,
    pub origin: String,
    pub created_at: Time,
    pub modified_at: Time,
    pub removed_at: Option<Time>,
    /// Sorted, each once.
    pub tags: Vec<String>,
    /// By edition.
    pub anchors: Vec<AnchorRow>,
}

impl AnnotationRow {
    /// The row of an annotation that is not in the trash, nor its document.
    pub fn live(connection: &Connection, annotation: Uuid) -> Result<Self> {
        let row = Self::load(connection, annotation)?.filter(|row| row.removed_at.is_none());
        let row = row.ok_or_else(|| Error::unknown_annotation(annotation))?;
        crate::documents::live(connection, row.document)
            .map_err(|_| Error::unknown_annotation(annotation))?;
        Ok(row)
    }

    /// Its anchor in one edition.
    pub fn anchor_in(&mut self, edition: Uuid) -> Option<&mut AnchorRow> {
        self.anchors
            .iter_mut()
            .find(|anchor| anchor.edition == edition)
    }
}

impl Kept for AnnotationRow {
    const ENTITY: &'static str = "annotation";

    fn key(&self) -> Uuid {
        self.annotation
    }

    fn load(connection: &Connection, key: Uuid) -> Result<Option<Self>> {
        let found = connection
            .prepare_cached(
                "SELECT uuid, document, kind, colour, note, label, origin, created_at, modified_at, removed_at
                 FROM annotation WHERE uuid = ?1",
            )?
            .query_row([key], from_row)
            .optional()?;
        let Some(mut row) = found else {
            return Ok(None);
        };
        row.tags = tags::of(connection, Carrier::Annotation, key)?;
        row.anchors = connection
            .prepare_cached(
                r#"SELECT edition, selector, state, confidence, start_topic, start, end_topic, "end", quote, prefix, suffix
                   FROM anchor WHERE annotation = ?1 ORDER BY edition"#,
            )?
            .query_map([key], anchor_from_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(row))
    }

    fn store(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO annotation (uuid, document, kind, colour, note, label, origin, created_at, modified_at, removed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                 ON CONFLICT (uuid) DO UPDATE SET document = ?2, kind = ?3, colour = ?4, note = ?5, label = ?6,
                   origin = ?7, created_at = ?8, modified_at = ?9, removed_at = ?10",
            )?
            .execute(rusqlite::params![
                self.annotation, self.document, self.kind, self.colour, self.note, self.label, self.origin,
                self.created_at, self.modified_at, self.removed_at
            ])?;
        connection
            .prepare_cached("DELETE FROM anchor WHERE annotation = ?1")?
            .execute([self.annotation])?;
        let mut insert = connection.prepare_cached(
            r#"INSERT INTO anchor (annotation, edition, selector, state, confidence, start_topic, start, end_topic, "end", quote, prefix, suffix)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"#,
        )?;
        for a in &self.anchors {
            insert.execute(rusqlite::params![
                self.annotation,
                a.edition,
                a.selector,
                a.state.as_str(),
                a.confidence,
                a.start_topic,
                a.start,
                a.end_topic,
                a.end,
                a.quote,
                a.prefix,
                a.suffix
            ])?;
        }
        links::set(connection, self.annotation, self.note.as_deref())?;
        tags::set(connection, Carrier::Annotation, self.annotation, &self.tags)
    }

    fn delete(connection: &Connection, key: Uuid) -> Result<()> {
        for sql in [
            "DELETE FROM annotation_tag WHERE annotation = ?1",
            "DELETE FROM link WHERE annotation = ?1",
            "DELETE FROM anchor WHERE annotation = ?1",
            "DELETE FROM annotation WHERE uuid = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([key])?;
        }
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<AnnotationRow> {
    Ok(AnnotationRow {
        annotation: row.get(0)?,
        document: row.get(1)?,
        kind: row.get(2)?,
        colour: row.get(3)?,
        note: row.get(4)?,
        label: row.get(5)?,
        origin: row.get(6)?,
        created_at: row.get(7)?,
        modified_at: row.get(8)?,
        removed_at: row.get(9)?,
        tags: Vec::new(),
        anchors: Vec::new(),
    })
}

fn anchor_from_row(row: &Row<'_>) -> rusqlite::Result<AnchorRow> {
    Ok(AnchorRow {
        edition: row.get(0)?,
        selector: row.get(1)?,
        state: state(&row.get::<_, String>(2)?)?,
        confidence: row.get(3)?,
        start_topic: row.get(4)?,
        start: row.get(5)?,
        end_topic: row.get(6)?,
        end: row.get(7)?,
        quote: row.get(8)?,
        prefix: row.get(9)?,
        suffix: row.get(10)?,
    })
}

/// The anchor room is pure and knows no SQL; its word is read here.
pub(super) fn state(word: &str) -> rusqlite::Result<State> {
    word.parse().map_err(|_| {
        rusqlite::types::FromSqlError::Other(format!("“{word}” is no state of an anchor").into())
            .into()
    })
}
