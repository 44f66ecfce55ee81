//! The rules for files that no linter knows: each says at its top what it is for, none grows too long,
//! and no note to self is left in it.

use std::path::{Path, PathBuf};

use crate::steps::Failure;

const LONGEST: usize = 450;

/// Folders in which nothing is ours or nothing is written by hand.
const NOT_OURS: &[&str] = &[
    ".git",
    "dist",
    "gen",
    "node_modules",
    "permissions",
    "shots",
    "target",
];

/// Files that programs write.
const GENERATED: &[&str] = &[
    "ui/src/commands/bindings.ts",
    "ui/src/look/icon-names.ts",
    "ui/src/words/keys.ts",
];

/// Words that mark work left undone; spelled in two parts so that this file keeps its own rule.
const LEFT_UNDONE: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];

/// Looks at every source file below `root`.
///
/// # Errors
/// Names each file that breaks a rule, and the rule.
pub fn check(root: &Path) -> Result<(), Failure> {
    println!("\nrules for files");
    let mut files = Vec::new();
    collect(root, &mut files)?;
    files.sort();
    let mut broken = Vec::new();
    for path in &files {
        let name = path.strip_prefix(root).unwrap_or(path);
        let name = name.to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure(format!("{name} cannot be read: {error}")))?;
        broken.extend(faults(&name, &text));
    }
    if broken.is_empty() {
        println!("{} files keep them", files.len());
        return Ok(());
    }
    Err(Failure(broken.join("\n")))
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in dir.read_dir()? {
        let entry = entry?;
        let path = entry.path();
        let kind = entry.file_type()?;
        let name = entry.file_name();
        if kind.is_dir() {
            if !NOT_OURS.iter().any(|folder| name == *folder) {
                collect(&path, files)?;
            }
        } else if kind.is_file() && opening(&path).is_some() {
            files.push(path);
        }
    }
    Ok(())
}

/// How a file of this kind opens when it says what it is for; nothing for kinds we do not judge.
fn opening(path: &Path) -> Option<&'static [&'static str]> {
    match path.extension()?.to_str()? {
        "rs" => Some(&["//!"]),
        "ts" | "js" | "mjs" => Some(&["//", "/*"]),
        "svelte" => Some(&["<!--"]),
        // a style sheet elsewhere goes into files as it is, comment and all
        "css" if path.components().any(|part| part.as_os_str() == "ui") => Some(&["/*"]),
        "sql" => Some(&["--", "/*"]),
        _ => None,
    }
}

fn faults(name: &str, text: &str) -> Vec<String> {
    if GENERATED.contains(&name) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let openings = opening(Path::new(name)).unwrap_or_default();
    // tests beside a module say by their name what they test
    let named = name.ends_with(".test.ts");
    if !named && !openings.iter().any(|opening| text.starts_with(opening)) {
        faults.push(format!(
            "{name}: does not open with a comment that says what it is for"
        ));
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        faults.push(format!(
            "{name}: {lines} lines, more than {LONGEST}: split it by subject"
        ));
    }
    for (number, line) in text.lines().enumerate() {
        let left = line
            .split(|c: char| !c.is_alphanumeric())
            .find(|word| LEFT_UNDONE.contains(word));
        if let Some(word) = left {
            faults.push(format!("{name}:{}: {word} left in the code", number + 1));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_keeps_the_rules_passes() {
        assert!(faults("a.rs", "//! What it is for.\nfn a() {}\n").is_empty());
        assert!(faults("a.svelte", "<!-- A row. -->\n").is_empty());
        assert!(faults("ui/src/a.test.ts", "import x from 'y';\n").is_empty());
        assert!(opening(Path::new("ui/src/look/a.css")).is_some());
        assert!(opening(Path::new("src-tauri/core/src/export/page.css")).is_none());
        assert!(faults("0001_first.sql", "-- Tables.\n").is_empty());
    }

    #[test]
    fn each_rule_is_told_by_name() {
        let headless = faults("a.rs", "fn a() {}\n");
        assert!(headless[0].contains("what it is for"));
        let long = faults("a.ts", &"// x\n".repeat(LONGEST + 1));
        assert!(long[0].contains("451 lines"));
        let undone = format!("// What for.\n// {} later\n", LEFT_UNDONE[0]);
        assert!(faults("a.ts", &undone)[0].starts_with("a.ts:2:"));
        assert!(faults("a.ts", "// todos and TODOLIST are words\n").is_empty());
    }

    #[test]
    fn generated_files_are_left_alone() {
        assert!(faults(GENERATED[0], "export type A = 1;\n").is_empty());
    }
}
