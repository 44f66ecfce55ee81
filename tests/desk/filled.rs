//! A library with reports and notes in it, put there by the core as the command line would, while the window is
//! open on it or not.

use std::path::Path;

use lectern_core::anchor::Range;
use lectern_core::annotations::{self, Colour, Edit, Making, NoteOn};
use lectern_core::documents;
use lectern_core::import::{Beside, Source};
use lectern_core::{Actor, Library};
use uuid::Uuid;

/// Headings, each with the words below it.
type Topics = &'static [(&'static str, &'static str)];

/// What the reports say: title, author, topics.
const REPORTS: [(&str, &str, Topics); 3] = [
    (
        "Edge Inference: Field Notes",
        "Northfield Sensor Lab",
        &[
            (
                "Power budgets",
                "The radio, not the processor, spends two thirds of the battery; a model that saves one upload an hour has paid for itself. We budgeted eleven watts and measured fourteen.",
            ),
            (
                "Rounding",
                "Rounding to eight bits halves the memory and is, for most tasks, invisible. Past a point the next per cent costs more than all the per cents before it.",
            ),
        ],
    ),
    (
        "The Cost of Long Context",
        "Institute for Applied Computing",
        &[
            (
                "What to leave out",
                "Attention is paid, literally, per token. A summary of the first half costs less than the second half read twice.",
            ),
            (
                "Caches",
                "A cache that nobody clears is a memory leak with a nicer name. Ask what it holds before you ask how large it is.",
            ),
        ],
    ),
    (
        "検索と記憶の設計",
        "情報設計研究室",
        &[(
            "検索",
            "検索は記憶の代わりにはならない。水は低いところへ流れ、言葉は近いところへ集まる。索引は小さく、速く、正直でなければならない。",
        )],
    ),
];

/// Puts the reports and `notes` highlights, every third with a note, into the library; answers with the ids of the
/// annotations. Colours and tags go round.
pub fn fill(folder: &Path, notes: usize) -> Vec<Uuid> {
    const TAGS: [&[&str]; 4] = [&["cost", "to-check"], &["cost"], &["method"], &[]];
    let library = Library::open(folder, Actor::CommandLine).unwrap();
    let mut made = Vec::new();
    let (mut documents_of, mut places) = (Vec::new(), Vec::new());
    for (title, author, topics) in REPORTS {
        let mut text = format!("---\ntitle: \"{title}\"\nauthor: {author}\n---\n");
        for (heading, words) in topics {
            text.push_str(&format!("\n## {heading}\n\n{words}\n"));
        }
        let source = Source {
            name: "report.md".to_owned(),
            bytes: text.into_bytes(),
            beside: Beside::Nothing,
        };
        let document = documents::add_source(&library, &source, false)
            .unwrap()
            .document;
        for (topic, (heading, words)) in topics.iter().enumerate() {
            // The heading and the line's end before the words.
            let mut start = heading.chars().count() as u32 + 1;
            for clause in words.split_inclusive(['.', ';', '。', '、']) {
                let bare = clause.trim_start();
                let before = (clause.chars().count() - bare.chars().count()) as u32;
                let length = bare
                    .trim_end_matches(['.', ';', '。', '、'])
                    .chars()
                    .count() as u32;
                places.push(Range {
                    start_topic: topic,
                    start: start + before,
                    end_topic: topic,
                    end: start + before + length,
                });
                documents_of.push(document);
                start += clause.chars().count() as u32;
            }
        }
        annotations::note(
            &library,
            NoteOn::Document(document),
            "Ask the lab for the **raw logs** before this goes out.",
        )
        .unwrap();
    }
    for at in 0..notes {
        let (document, range) = (documents_of[at % places.len()], places[at % places.len()]);
        let making = Making {
            colour: Colour::ALL[at % 5],
            note: None,
            tags: TAGS[at % 4].iter().map(|tag| (*tag).to_owned()).collect(),
        };
        let one = annotations::highlight(&library, document, &range, &making)
            .unwrap()
            .answer
            .annotation;
        if at.is_multiple_of(3) {
            let words = Edit {
                note: Some(format!("Use this in the budget memo, line {at}.")),
                ..Edit::default()
            };
            annotations::edit(&library, one, &words).unwrap();
        }
        made.push(one);
    }
    made
}
