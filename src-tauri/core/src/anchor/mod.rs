//! Where an annotation sits: describing a place by its words, and finding it again, in the
//! same edition or in another one.
//!
//! All functions are pure: text in, place out. **Units:** a place is a topic (its index in the
//! edition's order) and an offset in Unicode code points of that topic's plain text; `end` is
//! exclusive. A range may begin in one topic and end in a later one; the text between is that
//! of the topics one after the other. The selectors are those of the W3C Web Annotation Data
//! Model: TextQuoteSelector and TextPositionSelector.
//!
//! To place an old anchor in a new edition ([`place`]):
//! 1. the same words at the same offset of the topic that descends from the old one:
//!    `attached`;
//! 2. the same words at another offset or in another topic, the place whose surroundings fit
//!    best: `moved`;
//! 3. words that are nearly the same, first in that topic, then in the whole document:
//!    `changed`, with a confidence;
//! 4. else `orphaned`. Two places that fit equally well are none.

mod bounds;
mod candidates;
mod edition;
mod fit;
mod lineage;
mod myers;
mod nearest;
mod place;
mod quote;
mod seeds;
#[cfg(test)]
mod trials;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use edition::Edition;
pub use lineage::{TopicKey, match_topics};
pub use nearest::nearest;
pub use place::{OldAnchor, Placement, place};
pub use quote::{Unplaced, describe, locate};

/// Up to this many code points before and after a quote are kept as its context.
pub const CONTEXT: u32 = 32;

/// A stretch of an edition's text, in code points within topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// Index of the topic it begins in.
    pub start_topic: usize,
    /// Its first code point, in that topic's text.
    pub start: u32,
    /// Index of the topic it ends in, the same or a later one.
    pub end_topic: usize,
    /// The code point after its last, in that topic's text.
    pub end: u32,
}

/// The words of a place and what stands around them: the W3C TextQuoteSelector.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// What stands right before them, up to [`CONTEXT`] code points; empty at a topic's start.
    pub prefix: String,
    /// What stands right after them, up to [`CONTEXT`] code points.
    pub suffix: String,
}

/// How an anchor fared in an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The same words in the same place.
    Attached,
    /// The same words in another place.
    Moved,
    /// Edited words: the best match, with a confidence.
    Changed,
    /// Not found. The quote is kept and shown.
    Orphaned,
}

impl State {
    /// All states, from the best to the worst.
    pub const ALL: [Self; 4] = [Self::Attached, Self::Moved, Self::Changed, Self::Orphaned];

    /// The word for it in files, in the library and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attached => "attached",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Orphaned => "orphaned",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// The text is no anchor state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no anchor state: attached, moved, changed or orphaned")]
pub struct UnknownState(String);

impl FromStr for State {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| UnknownState(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_have_one_word_each() {
        for state in State::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
            assert_eq!(
                serde_json::to_string(&state).unwrap(),
                format!("\"{state}\"")
            );
        }
        assert!("Attached".parse::<State>().is_err());
    }
}
