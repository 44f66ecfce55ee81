//! Step 4 for plain text: paragraphs and lines as they stand, one topic.

use super::topics::{Draft, finish};
use super::writer::{From, Writer};
use super::{Format, Imported, Refusal, Source, limits};

/// A plain text as a document. Its title is the file's name.
pub(super) fn import(source: &Source, text: &str) -> Result<Imported, Refusal> {
    let title = super::text_content::one_line(source.stem(), 500);
    let drafts = vec![Draft {
        level: 0,
        heading: title.clone(),
        html: html_of(text),
    }];
    limits::elements(source, &drafts)?;
    let (topics, targets) = finish(drafts);
    if topics.is_empty() {
        return Err(Refusal::Empty {
            name: source.name.clone(),
        });
    }
    Ok(Imported {
        title,
        author: None,
        language: None,
        format: Format::Text,
        topics,
        targets,
        pictures: Vec::new(),
        missing_pictures: Vec::new(),
    })
}

/// Blank lines part paragraphs. A line's end stays a line feed in the text, beside the `<br>`
/// that shows it, so that words do not run together.
fn html_of(text: &str) -> String {
    let mut writer = Writer::new();
    let mut in_paragraph = false;
    for line in text.lines() {
        let line = line.trim_end();
        if line.trim_start().is_empty() {
            if std::mem::take(&mut in_paragraph) {
                writer.end();
            }
            continue;
        }
        if in_paragraph {
            writer.line_break();
        } else {
            writer.start("p", From::Markdown, &[]);
        }
        in_paragraph = true;
        writer.text(line);
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lines() {
        assert_eq!(
            html_of("One <b>\ntwo & three\n\n\n  four\n"),
            "<p>One &lt;b&gt;<br>\ntwo &amp; three</p>\n<p>  four</p>\n"
        );
        assert_eq!(html_of("end"), "<p>end</p>\n");
    }

    #[test]
    fn one_topic_under_the_name_of_the_file() {
        let source = Source {
            name: "letter.txt".into(),
            bytes: Vec::new(),
            beside: crate::import::Beside::Nothing,
        };
        let read = import(&source, "Dear A,\nwords.\n\nYours").unwrap();
        assert_eq!(read.title, "letter");
        assert_eq!(read.topics.len(), 1);
        assert_eq!(read.topics[0].level, 0);
        assert_eq!(read.topics[0].heading, "letter");
        assert_eq!(read.topics[0].text, "Dear A,\nwords.\nYours\n");
        assert_eq!(read.topics[0].words, 4);
    }
}
