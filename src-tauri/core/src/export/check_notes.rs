//! What notes from a file must be before they are believed.

use std::collections::HashSet;

use super::read_json::{JsonRefusal, invalid};
use super::{AnnotationNotes, DocumentNotes, Kind, Notes, TopicHeading};
use crate::anchor::State;

/// The longest note, quote or title that is taken, in bytes: as much as a whole document.
const LONGEST: usize = 64 * 1024 * 1024;

/// Checks every field; the first that is wrong is named.
pub(super) fn check(notes: &Notes) -> Result<(), JsonRefusal> {
    time("exported_at", &notes.exported_at)?;
    let mut ids = HashSet::new();
    for (at, document) in notes.documents.iter().enumerate() {
        check_document(&format!("documents[{at}]"), document, &mut ids)?;
    }
    Ok(())
}

fn check_document<'a>(
    path: &str,
    document: &'a DocumentNotes,
    ids: &mut HashSet<&'a str>,
) -> Result<(), JsonRefusal> {
    id(&format!("{path}.document"), &document.document)?;
    id(&format!("{path}.edition"), &document.edition)?;
    word(&format!("{path}.format"), &document.format)?;
    word(&format!("{path}.content_hash"), &document.content_hash)?;
    length(&format!("{path}.title"), &document.title)?;
    let optional = [
        ("author", &document.author),
        ("source_name", &document.source_name),
    ];
    for (name, value) in optional {
        length(
            &format!("{path}.{name}"),
            value.as_deref().unwrap_or_default(),
        )?;
    }
    if document.edition_number == 0 {
        return Err(invalid(
            &format!("{path}.edition_number"),
            "must be 1 or more",
        ));
    }
    let mut positions = HashSet::new();
    for (at, topic) in document.topics.iter().enumerate() {
        check_topic(&format!("{path}.topics[{at}]"), topic, &mut positions)?;
    }
    for (at, annotation) in document.annotations.iter().enumerate() {
        let path = format!("{path}.annotations[{at}]");
        check_annotation(&path, annotation, &positions)?;
        if !ids.insert(&annotation.annotation) {
            return Err(invalid(&format!("{path}.annotation"), "is there twice"));
        }
    }
    Ok(())
}

fn check_topic(
    path: &str,
    topic: &TopicHeading,
    positions: &mut HashSet<u32>,
) -> Result<(), JsonRefusal> {
    id(&format!("{path}.topic"), &topic.topic)?;
    length(&format!("{path}.heading"), &topic.heading)?;
    if !positions.insert(topic.position) {
        return Err(invalid(&format!("{path}.position"), "is there twice"));
    }
    Ok(())
}

fn check_annotation(
    path: &str,
    note: &AnnotationNotes,
    positions: &HashSet<u32>,
) -> Result<(), JsonRefusal> {
    id(&format!("{path}.annotation"), &note.annotation)?;
    if let Some(topic) = &note.topic {
        id(&format!("{path}.topic"), topic)?;
    }
    time(&format!("{path}.created_at"), &note.created_at)?;
    time(&format!("{path}.modified_at"), &note.modified_at)?;
    let texts = [
        ("quote", &note.quote),
        ("prefix", &note.prefix),
        ("suffix", &note.suffix),
        ("note", &note.note),
        ("label", &note.label),
        ("context", &note.context),
    ];
    for (name, text) in texts {
        length(
            &format!("{path}.{name}"),
            text.as_deref().unwrap_or_default(),
        )?;
    }
    if note.tags.iter().any(|tag| tag.trim().is_empty()) {
        return Err(invalid(
            &format!("{path}.tags"),
            "must not hold an empty tag",
        ));
    }
    if note.origin.trim().is_empty() {
        return Err(invalid(&format!("{path}.origin"), "must not be empty"));
    }
    if note.confidence.is_some_and(|it| !(0.0..=1.0).contains(&it)) {
        return Err(invalid(
            &format!("{path}.confidence"),
            "must lie between 0 and 1",
        ));
    }
    let ends = [
        ("topic_position", note.topic_position),
        ("end_topic_position", note.end_topic_position),
    ];
    for (name, position) in ends {
        if position.is_some_and(|it| !positions.contains(&it)) {
            return Err(invalid(
                &format!("{path}.{name}"),
                "must be that of a listed topic",
            ));
        }
    }
    check_place(path, note)
}

fn check_place(path: &str, note: &AnnotationNotes) -> Result<(), JsonRefusal> {
    let words = note.quote.as_deref().is_some_and(|it| !it.is_empty());
    if note.kind == Kind::Highlight && !words {
        return Err(invalid(
            &format!("{path}.quote"),
            "must hold the words of a highlight",
        ));
    }
    if note.start.is_some() != note.end.is_some() {
        return Err(invalid(
            &format!("{path}.end"),
            "must be there if start is, and only then",
        ));
    }
    // An orphan's old place, if it is told at all, is not believed.
    if note.state == State::Orphaned {
        return Ok(());
    }
    if note.kind == Kind::Highlight && note.start.is_none() {
        let rule = "must be there unless the state is orphaned";
        return Err(invalid(&format!("{path}.start"), rule));
    }
    if note.start.is_some() && note.topic_position.is_none() {
        return Err(invalid(
            &format!("{path}.topic_position"),
            "must be there if start is",
        ));
    }
    let topics = (note.topic_position, note.end_topic_position);
    let last = topics.1.or(topics.0);
    let in_order = match (note.start, note.end) {
        (Some(start), Some(end)) if topics.0 == last => start < end,
        _ => topics.0 <= last,
    };
    if !in_order {
        return Err(invalid(&format!("{path}.end"), "must lie after start"));
    }
    Ok(())
}

fn id(path: &str, id: &str) -> Result<(), JsonRefusal> {
    match uuid::Uuid::try_parse(id) {
        Ok(uuid) if uuid.to_string() == id => Ok(()),
        _ => Err(invalid(path, "must be a UUID in small letters")),
    }
}

fn time(path: &str, time: &str) -> Result<(), JsonRefusal> {
    match time.parse::<jiff::Timestamp>() {
        Ok(_) if time.ends_with('Z') => Ok(()),
        _ => Err(invalid(
            path,
            "must be a time in UTC as 2026-11-24T10:00:00Z",
        )),
    }
}

/// A name or a hash: short, and of the letters that these are made of.
fn word(path: &str, word: &str) -> Result<(), JsonRefusal> {
    let letter =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.');
    if (1..=200).contains(&word.len()) && word.bytes().all(letter) {
        Ok(())
    } else {
        Err(invalid(path, "must be a short word of letters and digits"))
    }
}

fn length(path: &str, text: &str) -> Result<(), JsonRefusal> {
    if text.len() > LONGEST {
        return Err(invalid(path, "is longer than 64 MB"));
    }
    Ok(())
}
