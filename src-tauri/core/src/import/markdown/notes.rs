//! Footnotes: numbered by their first reference in the document, and set at the end of the topic
//! that refers to them first.
//!
//! A reference is `<sup class="fn"><a id="l-fnref-1" href="#l-fn-1">[1]</a></sup>`, its brackets
//! in `<span class="br">`: the page may hide them, but in the text they keep the number from
//! running into the word before it, which search would else no longer find.

use std::collections::{HashMap, HashSet};

use super::render::Renderer;
use crate::import::outline::{Outline, label_key};
use crate::import::topics::Draft;
use crate::import::writer::{From, Writer};

/// A footnote's content, taken out of the flow.
pub(super) struct Definition {
    /// Its label's key.
    label: String,
    html: String,
}

impl Renderer<'_> {
    /// Writes a reference. A second one to the same footnote has an id of its own.
    pub(super) fn reference(&mut self, label: &str) {
        let footnote = self
            .outline
            .and_then(|outline| outline.footnotes.get(&label_key(label)));
        let Some(number) = footnote.map(|footnote| footnote.number) else {
            return self.writer.text(&format!("[^{label}]"));
        };
        let before = self.references.entry(number).or_insert(0);
        *before += 1;
        let id = match before {
            1 => format!("l-fnref-{number}"),
            again => format!("l-fnref-{number}-{again}"),
        };
        let href = format!("#l-fn-{number}");
        self.writer.start("sup", From::Markdown, &[("class", "fn")]);
        match self.writer.is_in_link() {
            true => self.writer.start_silent("a", From::Markdown),
            false => {
                let attributes = [("id", id.as_str()), ("href", href.as_str())];
                self.writer.start("a", From::Markdown, &attributes);
            }
        }
        let number = number.to_string();
        for (part, class) in [("[", Some("br")), (&number, None), ("]", Some("br"))] {
            if let Some(class) = class {
                self.writer
                    .start("span", From::Markdown, &[("class", class)]);
            }
            self.writer.text(part);
            if class.is_some() {
                self.writer.end();
            }
        }
        self.writer.end();
        self.writer.end();
    }

    /// Begins a footnote's content: what follows is written beside the flow.
    pub(super) fn start_definition(&mut self, label: &str) {
        if self.outline.is_none() {
            // A note is too short for an end: its footnotes stand where they were written.
            self.writer.start("div", From::Markdown, &[]);
            return self.writer.text(&format!("[^{label}]: "));
        }
        let flow = std::mem::replace(&mut self.writer, Writer::new());
        self.flows.push((label_key(label), flow));
    }

    /// Ends a footnote's content and goes back to the flow.
    pub(super) fn end_definition(&mut self) {
        if self.outline.is_none() {
            return self.writer.end();
        }
        if let Some((label, flow)) = self.flows.pop() {
            let html = std::mem::replace(&mut self.writer, flow).finish();
            self.definitions.push(Definition { label, html });
        }
    }
}

/// Sets the footnotes at the ends of their topics; those without a reference at the end of the
/// document, so that no word of it is lost.
pub(super) fn place(definitions: Vec<Definition>, outline: &Outline, drafts: &mut [Draft]) {
    let last = drafts.len().saturating_sub(1);
    let mut per_topic: HashMap<usize, Vec<(usize, String)>> = HashMap::new();
    let mut placed = HashSet::new();
    let mut next = outline.footnotes.len();
    for Definition { label, html } in definitions {
        let footnote = outline.footnotes.get(&label);
        let (topic, number, item) = match footnote {
            Some(footnote) if placed.insert(label) => {
                let number = footnote.number;
                let back = format!("<a class=\"back\" href=\"#l-fnref-{number}\"></a>");
                let item = format!(
                    "<li id=\"l-fn-{number}\" value=\"{number}\">{}</li>",
                    with(html, &back)
                );
                (footnote.topic.min(last), number, item)
            }
            _ => {
                next += 1;
                (last, next, format!("<li value=\"{next}\">{html}</li>"))
            }
        };
        per_topic.entry(topic).or_default().push((number, item));
    }
    for (topic, mut items) in per_topic {
        let Some(draft) = drafts.get_mut(topic) else {
            continue;
        };
        items.sort_unstable();
        draft.html.push_str("<section class=\"notes\"><ol>");
        for (_, item) in items {
            draft.html.push_str(&item);
        }
        draft.html.push_str("</ol></section>");
    }
}

/// The way back stands at the end of the last paragraph, if there is one.
fn with(mut html: String, back: &str) -> String {
    match html.strip_suffix("</p>\n") {
        Some(before) => {
            let at = before.len();
            html.insert_str(at, back);
        }
        None => html.push_str(back),
    }
    if !html.ends_with('\n') {
        html.push('\n');
    }
    html
}
