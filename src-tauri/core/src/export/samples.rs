//! A small set of notes that has one of everything, for the tests of this room.

use super::{AnnotationNotes, Arrange, Colour, DocumentNotes, Kind, Look, Notes, TopicHeading};
use crate::anchor::State;

/// How tests make HTML of a note: escaped, in a paragraph.
pub(super) fn look(arrange: Arrange) -> Look<'static> {
    Look {
        arrange,
        render_note: &|note| format!("<p>{}</p>\n", super::escape::html(note)),
    }
}

/// A highlight with the given number in its id and its words.
pub(super) fn highlight(number: u32, words: &str) -> AnnotationNotes {
    AnnotationNotes {
        annotation: format!("0192f7c4-0000-7000-8000-00000000{number:04x}"),
        kind: Kind::Highlight,
        topic: Some(topic_id(2)),
        topic_position: Some(2),
        end_topic_position: Some(2),
        quote: Some(words.to_owned()),
        prefix: Some("before ".to_owned()),
        suffix: Some(" after".to_owned()),
        start: Some(20),
        end: Some(20 + words.chars().count() as u32),
        colour: Some(Colour::Yellow),
        role: None,
        note: None,
        label: None,
        tags: Vec::new(),
        state: State::Attached,
        confidence: None,
        origin: "person".to_owned(),
        created_at: "2026-11-24T09:00:00.000Z".to_owned(),
        modified_at: "2026-11-24T09:30:00.000Z".to_owned(),
        context: None,
    }
}

fn topic_id(position: u32) -> String {
    format!("0192f7c4-0000-7000-9000-00000000{position:04x}")
}

/// One document with a note on it, a topic's note, two highlights, a bookmark and an orphan.
pub(super) fn notes() -> Notes {
    let blank = AnnotationNotes {
        kind: Kind::Note,
        quote: None,
        prefix: None,
        suffix: None,
        start: None,
        end: None,
        colour: None,
        ..highlight(0, "")
    };
    let annotations = vec![
        AnnotationNotes {
            annotation: highlight(1, "").annotation,
            topic: None,
            topic_position: None,
            end_topic_position: None,
            note: Some("Read for the *budget* round.".to_owned()),
            ..blank.clone()
        },
        AnnotationNotes {
            annotation: highlight(2, "").annotation,
            topic: Some(topic_id(0)),
            topic_position: Some(0),
            end_topic_position: Some(0),
            note: Some("Compare with:\n\n- the edge report\n- the memo".to_owned()),
            tags: vec!["cost".to_owned()],
            ..blank.clone()
        },
        AnnotationNotes {
            note: Some("Ask legal whether “most tasks” covers ours.".to_owned()),
            tags: vec!["cost".to_owned(), "to check".to_owned()],
            context: Some("Rounding to eight bits halves the memory.\nIt is *cheap*.".to_owned()),
            ..highlight(3, "eight bits halves the memory.\nIt is *cheap*")
        },
        AnnotationNotes {
            colour: Some(Colour::Green),
            state: State::Changed,
            confidence: Some(0.875),
            origin: "summariser".to_owned(),
            ..highlight(4, "four bits needs care")
        },
        AnnotationNotes {
            annotation: highlight(5, "").annotation,
            kind: Kind::Bookmark,
            label: Some("Where the table is".to_owned()),
            ..blank
        },
        AnnotationNotes {
            colour: Some(Colour::Rose),
            state: State::Orphaned,
            topic: None,
            topic_position: None,
            end_topic_position: None,
            start: None,
            end: None,
            ..highlight(6, "words that are gone")
        },
    ];
    let topic = |position: u32, level: u8, heading: &str| TopicHeading {
        topic: topic_id(position),
        position,
        level,
        heading: heading.to_owned(),
    };
    Notes {
        exported_at: "2026-11-24T10:00:00.000Z".to_owned(),
        documents: vec![DocumentNotes {
            document: "0192f7c4-1111-7000-8000-000000000001".to_owned(),
            title: "Advances in Models".to_owned(),
            author: Some("A. Reader".to_owned()),
            format: "markdown".to_owned(),
            content_hash: "ab".repeat(32),
            edition: "0192f7c4-2222-7000-8000-000000000001".to_owned(),
            edition_number: 2,
            source_name: Some("report.md".to_owned()),
            topics: vec![
                topic(0, 2, "Multimodal models"),
                topic(1, 2, "Model efficiency"),
                topic(2, 3, "Quantisation"),
                topic(3, 2, "3. Ethics"),
            ],
            annotations,
        }],
    }
}
