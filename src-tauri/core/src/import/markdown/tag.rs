//! One tag of the HTML in a Markdown document, read without building anything.

/// A tag as its author wrote it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// In lower case.
    pub name: String,
    /// `</name>`
    pub closing: bool,
    /// Names in lower case, values with their commonest entities decoded.
    pub attributes: Vec<(String, String)>,
    /// Bytes from `<` to `>`.
    pub length: usize,
}

impl Tag {
    /// The value of an attribute, the first of its name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The tag at the start of `html`; none if what stands there is no tag, or never ends.
pub(super) fn tag(html: &str) -> Option<Tag> {
    let mut at = Cursor { html, at: 1 };
    let closing = at.take('/');
    let name = at.while_is(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_' | '.'));
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut tag = Tag {
        name: name.to_ascii_lowercase(),
        closing,
        attributes: Vec::new(),
        length: 0,
    };
    loop {
        at.while_is(|c| c.is_ascii_whitespace() || c == '/');
        if at.take('>') {
            tag.length = at.at;
            return Some(tag);
        }
        let name = at.while_is(|c| !c.is_ascii_whitespace() && !matches!(c, '=' | '>' | '/'));
        let name = name.to_ascii_lowercase();
        at.while_is(|c| c.is_ascii_whitespace());
        let value = if at.take('=') { at.value()? } else { "" };
        if name.is_empty() && value.is_empty() && at.is_at_end() {
            return None;
        }
        tag.attributes.push((name, decode(value)));
    }
}

struct Cursor<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Cursor<'h> {
    fn rest(&self) -> &'h str {
        &self.html[self.at..]
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.html.len()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    fn while_is(&mut self, is: impl Fn(char) -> bool) -> &'h str {
        let rest = self.rest();
        let length = rest.find(|c| !is(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// A value in quotes or up to the next space; none if a quote is not closed.
    fn value(&mut self) -> Option<&'h str> {
        self.while_is(|c| c.is_ascii_whitespace());
        for quote in ['"', '\''] {
            if self.take(quote) {
                let value = self.while_is(|c| c != quote);
                return self.take(quote).then_some(value);
            }
        }
        Some(self.while_is(|c| !c.is_ascii_whitespace() && c != '>'))
    }
}

fn decode(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    value
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        let read = tag("<A HREF='a>b' title=\"x &amp; y\" data-z=1 open/> rest").unwrap();
        assert_eq!(read.name, "a");
        assert_eq!(read.length, 47);
        assert_eq!(read.value("href"), Some("a>b"));
        assert_eq!(read.value("title"), Some("x & y"));
        assert_eq!(read.value("data-z"), Some("1"));
        assert_eq!(read.value("open"), Some(""));
        assert!(tag("</p >").unwrap().closing);
    }

    #[test]
    fn no_tags() {
        for html in [
            "<",
            "<3",
            "< a>",
            "<a",
            "<a b",
            "<a b=\"c>",
            "<a =",
            "<!-- -->",
            "</>",
        ] {
            assert_eq!(tag(html), None, "{html}");
        }
    }
}
