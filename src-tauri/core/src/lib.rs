//! All that Lectern is, without a window: the library and its journal, documents and their
//! editions, anchors, annotations, import and export.
//!
//! Knows nothing of Tauri, of any window, of the network, and runs on plain threads. Offsets are
//! Unicode code points throughout.

pub mod anchor;
pub mod annotations;
pub mod check;
pub mod collections;
pub mod documents;
pub mod dump;
pub mod error;
pub mod export;
pub mod import;
pub mod journal;
pub mod library;
pub mod links;
pub mod notebook;
pub mod reading;
pub mod report;
pub mod saved_search;
pub mod search;
pub mod tags;
pub mod text;
pub mod time;
mod vocabulary;

pub use error::{Error, Result};
pub use library::{Actor, Library};
