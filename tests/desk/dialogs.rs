//! Windows that are not the page: the system's file dialogs, worked by xdotool on the desk's own display.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use thirtyfour::support::sleep;

use super::Desk;

impl Desk {
    /// Answers the system's file dialog of this title ("Open File", "Save File") with a path: Ctrl+L, the
    /// path, Return.
    pub async fn answer_dialog(&self, title: &str, path: impl AsRef<Path>) {
        let window = self.dialog(title).await;
        self.xdotool(&["windowfocus", &window]);
        sleep(Duration::from_millis(300)).await; // GTK takes the focus in its own time
        self.xdotool(&["key", "--clearmodifiers", "ctrl+l"]);
        sleep(Duration::from_millis(200)).await;
        self.xdotool(&["key", "--clearmodifiers", "ctrl+a"]);
        let path = path.as_ref().to_string_lossy().into_owned();
        self.xdotool(&["type", "--clearmodifiers", "--delay", "8", &path]);
        sleep(Duration::from_millis(300)).await; // the dialog looks the path up while it is typed
        self.xdotool(&["key", "--clearmodifiers", "Return"]);
        self.until(&format!("the dialog “{title}” closes"), async || {
            self.windows(title).is_empty()
        })
        .await;
    }

    /// Leaves the system's dialog of this title by Escape.
    pub async fn dismiss_dialog(&self, title: &str) {
        let window = self.dialog(title).await;
        self.xdotool(&["windowfocus", &window]);
        sleep(Duration::from_millis(300)).await;
        self.xdotool(&["key", "--clearmodifiers", "Escape"]);
        self.until(&format!("the dialog “{title}” closes"), async || {
            self.windows(title).is_empty()
        })
        .await;
    }

    /// Presses keys in the window of this title, where WebDriver does not lead: one that Lectern opened itself.
    pub fn press_in(&self, title: &str, keys: &str) {
        if let Some(window) = self.windows(title).first() {
            self.xdotool(&["windowfocus", window]);
            self.xdotool(&["key", "--clearmodifiers", keys]);
        }
    }

    /// Gives the keys to Lectern's window, which no window manager does on the desk's display: there they go where the
    /// pointer is, and that may be beside a small window. Without them nothing in the page shows that it has the focus.
    pub async fn come_forward(&self) {
        let has_focus = async || self.js("return document.hasFocus()").await == true;
        if has_focus().await {
            return;
        }
        if let Some(window) = self.windows(".*Lectern.*").first() {
            self.xdotool(&["windowfocus", window]);
        }
        self.until("the window has the keys", has_focus).await;
    }

    async fn dialog(&self, title: &str) -> String {
        self.until(&format!("the dialog “{title}” opens"), async || {
            !self.windows(title).is_empty()
        })
        .await;
        self.windows(title).remove(0)
    }

    /// The windows on the desk's display whose title is this one.
    pub fn windows(&self, title: &str) -> Vec<String> {
        let wanted = format!("^{title}$");
        self.xdotool(&["search", "--onlyvisible", "--name", &wanted])
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// Works the desk's display from outside the window.
    pub(super) fn xdotool(&self, arguments: &[&str]) -> String {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display.name)
            .stderr(Stdio::null())
            .output()
            .expect("xdotool runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
