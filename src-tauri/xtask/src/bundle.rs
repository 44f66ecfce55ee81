//! `bundle`: the packages people install.

use std::path::Path;

use crate::Call;
use crate::setup;
use crate::steps::{Failure, Step};

/// On Linux .deb and .rpm; elsewhere what tauri.conf.json names for the system. AppImage fetches
/// programs while it bundles, so that one is left to the release workflow.
pub fn bundle(call: &Call) -> Result<(), Failure> {
    setup::to_bundle(call)?;
    let script = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let tauri = call.root.join("ui/node_modules/.bin").join(script);
    let mut step = Step::new("")
        .program(&tauri)
        .arg("build")
        .arg("--ci")
        .within(&call.root);
    if cfg!(target_os = "linux") {
        step = step.arg("--bundles").arg("deb,rpm");
    }
    step.run()?;
    println!("\nThe packages:");
    let folder = call.root.join("target/release/bundle");
    for kind in ["deb", "rpm", "dmg", "macos", "msi", "nsis"] {
        list(&folder.join(kind));
    }
    Ok(())
}

fn list(folder: &Path) {
    let Ok(entries) = folder.read_dir() else {
        return;
    };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let size = entry
            .metadata()
            .map(|facts| facts.len())
            .unwrap_or_default();
        if is_file {
            println!("  {}  ({size} bytes)", entry.path().display());
        }
    }
}
