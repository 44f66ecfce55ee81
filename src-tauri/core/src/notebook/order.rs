//! Annotations put into groups and order.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::{
    Arrangement, DocumentCount, Grouping, Head, HeadAt, Notebook, NotebookCounts, Sorting, Summary,
};
use crate::annotations::Colour;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::search::{self, Count, Listed, Listing};
use crate::tags;

/// Documents of which the counts are told, those with the most first.
const MOST_DOCUMENTS: usize = 50;
const DAY: i64 = 86_400;

/// A document by its title and the place that gives it among all.
struct Shelved {
    uuid: Uuid,
    title: String,
    rank: u32,
}

/// Carries out an arrangement.
///
/// # Errors
/// Only where the library cannot be read.
pub fn arrange(library: &Library, arrangement: &Arrangement) -> Result<Notebook> {
    arrange_until(library, arrangement, &|| false)
}

/// The same, until `overtaken` says that nobody waits for it any more: then the answer is `Error::Overtaken`. It is
/// asked wherever work begins that grows with the annotations.
///
/// # Errors
/// As for [`arrange`], and where it was overtaken.
pub fn arrange_until(
    library: &Library,
    arrangement: &Arrangement,
    overtaken: &dyn Fn() -> bool,
) -> Result<Notebook> {
    let by_tag = arrangement.grouping == Grouping::Tag;
    let mut listing = search::list(library, &arrangement.sieve, by_tag, overtaken)?;
    let go_on = || {
        if overtaken() {
            return Err(Error::Overtaken);
        }
        Ok(())
    };
    go_on()?;
    library.read(|connection| {
        let shelved = shelve(connection, &listing)?;
        let rank = |one: &Listed| shelved.get(&one.document).map_or(u32::MAX, |d| d.rank);
        let spelt = tags::spelling(connection)?;
        let counts = counts(&listing, &shelved, &spelt);
        go_on()?;
        let mut notebook = Notebook {
            summary: Summary {
                total: listing.annotations.len() as u32,
                all: listing.all,
                lines: 0,
                counts,
                index: listing.index,
                did_you_mean: listing.did_you_mean.take(),
                misread: std::mem::take(&mut listing.misread),
            },
            rows: Vec::new(),
            heads: Vec::new(),
        };
        if by_tag {
            for (name, members) in tag_groups(&mut listing, &spelt) {
                go_on()?;
                let mut members: Vec<Listed> = members
                    .iter()
                    .map(|at| listing.annotations[*at as usize])
                    .collect();
                sort(&mut members, arrangement.sorting, |_| 0, rank);
                notebook.group(plain(name, members.len()), &members);
            }
            return Ok(notebook.finished());
        }
        let ahead = i64::from(arrangement.ahead);
        let day = |one: &Listed| (i64::from(one.changed) + ahead).div_euclid(DAY);
        let all = &mut listing.annotations;
        match arrangement.grouping {
            Grouping::Document => {
                sort(all, arrangement.sorting, |one| u64::from(rank(one)), rank);
                for group in all.chunk_by(|a, b| a.document == b.document) {
                    notebook.group(of_document(&shelved, group), group);
                }
            }
            Grouping::Topic => {
                let key = |one: &Listed| u64::from(rank(one)) << 32 | u64::from(one.topic);
                sort(all, arrangement.sorting, key, rank);
                for own in all.chunk_by(|a, b| a.document == b.document) {
                    let document = of_document(&shelved, own);
                    notebook.head(document.clone());
                    go_on()?;
                    for group in own.chunk_by(|a, b| a.topic == b.topic) {
                        // What belongs to the whole document stands right under its title.
                        if let Some(topic) = group[0].topic.checked_sub(1) {
                            notebook.head(Head {
                                name: heading(connection, document.document, topic)?,
                                topic: Some(topic),
                                count: group.len() as u32,
                                ..document.clone()
                            });
                        }
                        notebook.rows.extend(group.iter().map(|one| one.row));
                    }
                }
            }
            Grouping::Colour => {
                let key = |one: &Listed| one.colour().unwrap_or(usize::MAX) as u64;
                sort(all, arrangement.sorting, key, rank);
                for group in all.chunk_by(|a, b| a.colour() == b.colour()) {
                    let name = group[0].colour().and_then(|at| Colour::ALL.get(at));
                    let name = name.map_or(String::new(), ToString::to_string);
                    notebook.group(plain(name, group.len()), group);
                }
            }
            Grouping::Day => {
                let newest_first = arrangement.sorting != Sorting::Oldest;
                let key = |one: &Listed| {
                    let day = day(one).max(0) as u64;
                    if newest_first { u64::MAX - day } else { day }
                };
                sort(all, arrangement.sorting, key, rank);
                for group in all.chunk_by(|a, b| day(a) == day(b)) {
                    notebook.group(plain(date(day(&group[0])), group.len()), group);
                }
            }
            Grouping::None | Grouping::Tag => {
                sort(all, arrangement.sorting, |_| 0, rank);
                notebook.rows.extend(all.iter().map(|one| one.row));
            }
        }
        Ok(notebook.finished())
    })
}

impl Notebook {
    fn group(&mut self, head: Head, members: &[Listed]) {
        self.head(head);
        self.rows.extend(members.iter().map(|one| one.row));
    }

    fn head(&mut self, head: Head) {
        self.heads.push(HeadAt {
            line: (self.rows.len() + self.heads.len()) as u32,
            first: self.rows.len() as u32,
            head,
        });
    }

    fn finished(mut self) -> Self {
        self.summary.lines = (self.rows.len() + self.heads.len()) as u32;
        // It is kept: what the lists have grown beyond is not.
        self.rows.shrink_to_fit();
        self.heads.shrink_to_fit();
        self
    }
}

fn sort(
    all: &mut [Listed],
    sorting: Sorting,
    group: impl Fn(&Listed) -> u64,
    rank: impl Fn(&Listed) -> u32,
) {
    match sorting {
        Sorting::Place => {
            all.sort_by_cached_key(|one| (group(one), rank(one), one.topic, one.start, one.row));
        }
        Sorting::Newest => {
            all.sort_by_cached_key(|one| (group(one), Reverse((one.changed, one.row))));
        }
        Sorting::Oldest => all.sort_by_cached_key(|one| (group(one), one.changed, one.row)),
    }
}

fn plain(name: String, count: usize) -> Head {
    Head {
        name,
        document: None,
        topic: None,
        count: count as u32,
    }
}

fn of_document(shelved: &HashMap<u32, Shelved>, group: &[Listed]) -> Head {
    let own = shelved.get(&group[0].document);
    Head {
        name: own.map_or(String::new(), |own| own.title.clone()),
        document: own.map(|own| own.uuid),
        topic: None,
        count: group.len() as u32,
    }
}

/// The documents by title, so that the notebook’s order does not change with what is read.
fn shelve(connection: &Connection, listing: &Listing) -> Result<HashMap<u32, Shelved>> {
    let numbers: HashMap<Uuid, u32> = listing
        .documents
        .iter()
        .map(|(number, uuid)| (*uuid, *number))
        .collect();
    let mut statement = connection.prepare_cached(
        "SELECT uuid, title FROM document WHERE removed_at IS NULL ORDER BY title COLLATE NOCASE, id",
    )?;
    let mut rows = statement.query([])?;
    let mut shelved = HashMap::new();
    while let Some(row) = rows.next()? {
        let uuid: Uuid = row.get(0)?;
        if let Some(number) = numbers.get(&uuid) {
            let rank = shelved.len() as u32;
            let title = row.get(1)?;
            shelved.insert(*number, Shelved { uuid, title, rank });
        }
    }
    Ok(shelved)
}

fn heading(connection: &Connection, document: Option<Uuid>, topic: u32) -> Result<String> {
    let found = connection
        .prepare_cached(
            "SELECT t.heading FROM topic t WHERE t.position = ?2 AND t.edition = (
               SELECT e.id FROM document_edition n JOIN edition e ON e.uuid = n.edition
               WHERE n.document = ?1 ORDER BY n.number DESC LIMIT 1)",
        )?
        .query_row((document, topic), |row| row.get(0));
    Ok(rusqlite::OptionalExtension::optional(found)?.unwrap_or_default())
}

/// The groups by tag, by name; what has no tag comes last, without a name.
fn tag_groups(listing: &mut Listing, spelt: &HashMap<String, String>) -> Vec<(String, Vec<u32>)> {
    let mut has_tag = vec![false; listing.annotations.len()];
    let mut groups: Vec<(String, Vec<u32>)> = Vec::new();
    for (folded, members) in std::mem::take(&mut listing.tags) {
        for at in &members {
            has_tag[*at as usize] = true;
        }
        groups.push((spelt.get(&folded).cloned().unwrap_or(folded), members));
    }
    groups.sort_by_cached_key(|(name, _)| (name.to_lowercase(), name.clone()));
    let bare: Vec<u32> = (0..has_tag.len() as u32)
        .filter(|at| !has_tag[*at as usize])
        .collect();
    if !bare.is_empty() {
        groups.push((String::new(), bare));
    }
    groups
}

fn counts(
    listing: &Listing,
    shelved: &HashMap<u32, Shelved>,
    spelt: &HashMap<String, String>,
) -> NotebookCounts {
    let own = &listing.counts;
    let mut documents: Vec<(&Shelved, u32)> = own
        .documents
        .iter()
        .filter_map(|(number, count)| Some((shelved.get(number)?, *count)))
        .collect();
    documents.sort_by_key(|(document, count)| (Reverse(*count), document.rank));
    documents.truncate(MOST_DOCUMENTS);
    NotebookCounts {
        kinds: own.kinds.clone(),
        colours: own.colours.clone(),
        tags: own
            .tags
            .iter()
            .map(|tag| Count {
                name: spelt.get(&tag.name).unwrap_or(&tag.name).clone(),
                count: tag.count,
            })
            .collect(),
        documents: documents
            .into_iter()
            .map(|(document, count)| DocumentCount {
                document: document.uuid,
                title: document.title.clone(),
                count,
            })
            .collect(),
        states: own.states.clone(),
        noted: own.noted,
        bare: own.bare,
    }
}

/// A day, counted from 1970, as `2026-11-28`.
fn date(day: i64) -> String {
    let moment = crate::time::Time::from_millis(day.saturating_mul(DAY * 1000));
    moment.to_string().chars().take(10).collect()
}
