//! What the programs are made of: crates as cargo resolves them for each system, and the modules that
//! the bundler of the screens takes in.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::steps::{Failure, Step};

/// The systems there are packages for. What one of them needs is in the list for all.
const SYSTEMS: &[&str] = &[
    "x86_64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// A package of others, in one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Its name in its registry.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence expression.
    pub terms: String,
}

/// The crates in the programs, for all systems.
///
/// # Errors
/// When cargo cannot say.
pub fn crates(root: &Path) -> Result<BTreeSet<Part>, Failure> {
    let mut all = BTreeSet::new();
    for system in SYSTEMS {
        all.extend(crates_for(root, Some(system))?);
    }
    Ok(all)
}

/// The crates in the programs for one system; without a name for the one we are on, whose crates are
/// there already.
///
/// # Errors
/// When cargo cannot say.
pub fn crates_for(root: &Path, system: Option<&str>) -> Result<BTreeSet<Part>, Failure> {
    let mut step = Step::cargo(
        "tree --locked --package lectern --package lectern-cli --edges normal --prefix none",
    )
    .args(["--format", "{p}|{l}"])
    .within(root);
    if let Some(system) = system {
        step = step.arg("--target").arg(system);
    }
    let listing = step
        .ask()
        .ok_or_else(|| Failure("cargo tree could not list the crates".into()))?;
    Ok(listing.lines().filter_map(crate_of).collect())
}

/// A line such as `serde v1.0.1 (proc-macro)|MIT OR Apache-2.0 (*)`; our own crates name a folder.
fn crate_of(line: &str) -> Option<Part> {
    let (package, terms) = line.split_once('|')?;
    if package.contains(" (/") || package.contains(":\\") {
        return None;
    }
    let mut words = package.split_whitespace();
    Some(Part {
        name: words.next()?.to_owned(),
        version: words.next()?.strip_prefix('v')?.to_owned(),
        terms: terms.trim_end_matches(" (*)").trim().to_owned(),
    })
}

/// Name and version of everything in Cargo.lock that comes from a registry.
pub fn locked(lock: &str) -> BTreeSet<(String, String)> {
    let value = |block: &str, key: &str| {
        block.lines().find_map(|line| {
            let quoted = line.strip_prefix(key)?.strip_prefix(" = \"")?;
            Some(quoted.strip_suffix('"')?.to_owned())
        })
    };
    lock.split("[[package]]")
        .filter(|block| value(block, "source").is_some())
        .filter_map(|block| Some((value(block, "name")?, value(block, "version")?)))
        .collect()
}

/// The folder in which cargo has unpacked a crate.
///
/// # Errors
/// When it is in no registry below cargo's home.
pub fn crate_folder(part: &Part) -> Result<PathBuf, Failure> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    let name = format!("{}-{}", part.name, part.version);
    let registries = home.join("registry/src").read_dir()?;
    registries
        .flatten()
        .map(|registry| registry.path().join(&name))
        .find(|folder| folder.is_dir())
        .ok_or_else(|| Failure(format!("{name} is not unpacked below {}", home.display())))
}

/// The modules in the screens, as `ui/scripts/bundled.mjs` finds them by building.
///
/// # Errors
/// When the screens cannot be built.
pub fn modules(root: &Path) -> Result<BTreeSet<Part>, Failure> {
    let listing = Step::new("node scripts/bundled.mjs")
        .within(&root.join("ui"))
        .ask()
        .ok_or_else(|| Failure("node scripts/bundled.mjs failed in ui/".into()))?;
    Ok(listing.lines().filter_map(module_of).collect())
}

fn module_of(line: &str) -> Option<Part> {
    let mut fields = line.split('\t').map(str::to_owned);
    Some(Part {
        name: fields.next()?,
        version: fields.next()?,
        terms: fields.next()?,
    })
}

/// The folder of a module.
pub fn module_folder(root: &Path, part: &Part) -> PathBuf {
    root.join("ui/node_modules").join(&part.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_read_and_our_own_left_out() {
        let part = crate_of("serde_derive v1.0.1 (proc-macro)|MIT OR Apache-2.0 (*)").unwrap();
        assert_eq!(part.name, "serde_derive");
        assert_eq!(part.version, "1.0.1");
        assert_eq!(part.terms, "MIT OR Apache-2.0");
        assert_eq!(crate_of("lectern v0.1.0 (/home/a/lectern)|MIT"), None);
        assert_eq!(crate_of(r"lectern v0.1.0 (C:\lectern)|MIT"), None);
        assert_eq!(crate_of(""), None);
    }

    #[test]
    fn the_lock_file_gives_what_comes_from_a_registry() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry\"\n\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\ndependencies = [\n \"a\",\n]\n";
        let found: Vec<_> = locked(lock).into_iter().collect();
        assert_eq!(found, [("a".to_owned(), "1.0.0".to_owned())]);
    }

    #[test]
    fn a_module_is_read() {
        let part = module_of("svelte\t5.57.3\tMIT").unwrap();
        assert_eq!((part.name.as_str(), part.terms.as_str()), ("svelte", "MIT"));
    }
}
