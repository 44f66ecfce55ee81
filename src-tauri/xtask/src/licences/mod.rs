//! `licences`: THIRD-PARTY-LICENCES.txt, which goes into every package: what others wrote, on what terms,
//! and the texts. `parts` finds what there is, `terms` judges, `texts` finds the words, `paper` is the file.
//!
//! Our own few hundred lines instead of cargo-about or cargo-deny: those would have to be compiled on
//! every machine that checks, which takes longer than the check, and they know neither the npm packages
//! nor the typefaces. The file is committed, so that everybody can read it without building, and each
//! change of a dependency shows in its commit what it brings; `check` tells when it is stale.

mod paper;
mod parts;
mod terms;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::Call;
use crate::setup;
use crate::steps::Failure;
use paper::Paper;
use parts::Part;

/// The file, at the root.
pub const FILE: &str = "THIRD-PARTY-LICENCES.txt";

/// Writes the file anew; crates of other systems are fetched for it. With `--check` only compares.
pub fn licences(call: &Call) -> Result<(), Failure> {
    setup::to_build(call)?;
    if call.rest.iter().any(|word| word == "--check") {
        return check(&call.root);
    }
    let root = &call.root;
    let crates = parts::crates(root)?;
    let modules = parts::modules(root)?;
    let shipped = names(&crates);
    let outside = locked(root)?.difference(&shipped).cloned().collect();
    refuse(&crates, &modules)?;

    let mut texts = BTreeMap::<String, BTreeSet<String>>::new();
    let mut gather = |part: &Part, folder: &Path| -> Result<(), Failure> {
        let chosen = terms::choose(&part.terms).map_err(Failure)?;
        for text in texts::of(root, part, folder, &chosen)? {
            let owner = format!("{} {}", part.name, part.version);
            texts.entry(text).or_default().insert(owner);
        }
        Ok(())
    };
    for part in &crates {
        gather(part, &parts::crate_folder(part)?)?;
    }
    for part in &modules {
        gather(part, &parts::module_folder(root, part))?;
    }
    let paper = Paper {
        crates,
        modules,
        outside,
    };
    std::fs::write(root.join(FILE), paper::write(&paper, &texts))?;
    println!(
        "{FILE}: {} crates, {} packages in the screens, {} texts",
        paper.crates.len(),
        paper.modules.len(),
        texts.len()
    );
    Ok(())
}

/// Compares the lists in the file with the lock file, with the crates of this system and with what the
/// screens are built of. Nothing is fetched.
///
/// # Errors
/// Names what differs, and every package whose terms are not permitted.
pub fn check(root: &Path) -> Result<(), Failure> {
    println!("\nlicences of others");
    let paper = paper::read(&std::fs::read_to_string(root.join(FILE)).unwrap_or_default());
    let here = parts::crates_for(root, None)?;
    let modules = parts::modules(root)?;
    refuse(&here, &modules)?;
    refuse(&paper.crates, &paper.modules)?;
    let stale = differences(&paper, &locked(root)?, &here, &modules);
    if stale.is_empty() {
        let count = paper.crates.len() + paper.modules.len();
        println!("{count} packages are listed, all on permitted terms");
        return Ok(());
    }
    Err(Failure(format!(
        "{FILE} is stale; `cargo xtask licences` writes it anew:\n  {}",
        stale.join("\n  ")
    )))
}

fn locked(root: &Path) -> Result<BTreeSet<(String, String)>, Failure> {
    Ok(parts::locked(&std::fs::read_to_string(
        root.join("Cargo.lock"),
    )?))
}

fn names(parts: &BTreeSet<Part>) -> BTreeSet<(String, String)> {
    let name = |part: &Part| (part.name.clone(), part.version.clone());
    parts.iter().map(name).collect()
}

/// Stops at terms that are not permitted, whatever the file says of them.
fn refuse(crates: &BTreeSet<Part>, modules: &BTreeSet<Part>) -> Result<(), Failure> {
    let refused: Vec<_> = crates
        .iter()
        .chain(modules)
        .filter_map(|part| {
            let terms = terms::choose(&part.terms).err()?;
            Some(format!("  {} {}: “{terms}”", part.name, part.version))
        })
        .collect();
    if refused.is_empty() {
        return Ok(());
    }
    Err(Failure(format!(
        "these packages come on terms that are not permitted (src-tauri/xtask/src/licences/terms.rs):\n{}",
        refused.join("\n")
    )))
}

fn differences(
    paper: &Paper,
    locked: &BTreeSet<(String, String)>,
    here: &BTreeSet<Part>,
    modules: &BTreeSet<Part>,
) -> Vec<String> {
    let shipped = names(&paper.crates);
    let named: BTreeSet<_> = shipped.union(&paper.outside).cloned().collect();
    let say = |(name, version): &(String, String), what: &str| format!("{name} {version} {what}");
    let say_part = |part: &Part, what: &str| format!("{} {} {what}", part.name, part.version);
    let missing = locked.difference(&named);
    let gone = named.difference(locked);
    missing
        .map(|one| say(one, "is in Cargo.lock and not named"))
        .chain(gone.map(|one| say(one, "is no longer in Cargo.lock")))
        .chain(
            here.difference(&paper.crates)
                .map(|one| say_part(one, "is in a program and not listed so")),
        )
        .chain(
            modules
                .difference(&paper.modules)
                .map(|one| say_part(one, "is in the screens and not listed so")),
        )
        .chain(
            paper
                .modules
                .difference(modules)
                .map(|one| say_part(one, "is no longer in the screens")),
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, terms: &str) -> Part {
        Part {
            name: name.into(),
            version: "1.0.0".into(),
            terms: terms.into(),
        }
    }

    fn pair(name: &str) -> (String, String) {
        (name.into(), "1.0.0".into())
    }

    #[test]
    fn each_way_of_being_stale_is_told() {
        let paper = Paper {
            crates: [part("a", "MIT")].into(),
            modules: [part("m", "MIT")].into(),
            outside: [pair("tool")].into(),
        };
        let locked = BTreeSet::from([pair("a"), pair("tool")]);
        let same = differences(&paper, &locked, &paper.crates, &paper.modules);
        assert!(same.is_empty(), "{same:?}");

        let grown = BTreeSet::from([pair("a"), pair("tool"), pair("new")]);
        let told = differences(&paper, &grown, &paper.crates, &paper.modules);
        assert_eq!(told, ["new 1.0.0 is in Cargo.lock and not named"]);

        let shrunk = BTreeSet::from([pair("a")]);
        let told = differences(&paper, &shrunk, &paper.crates, &paper.modules);
        assert_eq!(told, ["tool 1.0.0 is no longer in Cargo.lock"]);

        let moved = BTreeSet::from([part("a", "MIT"), part("tool", "MIT")]);
        let told = differences(&paper, &locked, &moved, &paper.modules);
        assert_eq!(told, ["tool 1.0.0 is in a program and not listed so"]);

        let other = BTreeSet::from([part("n", "MIT")]);
        let told = differences(&paper, &locked, &paper.crates, &other);
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn terms_that_are_not_permitted_stop_it() {
        let bad = BTreeSet::from([part("bad", "GPL-3.0-only"), part("good", "MIT")]);
        let failure = refuse(&bad, &BTreeSet::new()).unwrap_err().0;
        assert!(failure.contains("bad 1.0.0: “GPL-3.0-only”"), "{failure}");
        assert!(!failure.contains("good"));
    }
}
