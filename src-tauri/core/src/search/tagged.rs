//! Units by their tags, and tags by their units: the lists of whole tags that stand among those of words.

use std::collections::HashMap;

use super::codec::Entries;
use super::postings::{self, Wanted};
use super::query::{Slots, Words};
use super::run::Runner;
use super::units::{self, TAG};
use crate::error::Result;

/// The units with one of these tags, in order; `None` where none is asked for.
pub(super) fn units_with(runner: &Runner<'_>, tags: &[String]) -> Result<Option<Vec<u32>>> {
    if tags.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for tag in tags {
        let words = Words {
            words: vec![units::tag_term(tag)],
            prefix: false,
            slots: Slots::ALL,
        };
        all.extend(runner.raw(&words)?.units);
    }
    all.sort_unstable();
    all.dedup();
    Ok(Some(all))
}

/// The tags that these units, which are in order, carry: each folded, with the places in the list of those that have
/// it.
pub(super) fn tags_of(runner: &Runner<'_>, units: &[u32]) -> Result<HashMap<String, Vec<u32>>> {
    let mut by_tag: HashMap<String, Vec<u32>> = HashMap::new();
    if units.is_empty() {
        return Ok(by_tag);
    }
    for segment in &runner.columns.segments {
        postings::each(
            runner.connection,
            *segment,
            &TAG.to_string(),
            Wanted::Units,
            |term, posting| {
                runner.go_on()?;
                let mut at = 0;
                let mut places = Vec::new();
                for entry in Entries::new(posting.units()?) {
                    at += units[at..].partition_point(|unit| *unit < entry.unit);
                    if units.get(at) == Some(&entry.unit) {
                        places.push(at as u32);
                    }
                }
                if !places.is_empty() {
                    let name = term.strip_prefix(TAG).unwrap_or(term).to_owned();
                    by_tag.entry(name).or_default().extend(places);
                }
                Ok(())
            },
        )?;
    }
    Ok(by_tag)
}
