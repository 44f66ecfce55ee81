//! Tags: labels on annotations and documents, kept by name. Renaming, merging and removing one is one
//! action over all that carry it.

mod arrange;
mod name;
mod nearest;
mod rows;
mod spelling;

pub use arrange::{Retagged, remove, rename};
pub(crate) use name::{clean, clean_all};
pub(crate) use nearest::nearest;
pub use nearest::{Missing, missing};
pub(crate) use rows::{Carrier, of, set};
pub use rows::{TagCount, tags};
pub(crate) use spelling::{Retagging, settled_all, spelling, spellings};
