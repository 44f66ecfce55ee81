//! Bare addresses in running text, after "Autolinks (extension)" of the GitHub Flavored Markdown
//! specification: `http://`, `https://` and `www.`.

use std::ops::Range;

use memchr::memmem;

/// The longest address that is made a link, in bytes. A longer run without a space is no address
/// and is passed over, which keeps the search linear.
const LONGEST: usize = 2048;

/// A bare address in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bare {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whether `http://` has to be put before it.
    pub without_scheme: bool,
}

/// The bare addresses of a text, from left to right.
pub(super) fn bare_addresses(text: &str) -> Vec<Bare> {
    let bytes = text.as_bytes();
    let mut found: Vec<Bare> = Vec::new();
    let schemes = memmem::find_iter(bytes, b"://").filter_map(|at| {
        ["https", "http"].into_iter().find_map(|scheme| {
            let start = at.checked_sub(scheme.len())?;
            let written = bytes.get(start..at)?;
            written
                .eq_ignore_ascii_case(scheme.as_bytes())
                .then_some((start, at + 3, false))
        })
    });
    let hosts = memmem::find_iter(bytes, b"www.").map(|at| (at, at, true));
    let mut starts: Vec<_> = schemes.chain(hosts).collect();
    starts.sort_unstable();
    let (mut free, mut run_end) = (0, 0);
    for (start, host, without_scheme) in starts {
        if start < free || !may_start_after(text[..start].chars().next_back()) {
            continue;
        }
        // The run up to the next space is looked for once, however many starts it has.
        if host >= run_end {
            let Some(length) = run_length(&text[host..]) else {
                free = host + LONGEST;
                continue;
            };
            run_end = host + length;
        }
        if let Some(end) = end_of(text, host..run_end, without_scheme) {
            free = end;
            found.push(Bare {
                range: start..end,
                without_scheme,
            });
        }
    }
    found
}

/// At the start of a line, after white space, or after one of `*`, `_`, `~`, `(`. Quotation
/// marks and other opening brackets are let through too: people write them.
fn may_start_after(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '*' | '_' | '~' | '(' | '[' | '{' | '"' | '\'' | '“' | '‘' | '«' | '—')
            // Scripts without spaces between words.
            || (!c.is_ascii() && !c.is_alphanumeric())
            || ('\u{3000}'..'\u{fb00}').contains(&c)
    })
}

/// The bytes up to the next character that no address has; none if that is too far.
fn run_length(text: &str) -> Option<usize> {
    let stop =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '“' | '”');
    let mut characters = text.char_indices();
    let end = characters.find(|(at, c)| stop(*c) || *at > LONGEST);
    match end {
        Some((at, _)) if at > LONGEST => None,
        Some((at, _)) => Some(at),
        None => Some(text.len()),
    }
}

/// Where the address ends whose host begins a run; none if it is no address.
fn end_of(text: &str, run: Range<usize>, without_scheme: bool) -> Option<usize> {
    let run_text = &text[run.clone()];
    let domain = run_text.split(['/', '?', '#', ':', '(', ')', ',']).next()?;
    let domain = trim_end(domain);
    if !is_domain(domain, without_scheme) {
        return None;
    }
    Some(run.start + trim_end(run_text).len())
}

/// Punctuation at the end belongs to the sentence, and so does a bracket that the address did
/// not open.
fn trim_end(address: &str) -> &str {
    let mut open = address.matches('(').count();
    let mut close = address.matches(')').count();
    let mut end = address;
    while let Some(last) = end.chars().next_back() {
        let drop = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '’' | '»' | ']' | '}' => {
                true
            }
            ')' => close > open,
            '(' => true,
            // Full-width marks end Chinese and Japanese sentences.
            '。' | '，' | '、' | '）' | '」' => true,
            _ => false,
        };
        if !drop {
            break;
        }
        match last {
            ')' => close -= 1,
            '(' => open -= 1,
            _ => {}
        }
        end = &end[..end.len() - last.len_utf8()];
    }
    end
}

/// Parts of letters, figures, `-` and `_` between dots; no `_` in the last two; at least one dot
/// where there is no scheme.
fn is_domain(domain: &str, without_scheme: bool) -> bool {
    if domain.len() > 253 {
        return false;
    }
    let parts: Vec<&str> = domain.split('.').collect();
    let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let enough = if without_scheme { 3 } else { 2 };
    let is_local = !without_scheme && domain.eq_ignore_ascii_case("localhost");
    (parts.len() >= enough || is_local)
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.chars().all(fits))
        && !parts.iter().rev().take(2).any(|part| part.contains('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_text() {
        for (text, expected) in [
            (
                "see https://example.org/a_b(c)d.",
                vec!["https://example.org/a_b(c)d"],
            ),
            ("(see http://example.org/a)", vec!["http://example.org/a"]),
            (
                "www.example.org, and www.b.example/x?y=1!",
                vec!["www.example.org", "www.b.example/x?y=1"],
            ),
            ("HTTPS://EXAMPLE.ORG", vec!["HTTPS://EXAMPLE.ORG"]),
            ("http://localhost:8080/x", vec!["http://localhost:8080/x"]),
            ("“https://example.org”", vec!["https://example.org"]),
            (
                "見 https://example.org/本。",
                vec!["https://example.org/本"],
            ),
            ("xhttps://example.org", vec![]),
            ("ftp://example.org www. www.a https://", vec![]),
            ("https://a_b.c_d/", vec![]),
            ("www.www.www.", vec!["www.www.www"]),
            ("no address", vec![]),
        ] {
            let found: Vec<_> = bare_addresses(text)
                .into_iter()
                .map(|b| &text[b.range])
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn endless_runs_end() {
        for run in ["www.", "http://", "https://a.", "(www.a.b"] {
            bare_addresses(&run.repeat(200_000));
            bare_addresses(&format!("{run} ").repeat(100_000));
        }
        let long = format!("https://a.b/{}", "x".repeat(3000));
        assert_eq!(bare_addresses(&long), []);
    }
}
