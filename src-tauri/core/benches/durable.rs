//! What a person waits for: a library opening, and a highlight reaching the disk, beside the least
//! that any program could do, a bare write with fdatasync, in the same run and interleaved.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

use lectern_core::anchor::Range;
use lectern_core::annotations::{self, Colour, Making};
use lectern_core::export::{Arrange, Context, Format, Request, export};
use lectern_core::{Actor, Library, report};

const ROUNDS: u32 = 300;

/// About what one annotation with its journal entry writes to the log: four pages with headers.
const BARE_BYTES: usize = 4 * (4096 + 24);

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
    let document = report::add(&library).unwrap().document;
    let mut floor_file = File::create(place.path().join("floor")).unwrap();
    let block = vec![7_u8; BARE_BYTES];
    let making = Making {
        colour: Colour::Green,
        note: None,
        tags: Vec::new(),
    };

    let (mut floor, mut save) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        floor.push(timed(|| {
            floor_file.seek(SeekFrom::Start(0)).unwrap();
            floor_file.write_all(&block).unwrap();
            floor_file.sync_data().unwrap();
        }));
        let start = 30 + round % 1000;
        let range = Range {
            start_topic: 0,
            start,
            end_topic: 0,
            end: start + 20,
        };
        save.push(timed(|| {
            drop(annotations::highlight(&library, document, &range, &making).unwrap())
        }));
    }
    let folder = library.folder().to_owned();
    drop(library);
    let open = (0..50)
        .map(|_| timed(|| drop(Library::open(&folder, Actor::CommandLine).unwrap())))
        .collect();

    let library = Library::open(&folder, Actor::CommandLine).unwrap();
    for _ in ROUNDS..5000 {
        let range = Range {
            start_topic: 0,
            start: 30,
            end_topic: 0,
            end: 60,
        };
        annotations::highlight(&library, document, &range, &making).unwrap();
    }
    println!("{:32} {:>10} {:>10} {:>10}", "", "median", "least", "most");
    let floor = line("bare write and fdatasync", floor);
    let save = line("a highlight, durable", save);
    line("a library opens", open);
    for format in [Format::Markdown, Format::Json] {
        let request = Request {
            format,
            filter: Default::default(),
            arrange: Arrange::Topic,
            context: Context::None,
        };
        let times = (0..5)
            .map(|_| timed(|| drop(export(&library, &request).unwrap())))
            .collect();
        let median = line(&format!("5,000 highlights to {format}"), times);
        println!("{:32} {:>10.0} notes/s", "", 5000.0 / median.as_secs_f64());
    }
    println!(
        "a highlight takes {:.2} times the bare write",
        save.as_secs_f64() / floor.as_secs_f64()
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn line(what: &str, mut times: Vec<Duration>) -> Duration {
    times.sort();
    let median = times[times.len() / 2];
    let ms = |time: &Duration| format!("{:.3} ms", time.as_secs_f64() * 1000.0);
    println!(
        "{what:32} {:>10} {:>10} {:>10}",
        ms(&median),
        ms(&times[0]),
        ms(&times[times.len() - 1])
    );
    median
}
