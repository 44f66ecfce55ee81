//! A user's note as part of a larger Markdown file.
//!
//! A note is Markdown and is written as it was given, with three exceptions, so that it cannot
//! break the file it stands in:
//! - its headings go below the heading it stands under: the outline stays that of the document;
//! - what looks like a block id (` ^id` at a line's end) is escaped: the ids are Lectern's;
//! - what would swallow the rest of the file (a code fence, a comment or an HTML block that is
//!   never closed) is closed or, if that does not help, the whole note is written as plain text.
//!
//! A front matter fence in a note is an ordinary rule: it never stands at the file's start.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::escape;

/// A note ready to stand in a file, without line breaks at its ends.
#[derive(Debug, PartialEq)]
pub(super) struct NoteBlock {
    pub(super) text: String,
    /// Whether it ends with a paragraph, so that a block id can follow on its last line.
    pub(super) ends_in_paragraph: bool,
}

/// Words that no note has, to see whether what follows a note is still outside of it.
const OUTSIDE: &str = "lectern-\u{2}-outside";

/// The note below a heading of level `below`, from 1.
pub(super) fn block(note: &str, below: u8) -> NoteBlock {
    let even = note
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{FFFD}");
    let mut text = guarded(&even, below);
    let mut end = end_of(&text);
    if end == End::Open {
        text.push_str("\n\n-->");
        end = end_of(&text);
    }
    // Comments and mathematics of a vault: no parser here knows how far they would reach.
    let odd = |fence| text.matches(fence).count() % 2 == 1;
    if end == End::Open || odd("%%") || odd("$$") {
        text = plain(&even);
        end = End::Paragraph;
    }
    NoteBlock {
        text: text.trim_matches('\n').to_owned(),
        ends_in_paragraph: end == End::Paragraph,
    }
}

/// The note as plain text, a line each.
fn plain(note: &str) -> String {
    let lines: Vec<String> = escape::lines(note)
        .map(|line| escape::markdown_line(line, true))
        .collect();
    lines.join("\n")
}

/// Line by line: headings lowered, block ids escaped, an open fence closed.
fn guarded(note: &str, below: u8) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in note.trim_end().split('\n') {
        if let Some(open) = &fence {
            if closes(line, open) {
                fence = None;
            }
            lines.push(line.to_owned());
            continue;
        }
        fence = opened(line);
        let after_text = lines.last().is_some_and(|last| !last.trim().is_empty());
        if after_text && is_underline(line, '=') {
            lines.push(format!("\\{}", line.trim_start()));
        } else if after_text && is_underline(line, '-') {
            // Under text it would make a heading of it; with a blank line it is the rule it
            // looks like.
            lines.extend([String::new(), line.to_owned()]);
        } else {
            lines.push(without_block_id(&lowered(line, below)));
        }
    }
    lines.extend(fence);
    lines.join("\n")
}

/// The fence that opens a code block here, with the line's indentation.
fn opened(line: &str) -> Option<String> {
    let bare = line.trim_start_matches([' ', '>']);
    let sign = bare
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let length = bare.chars().take_while(|next| *next == sign).count();
    let info = &bare[length..];
    if length < 3 || (sign == '`' && info.contains('`')) {
        return None;
    }
    let front = &line[..line.len() - bare.len()];
    Some(format!("{front}{}", &bare[..length]))
}

fn closes(line: &str, open: &str) -> bool {
    let line = line.trim_end().trim_start_matches([' ', '>']);
    let open = open.trim_start_matches([' ', '>']);
    line.starts_with(open) && line.trim_matches([' ', '`', '~']).is_empty()
}

fn is_underline(line: &str, sign: char) -> bool {
    let indent = line.len() - line.trim_start().len();
    let bare = line.trim();
    indent < 4 && !bare.is_empty() && bare.chars().all(|next| next == sign)
}

/// A heading line with so many more signs that it stands below level `below`.
fn lowered(line: &str, below: u8) -> String {
    let bare = line.trim_start_matches(' ');
    let level = bare.bytes().take_while(|byte| *byte == b'#').count();
    let is_heading = (1..=6).contains(&level)
        && line.len() - bare.len() < 4
        && matches!(bare.as_bytes().get(level), None | Some(b' ' | b'\t'));
    if !is_heading {
        return line.to_owned();
    }
    let deep = (level + usize::from(below)).min(6);
    format!("{}{}", "#".repeat(deep), &bare[level..])
}

/// A line whose last word, if it looks like a block id, does so no more.
fn without_block_id(line: &str) -> String {
    let bare = line.trim_end();
    let blank = &line[bare.len()..];
    let start = bare.rfind(char::is_whitespace).map_or(0, |at| {
        at + bare[at..].chars().next().map_or(1, char::len_utf8)
    });
    let (front, word) = bare.split_at(start);
    let is_id = word.len() > 1
        && word.starts_with('^')
        && word[1..]
            .chars()
            .all(|next| next.is_ascii_alphanumeric() || next == '-');
    if is_id {
        format!("{front}\\{word}{blank}")
    } else {
        line.to_owned()
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    /// What follows is outside, and the last block is a paragraph.
    Paragraph,
    /// What follows is outside, and the last block is something else.
    Other,
    /// What follows would be part of the note.
    Open,
}

/// How a note ends, read with everything that a vault may understand.
fn end_of(note: &str) -> End {
    let probe = format!("{note}\n\n{OUTSIDE}\n");
    let mut depth = 0_u32;
    let mut last = End::Other;
    let mut before = End::Other;
    let mut outside = false;
    for event in Parser::new_ext(&probe, extensions()) {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    before = last;
                    last = match tag {
                        Tag::Paragraph => End::Paragraph,
                        _ => End::Other,
                    };
                    outside = false;
                }
                depth += 1;
            }
            Event::End(TagEnd::Paragraph) => depth -= 1,
            Event::End(_) => {
                depth -= 1;
                outside = false;
            }
            Event::Text(text) if depth == 1 && last == End::Paragraph => {
                outside = text.as_ref() == OUTSIDE;
            }
            _ if depth == 0 => last = End::Other,
            _ => {}
        }
    }
    if outside && last == End::Paragraph {
        before
    } else {
        End::Open
    }
}

/// All that makes blocks somewhere; typographic replacements would only change the words.
fn extensions() -> Options {
    let mut options = Options::all();
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    options.remove(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);
    options.remove(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(note: &str) -> String {
        block(note, 2).text
    }

    #[test]
    fn ordinary_notes_are_written_as_given() {
        for note in [
            "Plain words, *emphasis* and a [link](https://example.org).",
            "- a list\n- of two\n\nand `code`",
            "```rust\n# not a heading ^not-an-id\n```",
            "> a quote\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            "2^10 and ^ alone",
            "a break  \nof the line",
            "<em>inline</em> and <div>\nblock\n</div>",
        ] {
            assert_eq!(text(note), note);
        }
    }

    #[test]
    fn headings_go_below_the_topic() {
        assert_eq!(
            text("# One\n\n##### Five\n\n#tag"),
            "### One\n\n###### Five\n\n#tag"
        );
        assert_eq!(text("One\n===\n\nTwo\n---"), "One\n\\===\n\nTwo\n\n---");
    }

    #[test]
    fn block_ids_are_escaped() {
        assert_eq!(text("words ^h-0001 \n\n^n-2"), "words \\^h-0001 \n\n\\^n-2");
    }

    #[test]
    fn nothing_stays_open() {
        assert_eq!(text("```\ncode"), "```\ncode\n```");
        assert_eq!(text("~~~~ x\n```"), "~~~~ x\n```\n~~~~");
        assert_eq!(text("<!-- open"), "<!-- open\n\n-->");
        assert_eq!(text("<script>\nx"), "\\<script>\nx");
        assert_eq!(text("%%hidden"), "\\%\\%hidden");
    }

    #[test]
    fn a_block_id_can_follow_a_paragraph_only() {
        for (note, expected) in [
            ("words", true),
            ("- item", false),
            ("> quote", false),
            ("# head", false),
            ("---", false),
            ("- item\n\nwords", true),
            ("```\nx\n```", false),
        ] {
            assert_eq!(block(note, 1).ends_in_paragraph, expected, "{note}");
        }
    }

    proptest! {
        #[test]
        fn what_follows_is_always_outside(note in "[-#`~<>!a-z\\[\\]:|*_= ^%.\n\t/1]{0,60}|(```|<!--|<pre>|\n|- |> |x|<\\?|    ){0,12}") {
            let block = block(&note, 3);
            prop_assert_ne!(end_of(&block.text), End::Open, "{}", block.text);
        }
    }
}
