//! What a person waits for: a library opening, and a highlight reaching the disk, beside the least
//! that any program could do, a bare write with fdatasync, in the same run and interleaved.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use lectern_core::anchor::Range;
use lectern_core::annotations::{self, Colour, Making};
use lectern_core::{Actor, Library, report};
use lectern_figures::{Bar, Figure, milliseconds, rounds};

/// About what one annotation says, as a record in a log of one's own would hold it.
const RECORD: &[u8] = &[7; 512];

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
    let document = report::add(&library).unwrap().document;
    let mut floor_file = File::create(place.path().join("floor")).unwrap();
    floor_file.write_all(&vec![0; 1 << 20]).unwrap();
    floor_file.sync_all().unwrap();
    let making = Making {
        colour: Colour::Green,
        note: None,
        tags: Vec::new(),
    };

    let (mut floor, mut save) = (Vec::new(), Vec::new());
    for round in 0..rounds(500) as u32 {
        floor.push(milliseconds(|| {
            let at = u64::from(round) * RECORD.len() as u64 % (1 << 19);
            floor_file.seek(SeekFrom::Start(at)).unwrap();
            floor_file.write_all(RECORD).unwrap();
            floor_file.sync_data().unwrap();
        }));
        let start = 30 + round % 1000;
        let range = Range {
            start_topic: 0,
            start,
            end_topic: 0,
            end: start + 20,
        };
        save.push(milliseconds(|| {
            drop(annotations::highlight(&library, document, &range, &making).unwrap());
        }));
    }
    let folder = library.folder().to_owned();
    drop(library);
    let open: Vec<_> = (0..50)
        .map(|_| milliseconds(|| drop(Library::open(&folder, Actor::CommandLine).unwrap())))
        .collect();

    let floor = Figure::new("a bare write of 512 bytes and fdatasync", "ms", &floor);
    let figures = [
        Figure::new("a highlight, durable", "ms", &save)
            .beside(&floor)
            .bar(Bar::TimesFloor(1.5)),
        Figure::new("a library opens", "ms", &open).bar(Bar::AtMost(50.0)),
        floor,
    ];
    lectern_figures::report("durable", env!("CARGO_TARGET_TMPDIR"), &figures);
}
