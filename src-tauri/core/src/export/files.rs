//! Names for files of notes that every system takes.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes a whole file name may have, its extension included: well below the limit of any file
/// system, and short enough for old paths on Windows.
const LONGEST: usize = 120;
/// Bytes kept free for the extension and a number.
const ROOM: usize = 16;
/// Names that Windows keeps for devices, with any extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file name, without extension, made of a title.
///
/// Characters that some system refuses, control characters and invisible marks of direction
/// become blanks; names of devices get an underscore; what is left of nothing is "Notes". At
/// most 104 bytes long, cut between characters.
pub fn file_name(title: &str) -> String {
    let readable = |next: char| match next {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => ' ',
        '\u{FEFF}' => ' ',
        other if other.is_control() => ' ',
        other => other,
    };
    let spaced: String = title.chars().map(readable).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut name = String::new();
    for next in words.join(" ").chars() {
        if name.len() + next.len_utf8() > LONGEST - ROOM {
            break;
        }
        name.push(next);
    }
    // A dot in front hides a file, one at the end is dropped by Windows without a word.
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() {
        return "Notes".to_owned();
    }
    if is_device(name) {
        return format!("_{name}");
    }
    name.to_owned()
}

/// Whether Windows takes the name, up to its first dot, for a device.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_lowercase();
    let bare = stem.trim_end_matches(|next: char| next.is_numeric());
    match stem[bare.len()..].chars().count() {
        0 => DEVICES[..4].contains(&stem.as_str()) || stem == "conin$" || stem == "conout$",
        1 => DEVICES[4..].contains(&bare),
        _ => false,
    }
}

/// File names for several documents, no two the same, also where case makes no difference.
#[derive(Debug, Default)]
pub struct FileNames {
    taken: HashSet<String>,
}

impl FileNames {
    /// A name for `title` with `extension` (without its dot), at most 120 bytes; "Title 2" if
    /// "Title" is taken.
    pub fn take(&mut self, title: &str, extension: &str) -> String {
        let stem = file_name(title);
        let mut name = format!("{stem}.{extension}");
        let mut number = 2_u32;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{stem} {number}.{extension}");
            number += 1;
        }
        name
    }
}

/// How far into a file its own export is looked for, in bytes: all formats name their document
/// at the start.
const HEAD: u64 = 16 * 1024;

/// Where in `folder` an export goes: its own name, or, where that is a file which is not an
/// earlier export of the same document, the next free "Name 2".
///
/// # Errors
/// Where a file that has the name cannot be read.
pub fn place_in(folder: &Path, file_name: &str, document: &str) -> io::Result<PathBuf> {
    let named = Path::new(file_name);
    let stem = named
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or(file_name);
    let extension = named
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    let mut path = folder.join(file_name);
    for number in 2.. {
        let Ok(file) = File::open(&path) else { break };
        let mut head = Vec::new();
        file.take(HEAD).read_to_end(&mut head)?;
        if String::from_utf8_lossy(&head).contains(document) {
            break;
        }
        path = folder.join(format!("{stem} {number}.{extension}"));
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_names_that_every_system_takes() {
        for (title, name) in [
            ("Advances in Models", "Advances in Models"),
            ("A/B: \"which\"?", "A B which"),
            ("..hidden.", "hidden"),
            ("../../etc/passwd", "etc passwd"),
            ("CON", "_CON"),
            ("nul.tar", "_nul.tar"),
            ("com1", "_com1"),
            ("Com", "Com"),
            ("comet", "comet"),
            ("\u{202E}fdp.exe\n", "fdp.exe"),
            ("???", "Notes"),
            ("", "Notes"),
        ] {
            assert_eq!(file_name(title), name);
        }
    }

    #[test]
    fn names_are_unique_whatever_the_case() {
        let mut names = FileNames::default();
        assert_eq!(names.take("Notes", "md"), "Notes.md");
        assert_eq!(names.take("NOTES", "md"), "NOTES 2.md");
        assert_eq!(names.take("notes 2", "md"), "notes 2 2.md");
        assert_eq!(names.take("Notes", "html"), "Notes.html");
    }

    proptest! {
        #[test]
        fn always_short_and_clean(title in "\\PC{0,200}|[/.: 漢a-c]{0,200}") {
            let name = FileNames::default().take(&title, "markdown");
            prop_assert!(name.len() <= LONGEST);
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n']));
            prop_assert!(!name.starts_with(['.', ' ']));
        }
    }
}
