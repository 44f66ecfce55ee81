//! The piece of a document's own source that a topic was made from, for giving it back as it was
//! written.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::{Format, decode, front_matter, markdown};

/// What of a document's topics tells which headings start them.
#[derive(Debug, Clone, Copy)]
pub struct TopicsShape {
    /// How many topics there are.
    pub count: usize,
    /// Whether the first one is the text before the first heading.
    pub begins_without_heading: bool,
}

/// The source of the topic at `position`: from its heading up to the next topic's. For plain
/// text, and where the bytes can no longer be read, the whole text.
pub fn topic_source(format: Format, bytes: &[u8], topics: TopicsShape, position: usize) -> String {
    let text =
        decode::decode(bytes).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned());
    if format == Format::Text {
        return text;
    }
    let body = front_matter::split(&text).body;
    let headings = own_headings(body);
    let with_heading = topics.count - usize::from(topics.begins_without_heading);
    // The title is a heading that starts no topic.
    let titles = headings.len().saturating_sub(with_heading);
    let mut starts: Vec<usize> = headings[titles..].iter().map(|range| range.start).collect();
    if topics.begins_without_heading {
        starts.insert(0, headings[..titles].last().map_or(0, |title| title.end));
    }
    let start = starts.get(position).copied().unwrap_or(0);
    let end = starts.get(position + 1).copied().unwrap_or(body.len());
    body.get(start..end).unwrap_or_default().trim().to_owned()
}

fn own_headings(body: &str) -> Vec<Range<usize>> {
    let mut depth = 0usize;
    let mut headings = Vec::new();
    for (event, range) in Parser::new_ext(body, markdown::OPTIONS).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && matches!(tag, Tag::Heading { .. }) {
                    headings.push(range);
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Source, import};

    fn sources(text: &str) -> Vec<String> {
        let bytes = text.as_bytes().to_vec();
        let read = import(&Source {
            name: "x.md".into(),
            bytes,
            beside: crate::import::Beside::Nothing,
        })
        .unwrap();
        let shape = TopicsShape {
            count: read.topics.len(),
            begins_without_heading: read.topics[0].level == 0,
        };
        (0..shape.count)
            .map(|position| topic_source(read.format, text.as_bytes(), shape, position))
            .collect()
    }

    #[test]
    fn each_topic_gets_its_own_lines() {
        assert_eq!(
            sources("# T\n\n## A\n\n*a*\n\n## B\n\n> # no\n\nb\n"),
            ["## A\n\n*a*", "## B\n\n> # no\n\nb"]
        );
        assert_eq!(sources("# T\n\nlead\n\n## A\n\na"), ["lead", "## A\n\na"]);
        assert_eq!(sources("lead\n\n## A\n\na"), ["lead", "## A\n\na"]);
        assert_eq!(sources("# A\n\n# B\n\nb"), ["# A", "# B\n\nb"]);
        assert_eq!(sources("---\ntitle: T\n---\n\nA\n=\n\na"), ["A\n=\n\na"]);
        assert_eq!(sources("just words"), ["just words"]);
    }
}
