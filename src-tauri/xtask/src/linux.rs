//! What belongs beside the programs in a Linux package, and whether the packages have it.

use std::path::{Path, PathBuf};

use crate::licences;
use crate::steps::{Failure, Step};

const METAINFO: &str = "app.lectern.desk.metainfo.xml";

/// What each package must contain besides what differs between them.
const CONTENTS: &[&str] = &[
    "/usr/bin/lectern",
    "/usr/bin/lectern-cli",
    "/usr/share/applications/lectern.desktop",
    "/usr/share/bash-completion/completions/lectern-cli",
    "/usr/share/fish/vendor_completions.d/lectern-cli.fish",
    "/usr/share/icons/hicolor/128x128/apps/lectern.png",
    "/usr/share/icons/hicolor/16x16/apps/lectern.png",
    "/usr/share/icons/hicolor/24x24/apps/lectern.png",
    "/usr/share/icons/hicolor/256x256/apps/lectern.png",
    "/usr/share/icons/hicolor/32x32/apps/lectern.png",
    "/usr/share/icons/hicolor/48x48/apps/lectern.png",
    "/usr/share/icons/hicolor/512x512/apps/lectern.png",
    "/usr/share/icons/hicolor/64x64/apps/lectern.png",
    "/usr/share/icons/hicolor/scalable/apps/lectern.svg",
    "/usr/share/man/man1/lectern-cli-add.1.gz",
    "/usr/share/man/man1/lectern-cli.1.gz",
    "/usr/share/man/man1/lectern.1.gz",
    "/usr/share/metainfo/app.lectern.desk.metainfo.xml",
];

const OF_DEB: &[&str] = &[
    "/usr/share/doc/lectern/THIRD-PARTY-LICENCES.txt.gz",
    "/usr/share/doc/lectern/changelog.gz",
    "/usr/share/doc/lectern/copyright",
    "/usr/share/zsh/vendor-completions/_lectern-cli",
];

const OF_RPM: &[&str] = &[
    "/usr/share/licenses/lectern/LICENSE-APACHE",
    "/usr/share/licenses/lectern/LICENSE-MIT",
    "/usr/share/licenses/lectern/THIRD-PARTY-LICENCES.txt.gz",
    "/usr/share/zsh/site-functions/_lectern-cli",
];

/// Makes what is made for the packages: man pages and completions from the command line itself, the
/// description for software centres, the licences of others.
pub fn stage(root: &Path, stage: &Path) -> Result<(), Failure> {
    // Quick to build and the same words: no need for a release build.
    Step::cargo("run --quiet --locked --package lectern-cli --example papers --")
        .arg(stage)
        .within(root)
        .run()?;
    let here = root.join("packaging/linux");
    let pages = stage.join("man1");
    std::fs::copy(here.join("lectern.1"), pages.join("lectern.1"))?;
    std::fs::copy(root.join(licences::FILE), stage.join(licences::FILE))?;
    let long = pages.read_dir()?.flatten().map(|entry| entry.path());
    // -n: neither name nor time, so that the same input gives the same package
    Step::new("gzip -9 -n -f")
        .args(long)
        .arg(stage.join(licences::FILE))
        .run()?;

    let text = std::fs::read_to_string(here.join(METAINFO))?;
    let date = Step::new("git log -1 --format=%cs").within(root).ask();
    let date = date
        .filter(|date| !date.is_empty())
        .or_else(|| Step::new("date --utc +%F").ask())
        .ok_or_else(|| Failure("neither git nor date tells a day for the release".into()))?;
    let text = text
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@DATE@", &date);
    std::fs::write(stage.join(METAINFO), text)?;
    Ok(())
}

/// The oldest C library that has everything these programs ask of it.
///
/// # Errors
/// When objdump is not there or names no version.
pub fn least_glibc(programs: &[PathBuf]) -> Result<String, Failure> {
    let mut least = None;
    for program in programs {
        let facts = Step::new("objdump -p").arg(program).ask();
        least = least.max(newest_glibc(&facts.unwrap_or_default()));
    }
    least
        .map(|(major, minor)| format!("{major}.{minor}"))
        .ok_or_else(|| Failure("objdump -p names no version of the C library".into()))
}

fn newest_glibc(facts: &str) -> Option<(u32, u32)> {
    facts
        .split_whitespace()
        .filter_map(|word| {
            let mut numbers = word.strip_prefix("GLIBC_")?.split('.');
            Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
        })
        .max()
}

/// Looks into the packages that were made: that nothing is missing, and that the desktop entry and
/// the description are what desktops and software centres understand.
pub fn check(root: &Path, stage: &Path, packages: &Path) -> Result<(), Failure> {
    let deb = one(&packages.join("deb"), "deb")?;
    let rpm = one(&packages.join("rpm"), "rpm")?;
    let unpacked = root.join("target/packaging-check");
    let _ = std::fs::remove_dir_all(&unpacked);
    Step::new("dpkg-deb --raw-extract")
        .arg(&deb)
        .arg(&unpacked)
        .run()?;
    let in_deb = |path: &str| unpacked.join(&path[1..]).is_file();
    let in_rpm = Step::new("rpm --query --list --package").arg(&rpm).ask();
    let in_rpm = in_rpm.unwrap_or_default();
    let in_rpm = |path: &str| in_rpm.lines().any(|line| line == path);
    let mut missing = Vec::new();
    for path in CONTENTS.iter().chain(OF_DEB).filter(|path| !in_deb(path)) {
        missing.push(format!("the .deb lacks {path}"));
    }
    for path in CONTENTS.iter().chain(OF_RPM).filter(|path| !in_rpm(path)) {
        missing.push(format!("the .rpm lacks {path}"));
    }
    if !missing.is_empty() {
        return Err(Failure(missing.join("\n")));
    }
    Step::new("desktop-file-validate")
        .arg(unpacked.join("usr/share/applications/lectern.desktop"))
        .run()?;
    Step::new("appstreamcli validate --no-net")
        .arg(stage.join(METAINFO))
        .run()
}

/// The one package of this kind, as it was just made.
///
/// # Errors
/// When there is none.
pub fn one(folder: &Path, ending: &str) -> Result<PathBuf, Failure> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .find(|path| path.is_file() && path.extension().is_some_and(|end| end == ending))
        .ok_or_else(|| Failure(format!("there is no .{ending} in {}", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_asked_for_counts_as_a_number() {
        let facts = "0x09691a75 0x00 05 GLIBC_2.2.5\n 0x06 00 GLIBC_2.34\n GLIBC_2.4 GCC_3.0";
        assert_eq!(newest_glibc(facts), Some((2, 34)));
        assert_eq!(newest_glibc("nothing"), None);
    }
}
