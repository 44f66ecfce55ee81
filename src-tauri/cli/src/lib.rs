//! Lectern from a terminal or a script: the same library and the same rules as the window, with
//! an answer that people can read or, with `--json`, one that programs can.
//!
//! `arguments` reads the command line, `verbs` holds one file for each verb, `library` finds and
//! opens the library, `output` writes the one answer, `failure` says what went wrong and gives
//! the exit code. A library beside the program, so that `examples/papers.rs` can describe the
//! same command line in man pages and completions without a part of the shipped program.

mod arguments;
mod choice;
mod failure;
mod ids;
mod layout;
mod library;
mod output;
mod verbs;

use std::process::ExitCode;

use crate::arguments::{Arguments, Parsed};
use crate::failure::Failure;
use crate::library::Chosen;
use crate::output::Output;

/// Does what the program's arguments say, and returns how it went.
pub fn run() -> ExitCode {
    let given: Vec<_> = std::env::args_os().collect();
    match arguments::parse(&given) {
        Parsed::Request(arguments) => {
            let output = Output::new(arguments.json);
            conclude(&output, carry_out(arguments, &output))
        }
        Parsed::Text { key, text, json } => {
            let output = Output::new(json);
            conclude(&output, output.text_under(key, &text))
        }
        Parsed::Wrong { message, json } => {
            conclude(&Output::new(json), Err(Failure::Usage(message)))
        }
    }
}

/// The command line as it is, for those who describe it.
pub fn command() -> clap::Command {
    <Arguments as clap::CommandFactory>::command()
}

fn carry_out(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    let Arguments { library, verb, .. } = arguments;
    verb.run(&Chosen::new(library), output)
}

fn conclude(output: &Output, result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}
