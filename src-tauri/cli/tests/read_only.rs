//! A library that may not be written: everything can be read, every change is refused with its reason, and nothing is
//! made beside it. And one whose file is empty.

use std::fs;

use crate::desk::Desk;

#[cfg(unix)]
fn set_modes(desk: &Desk, file: u32, folder: u32) {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: std::path::PathBuf, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(desk.folder().join("library.lectern"), file);
    mode(desk.folder(), folder);
}

#[cfg(unix)]
#[test]
fn every_reading_verb_works_and_every_change_is_refused() {
    let desk = Desk::new();
    let report = desk.report();
    let mark = desk.highlight(&report.topics[1], "moon");
    let out = crate::desk::text(&desk.path("notes.json"));
    let (topic, document) = (report.topics[0].as_str(), report.document.as_str());
    for (file, folder) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)] {
        set_modes(&desk, file, folder);
        let before = desk.files();
        for reading in [
            &["documents"][..],
            &["topics", document],
            &["show", topic],
            &["annotations"],
            &["history"],
            &["trash"],
            &["check"],
            &["export", "--format", "json", "--out", &out],
        ] {
            desk.json(reading);
        }
        assert_eq!(desk.json(&["search", "moon"])["total"], 2);
        assert!(desk.dump().contains(&mark));
        for change in [
            &["remove", mark.as_str()][..],
            &["undo"],
            &["highlight", topic, "--quote", "comes"],
            &["add", &desk.write("more.md", "# More")],
            &["check", "--repair"],
        ] {
            assert_eq!(desk.refused(change), "read-only");
        }
        let told = desk.run(&["undo"]).err;
        assert!(
            told.contains("the library is read-only") && told.contains("Nothing was changed"),
            "{told}"
        );
        assert_eq!(desk.files(), before);
        set_modes(&desk, 0o600, 0o700);
    }
    desk.json(&["undo"]);
}

#[test]
fn an_empty_file_is_called_empty_and_left_alone() {
    let desk = Desk::bare();
    fs::create_dir(desk.folder()).unwrap();
    let file = desk.folder().join("library.lectern");
    fs::write(&file, "").unwrap();
    for request in [&["documents"][..], &["undo"], &["check"]] {
        assert_eq!(desk.refused(request), "empty-library");
    }
    let told = desk.run(&["documents"]).err;
    for words in ["is empty", "not touched", "copy", "lectern-cli init"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(file.metadata().unwrap().len(), 0);
    desk.json(&["init"]);
    desk.json(&["documents"]);
}
