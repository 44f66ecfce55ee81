//! `types`: the TypeScript that the window's commands and their types are called by, made from the Rust.

use std::path::Path;

use crate::Call;
use crate::steps::{Failure, Step};

/// Where the screens look for it.
const BINDINGS: &str = "ui/src/commands/bindings.ts";

/// The one place that knows how the shell is asked for its types.
fn generate(root: &Path, to: &Path) -> Result<(), Failure> {
    Step::cargo("run --quiet --package lectern --bin lectern -- --export-types")
        .arg(to)
        .within(root)
        .run()
}

/// Writes the file anew.
pub fn types(call: &Call) -> Result<(), Failure> {
    generate(&call.root, &call.root.join(BINDINGS))
}

/// Fails when the file is not what the Rust types would make of it today.
pub fn check(root: &Path) -> Result<(), Failure> {
    let fresh = root.join("target/bindings.ts");
    generate(root, &fresh)?;
    let made = std::fs::read_to_string(&fresh)?;
    let kept = std::fs::read_to_string(root.join(BINDINGS)).unwrap_or_default();
    if made == kept {
        return Ok(());
    }
    Err(Failure(format!(
        "{BINDINGS} is stale: run cargo xtask types"
    )))
}
