//! A file of notes that is brought in: whatever it holds is refused or taken whole, and what was
//! taken goes out again in each format.
#![no_main]

use lectern_core::export::{Arrange, html, json, markdown, parse_json};
use lectern_core::import::render_note;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let notes = match parse_json(text) {
        Ok(notes) => notes,
        Err(refused) => {
            assert!(!refused.code.is_empty() && !refused.message.is_empty());
            return;
        }
    };
    assert_eq!(parse_json(&json(&notes)).as_ref(), Ok(&notes));
    for arrange in [Arrange::Topic, Arrange::Tag, Arrange::Colour] {
        let page = html(&notes, arrange, &render_note);
        assert!(!page.contains("<script"));
        for document in &notes.documents {
            let _ = markdown(document, &notes.exported_at, arrange);
        }
    }
});
