//! Plain text made to stay plain text inside HTML and inside Markdown.

/// Text for an element or for an attribute in double quotes.
pub(super) fn html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 16);
    for next in text.chars() {
        match next {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\0' => safe.push('\u{FFFD}'),
            other => safe.push(other),
        }
    }
    safe
}

/// One line of plain text for Markdown, at the start of a line if `starts_line`.
///
/// Whatever CommonMark, its GitHub extensions or an Obsidian vault would take for markup gets a
/// backslash (which CommonMark allows before any ASCII punctuation): emphasis, code, links and
/// wiki links, HTML and entities, tables, mathematics, comments, marks, tags and block ids; and
/// at the start of a line whatever begins a heading, a list, a quote, a rule or a definition.
/// Nothing else does, so that prose looks like prose. White space at the ends is dropped.
pub(super) fn markdown_line(line: &str, starts_line: bool) -> String {
    let line = line.trim();
    let mut safe = String::with_capacity(line.len() + line.len() / 16);
    let mut before = ' ';
    let mut rest = line.char_indices().peekable();
    if starts_line {
        let (marker, length) = line_marker(line);
        safe.push_str(&marker);
        for (_, skipped) in rest.by_ref().take(length) {
            before = skipped;
        }
    }
    while let Some((at, next)) = rest.next() {
        let after = rest.peek().map_or(' ', |(_, after)| *after);
        let special = match next {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '$' | '~' | '^' | '{' | '}' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => is_entity(&line[at..]),
            '#' => !before.is_alphanumeric(),
            '=' | '%' => before == next || after == next,
            _ => false,
        };
        if special {
            safe.push('\\');
        }
        safe.push(if next == '\0' { '\u{FFFD}' } else { next });
        before = next;
    }
    safe
}

/// Whether a text that begins with an ampersand begins with an entity.
fn is_entity(text: &str) -> bool {
    let name = text[1..].strip_prefix('#').unwrap_or(&text[1..]);
    let end = name.find(|next: char| !next.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// What opens a block at the start of a line, with a backslash, and how many characters of the
/// line it stands for.
fn line_marker(line: &str) -> (String, usize) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => {
            let (number, rest) = line.split_at(digits);
            return (format!("{number}\\{}", &rest[..1]), digits + 1);
        }
        _ => {}
    }
    match line.chars().next() {
        Some(first @ ('-' | '+' | '>' | '=' | ':')) => (format!("\\{first}"), 1),
        _ => (String::new(), 0),
    }
}

/// The lines of a text, whatever ends them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split([
        '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
    ])
}

/// A text as one line of plain Markdown.
pub(super) fn markdown_inline(text: &str, starts_line: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    markdown_line(&words.join(" "), starts_line)
}

/// A text as a value of YAML front matter: plain where that is safe beyond doubt, else in
/// double quotes, which YAML reads as JSON does.
pub(super) fn yaml(text: &str) -> String {
    let plain = |next: char| {
        next.is_alphanumeric()
            || matches!(next, ' ' | '-' | '–' | '—' | '.' | ',' | '(' | ')' | '’')
    };
    let starts = text.starts_with(char::is_alphabetic);
    let ends = !text.ends_with([' ', '-']);
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let word = words.contains(&text.to_lowercase().as_str());
    if starts && ends && !word && text.chars().all(plain) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for next in text.chars() {
        match next {
            '"' | '\\' => quoted.extend(['\\', next]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(next)));
            }
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// The date of a moment in RFC 3339, which YAML readers take for a date; anything else as text.
pub(super) fn yaml_date(moment: &str) -> String {
    let date = moment.get(..10).unwrap_or(moment);
    let digit_or_dash = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    if date.len() == 10 && date.bytes().enumerate().all(digit_or_dash) {
        date.to_owned()
    } else {
        yaml(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_stays_prose() {
        for prose in [
            "In 2024, model-size rose by 50% (see snake_case), e.g. to 3.7 GB.",
            "A “quote” – and 1 + 1 = 2; AT&T isn’t changed",
        ] {
            assert_eq!(markdown_line(prose, true), prose);
        }
    }

    #[test]
    fn markup_is_escaped_where_it_would_be_markup() {
        for (text, expected) in [
            ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
            ("# head", "\\# head"),
            ("see #tag, C#", "see \\#tag, C#"),
            ("1. item", "1\\. item"),
            ("- [ ] task", "\\- \\[ \\] task"),
            ("> said", "\\> said"),
            ("=== --- ", "\\=\\=\\= ---"),
            ("a &amp; b & c", "a \\&amp; b & c"),
            ("<b> [[link]] $x$", "\\<b> \\[\\[link\\]\\] \\$x\\$"),
            (
                "%%gone%% ==mark== ^id",
                "\\%\\%gone\\%\\% \\=\\=mark\\=\\= \\^id",
            ),
        ] {
            assert_eq!(markdown_line(text, true), expected);
        }
        assert_eq!(markdown_line("- x", false), "- x");
    }

    #[test]
    fn front_matter_is_read_back_as_it_was() {
        for text in [
            "Advances in Models",
            "yes",
            "No",
            "12",
            "a: b",
            "- x",
            "# y",
            "it's \"so\"",
            "a\nb",
            "~",
            "",
            " x ",
            "\u{85}\u{2028}\u{7f}",
            "[a]",
            "1e3",
            "2026-11-24",
            "漢字",
            "a\\n",
        ] {
            let read: std::collections::HashMap<String, String> =
                yaml_serde::from_str(&format!("title: {}\n", yaml(text))).unwrap();
            assert_eq!(read["title"], text);
        }
    }
}
