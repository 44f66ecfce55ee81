//! `test`: set-up, check, then every test there is, the real window included, and one count at the end.

use crate::Call;
use crate::check;
use crate::counts::{self, Counts};
use crate::setup;
use crate::steps::{Failure, Step};

/// Runs all tests even when some fail, so that the counts are whole.
pub fn test(call: &Call) -> Result<(), Failure> {
    setup::to_drive(call)?;
    check::without_setup(call)?;
    let rust = Step::cargo("test --workspace --no-fail-fast")
        .within(&call.root)
        .run_keeping()?;
    let screens = Step::npm("run --silent test")
        .within(&call.root.join("ui"))
        .env("NO_COLOR", "1")
        .run_keeping()?;
    let (in_rust, in_screens) = (counts::cargo(&rust.output), counts::vitest(&screens.output));
    let sum = in_rust + in_screens;
    println!(
        "\ncargo:  {in_rust}, {} ignored\nvitest: {in_screens}\n{sum}",
        in_rust.ignored
    );
    verdict(rust.ok, in_rust, "cargo test")?;
    verdict(screens.ok, in_screens, "vitest")
}

/// A runner that ended well must also have run something.
fn verdict(ok: bool, counts: Counts, runner: &str) -> Result<(), Failure> {
    match (ok && counts.failed == 0, counts.passed) {
        (false, _) => Err(Failure(format!("{runner} failed"))),
        (true, 0) => Err(Failure(format!("{runner} ran no test"))),
        (true, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_nothing_is_no_success() {
        let none = Counts::default();
        let one = Counts { passed: 1, ..none };
        assert!(verdict(true, none, "x").is_err());
        assert!(verdict(false, one, "x").is_err());
        assert!(verdict(true, one, "x").is_ok());
    }
}
