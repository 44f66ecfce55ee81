//! `bundle`: the packages people install, with the command line and all that belongs beside the programs.

use std::path::{Path, PathBuf};

use crate::Call;
use crate::icons::tauri;
use crate::licences;
use crate::linux;
use crate::setup;
use crate::steps::{Failure, Step};

/// Where the things lie that go into the packages and are made for them; tauri.conf.json names them.
const STAGE: &str = "target/packaging";

/// What the build of the window is told besides tauri.conf.json.
const NO_SCREENS: &str = r#"{"build":{"beforeBuildCommand":null}}"#;

/// Builds both programs and puts them into packages: .deb and .rpm on Linux, elsewhere what
/// tauri.conf.json names for the system. AppImage is not among them: it fetches programs while it bundles.
pub fn bundle(call: &Call) -> Result<(), Failure> {
    let root = &call.root;
    setup::to_bundle(call)?;
    licences::check(root)?;
    let stage = root.join(STAGE);
    let _ = std::fs::remove_dir_all(&stage);
    let packages = root.join("target/release/bundle");
    let _ = std::fs::remove_dir_all(&packages);

    Step::cargo("build --release --locked --package lectern-cli")
        .within(root)
        .run()?;
    beside(root, &stage)?;
    // The set-up has built the screens. Built once more they would be newer than the program, and it
    // would be linked again for nothing, which takes minutes.
    let build = written(&stage, "build.json", NO_SCREENS)?;
    tauri(root, "build --ci --no-bundle --config")
        .arg(build)
        .run()?;
    let mut least = None;
    if cfg!(target_os = "linux") {
        linux::stage(root, &stage)?;
        let programs = ["lectern", "lectern-cli"];
        least = Some(linux::least_glibc(
            &programs.map(|name| root.join("target/release").join(name)),
        )?);
    }
    let with = written(&stage, "bundle.json", &config(least.as_deref()))?;
    tauri(root, "bundle --ci --config").arg(with).run()?;
    println!("\nThe packages:");
    for kind in ["deb", "rpm", "dmg", "macos", "msi", "nsis"] {
        list(&packages.join(kind));
    }
    if cfg!(target_os = "linux") {
        linux::check(root, &stage, &packages)?;
    }
    Ok(())
}

/// Puts the command line where the bundler looks for programs that go beside the window's: under its
/// name with the system's after it.
fn beside(root: &Path, stage: &Path) -> Result<(), Failure> {
    let said = Step::new("rustc -vV").ask().unwrap_or_default();
    let system = said
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .ok_or_else(|| Failure("rustc does not say for which system it builds".into()))?;
    let end = std::env::consts::EXE_SUFFIX;
    std::fs::create_dir_all(stage)?;
    let built = root.join(format!("target/release/lectern-cli{end}"));
    std::fs::copy(built, stage.join(format!("lectern-cli-{system}{end}")))?;
    Ok(())
}

/// A file, for quotation marks do not survive every shell on the way to the bundler.
fn written(stage: &Path, name: &str, text: &str) -> Result<PathBuf, Failure> {
    let path = stage.join(name);
    std::fs::write(&path, text)?;
    Ok(path)
}

/// What the bundler is told besides tauri.conf.json. The command line stands here, for in that file each
/// plain `cargo build` of the window would ask for it first; the C library, because it depends on
/// where the programs were built.
fn config(least_glibc: Option<&str>) -> String {
    let linux = least_glibc.map(|least| {
        format!(
            r#","linux":{{"deb":{{"depends":["libc6 (>= {least})"]}},"rpm":{{"depends":["libc.so.6(GLIBC_{least})(64bit)"]}}}}"#
        )
    });
    format!(
        r#"{{"bundle":{{"externalBin":["{STAGE}/lectern-cli"]{}}}}}"#,
        linux.unwrap_or_default()
    )
}

fn list(folder: &Path) {
    let Ok(entries) = folder.read_dir() else {
        return;
    };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let size = entry
            .metadata()
            .map(|facts| facts.len())
            .unwrap_or_default();
        if is_file {
            println!("  {}  ({size} bytes)", entry.path().display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundler_is_told_of_the_command_line_and_the_c_library() {
        let plain = config(None);
        assert_eq!(
            plain,
            r#"{"bundle":{"externalBin":["target/packaging/lectern-cli"]}}"#
        );
        let linux = config(Some("2.34"));
        assert!(linux.contains(r#""depends":["libc6 (>= 2.34)"]"#));
        assert_eq!(linux.matches('{').count(), linux.matches('}').count());
    }
}
