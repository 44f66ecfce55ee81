//! The words around a place, and the find bar: any text, any query, any range.
#![no_main]

use lectern_core::text::{CodePoints, FindOptions, find, paragraph_around, sentence_around};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Vec<&str>, &str, u16, u16, bool, bool)| {
    let (topics, query, start, end, case_sensitive, whole_word) = input;
    let options = FindOptions {
        case_sensitive,
        whole_word,
    };
    let found = find(&topics, query, options, 50);
    assert!(found.hits.len() <= 50 && found.hits.len() <= found.total);
    let mut before = (0, 0);
    for hit in &found.hits {
        let text = CodePoints::new(topics[hit.topic]);
        assert!(
            text.slice(hit.start, hit.end)
                .is_some_and(|words| !words.is_empty())
        );
        assert!(
            before <= (hit.topic, hit.start),
            "hits overlap or are out of order"
        );
        before = (hit.topic, hit.end);
    }
    let Some(text) = topics.first().map(|text| CodePoints::new(*text)) else {
        return;
    };
    let (start, end) = (u32::from(start) % 512, u32::from(end) % 512);
    let fits = start <= end && end <= text.len();
    for around in [sentence_around, paragraph_around] {
        let Some(range) = around(&text, start, end) else {
            assert!(!fits, "no words around a range that is there");
            continue;
        };
        assert!(fits && range.start <= range.end && range.end <= text.len());
        assert!(text.slice(range.start, range.end).is_some());
        assert!(start == end || (range.start <= start && end <= range.end));
    }
    for point in 0..=text.len() {
        assert_eq!(text.byte(point).map(|byte| text.point(byte)), Some(point));
    }
});
