//! The one error of the core: what failed, on which thing, and what to do next.
//!
//! Each error has a stable [`Error::code`] for scripts and screens, and a message in the user's
//! words. A bare `io::Error` or SQLite error never leaves the core.

use std::path::PathBuf;

use uuid::Uuid;

use crate::import::Refusal;
use crate::library::VERSION;

/// What a request of the core can fail with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No document has this id (or it lies in the trash and the request needs a live one).
    #[error("There is no document {0} in this library.")]
    UnknownDocument(String),
    /// No topic has this id.
    #[error("There is no topic {0} in this library.")]
    UnknownTopic(String),
    /// No annotation has this id (or it lies in the trash and the request needs a live one).
    #[error("There is no annotation {0} in this library.")]
    UnknownAnnotation(String),
    /// No collection has this id.
    #[error("There is no collection {0} in this library.")]
    UnknownCollection(String),
    /// Nothing carries this tag.
    #[error("There is no tag “{0}” in this library.")]
    UnknownTag(String),
    /// Nothing in the trash has this id.
    #[error("There is nothing with the id {0} in the trash. `lectern-cli trash` lists what is.")]
    NotInTrash(String),
    /// An annotation cannot come back before the document it belongs to.
    #[error(
        "The document of this {kind} lies in the trash itself. Bring that back first: it is {document}."
    )]
    DocumentInTrash {
        /// What is to come back.
        kind: crate::annotations::Kind,
        /// The document.
        document: Uuid,
    },
    /// The quoted words are not in the topic.
    #[error(
        "The quote is not in this topic. Nothing was marked. Letters, signs and case must be the same; spaces and line breaks need not be.{}", nearest(.0.as_ref())
    )]
    QuoteNotFound(Option<Nearest>),
    /// The quoted words are there more than once and the context does not tell which is meant.
    #[error(
        "The quote is there {count} times. Nothing was marked; give more words, or the words before (prefix) and after (suffix)."
    )]
    QuoteAmbiguous {
        /// How many places fit.
        count: usize,
    },
    /// The journal holds no action that can be undone.
    #[error("There is nothing to undo.")]
    NothingToUndo,
    /// No undone action is waiting to be redone.
    #[error("There is nothing to redo.")]
    NothingToRedo,
    /// The library was written by a newer Lectern. Nothing was read or changed.
    #[error("This library needs a newer Lectern{}. Nothing in it was read or changed.", newer(*found, *known, used_by.as_ref()))]
    NewerLibrary {
        /// The format version found in the file.
        found: u32,
        /// The newest format version this program knows.
        known: u32,
        /// The version of the Lectern that used it last, where the file tells it.
        used_by: Option<String>,
    },
    /// The file at the library's place is not a Lectern library. It was not touched.
    #[error("{0} is not a Lectern library. It was not touched; choose another folder.")]
    NotALibrary(PathBuf),
    /// A folder was chosen for a library that holds other things. It was not touched.
    #[error(
        "{0} holds no library and is not empty. Choose the folder of a library, or an empty one for a new library. Nothing was changed."
    )]
    FolderInUse(PathBuf),
    /// There is no library in this folder, and the request needs one.
    #[error(
        "There is no library in {0}. Make one with `lectern-cli init`, or name another folder."
    )]
    NoLibrary(PathBuf),
    /// The library's file is there, but holds nothing. It was not touched.
    #[error(
        "{} is empty: it holds 0 bytes, as a start that was cut off or a disk that went wrong leaves it. It was not touched. \
         Put a copy of the library in its place, or make a new one with `lectern-cli init`.", .0.display()
    )]
    EmptyLibrary(PathBuf),
    /// A library is there already.
    #[error("There is a library in {0} already. It was not touched.")]
    LibraryExists(PathBuf),
    /// The device has no room left. What was on disk before stays as it was.
    #[error("Not saved: the disk is full. What was saved before is untouched.")]
    DiskFull,
    /// The library may be read but not written.
    #[error("Not saved: the library is read-only, its file or its folder. Nothing was changed.")]
    ReadOnly,
    /// The library's folder is gone, its disk is away, or something else lies in its place.
    #[error(
        "The library folder cannot be reached. Nothing was changed; put it, or its disk, back where it was."
    )]
    Unreachable,
    /// The system does not let this account at the library any more.
    #[error("The library folder may not be written to. Nothing was changed.")]
    NoPermission,
    /// Another program holds the library for longer than we wait.
    #[error("Another program is using this library. Try again in a moment.")]
    Busy,
    /// The library's file is damaged.
    #[error("Part of this library could not be read ({0}). Run `lectern-cli check` to see what.")]
    Damaged(String),
    /// A deed on a file failed.
    #[error("Could not {deed} {}: {source}.", path.display())]
    File {
        /// What was attempted, as a verb: "read", "write", "create".
        deed: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why the system refused.
        source: std::io::Error,
    },
    /// A file could not be imported; the refusal says why.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A value given by the caller is outside what is allowed.
    #[error("{0}")]
    Invalid(String),
    /// A file of notes could not be understood.
    #[error("{message}")]
    Notes {
        /// Stable code of the reason.
        code: &'static str,
        /// What is wrong with the file.
        message: String,
    },
    /// A file could not be saved. What was there before is untouched.
    #[error(transparent)]
    Save(#[from] crate::export::SaveError),
    /// Nobody waits for the answer any more.
    #[error("This search was stopped: another one has overtaken it.")]
    Overtaken,
    /// SQLite reported something this list does not foresee.
    #[error("The library could not carry this out: {0}.")]
    Database(rusqlite::Error),
}

impl Error {
    /// The stable code that scripts and screens rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownDocument(_) => "unknown-document",
            Self::UnknownTopic(_) => "unknown-topic",
            Self::UnknownAnnotation(_) => "unknown-annotation",
            Self::UnknownCollection(_) => "unknown-collection",
            Self::UnknownTag(_) => "unknown-tag",
            Self::NotInTrash(_) => "not-in-trash",
            Self::DocumentInTrash { .. } => "document-in-trash",
            Self::QuoteNotFound(_) => "quote-not-found",
            Self::QuoteAmbiguous { .. } => "quote-ambiguous",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::NewerLibrary { .. } => "newer-library",
            Self::NotALibrary(_) => "not-a-library",
            Self::FolderInUse(_) => "folder-in-use",
            Self::NoLibrary(_) => "no-library",
            Self::EmptyLibrary(_) => "empty-library",
            Self::LibraryExists(_) => "library-exists",
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::Unreachable => "unreachable",
            Self::NoPermission => "no-permission",
            Self::Busy => "busy",
            Self::Damaged(_) => "damaged-library",
            Self::File { .. } => "file",
            Self::Refused(refusal) => refusal.code(),
            Self::Invalid(_) => "invalid-value",
            Self::Notes { code, .. } => code,
            Self::Save(e) if e.source.kind() == std::io::ErrorKind::StorageFull => "disk-full",
            Self::Save(_) => "file",
            Self::Overtaken => "overtaken",
            Self::Database(_) => "database",
        }
    }

    /// For a library that needs a newer Lectern: the version that used it last, where that is known to be another
    /// than this one. Two builds of one version may differ in the format.
    #[must_use]
    pub fn used_by(&self) -> Option<&str> {
        match self {
            Self::NewerLibrary { used_by, .. } => {
                used_by.as_deref().filter(|version| *version != VERSION)
            }
            _ => None,
        }
    }

    /// An unknown document, by its id.
    #[must_use]
    pub fn unknown_document(id: Uuid) -> Self {
        Self::UnknownDocument(id.to_string())
    }

    /// An unknown annotation, by its id.
    #[must_use]
    pub fn unknown_annotation(id: Uuid) -> Self {
        Self::UnknownAnnotation(id.to_string())
    }

    /// Wraps a failed deed on a file, and knows a full disk when it sees one.
    pub(crate) fn file(
        deed: &'static str,
        path: impl Into<PathBuf>,
        source: std::io::Error,
    ) -> Self {
        if source.kind() == std::io::ErrorKind::StorageFull {
            return Self::DiskFull;
        }
        Self::File {
            deed,
            path: path.into(),
            source: own_reason(source),
        }
    }
}

/// The reason by itself. Where a passing file is made, its name is told behind the reason: it is no name that anybody
/// asked for, beside the one that was.
pub(crate) fn own_reason(source: std::io::Error) -> std::io::Error {
    let told = source.to_string();
    match told.rsplit_once(" at path \"") {
        Some((reason, _)) if source.raw_os_error().is_none() => {
            std::io::Error::new(source.kind(), reason)
        }
        _ => source,
    }
}

/// The words of a document that come nearest to a quote that is not where it was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The words as they stand there.
    pub words: String,
    /// The topic they stand in, where it is another one: its id and heading.
    pub elsewhere: Option<(Uuid, String)>,
}

fn nearest(found: Option<&Nearest>) -> String {
    match found {
        None => String::new(),
        Some(Nearest {
            words,
            elsewhere: None,
        }) => format!(" The nearest words there are “{words}”."),
        Some(Nearest {
            words,
            elsewhere: Some((topic, heading)),
        }) => format!(" The nearest words are in the topic {topic}, “{heading}”: “{words}”."),
    }
}

/// How it is known that a library needs a newer Lectern.
fn newer(found: u32, known: u32, used_by: Option<&String>) -> String {
    match used_by.filter(|version| *version != VERSION) {
        Some(version) => format!(". It was last used with version {version}; this is {VERSION}"),
        None => format!(": its format is {found}, this program knows up to {known}"),
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen) => Self::Unreachable,
            Some(ErrorCode::PermissionDenied) => Self::NoPermission,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Database(error),
        }
    }
}

/// The core's result.
pub type Result<T> = std::result::Result<T, Error>;
