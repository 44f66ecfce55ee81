//! What a person types, understood: words, "phrases", prefix*, -not, OR, and fields. Whatever is none of
//! these is text; nothing is an error.

mod asked;

use uuid::Uuid;

use super::units::{self, BODY, HAS_NOTE, HAS_PICTURE, HAS_TAG, HEAD, NOTE, TAGS, kind};
use crate::anchor::State;
use crate::annotations::Colour;
use crate::documents::ReadingState;
use crate::text;
use crate::time::Time;

pub(super) use asked::{misread, tags};

/// In which slots of which kinds of unit words may stand, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slots {
    pub document: u8,
    pub topic: u8,
    pub annotation: u8,
}

impl Slots {
    pub const ALL: Self = Self::of(0xF, 0xF, 0xF);

    const fn of(document: u8, topic: u8, annotation: u8) -> Self {
        Self {
            document,
            topic,
            annotation,
        }
    }

    fn and(self, other: Self) -> Self {
        Self::of(
            self.document & other.document,
            self.topic & other.topic,
            self.annotation & other.annotation,
        )
    }

    fn or(self, other: Self) -> Self {
        Self::of(
            self.document | other.document,
            self.topic | other.topic,
            self.annotation | other.annotation,
        )
    }

    /// The bits for a unit with these flags.
    #[inline]
    pub fn for_flags(self, flags: u16) -> u8 {
        match flags & kind::MASK {
            kind::DOCUMENT => self.document,
            kind::TOPIC => self.topic,
            _ => self.annotation,
        }
    }
}

/// Titles and headings.
const TITLES: Slots = Slots::of(1 << HEAD, 1 << HEAD, 0);

/// The kinds that annotations are of, as bits.
pub(super) const ANNOTATIONS: u16 = 1 << kind::HIGHLIGHT | 1 << kind::NOTE | 1 << kind::BOOKMARK;

/// Words that stand together; the last may be the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub words: Vec<String>,
    pub prefix: bool,
    pub slots: Slots,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Words(Words),
    /// Bits of the flags under a mask.
    Flags {
        mask: u16,
        value: u16,
    },
    /// An annotation, with these flags.
    Annotation {
        mask: u16,
        value: u16,
    },
    After(u32),
    Before(u32),
    /// In the document with this id.
    Document(Uuid),
    /// In a document whose title has these words.
    Titled(Words),
    /// Below a title or a heading that has these words: in the document, or in the topic.
    Below(Words),
    /// In a topic that has a picture.
    BesidePicture,
    /// In a document on a collection whose name has these words at the beginning of its own.
    Collection(Vec<String>),
    /// In a document by an author whose name has these words at the beginning of its own.
    Author(Vec<String>),
    /// In a document in this reading state.
    Reading(ReadingState),
    /// In one of these documents; what the three above become.
    Among(Vec<Uuid>),
}

/// A condition or its contrary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    pub not: bool,
    pub what: What,
}

/// Every clause must hold; a clause holds where one of its atoms does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub clauses: Vec<Vec<Atom>>,
    /// What may be found, as bits of kinds.
    pub kinds: u16,
}

/// Reads a query. With `typing`, the word at its end may be the beginning of one.
pub(super) fn parse(query: &str, typing: bool) -> Query {
    let pieces = pieces(query);
    let mut slots: Option<Slots> = None;
    let mut clauses: Vec<Vec<Atom>> = Vec::new();
    let mut joins = false;
    for (at, piece) in pieces.iter().enumerate() {
        let bare = !piece.quoted && piece.field.is_none() && !piece.not;
        let is_or = bare && piece.text == "OR" && !joins && at > 0 && at + 1 < pieces.len();
        if is_or && !clauses.is_empty() {
            joins = true;
            continue;
        }
        if let Some(place) = place(piece) {
            slots = Some(slots.map_or(place, |slots| slots.or(place)));
            joins = false;
            continue;
        }
        let ends = at + 1 == pieces.len() && !query.ends_with(char::is_whitespace);
        let Some(atom) = atom(piece, typing && ends) else {
            continue;
        };
        match clauses.last_mut().filter(|_| joins) {
            Some(clause) => clause.push(atom),
            None => clauses.push(vec![atom]),
        }
        joins = false;
    }
    let mut query = Query {
        clauses,
        kinds: u16::MAX,
    };
    if let Some(slots) = slots {
        query.narrow(slots);
    }
    query
}

impl Query {
    /// Whether it asks for nothing.
    pub fn is_blank(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Asks for annotations alone. What no annotation has itself is asked of the document and the topic it is in.
    pub fn of_annotations(&mut self) {
        self.kinds &= ANNOTATIONS;
        for atom in self.clauses.iter_mut().flatten() {
            match &atom.what {
                What::Words(words) if words.slots == TITLES => {
                    atom.what = What::Below(words.clone());
                }
                What::Flags { mask, .. } if *mask == HAS_PICTURE => atom.what = What::BesidePicture,
                _ => {}
            }
        }
    }

    fn narrow(&mut self, slots: Slots) {
        let mut kinds = 0;
        for (bits, kind) in [
            (slots.document, 1 << kind::DOCUMENT),
            (slots.topic, 1 << kind::TOPIC),
            (slots.annotation, ANNOTATIONS),
        ] {
            if bits != 0 {
                kinds |= kind;
            }
        }
        self.kinds &= kinds;
        for atom in self.clauses.iter_mut().flatten() {
            // A title is asked for wherever one looks: an annotation may stand below it.
            if let What::Words(words) = &mut atom.what
                && words.slots != TITLES
                && !words
                    .words
                    .first()
                    .is_some_and(|word| word.starts_with(units::TAG))
            {
                words.slots = words.slots.and(slots);
            }
        }
    }
}

fn tag_name(value: &str) -> &str {
    value
        .trim()
        .trim_start_matches('#')
        .trim_end_matches('*')
        .trim()
}

#[derive(Debug, PartialEq, Eq)]
struct Piece<'a> {
    not: bool,
    field: Option<&'a str>,
    text: &'a str,
    quoted: bool,
    star: bool,
    /// All of it as it was typed, for what turns out to be text.
    whole: &'a str,
}

/// Cuts a query at blanks, but for what stands in quotation marks.
fn pieces(query: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let (piece, used) = piece(rest);
        pieces.push(piece);
        rest = rest[used..].trim_start();
    }
    pieces
}

fn piece(rest: &str) -> (Piece<'_>, usize) {
    let word_end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let not = rest[..word_end]
        .strip_prefix('-')
        .is_some_and(|after| !after.is_empty() && !after.starts_with('-'));
    let mut from = usize::from(not);
    let field = rest[from..word_end]
        .split_once(':')
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if let Some(name) = field {
        from += name.len() + 1;
    }
    let quoted = rest[from..]
        .strip_prefix(['"', '“', '”'])
        .and_then(|inner| {
            let start = rest.len() - inner.len();
            let length = inner.find(['"', '“', '”'])?;
            let close = inner[length..].chars().next().map_or(1, char::len_utf8);
            Some((start, start + length, start + length + close))
        });
    if let Some((start, end, after)) = quoted {
        let star = rest[after..].starts_with('*');
        let used = after + usize::from(star);
        let piece = Piece {
            not,
            field,
            text: &rest[start..end],
            quoted: true,
            star,
            whole: &rest[usize::from(not)..used],
        };
        return (piece, used);
    }
    let text = &rest[from..word_end];
    let bare = text.trim_end_matches('*');
    let star =
        bare.len() < text.len() && bare.chars().next_back().is_some_and(char::is_alphanumeric);
    let piece = Piece {
        not,
        field,
        text,
        quoted: false,
        star,
        whole: &rest[usize::from(not)..word_end],
    };
    (piece, word_end)
}

/// `in:` says where to look, for the whole query.
fn place(piece: &Piece<'_>) -> Option<Slots> {
    if piece.not || !is(piece.field?, "in") {
        return None;
    }
    const ONE: u8 = 1;
    Some(match piece.text.to_ascii_lowercase().as_str() {
        "topics" | "topic" => Slots::of(0, 0xF, 0),
        "documents" | "document" => Slots::of(0xF, 0xF, 0),
        "titles" | "title" => Slots::of(ONE << HEAD, ONE << HEAD, 0),
        "annotations" | "annotation" => Slots::of(0, 0, 0xF),
        "quotes" | "quote" => Slots::of(0, 0, ONE << BODY),
        "notes" | "note" => Slots::of(0, 0, ONE << NOTE),
        "labels" | "label" => Slots::of(0, 0, ONE << HEAD),
        "tags" | "tag" => Slots::of(ONE << TAGS, 0, ONE << TAGS),
        "all" => Slots::ALL,
        _ => return None,
    })
}

fn is(given: &str, name: &str) -> bool {
    given.eq_ignore_ascii_case(name)
}

fn atom(piece: &Piece<'_>, typing: bool) -> Option<Atom> {
    let not = piece.not;
    if let Some(what) = piece.field.and_then(|field| field_of(field, piece, typing)) {
        return Some(Atom { not, what });
    }
    let text = if piece.field.is_some() {
        piece.whole
    } else {
        piece.text
    };
    let words = text::words(text);
    if words.is_empty() {
        return None;
    }
    let prefix = piece.star || typing && !piece.quoted;
    Some(Atom {
        not,
        what: What::Words(Words {
            words,
            prefix,
            slots: Slots::ALL,
        }),
    })
}

fn field_of(field: &str, piece: &Piece<'_>, typing: bool) -> Option<What> {
    let value = piece.text.trim();
    let lower = value.to_ascii_lowercase();
    let words = || {
        let words = text::words(value);
        let prefix = piece.star || typing && !piece.quoted;
        (!words.is_empty()).then_some((words, prefix))
    };
    match field.to_ascii_lowercase().as_str() {
        "title" => {
            let (words, prefix) = words()?;
            Some(What::Words(Words {
                words,
                prefix,
                slots: TITLES,
            }))
        }
        "tag" => {
            let term = units::tag_term(tag_name(value));
            let prefix = piece.star || typing && !piece.quoted;
            let slots = Slots::of(1 << TAGS, 1 << TAGS, 1 << TAGS);
            (term.len() > 1).then(|| {
                What::Words(Words {
                    words: vec![term],
                    prefix,
                    slots,
                })
            })
        }
        "colour" | "color" => {
            let colour: Colour = lower.parse().ok()?;
            Some(What::Flags {
                mask: 7 << units::COLOUR_SHIFT,
                value: units::colour_bits(Some(colour)),
            })
        }
        "kind" => {
            let value = match lower.as_str() {
                "document" => kind::DOCUMENT,
                "topic" => kind::TOPIC,
                "highlight" => kind::HIGHLIGHT,
                "note" => kind::NOTE,
                "bookmark" => kind::BOOKMARK,
                _ => return None,
            };
            Some(What::Flags {
                mask: kind::MASK,
                value,
            })
        }
        "has" => {
            let flag = match lower.as_str() {
                "note" => HAS_NOTE,
                "tag" => HAS_TAG,
                "picture" => HAS_PICTURE,
                _ => return None,
            };
            Some(What::Flags {
                mask: flag,
                value: flag,
            })
        }
        "collection" => {
            let (words, _) = words()?;
            Some(What::Collection(words))
        }
        "author" => {
            let (words, _) = words()?;
            Some(What::Author(words))
        }
        "state" => {
            if let Some(reading) = asked::reading_state(&lower) {
                return Some(What::Reading(reading));
            }
            let state: State = lower.parse().ok()?;
            Some(What::Annotation {
                mask: 3 << units::STATE_SHIFT,
                value: units::state_bits(state),
            })
        }
        "after" => moment(value).map(What::After),
        "before" => moment(value).map(What::Before),
        "doc" => {
            if let Ok(id) = Uuid::parse_str(value) {
                return Some(What::Document(id));
            }
            let (words, prefix) = words()?;
            Some(What::Titled(Words {
                words,
                prefix,
                slots: Slots::of(1 << HEAD, 0, 0),
            }))
        }
        _ => None,
    }
}

/// A day or a moment; a year or a month means its first.
fn moment(value: &str) -> Option<u32> {
    let whole = match value.len() {
        4 => format!("{value}-01-01"),
        7 => format!("{value}-01"),
        _ => value.to_owned(),
    };
    Time::parse(&whole)
        .ok()
        .map(|time| units::seconds(time.as_millis()))
}

#[cfg(test)]
mod examples;
