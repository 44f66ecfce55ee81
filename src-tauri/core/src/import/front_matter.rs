//! What a document says of itself before it begins: YAML between two lines of dashes.
//!
//! Only title, author and language are read. A block that is no YAML is given back as text, so
//! that a slip in it costs nothing.

use yaml_serde::Value;

/// Longer blocks are text. YAML can be written to cost much; this much of it cannot.
const LONGEST: usize = 64 * 1024;

/// Brackets within brackets. The YAML parser takes a time that grows with the square of them, and
/// minutes for a block of nothing else; a title or an author stands in none.
const DEEPEST: usize = 32;

/// The longest title or author that is taken, in characters.
const LONGEST_VALUE: usize = 500;

/// What was found before the document's text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter<'a> {
    /// `title`
    pub title: Option<String>,
    /// `author` or `authors`
    pub author: Option<String>,
    /// `lang` or `language`, where it has the shape of a language tag
    pub language: Option<String>,
    /// A block that could not be read, to be shown as it is.
    pub broken: Option<&'a str>,
    /// The document without the block.
    pub body: &'a str,
}

/// Splits a document into what it says of itself and its text.
pub(super) fn split(text: &str) -> FrontMatter<'_> {
    let plain = FrontMatter {
        body: text,
        ..FrontMatter::default()
    };
    let Some((block, body)) = block(text) else {
        return plain;
    };
    let broken = FrontMatter {
        broken: Some(block),
        body,
        ..plain
    };
    if nests_too_deep(block) {
        return broken;
    }
    match yaml_serde::from_str::<Value>(block) {
        Ok(Value::Mapping(fields)) => {
            let field = |names: [&str; 2]| names.iter().find_map(|name| fields.get(*name));
            FrontMatter {
                title: field(["title", "Title"]).and_then(words),
                author: field(["author", "authors"]).and_then(names),
                language: field(["lang", "language"])
                    .and_then(words)
                    .filter(|tag| is_language_tag(tag)),
                broken: None,
                body,
            }
        }
        Ok(Value::Null) => FrontMatter {
            broken: None,
            ..broken
        },
        _ => broken,
    }
}

/// Whether more brackets are open at some place than front matter has. Quoted ones count too.
fn nests_too_deep(block: &str) -> bool {
    let mut open = 0usize;
    block.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > DEEPEST
    })
}

/// The lines between `---` at the very start and the next `---` or `...`, and what follows. A
/// rule at the start of a document is told apart by its next line, which names no field.
fn block(text: &str) -> Option<(&str, &str)> {
    let after = text.strip_prefix("---")?;
    let (rest_of_line, after) = after.split_once('\n')?;
    if !rest_of_line.trim().is_empty() || !starts_with_field(after) {
        return None;
    }
    let mut end = 0;
    for line in after.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&after[..end], &after[end + line.len()..]));
        }
        end += line.len();
        if end > LONGEST {
            return None;
        }
    }
    None
}

fn starts_with_field(block: &str) -> bool {
    let mut lines = block.lines().skip_while(|line| line.starts_with('#'));
    let Some(line) = lines.next() else {
        return false;
    };
    matches!(line.trim_end(), "---" | "...")
        || line.split_once(':').is_some_and(|(name, _)| {
            let name = name.trim_matches(['"', '\'']);
            (1..=40).contains(&name.len())
                && name
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
        })
}

/// A value as words on one line.
fn words(value: &Value) -> Option<String> {
    let written = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        _ => return None,
    };
    let line = super::text_content::one_line(&written, LONGEST_VALUE);
    (!line.is_empty()).then_some(line)
}

/// One name, or a list of names (or of mappings with a `name`).
fn names(value: &Value) -> Option<String> {
    let one = |value: &Value| match value {
        Value::Mapping(fields) => fields.get("name").and_then(words),
        other => words(other),
    };
    match value {
        Value::Sequence(list) => {
            let names: Vec<_> = list.iter().filter_map(one).collect();
            let line = super::text_content::one_line(&names.join(", "), LONGEST_VALUE);
            (!line.is_empty()).then_some(line)
        }
        other => one(other),
    }
}

/// The shape of a BCP 47 language tag: `en`, `de-CH`, `zh-Hant-TW`.
pub(super) fn is_language_tag(tag: &str) -> bool {
    tag.len() <= 35
        && tag.split('-').enumerate().all(|(at, part)| {
            let fits = |c: char| c.is_ascii_alphabetic() || (at > 0 && c.is_ascii_digit());
            (if at == 0 { 2..=8 } else { 1..=8 }).contains(&part.len()) && part.chars().all(fits)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_author_and_language() {
        let read = split(
            "---\ntitle: \"On: colons\"\nauthors:\n  - Ada\n  - name: Ben\nlang: de-CH\nx: {a: [1]}\n---\n# Body\n",
        );
        assert_eq!(read.title.as_deref(), Some("On: colons"));
        assert_eq!(read.author.as_deref(), Some("Ada, Ben"));
        assert_eq!(read.language.as_deref(), Some("de-CH"));
        assert_eq!(read.body, "# Body\n");
        assert_eq!(read.broken, None);
    }

    #[test]
    fn values_of_other_kinds() {
        let read = split("---\ntitle: 1984\nauthor: [ ]\nlanguage: no language\n...\nrest");
        assert_eq!(read.title.as_deref(), Some("1984"));
        assert_eq!((read.author, read.language), (None, None));
        assert_eq!(read.body, "rest");
    }

    #[test]
    fn a_broken_block_is_kept_as_text() {
        let read = split("---\ntitle: [never closed\n---\nwords");
        assert_eq!(read.broken, Some("title: [never closed\n"));
        assert_eq!(read.body, "words");
    }

    #[test]
    fn what_is_no_front_matter() {
        for text in [
            "---\n\nA rule, then words.\n\n---\n",
            "---\nWords right after a rule\n---\n",
            "--- \ntitle: never ends\n\nwords",
            "----\ntitle: a\n---\n",
            " ---\ntitle: a\n---\n",
            "---",
        ] {
            assert_eq!(split(text).body, text);
        }
    }

    #[test]
    fn yaml_that_grows_is_no_danger() {
        let mut bomb = String::from("---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for n in 1..30 {
            let before = format!("*a{},", n - 1).repeat(10);
            bomb.push_str(&format!("a{n}: &a{n} [{before}]\n"));
        }
        bomb.push_str("---\nwords");
        assert_eq!(split(&bomb).body, "words");
    }

    #[test]
    fn a_block_over_sixty_four_kilobytes_is_text() {
        let block = |length: usize| format!("title: T\n#{}\n", "x".repeat(length - 11));
        let text = format!("---\n{}---\nwords", block(LONGEST));
        assert_eq!(split(&text).title.as_deref(), Some("T"));
        let text = format!("---\n{}---\nwords", block(LONGEST + 1));
        assert_eq!(split(&text).body, text);
    }

    #[test]
    fn a_title_over_five_hundred_characters_is_cut() {
        let text = format!("---\ntitle: {}\n---\nwords", "é".repeat(LONGEST_VALUE + 1));
        let title = split(&text).title.unwrap();
        assert_eq!(title, format!("{}…", "é".repeat(LONGEST_VALUE)));
    }

    #[test]
    fn brackets_within_brackets_are_read_to_a_limit_and_shown_beyond_it() {
        let nested = |depth: usize| {
            let (open, close) = ("[".repeat(depth), "]".repeat(depth));
            format!("---\ntitle: T\na: {open}{close}\n---\nwords")
        };
        assert_eq!(split(&nested(DEEPEST)).title.as_deref(), Some("T"));
        for depth in [DEEPEST + 1, 20_000] {
            let text = nested(depth);
            let read = split(&text);
            assert_eq!((read.title, read.body), (None, "words"));
            assert!(
                read.broken
                    .is_some_and(|block| block.starts_with("title: T\n"))
            );
        }
    }
}
