//! `bench`: builds in release, runs the benchmarks of each crate that has some, and gathers their figures.

use std::path::Path;

use crate::Call;
use crate::setup;
use crate::steps::{Failure, Step};

/// Where benchmarks may stand: the package that cargo knows, and its folder.
const CRATES: &[(&str, &str)] = &[
    ("lectern-core", "src-tauri/core"),
    ("lectern-cli", "src-tauri/cli"),
    ("lectern", "src-tauri"),
];

/// Files in those folders that are parts of a benchmark.
const PARTS: &[&str] = &["hands", "screen", "started"];

/// All of them, or those whose name holds the word given.
pub fn bench(call: &Call) -> Result<(), Failure> {
    let word = call.rest.first().map(String::as_str).unwrap_or_default();
    let found: Vec<_> = CRATES
        .iter()
        .flat_map(|(package, folder)| {
            targets(&call.root.join(folder).join("benches"))
                .into_iter()
                .map(move |name| (*package, name))
        })
        .filter(|(_, name)| name.contains(word))
        .collect();
    if found.is_empty() {
        println!(
            "There is no benchmark{} yet.",
            if word.is_empty() { "" } else { " of that name" }
        );
        return Ok(());
    }
    if found.iter().any(|(package, _)| *package == "lectern") {
        setup::to_drive(call)?;
        Step::npm("run --silent build")
            .within(&call.root.join("ui"))
            .run()?;
    }
    for (package, name) in found {
        Step::cargo("bench --package")
            .args([package, "--bench", &name])
            .within(&call.root)
            .run()?;
    }
    package(&call.root);
    gather(&call.root.join("target"))
}

/// The weight of the packages, where they have been made.
fn package(root: &Path) {
    for (kind, most) in [("deb", Some(20.0)), ("rpm", None)] {
        let entries = root.join("target/release/bundle").join(kind).read_dir();
        for entry in entries.into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|it| it == kind) {
                let size = entry
                    .metadata()
                    .map_or(0.0, |facts| facts.len() as f64 / 1e6);
                let bar = most.map_or(String::new(), |most| {
                    let verdict = if size <= most { "met" } else { "missed" };
                    format!("  ≤ {most} MB  {verdict}")
                });
                println!("{:32} {size:.1} MB{bar}", format!("the package, .{kind}"));
            }
        }
    }
}

/// Puts what each benchmark wrote (an array of figures in target/figures/NAME.json) into one file.
fn gather(target: &Path) -> Result<(), Failure> {
    let mut parts = Vec::new();
    for entry in target.join("figures").read_dir()? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        parts.push(format!("\"{name}\": {}", std::fs::read_to_string(&path)?));
    }
    parts.sort();
    let file = target.join("figures.json");
    std::fs::write(&file, format!("{{\n{}\n}}\n", parts.join(",\n")))?;
    println!(
        "\nThe figures of all benchmarks, also of earlier runs: {}",
        file.display()
    );
    Ok(())
}

/// Cargo makes a bench of each file in benches/, and of each folder there with a main.rs.
fn targets(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = folder
        .read_dir()
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension().is_some_and(|kind| kind == "rs") || path.join("main.rs").is_file()
        })
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .filter(|name| !PARTS.contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn files_and_folders_with_a_main_are_benches() {
        let dir = std::env::temp_dir().join(format!("xtask-bench-{}", std::process::id()));
        fs::create_dir_all(dir.join("search")).unwrap();
        fs::create_dir_all(dir.join("data")).unwrap();
        fs::write(dir.join("search/main.rs"), "").unwrap();
        fs::write(dir.join("import.rs"), "").unwrap();
        assert_eq!(targets(&dir), ["import", "search"]);
        assert!(targets(&dir.join("nowhere")).is_empty());
        fs::remove_dir_all(dir).unwrap();
    }
}
