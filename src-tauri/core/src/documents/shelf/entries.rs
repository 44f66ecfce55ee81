//! What the shelf knows of each document, and what follows from that alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Facts, InState, OnCollection, Shared, Shelf, Tagged};
use crate::documents::ReadingState;
use crate::documents::list::{self, READ};
use crate::error::Result;
use crate::library::Library;
use crate::text;
use crate::time::Time;

/// A document as the shelf knows it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) row: i64,
    pub(super) document: Uuid,
    /// Its place among all titles; the same title has the same.
    pub(super) title: u32,
    /// Its place among all authors.
    pub(super) author: u32,
    /// Title and author, folded.
    pub(super) text: Box<str>,
    pub(super) built_in: bool,
    pub(super) added_at: Time,
    pub(super) opened_at: Option<Time>,
    pub(super) words: u32,
    pub(super) words_read: u32,
    pub(super) annotations: u32,
    pub(super) set: Option<ReadingState>,
    pub(super) archived: bool,
    pub(super) collections: Box<[Uuid]>,
}

impl Entry {
    pub(super) fn state(&self) -> ReadingState {
        self.set
            .unwrap_or_else(|| list::followed(self.opened_at, self.words, self.words_read))
    }

    /// The part that is read, all of what is said to be done.
    pub(super) fn part(&self) -> f64 {
        if self.state() == ReadingState::Done {
            return 1.0;
        }
        self.share()
    }

    /// The part that is read, 0 to 1; a document without words counts as read once it was opened.
    pub(super) fn share(&self) -> f64 {
        if self.words == 0 {
            return f64::from(u8::from(self.opened_at.is_some()));
        }
        (f64::from(self.words_read) / f64::from(self.words)).min(1.0)
    }
}

/// All documents that are not in the trash, by the time they came.
pub(super) fn read(connection: &Connection) -> Result<Vec<Entry>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT d.id, d.uuid, d.title, coalesce(d.author, ''), d.built_in, d.added_at, r.opened_at, e.words, {READ},
           (SELECT count(*) FROM annotation a WHERE a.document = d.uuid AND a.removed_at IS NULL),
           d.state, d.archived_at IS NOT NULL,
           (SELECT group_concat(hex(x.collection)) FROM document_collection x WHERE x.document = d.uuid)
         FROM document d
         JOIN edition e ON e.uuid = (SELECT edition FROM document_edition n WHERE n.document = d.uuid ORDER BY number DESC LIMIT 1)
         LEFT JOIN reading r ON r.document = d.uuid
         WHERE d.removed_at IS NULL ORDER BY d.id"
    ))?;
    let mut rows = statement.query([])?;
    let (mut entries, mut titles, mut authors) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (title, author): (String, String) = (row.get(2)?, row.get(3)?);
        titles.push(text::sort_key(&title));
        authors.push(text::sort_key(&author));
        entries.push(entry(row, text::fold(&format!("{title} {author}")))?);
    }
    let (titles, authors) = (ranks(&titles), ranks(&authors));
    for ((entry, title), author) in entries.iter_mut().zip(titles).zip(authors) {
        (entry.title, entry.author) = (title, author);
    }
    Ok(entries)
}

fn entry(row: &Row<'_>, text: String) -> Result<Entry> {
    let collections: Option<String> = row.get(12)?;
    Ok(Entry {
        row: row.get(0)?,
        document: row.get(1)?,
        title: 0,
        author: 0,
        text: text.into(),
        built_in: row.get(4)?,
        added_at: row.get(5)?,
        opened_at: row.get(6)?,
        words: row.get(7)?,
        words_read: row.get(8)?,
        annotations: row.get(9)?,
        set: row.get(10)?,
        archived: row.get(11)?,
        collections: list::uuids(&collections.unwrap_or_default()).collect(),
    })
}

/// The place of each key among all; equal keys share one.
fn ranks(keys: &[String]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_unstable_by(|&a, &b| keys[a].cmp(&keys[b]));
    let mut ranks = vec![0; keys.len()];
    let mut before: Option<(&str, u32)> = None;
    for at in order {
        let rank = match before {
            Some((key, rank)) if key == keys[at] => rank,
            Some((_, rank)) => rank + 1,
            None => 0,
        };
        ranks[at] = rank;
        before = Some((&keys[at], rank));
    }
    ranks
}

impl Shelf {
    /// What there is on the whole shelf.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let all = &self.entries;
        let archived = all.iter().filter(|entry| entry.archived).count();
        let built_in = all.iter().find(|entry| entry.built_in);
        let untouched = |entry: &Entry| entry.annotations == 0 && entry.opened_at.is_none();
        Facts {
            documents: all.len() as u32,
            archived: archived as u32,
            collections: on_collections(all.iter().filter(|entry| !entry.archived)),
            annotations: all.iter().map(|entry| entry.annotations).sum(),
            built_in: built_in.map(|entry| entry.document),
            first: all.first().map(|entry| entry.document),
            is_untouched: all.iter().all(untouched),
        }
    }

    /// The documents that were opened last, the latest first.
    #[must_use]
    pub fn opened_last(&self, limit: usize) -> Vec<Uuid> {
        self.latest(limit, |_| true)
    }

    /// Those of them that are not read to their end, nor put away or off, nor said to be done.
    #[must_use]
    pub fn unfinished(&self, limit: usize) -> Vec<Uuid> {
        self.latest(limit, |entry| {
            entry.words_read < entry.words
                && !entry.archived
                && entry.set.is_none_or(|state| state == ReadingState::Reading)
        })
    }

    fn latest(&self, limit: usize, which: impl Fn(&Entry) -> bool) -> Vec<Uuid> {
        let mut opened: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.opened_at.is_some() && which(entry))
            .collect();
        let latest_first = |entry: &&Entry| Reverse(entry.opened_at);
        if limit < opened.len() {
            opened.select_nth_unstable_by_key(limit, latest_first);
            opened.truncate(limit);
        }
        opened.sort_by_key(latest_first);
        let last = opened.into_iter().take(limit);
        last.map(|entry| entry.document).collect()
    }

    /// What these documents have in common.
    ///
    /// # Errors
    /// Only where the library cannot be read.
    pub fn shared(&self, library: &Library, documents: &[Uuid]) -> Result<Shared> {
        let asked: HashSet<Uuid> = documents.iter().copied().collect();
        let all: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| asked.contains(&entry.document))
            .collect();
        let states = ReadingState::ALL.iter().map(|&state| InState {
            state,
            documents: all.iter().filter(|entry| entry.set == Some(state)).count() as u32,
        });
        let title = match all.as_slice() {
            [one] => list::documents_of(library, &[one.document])?
                .pop()
                .map(|one| one.title),
            _ => None,
        };
        Ok(Shared {
            documents: all.len() as u32,
            title,
            annotations: all.iter().map(|entry| entry.annotations).sum(),
            states: states.filter(|state| state.documents > 0).collect(),
            following: all.iter().filter(|entry| entry.set.is_none()).count() as u32,
            collections: on_collections(all.into_iter()),
            tags: tags(library, &asked)?,
        })
    }
}

fn on_collections<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<OnCollection> {
    let mut counts: BTreeMap<Uuid, u32> = BTreeMap::new();
    for collection in entries.flat_map(|entry| &entry.collections) {
        *counts.entry(*collection).or_default() += 1;
    }
    let counts = counts.into_iter();
    counts
        .map(|(collection, documents)| OnCollection {
            collection,
            documents,
        })
        .collect()
}

fn tags(library: &Library, asked: &HashSet<Uuid>) -> Result<Vec<Tagged>> {
    let counts: BTreeMap<String, u32> = library.read(|connection| {
        let mut counts = BTreeMap::new();
        let mut statement = connection.prepare_cached(
            "SELECT x.document, t.name FROM document_tag x JOIN tag t ON t.id = x.tag",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if asked.contains(&row.get(0)?) {
                *counts.entry(row.get(1)?).or_default() += 1;
            }
        }
        Ok(counts)
    })?;
    let counts = counts.into_iter();
    Ok(counts
        .map(|(tag, documents)| Tagged { tag, documents })
        .collect())
}
