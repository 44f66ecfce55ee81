//! Queries, and how they are understood.

use super::*;
use proptest::prelude::*;

/// A query as it was understood, in a line.
fn told(query: &str) -> String {
    let clause = |atoms: &Vec<Atom>| {
        let atoms: Vec<_> = atoms
            .iter()
            .map(|atom| {
                let not = if atom.not { "-" } else { "" };
                let what = match &atom.what {
                    What::Words(words) => format!(
                        "{}{}",
                        words.words.join("+"),
                        if words.prefix { "*" } else { "" }
                    ),
                    other => format!("{other:?}")
                        .split([' ', '('])
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                };
                format!("{not}{what}")
            })
            .collect();
        atoms.join("|")
    };
    parse(query, false)
        .clauses
        .iter()
        .map(clause)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_language_of_queries() {
    for (query, expected) in [
        ("Water moon", "water moon"),
        ("\"the water\" -sun", "the+water -sun"),
        ("wat* \"the wat\"*", "wat* the+wat*"),
        ("a OR b c OR d", "a|b c|d"),
        ("OR a", "or a"),
        ("a OR", "a or"),
        ("a OR OR b", "a|or b"),
        ("don't", "don+t"),
        ("機械", "機+械"),
        ("foo:bar", "foo+bar"),
        ("colour:purple kind:thing", "colour+purple kind+thing"),
        ("colour:green color:blue kind:note", "Flags Flags Flags"),
        (
            "tag:Sea state:moved after:2026 before:2026-11-24",
            "#sea Annotation After Before",
        ),
        ("\"stray word", "stray word"),
        ("- -- --x \" * :", "x"),
        ("tag:\"two words\" doc:tides", "#two words Titled"),
        ("-tag:x -\"a b\"", "-#x -a+b"),
        ("   ", ""),
        ("in:notes", ""),
    ] {
        assert_eq!(told(query), expected, "{query}");
    }
}

#[test]
fn a_value_that_is_none_is_told_once_it_cannot_become_one() {
    let told = |query: &str, typing| -> Vec<String> {
        let all = super::misread(query, typing);
        all.iter()
            .map(|one| format!("{}:{}", one.field, one.given))
            .collect()
    };
    for begun in [
        "colour:gr",
        "state:Set-",
        "state:fin",
        "has:pic",
        "after:202",
        "after:2026-11-28T1",
        "in:no",
        "kind:",
        "title:x",
    ] {
        assert!(told(begun, true).is_empty(), "{begun}");
    }
    for (query, expected) in [
        ("colour:grx", "colour:grx"),
        ("colour:gr ", "colour:gr"),
        ("colour:gr water", "colour:gr"),
        ("after:soon", "after:soon"),
        ("after:2026-11-2810:00", "after:2026-11-2810:00"),
        ("-has:not x", "has:not"),
    ] {
        assert_eq!(told(query, true), [expected], "{query}");
    }
    assert_eq!(told("colour:gr", false), ["colour:gr"]);
    let twice = told("has:x kind:y has:x", false);
    assert_eq!(twice, ["has:x", "kind:y"], "each once");
}

proptest! {
    #[test]
    fn nothing_is_an_error(query in "[-\"*:a-c ORin一\\PC]{0,30}", typing: bool) {
        parse(&query, typing);
    }
}
