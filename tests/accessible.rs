//! Every screen, in every theme, under the eyes of axe-core: what hinders nobody that a program can speak for.
//!
//! A test is one window. It brings about one screen after the other as a person would, and has the inspector look at
//! each; a new screen is its steps and one line. All faults of a window are told together.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;
#[path = "accessible/library.rs"]
mod library;
#[path = "accessible/notebook.rs"]
mod notebook;
#[path = "accessible/results.rs"]
mod results;

use std::fs;
use std::path::Path;

use desk::scenes::{PAGE, ROSE, at_rest, files_in, mark, shelf, toured};
use desk::{Inspector, Setup};
use tempfile::TempDir;

/// The first start, with a file that cannot come in, and the tour.
#[tokio::test]
async fn the_first_day() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("ledger.md");
    fs::write(&file, [0, 159, 146, 150, 0, 1, 2, 255, 0, 0]).unwrap();
    let desk = Setup::default().file(file).open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.see("ledger.md").await;
    inspector.look("a file refused").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    inspector.look("library on the first day").await;
    desk.double_click(".lib tbody tr").await;
    desk.see("Mark what matters").await;
    inspector.look("tour").await;
    desk.press("Shift+F9").await;
    desk.gone("aside.pane").await;
    inspector.look("tour over the page").await;
    desk.press("Ctrl+1").await;
    desk.click(".lib tbody tr").await;
    desk.press("Delete").await;
    desk.see("Nothing on the desk").await;
    inspector.look("library without documents").await;
    inspector.verdict();
}

/// More than one file that cannot come in.
#[tokio::test]
async fn files_refused() {
    let folder = TempDir::new().unwrap();
    let empty = folder.path().join("minutes.md");
    fs::write(&empty, " \n").unwrap();
    let missing = folder.path().join("board.md");
    let desk = toured().file(&empty).file(&missing).open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.see("board.md").await;
    inspector.look("several files refused").await;
    inspector.verdict();
}

/// The library with reports in several scripts, and what opens from it.
#[tokio::test]
async fn a_library_in_use() {
    let shelf = shelf();
    let mut setup = toured();
    for file in files_in(shelf.path()) {
        setup = setup.file(file);
    }
    let desk = setup.open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.see("Keeping a Small Observatory").await;
    desk.double_click(".lib tbody tr:last-child").await;
    desk.find(PAGE).await;
    desk.press("Space").await;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await; // the place is kept
    desk.press("Ctrl+1").await;
    desk.see("Continue reading").await;
    inspector.look("library").await;
    desk.click_named("Add").await;
    desk.see("Files").await;
    inspector.look("menu of adding").await;
    desk.press("Escape").await;
    desk.click_text(".lib tbody", "Tides").await;
    desk.see("1 chosen").await;
    inspector.look("library with a document chosen").await;
    desk.press("Ctrl+f").await;
    desk.type_text("quantum").await;
    desk.see("No title or author has").await;
    inspector.look("filter without a hit").await;

    desk.press("Ctrl+k").await;
    desk.see("Read last").await;
    inspector.look("search before anything is typed").await;
    desk.insert("wall").await;
    desk.find(".hit").await;
    inspector.look("search with results").await;
    desk.press("Ctrl+a").await;
    desk.insert("quantisaton").await;
    desk.see("Did you mean").await;
    inspector.look("search without a hit").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;

    desk.press("Ctrl+,").await;
    desk.see("Interface size").await;
    inspector.look("settings").await;
    for (section, words) in [
        ("Reading", "Show notes"),
        ("Marking", "Colour"),
        ("Export", "What an export begins with"),
        ("The library", "Check now"),
        ("About", "Version"),
        ("Keyboard", "Single-letter keys"),
    ] {
        desk.click_named(section).await;
        desk.see(words).await;
        inspector.look(&format!("settings: {section}")).await;
    }
    desk.click(".set-n input").await;
    desk.insert("xyzzy").await;
    desk.see("No setting has").await;
    inspector.look("no such setting").await;
    desk.press("F1").await;
    desk.find(".kcols").await;
    inspector.look("keyboard sheet").await;
    desk.insert("xyzzy").await;
    desk.gone(".ks").await;
    inspector.look("keyboard sheet without a key").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    desk.press("Ctrl+1").await;

    // The last of all: WebDriver never says that the right button came up again.
    desk.press("Ctrl+f").await;
    desk.press("Ctrl+a").await;
    desk.press("Backspace").await;
    desk.right_click(".lib tbody tr").await;
    desk.find("[role=menu]").await;
    inspector.look("menu of a document").await;
    inspector.verdict();
}

/// Each kind of thing that a text may hold, most of them more than once in a screen.
const EVERY_KIND: &str = "\
# Every kind

Plain, *leaning*, **heavy**, `code`, a [link](https://example.org), a note.[^1] ~~Gone.~~

- [x] done
- [ ] to do

> Words of another.

| one | two |
| --- | --- |
| a   | b   |

| a column with a very long name indeed, as wide as a page | another, hardly shorter than the first of them, and of no use | a third | a fourth |
| --- | --- | --- | --- |
| unbreakable_unbreakable_unbreakable_unbreakable | b | unbreakable_unbreakable_unbreakable_unbreakable | unbreakable_unbreakable_unbreakable_unbreakable |

```
let short = 1;
```

```
let long = \"a line of code that is longer than any column of text could be, so that it has to be scrolled sideways to be read\";
```

![A square](square.png)

![One that is far away](https://example.org/far.png) ![One that is missing](missing.png)

## Below

### Further below

First[^2] and second.

[^1]: Of the first topic.
[^2]: Of the last topic.
";

/// The reader, and all that opens over it.
#[tokio::test]
async fn a_reader_at_work() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("every-kind.md");
    fs::write(&file, EVERY_KIND).unwrap();
    let icon = Path::new(env!("CARGO_MANIFEST_DIR")).join("icons/128x128.png");
    fs::copy(icon, folder.path().join("square.png")).unwrap();
    let desk = toured().file(&file).open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.see("Every kind").await;
    desk.find(".page .topic .tbl").await;
    inspector.look("text of every kind").await;
    desk.click(".page .topic img").await;
    desk.find(".picture-view").await;
    inspector.look("picture").await;
    desk.press("Escape").await;
    desk.press("Ctrl+1").await;
    desk.click_text(".lib tbody", "Advances in Large Language Models")
        .await;
    desk.press("Enter").await;
    desk.see("Multimodal models").await;
    inspector.look("reader without marks").await;
    desk.press("Ctrl+Shift+e").await;
    desk.see("Nothing to take out yet").await;
    inspector.look("nothing to export").await;
    desk.press("Escape").await;
    mark(&desk).await;
    desk.press("Home").await;
    inspector.look("reader with marks").await;
    desk.press("m").await;
    inspector.look("the current mark").await;
    desk.press("Escape").await;
    desk.press("Home").await;

    desk.select(PAGE, "about as many as a page of prose").await;
    desk.find(".seltools:not(.unplaced)").await;
    inspector.look("selection").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("How many tokens would *our* slides cost?\n\n- 336 px: 576")
        .await;
    desk.find(".edit-foot .saved svg").await;
    inspector.look("note being written").await;
    desk.press("Ctrl+Shift+p").await;
    inspector.look("note's preview").await;
    desk.press("Ctrl+Shift+p").await;
    desk.press("Escape").await;
    desk.click_named("Filter notes").await;
    inspector.look("filter of the notes").await;
    desk.click_named("Green").await;
    desk.press("Escape").await;
    inspector.look("notes that are filtered").await;
    desk.click_named("Filter notes").await;
    desk.click_named("Green").await;
    desk.press("Escape").await;
    desk.click_named("Add a note").await;
    inspector.look("menu of a new note").await;
    desk.press("Escape").await;
    desk.double_click(".note:has(.rb)").await;
    desk.find(".note.editing").await;
    inspector.look("bookmark being named").await;
    desk.press("Escape").await;

    desk.click(ROSE).await;
    desk.press("t").await;
    desk.find(".tag-field input").await;
    desk.type_text("cost\nslides\n").await;
    desk.find(".note.editing .tag-x").await;
    desk.type_text("x").await;
    inspector.look("tags being written").await;
    desk.click(".edit-foot [aria-haspopup=menu]").await;
    desk.find("[role=menu]").await;
    inspector.look("menu of a note").await;
    desk.press("Escape").await;
    desk.press("Escape").await;
    desk.press("Home").await;

    desk.press("Ctrl+f").await;
    desk.type_text("model").await;
    desk.see("of 1").await;
    inspector.look("find").await;
    desk.type_text("xyz").await;
    desk.see("Not in this document").await;
    inspector.look("find without a hit").await;
    desk.click(".find .btn").await;
    desk.find(".search-box .none").await;
    inspector.look("nothing found anywhere").await;
    desk.press("Escape").await;
    desk.gone(".search-box").await;
    desk.click(".find input").await;
    desk.press("Escape").await;
    desk.press("Home").await;

    desk.press("Ctrl+t").await;
    desk.find(".typo").await;
    inspector.look("type").await;
    desk.press("Escape").await;
    desk.press("Shift+F9").await;
    desk.gone("aside.pane").await;
    desk.click(ROSE).await;
    desk.press("n").await;
    desk.find(".note-pop textarea").await;
    inspector.look("note at its mark").await;
    desk.press("Escape").await;
    desk.press("Escape").await;
    desk.gone(".note-pop").await;
    desk.press("Shift+F9").await;
    desk.press("f").await;
    desk.gone("nav.pane").await;
    inspector.look("focus mode").await;
    desk.press("f").await;
    desk.press("Ctrl+Shift+e").await;
    desk.see(" notes, ").await;
    inspector.look("export").await;
    desk.click(".tag-choice").await;
    desk.see("#cost").await;
    inspector.look("export, choosing tags").await;
    desk.press("Escape").await;
    desk.gone("[role=menu]").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;

    desk.click(ROSE).await;
    desk.press("Delete").await;
    desk.see("Highlight removed").await;
    inspector.look("toast").await;
    desk.press("Ctrl+z").await;
    desk.click(".page sup a").await;
    desk.see("Go to the note").await;
    inspector.look("footnote").await;
    desk.press("Escape").await;
    desk.press("Home").await;
    at_rest(&desk).await;
    for (on, holds) in [(1, "a table"), (5, "a figure"), (2, "code")] {
        for _ in 0..on {
            desk.next_topic("j").await;
        }
        inspector.look(&format!("topic with {holds}")).await;
    }

    // In a small window the panes lie over the page.
    desk.press("Home").await;
    at_rest(&desk).await;
    desk.resize(560, 600).await;
    inspector.look("reader in a small window").await;
    for (key, pane) in [("F9", "nav.pane.over"), ("Shift+F9", "aside.pane.over")] {
        desk.press(key).await;
        desk.find(pane).await;
        inspector.look(&format!("{pane} in a small window")).await;
        desk.press("Escape").await;
        desk.gone(pane).await;
    }

    // The last of all: WebDriver never says that the right button came up again.
    desk.right_click(ROSE).await;
    inspector.look("menu of a mark").await;
    inspector.verdict();
}

/// A link being typed, what links to a note, and the list of all tags.
#[tokio::test]
async fn links_and_tags() {
    let desk = toured().open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.double_click(".lib tbody tr").await;
    desk.find(".page .column").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.insert("See [[Advances").await;
    desk.find(".proposals [role=option]").await;
    inspector.look("a link being typed").await;
    desk.press("Enter").await;
    desk.gone(".proposals").await;
    desk.click(".tagline input").await;
    desk.insert("cost").await;
    desk.press("Enter").await;
    desk.press("Ctrl+Enter").await;
    desk.gone(".note.editing").await;
    desk.find("[aria-label='Linked from 1 note']").await;
    inspector.look("a document that is linked to").await;
    desk.click("[aria-label='Linked from 1 note']").await;
    desk.find("[role=menu]").await;
    inspector.look("what links here").await;
    desk.press("Escape").await;
    desk.click_named("Filter notes").await;
    desk.click_named("All tags…").await;
    desk.find(".tag-name").await;
    inspector.look("all tags").await;
    desk.click(".tag-name").await;
    desk.find(".tag-rows form").await;
    inspector.look("a tag being renamed").await;
    inspector.verdict();
}

/// Where something went wrong.
#[tokio::test]
async fn bad_news() {
    let disk = TempDir::new().unwrap();
    let disk = disk.path().join("disk");
    let mut desk = toured().env("LECTERN_TEST_DISK", &disk).open().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.double_click(".lib tbody tr").await;
    desk.select(PAGE, "about as many as a page of prose").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    fs::write(&disk, "read-only").unwrap();
    desk.type_text("Which of our slides?").await;
    desk.find(".say-bar").await;
    inspector.look("note that is not saved").await;
    desk.press("Ctrl+q").await;
    desk.see("One note could not be saved").await;
    inspector.look("closing with a note not saved").await;
    inspector.verdict();

    fs::remove_file(&disk).unwrap();
    desk.kill().await;
    desk.reopen().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.see("Lectern closed unexpectedly").await;
    inspector.look("after a crash").await;
    inspector.verdict();
    desk.close().await;

    let file = desk.library().join("library.lectern");
    let mut bytes = fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    fs::write(&file, bytes).unwrap();
    desk.reopen().await;
    let mut inspector = Inspector::of(&desk).await;
    desk.see("This library needs a newer Lectern").await;
    inspector.look("library of a newer Lectern").await;
    inspector.verdict();
}
