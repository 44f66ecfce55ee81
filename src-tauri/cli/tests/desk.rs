//! A desk to try things on: a folder of its own with a library in it, and the program run in a
//! clean environment.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_lectern-cli");

/// A small report. “Twice a day” is in its second topic only, “the water” twice in its first.
pub const REPORT: &str = "# Tides\n\n## 1. Water\n\nHere the water comes and the water goes 🌊 twice.\n\n## 2. Moon\n\nThe moon pulls; the sun helps a little. Twice a day.\n";

/// A library in a folder that goes when the test ends.
pub struct Desk {
    place: TempDir,
}

/// A document on the desk with the ids of its topics.
pub struct Report {
    pub document: String,
    pub topics: Vec<String>,
}

impl Desk {
    /// With an empty library.
    pub fn new() -> Self {
        let desk = Self::bare();
        desk.json(&["init"]);
        desk
    }

    /// Without a library.
    pub fn bare() -> Self {
        Self {
            place: tempfile::tempdir().unwrap(),
        }
    }

    /// The library's folder.
    pub fn folder(&self) -> PathBuf {
        self.place.path().join("library")
    }

    /// A place beside the library.
    pub fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Writes a file beside the library, with its folders.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        text(&path)
    }

    /// The program with these arguments, not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.place.path());
        command
            .env("LECTERN_LIBRARY", self.folder())
            .current_dir(self.place.path());
        command
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    /// Runs it with `--json`; it must succeed and answer with one JSON value and nothing else.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(&with_json(arguments));
        assert_eq!(
            (ran.code, ran.err.as_str()),
            (0, ""),
            "{arguments:?}: {}",
            ran.out
        );
        ran.value()
    }

    /// Runs it with `--json`; the request must fail. Gives the code of the error.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(&with_json(arguments));
        assert_eq!(ran.code, 1, "{arguments:?}: {} {}", ran.out, ran.err);
        assert!(
            !ran.err.is_empty(),
            "{arguments:?}: no message on standard error"
        );
        let error = ran.value()["error"].clone();
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|words| !words.is_empty()),
            "{arguments:?}: {error}"
        );
        error["code"].as_str().unwrap().to_owned()
    }

    /// Adds a document.
    #[track_caller]
    pub fn add(&self, name: &str, content: impl AsRef<[u8]>) -> Report {
        let path = self.write(name, content);
        let added = self.json(&["add", &path]);
        let document = id(&added["imported"][0], "document");
        let topics = self.topics(&document);
        Report { document, topics }
    }

    /// Adds the small report.
    #[track_caller]
    pub fn report(&self) -> Report {
        self.add("tides.md", REPORT)
    }

    /// The ids of a document's topics.
    #[track_caller]
    pub fn topics(&self, document: &str) -> Vec<String> {
        list(&self.json(&["topics", document]))
            .iter()
            .map(|topic| id(topic, "topic"))
            .collect()
    }

    /// Makes a highlight and gives its id.
    #[track_caller]
    pub fn highlight(&self, topic: &str, quote: &str) -> String {
        id(
            &self.json(&["highlight", topic, "--quote", quote]),
            "annotation",
        )
    }

    /// The dump, byte by byte.
    #[track_caller]
    pub fn dump(&self) -> String {
        let ran = self.run(&["dump"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    }

    /// Each file of the library's folder with its bytes.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(self.folder()).unwrap();
        let mut files: Vec<_> = entries
            .map(|entry| {
                let entry = entry.unwrap();
                (
                    entry.file_name().into_string().unwrap(),
                    std::fs::read(entry.path()).unwrap(),
                )
            })
            .collect();
        files.sort();
        files
    }
}

/// What a run of the program gave.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The one JSON value on standard output.
    #[track_caller]
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {:?}", self.out))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("ended by a signal"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn with_json<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["--json"], arguments].concat()
}

/// A path as an argument.
pub fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// An id in an answer; it must be a UUIDv7.
#[track_caller]
pub fn id(answer: &Value, field: &str) -> String {
    let id = answer[field]
        .as_str()
        .unwrap_or_else(|| panic!("no {field} in {answer}"));
    let bytes = id.as_bytes();
    assert!(
        id.len() == 36 && bytes[14] == b'7' && id == id.to_lowercase(),
        "{id} is no UUIDv7"
    );
    id.to_owned()
}

/// The values of a JSON list.
#[track_caller]
pub fn list(answer: &Value) -> &[Value] {
    answer
        .as_array()
        .unwrap_or_else(|| panic!("no list: {answer}"))
}

/// One field of each value of a list, as text.
#[track_caller]
pub fn column(answer: &Value, field: &str) -> Vec<String> {
    list(answer)
        .iter()
        .map(|one| one[field].as_str().unwrap_or("null").to_owned())
        .collect()
}

/// Asserts that an object has all these fields, `null` or not.
#[track_caller]
pub fn assert_fields(answer: &Value, fields: &[&str]) {
    let object = answer
        .as_object()
        .unwrap_or_else(|| panic!("no object: {answer}"));
    for field in fields {
        assert!(object.contains_key(*field), "no {field} in {answer}");
    }
}

/// Asserts that a time is RFC 3339, in UTC, with `Z`.
#[track_caller]
pub fn assert_time(answer: &Value, field: &str) {
    let time = answer[field]
        .as_str()
        .unwrap_or_else(|| panic!("no {field} in {answer}"));
    assert!(
        time.ends_with('Z') && time.as_bytes().get(10) == Some(&b'T'),
        "{field} is {time}"
    );
}
