//! Why a file was not taken in, in words for the user and in codes for programs.

use thiserror::Error;

/// A file that was not imported. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// No byte, or nothing but white space.
    #[error("{name} is empty. Nothing of it was kept.")]
    Empty {
        /// The file's name.
        name: String,
    },
    /// Data that is not text in any encoding.
    #[error("{name} holds binary data, not text. Nothing of it was kept.")]
    Binary {
        /// The file's name.
        name: String,
    },
    /// Over [`super::LIMIT_BYTES`].
    #[error("{name} is larger than 64 MB. Nothing of it was kept.")]
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size as far as it is known: a growing file is given up at the limit.
        bytes: u64,
    },
    /// More of something than `limits` allows.
    #[error("{name} has {what}. Nothing of it was kept.")]
    TooComplex {
        /// The file's name.
        name: String,
        /// Of what it has too much: "more than 200,000 headings".
        what: &'static str,
    },
    /// The system would not give the file.
    #[error("{name} could not be read: {reason}. Nothing of it was kept.")]
    Unreadable {
        /// The file's or folder's name.
        name: String,
        /// What the system said, in plain words.
        reason: String,
    },
    /// A pipe, a device, a socket, or a folder where a file was asked for.
    #[error("{name} is {what}, not a file. Nothing of it was kept.")]
    NotAFile {
        /// Its name.
        name: String,
        /// "a folder", "a pipe" or "a device".
        what: &'static str,
    },
    /// A document, but of a format that cannot be read.
    #[error("{name} is {what}, which Lectern cannot read. Nothing of it was kept.")]
    UnsupportedFormat {
        /// The file's name.
        name: String,
        /// The format with its article: "a PDF".
        what: &'static str,
    },
    /// A fault in Lectern itself.
    #[error("{name} could not be read: Lectern failed on it. Nothing of it was kept.")]
    Internal {
        /// The file's name.
        name: String,
    },
}

impl Refusal {
    /// The stable code, for scripts and for the screens.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty-file",
            Self::Binary { .. } => "binary-file",
            Self::TooLarge { .. } => "too-large",
            Self::TooComplex { .. } => "too-complex",
            Self::Unreadable { .. } => "unreadable",
            Self::NotAFile { .. } => "not-a-file",
            Self::UnsupportedFormat { .. } => "unsupported-format",
            Self::Internal { .. } => "internal",
        }
    }

    /// The refusal of a file that the system would not give.
    pub(super) fn from_io(name: &str, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let reason = match error.kind() {
            ErrorKind::NotFound => "there is no such file".to_owned(),
            ErrorKind::PermissionDenied => "no permission".to_owned(),
            ErrorKind::IsADirectory => {
                return Self::NotAFile {
                    name: name.to_owned(),
                    what: "a folder",
                };
            }
            _ => error.to_string(),
        };
        Self::Unreadable {
            name: name.to_owned(),
            reason,
        }
    }
}
