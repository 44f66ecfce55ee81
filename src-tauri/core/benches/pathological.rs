//! Import of Markdown of shapes that nobody writes by hand, at four sizes: a time that grows with
//! the length alone gives ratios of about 2 from one size to the next, and 8 from first to last.
//! A cost that grows with the square gives 4 and 64. Below a millisecond the ratio is noise.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../src/import/shapes.rs"]
mod shapes;

use std::time::{Duration, Instant};

use lectern_core::import::{Beside, Source, import};

/// The smallest size, in bytes, unless the environment names another.
const SIZE: usize = 32 * 1024;

/// Each size is timed so often, and the least counts.
const ROUNDS: u32 = 3;

/// From the first size to the last; twice the linear growth.
const SUSPECT: f64 = 16.0;

fn main() {
    let size = std::env::var("PATHOLOGICAL_BYTES").ok();
    let size = size.and_then(|it| it.parse().ok()).unwrap_or(SIZE);
    let only = std::env::var("PATHOLOGICAL_SHAPE").unwrap_or_default();
    let sizes = [size, 2 * size, 4 * size, 8 * size];
    print!("{:36}", "ms, by KB");
    for size in sizes {
        print!("{:>9}", size / 1024);
    }
    println!("{:>9}", "ratio");
    let mut suspects = 0;
    for shape in shapes::SHAPES.iter().filter(|it| it.name.contains(&only)) {
        let times = sizes.map(|size| least(&(shape.make)(size)));
        let ratio = times[3].as_secs_f64() / times[0].as_secs_f64();
        let suspect = ratio > SUSPECT && times[3] > Duration::from_millis(20);
        suspects += usize::from(suspect);
        print!("{:36}", shape.name);
        for time in times {
            print!("{:>9.2}", time.as_secs_f64() * 1000.0);
        }
        println!("{ratio:>9.1}{}", if suspect { "  not linear" } else { "" });
    }
    println!(
        "{suspects} of {} shapes are not linear",
        shapes::SHAPES.len()
    );
}

fn least(text: &str) -> Duration {
    let source = Source {
        name: "a.md".into(),
        bytes: text.into(),
        beside: Beside::Nothing,
    };
    let time = |_| {
        let start = Instant::now();
        drop(import(&source));
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().unwrap()
}
