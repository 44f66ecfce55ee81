//! `import-notes`: annotations of a JSON export come back in.

use std::path::{Path, PathBuf};

use clap::Args;
use lectern_core::annotations::{self, BroughtIn, NotBrought};
use serde::Serialize;

use crate::failure::{Failure, Told};
use crate::layout::{count, fields};
use crate::library::Chosen;
use crate::output::Output;

/// Bring the annotations of a JSON export into the library
///
/// Documents are known by their id or their content and must be in the library. Ids are kept, so
/// that nothing comes in twice; of two versions of an annotation the one changed last wins. Exit
/// status 1 only where nothing could be brought in.
#[derive(Debug, Args)]
pub struct ImportNotes {
    /// A file written by `export --format json`
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    brought: &'a BroughtIn,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Told>,
}

impl ImportNotes {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let brought = annotations::bring_in(&library, &read(&self.path)?)?.answer;
        for reason in reasons(&brought.failed) {
            output.message(&reason);
        }
        let came = brought.added + brought.updated + brought.unchanged;
        let error = (came == 0).then(|| nothing(&brought)).flatten();
        output.answer(
            &Answer {
                brought: &brought,
                error: error.as_ref(),
            },
            || text(&brought),
        )?;
        error.map_or(Ok(()), |error| Err(Failure::Answered(error)))
    }
}

/// How many of those that failed for one reason are named.
const NAMED: usize = 3;

/// Each reason once, in the order they came up, with how many failed for it and the first of them.
fn reasons(failed: &[NotBrought]) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in failed {
        let what = one.annotation.as_deref().unwrap_or("document");
        match groups.iter_mut().find(|(reason, _)| *reason == one.message) {
            Some((_, named)) => named.push(what),
            None => groups.push((&one.message, vec![what])),
        }
    }
    let told = |(reason, named): &(&str, Vec<&str>)| match named[..] {
        [one] => format!("{one}: {reason}"),
        _ => {
            let first = named[..named.len().min(NAMED)].join(", ");
            let more = match named.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!(
                "{}: {reason}\n  {first}{more}",
                count(named.len(), "annotation")
            )
        }
    };
    groups.iter().map(told).collect()
}

/// Why nothing came in; a file that holds no annotations is no failure.
fn nothing(brought: &BroughtIn) -> Option<Told> {
    let first = brought.failed.first()?;
    let code = if brought.failed.iter().all(|one| one.code == first.code) {
        first.code
    } else {
        "nothing-imported"
    };
    let number = count(brought.failed.len(), "annotation");
    Some(Told {
        code: code.into(),
        message: format!("Nothing was brought in: {number} failed. {}", first.message),
    })
}

fn read(path: &Path) -> Result<String, Failure> {
    let refused = |code: &'static str, reason: String| {
        let message = format!("{}: {reason}. Nothing was changed.", path.display());
        Failure::File(Told {
            code: code.into(),
            message,
        })
    };
    // Asked first: reading a pipe would wait for somebody to write into it.
    let metadata =
        std::fs::metadata(path).map_err(|error| refused("unreadable", error.to_string()))?;
    if !metadata.is_file() {
        return Err(refused(
            "not-a-file",
            "a folder, a pipe or a device, not a file".to_owned(),
        ));
    }
    let bytes = std::fs::read(path).map_err(|error| refused("unreadable", error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| {
        refused(
            "not-json",
            "this is no JSON file, for it is not UTF-8".to_owned(),
        )
    })
}

fn text(brought: &BroughtIn) -> String {
    let BroughtIn {
        added,
        updated,
        unchanged,
        orphaned,
        failed,
    } = brought;
    fields(&[
        ("added", Some(added.to_string())),
        ("updated", Some(updated.to_string())),
        ("unchanged", Some(unchanged.to_string())),
        ("orphaned", Some(orphaned.to_string())),
        ("failed", Some(failed.len().to_string())),
    ])
}
