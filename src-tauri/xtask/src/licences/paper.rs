//! The shape of THIRD-PARTY-LICENCES.txt: written here, and read back for the check.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::Part;

const CRATES: &str = "Crates in the programs";
const MODULES: &str = "Packages in the screens";
const OUTSIDE: &str = "In Cargo.lock, but in no program";
const TEXTS: &str = "The texts";

const OPENING: &str = "\
What others wrote and Lectern contains
======================================

Written by `cargo xtask licences`; do not edit. The first lists name each package, its version and the
terms it is offered under. Where these leave a choice, the texts at the end show the one taken; so they do
for each package by name. The source of every crate is at https://crates.io/crates/NAME/VERSION, that of
every npm package at https://www.npmjs.com/package/NAME/v/VERSION, unchanged.

Besides: the standard library of Rust (https://github.com/rust-lang/rust) by the Rust Project, taken under
Apache-2.0; SQLite (https://sqlite.org), inside libsqlite3-sys, which its authors gave to the public domain;
and, in Lectern for Windows, Microsoft's loader of WebView2, inside webview2-com-sys, under BSD-3-Clause,
Copyright (C) Microsoft Corporation. All rights reserved.
";

/// What the file says, or shall say.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Crates in one of the programs.
    pub crates: BTreeSet<Part>,
    /// npm packages in the screens.
    pub modules: BTreeSet<Part>,
    /// Locked crates that are in none: tools, tests, other systems.
    pub outside: BTreeSet<(String, String)>,
}

/// The whole file. `texts` has for each text the packages it belongs to.
pub fn write(paper: &Paper, texts: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut out = OPENING.to_owned();
    let parts = |parts: &BTreeSet<Part>| {
        let lines = parts
            .iter()
            .map(|part| format!("{} {} | {}\n", part.name, part.version, part.terms));
        lines.collect::<String>()
    };
    section(&mut out, CRATES, &parts(&paper.crates));
    section(&mut out, MODULES, &parts(&paper.modules));
    let outside = paper
        .outside
        .iter()
        .map(|(name, version)| format!("{name} {version}\n"));
    section(&mut out, OUTSIDE, &outside.collect::<String>());
    section(&mut out, TEXTS, "");
    let mut ordered: Vec<_> = texts.iter().collect();
    ordered.sort_by_key(|(_, owners)| *owners);
    for (text, owners) in ordered {
        let owners: Vec<_> = owners.iter().map(String::as_str).collect();
        out.push_str(&format!(
            "{}\nFor {}\n\n{text}\n\n",
            "-".repeat(80),
            owners.join(", ")
        ));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn section(out: &mut String, title: &str, body: &str) {
    out.push_str(&format!("\n{title}\n{}\n{body}", "-".repeat(title.len())));
    if body.is_empty() {
        out.push('\n');
    }
}

/// Reads the lists back; texts are left aside.
pub fn read(text: &str) -> Paper {
    let mut paper = Paper::default();
    let mut section = "";
    for line in text.lines() {
        match line {
            CRATES | MODULES | OUTSIDE => section = line,
            TEXTS => break,
            _ if section == OUTSIDE => {
                if let Some((name, version)) = line.split_once(' ') {
                    paper.outside.insert((name.into(), version.into()));
                }
            }
            _ => {
                let part = line.split_once(" | ").and_then(|(package, terms)| {
                    let (name, version) = package.split_once(' ')?;
                    Some(Part {
                        name: name.into(),
                        version: version.into(),
                        terms: terms.into(),
                    })
                });
                match (section, part) {
                    (CRATES, Some(part)) => paper.crates.insert(part),
                    (MODULES, Some(part)) => paper.modules.insert(part),
                    _ => false,
                };
            }
        }
    }
    paper
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_a_text_stands_once() {
        let part = |name: &str| Part {
            name: name.into(),
            version: "1.0.0".into(),
            terms: "MIT OR Apache-2.0".into(),
        };
        let paper = Paper {
            crates: [part("a"), part("b")].into(),
            modules: [part("@c/d")].into(),
            outside: [("e".to_owned(), "2.0.0".to_owned())].into(),
        };
        let owners = ["a 1.0.0", "b 1.0.0"].map(str::to_owned).into();
        let text = write(&paper, &[("Take it.\nf 1 | MIT".to_owned(), owners)].into());
        assert_eq!(read(&text), paper);
        assert_eq!(text.matches("Take it.").count(), 1);
        assert!(text.contains("For a 1.0.0, b 1.0.0\n\nTake it."));
    }
}
