//! What is too much of a document, beyond its size: three limits, each with a clear refusal.
//!
//! A file of 64 MB that is nothing but signs would become gigabytes of headings or elements, and
//! take the program down with every note that is being written. The limits stand far above
//! what people write: the built-in report has a thousandth of each.

use super::topics::Draft;
use super::{Refusal, Source};

/// The most headings of a document, those in quotations and lists included. Each costs about a
/// kilobyte while it is read.
pub(super) const HEADINGS: usize = 200_000;

/// The most elements of one topic. A topic is sanitised in one piece, and there an element costs
/// up to 700 bytes.
pub(super) const ELEMENTS: usize = 1_000_000;

/// The most punctuation marks and line ends of a Markdown document. The parser keeps some 60
/// bytes for each that may mean something, before the first element is written.
pub(super) const SIGNS: usize = 16_000_000;

/// Refuses a Markdown text with more signs than a parser should be given.
pub(super) fn signs(source: &Source, text: &str) -> Result<(), Refusal> {
    // A file that is shorter than the limit need not be counted.
    let too_many = text.len() > SIGNS
        && text
            .bytes()
            .filter(|byte| byte.is_ascii_punctuation() || *byte == b'\n')
            .nth(SIGNS)
            .is_some();
    refuse(source, too_many, "more than 16 million punctuation marks")
}

/// Refuses a document with too many headings.
pub(super) fn headings(source: &Source, count: usize) -> Result<(), Refusal> {
    refuse(source, count > HEADINGS, "more than 200,000 headings")
}

/// Refuses a document with a topic of too many elements.
pub(super) fn elements(source: &Source, drafts: &[Draft]) -> Result<(), Refusal> {
    let too_many = |draft: &Draft| {
        // The shortest element, `<b>`, takes three bytes.
        draft.html.len() > 3 * ELEMENTS && elements_in(&draft.html) > ELEMENTS
    };
    let what = "a topic of more than 1 million elements";
    refuse(source, drafts.iter().any(too_many), what)
}

/// Start tags in HTML as the writer leaves it: every other `<` is escaped.
fn elements_in(html: &str) -> usize {
    let bytes = html.as_bytes();
    memchr::memchr_iter(b'<', bytes)
        .filter(|at| bytes.get(at + 1) != Some(&b'/'))
        .count()
}

fn refuse(source: &Source, too_many: bool, what: &'static str) -> Result<(), Refusal> {
    if !too_many {
        return Ok(());
    }
    Err(Refusal::TooComplex {
        name: source.name.clone(),
        what,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Beside, import};

    fn file(name: &str, text: String) -> Source {
        Source {
            name: name.into(),
            bytes: text.into_bytes(),
            beside: Beside::Nothing,
        }
    }

    /// What the user reads about a text that is refused as too complex.
    fn refused(name: &str, text: String) -> String {
        let refused = import(&file(name, text)).unwrap_err();
        assert_eq!(refused.code(), "too-complex");
        refused.to_string()
    }

    #[test]
    fn headings_up_to_the_limit() {
        assert_eq!(headings(&file("a.md", String::new()), HEADINGS), Ok(()));
        assert_eq!(
            refused("a.md", "#\n".repeat(HEADINGS + 1)),
            "a.md has more than 200,000 headings. Nothing of it was kept."
        );
        // Headings that start no topic count too.
        refused("a.md", "> # a\n\n".repeat(HEADINGS + 1));
    }

    #[test]
    fn elements_of_a_topic_up_to_the_limit() {
        let draft = |count: usize| Draft {
            html: "<b>a</b>".repeat(count),
            ..Draft::default()
        };
        let source = file("a.md", String::new());
        assert_eq!(elements(&source, &[draft(ELEMENTS), draft(9)]), Ok(()));
        assert!(elements(&source, &[draft(9), draft(ELEMENTS + 1)]).is_err());
        assert_eq!(
            refused("a.txt", "a\n".repeat(ELEMENTS + 1)),
            "a.txt has a topic of more than 1 million elements. Nothing of it was kept."
        );
        refused(
            "a.md",
            format!("[^a]\n\n[^a]: {}", "<wbr>".repeat(ELEMENTS + 1)),
        );
    }

    #[test]
    fn signs_up_to_the_limit() {
        let text = |count: usize| format!("words and {}", "(".repeat(count));
        let source = file("a.md", String::new());
        assert_eq!(signs(&source, &text(SIGNS)), Ok(()));
        assert_eq!(
            refused("a.md", text(SIGNS + 1)),
            "a.md has more than 16 million punctuation marks. Nothing of it was kept."
        );
    }
}
