//! `check`: whether the library is as it should be.

use clap::Args;
use lectern_core::Error;
use lectern_core::check::{self, Problem, Report};
use serde::Serialize;

use crate::failure::{Failure, Told};
use crate::layout::{Column, count, table};
use crate::library::Chosen;
use crate::output::Output;

/// Look the whole library over, and repair it if asked
///
/// The file's own structure is checked, and each document and annotation against the journal's
/// last word on it. Exit status 1 where something is wrong still.
#[derive(Debug, Args)]
pub struct Check {
    /// Put back what differs from the journal; the damaged file is kept beside
    #[arg(long)]
    repair: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Told>,
}

impl Check {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let report = match self.report(chosen) {
            // Too damaged to be looked over is what was asked, not a failure to answer.
            Err(Failure::Core(error @ Error::Damaged(_))) => Report {
                ok: false,
                problems: vec![Problem {
                    code: error.code(),
                    message: error.to_string(),
                }],
                repaired: Vec::new(),
            },
            report => report?,
        };
        let error = (!report.ok).then(|| Told {
            code: "library-not-ok".into(),
            message: format!(
                "The library has {}.",
                count(report.problems.len(), "problem")
            ),
        });
        output.answer(
            &Answer {
                report: &report,
                error: error.as_ref(),
            },
            || text(&report),
        )?;
        error.map_or(Ok(()), |error| Err(Failure::Answered(error)))
    }

    fn report(&self, chosen: &Chosen) -> Result<Report, Failure> {
        Ok(if self.repair {
            check::repair(&chosen.to_write()?)?
        } else {
            check::check(&chosen.to_read()?)?
        })
    }
}

fn text(report: &Report) -> String {
    let mut text = String::new();
    if !report.repaired.is_empty() {
        text.push_str(&problems("Repaired", &report.repaired));
    }
    if report.ok {
        text.push_str("The library is in order.\n");
    } else {
        text.push_str(&problems("Problem", &report.problems));
    }
    text
}

fn problems(head: &'static str, problems: &[Problem]) -> String {
    let rows: Vec<_> = problems
        .iter()
        .map(|one| [one.code.to_owned(), one.message.clone()])
        .collect();
    table([Column::Left(head), Column::Left("What")], &rows)
}
