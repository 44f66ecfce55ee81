//! Which note stands under which heading.

use std::collections::BTreeMap;

use super::{AnnotationNotes, Arrange, Colour, DocumentNotes, TopicHeading};
use crate::anchor::State;

/// A heading and what stands under it. A heading may be there for those below it alone.
#[derive(Debug, PartialEq)]
pub(super) struct Group<'a> {
    /// `None` for what belongs to the document as a whole.
    pub(super) heading: Option<String>,
    /// How deep below the document's title, from 1.
    pub(super) depth: u8,
    pub(super) notes: Vec<&'a AnnotationNotes>,
}

/// The heading of what has lost its words.
const NOT_FOUND: &str = "Words that were not found";

/// The groups of a document, without empty ones at the ends of the tree.
///
/// By topic: first what belongs to the whole document, then the topics that have notes (and
/// those above them) in the document's order with its ordinals, at last what was not found.
/// By tag: an annotation stands under each of its tags. By colour: in the palette's order.
pub(super) fn groups(document: &DocumentNotes, arrange: Arrange) -> Vec<Group<'_>> {
    match arrange {
        Arrange::Topic => by_topic(document),
        Arrange::Tag => by_tag(document),
        Arrange::Colour => by_colour(document),
    }
}

fn by_topic(document: &DocumentNotes) -> Vec<Group<'_>> {
    let mut whole = Vec::new();
    let mut lost = Vec::new();
    let mut placed: BTreeMap<u32, Vec<&AnnotationNotes>> = BTreeMap::new();
    for note in &document.annotations {
        match note.topic_position {
            _ if note.state == State::Orphaned => lost.push(note),
            Some(position) => placed.entry(position).or_default().push(note),
            None => whole.push(note),
        }
    }
    let headings = Headings::new(document);
    let mut groups = Vec::new();
    push(&mut groups, None, 1, whole);
    let mut above: Vec<(u8, Option<(String, u8)>)> = Vec::new();
    for topic in &document.topics {
        above.retain(|(level, _)| *level < topic.level);
        above.push((topic.level, Some(headings.of(topic))));
        let Some(notes) = placed.remove(&topic.position) else {
            continue;
        };
        // The headings above this one that no note has asked for yet.
        for (heading, depth) in above.iter_mut().filter_map(|(_, heading)| heading.take()) {
            groups.push(Group {
                heading: Some(heading),
                depth,
                notes: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.notes = notes;
        }
    }
    // Topics the document does not list cannot be named, but their notes are not dropped.
    let unnamed = placed.into_values().flatten().collect();
    push(&mut groups, Some("Elsewhere"), 1, unnamed);
    push(&mut groups, Some(NOT_FOUND), 1, lost);
    groups
}

fn by_tag(document: &DocumentNotes) -> Vec<Group<'_>> {
    let mut tagged: BTreeMap<&str, Vec<&AnnotationNotes>> = BTreeMap::new();
    let mut bare = Vec::new();
    for note in &document.annotations {
        for tag in &note.tags {
            tagged.entry(tag).or_default().push(note);
        }
        if note.tags.is_empty() {
            bare.push(note);
        }
    }
    let mut groups = Vec::new();
    for (tag, notes) in tagged {
        push(&mut groups, Some(tag), 1, notes);
    }
    push(&mut groups, Some("Without a tag"), 1, bare);
    groups
}

fn by_colour(document: &DocumentNotes) -> Vec<Group<'_>> {
    let of = |colour: Option<Colour>| {
        let notes = document.annotations.iter();
        notes.filter(|note| note.colour == colour).collect()
    };
    let mut groups = Vec::new();
    for colour in Colour::ALL {
        let notes: Vec<_> = of(Some(*colour));
        let words = notes.first().and_then(|note| colour_words(note));
        push(&mut groups, words.as_deref(), 1, notes);
    }
    push(&mut groups, Some("Without a colour"), 1, of(None));
    groups
}

fn push<'a>(
    groups: &mut Vec<Group<'a>>,
    heading: Option<&str>,
    depth: u8,
    notes: Vec<&'a AnnotationNotes>,
) {
    if !notes.is_empty() {
        groups.push(Group {
            heading: heading.map(str::to_owned),
            depth,
            notes,
        });
    }
}

/// The colour of an annotation in words, with what it stands for: `Yellow: claim`.
pub(super) fn colour_words(note: &AnnotationNotes) -> Option<String> {
    let name = colour_name(note.colour?);
    Some(match &note.role {
        Some(role) => format!("{name}: {role}"),
        None => name.to_owned(),
    })
}

/// What a colour is called.
const fn colour_name(colour: Colour) -> &'static str {
    match colour {
        Colour::Yellow => "Yellow",
        Colour::Green => "Green",
        Colour::Blue => "Blue",
        Colour::Rose => "Rose",
        Colour::Violet => "Violet",
    }
}

/// The topics' headings with their ordinals.
///
/// The topics of the highest level are counted, from 1; a heading that brings a number of its
/// own gets no second one.
pub(super) struct Headings {
    highest: u8,
    /// Ordinal of each topic by position, 0 for none.
    ordinals: BTreeMap<u32, u32>,
}

impl Headings {
    pub(super) fn new(document: &DocumentNotes) -> Self {
        let levels = document.topics.iter().map(|topic| topic.level);
        let highest = levels.filter(|level| *level > 0).min().unwrap_or(1);
        let mut count = 0;
        let mut ordinals = BTreeMap::new();
        for topic in document.topics.iter().filter(|it| it.level == highest) {
            count += 1;
            ordinals.insert(topic.position, count);
        }
        Self { highest, ordinals }
    }

    /// The heading with its ordinal, and how deep it stands, from 1.
    pub(super) fn of(&self, topic: &TopicHeading) -> (String, u8) {
        let depth = (topic.level.max(self.highest) - self.highest).saturating_add(1);
        let heading = topic
            .heading
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let numbered = heading.starts_with(|next: char| next.is_numeric());
        match self.ordinals.get(&topic.position) {
            Some(ordinal) if !numbered => (format!("{ordinal} {heading}"), depth),
            _ => (heading, depth),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    /// The groups as "depth heading: count".
    fn picture(arrange: Arrange) -> Vec<String> {
        let notes = samples::notes();
        groups(&notes.documents[0], arrange)
            .iter()
            .map(|group| {
                let heading = group.heading.as_deref().unwrap_or("-");
                format!("{} {heading}: {}", group.depth, group.notes.len())
            })
            .collect()
    }

    #[test]
    fn topics_stand_in_order_with_those_above_them() {
        assert_eq!(
            picture(Arrange::Topic),
            [
                "1 -: 1",
                "1 1 Multimodal models: 1",
                "1 2 Model efficiency: 0",
                "2 Quantisation: 3",
                "1 Words that were not found: 1",
            ]
        );
    }

    #[test]
    fn tags_and_colours_gather_what_bears_them() {
        assert_eq!(
            picture(Arrange::Tag),
            ["1 cost: 2", "1 to check: 1", "1 Without a tag: 4"]
        );
        assert_eq!(
            picture(Arrange::Colour),
            [
                "1 Yellow: 1",
                "1 Green: 1",
                "1 Rose: 1",
                "1 Without a colour: 3"
            ]
        );
    }
}
