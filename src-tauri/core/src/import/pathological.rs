//! Every shape of `shapes` is taken in, or refused with a reason, on a small stack. How the time
//! grows with the size is for the benchmark of the same name: no clock is asked here.

use super::shapes::SHAPES;
use super::*;

/// What a thread gets by itself, and so what the threads that sanitise have.
const SMALL_STACK: usize = 2 * 1024 * 1024;

/// Long enough that a call per level would leave a small stack: a frame has some 100 bytes.
const BYTES: usize = 64 * 1024;

/// The steps without their own thread and its larger stack, and without the net under them.
fn on_a_small_stack(text: String) -> Result<Imported, Refusal> {
    let source = Source {
        name: "a.md".into(),
        bytes: text.into(),
        beside: Beside::Nothing,
    };
    std::thread::Builder::new()
        .stack_size(SMALL_STACK)
        .spawn(move || steps(&source))
        .unwrap()
        .join()
        .unwrap()
}

#[test]
fn every_shape_ends_well_on_a_small_stack() {
    for shape in SHAPES {
        for bytes in [1, BYTES] {
            let text = (shape.make)(bytes);
            assert!(text.contains("deep"), "{}", shape.name);
            let read = on_a_small_stack(text).unwrap_or_else(|why| panic!("{}: {why}", shape.name));
            let deep = |topic: &ImportedTopic| topic.text.contains("deep");
            let kept = read.topics.iter().any(deep) || read.title.contains("deep");
            // A tag that swallows the rest is the author's will; front matter is not text.
            let may_be_gone = shape.name.starts_with("front matter");
            assert!(
                kept || may_be_gone,
                "{} of {bytes} bytes lost its word",
                shape.name
            );
        }
    }
}
