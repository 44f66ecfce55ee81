//! Text as Lectern counts it: Unicode code points, sentences, paragraphs, and finding words.
//!
//! Every public offset of this room is a number of Unicode code points from the start of the
//! text it belongs to, as the W3C Web Annotation model counts; `end` is exclusive. Bytes and
//! UTF-16 units never leave the room.

mod around;
mod code_points;
mod collate;
mod find;
mod fold;
mod words;

pub use around::{paragraph_around, sentence_around};
pub use code_points::CodePoints;
pub(crate) use collate::sort_key;
pub use find::{FindOptions, Found, Hit, find};
pub(crate) use words::{WORDS_VERSION, each_word, fold, words};
