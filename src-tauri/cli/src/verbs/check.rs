//! `check`: whether the library is as it should be.

use std::path::{Path, PathBuf};

use clap::Args;
use lectern_core::check::{self, Problem, Report};
use lectern_core::{Error, library};
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
    /// What can be done about what is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Told>,
}

impl Check {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let report = match self.report(chosen) {
            // Too damaged to be looked over is what was asked, not a failure to answer.
            Err(Failure::Core(Error::Damaged(reason))) => Report {
                ok: false,
                problems: vec![Problem {
                    code: "damaged-library",
                    message: format!("The file cannot be read as a library: {reason}."),
                }],
                repaired: Vec::new(),
            },
            // What is no library, or nothing any more, may have been one.
            Err(Failure::Core(error @ (Error::NotALibrary(_) | Error::EmptyLibrary(_)))) => {
                let folder = chosen.folder()?;
                let next = beyond_repair(&folder, &library::copies(&folder));
                return Err(Failure::File(Told {
                    code: error.code().into(),
                    message: format!("{error}\n\n{next}"),
                }));
            }
            report => report?,
        };
        let error = (!report.ok).then(|| Told {
            code: "library-not-ok".into(),
            message: format!(
                "The library has {}.",
                count(report.problems.len(), "problem")
            ),
        });
        let next = (!report.ok)
            .then(|| self.next(&report, chosen))
            .transpose()?;
        output.answer(
            &Answer {
                report: &report,
                next: next.as_deref(),
                error: error.as_ref(),
            },
            || text(&report, next.as_deref()),
        )?;
        error.map_or(Ok(()), |error| Err(Failure::Answered(error)))
    }

    /// What to do about what is wrong still.
    fn next(&self, report: &Report, chosen: &Chosen) -> Result<String, Failure> {
        let is_known = |problem: &Problem| problem.code.ends_with("-differs");
        if !self.repair && report.problems.iter().all(is_known) {
            return Ok(
                "`lectern-cli check --repair` puts back what the history knows, and keeps the damaged file beside."
                    .to_owned(),
            );
        }
        let folder = chosen.folder()?;
        Ok(beyond_repair(&folder, &library::copies(&folder)))
    }

    fn report(&self, chosen: &Chosen) -> Result<Report, Failure> {
        Ok(if self.repair {
            check::repair(&chosen.to_write()?)?
        } else {
            check::check(&chosen.to_read()?)?
        })
    }
}

/// What can still be done where the journal cannot help.
fn beyond_repair(folder: &Path, copies: &[PathBuf]) -> String {
    let copies = if copies.is_empty() {
        "There is no older copy in its folder; look where you keep your backups.".to_owned()
    } else {
        let list: Vec<_> = copies
            .iter()
            .map(|copy| format!("  {}", copy.display()))
            .collect();
        format!("Copies of it, the newest first:\n{}", list.join("\n"))
    };
    format!(
        "What is left cannot be put back from the history. Nothing was deleted.\n\
         To save what can be read: `lectern-cli export --format json --out notes.json`, and `lectern-cli dump`.\n\
         {copies}\n\
         To go back to a copy: close Lectern, move {} and its side files elsewhere, and give the copy that name.\n\
         To begin anew: move the folder elsewhere, then `lectern-cli init`, `add` for your documents, and \
         `import-notes notes.json` for notes that were exported.",
        folder.join(library::FILE_NAME).display()
    )
}

fn text(report: &Report, next: Option<&str>) -> String {
    let mut text = String::new();
    if !report.repaired.is_empty() {
        text.push_str(&problems("Repaired", &report.repaired));
    }
    if report.ok {
        text.push_str("The library is in order.\n");
    } else {
        text.push_str(&problems("Problem", &report.problems));
    }
    if let Some(next) = next {
        text.push_str(&format!("\n{next}\n"));
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
