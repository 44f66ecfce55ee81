//! Import of Markdown of shapes that nobody writes by hand, at four sizes: a time that grows with
//! the length alone doubles from one size to the next and is 8 times as long at the last; a cost
//! that grows with the square gives 4 and 64. One step alone may be a busy machine, or memory
//! that is asked of the system for the first time: a shape is suspect where the last two are
//! both too long.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../src/import/shapes.rs"]
mod shapes;

use std::time::{Duration, Instant};

use lectern_core::import::{Beside, Source, import};

/// The smallest size, in bytes, unless the environment names another.
const SIZE: usize = 32 * 1024;

/// Each size is timed so often, and the least counts.
const ROUNDS: u32 = 3;

/// From one size to the next: halfway between linear growth and the square.
const SUSPECT: f64 = 3.0;

/// Shorter times tell nothing.
const NOISE: Duration = Duration::from_millis(10);

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
        let step = |from: usize| times[from + 1].as_secs_f64() / times[from].as_secs_f64();
        let suspect = step(1) > SUSPECT && step(2) > SUSPECT && times[3] > NOISE;
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
