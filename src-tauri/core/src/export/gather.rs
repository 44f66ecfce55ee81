//! From the library to plain data, and from a request to a finished text.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::{
    AnnotationNotes, Arrange, DocumentNotes, Format, Kind, Look, Notes, TopicHeading, file_name,
};
use crate::anchor::State;
use crate::annotations::{self, Annotation, Colour, Filter, Role};
use crate::documents::{self, EditionRef, StoredText};
use crate::error::Result;
use crate::import::render_note;
use crate::library::Library;
use crate::text::{CodePoints, paragraph_around, sentence_around};
use crate::time::Time;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How much of the text around a quote comes along.
    Context, "context" {
        /// The quote alone.
        None = "none",
        /// The sentences it is in.
        Sentence = "sentence",
        /// The paragraphs it is in.
        Paragraph = "paragraph",
    }
}

/// What to export, and how.
#[derive(Debug, Clone)]
pub struct Request {
    /// The format.
    pub format: Format,
    /// Which annotations.
    pub filter: Filter,
    /// In which order.
    pub arrange: Arrange,
    /// With how much of the text around.
    pub context: Context,
}

/// A finished export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The whole file.
    pub text: String,
    /// A name for it that is safe on all systems.
    pub file_name: String,
    /// How many annotations it holds.
    pub annotations: usize,
    /// The documents whose notes it holds.
    pub documents: Vec<String>,
}

/// How many annotations there are to choose from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct ExportCounts {
    /// Highlights.
    pub highlights: u32,
    /// Notes on topics and documents.
    pub notes: u32,
    /// Bookmarks.
    pub bookmarks: u32,
    /// Of all these, those whose words were not found.
    pub orphaned: u32,
}

/// All that the request asks for, in one text.
///
/// # Errors
/// A document of the filter that is not there.
pub fn export(library: &Library, request: &Request) -> Result<Exported> {
    let notes = gather(library, request)?;
    let name = match notes.documents.as_slice() {
        [one] => file_name(&one.title),
        _ => "Notes".to_owned(),
    };
    Ok(Exported {
        text: request.format.write(&notes, look(request)),
        file_name: format!("{name}.{}", request.format.extension()),
        annotations: super::count(&notes.documents),
        documents: notes.documents.into_iter().map(|it| it.document).collect(),
    })
}

/// The same, a text per document.
///
/// # Errors
/// As [`export`].
pub fn export_each(library: &Library, request: &Request) -> Result<Vec<Exported>> {
    let notes = gather(library, request)?;
    let files = request.format.write_each(&notes, look(request));
    let of = notes
        .documents
        .into_iter()
        .map(|it| (it.annotations.len(), vec![it.document]));
    Ok(files
        .into_iter()
        .zip(of)
        .map(|((file_name, text), (annotations, documents))| Exported {
            text,
            file_name,
            annotations,
            documents,
        })
        .collect())
}

/// How many annotations of each kind there are, whatever kinds and states the request chooses.
///
/// # Errors
/// As [`export`].
pub fn counts(library: &Library, request: &Request) -> Result<ExportCounts> {
    let filter = Filter {
        kinds: Vec::new(),
        states: Vec::new(),
        ..request.filter.clone()
    };
    let mut counts = ExportCounts::default();
    for annotation in annotations::list(library, &filter)? {
        match annotation.kind {
            Kind::Highlight => counts.highlights += 1,
            Kind::Note => counts.notes += 1,
            Kind::Bookmark => counts.bookmarks += 1,
        }
        counts.orphaned += u32::from(annotation.state == State::Orphaned);
    }
    Ok(counts)
}

fn look(request: &Request) -> Look<'static> {
    Look {
        arrange: request.arrange,
        render_note: &render_note,
    }
}

fn gather(library: &Library, request: &Request) -> Result<Notes> {
    library.read(|connection| {
        for document in &request.filter.documents {
            documents::live(connection, *document)?;
        }
        let mut annotations = annotations::select_filtered(connection, &request.filter)?;
        let mut order: Vec<Uuid> = annotations
            .iter()
            .map(|annotation| annotation.document)
            .collect();
        order.dedup();
        // A document that was asked for by name comes along, also without a note.
        order.extend(
            request
                .filter
                .documents
                .iter()
                .filter(|document| !order.contains(document))
                .copied()
                .collect::<Vec<_>>(),
        );
        let roles = annotations::select_roles(connection)?;
        let mut gathered = Vec::with_capacity(order.len());
        for document in order {
            let count = annotations
                .iter()
                .take_while(|annotation| annotation.document == document)
                .count();
            let own: Vec<Annotation> = annotations.drain(..count).collect();
            let mut notes = document_notes(connection, document, own, request.context)?;
            for note in &mut notes.annotations {
                note.role = role_of(&roles, note.colour);
            }
            gathered.push(notes);
        }
        Ok(Notes {
            exported_at: Time::now().to_string(),
            documents: gathered,
        })
    })
}

fn role_of(roles: &[Role], colour: Option<Colour>) -> Option<String> {
    let role = roles.iter().find(|role| Some(role.colour) == colour)?;
    Some(role.name.clone())
}

fn document_notes(
    connection: &Connection,
    document: Uuid,
    annotations: Vec<Annotation>,
    context: Context,
) -> Result<DocumentNotes> {
    let row = documents::live(connection, document)?;
    let edition = documents::current(connection, document)?;
    let (format, content_hash, name): (String, String, String) = connection
        .prepare_cached("SELECT format, hash, name FROM edition WHERE id = ?1")?
        .query_row([edition.row], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let mut around = Around {
        connection,
        edition,
        context,
        last: None,
    };
    let annotations = annotations
        .into_iter()
        .map(|annotation| around.notes(annotation))
        .collect::<Result<_>>()?;
    Ok(DocumentNotes {
        document: document.to_string(),
        title: row.title,
        author: row.author,
        format,
        content_hash,
        edition: edition.edition.to_string(),
        edition_number: row.editions.last().map_or(1, |last| last.number),
        source_name: Some(name),
        topics: headings(connection, edition)?,
        annotations,
    })
}

fn headings(connection: &Connection, edition: EditionRef) -> Result<Vec<TopicHeading>> {
    let mut statement = connection.prepare_cached(
        "SELECT uuid, position, level, heading FROM topic WHERE edition = ?1 ORDER BY position",
    )?;
    let headings = statement
        .query_map([edition.row], |row| {
            Ok(TopicHeading {
                topic: row.get::<_, Uuid>(0)?.to_string(),
                position: row.get(1)?,
                level: row.get(2)?,
                heading: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(headings)
}

/// Looks up the text around quotes; keeps the topic read last, since notes come in reading order.
struct Around<'a> {
    connection: &'a Connection,
    edition: EditionRef,
    context: Context,
    last: Option<(u32, CodePoints<'static>)>,
}

impl Around<'_> {
    fn notes(&mut self, it: Annotation) -> Result<AnnotationNotes> {
        let context = self.context_of(&it)?;
        Ok(AnnotationNotes {
            annotation: it.annotation.to_string(),
            kind: it.kind,
            topic: it.topic.map(|topic| topic.to_string()),
            topic_position: it.topic_position,
            end_topic_position: it.end_topic_position,
            quote: it.quote,
            prefix: it.prefix,
            suffix: it.suffix,
            start: it.start,
            end: it.end,
            colour: it.colour,
            role: None,
            note: it.note,
            label: it.label,
            tags: it.tags,
            state: it.state,
            confidence: it.confidence,
            origin: it.origin,
            created_at: it.created_at.to_string(),
            modified_at: it.modified_at.to_string(),
            context,
        })
    }

    /// A quote that runs over a topic border has the context of its first topic.
    fn context_of(&mut self, it: &Annotation) -> Result<Option<String>> {
        let (Some(topic), Some(start), Some(end)) = (it.topic_position, it.start, it.end) else {
            return Ok(None);
        };
        if self.context == Context::None {
            return Ok(None);
        }
        let runs_over = it.end_topic_position != Some(topic);
        let context = self.context;
        let text = self.topic(topic)?;
        let end = if runs_over { text.len() } else { end };
        let range = match context {
            Context::Sentence => sentence_around(text, start, end),
            _ => paragraph_around(text, start, end),
        };
        Ok(range
            .and_then(|range| text.slice(range.start, range.end))
            .map(|words| words.trim().to_owned()))
    }

    fn topic(&mut self, position: u32) -> Result<&CodePoints<'static>> {
        if self.last.as_ref().is_none_or(|(last, _)| *last != position) {
            let StoredText(text) = self
                .connection
                .prepare_cached(
                    "SELECT x.html FROM topic t JOIN topic_html x ON x.topic = t.id WHERE t.edition = ?1 AND t.position = ?2",
                )?
                .query_row((self.edition.row, position), |row| row.get(0))?;
            self.last = Some((position, CodePoints::new(text)));
        }
        match &self.last {
            Some((_, text)) => Ok(text),
            None => Err(crate::error::Error::Damaged(
                "a topic without text".to_owned(),
            )),
        }
    }
}
