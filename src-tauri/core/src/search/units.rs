//! What is found: the title of a document, a topic, an annotation, each with its words by slot and
//! with what filters ask for. The only place that reads the library for the index.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::anchor::State;
use crate::annotations::{self, Annotation, Colour, Filter};
use crate::documents;
use crate::error::Result;
use crate::links;
use crate::tags::{self, Carrier};
use crate::text;

/// A document's title or a topic's heading; the label of an annotation.
pub(super) const HEAD: u8 = 0;
/// A document's author; a topic's text; the quote of an annotation.
pub(super) const BODY: u8 = 1;
/// The note of an annotation.
pub(super) const NOTE: u8 = 2;
/// The tags of a document or an annotation. A topic has those of its document, but not their words.
pub(super) const TAGS: u8 = 3;

/// What a unit is, in the lowest bits of its flags.
pub(super) mod kind {
    pub const DOCUMENT: u16 = 0;
    pub const TOPIC: u16 = 1;
    pub const HIGHLIGHT: u16 = 2;
    pub const NOTE: u16 = 3;
    pub const BOOKMARK: u16 = 4;
    pub const MASK: u16 = 7;
}

pub(super) const COLOUR_SHIFT: u16 = 3;
pub(super) const STATE_SHIFT: u16 = 6;
pub(super) const HAS_NOTE: u16 = 1 << 8;
pub(super) const HAS_TAG: u16 = 1 << 9;
pub(super) const HAS_PICTURE: u16 = 1 << 10;
pub(super) const HAS_QUOTE: u16 = 1 << 11;
pub(super) const DEAD: u16 = 1 << 15;

/// Begins the term of a whole tag, which no word does.
pub(super) const TAG: char = '#';

/// One thing that can be found.
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub flags: u16,
    /// Seconds since 1970: when a document came, when an annotation was changed last.
    pub time: u32,
    /// Of an annotation its row in the library, the position of its topic counted from 1 (0 for the
    /// whole document), and the first code point in that topic, counted from 1 (0 for all of it).
    pub place: [u32; 3],
    /// Texts with their slots. The texts of one slot do not run into one another.
    pub texts: Vec<(u8, String)>,
    /// A topic's heading, where its text begins with it.
    pub heading: Option<String>,
    /// Whole tags, which `tag:` asks for.
    pub tags: Vec<String>,
}

/// A live document as it is to be found.
#[derive(Debug)]
pub(super) struct Read {
    pub edition: i64,
    /// Its title, then its topics.
    pub units: Vec<Unit>,
    pub annotations: Vec<(Uuid, Unit)>,
}

/// Reads a document with all that belongs to it; `None` where it is gone or in the trash.
pub(super) fn read(connection: &Connection, document: Uuid) -> Result<Option<Read>> {
    let Some(mut read) = read_itself(connection, document)? else {
        return Ok(None);
    };
    let filter = Filter {
        documents: vec![document],
        ..Filter::default()
    };
    for one in annotations::select_filtered(connection, &filter)? {
        let unit = of(connection, &one)?;
        read.annotations.push((one.annotation, unit));
    }
    Ok(Some(read))
}

/// Reads a document without its annotations; `None` where it is gone or in the trash.
pub(super) fn read_itself(connection: &Connection, document: Uuid) -> Result<Option<Read>> {
    let found = connection
        .prepare_cached(
            "SELECT title, author, added_at FROM document WHERE uuid = ?1 AND removed_at IS NULL",
        )?
        .query_row([document], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Option<String>>(1)?,
                row.get::<_, i64>(2)?,
            ))
        })
        .optional()?;
    let Some((title, author, added)) = found else {
        return Ok(None);
    };
    let edition = documents::current(connection, document)?;
    let time = seconds(added);
    let tags = tags::of(connection, Carrier::Document, document)?;
    let tagged = if tags.is_empty() { 0 } else { HAS_TAG };
    let mut units = vec![Unit {
        flags: kind::DOCUMENT | tagged,
        time,
        texts: std::iter::once((HEAD, title))
            .chain(author.map(|author| (BODY, author)))
            .chain(tags.iter().map(|tag| (TAGS, tag.clone())))
            .collect(),
        tags: tags.clone(),
        ..Unit::default()
    }];
    for topic in documents::stored_topics(connection, edition)? {
        let picture = if topic.picture { HAS_PICTURE } else { 0 };
        units.push(Unit {
            flags: kind::TOPIC | picture | tagged,
            time,
            texts: vec![(BODY, documents::stored_text(connection, topic.row)?)],
            heading: (topic.level > 0).then_some(topic.heading),
            tags: tags.clone(),
            ..Unit::default()
        });
    }
    Ok(Some(Read {
        edition: edition.row,
        units,
        annotations: Vec::new(),
    }))
}

/// Reads one annotation; `None` where it or its document is gone or in the trash.
pub(super) fn read_annotation(connection: &Connection, id: Uuid) -> Result<Option<(Uuid, Unit)>> {
    let Some(one) = annotations::select_live(connection, id)? else {
        return Ok(None);
    };
    Ok(Some((one.document, of(connection, &one)?)))
}

fn of(connection: &Connection, one: &Annotation) -> Result<Unit> {
    let what = match one.kind {
        annotations::Kind::Highlight => kind::HIGHLIGHT,
        annotations::Kind::Note => kind::NOTE,
        annotations::Kind::Bookmark => kind::BOOKMARK,
    };
    let mut flags = what | state_bits(one.state) | colour_bits(one.colour);
    let mut texts = Vec::new();
    for (slot, flag, text) in [
        (HEAD, 0, &one.label),
        (BODY, HAS_QUOTE, &one.quote),
        (NOTE, HAS_NOTE, &one.note),
    ] {
        if let Some(text) = text.as_ref().filter(|text| !text.is_empty()) {
            flags |= flag;
            let text = match slot {
                NOTE => links::without_addresses(text).into_owned(),
                _ => text.clone(),
            };
            texts.push((slot, text));
        }
    }
    if !one.tags.is_empty() {
        flags |= HAS_TAG;
    }
    texts.extend(one.tags.iter().map(|tag| (TAGS, tag.clone())));
    let row: u32 = connection
        .prepare_cached("SELECT id FROM annotation WHERE uuid = ?1")?
        .query_row([one.annotation], |row| row.get(0))?;
    let from_one = |number: Option<u32>| number.map_or(0, |number| number.saturating_add(1));
    Ok(Unit {
        flags,
        time: seconds(one.modified_at.as_millis()),
        place: [row, from_one(one.topic_position), from_one(one.start)],
        texts,
        heading: None,
        tags: one.tags.clone(),
    })
}

pub(super) fn colour_bits(colour: Option<Colour>) -> u16 {
    let place = colour.and_then(|colour| Colour::ALL.iter().position(|one| *one == colour));
    place.map_or(0, |place| (place as u16 + 1) << COLOUR_SHIFT)
}

pub(super) fn state_bits(state: State) -> u16 {
    let place = State::ALL.iter().position(|one| *one == state);
    (place.unwrap_or(0) as u16) << STATE_SHIFT
}

pub(super) fn seconds(millis: i64) -> u32 {
    u32::try_from(millis.div_euclid(1000).max(0)).unwrap_or(u32::MAX)
}

/// The term of a whole tag: its words, or, where it has none (an emoji), the tag as it stands.
pub(super) fn tag_term(tag: &str) -> String {
    let words = text::words(tag);
    let name = if words.is_empty() {
        tag.trim().to_lowercase()
    } else {
        words.join(" ")
    };
    format!("{TAG}{name}")
}

/// A tag as the search knows it: folded, so that `Sea` and `sea` are one.
pub(crate) fn folded_tag(tag: &str) -> String {
    let term = tag_term(tag);
    term.strip_prefix(TAG).unwrap_or(&term).to_owned()
}

/// The words of a unit: `(word, slot, position)`. Positions run through the unit; between texts one
/// is left out, so that no phrase crosses.
pub(super) fn each_term(unit: &Unit, each: &mut dyn FnMut(&str, u8, u32)) -> u32 {
    let (mut position, mut count) = (0_u32, 0_u32);
    for (slot, content) in &unit.texts {
        let heading = unit.heading.as_deref().map(text::words).unwrap_or_default();
        let mut within = 0;
        text::each_word(content, &mut |word, _, _| {
            let is_heading = within < heading.len() && heading[within] == word;
            within = if is_heading { within + 1 } else { usize::MAX };
            each(&word, if is_heading { HEAD } else { *slot }, position);
            position += 1;
            count += 1;
        });
        position += 1;
    }
    count
}
