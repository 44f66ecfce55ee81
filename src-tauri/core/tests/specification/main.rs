//! The examples of the CommonMark specification (0.31.2) and of the tables, task lists and
//! strikethrough of GitHub Flavored Markdown, through the whole import: what is stored for each
//! must say what the specification says.
//!
//! The examples are not in this repository, since the specification is licensed otherwise
//! (CC BY-SA). The Markdown parser's own package brings them along as its tests, and the lock
//! file says which: [`examples`] reads them there. What Lectern changes on purpose in every
//! document is taken off both sides first ([`reading`]); an example that still differs is named
//! in [`deviations`] with its reason. One that differs and is not named there fails the test, and
//! so does one that is named and no longer differs.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod deviations;
mod examples;
mod reading;

use deviations::{DEVIATIONS, Why};
use examples::Example;
use lectern_core::import::{Beside, Imported, Refusal, Source, import};
use reading::reading;

/// Every section of the specifications with the number of its examples: fewer would mean that
/// they are not found any more.
const SECTIONS: [(&str, usize); 4] = [
    ("spec", 652),
    ("gfm_table", 9),
    ("gfm_tasklist", 2),
    ("gfm_strikethrough", 3),
];

#[test]
fn every_example_says_what_the_specification_says() {
    let mut wrong = Vec::new();
    for (section, count) in SECTIONS {
        let examples = examples::of(section);
        assert_eq!(examples.len(), count, "examples of {section}");
        let mut named = 0;
        for example in &examples {
            let known = DEVIATIONS
                .iter()
                .find(|it| it.0 == section && it.1.contains(&example.number));
            named += usize::from(known.is_some());
            match (differs(example), known) {
                (None, None) | (Some(_), Some(_)) => {}
                (Some(how), None) => {
                    wrong.push(format!("{section} {} differs: {how}", example.number));
                }
                (None, Some((.., why))) => wrong.push(format!(
                    "{section} {} is right now and need not be named under {why:?}",
                    example.number
                )),
            }
        }
        println!(
            "{section}: {count} examples, {} as specified, {named} otherwise on purpose",
            count - named
        );
    }
    for why in Why::ALL {
        let with = DEVIATIONS.iter().filter(|it| it.2 == why);
        let count: usize = with.map(|it| it.1.len()).sum();
        println!("{count:4} {}", why.reason());
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn no_example_is_named_twice() {
    let mut named: Vec<_> = DEVIATIONS
        .iter()
        .flat_map(|(section, numbers, _)| numbers.iter().map(move |number| (section, number)))
        .collect();
    let count = named.len();
    named.sort_unstable();
    named.dedup();
    assert_eq!(named.len(), count);
}

/// How an example differs; none if it is as specified.
fn differs(example: &Example) -> Option<String> {
    // Addresses without a scheme lead nowhere here, and there are hardly others in the examples:
    // each is tried as it is, and again with a host put before its addresses.
    [example.clone(), example.with_hosts()]
        .iter()
        .find_map(|example| {
            let ours = reading(&html_of(&example.markdown));
            let specified = reading(&example.html);
            (ours != specified).then(|| {
                format!(
                    "{:?}\n  ours      {ours:?}\n  specified {specified:?}",
                    example.markdown
                )
            })
        })
}

fn read(markdown: &str) -> Result<Imported, Refusal> {
    import(&Source {
        name: "example.md".into(),
        bytes: markdown.into(),
        beside: Beside::Nothing,
    })
}

/// The HTML of all topics, one after the other. A heading that became the document's title is
/// kept from becoming it by a paragraph before it.
fn html_of(markdown: &str) -> String {
    const LEAD: &str = "Lead";
    let all = |read: Imported| -> String { read.topics.into_iter().map(|it| it.html).collect() };
    let read_as_it_is = match read(markdown) {
        Ok(read) => read,
        Err(refused) => {
            assert_eq!(refused.code(), "empty-file", "{markdown:?}");
            return String::new();
        }
    };
    let title = read_as_it_is.targets.first().cloned();
    let html = all(read_as_it_is);
    match title {
        Some(title) if !html.contains(&format!("id=\"{}\"", title.id)) => {
            let html = all(read(&format!("{LEAD}\n\n{markdown}")).unwrap());
            html.replacen(&format!("<p>{LEAD}</p>\n"), "", 1)
        }
        _ => html,
    }
}
