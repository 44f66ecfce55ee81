//! Errors as the page gets them.

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
        }
    }
}

impl From<lectern_core::Error> for CommandError {
    fn from(error: lectern_core::Error) -> Self {
        let detail = std::error::Error::source(&error).map(ToString::to_string);
        Self {
            code: error.code().to_owned(),
            message: error.to_string(),
            detail,
        }
    }
}

impl From<tauri::Error> for CommandError {
    fn from(error: tauri::Error) -> Self {
        Self {
            code: "window".to_owned(),
            message: "The window could not do this.".to_owned(),
            detail: Some(error.to_string()),
        }
    }
}
