//! Ids as they are given on the command line. One that is no id at all is an unknown id: the
//! request fails, the usage is right.

use lectern_core::Error;
use uuid::Uuid;

/// The id of a document.
///
/// # Errors
/// [`Error::UnknownDocument`].
pub fn document(given: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(given).map_err(|_| Error::UnknownDocument(given.to_owned()))
}

/// The ids of documents.
///
/// # Errors
/// [`Error::UnknownDocument`] for the first that is none.
pub fn documents(given: &[String]) -> Result<Vec<Uuid>, Error> {
    given.iter().map(|one| document(one)).collect()
}

/// The id of a topic.
///
/// # Errors
/// [`Error::UnknownTopic`].
pub fn topic(given: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(given).map_err(|_| Error::UnknownTopic(given.to_owned()))
}

/// The id of an annotation.
///
/// # Errors
/// [`Error::UnknownAnnotation`].
pub fn annotation(given: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(given).map_err(|_| Error::UnknownAnnotation(given.to_owned()))
}
