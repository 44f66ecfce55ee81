//! The system packages that building and testing need: finds what is missing, asks once, installs.

use std::io::{BufRead, Write};
use std::time::Duration;

use crate::steps::{Failure, Step};

/// Whether packages may be installed without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// `--yes` was said, or this is a CI machine.
    Given,
    /// The person is asked.
    Ask,
}

/// Packages that serve one purpose, by their Debian names.
pub struct Group {
    purpose: &'static str,
    packages: &'static [&'static str],
}

/// What compiling the window needs.
pub const BUILD: Group = Group {
    purpose: "building the window (WebKitGTK 4.1 with headers, a C compiler, pkg-config)",
    packages: &["gcc", "libwebkit2gtk-4.1-dev", "pkg-config"],
};

/// What driving the real window needs.
pub const WINDOW: Group = Group {
    purpose: "testing the real window (WebKit's WebDriver, a virtual display, a D-Bus session, keys for native dialogs, a trace of what is asked of the network)",
    packages: &[
        "dbus",
        "iproute2",
        "strace",
        "webkit2gtk-driver",
        "xdotool",
        "xvfb",
    ],
};

/// What the texts of the tests and pictures are written in.
pub const FONTS: Group = Group {
    purpose: "letters of all scripts in tests and pictures",
    packages: &[
        "fonts-noto-cjk",
        "fonts-noto-color-emoji",
        "fonts-noto-core",
    ],
};

/// What making and checking packages needs.
pub const BUNDLE: Group = Group {
    purpose: "making packages and checking them",
    packages: &["appstream", "desktop-file-utils", "rpm"],
};

/// What a bare Debian to prove a package in is made with.
pub const PROOF: Group = Group {
    purpose: "proving a package in a bare Debian",
    packages: &["debootstrap"],
};

/// Sees to it that the packages of these groups are there.
///
/// # Errors
/// When the system is no Debian and something may be missing, when the person declines, or when
/// installing fails.
pub fn ensure(groups: &[&Group], consent: Consent) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(()); // macOS and Windows bring their web view with them
    }
    let os_release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !is_debian(&os_release) {
        return elsewhere(groups);
    }
    let missing = missing(groups);
    if missing.is_empty() {
        return Ok(());
    }
    println!("These system packages are missing:");
    for group in groups {
        let names = wanted(group, &missing);
        if !names.is_empty() {
            println!("  for {}:\n    {}", group.purpose, names.join(" "));
        }
    }
    let prefix = privilege()?;
    if consent == Consent::Ask && !agreed()? {
        return Err(Failure(format!(
            "nothing was installed. To do it by hand:\n  {prefix}apt-get install --no-install-recommends {}\nor say --yes.",
            missing.join(" ")
        )));
    }
    install(&prefix, &missing)
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| {
            line.strip_prefix("ID=")
                .or_else(|| line.strip_prefix("ID_LIKE="))
        })
        .flat_map(|value| value.trim_matches('"').split_whitespace())
        .any(|id| id == "debian" || id == "ubuntu")
}

fn missing(groups: &[&Group]) -> Vec<&'static str> {
    let all: Vec<_> = groups
        .iter()
        .flat_map(|group| group.packages.iter().copied())
        .collect();
    // dpkg-query exits 1 as soon as one is unknown, and still lists the others.
    let listing = std::process::Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\n"])
        .args(&all)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    not_installed(&all, &listing)
}

fn not_installed(all: &[&'static str], listing: &str) -> Vec<&'static str> {
    all.iter()
        .copied()
        .filter(|name| {
            !listing
                .lines()
                .any(|line| line.split_once(' ') == Some((name, "installed")))
        })
        .collect()
}

fn wanted(group: &Group, missing: &[&'static str]) -> Vec<&'static str> {
    group
        .packages
        .iter()
        .copied()
        .filter(|name| missing.contains(name))
        .collect()
}

/// Another distribution: whether things are there is asked of pkg-config and the path, by purpose.
fn elsewhere(groups: &[&Group]) -> Result<(), Failure> {
    let there = Step::new("pkg-config --exists webkit2gtk-4.1")
        .ask()
        .is_some()
        && (!groups.iter().any(|group| group.purpose == WINDOW.purpose)
            || [
                "Xvfb",
                "WebKitWebDriver",
                "xdotool",
                "dbus-run-session",
                "strace",
                "ip",
            ]
            .iter()
            .all(|program| on_path(program)));
    if there {
        return Ok(());
    }
    let mut text = String::from(
        "this is no Debian, so packages are left to you. Please install what is needed for:",
    );
    for group in groups {
        text.push_str(&format!(
            "\n  {}\n    (Debian calls it: {})",
            group.purpose,
            group.packages.join(" ")
        ));
    }
    Err(Failure(text))
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// What stands before apt-get: nothing for root, sudo for others.
fn privilege() -> Result<String, Failure> {
    if Step::new("id -u").ask().as_deref() == Some("0") {
        return Ok(String::new());
    }
    if on_path("sudo") {
        return Ok("sudo ".into());
    }
    Err(Failure(
        "installing them needs root or sudo, and here is neither. Please install them as root."
            .into(),
    ))
}

fn agreed() -> Result<bool, Failure> {
    print!("Install them now? [Y/n] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    let said_something = std::io::stdin().lock().read_line(&mut answer)? > 0;
    Ok(said_something
        && matches!(
            answer.trim().to_lowercase().as_str(),
            "" | "y" | "yes" | "j" | "ja"
        ))
}

fn install(prefix: &str, missing: &[&'static str]) -> Result<(), Failure> {
    let apt = |verb: &str| {
        Step::new(&format!(
            "{prefix}env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 {verb}"
        ))
    };
    // Without fresh lists the install may still do; if not, it says so itself.
    if !patiently(|| apt("update"))? {
        println!("The package lists could not be refreshed; trying with the ones that are there.");
    }
    if patiently(|| apt("install --yes --no-install-recommends").args(missing))? {
        return Ok(());
    }
    Err(Failure("the system packages could not be installed".into()))
}

/// Runs a step again while another program holds the package lock, five minutes at most.
fn patiently(step: impl Fn() -> Step) -> Result<bool, Failure> {
    for _ in 0..30 {
        let kept = step().run_keeping()?;
        if kept.ok || !lock_is_held(&kept.output) {
            return Ok(kept.ok);
        }
        println!("Another program is installing packages; trying again in ten seconds.");
        std::thread::sleep(Duration::from_secs(10));
    }
    Ok(false)
}

fn lock_is_held(output: &str) -> bool {
    [
        "Could not get lock",
        "Unable to lock",
        "is another process using it",
    ]
    .iter()
    .any(|words| output.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_known() {
        assert!(is_debian("NAME=x\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\nNAME=\"not debian\"\n"));
    }

    #[test]
    fn only_what_is_installed_counts() {
        let listing = "gcc installed\nxvfb config-files\n";
        assert_eq!(
            not_installed(&["gcc", "xvfb", "dbus"], listing),
            ["xvfb", "dbus"]
        );
    }

    #[test]
    fn a_held_lock_is_told_from_other_trouble() {
        assert!(lock_is_held(
            "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt)"
        ));
        assert!(!lock_is_held("E: Unable to locate package nothing"));
    }
}
