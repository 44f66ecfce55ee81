//! A library with some order in it: reports of several scripts on collections, tagged, in every reading state.

use std::fs;
use std::path::Path;

use lectern_core::documents::{self, AddOptions, Arrangement, ReadingState};
use lectern_core::{Actor, Library, annotations, collections};

const REPORTS: &[(&str, &str)] = &[
    ("Edge Inference: Field Notes", "Northfield Sensor Lab"),
    (
        "The Cost of Long Context",
        "Institute for Applied Computing",
    ),
    (
        "Automated Decisions in Hiring: Guidance",
        "Office for Fair Work",
    ),
    ("Evaluating Assistants in Clinics", "Clinical Methods Unit"),
    ("Open Weights, Closed Data", "Open Data Forum"),
    ("検索と記憶の設計", "情報設計研究室"),
    ("تقييم النماذج اللغوية العربية", "مختبر اللغة"),
    ("Sparse Models in Practice", "Working paper 14"),
    ("Safety Cases for Language Systems", "Safety Working Group"),
    (
        "Working with a Drafting Assistant",
        "Notes from six newsrooms",
    ),
    ("Small Models, Local Languages", "Language Atlas Project"),
];

/// Reports of several scripts, some read, some put away, on three collections.
pub fn arrange(folder: &Path) {
    let library = Library::open(folder, Actor::CommandLine).unwrap();
    let place = tempfile::tempdir().unwrap();
    let files: Vec<_> = REPORTS
        .iter()
        .enumerate()
        .map(|(number, (title, author))| {
            let path = place.path().join(format!("{number:02}.md"));
            let words = "A sensor that sleeps is worth two that think. ".repeat(40);
            let text = format!(
                "---\ntitle: \"{title}\"\nauthor: \"{author}\"\n---\n\n# Power budgets\n\n{words}\n\n# What to leave out\n\n{words}\n"
            );
            fs::write(&path, text).unwrap();
            path
        })
        .collect();
    let added = documents::add(&library, &files, AddOptions::default(), &mut |_, _| true).unwrap();
    let ids: Vec<_> = added.imported.iter().map(|one| one.document).collect();
    collections::create(&library, "Budget memo", &ids[0..4]).unwrap();
    collections::create(&library, "Hiring review", &ids[2..5]).unwrap();
    collections::create(&library, "Reading group", &ids[5..10]).unwrap();
    let change = |ids: &[_], arrangement: Arrangement| {
        documents::arrange(&library, ids, &arrangement).unwrap();
    };
    change(
        &ids[9..10],
        Arrangement {
            archived: Some(true),
            ..Arrangement::default()
        },
    );
    for (ids, state) in [
        (&ids[3..4], ReadingState::Done),
        (&ids[7..8], ReadingState::SetAside),
    ] {
        change(
            ids,
            Arrangement {
                state: Some(Some(state)),
                ..Arrangement::default()
            },
        );
    }
    change(
        &ids[1..3],
        Arrangement {
            tag: vec!["cost".into(), "to-check".into()],
            ..Arrangement::default()
        },
    );
    annotations::note(
        &library,
        annotations::NoteOn::Document(ids[0]),
        "Ask for the figures.",
    )
    .unwrap();
}
