//! Import: from the bytes of a file to topics that can be stored and shown.
//!
//! The order of the steps is the security promise. Each step has one file or folder:
//!
//! 1. **bytes** ([`read_file`], `source`): one open, regular files only, never more than
//!    [`LIMIT_BYTES`].
//! 2. **text** (`decode`): byte order marks, UTF-16, old encodings, line ends; binary data is
//!    refused here.
//! 3. **tree** (`format`, `front_matter`, `outline`): which format it is, and for Markdown the
//!    title, the topics and what links lead to.
//! 4. **HTML** (`markdown`, `plain`, through `writer`): balanced, never deeper than a fixed limit.
//! 5. **sanitised HTML** (`sanitise`): the last step that touches HTML. Whatever a mistake in
//!    step 4 lets through is stopped by its closed list. Nothing is put into HTML after it.
//! 6. **topics with plain text** (`text_content`): the text is read off the sanitised HTML, so
//!    that it is what the page's `textContent` gives, code point by code point.
//!
//! Everything here is pure but for the reading of the document and of the pictures beside it.
//! All offsets are counted in Unicode code points.

mod autolink;
mod decode;
mod escape;
mod folder;
mod format;
mod front_matter;
mod limits;
mod links;
mod markdown;
mod names;
mod ordinal;
mod outline;
mod pictures;
mod plain;
mod refusal;
mod sanitise;
mod slices;
mod slug;
mod source;
mod text_content;
mod topics;
mod writer;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod pathological;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod shapes;

use std::io;
use std::thread::{Builder, Scope, ScopedJoinHandle};

pub use folder::{FolderFiles, files_in};
pub use format::{Format, UnknownFormat, foreign};
pub use markdown::{render_linked_note, render_note};
pub use pictures::Picture;
pub use refusal::Refusal;
pub use slices::{TopicsShape, topic_source};
pub use source::{Beside, Source, read_file};
pub(crate) use text_content::plain_text;

/// The largest file that is read, in bytes: 64 MB.
pub const LIMIT_BYTES: u64 = 64 * 1024 * 1024;

/// Version of everything between the text and the stored topics. It is raised whenever the same
/// bytes would give other HTML or other plain text, so that what is derived can be made again.
pub const RENDERER_VERSION: u32 = 2;

/// The stack of the thread that imports: the parsers below are written without recursion where
/// a document decides its depth, and this is the margin for what they do not promise.
const STACK_BYTES: usize = 32 * 1024 * 1024;

/// A document as it comes out of the import, ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Front matter's title, else the one level-one heading at the start, else the first
    /// heading, else the file's name without its ending. Never empty.
    pub title: String,
    /// Front matter's author or authors, joined by commas.
    pub author: Option<String>,
    /// Front matter's language where it has the shape of a BCP 47 tag (`en`, `pt-BR`).
    pub language: Option<String>,
    /// How the text was read.
    pub format: Format,
    /// The topics in document order; never none. Their texts, joined, are the document's text.
    pub topics: Vec<ImportedTopic>,
    /// Where links inside the document lead.
    pub targets: Vec<Target>,
    /// Pictures that lay beside the document and come along, each once.
    pub pictures: Vec<Picture>,
    /// Relative addresses of pictures that could not be taken along, as written, each once.
    pub missing_pictures: Vec<String>,
}

/// One topic of an imported document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedTopic {
    /// 1 to 6 as the heading's level; 0 for text before the first heading.
    pub level: u8,
    /// Index of the topic this one stands under: the nearest earlier one of a smaller level
    /// that is not 0.
    pub parent: Option<usize>,
    /// The heading's plain text on one line; the document's title where the level is 0. Empty
    /// where the heading is.
    pub heading: String,
    /// Sanitised HTML, beginning with the heading (a topic of level 0 has none).
    pub html: String,
    /// Exactly the `textContent` of `html`; ends in a line feed.
    pub text: String,
    /// Words of `text` after UAX #29; each Chinese or Japanese character is one.
    pub words: u32,
}

/// A place that a link inside the document can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The `id` as it stands in the HTML (and, after `#`, in links), with its prefix `l-`. The
    /// one exception is the title where it is no topic: its target is the document's start and
    /// no element carries it.
    pub id: String,
    /// Index of the topic.
    pub topic: usize,
    /// Code points before the place in the topic's text.
    pub offset: u32,
}

/// [`import`], or [`import_here`] on a thread that is deep enough.
pub(crate) type Importer = fn(&Source) -> Result<Imported, Refusal>;

/// Turns a file's bytes into a document: the whole of the steps above.
///
/// The work is done on its own thread with a generous stack, and the caller waits for it. A
/// panic in a parser is caught and comes back as [`Refusal::Internal`]; nothing is kept then.
///
/// # Errors
/// Each [`Refusal`] that concerns the content: empty, binary, too large, too complex, a format that
/// cannot be read, internal.
pub fn import(source: &Source) -> Result<Imported, Refusal> {
    std::thread::scope(|scope| {
        on_deep_stack(scope, || import_here(source))
            .map_err(|_| internal(source))?
            .join()
            .map_err(|_| internal(source))?
    })
}

/// The same on the caller's own thread, which is one of [`on_deep_stack`]: of ten thousand small files a thread for
/// each takes a tenth of the time.
pub(crate) fn import_here(source: &Source) -> Result<Imported, Refusal> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| steps(source)))
        .unwrap_or_else(|_| Err(internal(source)))
}

/// Starts a thread that can import.
///
/// # Errors
/// Where the system gives none.
pub(crate) fn on_deep_stack<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> io::Result<ScopedJoinHandle<'scope, T>> {
    Builder::new()
        .name("import".into())
        .stack_size(STACK_BYTES)
        .spawn_scoped(scope, work)
}

fn internal(source: &Source) -> Refusal {
    Refusal::Internal {
        name: source.name.clone(),
    }
}

/// The sanitiser's door, open to the fuzz targets alone: what has passed it passes it unchanged.
#[cfg(fuzzing)]
pub fn sanitised_again(html: &str) -> String {
    sanitise::sanitise(html)
}

/// The steps in their order, without the net.
fn steps(source: &Source) -> Result<Imported, Refusal> {
    if source.bytes.len() as u64 > LIMIT_BYTES {
        return Err(Refusal::TooLarge {
            name: source.name.clone(),
            bytes: source.bytes.len() as u64,
        });
    }
    format::refuse_foreign(source)?;
    let text = decode::decode(&source.bytes).map_err(|why| why.named(&source.name))?;
    match format::of(&source.name, &text) {
        Format::Markdown => markdown::import(source, &text),
        Format::Text => plain::import(source, &text),
    }
}
