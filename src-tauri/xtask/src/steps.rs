//! Runs other programs: each is printed before it starts, and what fails says which and how.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

/// Why a verb could not be done, in words for the person at the terminal.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// The folder of the workspace: two above this crate, wherever it was moved since it was built.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
    let here = PathBuf::from(here);
    here.ancestors().nth(2).unwrap_or(&here).to_path_buf()
}

/// A program to be run, with its place and surroundings.
pub struct Step {
    program: OsString,
    args: Vec<OsString>,
    dir: Option<PathBuf>,
    env: Vec<(OsString, OsString)>,
}

/// What came of a step whose output was kept as well as shown.
pub struct Kept {
    /// Whether it ended with 0.
    pub ok: bool,
    /// Standard output and error as they came.
    pub output: String,
}

impl Step {
    /// `line` is the program and its first arguments, separated by spaces.
    pub fn new(line: &str) -> Self {
        let mut words = line.split_whitespace().map(OsString::from);
        Self {
            program: words.next().unwrap_or_default(),
            args: words.collect(),
            dir: None,
            env: Vec::new(),
        }
    }

    /// npm under the name it has on this system.
    pub fn npm(line: &str) -> Self {
        let mut step = Self::new(line);
        step.args.insert(0, step.program);
        step.program = if cfg!(windows) { "npm.cmd" } else { "npm" }.into();
        step
    }

    /// The cargo that started us, so that a toolchain chosen with `+` stays chosen.
    pub fn cargo(line: &str) -> Self {
        let mut step = Self::new(line);
        step.args.insert(0, step.program);
        step.program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        step
    }

    /// A program by its path, spaces and all.
    pub fn program(mut self, path: &Path) -> Self {
        self.program = path.into();
        self
    }

    /// One more argument, spaces and all.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// More arguments.
    pub fn args<T: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = T>) -> Self {
        self.args
            .extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Where it runs.
    pub fn within(mut self, dir: &Path) -> Self {
        self.dir = Some(dir.to_owned());
        self
    }

    /// A variable of its environment.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.env.push((key.into(), value.as_ref().to_owned()));
        self
    }

    /// How one would type it.
    fn line(&self) -> String {
        let program = Path::new(&self.program)
            .file_name()
            .unwrap_or(&self.program)
            .to_string_lossy()
            .into_owned();
        let words = std::iter::once(program).chain(
            self.args
                .iter()
                .map(|arg| arg.to_string_lossy().into_owned()),
        );
        let env = self.env.iter().map(|(key, value)| {
            format!(
                "{}={}",
                key.to_string_lossy(),
                quoted(&value.to_string_lossy())
            )
        });
        env.chain(words.map(|word| quoted(&word)))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.args)
            .envs(self.env.iter().map(|(k, v)| (k, v)));
        if let Some(dir) = &self.dir {
            command.current_dir(dir);
        }
        command
    }

    fn announce(&self) {
        let place = match &self.dir {
            Some(dir) if *dir != root() => {
                let shown = dir.strip_prefix(root()).unwrap_or(dir);
                format!("({}) ", shown.display())
            }
            _ => String::new(),
        };
        println!("\n{place}$ {}", self.line());
        // What follows comes from another process: ours must be out first.
        let _ = std::io::stdout().flush();
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure(format!("“{}” could not be started: {error}", self.line()))
    }

    /// Shows it, runs it, and fails when it does.
    pub fn run(self) -> Result<(), Failure> {
        self.announce();
        let status = self
            .command()
            .status()
            .map_err(|error| self.not_started(&error))?;
        if status.success() {
            return Ok(());
        }
        Err(Failure(format!("“{}” failed ({status})", self.line())))
    }

    /// Shows it, runs it, shows what it says and keeps that too. Failing is for the caller to judge.
    pub fn run_keeping(self) -> Result<Kept, Failure> {
        self.announce();
        let mut child = self
            .command()
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| self.not_started(&error))?;
        let kept = Arc::new(Mutex::new(String::new()));
        let out = child
            .stdout
            .take()
            .map(|from| echo(from, std::io::stdout(), Arc::clone(&kept)));
        let err = child
            .stderr
            .take()
            .map(|from| echo(from, std::io::stderr(), Arc::clone(&kept)));
        let status = child.wait()?;
        for thread in [out, err].into_iter().flatten() {
            thread
                .join()
                .map_err(|_| Failure("a reader of output gave up".into()))?;
        }
        let output = kept.lock().map(|text| text.clone()).unwrap_or_default();
        Ok(Kept {
            ok: status.success(),
            output,
        })
    }

    /// Runs it unseen and returns its standard output; nothing when it fails or is not there.
    pub fn ask(self) -> Option<String> {
        let output = self.command().stderr(Stdio::null()).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

fn echo<R: Read + Send + 'static, W: Write + Send + 'static>(
    from: R,
    mut to: W,
    kept: Arc<Mutex<String>>,
) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from
            .read_until(b'\n', &mut line)
            .is_ok_and(|count| count > 0)
        {
            let _ = to.write_all(&line);
            let _ = to.flush();
            if let Ok(mut kept) = kept.lock() {
                kept.push_str(&String::from_utf8_lossy(&line));
            }
            line.clear();
        }
    })
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=+,@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{word}'")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("src-tauri/xtask").is_dir());
    }

    #[test]
    fn a_step_is_shown_as_one_would_type_it() {
        let step = Step::new("apt-get install").arg("two words").env("A", "1");
        assert_eq!(step.line(), "A=1 apt-get install 'two words'");
    }

    #[cfg(unix)]
    #[test]
    fn output_is_kept_whole_and_failure_is_seen() {
        let kept = Step::new("sh -c")
            .arg("echo one; echo two >&2; exit 3")
            .run_keeping()
            .unwrap();
        assert!(!kept.ok);
        assert!(kept.output.contains("one\n") && kept.output.contains("two\n"));
        let failed = Step::new("sh -c").arg("exit 3").run();
        assert!(failed.unwrap_err().0.contains("exit 3"));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = Step::new("no-such-program-here x").run().unwrap_err();
        assert!(failure.0.contains("no-such-program-here"));
    }
}
