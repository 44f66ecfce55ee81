//! `shots`: pictures of the real window's screens, for the eye and for the README.

use crate::Call;
use crate::run::show;
use crate::setup;
use crate::steps::{Failure, Step};

/// Runs the test that takes them; it is ignored in ordinary test runs.
pub fn shots(call: &Call) -> Result<(), Failure> {
    setup::to_drive(call)?;
    let out = call.root.join("shots");
    std::fs::create_dir_all(&out)?;
    Step::cargo("test --package lectern --test shots -- --ignored --nocapture")
        .within(&call.root)
        .env("LECTERN_SHOTS", &out)
        .run()?;
    println!("\nThe pictures:");
    show(&out)
}
