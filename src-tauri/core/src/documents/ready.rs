//! A file that has been read in and packed, and waits for its place in the library: all that costs time is done
//! before the library is asked for.

use crate::error::Result;
use crate::import::{self, Format, Picture};
use crate::library::Packed;

/// The content of an edition, as it will be stored.
pub(super) struct Ready {
    /// BLAKE3 of the file's bytes, in hexadecimal.
    pub hash: String,
    pub format: Format,
    /// The file's name.
    pub name: String,
    pub title: String,
    pub author: Option<String>,
    pub language: Option<String>,
    pub words: u32,
    pub bytes: Packed,
    pub topics: Vec<ReadyTopic>,
    pub targets: Vec<import::Target>,
    pub pictures: Vec<Picture>,
}

/// A topic of it.
pub(super) struct ReadyTopic {
    pub level: u8,
    pub parent: Option<usize>,
    pub words: u32,
    /// Code points of its text.
    pub chars: u32,
    pub heading: String,
    pub html: Packed,
}

/// What names the content of a file.
pub(super) fn hash_of(source: &import::Source) -> String {
    blake3::hash(&source.bytes).to_hex().to_string()
}

impl Ready {
    /// Reads a file in.
    ///
    /// # Errors
    /// A refusal of the import.
    pub fn read(source: &import::Source, hash: String, import: import::Importer) -> Result<Self> {
        let read = import(source)?;
        let topics = read.topics.into_iter().map(|topic| {
            Ok(ReadyTopic {
                level: topic.level,
                parent: topic.parent,
                words: topic.words,
                chars: u32::try_from(topic.text.chars().count()).unwrap_or(u32::MAX),
                heading: topic.heading,
                html: Packed::of(topic.html.as_bytes())?,
            })
        });
        let topics = topics.collect::<Result<Vec<_>>>()?;
        Ok(Self {
            hash,
            format: read.format,
            name: source.name.clone(),
            title: read.title,
            author: read.author,
            language: read.language,
            words: topics.iter().map(|topic| topic.words).sum(),
            bytes: Packed::of(&source.bytes)?,
            topics,
            targets: read.targets,
            pictures: read.pictures,
        })
    }

    /// How many bytes it will take in the library, nearly.
    pub fn size(&self) -> usize {
        let pictures: usize = self.pictures.iter().map(|one| one.bytes.len()).sum();
        let topics: usize = self.topics.iter().map(|one| one.html.len() + 200).sum();
        self.bytes.len() + pictures + topics
    }
}
