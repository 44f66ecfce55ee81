//! The documents narrowed and put in order, and where single ones stand then.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{Arranging, Entry, LibrarySort, Place, Shelf, Shown};
use crate::documents::ReadingState;
use crate::text;

/// An arrangement carried out, beside the rows themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    /// How many documents the place has, whatever the filter leaves.
    pub in_place: u32,
    /// The rows of the documents that were asked for; `None` for one that is not shown.
    pub places: Vec<Option<u32>>,
    /// The row of the one with the focus; where it is not shown any more, the row that took its place.
    pub focus: Option<u32>,
}

/// What is typed into the filter: words, and reading states as `state:unread`.
struct Filter {
    words: Vec<String>,
    /// Any of these will do; `None` where no state is asked for.
    states: Option<Vec<ReadingState>>,
}

impl Filter {
    fn of(typed: &str) -> Self {
        let mut filter = Self {
            words: Vec::new(),
            states: None,
        };
        for word in text::fold(typed).split_whitespace() {
            match word.strip_prefix("state:") {
                None => filter.words.push(word.to_owned()),
                Some("") => {}
                Some(begun) => {
                    let meant = ReadingState::ALL.iter().copied();
                    filter
                        .states
                        .get_or_insert_default()
                        .extend(meant.filter(|state| state.as_str().starts_with(begun)));
                }
            }
        }
        filter
    }

    fn passes(&self, entry: &Entry) -> bool {
        self.states
            .as_ref()
            .is_none_or(|states| states.contains(&entry.state()))
            && self
                .words
                .iter()
                .all(|word| entry.text.contains(word.as_str()))
    }
}

impl Place {
    fn has(self, entry: &Entry) -> bool {
        match self {
            Self::Library => !entry.archived,
            Self::Archive => entry.archived,
            Self::Collection { collection } => {
                !entry.archived && entry.collections.contains(&collection)
            }
        }
    }
}

impl Shelf {
    /// Arranges the documents; answers where `wanted` stand then, and the one with the `focus`.
    pub fn arrange(
        &mut self,
        arranging: &Arranging,
        wanted: &[Uuid],
        focus: Option<Uuid>,
    ) -> Arranged {
        self.put_in_order(arranging);
        let in_order = self.in_order.as_ref().map_or(&[][..], |(_, order)| order);
        let filter = Filter::of(&arranging.filter);
        let shown: Vec<Shown> = in_order
            .iter()
            .filter_map(|&at| self.entries.get(at as usize))
            .filter(|entry| filter.passes(entry))
            .map(|entry| Shown {
                row: entry.row,
                document: entry.document,
            })
            .collect();
        let in_place = in_order.len() as u32;
        let before = std::mem::replace(&mut self.shown, shown);
        Arranged {
            in_place,
            places: self.places(wanted),
            focus: focus.and_then(|focus| self.place_of(focus, &before)),
        }
    }

    fn put_in_order(&mut self, arranging: &Arranging) {
        let Arranging {
            place,
            sort,
            descending,
            ..
        } = *arranging;
        let key = (place, sort, descending);
        if self.in_order.as_ref().is_some_and(|(done, _)| *done == key) {
            return;
        }
        let mut order: Vec<u32> = (0..self.entries.len() as u32)
            .filter(|&at| place.has(&self.entries[at as usize]))
            .collect();
        // Equals stand by their titles, and the same titles by the time they came, whichever way the order runs.
        order.sort_by(|&a, &b| {
            let (a, b) = (&self.entries[a as usize], &self.entries[b as usize]);
            let order = compared(a, b, sort);
            let order = if descending { order.reverse() } else { order };
            order.then_with(|| a.title.cmp(&b.title))
        });
        self.in_order = Some((key, order));
    }

    fn places(&self, wanted: &[Uuid]) -> Vec<Option<u32>> {
        if wanted.is_empty() {
            return Vec::new();
        }
        let asked: HashSet<Uuid> = wanted.iter().copied().collect();
        let places: HashMap<Uuid, u32> = (0..)
            .zip(&self.shown)
            .filter(|(_, shown)| asked.contains(&shown.document))
            .map(|(at, shown)| (shown.document, at))
            .collect();
        wanted.iter().map(|one| places.get(one).copied()).collect()
    }

    /// The row of a document; where it is not shown, that of the next one after it in the order before that is shown
    /// still, else of the next one before it.
    fn place_of(&self, document: Uuid, before: &[Shown]) -> Option<u32> {
        let places: HashMap<Uuid, u32> = (0..)
            .zip(&self.shown)
            .map(|(at, shown)| (shown.document, at))
            .collect();
        let place = |shown: &Shown| places.get(&shown.document).copied();
        places.get(&document).copied().or_else(|| {
            let at = before.iter().position(|shown| shown.document == document)?;
            let (earlier, later) = before.split_at(at);
            later
                .iter()
                .find_map(place)
                .or_else(|| earlier.iter().rev().find_map(place))
        })
    }
}

fn compared(a: &Entry, b: &Entry, sort: LibrarySort) -> Ordering {
    match sort {
        LibrarySort::Title => a.title.cmp(&b.title),
        LibrarySort::Author => a.author.cmp(&b.author),
        LibrarySort::Added => a.added_at.cmp(&b.added_at),
        // What was never opened comes after all that was, the newest of it first.
        LibrarySort::Opened => (a.opened_at, a.added_at).cmp(&(b.opened_at, b.added_at)),
        LibrarySort::Read => a.part().total_cmp(&b.part()),
        LibrarySort::Notes => a.annotations.cmp(&b.annotations),
    }
}
