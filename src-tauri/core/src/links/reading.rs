//! A note as somebody reads it: what stands in it only for a program is left out.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::{SCHEME, parse};

/// A note whose links to things of the library are their words alone: an address of our own is nothing that anybody
/// wrote or looks for.
pub(crate) fn without_addresses(note: &str) -> Cow<'_, str> {
    if !note.contains(SCHEME) {
        return Cow::Borrowed(note);
    }
    let mut text = String::with_capacity(note.len());
    let mut at = 0;
    for (event, place) in Parser::new(note).into_offset_iter() {
        if let Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url,
            ..
        }) = event
            && parse(&dest_url).is_some()
            && let Some(words) = words_of(note, &place)
        {
            text.push_str(&note[at..place.start]);
            text.push_str(&note[words]);
            at = place.end;
        }
    }
    text.push_str(&note[at..]);
    Cow::Owned(text)
}

/// Where the words of an inline link stand, between its brackets.
fn words_of(note: &str, link: &Range<usize>) -> Option<Range<usize>> {
    let words = note.get(link.clone())?.rfind("](")?;
    Some(link.start + 1..link.start + words)
}

/// A note without the signs of its Markdown, in one line.
pub(crate) fn plain(note: &str) -> String {
    let mut text = String::with_capacity(note.len());
    for event in Parser::new(note) {
        match event {
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock,
            ) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "lectern://topic/0192f7c4-1111-7000-8000-000000000001";

    #[test]
    fn of_links_to_things_of_the_library_the_words_are_left() {
        let note =
            format!("See [the *high* tides]({ADDRESS}), [](x) and [out](https://example.org).");
        assert_eq!(
            without_addresses(&note),
            "See the *high* tides, [](x) and [out](https://example.org)."
        );
        // What somebody wrote as text stays as it is.
        for note in [
            format!("`[a]({ADDRESS})`"),
            format!("<{ADDRESS}>"),
            "plain".to_owned(),
        ] {
            assert_eq!(without_addresses(&note), note);
        }
        let two = format!("[a]({ADDRESS})[b]({ADDRESS} \"title\")");
        assert_eq!(without_addresses(&two), "ab");
    }

    #[test]
    fn a_plain_note_has_the_words_without_the_signs() {
        let note = "# On *water*\n\n- **first** `code`\n- second\nline\n\n<b>bold</b> & 5 < 6";
        assert_eq!(
            plain(note),
            "On water first code second line <b>bold</b> & 5 < 6"
        );
        assert_eq!(plain(""), "");
    }
}
