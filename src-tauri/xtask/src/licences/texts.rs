//! Finds the words of a package's licence: in its own folder, or else the standard ones with the name
//! of its authors.

use std::path::{Path, PathBuf};

use super::parts::Part;
use crate::steps::Failure;

/// The texts that go with a package taken under the licences `chosen`.
///
/// # Errors
/// When neither the package nor `packaging/licences/` has a text.
pub fn of(
    root: &Path,
    part: &Part,
    folder: &Path,
    chosen: &[&str],
) -> Result<Vec<String>, Failure> {
    let files = files(folder)?;
    // One file for each licence, by its name; else all there are, rather than one too few.
    let each_has_one = chosen
        .iter()
        .all(|name| files.iter().any(|file| is_of(file, name)));
    let taken: Vec<&PathBuf> = files
        .iter()
        .filter(|file| {
            !each_has_one || is_notice(file) || chosen.iter().any(|name| is_of(file, name))
        })
        .collect();
    if taken.is_empty() {
        return chosen
            .iter()
            .map(|name| standard(root, part, folder, name))
            .collect();
    }
    taken
        .into_iter()
        .map(|file| Ok(tidy(&String::from_utf8_lossy(&std::fs::read(file)?))))
        .collect()
}

/// Files, also in a folder of licences, whose names say that they hold terms.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let name = lower_name(&path);
        let holds_terms = ["licen", "copying", "copyright", "unlicense", "notice"]
            .iter()
            .any(|start| name.starts_with(start));
        let is_code = [".rs", ".js", ".mjs", ".html"]
            .iter()
            .any(|end| name.ends_with(end));
        if !holds_terms || is_code {
            continue;
        }
        if path.is_dir() {
            for inner in path.read_dir()? {
                found.push(inner?.path());
            }
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn lower_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().to_lowercase()
}

fn is_notice(path: &Path) -> bool {
    let name = lower_name(path);
    name.starts_with("notice") || name.starts_with("copyright")
}

/// Whether a file bears the name of this licence: `LICENSE-MIT`, `LICENSE-APACHE`, `UNLICENSE`.
fn is_of(path: &Path, licence: &str) -> bool {
    let name = lower_name(path);
    let family = licence.split('-').next().unwrap_or_default().to_lowercase();
    let words: Vec<_> = name.split(|c: char| !c.is_alphanumeric()).collect();
    words.contains(&family.as_str())
}

fn standard(root: &Path, part: &Part, folder: &Path, licence: &str) -> Result<String, Failure> {
    if licence == "Apache-2.0" {
        // its words name nobody
        return Ok(tidy(&std::fs::read_to_string(root.join("LICENSE-APACHE"))?));
    }
    let place = root.join(format!("packaging/licences/{licence}.txt"));
    let words = std::fs::read_to_string(&place).map_err(|_| {
        Failure(format!(
            "{} {} has no licence file, and packaging/licences/ has no words of {licence}",
            part.name, part.version
        ))
    })?;
    if licence == "MPL-2.0" {
        return Ok(tidy(&words));
    }
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    let authors = authors(&manifest).unwrap_or_else(|| format!("the authors of {}", part.name));
    Ok(tidy(&format!("Copyright (c) {authors}\n\n{words}")))
}

fn authors(manifest: &str) -> Option<String> {
    let (_, after) = manifest.split_once("\nauthors = [")?;
    let (list, _) = after.split_once(']')?;
    let names: Vec<_> = list
        .split(',')
        .map(|name| name.trim().trim_matches('"'))
        .filter(|name| !name.is_empty())
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// One shape for all: plain line ends, no blanks at the ends of lines, none at the ends of the text.
fn tidy(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_the_licence_in_its_name() {
        assert!(is_of(Path::new("LICENSE-MIT"), "MIT"));
        assert!(is_of(Path::new("license-apache-2.0"), "Apache-2.0"));
        assert!(is_of(Path::new("UNLICENSE"), "Unlicense"));
        assert!(!is_of(Path::new("LICENSE-APACHE"), "MIT"));
        assert!(!is_of(Path::new("LICENSE"), "MIT"));
        assert!(!is_of(Path::new("LICENSE-LIMITED"), "MIT"));
    }

    #[test]
    fn authors_are_read_from_one_line_or_several() {
        let manifest = "name = \"a\"\nauthors = [\n    \"A <a@b.c>\",\n    \"B\",\n]\n";
        assert_eq!(authors(manifest).unwrap(), "A <a@b.c>, B");
        assert_eq!(authors("name = \"a\"\n"), None);
    }

    #[test]
    fn a_text_without_a_file_has_the_standard_words_and_names_its_authors() {
        let folder = std::env::temp_dir().join(format!("xtask-texts-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(
            folder.join("Cargo.toml"),
            "[package]\nauthors = [\"Ada\"]\n",
        )
        .unwrap();
        let part = Part {
            name: "a".into(),
            version: "1.0.0".into(),
            terms: "MIT".into(),
        };
        let texts = of(&crate::steps::root(), &part, &folder, &["MIT"]).unwrap();
        assert!(texts[0].starts_with("Copyright (c) Ada\n\nPermission is hereby granted"));
        let refused = of(&crate::steps::root(), &part, &folder, &["ISC"]).unwrap_err();
        assert!(refused.0.contains("a 1.0.0"), "{refused}");
        std::fs::write(folder.join("LICENSE"), "Take it.\r\n\r\n").unwrap();
        let texts = of(&crate::steps::root(), &part, &folder, &["MIT"]).unwrap();
        assert_eq!(texts, ["Take it."]);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
