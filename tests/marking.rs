//! Marking in the real window: over borders, in odd places, again and differently, and back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::path::Path;

use desk::Desk;
use lectern_core::annotations::{self, Annotation, Colour, Filter};
use lectern_core::{Actor, Library};

const PAGE: &str = ".page .column";

async fn open_odd() -> Desk {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/odd-characters.md");
    let desk = Desk::open_with(file).await;
    desk.find(PAGE).await;
    desk
}

fn held(desk: &Desk) -> Vec<Annotation> {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    annotations::list(&library, &Filter::default()).unwrap()
}

/// Marks from the start of some words to the end of others, and waits for the mark.
async fn mark(desk: &Desk, first: &str, last: &str, colour: &str) {
    let before = desk.count("mark[data-first]").await;
    desk.drag_over(PAGE, first, last).await;
    desk.click(&format!(".seltools .sw.hl-{colour}")).await;
    desk.until("the words are marked", async || {
        desk.count("mark[data-first]").await == before + 1
    })
    .await;
}

#[tokio::test]
async fn over_a_topic_border_and_overlapping() {
    let mut desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.next_topic("j").await;
    mark(
        &desk,
        "usually memory",
        "the weights must be read",
        "yellow",
    )
    .await;
    mark(
        &desk,
        "rather than arithmetic",
        "once more for every token",
        "blue",
    )
    .await;
    // Where both lie, the older is outside.
    desk.find("mark.hl-yellow mark.hl-blue").await;

    // From the last line of one topic into the next one's heading.
    desk.next_topic("j").await;
    desk.js("document.querySelector('.page-scroll').scrollTop -= 300")
        .await;
    let last_words = desk
        .js("const t = document.querySelectorAll('.page .column > *'); \
             const heading = [...document.querySelectorAll('.page .column h2')].find((h) => h.textContent.includes('Ethical')); \
             const section = heading.closest('[data-topic]') ?? heading.parentElement; \
             const before = section.previousElementSibling; \
             const notes = [...before.querySelectorAll('li, p')].filter((e) => e.textContent.trim()); \
             return [t.length, notes.at(-1).textContent.trim().split(/\\s+/).slice(0, 3).join(' ')]")
        .await;
    let first = last_words[1].as_str().unwrap().to_owned();
    mark(&desk, &first, "Ethical AI", "rose").await;
    desk.close().await;
    let held = held(&desk);
    let crossing = held
        .iter()
        .find(|a| a.colour == Some(Colour::Rose))
        .unwrap();
    assert_eq!(
        (crossing.topic_position, crossing.end_topic_position),
        (Some(1), Some(2))
    );
    let quote = crossing.quote.as_deref().unwrap();
    assert!(
        quote.starts_with(&first) && quote.ends_with("Ethical AI"),
        "{quote}"
    );
    desk.reopen().await;
    desk.find("mark.hl-rose").await;
}

#[tokio::test]
async fn recoloured_resized_removed_and_back() {
    let mut desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.next_topic("j").await;
    mark(&desk, "usually memory", "arithmetic", "green").await;

    // Recolour it: make it current, press a number.
    desk.click_text("mark.hl-green", "memory").await;
    desk.press("4").await;
    desk.counted("mark.hl-rose[data-first]", 1).await;

    // Make it longer, a character at a time.
    let short = desk.text("mark.hl-rose[data-first]").await;
    desk.press("Shift+Right").await;
    desk.until("the mark is a character longer", async || {
        desk.js("return [...document.querySelectorAll('mark.hl-rose')].map((m) => m.textContent).join('').length").await
            == short.chars().count() as u64 + 1
    })
    .await;

    // Remove it, and take that back from the toast.
    desk.press("Delete").await;
    desk.see("Highlight removed").await;
    desk.counted("mark", 0).await;
    desk.click_named("Undo").await;
    desk.counted("mark.hl-rose[data-first]", 1).await;
    desk.close().await;
    assert_eq!(held(&desk)[0].colour, Some(Colour::Rose));
}

#[tokio::test]
async fn in_odd_places() {
    let mut desk = open_odd().await;
    // Right to left, without blanks between words, and after a sign of seven code points.
    mark(&desk, "must not lose", "a letter", "blue").await;
    mark(&desk, "كتبه صاحبه", "كتبه صاحبه", "yellow").await;
    mark(&desk, "没有空格", "没有空格", "green").await;
    desk.click_text(".toc", "A table of signs").await;
    desk.until("the table is at the top of the page", async || {
        desk.js("return document.querySelector('.page .column tbody tr')?.getBoundingClientRect().top ?? 9999").await.as_f64().is_some_and(|top| top < 400.0)
    })
    .await;
    // In a table, over two cells.
    let cells = desk
        .js(
            "const row = document.querySelector('.page .column tbody tr'); if (!row) return null; \
             return [...row.cells].slice(0, 2).map((c) => c.textContent.trim())",
        )
        .await;
    let (first, last) = (
        cells[0].as_str().unwrap().to_owned(),
        cells[1].as_str().unwrap().to_owned(),
    );
    desk.drag_over(".page .column table", &first, &last).await;
    desk.click(".seltools .sw.hl-violet").await;
    desk.find("mark.hl-violet").await;
    assert_eq!(
        desk.count("tr > mark").await,
        0,
        "nothing between the cells is wrapped"
    );
    desk.close().await;
    let held = held(&desk);
    let quotes: Vec<_> = held.iter().filter_map(|a| a.quote.as_deref()).collect();
    assert!(
        quotes.contains(&"كتبه صاحبه") && quotes.contains(&"没有空格"),
        "{quotes:?}"
    );
    assert!(quotes.contains(&"must not lose a letter"), "{quotes:?}");
    let quote = held
        .iter()
        .find(|a| a.colour == Some(Colour::Violet))
        .unwrap()
        .quote
        .clone()
        .unwrap();
    assert_eq!(quote, format!("{first}\t{last}"));
}

/// What the window does, another program sees, and the other way round.
#[tokio::test]
async fn the_command_line_and_the_window_see_each_other() {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let document = lectern_core::documents::documents(&library).unwrap()[0].document;
    let on = annotations::NoteOn::Document(document);
    annotations::note(&library, on, "From the command line.").unwrap();
    desk.see("From the command line.").await;
    desk.press("Ctrl+z").await;
    desk.see_no_more("From the command line.").await;
    assert!(held(&desk).is_empty());
}

/// Choices hold at once and after a restart.
#[tokio::test]
async fn type_and_theme_are_kept() {
    let mut desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.press("Ctrl+t").await;
    desk.click_named("Sepia").await;
    desk.press("Escape").await;
    desk.press("Ctrl+=").await;
    desk.until("the page is sepia and larger", async || {
        desk.js("return document.documentElement.dataset.theme + getComputedStyle(document.documentElement).getPropertyValue('--read-size')").await == "sepia19px"
    })
    .await;
    desk.restart().await;
    desk.find(PAGE).await;
    let theme = desk
        .js("return document.documentElement.dataset.theme")
        .await;
    assert_eq!(theme, "sepia");
}

/// A document goes to the trash with its notes, and comes back.
#[tokio::test]
async fn a_document_is_removed_and_comes_back() {
    let desk = open_odd().await;
    mark(&desk, "one sign", "the reader", "yellow").await;
    desk.press("Ctrl+1").await;
    desk.counted(".lib tbody tr", 2).await;
    desk.click_text(".lib tbody", "Odd Characters").await;
    desk.press("Delete").await;
    desk.see("to the trash").await;
    desk.counted(".lib tbody tr", 1).await;
    desk.click_named("Undo").await;
    desk.counted(".lib tbody tr", 2).await;
    assert_eq!(held(&desk).len(), 1);
}

/// Words leave with their source by the clipboard, and come out of it where one pastes.
#[tokio::test]
async fn copied_with_their_source() {
    let desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.next_topic("j").await;
    desk.select(PAGE, "usually memory rather than arithmetic")
        .await;
    desk.press("Ctrl+Shift+c").await;
    desk.see("Copied").await;
    desk.press("Escape").await;
    desk.press("Ctrl+f").await;
    desk.find(".find input").await;
    desk.press("Ctrl+v").await;
    desk.until("the words are pasted", async || {
        let pasted = desk
            .js("return document.querySelector('.find input').value")
            .await;
        pasted.as_str().is_some_and(|text| {
            text.contains("usually memory") && text.contains("Model efficiency")
        })
    })
    .await;
}

#[tokio::test]
async fn the_note_being_written_stays_whole_in_sight() {
    let desk = Desk::open().await;
    desk.resize(900, 600).await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    for words in [
        "about as many as a page of prose",
        "grounding",
        "use the same words in a different order",
    ] {
        mark(&desk, words, words, "green").await;
    }
    desk.press("Escape").await;
    desk.select(PAGE, "A minute of video").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("One line\n\nand another\n\n- and\n- a\n- list\n- that\n- goes\n- on\n- and\n- on\n- to\n- its\n- end")
        .await;
    desk.find(".edit-foot .saved svg").await;
    let whole = "const note = document.querySelector('.note.editing').getBoundingClientRect();
        const pane = document.querySelector('.note.editing').closest('.scroll').getBoundingClientRect();
        return note.top >= pane.top + 40 && note.bottom <= pane.bottom - 8;";
    desk.until("the whole note is in sight", async || {
        desk.js(whole).await == true
    })
    .await;
    desk.resize(900, 560).await;
    desk.until("it still is in a lower window", async || {
        desk.js(whole).await == true
    })
    .await;
}

/// What is typed after Esc is a key of the page, also while the disk still takes the note.
#[tokio::test]
async fn a_key_after_the_note_is_done() {
    const ESCAPE: char = '\u{e00c}';
    let mut desk = Desk::open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk.select(PAGE, "about as many as a page of prose").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text(&format!("Why?{ESCAPE}b")).await;
    desk.find(".toc .rb").await;
    desk.gone(".note.editing").await;
    desk.close().await;
    let held = held(&desk);
    let noted = held.iter().find(|a| a.quote.is_some()).unwrap();
    assert_eq!(noted.note.as_deref(), Some("Why?"));
}
