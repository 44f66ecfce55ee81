//! `highlight`: words of a topic are marked.

use clap::Args;
use lectern_core::anchor::Quote;
use lectern_core::annotations::{self, Colour, Making};

use super::annotation_fields::annotation_fields;
use crate::choice::one_of;
use crate::failure::Failure;
use crate::ids;
use crate::library::Chosen;
use crate::output::Output;

/// Highlight words of a topic
///
/// The words are given as `show` prints them, letter by letter; spaces and line breaks need not be the same. Where they are there more than once, the
/// words right before or after them tell which are meant.
#[derive(Debug, Args)]
pub struct Highlight {
    /// Id of the topic
    #[arg(value_name = "TOPIC")]
    topic: String,

    /// The words to mark
    #[arg(long, value_name = "Q", allow_hyphen_values = true)]
    quote: String,

    /// What stands right before them, or the end of it
    #[arg(long, value_name = "P", allow_hyphen_values = true)]
    prefix: Option<String>,

    /// What stands right after them, or the beginning of it
    #[arg(long, value_name = "S", allow_hyphen_values = true)]
    suffix: Option<String>,

    /// The colour
    #[arg(long, value_name = "C", default_value = "yellow", value_parser = one_of(Colour::ALL, Colour::as_str))]
    colour: Colour,

    /// A note on the words, in Markdown
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    note: Option<String>,

    /// A tag; can be given several times
    #[arg(long = "tag", value_name = "T", allow_hyphen_values = true)]
    tags: Vec<String>,
}

impl Highlight {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let wanted = Quote {
            exact: self.quote,
            prefix: self.prefix.unwrap_or_default(),
            suffix: self.suffix.unwrap_or_default(),
        };
        let making = Making {
            colour: self.colour,
            note: self.note,
            tags: self.tags,
        };
        let made =
            annotations::highlight_quote(&library, ids::topic(&self.topic)?, &wanted, &making)?
                .answer;
        output.answer(&made, || annotation_fields(&made))
    }
}
