//! `check`: everything that can be said about the code without running it.

use crate::Call;
use crate::house;
use crate::icons;
use crate::licences;
use crate::setup;
use crate::steps::{Failure, Step};
use crate::types;

/// Quick answers first.
pub fn check(call: &Call) -> Result<(), Failure> {
    setup::to_build(call)?;
    without_setup(call)
}

/// The same, where the set-up was done already.
pub fn without_setup(call: &Call) -> Result<(), Failure> {
    let ui = call.root.join("ui");
    house::check(&call.root)?;
    Step::cargo("fmt --all --check").within(&call.root).run()?;
    for script in ["format:check", "lint", "check", "contrast", "icons:check"] {
        Step::npm("run --silent").arg(script).within(&ui).run()?;
    }
    licences::check(&call.root)?;
    icons::check(&call.root)?;
    Step::cargo("clippy --workspace --all-targets -- -D warnings")
        .within(&call.root)
        .run()?;
    types::check(&call.root)
}
