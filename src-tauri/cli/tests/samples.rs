//! One request for each verb that succeeds on the prepared desk, and the table of verbs itself as
//! the program tells it. A verb without a sample fails every test that goes through all of them.

use crate::desk::{Desk, Report, text};

/// A desk on which every sample but `init` succeeds.
pub struct Prepared {
    pub desk: Desk,
    report: Report,
    mark: String,
    gone: String,
    file: String,
    out: String,
    notes: String,
}

impl Prepared {
    pub fn new() -> Self {
        let desk = Desk::new();
        let report = desk.report();
        let mark = desk.highlight(&report.topics[1], "sun");
        let gone = desk.highlight(&report.topics[1], "day");
        desk.json(&["remove", &gone]);
        desk.highlight(&report.topics[1], "moon");
        desk.json(&["undo"]);
        let file = desk.write("more.md", "# More\n\n## One\n\nWords.\n");
        let notes = text(&desk.path("in.json"));
        desk.json(&["export", "--format", "json", "--out", &notes]);
        let out = text(&desk.path("out.json"));
        Self {
            desk,
            report,
            mark,
            gone,
            file,
            out,
            notes,
        }
    }

    /// A request of this verb that succeeds.
    pub fn sample(&self, verb: &str) -> Vec<String> {
        let (topic, document, mark) = (
            self.report.topics[0].as_str(),
            self.report.document.as_str(),
            self.mark.as_str(),
        );
        let rest: Vec<&str> = match verb {
            "init" | "documents" | "annotations" | "undo" | "redo" | "history" | "trash"
            | "check" | "dump" => vec![],
            "add" => vec![&self.file],
            "topics" => vec![document],
            "show" | "bookmark" => vec![topic],
            "highlight" => vec![topic, "--quote", "comes"],
            "note" => vec!["--document", document, "--text", "A note"],
            "edit" => vec![mark, "--note", "Hm."],
            "export" => vec!["--format", "json", "--out", &self.out],
            "import-notes" => vec![&self.notes],
            "remove" => vec![mark],
            "restore" => vec![&self.gone],
            "search" => vec!["water"],
            other => panic!("no sample request for the verb {other}"),
        };
        std::iter::once(verb)
            .chain(rest)
            .map(str::to_owned)
            .collect()
    }
}

/// Every verb that the program offers.
pub fn verbs() -> Vec<String> {
    let help = Desk::bare().run(&["--help"]).out;
    let verbs: Vec<_> = help
        .lines()
        .skip_while(|line| *line != "Verbs:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    assert!(verbs.len() >= 20, "{help}");
    verbs
}

/// Arguments as the desk takes them.
pub fn borrowed(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}
