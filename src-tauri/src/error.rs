//! Errors as the page gets them.

use lectern_core::library::VERSION;
use serde::Serialize;
use specta::Type;

/// What a command fails with.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CommandError {
    /// Stable code.
    pub code: String,
    /// What happened, what was kept and what to do, in the user's words.
    pub message: String,
    /// More for the curious; `null` where there is none.
    pub detail: Option<String>,
    /// For a library that needs a newer Lectern, where its file tells which; else `null`.
    pub versions: Option<Versions>,
}

/// Which Lectern used a library last, and which one this is.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Versions {
    /// The library's.
    pub library: String,
    /// This program's.
    pub here: String,
}

impl Versions {
    fn from_library(version: &str) -> Self {
        Self {
            library: version.to_owned(),
            here: VERSION.to_owned(),
        }
    }
}

/// A command's answer.
pub type Answer<T> = Result<T, CommandError>;

impl CommandError {
    /// An error that the shell itself found.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            detail: None,
            versions: None,
        }
    }
}

impl From<lectern_core::Error> for CommandError {
    fn from(error: lectern_core::Error) -> Self {
        let detail = std::error::Error::source(&error).map(ToString::to_string);
        Self {
            detail,
            versions: error.used_by().map(Versions::from_library),
            ..Self::new(error.code(), error.to_string())
        }
    }
}

impl From<tauri::Error> for CommandError {
    fn from(error: tauri::Error) -> Self {
        Self {
            detail: Some(error.to_string()),
            ..Self::new("window", "The window could not do this.")
        }
    }
}
