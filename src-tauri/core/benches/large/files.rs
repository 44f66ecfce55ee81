//! Files as people have them, the same at every run: Markdown of 10 KB, words as often as words are, Latin and Chinese;
//! and Recoll on the same files, where it is installed.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use lectern_figures::milliseconds;

#[path = "words.rs"]
mod words;

use words::{Dice, text, vocabulary};

/// Topics of a file, and words of each: some 10 KB.
const TOPICS: usize = 8;
const WORDS: usize = 160;

/// Where Recoll keeps its settings and its index.
pub fn settings(place: &Path) -> PathBuf {
    place.join("recoll")
}

/// Writes the files; answers with their megabytes.
pub fn write(folder: &Path, files: usize) -> f64 {
    fs::create_dir(folder).unwrap();
    let words = vocabulary();
    let mut dice = Dice(23);
    let mut bytes = 0;
    for number in 0..files {
        let mut report = format!("# Report {number}: {}\n", text(&words, &mut dice, 4));
        for topic in 1..=TOPICS {
            let heading = text(&words, &mut dice, 4);
            write!(report, "\n## {topic}. {heading}\n").unwrap();
            for _ in 0..2 {
                let paragraph = text(&words, &mut dice, WORDS / 2);
                write!(report, "\n{paragraph}.\n").unwrap();
            }
        }
        bytes += report.len();
        fs::write(folder.join(format!("{number}.md")), report).unwrap();
    }
    bytes as f64 / 1e6
}

/// Milliseconds that Recoll takes for a folder; `None` where it is not installed.
pub fn recoll(place: &Path, folder: &Path) -> Option<f64> {
    let settings = settings(place);
    fs::create_dir_all(&settings).unwrap();
    let chosen = format!("topdirs = {}\n", folder.display());
    fs::write(settings.join("recoll.conf"), chosen).unwrap();
    let mut done = None;
    let time = milliseconds(|| {
        done = Command::new("recollindex")
            .arg("-c")
            .arg(&settings)
            .arg("-z")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .ok();
    });
    done?.success().then_some(time)
}
