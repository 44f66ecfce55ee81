//! `dump` is canonical: the same state gives the same bytes, and nothing of how it came about.

use crate::desk::Desk;

#[test]
fn is_json_with_or_without_the_option() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    let value = desk.json(&["dump"]);
    assert!(desk.dump().contains(&report.document));
    assert_eq!(
        value,
        serde_json::from_str::<serde_json::Value>(&desk.dump()).unwrap()
    );
}

#[test]
fn the_same_state_gives_the_same_bytes() {
    let desk = Desk::new();
    let report = desk.report();
    let before = desk.dump();
    assert_eq!(desk.dump(), before);
    desk.highlight(&report.topics[1], "sun");
    assert_ne!(desk.dump(), before);
    desk.json(&["undo"]);
    assert_eq!(desk.dump(), before, "the journal is left out");
}

#[test]
fn leaves_out_journal_device_clocks_and_derived_data() {
    let desk = Desk::new();
    let report = desk.report();
    desk.highlight(&report.topics[1], "sun");
    let dump = desk.dump();
    for word in ["device", "clock", "change", "html", "Here the water"] {
        assert!(!dump.contains(word), "{word} is in the dump");
    }
}
