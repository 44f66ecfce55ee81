//! A screen whose pixels can be read from outside.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use super::group::Group;

const WIDTH: u64 = 1280;
/// Where text may be looked for in either program's window: rows and columns of the screen, in pixels.
const ROWS: Range<u64> = 100..500;
const COLUMNS: Range<u64> = 340..880;

/// Between two glances: what is measured by them is at most so much too long.
const PAUSE: Duration = Duration::from_micros(500);

/// An Xvfb of its own.
pub struct Screen {
    /// Its name, such as `:7`.
    pub name: String,
    pixels: File,
    _group: Group,
    _folder: TempDir,
}

impl Screen {
    /// Starts it on a number that is free.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24"])
            .args(["-nolisten", "tcp", "-noreset", "-fbdir"])
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut group = Group::start(&mut command);
        let mut number = String::new();
        let said = group.output().expect("Xvfb's output is ours");
        BufReader::new(said)
            .read_line(&mut number)
            .expect("Xvfb says its number");
        let pixels = File::open(folder.path().join("Xvfb_screen0")).expect("its pixels");
        Self {
            name: format!(":{}", number.trim()),
            pixels,
            _group: group,
            _folder: folder,
        }
    }

    /// The pixels of a part of the screen, as they are now.
    pub fn pixels(&self, rows: Range<u64>, columns: Range<u64>) -> Vec<u8> {
        let width = (columns.end - columns.start) as usize * 4;
        let mut all = vec![0; width * (rows.end - rows.start) as usize];
        for (y, row) in rows.zip(all.chunks_exact_mut(width)) {
            let at = HEADER + (y * WIDTH + columns.start) * 4;
            let _ = self.pixels.read_exact_at(row, at);
        }
        all
    }

    /// Every fourth row of a part of the screen, after a pause: whoever looks on without one takes a processor from
    /// those that are looked at. No line of text fits between two such rows.
    pub fn glance(&self, part: &(Range<u64>, Range<u64>)) -> Vec<u8> {
        sleep(PAUSE);
        let (rows, columns) = part.clone();
        let width = (columns.end - columns.start) as usize * 4;
        let mut all = vec![0; width * (rows.end - rows.start).div_ceil(4) as usize];
        for (y, row) in rows.step_by(4).zip(all.chunks_exact_mut(width)) {
            let at = HEADER + (y * WIDTH + columns.start) * 4;
            let _ = self.pixels.read_exact_at(row, at);
        }
        all
    }

    /// Whether the page's middle is light and has dark letters on it: at least a hundredth of it, and at most a third.
    pub fn shows_text(&self) -> bool {
        let (mut light, mut dark, mut all) = (0_u64, 0_u64, 0_u64);
        let mut row = vec![0; (COLUMNS.end - COLUMNS.start) as usize * 4];
        for y in ROWS.step_by(4) {
            let at = HEADER + (y * WIDTH + COLUMNS.start) * 4;
            if self.pixels.read_exact_at(&mut row, at).is_err() {
                return false;
            }
            for pixel in row.chunks_exact(4) {
                let brightness = pixel[..3]
                    .iter()
                    .map(|channel| u32::from(*channel))
                    .sum::<u32>()
                    / 3;
                all += 1;
                light += u64::from(brightness > 200);
                dark += u64::from(brightness < 110);
            }
        }
        light * 3 > all * 2 && dark * 100 > all && dark * 3 < all
    }
}

/// The file is in X's own format: a header, whose length its first four bytes say, and a table of colours. With
/// Xvfb at this depth both together have this many bytes.
const HEADER: u64 = 3232;
