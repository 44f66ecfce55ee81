//! `bench`: builds in release and runs the benchmarks of each crate that has some.

use std::path::Path;

use crate::Call;
use crate::setup;
use crate::steps::{Failure, Step};

/// Where benchmarks may stand: the package that cargo knows, and its folder.
const CRATES: &[(&str, &str)] = &[
    ("lectern-core", "src-tauri/core"),
    ("lectern-cli", "src-tauri/cli"),
    ("lectern", "."),
];

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
        setup::to_build(call)?;
    }
    for (package, name) in found {
        Step::cargo("bench --package")
            .args([package, "--bench", &name])
            .within(&call.root)
            .run()?;
    }
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
