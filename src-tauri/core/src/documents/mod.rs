//! Documents and their editions: coming in, being listed, shown and put in the trash.
//!
//! A document keeps its identity across editions; an edition is one imported version of its
//! content and never changes. The content of an edition (bytes, topics, pictures) is stored apart
//! from the document's own row, so that an import can be undone and redone by the row alone.

mod add;
mod ahead;
mod arrange;
mod edition;
mod list;
mod many;
mod ready;
mod remove;
mod row;
pub mod shelf;
mod stored;
mod topics;

pub use add::{
    AddOptions, Added, Failed, Imported, Progress, Standing, Status, add, add_edition, add_source,
    add_watched,
};
pub use arrange::{Arrangement, Details, ReadingState, arrange, edit_details};
pub use list::{Document, document, documents, documents_of, trashed};
pub use remove::{RemovedDocument, remove, remove_all, restore};
pub use topics::{
    Content, Picture, Shown, Target, Topic, TopicContent, contents, find, find_target, language,
    picture, show, topic_at, topics,
};

pub(crate) use edition::{EditionRef, TopicId, current, earlier, topic_by_id};
pub(crate) use list::all;
pub(crate) use row::{DocumentRow, live};
pub(crate) use stored::{StoredText, stored_text, stored_topics};
