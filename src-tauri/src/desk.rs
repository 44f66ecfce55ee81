//! What the window works on: the open library, and the wire to the page.

use std::path::PathBuf;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use lectern_core::documents::shelf::Shelf;
use lectern_core::library::FILE_NAME;
use lectern_core::notebook::Notebook;
use lectern_core::{Actor, Library, documents, report};
use tauri::ipc::Channel;

use crate::adding::Adding;
use crate::error::{Answer, CommandError};
use crate::events::DeskEvent;
use crate::indexing::Indexer;
use crate::question::{Kept, Question};
use crate::resting::Stir;

/// The shell's one piece of state.
pub struct Desk {
    folder: Option<PathBuf>,
    library: Mutex<Opening>,
    wire: Mutex<Wire>,
    /// How often the window was asked to close.
    pub close_asked: AtomicU32,
    /// Files on their way into the library.
    pub adding: Adding,
    /// Where the last export went.
    pub last_export: Mutex<Option<PathBuf>>,
    /// Keeps the search index up.
    pub indexer: Indexer,
    /// Questions that take memory.
    pub stir: Stir,
    /// The search that was asked last.
    pub question: Question,
    /// The same for the view of all results, which has questions of its own.
    pub results_question: Question,
    /// The notebook as it was arranged last.
    pub notebook: Kept<Notebook>,
    /// The documents as they were arranged last.
    pub shelf: Mutex<Option<Shelf>>,
}

/// The library on its way.
enum Opening {
    /// There is none yet, and it is not known yet whether this start is the one that makes it.
    Waiting,
    Under(JoinHandle<Answer<Library>>),
    Done(Answer<Arc<Library>>),
}

impl Opening {
    fn start(folder: Option<PathBuf>) -> Self {
        Self::Under(std::thread::spawn(move || open(folder)))
    }
}

/// The channel to the page, and what happened before the page was there to hear it.
#[derive(Default)]
struct Wire {
    channel: Option<Channel<DeskEvent>>,
    waiting: Vec<DeskEvent>,
}

impl Desk {
    /// Starts to open the library, if there is one. Making one waits for [`Desk::begin`]: of several starts at once
    /// all but one end there, and none may end between making a library and putting the report into it.
    pub fn open(folder: Option<PathBuf>) -> Self {
        let is_there = folder
            .as_ref()
            .is_some_and(|folder| folder.join(FILE_NAME).exists());
        let library = if is_there {
            Opening::start(folder.clone())
        } else {
            Opening::Waiting
        };
        Self {
            folder,
            library: Mutex::new(library),
            wire: Mutex::default(),
            close_asked: AtomicU32::new(0),
            adding: Adding::default(),
            last_export: Mutex::new(None),
            indexer: Indexer::default(),
            stir: Stir::default(),
            question: Question::default(),
            results_question: Question::default(),
            notebook: Kept::default(),
            shelf: Mutex::new(None),
        }
    }

    /// This start is the one that stays: an empty machine gets a library now, with the built-in report.
    pub fn begin(&self) {
        let mut library = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*library, Opening::Waiting) {
            *library = Opening::start(self.folder.clone());
        }
    }

    /// Where the library lies.
    pub fn folder(&self) -> Option<PathBuf> {
        self.folder.clone()
    }

    /// The library, once it is open.
    pub fn library(&self) -> Answer<Arc<Library>> {
        let mut library = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        let never = || Opening::Done(Err(not_opened()));
        *library = match std::mem::replace(&mut *library, never()) {
            Opening::Under(opening) => Opening::Done(
                opening
                    .join()
                    .unwrap_or_else(|_| Err(not_opened()))
                    .map(Arc::new),
            ),
            Opening::Waiting => Opening::Done(open(self.folder.clone()).map(Arc::new)),
            done => done,
        };
        match &*library {
            Opening::Done(answer) => answer.clone(),
            _ => Err(not_opened()),
        }
    }

    /// The library; where it could not be opened, once more. What was in the way may be gone.
    pub fn library_anew(&self) -> Answer<Arc<Library>> {
        self.library().or_else(|_| {
            let opened = open(self.folder.clone()).map(Arc::new);
            *self.library.lock().unwrap_or_else(PoisonError::into_inner) =
                Opening::Done(opened.clone());
            opened
        })
    }

    /// Whether the page listens.
    pub fn is_heard(&self) -> bool {
        self.wire
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .channel
            .is_some()
    }

    /// Sends the page an event, now or as soon as it listens.
    pub fn tell(&self, event: DeskEvent) {
        let mut wire = self.wire.lock().unwrap_or_else(PoisonError::into_inner);
        match &wire.channel {
            Some(channel) if channel.send(event.clone()).is_ok() => {}
            _ => wire.waiting.push(event),
        }
    }

    /// The page listens from now on.
    pub fn listen(&self, channel: Channel<DeskEvent>) {
        let mut wire = self.wire.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = std::mem::take(&mut wire.waiting);
        wire.waiting.extend(
            waiting
                .into_iter()
                .filter(|event| channel.send(event.clone()).is_err()),
        );
        wire.channel = Some(channel);
    }

    /// The program ends.
    pub fn close(&self) {
        self.adding.stop();
        if let Ok(library) = self.library() {
            // What fails here is in the log still, and comes in at the next start.
            let _ = library.settle();
        }
    }
}

fn not_opened() -> CommandError {
    CommandError::new(
        "library",
        "The library could not be opened. Nothing in it was changed.",
    )
}

fn open(folder: Option<PathBuf>) -> Answer<Library> {
    let folder = folder.ok_or_else(|| {
        CommandError::new(
            "no-home",
            "The system names no folder for application data. Set LECTERN_LIBRARY to one.",
        )
    })?;
    let is_new = !folder.join(FILE_NAME).exists();
    let library = Library::open_or_create(&folder, Actor::Window)?;
    if is_new && documents::documents(&library)?.is_empty() {
        report::add(&library)?;
    }
    Ok(library)
}
