//! What a tag may be called.

use crate::error::{Error, Result};

/// The longest tag, in code points.
const LONGEST: usize = 100;

/// A tag as it is kept: without the `#` that people write before it, without space around.
///
/// # Errors
/// [`Error::Invalid`] for an empty or over-long tag, or one with control characters.
pub(crate) fn clean(tag: &str) -> Result<String> {
    let name = tag.trim().trim_start_matches('#').trim();
    if name.is_empty() {
        return Err(Error::Invalid(
            "A tag needs at least one letter.".to_owned(),
        ));
    }
    if name.chars().count() > LONGEST {
        return Err(Error::Invalid(format!(
            "A tag has at most {LONGEST} letters."
        )));
    }
    if name.chars().any(char::is_control) {
        return Err(Error::Invalid(
            "A tag is one line, without control characters.".to_owned(),
        ));
    }
    Ok(name.to_owned())
}

/// Cleaned tags, sorted, each once.
pub(crate) fn clean_all(tags: &[String]) -> Result<Vec<String>> {
    let mut names = tags
        .iter()
        .map(|tag| clean(tag))
        .collect::<Result<Vec<_>>>()?;
    names.sort();
    names.dedup();
    Ok(names)
}
