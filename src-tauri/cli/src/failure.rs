//! What a request fails with: a stable code, a message in words, an exit code.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

/// Why a request was not carried out, or not told.
#[derive(Debug)]
pub enum Failure {
    /// The core refused it.
    Core(lectern_core::Error),
    /// No library is named and there is no home folder to look in.
    NoFolder,
    /// The command line is not a request. Holds the text that says so, as it is printed.
    Usage(String),
    /// A file named on the command line is not what the verb can use.
    File(Told),
    /// The request failed, and its answer on standard output says why already.
    Answered(Told),
    /// Standard output did not take the answer.
    Unwritten(io::Error),
}

/// A failure as scripts get it: the object under `error`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Stable code.
    pub code: Cow<'static, str>,
    /// The reason in words.
    pub message: String,
}

impl Failure {
    /// 2 for wrong usage, 141 where the reader had enough and went away, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            // What a shell reports of a program that ended by SIGPIPE (128 + 13), as `ls` or `git` do behind `head`:
            // the request did not fail, and its answer was not told to the end either.
            other if other.is_reader_gone() => 141,
            _ => 1,
        }
    }

    /// Whether the answer was not taken to its end by who asked for it, as `head` does. There is nobody to tell.
    pub fn is_reader_gone(&self) -> bool {
        matches!(self, Self::Unwritten(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Code and message.
    pub fn told(&self) -> Told {
        match self {
            Self::Core(error) => Told { code: error.code().into(), message: error.to_string() },
            Self::NoFolder => Told {
                code: "no-folder".into(),
                message: "This system names no home folder. Say where the library is with --library DIR or LECTERN_LIBRARY."
                    .to_owned(),
            },
            Self::Usage(text) => Told { code: "usage".into(), message: first_part(text) },
            Self::File(told) | Self::Answered(told) => told.clone(),
            Self::Unwritten(error) => Told {
                code: "unwritten".into(),
                message: format!("The answer could not be written: {error}. A change that was asked for has been made."),
            },
        }
    }
}

/// The first paragraph of clap's text, without the word `error:` before it.
fn first_part(text: &str) -> String {
    let part = text.split("\n\n").next().unwrap_or_default().trim();
    part.strip_prefix("error: ").unwrap_or(part).to_owned()
}

impl From<lectern_core::Error> for Failure {
    fn from(error: lectern_core::Error) -> Self {
        Self::Core(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_wrong_usage_is_two() {
        assert_eq!(Failure::Usage(String::new()).exit_code(), 2);
        assert_eq!(
            Failure::Core(lectern_core::Error::NothingToUndo).exit_code(),
            1
        );
        assert_eq!(
            Failure::Unwritten(io::ErrorKind::StorageFull.into()).exit_code(),
            1
        );
        assert_eq!(
            Failure::Unwritten(io::ErrorKind::BrokenPipe.into()).exit_code(),
            141
        );
    }

    #[test]
    fn usage_is_told_in_one_paragraph() {
        let failure = Failure::Usage("error: no such verb\n\nUsage: lectern-cli VERB\n".to_owned());
        assert_eq!(
            failure.told(),
            Told {
                code: "usage".into(),
                message: "no such verb".to_owned()
            }
        );
    }
}
