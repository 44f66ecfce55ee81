//! Starts Lectern under WebKit's WebDriver, with a D-Bus session and a process group of its own, and finds
//! its process again.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::support::sleep;
use thirtyfour::{Capabilities, WebDriver};

use super::group::{self, Display, Group};
use super::{Program, Setup};

/// The window under test.
const LECTERN: &str = env!("CARGO_BIN_EXE_lectern");

/// Writes down what asks for a connection, of all processes, into the file that follows.
const STRACE: &[&str] = &[
    "-f",
    "--seccomp-bpf",
    "-e",
    "trace=connect,sendto,sendmsg,sendmmsg",
    "-e",
    "signal=none",
    "-o",
];

/// Takes from an administrator the right to pass over the permissions of files.
const SETPRIV: &[&str] = &["--bounding-set=-dac_override,-dac_read_search"];

/// How long a start may take on a busy machine.
const START: Duration = Duration::from_secs(60);

/// One run of the app. Quitting the WebDriver session would leave the app running, so the whole group goes.
pub struct Session {
    driver: Option<WebDriver>,
    /// What driver and app wrote.
    pub log: PathBuf,
    _group: Group,
}

impl Session {
    /// Starts driver and app.
    pub async fn start(place: &Path, display: &Display, setup: &Setup) -> Self {
        let port = free_port();
        let log = place.join("log");
        let output = File::options()
            .create(true)
            .append(true)
            .open(&log)
            .expect("the log opens");
        let group = Group::start(
            Command::new("dbus-run-session")
                .args(["--", "WebKitWebDriver", "--host=127.0.0.1"])
                .arg(format!("--port={port}"))
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("DBUS_SESSION_BUS_ADDRESS")
                .env_remove("XDG_CONFIG_HOME")
                .env_remove("XDG_DATA_HOME")
                .env_remove("XDG_CACHE_HOME")
                .env_remove("XDG_STATE_HOME")
                .env("DISPLAY", &display.name)
                .env("GDK_BACKEND", "x11")
                .env("LC_ALL", "C.UTF-8")
                .env("HOME", place.join("home"))
                .env("XDG_RUNTIME_DIR", place.join("run"))
                .env("LECTERN_LIBRARY", place.join("library"))
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
                .env("NO_AT_BRIDGE", "1")
                .envs(setup.env.iter().map(|(key, value)| (key, value)))
                .current_dir(place.join("home"))
                .stdin(Stdio::null())
                .stdout(output.try_clone().expect("the log opens twice"))
                .stderr(output),
        );
        answering(port, &log).await;
        let mut wishes = Capabilities::new();
        let files: Vec<_> = setup
            .files
            .iter()
            .map(|file| file.to_string_lossy().into_owned())
            .collect();
        let under = |program: &str, options: &[&str], rest: &[String]| {
            let options = options.iter().map(|it| (*it).to_owned());
            let mut arguments: Vec<String> = options.chain(rest.iter().cloned()).collect();
            arguments.push(LECTERN.to_owned());
            arguments.extend(files.iter().cloned());
            (PathBuf::from(program), arguments)
        };
        let (program, arguments) = match (setup.program, &setup.trace) {
            (Program::Browser, _) => (browser(), vec!["--automation".to_owned()]),
            (Program::Lectern, Some(trace)) => {
                under("strace", STRACE, &[trace.display().to_string()])
            }
            (Program::Lectern, None) if setup.bound && is_root() => under("setpriv", SETPRIV, &[]),
            (Program::Lectern, None) => (PathBuf::from(LECTERN), files),
        };
        wishes
            .set(
                "webkitgtk:browserOptions",
                json!({ "binary": program, "args": arguments }),
            )
            .expect("plain JSON");
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), wishes)
            .request_timeout(START)
            .await
            .unwrap_or_else(|error| panic!("Lectern does not open: {error}\n{}", last_words(&log)));
        Self {
            driver: Some(driver),
            log,
            _group: group,
        }
    }

    /// The conversation with the window.
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("there until dropped")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Ending the conversation politely waits a minute for a window that is gone; the group goes anyway.
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
    }
}

/// Whether an administrator runs the tests, whom no permission binds.
fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}

/// WebKit's own small browser, which comes with its WebDriver.
fn browser() -> PathBuf {
    fs::read_dir("/usr/lib")
        .expect("/usr/lib")
        .flatten()
        .map(|entry| entry.path().join("webkit2gtk-4.1/MiniBrowser"))
        .chain([PathBuf::from("/usr/libexec/webkit2gtk-4.1/MiniBrowser")])
        .find(|path| path.is_file())
        .expect("WebKit's MiniBrowser is installed with webkit2gtk-driver")
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}

/// Waits until the driver answers on its port.
async fn answering(port: u16, log: &Path) {
    let since = Instant::now();
    while !answers(port) {
        assert!(
            since.elapsed() < START,
            "WebKitWebDriver does not answer\n{}",
            last_words(log)
        );
        sleep(Duration::from_millis(20)).await;
    }
}

fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else {
        return false;
    };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
    let asked =
        stream.write_all(b"GET /status HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    let mut start = [0; 12];
    asked.is_ok() && stream.read_exact(&mut start).is_ok() && start.ends_with(b"200")
}

/// A folder that is its owner's alone, as XDG_RUNTIME_DIR must be.
pub fn private_folder(path: &Path) {
    fs::create_dir_all(path).expect("a folder");
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).expect("its rights");
}

/// The end of what driver and app wrote.
pub fn last_words(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().collect();
    let from = lines.len().saturating_sub(30);
    format!(
        "--- last words of driver and app\n{}",
        lines[from..].join("\n")
    )
}

/// The app's process that has this library open: the binary under test with the library's folder in its
/// surroundings, so that another test's app is never meant.
pub fn process_of(library: &Path) -> Option<u32> {
    let ours = [b"LECTERN_LIBRARY=", library.as_os_str().as_encoded_bytes()].concat();
    fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let id: u32 = entry.file_name().to_str()?.parse().ok()?;
        let program = fs::read_link(entry.path().join("exe")).ok()?;
        let surroundings = fs::read(entry.path().join("environ")).ok()?;
        let is_ours = program == Path::new(LECTERN)
            && surroundings
                .split(|byte| *byte == 0)
                .any(|line| line == ours);
        is_ours.then_some(id)
    })
}

/// Lectern started again beside the one that has this library open, in the same surroundings but for `environment`.
pub fn start_beside(
    library: &Path,
    arguments: &[&str],
    environment: &[(&str, &str)],
    from: &Path,
) -> Start {
    let first = process_of(library).expect("Lectern is running");
    let surroundings = fs::read(format!("/proc/{first}/environ")).expect("its surroundings");
    let pairs = surroundings.split(|byte| *byte == 0).filter_map(|line| {
        let line = std::str::from_utf8(line).ok()?;
        line.split_once('=')
    });
    let child = Command::new(LECTERN)
        .args(arguments)
        .env_clear()
        .envs(pairs)
        .env_remove("TAURI_WEBVIEW_AUTOMATION")
        .envs(environment.iter().copied())
        .current_dir(from)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("Lectern starts");
    Start {
        child: Mutex::new(child),
    }
}

/// A further start of Lectern; killed when dropped.
pub struct Start {
    child: Mutex<Child>,
}

impl Start {
    /// The code it ends with, if it ends within this time.
    pub fn wait(&self, patience: Duration) -> Option<i32> {
        let mut child = self.child.lock().expect("nobody panics with it");
        let since = Instant::now();
        loop {
            if let Some(status) = child.try_wait().expect("it can be asked") {
                return status.code();
            }
            if since.elapsed() >= patience {
                return None;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Start {
    fn drop(&mut self) {
        let child = self.child.get_mut().expect("nobody panics with it");
        group::signal("KILL", &format!("-{}", child.id()));
        let _ = child.wait();
    }
}
