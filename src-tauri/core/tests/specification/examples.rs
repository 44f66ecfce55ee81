//! The specifications' examples, read from the tests in the package of the Markdown parser.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

/// One example.
#[derive(Debug, Clone)]
pub struct Example {
    /// From 1, as in the specification.
    pub number: usize,
    pub markdown: String,
    /// What it means.
    pub html: String,
}

impl Example {
    /// The same with a host before its addresses, where they stand in links alone.
    pub fn with_hosts(&self) -> Self {
        let mut other = self.clone();
        for path in ["/url", "/uri"] {
            let shown = self.html.matches(path).count();
            let in_links = self.html.matches(&format!("href=\"{path}")).count();
            if shown == in_links {
                other.markdown = other.markdown.replace(path, &format!("http://a.b{path}"));
                other.html = other.html.replace(path, &format!("http://a.b{path}"));
            }
        }
        other
    }
}

/// The examples of a file of the parser's tests.
pub fn of(section: &str) -> Vec<Example> {
    let path = SUITE.join(format!("{section}.rs"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut examples = Vec::new();
    let mut rest = text.as_str();
    while let Some((markdown, after)) = literal(rest, "let original = ") {
        let (html, after) = literal(after, "let expected = ").expect("an example has two parts");
        examples.push(Example {
            number: examples.len() + 1,
            markdown: markdown.to_owned(),
            html: html.to_owned(),
        });
        rest = after;
    }
    examples
}

/// The raw string literal behind a mark, and what follows it.
fn literal<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    const OPEN: &str = "r##\"";
    const CLOSE: &str = "\"##;";
    let after = &text[text.find(mark)? + mark.len()..];
    after.strip_prefix(OPEN)?.split_once(CLOSE)
}

/// Where cargo has put the package that the lock file names.
static SUITE: LazyLock<PathBuf> = LazyLock::new(|| {
    // Cargo tells only where all packages of the lock file are there, those of other systems
    // too: where only this crate's were fetched so far, it fetches the rest.
    let answer = metadata(&["--offline"]).or_else(|_| metadata(&[])).unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    let packages = answer["packages"].as_array().unwrap();
    let parser = packages.iter().find(|it| it["name"] == "pulldown-cmark");
    let manifest = parser.unwrap()["manifest_path"].as_str().unwrap();
    PathBuf::from(manifest)
        .with_file_name("tests")
        .join("suite")
});

/// What `cargo metadata` answers; what it complains of where it does not.
fn metadata(more: &[&str]) -> Result<Vec<u8>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let answer = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|error| error.to_string())?;
    let told = String::from_utf8_lossy(&answer.stderr).into_owned();
    answer.status.success().then_some(answer.stdout).ok_or(told)
}
