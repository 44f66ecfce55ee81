//! Find in a document of ten megabytes, beside the plainest search there is over the same text in memory.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::hint::black_box;

use lectern_core::documents::{self, add_source};
use lectern_core::import::{Beside, Source};
use lectern_core::text::FindOptions;
use lectern_core::{Actor, Library};
use lectern_figures::{Figure, long_report, milliseconds, rounds};

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
    let text = long_report(10_000_000);
    let source = Source {
        name: "long.md".into(),
        bytes: text.clone().into_bytes(),
        beside: Beside::Nothing,
    };
    let document = add_source(&library, &source, false).unwrap().document;
    let mut figures = Vec::new();
    for (what, query, hits) in [
        ("a word that stands once", "single heron", 1),
        ("a word that stands everywhere", "water", usize::MAX),
        ("two letters", "re", usize::MAX),
        ("nothing", "zebra crossing", 0),
    ] {
        let (mut floor, mut found) = (Vec::new(), Vec::new());
        for _ in 0..rounds(11) {
            found.push(milliseconds(|| {
                let found = documents::find(&library, document, query, FindOptions::default());
                let total = found.unwrap().total;
                assert!(
                    total == hits || hits == usize::MAX && total > 1000,
                    "{total}"
                );
            }));
            floor.push(milliseconds(|| {
                black_box(text.to_lowercase().matches(query).count());
            }));
        }
        let floor = Figure::new("lower case, then count", "ms", &floor);
        figures.push(Figure::new(what, "ms", &found).beside(&floor));
    }
    lectern_figures::report("find", env!("CARGO_TARGET_TMPDIR"), &figures);
}
