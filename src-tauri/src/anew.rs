//! Lectern started anew on another library. What a start sets up for one library (the name by which a second start
//! finds it, the note that its window is open, the index, the watch for other programs) is then set up as ever,
//! instead of being moved while it runs.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;

use tauri::{AppHandle, Manager};

use crate::error::{Answer, CommandError};
use crate::window;

/// Starts the program on the library in `folder`, with the files it was itself started with, and ends this one.
pub fn start_on(app: &AppHandle, folder: PathBuf) -> Answer<()> {
    let (tell, told) = mpsc::channel();
    let here = app.clone();
    // The name is given up on the thread that took it.
    app.run_on_main_thread(move || {
        let _ = tell.send(start(&here, &folder));
    })?;
    let failed = |why: String| CommandError {
        detail: Some(why),
        ..CommandError::new(
            "start",
            "Lectern could not be started with this library. Nothing was changed.",
        )
    };
    told.recv()
        .map_err(|e| failed(e.to_string()))?
        .map_err(|e| failed(e.to_string()))
}

fn start(app: &AppHandle, folder: &Path) -> io::Result<()> {
    let program = tauri::process::current_binary(&app.env())?;
    // The next one would find this one where both have one name, bring it to the front, and end.
    tauri_plugin_single_instance::destroy(app);
    Command::new(program)
        .args(std::env::args_os().skip(1))
        .env("LECTERN_LIBRARY", folder)
        .spawn()?;
    window::end(app);
    Ok(())
}
