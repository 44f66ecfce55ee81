//! `dump`: all user data, for comparing two states.

use clap::Args;
use lectern_core::dump;

use crate::failure::Failure;
use crate::library::Chosen;
use crate::output::Output;

/// Print all user data as canonical JSON
///
/// Without journal, device, clocks and derived data: the same state gives the same bytes.
#[derive(Debug, Args)]
pub struct Dump {}

impl Dump {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        output.verbatim(&dump::dump(&chosen.to_read()?)?)
    }
}
