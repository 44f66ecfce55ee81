//! Ids of headings, after the rule that GitHub's own pages follow, so that links written for
//! them arrive here too.

use std::collections::HashMap;

/// Every id in a document's HTML begins with this: no document can name an element of the page.
pub(super) const PREFIX: &str = "l-";

/// The longest slug, in characters.
const LONGEST: usize = 120;

/// A heading's text in lower case, spaces as hyphens, without punctuation.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars().take(LONGEST) {
        match c {
            ' ' | '\t' | '\n' | '-' => out.push('-'),
            '_' => out.push('_'),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// Hands out ids and remembers under which names they are asked for.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// From what a link says to the id with its prefix.
    by_name: HashMap<String, String>,
    /// The last number given to a slug that came more than once. Without it a thousand equal
    /// headings would each try all numbers before.
    last: HashMap<String, usize>,
}

impl Ids {
    /// The id of a heading: its slug, with `-1`, `-2` … when it is taken.
    pub(super) fn heading(&mut self, text: &str) -> String {
        let mut base = slug(text);
        if base.is_empty() {
            base.push_str("section");
        }
        let mut name = base.clone();
        while self.by_name.contains_key(&name) {
            let last = self.last.entry(base.clone()).or_insert(0);
            *last += 1;
            name = format!("{base}-{last}");
        }
        self.take(name)
    }

    /// The id of an anchor that the document's own HTML names; none when it is taken or no name.
    pub(super) fn anchor(&mut self, name: &str) -> Option<String> {
        let fits = !name.is_empty()
            && name.chars().count() <= LONGEST
            && !name.chars().any(|c| c.is_whitespace() || c.is_control());
        (fits && !self.by_name.contains_key(name)).then(|| self.take(name.to_owned()))
    }

    fn take(&mut self, name: String) -> String {
        // Footnotes have ids of their own (`fn-1`, `fnref-1`): a heading may not take them.
        let own = if name.starts_with("fn-") || name.starts_with("fnref-") {
            format!("{PREFIX}h-{name}")
        } else {
            format!("{PREFIX}{name}")
        };
        self.by_name.insert(name, own.clone());
        own
    }

    /// The id that a link's fragment (without `#`) means: as written, percent-decoded, in lower
    /// case, or as the slug of what it says.
    pub(super) fn resolve(&self, fragment: &str) -> Option<&str> {
        let decoded = super::links::percent_decode(fragment);
        let decoded = decoded.as_deref().unwrap_or(fragment);
        let tries = [
            fragment.to_owned(),
            decoded.to_owned(),
            decoded.to_lowercase(),
            slug(decoded),
        ];
        tries
            .iter()
            .find_map(|name| self.by_name.get(name))
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (text, expected) in [
            (
                "2. Increased Model Efficiency",
                "2-increased-model-efficiency",
            ),
            ("Human–AI tools: now & then", "humanai-tools-now--then"),
            ("Überblick", "überblick"),
            ("第二章 概要", "第二章-概要"),
            ("???", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn equal_headings_get_numbers() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["A", "A", "A-1", "A", "?", "!"]
            .map(|t| ids.heading(t))
            .into();
        assert_eq!(
            given,
            [
                "l-a",
                "l-a-1",
                "l-a-1-1",
                "l-a-2",
                "l-section",
                "l-section-1"
            ]
        );
    }

    #[test]
    fn links_find_headings() {
        let mut ids = Ids::default();
        ids.heading("Über Größe");
        ids.heading("fn 1");
        for fragment in [
            "über-größe",
            "%C3%BCber-gr%C3%B6%C3%9Fe",
            "Über-Größe",
            "Über Größe",
        ] {
            assert_eq!(ids.resolve(fragment), Some("l-über-größe"), "{fragment}");
        }
        assert_eq!(ids.resolve("fn-1"), Some("l-h-fn-1"));
        assert_eq!(ids.resolve("nowhere"), None);
    }
}
