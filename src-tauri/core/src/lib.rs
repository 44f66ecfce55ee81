//! All that Lectern *is*: no window, no network, no async.

pub mod import;
