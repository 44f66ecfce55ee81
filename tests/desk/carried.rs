//! Files that are dragged into the window from outside: out of a small file manager's window in the corner of the
//! desk's screen, with the pointer, as the system does it (Xdnd, through GTK at both ends).

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};
use std::time::Duration;

use thirtyfour::support::sleep;

use super::Desk;
use super::group::Group;

/// The file manager, which is compiled here.
const FILE_MANAGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/desk/file-manager.c");

/// Where its window stands on the desk's screen, clear of Lectern's.
const CORNER: (i64, i64) = (1430, 1070);

/// Files that the pointer holds. It lets go of them where it is when it is told so.
pub struct Carried<'a> {
    desk: &'a Desk,
    said: BufReader<ChildStdout>,
    _manager: Group,
}

impl Desk {
    /// Takes hold of files in the file manager, and of folders likewise.
    pub async fn take_hold(&self, files: &[impl AsRef<Path>]) -> Carried<'_> {
        let mut manager = Group::start(
            Command::new(self.file_manager())
                .args([CORNER.0.to_string(), CORNER.1.to_string()])
                .args(files.iter().map(|file| address(file.as_ref())))
                .env_remove("WAYLAND_DISPLAY")
                .env("DISPLAY", &self.display.name)
                .env("GDK_BACKEND", "x11")
                .env("NO_AT_BRIDGE", "1")
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let said = manager.output().expect("its output is ours");
        self.until("the file manager is there", async || {
            !self.windows("Files").is_empty()
        })
        .await;
        let mut carried = Carried {
            desk: self,
            said: BufReader::new(said),
            _manager: manager,
        };
        self.pointer_to(CORNER.0 + 40, CORNER.1 + 40);
        sleep(STEP).await;
        self.xdotool(&["mousedown", "1"]);
        for step in 1..=4 {
            self.pointer_to(CORNER.0 + 40 - 10 * step, CORNER.1 + 40);
            sleep(STEP).await;
        }
        assert_eq!(carried.next_word(), "held");
        carried
    }

    /// Drags files from the file manager into the middle of the window and lets go of them there.
    pub async fn drop_in(&self, files: &[impl AsRef<Path>]) {
        let mut carried = self.take_hold(files).await;
        carried.over(640, 400).await;
        self.find(".drop").await;
        assert!(carried.let_go(), "Lectern takes what is dropped");
    }

    /// The file manager's program, compiled once for a desk.
    fn file_manager(&self) -> PathBuf {
        let program = self.place.path().join("file-manager");
        if !program.exists() {
            let script = r#"gcc "$0" -o "$1" $(pkg-config --cflags --libs gtk+-3.0)"#;
            let built = Command::new("sh")
                .args(["-c", script, FILE_MANAGER])
                .arg(&program)
                .status()
                .expect("a shell");
            assert!(built.success(), "the file manager compiles");
        }
        program
    }

    /// Moves the screen's own pointer.
    fn pointer_to(&self, x: i64, y: i64) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
    }
}

/// The pause between two movements of a hand; GTK looks once for each.
const STEP: Duration = Duration::from_millis(40);

impl Carried<'_> {
    /// Carries them over a point of Lectern's page, in CSS pixels.
    pub async fn over(&mut self, x: i64, y: i64) {
        let window = self
            .desk
            .driver()
            .get_window_rect()
            .await
            .expect("the window's place");
        for away in (0..=3).rev() {
            self.desk
                .pointer_to(window.x + x + 12 * away, window.y + y + 12 * away);
            sleep(STEP).await;
        }
    }

    /// Carries them out of Lectern's window again.
    pub async fn away(&mut self) {
        for step in 0..3 {
            self.desk
                .pointer_to(CORNER.0 - 60 + 10 * step, CORNER.1 - 60);
            sleep(STEP).await;
        }
    }

    /// Lets go of them; whether somebody took them.
    pub fn let_go(mut self) -> bool {
        self.desk.xdotool(&["mouseup", "1"]);
        let taken = self.next_word() != "refused";
        if !taken {
            self.next_word();
        }
        taken
    }

    /// The file manager's next word on its drag.
    fn next_word(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("it can be heard");
        line.trim_end().to_owned()
    }
}

/// The `file:` address of a file, its bytes escaped but for those that a path may show.
fn address(file: &Path) -> String {
    let escaped = file
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|byte| match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => char::from(*byte).to_string(),
            byte if byte.is_ascii_alphanumeric() => char::from(*byte).to_string(),
            byte => format!("%{byte:02X}"),
        });
    format!("file://{}", escaped.collect::<String>())
}
