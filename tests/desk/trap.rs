//! An address on this machine that nothing may ask for, and a script that betrays itself if it runs.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::Desk;

/// Makes elements do all that might wake a handler, but for following links: events by name on everything, and
/// what only happens when asked for.
const PROVOKE: &str = r"
    const names = ['pointerenter', 'pointerover', 'mouseenter', 'mouseover', 'mousemove', 'focus', 'focusin', 'blur',
        'input', 'beforeinput', 'change', 'paste', 'toggle', 'beforetoggle', 'load', 'error', 'loadstart', 'begin',
        'start', 'finish', 'animationstart', 'animationend', 'transitionend', 'pageshow', 'hashchange', 'scroll'];
    for (const element of document.querySelectorAll(arguments[0])) {
        for (const name of names) element.dispatchEvent(new Event(name));
        if (!element.closest('a')) element.dispatchEvent(new MouseEvent('click', { bubbles: false, cancelable: true }));
    }
";

/// Listens, and remembers who came.
pub struct Trap {
    address: String,
    caught: Arc<Mutex<Vec<String>>>,
}

impl Trap {
    /// Starts to listen; until the test program ends.
    pub fn set() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its own address"));
        let caught = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&caught);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut stream = stream;
                let _ = stream.set_read_timeout(Some(Duration::from_millis(500)));
                let mut start = [0; 200];
                let read = stream.read(&mut start).unwrap_or_default();
                let said = String::from_utf8_lossy(&start[..read]);
                let first = said.lines().next().unwrap_or("a connection without a word");
                notes
                    .lock()
                    .expect("nobody panics with it")
                    .push(first.to_owned());
            }
        });
        Self { address, caught }
    }

    /// What was asked for so far.
    pub fn caught(&self) -> Vec<String> {
        self.caught.lock().expect("nobody panics with it").clone()
    }

    /// A hostile text with this trap in it.
    pub fn arm(&self, text: &str) -> String {
        let run = format!("window.pwned=1;new Image().src='{}/ran'", self.address);
        text.replace("RUN", &run).replace("TRAP", &self.address)
    }

    /// All hostile documents with this trap in them, written into a folder; the files in order of their names.
    pub fn arm_all(&self, into: &Path) -> Vec<PathBuf> {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile");
        let mut files = Vec::new();
        for entry in fs::read_dir(from).expect("the hostile documents").flatten() {
            if entry.file_name() == "README.md" {
                continue;
            }
            let text = fs::read_to_string(entry.path()).expect("a text");
            let file = into.join(entry.file_name());
            fs::write(&file, self.arm(&text)).expect("room for it");
            files.push(file);
        }
        files.sort();
        files
    }

    /// Tries to wake what a CSS selector names, waits a little for what would follow, and says whether a script
    /// ran in the page.
    pub async fn provoke(&self, desk: &Desk, css: &str) -> bool {
        desk.js_with(PROVOKE, vec![css.into()]).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        desk.js("return window.pwned !== undefined").await != false
    }
}
