//! Reports on their way in: a long one and a thousand small ones, beside a plain write of the same bytes with
//! fdatasync, and the most memory that took. `LECTERN_BENCH_FILES` says how many small ones.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use lectern_core::documents::{AddOptions, add};
use lectern_core::{Actor, Library};
use lectern_figures::{Bar, Figure, long_report, milliseconds, rounds};

fn main() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let small = place.path().join("small");
    fs::create_dir(&small).unwrap();
    let files = std::env::var("LECTERN_BENCH_FILES").ok();
    let files: usize = files.and_then(|files| files.parse().ok()).unwrap_or(1_000);
    for number in 0..files {
        let text = long_report(10_000).replace("Long", &format!("Small {number}"));
        fs::write(small.join(format!("{number}.md")), text).unwrap();
    }
    let long = place.path().join("long.md");
    fs::write(&long, long_report(10_000_000)).unwrap();

    let many = format!("{files} files of 10 KB");
    let mut figures = Vec::new();
    let mut library_size = 0.0;
    for (what, path) in [(many.as_str(), &small), ("one file of 10 MB", &long)] {
        let bytes = all_bytes(path);
        let megabytes = bytes.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
        let (mut floor, mut read) = (Vec::new(), Vec::new());
        for round in 0..rounds(3) {
            let folder = place
                .path()
                .join(format!("library-{}-{round}", bytes.len()));
            let library = Library::create(&folder, Actor::CommandLine).unwrap();
            let time = milliseconds(|| {
                let paths: [PathBuf; 1] = [path.clone()];
                let added = add(&library, &paths, AddOptions::default(), &mut |_, _| true).unwrap();
                drop(added);
                library.settle().unwrap();
            });
            read.push(megabytes / time * 1000.0);
            library_size = fs::metadata(folder.join(lectern_core::library::FILE_NAME))
                .unwrap()
                .len() as f64
                / 1e6;
            library_size /= megabytes;
            drop(library);
            fs::remove_dir_all(&folder).unwrap();
            let time = milliseconds(|| {
                let mut file = fs::File::create(place.path().join("floor")).unwrap();
                for text in &bytes {
                    file.write_all(text).unwrap();
                }
                file.sync_data().unwrap();
            });
            floor.push(megabytes / time * 1000.0);
        }
        figures.push(Figure::new(what, "MB/s", &read).bar(Bar::AtLeast(12.0)));
        figures.push(Figure::new("  a plain write and fdatasync", "MB/s", &floor));
        let size = Figure::new("  the library, times the text", "×", &[library_size]);
        figures.push(size.bar(Bar::AtMost(2.5)));
    }
    figures.push(
        Figure::new("most memory of this program", "MB", &[most_memory()]).bar(Bar::AtMost(300.0)),
    );
    lectern_figures::report("import", env!("CARGO_TARGET_TMPDIR"), &figures);
}

/// The contents of a file, or of every file in a folder.
fn all_bytes(path: &Path) -> Vec<Vec<u8>> {
    if path.is_file() {
        return vec![fs::read(path).unwrap()];
    }
    let entries = fs::read_dir(path).unwrap();
    entries
        .map(|entry| fs::read(entry.unwrap().path()).unwrap())
        .collect()
}

/// The most of this process that ever was in memory, in megabytes.
fn most_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line
        .and_then(|line| line.split_whitespace().nth(1))
        .and_then(|word| word.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}
