//! Notes as one web page: nothing beside it is needed, nothing is loaded, no script runs.
//!
//! All text is escaped. The notes' Markdown is made HTML by the import room, which sanitises
//! it; the page's own content security policy stops whatever should pass that. The page
//! follows the reader's light or dark setting and prints well: no note is torn in two where a
//! page ends. The style is inside the file, from `page.css`.

use std::fmt::Write as _;

use super::arrange::{Group, Headings, colour_words, groups};
use super::escape::html as escaped;
use super::{
    AnnotationNotes, Arrange, DocumentNotes, FormatSpec, Kind, Look, Notes, PERSON, count,
};
use crate::anchor::State;

pub(super) const SPEC: FormatSpec = FormatSpec {
    extension: "html",
    write,
};

/// What the page may do: show its text in its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE: &str = include_str!("page.css");

/// The notes on all documents as one page. `render_note` makes safe HTML of a note's Markdown.
pub fn html(notes: &Notes, arrange: Arrange, render_note: &dyn Fn(&str) -> String) -> String {
    let look = Look {
        arrange,
        render_note,
    };
    write(&notes.exported_at, &notes.documents, look)
}

fn write(exported_at: &str, documents: &[DocumentNotes], look: Look<'_>) -> String {
    let title = match documents {
        [document] => document.title.as_str(),
        _ => "Notes",
    };
    let mut out = String::with_capacity(4096 + count(documents) * 512);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escaped(title)
    );
    for document in documents {
        section(&mut out, document, exported_at, look);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn section(out: &mut String, document: &DocumentNotes, exported_at: &str, look: Look<'_>) {
    let _ = writeln!(
        out,
        "<section class=\"document\" data-document=\"{}\">\n<h1 dir=\"auto\">{}</h1>",
        escaped(&document.document),
        escaped(&document.title)
    );
    let count = document.annotations.len();
    let mut about = Vec::new();
    about.extend(document.author.as_deref().map(escaped));
    about.push(format!("Edition {}", document.edition_number));
    about.push(format!(
        "{count} {}",
        if count == 1 { "note" } else { "notes" }
    ));
    let date = exported_at.get(..10).unwrap_or(exported_at);
    about.push(format!("Exported {}", escaped(date)));
    let _ = writeln!(out, "<p class=\"about\">{}</p>", about.join(" · "));
    let headings = (look.arrange != Arrange::Topic).then(|| Headings::new(document));
    for group in groups(document, look.arrange) {
        heading(out, &group);
        for note in group.notes {
            article(out, note, place(document, headings.as_ref(), note), look);
        }
    }
    out.push_str("</section>\n");
}

fn heading(out: &mut String, group: &Group<'_>) {
    if let Some(heading) = &group.heading {
        let level = group.depth.saturating_add(1).min(6);
        let _ = writeln!(
            out,
            "<h{level} dir=\"auto\">{}</h{level}>",
            escaped(heading)
        );
    }
}

/// The topic of a note that does not stand under it.
fn place(
    document: &DocumentNotes,
    headings: Option<&Headings>,
    note: &AnnotationNotes,
) -> Option<String> {
    let mut topics = document.topics.iter();
    let own = topics.find(|it| Some(it.position) == note.topic_position)?;
    Some(headings?.of(own).0)
}

fn article(out: &mut String, note: &AnnotationNotes, place: Option<String>, look: Look<'_>) {
    let colour = note.colour.map_or("plain", |it| it.as_str());
    let _ = writeln!(out, "<article class=\"{} {colour}\">", note.kind);
    if note.kind == Kind::Bookmark {
        let label = note.label.as_deref().unwrap_or("Bookmark");
        let _ = writeln!(
            out,
            "<p class=\"label\" dir=\"auto\">{}</p>",
            escaped(label)
        );
    }
    if let Some(quote) = &note.quote {
        let _ = writeln!(
            out,
            "<blockquote dir=\"auto\">{}</blockquote>",
            escaped(quote.trim())
        );
    }
    if let Some(context) = note.context.as_deref().map(str::trim)
        && Some(context) != note.quote.as_deref().map(str::trim)
    {
        let _ = writeln!(
            out,
            "<p class=\"context\" dir=\"auto\">{}</p>",
            escaped(context)
        );
    }
    if let Some(written) = note.note.as_deref().filter(|it| !it.trim().is_empty()) {
        let rendered = (look.render_note)(written);
        let _ = writeln!(
            out,
            "<div class=\"written\" dir=\"auto\">{}</div>",
            rendered.trim()
        );
    }
    let facts = facts(note, place);
    if !facts.is_empty() {
        let _ = writeln!(out, "<p class=\"facts\">{}</p>", facts.join(" · "));
    }
    out.push_str("</article>\n");
}

/// What is told of an annotation besides its words, escaped.
fn facts(note: &AnnotationNotes, place: Option<String>) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(colour_words(note).as_deref().map(escaped));
    if note.kind == Kind::Bookmark && note.label.is_some() {
        facts.push("Bookmark".to_owned());
    }
    facts.extend(note.tags.iter().map(|tag| format!("#{}", escaped(tag))));
    facts.extend(place.as_deref().map(escaped));
    match note.state {
        State::Changed => facts.push("words have changed".to_owned()),
        State::Orphaned => facts.push("not found".to_owned()),
        State::Attached | State::Moved => {}
    }
    if note.origin != PERSON {
        facts.push(format!("by {}", escaped(&note.origin)));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn page(notes: &Notes, arrange: Arrange) -> String {
        html(notes, arrange, samples::look(arrange).render_note)
    }

    #[test]
    fn a_page_by_topic() {
        let page = page(&samples::notes(), Arrange::Topic);
        let (head, rest) = page.split_once("<style>").unwrap();
        let (style, body) = rest.split_once("</style>").unwrap();
        assert!(!style.contains('<') && !style.contains("url("));
        insta::assert_snapshot!(format!("{head}{body}"), @r##"
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>Advances in Models</title>

        </head>
        <body>
        <main>
        <section class="document" data-document="0192f7c4-1111-7000-8000-000000000001">
        <h1 dir="auto">Advances in Models</h1>
        <p class="about">A. Reader · Edition 2 · 6 notes · Exported 2026-11-24</p>
        <article class="note plain">
        <div class="written" dir="auto"><p>Read for the *budget* round.</p></div>
        </article>
        <h2 dir="auto">1 Multimodal models</h2>
        <article class="note plain">
        <div class="written" dir="auto"><p>Compare with:

        - the edge report
        - the memo</p></div>
        <p class="facts">#cost</p>
        </article>
        <h2 dir="auto">2 Model efficiency</h2>
        <h3 dir="auto">Quantisation</h3>
        <article class="highlight yellow">
        <blockquote dir="auto">eight bits halves the memory.
        It is *cheap*</blockquote>
        <p class="context" dir="auto">Rounding to eight bits halves the memory.
        It is *cheap*.</p>
        <div class="written" dir="auto"><p>Ask legal whether “most tasks” covers ours.</p></div>
        <p class="facts">Yellow · #cost · #to check</p>
        </article>
        <article class="highlight green">
        <blockquote dir="auto">four bits needs care</blockquote>
        <p class="facts">Green · words have changed · by summariser</p>
        </article>
        <article class="bookmark plain">
        <p class="label" dir="auto">Where the table is</p>
        <p class="facts">Bookmark</p>
        </article>
        <h2 dir="auto">Words that were not found</h2>
        <article class="highlight rose">
        <blockquote dir="auto">words that are gone</blockquote>
        <p class="facts">Rose · not found</p>
        </article>
        </section>
        </main>
        </body>
        </html>
        "##);
    }

    #[test]
    fn nothing_of_the_user_becomes_markup() {
        let evil = "</style></p><script>alert('1')</script><img src=x onerror=\"y\">&amp;";
        let mut notes = samples::notes();
        let document = &mut notes.documents[0];
        document.title = evil.to_owned();
        document.author = Some(evil.to_owned());
        for topic in &mut document.topics {
            topic.heading = evil.to_owned();
        }
        for note in &mut document.annotations {
            note.quote = Some(evil.to_owned());
            note.label = Some(evil.to_owned());
            note.context = Some(format!("{evil} and more"));
            note.tags = vec![evil.to_owned()];
            note.origin = evil.to_owned();
        }
        notes.exported_at = evil.to_owned();
        for arrange in Arrange::ALL {
            let page = page(&notes, *arrange);
            assert!(!page.contains("<script") && !page.contains("<img"));
            assert_eq!(page.matches("</style>").count(), 1);
            assert_eq!(
                page.matches("&amp;amp;").count(),
                page.matches("onerror=&quot;y").count()
            );
        }
    }
}
