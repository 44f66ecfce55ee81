//! The walls in the real window: hostile documents, notes, tags and labels against all walls at once, then against
//! the sanitiser alone and against the content security policy alone, each with a listening address that nothing
//! may ask for. What nobody could see failing, the last test sees: without walls the same documents run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use desk::{Desk, Setup, Trap};
use lectern_core::anchor::Range;
use lectern_core::annotations::{self, Colour, Filter, Making, NoteOn};
use lectern_core::documents::{AddOptions, add, contents, documents, topics};
use lectern_core::export::{Arrange, Context, Format, Request, export};
use lectern_core::import::render_note;
use lectern_core::journal::history;
use lectern_core::{Actor, Library};
use uuid::Uuid;

const PAGE: &str = ".page .column";

/// Ways out of an attribute or a tag, for where there is room for one line only.
const LINES: &[&str] = &[
    "<img src=x onerror=RUN>",
    "\"><img src=x onerror=RUN>",
    "'><svg onload=RUN>",
    "</title><img src=x onerror=RUN>",
    "javascript:RUN",
    "{{RUN}} ${RUN} {@html '<img src=x onerror=RUN>'}",
];

/// A library of hostile documents, each with hostile notes, tags and labels. Answers its documents.
fn fill(folder: &Path, trap: &Trap, workshop: &Path) -> Vec<Uuid> {
    let library = Library::open_or_create(folder, Actor::CommandLine).unwrap();
    let files = trap.arm_all(workshop);
    let before = documents(&library).unwrap().len();
    add(&library, &files, AddOptions::default(), &mut |_, _| true).unwrap();
    let all = documents(&library).unwrap();
    assert_eq!(all.len(), before + files.len());
    for (file, document) in files.iter().zip(&all[before..]) {
        let content = topics(&library, document.document).unwrap();
        let topic = content.topics[0].topic;
        let text = fs::read_to_string(file).unwrap();
        annotations::note(&library, NoteOn::Topic(topic), &text).unwrap();
        annotations::note(&library, NoteOn::Document(document.document), &text).unwrap();
        for line in LINES {
            let line = trap.arm(line);
            annotations::bookmark(&library, topic, None, Some(&line)).unwrap();
            let making = Making {
                colour: Colour::Rose,
                note: Some(line.clone()),
                tags: vec![line.chars().take(90).collect()],
            };
            let range = Range {
                start_topic: 0,
                start: 0,
                end_topic: 0,
                end: 6,
            };
            annotations::highlight(&library, document.document, &range, &making).unwrap();
        }
    }
    all[before..]
        .iter()
        .map(|document| document.document)
        .collect()
}

/// How many changes the library has seen, and how many notes it holds.
fn state(folder: &Path) -> (usize, usize) {
    let library = Library::open(folder, Actor::CommandLine).unwrap();
    let changes = history(&library, 10_000).unwrap().len();
    (
        changes,
        annotations::list(&library, &Filter::default())
            .unwrap()
            .len(),
    )
}

/// Opens every document of the library, looks at it from end to end with its notes, and tries to wake what is in it.
async fn look_through(desk: &Desk, trap: &Trap, count: usize) {
    for number in 1..=count {
        desk.double_click(&format!(".lib tbody tr:nth-child({number})"))
            .await;
        desk.find(PAGE).await;
        for key in ["End", "Home"] {
            desk.press(key).await;
            assert!(
                !trap.provoke(desk, ".page *, .notes *, .contents *").await,
                "document {number}"
            );
        }
        assert_eq!(trap.caught(), [""; 0], "document {number}");
        let title = desk.js("return document.title").await;
        assert!(
            title.as_str().unwrap().ends_with("– Lectern"),
            "document {number}: {title}"
        );
        desk.press("Ctrl+1").await;
        desk.find(".lib tbody tr").await;
    }
}

#[tokio::test]
async fn nothing_hostile_runs_loads_or_commands() {
    let trap = Trap::set();
    let workshop = tempfile::tempdir().unwrap();
    let mut desk = Desk::open().await;
    desk.close().await;
    let count = fill(&desk.library(), &trap, workshop.path()).len() + 1;
    let before = state(&desk.library());
    desk.reopen().await;
    look_through(&desk, &trap, count).await;

    // What a note becomes while it is written and looked at, and on its way out.
    desk.double_click(".lib tbody tr:nth-child(1)").await;
    desk.find(PAGE).await;
    desk.press("Ctrl+Shift+e").await;
    desk.find("dialog[open]").await;
    assert!(!trap.provoke(&desk, "dialog *").await);
    desk.press("Escape").await;
    desk.close().await;
    assert_eq!(trap.caught(), [""; 0]);
    assert_eq!(
        state(&desk.library()),
        before,
        "nobody but the screens commands"
    );
}

/// The sanitiser taken out: what the page is given is what the documents hold. The policy stops all that runs
/// and loads; what it has no word for, a connection opened in advance, the page leaves out (`ui/src/page/insert.ts`).
#[tokio::test]
async fn the_policy_alone_stops_them() {
    let trap = Trap::set();
    let workshop = tempfile::tempdir().unwrap();
    let mut desk = Desk::open().await;
    desk.close().await;
    let hostile = fill(&desk.library(), &trap, workshop.path());
    let file = desk.library().join(lectern_core::library::FILE_NAME);
    let raw = rusqlite::Connection::open(&file).unwrap();
    for (document, file) in hostile.iter().zip(trap.arm_all(workshop.path())) {
        let changed = raw
            .execute(
                "UPDATE topic_html SET html = ?2 WHERE topic IN (
                   SELECT t.id FROM topic t JOIN edition e ON e.id = t.edition
                   JOIN document_edition d ON d.edition = e.uuid WHERE d.document = ?1)",
                (
                    document,
                    zstd::bulk::compress(&fs::read(file).unwrap(), 3).unwrap(),
                ),
            )
            .unwrap();
        assert!(changed > 0);
    }
    drop(raw);
    let before = state(&desk.library());
    desk.reopen().await;
    look_through(&desk, &trap, hostile.len() + 1).await;
    desk.close().await;
    assert_eq!(state(&desk.library()), before);
}

/// All that the sanitiser lets through, as one page for a browser.
fn sanitised(library: &Library, hostile: &[Uuid]) -> String {
    let mut page = String::from("<!doctype html><meta charset=utf-8><title>Lectern</title><body>");
    for document in hostile {
        for topic in contents(library, *document, 0, u32::MAX).unwrap() {
            page.push_str(&topic.html);
        }
    }
    for annotation in annotations::list(library, &Filter::default()).unwrap() {
        let _ = write!(
            page,
            "<div>{}</div>",
            render_note(annotation.note.as_deref().unwrap_or_default())
        );
    }
    page
}

/// The policy taken out: a browser without any of the walls shows what the sanitiser lets through. So too the
/// exported page, first as it is, then without the policy it carries.
#[tokio::test]
async fn the_sanitiser_alone_stops_them() {
    let trap = Trap::set();
    let workshop = tempfile::tempdir().unwrap();
    let desk = Setup::default().in_a_browser().open().await;
    let hostile = fill(&desk.library(), &trap, workshop.path());
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let exported = export(
        &library,
        &Request {
            format: Format::Html,
            filter: Filter::default(),
            arrange: Arrange::Topic,
            context: Context::Paragraph,
        },
    )
    .unwrap()
    .text;
    let policy = "<meta http-equiv=\"Content-Security-Policy\"";
    assert!(exported.contains(policy));
    let pages = [
        ("sanitised", sanitised(&library, &hostile)),
        ("exported", exported.clone()),
        (
            "exported-without-policy",
            exported.replace(policy, "<meta name=\"none\""),
        ),
    ];
    for (name, page) in pages {
        let file = desk.home().join(format!("{name}.html"));
        fs::write(&file, page).unwrap();
        desk.visit(&file).await;
        assert!(!trap.provoke(&desk, "body *").await, "{name}");
        assert_eq!(trap.caught(), [""; 0], "{name}");
    }
}

/// Without any wall they do run: the tests above could fail.
#[tokio::test]
async fn without_walls_they_run() {
    let trap = Trap::set();
    let desk = Setup::default().in_a_browser().open().await;
    let workshop = tempfile::tempdir().unwrap();
    for file in trap.arm_all(workshop.path()) {
        let name = file.file_stem().unwrap().to_owned();
        let page = file.with_extension("html");
        fs::write(
            &page,
            format!(
                "<!doctype html><body>{}",
                fs::read_to_string(&file).unwrap()
            ),
        )
        .unwrap();
        let before = trap.caught().len();
        desk.visit(&page).await;
        let ran = trap.provoke(&desk, "body *").await;
        let asked = trap.caught().len() > before;
        // Links would have to be followed, and names only mislead a script that is there already.
        let harmless = name == "schemes" || name == "clobbering";
        assert!(
            ran || asked || harmless,
            "{name:?} does no harm even without walls"
        );
    }
}

/// What the page itself may not do, were a script to get into it after all.
#[tokio::test]
async fn a_script_in_the_page_reaches_nothing() {
    let trap = Trap::set();
    let desk = Desk::open().await;
    desk.find(".lib tbody tr").await;
    let refused = async |what: &str, script: &str| {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(() => done('done'), (error) => done('refused: ' + error));"
        );
        let answer = desk.js_async(&trap.arm(&script), Vec::new()).await;
        assert!(
            answer.as_str().unwrap().starts_with("refused"),
            "{what}: {answer}"
        );
        // Told at once, so that it is known which of them came through.
        assert_eq!(trap.caught(), [""; 0], "{what}");
    };
    for command in [
        "dialog|open",
        "dialog|save",
        "dialog|message",
        "opener|open_url",
        "opener|open_path",
        "opener|reveal_item_in_dir",
        "store|load",
        "store|get",
        "store|set",
        "window-state|save_window_state",
        "window|close",
        "window|set_title",
        "webview|create_webview_window",
        "event|emit",
        "event|listen",
        "path|resolve_directory",
        "app|version",
        "image|from_path",
        "menu|new",
        "tray|new",
        "resources|close",
        "fs|read_file",
        "shell|execute",
        "http|fetch",
    ] {
        refused(
            command,
            &format!("await window.__TAURI_INTERNALS__.invoke('plugin:{command}', {{}});"),
        )
        .await;
    }
    refused(
        "an unknown command",
        "await window.__TAURI_INTERNALS__.invoke('sql', {});",
    )
    .await;
    refused("fetch", "await fetch('TRAP/fetch');").await;
    refused("HTML as a string", "document.body.innerHTML += '<p>x';").await;
    refused("eval", "(0, eval)('1');").await;
    refused("a function from words", "new Function('return 1')();").await;
    refused("a timer from words", "setTimeout('window.pwned = 1', 0);").await;
    refused(
        "a policy of its own",
        "trustedTypes.createPolicy('mine', {});",
    )
    .await;
    refused("a picture", "await new Promise((y, n) => { const i = new Image(); i.onload = y; i.onerror = () => n('not loaded'); i.src = 'TRAP/i.png'; });").await;
    refused("a script element", "await new Promise((y, n) => { const s = document.createElement('script'); s.onload = y; s.onerror = () => n('not loaded'); s.src = 'TRAP/s.js'; document.body.append(s); });").await;
    refused("a frame", "const f = document.createElement('iframe'); f.src = 'TRAP/frame'; document.body.append(f); await new Promise((y) => setTimeout(y, 300)); let inside; try { inside = f.contentWindow.location.href } catch { inside = 'foreign' } f.remove(); if (inside === 'about:blank' || inside === 'foreign') throw 'empty';").await;
    refused("a beacon", "if (!navigator.sendBeacon('TRAP/beacon', 'x')) throw 'no'; await new Promise((y) => setTimeout(y, 300)); throw 'sent nowhere';").await;
    refused("a socket", "await new Promise((y, n) => { const s = new WebSocket('TRAP'.replace('http', 'ws')); s.onopen = y; s.onerror = () => n('not opened'); });").await;
    refused("a worker", "await new Promise((y, n) => { const w = new Worker('TRAP/w.js'); w.onmessage = y; w.onerror = () => n('not started'); setTimeout(() => n('silent'), 500); });").await;
    refused(
        "a new window",
        "if (window.open('TRAP/window') === null) throw 'none';",
    )
    .await;
    refused("going elsewhere", "location.href = 'TRAP/elsewhere'; await new Promise((y) => setTimeout(y, 500)); throw 'still here';").await;
    refused("a form", "const f = document.createElement('form'); f.action = 'TRAP/form'; document.body.append(f); f.submit(); await new Promise((y) => setTimeout(y, 300)); throw 'still here';").await;
    refused("a download", "const a = document.createElement('a'); a.href = 'TRAP/download'; a.download = 'x'; document.body.append(a); a.click(); await new Promise((y) => setTimeout(y, 500)); throw 'still here';").await;
    desk.find(".lib tbody tr").await;
    // The trap waits half a second for what a connection has to say, and tells one that says nothing only then.
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    assert_eq!(trap.caught(), [""; 0]);
}
