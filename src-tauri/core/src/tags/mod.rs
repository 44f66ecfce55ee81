//! Tags: labels on annotations and documents, kept by name. Renaming, merging and removing one is one
//! action over all that carry it.

mod arrange;
mod name;
mod rows;
mod spelling;

pub use arrange::{Retagged, remove, rename};
pub(crate) use name::{clean, clean_all};
pub(crate) use rows::{Carrier, of, set};
pub use rows::{TagCount, tags};
pub(crate) use spelling::spelling;
