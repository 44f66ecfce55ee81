//! Search held against a plain scan of the library, and the index that followed against one made anew.

mod deeds;
mod fields;
mod results;
mod scan;
mod upkeep;

use std::collections::BTreeSet;

use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

use self::deeds::{carry_out, deed, query};
use self::scan::{Arranged, matches};
use super::query::parse;
use super::units;
use super::*;
use crate::Actor;
use crate::annotations::{self, NoteOn};
use crate::collections;
use crate::import::{Beside, Source};
use crate::{tags, text};

struct Desk {
    library: Library,
    place: TempDir,
}

impl Desk {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        Self { library, place }
    }

    fn source(text: &str) -> Source {
        Source {
            name: "a.md".into(),
            bytes: text.as_bytes().to_vec(),
            beside: Beside::Nothing,
        }
    }

    fn add(&self, text: &str) -> Uuid {
        let source = Self::source(text);
        documents::add_source(&self.library, &source, false)
            .unwrap()
            .document
    }

    fn documents(&self) -> Vec<Uuid> {
        let all = documents::documents(&self.library).unwrap();
        all.iter().map(|one| one.document).collect()
    }

    fn index(&self) -> std::path::PathBuf {
        self.library.folder().join(INDEX_NAME)
    }

    fn search(&self, query: &str) -> Found {
        let scope = Scope {
            limit: 1000,
            counts: Counting::All,
            ..Scope::default()
        };
        search(&self.library, query, &scope).unwrap()
    }

    /// Everything found, told apart by what it is.
    fn found(&self, query: &str) -> BTreeSet<Key> {
        let found = self.search(query);
        let keys: BTreeSet<Key> = found
            .hits
            .iter()
            .map(|hit| match hit.annotation {
                Some(annotation) => (annotation, None),
                None => (hit.document, hit.topic_position),
            })
            .collect();
        assert_eq!(keys.len(), found.total as usize, "{query}");
        for hit in &found.hits {
            let length = hit.snippet.chars().count() as u32;
            assert!(
                hit.marks
                    .iter()
                    .all(|[start, end]| start < end && *end <= length),
                "{hit:?}"
            );
        }
        keys
    }

    /// What is known of all units, as it was added to or read anew.
    fn columns(&self, anew: bool) -> String {
        let mut slot = lock(&self.library.search_slot().0);
        let open = slot.as_mut().unwrap();
        let before = open.columns.take().filter(|_| !anew);
        let columns = columns::load(&open.connection, before).unwrap();
        open.columns = Some(std::sync::Arc::clone(&columns));
        format!("{columns:?}")
    }

    /// One document and all others asked at once: what each of two questions answers.
    fn holds_apart(&self, query: &str, document: Uuid) {
        let all = self.search(query);
        let scope = |document| Scope {
            limit: 1000,
            counts: Counting::Kinds,
            document,
            ..Scope::default()
        };
        let alone = search(&self.library, query, &scope(Some(document))).unwrap();
        let (here, elsewhere) =
            search_apart(&self.library, query, &scope(None), document, &|| false).unwrap();
        assert_eq!((&here.hits, &here.counts), (&alone.hits, &alone.counts));
        let others = all.hits.iter().filter(|hit| hit.document != document);
        assert_eq!(
            elsewhere.hits,
            others.cloned().collect::<Vec<_>>(),
            "{query}"
        );
        assert_eq!(here.total + elsewhere.total, all.total, "{query}");
        assert_eq!(elsewhere.did_you_mean, all.did_you_mean, "{query}");
    }

    /// Everything found, by looking at every unit there is.
    fn scanned(&self, query: &str) -> BTreeSet<Key> {
        let query = parse(query, false);
        let mut found = BTreeSet::new();
        let shelves = collections::collections(&self.library).unwrap();
        for own in documents::documents(&self.library).unwrap() {
            let document = own.document;
            let arranged = Arranged {
                state: own.state,
                tags: own.tags,
                author: own.author.as_deref().map(text::words).unwrap_or_default(),
                shelves: shelves
                    .iter()
                    .filter(|one| own.collections.contains(&one.collection))
                    .map(|one| text::words(&one.name))
                    .collect(),
            };
            let read = self
                .library
                .read(|c| units::read(c, document))
                .unwrap()
                .unwrap();
            let title = &read.units[0];
            for (at, unit) in read.units.iter().enumerate() {
                if matches(&query, unit, title, &arranged) {
                    found.insert((document, at.checked_sub(1).map(|at| at as u32)));
                }
            }
            for (id, unit) in &read.annotations {
                if matches(&query, unit, title, &arranged) {
                    found.insert((*id, None));
                }
            }
        }
        found
    }
}

type Key = (Uuid, Option<u32>);

const REPORT: &str = "# Tides\n\n## The water\n\nThe wáter comes and the water goes.\n\n## Moon 月\n\nThe moon pulls; 月の引力が海を動かす。\n\n## น้ำ\n\nน้ำขึ้น the Tides don't wait.\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn finds_what_a_scan_finds_and_nothing_else(
        deeds in proptest::collection::vec(deed(), 1..20),
        queries in proptest::collection::vec(query(), 20),
    ) {
        let desk = Desk::new();
        desk.add(REPORT);
        let sitting = Uuid::now_v7();
        for deed in &deeds {
            carry_out(&desk, deed, sitting);
            // Taken in one by one, so that what is known of the units is added to.
            desk.search("water");
        }
        let added_to = desk.columns(false);
        prop_assert_eq!(added_to, desk.columns(true));
        for query in &queries {
            prop_assert_eq!(desk.found(query), desk.scanned(query), "{}", query);
        }
        for document in desk.documents().into_iter().take(2) {
            for query in &queries {
                desk.holds_apart(query, document);
            }
        }
        // The index that followed and one made anew answer alike, to the last figure.
        let before: Vec<_> = queries.iter().map(|query| answers(&desk.search(query))).collect();
        forget(&desk.library).unwrap();
        for (query, before) in queries.iter().zip(before) {
            prop_assert_eq!(answers(&desk.search(query)), before, "{}", query);
        }
    }
}

/// An answer without what depends on when it was asked, in an order of its own.
fn answers(found: &Found) -> (u32, Vec<String>, Option<Counts>) {
    let mut hits: Vec<_> = found.hits.iter().map(|hit| format!("{hit:?}")).collect();
    hits.sort();
    let mut counts = found.counts.clone();
    if let Some(counts) = &mut counts {
        counts.documents.sort_by(|a, b| a.name.cmp(&b.name));
    }
    (found.total, hits, counts)
}

#[test]
fn a_phrase_whose_end_begins_the_first_document_is_found() {
    let desk = Desk::new();
    desk.add(REPORT);
    assert_eq!(desk.search("\"the tides\"").total, 1);
    assert_eq!(desk.search("-\"the tides\"").total, 3);
}

#[test]
fn no_query_is_an_error() {
    let desk = Desk::new();
    desk.add(REPORT);
    let signs: Vec<char> = "\"-*:()[]^{}OR in:tag:a月น้ำ\u{301}\u{0}😀\\'%_;,. \t"
        .chars()
        .collect();
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let scope = Scope {
        limit: 3,
        ..Scope::default()
    };
    for round in 0..100_000 {
        let query: String = (0..next(14)).map(|_| signs[next(signs.len())]).collect();
        let scope = Scope {
            typing: round % 2 == 0,
            ..scope.clone()
        };
        search(&desk.library, &query, &scope).unwrap_or_else(|e| panic!("{query:?}: {e}"));
    }
}

#[test]
fn without_a_file_it_searches_all_the_same() {
    let desk = Desk::new();
    desk.add(REPORT);
    // A folder in its place cannot be opened, nor taken away as a file.
    std::fs::create_dir(desk.index()).unwrap();
    let found = desk.search("water");
    assert_eq!((found.total, found.index), (1, IndexState::Unavailable));
    desk.add("# Another\n\n## One\n\nMore water.\n");
    assert_eq!(desk.search("water").total, 2);
}

#[test]
fn an_author_is_found_by_name_and_by_field() {
    let desk = Desk::new();
    let document =
        desk.add("---\ntitle: Tides\nauthor: Åsa Holm-Berg\n---\n\n# One\n\nThe water.\n");
    desk.add("# Other\n\n## Two\n\nHolm is an island in the water.\n");
    let found = desk.search("asa holm");
    assert_eq!((found.total, found.hits[0].document), (1, document));
    assert_eq!(found.hits[0].snippet, "Åsa Holm-Berg", "it shows why");
    assert_eq!(found.hits[0].marks, [[0, 3], [4, 8]]);
    assert_eq!(desk.search("in:titles holm").total, 0);
    let by = desk.search("water author:hol");
    assert_eq!((by.total, by.hits[0].document), (1, document));
    assert_eq!(desk.search("water -author:\"asa holm\"").total, 1);
    assert_eq!(desk.search("author:nobody").total, 0);
    let details = documents::Details {
        author: Some("B. Nielsen".to_owned()),
        ..documents::Details::default()
    };
    documents::edit_details(&desk.library, document, &details).unwrap();
    assert_eq!(desk.search("asa").total, 0);
    assert_eq!(desk.search("nielsen").total, 1);
}

#[test]
fn tags_on_a_document_are_its_titles_and_its_topics() {
    let desk = Desk::new();
    let document = desk.add(REPORT);
    desk.add("# Other\n\n## Two\n\nMore water.\n");
    let on_whole = NoteOn::Document(document);
    annotations::note(&desk.library, on_whole, "water here").unwrap();
    let arrange = |tag: &[&str], untag: &[&str]| {
        let arrangement = documents::Arrangement {
            tag: tag.iter().map(|tag| (*tag).to_owned()).collect(),
            untag: untag.iter().map(|tag| (*tag).to_owned()).collect(),
            ..documents::Arrangement::default()
        };
        documents::arrange(&desk.library, &[document], &arrangement).unwrap();
    };
    assert_eq!(desk.search("tag:\"to read\"").total, 0);
    arrange(&["To read"], &[]);
    let found = desk.search("tag:\"to read\"");
    assert_eq!(found.total, 4, "the title and three topics, not its notes");
    let counts = found.counts.unwrap();
    assert_eq!(
        (counts.tags[0].name.as_str(), counts.tags[0].count),
        ("To read", 4)
    );
    assert_eq!(desk.search("water tag:\"to read\"").total, 1);
    assert_eq!(desk.search("water -tag:\"to read\"").total, 2);
    assert_eq!(desk.search("moon OR -tag:\"to read\"").total, 4);
    assert_eq!(desk.search("moon OR -has:tag").total, 4);
    // A plain word finds the document it is on, once, and shows why.
    let found = desk.search("read");
    assert_eq!(
        (found.total, found.hits[0].snippet.as_str()),
        (1, "#To read")
    );
    assert_eq!(desk.search("in:tags read").total, 1);
    // A filter that is kept is the field.
    let filters = Filters {
        tags: vec!["to read".to_owned()],
        ..Filters::default()
    };
    let page = Page::Documents {
        offset: 0,
        limit: 9,
        rows: 9,
    };
    let kept = results(&desk.library, "water", &filters, page, &|| false).unwrap();
    assert_eq!(kept.total, 1);
    tags::rename(&desk.library, "To read", "Later").unwrap();
    assert_eq!(desk.search("tag:later").total, 4);
    assert_eq!(desk.search("tag:\"to read\"").total, 0);
    // What is known is not proposed, however it is written; what is not is.
    for (query, meant) in [
        ("tag:later OR moon", None),
        ("tag:lat* OR moon", None),
        ("tag:latr OR moon", Some("tag:Later OR moon")),
    ] {
        assert_eq!(desk.search(query).did_you_mean.as_deref(), meant, "{query}");
    }
    arrange(&[], &["Later"]);
    assert_eq!(desk.search("tag:later").total, 0);
    assert_eq!(desk.search("read").total, 0);
}

#[test]
fn a_word_that_is_nowhere_brings_the_nearest() {
    let desk = Desk::new();
    desk.add(REPORT);
    assert_eq!(
        desk.search("Watr comes").did_you_mean.as_deref(),
        Some("water comes")
    );
    for (typed, meant) in [
        ("zater", "water"),
        ("ater", "water"),
        ("awter", "water"),
        ("wwater", "water"),
        ("waters -water", "water -water"),
        // Something is found, and yet one of the two is nowhere.
        ("moon OR watr", "moon OR water"),
    ] {
        let found = desk.search(typed).did_you_mean;
        assert_eq!(found.as_deref(), Some(meant), "{typed}");
    }
    for nothing in ["xyzzyx", "moon", "moon OR water", "-watr", "mo", "月光"] {
        assert_eq!(desk.search(nothing).did_you_mean, None, "{nothing}");
    }
}
