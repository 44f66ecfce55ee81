//! `export`: notes leave for a file, or for one file per document in a folder.

use std::path::{Path, PathBuf};

use clap::Args;
use lectern_core::anchor::State;
use lectern_core::annotations::{Colour, Filter, Kind};
use lectern_core::export::{self, Arrange, Context, Exported, Format, Request};
use lectern_core::time::Time;
use lectern_core::{Error, Library};
use serde::Serialize;

use super::annotations::tell_missing;
use crate::choice::one_of;
use crate::failure::Failure;
use crate::ids;
use crate::layout::count;
use crate::library::Chosen;
use crate::output::Output;

/// Write notes to a file, or into a folder
///
/// In a folder that exists each document gets a file of its own. A file is written beside its
/// place and then put into it: on failure, what was there stays whole. Each filter can be given
/// several times: any of its values will do, and every filter must.
#[derive(Debug, Args)]
pub struct Export {
    /// The format; JSON is complete and can be brought back in
    #[arg(long, value_name = "F", value_parser = one_of(Format::ALL, Format::as_str))]
    format: Format,

    /// From this document
    #[arg(long = "document", value_name = "D")]
    documents: Vec<String>,

    /// With this tag
    #[arg(long = "tag", value_name = "T", allow_hyphen_values = true)]
    tags: Vec<String>,

    /// Of this kind
    #[arg(long = "kind", value_name = "K", value_parser = one_of(Kind::ALL, Kind::as_str))]
    kinds: Vec<Kind>,

    /// In this colour
    #[arg(long = "colour", value_name = "C", value_parser = one_of(Colour::ALL, Colour::as_str))]
    colours: Vec<Colour>,

    /// In this state
    #[arg(long = "state", value_name = "S", value_parser = one_of(&State::ALL, State::as_str))]
    states: Vec<State>,

    /// Changed at or after this time, written like 2026-11-24 or 2026-11-24T09:41:00Z
    #[arg(long, value_name = "T", value_parser = Time::parse)]
    since: Option<Time>,

    /// How much of the text around a quote comes along
    #[arg(long, value_name = "C", default_value = "none", value_parser = one_of(Context::ALL, Context::as_str))]
    context: Context,

    /// The file, or a folder that exists
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Answer {
    path: String,
    annotations: usize,
    bytes: usize,
    files: Vec<String>,
}

impl Export {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_read()?;
        let request = Request {
            format: self.format,
            filter: Filter {
                annotations: Vec::new(),
                documents: ids::documents(&self.documents)?,
                tags: self.tags,
                kinds: self.kinds,
                colours: self.colours,
                states: self.states,
                since: self.since,
            },
            arrange: Arrange::Topic,
            context: self.context,
        };
        let answer = write(&library, &request, &self.out)?;
        output.answer(&answer, || {
            format!(
                "{} written to {}.",
                count(answer.annotations, "annotation"),
                answer.path
            )
        })?;
        tell_missing(&library, &request.filter.tags, output)
    }
}

fn write(library: &Library, request: &Request, out: &Path) -> Result<Answer, Error> {
    let exports: Vec<(PathBuf, Exported)> = if out.is_dir() {
        let each = export::export_each(library, request)?;
        let place = |one: Exported| {
            let document = one.documents.first().map_or("", String::as_str);
            let path =
                export::place_in(out, &one.file_name, document).map_err(|source| Error::File {
                    deed: "read",
                    path: out.join(&one.file_name),
                    source,
                })?;
            Ok((path, one))
        };
        each.into_iter().map(place).collect::<Result<_, Error>>()?
    } else {
        vec![(out.to_owned(), export::export(library, request)?)]
    };
    let mut answer = Answer {
        path: out.display().to_string(),
        annotations: 0,
        bytes: 0,
        files: Vec::new(),
    };
    for (path, one) in exports {
        export::save(&path, one.text.as_bytes())?;
        answer.annotations += one.annotations;
        answer.bytes += one.text.len();
        answer.files.push(path.display().to_string());
    }
    Ok(answer)
}
