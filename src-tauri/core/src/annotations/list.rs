//! Annotations as lists show them, in reading order.

use rusqlite::types::ToSql;
use rusqlite::{Connection, Row};
use serde::Serialize;
use uuid::Uuid;

use super::{Colour, Kind, Selector, row};
use crate::anchor::State;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::tags;
use crate::time::Time;

/// One annotation with its anchor in the current edition of its document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Annotation {
    /// Its id.
    pub annotation: Uuid,
    /// What it is.
    pub kind: Kind,
    /// The document it belongs to.
    pub document: Uuid,
    /// What kind of place it has.
    pub selector: Selector,
    /// The topic it starts in; `null` for a note on the document and for lost words.
    pub topic: Option<Uuid>,
    /// That topic's position.
    pub topic_position: Option<u32>,
    /// The topic it ends in; differs from `topic` where the words run over a topic border.
    pub end_topic: Option<Uuid>,
    /// That topic's position.
    pub end_topic_position: Option<u32>,
    /// The marked words.
    pub quote: Option<String>,
    /// Up to 32 code points before them.
    pub prefix: Option<String>,
    /// Up to 32 code points after them.
    pub suffix: Option<String>,
    /// First code point of the words in the text of `topic`.
    pub start: Option<u32>,
    /// The code point after the words in the text of `end_topic`.
    pub end: Option<u32>,
    /// The colour of a highlight.
    pub colour: Option<Colour>,
    /// The note, Markdown, exactly as given.
    pub note: Option<String>,
    /// The label of a bookmark.
    pub label: Option<String>,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Whether its words are where they were.
    pub state: State,
    /// How sure a `changed` place is, 0 to 1.
    pub confidence: Option<f64>,
    /// Who made it: `person`, or a program's name.
    pub origin: String,
    /// When it was made.
    pub created_at: Time,
    /// When it was changed last.
    pub modified_at: Time,
}

/// Which annotations to list. An empty list of a field means "any".
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// These alone; ids that are not there are passed over.
    pub annotations: Vec<Uuid>,
    /// In these documents.
    pub documents: Vec<Uuid>,
    /// With any of these tags.
    pub tags: Vec<String>,
    /// Of these kinds.
    pub kinds: Vec<Kind>,
    /// In these colours.
    pub colours: Vec<Colour>,
    /// In these states.
    pub states: Vec<State>,
    /// Changed at or after this moment.
    pub since: Option<Time>,
}

const COLUMNS: &str = r#"
    SELECT a.uuid, a.kind, a.document, n.selector, st.uuid, n.start_topic, en.uuid, n.end_topic, n.quote, n.prefix,
      n.suffix, n.start, n."end", a.colour, a.note, a.label,
      (SELECT json_group_array(name) FROM (SELECT t.name FROM annotation_tag x JOIN tag t ON t.id = x.tag
        WHERE x.annotation = a.uuid ORDER BY t.name)),
      n.state, n.confidence, a.origin, a.created_at, a.modified_at
    FROM annotation a
    JOIN document d ON d.uuid = a.document
    JOIN anchor n ON n.annotation = a.uuid
      AND n.edition = (SELECT edition FROM document_edition WHERE document = d.uuid ORDER BY number DESC LIMIT 1)
    JOIN edition e ON e.uuid = n.edition
    LEFT JOIN topic st ON st.edition = e.id AND st.position = n.start_topic
    LEFT JOIN topic en ON en.edition = e.id AND en.position = n.end_topic
    WHERE "#;

const READING_ORDER: &str = r#" ORDER BY d.id, n.start_topic NULLS FIRST, n.start NULLS FIRST, n."end", a.created_at, a.id"#;

/// The annotations that pass the filter: document by document, in reading order. What belongs to
/// a whole document comes first, what belongs to a whole topic before the words in it.
///
/// # Errors
/// [`Error::UnknownDocument`] where the filter names one that is not there.
pub fn list(library: &Library, filter: &Filter) -> Result<Vec<Annotation>> {
    library.read(|connection| {
        for document in &filter.documents {
            crate::documents::live(connection, *document)?;
        }
        select_filtered(connection, filter)
    })
}

pub(crate) fn select_filtered(connection: &Connection, filter: &Filter) -> Result<Vec<Annotation>> {
    let mut condition = String::from("a.removed_at IS NULL AND d.removed_at IS NULL");
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    any_of(
        &mut condition,
        &mut values,
        "a.document",
        filter.documents.iter().copied(),
    );
    any_of(
        &mut condition,
        &mut values,
        "a.kind",
        filter.kinds.iter().copied(),
    );
    any_of(
        &mut condition,
        &mut values,
        "a.colour",
        filter.colours.iter().copied(),
    );
    any_of(
        &mut condition,
        &mut values,
        "n.state",
        filter.states.iter().map(|state| state.as_str()),
    );
    if !filter.tags.is_empty() {
        let mut asked = Vec::new();
        for tag in &filter.tags {
            let name = tags::clean(tag).unwrap_or_else(|_| tag.clone());
            asked.extend(tags::spellings(connection, &name)?);
            asked.push(name);
        }
        condition.push_str(" AND EXISTS (SELECT 1 FROM annotation_tag x JOIN tag t ON t.id = x.tag WHERE x.annotation = a.uuid");
        any_of(&mut condition, &mut values, "t.name", asked.into_iter());
        condition.push(')');
    }
    if !filter.annotations.is_empty() {
        // One value however many there are: SQLite binds some thirty thousand at most.
        condition.push_str(" AND a.uuid IN (SELECT unhex(value) FROM json_each(?))");
        let ids: Vec<String> = filter
            .annotations
            .iter()
            .map(|id| format!("\"{}\"", id.simple()))
            .collect();
        values.push(Box::new(format!("[{}]", ids.join(","))));
    }
    if let Some(since) = filter.since {
        condition.push_str(" AND a.modified_at >= ?");
        values.push(Box::new(since));
    }
    let sql = format!("{COLUMNS}{condition}{READING_ORDER}");
    // The index asks this of each document. What names hundreds is asked once and not kept.
    let is_usual = values.len() < 10;
    let mut statement = connection.prepare_cached(&sql)?;
    let annotations = statement
        .query_map(rusqlite::params_from_iter(values), from_row)?
        .collect::<rusqlite::Result<_>>()?;
    if !is_usual {
        statement.discard();
    }
    Ok(annotations)
}

/// Adds `column IN (?, …)`; the values are bound, never written into the SQL.
fn any_of<V: ToSql + 'static>(
    condition: &mut String,
    values: &mut Vec<Box<dyn ToSql>>,
    column: &str,
    allowed: impl ExactSizeIterator<Item = V>,
) {
    if allowed.len() == 0 {
        return;
    }
    let marks = vec!["?"; allowed.len()].join(", ");
    condition.push_str(&format!(" AND {column} IN ({marks})"));
    values.extend(allowed.map(|value| Box::new(value) as Box<dyn ToSql>));
}

/// One annotation that is not in the trash.
///
/// # Errors
/// [`Error::UnknownAnnotation`].
pub fn annotation(library: &Library, annotation: Uuid) -> Result<Annotation> {
    library.read(|connection| select_one(connection, annotation))
}

/// The same, or `None` where it is not there.
pub(crate) fn select_live(connection: &Connection, annotation: Uuid) -> Result<Option<Annotation>> {
    match select_one(connection, annotation) {
        Ok(found) => Ok(Some(found)),
        Err(Error::UnknownAnnotation(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

pub(super) fn select_one(connection: &Connection, annotation: Uuid) -> Result<Annotation> {
    let sql = format!("{COLUMNS}a.uuid = ?1 AND a.removed_at IS NULL AND d.removed_at IS NULL");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query_map([annotation], from_row)?;
    found
        .next()
        .transpose()?
        .ok_or_else(|| Error::unknown_annotation(annotation))
}

/// The annotations in the trash whose documents are not, the latest first.
///
/// # Errors
/// Only where the library cannot be read.
pub fn trashed(library: &Library) -> Result<Vec<(Annotation, Time)>> {
    library.read(|connection| {
        let columns = COLUMNS.replacen("a.modified_at", "a.modified_at, a.removed_at", 1);
        let sql = format!("{columns}a.removed_at IS NOT NULL AND d.removed_at IS NULL ORDER BY a.removed_at DESC, a.id DESC");
        let mut statement = connection.prepare(&sql)?;
        let removed = statement
            .query_map([], |row| Ok((from_row(row)?, row.get(22)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(removed)
    })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Annotation> {
    let tags: String = row.get(16)?;
    Ok(Annotation {
        annotation: row.get(0)?,
        kind: row.get(1)?,
        document: row.get(2)?,
        selector: row.get(3)?,
        topic: row.get(4)?,
        topic_position: row.get(5)?,
        end_topic: row.get(6)?,
        end_topic_position: row.get(7)?,
        quote: row.get(8)?,
        prefix: row.get(9)?,
        suffix: row.get(10)?,
        start: row.get(11)?,
        end: row.get(12)?,
        colour: row.get(13)?,
        note: row.get(14)?,
        label: row.get(15)?,
        tags: serde_json::from_str(&tags).unwrap_or_default(),
        state: row::state(&row.get::<_, String>(17)?)?,
        confidence: row.get(18)?,
        origin: row.get(19)?,
        created_at: row.get(20)?,
        modified_at: row.get(21)?,
    })
}
