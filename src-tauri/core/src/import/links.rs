//! Which addresses a document may link to, and how they are written.

/// The longest address that is kept, in bytes: what browsers open at all.
const LONGEST: usize = 8192;

/// What an address is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// A page or a mail address that may be opened outside, as it goes into `href`.
    Outside(String),
    /// A place in the same document: what follows the `#`.
    Inside(String),
    /// Anything else: files, scripts, unknown schemes. Its text stays, its link does not.
    Dropped,
}

/// Sorts an address as it stands in the document.
pub(super) fn address(written: &str) -> Address {
    let written = written.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if let Some(fragment) = written.strip_prefix('#') {
        return Address::Inside(fragment.to_owned());
    }
    if written.len() > LONGEST {
        return Address::Dropped;
    }
    // Browsers drop control characters inside a scheme; here they end the matter.
    if written.chars().any(char::is_control) || !has_open_scheme(written) {
        return Address::Dropped;
    }
    Address::Outside(encode(written))
}

/// Whether an address begins with one of the three schemes that may be opened.
pub(super) fn has_open_scheme(address: &str) -> bool {
    let starts = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    };
    starts("http://") || starts("https://") || starts("mailto:")
}

/// Whether an address leads into the library, written exactly as the library writes it: no other
/// spelling of an id, no other case, nothing after it.
pub(super) fn is_into_the_library(written: &str) -> bool {
    crate::links::parse(written)
        .is_some_and(|(kind, id)| crate::links::address(kind, id) == written)
}

/// Percent-encodes what no address may hold as it is.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' | '"' | '<' | '>' | '`' | '{' | '}' | '|' | '\\' | '^' => {
                out.push('%');
                out.push_str(&format!("{:02X}", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}

/// Decodes `%41` to `A`; none where that gives no UTF-8.
pub(super) fn percent_decode(text: &str) -> Option<String> {
    let hex = |byte: Option<&u8>| byte.and_then(|b| (*b as char).to_digit(16));
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_mail_lead_outside() {
        let outside = |to: &str| Address::Outside(to.to_owned());
        for (written, expected) in [
            (
                "https://example.org/a?b=c#d",
                outside("https://example.org/a?b=c#d"),
            ),
            ("HTTP://EXAMPLE.ORG", outside("HTTP://EXAMPLE.ORG")),
            ("mailto:a@example.org", outside("mailto:a@example.org")),
            (" https://a.b/c d\"e ", outside("https://a.b/c%20d%22e")),
            ("#Part", Address::Inside("Part".into())),
            ("#", Address::Inside(String::new())),
            ("other.md", Address::Dropped),
            ("//example.org", Address::Dropped),
            ("javascript:alert(1)", Address::Dropped),
            ("java\tscript:alert(1)", Address::Dropped),
            ("http\u{1}s://a", Address::Dropped),
            ("data:text/html,x", Address::Dropped),
            ("file:///etc/passwd", Address::Dropped),
            ("picture:00", Address::Dropped),
            ("https://", Address::Dropped),
        ] {
            assert_eq!(address(written), expected, "{written}");
        }
    }

    #[test]
    fn an_address_over_eight_kilobytes_is_no_link() {
        let long = |length: usize| format!("https://a.b/{}", "c".repeat(length - 12));
        let longest = long(LONGEST);
        assert_eq!(address(&longest), Address::Outside(longest.clone()));
        assert_eq!(address(&long(LONGEST + 1)), Address::Dropped);
    }

    #[test]
    fn percent_signs() {
        assert_eq!(percent_decode("a%20b%C3%A9%").as_deref(), Some("a bé%"));
        assert_eq!(percent_decode("%ff"), None);
    }
}
