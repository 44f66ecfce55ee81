//! Step 4 for Markdown: from the document's events to the HTML of its topics.
//!
//! - [`render`](render) turns the parser's events into calls of it and cuts the document into
//!   topics;
//! - [`raw`](raw) takes HTML that the document's author wrote, tag by tag, into the same writer;
//! - [`inline`](inline) has links, pictures and bare addresses, [`notes`](notes) the footnotes.

mod inline;
mod notes;
mod raw;
mod render;
mod tag;

pub(super) use raw::{anchors_in, shown_as_text};

use pulldown_cmark::Options;

use super::outline::Outline;
use super::pictures::Pictures;
use super::text_content::one_line;
use super::topics::finish;
use super::{Format, Imported, Refusal, Source, Target, front_matter, limits};

/// CommonMark with the parts of GitHub Flavored Markdown, and footnotes. Typographic quotation
/// marks and formulas stay as written: the text must be the author's, character by character.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// A Markdown text as a document.
pub(super) fn import(source: &Source, text: &str) -> Result<Imported, Refusal> {
    limits::signs(source, text)?;
    let front = front_matter::split(text);
    let says_title = |outline: &Outline| is_title(outline, front.title.as_deref());
    let outline = Outline::of(front.body, says_title);
    limits::headings(source, outline.headings.len())?;
    let title = title_of(&outline, front.title.clone(), source);
    let skip = says_title(&outline);
    let mut pictures = Pictures::beside(&source.beside);
    let draft = |outline: &Outline, skip: bool, pictures: &mut Pictures| {
        let lead = front.broken;
        let drafts = render::document(front.body, lead, outline, &title, skip, pictures);
        limits::elements(source, &drafts)?;
        Ok(finish(drafts))
    };
    let (mut topics, mut targets) = draft(&outline, skip, &mut pictures)?;
    if topics.is_empty() && skip {
        // A title and nothing else: it is all there is to read, so it stays a topic.
        let outline = Outline::of(front.body, |_| false);
        (topics, targets) = draft(&outline, false, &mut pictures)?;
    } else if let (true, Some(heading)) = (skip, outline.headings.first()) {
        let start = Target {
            id: heading.id.clone(),
            topic: 0,
            offset: 0,
        };
        targets.insert(0, start);
    }
    if topics.is_empty() {
        return Err(Refusal::Empty {
            name: source.name.clone(),
        });
    }
    let (pictures, missing_pictures) = pictures.into_parts();
    Ok(Imported {
        title,
        author: front.author,
        language: front.language,
        format: Format::Markdown,
        topics,
        targets,
        pictures,
        missing_pictures,
    })
}

/// Whether the heading at the start is the document's title and no topic: the only one of its
/// level, or the very words of the front matter's title.
fn is_title(outline: &Outline, front: Option<&str>) -> bool {
    let Some(first) = outline.headings.first() else {
        return false;
    };
    outline.begins_with_heading_one
        && !first.text.is_empty()
        && match front {
            Some(title) => title.to_lowercase() == first.text.to_lowercase(),
            None => outline.count_of_level_one == 1,
        }
}

fn title_of(outline: &Outline, front: Option<String>, source: &Source) -> String {
    let first = || {
        outline
            .headings
            .iter()
            .find(|heading| heading.own_flow && !heading.text.is_empty())
            .map(|heading| heading.text.clone())
    };
    front
        .or_else(first)
        .unwrap_or_else(|| one_line(source.stem(), 500))
}

/// A note's Markdown as sanitised HTML: the same Markdown as in documents, but HTML in it is
/// shown as text, pictures as their alt text, and a line's end is a line's end, as it was typed.
/// Links lead to http, https and mailto only; of those into the library the words are left.
pub fn render_note(markdown: &str) -> String {
    super::sanitise::sanitise(&render::note(markdown, false))
}

/// The same for the desk, where a link may lead to a document, a topic or an annotation.
pub fn render_linked_note(markdown: &str) -> String {
    super::sanitise::sanitise_note(&render::note(markdown, true))
}
