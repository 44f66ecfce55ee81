//! `note`: a note on a topic or a document.

use clap::Args;
use lectern_core::annotations::{self, NoteOn};

use super::annotation_fields::annotation_fields;
use crate::failure::Failure;
use crate::ids;
use crate::library::Chosen;
use crate::output::Output;

/// Write a note on a topic or a document
#[derive(Debug, Args)]
pub struct Note {
    #[command(flatten)]
    on: On,

    /// The note, in Markdown, kept exactly as given
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    text: String,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct On {
    /// Id of the topic it is about
    #[arg(long, value_name = "T")]
    topic: Option<String>,

    /// Id of the document it is about
    #[arg(long, value_name = "D")]
    document: Option<String>,
}

impl On {
    fn about(&self) -> Result<NoteOn, Failure> {
        match (&self.topic, &self.document) {
            (Some(topic), _) => Ok(NoteOn::Topic(ids::topic(topic)?)),
            (None, Some(document)) => Ok(NoteOn::Document(ids::document(document)?)),
            (None, None) => Err(Failure::Usage(
                "error: name a topic or a document".to_owned(),
            )),
        }
    }
}

impl Note {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let made = annotations::note(&library, self.on.about()?, &self.text)?.answer;
        output.answer(&made, || annotation_fields(&made))
    }
}
