//! Reads from the test runners' own words how many tests passed and failed.

use std::fmt;
use std::ops::Add;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ran and held.
    pub passed: u32,
    /// Ran and did not hold.
    pub failed: u32,
    /// Not run: marked to be asked for by name.
    pub ignored: u32,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            ignored: self.ignored + other.ignored,
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Sums cargo's lines: `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; …`.
pub fn cargo(output: &str) -> Counts {
    output
        .lines()
        .filter_map(|line| line.split_once("test result: "))
        .map(|(_, rest)| counted(rest.split([';', '.']), "ignored"))
        .fold(Counts::default(), Add::add)
}

/// Reads vitest's line: `Tests  1 failed | 2 passed | 1 skipped (4)`.
pub fn vitest(output: &str) -> Counts {
    output
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("Tests "))
        .map(|rest| {
            let rest = rest.split('(').next().unwrap_or(rest);
            counted(rest.split('|'), "skipped")
        })
        .fold(Counts::default(), Add::add)
}

/// Parts such as `3 passed`, whatever their order.
fn counted<'a>(parts: impl Iterator<Item = &'a str>, not_run: &str) -> Counts {
    let mut counts = Counts::default();
    for part in parts {
        let Some((number, word)) = part.trim().split_once(' ') else {
            continue;
        };
        let Ok(number) = number.parse::<u32>() else {
            continue;
        };
        match word.trim() {
            "passed" => counts.passed += number,
            "failed" => counts.failed += number,
            word if word == not_run => counts.ignored += number,
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_suites_are_summed() {
        let output = "test a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s\n";
        assert_eq!(cargo(output).to_string(), "7 passed, 2 failed");
        assert_eq!(cargo(output).ignored, 1);
    }

    #[test]
    fn vitest_is_read_in_all_its_moods() {
        let well = " Test Files  1 passed (1)\n      Tests  3 passed (3)\n";
        assert_eq!(vitest(well).to_string(), "3 passed, 0 failed");
        let ill = "      Tests  1 failed | 2 passed | 1 skipped (4)\n";
        assert_eq!(vitest(ill).to_string(), "2 passed, 1 failed");
        assert_eq!(vitest("No test files found"), Counts::default());
    }
}
