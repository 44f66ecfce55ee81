//! The command line: the options that belong to every verb, and what it means when the line is
//! not a request (help, version, wrong usage).

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;
use clap::error::ErrorKind;

use crate::verbs::Verb;

const EVERY_VERB: &str = "Options of every verb";

/// Lectern, a reading desk for reports, from a terminal or a script
///
/// Exit status: 0 done, 1 the request failed, 2 wrong usage, 141 the reader of a pipe went away, as `head` does. Ids are printed in full, to be given
/// to other verbs. Everything that changes the library can be undone.
#[derive(Debug, Parser)]
#[command(
    name = "lectern-cli",
    bin_name = "lectern-cli",
    version,
    subcommand_value_name = "VERB",
    subcommand_help_heading = "Verbs",
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// Folder of the library; by default that of the desktop app, or $LECTERN_LIBRARY
    #[arg(long, global = true, value_name = "DIR", help_heading = EVERY_VERB)]
    pub library: Option<PathBuf>,

    /// Answer with one JSON value on standard output
    #[arg(long, global = true, help_heading = EVERY_VERB)]
    pub json: bool,

    #[command(subcommand)]
    pub verb: Verb,
}

/// What a command line turned out to be.
pub enum Parsed {
    /// A request to carry out.
    Request(Arguments),
    /// Help or version, under its name in JSON.
    Text {
        key: &'static str,
        text: String,
        json: bool,
    },
    /// Wrong usage, with the words that say how to do it right.
    Wrong { message: String, json: bool },
}

/// Reads a command line; its first word is the program's name.
pub fn parse(given: &[OsString]) -> Parsed {
    let error = match Arguments::try_parse_from(given) {
        Ok(arguments) => return Parsed::Request(arguments),
        Err(error) => error,
    };
    let json = wants_json(given);
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp => Parsed::Text {
            key: "help",
            text,
            json,
        },
        ErrorKind::DisplayVersion if json => Parsed::Text {
            key: "version",
            text: env!("CARGO_PKG_VERSION").to_owned(),
            json,
        },
        ErrorKind::DisplayVersion => Parsed::Text {
            key: "version",
            text,
            json,
        },
        _ => Parsed::Wrong {
            message: text,
            json,
        },
    }
}

/// Whether the line asks for JSON, though it could not be read as a whole.
fn wants_json(given: &[OsString]) -> bool {
    given
        .iter()
        .skip(1)
        .take_while(|word| *word != "--")
        .any(|word| word == "--json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn json_is_seen_in_a_line_that_cannot_be_read() {
        let line = |words: &str| words.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert!(wants_json(&line("lectern-cli nonsense --json")));
        assert!(!wants_json(&line("lectern-cli add -- --json")));
    }
}
