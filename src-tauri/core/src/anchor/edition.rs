//! An edition's text made ready for looking up places: all topics as one flow.

use super::Range;
use crate::text::CodePoints;

/// The text of an edition. Make it once, then place all its anchors.
///
/// Within this room a *point* is a number of code points from the start of the flow, the plain
/// concatenation of the topics' texts. Outside it places are given per topic, as [`Range`].
#[derive(Debug)]
pub struct Edition {
    flow: CodePoints<'static>,
    /// The point at which each topic starts; one more entry for the end.
    starts: Vec<u32>,
}

impl Edition {
    /// Joins the texts of the topics, which are in the document's order.
    pub fn new<T: AsRef<str>>(topics: &[T]) -> Self {
        let mut flow = String::with_capacity(topics.iter().map(|text| text.as_ref().len()).sum());
        let mut bytes = Vec::with_capacity(topics.len() + 1);
        for text in topics {
            bytes.push(flow.len());
            flow.push_str(text.as_ref());
        }
        bytes.push(flow.len());
        let flow = CodePoints::new(flow);
        let starts = bytes.into_iter().map(|byte| flow.point(byte)).collect();
        Self { flow, starts }
    }

    /// How many topics there are.
    pub fn topics(&self) -> usize {
        self.starts.len() - 1
    }

    /// The words of a range; `None` if it is out of order or out of bounds.
    pub fn words(&self, range: &Range) -> Option<&str> {
        let start = self.point(range.start_topic, range.start)?;
        let end = self.point(range.end_topic, range.end)?;
        self.flow.slice(start, end)
    }

    pub(super) fn flow(&self) -> &CodePoints<'static> {
        &self.flow
    }

    /// The points of a topic, its end exclusive.
    pub(super) fn span(&self, topic: usize) -> Option<(u32, u32)> {
        Some((*self.starts.get(topic)?, *self.starts.get(topic + 1)?))
    }

    /// The point of a place; `None` if there is no such topic or offset.
    pub(super) fn point(&self, topic: usize, offset: u32) -> Option<u32> {
        let (start, end) = self.span(topic)?;
        let point = start.checked_add(offset)?;
        (point <= end).then_some(point)
    }

    /// The topic that holds a point; the last one for the end of the flow.
    pub(super) fn topic_at(&self, point: u32) -> usize {
        let after = self.starts.partition_point(|&start| start <= point);
        after.saturating_sub(1).min(self.topics().saturating_sub(1))
    }

    /// Whether a topic starts at this point.
    pub(super) fn is_border(&self, point: u32) -> bool {
        self.starts.binary_search(&point).is_ok()
    }

    /// The range between two points. It ends in the topic of its last code point.
    pub(super) fn range(&self, start: u32, end: u32) -> Range {
        let start_topic = self.topic_at(start);
        let end_topic = self.topic_at(end.saturating_sub(1).max(start));
        let first = |topic: usize| self.starts.get(topic).copied().unwrap_or_default();
        Range {
            start_topic,
            start: start - first(start_topic),
            end_topic,
            end: end - first(end_topic),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_ranges_translate_over_borders_and_empty_topics() {
        let edition = Edition::new(&["é漢\n", "", "abc\n"]);
        assert_eq!(edition.topics(), 3);
        let range = edition.range(1, 5);
        assert_eq!(
            range,
            Range {
                start_topic: 0,
                start: 1,
                end_topic: 2,
                end: 2
            }
        );
        assert_eq!(edition.words(&range), Some("漢\nab"));
        assert_eq!(edition.range(1, 3).end_topic, 0);
        assert_eq!(edition.range(3, 4).start_topic, 2);
        assert_eq!(edition.point(0, 4), None);
        assert_eq!(edition.point(3, 0), None);
        assert_eq!(Edition::new::<&str>(&[]).topics(), 0);
    }
}
