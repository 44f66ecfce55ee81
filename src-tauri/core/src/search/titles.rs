//! Which titles come first where a document is looked for by its name: those that begin as is typed, and of those
//! that fit as well the ones in use.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::answer;
use super::lists::Scored;
use super::query::Query;
use super::run::Runner;
use super::snippet;
use super::units::{HEAD, kind};
use crate::error::Result;
use crate::text;

/// How much more the title of the document in use last counts than another that fits as well.
const IN_USE: f32 = 1.0;

/// How many times as much a title counts that begins as is typed: more than the one in use last, where that is no shorter.
const BEGINS: f32 = 3.0;

/// Of so many of the best more than are told it is asked how their titles begin.
const BESIDE: usize = 32;

/// Raises the scores of these documents' own titles among what was found, the first of them the most: a title that
/// fits twice as well still comes first.
pub(super) fn raise_in_use(
    runner: &Runner<'_>,
    documents: &[Uuid],
    found: &mut Scored,
) -> Result<()> {
    let mut first = runner
        .connection
        .prepare_cached("SELECT first FROM thing WHERE key = ?1")?;
    for (rank, document) in documents.iter().enumerate() {
        let unit: Option<u32> = first.query_row([document], |row| row.get(0)).optional()?;
        if let Some(at) = unit.and_then(|unit| found.units.binary_search(&unit).ok()) {
            found.scores[at] *= 1.0 + IN_USE * (1.0 - rank as f32 / documents.len() as f32);
        }
    }
    Ok(())
}

/// The best so many units, best first, and on the places that titles have among them those titles that fit best where
/// one that begins as is typed counts for more. What is no title stays where it is.
pub(super) fn best_begun(
    library: &Connection,
    runner: &Runner<'_>,
    query: &Query,
    found: &Scored,
    limit: usize,
) -> Result<Vec<(u32, f32)>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let mut best = answer::best(runner, found, 0, limit.saturating_add(BESIDE));
    let wanted: Vec<&str> = snippet::wanted(query)
        .into_iter()
        .filter(|words| words.slots.document >> HEAD & 1 == 1)
        .flat_map(|words| words.words.iter().map(String::as_str))
        .collect();
    if !wanted.is_empty() {
        let wanted = wanted.join(" ");
        let is_title =
            |unit: u32| runner.columns.flags[unit as usize] & kind::MASK == kind::DOCUMENT;
        let mut titles = Vec::new();
        for one in best.iter().filter(|one| is_title(one.0)) {
            let title = title(library, runner, one.0)?;
            let begins =
                title.is_some_and(|title| text::words(&title).join(" ").starts_with(&wanted));
            titles.push((if begins { one.1 * BEGINS } else { one.1 }, *one));
        }
        // Of equals those stay first that were.
        titles.sort_by(|a, b| b.0.total_cmp(&a.0));
        let places = best.iter_mut().filter(|one| is_title(one.0));
        for (place, (_, title)) in places.zip(titles) {
            *place = title;
        }
    }
    best.truncate(limit);
    Ok(best)
}

/// The title of a document by its unit; `None` where it has gone from the library this very moment.
fn title(library: &Connection, runner: &Runner<'_>, unit: u32) -> Result<Option<String>> {
    let document: Option<Uuid> = runner
        .connection
        .prepare_cached("SELECT key FROM thing WHERE first = ?1")?
        .query_row([unit], |row| row.get(0))
        .optional()?;
    let Some(document) = document else {
        return Ok(None);
    };
    Ok(library
        .prepare_cached("SELECT title FROM document WHERE uuid = ?1")?
        .query_row([document], |row| row.get(0))
        .optional()?)
}
