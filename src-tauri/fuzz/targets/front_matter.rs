//! What a document says of itself: any block between two lines of dashes, before a body that is
//! known.
#![no_main]

use lectern_core::import::{Beside, Source, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|block: &str| {
    // Text with zeros in it may be UTF-16, and is no matter of this target.
    if block.contains(|c: char| c.is_ascii_control() && !matches!(c, '\n' | '\t')) {
        return;
    }
    let source = Source {
        name: "a.md".to_owned(),
        bytes: format!("---\n{block}\n---\n\nThe body stays.\n").into_bytes(),
        beside: Beside::Nothing,
    };
    let read = match import(&source) {
        Ok(read) => read,
        Err(refused) => {
            // A comment or an instruction that never ends may take all there is.
            let empty = refused.code() == "empty-file" && block.contains('<');
            assert!(empty || refused.code() == "binary-file", "{refused}");
            return;
        }
    };
    let values = [
        Some(&read.title),
        read.author.as_ref(),
        read.language.as_ref(),
    ];
    for value in values.into_iter().flatten() {
        assert!(!value.is_empty() && value.chars().count() <= 501);
        assert!(!value.contains(['\n', '\r', '\0']));
        assert_eq!(value.trim(), value);
    }
    if let Some(language) = &read.language {
        assert!(
            language
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        );
    }
    // However the block was read, what stands after it is there. A block that is no front matter
    // is Markdown, and may take the words into a block of code or a comment of its own.
    let whole: String = read
        .topics
        .iter()
        .map(|topic| topic.text.as_str())
        .collect();
    let swallows = block.contains(['<', '`', '~', '[']);
    assert!(swallows || whole.contains("The body stays."), "{whole}");
});
