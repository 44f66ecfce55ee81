//! `types`: the TypeScript that the window's commands and their types are called by, made from the Rust.

use std::path::Path;

use crate::Call;
use crate::setup;
use crate::steps::{Failure, Step};

/// The one place that knows how the shell is asked: a test of its own compares what is kept with what the
/// Rust types make of it today, and writes it anew when this variable is set.
const WRITES: &str = "LECTERN_WRITE_TYPES";

fn ask(root: &Path) -> Step {
    Step::cargo("test --quiet --package lectern --test types").within(root)
}

/// Writes the file anew.
pub fn types(call: &Call) -> Result<(), Failure> {
    setup::to_build(call)?;
    ask(&call.root).env(WRITES, "1").run()
}

/// Fails when the file is not what the Rust types would make of it today.
pub fn check(root: &Path) -> Result<(), Failure> {
    ask(root).run()
}
