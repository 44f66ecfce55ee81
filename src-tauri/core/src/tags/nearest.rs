//! Tags that were asked for and are not there, and which is the nearest that is.

use rusqlite::Connection;

use super::name::clean;
use super::rows::{TagCount, in_use};
use super::spelling::is_same;
use crate::error::Result;
use crate::library::Library;
use crate::search::letters_off;

/// A tag that no annotation carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// As it was asked for.
    pub tag: String,
    /// The nearest that one does carry, where there is one near enough.
    pub nearest: Option<String>,
}

/// Which of these tags no live annotation carries.
///
/// # Errors
/// Only where the library cannot be read.
pub fn missing(library: &Library, asked: &[String]) -> Result<Vec<Missing>> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let mut there = library.read(in_use)?;
    there.retain(|tag| tag.annotations > 0);
    let of = |tag: &String| {
        let name = clean(tag).unwrap_or_else(|_| tag.clone());
        let is_there = there.iter().any(|one| is_same(&one.name, &name));
        (!is_there).then(|| Missing {
            tag: name.clone(),
            nearest: nearest_of(&there, &name),
        })
    };
    Ok(asked.iter().filter_map(of).collect())
}

/// The tag in use that is nearest to one that is not; `None` where it is in use, or none is near.
pub(crate) fn nearest(connection: &Connection, tag: &str) -> Result<Option<String>> {
    Ok(nearest_of(&in_use(connection)?, tag))
}

/// At most one letter off for short tags, two for long ones; of equally near ones the most used.
fn nearest_of(there: &[TagCount], tag: &str) -> Option<String> {
    let wanted: Vec<char> = tag.to_lowercase().chars().collect();
    let most = match wanted.len() {
        ..3 => 0,
        3..6 => 1,
        _ => 2,
    };
    there
        .iter()
        .map(|one| {
            let letters: Vec<char> = one.name.to_lowercase().chars().collect();
            (letters_off(&wanted, &letters), one)
        })
        .min_by_key(|(off, one)| (*off, std::cmp::Reverse(one.annotations + one.documents)))
        .filter(|(off, _)| (1..=most).contains(off))
        .map(|(_, one)| one.name.clone())
}
