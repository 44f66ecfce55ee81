//! A program started on a screen of its own with a home of its own, its memory, and its end.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::group::{self, Group};
use super::screen::Screen;

/// A home folder for one program.
pub fn home(place: &Path, name: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let home = place.join(name.replace(' ', "-"));
    let run = home.join("run");
    fs::create_dir_all(&run).unwrap();
    fs::set_permissions(run, fs::Permissions::from_mode(0o700)).unwrap();
    home
}

/// Starts a program; it ends with what is answered.
pub fn start(screen: &Screen, program: &Path, arguments: &[String], home: &Path) -> Group {
    let log = File::create(home.join("log")).unwrap();
    Group::start(
        Command::new("dbus-run-session")
            .arg("--")
            .arg(program)
            .args(arguments)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CACHE_HOME")
            .env("DISPLAY", &screen.name)
            .env("GDK_BACKEND", "x11")
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", home)
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("LECTERN_LIBRARY", home.join("library"))
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("NO_AT_BRIDGE", "1")
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log),
    )
}

/// Ends Lectern as the system would: after an end that was none the next start checks the library.
pub fn end(home: &Path) {
    let lectern = || {
        processes_of(home)
            .into_iter()
            .find(|(_, name)| name == "lectern")
    };
    if let Some((process, _)) = lectern() {
        group::signal("TERM", &process);
    }
    let since = Instant::now();
    while lectern().is_some() {
        assert!(since.elapsed() < Duration::from_secs(10), "does not end");
        sleep(Duration::from_millis(20));
    }
}

/// Proportional memory in megabytes of all processes that have this home, but for the session's bus.
pub fn memory_of(home: &Path) -> f64 {
    let processes = processes_of(home).into_iter();
    let kilobytes = processes.filter_map(|(process, name)| {
        if name.starts_with("dbus") {
            return None;
        }
        let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    });
    kilobytes.sum::<f64>() / 1024.0
}

/// The numbers and names of the processes that have this home.
fn processes_of(home: &Path) -> Vec<(String, String)> {
    let wanted = format!("HOME={}\0", home.display());
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let of_home = processes.filter_map(|process| {
        let surroundings = fs::read(process.path().join("environ")).ok()?;
        let name = fs::read_to_string(process.path().join("comm")).ok()?;
        let number = process.file_name().into_string().ok()?;
        let is_of_home = String::from_utf8_lossy(&surroundings).contains(&wanted);
        is_of_home.then(|| (number, name.trim().to_owned()))
    });
    of_home.collect()
}
