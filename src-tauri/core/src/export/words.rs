//! Stands in for the annotations room until the two are joined: what an annotation is, and the
//! colours of highlights.

use crate::vocabulary::vocabulary;

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
