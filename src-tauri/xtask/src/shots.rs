//! `shots`: pictures of the real window's screens, for the eye and for the README.

use std::fs;
use std::path::Path;

use crate::Call;
use crate::run::show;
use crate::setup;
use crate::steps::{Failure, Step};

/// Takes them; `--twice` takes them a second time and fails where a picture is not the same byte for byte.
pub fn shots(call: &Call) -> Result<(), Failure> {
    setup::to_drive(call)?;
    let out = call.root.join("shots");
    take(call, &out)?;
    println!("\nThe pictures:");
    show(&out)?;
    if call.rest.iter().any(|word| word == "--twice") {
        let again = call.root.join("target/shots-again");
        take(call, &again)?;
        return alike(&out, &again);
    }
    Ok(())
}

/// Runs the test that takes them; it is ignored in ordinary test runs.
fn take(call: &Call, into: &Path) -> Result<(), Failure> {
    fs::create_dir_all(into)?;
    Step::cargo("test --package lectern --test shots -- --ignored --nocapture")
        .within(&call.root)
        .env("LECTERN_SHOTS", into)
        .run()
}

fn alike(first: &Path, second: &Path) -> Result<(), Failure> {
    let mut other = Vec::new();
    for picture in fs::read_dir(second)? {
        let name = picture?.file_name();
        if fs::read(first.join(&name))? != fs::read(second.join(&name))? {
            other.push(name.to_string_lossy().into_owned());
        }
    }
    if other.is_empty() {
        println!("The second time all were the same.");
        return Ok(());
    }
    Err(Failure(format!(
        "the second time these differed: {} (the others: {})",
        other.join(", "),
        second.display()
    )))
}
