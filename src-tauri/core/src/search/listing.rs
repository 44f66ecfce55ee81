//! All annotations that a query and the filters of the notebook leave, with what they are arranged by,
//! and how many each further filter would leave. One pass over the index's columns, so that a million
//! are a matter of milliseconds.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;
use uuid::Uuid;

use super::answer::{KINDS, named};
use super::run::Runner;
use super::units::{self, COLOUR_SHIFT, HAS_NOTE, HAS_TAG, STATE_SHIFT, kind};
use super::{Count, IndexState, MOST_TAGS, Misread, follow, propose, query, resolve, tagged};
use crate::anchor::State;
use crate::annotations::{Colour, Kind};
use crate::error::{Error, Result};
use crate::library::Library;

/// Changes that are taken in before the answer: as many as one action of a person makes, about.
const AT_ONCE: usize = 2_000;

/// So many units are gone through between two looks at whether anyone still waits.
const STRETCH: usize = 8_192;

/// Which annotations. Of each filter any of its values will do; an empty one lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Words and fields, as the search knows them.
    pub query: String,
    /// Of these kinds.
    pub kinds: Vec<Kind>,
    /// In these colours.
    pub colours: Vec<Colour>,
    /// With one of these tags.
    pub tags: Vec<String>,
    /// In these documents.
    pub documents: Vec<Uuid>,
    /// In these states of their places.
    pub states: Vec<State>,
    /// With a note, or without one.
    pub noted: Option<bool>,
}

/// One annotation by what it is arranged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Its row in the library.
    pub row: u32,
    /// Its unit in the index.
    unit: u32,
    /// A number for its document, in `Listing::documents`.
    pub document: u32,
    /// Its topic's position from 1; 0 for the whole document.
    pub topic: u32,
    /// Its first code point there from 1; 0 for the whole topic.
    pub start: u32,
    /// When it was changed last, in seconds since 1970.
    pub changed: u32,
    flags: u16,
}

impl Listed {
    /// The place of its colour in `Colour::ALL`; `None` for what has none.
    pub fn colour(&self) -> Option<usize> {
        ((self.flags >> COLOUR_SHIFT & 7) as usize).checked_sub(1)
    }
}

/// How many annotations each value of a filter would leave, by the rest of the filters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ListingCounts {
    pub kinds: Vec<Count>,
    pub colours: Vec<Count>,
    pub tags: Vec<Count>,
    pub states: Vec<Count>,
    /// By the number of the document.
    pub documents: HashMap<u32, u32>,
    pub noted: u32,
    pub bare: u32,
}

/// What is left.
#[derive(Debug)]
pub(crate) struct Listing {
    pub annotations: Vec<Listed>,
    /// The documents by their numbers in the index.
    pub documents: HashMap<u32, Uuid>,
    /// How many annotations there are without any filter.
    pub all: u32,
    pub counts: ListingCounts,
    /// The tags of those that are left, folded, each with their places in `annotations`.
    pub tags: Vec<(String, Vec<u32>)>,
    pub index: IndexState,
    /// The query with words that are in the library, where it finds nothing whatever the filters.
    pub did_you_mean: Option<String>,
    /// Fields of the query that were taken for text.
    pub misread: Vec<Misread>,
}

/// Which filter a unit does not pass, as bits.
mod fails {
    pub const KIND: u8 = 1;
    pub const COLOUR: u8 = 2;
    pub const TAG: u8 = 4;
    pub const DOCUMENT: u8 = 8;
    pub const STATE: u8 = 16;
    pub const NOTED: u8 = 32;
}

/// Lists annotations. `by_tag` asks for the tags of those that are left as well; `stop` tells that nobody waits any
/// more.
pub(crate) fn list(
    library: &Library,
    sieve: &Sieve,
    by_tag: bool,
    stop: &dyn Fn() -> bool,
) -> Result<Listing> {
    let mut typed = query::parse(&sieve.query, true);
    library.read(|connection| resolve::resolve(&mut typed, connection))?;
    typed.of_annotations();
    let ask = |runner: &Runner<'_>, index| {
        let lister = Lister {
            library,
            runner,
            sieve,
        };
        lister.list(&typed, by_tag, index)
    };
    let beside = super::with_open(library, |open| {
        let index = follow::keep_up_with(library, open, AT_ONCE)?;
        // Both know the columns then.
        super::in_one_state(open, stop, |_| Ok(()))?;
        Ok((open.beside(), index))
    })?;
    if let (Some(mut beside), index) = beside {
        // A search does not wait for this one, which goes over all annotations there are.
        let listed = super::in_one_state(&mut beside, stop, |runner| ask(runner, index));
        if matches!(listed, Ok(_) | Err(Error::Overtaken)) {
            return listed;
        }
    }
    // An index in memory has one connection; and one that is damaged is made anew here.
    super::with_open(library, |open| {
        let index = follow::keep_up_with(library, open, AT_ONCE)?;
        super::in_one_state(open, stop, |runner| ask(runner, index))
    })
}

struct Lister<'a> {
    library: &'a Library,
    runner: &'a Runner<'a>,
    sieve: &'a Sieve,
}

impl Lister<'_> {
    fn list(&self, typed: &query::Query, by_tag: bool, index: IndexState) -> Result<Listing> {
        let columns = self.runner.columns;
        let found = self.runner.run(typed, None)?.units;
        let mut did_you_mean = None;
        if found.is_empty() && !typed.is_blank() {
            let given = &self.sieve.query;
            let near = |c: &Connection| propose::did_you_mean(self.runner, c, typed, given, false);
            did_you_mean = self.library.read(near)?;
        }
        let documents = self.documents()?;
        let wanted: BTreeSet<u32> = documents
            .iter()
            .filter(|(_, uuid)| self.sieve.documents.contains(uuid))
            .map(|(number, _)| *number)
            .collect();
        let tagged = tagged::units_with(self.runner, &self.sieve.tags)?;
        let (mut kinds, mut colours, mut states) = ([0; 8], [0; 8], [0; 4]);
        let mut counts = ListingCounts::default();
        let (mut annotations, mut but_for_tags) = (Vec::new(), Vec::new());
        for (count, unit) in found.into_iter().enumerate() {
            if count % STRETCH == 0 {
                self.runner.go_on()?;
            }
            let at = unit as usize;
            let flags = columns.flags[at];
            let failed = self.failed(
                flags,
                unit,
                columns.documents[at],
                &wanted,
                tagged.as_deref(),
            );
            let passes_but_for = |own: u8| failed & !own == 0;
            if passes_but_for(fails::KIND) {
                kinds[(flags & kind::MASK) as usize] += 1;
            }
            if passes_but_for(fails::COLOUR) {
                colours[(flags >> COLOUR_SHIFT & 7) as usize] += 1;
            }
            if passes_but_for(fails::STATE) {
                states[(flags >> STATE_SHIFT & 3) as usize] += 1;
            }
            if passes_but_for(fails::DOCUMENT) {
                *counts.documents.entry(columns.documents[at]).or_default() += 1;
            }
            if passes_but_for(fails::NOTED) {
                if flags & HAS_NOTE == 0 {
                    counts.bare += 1;
                } else {
                    counts.noted += 1;
                }
            }
            if passes_but_for(fails::TAG) && flags & HAS_TAG != 0 {
                but_for_tags.push(unit);
            }
            if failed == 0 {
                let [row, topic, start] = columns.places[at];
                annotations.push(Listed {
                    row,
                    unit,
                    document: columns.documents[at],
                    topic,
                    start,
                    changed: columns.times[at],
                    flags,
                });
            }
        }
        counts.kinds = named(kinds.iter().zip(KINDS));
        counts.colours = named(
            colours[1..]
                .iter()
                .zip(Colour::ALL.iter().map(|c| c.as_str())),
        );
        counts.states = named(states.iter().zip(State::ALL.iter().map(|s| s.as_str())));
        self.runner.go_on()?;
        counts.tags.extend(
            tagged::tags_of(self.runner, &but_for_tags)?
                .into_iter()
                .map(|(name, places)| Count {
                    name,
                    count: places.len() as u32,
                }),
        );
        counts
            .tags
            .sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        counts.tags.truncate(MOST_TAGS);
        let mut tags = Vec::new();
        if by_tag {
            let units: Vec<u32> = annotations.iter().map(|one| one.unit).collect();
            tags.extend(tagged::tags_of(self.runner, &units)?);
        }
        let is_annotation =
            |flags: &&u16| **flags & units::DEAD == 0 && **flags & kind::MASK > kind::TOPIC;
        Ok(Listing {
            annotations,
            documents,
            all: columns.flags.iter().filter(is_annotation).count() as u32,
            counts,
            tags,
            index,
            did_you_mean,
            misread: query::misread(&self.sieve.query, true),
        })
    }

    #[inline]
    fn failed(
        &self,
        flags: u16,
        unit: u32,
        document: u32,
        wanted: &BTreeSet<u32>,
        tagged: Option<&[u32]>,
    ) -> u8 {
        let sieve = self.sieve;
        let mut failed = 0;
        let what = (flags & kind::MASK) as usize;
        if !sieve.kinds.is_empty() && !sieve.kinds.iter().any(|one| one.as_str() == KINDS[what]) {
            failed |= fails::KIND;
        }
        let colour = (flags >> COLOUR_SHIFT & 7) as usize;
        let own = colour.checked_sub(1).and_then(|at| Colour::ALL.get(at));
        if !sieve.colours.is_empty() && own.is_none_or(|own| !sieve.colours.contains(own)) {
            failed |= fails::COLOUR;
        }
        let state = &State::ALL[(flags >> STATE_SHIFT & 3) as usize];
        if !sieve.states.is_empty() && !sieve.states.contains(state) {
            failed |= fails::STATE;
        }
        if !sieve.documents.is_empty() && !wanted.contains(&document) {
            failed |= fails::DOCUMENT;
        }
        if sieve
            .noted
            .is_some_and(|noted| noted != (flags & HAS_NOTE != 0))
        {
            failed |= fails::NOTED;
        }
        if tagged.is_some_and(|units| units.binary_search(&unit).is_err()) {
            failed |= fails::TAG;
        }
        failed
    }

    fn documents(&self) -> Result<HashMap<u32, Uuid>> {
        let mut statement = self
            .runner
            .connection
            .prepare_cached("SELECT id, uuid FROM document")?;
        let all = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(all)
    }
}
