//! Small reports in the library, and the rows they have in the list: added, chosen, and which has the focus.

use std::fs;
use std::path::PathBuf;

use lectern_core::documents::{self, AddOptions, Document};
use lectern_core::{Actor, Library};

use super::Desk;

/// Adds so many small reports by the command line's way while the window is open, and waits for the last of them.
pub async fn fill(desk: &Desk, count: usize) {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let place = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..count)
        .map(|number| {
            let path = place.path().join(format!("{number:05}.md"));
            let text = format!("# Report {number:05}\n\nWords of number {number}.\n");
            fs::write(&path, text).unwrap();
            path
        })
        .collect();
    documents::add(&library, &files, AddOptions::default(), &mut |_, _| true).unwrap();
    desk.until(&format!("{count} more documents are there"), async || {
        desk.text(".view-head .sub").await.replace(',', "") == format!("{} documents", count + 1)
    })
    .await;
}

/// All documents of the library, in the order of their titles.
pub fn held(desk: &Desk) -> Vec<Document> {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let mut all = documents::documents(&library).unwrap();
    all.sort_by(|a, b| a.title.cmp(&b.title));
    all
}

/// Clicks the head of the titles, so that the order is theirs.
pub async fn by_title(desk: &Desk) {
    desk.click(".lib th button").await;
    desk.find(".lib th[aria-sort=ascending]").await;
}

/// The title of the row or cover that has the focus.
pub async fn focused(desk: &Desk) -> String {
    let title = desk
        .js("return document.activeElement?.querySelector('bdi')?.textContent ?? ''")
        .await;
    title.as_str().unwrap_or_default().to_owned()
}

pub async fn has_focus(desk: &Desk, title: &str) {
    desk.until(&format!("the focus is on “{title}”"), async || {
        focused(desk).await == title
    })
    .await;
}

/// Clicks the row of this title with Ctrl held where `more`.
pub async fn choose(desk: &Desk, title: &str, more: bool) {
    let row = format!(".lib tr[aria-label^='{title}'] .t");
    if more {
        let held = "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }))";
        desk.find(&row).await;
        desk.js_with(held, vec![row.into()]).await;
    } else {
        desk.click(&row).await;
    }
}
