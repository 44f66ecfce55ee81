//! Units on their way to a segment, shared out: of many documents one thread gathers the words of the first half while
//! another reads and begins with the second. Of a few, the time to wake a thread would be most of the work.

use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use super::codec::Posting;
use super::columns;
use super::follow::STRETCH;
use super::gather::Gathered;
use super::units::Unit;

/// What one thread gathers, about, in the measure of [`weight`].
const SHARE: usize = STRETCH / 2;

/// Bytes of text that weigh as much as a unit does by itself.
const BYTES: usize = 4_096;

/// How much there is to gather of units. What waits for a thread holds its texts, and while it is taken in a search
/// waits: so both are measured, not only counted.
pub(super) fn weight(units: &[Unit]) -> usize {
    let texts = units.iter().flat_map(|unit| &unit.texts);
    units.len() + texts.map(|(_, text)| text.len()).sum::<usize>() / BYTES
}

/// Units that follow one another, and the document they belong to.
struct Thing {
    first: u32,
    units: Vec<Unit>,
    document: u32,
}

/// What follows in one segment: the columns of its units, and its terms in order.
#[derive(Default)]
pub(super) struct Part {
    pub columns: Vec<u8>,
    pub postings: Vec<(Box<str>, Posting)>,
}

/// The units of one transaction.
pub(super) struct Shares {
    is_shared: bool,
    helpers: Vec<Helper>,
    own: Gathering,
}

struct Helper {
    to: Sender<Thing>,
    taken: usize,
    thread: JoinHandle<Part>,
}

#[derive(Default)]
struct Gathering {
    columns: Vec<u8>,
    gathered: Gathered,
}

impl Shares {
    /// Of many units, or of few.
    pub fn of(are_many: bool) -> Self {
        Self {
            is_shared: are_many,
            helpers: Vec::new(),
            own: Gathering::default(),
        }
    }

    /// Takes in units of a document, the first of which has this number.
    pub fn take(&mut self, first: u32, units: Vec<Unit>, document: u32) {
        let thing = Thing {
            first,
            units,
            document,
        };
        match self.helper() {
            Some(helper) => {
                helper.taken += weight(&thing.units);
                // Nobody listens where the thread has panicked, which is told when it is waited for.
                let _ = helper.to.send(thing);
            }
            None => self.own.take(&thing),
        }
    }

    /// Who gathers what comes next: nobody else where it is few, or where the system has no room for a thread.
    fn helper(&mut self) -> Option<&mut Helper> {
        if !self.is_shared {
            return None;
        }
        if self.helpers.last().is_none_or(|one| one.taken >= SHARE) {
            let (to, things) = channel::<Thing>();
            let gather = move || {
                let mut own = Gathering::default();
                for thing in things {
                    own.take(&thing);
                }
                own.done()
            };
            let thread = thread::Builder::new().name("lectern-words".to_owned());
            match thread.spawn(gather) {
                Ok(thread) => self.helpers.push(Helper {
                    to,
                    taken: 0,
                    thread,
                }),
                // Whatever is gathered here comes after what was given away.
                Err(_) => {
                    self.is_shared = false;
                    return None;
                }
            }
        }
        self.helpers.last_mut()
    }

    /// All that was taken in.
    pub fn into_part(self) -> Part {
        let mut parts = Vec::with_capacity(self.helpers.len() + 1);
        let waiting: Vec<_> = self
            .helpers
            .into_iter()
            .map(|Helper { to, thread, .. }| {
                drop(to);
                thread
            })
            .collect();
        for thread in waiting {
            match thread.join() {
                Ok(part) => parts.push(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        parts.push(self.own.done());
        joined(parts)
    }
}

impl Gathering {
    fn take(&mut self, thing: &Thing) {
        for (number, unit) in (thing.first..).zip(&thing.units) {
            let length = self.gathered.add(number, unit);
            columns::put(&mut self.columns, unit, length, thing.document);
        }
    }

    fn done(self) -> Part {
        Part {
            columns: self.columns,
            postings: self.gathered.into_sorted(),
        }
    }
}

/// Parts that follow one another, as one.
fn joined(mut parts: Vec<Part>) -> Part {
    parts.retain(|part| !part.columns.is_empty());
    if parts.len() == 1 {
        return parts.pop().unwrap_or_default();
    }
    let columns = parts.iter().flat_map(|part| &part.columns).copied();
    let columns = columns.collect();
    let mut postings = Vec::with_capacity(parts.iter().map(|part| part.postings.len()).sum());
    let mut lists: Vec<_> = parts
        .into_iter()
        .map(|part| part.postings.into_iter().peekable())
        .collect();
    loop {
        let heads = lists.iter_mut().filter_map(|list| list.peek());
        let Some(term) = heads.map(|(term, _)| term).min().cloned() else {
            break;
        };
        let mut all = Posting::default();
        for list in &mut lists {
            if let Some((_, posting)) = list.next_if(|(own, _)| *own == term) {
                all.join(posting);
            }
        }
        postings.push((term, all));
    }
    Part { columns, postings }
}

#[cfg(test)]
mod tests {
    use super::super::units::BODY;
    use super::*;

    /// Documents of three units each.
    fn taken(are_many: bool, documents: u32) -> Part {
        let mut shares = Shares::of(are_many);
        for document in 0..documents {
            let units = (0..3)
                .map(|at| Unit {
                    texts: vec![(BODY, format!("the water {document} the report {at}"))],
                    time: document,
                    ..Unit::default()
                })
                .collect();
            shares.take(7 + 3 * document, units, document);
        }
        shares.into_part()
    }

    #[test]
    fn what_several_threads_gather_is_what_one_gathers() {
        for documents in [0, 1, 700, 2_500] {
            let (alone, shared) = (taken(false, documents), taken(true, documents));
            assert_eq!(alone.columns, shared.columns);
            assert_eq!(alone.columns.len(), documents as usize * 3 * columns::WIDTH);
            let plain = |part: Part| -> Vec<_> {
                let each = part.postings.into_iter();
                each.map(|(term, own)| (term, own.last, own.count, own.units, own.places))
                    .collect()
            };
            assert_eq!(plain(alone), plain(shared));
        }
    }
}
