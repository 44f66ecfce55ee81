//! A note's Markdown on its way to the screen and into an exported page, and any HTML at the
//! sanitiser's door.
#![no_main]

#[path = "promises.rs"]
#[allow(dead_code, reason = "a note has no topics")]
mod promises;

use lectern_core::import::{render_note, sanitised_again};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let html = render_note(input);
    promises::harmless(&html);
    for tag in html
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
    {
        assert!(!tag.starts_with("img") && !tag.contains(" id="), "<{tag}>");
    }
    // HTML that no writer of ours made may be read differently once it is written: it stays safe.
    let once = sanitised_again(input);
    promises::harmless_tags(&once);
    promises::harmless_tags(&sanitised_again(&once));
});
