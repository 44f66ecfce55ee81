//! What a test sees: waiting for something to be there, reading it, asking the page, taking pictures.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::prelude::*;
use thirtyfour::support::sleep;

use super::{Desk, session};

/// How long a thing may take to appear before the test gives up. Long, since it is paid only by failures.
const PATIENCE: Duration = Duration::from_secs(20);

/// The text of the page as it is drawn, and what stands in its fields.
const SHOWN: &str = "return document.body.innerText + '\\n' + \
    [...document.querySelectorAll('input, textarea')].map((field) => field.value).join('\\n')";

/// WebKit takes its picture at the next frame, and a page at rest has no next frame: the request would hang.
/// So a layer in a corner moves to and fro meanwhile, with nothing on it. (A change of colour that is too small to be
/// seen is also too small for WebKit, which then draws no frame now and then.)
const FLICKER: &str = r"
    const dot = document.documentElement.appendChild(document.createElement('i'));
    for (const [name, value] of Object.entries({
        position: 'fixed', left: 0, top: 0, width: '1px', height: '1px', 'pointer-events': 'none',
        'will-change': 'transform',
    })) dot.style.setProperty(name, value);
    let on = 0;
    const timer = setInterval(() => {
        on = 1 - on;
        dot.style.setProperty('transform', `translateX(${on}px)`, 'important');
    }, 16);
    window.lecternDeskRests = () => { clearInterval(timer); dot.remove(); delete window.lecternDeskRests; };
";

/// Keeps the last keys, clicks and scrolls of the page, and where they went, for whoever asks why a test failed.
const REMEMBER: &str = r"
    const seen = window.lecternDeskSaw = [];
    const note = (event) => {
        const at = event.target;
        const where = at === document ? 'page' : at.localName + (at.className ? '.' + String(at.className).split(' ')[0] : '');
        const what = { keydown: event.key, scroll: at.scrollTop, pointerdown: `${event.clientX} ${event.clientY}` };
        seen.push(`${Math.round(performance.now())} ${event.type} ${what[event.type]} ${where}`);
        if (seen.length > 40) seen.shift();
    };
    for (const type of ['keydown', 'scroll', 'pointerdown']) document.addEventListener(type, note, true);
";

impl Desk {
    /// Has the page remember what reaches it; `give_up` tells it.
    pub(super) async fn remember_events(&self) {
        self.js(REMEMBER).await;
    }

    /// Waits until `holds` is true; gives up with a picture and the app's last words.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let since = Instant::now();
        while !holds().await {
            if since.elapsed() > PATIENCE {
                self.give_up(&format!("waited in vain until {what}")).await;
            }
            sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until these words are on the screen (text as drawn, spaces and breaks alike).
    pub async fn see(&self, words: &str) {
        let wanted = single_spaced(words);
        self.until(&format!("“{words}” is seen"), async || {
            self.shown().await.contains(&wanted)
        })
        .await;
    }

    /// Waits until these words are on the screen no more.
    pub async fn see_no_more(&self, words: &str) {
        let wanted = single_spaced(words);
        self.until(&format!("“{words}” is gone"), async || {
            !self.shown().await.contains(&wanted)
        })
        .await;
    }

    /// All words of the page, with every run of white space as one space.
    pub async fn shown(&self) -> String {
        single_spaced(self.js(SHOWN).await.as_str().unwrap_or_default())
    }

    /// Waits until something that a CSS selector names is drawn, and returns the first such.
    pub async fn find(&self, css: &str) -> WebElement {
        // One look: a screen that takes another's place between two has the thing at each, but not the same element.
        let found = RefCell::new(None);
        self.until(&format!("{css} is there"), async || {
            let seen = self.visible(css).await;
            let is_there = seen.is_some();
            found.replace(seen);
            is_there
        })
        .await;
        found.into_inner().expect("waited for until it was found")
    }

    /// Waits until nothing that a CSS selector names is drawn.
    pub async fn gone(&self, css: &str) {
        self.until(&format!("{css} is gone"), async || {
            self.visible(css).await.is_none()
        })
        .await;
    }

    async fn visible(&self, css: &str) -> Option<WebElement> {
        for element in self.driver().find_all(By::Css(css)).await.ok()? {
            if element.is_displayed().await.unwrap_or(false) {
                return Some(element);
            }
        }
        None
    }

    /// How many elements a CSS selector names, drawn or not.
    pub async fn count(&self, css: &str) -> usize {
        self.driver()
            .find_all(By::Css(css))
            .await
            .map(|found| found.len())
            .unwrap_or_default()
    }

    /// Waits until a CSS selector names exactly so many elements.
    pub async fn counted(&self, css: &str, wanted: usize) {
        self.until(&format!("{css} is there {wanted} times"), async || {
            self.count(css).await == wanted
        })
        .await;
    }

    /// The text of the first element that a CSS selector names, once it is there.
    pub async fn text(&self, css: &str) -> String {
        let read = RefCell::new(String::new());
        self.until(&format!("{css} can be read"), async || {
            let Some(seen) = self.visible(css).await else {
                return false;
            };
            let text = seen.text().await;
            let is_read = text.is_ok();
            read.replace(text.unwrap_or_default());
            is_read
        })
        .await;
        read.into_inner()
    }

    /// Runs a script in the page and returns what it returns; null where that fails.
    pub async fn js(&self, script: &str) -> Value {
        self.js_with(script, Vec::new()).await
    }

    /// The same with `arguments`.
    pub async fn js_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.driver().execute(script, arguments).await {
            Ok(answer) => answer.json().clone(),
            Err(_) => Value::Null,
        }
    }

    /// Runs a script that answers by calling its last argument, such as one that awaits.
    pub async fn js_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.driver().execute_async(script, arguments).await {
            Ok(answer) => answer.json().clone(),
            Err(error) => self.give_up(&format!("a script failed: {error}")).await,
        }
    }

    /// What is selected in the page.
    pub async fn selected(&self) -> String {
        let text = self.js("return String(getSelection())").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Gives the page this many pixels, as a person dragging the window's border would.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = async || {
            let inner = self.js("return [innerWidth, innerHeight]").await;
            (inner[0].as_u64(), inner[1].as_u64())
        };
        let window = self
            .driver()
            .get_window_rect()
            .await
            .expect("the window's place");
        let (inner_width, inner_height) = size().await;
        // what the system draws round the page
        let frame = |outer: i64, inner: Option<u64>| {
            (outer - inner.and_then(|px| i64::try_from(px).ok()).unwrap_or(outer)).max(0)
        };
        let outer_width = i64::from(width) + frame(window.width, inner_width);
        let outer_height = i64::from(height) + frame(window.height, inner_height);
        self.driver()
            .set_window_rect(
                0,
                0,
                u32::try_from(outer_width).expect("a width"),
                u32::try_from(outer_height).expect("a height"),
            )
            .await
            .expect("the window can be resized");
        self.until(
            &format!("the page measures {width} × {height}"),
            async || size().await == (Some(width.into()), Some(height.into())),
        )
        .await;
    }

    /// Saves a picture of the page.
    pub async fn picture(&self, path: impl AsRef<Path>) {
        let path = path.as_ref();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("the pictures' folder");
        }
        if let Err(error) = self.photograph(path).await {
            panic!("no picture at {}: {error}", path.display());
        }
    }

    async fn photograph(&self, path: &Path) -> WebDriverResult<()> {
        self.driver().execute(FLICKER, Vec::new()).await?;
        let taken = self.driver().screenshot(path).await;
        self.js("window.lecternDeskRests()").await;
        taken
    }

    /// Ends the test with all that helps to see why.
    pub async fn give_up(&self, why: &str) -> ! {
        let name = std::thread::current()
            .name()
            .unwrap_or("desk")
            .replace("::", "-");
        let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        let taken = match &self.session {
            Some(_) => self.photograph(&picture).await.is_ok(),
            None => false,
        };
        let seen = if self.session.is_some() {
            self.shown().await
        } else {
            String::new()
        };
        let events = self
            .js("return [...(window.lecternDeskSaw ?? []), Math.round(performance.now()) + ' now'].join('\\n')")
            .await;
        let words = self
            .session
            .as_ref()
            .map(|session| session::last_words(&session.log))
            .unwrap_or_default();
        let shown: String = seen.chars().take(1500).collect();
        panic!(
            "{why}\n--- picture: {}\n--- on the screen\n{shown}\n--- last events\n{}\n{words}",
            if taken {
                picture.display().to_string()
            } else {
                "none".into()
            },
            events.as_str().unwrap_or_default()
        );
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
