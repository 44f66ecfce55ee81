//! From the units found to what is shown: the best of them with title and snippet, and how many of
//! each kind there are.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::lists::Scored;
use super::query::{Query, Words};
use super::run::Runner;
use super::snippet::{self, Snippet};
use super::tagged;
use super::units::{BODY, COLOUR_SHIFT, HAS_TAG, HEAD, NOTE, TAGS, kind};
use super::{Count, Counts, Hit};
use crate::annotations::{self, Annotation, Colour};
use crate::documents;
use crate::error::{Error, Result};
use crate::links;
use crate::tags;

pub(super) const KINDS: [&str; 5] = ["document", "topic", "highlight", "note", "bookmark"];

/// So many scores are looked at together: mostly none of them is among the best.
const NEAR: usize = 64;

/// The best units, best first: by score, then the newest.
pub(super) fn best(
    runner: &Runner<'_>,
    found: &Scored,
    offset: usize,
    limit: usize,
) -> Vec<(u32, f32)> {
    let most = offset.saturating_add(limit).min(found.units.len());
    if most == 0 {
        return Vec::new();
    }
    let time = |unit: u32| runner.columns.times[unit as usize];
    let order = |a: &(u32, f32), b: &(u32, f32)| {
        b.1.total_cmp(&a.1)
            .then_with(|| time(b.0).cmp(&time(a.0)))
            .then_with(|| a.0.cmp(&b.0))
    };
    let mut kept: Vec<(u32, f32)> = Vec::with_capacity(4 * most);
    let mut least = f32::MIN;
    for (units, scores) in found.units.chunks(NEAR).zip(found.scores.chunks(NEAR)) {
        if !scores
            .iter()
            .fold(false, |any, score| any | (*score >= least))
        {
            continue;
        }
        for one in units.iter().copied().zip(scores.iter().copied()) {
            if one.1 < least {
                continue;
            }
            kept.push(one);
            if kept.len() >= 4 * most {
                kept.select_nth_unstable_by(most - 1, order);
                kept.truncate(most);
                least = kept.iter().map(|one| one.1).fold(f32::MAX, f32::min);
            }
        }
    }
    kept.sort_unstable_by(order);
    kept.truncate(most);
    kept.drain(..offset.min(kept.len()));
    kept
}

/// How many there are of each kind.
pub(super) fn kinds(runner: &Runner<'_>, found: &Scored) -> Counts {
    let mut kinds = [0_u32; 8];
    for stretch in found.units.chunks(usize::from(u8::MAX)) {
        // A byte for each kind: counting in a register is several times as fast as in memory.
        let mut bytes = 0_u64;
        for unit in stretch {
            bytes += 1 << (8 * (runner.columns.flags[*unit as usize] & kind::MASK));
        }
        for (count, own) in kinds.iter_mut().zip(bytes.to_le_bytes()) {
            *count += u32::from(own);
        }
    }
    Counts {
        kinds: named(kinds.iter().zip(KINDS)),
        ..Counts::default()
    }
}

/// What was counted, by its words; what is nowhere is left out.
pub(super) fn named<'a>(counts: impl Iterator<Item = (&'a u32, &'a str)>) -> Vec<Count> {
    counts
        .filter(|(count, _)| **count > 0)
        .map(|(count, name)| Count {
            name: name.to_owned(),
            count: *count,
        })
        .collect()
}

/// How many there are of each kind, colour, tag and document.
pub(super) fn counts(runner: &Runner<'_>, library: &Connection, found: &Scored) -> Result<Counts> {
    let columns = runner.columns;
    let (mut kinds, mut colours) = ([0_u32; 8], [0_u32; 8]);
    let mut documents = vec![
        0_u32;
        columns
            .documents
            .iter()
            .max()
            .map_or(0, |most| *most as usize + 1)
    ];
    for unit in &found.units {
        let flags = columns.flags[*unit as usize];
        kinds[(flags & kind::MASK) as usize] += 1;
        colours[(flags >> COLOUR_SHIFT & 7) as usize] += 1;
        documents[columns.documents[*unit as usize] as usize] += 1;
    }
    let words = Colour::ALL.iter().map(|colour| colour.as_str());
    let mut counts = Counts {
        kinds: named(kinds.iter().zip(KINDS)),
        colours: named(colours[1..].iter().zip(words)),
        ..Counts::default()
    };
    let mut statement = runner
        .connection
        .prepare_cached("SELECT uuid FROM document WHERE id = ?1")?;
    let mut most: Vec<_> = documents
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .collect();
    most.sort_by_key(|(id, count)| (std::cmp::Reverse(**count), *id));
    counts.document_total = most.len() as u32;
    for (id, count) in most.into_iter().take(super::MOST_COUNTS) {
        let uuid: Uuid = statement.query_row([id as i64], |row| row.get(0))?;
        counts.documents.push(Count {
            name: uuid.to_string(),
            count: *count,
        });
    }
    let has = |unit: &&u32| columns.flags[**unit as usize] & HAS_TAG != 0;
    let tagged: Vec<u32> = found.units.iter().filter(has).copied().collect();
    counts.tags = tags(runner, library, &tagged)?;
    Ok(counts)
}

/// How many of these units, which are in order, have which tag; each as it is spelt most.
pub(super) fn tags(runner: &Runner<'_>, library: &Connection, units: &[u32]) -> Result<Vec<Count>> {
    let mut counts: Vec<Count> = tagged::tags_of(runner, units)?
        .into_iter()
        .map(|(name, places)| Count {
            name,
            count: places.len() as u32,
        })
        .collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    counts.truncate(super::MOST_TAGS);
    if !counts.is_empty() {
        let spelt = tags::spelling(library)?;
        for count in &mut counts {
            if let Some(name) = spelt.get(&count.name) {
                count.name.clone_from(name);
            }
        }
    }
    Ok(counts)
}

/// A unit as it is shown; `None` where it has gone from the library this very moment.
pub(super) fn hit(
    library: &Connection,
    runner: &Runner<'_>,
    query: &Query,
    unit: u32,
    score: f32,
) -> Result<Option<Hit>> {
    let flags = runner.columns.flags[unit as usize];
    let (first, key, edition): (u32, Uuid, Option<i64>) = runner
        .connection
        .prepare_cached(
            "SELECT first, key, edition FROM thing WHERE first <= ?1 ORDER BY first DESC LIMIT 1",
        )?
        .query_row([unit], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let wanted = snippet::wanted(query);
    let title = |document: Uuid| {
        library
            .prepare_cached("SELECT title FROM document WHERE uuid = ?1")?
            .query_row([document], |row| row.get::<_, String>(0))
            .optional()
    };
    let mut hit = Hit {
        kind: KINDS[(flags & kind::MASK) as usize].to_owned(),
        document: key,
        topic: None,
        topic_position: None,
        annotation: None,
        title: String::new(),
        title_marks: Vec::new(),
        document_title: String::new(),
        snippet: String::new(),
        marks: Vec::new(),
        start: None,
        end: None,
        colour: None,
        times: None,
        score,
    };
    match flags & kind::MASK {
        kind::DOCUMENT => {
            let Some(title) = title(key)? else {
                return Ok(None);
            };
            let mut found = snippet::snippet(&title, &wanted, flags, 1 << HEAD);
            if found.marks.is_empty() {
                let row = match documents::live(library, key) {
                    // In the trash since: the index has yet to follow.
                    Err(Error::UnknownDocument(_)) => return Ok(None),
                    row => row?,
                };
                let beside = [(BODY, row.author), (TAGS, hashed(&row.tags))];
                for (slot, text) in beside {
                    let own = text.map(|text| snippet::snippet(&text, &wanted, flags, 1 << slot));
                    if let Some(own) = own.filter(|own| own.different > found.different) {
                        found = own;
                    }
                }
            }
            hit.show(found);
            (hit.document_title, hit.title) = (title.clone(), title);
        }
        kind::TOPIC => {
            let position = unit - first - 1;
            let found: Option<(Uuid, i64, String)> = library
                .prepare_cached(
                    "SELECT uuid, id, heading FROM topic WHERE edition = ?1 AND position = ?2",
                )?
                .query_row((edition, position), |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })
                .optional()?;
            let (Some((topic, row, heading)), Some(title)) = (found, title(key)?) else {
                return Ok(None);
            };
            let content = documents::stored_text(library, row)?;
            let above = snippet::snippet(&heading, &wanted, flags, 1 << HEAD);
            let found = of_topic(&content, &heading, &above, &wanted, flags);
            (hit.start, hit.end) = found.at.unzip();
            hit.times = found.times;
            hit.show(found);
            if above.text == heading {
                hit.title_marks = above.marks;
            }
            (hit.topic, hit.topic_position) = (Some(topic), Some(position));
            (hit.title, hit.document_title) = (heading, title);
        }
        _ => {
            let Some(one) = annotations::select_live(library, key)? else {
                return Ok(None);
            };
            let Some(title) = title(one.document)? else {
                return Ok(None);
            };
            let heading: Option<String> = match one.topic {
                Some(topic) => library
                    .prepare_cached("SELECT heading FROM topic WHERE uuid = ?1")?
                    .query_row([topic], |row| row.get(0))
                    .optional()?,
                None => None,
            };
            hit.show(of_annotation(&one, &wanted, flags));
            (hit.document, hit.annotation) = (one.document, Some(key));
            (hit.topic, hit.topic_position) = (one.topic, one.topic_position);
            (hit.start, hit.end, hit.colour) = (one.start, one.end, one.colour);
            hit.title = heading.unwrap_or_else(|| title.clone());
            hit.document_title = title;
        }
    }
    Ok(Some(hit))
}

impl Hit {
    fn show(&mut self, found: Snippet) {
        (self.snippet, self.marks) = (found.text, found.marks);
    }
}

/// The words below the heading, which is shown anyway, `above` being what it has of the query. Where those have nothing
/// of it, the place to go is in the heading.
fn of_topic(
    content: &str,
    heading: &str,
    above: &Snippet,
    wanted: &[&Words],
    flags: u16,
) -> Snippet {
    let of = |text: &str, slots: u8| snippet::snippet(text, wanted, flags, slots);
    let below = content
        .strip_prefix(heading)
        .filter(|_| !heading.is_empty());
    let Some(below) = below else {
        return of(content, 1 << HEAD | 1 << BODY);
    };
    let mut found = of(below, 1 << BODY);
    found.times = found
        .times
        .map(|below| below + above.times.unwrap_or_default());
    let letters = heading.chars().count() as u32;
    found.at = found
        .at
        .map(|(start, end)| (start + letters, end + letters))
        .or(above.at);
    found
}

/// A note without the signs of its Markdown, but where one looks for what they hold, as the address of a page.
fn as_read(note: &str, wanted: &[&Words], flags: u16) -> String {
    let plain = links::plain(note);
    let said = links::without_addresses(note);
    let different = |text: &str| snippet::snippet(text, wanted, flags, 1 << NOTE).different;
    if different(&plain) < different(&said) {
        return said.into_owned();
    }
    plain
}

/// Tags as they are shown; `None` where there are none.
fn hashed(tags: &[String]) -> Option<String> {
    let all: Vec<_> = tags.iter().map(|tag| format!("#{tag}")).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Of the texts of an annotation the one with the most words of the query; else the first there is.
fn of_annotation(one: &Annotation, wanted: &[&Words], flags: u16) -> Snippet {
    let tags = hashed(&one.tags);
    let note = one.note.as_deref().map(|note| as_read(note, wanted, flags));
    let texts = [
        (NOTE, note.as_deref()),
        (BODY, one.quote.as_deref()),
        (HEAD, one.label.as_deref()),
        (TAGS, tags.as_deref()),
    ];
    let mut best: Option<Snippet> = None;
    for (slot, content) in texts {
        let Some(content) = content.filter(|content| !content.trim().is_empty()) else {
            continue;
        };
        let found = snippet::snippet(content, wanted, flags, 1 << slot);
        if best
            .as_ref()
            .is_none_or(|best| best.different < found.different)
        {
            best = Some(found);
        }
    }
    best.unwrap_or_default()
}
