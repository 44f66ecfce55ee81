//! Notes as JSON: complete, so that everything can be brought back.
//!
//! ```json
//! {
//!   "format": "lectern-notes",
//!   "version": 1,
//!   "exported_at": "2026-11-24T10:00:00.000Z",
//!   "documents": [
//!     { "document": "…", "title": "…", "topics": [ … ], "annotations": [ … ] }
//!   ]
//! }
//! ```
//!
//! The marker and the version stand first. Fields have a fixed order, annotations stand in
//! reading order, what is absent is `null`, offsets are Unicode code points with `end`
//! exclusive: the same notes give the same bytes. Left out on purpose: the documents' text,
//! what lies in the trash, and the journal. A field that this version does not know is passed
//! over on the way back; what an older program could misread needs a new version.

use serde::Serialize;

use super::{DocumentNotes, FormatSpec, Notes};

/// The marker by which a file of notes is known.
pub(super) const FORMAT: &str = "lectern-notes";
/// The version written, and the newest that is read.
pub(super) const VERSION: u32 = 1;

pub(super) const SPEC: FormatSpec = FormatSpec {
    extension: "json",
    write: |exported_at, documents, _| write(exported_at, documents),
};

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    exported_at: &'a str,
    documents: &'a [DocumentNotes],
}

/// All notes, pretty-printed, with a line break at the end.
pub fn json(notes: &Notes) -> String {
    write(&notes.exported_at, &notes.documents)
}

fn write(exported_at: &str, documents: &[DocumentNotes]) -> String {
    let file = File {
        format: FORMAT,
        version: VERSION,
        exported_at,
        documents,
    };
    // Nothing in these types can fail to become JSON: no map with odd keys, no writer.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::super::{json, samples};

    #[test]
    fn a_file_of_one_note() {
        let mut notes = samples::notes();
        notes.documents[0].topics.truncate(1);
        notes.documents[0].annotations.drain(..3);
        notes.documents[0].annotations.truncate(1);
        insta::assert_snapshot!(json(&notes), @r##"
        {
          "format": "lectern-notes",
          "version": 1,
          "exported_at": "2026-11-24T10:00:00.000Z",
          "documents": [
            {
              "document": "0192f7c4-1111-7000-8000-000000000001",
              "title": "Advances in Models",
              "author": "A. Reader",
              "format": "markdown",
              "content_hash": "abababababababababababababababababababababababababababababababab",
              "edition": "0192f7c4-2222-7000-8000-000000000001",
              "edition_number": 2,
              "source_name": "report.md",
              "topics": [
                {
                  "topic": "0192f7c4-0000-7000-9000-000000000000",
                  "position": 0,
                  "level": 2,
                  "heading": "Multimodal models"
                }
              ],
              "annotations": [
                {
                  "annotation": "0192f7c4-0000-7000-8000-000000000004",
                  "kind": "highlight",
                  "topic": "0192f7c4-0000-7000-9000-000000000002",
                  "topic_position": 2,
                  "end_topic_position": 2,
                  "quote": "four bits needs care",
                  "prefix": "before ",
                  "suffix": " after",
                  "start": 20,
                  "end": 40,
                  "colour": "green",
                  "note": null,
                  "label": null,
                  "tags": [],
                  "state": "changed",
                  "confidence": 0.875,
                  "origin": "summariser",
                  "created_at": "2026-11-24T09:00:00.000Z",
                  "modified_at": "2026-11-24T09:30:00.000Z"
                }
              ]
            }
          ]
        }
        "##);
    }

    #[test]
    fn the_same_notes_give_the_same_bytes() {
        assert_eq!(json(&samples::notes()), json(&samples::notes()));
    }
}
