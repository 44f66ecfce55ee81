//! All results of a query as a view shows them: by document, the documents with the best hits first,
//! each with its best rows; with filters, and how many each further filter would leave. One pass over
//! what was found, so that a hundred thousand hits are a matter of milliseconds.

use std::collections::{BTreeSet, HashMap};
use std::time::Instant;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answer::{self, KINDS};
use super::lists::Scored;
use super::propose;
use super::query::{self, Query};
use super::run::Runner;
use super::tagged;
use super::units::{COLOUR_SHIFT, HAS_TAG, kind};
use super::{Count, Hit, IndexState, MOST_COUNTS, follow, resolve};
use crate::annotations::Colour;
use crate::error::Result;
use crate::library::Library;

/// Which of what was found. Of each filter any of its values will do; an empty one lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "ResultFilters")]
pub struct Filters {
    /// `document`, `topic`, `highlight`, `note` or `bookmark`.
    pub kinds: Vec<String>,
    /// In these colours.
    pub colours: Vec<Colour>,
    /// With one of these tags.
    pub tags: Vec<String>,
    /// In these documents.
    pub documents: Vec<Uuid>,
}

/// Which part of the answer to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Some documents, each with its best hits.
    Documents {
        /// Documents to leave out at the start.
        offset: u32,
        /// How many documents to tell.
        limit: u32,
        /// How many hits of each.
        rows: u32,
    },
    /// Further hits of one document.
    In {
        /// The document.
        document: Uuid,
        /// Hits to leave out at the start.
        offset: u32,
        /// How many to tell.
        limit: u32,
    },
}

/// What was found in one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "ResultGroup")]
pub struct Group {
    /// The document.
    pub document: Uuid,
    /// Its title.
    pub title: String,
    /// How many hits it has.
    pub total: u32,
    /// Some of them, the best first.
    pub hits: Vec<Hit>,
}

/// How many hits there are in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct DocumentHits {
    /// The document.
    pub document: Uuid,
    /// Its title.
    pub title: String,
    /// How many.
    pub count: u32,
}

/// How many hits each value of a filter would leave, by the rest of the filters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "ResultCounts")]
pub struct ResultsCounts {
    /// By kind.
    pub kinds: Vec<Count>,
    /// By colour.
    pub colours: Vec<Count>,
    /// By tag, in the spelling most in use; the five hundred most frequent.
    pub tags: Vec<Count>,
    /// By document; the fifty with the most.
    pub documents: Vec<DocumentHits>,
}

/// All results, told in part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename = "SearchResults")]
pub struct Results {
    /// How many hits there are.
    pub total: u32,
    /// In how many documents.
    pub documents: u32,
    /// The documents told, those with the best hits first.
    pub groups: Vec<Group>,
    /// How many each filter would leave.
    pub counts: ResultsCounts,
    /// The query with words that are in the library, where nothing was found or one of several was nowhere.
    pub did_you_mean: Option<String>,
    /// Fields of the query that were taken for text, since their values are none.
    pub misread: Vec<propose::Misread>,
    /// Whether all of the library was searched.
    pub index: IndexState,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
}

/// Which filter a hit does not pass, as bits.
mod fails {
    pub const KIND: u8 = 1;
    pub const COLOUR: u8 = 2;
    pub const TAG: u8 = 4;
    pub const DOCUMENT: u8 = 8;
}

/// All that a query finds, by document. A blank query finds nothing.
///
/// # Errors
/// [`crate::Error::Overtaken`] where `stop` says that nobody waits any more; a library that cannot be
/// read.
pub fn results(
    library: &Library,
    typed: &str,
    filters: &Filters,
    page: Page,
    stop: &dyn Fn() -> bool,
) -> Result<Results> {
    let begun = Instant::now();
    let mut results = super::with_open(library, |open| {
        let index = follow::keep_up(library, open)?;
        let mut query = query::parse(typed, true);
        let mut results = Results {
            total: 0,
            documents: 0,
            groups: Vec::new(),
            counts: ResultsCounts::default(),
            did_you_mean: None,
            misread: query::misread(typed, true),
            index,
            took_ms: 0.0,
        };
        if query.is_blank() {
            return Ok(results);
        }
        library.read(|connection| resolve::resolve(&mut query, connection))?;
        super::in_one_state(open, stop, |runner| {
            let teller = Teller {
                runner,
                filters,
                query: &query,
            };
            library.read(|connection| teller.tell(connection, page, &mut results))?;
            let is_found = results.total > 0;
            results.did_you_mean =
                library.read(|c| propose::did_you_mean(runner, c, &query, typed, is_found))?;
            Ok(results)
        })
    })?;
    results.took_ms = super::since(begun);
    Ok(results)
}

/// What is known of a document before its hits are chosen.
struct Heap {
    document: u32,
    total: u32,
    best: f32,
}

struct Teller<'a> {
    runner: &'a Runner<'a>,
    filters: &'a Filters,
    query: &'a Query,
}

impl Teller<'_> {
    fn tell(&self, library: &Connection, page: Page, results: &mut Results) -> Result<()> {
        let found = self.runner.run(self.query, None)?;
        let wanted = self.runner.numbers(&self.filters.documents)?;
        let tagged = tagged::units_with(self.runner, &self.filters.tags)?;
        let columns = self.runner.columns;
        let numbers = columns.documents.iter().max().map_or(0, |most| most + 1);
        let mut by_document = vec![0_u32; numbers as usize];
        let (mut kinds, mut colours) = ([0_u32; 8], [0_u32; 8]);
        let (mut kept, mut but_for_tags) = (Scored::default(), Vec::new());
        for (unit, score) in found.units.iter().zip(&found.scores) {
            let at = *unit as usize;
            let (flags, document) = (columns.flags[at], columns.documents[at]);
            let failed = self.failed(flags, *unit, document, &wanted, tagged.as_deref());
            let passes_but_for = |own: u8| failed & !own == 0;
            if passes_but_for(fails::KIND) {
                kinds[(flags & kind::MASK) as usize] += 1;
            }
            if passes_but_for(fails::COLOUR) {
                colours[(flags >> COLOUR_SHIFT & 7) as usize] += 1;
            }
            if passes_but_for(fails::DOCUMENT) {
                by_document[document as usize] += 1;
            }
            if passes_but_for(fails::TAG) && flags & HAS_TAG != 0 {
                but_for_tags.push(*unit);
            }
            if failed == 0 {
                kept.units.push(*unit);
                kept.scores.push(*score);
            }
        }
        self.runner.go_on()?;
        results.total = u32::try_from(kept.units.len()).unwrap_or(u32::MAX);
        let counts = &mut results.counts;
        counts.kinds = answer::named(kinds.iter().zip(KINDS));
        let words = Colour::ALL.iter().map(|colour| colour.as_str());
        counts.colours = answer::named(colours[1..].iter().zip(words));
        counts.tags = answer::tags(self.runner, library, &but_for_tags)?;
        counts.documents = self.most(library, &by_document)?;
        let heaps = self.heaps(&kept, numbers);
        results.documents = heaps.len() as u32;
        results.groups = self.groups(library, &kept, &heaps, page)?;
        Ok(())
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
        let Filters {
            kinds,
            colours,
            documents,
            ..
        } = self.filters;
        let mut failed = 0;
        let own = KINDS.get((flags & kind::MASK) as usize);
        if !kinds.is_empty() && own.is_none_or(|own| !kinds.iter().any(|one| one == own)) {
            failed |= fails::KIND;
        }
        let colour = ((flags >> COLOUR_SHIFT & 7) as usize).checked_sub(1);
        let own = colour.and_then(|at| Colour::ALL.get(at));
        if !colours.is_empty() && own.is_none_or(|own| !colours.contains(own)) {
            failed |= fails::COLOUR;
        }
        if !documents.is_empty() && !wanted.contains(&document) {
            failed |= fails::DOCUMENT;
        }
        if tagged.is_some_and(|units| units.binary_search(&unit).is_err()) {
            failed |= fails::TAG;
        }
        failed
    }

    /// The documents with hits, those with the best first; of equals those with the most.
    fn heaps(&self, kept: &Scored, numbers: u32) -> Vec<Heap> {
        let mut totals = vec![(0_u32, f32::MIN); numbers as usize];
        for (unit, score) in kept.units.iter().zip(&kept.scores) {
            let own = &mut totals[self.runner.columns.documents[*unit as usize] as usize];
            *own = (own.0 + 1, own.1.max(*score));
        }
        let mut heaps: Vec<Heap> = (0..)
            .zip(totals)
            .filter(|(_, (total, _))| *total > 0)
            .map(|(document, (total, best))| Heap {
                document,
                total,
                best,
            })
            .collect();
        heaps.sort_by(|a, b| {
            b.best
                .total_cmp(&a.best)
                .then_with(|| b.total.cmp(&a.total))
                .then_with(|| a.document.cmp(&b.document))
        });
        heaps
    }

    fn groups(
        &self,
        library: &Connection,
        kept: &Scored,
        heaps: &[Heap],
        page: Page,
    ) -> Result<Vec<Group>> {
        let (told, offset, limit): (Vec<&Heap>, u32, u32) = match page {
            Page::Documents {
                offset,
                limit,
                rows,
            } => {
                let from = heaps.iter().skip(offset as usize);
                (from.take(limit as usize).collect(), 0, rows)
            }
            Page::In {
                document,
                offset,
                limit,
            } => {
                let number = self.runner.numbers(&[document])?;
                let own = heaps.iter().filter(|heap| number.contains(&heap.document));
                (own.collect(), offset, limit)
            }
        };
        let mut hits: HashMap<u32, Scored> = told
            .iter()
            .map(|heap| (heap.document, Scored::default()))
            .collect();
        for (unit, score) in kept.units.iter().zip(&kept.scores) {
            let document = self.runner.columns.documents[*unit as usize];
            if let Some(own) = hits.get_mut(&document) {
                own.units.push(*unit);
                own.scores.push(*score);
            }
        }
        let mut groups = Vec::with_capacity(told.len());
        for heap in told {
            let Some((document, title)) = self.titled(library, heap.document)? else {
                continue;
            };
            let mut group = Group {
                document,
                title,
                total: heap.total,
                hits: Vec::new(),
            };
            let own = hits.remove(&heap.document).unwrap_or_default();
            for (unit, score) in answer::best(self.runner, &own, offset as usize, limit as usize) {
                self.runner.go_on()?;
                let hit = answer::hit(library, self.runner, self.query, unit, score)?;
                group.hits.extend(hit);
            }
            groups.push(group);
        }
        Ok(groups)
    }

    /// The documents with the most hits.
    fn most(&self, library: &Connection, by_document: &[u32]) -> Result<Vec<DocumentHits>> {
        let mut most: Vec<(u32, u32)> = (0..)
            .zip(by_document.iter().copied())
            .filter(|(_, count)| *count > 0)
            .collect();
        most.sort_by_key(|(number, count)| (std::cmp::Reverse(*count), *number));
        let mut told = Vec::new();
        for (number, count) in most.into_iter().take(MOST_COUNTS) {
            if let Some((document, title)) = self.titled(library, number)? {
                told.push(DocumentHits {
                    document,
                    title,
                    count,
                });
            }
        }
        Ok(told)
    }

    /// A document by its number in the index; `None` where it has gone this very moment.
    fn titled(&self, library: &Connection, number: u32) -> Result<Option<(Uuid, String)>> {
        let document: Uuid = self
            .runner
            .connection
            .prepare_cached("SELECT uuid FROM document WHERE id = ?1")?
            .query_row([number], |row| row.get(0))?;
        let title = library
            .prepare_cached("SELECT title FROM document WHERE uuid = ?1")?
            .query_row([document], |row| row.get(0))
            .optional()?;
        Ok(title.map(|title| (document, title)))
    }
}
