//! All results by document, and answers that nobody waits for.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::{Filters, Page, Results, results};
use super::*;
use crate::annotations::AnnotationRow;
use crate::journal::{self, Action};

const SEA: &str =
    "# Sea\n\nwater water and more water\n\n## Shore\n\nwater and sand\n\n## Dunes\n\nsand\n";

fn page(limit: u32, rows: u32) -> Page {
    Page::Documents {
        offset: 0,
        limit,
        rows,
    }
}

fn asked(desk: &Desk, query: &str, filters: &Filters, page: Page) -> Results {
    results(&desk.library, query, filters, page, &|| false).unwrap()
}

fn counts(counts: &[Count]) -> Vec<(&str, u32)> {
    counts
        .iter()
        .map(|one| (one.name.as_str(), one.count))
        .collect()
}

#[test]
fn results_stand_by_document_the_best_first_each_with_its_best_rows() {
    let desk = Desk::new();
    let plain =
        desk.add("# Plain\n\nsome water among many other words of no use to anybody at all\n");
    let sea = desk.add(SEA);
    desk.add("# Desert\n\nnothing\n");
    let all = asked(&desk, "water", &Filters::default(), page(10, 1));
    assert_eq!((all.total, all.documents), (3, 2));
    let groups: Vec<_> = all
        .groups
        .iter()
        .map(|group| {
            (
                group.document,
                group.title.as_str(),
                group.total,
                group.hits.len(),
            )
        })
        .collect();
    assert_eq!(groups, [(sea, "Sea", 2, 1), (plain, "Plain", 1, 1)]);
    assert_eq!(all.groups[0].hits[0].times, Some(3));

    // The second document alone, and the second hit of the first.
    let second = Page::Documents {
        offset: 1,
        limit: 1,
        rows: 3,
    };
    let second = asked(&desk, "water", &Filters::default(), second);
    assert_eq!((second.total, second.documents), (3, 2));
    assert_eq!(second.groups.len(), 1);
    assert_eq!(second.groups[0].document, plain);
    let further = Page::In {
        document: sea,
        offset: 1,
        limit: 5,
    };
    let further = asked(&desk, "water", &Filters::default(), further);
    assert_eq!(further.groups.len(), 1);
    assert_eq!(further.groups[0].hits.len(), 1);
    assert_eq!(further.groups[0].hits[0].title, "Shore");
    assert_eq!(asked(&desk, " ", &Filters::default(), page(9, 9)).total, 0);
}

#[test]
fn filters_leave_what_fits_and_count_by_the_rest_of_them() {
    let desk = Desk::new();
    let sea = desk.add(SEA);
    let other = desk.add("# Other\n\nwater\n");
    for (document, tags) in [(sea, ["Cost"]), (sea, ["cost"]), (other, ["cost"])] {
        let note = NoteOn::Document(document);
        let made = annotations::note(&desk.library, note, "about water")
            .unwrap()
            .answer;
        // As a library of before has it: now who types the one gets the other.
        journal::record(&desk.library, Action::Edit, |step| {
            let mut row = AnnotationRow::live(step.connection(), made.annotation)?;
            row.tags = tags.map(str::to_owned).to_vec();
            step.put(&row)
        })
        .unwrap();
    }
    let of = |filters: &Filters| asked(&desk, "water", filters, page(10, 10));
    let all = of(&Filters::default());
    assert_eq!(counts(&all.counts.kinds), [("topic", 3), ("note", 3)]);
    assert_eq!(
        counts(&all.counts.tags),
        [("cost", 3)],
        "as it is spelt most"
    );

    let notes = Filters {
        kinds: vec!["note".to_owned()],
        ..Filters::default()
    };
    let left = of(&notes);
    assert_eq!(left.total, 3);
    // Of the kinds the counts are those of every kind, of the documents those of the notes.
    assert_eq!(counts(&left.counts.kinds), [("topic", 3), ("note", 3)]);
    let documents: Vec<_> = left
        .counts
        .documents
        .iter()
        .map(|one| (one.document, one.count))
        .collect();
    assert_eq!(documents, [(sea, 2), (other, 1)]);

    let both = of(&Filters {
        documents: vec![other],
        tags: vec!["COST".to_owned()],
        ..Filters::default()
    });
    assert_eq!((both.total, both.documents), (1, 1));
    assert_eq!(both.groups[0].hits[0].kind, "note");
    assert_eq!(counts(&both.counts.tags), [("cost", 1)]);
    assert_eq!(both.counts.documents.len(), 2);
}

#[test]
fn a_search_that_is_overtaken_is_given_up_and_the_next_one_answers() {
    let desk = Desk::new();
    desk.add(SEA);
    let scope = Scope::default();
    assert_eq!(desk.search("water").total, 2);
    let stop = AtomicBool::new(true);
    let overtaken = || stop.load(Ordering::Relaxed);
    for query in [
        "water",
        "wat*",
        "\"water and\"",
        "water OR sand",
        "colour:blue",
    ] {
        let given_up = search_until(&desk.library, query, &scope, &overtaken);
        assert!(matches!(given_up, Err(Error::Overtaken)), "{query}");
        let given_up = results(
            &desk.library,
            query,
            &Filters::default(),
            page(9, 9),
            &overtaken,
        );
        assert!(matches!(given_up, Err(Error::Overtaken)), "{query}");
    }
    stop.store(false, Ordering::Relaxed);
    assert_eq!(
        search_until(&desk.library, "water", &scope, &overtaken)
            .unwrap()
            .total,
        2
    );

    // Overtaken on the way, between two clauses.
    let looks = Cell::new(0);
    let later = || {
        looks.set(looks.get() + 1);
        looks.get() > 2
    };
    let given_up = search_until(&desk.library, "water sand", &scope, &later);
    assert!(matches!(given_up, Err(Error::Overtaken)));
    assert_eq!(looks.get(), 3);
}
