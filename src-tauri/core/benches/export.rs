//! Notes on their way out: five thousand highlights in one text and as files, beside a plain write of the same bytes.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use lectern_core::anchor::Range;
use lectern_core::annotations::{self, Colour, Making};
use lectern_core::export::{Arrange, Context, Format, Request, export, export_each};
use lectern_core::{Actor, Library, report};
use lectern_figures::{Bar, Figure, milliseconds, rounds};

const NOTES: u32 = 5_000;

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
    let document = report::add(&library).unwrap().document;
    let making = Making {
        colour: Colour::Green,
        note: Some("A note of **one** line.".into()),
        tags: vec!["one".into()],
    };
    for number in 0..NOTES {
        let start = 30 + number % 1000;
        let range = Range {
            start_topic: 0,
            start,
            end_topic: 0,
            end: start + 30,
        };
        annotations::highlight(&library, document, &range, &making).unwrap();
    }
    let mut figures = Vec::new();
    for format in [Format::Markdown, Format::Html, Format::Json] {
        let request = Request {
            format,
            filter: Default::default(),
            arrange: Arrange::Topic,
            context: Context::None,
        };
        let (mut floor, mut one, mut files) = (Vec::new(), Vec::new(), Vec::new());
        let per_second = |milliseconds: f64| f64::from(NOTES) / milliseconds * 1000.0;
        for _ in 0..rounds(7) {
            let mut text = String::new();
            one.push(per_second(milliseconds(|| {
                text = export(&library, &request).unwrap().text;
            })));
            floor.push(per_second(milliseconds(|| {
                std::fs::write(place.path().join("floor"), &text).unwrap();
            })));
            files.push(per_second(milliseconds(|| {
                for (number, file) in export_each(&library, &request).unwrap().iter().enumerate() {
                    std::fs::write(place.path().join(number.to_string()), &file.text).unwrap();
                }
            })));
        }
        let name = format!("{format}, one file");
        figures.push(Figure::new(&name, "notes/s", &one).bar(Bar::AtLeast(80_000.0)));
        let name = format!("{format}, as files");
        figures.push(Figure::new(&name, "notes/s", &files).bar(Bar::AtLeast(20_000.0)));
        let name = format!("a plain write of the {format}");
        figures.push(Figure::new(&name, "notes/s", &floor));
    }
    lectern_figures::report("export", env!("CARGO_TARGET_TMPDIR"), &figures);
}
