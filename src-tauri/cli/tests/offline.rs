//! The command line asks nobody: every call of the system that could leave this machine is written down while it
//! works, in a network of its own without any route where the system allows that.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use crate::desk::{Desk, PROGRAM};

/// How to begin a command in an empty network: as root, or as root of a user namespace; nothing where neither may.
fn without_network() -> Vec<&'static str> {
    let ways = [
        vec!["unshare", "--net"],
        vec!["unshare", "--map-root-user", "--net"],
    ];
    let works = |way: &Vec<&str>| {
        Command::new(way[0])
            .args(&way[1..])
            .arg("true")
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    ways.into_iter().find(works).unwrap_or_default()
}

#[test]
fn no_verb_asks_the_network() {
    let desk = Desk::bare();
    let file = desk.write(
        "a.md",
        "# Remote\n\n![a picture](https://example.org/p.png) and <https://example.org>, some words.\n",
    );
    let (trace, out) = (desk.path("trace"), desk.path("notes.html"));
    let (trace, out) = (trace.to_str().unwrap(), out.to_str().unwrap());
    let run = |arguments: &[&str]| {
        let mut words = without_network();
        words.extend([
            "strace",
            "-f",
            "-A",
            "-e",
            "trace=socket,connect,sendto,sendmsg,sendmmsg",
            "-o",
            trace,
            PROGRAM,
        ]);
        words.extend(arguments);
        let ran = Command::new(words[0])
            .args(&words[1..])
            .env("LECTERN_LIBRARY", desk.folder())
            .output()
            .unwrap();
        assert!(ran.status.success(), "{arguments:?}: {ran:?}");
    };
    run(&["init"]);
    run(&["add", &file]);
    run(&["documents"]);
    run(&["export", "--format", "html", "--out", out]);
    run(&["history"]);
    run(&["check"]);
    let trace = std::fs::read_to_string(trace).unwrap();
    assert!(trace.contains("exited with 0"), "there is a trace: {trace}");
    let asked: Vec<_> = trace
        .lines()
        .filter(|line| line.contains("AF_INET"))
        .collect();
    assert_eq!(asked, [""; 0]);
}
