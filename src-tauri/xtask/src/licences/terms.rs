//! What a licence expression of a package allows: which licences are taken, and which are refused.

/// Licences that others' code in Lectern may have. None of them asks that Lectern itself be passed on
/// under other terms; MPL-2.0 asks for the source of its own files alone, which the list of licences
/// points to. OFL-1.1 is that of the typefaces. In the order in which one is chosen where a package
/// leaves the choice: the plainest duty first.
const PERMITTED: &[&str] = &[
    "0BSD",
    "MIT-0",
    "CC0-1.0",
    "Unlicense",
    "MIT",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "Unicode-3.0",
    "OFL-1.1",
    "MPL-2.0",
];

/// The licences to keep to for an expression such as `MIT OR Apache-2.0`: of a choice the one that
/// stands first in our list, of an `AND` all.
///
/// # Errors
/// The expression itself, where it leaves no way that is permitted or cannot be read.
pub fn choose(expression: &str) -> Result<Vec<&'static str>, String> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    match any(&mut rest) {
        Some(chosen) if rest.is_empty() => Ok(chosen),
        _ => Err(expression.to_owned()),
    }
}

/// Alternatives, the best of which counts; nothing when none is permitted.
fn any(rest: &mut &[&str]) -> Option<Vec<&'static str>> {
    let mut best = all(rest);
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        best = match (best, all(rest)) {
            (Some(one), Some(other)) => Some(if weight(&other) < weight(&one) {
                other
            } else {
                one
            }),
            (one, other) => one.or(other),
        };
    }
    best
}

/// What must be kept together; nothing when a part of it is not permitted.
fn all(rest: &mut &[&str]) -> Option<Vec<&'static str>> {
    let mut kept = one(rest);
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        kept = match (kept, one(rest)) {
            (Some(mut kept), Some(more)) => {
                kept.extend(more);
                Some(kept)
            }
            _ => None,
        };
    }
    kept
}

fn one(rest: &mut &[&str]) -> Option<Vec<&'static str>> {
    match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let inner = any(rest);
            let [")", after @ ..] = *rest else {
                return None;
            };
            *rest = after;
            inner
        }
        [name, "WITH", exception, after @ ..] => {
            *rest = after;
            permitted(&format!("{name} WITH {exception}"))
        }
        [name, after @ ..] => {
            *rest = after;
            permitted(name)
        }
        [] => None,
    }
}

fn permitted(name: &str) -> Option<Vec<&'static str>> {
    let place = PERMITTED.iter().position(|known| *known == name)?;
    Some(vec![PERMITTED[place]])
}

/// The heaviest duty decides, then how many there are.
fn weight(chosen: &[&str]) -> (usize, usize) {
    let heaviest = chosen
        .iter()
        .filter_map(|name| PERMITTED.iter().position(|known| known == name))
        .max();
    (heaviest.unwrap_or(usize::MAX), chosen.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_choice_the_plainest_is_taken_and_of_a_sum_all() {
        assert_eq!(choose("MIT").unwrap(), ["MIT"]);
        assert_eq!(choose("Apache-2.0 OR MIT").unwrap(), ["MIT"]);
        assert_eq!(choose("Apache-2.0/MIT").unwrap(), ["MIT"]);
        assert_eq!(choose("GPL-3.0-only OR MIT").unwrap(), ["MIT"]);
        assert_eq!(
            choose("(MIT OR Apache-2.0) AND Unicode-3.0").unwrap(),
            ["MIT", "Unicode-3.0"]
        );
        assert_eq!(
            choose("Apache-2.0 WITH LLVM-exception OR Apache-2.0").unwrap(),
            ["Apache-2.0"]
        );
    }

    #[test]
    fn what_is_not_permitted_or_not_understood_is_refused() {
        for expression in [
            "GPL-3.0-or-later",
            "MIT AND AGPL-3.0-only",
            "(MIT",
            "MIT Apache-2.0",
            "Apache-2.0 WITH Something-exception",
            "",
        ] {
            assert_eq!(choose(expression).unwrap_err(), expression);
        }
    }
}
