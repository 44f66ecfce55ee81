//! The shelf against a plain filter and sort of the same documents.

use proptest::prelude::*;

use super::*;
use crate::documents::{self, Arrangement, Details, add_source};
use crate::import::{Beside, Source};
use crate::reading;
use crate::{Actor, collections, text};

struct Desk {
    _place: tempfile::TempDir,
    library: Library,
    shelf: Shelf,
}

impl Desk {
    fn with(titles: &[&str]) -> (Self, Vec<Uuid>) {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        let ids = titles
            .iter()
            .map(|title| {
                let source = Source {
                    name: "a.md".to_owned(),
                    bytes: format!("# {title}\n\nSome words of {title}.").into(),
                    beside: Beside::Nothing,
                };
                add_source(&library, &source, false).unwrap().document
            })
            .collect();
        let mut desk = Self {
            _place: place,
            library,
            shelf: Shelf::default(),
        };
        desk.shelf.refresh(&desk.library).unwrap();
        (desk, ids)
    }

    fn titles(&self) -> Vec<String> {
        let rows = self.shelf.rows(&self.library, 0, 1000).unwrap();
        rows.into_iter().flatten().map(|one| one.title).collect()
    }

    fn shown(&mut self, arranging: &Arranging) -> Vec<String> {
        self.shelf.arrange(arranging, &[], None);
        self.titles()
    }

    fn all(&mut self, arrangement: Arrangement, documents: &[Uuid]) {
        documents::arrange(&self.library, documents, &arrangement).unwrap();
        self.shelf.refresh(&self.library).unwrap();
    }
}

fn by(sort: LibrarySort, descending: bool) -> Arranging {
    Arranging {
        place: Place::Library,
        filter: String::new(),
        sort,
        descending,
    }
}

fn typed(filter: &str) -> Arranging {
    Arranging {
        filter: filter.to_owned(),
        ..by(LibrarySort::Title, false)
    }
}

#[test]
fn titles_stand_by_their_figures_and_whatever_their_case() {
    let (mut desk, ids) = Desk::with(&["Volume 10", "volume 9", "Edge"]);
    let titles = by(LibrarySort::Title, false);
    assert_eq!(desk.shown(&titles), ["Edge", "volume 9", "Volume 10"]);
    assert_eq!(desk.shelf.ids(1, 9), [ids[1], ids[0]]);
    let back = by(LibrarySort::Title, true);
    assert_eq!(desk.shown(&back), ["Volume 10", "volume 9", "Edge"]);
}

#[test]
fn equals_stand_by_their_titles_whichever_way_the_order_runs() {
    let (mut desk, _) = Desk::with(&["Volume 10", "volume 9", "Edge"]);
    for descending in [false, true] {
        let notes = by(LibrarySort::Notes, descending);
        assert_eq!(desk.shown(&notes), ["Edge", "volume 9", "Volume 10"]);
    }
}

#[test]
fn what_was_read_last_stands_with_what_came_last() {
    let (mut desk, ids) = Desk::with(&["One", "Two", "Three"]);
    std::thread::sleep(std::time::Duration::from_millis(2));
    let start = reading::Place {
        topic: 0,
        offset: 0,
    };
    reading::keep(&desk.library, ids[0], start, &[]).unwrap();
    desk.shelf.refresh(&desk.library).unwrap();
    assert_eq!(desk.shown(&by(LibrarySort::Opened, true))[0], "One");
    assert_eq!(desk.shelf.opened_last(5), [ids[0]]);
    assert_eq!(desk.shelf.unfinished(5), [ids[0]]);
    let continued = reading::continued(&desk.library, &ids).unwrap();
    assert_eq!(continued.len(), 1);
    assert_eq!(continued[0].document.title, "One");
}

#[test]
fn what_is_put_away_or_off_or_done_is_nothing_to_go_on_with() {
    let (mut desk, ids) = Desk::with(&["One", "Two", "Three", "Four", "Five"]);
    let start = reading::Place {
        topic: 0,
        offset: 0,
    };
    for document in &ids {
        reading::keep(&desk.library, *document, start, &[]).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let set = |state| Arrangement {
        state: Some(Some(state)),
        ..Arrangement::default()
    };
    let archive = Arrangement {
        archived: Some(true),
        ..Arrangement::default()
    };
    for (document, arrangement) in [
        (ids[4], archive),
        (ids[3], set(ReadingState::SetAside)),
        (ids[2], set(ReadingState::Done)),
        (ids[1], set(ReadingState::Reading)),
    ] {
        documents::arrange(&desk.library, &[document], &arrangement).unwrap();
    }
    desk.shelf.refresh(&desk.library).unwrap();
    assert_eq!(desk.shelf.unfinished(2), [ids[1], ids[0]]);
    assert_eq!(desk.shelf.opened_last(2), [ids[4], ids[3]]);
}

#[test]
fn every_word_typed_narrows_without_accents_and_case() {
    let (mut desk, ids) = Desk::with(&["Volume 10", "volume 9", "Edge"]);
    let details = Details {
        author: Some("Écran".to_owned()),
        ..Details::default()
    };
    documents::edit_details(&desk.library, ids[0], &details).unwrap();
    desk.shelf.refresh(&desk.library).unwrap();
    assert_eq!(desk.shown(&typed("VOLUME ecran")), ["Volume 10"]);
    assert_eq!(desk.shown(&typed("  ")).len(), 3);
    assert!(desk.shown(&typed("edge volume")).is_empty());
    let arranged = desk.shelf.arrange(&typed("volume"), &[], None);
    assert_eq!((desk.shelf.len(), arranged.in_place), (2, 3));
}

#[test]
fn reading_states_narrow_typed_to_the_end_or_not() {
    let (mut desk, ids) = Desk::with(&["Plain", "Done", "Aside"]);
    for (state, id) in [
        (ReadingState::Done, ids[1]),
        (ReadingState::SetAside, ids[2]),
    ] {
        let arrangement = Arrangement {
            state: Some(Some(state)),
            ..Arrangement::default()
        };
        desk.all(arrangement, &[id]);
    }
    assert_eq!(desk.shown(&typed("state:done")), ["Done"]);
    assert_eq!(
        desk.shown(&typed("state:set state:DONE")),
        ["Aside", "Done"]
    );
    assert_eq!(desk.shown(&typed("state:")).len(), 3);
    assert!(desk.shown(&typed("state:nonsense")).is_empty());
    assert!(desk.shown(&typed("aside state:done")).is_empty());
    let shared = desk.shelf.shared(&desk.library, &ids).unwrap();
    assert_eq!((shared.documents, shared.following), (3, 1));
    assert_eq!(shared.states.len(), 2);
    assert_eq!(shared.title, None);
}

#[test]
fn archived_documents_stand_in_the_archive_alone_and_are_counted_there() {
    let (mut desk, ids) = Desk::with(&["Away", "Plain", "Put"]);
    let on = collections::create(&desk.library, "Tides", &[ids[0], ids[2]]).unwrap();
    let collection = on.answer.collection;
    let away = Arrangement {
        archived: Some(true),
        tag: vec!["cost".to_owned()],
        ..Arrangement::default()
    };
    desk.all(away, &ids[..1]);
    let mut at = |place| {
        desk.shown(&Arranging {
            place,
            ..by(LibrarySort::Title, false)
        })
    };
    assert_eq!(at(Place::Library), ["Plain", "Put"]);
    assert_eq!(at(Place::Collection { collection }), ["Put"]);
    assert_eq!(at(Place::Archive), ["Away"]);
    let facts = desk.shelf.facts();
    assert_eq!((facts.documents, facts.archived), (3, 1));
    assert_eq!(facts.collections[0].documents, 1);
    assert!(facts.is_untouched && facts.built_in.is_none());
    assert_eq!(facts.first, Some(ids[0]));
    let shared = desk.shelf.shared(&desk.library, &ids).unwrap();
    assert_eq!(shared.collections[0].documents, 2);
    assert_eq!(shared.tags[0].documents, 1);
    let one = desk.shelf.shared(&desk.library, &ids[1..2]).unwrap();
    assert_eq!(one.title.as_deref(), Some("Plain"));
}

#[test]
fn the_focus_goes_to_the_row_that_took_its_place() {
    let (mut desk, ids) = Desk::with(&["a", "b", "c", "d"]);
    let order = by(LibrarySort::Title, false);
    let mut without = |gone: &[Uuid], focus: Uuid| {
        desk.shelf.arrange(&order, &[], None);
        documents::remove_all(&desk.library, gone).unwrap();
        desk.shelf.refresh(&desk.library).unwrap();
        // The rows stay as they were until the list is arranged anew; one that has gone is none.
        assert_eq!(desk.shelf.rows(&desk.library, 0, 9).unwrap()[1], None);
        let arranged = desk.shelf.arrange(&order, &ids, Some(focus));
        (arranged.focus, arranged.places)
    };
    assert_eq!(
        without(&ids[1..3], ids[1]),
        (Some(1), vec![Some(0), None, None, Some(1)])
    );
    assert_eq!(
        without(&ids[3..], ids[3]),
        (Some(0), vec![Some(0), None, None, None])
    );
}

/// What a person asks of the list, at random.
fn asked() -> impl Strategy<Value = Arranging> {
    let filter = prop_oneof![
        Just(String::new()),
        "(a|É|1|state:d|state:un| ){1,3}",
        "[a-c ]{1,3}"
    ];
    (0..6_usize, any::<bool>(), any::<bool>(), filter).prop_map(
        |(sort, descending, archive, filter)| Arranging {
            place: if archive {
                Place::Archive
            } else {
                Place::Library
            },
            filter,
            sort: LibrarySort::ALL[sort],
            descending,
        },
    )
}

/// The same by filtering and sorting whole documents.
fn plainly(library: &Library, asked: &Arranging) -> Vec<Uuid> {
    let mut all = documents::documents(library).unwrap();
    let folded = text::fold(&asked.filter);
    let (states, words): (Vec<&str>, Vec<&str>) = folded
        .split_whitespace()
        .filter(|word| *word != "state:")
        .partition(|word| word.starts_with("state:"));
    all.retain(|one| {
        let said = text::fold(&format!(
            "{} {}",
            one.title,
            one.author.as_deref().unwrap_or("")
        ));
        let state = format!("state:{}", one.state);
        one.archived_at.is_some() == (asked.place == Place::Archive)
            && words.iter().all(|word| said.contains(word))
            && (states.is_empty() || states.iter().any(|begun| state.starts_with(begun)))
    });
    let read = |one: &Document| match one.state {
        ReadingState::Done => 1000,
        _ => u64::from(one.words_read) * 1000 / u64::from(one.words.max(1)),
    };
    all.sort_by(|a, b| {
        let order = match asked.sort {
            LibrarySort::Title => text::sort_key(&a.title).cmp(&text::sort_key(&b.title)),
            LibrarySort::Author => a.author.cmp(&b.author),
            LibrarySort::Added => a.added_at.cmp(&b.added_at),
            LibrarySort::Opened => (a.opened_at, a.added_at).cmp(&(b.opened_at, b.added_at)),
            LibrarySort::Read => read(a).cmp(&read(b)),
            LibrarySort::Notes => a.annotations.cmp(&b.annotations),
        };
        let order = if asked.descending {
            order.reverse()
        } else {
            order
        };
        order.then_with(|| text::sort_key(&a.title).cmp(&text::sort_key(&b.title)))
    });
    all.into_iter().map(|one| one.document).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn it_shows_what_a_plain_filter_and_sort_of_all_documents_would(
        titles in proptest::collection::vec("[abÉ1 ]{1,4}x", 1..7),
        deeds in proptest::collection::vec((0..7_usize, 0..4_u8), 0..6),
        questions in proptest::collection::vec(asked(), 6),
    ) {
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let (mut desk, ids) = Desk::with(&titles);
        for (at, deed) in deeds {
            let id = ids[at % ids.len()];
            match deed {
                0 => desk.all(Arrangement { archived: Some(true), ..Arrangement::default() }, &[id]),
                1 => desk.all(Arrangement { state: Some(Some(ReadingState::Done)), ..Arrangement::default() }, &[id]),
                2 => {
                    let author = Details { author: Some(format!("A{at}")), ..Details::default() };
                    documents::edit_details(&desk.library, id, &author).unwrap();
                }
                _ => reading::keep(&desk.library, id, reading::Place { topic: 0, offset: at as u32 }, &[]).unwrap(),
            }
        }
        desk.shelf.refresh(&desk.library).unwrap();
        for asked in questions {
            desk.shelf.arrange(&asked, &[], None);
            prop_assert_eq!(desk.shelf.ids(0, 99), plainly(&desk.library, &asked), "{:?}", asked);
        }
    }
}
