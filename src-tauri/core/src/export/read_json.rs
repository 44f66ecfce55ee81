//! Notes from JSON: everything is checked before anything is believed.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::check_notes::check;
use super::json::{FORMAT, VERSION};
use super::{DocumentNotes, Notes};

/// Why a file of notes was refused; nothing of it was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct JsonRefusal {
    /// Stable: `not-json`, `not-lectern-notes`, `newer-notes` or `invalid-notes`.
    pub code: &'static str,
    /// What is wrong, and where in the file.
    pub message: String,
}

/// The outermost object, as far as it tells what the file is.
#[derive(Deserialize)]
struct Marker {
    format: Option<serde_json::Value>,
    version: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct File {
    exported_at: String,
    documents: Vec<DocumentNotes>,
}

/// Reads what [`super::json`] wrote.
///
/// Ids must be UUIDs and each annotation's own, times RFC 3339 in UTC, offsets in order,
/// confidences between 0 and 1, positions those of listed topics; a highlight must have words,
/// and a place unless it is orphaned. Fields of no meaning to this version are passed over.
///
/// # Errors
/// [`JsonRefusal`] with a stable code and the path of the field that is wrong.
pub fn parse_json(text: &str) -> Result<Notes, JsonRefusal> {
    let text = text.trim_start_matches('\u{FEFF}');
    if let Err(broken) = serde_json::from_str::<IgnoredAny>(text) {
        return Err(refusal(
            "not-json",
            format!("This is no JSON file: {broken}."),
        ));
    }
    let marker = serde_json::from_str::<Marker>(text).ok();
    let known = |marker: &Marker| marker.format.as_ref().is_some_and(|it| it == FORMAT);
    let Some(marker) = marker.filter(known) else {
        let message = "This JSON file holds no notes of Lectern: it does not begin with \
                       \"format\": \"lectern-notes\".";
        return Err(refusal("not-lectern-notes", message.to_owned()));
    };
    match marker.version.as_ref().and_then(serde_json::Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => {}
        Some(newer) if newer > u64::from(VERSION) => {
            let message = format!(
                "These notes need a newer Lectern: their version is {newer}, this program knows \
                 up to {VERSION}."
            );
            return Err(refusal("newer-notes", message));
        }
        _ => return Err(invalid("version", "must be 1")),
    }
    let file: File = serde_json::from_str(text).map_err(|wrong| {
        refusal(
            "invalid-notes",
            format!("These notes cannot be read: {wrong}."),
        )
    })?;
    let notes = Notes {
        exported_at: file.exported_at,
        documents: file.documents,
    };
    check(&notes)?;
    Ok(notes)
}

fn refusal(code: &'static str, message: String) -> JsonRefusal {
    JsonRefusal { code, message }
}

pub(super) fn invalid(field: &str, rule: &str) -> JsonRefusal {
    refusal(
        "invalid-notes",
        format!("These notes cannot be read: {field} {rule}."),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{json, samples};
    use super::*;
    use proptest::prelude::*;

    /// The sample with one value replaced, at a path as "documents/0/title".
    fn with(path: &str, value: serde_json::Value) -> Result<Notes, JsonRefusal> {
        let mut file: serde_json::Value = serde_json::from_str(&json(&samples::notes())).unwrap();
        *file.pointer_mut(&format!("/{path}")).unwrap() = value;
        parse_json(&file.to_string())
    }

    #[test]
    fn what_was_written_is_read() {
        let notes = samples::notes();
        assert_eq!(parse_json(&json(&notes)), Ok(notes.clone()));
        assert_eq!(parse_json(&format!("\u{FEFF}{}", json(&notes))), Ok(notes));
    }

    #[test]
    fn other_files_are_refused_by_name() {
        let code = |text: &str| parse_json(text).unwrap_err().code;
        assert_eq!(code(""), "not-json");
        assert_eq!(code("{\"format\":"), "not-json");
        assert_eq!(code(&"[".repeat(100_000)), "not-json");
        assert_eq!(code("[]"), "not-lectern-notes");
        assert_eq!(
            code("{\"format\":\"other\",\"version\":1}"),
            "not-lectern-notes"
        );
        assert_eq!(code("{\"format\":\"lectern-notes\"}"), "invalid-notes");
        assert_eq!(
            code("{\"format\":\"lectern-notes\",\"version\":1}"),
            "invalid-notes"
        );
        assert_eq!(
            code("{\"format\":\"lectern-notes\",\"version\":2,\"new\":[]}"),
            "newer-notes"
        );
        assert_eq!(
            code("{\"format\":\"lectern-notes\",\"version\":-1}"),
            "invalid-notes"
        );
    }

    #[test]
    fn every_field_is_checked_and_named() {
        let first = "documents/0/annotations/2";
        for (path, value, named) in [
            ("exported_at", "yesterday".into(), "exported_at"),
            ("documents/0/document", "1".into(), "documents[0].document"),
            ("documents/0/edition_number", 0.into(), "edition_number"),
            ("documents/0/content_hash", "".into(), "content_hash"),
            (
                "documents/0/topics/1/position",
                0.into(),
                "topics[1].position",
            ),
            ("documents/0/topics/1/level", 300.into(), "300"),
            (
                &format!("{first}/annotation"),
                "x".into(),
                "annotations[2].annotation",
            ),
            (&format!("{first}/kind"), "scribble".into(), "scribble"),
            (&format!("{first}/colour"), "pink".into(), "pink"),
            (&format!("{first}/state"), "lost".into(), "lost"),
            (&format!("{first}/start"), (-1).into(), "-1"),
            (&format!("{first}/end"), 3.into(), "annotations[2].end"),
            (
                &format!("{first}/end"),
                serde_json::Value::Null,
                "annotations[2].end",
            ),
            (
                &format!("{first}/quote"),
                serde_json::Value::Null,
                "annotations[2].quote",
            ),
            (
                &format!("{first}/topic_position"),
                serde_json::Value::Null,
                "annotations[2].topic_position",
            ),
            (
                &format!("{first}/topic_position"),
                77.into(),
                "annotations[2].topic_position",
            ),
            (
                &format!("{first}/confidence"),
                1.5.into(),
                "annotations[2].confidence",
            ),
            (
                &format!("{first}/tags"),
                serde_json::json!([" "]),
                "annotations[2].tags",
            ),
            (
                &format!("{first}/origin"),
                "".into(),
                "annotations[2].origin",
            ),
            (
                &format!("{first}/created_at"),
                "2026-11-24T10:00:00+01:00".into(),
                "created_at",
            ),
        ] {
            let refused = with(path, value).unwrap_err();
            assert_eq!(refused.code, "invalid-notes", "{path}");
            assert!(
                refused.message.contains(named),
                "{path}: {}",
                refused.message
            );
        }
    }

    #[test]
    fn an_id_stands_once() {
        let mut notes = samples::notes();
        notes.documents.push(notes.documents[0].clone());
        let refused = parse_json(&json(&notes)).unwrap_err();
        assert!(
            refused
                .message
                .contains("documents[1].annotations[0].annotation")
        );
    }

    proptest! {
        #[test]
        fn any_text_goes_out_and_back(
            words in "\\PC{1,40}", note in "(?s).{0,60}", label: String,
            tags in prop::collection::vec("[a-zé漢 ]{0,9}x", 0..3), confidence in 0.0..=1.0_f64,
        ) {
            let mut notes = samples::notes();
            let changed = &mut notes.documents[0].annotations[3];
            changed.end = Some(20 + words.chars().count() as u32);
            changed.quote = Some(words);
            changed.note = Some(note);
            changed.label = Some(label);
            changed.tags = tags;
            changed.confidence = Some(confidence);
            prop_assert_eq!(parse_json(&json(&notes)), Ok(notes));
        }

        #[test]
        fn hostile_files_do_no_harm(cut in 0_usize..4_000, put in "[\\[\\]{}\",:0-9a-z\\\\]{0,8}") {
            let mut text = json(&samples::notes());
            let cut = cut.min(text.len());
            if text.is_char_boundary(cut) {
                text.insert_str(cut, &put);
            }
            let _ = parse_json(&text);
            let _ = parse_json(text.get(..cut).unwrap_or_default());
        }
    }
}
