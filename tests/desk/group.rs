//! Processes that end with the test: each starts in a group of its own, and the group is killed as one.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A process and all that it started; killed when dropped.
pub struct Group {
    leader: Child,
}

impl Group {
    /// Starts `command` at the head of a new process group.
    pub fn start(command: &mut Command) -> Self {
        let leader = command
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{:?} does not start: {error}", command.get_program()));
        Self { leader }
    }

    /// What its leader writes, if that is piped and nobody has it yet.
    pub fn output(&mut self) -> Option<ChildStdout> {
        self.leader.stdout.take()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        signal("KILL", &format!("-{}", self.leader.id()));
        let _ = self.leader.wait();
    }
}

/// Sends a signal to a process, or to a group written as `-GROUP`. By the shell's own `kill`, which needs
/// neither unsafe code nor a package.
pub fn signal(name: &str, target: &str) {
    let _ = Command::new("sh")
        .args(["-c", r#"kill -s "$0" -- "$1""#, name, target])
        .stderr(Stdio::null())
        .status();
}

/// A screen that nobody looks at.
pub struct Display {
    /// Its name, such as `:7`.
    pub name: String,
    _group: Group,
}

impl Display {
    /// Starts Xvfb on a number that is free.
    pub fn start() -> Self {
        let mut group = Group::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
                .args(["-nolisten", "tcp", "-noreset"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let mut number = String::new();
        let said = group.output().expect("Xvfb's output is ours");
        BufReader::new(said)
            .read_line(&mut number)
            .expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb ended at once");
        Self {
            name: format!(":{}", number.trim()),
            _group: group,
        }
    }
}
