//! A JSON export into an empty library with the same document, and back, gives the same
//! annotations.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use lectern_core::anchor::Range;
use lectern_core::annotations::{self, Annotation, Colour, Filter, Making, NoteOn};
use lectern_core::documents::{self, AddOptions};
use lectern_core::export::{Arrange, Context, Format, Request, export};
use lectern_core::journal::undo;
use lectern_core::{Actor, Error, Library, dump};
use proptest::prelude::*;
use uuid::Uuid;

const REPORT: &str = "# Tides\n\nBefore the first.\n\n## 1. Water\n\nThe water comes 🌊 and the water goes.\n\n- one\n- two\n\n## 2. Moon\n\nThe moon pulls; مرحبا helps a little.\n";

fn library(place: &Path, name: &str) -> (Library, Uuid) {
    let library = Library::create(&place.join(name), Actor::CommandLine).unwrap();
    let file = place.join("tides.md");
    std::fs::write(&file, REPORT).unwrap();
    let added = documents::add(&library, &[file], AddOptions::default(), &mut |_, _| true).unwrap();
    let document = added.imported[0].document;
    (library, document)
}

fn json(library: &Library) -> String {
    let request = Request {
        format: Format::Json,
        filter: Filter::default(),
        arrange: Arrange::Topic,
        context: Context::Sentence,
    };
    export(library, &request).unwrap().text
}

/// All that must come back: everything but the ids of another library's document and topics.
fn comparable(library: &Library) -> Vec<Annotation> {
    let all = annotations::list(library, &Filter::default()).unwrap();
    let bare = |a: Annotation| Annotation {
        document: Uuid::nil(),
        topic: None,
        end_topic: None,
        ..a
    };
    all.into_iter().map(bare).collect()
}

#[derive(Debug, Clone)]
enum Make {
    Highlight {
        topics: (usize, usize),
        start: u32,
        end: u32,
        colour: usize,
        note: Option<String>,
        tags: Vec<String>,
    },
    Note {
        topic: Option<usize>,
        text: String,
    },
    Bookmark {
        topic: usize,
        label: Option<String>,
    },
}

fn make() -> impl Strategy<Value = Make> {
    let note = "[ -~éß漢🌊\n]{1,30}";
    prop_oneof![
        (
            (0usize..3, 0usize..3),
            0u32..20,
            1u32..40,
            0usize..5,
            proptest::option::of(note),
            proptest::collection::vec("[a-z ]{1,5}", 0..3)
        )
            .prop_map(|(topics, start, end, colour, note, tags)| Make::Highlight {
                topics,
                start,
                end,
                colour,
                note,
                tags
            }),
        (proptest::option::of(0usize..3), note)
            .prop_map(|(topic, text)| Make::Note { topic, text }),
        (0usize..3, proptest::option::of("[a-zé]{1,9}"))
            .prop_map(|(topic, label)| Make::Bookmark { topic, label }),
    ]
}

fn carry_out(library: &Library, document: Uuid, make: &Make) {
    let topics = documents::topics(library, document).unwrap().topics;
    match make {
        Make::Highlight {
            topics: (start_topic, end_topic),
            start,
            end,
            colour,
            note,
            tags,
        } => {
            let range = Range {
                start_topic: *start_topic,
                start: *start,
                end_topic: *end_topic,
                end: *end,
            };
            let making = Making {
                colour: Colour::ALL[*colour],
                note: note.clone(),
                tags: tags.clone(),
            };
            drop(annotations::highlight(library, document, &range, &making));
        }
        Make::Note { topic, text } => {
            let on = topic.map_or(NoteOn::Document(document), |topic| {
                NoteOn::Topic(topics[topic].topic)
            });
            drop(annotations::note(library, on, text));
        }
        Make::Bookmark { topic, label } => {
            annotations::bookmark(library, topics[*topic].topic, None, label.as_deref()).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn out_and_back_in_without_loss(makes in proptest::collection::vec(make(), 0..12)) {
        let place = tempfile::tempdir().unwrap();
        let (first, document) = library(place.path(), "first");
        for make in &makes {
            carry_out(&first, document, make);
        }
        let made = comparable(&first);
        let (second, _) = library(place.path(), "second");
        let brought = annotations::bring_in(&second, &json(&first)).unwrap().answer;
        prop_assert_eq!((brought.added as usize, brought.updated, brought.orphaned), (made.len(), 0, 0));
        prop_assert!(brought.failed.is_empty(), "{:?}", brought.failed);
        prop_assert_eq!(&comparable(&second), &made);

        // And back where they came from: nothing is new.
        let again = annotations::bring_in(&first, &json(&second)).unwrap();
        prop_assert_eq!(again.answer.unchanged as usize, made.len());
        prop_assert!(again.change.is_none());
        prop_assert_eq!(&comparable(&first), &made);
    }
}

#[test]
fn what_has_no_document_is_named() {
    let place = tempfile::tempdir().unwrap();
    let (first, document) = library(place.path(), "first");
    let made = annotations::note(&first, NoteOn::Document(document), "hello")
        .unwrap()
        .answer;
    let empty = Library::create(&place.path().join("empty"), Actor::CommandLine).unwrap();
    let brought = annotations::bring_in(&empty, &json(&first)).unwrap();
    assert_eq!(brought.answer.failed[0].code, "unknown-document");
    assert_eq!(
        brought.answer.failed[0].annotation.as_deref(),
        Some(made.annotation.to_string().as_str())
    );
    assert!(brought.change.is_none());
}

#[test]
fn what_was_removed_comes_back_and_can_go_again() {
    let place = tempfile::tempdir().unwrap();
    let (library, document) = library(place.path(), "first");
    let made = annotations::note(&library, NoteOn::Document(document), "hello")
        .unwrap()
        .answer;
    let out = json(&library);
    annotations::remove(&library, made.annotation).unwrap();
    let without = dump::dump(&library).unwrap();
    let brought = annotations::bring_in(&library, &out).unwrap().answer;
    assert_eq!((brought.added, brought.unchanged), (1, 0));
    assert_eq!(
        annotations::annotation(&library, made.annotation).unwrap(),
        made
    );
    undo(&library).unwrap();
    assert_eq!(dump::dump(&library).unwrap(), without);
}

#[test]
fn notes_find_their_words_in_an_edited_report() {
    let place = tempfile::tempdir().unwrap();
    let (first, document) = library(place.path(), "first");
    let range = Range {
        start_topic: 2,
        start: 8,
        end_topic: 2,
        end: 26,
    };
    let making = Making {
        colour: Colour::Blue,
        note: None,
        tags: vec![],
    };
    let made = annotations::highlight(&first, document, &range, &making)
        .unwrap()
        .answer;
    let out = json(&first).replace(&format!("\"{document}\""), &format!("\"{}\"", Uuid::nil()));

    let file = place.path().join("tides.md");
    std::fs::write(
        &file,
        REPORT.replace("## 2. Moon", "## 2. Moon\n\nA new paragraph."),
    )
    .unwrap();
    let edited = documents::add(
        &first,
        &[file],
        AddOptions {
            edition_of: Some(document),
            ..AddOptions::default()
        },
        &mut |_, _| true,
    )
    .unwrap();
    assert_eq!(edited.imported[0].status, documents::Status::Edition);
    let moved = annotations::annotation(&first, made.annotation).unwrap();
    assert_eq!(
        (moved.quote, moved.state.as_str()),
        (made.quote.clone(), "moved")
    );
    assert_eq!(moved.start, made.start.map(|start| start + 17));

    // The old file of notes names an edition this document still has, by its content.
    annotations::remove(&first, made.annotation).unwrap();
    annotations::bring_in(&first, &out).unwrap();
    let back = annotations::annotation(&first, made.annotation).unwrap();
    assert_eq!(
        (back.quote, back.start),
        (made.quote, made.start.map(|start| start + 17))
    );
}

#[test]
fn a_file_that_is_no_export_changes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let (library, _) = library(place.path(), "first");
    for text in ["", "[]", "{\"format\":\"other\"}", "not json"] {
        assert!(
            matches!(
                annotations::bring_in(&library, text),
                Err(Error::Notes { .. })
            ),
            "{text}"
        );
    }
}

#[test]
fn words_that_come_back_come_back_to_their_note() {
    let place = tempfile::tempdir().unwrap();
    let (library, document) = library(place.path(), "first");
    let range = Range {
        start_topic: 2,
        start: 8,
        end_topic: 2,
        end: 26,
    };
    let making = Making {
        colour: Colour::Blue,
        note: None,
        tags: vec![],
    };
    let made = annotations::highlight(&library, document, &range, &making)
        .unwrap()
        .answer;
    let file = place.path().join("tides.md");
    let next = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let options = AddOptions {
            edition_of: Some(document),
            ..AddOptions::default()
        };
        documents::add(
            &library,
            std::slice::from_ref(&file),
            options,
            &mut |_, _| true,
        )
        .unwrap();
        annotations::annotation(&library, made.annotation).unwrap()
    };
    let gone = next("# Tides\n\n## 1. Water\n\nOnly this.\n\n## 2. Moon\n\nNothing here.\n");
    assert_eq!(
        (gone.state.as_str(), gone.quote.as_ref(), gone.start),
        ("orphaned", made.quote.as_ref(), None)
    );
    let back = next(&format!("{REPORT}\nAnd a last word.\n"));
    assert_eq!((back.quote, back.start), (made.quote, made.start));
}

/// What a colour stands for goes out in words with every format, and no note is refused for it.
#[test]
fn the_role_of_a_colour_and_links_go_out_in_every_format() {
    let place = tempfile::tempdir().unwrap();
    let (library, document) = library(place.path(), "a");
    let range = Range {
        start_topic: 1,
        start: 6,
        end_topic: 1,
        end: 15,
    };
    annotations::set_role(&library, Colour::Green, "a *claim*").unwrap();
    let address = format!("lectern://document/{document}");
    let making = Making {
        colour: Colour::Green,
        note: Some(format!("See [all of it]({address}).")),
        tags: vec![],
    };
    annotations::highlight(&library, document, &range, &making).unwrap();
    let written = |format, arrange| {
        let request = Request {
            format,
            filter: Filter::default(),
            arrange,
            context: Context::None,
        };
        export(&library, &request).unwrap().text
    };
    let markdown = written(Format::Markdown, Arrange::Colour);
    assert!(markdown.contains("## Green: a \\*claim\\*"), "{markdown}");
    assert!(markdown.contains("\nGreen: a \\*claim\\* · "), "{markdown}");
    assert!(markdown.contains(&format!("[all of it]({address})")));
    let html = written(Format::Html, Arrange::Topic);
    assert!(html.contains("<p class=\"facts\">Green: a *claim*</p>"));
    // A page on the web can lead nobody to a library: the words stay.
    assert!(html.contains("See all of it.") && !html.contains("lectern:"));
    let json = json(&library);
    assert!(json.contains("\"colour\": \"green\",\n          \"role\": \"a *claim*\","));
    assert!(json.contains(&format!("[all of it]({address})")));

    let (other, _) = self::library(place.path(), "b");
    let brought = annotations::bring_in(&other, &json).unwrap().answer;
    assert_eq!(comparable(&other), comparable(&library), "{brought:?}");
}
