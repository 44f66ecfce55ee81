//! `edit`: what an annotation says is changed; what is not named stays.

use clap::Args;
use lectern_core::annotations::{self, Colour};

use super::annotation_fields::annotation_fields;
use crate::choice::one_of;
use crate::failure::Failure;
use crate::ids;
use crate::library::Chosen;
use crate::output::Output;

/// Change an annotation; what is not named stays
#[derive(Debug, Args)]
pub struct Edit {
    /// Id of the annotation
    #[arg(value_name = "ANN")]
    annotation: String,

    /// The note, in Markdown; an empty one takes it away
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    note: Option<String>,

    /// The label of a bookmark; an empty one takes it away
    #[arg(long, value_name = "L", allow_hyphen_values = true)]
    label: Option<String>,

    /// The colour of a highlight
    #[arg(long, value_name = "C", value_parser = one_of(Colour::ALL, Colour::as_str))]
    colour: Option<Colour>,

    /// A tag to add; can be given several times
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    tag: Vec<String>,

    /// A tag to take away; can be given several times
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    untag: Vec<String>,
}

impl Edit {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_write()?;
        let annotation = ids::annotation(&self.annotation)?;
        let edit = annotations::Edit {
            note: self.note,
            label: self.label,
            colour: self.colour,
            tag: self.tag,
            untag: self.untag,
            sitting: None,
        };
        let edited = annotations::edit(&library, annotation, &edit)?.answer;
        output.answer(&edited, || annotation_fields(&edited))
    }
}
