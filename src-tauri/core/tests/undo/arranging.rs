//! Random things a person does with documents, collections, tags, colours and searches.

use lectern_core::annotations::{self, Colour, Edit, Filter};
use lectern_core::documents::{self, Arrangement, Details, ReadingState};
use lectern_core::{Library, collections, saved_search, tags};
use proptest::prelude::*;
use uuid::Uuid;

/// What is done, with a choice among what is there and a word.
#[derive(Debug, Clone)]
pub struct Arranging {
    what: u8,
    choice: usize,
    word: String,
}

pub fn arranging() -> impl Strategy<Value = Arranging> {
    (0u8..14, any::<usize>(), "[a-c]{1,2}").prop_map(|(what, choice, word)| Arranging {
        what,
        choice,
        word,
    })
}

/// Does it if it can be done.
pub fn carry_out(library: &Library, arranging: &Arranging) {
    let Arranging { what, choice, word } = arranging;
    let documents: Vec<Uuid> = documents::documents(library)
        .unwrap()
        .iter()
        .map(|one| one.document)
        .collect();
    let annotations: Vec<Uuid> = annotations::list(library, &Filter::default())
        .unwrap()
        .iter()
        .map(|one| one.annotation)
        .collect();
    let shelves = collections::collections(library).unwrap();
    let shelf = (!shelves.is_empty()).then(|| shelves[choice % shelves.len()].collection);
    let arrange = |arrangement: Arrangement| {
        documents::arrange(library, &documents, &arrangement).unwrap();
    };
    match what {
        0 => drop(collections::create(library, word, &documents)),
        1 => drop(shelf.map(|shelf| collections::rename(library, shelf, word))),
        2 => drop(shelf.map(|shelf| collections::remove(library, shelf).unwrap())),
        3 => arrange(Arrangement {
            collect: shelf.into_iter().collect(),
            tag: vec![word.clone()],
            ..Arrangement::default()
        }),
        4 => arrange(Arrangement {
            uncollect: shelf.into_iter().collect(),
            untag: vec![word.clone()],
            ..Arrangement::default()
        }),
        5 => arrange(Arrangement {
            archived: Some(choice.is_multiple_of(2)),
            ..Arrangement::default()
        }),
        6 => arrange(Arrangement {
            state: Some(ReadingState::ALL.get(choice % 5).copied()),
            ..Arrangement::default()
        }),
        7 => {
            if !documents.is_empty() {
                let details = Details {
                    title: Some(word.clone()),
                    author: (choice % 3 == 0).then(String::new),
                    source: Some(word.clone()),
                    dated: None,
                };
                let document = documents[choice % documents.len()];
                documents::edit_details(library, document, &details).unwrap();
            }
        }
        8 => drop(tags::rename(library, "a", word)),
        9 => drop(tags::remove(library, word)),
        10 => {
            let colour = Colour::ALL[choice % 5];
            let word = if choice.is_multiple_of(3) { "" } else { word };
            annotations::set_role(library, colour, word).unwrap();
        }
        11 => drop(saved_search::save(library, "", word).unwrap()),
        12 => {
            let edit = Edit {
                tag: vec![word.clone()],
                colour: Some(Colour::ALL[choice % 5]),
                ..Edit::default()
            };
            annotations::edit_all(library, &annotations, &edit).unwrap();
        }
        _ => {
            let saved = saved_search::saved(library).unwrap();
            if let Some(one) = saved.first() {
                saved_search::remove(library, one.search).unwrap();
            }
            annotations::remove_all(library, &annotations[..annotations.len() / 2]).unwrap();
        }
    }
}
