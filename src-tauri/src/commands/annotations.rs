//! Marking and noting.

use lectern_core::anchor;
use lectern_core::annotations::{
    self, Annotation, Citation, Colour, Edit, Making, NoteOn, Removed,
};
use lectern_core::documents;
use serde::Deserialize;
use specta::Type;
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Answer;

/// A stretch of a document's current edition: topics by position, offsets in code points.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
pub struct TextRange {
    /// The topic it begins in.
    pub start_topic: u32,
    /// Its first code point there.
    pub start: u32,
    /// The topic it ends in.
    pub end_topic: u32,
    /// The code point after its last there.
    pub end: u32,
}

impl From<TextRange> for anchor::Range {
    fn from(range: TextRange) -> Self {
        Self {
            start_topic: range.start_topic as usize,
            start: range.start,
            end_topic: range.end_topic as usize,
            end: range.end,
        }
    }
}

/// What to change of an annotation; `null` leaves a thing as it is, an empty text takes it away.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct EditRequest {
    /// The note, Markdown.
    pub note: Option<String>,
    /// A bookmark's label.
    pub label: Option<String>,
    /// A highlight's colour.
    pub colour: Option<Colour>,
    /// Tags to add.
    pub tag: Vec<String>,
    /// Tags to take away.
    pub untag: Vec<String>,
    /// The sitting of writing this belongs to; one sitting is one undo.
    pub sitting: Option<Uuid>,
}

impl From<EditRequest> for Edit {
    fn from(request: EditRequest) -> Self {
        let EditRequest {
            note,
            label,
            colour,
            tag,
            untag,
            sitting,
        } = request;
        Self {
            note,
            label,
            colour,
            tag,
            untag,
            sitting,
        }
    }
}

/// Marks words.
#[tauri::command(async)]
#[specta::specta]
pub fn highlight(
    desk: State<'_, Desk>,
    document: Uuid,
    range: TextRange,
    colour: Colour,
) -> Answer<Annotation> {
    let making = Making {
        colour,
        note: None,
        tags: Vec::new(),
    };
    Ok(annotations::highlight(&*desk.library()?, document, &range.into(), &making)?.answer)
}

/// Writes a note on a topic, named by its position.
#[tauri::command(async)]
#[specta::specta]
pub fn note_on_topic(
    desk: State<'_, Desk>,
    edition: Uuid,
    position: u32,
    text: &str,
) -> Answer<Annotation> {
    let library = desk.library()?;
    let topic = documents::topic_at(&library, edition, position)?;
    Ok(annotations::note(&library, NoteOn::Topic(topic), text)?.answer)
}

/// Writes a note on a document.
#[tauri::command(async)]
#[specta::specta]
pub fn note_on_document(desk: State<'_, Desk>, document: Uuid, text: &str) -> Answer<Annotation> {
    Ok(annotations::note(&*desk.library()?, NoteOn::Document(document), text)?.answer)
}

/// Sets a bookmark on a topic, named by its position.
#[tauri::command(async)]
#[specta::specta]
pub fn bookmark_topic(desk: State<'_, Desk>, edition: Uuid, position: u32) -> Answer<Annotation> {
    let library = desk.library()?;
    let topic = documents::topic_at(&library, edition, position)?;
    Ok(annotations::bookmark(&library, topic, None, None)?.answer)
}

/// Sets a bookmark at a place.
#[tauri::command(async)]
#[specta::specta]
pub fn bookmark_place(
    desk: State<'_, Desk>,
    document: Uuid,
    range: TextRange,
) -> Answer<Annotation> {
    Ok(annotations::bookmark_at(&*desk.library()?, document, &range.into())?.answer)
}

/// Changes an annotation.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_annotation(
    desk: State<'_, Desk>,
    annotation: Uuid,
    edit: EditRequest,
) -> Answer<Annotation> {
    Ok(annotations::edit(&*desk.library()?, annotation, &edit.into())?.answer)
}

/// Gives a highlight other ends.
#[tauri::command(async)]
#[specta::specta]
pub fn resize_annotation(
    desk: State<'_, Desk>,
    annotation: Uuid,
    range: TextRange,
) -> Answer<Annotation> {
    Ok(annotations::resize(&*desk.library()?, annotation, &range.into())?.answer)
}

/// Moves an annotation to the trash.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_annotation(desk: State<'_, Desk>, annotation: Uuid) -> Answer<Removed> {
    Ok(annotations::remove(&*desk.library()?, annotation)?.answer)
}

/// Words with the source they come from.
#[tauri::command(async)]
#[specta::specta]
pub fn cite(desk: State<'_, Desk>, document: Uuid, range: TextRange) -> Answer<Citation> {
    Ok(annotations::cite(
        &*desk.library()?,
        document,
        &range.into(),
    )?)
}

/// A note's Markdown as sanitised HTML, with links into the library.
#[tauri::command(async)]
#[specta::specta]
pub fn render_note(markdown: &str) -> String {
    lectern_core::import::render_linked_note(markdown)
}
