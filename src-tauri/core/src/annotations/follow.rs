//! Annotations follow their words into a new edition.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use uuid::Uuid;

use super::Selector;
use super::bring_in::lost;
use super::row::{AnchorRow, AnnotationRow};
use crate::anchor::{Edition, OldAnchor, Placement, Quote, State, TopicKey, match_topics, place};
use crate::documents::{self, EditionRef, StoredText};
use crate::error::Result;
use crate::journal::{Kept, Step};

/// Gives every annotation of a document, also those in the trash, an anchor in its current
/// edition: placed from the newest earlier edition in which it had a place, so that words that
/// were gone for an edition come back to their note when they come back to the text.
pub(crate) fn follow(step: &mut Step<'_>, document: Uuid) -> Result<()> {
    let connection = step.connection();
    let mut statement =
        connection.prepare("SELECT uuid FROM annotation WHERE document = ?1 ORDER BY id")?;
    let ids: Vec<Uuid> = statement
        .query_map([document], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if ids.is_empty() {
        return Ok(());
    }
    let new = documents::current(connection, document)?;
    let earlier = documents::earlier(connection, document)?;
    let mut grounds: HashMap<Uuid, Ground> = HashMap::new();
    for id in ids {
        let Some(mut row) = AnnotationRow::load(step.connection(), id)? else {
            continue;
        };
        let placed = earlier.iter().find_map(|edition| {
            let anchor = row
                .anchors
                .iter()
                .find(|anchor| anchor.edition == edition.edition)?;
            has_place(anchor).then(|| (*edition, anchor.clone()))
        });
        let anchor = match placed {
            Some((from, anchor)) => {
                let ground = match grounds.entry(from.edition) {
                    Entry::Occupied(there) => there.into_mut(),
                    Entry::Vacant(place) => place.insert(Ground::new(step, from, new)?),
                };
                Some(ground.carry(&anchor))
            }
            None => row.anchors.last().map(|anchor| {
                lost(AnchorRow {
                    edition: new.edition,
                    ..anchor.clone()
                })
            }),
        };
        row.anchors.extend(anchor);
        row.anchors.sort_by_key(|anchor| anchor.edition);
        step.put(&row)?;
    }
    Ok(())
}

fn has_place(anchor: &AnchorRow) -> bool {
    anchor.selector == Selector::Document || anchor.start_topic.is_some()
}

/// What all anchors of one document are placed on.
struct Ground {
    edition: Uuid,
    texts: Edition,
    descent: Vec<Option<usize>>,
}

impl Ground {
    fn new(step: &Step<'_>, old: EditionRef, new: EditionRef) -> Result<Self> {
        let (before, after) = (keys(step, old)?, keys(step, new)?);
        let descent = match_topics(&borrow(&before), &borrow(&after));
        let texts: Vec<&str> = after.iter().map(|(_, _, text)| text.as_str()).collect();
        Ok(Self {
            edition: new.edition,
            texts: Edition::new(&texts),
            descent,
        })
    }

    fn carry(&self, old: &AnchorRow) -> AnchorRow {
        let descendant = old
            .start_topic
            .and_then(|topic| self.descent.get(topic as usize).copied().flatten());
        match (old.selector, old.range()) {
            (Selector::Text, Some(range)) => {
                let quote = Quote {
                    exact: old.quote.clone().unwrap_or_default(),
                    prefix: old.prefix.clone().unwrap_or_default(),
                    suffix: old.suffix.clone().unwrap_or_default(),
                };
                self.placed(
                    old,
                    place(
                        &OldAnchor {
                            quote,
                            range,
                            topic: descendant,
                        },
                        &self.texts,
                    ),
                )
            }
            (Selector::Topic, _) => match descendant {
                Some(topic) => AnchorRow::whole(self.edition, Some(topic as u32)),
                None => self.lost(old),
            },
            (Selector::Document, _) => AnchorRow::whole(self.edition, None),
            (Selector::Text, None) => self.lost(old),
        }
    }

    fn placed(&self, old: &AnchorRow, found: Placement) -> AnchorRow {
        let Some(range) = found.range.filter(|_| found.state != State::Orphaned) else {
            return self.lost(old);
        };
        AnchorRow {
            edition: self.edition,
            state: found.state,
            confidence: found.confidence,
            start_topic: Some(range.start_topic as u32),
            start: Some(range.start),
            end_topic: Some(range.end_topic as u32),
            end: Some(range.end),
            ..old.clone()
        }
    }

    fn lost(&self, old: &AnchorRow) -> AnchorRow {
        lost(AnchorRow {
            edition: self.edition,
            ..old.clone()
        })
    }
}

type Key = (String, u8, String);

fn keys(step: &Step<'_>, edition: EditionRef) -> Result<Vec<Key>> {
    let mut statement = step.connection().prepare(
        "SELECT t.heading, t.level, x.html FROM topic t JOIN topic_html x ON x.topic = t.id
         WHERE t.edition = ?1 ORDER BY t.position",
    )?;
    let keys = statement
        .query_map([edition.row], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2).map(|StoredText(text)| text)?,
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(keys)
}

fn borrow(keys: &[Key]) -> Vec<TopicKey<'_>> {
    keys.iter()
        .map(|(heading, level, text)| TopicKey {
            heading,
            level: *level,
            text,
        })
        .collect()
}
