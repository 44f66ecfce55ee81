//! A topic's HTML and text as they come out of the library.

use rusqlite::types::{FromSql, FromSqlResult, ValueRef};

use crate::import;
use crate::library::UnpackedText;

/// The HTML of a topic: a column `topic_html.html`.
#[derive(Debug)]
pub(crate) struct StoredHtml(pub String);

impl FromSql for StoredHtml {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        UnpackedText::column_result(value).map(|UnpackedText(html)| Self(html))
    }
}

/// The plain text of a topic: a column `topic_html.html`, of whose HTML it is the text content.
#[derive(Debug)]
pub(crate) struct StoredText(pub String);

impl FromSql for StoredText {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        UnpackedText::column_result(value).map(|UnpackedText(html)| Self(import::plain_text(&html)))
    }
}
