//! An album of pictures: the window at one size, in several themes. `LECTERN_SHOTS` names its folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use thirtyfour::support::sleep;

use super::Desk;

/// Has nothing move, fade or blink. The scroll bars lie over the page and fade too; a page at rest draws no frames, so each
/// picture would catch its bar at another moment: they are taken away. A bar that is there already stays drawn, whatever
/// its style says after, so what scrolls is made to do without for a moment.
const AT_REST: &str = r"
    const rest = new CSSStyleSheet();
    rest.replaceSync(`*, ::before, ::after, ::backdrop {
        transition: none !important; animation: none !important; scrollbar-width: none !important;
        caret-color: transparent !important;
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rest];
    for (const part of document.querySelectorAll('*')) {
        if (!/auto|scroll/.test(getComputedStyle(part).overflowY)) continue;
        const [top, own] = [part.scrollTop, part.style.overflow];
        part.style.overflow = 'hidden';
        part.getBoundingClientRect();
        part.style.overflow = own;
        part.scrollTop = top;
    }
";

/// Makes two pictures of one screen alike: no clock, no time a search took, an import's pace as that of one day, which
/// none has that is quick enough, no id and no folder of the day, and cloths by the title, where the desk goes by the id.
const STILL: &str = r"
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const now = texts.currentNode.data
            .replace(/exported: \d{4}-\d\d-\d\d/, 'exported: 2026-03-02')
            .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
                '019c0e24-6970-711d-8fe1-0fc05bf73ac9')
            .replace(/\^([a-z])-[0-9a-f]{12}/g, '^$1-7b44a32a60e6')
            .replace(/(Today|Yesterday) \d\d:\d\d/g, '$1 09:41')
            .replace(/^, \d+ ms$/, ', 3 ms')
            .replace(/^(\s*\d+ done)(?: · \d+ a second · \d+ s left)?(?=\s*$)/, '$1 · 52 a second · 5 s left')
            .replace(/desk-\w{6}(?=\/library)/, 'desk-000000');
        if (now !== texts.currentNode.data) texts.currentNode.data = now;
    }
    for (const cover of document.querySelectorAll('.cover'))
        cover.className = cover.className.replace(/\bc[1-6]\b/, `c${1 + (cover.textContent.length % 6)}`);
";

/// Has all text set anew. Without it one letter of a line that had been changed in place stood a quarter of a pixel aside
/// in half of all pictures; set anew it never did. What a line keeps of the one before seems to differ in the last bit.
const SET_ANEW: &str = r"
    const root = document.documentElement;
    root.style.wordSpacing = '0.02px';
    root.getBoundingClientRect();
    root.style.wordSpacing = '';
    root.getBoundingClientRect();
";

/// Answers when the page has been drawn: before the second frame the first one is through.
const DRAWN: &str = r"
    const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => done(null)));
";

/// The folder of pictures, and the window they are taken of.
pub struct Album<'a> {
    folder: PathBuf,
    desk: &'a Desk,
    size: (u32, u32),
}

impl<'a> Album<'a> {
    /// An album of the desk's window at this size.
    pub async fn of(desk: &'a Desk, size: (u32, u32)) -> Self {
        desk.resize(size.0, size.1).await;
        desk.come_forward().await;
        desk.js(AT_REST).await;
        let folder = std::env::var_os("LECTERN_SHOTS").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("shots"),
            PathBuf::from,
        );
        Self { folder, desk, size }
    }

    /// A picture in each of these themes. The theme is put on as the settings put it on, by the attribute on the
    /// page's root: choosing it in the popover would close what is to be seen.
    pub async fn take(&self, name: &str, themes: &[&str]) {
        let (width, height) = self.size;
        self.desk.come_forward().await;
        for theme in themes {
            // Drawn anew as a whole: what was mended in parts differs in the rim of a letter or a dot.
            let other = if *theme == "dark" { "light" } else { "dark" };
            self.put_on(other).await;
            self.desk.js(STILL).await;
            self.desk.js(SET_ANEW).await;
            self.desk.js_async(DRAWN, Vec::new()).await;
            self.put_on(theme).await;
            sleep(Duration::from_millis(250)).await; // what moves by script comes to rest
            let file = format!("{name}-{theme}-{width}x{height}.png");
            self.desk.picture(self.folder.join(file)).await;
        }
        self.put_on("light").await;
    }

    async fn put_on(&self, theme: &str) {
        self.desk
            .js_with(
                "document.documentElement.dataset.theme = arguments[0]",
                vec![json!(theme)],
            )
            .await;
    }
}
