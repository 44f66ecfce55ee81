//! `init` makes an empty library, for its owner alone, and never touches one that is there.

use crate::desk::{Desk, text};

#[test]
fn answers_with_the_folder_of_an_empty_library() {
    let desk = Desk::bare();
    let answer = desk.json(&["init"]);
    assert_eq!(answer["library"], text(&desk.folder()));
    assert_eq!(
        desk.json(&["documents"]),
        serde_json::json!([]),
        "no built-in report"
    );
    assert_eq!(desk.refused(&["undo"]), "nothing-to-undo");
}

#[test]
fn a_library_that_is_there_is_not_touched() {
    let desk = Desk::new();
    desk.report();
    let before = desk.files();
    assert_eq!(desk.refused(&["init"]), "library-exists");
    assert_eq!(desk.files(), before);
}

#[test]
fn a_file_that_is_no_library_is_not_touched() {
    let desk = Desk::bare();
    desk.write("library/library.lectern", "a letter to my aunt");
    let before = desk.files();
    for verb in ["init", "documents", "check"] {
        assert_eq!(desk.refused(&[verb]), "not-a-library", "{verb}");
    }
    assert_eq!(desk.files(), before);
}

#[test]
fn the_option_goes_before_the_environment_and_that_before_the_app_folder() {
    let desk = Desk::bare();
    desk.json(&["init", "--library", &text(&desk.path("named"))]);
    assert!(desk.path("named/library.lectern").is_file());
    assert!(!desk.folder().exists());
    desk.json(&["init"]);
    assert!(desk.folder().join("library.lectern").is_file());
    let mut own = desk.command(&["--json", "init"]);
    let output = own.env_remove("LECTERN_LIBRARY").output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let folder = answer["library"].as_str().unwrap();
    assert!(folder.starts_with(&text(&desk.path(""))), "{folder}");
    assert!(folder.contains("app.lectern.desk"), "{folder}");
}

#[test]
fn a_relative_folder_is_told_in_full() {
    let desk = Desk::bare();
    assert_eq!(
        desk.json(&["init", "--library", "near"])["library"],
        text(&desk.path("near"))
    );
}

#[cfg(unix)]
#[test]
fn folder_and_files_are_the_owners_alone_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    for umask in ["000", "022", "077"] {
        let desk = Desk::bare();
        let report = desk.write("tides.md", crate::desk::REPORT);
        for arguments in [vec!["init"], vec!["add", &report], vec!["documents"]] {
            let mut shell = std::process::Command::new("/bin/sh");
            shell
                .args([
                    "-c",
                    &format!("umask {umask}; exec \"$0\" \"$@\""),
                    crate::desk::PROGRAM,
                ])
                .args(&arguments);
            shell.env_clear().env("LECTERN_LIBRARY", desk.folder());
            assert!(
                shell.output().unwrap().status.success(),
                "{umask} {arguments:?}"
            );
            assert_eq!(mode(&desk.folder()), 0o700, "umask {umask}");
            for (name, _) in desk.files() {
                assert_eq!(
                    mode(&desk.folder().join(&name)),
                    0o600,
                    "umask {umask}: {name}"
                );
            }
        }
    }
}
