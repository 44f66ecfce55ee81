//! Annotations: highlights, notes and bookmarks, what they say and where they sit.

mod bring_in;
mod edit;
mod follow;
mod list;
mod make;
mod quote;
mod remove;
mod roles;
mod row;

use crate::vocabulary::vocabulary;

pub use bring_in::{BroughtIn, NotBrought, bring_in};
pub use edit::{Edit, edit, edit_all, resize};
pub(crate) use follow::follow;
pub use list::{Annotation, Filter, annotation, list, trashed};
pub(crate) use list::{select_filtered, select_live};
pub use make::{Making, NoteOn, bookmark, bookmark_at, highlight, highlight_quote, note};
pub use quote::{Citation, cite, find_quote};
pub use remove::{Removed, remove, remove_all, restore};
pub(crate) use roles::select_roles;
pub use roles::{Role, roles, set_role};
pub(crate) use row::{AnchorRow, AnnotationRow};

vocabulary! {
    /// What an annotation is; the W3C Web Annotation model calls it the motivation.
    Kind, "kind of annotation" {
        /// Marked words, with an optional note.
        Highlight = "highlight",
        /// A note on a topic or a document.
        Note = "note",
        /// A topic or a place in it to come back to, with an optional label.
        Bookmark = "bookmark",
    }
}

vocabulary! {
    /// The five colours of highlights.
    Colour, "colour" {
        /// Solid line, disc.
        Yellow = "yellow",
        /// Dashed line, square.
        Green = "green",
        /// Dotted line, triangle.
        Blue = "blue",
        /// Double line, diamond.
        Rose = "rose",
        /// Wavy line, cross.
        Violet = "violet",
    }
}

vocabulary! {
    /// What kind of place an anchor names. A region of a picture or page will be one more.
    Selector, "selector" {
        /// A range of characters.
        Text = "text",
        /// A whole topic.
        Topic = "topic",
        /// The whole document.
        Document = "document",
    }
}

/// Who made an annotation, when nobody says otherwise.
pub(crate) const PERSON: &str = "person";
