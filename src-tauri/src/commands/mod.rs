//! What the page may ask for. Each command checks, calls one function of the core, and maps the
//! error; the list of all of them stands in `types.rs`, and again in `build.rs`, where the access
//! list is made from it.

pub mod adding;
pub mod annotations;
pub mod arranging;
pub mod export;
pub mod keeping;
pub mod library;
pub mod links;
pub mod notebook;
pub mod reading;
pub mod search;
pub mod shelf;
pub mod undo;
pub mod window;
