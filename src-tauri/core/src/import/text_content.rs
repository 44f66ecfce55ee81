//! Step 6: the plain text of sanitised HTML.
//!
//! It must be what the page's `textContent` gives for the same HTML, so nothing is trimmed or
//! collapsed. The grammar read here is the sanitiser's output alone: tags with quoted
//! attributes, no comments, five entities.

use unicode_segmentation::UnicodeSegmentation;

/// An element with an `id`, and where its text begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub id: String,
    /// Code points before it.
    pub offset: u32,
}

/// The text of a topic and the places in it that have an id.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TextContent {
    pub text: String,
    pub places: Vec<Place>,
}

/// Reads text and ids off sanitised HTML.
pub(super) fn text_content(html: &str) -> TextContent {
    let mut places = Vec::new();
    let mut counted = Counted::default();
    let text = read(html, |tag, before| {
        if let Some(id) = id_of(tag) {
            let offset = counted.up_to(before);
            places.push(Place { id, offset });
        }
    });
    TextContent { text, places }
}

/// The text of sanitised HTML alone.
pub(crate) fn plain_text(html: &str) -> String {
    read(html, |_, _| {})
}

/// Reads the text; `at_tag` hears of each tag and the text before it.
fn read(html: &str, mut at_tag: impl FnMut(&str, &str)) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr::memchr2(b'<', b'&', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = tag_end(rest);
            at_tag(&rest[..end], &text);
            rest = &rest[end..];
        } else {
            let (character, length) = entity(rest);
            text.push(character);
            rest = &rest[length..];
        }
    }
    text.push_str(rest);
    text
}

/// Code points counted so far, so that each stretch of text is counted once.
#[derive(Default)]
struct Counted {
    bytes: usize,
    points: u32,
}

impl Counted {
    fn up_to(&mut self, text: &str) -> u32 {
        self.points += text[self.bytes..].chars().count() as u32;
        self.bytes = text.len();
        self.points
    }
}

/// The length of a tag, quoted attribute values skipped.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// The value of a start tag's `id`. Our ids hold no character that is escaped but `&`.
fn id_of(tag: &str) -> Option<String> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, next) = after.split_once('"')?;
        if before.ends_with(" id") {
            return Some(text_content(value).text);
        }
        rest = next;
    }
    None
}

/// The character of an entity and the entity's length. The sanitiser writes these five only.
fn entity(text: &str) -> (char, usize) {
    [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&nbsp;", '\u{a0}'),
    ]
    .into_iter()
    .find(|(name, _)| text.starts_with(name))
    .map_or(('&', 1), |(name, character)| (character, name.len()))
}

/// Words after UAX #29: runs of letters and figures; each ideograph is one.
pub(super) fn words(text: &str) -> u32 {
    // No word goes over a blank, and most of what stands between two is one: no table need be asked.
    let count = |chunk: &str| {
        let inner = chunk.trim_matches(|one: char| one.is_ascii() && !one.is_ascii_alphanumeric());
        if inner.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            usize::from(!inner.is_empty())
        } else {
            chunk.unicode_words().count()
        }
    };
    u32::try_from(text.split_ascii_whitespace().map(count).sum::<usize>()).unwrap_or(u32::MAX)
}

/// A text on one line, white space collapsed, cut after `longest` characters with an ellipsis.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = length > 0;
            continue;
        }
        if c.is_control() {
            continue;
        }
        if length + usize::from(space) >= longest {
            out.push('…');
            break;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
            length += 1;
        }
        out.push(c);
        length += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_places() {
        let read = text_content(
            "<h2 id=\"l-a\">é&amp;&lt;<em>b</em></h2>\n<a title=\"x > y\" id=\"l-&amp;b\">c</a>&nbsp;d",
        );
        assert_eq!(read.text, "é&<b\nc\u{a0}d");
        let places: Vec<_> = read
            .places
            .iter()
            .map(|p| (p.id.as_str(), p.offset))
            .collect();
        assert_eq!(places, [("l-a", 0), ("l-&b", 5)]);
    }

    #[test]
    fn words_in_several_scripts() {
        for (text, expected) in [
            ("It isn’t 3.5 words, is it?", 6),
            ("大規模言語模型", 7),
            ("שלום עולם", 2),
            (" \n ", 0),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn words_are_counted_as_the_standard_says(text in "(\\PC|[a-z0-9]{1,3}|[ \n'._,:-]|[\u{300}\u{200d}\u{ad}é語]){0,60}") {
            proptest::prop_assert_eq!(words(&text) as usize, text.unicode_words().count());
        }
    }

    #[test]
    fn one_line_and_no_longer() {
        assert_eq!(one_line(" a \n b\u{1}c ", 10), "a bc");
        assert_eq!(one_line("abcdef", 3), "abc…");
        assert_eq!(one_line("abc  ", 3), "abc");
    }
}
