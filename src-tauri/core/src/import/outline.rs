//! Step 3 for Markdown: one reading of the whole document that finds its title, its topics and
//! everything a link can lead to. The writing that follows needs them from its first line on.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::ordinal::{is_bare, ordinal};
use super::slug::Ids;
use super::text_content::one_line;

/// The longest heading that is listed, in characters. The page shows the whole of it.
const LONGEST_HEADING: usize = 500;

/// A heading of the document, in the order of its events.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Plain text on one line.
    pub text: String,
    /// The id with its prefix.
    pub id: String,
    /// Whether it stands in the document's own flow, and so starts a topic.
    pub own_flow: bool,
    /// The number it begins with, as written.
    pub ordinal: Option<String>,
}

/// Where a footnote belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Footnote {
    /// By first reference in the document, from 1.
    pub number: usize,
    /// The topic of the first reference: 0 is what stands before the first heading.
    pub topic: usize,
}

/// What is known of a document before it is written.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// All headings, nested ones too.
    pub headings: Vec<Heading>,
    /// Whether the first heading is the one of level one and nothing stands before it.
    pub begins_with_heading_one: bool,
    /// How many headings of level one the document's own flow has.
    pub count_of_level_one: usize,
    /// By label in lower case.
    pub footnotes: HashMap<String, Footnote>,
    /// Ids by the names links use for them.
    pub ids: Ids,
    /// The ids of anchors in the document's own HTML, by the name written there.
    pub anchors: HashMap<String, String>,
}

/// A label's form for looking it up: labels are compared without case.
pub(super) fn label_key(label: &str) -> String {
    label.to_lowercase()
}

impl Outline {
    /// Reads the document once. `title_is_heading` tells from the outline so far whether its
    /// first heading is the title and starts no topic.
    pub(super) fn of(text: &str, title_is_heading: impl Fn(&Outline) -> bool) -> Self {
        let mut outline = Self::default();
        let mut references = References::default();
        let mut anchors = Vec::new();
        let mut depth = 0usize;
        let mut started = false;
        let mut html_line = 0;
        let mut topics = 0;
        let mut note: Option<String> = None;
        let mut heading: Option<Heading> = None;
        for event in Parser::new_ext(text, super::markdown::OPTIONS) {
            match event {
                Event::Start(tag) => {
                    match &tag {
                        Tag::Heading { level, .. } => {
                            let own_flow = depth == 0;
                            outline.begins_with_heading_one |=
                                own_flow && !started && *level == HeadingLevel::H1;
                            topics += usize::from(own_flow);
                            heading = Some(Heading {
                                level: *level as u8,
                                text: String::new(),
                                id: String::new(),
                                own_flow,
                                ordinal: None,
                            });
                        }
                        Tag::FootnoteDefinition(label) => note = Some(label_key(label)),
                        _ => {}
                    }
                    // Comments before the title are no text.
                    started |= tag != Tag::HtmlBlock;
                    html_line = 0;
                    depth += 1;
                }
                Event::End(end) => {
                    depth -= 1;
                    match end {
                        TagEnd::Heading(_) => {
                            outline.close_heading(heading.take());
                            // The document is refused: more need not be known of it.
                            if outline.headings.len() > super::limits::HEADINGS {
                                break;
                            }
                        }
                        TagEnd::FootnoteDefinition => note = None,
                        _ => {}
                    }
                }
                Event::Text(words) | Event::Code(words) => {
                    if let Some(heading) = &mut heading {
                        heading.text.push_str(&words);
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some(heading) = &mut heading {
                        heading.text.push(' ');
                    }
                }
                Event::FootnoteReference(label) => {
                    references.note(&label_key(&label), note.as_deref(), topics);
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    started |= html_line == 0 && !html.trim_start().starts_with("<!--");
                    html_line += 1;
                    if let Some(heading) = &mut heading {
                        heading.text.push_str(super::markdown::shown_as_text(&html));
                    }
                    anchors.extend(super::markdown::anchors_in(&html));
                }
                Event::Rule => started = true,
                _ => {}
            }
        }
        for name in anchors {
            if let Some(id) = outline.ids.anchor(&name) {
                outline.anchors.insert(name, id);
            }
        }
        outline.keep_ordinals_in_rows();
        let shift = usize::from(title_is_heading(&outline));
        outline.footnotes = references.settle(topics, shift);
        outline
    }

    fn close_heading(&mut self, heading: Option<Heading>) {
        let Some(mut heading) = heading else { return };
        heading.text = one_line(&heading.text, LONGEST_HEADING);
        heading.id = self.ids.heading(&heading.text);
        heading.ordinal = ordinal(&heading.text).map(str::to_owned);
        self.count_of_level_one += usize::from(heading.own_flow && heading.level == 1);
        self.headings.push(heading);
    }

    /// A bare number is an ordinal only beside its neighbour: "2 Method" after "1 Question", but
    /// not "10 lessons learned".
    fn keep_ordinals_in_rows(&mut self) {
        let bare = |heading: &Heading| is_bare(heading.ordinal.as_deref()?);
        let numbers: HashSet<(u8, u16)> = self
            .headings
            .iter()
            .filter_map(|heading| Some((heading.level, bare(heading)?)))
            .collect();
        for heading in &mut self.headings {
            if let Some(number) = bare(heading) {
                let has = |number: Option<u16>| {
                    number.is_some_and(|number| numbers.contains(&(heading.level, number)))
                };
                if !has(number.checked_sub(1)) && !has(number.checked_add(1)) {
                    heading.ordinal = None;
                }
            }
        }
    }
}

/// Footnote references in the order they come.
#[derive(Default)]
struct References {
    /// Label, the footnote the first reference stands in, the topics begun by then.
    first: Vec<(String, Option<String>, usize)>,
    seen: HashSet<String>,
}

impl References {
    fn note(&mut self, label: &str, inside: Option<&str>, topics: usize) {
        if self.seen.insert(label.to_owned()) {
            self.first
                .push((label.to_owned(), inside.map(str::to_owned), topics));
        }
    }

    /// Numbers and topics. A reference inside a footnote belongs where that footnote stands;
    /// where this leads round in a circle, to the last topic.
    fn settle(self, topics: usize, shift: usize) -> HashMap<String, Footnote> {
        let place: HashMap<&str, (Option<&str>, usize)> = self
            .first
            .iter()
            .map(|(label, inside, topics)| (label.as_str(), (inside.as_deref(), *topics)))
            .collect();
        let mut settled: HashMap<String, Footnote> = HashMap::new();
        for (index, (label, ..)) in self.first.iter().enumerate() {
            let mut at = label.as_str();
            let mut steps = 0;
            let topic = loop {
                match place.get(at) {
                    Some((None, topic)) => break *topic,
                    Some((Some(inside), _)) if steps < 32 => at = inside,
                    _ => break topics,
                }
                steps += 1;
            };
            settled.insert(
                label.clone(),
                Footnote {
                    number: index + 1,
                    topic: topic.saturating_sub(shift),
                },
            );
        }
        settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(text: &str) -> Vec<(u8, String, bool)> {
        Outline::of(text, |_| false)
            .headings
            .into_iter()
            .map(|h| (h.level, h.text, h.own_flow))
            .collect()
    }

    #[test]
    fn headings_with_their_level_and_flow() {
        let found = headings("# A *b* `c`\n\n> ## Quoted\n\nSetext\n---\n\n- # In a list\n");
        let expected = [
            (1, "A b c", true),
            (2, "Quoted", false),
            (2, "Setext", true),
            (1, "In a list", false),
        ];
        assert_eq!(found, expected.map(|(l, t, o)| (l, t.to_owned(), o)));
    }

    #[test]
    fn bare_numbers_count_in_rows_only() {
        let outline = Outline::of("## 1 A\n## 2 B\n## 10 lessons\n## 3. C\n", |_| false);
        let ordinals: Vec<_> = outline
            .headings
            .iter()
            .map(|h| h.ordinal.as_deref())
            .collect();
        assert_eq!(ordinals, [Some("1"), Some("2"), None, Some("3.")]);
    }

    #[test]
    fn footnotes_by_first_reference() {
        let text = "a[^z]\n\n# B\n\nb[^a] c[^Z]\n\n[^a]: see[^q]\n[^z]: z\n[^q]: q[^q]\n";
        let outline = Outline::of(text, |_| false);
        let of = |label: &str| outline.footnotes[label];
        assert_eq!(
            of("z"),
            Footnote {
                number: 1,
                topic: 0
            }
        );
        assert_eq!(
            of("a"),
            Footnote {
                number: 2,
                topic: 1
            }
        );
        assert_eq!(
            of("q"),
            Footnote {
                number: 3,
                topic: 1
            }
        );
    }
}
