//! The notebook held against the plain list of annotations.

use std::cell::Cell;
use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::anchor::Range;
use crate::annotations::{
    AnnotationRow, Colour, Edit, Filter, Kind, Making, NoteOn, edit, highlight, note,
};
use crate::documents::add_source;
use crate::import::{Beside, Source};
use crate::journal::{self, Action};
use crate::{Actor, Error};

const REPORT: &str = "## Water\n\nThe water comes and the water goes, twice a day.\n\n## Moon\n\nThe moon pulls; the sun helps a little.\n";

struct Desk {
    _place: tempfile::TempDir,
    library: Library,
    documents: Vec<Uuid>,
}

impl Desk {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        let documents = ["Tides", "Almanac"]
            .map(|title| {
                let source = Source {
                    name: "a.md".to_owned(),
                    bytes: format!("# {title}\n\n{REPORT}").into(),
                    beside: Beside::Nothing,
                };
                add_source(&library, &source, false).unwrap().document
            })
            .to_vec();
        Self {
            _place: place,
            library,
            documents,
        }
    }

    fn mark(
        &self,
        document: usize,
        topic: usize,
        start: u32,
        colour: Colour,
        tags: &[&str],
    ) -> Uuid {
        let range = Range {
            start_topic: topic,
            start,
            end_topic: topic,
            end: start + 4,
        };
        let making = Making {
            colour,
            note: None,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        };
        highlight(&self.library, self.documents[document], &range, &making)
            .unwrap()
            .answer
            .annotation
    }

    fn arranged(&self, sieve: Sieve, grouping: Grouping, sorting: Sorting) -> Notebook {
        let arrangement = Arrangement {
            sieve,
            grouping,
            sorting,
            ahead: 0,
        };
        arrange(&self.library, &arrangement).unwrap()
    }

    /// Every line in short: a head as `# name (count)`, an annotation by its quote or note.
    fn told(&self, sieve: Sieve, grouping: Grouping, sorting: Sorting) -> Vec<String> {
        let notebook = self.arranged(sieve, grouping, sorting);
        let all = lines(&self.library, &notebook, 0, u32::MAX).unwrap().lines;
        assert_eq!(all.len(), notebook.summary.lines as usize);
        all.into_iter()
            .map(|line| match line {
                Line::Head(head) => format!("# {} ({})", head.name, head.count),
                Line::Note(one) => one.annotation.quote.or(one.annotation.note).unwrap(),
                Line::Gone => "gone".to_owned(),
            })
            .collect()
    }
}

fn every() -> Sieve {
    Sieve::default()
}

#[test]
fn groups_stand_in_the_order_of_titles_and_of_the_text() {
    let desk = Desk::new();
    desk.mark(0, 1, 0, Colour::Green, &[]);
    desk.mark(1, 0, 10, Colour::Rose, &[]);
    desk.mark(0, 0, 7, Colour::Yellow, &[]);
    note(&desk.library, NoteOn::Document(desk.documents[0]), "whole").unwrap();
    assert_eq!(
        desk.told(every(), Grouping::Topic, Sorting::Place),
        [
            "# Almanac (1)",
            "# Water (1)",
            "wate",
            "# Tides (3)",
            "whole",
            "# Water (1)",
            "he w",
            "# Moon (1)",
            "Moon"
        ]
    );
    assert_eq!(
        desk.told(every(), Grouping::Document, Sorting::Newest),
        [
            "# Almanac (1)",
            "wate",
            "# Tides (3)",
            "whole",
            "he w",
            "Moon"
        ]
    );
}

#[test]
fn an_annotation_stands_under_each_of_its_tags_and_counts_once() {
    let desk = Desk::new();
    let both = desk.mark(0, 0, 7, Colour::Yellow, &["Sea", "cost"]);
    // As a library of before has it: now who types the one gets the other.
    for document in [0, 1] {
        let mark = desk.mark(document, 1, 0, Colour::Green, &[]);
        journal::record(&desk.library, Action::Edit, |step| {
            let mut row = AnnotationRow::live(step.connection(), mark)?;
            row.tags = vec!["sea".to_owned()];
            step.put(&row)
        })
        .unwrap();
    }
    desk.mark(0, 0, 20, Colour::Blue, &[]);
    let notebook = desk.arranged(every(), Grouping::Tag, Sorting::Place);
    assert_eq!(notebook.summary.total, 4);
    assert_eq!(notebook.annotations(&desk.library).unwrap().len(), 4);
    assert_eq!(
        desk.told(every(), Grouping::Tag, Sorting::Oldest),
        [
            "# cost (1)",
            "he w",
            "# sea (3)",
            "he w",
            "Moon",
            "Moon",
            "#  (1)",
            "s an"
        ],
        "the spelling most in use stands for both"
    );
    assert_eq!(line_of(&desk.library, &notebook, both).unwrap(), Some(1));
    assert_eq!(
        line_of(&desk.library, &notebook, Uuid::nil()).unwrap(),
        None
    );
    let middle = lines(&desk.library, &notebook, 4, 1).unwrap();
    assert_eq!(middle.under[0].name, "sea");
}

#[test]
fn each_filter_counts_by_the_rest_of_them() {
    let desk = Desk::new();
    desk.mark(0, 0, 7, Colour::Yellow, &["sea"]);
    desk.mark(0, 1, 0, Colour::Green, &["sea"]);
    desk.mark(1, 1, 0, Colour::Green, &[]);
    let sieve = Sieve {
        colours: vec![Colour::Green],
        tags: vec!["SEA".to_owned()],
        ..every()
    };
    let summary = desk.arranged(sieve, Grouping::None, Sorting::Place).summary;
    assert_eq!((summary.total, summary.all), (1, 3));
    let told = |counts: &[Count]| -> Vec<String> {
        counts
            .iter()
            .map(|one| format!("{} {}", one.name, one.count))
            .collect()
    };
    assert_eq!(told(&summary.counts.colours), ["yellow 1", "green 1"]);
    assert_eq!(told(&summary.counts.tags), ["sea 1"]);
    assert_eq!(summary.counts.documents.len(), 1);
    assert_eq!(summary.counts.bare, 1);
}

#[test]
fn an_arrangement_that_nobody_waits_for_is_given_up_wherever_it_is() {
    let desk = Desk::new();
    desk.mark(0, 0, 5, Colour::Yellow, &["sea"]);
    let arrangement = Arrangement {
        sieve: every(),
        grouping: Grouping::Tag,
        sorting: Sorting::Place,
        ahead: 0,
    };
    let asked = Cell::new(0_i32);
    let patient = arrange_until(&desk.library, &arrangement, &|| {
        asked.set(asked.get() + 1);
        false
    });
    assert_eq!(patient.unwrap().summary.total, 1);
    assert!(asked.get() > 2, "asked {} times", asked.get());
    for patience in 0..asked.get() {
        let left = Cell::new(patience);
        let given_up = arrange_until(&desk.library, &arrangement, &|| {
            left.replace(left.get() - 1) <= 0
        });
        assert!(matches!(given_up, Err(Error::Overtaken)), "{patience}");
    }
    // The index is whole afterwards.
    assert_eq!(desk.told(every(), Grouping::None, Sorting::Place).len(), 1);
}

#[test]
fn a_search_does_not_wait_for_an_arrangement() {
    let desk = Desk::new();
    desk.mark(0, 0, 5, Colour::Yellow, &["sea"]);
    let arrangement = Arrangement {
        sieve: every(),
        grouping: Grouping::Topic,
        sorting: Sorting::Place,
        ahead: 0,
    };
    arrange(&desk.library, &arrangement).unwrap();
    let slot = desk.library.search_slot();
    let (asked, free) = (Cell::new(0), Cell::new(0));
    arrange_until(&desk.library, &arrangement, &|| {
        asked.set(asked.get() + 1);
        free.set(free.get() + u32::from(slot.is_free()));
        false
    })
    .unwrap();
    assert!(asked.get() > 2);
    assert_eq!(free.get(), asked.get());
}

#[test]
fn what_has_gone_since_says_so_and_a_new_arrangement_does_without_it() {
    let desk = Desk::new();
    let first = desk.mark(0, 0, 7, Colour::Yellow, &[]);
    let notebook = desk.arranged(every(), Grouping::None, Sorting::Place);
    annotations::remove(&desk.library, first).unwrap();
    let line = &lines(&desk.library, &notebook, 0, 9).unwrap().lines[0];
    assert_eq!(*line, Line::Gone);
    assert!(
        desk.told(every(), Grouping::None, Sorting::Place)
            .is_empty()
    );
    crate::journal::undo(&desk.library).unwrap();
    assert_eq!(desk.told(every(), Grouping::None, Sorting::Place), ["he w"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn shows_what_the_list_has_and_nothing_else(
        marks in proptest::collection::vec((0..2_usize, 0..2_usize, 0..20_u32, 0..5_usize, 0..4_usize), 0..20),
        grouping in 0..6_usize,
        sorting in 0..3_usize,
        colours in proptest::collection::vec(0..5_usize, 0..3),
        noted in proptest::option::of(any::<bool>()),
        tag in proptest::option::of(0..3_usize),
    ) {
        const TAGS: [&[&str]; 4] = [&[], &["sea"], &["cost", "潮"], &["sea", "潮"]];
        let desk = Desk::new();
        for (at, (document, topic, start, colour, tags)) in marks.iter().enumerate() {
            let made = desk.mark(*document, *topic, *start, Colour::ALL[*colour], TAGS[*tags]);
            if at % 3 == 0 {
                let words = Edit { note: Some("twice".to_owned()), ..Edit::default() };
                edit(&desk.library, made, &words).unwrap();
            }
        }
        let tags: Vec<String> = tag.map(|at| ["sea", "cost", "潮"][at].to_owned()).into_iter().collect();
        let colours: Vec<Colour> = colours.into_iter().map(|at| Colour::ALL[at]).collect();
        let sieve = Sieve { colours: colours.clone(), noted, tags: tags.clone(), kinds: vec![Kind::Highlight], ..every() };
        let notebook = desk.arranged(sieve, Grouping::ALL[grouping], Sorting::ALL[sorting]);
        let shown: BTreeSet<Uuid> = notebook.annotations(&desk.library).unwrap().into_iter().collect();
        let expected: BTreeSet<Uuid> = annotations::list(&desk.library, &Filter { colours, tags, ..Filter::default() })
            .unwrap()
            .into_iter()
            .filter(|one| noted.is_none_or(|noted| noted == one.note.is_some()))
            .map(|one| one.annotation)
            .collect();
        prop_assert_eq!(shown.len() as u32, notebook.summary.total);
        prop_assert_eq!(shown, expected);
        let all = lines(&desk.library, &notebook, 0, u32::MAX).unwrap().lines;
        let heads: u32 = all.iter().map(|line| match line { Line::Head(head) => head.count, _ => 0 }).sum();
        let notes = all.iter().filter(|line| matches!(line, Line::Note(_))).count() as u32;
                let expected = match Grouping::ALL[grouping] {
            Grouping::None => 0,
            // Under the heads of documents and of topics.
            Grouping::Topic => 2 * notes,
            _ => notes,
        };
        prop_assert_eq!(heads, expected);
    }
}

#[test]
fn what_stands_above_an_annotation_is_asked_of_its_title_its_heading_and_its_topic() {
    let desk = Desk::new();
    desk.mark(0, 0, 7, Colour::Green, &[]);
    desk.mark(0, 1, 0, Colour::Yellow, &[]);
    desk.mark(1, 1, 4, Colour::Rose, &[]);
    note(&desk.library, NoteOn::Document(desk.documents[1]), "whole").unwrap();
    let asked = |query: &str| {
        let sieve = Sieve {
            query: query.to_owned(),
            ..every()
        };
        desk.told(sieve, Grouping::None, Sorting::Place)
    };
    assert_eq!(asked("title:tides"), ["he w", "Moon"]);
    assert_eq!(
        asked("title:moon"),
        ["The", "Moon"],
        "a heading of two documents"
    );
    assert_eq!(asked("title:moon title:tid"), ["Moon"]);
    assert_eq!(asked("-title:moon"), ["whole", "he w"]);
    assert_eq!(asked("in:notes title:almanac whole"), ["whole"]);
    assert_eq!(
        asked("title:water OR whole"),
        ["whole", "he w"],
        "one of several"
    );
    assert!(asked("title:nowhere").is_empty());
    assert!(asked("has:picture").is_empty());
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("sea.png"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0",
    )
    .unwrap();
    let source = Source {
        name: "b.md".to_owned(),
        bytes: "# Seen\n\n## One\n\nThe plain one.\n\n## Two\n\nThe ![sea](sea.png) one.\n".into(),
        beside: Beside::Folder(folder.path().to_owned()),
    };
    let seen = add_source(&desk.library, &source, false).unwrap().document;
    for topic in [0, 1] {
        let range = Range {
            start_topic: topic,
            start: 0,
            end_topic: topic,
            end: 3,
        };
        let making = Making {
            colour: Colour::Blue,
            note: None,
            tags: Vec::new(),
        };
        highlight(&desk.library, seen, &range, &making).unwrap();
    }
    assert_eq!(asked("has:picture"), ["Two"]);
    assert_eq!(asked("-has:picture title:seen"), ["One"]);
}

#[test]
fn a_query_that_finds_nothing_says_what_may_have_been_meant() {
    let desk = Desk::new();
    desk.mark(0, 0, 7, Colour::Green, &["coast"]);
    let asked = |query: &str, colours: &[Colour]| {
        let sieve = Sieve {
            query: query.to_owned(),
            colours: colours.to_vec(),
            ..every()
        };
        let summary = desk.arranged(sieve, Grouping::None, Sorting::Place).summary;
        let misread = summary.misread.into_iter().map(|one| one.field);
        (summary.did_you_mean, misread.collect::<Vec<_>>())
    };
    assert_eq!(asked("tag:caost", &[]).0.as_deref(), Some("tag:coast"));
    assert_eq!(
        asked("waetr", &[]).0.as_deref(),
        Some("water"),
        "a word of the library"
    );
    assert_eq!(
        asked("tag:coast", &[Colour::Rose]).0,
        None,
        "the filter's doing"
    );
    assert_eq!(asked("title:tidse", &[]).0.as_deref(), Some("title:tides"));
    assert_eq!(asked("", &[Colour::Rose]).0, None);
    assert_eq!(asked("colour:gren", &[]).1, ["colour"]);
}

#[test]
fn the_annotations_between_two_lines_are_told_once_each() {
    let desk = Desk::new();
    let one = desk.mark(0, 0, 7, Colour::Green, &["a", "b"]);
    let two = desk.mark(0, 1, 0, Colour::Yellow, &["b"]);
    let notebook = desk.arranged(every(), Grouping::Tag, Sorting::Place);
    // a, one, b, one, two
    let asked = |from, to| between(&desk.library, &notebook, from, to).unwrap();
    assert_eq!((asked(0, 4), asked(1, 900)), (None, None), "all of them");
    let told = |from, to| asked(from, to).unwrap();
    assert_eq!(told(2, 4), [one, two]);
    assert_eq!(told(0, 1), [one]);
    assert_eq!(told(2, 3), [one]);
    assert_eq!(told(4, 4), [two]);
    assert!(told(2, 2).is_empty(), "a head alone");
    assert_eq!(told(4, 900), [two]);
    assert!(told(u32::MAX, u32::MAX).is_empty());
    assert!(told(3, 1).is_empty());
}
