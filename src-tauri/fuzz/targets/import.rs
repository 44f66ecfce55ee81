//! Any bytes under any name: decoding, telling formats apart, front matter, Markdown, plain text,
//! sanitising and reading the text back.
#![no_main]

#[path = "promises.rs"]
mod promises;

use lectern_core::import::{Beside, Source, TopicsShape, import, topic_source};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 4] = ["a.md", "a.txt", "a", "a.html"];

fuzz_target!(|input: (u8, &[u8])| {
    let (name, bytes) = input;
    let source = Source {
        name: NAMES[usize::from(name) % NAMES.len()].to_owned(),
        bytes: bytes.to_vec(),
        beside: Beside::Nothing,
    };
    let read = match import(&source) {
        Ok(read) => read,
        Err(refused) => {
            assert_ne!(refused.code(), "internal", "{refused}");
            return;
        }
    };
    promises::hold(&read);
    assert_eq!(
        import(&source).as_ref(),
        Ok(&read),
        "the same bytes, another document"
    );
    let shape = TopicsShape {
        count: read.topics.len(),
        begins_without_heading: read.topics[0].level == 0,
    };
    for position in 0..shape.count.min(4) {
        let own = topic_source(read.format, bytes, shape, position);
        assert!(own.len() <= bytes.len() * 3 + 3);
    }
});
