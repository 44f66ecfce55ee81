//! `init`: a new, empty library.

use clap::Args;
use serde::Serialize;

use crate::failure::Failure;
use crate::library::Chosen;
use crate::output::Output;

/// Make an empty library
///
/// The library has no built-in report. Where there is one already, nothing is touched.
#[derive(Debug, Args)]
pub struct Init {}

#[derive(Serialize)]
struct Answer {
    library: String,
}

impl Init {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.create()?.folder().display().to_string();
        output.answer(
            &Answer {
                library: library.clone(),
            },
            || format!("An empty library is in {library}."),
        )
    }
}
