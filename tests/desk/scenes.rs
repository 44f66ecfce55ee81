//! Scenes: what makes a desk worth looking at, such as reports in several scripts and a report full of marks. For the
//! tests that look at every screen.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lectern_core::import::{Beside, Source};
use lectern_core::search::INDEX_NAME;
use lectern_core::{Actor, Library, documents};
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::support::sleep;

use super::{Desk, Setup, long_report};

/// The text of the built-in report.
pub const PAGE: &str = ".page .topic";
/// A mark of a colour on the page.
pub const ROSE: &str = ".page .topic .hl-rose";

/// Five colours, an overlap, notes, tags, bookmarks on a topic and at a place.
pub async fn mark(desk: &Desk) {
    for (words, key) in [
        (
            "whatever can be cut into pieces and turned into vectors can stand in the sequence",
            "1",
        ),
        (
            "turned into vectors can stand in the sequence beside text",
            "3",
        ),
        ("trained on 400 million pairs from the web", "2"),
        ("froze a vision encoder and a language model", "4"),
        ("images become discrete tokens", "5"),
    ] {
        desk.select(PAGE, words).await;
        desk.find(".seltools:not(.unplaced)").await;
        desk.press(key).await;
        desk.gone(".seltools").await;
    }
    desk.click(ROSE).await;
    desk.find(".page .topic .hl-rose.current").await;
    desk.press("n").await;
    desk.find(".note.editing textarea, .pop textarea").await;
    desk.type_text("Only the bridge is trained. Is that why it was so cheap?")
        .await;
    desk.press("Escape").await;
    desk.gone(".note.editing").await;
    desk.press("Escape").await;
    desk.press("b").await;
    desk.select(PAGE, "A minute of video").await;
    desk.find(".seltools:not(.unplaced)").await;
    desk.press("b").await;
    desk.gone(".seltools").await;
}

/// Waits until the page has been where it is for a while.
pub async fn at_rest(desk: &Desk) {
    let top = async || {
        desk.js("return document.querySelector('.page-scroll').scrollTop")
            .await
    };
    desk.until("the page is at rest", async || {
        let before = top().await;
        sleep(Duration::from_millis(500)).await;
        before == top().await
    })
    .await;
}

/// Somebody else writes into the index, so that it waits with what is not in yet: a report that came in since. It goes on
/// when what is answered is let go of.
pub async fn hold_up_index(desk: &Desk) -> Connection {
    desk.press("Ctrl+k").await;
    desk.find(".search-box input").await;
    desk.insert("distil").await;
    desk.see("found").await;
    desk.press("Escape").await;
    desk.gone(".search-box").await;
    let index = Connection::open(desk.library().join(INDEX_NAME)).unwrap();
    index.execute_batch("BEGIN IMMEDIATE").unwrap();
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let source = Source {
        name: "ample.md".to_owned(),
        bytes: long_report("An ample report", 100).into_bytes(),
        beside: Beside::Nothing,
    };
    documents::add_source(&library, &source, false).unwrap();
    desk.see("An ample report").await;
    index
}

/// A machine on which the tour was seen.
pub fn toured() -> Setup {
    Setup::default().settings(&json!({ "tour_seen": true }))
}

/// Reports in several scripts and lengths.
pub fn shelf() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    write(
        "observatory.txt",
        &fs::read_to_string(fixtures.join("field-report.txt")).unwrap(),
    );
    write(
        "stars.md",
        &format!(
            "---\ntitle: מדריך לתצפית בכוכבים\nauthor: נועה לוי\nlang: he\n---\n\n## בחירת המקום\n\n{}\n\n## הלילה הראשון\n\n{}\n",
            "לפני שמציבים עמוד אחד, כדאי לבלות תריסר לילות במקום עם כיסא, מצפן ומחברת, ולרשום היכן עומדים העצים. ".repeat(12),
            "מי שאינו רושם את מה שראה, בילה ערב נעים ולא יותר מזה. ".repeat(20),
        ),
    );
    write(
        "garden.md",
        &format!(
            "---\ntitle: 庭園の水と石についての報告\nauthor: 山田 花子\nlang: ja\n---\n\n## 水\n\n{}\n",
            "水は低いところへ流れ、庭の形を決める。石はその流れを受けとめ、音を変える。".repeat(20)
        ),
    );
    write(
        "long.md",
        "---\ntitle: On the Slow Repair of Dry Stone Walls in Upland Parishes, with Measurements Taken over Eleven Winters and a Note on Frost\nauthor: The Committee for Walls, Hedges and Ditches of the Upper Valley\n---\n\n## Winter\n\nFrost lifts a wall from below.\n",
    );
    write(
        "short.md",
        "---\ntitle: Tides\nauthor: M. Okafor\n---\n\n## Springs\n\nTwice a month the sun helps.\n",
    );
    folder
}

pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}
