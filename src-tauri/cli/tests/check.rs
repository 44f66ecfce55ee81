//! `check` finds even one flipped bit in a note, and `--repair` puts it right.

use serde_json::json;

use crate::desk::{Desk, assert_fields, list};

const NOTE: &str = "A very particular note";

/// A library in which one bit of a note is not as it was written.
fn damaged() -> (Desk, String) {
    let desk = Desk::new();
    let report = desk.report();
    desk.json(&["note", "--topic", &report.topics[0], "--text", NOTE]);
    let sound = desk.dump();
    let file = desk.folder().join("library.lectern");
    let mut bytes = std::fs::read(&file).unwrap();
    // The journal holds the note as JSON, in quotation marks; the other one is the note itself.
    let at = (1..bytes.len() - NOTE.len())
        .find(|&at| bytes[at..].starts_with(NOTE.as_bytes()) && bytes[at - 1] != b'"')
        .expect("the note is in the file");
    bytes[at + 2] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    (desk, sound)
}

#[test]
fn a_sound_library_is_ok() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    desk.json(&["undo"]);
    let ok = json!({"ok": true, "problems": [], "repaired": []});
    assert_eq!(desk.json(&["check"]), ok);
    assert_eq!(desk.json(&["check", "--repair"]), ok);
    assert!(desk.run(&["check"]).out.contains("in order"));
}

#[test]
fn a_flipped_bit_in_a_note_is_found() {
    let (desk, _) = damaged();
    let ran = desk.run(&["--json", "check"]);
    let answer = ran.value();
    assert_eq!((ran.code, &answer["ok"]), (1, &json!(false)));
    assert_fields(&answer["problems"][0], &["code", "message"]);
    assert_eq!(answer["problems"][0]["code"], "annotation-differs");
    assert_eq!(
        (&answer["repaired"], &answer["error"]["code"]),
        (&json!([]), &json!("library-not-ok"))
    );
    assert!(!ran.err.is_empty());
    assert_eq!(desk.run(&["check"]).code, 1, "also without JSON");
}

#[test]
fn repair_puts_it_right_and_keeps_the_damaged_file_beside() {
    let (desk, sound) = damaged();
    let before = desk.files();
    let answer = desk.json(&["check", "--repair"]);
    assert_eq!(
        (&answer["ok"], list(&answer["repaired"]).len()),
        (&json!(true), 1)
    );
    assert_eq!(desk.dump(), sound);
    let kept: Vec<_> = desk
        .files()
        .into_iter()
        .filter(|(name, _)| name.starts_with("damaged-"))
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].1, before[0].1, "the damaged file as it was");
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn a_file_too_damaged_to_read_is_a_problem_not_a_crash() {
    let desk = Desk::new();
    desk.report();
    let file = desk.folder().join("library.lectern");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[100..].fill(0xA5);
    std::fs::write(&file, bytes).unwrap();
    let ran = desk.run(&["--json", "check"]);
    let answer = ran.value();
    assert_eq!((ran.code, &answer["ok"]), (1, &json!(false)), "{answer}");
    assert!(!list(&answer["problems"]).is_empty());
}

#[test]
fn beyond_repair_it_says_where_copies_are_and_how_to_go_on() {
    let desk = Desk::new();
    desk.report();
    let file = desk.folder().join("library.lectern");
    let copy = desk.folder().join("before-upgrade-2.lectern");
    std::fs::copy(&file, &copy).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[100..].fill(0xA5);
    std::fs::write(&file, bytes).unwrap();
    for request in [&["check"][..], &["check", "--repair"]] {
        let told = desk.run(request).out;
        for words in [
            copy.to_str().unwrap(),
            "To go back",
            "export --format json",
            "import-notes",
        ] {
            assert!(told.contains(words), "{words}: {told}");
        }
        assert!(!told.contains("Run `lectern-cli check`"), "{told}");
    }
    std::fs::remove_file(&copy).unwrap();
    let told = desk.run(&["--json", "check", "--repair"]).value()["next"].to_string();
    assert!(told.contains("no older copy"), "{told}");
}

#[test]
fn what_can_be_repaired_says_so() {
    let (desk, _) = damaged();
    let told = desk.run(&["check"]).out;
    assert!(told.contains("check --repair"), "{told}");
    assert!(!told.contains("begin anew"), "{told}");
}

#[test]
fn a_file_that_is_no_library_any_more_leads_to_its_copies() {
    let desk = Desk::new();
    let file = desk.folder().join("library.lectern");
    let copy = desk.folder().join("before-upgrade-2.lectern");
    std::fs::copy(&file, &copy).unwrap();
    for (content, code) in [
        ("", "empty-library"),
        ("a letter to my aunt", "not-a-library"),
    ] {
        std::fs::write(&file, content).unwrap();
        assert_eq!(desk.refused(&["check"]), code);
        let told = desk.run(&["check"]).err;
        assert!(told.contains(copy.to_str().unwrap()), "{told}");
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            content,
            "it is left alone"
        );
    }
}
