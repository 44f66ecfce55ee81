//! Search over topics, quotes, notes, tags and titles.
//!
//! The index is a file of its own beside the library, made from it, following its journal, and thrown
//! away at any time. [`search`] answers at once with what is in it; [`catch_up`] takes in what a long
//! import left, in the background. The index is our own and not SQLite's FTS5: a word of a million
//! notes must be ranked and counted by kind, colour, tag and document within milliseconds, and FTS5
//! hands out its rows one by one.

mod answer;
mod beginnings;
mod catch_up;
mod codec;
mod columns;
mod complete;
mod file;
mod follow;
mod gather;
mod listing;
mod lists;
mod phrase;
mod places;
mod postings;
mod propose;
mod query;
mod resolve;
mod results;
mod rows;
mod run;
mod share;
mod snippet;
mod suggest;
mod tagged;
mod threads;
mod titles;
#[cfg(test)]
mod trials;
mod units;
mod weigh;
mod write;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde::Serialize;
use uuid::Uuid;

use crate::annotations::Colour;
use crate::documents;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::vocabulary::vocabulary;

pub use catch_up::catch_up;
pub(crate) use file::Slot;
pub use file::{INDEX_NAME, forget};
pub use follow::IndexState;
pub(crate) use follow::after_repair;
pub use listing::Sieve;
pub(crate) use listing::{Listed, Listing, list};
pub use propose::Misread;
pub use results::{DocumentHits, Filters, Group, Page, Results, ResultsCounts, results};
pub(crate) use suggest::distance as letters_off;
pub(crate) use units::folded_tag;

/// Documents of which the counts are told, the most frequent first.
const MOST_COUNTS: usize = 50;

/// So many tags: people have hundreds, and their names are at hand.
const MOST_TAGS: usize = 500;

vocabulary! {
    /// Where to look.
    Place, "place to search" {
        /// Titles and topics.
        Documents = "documents",
        /// What the user made.
        Annotations = "annotations",
        /// Both.
        All = "all",
    }
}

/// A part of what documents have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Their titles.
    Titles,
    /// Their topics.
    Topics,
}

/// What to count of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Only how much there is.
    Nothing,
    /// By kind.
    Kinds,
    /// By kind, colour, tag and document.
    All,
}

/// What to answer.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Where to look.
    pub place: Place,
    /// Of documents, only this.
    pub part: Option<Part>,
    /// In this document only.
    pub document: Option<Uuid>,
    /// Hits to leave out at the start.
    pub offset: u32,
    /// Hits to tell, at most.
    pub limit: u32,
    /// What to count.
    pub counts: Counting,
    /// Whether the query is being typed: the word at its end may be the beginning of one, and titles that begin as is
    /// typed count for more.
    pub typing: bool,
    /// Documents in use, the one read last first: of titles that fit as well theirs come first.
    pub favoured: Vec<Uuid>,
}

impl Default for Scope {
    fn default() -> Self {
        Self {
            place: Place::All,
            part: None,
            document: None,
            offset: 0,
            limit: 20,
            counts: Counting::Nothing,
            typing: false,
            favoured: Vec::new(),
        }
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "SearchHit")]
pub struct Hit {
    /// `document`, `topic`, `highlight`, `note` or `bookmark`.
    pub kind: String,
    /// The document it is in.
    pub document: Uuid,
    /// The topic it is, or is in.
    pub topic: Option<Uuid>,
    /// That topic's position.
    pub topic_position: Option<u32>,
    /// The annotation it is.
    pub annotation: Option<Uuid>,
    /// The heading of the topic, or the title of the document.
    pub title: String,
    /// The hits in the heading of a topic, as start and end in code points.
    pub title_marks: Vec<[u32; 2]>,
    /// The title of the document.
    pub document_title: String,
    /// Plain text that shows why it was found.
    pub snippet: String,
    /// The hits in the snippet, as start and end in code points.
    pub marks: Vec<[u32; 2]>,
    /// Where in the topic's text to go, in code points.
    pub start: Option<u32>,
    /// The end of that place.
    pub end: Option<u32>,
    /// The colour of a highlight.
    pub colour: Option<Colour>,
    /// How often the words stand in a topic, where it is short enough to be gone through.
    pub times: Option<u32>,
    /// How well it fits; more is better.
    pub score: f32,
}

/// How many hits have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "SearchCount")]
pub struct Count {
    /// A kind, colour or tag by its word, a document by its id.
    pub name: String,
    /// How many.
    pub count: u32,
}

/// How many hits each filter would leave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "SearchCounts")]
pub struct Counts {
    /// By kind.
    pub kinds: Vec<Count>,
    /// By colour.
    pub colours: Vec<Count>,
    /// By tag, in the spelling most in use; the five hundred most frequent.
    pub tags: Vec<Count>,
    /// By document; the fifty with the most.
    pub documents: Vec<Count>,
    /// In how many documents there are hits.
    pub document_total: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "SearchFound")]
pub struct Found {
    /// How many hits there are, those not told included.
    pub total: u32,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// How many each filter would leave, where that was asked.
    pub counts: Option<Counts>,
    /// The query with words that are in the library, where nothing was found or one of several was nowhere.
    pub did_you_mean: Option<String>,
    /// Fields of the query that were taken for text, since their values are none.
    pub misread: Vec<Misread>,
    /// Whether all of the library was searched.
    pub index: IndexState,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
}

/// Finds what a person typed. Nothing typed is an error; a blank query finds nothing.
///
/// # Errors
/// [`Error::UnknownDocument`] where the scope names one that is not there; a library that cannot be
/// read.
pub fn search(library: &Library, query: &str, scope: &Scope) -> Result<Found> {
    search_until(library, query, scope, &|| false)
}

/// As [`search`], but given up as soon as `stop` says that nobody waits for the answer any more.
///
/// # Errors
/// [`Error::Overtaken`] where it was given up; else as [`search`].
pub fn search_until(
    library: &Library,
    query: &str,
    scope: &Scope,
    stop: &dyn Fn() -> bool,
) -> Result<Found> {
    let begun = Instant::now();
    if let Some(document) = scope.document {
        library.read(|connection| documents::live(connection, document).map(drop))?;
    }
    let (_, mut found) = with_open(library, |open| {
        answered(library, open, query, scope, None, stop)
    })?;
    found.took_ms = since(begun);
    Ok(found)
}

/// As two times [`search_until`], in one document and everywhere else, for little more than one: what is found there,
/// and what elsewhere. What may have been meant is told with the latter.
///
/// # Errors
/// As [`search_until`], the document being the one named here.
pub fn search_apart(
    library: &Library,
    query: &str,
    scope: &Scope,
    document: Uuid,
    stop: &dyn Fn() -> bool,
) -> Result<(Found, Found)> {
    let begun = Instant::now();
    library.read(|connection| documents::live(connection, document).map(drop))?;
    let (mut here, mut elsewhere) = with_open(library, |open| {
        answered(library, open, query, scope, Some(document), stop)
    })?;
    here.took_ms = since(begun);
    elsewhere.took_ms = here.took_ms;
    Ok((here, elsewhere))
}

/// Makes the next search quick: what has changed since is taken in, as far as a search would, and what it needs is read.
///
/// # Errors
/// A library that cannot be read.
pub fn prepare(library: &Library) -> Result<IndexState> {
    with_open(library, |open| {
        // One that has no file takes in all of the library at once: that is for a search, which needs it.
        if open.in_memory {
            return Ok(IndexState::Unavailable);
        }
        let index = follow::keep_up(library, open)?;
        in_one_state(open, &|| false, |_| Ok(index))
    })
}

/// Milliseconds since a moment, to the hundredth.
fn since(begun: Instant) -> f64 {
    (begun.elapsed().as_secs_f64() * 100_000.0).round() / 100.0
}

/// Lends the index in one state, whoever writes meanwhile.
fn in_one_state<T>(
    open: &mut file::Open,
    stop: &dyn Fn() -> bool,
    work: impl FnOnce(&run::Runner<'_>) -> Result<T>,
) -> Result<T> {
    let before = open.columns.take();
    let transaction = open.connection.transaction()?;
    let columns = columns::load(&transaction, before)?;
    let runner = run::Runner {
        connection: &transaction,
        columns: &columns,
        stop,
    };
    let done = work(&runner);
    drop(transaction);
    // Kept also where the work was given up: the next question asks for them again.
    open.columns = Some(columns);
    done
}

/// What is found in the document that is to be told `apart`, and what is found but for that.
fn answered(
    library: &Library,
    open: &mut file::Open,
    typed: &str,
    scope: &Scope,
    apart: Option<Uuid>,
    stop: &dyn Fn() -> bool,
) -> Result<(Found, Found)> {
    let index = follow::keep_up(library, open)?;
    let nothing = Found {
        total: 0,
        hits: Vec::new(),
        counts: (scope.counts != Counting::Nothing).then(Counts::default),
        did_you_mean: None,
        misread: query::misread(typed, scope.typing),
        index,
        took_ms: 0.0,
    };
    let mut query = query::parse(typed, scope.typing);
    if query.is_blank() {
        return Ok((nothing.clone(), nothing));
    }
    library.read(|connection| resolve::resolve(&mut query, connection))?;
    query.kinds &= match scope.place {
        Place::Documents => 0b00011,
        Place::Annotations => 0b11100,
        Place::All => u16::MAX,
    };
    query.kinds &= match scope.part {
        Some(Part::Titles) => 0b00001,
        Some(Part::Topics) => 0b00010,
        None => u16::MAX,
    };
    in_one_state(open, stop, |runner| {
        let number_of = |document: Option<Uuid>| -> Result<Option<u32>> {
            let sql = "SELECT coalesce((SELECT id FROM document WHERE uuid = ?1), 0)";
            let number = document.map(|id| {
                runner
                    .connection
                    .query_row(sql, [id], |row| row.get::<_, u32>(0))
            });
            Ok(number.transpose()?)
        };
        let mut all = runner.run(&query, number_of(scope.document)?)?;
        titles::raise_in_use(runner, &scope.favoured, &mut all)?;
        let (here, elsewhere) = match number_of(apart)? {
            Some(number) => all.parted(|unit| runner.columns.documents[unit as usize] == number),
            None => (lists::Scored::default(), all),
        };
        let told = |all: &lists::Scored| -> Result<Found> {
            let mut found = Found {
                total: u32::try_from(all.units.len()).unwrap_or(u32::MAX),
                ..nothing.clone()
            };
            if found.total == 0 {
                return Ok(found);
            }
            library.read(|connection| {
                let (offset, limit) = (scope.offset as usize, scope.limit as usize);
                let best = if scope.typing && offset == 0 {
                    titles::best_begun(connection, runner, &query, all, limit)?
                } else {
                    answer::best(runner, all, offset, limit)
                };
                for (unit, score) in best {
                    runner.go_on()?;
                    let hit = answer::hit(connection, runner, &query, unit, score)?;
                    found.hits.extend(hit);
                }
                found.counts = match scope.counts {
                    Counting::Nothing => None,
                    Counting::Kinds => Some(answer::kinds(runner, all)),
                    Counting::All => Some(answer::counts(runner, connection, all)?),
                };
                Ok(())
            })?;
            Ok(found)
        };
        let (here, mut elsewhere) = (told(&here)?, told(&elsewhere)?);
        let is_found = here.total + elsewhere.total > 0;
        elsewhere.did_you_mean =
            library.read(|c| propose::did_you_mean(runner, c, &query, typed, is_found))?;
        Ok((here, elsewhere))
    })
}

/// Lends the library's open index. One that turns out to be damaged is made anew, and one that
/// cannot be written is made in memory.
fn with_open<T>(
    library: &Library,
    mut work: impl FnMut(&mut file::Open) -> Result<T>,
) -> Result<T> {
    let mut slot = lock(&library.search_slot().0);
    if slot.as_ref().is_some_and(|open| !open.is_there()) {
        *slot = None;
    }
    for attempt in 0..3 {
        let open = match slot.take() {
            Some(open) => open,
            None if attempt < 2 => file::open(library)?,
            None => file::open_in_memory(library)?,
        };
        let open = slot.insert(open);
        match work(open) {
            Err(Error::Damaged(_) | Error::Database(_) | Error::DiskFull | Error::ReadOnly)
                if attempt < 2 =>
            {
                *slot = None;
                if !library.is_read_only() {
                    file::drop_files(&library.folder().join(INDEX_NAME));
                }
            }
            done => return done,
        }
    }
    Err(Error::Damaged("the search index".to_owned()))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
