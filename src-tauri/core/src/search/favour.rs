//! Documents that are in use stand before others that fit as well.

use rusqlite::OptionalExtension;
use uuid::Uuid;

use super::lists::Scored;
use super::run::Runner;
use crate::error::Result;

/// How much more the title of the document in use last counts than another that fits as well.
const MOST: f32 = 1.0;

/// Raises the scores of these documents' own titles among what was found, the first of them the most: a title that
/// fits twice as well still comes first.
pub(super) fn favour(runner: &Runner<'_>, documents: &[Uuid], found: &mut Scored) -> Result<()> {
    let mut first = runner
        .connection
        .prepare_cached("SELECT first FROM thing WHERE key = ?1")?;
    for (rank, document) in documents.iter().enumerate() {
        let unit: Option<u32> = first.query_row([document], |row| row.get(0)).optional()?;
        if let Some(at) = unit.and_then(|unit| found.units.binary_search(&unit).ok()) {
            found.scores[at] *= 1.0 + MOST * (1.0 - rank as f32 / documents.len() as f32);
        }
    }
    Ok(())
}
