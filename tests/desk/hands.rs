//! What a test does: real mouse and keyboard events in the page.

use std::time::Duration;

use serde_json::json;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::prelude::*;

use super::Desk;

/// Where in the page's text a drag starts and ends: a script that finds words among the text nodes below an
/// element, over their borders, brings them into view, and returns the outer edges of the first and the last
/// character in window coordinates; null while they are not there, or something lies over the start (such as the
/// toolbar of an earlier selection: press Escape first).
const EDGES: &str = r"
    const [css, first, last] = arguments;
    const root = [...document.querySelectorAll(css)].find((el) => el.innerText.includes(first)) ??
        document.querySelector(css);
    if (!root) return null;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
        nodes.push([walker.currentNode, text.length]);
        text += walker.currentNode.data;
    }
    const from = text.indexOf(first);
    const to = from < 0 ? -1 : text.indexOf(last, first === last ? from : from + first.length);
    if (to < 0) return null;
    const box = (at) => {
        const [node, start] = nodes.findLast(([, start]) => start <= at);
        const range = document.createRange();
        range.setStart(node, at - start);
        range.setEnd(node, at - start + 1);
        return range.getClientRects()[0] ?? range.getBoundingClientRect();
    };
    const nodeAt = (at) => nodes.findLast(([, start]) => start <= at)[0].parentElement;
    const end = to + last.length - 1;
    const inside = (r) => r.top >= 60 && r.bottom <= innerHeight - 10;
    if (!inside(box(from)) || !inside(box(end))) nodeAt(from).scrollIntoView({ block: 'center' });
    const [a, b] = [box(from), box(end)];
    const leftward = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
    const startX = leftward.test(text[from]) ? a.right - 1 : a.left + 1;
    const endX = leftward.test(text[end]) ? b.left + 1 : b.right - 1;
    const place = [startX, a.top + a.height / 2, endX, b.top + b.height / 2].map(Math.round);
    return root.contains(document.elementFromPoint(place[0], place[1])) ? place : null;
";

/// Where to put the pointer on an element: brings it into view and returns the middle of its first box (a link or
/// mark over several lines has one a line) in window coordinates; null while it is not drawn, or something lies over it.
const SPOT: &str = r"
    const box = (el) => [...el.getClientRects()].find((r) => r.width > 0 && r.height > 0);
    const spot = (el) => {
        if (!el) return null;
        const inside = (r) => r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth;
        if (!inside(box(el))) el.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const r = box(el);
        const middle = (from, to, most) => Math.round((Math.max(from, 0) + Math.min(to, most)) / 2);
        const [x, y] = [middle(r.left, r.right, innerWidth), middle(r.top, r.bottom, innerHeight)];
        const hit = document.elementFromPoint(x, y);
        return hit && (el.contains(hit) || hit.contains(el)) ? [x, y] : null;
    };
    const drawn = (el) => el.checkVisibility({ visibilityProperty: true }) && box(el);
";

/// The first element drawn that a CSS selector names.
const BY_SELECTOR: &str = r"return spot([...document.querySelectorAll(arguments[0])].find(drawn));";

/// The first thing to press that is called so: by its label, else by the words on it; whole names before beginnings.
const BY_NAME: &str = r"
    const things = 'button, a, summary, label, [role=button], [role=menuitem], [role=menuitemradio], [role=option], ' +
        '[role=radio], [role=tab], [role=treeitem], [role=row]';
    const called = (el) => (el.getAttribute('aria-label') ?? el.innerText).replace(/\s+/g, ' ').trim();
    const all = [...document.querySelectorAll(things)].filter(drawn);
    return spot(all.find((el) => called(el) === arguments[0]) ?? all.find((el) => called(el).startsWith(arguments[0])));
";

impl Desk {
    /// Clicks what a CSS selector names, once it is drawn.
    pub async fn click(&self, css: &str) {
        let (x, y) = self.middle(css).await;
        self.perform(self.hand().move_to(x, y).click()).await;
    }

    /// Clicks it twice.
    pub async fn double_click(&self, css: &str) {
        let (x, y) = self.middle(css).await;
        self.perform(self.hand().move_to(x, y).double_click()).await;
    }

    /// Clicks it with the other button.
    pub async fn right_click(&self, css: &str) {
        let (x, y) = self.middle(css).await;
        self.perform(self.hand().move_to(x, y).context_click())
            .await;
    }

    /// Moves the pointer over it.
    pub async fn hover(&self, css: &str) {
        let (x, y) = self.middle(css).await;
        self.perform(self.hand().move_to(x, y)).await;
    }

    /// Clicks the button, link, row or menu item that is called so: by its label or the words on it.
    pub async fn click_named(&self, name: &str) {
        let (x, y) = self.spot(BY_NAME, name).await;
        self.perform(self.hand().move_to(x, y).click()).await;
    }

    /// Clicks what is called so, where the window may be gone before it can answer.
    pub async fn click_named_unanswered(&self, name: &str) {
        let (x, y) = self.spot(BY_NAME, name).await;
        let _ = self.hand().move_to(x, y).click().perform().await;
    }

    /// Clicks twice on what is called so.
    pub async fn double_click_named(&self, name: &str) {
        let (x, y) = self.spot(BY_NAME, name).await;
        self.perform(self.hand().move_to(x, y).double_click()).await;
    }

    /// The middle of what a CSS selector names (of its first line), in CSS pixels of the window, once it is drawn.
    pub async fn middle(&self, css: &str) -> (i64, i64) {
        self.spot(BY_SELECTOR, css).await
    }

    /// Waits until the thing is drawn and has come to rest, and says where it is.
    async fn spot(&self, script: &str, name: &str) -> (i64, i64) {
        let script = format!("{SPOT}{script}");
        let ask = async || self.js_with(&script, vec![json!(name)]).await;
        self.until(
            &format!("“{name}” is there to be clicked"),
            async || {
                let before = ask().await;
                before.is_array() && before == ask().await
            },
        )
        .await;
        let place = ask().await;
        let at = |index: usize| place[index].as_i64().expect("a number");
        (at(0), at(1))
    }

    /// Clicks on the first of these words on the page.
    pub async fn click_text(&self, css: &str, words: &str) {
        let (x, y, end_x, end_y) = self.edges(css, words, words).await;
        let middle = if y == end_y { (x + end_x) / 2 } else { x + 2 };
        self.perform(self.hand().move_to(middle, y).click()).await;
    }

    /// Types into whatever has the focus, with Enter at the end of each line but the last. Characters beyond
    /// U+FFFF vanish on the way to WebKit: see `insert`.
    pub async fn type_text(&self, text: &str) {
        let keys = text.replace('\n', &Key::Enter.value().to_string());
        self.perform(self.driver().action_chain().send_keys(keys))
            .await;
    }

    /// Puts text into whatever has the focus as an input method or a paste would, emoji included.
    pub async fn insert(&self, text: &str) {
        self.js_with(
            "document.execCommand('insertText', false, arguments[0])",
            vec![json!(text)],
        )
        .await;
    }

    /// Presses keys together: `Ctrl+F`, `Ctrl+Shift+Z`, `F7`, `Shift+Right`, `Enter`, `j`.
    pub async fn press(&self, chord: &str) {
        self.perform(chorded(self.driver().action_chain(), chord))
            .await;
    }

    /// The same, where the window may be gone before it can answer.
    pub async fn press_unanswered(&self, chord: &str) {
        let _ = chorded(self.driver().action_chain(), chord).perform().await;
    }

    /// Reads on to the next topic with a key, and waits until the page has come to rest at its heading: the text
    /// may have to be fetched first, and whoever scrolls meanwhile is not taken there.
    pub async fn next_topic(&self, key: &str) {
        let topic = async || {
            self.js(
                "return document.querySelector('[role=treeitem][aria-current]')?.innerText ?? null",
            )
            .await
        };
        let before = topic().await;
        self.press(key).await;
        self.until("the next topic is there", async || {
            let now = topic().await;
            now.is_string() && now != before
        })
        .await;
    }

    /// Presses the same keys several times over.
    pub async fn press_times(&self, chord: &str, times: usize) {
        let mut actions = self.driver().action_chain();
        for _ in 0..times {
            actions = chorded(actions, chord);
        }
        self.perform(actions).await;
    }

    /// Selects with the mouse from the start of `first` to the end of `last` (the next one after it) in the
    /// text below what a CSS selector names; with equal words, just those.
    pub async fn drag_over(&self, css: &str, first: &str, last: &str) {
        let (x, y, end_x, end_y) = self.edges(css, first, last).await;
        let actions = self
            .hand()
            .move_to(x, y)
            .click_and_hold()
            .move_to((x + end_x) / 2, (y + end_y) / 2)
            .move_to(end_x, end_y)
            .release();
        self.perform(actions).await;
    }

    /// Selects these words with the mouse.
    pub async fn select(&self, css: &str, words: &str) {
        self.drag_over(css, words, words).await;
    }

    /// Drags from one point of the window to another, in CSS pixels.
    pub async fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        let actions = self
            .hand()
            .move_to(from.0, from.1)
            .click_and_hold()
            .move_to((from.0 + to.0) / 2, (from.1 + to.1) / 2)
            .move_to(to.0, to.1)
            .release();
        self.perform(actions).await;
    }

    /// The outer edges of words in the page: start and end of a drag over them, in CSS pixels of the window.
    pub async fn edges(&self, css: &str, first: &str, last: &str) -> (i64, i64, i64, i64) {
        let ask = async || {
            self.js_with(EDGES, vec![json!(css), json!(first), json!(last)])
                .await
        };
        self.until(
            &format!("“{first}” … “{last}” is in {css}"),
            async || {
                let before = ask().await;
                before.is_array() && before == ask().await
            },
        )
        .await;
        let edges = ask().await;
        let at = |index: usize| edges[index].as_i64().expect("a number");
        (at(0), at(1), at(2), at(3))
    }

    /// A mouse that moves in a few milliseconds, but moves.
    fn hand(&self) -> ActionChain {
        self.driver()
            .action_chain_with_delay(None, Some(Duration::from_millis(30)))
    }

    async fn perform(&self, actions: ActionChain) {
        if let Err(error) = actions.perform().await {
            self.give_up(&format!("mouse or keyboard failed: {error}"))
                .await;
        }
    }
}

/// Adds the keys of a chord: all go down in order and come up in the opposite one.
fn chorded(mut actions: ActionChain, chord: &str) -> ActionChain {
    let keys: Vec<char> = chord.split('+').map(key).collect();
    for key in &keys {
        actions = actions.key_down(*key);
    }
    for key in keys.iter().rev() {
        actions = actions.key_up(*key);
    }
    actions
}

/// The character that WebDriver has for a key. Letters are pressed as they are written, upper case as lower:
/// it is Shift that makes them large.
fn key(name: &str) -> char {
    match name {
        "Ctrl" => Key::Control.value(),
        "Shift" => Key::Shift.value(),
        "Alt" => Key::Alt.value(),
        "Enter" => Key::Enter.value(),
        "Escape" => Key::Escape.value(),
        "Tab" => Key::Tab.value(),
        "Space" => ' ',
        "Backspace" => Key::Backspace.value(),
        "Delete" => Key::Delete.value(),
        "Home" => Key::Home.value(),
        "End" => Key::End.value(),
        "PageUp" => Key::PageUp.value(),
        "PageDown" => Key::PageDown.value(),
        "Left" => Key::Left.value(),
        "Right" => Key::Right.value(),
        "Up" => Key::Up.value(),
        "Down" => Key::Down.value(),
        "Plus" => '+',
        _ => {
            let function = name.strip_prefix('F').and_then(|n| n.parse::<u32>().ok());
            if let Some(number @ 1..=12) = function {
                return char::from_u32(u32::from(Key::F1.value()) + number - 1).expect("F1 to F12");
            }
            let mut letters = name.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => letter.to_ascii_lowercase(),
                _ => panic!("no key is called “{name}”"),
            }
        }
    }
}
