//! `bookmark`: a topic, or a place in it, to come back to.

use clap::Args;
use lectern_core::anchor::Quote;
use lectern_core::annotations;

use super::annotation_fields::annotation_fields;
use crate::failure::Failure;
use crate::ids;
use crate::library::Chosen;
use crate::output::Output;

/// Set a bookmark on a topic, or at words in it
#[derive(Debug, Args)]
pub struct Bookmark {
    /// Id of the topic
    #[arg(value_name = "TOPIC")]
    topic: String,

    /// The words to come back to; without them it is the whole topic
    #[arg(long, value_name = "Q", allow_hyphen_values = true)]
    quote: Option<String>,

    /// What stands right before the words, or the end of it
    #[arg(long, value_name = "P", requires = "quote", allow_hyphen_values = true)]
    prefix: Option<String>,

    /// What stands right after the words, or the beginning of it
    #[arg(long, value_name = "S", requires = "quote", allow_hyphen_values = true)]
    suffix: Option<String>,

    /// A label to know it by
    #[arg(long, value_name = "L", allow_hyphen_values = true)]
    label: Option<String>,
}

impl Bookmark {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let at = self.quote.map(|exact| Quote {
            exact,
            prefix: self.prefix.unwrap_or_default(),
            suffix: self.suffix.unwrap_or_default(),
        });
        let topic = ids::topic(&self.topic)?;
        let made =
            annotations::bookmark(&library, topic, at.as_ref(), self.label.as_deref())?.answer;
        output.answer(&made, || annotation_fields(&made))
    }
}
