//! The command line as a script meets it: the program is run, its answer read. One file for each
//! verb, named after it; `contract` holds what is true of all of them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod add;
mod annotations;
mod bookmark;
mod check;
mod contract;
mod desk;
mod documents;
mod dump;
mod edit;
mod export;
mod highlight;
mod history;
mod import_notes;
mod init;
mod note;
mod offline;
mod read_only;
mod readme;
mod redo;
mod remove;
mod restore;
mod samples;
mod search;
mod show;
mod topics;
mod trash;
mod undo;
mod writing;
