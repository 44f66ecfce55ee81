//! The index is kept up: made anew where it must be, taken in by steps, and its segments made few.

use super::*;

#[test]
fn an_index_that_is_dropped_damaged_or_older_is_made_anew() {
    let desk = Desk::new();
    desk.add(REPORT);
    let expected = desk.found("water");
    assert_eq!(expected.len(), 1);
    let reopen = |desk: Desk| {
        let Desk { library, place } = desk;
        let folder = library.folder().to_owned();
        drop(library);
        Desk {
            library: Library::open(&folder, Actor::CommandLine).unwrap(),
            place,
        }
    };
    // Dropped while it is in use, and while it is not.
    file::drop_files(&desk.index());
    assert_eq!(desk.found("water"), expected);
    let desk = reopen(desk);
    file::drop_files(&desk.index());
    assert_eq!(desk.found("water"), expected);
    // Cut off, overwritten, of another version, a library in its place.
    for damage in 0..4 {
        let file = desk.index();
        let desk_folder = desk.library.folder().to_owned();
        *lock(&desk.library.search_slot().0) = None;
        match damage {
            0 => std::fs::write(&file, "no index at all").unwrap(),
            1 => {
                let mut bytes = std::fs::read(&file).unwrap();
                let middle = bytes.len() / 4;
                bytes[middle..].fill(7);
                std::fs::write(&file, bytes).unwrap();
            }
            2 => {
                let other = rusqlite::Connection::open(&file).unwrap();
                other.execute("UPDATE meta SET version = 1", []).unwrap();
            }
            _ => drop(std::fs::copy(desk_folder.join(crate::library::FILE_NAME), &file).unwrap()),
        }
        assert_eq!(desk.found("water"), expected, "{damage}");
        assert_eq!(desk.search("water").index, IndexState::Ready, "{damage}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(desk.index())
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_file_of_a_long_import_is_found_though_its_entry_is_old() {
    let desk = Desk::new();
    let folder = desk.place.path().join("many");
    std::fs::create_dir(&folder).unwrap();
    for number in 0..300 {
        let text = format!("# Water {number}\n\nHere.\n");
        std::fs::write(folder.join(format!("{number:03}.md")), text).unwrap();
    }
    let mut seen = Vec::new();
    let mut progress = |done: usize, _: usize| {
        if done.is_multiple_of(100) {
            // Somebody writes a note in the middle of it.
            if let Some(first) = desk.documents().first() {
                annotations::note(&desk.library, NoteOn::Document(*first), "My note.").unwrap();
            }
            catch_up(&desk.library, &mut |_, _| true).unwrap();
            let there = desk.documents().len();
            assert_eq!(desk.search("water kind:document").total as usize, there);
            seen.push(there);
        }
        true
    };
    let options = documents::AddOptions::default();
    documents::add(&desk.library, &[folder], options, &mut progress).unwrap();
    assert!(seen[0] == 0 && seen[2] > 0 && seen[2] < 300, "{seen:?}");
    catch_up(&desk.library, &mut |_, _| true).unwrap();
    assert_eq!(desk.search("water kind:document").total, 300);
}

#[test]
fn many_small_segments_become_few() {
    let desk = Desk::new();
    let document = desk.add(REPORT);
    for number in 0..70 {
        annotations::note(
            &desk.library,
            NoteOn::Document(document),
            &format!("note{number} word"),
        )
        .unwrap();
        assert_eq!(desk.search(&format!("note{number}")).total, 1);
    }
    assert_eq!(desk.search("word").total, 70);
    assert_eq!(desk.search("\"note33 word\"").total, 1);
    let open = lock(&desk.library.search_slot().0);
    let segments = open
        .as_ref()
        .unwrap()
        .columns
        .as_ref()
        .unwrap()
        .segments
        .len();
    assert!(segments <= 9, "{segments}");
}

#[test]
fn an_older_copy_of_the_library_is_not_searched_by_the_newer_index() {
    let desk = Desk::new();
    let document = desk.add(REPORT);
    desk.library.settle().unwrap();
    let folder = desk.library.folder().to_owned();
    let (file, copy) = (
        folder.join(crate::library::FILE_NAME),
        desk.place.path().join("copy"),
    );
    std::fs::copy(&file, &copy).unwrap();
    let note = |library: &Library, text: &str| {
        annotations::note(library, NoteOn::Document(document), text).unwrap();
    };
    note(&desk.library, "heron");
    assert_eq!(desk.search("heron").total, 1);
    let Desk { library, place } = desk;
    drop(library);
    std::fs::copy(&copy, &file).unwrap();
    let library = Library::open(&folder, Actor::CommandLine).unwrap();
    let desk = Desk { library, place };
    assert_eq!(desk.search("heron").total, 0);
    note(&desk.library, "egret");
    assert_eq!(desk.search("egret").total, 1);
    assert_eq!(desk.search("heron").total, 0);
}

#[test]
fn a_long_report_is_left_to_catching_up_and_what_is_in_is_found() {
    let desk = Desk::new();
    desk.add(REPORT);
    assert_eq!(desk.search("moon").total, 1);
    desk.add(&format!("# Long\n\n{}", "moon and stone\n".repeat(40_000)));
    let found = desk.search("moon");
    assert_eq!(found.total, 1);
    assert_eq!(found.index, IndexState::Building { done: 1, total: 2 });
    let state = catch_up(&desk.library, &mut |_, _| true).unwrap();
    assert_eq!(state, IndexState::Ready);
    assert_eq!(desk.search("moon").total, 2);
}

#[test]
fn a_long_import_is_taken_in_by_steps() {
    let desk = Desk::new();
    desk.add(REPORT);
    assert_eq!(desk.search("moon").total, 1);
    let folder = desk.place.path().join("many");
    std::fs::create_dir(&folder).unwrap();
    for number in 0..1_100 {
        let text = format!("# Report {number}\n\n## A\n\nmoon\n\n## B\n\n## C\n\n## D\n");
        std::fs::write(folder.join(format!("{number}.md")), text).unwrap();
    }
    let options = documents::AddOptions::default();
    documents::add(&desk.library, &[folder], options, &mut |_, _| true).unwrap();
    assert_eq!(desk.search("moon").total, 1);
    let mut steps = Vec::new();
    let state = catch_up(&desk.library, &mut |done, total| {
        steps.push((done, total));
        true
    })
    .unwrap();
    assert_eq!(state, IndexState::Ready);
    assert!(
        !steps.is_empty() && steps[0].0 < 1_101 && steps[0].1 == 1_101,
        "{steps:?}"
    );
    assert_eq!(desk.search("moon").total, 1_101);
}

#[test]
fn what_is_tagged_again_and_again_does_not_swell_the_index() {
    let desk = Desk::new();
    let document = desk.add(REPORT);
    for text in ["one heron", "two herons"] {
        annotations::note(&desk.library, NoteOn::Document(document), text).unwrap();
    }
    let index = desk.index();
    let units = || -> u32 {
        let index = rusqlite::Connection::open(&index).unwrap();
        let sql = "SELECT next FROM meta";
        index.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    desk.search("heron");
    // A title, three topics, two notes.
    assert_eq!(units(), 6);
    let tag = |tag: &[&str], untag: &[&str]| {
        let arrangement = documents::Arrangement {
            tag: tag.iter().map(|tag| (*tag).to_owned()).collect(),
            untag: untag.iter().map(|tag| (*tag).to_owned()).collect(),
            ..documents::Arrangement::default()
        };
        documents::arrange(&desk.library, &[document], &arrangement).unwrap();
    };
    tag(&["shore"], &[]);
    assert_eq!(desk.search("tag:shore").total, 4);
    assert_eq!(units(), 10, "the notes are where they were");
    assert_eq!(desk.search("heron*").total, 2);
    for _ in 0..40 {
        tag(&[], &["shore"]);
        desk.search("water");
        tag(&["shore"], &[]);
        desk.search("water");
    }
    let swollen = units();
    assert!(swollen > 300);
    // Not beside a library that may not be written: nothing is taken away there.
    let Desk { library, place } = desk;
    let folder = library.folder().to_owned();
    drop(library);
    let file = folder.join(crate::library::FILE_NAME);
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    let writable = permissions.clone();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let library = Library::open_to_read(&folder, Actor::CommandLine).unwrap();
    assert!(library.is_read_only());
    catch_up(&library, &mut |_, _| true).unwrap();
    assert_eq!(units(), swollen);
    drop(library);
    std::fs::set_permissions(&file, writable).unwrap();
    let library = Library::open(&folder, Actor::CommandLine).unwrap();
    let desk = Desk { library, place };
    catch_up(&desk.library, &mut |_, _| true).unwrap();
    assert_eq!(units(), 6, "made anew");
    assert_eq!(desk.search("tag:shore").total, 4);
    assert_eq!(desk.search("heron*").total, 2);
}

#[test]
fn a_tag_and_a_new_edition_in_one_go_are_both_followed() {
    let desk = Desk::new();
    let document = desk.add(REPORT);
    annotations::note(&desk.library, NoteOn::Document(document), "a heron").unwrap();
    desk.search("water");
    let arrangement = documents::Arrangement {
        tag: vec!["shore".to_owned()],
        ..documents::Arrangement::default()
    };
    documents::arrange(&desk.library, &[document], &arrangement).unwrap();
    let edition = Desk::source("# Tides\n\n## The ebb\n\nNothing else.\n");
    documents::add_edition(&desk.library, &edition, document).unwrap();
    assert_eq!(
        desk.search("tag:shore").total,
        2,
        "the title and the one topic"
    );
    assert_eq!(desk.search("water").total, 0);
    assert_eq!(desk.search("heron").total, 1);
    documents::remove(&desk.library, document).unwrap();
    assert_eq!(desk.search("heron OR ebb OR tag:shore").total, 0);
}

#[test]
fn who_asks_does_not_wait_for_another_program_that_writes_into_the_index() {
    let desk = Desk::new();
    desk.add(REPORT);
    assert_eq!(desk.search("moon").total, 1);
    let other = rusqlite::Connection::open(desk.index()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.add("# Another\n\nA moon.\n");
    // What is in is found, and it is said that there is more.
    let found = desk.search("moon");
    assert_eq!(found.total, 1);
    assert_eq!(found.index, IndexState::Building { done: 1, total: 2 });

    // So does who opens the library now.
    let elsewhere = Library::open(desk.library.folder(), Actor::CommandLine).unwrap();
    let found = search(&elsewhere, "moon", &Scope::default()).unwrap();
    assert_eq!((found.total, found.index.is_behind()), (1, true));
    drop(elsewhere);

    // Catching up waits for it, and meanwhile can be stopped and asked.
    let mut told = 0;
    let state = catch_up(&desk.library, &mut |_, _| {
        told += 1;
        assert_eq!(desk.search("moon").total, 1);
        told < 3
    })
    .unwrap();
    assert_eq!((told, state), (3, found.index));
    let mut other = Some(other);
    let state = catch_up(&desk.library, &mut |_, _| {
        drop(other.take());
        true
    })
    .unwrap();
    assert_eq!(state, IndexState::Ready);
    assert_eq!(desk.search("moon").total, 2);
}
