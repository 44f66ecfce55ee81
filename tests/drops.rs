//! Files and folders that are dragged into the real window from a file manager.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use desk::{Desk, long_report};
use lectern_core::documents::{self, Document};
use lectern_core::{Actor, Library};

fn held(desk: &Desk) -> Vec<Document> {
    let library = Library::open(&desk.library(), Actor::CommandLine).unwrap();
    documents::documents(&library).unwrap()
}

fn report(place: &Path, name: &str, title: &str) -> PathBuf {
    let path = place.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("# {title}\n\nWords of {title}.\n")).unwrap();
    path
}

/// So many reports in a folder; where they are more than a hundred, some hold up what comes after them.
fn many(place: &Path, count: usize) {
    for number in 0..count {
        let title = format!("{} {number:03}", place.file_name().unwrap().display());
        let path = report(place, &format!("{number:03}.md"), &title);
        if (100..112).contains(&number) {
            fs::write(path, long_report(&title, 150)).unwrap();
        }
    }
}

#[tokio::test]
async fn the_window_says_what_it_would_take_and_takes_nothing_that_is_carried_away() {
    let mut desk = Desk::open().await;
    let one = report(&desk.home(), "one.md", "One");
    let cover = report(&desk.home(), "cover.png", "No picture");
    let folder = desk.home().join("more");
    report(&folder, "two.md", "Two");
    let mut carried = desk.take_hold(&[&one, &cover, &folder]).await;
    carried.over(640, 400).await;
    desk.see("Let go to add 1 file and what is in 1 folder")
        .await;
    desk.see("cover.png will be left out").await;
    carried.away().await;
    desk.gone(".drop").await;
    carried.over(640, 400).await;
    desk.find(".drop").await;
    carried.away().await;
    desk.gone(".drop").await;
    assert!(!carried.let_go(), "nobody takes them");
    assert_eq!(held(&desk).len(), 1);
    desk.close().await;
}

#[tokio::test]
async fn a_file_of_an_odd_name_is_taken_and_opened() {
    let mut desk = Desk::open().await;
    let odd = report(&desk.home(), "100 % of #3, “é” 報告?.md", "An odd one");
    desk.drop_in(&[&odd]).await;
    desk.see("Words of An odd one.").await;
    assert_eq!(held(&desk).len(), 2);
    // Again, over the text that is read: it is known and stays as it is.
    desk.drop_in(&[&odd]).await;
    desk.see("You already have this report.").await;
    assert_eq!(held(&desk).len(), 2);
    desk.close().await;
}

#[tokio::test]
async fn what_is_no_report_is_named_and_left_out() {
    let mut desk = Desk::open().await;
    let good = report(&desk.home(), "good.md", "Good");
    let gone = desk.home().join("gone.md");
    let picture = desk.home().join("picture.png");
    fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    desk.drop_in(&[&good, &picture, &gone]).await;
    desk.see("1 of 3 files added").await;
    desk.see("picture.png").await;
    desk.see("gone.md").await;
    desk.click_named("Done").await;
    assert_eq!(held(&desk).len(), 2);
    desk.close().await;
}

#[tokio::test]
async fn what_of_a_folder_was_there_or_is_nothing_to_read_is_said() {
    let mut desk = Desk::open().await;
    let folder = desk.home().join("field");
    many(&folder, 3);
    desk.drop_in(&[&folder]).await;
    desk.see("3 documents added").await;
    report(&folder, "new.md", "New");
    desk.drop_in(&[&folder]).await;
    desk.see("1 of 4 added, 3 were there already").await;
    // A link that leads nowhere is told of, a picture is not: it was never to be read.
    fs::write(folder.join("cover.png"), [0, 1, 2]).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.join("lost.md")).unwrap();
    desk.drop_in(&[&folder]).await;
    desk.see("0 of 5 files added").await;
    desk.see("4 were there already.").await;
    desk.see("lost.md").await;
    desk.press("Escape").await;
    desk.gone("dialog").await;
    let empty = desk.home().join("empty");
    fs::create_dir(&empty).unwrap();
    desk.drop_in(&[&empty]).await;
    desk.see("There is nothing here that Lectern reads").await;
    assert_eq!(held(&desk).len(), 5);
    desk.close().await;
}

#[tokio::test]
async fn a_collection_takes_what_is_dropped_on_it() {
    let mut desk = Desk::open().await;
    let known = report(&desk.home(), "known.md", "Known");
    let new = report(&desk.home(), "new.md", "New");
    desk.drop_in(&[&known]).await;
    desk.see("Words of Known.").await;
    desk.press("Ctrl+1").await;
    desk.click("[aria-label=\"New collection\"]").await;
    desk.type_text("Reading group").await;
    desk.press("Enter").await;
    desk.find("[data-collection]").await;
    let (x, y) = desk.middle("[data-collection]").await;
    let on_it = || {
        let on_it = |document: &&Document| !document.collections.is_empty();
        held(&desk).iter().filter(on_it).count()
    };
    // Nothing new comes in, and there is something to undo all the same.
    let mut carried = desk.take_hold(&[&known]).await;
    carried.over(x, y).await;
    desk.find("[data-collection].is-drop").await;
    assert!(carried.let_go());
    desk.see("Put 1 document on “Reading group”").await;
    assert_eq!((held(&desk).len(), on_it()), (2, 1));
    desk.click_named("Undo").await;
    desk.until("it is off again", async || {
        (held(&desk).len(), on_it()) == (2, 0)
    })
    .await;

    let mut carried = desk.take_hold(&[&known, &new]).await;
    carried.over(640, 400).await;
    desk.see("Let go to add 2 files").await;
    carried.over(x, y).await;
    desk.see("Let go to add 2 files to Reading group").await;
    desk.find("[data-collection].is-drop").await;
    assert!(carried.let_go());
    desk.see("Put 2 documents on “Reading group”").await;
    desk.gone(".is-drop").await;
    assert_eq!((held(&desk).len(), on_it()), (3, 2));
    desk.press("Ctrl+z").await;
    desk.until("one step takes both off and the new one out", async || {
        (held(&desk).len(), on_it()) == (2, 0)
    })
    .await;
    desk.close().await;
}

#[tokio::test]
async fn files_refused_on_their_way_onto_a_collection_still_go_there() {
    let mut desk = Desk::open().await;
    desk.see("Advances in Large Language Models").await;
    desk.click("[aria-label=\"New collection\"]").await;
    desk.type_text("Reading group").await;
    desk.press("Enter").await;
    desk.find("[data-collection]").await;
    let [one, two] = ["one", "two"].map(|name| report(&desk.home(), &format!("{name}.md"), name));
    for file in [&one, &two] {
        fs::write(file, "").unwrap();
    }
    let (x, y) = desk.middle("[data-collection]").await;
    let mut carried = desk.take_hold(&[&one, &two]).await;
    carried.over(x, y).await;
    desk.find("[data-collection].is-drop").await;
    assert!(carried.let_go());
    desk.see("0 of 2 files added").await;
    report(&desk.home(), "one.md", "One");
    report(&desk.home(), "two.md", "Two");
    desk.click_named("Try all again").await;
    desk.gone("dialog").await;
    desk.until("both are in, on the collection", async || {
        let on_it = |document: &&Document| !document.collections.is_empty();
        held(&desk).iter().filter(on_it).count() == 2
    })
    .await;
    desk.click("[data-collection]").await;
    desk.counted(".lib tbody tr", 2).await;
    desk.close().await;
}

#[tokio::test]
async fn lots_come_in_one_after_the_other_and_one_file_at_once() {
    let mut desk = Desk::open().await;
    let [first, second] = ["first", "second"].map(|name| desk.home().join(name));
    many(&first, 250);
    many(&second, 20);
    let one = report(&desk.home(), "one.md", "One");
    desk.drop_in(&[&first]).await;
    desk.see("Adding 250 files").await;
    desk.drop_in(&[&second]).await;
    desk.see("Then 1 more that you added meanwhile.").await;
    desk.drop_in(&[&one]).await;
    desk.see("Words of One.").await;
    let before = held(&desk);
    assert!(before.len() < 250, "one file waited for {}", before.len());
    assert!(!before.iter().any(|one| one.title.starts_with("second")));
    desk.see("20 documents added").await;
    desk.gone(".prog").await;
    assert_eq!(held(&desk).len(), 272);
    desk.close().await;
}

#[tokio::test]
async fn a_stop_also_stops_what_waits() {
    let mut desk = Desk::open().await;
    let [first, second] = ["first", "second"].map(|name| desk.home().join(name));
    many(&first, 250);
    many(&second, 20);
    desk.drop_in(&[&first]).await;
    desk.see("Adding 250 files").await;
    desk.drop_in(&[&second]).await;
    desk.see("Then 1 more that you added meanwhile.").await;
    desk.click(".prog .btn").await;
    desk.see("Stopped. ").await;
    desk.gone(".prog").await;
    let some = held(&desk);
    assert!((2..250).contains(&some.len()), "{} are in", some.len());
    assert!(!some.iter().any(|one| one.title.starts_with("second")));
    desk.drop_in(&[&second]).await;
    desk.see("20 documents added").await;
    assert_eq!(held(&desk).len(), some.len() + 20);
    desk.close().await;
}

#[tokio::test]
async fn what_is_in_is_found_and_read_while_the_rest_comes() {
    let mut desk = Desk::open().await;
    let folder = desk.home().join("shelf");
    many(&folder, 120);
    desk.drop_in(&[&folder]).await;
    desk.see("Adding 120 files").await;
    desk.until("the first of them are in the list", async || {
        desk.shown().await.contains("shelf 001")
    })
    .await;
    // “Words” stands in every one of them.
    desk.press("Ctrl+k").await;
    desk.find(".search-box input").await;
    desk.insert("\"words of shelf 001\"").await;
    desk.see("1 found").await;
    desk.press("Enter").await;
    desk.gone(".search-box").await;
    desk.see("Words of shelf 001.").await;
    desk.press("Ctrl+1").await;
    desk.find(".prog").await;
    desk.click(".prog .btn").await;
    desk.see("Stopped. ").await;
    desk.close().await;
}
