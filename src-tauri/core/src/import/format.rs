//! Step 3, first question: which format is it?

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Refusal, Source};

/// How a document's text is read. A later format is one more variant and one more file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub enum Format {
    /// CommonMark with tables, task lists, strikethrough, footnotes and bare addresses.
    Markdown,
    /// Paragraphs and lines as they stand.
    Text,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
        })
    }
}

/// A word that names no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no format")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        match word {
            "markdown" => Ok(Self::Markdown),
            "text" => Ok(Self::Text),
            other => Err(UnknownFormat(other.to_owned())),
        }
    }
}

/// A name's ending in lower case, without the dot.
fn ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// Whether a folder's file is taken in without being named.
pub(super) fn has_readable_ending(name: &str) -> bool {
    matches!(
        ending(name).as_str(),
        "md" | "markdown" | "mdown" | "txt" | "text"
    )
}

/// What files of these endings hold, none of which can be read.
const FOREIGN: [(&[&str], &str); 10] = [
    (&["pdf"], "a PDF"),
    (&["html", "htm", "xhtml"], "an HTML page"),
    (&["epub"], "an EPUB book"),
    (&["docx", "doc"], "a Word document"),
    (&["odt"], "an OpenDocument text"),
    (&["rtf"], "a Rich Text document"),
    (&["pptx"], "a PowerPoint file"),
    (&["xlsx"], "an Excel file"),
    (&["mobi"], "a Mobipocket book"),
    (
        &[
            "png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "tif", "tiff", "heic",
        ],
        "a picture",
    ),
];

/// What a file of this name holds, where its ending says that it cannot be read.
#[must_use]
pub fn foreign(name: &str) -> Option<&'static str> {
    let ending = ending(name);
    let kind = FOREIGN
        .iter()
        .find(|(endings, _)| endings.contains(&ending.as_str()))?;
    Some(kind.1)
}

/// Refuses files that hold another kind of document: their bytes would be shown as gibberish or
/// as source.
pub(super) fn refuse_foreign(source: &Source) -> Result<(), Refusal> {
    let by_content = [
        (&b"%PDF-"[..], "a PDF"),
        (b"{\\rtf", "a Rich Text document"),
    ];
    let content = by_content
        .iter()
        .find(|(magic, _)| source.bytes.starts_with(magic))
        .map(|c| c.1);
    match content.or_else(|| foreign(&source.name)) {
        // An empty file is an empty file, whatever it is called.
        Some(what) if !source.bytes.is_empty() => Err(Refusal::UnsupportedFormat {
            name: source.name.clone(),
            what,
        }),
        _ => Ok(()),
    }
}

/// The format of a text by its file's name, and where that says little, by its lines.
pub(super) fn of(name: &str, text: &str) -> Format {
    match ending(name).as_str() {
        "md" | "markdown" | "mdown" => Format::Markdown,
        _ if looks_like_markdown(text) => Format::Markdown,
        _ => Format::Text,
    }
}

/// Signs of Markdown that plain prose does not have; two points are enough. Bullets and dashes
/// count for nothing, since letters and lists in plain text have them too, and a lone `#` line
/// could be a comment in a list of settings.
fn looks_like_markdown(text: &str) -> bool {
    let mut points = 0;
    let mut fence: Option<&str> = None;
    let mut before = "";
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_end();
        let opening = ["```", "~~~"].into_iter().find(|f| trimmed.starts_with(f));
        match (fence, opening) {
            (Some(open), Some(close)) if open == close => {
                points += 2;
                fence = None;
            }
            (None, Some(open)) => fence = Some(open),
            (None, None) => {
                let next = lines.peek().copied().unwrap_or("");
                points += points_of(before.trim(), trimmed, next.trim());
            }
            _ => {}
        }
        if points >= 2 {
            return true;
        }
        before = line;
    }
    false
}

fn points_of(before: &str, line: &str, next: &str) -> u32 {
    if before.is_empty() && is_atx_heading(line) {
        return if next.is_empty() || line.starts_with("##") {
            2
        } else {
            1
        };
    }
    let underline = |mark: char| next.len() >= 3 && next.chars().all(|c| c == mark);
    if before.is_empty()
        && !line.is_empty()
        && line.len() < 120
        && (underline('=') || underline('-'))
    {
        return if underline('=') { 2 } else { 1 };
    }
    let is_table_rule = line.contains('|')
        && line.contains("--")
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
        && before.contains('|');
    if is_table_rule {
        return 2;
    }
    u32::from(line.contains("](http") || line.starts_with("[^") && line.contains("]:"))
}

fn is_atx_heading(line: &str) -> bool {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&marks)
        && line[marks..].starts_with([' ', '\t'])
        && !line[marks..].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_decide_then_lines() {
        let cases = [
            ("a.md", "plain words", Format::Markdown),
            ("A.MARKDOWN", "plain words", Format::Markdown),
            ("a.mdown", "plain words", Format::Markdown),
            ("a.txt", "plain words\n\nand more", Format::Text),
            ("a.txt", "# Title\n\n## One\n\nwords", Format::Markdown),
            ("a.txt", "# Title\n\nwords", Format::Markdown),
            ("a.txt", "words\n\n## One\nwords", Format::Markdown),
            ("a.txt", "Title\n=====\n\nwords", Format::Markdown),
            ("a.txt", "a | b\n--|--\n1 | 2", Format::Markdown),
            ("a.txt", "words\n```\ncode\n```\n", Format::Markdown),
            ("a.txt", "# settings\nkey=1\n# more\nkey=2", Format::Text),
            ("a.txt", "- milk\n- bread\n\n* and\n1. one", Format::Text),
            ("a.txt", "#1 in the charts\n\n#hashtag", Format::Text),
            ("a.txt", "*not* bold_face_", Format::Text),
            ("README", "# Title\n\nwords", Format::Markdown),
            ("README", "words", Format::Text),
        ];
        for (name, text, format) in cases {
            assert_eq!(of(name, text), format, "{name}: {text}");
        }
    }

    #[test]
    fn words_of_formats_go_round() {
        for format in [Format::Markdown, Format::Text] {
            assert_eq!(format.to_string().parse(), Ok(format));
            let json = serde_json::to_string(&format).unwrap();
            assert_eq!(json, format!("\"{format}\""));
        }
        assert!("pdf".parse::<Format>().is_err());
    }

    #[test]
    fn other_documents_are_refused_by_name() {
        for (name, bytes, refused) in [
            ("a.pdf", &b"%PDF-1.7"[..], true),
            ("a.txt", b"%PDF-1.7", true),
            ("a.html", b"<p>words", true),
            ("a.md", b"words", false),
            ("a.log", b"words", false),
        ] {
            let source = Source {
                name: name.into(),
                bytes: bytes.to_vec(),
                beside: crate::import::Beside::Nothing,
            };
            assert_eq!(refuse_foreign(&source).is_err(), refused, "{name}");
        }
    }
}
