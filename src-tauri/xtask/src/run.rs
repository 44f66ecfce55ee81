//! `run`: opens the window; where there is no display, walks the real one through the main job.

use std::path::Path;

use crate::Call;
use crate::setup;
use crate::steps::{Failure, Step};

/// What follows the verb goes to the window: files to open.
pub fn run(call: &Call) -> Result<(), Failure> {
    if has_display() {
        setup::to_build(call)?;
        // Started where the person stands, so that relative paths mean what they say.
        return Step::cargo("run --package lectern --manifest-path")
            .arg(call.root.join("Cargo.toml"))
            .arg("--")
            .args(&call.rest)
            .run();
    }
    println!(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Lectern's real window\n\
         will open on a virtual one and be walked through the main job: open a report, read, mark,\n\
         note, close, open again, export."
    );
    setup::to_drive(call)?;
    walk(&call.root)
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The walk is the end-to-end test of the main job, asked to leave its pictures and its export.
fn walk(root: &Path) -> Result<(), Failure> {
    let out = root.join("target/walk");
    if out.exists() {
        std::fs::remove_dir_all(&out)?;
    }
    std::fs::create_dir_all(&out)?;
    Step::cargo("test --package lectern --test main_job -- --nocapture")
        .within(root)
        .env("LECTERN_WALK_OUT", &out)
        .run()?;
    println!("\nThe walk is done. It left:");
    show(&out)
}

/// Lists the files of a folder, in order of their names, with their sizes in bytes.
pub fn show(folder: &Path) -> Result<(), Failure> {
    let mut files: Vec<_> = folder
        .read_dir()?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    if files.is_empty() {
        println!("  nothing in {}", folder.display());
    }
    for file in files {
        let size = file.metadata().map(|facts| facts.len()).unwrap_or_default();
        println!("  {}  ({size} bytes)", file.display());
    }
    Ok(())
}
