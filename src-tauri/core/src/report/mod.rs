//! The report that comes with Lectern, so that a new user can read, mark and export within the
//! first minute.

use crate::documents::{self, Imported};
use crate::error::Result;
use crate::import::{Beside, Source};
use crate::library::Library;

const TEXT: &str = include_str!("advances-in-large-language-models.md");
const FIGURE: &[u8] = include_bytes!("scaling.png");

/// Puts the built-in report into a library.
///
/// # Errors
/// Only where the library cannot be written.
pub fn add(library: &Library) -> Result<Imported> {
    let source = Source {
        name: "advances-in-large-language-models.md".to_owned(),
        bytes: TEXT.as_bytes().to_vec(),
        beside: Beside::Embedded(&[("scaling.png", FIGURE)]),
    };
    documents::add_source(library, &source, true)
}
