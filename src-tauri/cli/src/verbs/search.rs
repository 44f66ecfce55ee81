//! `search`: what the library says on something, the best first.

use clap::Args;
use lectern_core::Error;
use lectern_core::search::{self, Counting, Found, Hit, IndexState, Place, Scope};

use crate::choice::one_of;
use crate::failure::Failure;
use crate::ids;
use crate::layout::{Column, count, one_line, table};
use crate::library::Chosen;
use crate::output::Output;

/// Search topics, titles, authors, quotes, notes and tags
///
/// All words must be there. Also: "a phrase", prefix*, -not, a OR b; in:notes (titles, topics,
/// quotes, tags …), title:, author:, tag:, colour:, kind:, doc:, collection:, has:note (tag, picture), state:,
/// after:, before:. Anything else is text. Case and accents make no difference.
#[derive(Debug, Args)]
pub struct Search {
    /// What to look for
    #[arg(allow_hyphen_values = true, value_name = "QUERY")]
    query: String,

    /// More words of the query; one that begins with a hyphen needs `--` before it, or quotation marks round it all
    // Were hyphens allowed here, options could no longer stand behind the query.
    #[arg(value_name = "WORD")]
    more: Vec<String>,

    /// Where to look
    #[arg(long = "in", value_name = "WHERE", default_value = "all", value_parser = one_of(Place::ALL, Place::as_str))]
    place: Place,

    /// In this document
    #[arg(long, value_name = "D")]
    document: Option<String>,

    /// How many hits to tell, at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: u32,
}

impl Search {
    pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
        let query = [&[self.query], &self.more[..]].concat().join(" ");
        let library = chosen.to_read()?;
        let document = self.document.as_deref().map(ids::document).transpose()?;
        match search::catch_up(&library, &mut |_, _| true) {
            // Another program has the index: what is in it is found, and the answer says that there is more.
            Ok(_) | Err(Error::Busy) => {}
            Err(error) => return Err(error.into()),
        }
        let scope = Scope {
            place: self.place,
            document,
            limit: self.limit,
            counts: Counting::All,
            ..Scope::default()
        };
        let found = search::search(&library, &query, &scope)?;
        output.answer(&found, || text(&found))
    }
}

fn text(found: &Found) -> String {
    let mut text = if found.total == 0 {
        "Nothing found.\n".to_owned()
    } else {
        hits(found)
    };
    for one in &found.misread {
        text.push_str(&format!(
            "{}:{} was searched for as text. {}: takes {}.\n",
            one.field,
            one_line(&one.given),
            one.field,
            one.expects()
        ));
    }
    if let Some(words) = &found.did_you_mean {
        text.push_str(&format!("Did you mean: {}\n", one_line(words)));
    }
    if matches!(found.index, IndexState::Building { .. }) {
        text.push_str("The index is still being made; there may be more.\n");
    }
    text
}

fn hits(found: &Found) -> String {
    let rows: Vec<_> = found
        .hits
        .iter()
        .map(|hit| {
            [
                hit.kind.clone(),
                id(hit),
                one_line(&hit.title),
                one_line(&hit.snippet),
            ]
        })
        .collect();
    let columns = [
        Column::Left("Kind"),
        Column::Left("Id"),
        Column::Left("Title"),
        Column::Left("Words"),
    ];
    let mut text = table(columns, &rows);
    let told = found.hits.len();
    if (told as u64) < u64::from(found.total) {
        text.push_str(&format!(
            "{told} of {}.\n",
            count(found.total as usize, "hit")
        ));
    }
    text
}

/// The id that other verbs take for this hit.
fn id(hit: &Hit) -> String {
    let topic = hit.topic.filter(|_| hit.kind == "topic");
    hit.annotation.or(topic).unwrap_or(hit.document).to_string()
}
