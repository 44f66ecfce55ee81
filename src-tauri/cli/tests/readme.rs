//! The session in the README, run as it stands there: every command, and every line of its answer but the ids.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::desk::PROGRAM;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Commands of the session, each with the lines it is said to answer.
fn session() -> Vec<(String, Vec<String>)> {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```console\n").expect("a session");
    let (block, _) = rest.split_once("\n```").unwrap();
    let mut steps: Vec<(String, Vec<String>)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push((command.to_owned(), Vec::new())),
            (None, Some((command, _))) if command.ends_with('\\') => {
                command.push('\n');
                command.push_str(line);
            }
            (None, Some((_, answer))) => answer.push(line.to_owned()),
            (None, None) => panic!("the session begins with a command"),
        }
    }
    steps
}

fn is_id(word: &str) -> bool {
    word.len() == 36 && word.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// Whether a line answers as promised, ids aside; those are noted under the ones that the README has.
fn same(promised: &str, answered: &str, ids: &mut HashMap<String, String>) -> bool {
    let (promised, answered): (Vec<_>, Vec<_>) =
        (promised.split(' ').collect(), answered.split(' ').collect());
    let equal = |(promised, answered): (&&str, &&str)| {
        promised == answered || is_id(promised) && is_id(answered)
    };
    if promised.len() != answered.len() || !promised.iter().zip(&answered).all(equal) {
        return false;
    }
    for (promised, answered) in promised
        .iter()
        .zip(&answered)
        .filter(|(word, _)| is_id(word))
    {
        ids.insert((*promised).to_owned(), (*answered).to_owned());
    }
    true
}

/// The README's words with this run's ids in place of its own; exports carry the last part of an id.
fn with_ids(text: &str, ids: &HashMap<String, String>) -> String {
    let mut text = text.to_owned();
    for (promised, answered) in ids {
        text = text.replace(promised, answered);
        text = text.replace(&promised[24..], &answered[24..]);
    }
    text
}

#[test]
fn the_session_in_the_readme() {
    let place = tempfile::tempdir().unwrap();
    let fixtures = place.path().join("tests/fixtures");
    fs::create_dir_all(&fixtures).unwrap();
    fs::copy(
        Path::new(ROOT).join("tests/fixtures/field-report.txt"),
        fixtures.join("field-report.txt"),
    )
    .unwrap();
    let programs = Path::new(PROGRAM).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());

    let mut ids = HashMap::new();
    let mut commands = 0;
    for (command, promised) in session() {
        if command.starts_with("export ") {
            continue; // the library of this test is elsewhere
        }
        commands += 1;
        let command = with_ids(&command, &ids);
        let ran = Command::new("sh")
            .args(["-c", &command])
            .current_dir(place.path())
            .env("PATH", &path)
            .env("HOME", place.path())
            .env("LECTERN_LIBRARY", place.path().join("desk"))
            .output()
            .unwrap();
        let said = String::from_utf8(ran.stdout)
            .unwrap()
            .replace(&place.path().display().to_string(), "/tmp");
        let mut lines = said.lines();
        let mut skipping = false;
        for line in &promised {
            let line = with_ids(line, &ids);
            if line == "…" {
                skipping = true;
                continue;
            }
            let found = if skipping {
                lines.find(|answered| same(&line, answered, &mut ids))
            } else {
                lines
                    .next()
                    .filter(|answered| same(&line, answered, &mut ids))
            };
            assert!(
                found.is_some(),
                "{command}\npromised: {line}\nanswered:\n{said}"
            );
            skipping = false;
        }
        assert!(
            skipping || lines.all(str::is_empty),
            "{command} answers more:\n{said}"
        );
    }
    assert!(commands >= 8, "{commands}");
}
