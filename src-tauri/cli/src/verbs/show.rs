//! `show`: a topic, to read or to process.

use clap::{Args, ValueEnum};
use lectern_core::documents;
use serde::Serialize;
use uuid::Uuid;

use crate::failure::Failure;
use crate::ids;
use crate::library::Chosen;
use crate::output::Output;

/// Print a topic
#[derive(Debug, Args)]
pub struct Show {
    /// Id of the topic
    #[arg(value_name = "TOPIC")]
    topic: String,

    /// The form to print it in
    #[arg(long = "as", value_enum, default_value_t = Form::Text, value_name = "FORM")]
    form: Form,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// The plain text, in which quotes and offsets are counted
    Text,
    /// Sanitised HTML
    Html,
    /// Markdown as it stands in the file
    Markdown,
}

#[derive(Default, Serialize)]
struct Answer {
    topic: Uuid,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

impl Show {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_read()?;
        let topic = ids::topic(&self.topic)?;
        let shown = documents::show(&library, topic)?;
        let mut answer = Answer {
            topic,
            title: shown.title,
            ..Answer::default()
        };
        let (slot, content) = match self.form {
            Form::Text => (&mut answer.text, shown.text),
            Form::Html => (&mut answer.html, shown.html),
            Form::Markdown => (&mut answer.markdown, shown.markdown),
        };
        *slot = Some(content);
        output.answer(&answer, || {
            let Answer {
                text,
                html,
                markdown,
                ..
            } = &answer;
            text.clone()
                .or_else(|| html.clone())
                .or_else(|| markdown.clone())
                .unwrap_or_default()
        })
    }
}
