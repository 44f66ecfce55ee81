//! One annotation as people read it: the answer of every verb that makes or changes one.

use lectern_core::annotations::Annotation;

use crate::layout::{fields, minute};

/// The annotation, field by field.
pub fn annotation_fields(one: &Annotation) -> String {
    let place = one
        .start
        .zip(one.end)
        .map(|(start, end)| format!("{start} to {end}"));
    fields(&[
        ("annotation", Some(one.annotation.to_string())),
        ("kind", Some(one.kind.to_string())),
        ("document", Some(one.document.to_string())),
        ("topic", one.topic.map(|topic| topic.to_string())),
        ("quote", one.quote.clone()),
        ("place", place),
        ("colour", one.colour.map(|colour| colour.to_string())),
        ("label", one.label.clone()),
        ("note", one.note.clone()),
        ("tags", (!one.tags.is_empty()).then(|| one.tags.join(", "))),
        ("state", Some(one.state.to_string())),
        (
            "confidence",
            one.confidence.map(|confidence| format!("{confidence:.2}")),
        ),
        ("origin", Some(one.origin.clone())),
        ("made", Some(format!("{} UTC", minute(one.created_at)))),
        (
            "changed",
            (one.modified_at != one.created_at).then(|| format!("{} UTC", minute(one.modified_at))),
        ),
    ])
}
