//! From the parser's events to the writer, cut at the headings of the document's own flow.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd, TextMergeStream,
};

use super::OPTIONS;
use super::notes::{self, Definition};
use crate::import::limits;
use crate::import::outline::{Heading, Outline};
use crate::import::pictures::Pictures;
use crate::import::topics::Draft;
use crate::import::writer::{From, Writer};

/// Turns events into HTML.
pub(super) struct Renderer<'r> {
    pub(super) writer: Writer,
    /// What is known of the whole document; none for a note.
    pub(super) outline: Option<&'r Outline>,
    /// Where pictures are looked up; none for a note, which has none.
    pub(super) pictures: Option<&'r mut Pictures>,
    /// Whether links may lead into the library.
    pub(super) into_the_library: bool,
    /// How often each footnote was referred to.
    pub(super) references: HashMap<usize, usize>,
    /// The flows that footnote definitions interrupted, with the definitions' labels.
    pub(super) flows: Vec<(String, Writer)>,
    pub(super) definitions: Vec<Definition>,
    /// Names of anchors that have been written.
    pub(super) used_anchors: HashSet<String>,
    drafts: Vec<Draft>,
    /// Whether the first heading is the title, which stands in no topic.
    skips_title: bool,
    /// The flow set aside while the title's own HTML is written to nowhere.
    aside: Option<Writer>,
    next_heading: usize,
    /// The number that the heading being written begins with, until it is written.
    ordinal: Option<&'r str>,
    image: Option<Image>,
    html_block: Option<String>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
}

/// A picture whose alt text is being gathered.
struct Image {
    address: String,
    title: String,
    alt: String,
    /// Pictures and links within its alt text.
    depth: usize,
}

/// The topics of a document: first what stands before the first heading (often nothing), then
/// one per heading. `lead` is text shown before everything else, as it is.
pub(super) fn document(
    text: &str,
    lead: Option<&str>,
    outline: &Outline,
    title: &str,
    skips_title: bool,
    pictures: &mut Pictures,
) -> Vec<Draft> {
    let mut renderer = Renderer::new(Some(outline), Some(pictures));
    renderer.skips_title = skips_title;
    renderer.drafts.push(Draft {
        level: 0,
        heading: title.to_owned(),
        html: String::new(),
    });
    if let Some(lead) = lead {
        renderer
            .writer
            .start("pre", From::Markdown, &[("class", "language-yaml")]);
        renderer.writer.text(lead);
        renderer.writer.end();
    }
    renderer.events(text);
    renderer.end_topic();
    notes::place(renderer.definitions, outline, &mut renderer.drafts);
    renderer.drafts
}

/// A note's HTML, not yet sanitised. `into_the_library` lets it link there.
pub(super) fn note(text: &str, into_the_library: bool) -> String {
    let mut renderer = Renderer::new(None, None);
    renderer.into_the_library = into_the_library;
    renderer.events(text);
    renderer.writer.finish()
}

impl<'r> Renderer<'r> {
    fn new(outline: Option<&'r Outline>, pictures: Option<&'r mut Pictures>) -> Self {
        Self {
            writer: Writer::new(),
            outline,
            pictures,
            into_the_library: false,
            references: HashMap::new(),
            flows: Vec::new(),
            definitions: Vec::new(),
            used_anchors: HashSet::new(),
            drafts: Vec::new(),
            skips_title: false,
            aside: None,
            next_heading: 0,
            ordinal: None,
            image: None,
            html_block: None,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
        }
    }

    fn events(&mut self, text: &str) {
        for event in TextMergeStream::new(Parser::new_ext(text, OPTIONS)) {
            if self.image.is_some() {
                self.alt_text(event);
                continue;
            }
            if self.writer.elements > limits::ELEMENTS && self.outline.is_some() {
                // The document is refused for it: the rest need not be written.
                return;
            }
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => self.text(&text),
                Event::Code(code) => {
                    self.writer.start("code", From::Markdown, &[]);
                    self.writer.text(&code);
                    self.writer.end();
                }
                Event::SoftBreak if self.outline.is_some() => self.writer.text(" "),
                Event::SoftBreak | Event::HardBreak => self.writer.line_break(),
                Event::Rule => self.writer.void("hr", &[]),
                Event::TaskListMarker(done) => {
                    let class = if done { "task done" } else { "task" };
                    self.writer
                        .start("span", From::Markdown, &[("class", class)]);
                    self.writer.end();
                }
                Event::FootnoteReference(label) => self.reference(&label),
                Event::Html(html) => self.html_line(&html),
                Event::InlineHtml(html) if self.outline.is_some() => self.raw(&html),
                Event::InlineHtml(html) => self.writer.text(&html),
                Event::InlineMath(text) | Event::DisplayMath(text) => self.writer.text(&text),
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let plain = |name| (name, Vec::new());
        let start: String;
        let (name, attributes) = match tag {
            Tag::Paragraph => plain("p"),
            Tag::Heading { level, .. } => return self.start_heading(level as usize),
            Tag::BlockQuote(_) => plain("blockquote"),
            Tag::CodeBlock(kind) => return self.start_code(&kind),
            Tag::HtmlBlock => {
                self.html_block = Some(String::new());
                return;
            }
            Tag::List(None) => plain("ul"),
            Tag::List(Some(1)) => plain("ol"),
            Tag::List(Some(first)) => {
                start = first.to_string();
                ("ol", vec![("start", start.as_str())])
            }
            Tag::Item => plain("li"),
            Tag::FootnoteDefinition(label) => return self.start_definition(&label),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                plain("table")
            }
            Tag::TableHead => {
                self.writer.start("thead", From::Markdown, &[]);
                (self.cell, self.in_head) = (0, true);
                plain("tr")
            }
            Tag::TableRow => {
                self.cell = 0;
                plain("tr")
            }
            Tag::TableCell => (if self.in_head { "th" } else { "td" }, self.alignment()),
            Tag::Emphasis => plain("em"),
            Tag::Strong => plain("strong"),
            Tag::Strikethrough => plain("del"),
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                title,
                ..
            } => {
                return self.link(&format!("mailto:{dest_url}"), &title);
            }
            Tag::Link {
                dest_url, title, ..
            } => return self.link(&dest_url, &title),
            Tag::Image {
                dest_url, title, ..
            } => {
                self.image = Some(Image {
                    address: dest_url.into_string(),
                    title: title.into_string(),
                    alt: String::new(),
                    depth: 0,
                });
                return;
            }
            Tag::Superscript => plain("sup"),
            Tag::Subscript => plain("sub"),
            Tag::DefinitionList => plain("dl"),
            Tag::DefinitionListTitle => plain("dt"),
            Tag::DefinitionListDefinition => plain("dd"),
            Tag::MetadataBlock(_) => plain("pre"),
        };
        self.writer.start(name, From::Markdown, &attributes);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html_block.take() {
                    self.html_block(&html);
                }
            }
            TagEnd::FootnoteDefinition => self.end_definition(),
            TagEnd::TableHead => {
                self.writer.end();
                self.writer.end();
                self.in_head = false;
                self.writer.start("tbody", From::Markdown, &[]);
            }
            TagEnd::Table => {
                self.writer.end();
                self.writer.end();
            }
            TagEnd::Heading(_) => {
                self.writer.end();
                self.ordinal = None;
                if let Some(flow) = self.aside.take() {
                    self.writer = flow;
                }
            }
            _ => self.writer.end(),
        }
    }

    fn start_heading(&mut self, level: usize) {
        const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let index = self.next_heading;
        self.next_heading += 1;
        let heading = self.outline.and_then(|outline| outline.headings.get(index));
        let mut id = None;
        if let Some(heading) = heading {
            id = Some(heading.id.as_str());
            self.ordinal = heading.ordinal.as_deref();
            if index == 0 && self.skips_title {
                self.aside = Some(std::mem::replace(&mut self.writer, Writer::new()));
            } else if heading.own_flow {
                self.begin_topic(heading);
            }
        }
        let name = NAMES[level.clamp(1, 6) - 1];
        let attributes: Vec<_> = id.map(|id| ("id", id)).into_iter().collect();
        self.writer.start(name, From::Markdown, &attributes);
    }

    fn begin_topic(&mut self, heading: &Heading) {
        self.end_topic();
        self.drafts.push(Draft {
            level: heading.level,
            heading: heading.text.clone(),
            html: String::new(),
        });
    }

    fn end_topic(&mut self) {
        let html = std::mem::replace(&mut self.writer, Writer::new()).finish();
        if let Some(draft) = self.drafts.last_mut() {
            draft.html.push_str(&html);
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(info),
            CodeBlockKind::Indented => String::new(),
        };
        let class = format!("language-{language}");
        let attributes = [("class", class.as_str())];
        let kept = if language.is_empty() {
            &[][..]
        } else {
            &attributes
        };
        self.writer.start("pre", From::Markdown, kept);
    }

    /// The alignment of the next cell, as the class that the page has for it.
    fn alignment(&mut self) -> Vec<(&'static str, &'static str)> {
        let alignment = self.alignments.get(self.cell);
        self.cell += 1;
        match alignment {
            Some(Alignment::Right) => vec![("class", "r")],
            Some(Alignment::Center) => vec![("class", "c")],
            _ => Vec::new(),
        }
    }

    /// Text; at the start of a heading its number is set apart.
    fn text(&mut self, text: &str) {
        let Some(ordinal) = self.ordinal.take() else {
            return self.running_text(text);
        };
        let Some(words) = text
            .strip_prefix(ordinal)
            .filter(|rest| rest.starts_with([' ', '\t']))
        else {
            return self.running_text(text);
        };
        self.writer
            .start("span", From::Markdown, &[("class", "no")]);
        self.writer.text(&text[..ordinal.len() + 1]);
        self.writer.end();
        self.running_text(&words[1..]);
    }

    fn html_line(&mut self, html: &str) {
        if let Some(block) = &mut self.html_block {
            block.push_str(html);
        }
    }

    fn html_block(&mut self, html: &str) {
        if self.outline.is_some() {
            return self.raw(html);
        }
        self.writer.start("p", From::Markdown, &[]);
        for (index, line) in html.trim_end().lines().enumerate() {
            if index > 0 {
                self.writer.line_break();
            }
            self.writer.text(line);
        }
        self.writer.end();
    }

    fn alt_text(&mut self, event: Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth > 0 => image.depth -= 1,
            Event::End(_) => {
                if let Some(Image {
                    address,
                    title,
                    alt,
                    ..
                }) = self.image.take()
                {
                    self.picture(&address, &alt, &title);
                }
            }
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }
}

/// The language of a code block from what stands behind its fence, in the characters that a
/// class may have.
fn language(info: &str) -> String {
    let word = info
        .trim_start_matches(['{', '.', ' '])
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}'))
        .next();
    word.unwrap_or_default()
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-'))
        .take(32)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (info, expected) in [
            ("rust", "rust"),
            ("C++ title=x", "c++"),
            ("{.python .numbered}", "python"),
            ("js,ignore", "js"),
            ("\"onload=x", "onloadx"),
            ("", ""),
        ] {
            assert_eq!(language(info), expected);
        }
    }

    #[test]
    fn notes_have_no_html_and_no_pictures() {
        for (markdown, html) in [
            ("a *b*\nc", "<p>a <em>b</em><br>\nc</p>\n"),
            ("# A", "<h1>A</h1>\n"),
            (
                "<b>x</b> & <script>",
                "<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;</p>\n",
            ),
            (
                "<div>\nx\n</div>",
                "<p>&lt;div&gt;<br>\nx<br>\n&lt;/div&gt;</p>\n",
            ),
            ("![alt](https://a.b/c.png)", "<p>alt</p>\n"),
            (
                "a[^1]\n\n[^1]: x",
                "<p>a[^1]</p>\n<div>[^1]: \n<p>x</p>\n</div>",
            ),
            ("[a](#x) [b](javascript:x)", "<p>a b</p>\n"),
        ] {
            assert_eq!(crate::import::render_note(markdown), html, "{markdown}");
        }
        assert_eq!(crate::import::render_note(""), "");
        let link = crate::import::render_note("https://a.example");
        assert!(
            link.starts_with("<p><a href=\"https://a.example\" rel="),
            "{link}"
        );
    }
}
