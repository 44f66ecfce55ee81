//! The open document.

use lectern_core::annotations::{self, Annotation, Filter};
use lectern_core::documents::{self, Document, Target, Topic, TopicContent};
use lectern_core::reading::{self, Place, Progress};
use lectern_core::{Library, text};
use serde::Serialize;
use specta::Type;
use tauri::State;
use uuid::Uuid;

use crate::adding::count;
use crate::desk::Desk;
use crate::error::Answer;

/// From so many words on, what a search of the whole text has taken of memory is worth giving back at once.
const LONG: u32 = 200_000;

/// A document as the reader opens it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// Its current edition.
    pub edition: Uuid,
    /// The edition's topics.
    pub outline: Outline,
    /// Where reading stopped, and what has been read.
    pub progress: Progress,
    /// Its annotations, in reading order.
    pub annotations: Vec<Annotation>,
}

/// The topics of an edition, a list for each fact, all by position. There may be 100,000, and the first HTML carries
/// them: a list of objects would name each fact anew for every topic.
#[derive(Debug, Clone, Default, Serialize, Type)]
pub struct Outline {
    /// The headings' texts.
    pub titles: Vec<String>,
    /// Heading levels 1 to 6; 0 for text before the first heading.
    pub levels: Vec<u8>,
    /// Positions of the topics they are a part of.
    pub parents: Vec<Option<u32>>,
    /// How many words they have.
    pub words: Vec<u32>,
    /// How many code points their texts have.
    pub chars: Vec<u32>,
}

impl Outline {
    fn of(topics: Vec<Topic>) -> Self {
        let mut outline = Self::default();
        for topic in topics {
            outline.titles.push(topic.title);
            outline.levels.push(topic.level);
            outline.parents.push(topic.parent);
            outline.words.push(topic.words);
            outline.chars.push(topic.chars);
        }
        outline
    }
}

impl Opened {
    /// Gathers what the reader shows of a document.
    pub fn load(library: &Library, document: Uuid) -> Answer<Self> {
        let content = documents::topics(library, document)?;
        Ok(Self {
            document: documents::document(library, document)?,
            edition: content.edition,
            outline: Outline::of(content.topics),
            progress: reading::progress(library, document)?,
            annotations: annotations::list(library, &of(document))?,
        })
    }
}

/// A piece of a topic's text, in code points.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Hit {
    /// The topic's position.
    pub topic: u32,
    /// Its first code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
}

/// What find found.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Found {
    /// The hits, in reading order; at most 100,000.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u32,
}

fn of(document: Uuid) -> Filter {
    Filter {
        documents: vec![document],
        ..Filter::default()
    }
}

/// Opens a document in the reader.
#[tauri::command(async)]
#[specta::specta]
pub fn open_document(desk: State<'_, Desk>, document: Uuid) -> Answer<Opened> {
    Opened::load(&*desk.library()?, document)
}

/// The content of the topics from position `from` up to, not including, `to`.
#[tauri::command(async)]
#[specta::specta]
pub fn topic_contents(
    desk: State<'_, Desk>,
    document: Uuid,
    from: u32,
    to: u32,
) -> Answer<Vec<TopicContent>> {
    Ok(documents::contents(&*desk.library()?, document, from, to)?)
}

/// Keeps the place where reading stands, and the topics read to their end since.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_place(
    desk: State<'_, Desk>,
    document: Uuid,
    place: Place,
    read: Vec<u32>,
) -> Answer<()> {
    Ok(reading::keep(&*desk.library()?, document, place, &read)?)
}

/// Finds words in the whole document.
#[tauri::command(async)]
#[specta::specta]
pub fn find(
    desk: State<'_, Desk>,
    document: Uuid,
    query: &str,
    case_sensitive: bool,
    whole_word: bool,
) -> Answer<Found> {
    let options = text::FindOptions {
        case_sensitive,
        whole_word,
    };
    let library = desk.library()?;
    let found = documents::find(&library, document, query, options)?;
    if documents::document(&library, document)?.words > LONG {
        lectern_memory::give_back();
    }
    let hits = found
        .hits
        .iter()
        .map(|hit| Hit {
            topic: count(hit.topic),
            start: hit.start,
            end: hit.end,
        })
        .collect();
    Ok(Found {
        hits,
        total: count(found.total),
    })
}

/// Where a link inside the document leads.
#[tauri::command(async)]
#[specta::specta]
pub fn find_target(desk: State<'_, Desk>, document: Uuid, name: &str) -> Answer<Option<Target>> {
    Ok(documents::find_target(&*desk.library()?, document, name)?)
}

/// The annotations of a document, in reading order.
#[tauri::command(async)]
#[specta::specta]
pub fn annotations(desk: State<'_, Desk>, document: Uuid) -> Answer<Vec<Annotation>> {
    Ok(annotations::list(&*desk.library()?, &of(document))?)
}
