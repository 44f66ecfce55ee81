//! What goes wrong, really made to go wrong, and what the window says to it: what happened, what was kept,
//! and what can be done.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use desk::{Desk, Setup};
use lectern_core::annotations::{self, Annotation, Filter};
use lectern_core::library::FILE_NAME;
use lectern_core::{Actor, Library, check};
use tempfile::TempDir;

const PAGE: &str = ".page .column";
const WORDS: &str = "whatever can be cut into pieces";

fn held(desk: &Desk) -> Vec<Annotation> {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    let report = check::check(&library).unwrap();
    assert!(report.ok, "{:?}", report.problems);
    annotations::list(&library, &Filter::default()).unwrap()
}

async fn opened_report(setup: Setup) -> Desk {
    let desk = setup.open().await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    desk
}

/// A mark with its editor open.
async fn writing(desk: &Desk) {
    desk.select(PAGE, WORDS).await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
}

async fn saved(desk: &Desk) {
    desk.until("the note is saved", async || {
        desk.js("return document.querySelector('.note.editing .saved')?.textContent.trim()")
            .await
            == "Saved"
    })
    .await;
}

/// A disk for [`Setup::env`] that refuses when it is told to.
struct Disk {
    folder: TempDir,
}

impl Disk {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    fn setup(&self) -> Setup {
        Setup::default().env("LECTERN_TEST_DISK", self.file())
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    fn becomes(&self, what: &str) {
        fs::write(self.file(), what).unwrap();
    }
}

/// More words than any half-empty page of the library could take.
fn long_note() -> String {
    "Not one of these words may be lost. ".repeat(6000)
}

#[tokio::test]
async fn a_full_disk_keeps_the_words_in_the_window_until_there_is_room() {
    let disk = Disk::new();
    let mut desk = opened_report(disk.setup()).await;
    writing(&desk).await;
    disk.becomes("full");
    desk.insert(&long_note()).await;
    desk.see("Not saved: the disk is full. Your words stay here, and Lectern saves them as soon as there is room.")
        .await;
    desk.find("[role=alert]").await;

    // Closing asks first, and stays when it is told to.
    desk.press("Ctrl+q").await;
    desk.see("One note could not be saved").await;
    desk.see("Copy the note and close").await;
    desk.click_named("Keep the window open").await;
    desk.gone("dialog").await;
    desk.click_named("Try now").await;
    desk.see("Not saved: the disk is full.").await;

    disk.becomes("roomy");
    desk.click_named("Try now").await;
    saved(&desk).await;
    desk.close().await;
    assert_eq!(
        held(&desk)[0].note.as_deref().map(str::trim),
        Some(long_note().trim())
    );
}

#[tokio::test]
async fn a_read_only_library_says_so_and_lets_one_leave_with_the_words() {
    let disk = Disk::new();
    let mut desk = opened_report(disk.setup()).await;
    writing(&desk).await;
    disk.becomes("read-only");
    desk.type_text("Only here.").await;
    desk.see("Not saved: the library folder is read-only. Your words stay here, and Lectern keeps trying.")
        .await;
    // Marking, too, says so; nothing is shown that is not on the disk.
    desk.press("Escape").await;
    desk.select(PAGE, "Two encoders, one for images").await;
    desk.click(".seltools .sw.hl-rose").await;
    desk.see("Not saved: the library folder is read-only.")
        .await;
    assert_eq!(desk.count("mark.hl-rose").await, 0);

    desk.press("Ctrl+q").await;
    desk.see("One note could not be saved").await;
    desk.click_named_unanswered("Copy the note and close").await;
    desk.ended().await;
    assert_eq!(held(&desk)[0].note, None);
}

/// The folder is taken away while one writes: nothing claims to be saved, and when it is back all is.
#[tokio::test]
async fn a_library_folder_that_is_gone_for_a_while() {
    let mut desk = opened_report(Setup::default()).await;
    writing(&desk).await;
    let away = desk.library().with_file_name("away");
    fs::rename(desk.library(), &away).unwrap();
    desk.type_text("Written into nowhere.").await;
    desk.see("Not saved: the library folder cannot be reached. Your words stay here, and Lectern saves them as soon as it is back.")
        .await;
    // Something else in its place is no library of ours.
    fs::write(desk.library(), "").unwrap();
    desk.click_named("Try now").await;
    desk.see("Not saved: the library folder cannot be reached.")
        .await;
    fs::remove_file(desk.library()).unwrap();
    fs::rename(&away, desk.library()).unwrap();
    saved(&desk).await; // by itself
    desk.close().await;
    assert_eq!(
        held(&desk)[0].note.as_deref(),
        Some("Written into nowhere.")
    );
}

/// Somebody else took the rights to the folder away, for a while.
#[tokio::test]
async fn a_library_folder_that_may_not_be_written_to() {
    let may = |desk: &Desk, mode: u32| {
        fs::set_permissions(desk.library(), fs::Permissions::from_mode(mode)).unwrap();
    };
    let mut desk = opened_report(Setup::default().bound_by_permissions()).await;
    writing(&desk).await;
    may(&desk, 0o000);
    desk.type_text("Locked out.").await;
    desk.see("Not saved: the library folder may not be written to. Your words stay here, and Lectern keeps trying.")
        .await;
    desk.click_named("Try now").await;
    desk.see("Not saved: the library folder may not be written to.")
        .await;
    may(&desk, 0o700);
    saved(&desk).await; // by itself
    desk.close().await;
    assert_eq!(held(&desk)[0].note.as_deref(), Some("Locked out."));
}

struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn holding(&self, name: &str, bytes: &[u8]) -> PathBuf {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    /// A file of this size without its bytes on the disk.
    fn sized(&self, name: &str, bytes: u64) -> PathBuf {
        fs::File::create(self.path(name))
            .unwrap()
            .set_len(bytes)
            .unwrap();
        self.path(name)
    }
}

const BINARY: &[u8] = &[0, 159, 146, 150, 0, 1, 2, 255, 0, 0];
const TOO_MUCH: u64 = 64 * 1024 * 1024 + 1;

/// One refused file is a message with its reason, for each reason there is.
#[tokio::test]
async fn one_refused_file() {
    let files = Files::new();
    let cases = [
        (
            files.holding("ledger.md", BINARY),
            "ledger.md holds binary data, not text. Nothing of it was kept.",
        ),
        (
            files.holding("minutes.md", b" \n"),
            "minutes.md is empty. Nothing of it was kept.",
        ),
        (
            files.sized("archive.md", TOO_MUCH),
            "archive.md is larger than 64 MB. Nothing of it was kept.",
        ),
        (
            files.holding("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
            "paper.pdf is a PDF, which Lectern cannot read. Nothing of it was kept.",
        ),
    ];
    for (file, said) in cases {
        let desk = Desk::open_with(&file).await;
        desk.see("This file was not added").await;
        desk.see(said).await;
        desk.see("Show the file").await;
        let shown = desk.shown().await;
        let may_help = !said.contains("empty");
        assert_eq!(shown.contains("Lectern reads Markdown"), may_help);
        // It is as it was: the same is said once more.
        desk.click_named("Try again").await;
        desk.see(said).await;
        desk.click_named("Close").await;
        desk.gone("dialog").await;
        desk.see("1 document").await;
    }
}

/// A file the system would not give can be tried again, and opens when it is there.
#[tokio::test]
async fn a_file_that_could_not_be_read_is_tried_again() {
    let files = Files::new();
    let desk = Desk::open_with(files.path("board.md")).await;
    desk.see("board.md could not be read: there is no such file. Nothing of it was kept.")
        .await;
    desk.click_named("Try again").await;
    desk.see("board.md could not be read").await;
    files.holding("board.md", b"# The board\n\n## First\n\nIt met.\n");
    desk.click_named("Try again").await;
    desk.gone("dialog").await;
    desk.find(PAGE).await;
    desk.see("The board").await;
}

/// Several: what came in is counted, each of the others has its reason, and those that may be tried again can.
#[tokio::test]
async fn several_refused_files() {
    let files = Files::new();
    let desk = Setup::default()
        .file(files.sized("archive-2019.md", TOO_MUCH))
        .file(files.holding("notes.txt", b""))
        .file(files.path("board.md"))
        .file(files.holding("good.md", b"# Good\n\n## One\n\nText.\n"))
        .open()
        .await;
    desk.see("1 of 4 files added").await;
    desk.see("archive-2019.md Larger than 64 MB").await;
    desk.see("notes.txt Empty").await;
    desk.see("board.md Could not be read: there is no such file")
        .await;
    files.holding("board.md", b"# The board\n\n## First\n\nIt met.\n");
    desk.click_named("Try again").await;
    desk.see("2 of 4 files added").await;
    desk.see_no_more("board.md").await;
    desk.click_named("Copy this list").await;
    desk.see("List copied").await;
    // Mended meanwhile, whatever it was: all that are left are tried, and what is as it was stays.
    files.holding("notes.txt", b"No longer empty.\n");
    desk.click_named("Try all again").await;
    desk.see("3 of 4 files added").await;
    desk.see_no_more("notes.txt").await;
    desk.see("archive-2019.md Larger than 64 MB").await;
    desk.click_named("Done").await;
    desk.gone("dialog").await;
    desk.see("4 documents").await;
}

/// An import that is stopped keeps what is in, says how much, and can be taken back as one.
#[tokio::test]
async fn a_cancelled_import() {
    let files = Files::new();
    for number in 0..400 {
        let text = format!(
            "# Report {number}\n\n{}",
            format!("## A topic of {number}\n\nWords of it, and more.\n\n").repeat(60)
        );
        files.holding(&format!("report-{number:03}.md"), text.as_bytes());
    }
    let desk = Setup::default().file(files.folder.path()).open().await;
    desk.see("Adding 400 files").await;
    desk.click_named("Cancel").await;
    desk.until("it says how many stay", async || {
        let shown = desk.shown().await;
        shown.contains("Stopped.")
            && shown.contains("added and stay")
            && !shown.contains("400 files were added")
    })
    .await;
    desk.click_named("Undo").await;
    desk.see("1 document").await;
}

/// After a bad end the library is checked, and that it is sound is said; after a good one nothing is.
#[tokio::test]
async fn an_unclean_end_is_told_and_only_that() {
    const SAID: &str = "Lectern closed unexpectedly. Everything that was saved is here; the library was checked and is sound.";
    let mut desk = opened_report(Setup::default()).await;
    desk.kill().await;
    desk.reopen().await;
    desk.see(SAID).await;

    // The system shuts down in the middle of a word: an end like any other.
    desk.press("Ctrl+1").await;
    desk.double_click(".lib tbody tr").await;
    desk.find(PAGE).await;
    writing(&desk).await;
    desk.type_text("In the middle of a wor").await;
    desk.terminate().await;
    assert_eq!(
        held(&desk)[0].note.as_deref(),
        Some("In the middle of a wor")
    );
    for _ in 0..2 {
        desk.reopen().await;
        desk.see("In the middle of a wor").await;
        // What the check would have said, it would have said before another change is told.
        desk.press("Ctrl+z").await;
        desk.see("Undid: ").await;
        assert!(!desk.shown().await.contains("unexpectedly"));
        desk.press("Ctrl+Shift+z").await;
        desk.see("Redid: ").await;
        desk.close().await;
    }
}

/// A library that was damaged meanwhile is not called sound.
#[tokio::test]
async fn an_unclean_end_with_damage() {
    let mut desk = opened_report(Setup::default()).await;
    writing(&desk).await;
    desk.type_text("Exactly these words.").await;
    saved(&desk).await;
    desk.restart().await;
    desk.find(PAGE).await;
    desk.kill().await;
    damage(
        &desk.library().join(FILE_NAME),
        b"Exactly these words.",
        b"Exactly other words.",
    );
    desk.reopen().await;
    desk.see("Part of this library is not as it was saved")
        .await;
    desk.see("Lectern closed unexpectedly. A check of the library found 1 thing that differs.")
        .await;
    desk.click_named("Close").await;
    desk.gone("dialog").await;
    desk.find(PAGE).await;
}

/// Puts other bytes in the place of the first of these.
fn damage(file: &Path, old: &[u8], new: &[u8]) {
    let mut bytes = fs::read(file).unwrap();
    let at = bytes
        .windows(old.len())
        .position(|window| window == old)
        .unwrap();
    bytes[at..at + new.len()].copy_from_slice(new);
    fs::write(file, bytes).unwrap();
}
