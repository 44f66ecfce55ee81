//! Many files in one action: threads read them in turn about while another writes what is ready, several files to a
//! transaction. To flush the disk once for each small file would take longer than all the reading.

use std::path::PathBuf;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::add::{Added, Found, Imported, Standing, put, put_on, take};
use super::ahead::{Ahead, Behind, channel};
use super::ready::Ready;
use crate::error::{Error, Result};
use crate::import;
use crate::journal::{self, Action, Recorded};
use crate::library::Library;

/// Bytes of each thread that may be ready and wait: memory stays flat, however many files come.
const AHEAD: usize = 384 << 10;

/// What a file takes that waits, beside its content.
const BESIDE: usize = 4_096;

/// The most threads that read: more would wait for the one that writes.
const READERS: usize = 4;

/// A file of so many bytes is read in while no other such is: it takes many times its size, and all threads anyway.
const LARGE: usize = 512 * 1024;

/// The most files that are written at once, and the most bytes.
const MOST_FILES: usize = 128;
const MOST_BYTES: usize = 4 << 20;

/// How long a file that is ready waits for others.
const PATIENCE: Duration = Duration::from_millis(200);

/// Adds files as documents, in their order.
pub(super) fn add(
    library: &Library,
    files: &[PathBuf],
    collection: Option<Uuid>,
    added: &mut Added,
    watch: &mut dyn FnMut(Standing) -> bool,
) -> Result<()> {
    let readers = match files.len() {
        0 | 1 => 1,
        several => std::thread::available_parallelism()
            .map_or(1, |cores| cores.get().min(READERS))
            .min(several),
    };
    let large = Mutex::new(());
    std::thread::scope(|scope| {
        let mut receivers = Vec::with_capacity(readers);
        for first in 0..readers {
            let (sender, receiver) = channel(AHEAD);
            let own = files.iter().skip(first).step_by(readers);
            let large = &large;
            import::on_deep_stack(scope, move || read_in(library, own, large, &sender)).map_err(|_| {
                let message = "The system has no room for a thread to read files. Nothing was added; try again in a moment.";
                Error::Invalid(message.to_owned())
            })?;
            receivers.push(receiver);
        }
        Writing {
            library,
            files,
            collection,
            added,
            action: None,
            batch: Vec::new(),
            began: Instant::now(),
        }
        .take_all(&receivers, watch)
    })
}

/// Reads files in, until nobody wants them any more.
fn read_in<'a>(
    library: &Library,
    files: impl Iterator<Item = &'a PathBuf>,
    large: &Mutex<()>,
    sender: &Ahead<Result<Found>>,
) {
    for file in files {
        let found = import::read_file(file)
            .map_err(Error::from)
            .and_then(|source| {
                let alone = source.bytes.len() >= LARGE;
                let _turn = alone.then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
                Found::of(library, &source, import::import_here)
            });
        let size = size_of(&found) + BESIDE;
        if !sender.send(found, size) {
            return;
        }
    }
}

/// Bytes that are to be written.
fn size_of(found: &Result<Found>) -> usize {
    match found {
        Ok(Found::New(ready)) => ready.size(),
        _ => 0,
    }
}

struct Writing<'a> {
    library: &'a Library,
    files: &'a [PathBuf],
    /// Where the documents are put.
    collection: Option<Uuid>,
    added: &'a mut Added,
    /// The journal's entry that all join.
    action: Option<Uuid>,
    /// What is not written yet, with its place among the files.
    batch: Vec<(usize, Result<Found>)>,
    /// When the first of it was ready.
    began: Instant,
}

impl Writing<'_> {
    fn take_all(
        mut self,
        receivers: &[Behind<Result<Found>>],
        watch: &mut dyn FnMut(Standing) -> bool,
    ) -> Result<()> {
        let mut next = 0;
        while next < self.files.len() && watch(self.standing(next)) {
            // Each thread has every so manieth file, in order.
            let receiver = &receivers[next % receivers.len()];
            let found = loop {
                match receiver.recv_timeout(PATIENCE) {
                    Ok(found) => break found,
                    // A long file is on its way: what is ready need not wait for it.
                    Err(RecvTimeoutError::Timeout) => self.write()?,
                    Err(RecvTimeoutError::Disconnected) => return self.write(),
                }
            };
            if self.batch.is_empty() {
                self.began = Instant::now();
            }
            self.batch.push((next, found));
            next += 1;
            if self.is_full() {
                self.write()?;
            }
        }
        self.write()
    }

    fn standing(&self, done: usize) -> Standing {
        let refused = |(_, found): &&(usize, Result<Found>)| found.is_err();
        Standing {
            done,
            of: self.files.len(),
            failed: self.added.failed.len() + self.batch.iter().filter(refused).count(),
        }
    }

    fn is_full(&self) -> bool {
        let sizes = self.batch.iter().map(|(_, found)| size_of(found));
        self.batch.len() >= MOST_FILES
            || self.began.elapsed() >= PATIENCE
            || sizes.sum::<usize>() >= MOST_BYTES
    }

    /// Writes what is ready in one transaction. Where that fails, one by one: so much as possible comes in, and the
    /// failure is told of the file that it concerns.
    fn write(&mut self) -> Result<()> {
        let batch = std::mem::take(&mut self.batch);
        let new: Vec<&Ready> = batch
            .iter()
            .filter_map(|(_, found)| match found {
                Ok(Found::New(ready)) => Some(ready.as_ref()),
                _ => None,
            })
            .collect();
        let collection = self.collection;
        let all = |step: &mut journal::Step<'_>| {
            let each = new.iter().map(|ready| put(step, ready, collection, false));
            each.collect::<Result<Vec<_>>>()
        };
        let together = if new.len() > 1 {
            self.record(all).ok()
        } else {
            None
        };
        let mut together = together.map(Vec::into_iter);
        for (at, found) in batch {
            let outcome = match found {
                Ok(Found::There(there)) => self.known(there),
                Err(error) => Err(error),
                Ok(Found::New(ready)) => match together.as_mut().and_then(Iterator::next) {
                    Some(imported) => Ok(imported),
                    None => self.record(|step| put(step, &ready, collection, false)),
                },
            };
            let Some(file) = self.files.get(at) else {
                continue;
            };
            take(self.added, file, outcome)?;
        }
        Ok(())
    }

    /// A file whose content is in the library: only its place may be another.
    fn known(&mut self, there: Imported) -> Result<Imported> {
        if self.collection.is_some() {
            let collection = self.collection;
            self.record(|step| put_on(step, there.document, collection))?;
        }
        Ok(there)
    }

    fn record<T>(&mut self, work: impl FnOnce(&mut journal::Step<'_>) -> Result<T>) -> Result<T> {
        let Recorded { answer, change } = match self.action {
            Some(change) => journal::record_more(self.library, Action::Import, change, work)?,
            None => journal::record(self.library, Action::Import, work)?,
        };
        self.action = change.or(self.action);
        self.added.has_changed |= self.action.is_some();
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::super::{AddOptions, Added, Status, documents};
    use crate::journal::{redo, undo};
    use crate::{Actor, Library};

    const FILES: usize = 300;

    /// Files of these texts in a folder, in this order.
    fn files(folder: &Path, texts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Vec<PathBuf> {
        let numbered = texts.into_iter().enumerate().map(|(number, text)| {
            let path = folder.join(format!("{number:03}.md"));
            fs::write(&path, text).unwrap();
            path
        });
        numbered.collect()
    }

    /// Adds 300 files, of which the 7th is the same as the 3rd, the 150th is binary, and the 299th is empty; stops
    /// before file `stop`.
    fn added(stop: usize) -> (tempfile::TempDir, Library, Added) {
        let place = tempfile::tempdir().unwrap();
        let texts = (0..FILES).map(|number| match number {
            7 => "# Report 3\n\nWords.\n".to_owned(),
            150 => "\0\u{1}\0".to_owned(),
            299 => String::new(),
            _ => format!("# Report {number}\n\nWords.\n"),
        });
        let files = files(place.path(), texts);
        let library = Library::create(&place.path().join("library"), Actor::Window).unwrap();
        let mut told = Vec::new();
        let mut progress = |done: usize, of: usize| {
            told.push(done);
            assert_eq!(of, FILES);
            done < stop
        };
        let options = AddOptions::default();
        let added = super::super::add(&library, &files, options, &mut progress).unwrap();
        assert_eq!(told, (0..=stop.min(FILES - 1)).collect::<Vec<_>>());
        (place, library, added)
    }

    #[test]
    fn what_is_left_out_is_counted_as_it_comes() {
        let place = tempfile::tempdir().unwrap();
        let files = files(place.path(), ["# One\n", "", "# Two\n"]);
        let library = Library::create(&place.path().join("library"), Actor::Window).unwrap();
        let mut told = Vec::new();
        let mut watch = |at: crate::documents::Standing| {
            told.push((at.done, at.of, at.failed));
            true
        };
        super::super::add_watched(&library, &files, AddOptions::default(), &mut watch).unwrap();
        assert_eq!(told, [(0, 3, 0), (1, 3, 0), (2, 3, 1)]);
    }

    #[test]
    fn all_come_in_in_their_order_and_go_as_one() {
        let (_place, library, added) = added(FILES);
        assert_eq!(added.imported.len(), FILES - 2);
        let names = added.imported.iter().map(|one| &one.path);
        assert!(names.is_sorted());
        assert_eq!(added.imported[7].status, Status::AlreadyThere);
        assert_eq!(added.imported[7].document, added.imported[3].document);
        let codes: Vec<_> = added.failed.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["binary-file", "empty-file"]);
        assert_eq!(documents(&library).unwrap().len(), FILES - 3);
        undo(&library).unwrap();
        assert!(documents(&library).unwrap().is_empty());
        redo(&library).unwrap();
        assert_eq!(documents(&library).unwrap().len(), FILES - 3);
    }

    #[test]
    fn all_come_onto_a_collection_known_or_new_and_one_undo_takes_that_back() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::Window).unwrap();
        let files = files(place.path(), ["# One\n", "# Two\n", "# Three\n"]);
        let plain = AddOptions::default();
        super::super::add(&library, &files[..1], plain, &mut |_, _| true).unwrap();
        let shelf = crate::collections::create(&library, "Shelf", &[]).unwrap();
        let onto = AddOptions {
            collection: Some(shelf.answer.collection),
            ..plain
        };
        let on_it = || crate::collections::collections(&library).unwrap()[0].documents;
        let put = || super::super::add(&library, &files, onto, &mut |_, _| true).unwrap();
        assert!(put().has_changed);
        assert_eq!((on_it(), documents(&library).unwrap().len()), (3, 3));
        assert!(!put().has_changed);
        undo(&library).unwrap();
        assert_eq!((on_it(), documents(&library).unwrap().len()), (0, 1));
        redo(&library).unwrap();
        assert_eq!(on_it(), 3);

        let documents: Vec<_> = put().imported.iter().map(|one| one.document).collect();
        let off = crate::documents::Arrangement {
            uncollect: vec![shelf.answer.collection],
            ..Default::default()
        };
        crate::documents::arrange(&library, &documents, &off).unwrap();
        assert!(put().has_changed, "known ones alone are put on it too");
        undo(&library).unwrap();
        assert_eq!(on_it(), 0);

        let gone = AddOptions {
            collection: Some(uuid::Uuid::now_v7()),
            ..plain
        };
        let refused = super::super::add(&library, &files, gone, &mut |_, _| true);
        assert_eq!(refused.unwrap_err().code(), "unknown-collection");
    }

    #[test]
    fn a_collection_that_goes_while_files_come_in_stops_none_of_them() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::Window).unwrap();
        let file = place.path().join("one.md");
        fs::write(&file, "# One\n").unwrap();
        let shelf = crate::collections::create(&library, "Shelf", &[]).unwrap();
        let onto = AddOptions {
            collection: Some(shelf.answer.collection),
            ..AddOptions::default()
        };
        let mut take_away = |_, _| {
            crate::collections::remove(&library, shelf.answer.collection).unwrap();
            true
        };
        let added = super::super::add(&library, &[file], onto, &mut take_away).unwrap();
        assert_eq!((added.imported.len(), added.failed.len()), (1, 0));
    }

    #[test]
    fn a_stop_keeps_what_was_told_before_it() {
        let (_place, library, added) = added(100);
        assert_eq!(added.imported.len(), 100);
        assert_eq!(documents(&library).unwrap().len(), 99);
        undo(&library).unwrap();
        assert!(documents(&library).unwrap().is_empty());
    }
}
