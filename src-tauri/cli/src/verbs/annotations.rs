//! `annotations`: what the user made, in reading order.

use clap::Args;
use lectern_core::Library;
use lectern_core::anchor::State;
use lectern_core::annotations::{self, Annotation, Colour, Filter, Kind};
use lectern_core::tags::{self, Missing};

use crate::choice::one_of;
use crate::failure::Failure;
use crate::ids;
use crate::layout::{Column, one_line, table};
use crate::library::Chosen;
use crate::output::Output;

/// List highlights, notes and bookmarks, in reading order
///
/// Each filter can be given several times: any of its values will do, and every filter must.
#[derive(Debug, Args)]
pub struct Annotations {
    /// In this document
    #[arg(long = "document", value_name = "D")]
    documents: Vec<String>,

    /// With this tag
    #[arg(long = "tag", value_name = "T", allow_hyphen_values = true)]
    tags: Vec<String>,

    /// Of this kind
    #[arg(long = "kind", value_name = "K", value_parser = one_of(Kind::ALL, Kind::as_str))]
    kinds: Vec<Kind>,

    /// In this colour
    #[arg(long = "colour", value_name = "C", value_parser = one_of(Colour::ALL, Colour::as_str))]
    colours: Vec<Colour>,

    /// In this state
    #[arg(long = "state", value_name = "S", value_parser = one_of(&State::ALL, State::as_str))]
    states: Vec<State>,
}

impl Annotations {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let library = chosen.to_read()?;
        let filter = Filter {
            annotations: Vec::new(),
            documents: ids::documents(&self.documents)?,
            tags: self.tags,
            kinds: self.kinds,
            colours: self.colours,
            states: self.states,
            since: None,
        };
        let found = annotations::list(&library, &filter)?;
        output.answer(&found, || text(&found))?;
        tell_missing(&library, &filter.tags, output)
    }
}

/// Says which of the tags that were asked for no annotation has. To find nothing is no failure; to ask for what is
/// misspelt should be told all the same.
pub fn tell_missing(library: &Library, asked: &[String], output: &Output) -> Result<(), Failure> {
    for Missing { tag, nearest } in tags::missing(library, asked)? {
        let nearest = nearest.map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
        output.message(&format!("No annotation has the tag “{tag}”.{nearest}"));
    }
    Ok(())
}

fn text(found: &[Annotation]) -> String {
    if found.is_empty() {
        return "No annotations.".to_owned();
    }
    let rows: Vec<_> = found
        .iter()
        .map(|one| {
            [
                one.annotation.to_string(),
                one.kind.to_string(),
                one.colour
                    .map_or_else(|| "–".to_owned(), |colour| colour.to_string()),
                one.state.to_string(),
                words(one),
            ]
        })
        .collect();
    let columns = [
        Column::Left("Annotation"),
        Column::Left("Kind"),
        Column::Left("Colour"),
        Column::Left("State"),
        Column::Left("Words"),
    ];
    table(columns, &rows)
}

/// The words it is known by: the quote in quotation marks, else its label or note; then its tags.
pub fn words(one: &Annotation) -> String {
    let quote = one
        .quote
        .as_deref()
        .map(|quote| format!("“{}”", one_line(quote)));
    let own = one.label.as_deref().or(one.note.as_deref()).map(one_line);
    let tags = one.tags.iter().map(|tag| format!("#{}", one_line(tag)));
    quote
        .or(own)
        .into_iter()
        .chain(tags)
        .collect::<Vec<_>>()
        .join("  ")
}
