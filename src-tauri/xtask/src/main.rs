//! The house's own tools, called as `cargo xtask VERB`: this file holds the table of verbs, and each
//! verb is a file beside it. Only the standard library is used, so that the tool is there in seconds.

mod bench;
mod bundle;
mod check;
mod counts;
mod house;
mod icons;
mod licences;
mod linux;
mod node;
mod packages;
mod prove;
mod run;
mod setup;
mod shots;
mod steps;
mod suite;
mod types;

use std::path::PathBuf;
use std::process::ExitCode;

use packages::Consent;
use steps::Failure;

/// One verb: its name, what it takes, what it does in a sentence, and the deed.
struct Verb {
    name: &'static str,
    takes: &'static str,
    does: &'static str,
    deed: fn(&Call) -> Result<(), Failure>,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "run",
        takes: "[--yes] [FILE…]",
        does: "Set up, build, open the window; without a display, walk the real window through the main job.",
        deed: run::run,
    },
    Verb {
        name: "test",
        takes: "[--yes]",
        does: "Set up, then check, then all tests: core, command line, screens, and the real window.",
        deed: suite::test,
    },
    Verb {
        name: "check",
        takes: "[--yes]",
        does: "Formatting, lints, types, contrast, and the rules for files; no tests.",
        deed: check::check,
    },
    Verb {
        name: "bench",
        takes: "[NAME]",
        does: "Build in release and run the benchmarks there are.",
        deed: bench::bench,
    },
    Verb {
        name: "bundle",
        takes: "[--yes]",
        does: "Make the packages for this system (on Linux .deb and .rpm).",
        deed: bundle::bundle,
    },
    Verb {
        name: "prove-package",
        takes: "[--yes] [FOLDER]",
        does: "As root: install, use, upgrade and purge the .deb in a bare Debian made by debootstrap.",
        deed: prove::prove,
    },
    Verb {
        name: "shots",
        takes: "[--yes] [--twice]",
        does: "Take the pictures of the real window's screens into shots/; twice, to see that they stay the same.",
        deed: shots::shots,
    },
    Verb {
        name: "licences",
        takes: "[--yes] [--check]",
        does: "Write THIRD-PARTY-LICENCES.txt anew from what the programs and the screens are made of.",
        deed: licences::licences,
    },
    Verb {
        name: "icons",
        takes: "[--yes] [--check]",
        does: "Draw the program's icon in every size from icons/icon.svg.",
        deed: icons::icons,
    },
    Verb {
        name: "setup",
        takes: "[--yes]",
        does: "Install what is missing: system packages, node modules; build the screens.",
        deed: setup::setup,
    },
    Verb {
        name: "types",
        takes: "[--yes]",
        does: "Write the window's TypeScript types anew from the Rust types.",
        deed: types::types,
    },
];

/// What a verb is called with.
pub struct Call {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Whether system packages may be installed without a question.
    pub consent: Consent,
    /// What followed the verb, without `--yes`.
    pub rest: Vec<String>,
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(name) = args.next() else {
        print!("{}", overview());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", overview());
        return ExitCode::SUCCESS;
    }
    let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
        eprint!("There is no verb “{name}”.\n\n{}", overview());
        return ExitCode::from(2);
    };
    match (verb.deed)(&call(args.collect())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask {name}: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// `--yes` counts only in front: what follows the first other word belongs to the program started.
fn call(mut rest: Vec<String>) -> Call {
    let said_yes = rest.first().is_some_and(|word| word == "--yes");
    if said_yes {
        rest.remove(0);
    }
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    Call {
        root: steps::root(),
        consent: if said_yes || in_ci {
            Consent::Given
        } else {
            Consent::Ask
        },
        rest,
    }
}

fn overview() -> String {
    let mut text = String::from("cargo xtask VERB\n\n");
    for verb in VERBS {
        let head = format!("{} {}", verb.name, verb.takes);
        text.push_str(&format!("  {:<34}{}\n", head.trim_end(), verb.does));
    }
    text.push_str("\n--yes (or CI=true) installs system packages without asking.\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_overview_names_every_verb_with_a_sentence() {
        let text = overview();
        for verb in VERBS {
            assert!(text.contains(verb.does), "{}", verb.name);
            assert!(verb.does.ends_with('.'), "{}", verb.name);
        }
    }

    #[test]
    fn yes_counts_only_in_front() {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        let front = call(words(&["--yes", "a.md"]));
        assert_eq!(front.consent, Consent::Given);
        assert_eq!(front.rest, ["a.md"]);
        assert_eq!(call(words(&["a.md", "--yes"])).rest, ["a.md", "--yes"]);
    }
}
