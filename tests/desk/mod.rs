//! The end-to-end harness: Lectern's real window on a display of its own, worked by real mouse and keyboard
//! events through WebKit's WebDriver.
//!
//! A [`Desk`] is a person's place at a machine: a home folder, a library, a screen, and Lectern open on it.
//! Everything of it lives in a temporary folder and ends when the desk is dropped.
//!
//! ```ignore
//! let desk = Desk::open().await;
//! desk.see("Multimodal models").await;
//! desk.press("Ctrl+F").await;
//! ```
//!
//! The methods are spread over the files beside this one: `eyes` waits, reads and takes pictures, `hands` clicks,
//! types and selects, `album` keeps pictures, `axe` looks for what would hinder people, `scenes` makes a desk worth
//! looking at, `filled`, `reports` and `shelves` put reports and notes into the library, `lots` has files that take their time, `dialogs` works the windows that are not the page, `carried` drags files in.
//! They panic with a picture and the app's last words when what should happen does not: a test needs no error handling
//! of its own.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)] // each test file uses a part of it

mod album;
mod axe;
mod carried;
mod dialogs;
mod eyes;
pub mod filled;
mod group;
mod hands;
mod lots;
pub mod reports;
pub mod scenes;
mod session;
pub mod shelves;
mod trap;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use thirtyfour::prelude::*;
use tokio::sync::{Semaphore, SemaphorePermit};

#[allow(unused_imports)] // only the pictures have one
pub use album::Album;
#[allow(unused_imports)] // only the test that looks for hindrances has one
pub use axe::Inspector;
use group::Display;
#[allow(unused_imports)] // only tests of many files need one
pub use lots::long_report;
use session::{Session, Start};

#[allow(unused_imports)] // each test file uses a part of it
pub use trap::Trap;

/// One window at a time in a test program: two on a small machine would slow each other to flaking.
static TURN: Semaphore = Semaphore::const_new(1);

/// How a desk is set up before Lectern opens on it.
#[derive(Default)]
pub struct Setup {
    files: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    program: Program,
    trace: Option<PathBuf>,
    settings: Option<String>,
    bound: bool,
}

/// What is opened at the desk.
#[derive(Default, Clone, Copy, PartialEq)]
enum Program {
    #[default]
    Lectern,
    /// WebKit's own small browser: the same engine without any of Lectern's walls.
    Browser,
}

impl Setup {
    /// Lectern is opened with this file, as `lectern FILE` does.
    pub fn file(mut self, path: impl AsRef<Path>) -> Self {
        self.files.push(path.as_ref().as_os_str().to_owned());
        self
    }

    /// A browser without any walls takes Lectern's place, to be sent to a file by `Desk::visit`.
    pub fn in_a_browser(mut self) -> Self {
        self.program = Program::Browser;
        self
    }

    /// Every connection that Lectern and its processes ask the system for is written into this file.
    pub fn traced(mut self, into: &Path) -> Self {
        self.trace = Some(into.to_owned());
        self
    }

    /// The permissions of files bind Lectern also where an administrator runs the tests.
    pub fn bound_by_permissions(mut self) -> Self {
        self.bound = true;
        self
    }

    /// A variable in Lectern's surroundings.
    pub fn env(mut self, key: &str, value: impl Into<OsString>) -> Self {
        self.env.push((key.into(), value.into()));
        self
    }

    /// Settings that were chosen before, as JSON; what is left out has its default. Without this the machine is
    /// an empty one, on which the tour shows itself.
    pub fn settings(mut self, json: &serde_json::Value) -> Self {
        self.settings = Some(serde_json::json!({ "settings": json }).to_string());
        self
    }

    /// Sits down: starts display and window, and waits until its page is there.
    pub async fn open(self) -> Desk {
        let turn = TURN.acquire().await.expect("the turn is never closed");
        let place = TempDir::with_prefix("lectern-desk-").expect("a temporary folder");
        for folder in ["home", "library", "run"] {
            session::private_folder(&place.path().join(folder));
        }
        if let Some(settings) = &self.settings {
            let folder = place.path().join("home/.config/app.lectern.desk");
            std::fs::create_dir_all(&folder).expect("the settings' folder");
            std::fs::write(folder.join("settings.json"), settings).expect("the settings");
        }
        let mut desk = Desk {
            session: None,
            display: Display::start(),
            place,
            setup: self,
            _turn: turn,
        };
        desk.start().await;
        desk
    }
}

/// A home folder, a library, a screen, and Lectern open on it.
pub struct Desk {
    // dropped in this order: the window before its display, both before the folder
    session: Option<Session>,
    display: Display,
    place: TempDir,
    setup: Setup,
    _turn: SemaphorePermit<'static>,
}

impl Desk {
    /// Lectern on an empty machine: its first run.
    pub async fn open() -> Self {
        Setup::default().open().await
    }

    /// Lectern on an empty machine, opened with a file.
    pub async fn open_with(file: impl AsRef<Path>) -> Self {
        Setup::default().file(file).open().await
    }

    /// The folder of the library (`LECTERN_LIBRARY`).
    pub fn library(&self) -> PathBuf {
        self.place.path().join("library")
    }

    /// The person's home folder; a good place for files to open and to save.
    pub fn home(&self) -> PathBuf {
        self.place.path().join("home")
    }

    /// The WebDriver, for what this harness has no word for.
    pub fn driver(&self) -> &WebDriver {
        self.session.as_ref().expect("Lectern is open").driver()
    }

    /// Shows a file of this machine; for a desk with a browser.
    pub async fn visit(&self, file: &Path) {
        let address = format!("file://{}", file.display());
        self.driver()
            .goto(address)
            .await
            .expect("the file is shown");
    }

    /// Starts Lectern once more beside the running one, from the home folder, with other `environment` where that
    /// is named.
    pub fn start_again(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Start {
        session::start_beside(&self.library(), arguments, environment, &self.home())
    }

    /// The running app's process, if it is running.
    pub fn process(&self) -> Option<u32> {
        session::process_of(&self.library())
    }

    /// The process of a Lectern that has another library open.
    pub fn process_on(&self, library: &Path) -> Option<u32> {
        session::process_of(library)
    }

    /// Closes Lectern as a person does, by Ctrl+Q, and waits until its process has ended.
    pub async fn close(&mut self) {
        self.press_unanswered("Ctrl+q").await;
        self.wait_for_end("Ctrl+Q").await;
        self.session = None;
    }

    /// Ends the app's process with SIGKILL, as a crash or a power cut would.
    pub async fn kill(&mut self) {
        self.end_by("KILL").await;
    }

    /// Ends it with SIGTERM, as the system does when it shuts down.
    pub async fn terminate(&mut self) {
        self.end_by("TERM").await;
    }

    /// Waits until the app has ended by itself.
    pub async fn ended(&mut self) {
        self.wait_for_end("what was done").await;
        self.session = None;
    }

    async fn end_by(&mut self, signal: &str) {
        let process = self.process().expect("Lectern is running");
        group::signal(signal, &process.to_string());
        self.wait_for_end(signal).await;
        self.session = None;
    }

    /// Opens Lectern again on the same library, home and screen; without files this time.
    pub async fn reopen(&mut self) {
        self.setup.files.clear();
        self.start().await;
    }

    /// Close and open again.
    pub async fn restart(&mut self) {
        self.close().await;
        self.reopen().await;
    }

    async fn start(&mut self) {
        assert!(self.session.is_none(), "Lectern is open already");
        self.session = Some(Session::start(self.place.path(), &self.display, &self.setup).await);
        self.until("the page has loaded", async || {
            self.js("return document.readyState").await == "complete"
        })
        .await;
        self.remember_events().await;
    }

    async fn wait_for_end(&self, cause: &str) {
        self.until(&format!("the app ends after {cause}"), async || {
            self.process().is_none()
        })
        .await;
    }
}
