//! Node, its modules and the built screens: each made again only when what it comes from is newer.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::steps::{Failure, Step};

const LEAST_NODE: u32 = 20;

/// What the built screens are made of, below ui/.
const SOURCES: &[&str] = &[
    "index.html",
    "package-lock.json",
    "package.json",
    "public",
    "src",
    "svelte.config.js",
    "tsconfig.json",
    "vite-sprite.ts",
    "vite.config.ts",
];

/// Node is there, its modules are those of the lock file, and ui/dist is built from what is there.
///
/// # Errors
/// When Node is missing or too old, or npm fails.
pub fn ensure(root: &Path) -> Result<(), Failure> {
    node_is_there()?;
    modules(root)?;
    screens(root)
}

fn node_is_there() -> Result<(), Failure> {
    let said = Step::new("node --version").ask();
    match said.as_deref().and_then(major) {
        Some(version) if version >= LEAST_NODE => Ok(()),
        Some(version) => Err(Failure(format!(
            "Node {version} is too old: the screens need Node {LEAST_NODE} or newer (https://nodejs.org)."
        ))),
        None => Err(Failure(format!(
            "Node is missing: the screens need Node {LEAST_NODE} or newer with npm (https://nodejs.org)."
        ))),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn modules(root: &Path) -> Result<(), Failure> {
    let ui = root.join("ui");
    let installed = ui.join("node_modules/.package-lock.json");
    if is_newer(&[ui.join("package-lock.json")], &installed) {
        Step::npm("ci --no-audit --no-fund").within(&ui).run()?;
    }
    Ok(())
}

fn screens(root: &Path) -> Result<(), Failure> {
    let ui = root.join("ui");
    let sources: Vec<_> = SOURCES.iter().map(|name| ui.join(name)).collect();
    if is_newer(&sources, &ui.join("dist/index.html")) {
        Step::npm("run --silent build -- --logLevel warn")
            .within(&ui)
            .run()?;
    }
    Ok(())
}

/// Whether any of `sources` (files, or folders with all that is in them) changed after `made`, or
/// `made` is not there. Folders count themselves, so that a removed file is noticed.
fn is_newer(sources: &[PathBuf], made: &Path) -> bool {
    let Some(made) = changed(made) else {
        return true;
    };
    sources
        .iter()
        .filter_map(|path| newest(path))
        .any(|time| time > made)
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|facts| facts.modified()).ok()
}

fn newest(path: &Path) -> Option<SystemTime> {
    let own = changed(path);
    let Ok(entries) = path.read_dir() else {
        return own;
    };
    entries
        .flatten()
        .filter_map(|entry| newest(&entry.path()))
        .chain(own)
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::time::Duration;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.1"), None);
    }

    #[test]
    fn what_is_missing_or_older_is_made_again() {
        let dir = std::env::temp_dir().join(format!("xtask-node-{}", std::process::id()));
        fs::create_dir_all(dir.join("src/deep")).unwrap();
        fs::write(dir.join("src/deep/a.ts"), "a").unwrap();
        let made = dir.join("made");
        let sources = [dir.join("src")];
        assert!(is_newer(&sources, &made), "not there yet");

        let later = SystemTime::now() + Duration::from_secs(60);
        let file = fs::File::create(&made).unwrap();
        file.set_modified(later).unwrap();
        assert!(!is_newer(&sources, &made), "fresh");

        let source = fs::File::options()
            .write(true)
            .open(dir.join("src/deep/a.ts"))
            .unwrap();
        source.set_modified(later + Duration::from_secs(1)).unwrap();
        assert!(is_newer(&sources, &made), "a source changed");
        fs::remove_dir_all(dir).unwrap();
    }
}
