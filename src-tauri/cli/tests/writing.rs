//! Output that cannot be written: a full disk is told, a reader that went away is no panic, and
//! neither is success.
#![cfg(unix)]

use std::fs::OpenOptions;
use std::process::Stdio;

use crate::desk::{Desk, Ran};
use crate::samples::{Prepared, borrowed, verbs};

fn run_into(desk: &Desk, arguments: &[&str], out: impl Into<Stdio>) -> Ran {
    let mut command = desk.command(arguments);
    command.stdout(out).stderr(Stdio::piped());
    Ran::from(command.spawn().unwrap().wait_with_output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_not_exit_0() {
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    for verb in verbs() {
        for option in [&["--json"][..], &[]] {
            let prepared = Prepared::new();
            let sample = prepared.sample(&verb);
            let bare = Desk::bare();
            let desk = if verb == "init" {
                &bare
            } else {
                &prepared.desk
            };
            let ran = run_into(desk, &[option, &borrowed(&sample)].concat(), full());
            assert_eq!(ran.code, 1, "{verb} {option:?}");
            assert!(
                ran.err.contains("could not be written"),
                "{verb}: {}",
                ran.err
            );
        }
    }
    assert_eq!(run_into(&Desk::bare(), &["--help"], full()).code, 1);
    assert_eq!(run_into(&Desk::bare(), &["--version"], full()).code, 1);
}

#[test]
fn a_reader_that_had_enough_ends_it_quietly_as_sigpipe_would() {
    for verb in verbs() {
        let prepared = Prepared::new();
        let sample = prepared.sample(&verb);
        let bare = Desk::bare();
        let desk = if verb == "init" {
            &bare
        } else {
            &prepared.desk
        };
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran = run_into(desk, &borrowed(&sample), writer);
        assert_eq!((ran.code, ran.err.as_str()), (141, ""), "{verb}");
    }
}

#[test]
fn a_message_nobody_takes_is_no_panic() {
    let desk = Desk::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = desk.command(&["show", "nope"]);
    assert_eq!(
        command
            .stdout(Stdio::null())
            .stderr(writer)
            .status()
            .unwrap()
            .code(),
        Some(1)
    );
}
