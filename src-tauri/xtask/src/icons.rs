//! `icons`: every size of the program's icon, from the one drawing in icons/icon.svg.

use std::path::Path;

use crate::Call;
use crate::setup;
use crate::steps::{Failure, Step};

/// The sizes that Linux desktops look for; the other systems have all of theirs in one file.
const SIZES: &[u32] = &[16, 24, 32, 48, 64, 128, 256, 512];

/// For macOS. Its parts lie in it in another order each time, so it cannot be compared.
const MACOS: &str = "icon.icns";

/// For Windows.
const WINDOWS: &str = "icon.ico";

/// Draws them anew; with `--check` only compares.
pub fn icons(call: &Call) -> Result<(), Failure> {
    setup::to_build(call)?;
    if call.rest.iter().any(|word| word == "--check") {
        return check(&call.root);
    }
    let drawn = draw(&call.root)?;
    let kept = call.root.join("icons");
    for name in comparable().iter().map(String::as_str).chain([MACOS]) {
        std::fs::copy(drawn.join(name), kept.join(name))?;
    }
    println!("{} files in {}", SIZES.len() + 2, kept.display());
    Ok(())
}

/// Compares what is kept with the drawing.
///
/// # Errors
/// Names the icons that are not what the drawing would give today.
pub fn check(root: &Path) -> Result<(), Failure> {
    let drawn = draw(root)?;
    let kept = root.join("icons");
    let same = |name: &str| {
        let kept = std::fs::read(kept.join(name)).ok();
        kept.is_some() && kept == std::fs::read(drawn.join(name)).ok()
    };
    let mut stale = comparable();
    stale.retain(|name| !same(name));
    if !kept.join(MACOS).is_file() {
        stale.push(MACOS.into());
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(Failure(format!(
        "these icons are not those of icons/icon.svg; `cargo xtask icons` draws them anew: {}",
        stale.join(", ")
    )))
}

fn comparable() -> Vec<String> {
    let sizes = SIZES.iter().map(|size| format!("{size}x{size}.png"));
    sizes.chain([WINDOWS.into()]).collect()
}

/// Draws into a folder of its own: the program that does it makes icons for telephones, too.
fn draw(root: &Path) -> Result<std::path::PathBuf, Failure> {
    let folder = root.join("target/icons");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let sizes: Vec<_> = SIZES.iter().map(u32::to_string).collect();
    for choice in [None, Some(sizes.join(","))] {
        let mut step = tauri(root, "icon icons/icon.svg --output").arg(&folder);
        if let Some(sizes) = choice {
            step = step.arg("--png").arg(sizes);
        }
        let kept = step.ask();
        if kept.is_none() {
            return Err(Failure("the icons could not be drawn (tauri icon)".into()));
        }
    }
    Ok(folder)
}

/// The Tauri program among the node modules.
pub fn tauri(root: &Path, line: &str) -> Step {
    let script = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let program = root.join("ui/node_modules/.bin").join(script);
    // the first word is the program's place
    Step::new(&format!("tauri {line}"))
        .program(&program)
        .within(root)
}
