//! Texts to measure on, the same at every call.

use std::fmt::Write as _;

/// Markdown of about `bytes` bytes: topics of 3.6 KB each with paragraphs, lists, tables and code, headings numbered
/// from 1. The words “single heron” stand once, ten topics before the end.
#[must_use]
pub fn long_report(bytes: usize) -> String {
    let words =
        "reading desk report margin topic water light slow river stone paper ink lamp quiet \
                 measure result figure column careful answer question open window evening"
            .split_whitespace()
            .collect::<Vec<_>>();
    let mut seed = 7_u64;
    let mut next = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let topics = (bytes / 3_690).max(1);
    let mut text = String::from("# A Long Report\n");
    for topic in 1..=topics {
        let _ = write!(text, "\n## {topic}. Topic number {topic}\n");
        for _ in 0..8 {
            text.push('\n');
            for word in 0..70 {
                let space = if word == 0 { "" } else { " " };
                let _ = write!(text, "{space}{}", words[next(words.len())]);
            }
            text.push_str(".\n");
        }
        match topic % 3 {
            0 => text.push_str("\n- one\n- two\n- three\n"),
            1 => text.push_str("\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"),
            _ => text.push_str("\n```\nlet x = 1;\n```\n"),
        }
        if topic == topics.saturating_sub(10).max(1) {
            text.push_str("\nHere stands the single heron of this report.\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::long_report;

    #[test]
    fn about_as_long_as_asked_and_always_the_same() {
        for bytes in [30_000, 1_000_000] {
            let text = long_report(bytes);
            let off = text.len().abs_diff(bytes);
            assert!(off < bytes / 20 + 3_000, "{} for {bytes}", text.len());
            assert_eq!(text, long_report(bytes));
            assert_eq!(text.matches("single heron").count(), 1);
        }
    }
}
