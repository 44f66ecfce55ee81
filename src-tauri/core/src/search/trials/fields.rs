//! Each field on a small library of which all is known.

use super::*;
use crate::anchor::Range;
use crate::annotations::{Colour, Edit, Making, bookmark, edit, highlight};
use crate::time::Time;

/// What was found, in short: a title, a heading, or the words of an annotation.
fn told(desk: &Desk, query: &str) -> Vec<String> {
    let mut found: Vec<String> = desk
        .search(query)
        .hits
        .into_iter()
        .map(|hit| match hit.annotation {
            Some(_) => hit.snippet,
            None => hit.title,
        })
        .collect();
    found.sort();
    found
}

fn shelf() -> (Desk, Uuid, Uuid) {
    let desk = Desk::new();
    std::fs::write(
        desk.place.path().join("sea.png"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0",
    )
    .unwrap();
    let source = Source {
        name: "tides.md".into(),
        bytes: "# Tides\n\n## Water\n\nThe ![sea](sea.png) comes.\n\n## Moon\n\nIt pulls.\n".into(),
        beside: Beside::Folder(desk.place.path().to_owned()),
    };
    let tides = documents::add_source(&desk.library, &source, false)
        .unwrap()
        .document;
    let almanac = desk.add("# Almanac\n\n## Days\n\nThe moon of each day, and the tides.\n");
    (desk, tides, almanac)
}

#[test]
fn what_is_in_a_document_and_what_has_a_picture() {
    let (desk, tides, almanac) = shelf();
    assert_eq!(told(&desk, "doc:tid"), [""; 0]);
    assert_eq!(told(&desk, "doc:tid*"), ["Moon", "Tides", "Water"]);
    assert_eq!(told(&desk, "moon doc:almanac"), ["Days"]);
    assert_eq!(told(&desk, "moon -doc:almanac"), ["Moon"]);
    assert_eq!(told(&desk, &format!("doc:{almanac}")), ["Almanac", "Days"]);
    assert_eq!(told(&desk, &format!("moon doc:{tides}")), ["Moon"]);
    assert_eq!(told(&desk, &format!("doc:{}", Uuid::nil())), [""; 0]);
    assert_eq!(told(&desk, "has:picture"), ["Water"]);
    assert_eq!(
        told(&desk, "-has:picture"),
        ["Almanac", "Days", "Moon", "Tides"]
    );
    assert_eq!(told(&desk, "title:moon"), ["Moon"], "not the text");
    assert_eq!(told(&desk, "in:titles tides"), ["Tides"]);
}

#[test]
fn labels_colours_and_the_states_of_places() {
    let (desk, tides, _) = shelf();
    let topics = documents::topics(&desk.library, tides).unwrap().topics;
    bookmark(&desk.library, topics[0].topic, None, Some("ebb here")).unwrap();
    let range = Range {
        start_topic: 1,
        start: 5,
        end_topic: 1,
        end: 13,
    };
    let making = Making {
        colour: Colour::Rose,
        note: None,
        tags: Vec::new(),
    };
    let marked = highlight(&desk.library, tides, &range, &making)
        .unwrap()
        .answer;
    let noted = Edit {
        note: Some("an ebb to check".to_owned()),
        ..Edit::default()
    };
    edit(&desk.library, marked.annotation, &noted).unwrap();
    assert_eq!(told(&desk, "in:labels ebb"), ["ebb here"]);
    assert_eq!(told(&desk, "in:notes ebb"), ["an ebb to check"]);
    assert_eq!(told(&desk, "in:quotes pulls"), ["It pulls"]);
    assert_eq!(told(&desk, "in:quotes ebb"), [""; 0]);
    assert_eq!(told(&desk, "colour:rose"), ["an ebb to check"]);
    assert_eq!(
        told(&desk, "color:Rose kind:highlight"),
        ["an ebb to check"]
    );
    assert_eq!(told(&desk, "colour:green"), [""; 0]);
    assert_eq!(told(&desk, "has:note"), ["an ebb to check"]);
    assert_eq!(told(&desk, "kind:bookmark"), ["ebb here"]);
    assert_eq!(
        told(&desk, "state:attached"),
        ["an ebb to check", "ebb here"]
    );
    assert_eq!(told(&desk, "state:orphaned"), [""; 0]);
    // A new edition without the topic: the mark has lost its place, and is found by that.
    let edition = Desk::source("# Tides\n\n## Water\n\nNothing else is left of it.\n");
    documents::add_edition(&desk.library, &edition, tides).unwrap();
    assert_eq!(told(&desk, "state:orphaned"), ["an ebb to check"]);
    assert_eq!(told(&desk, "-state:orphaned ebb"), ["ebb here"]);
}

#[test]
fn a_day_begins_with_its_first_moment_and_ends_before_the_next() {
    let (desk, tides, _) = shelf();
    let at = |moment: &str| {
        let note = annotations::note(&desk.library, NoteOn::Document(tides), moment).unwrap();
        let time = Time::parse(moment).unwrap().as_millis();
        let id = note.answer.annotation;
        let db = rusqlite::Connection::open(desk.library.folder().join(crate::library::FILE_NAME));
        db.unwrap()
            .execute(
                "UPDATE annotation SET modified_at = ?1 WHERE uuid = ?2",
                (time, id),
            )
            .unwrap();
    };
    for moment in [
        "2025-12-31T23:59:59Z",
        "2026-01-01T00:00:00Z",
        "2026-01-31T23:59:59Z",
        "2026-02-01T00:00:00Z",
    ] {
        at(moment);
    }
    forget(&desk.library).unwrap();
    let days = |query: &str| -> Vec<String> {
        let found = told(&desk, &format!("kind:note {query}"));
        found.iter().map(|moment| moment[..10].to_owned()).collect()
    };
    assert_eq!(days("after:2026-01-01").len(), 3);
    assert_eq!(days("before:2026-01-01"), ["2025-12-31"]);
    assert_eq!(
        days("after:2026-01 before:2026-02"),
        ["2026-01-01", "2026-01-31"]
    );
    assert_eq!(days("before:2026"), ["2025-12-31"]);
    assert_eq!(days("after:2026-02-01T00:00:00Z"), ["2026-02-01"]);
    assert_eq!(days("after:2026-02-01T00:00:01Z"), [""; 0]);
    assert_eq!(days("-after:2026-01-01 -before:2025"), ["2025-12-31"]);
}

#[test]
fn of_titles_that_fit_as_well_the_one_in_use_comes_first() {
    let desk = Desk::new();
    let all: Vec<Uuid> = (0..9)
        .map(|at| desk.add(&format!("# Harbour log {at}\n\nThe day.\n")))
        .collect();
    let exact = desk.add("# Harbour\n\nThe whole of it.\n");
    let found = |favoured: &[Uuid]| -> Vec<Uuid> {
        let scope = Scope {
            part: Some(Part::Titles),
            limit: 3,
            favoured: favoured.to_vec(),
            ..Scope::default()
        };
        let found = search(&desk.library, "harbour", &scope).unwrap();
        assert_eq!(found.total, 10, "nothing more and nothing less");
        found.hits.iter().map(|hit| hit.document).collect()
    };
    assert_eq!(found(&[])[0], exact, "the shorter title fits better");
    assert_eq!(found(&[all[3], all[7]])[..2], [all[3], all[7]]);
    // What is in use and does not fit comes in nowhere.
    assert_eq!(found(&[Uuid::now_v7()]), found(&[]));
}

#[test]
fn while_one_types_titles_that_begin_so_come_before_those_in_use() {
    let desk = Desk::new();
    let add = |title: &str| desk.add(&format!("# {title}\n\nThe day.\n"));
    let [deep, cycles, mars, _waves] =
        ["Deep water", "Water cycles", "Water on Mars", "Waves"].map(add);
    // So many that contain the word and are shorter than one that begins with it.
    for at in 0..20 {
        add(&format!("Of water {at}"));
    }
    let long =
        add("Water in the towns of the north and how it came there in the years of the drought");
    let found = |typed: &str, favoured: &[Uuid]| -> Vec<Uuid> {
        let scope = Scope {
            part: Some(Part::Titles),
            limit: 4,
            typing: true,
            favoured: favoured.to_vec(),
            ..Scope::default()
        };
        let found = search(&desk.library, typed, &scope).unwrap();
        found.hits.iter().map(|hit| hit.document).collect()
    };
    assert_eq!(found("water", &[])[..3], [cycles, mars, long]);
    // Use counts for more than a beginning where that is the beginning of a long title.
    assert_eq!(found("water", &[deep]), [cycles, mars, deep, long]);
    assert_eq!(found("water", &[mars, deep])[..2], [mars, cycles]);
    assert_eq!(found("water on", &[])[0], mars);
    // What is left out is no beginning.
    assert_eq!(found("-deep water", &[])[..2], [cycles, mars]);

    // Among topics they change places with one another alone.
    let kinds = |typing: bool| -> Vec<String> {
        let scope = Scope {
            typing,
            limit: 50,
            ..Scope::default()
        };
        let found = search(&desk.library, "water", &scope).unwrap();
        found.hits.into_iter().map(|hit| hit.kind).collect()
    };
    desk.add("# Tides\n\n## Water\n\nIt rises and falls, and so does the water in the wells.\n");
    assert_eq!(kinds(true), kinds(false));
    let topic = kinds(true).iter().position(|kind| kind == "topic");
    assert!(
        topic.is_some_and(|at| at < 24),
        "long titles stand below it: {topic:?}"
    );
}

#[test]
fn a_note_is_found_by_what_it_says_and_not_by_the_addresses_of_its_links() {
    let desk = Desk::new();
    let tides = desk.add("# Tides\n\n## Ebb\n\nIt falls.\n");
    let address = crate::links::address(crate::links::LinkKind::Document, tides);
    let said = format!("**See** [the *ebb*]({address}) and [a chart](https://charts.example/ebb).");
    annotations::note(&desk.library, NoteOn::Document(tides), &said).unwrap();
    let notes = |query: &str| told(&desk, &format!("in:notes {query}"));
    // As it reads, and without the address of the page where that is not what was looked for.
    assert_eq!(notes("see ebb"), ["See the ebb and a chart."]);
    let raw = "**See** the *ebb* and [a chart](https://charts.example/ebb).";
    assert_eq!(notes("charts"), [raw]);
    for nobody_wrote in ["document", "lectern", &tides.to_string()[..8]] {
        assert_eq!(notes(nobody_wrote), [""; 0], "{nobody_wrote}");
    }
}

#[test]
fn a_heading_that_was_asked_for_is_marked_and_nothing_below_it() {
    let desk = Desk::new();
    desk.add("# Sky\n\n## The moon, late\n\nThe moon is up. A moon.\n\n## Stars\n\nNo moon.\n");
    let found = desk.search("in:titles moon");
    let [hit] = &found.hits[..] else {
        panic!("{found:?}");
    };
    assert_eq!(hit.title_marks, [[4, 8]]);
    assert_eq!(
        (hit.marks.len(), hit.times, hit.start),
        (0, Some(1), Some(4))
    );
    let found = desk.search("moon late");
    let [hit] = &found.hits[..] else {
        panic!("{found:?}");
    };
    assert_eq!((hit.title_marks.len(), hit.marks.len()), (2, 2));
    assert_eq!(hit.times, Some(4));
}

#[test]
fn a_reading_state_may_be_asked_for_as_the_library_says_it() {
    let desk = Desk::new();
    let done = desk.add("# Sky\n\nUp.\n");
    desk.add("# Sea\n\nDown.\n");
    let read = documents::Arrangement {
        state: Some(Some(documents::ReadingState::Done)),
        ..documents::Arrangement::default()
    };
    documents::arrange(&desk.library, &[done], &read).unwrap();
    for (query, expected) in [
        ("kind:document state:finished", "Sky"),
        ("kind:document state:not-started", "Sea"),
    ] {
        assert_eq!(told(&desk, query), [expected]);
    }
}
