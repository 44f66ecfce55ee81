//! Pictures beside a document: which may come along, and what they are called then.
//!
//! Only files below the document's own folder are looked at, whatever `..` or links on the disk
//! say, and only those that are pictures by their first bytes. Nothing is ever fetched.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use super::links::percent_decode;
use super::source::{Beside, read_regular};

/// The largest picture, in bytes.
const LIMIT_PICTURE: u64 = 16 * 1024 * 1024;
/// The most that the pictures of one document may weigh together, in bytes.
const LIMIT_TOGETHER: u64 = 128 * 1024 * 1024;
/// The most addresses of one document that are looked up on the disk.
const LIMIT_COUNT: usize = 2000;

/// A picture that comes into the library with its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// BLAKE3 of the bytes, in lower-case hexadecimal: its name in the library. The HTML says
    /// `picture:` and this.
    pub hash: String,
    /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`, by the bytes.
    pub media_type: &'static str,
    /// The file as it was.
    pub bytes: Vec<u8>,
}

/// What an address in a document leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A picture that comes along, with its width and height in pixels where they are known.
    Here {
        hash: String,
        size: Option<(u32, u32)>,
    },
    /// Somewhere else: never fetched.
    Remote,
    /// A relative address with nothing behind it that could be taken along.
    Missing,
}

/// Looks pictures up and gathers those that come along.
#[derive(Debug)]
pub(super) struct Pictures {
    /// Where to look; a folder with all links resolved.
    beside: Beside,
    known: HashMap<String, Place>,
    /// Of the pictures taken: with two thousand of them no list is searched for each.
    hashes: HashSet<String>,
    taken: Vec<Picture>,
    missing: Vec<String>,
    together: u64,
}

impl Pictures {
    /// Looks where the document's pictures are.
    pub(super) fn beside(beside: &Beside) -> Self {
        let resolved = match beside {
            Beside::Folder(folder) => folder
                .canonicalize()
                .map_or(Beside::Nothing, Beside::Folder),
            other => other.clone(),
        };
        Self {
            beside: resolved,
            known: HashMap::new(),
            hashes: HashSet::new(),
            taken: Vec::new(),
            missing: Vec::new(),
            together: 0,
        }
    }

    /// Where the address of a picture leads, as it stands in the document.
    pub(super) fn place(&mut self, address: &str) -> Place {
        if is_remote(address) {
            return Place::Remote;
        }
        if let Some(place) = self.known.get(address) {
            return place.clone();
        }
        if self.known.len() >= LIMIT_COUNT {
            return Place::Missing;
        }
        let place = self.take(address).unwrap_or_else(|| {
            self.missing.push(address.to_owned());
            Place::Missing
        });
        self.known.insert(address.to_owned(), place.clone());
        place
    }

    /// The pictures that come along, each once, and the addresses that led nowhere.
    pub(super) fn into_parts(self) -> (Vec<Picture>, Vec<String>) {
        (self.taken, self.missing)
    }

    fn take(&mut self, address: &str) -> Option<Place> {
        let bytes = self.read(address)?;
        let media_type = media_type(&bytes)?;
        let size = size_of(&bytes);
        let hash = blake3::hash(&bytes).to_hex().to_string();
        if self.hashes.insert(hash.clone()) {
            // One that does not fit leaves its room to smaller ones after it.
            let together = self.together + bytes.len() as u64;
            if together > LIMIT_TOGETHER {
                self.hashes.remove(&hash);
                return None;
            }
            self.together = together;
            self.taken.push(Picture {
                hash: hash.clone(),
                media_type,
                bytes,
            });
        }
        Some(Place::Here { hash, size })
    }

    /// The bytes of what an address names: first as written, then decoded, then without what
    /// follows `?` or `#`. A file must lie below the document's folder.
    fn read(&self, address: &str) -> Option<Vec<u8>> {
        let decoded = percent_decode(address)?;
        let bare = address.split(['?', '#']).next().and_then(percent_decode)?;
        let mut names = [address, &decoded, &bare].into_iter();
        match &self.beside {
            Beside::Nothing => None,
            Beside::Folder(folder) => {
                let path = names.find_map(|relative| below(folder, relative))?;
                read_regular(&path, LIMIT_PICTURE).ok()
            }
            Beside::Embedded(pictures) => {
                let named = |name: &str| pictures.iter().find(|(own, _)| *own == name);
                names.find_map(named).map(|(_, bytes)| bytes.to_vec())
            }
        }
    }
}

/// Whether an address has a scheme or a host, and so is no path beside the document.
fn is_remote(address: &str) -> bool {
    let scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    });
    scheme || address.starts_with("//") || address.starts_with("\\\\")
}

/// `folder`/`relative` with all links resolved, if that is a file below `folder`.
fn below(folder: &Path, relative: &str) -> Option<PathBuf> {
    let relative = Path::new(relative);
    let stays_relative = relative.components().all(|part| {
        matches!(
            part,
            Component::Normal(_) | Component::CurDir | Component::ParentDir
        )
    });
    if !stays_relative {
        return None;
    }
    let path = folder.join(relative).canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// The kind of picture by its first bytes. SVG is none: it is a document of its own, with links
/// and scripts.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("image/webp"),
        _ => None,
    }
}

/// Width and height, so that the page can keep room and does not jump when a picture arrives.
/// Read from the fixed places that PNG (IHDR), GIF (logical screen), WebP (VP8, VP8L, VP8X) and
/// JPEG (the frame header, found by walking the segments) keep them in.
fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    let be = |at: usize, length: usize| number(bytes.get(at..at + length)?.iter());
    let le = |at: usize, length: usize| number(bytes.get(at..at + length)?.iter().rev());
    match media_type(bytes)? {
        "image/png" => Some((be(16, 4)?, be(20, 4)?)),
        "image/gif" => Some((le(6, 2)?, le(8, 2)?)),
        "image/webp" => match bytes.get(12..16)? {
            b"VP8X" => Some((le(24, 3)? + 1, le(27, 3)? + 1)),
            b"VP8L" => {
                let bits = le(21, 4)?;
                Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
            }
            b"VP8 " => Some((le(26, 2)? & 0x3fff, le(28, 2)? & 0x3fff)),
            _ => None,
        },
        _ => {
            let mut at = 2;
            loop {
                let marker = be(at, 2)?;
                // Frame headers are C0 to CF but for the tables C4, C8 and CC.
                let is_frame = matches!(marker, 0xffc0..=0xffcf)
                    && !matches!(marker, 0xffc4 | 0xffc8 | 0xffcc);
                if is_frame {
                    return Some((be(at + 7, 2)?, be(at + 5, 2)?));
                }
                if !matches!(marker, 0xff01..=0xffff) {
                    return None;
                }
                at += 2 + be(at + 2, 2)?.max(2) as usize;
            }
        }
    }
    .filter(|(width, height)| (1..=99_999).contains(width) && (1..=99_999).contains(height))
}

fn number<'b>(bytes: impl Iterator<Item = &'b u8>) -> Option<u32> {
    Some(bytes.fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A PNG's first bytes, enough to be told as one: 3 by 2 pixels.
    pub(crate) const PNG: &[u8] =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0";

    #[test]
    fn pictures_below_the_folder_come_along_once() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a b")).unwrap();
        std::fs::write(folder.path().join("a b/p.png"), PNG).unwrap();
        std::fs::write(folder.path().join("same.png"), PNG).unwrap();
        let mut pictures = Pictures::beside(&Beside::Folder(folder.path().to_owned()));
        let here = Place::Here {
            hash: blake3::hash(PNG).to_hex().to_string(),
            size: Some((3, 2)),
        };
        for address in [
            "a%20b/p.png",
            "a b/p.png",
            "./same.png?raw=true",
            "a b/../same.png",
        ] {
            assert_eq!(pictures.place(address), here, "{address}");
        }
        let (taken, missing) = pictures.into_parts();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].media_type, "image/png");
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn nothing_outside_and_nothing_else() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("docs");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(outer.path().join("out.png"), PNG).unwrap();
        std::fs::write(folder.join("fake.png"), b"<svg onload=alert(1)>").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outer.path().join("out.png"), folder.join("link.png")).unwrap();
        let absolute = outer.path().join("out.png").display().to_string();
        let mut pictures = Pictures::beside(&Beside::Folder(folder.clone()));
        for address in [
            "../out.png",
            "link.png",
            &absolute,
            "fake.png",
            "gone.png",
            ".",
            "",
        ] {
            assert_eq!(pictures.place(address), Place::Missing, "{address}");
        }
        for address in [
            "https://a.b/c.png",
            "//a.b/c.png",
            "data:image/png;base64,AA",
            "file:///x",
        ] {
            assert_eq!(pictures.place(address), Place::Remote, "{address}");
        }
        assert_eq!(pictures.into_parts().1.len(), 7);
    }

    /// A file of so many bytes that is a picture by its first ones; `number` makes it one of its
    /// own.
    fn picture_of(folder: &Path, number: u8, length: u64) -> String {
        let name = format!("{number}.png");
        let path = folder.join(&name);
        std::fs::write(&path, [PNG, &[number]].concat()).unwrap();
        let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        file.set_len(length).unwrap();
        name
    }

    #[test]
    fn a_picture_over_sixteen_megabytes_stays_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let mut pictures = Pictures::beside(&Beside::Folder(folder.path().to_owned()));
        let largest = picture_of(folder.path(), 1, LIMIT_PICTURE);
        let larger = picture_of(folder.path(), 2, LIMIT_PICTURE + 1);
        assert!(matches!(pictures.place(&largest), Place::Here { .. }));
        assert_eq!(pictures.place(&larger), Place::Missing);
        assert_eq!(pictures.into_parts().1, [larger]);
    }

    #[test]
    fn pictures_come_along_up_to_a_weight_and_small_ones_still_fit() {
        let folder = tempfile::tempdir().unwrap();
        let mut pictures = Pictures::beside(&Beside::Folder(folder.path().to_owned()));
        for number in 1..8 {
            let name = picture_of(folder.path(), number, LIMIT_PICTURE);
            assert!(matches!(pictures.place(&name), Place::Here { .. }));
        }
        let almost = picture_of(folder.path(), 8, LIMIT_PICTURE - 100);
        assert!(matches!(pictures.place(&almost), Place::Here { .. }));
        let large = picture_of(folder.path(), 9, 200);
        let small = picture_of(folder.path(), 10, 100);
        assert_eq!(pictures.place(&large), Place::Missing);
        assert!(matches!(pictures.place(&small), Place::Here { .. }));
        let (taken, missing) = pictures.into_parts();
        let together: usize = taken.iter().map(|picture| picture.bytes.len()).sum();
        assert_eq!(together as u64, LIMIT_TOGETHER);
        assert_eq!(missing, [large]);
    }

    #[test]
    fn so_many_addresses_are_looked_up_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("p.png"), PNG).unwrap();
        let mut pictures = Pictures::beside(&Beside::Folder(folder.path().to_owned()));
        for number in 1..LIMIT_COUNT {
            pictures.place(&format!("{number}.png"));
        }
        assert!(matches!(pictures.place("p.png"), Place::Here { .. }));
        assert_eq!(pictures.place("./p.png"), Place::Missing);
        // What is known already is known still.
        assert!(matches!(pictures.place("p.png"), Place::Here { .. }));
        assert_eq!(pictures.into_parts().1.len(), LIMIT_COUNT - 1);
    }

    #[test]
    fn sizes() {
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x05\0\x07\x01\x01";
        let webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x09\0\0\x13\0\0";
        for (bytes, size) in [
            (PNG, Some((3, 2))),
            (b"GIF89a\x04\0\x05\0", Some((4, 5))),
            (jpeg, Some((7, 5))),
            (webp, Some((10, 20))),
            (b"\xff\xd8\xff\xe0\0\0", None),
            (b"GIF89a\x04", None),
        ] {
            assert_eq!(size_of(bytes), size);
        }
    }
}
