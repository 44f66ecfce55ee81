//! What the benchmarks measure with and write: figures beside their floors, as a table for people and as JSON for
//! programs.
//!
//! A *floor* is the least that any program could do for the same thing, measured in the same run and interleaved
//! with it. A figure is compared with its floor or with a number, never with another day's.

mod sample;
mod table;

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;

pub use sample::long_report;

/// What is to be reached.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Bar {
    /// At most so many times the floor.
    TimesFloor(f64),
    /// At most this, in the figure's unit.
    AtMost(f64),
    /// At least this, in the figure's unit.
    AtLeast(f64),
}

/// The least that could be done.
#[derive(Debug, Clone, Serialize)]
pub struct Floor {
    /// What it is.
    pub what: String,
    /// Its median, in the figure's unit.
    pub median: f64,
    /// How many times it the figure's median is.
    pub ratio: f64,
}

/// One thing measured.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// In what.
    pub unit: &'static str,
    /// How often.
    pub rounds: usize,
    /// The middle value.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// Beside what.
    pub floor: Option<Floor>,
    /// What must be shown.
    pub bar: Option<Bar>,
    /// Whether it is; `None` without a bar.
    pub met: Option<bool>,
}

impl Figure {
    /// A figure from the values of all rounds, of which there is at least one.
    #[must_use]
    pub fn new(what: &str, unit: &'static str, values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
        Self {
            what: what.to_owned(),
            unit,
            rounds: sorted.len(),
            median: at(sorted.len() / 2),
            least: at(0),
            most: at(sorted.len().saturating_sub(1)),
            floor: None,
            bar: None,
            met: None,
        }
    }

    /// Puts it beside its floor.
    #[must_use]
    pub fn beside(mut self, floor: &Self) -> Self {
        self.floor = Some(Floor {
            what: floor.what.clone(),
            median: floor.median,
            ratio: self.median / floor.median,
        });
        self.judged()
    }

    /// Holds it against a bar.
    #[must_use]
    pub fn bar(mut self, bar: Bar) -> Self {
        self.bar = Some(bar);
        self.judged()
    }

    fn judged(mut self) -> Self {
        self.met = match (self.bar, &self.floor) {
            (Some(Bar::TimesFloor(times)), Some(floor)) => Some(floor.ratio <= times),
            (Some(Bar::AtMost(most)), _) => Some(self.median <= most),
            (Some(Bar::AtLeast(least)), _) => Some(self.median >= least),
            _ => None,
        };
        self
    }
}

/// Prints the figures of one benchmark and writes them as JSON into the target folder, of which `within` is any
/// folder (`CARGO_TARGET_TMPDIR`), where `cargo xtask bench` collects them.
pub fn report(benchmark: &str, within: &str, figures: &[Figure]) {
    println!("{}", table::table(benchmark, figures));
    let folder = Path::new(within).with_file_name("figures");
    let written = std::fs::create_dir_all(&folder).and_then(|()| {
        let json = serde_json::to_string_pretty(figures)?;
        std::fs::write(folder.join(format!("{benchmark}.json")), json)
    });
    if let Err(error) = written {
        eprintln!("The figures could not be written: {error}.");
    }
}

/// How long something takes, in milliseconds.
pub fn milliseconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    as_milliseconds(start.elapsed())
}

/// A duration in milliseconds.
#[must_use]
pub fn as_milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// How many rounds to measure: what `LECTERN_BENCH_ROUNDS` says, else the number given.
#[must_use]
pub fn rounds(usual: usize) -> usize {
    std::env::var("LECTERN_BENCH_ROUNDS")
        .ok()
        .and_then(|value| value.parse().ok())
        .filter(|rounds| *rounds > 0)
        .unwrap_or(usual)
}

/// The figure of the 95th percentile by the nearest rank, which is the least of the values that nineteen of twenty do
/// not exceed.
///
/// # Panics
/// Where there are no values.
#[must_use]
pub fn p95(label: &str, unit: &'static str, values: &[f64]) -> Figure {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * 95).div_ceil(100);
    Figure::new(&format!("{label}, p95"), unit, &[values[rank - 1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nineteen_of_twenty_do_not_exceed_the_95th_percentile() {
        let values: Vec<f64> = (1..=40).rev().map(f64::from).collect();
        assert_eq!(p95("key", "ms", &values).median, 38.0);
        assert_eq!(p95("key", "ms", &values[20..]).median, 19.0);
        assert_eq!(p95("key", "ms", &[3.0]).median, 3.0);
    }

    #[test]
    fn a_figure_is_judged_by_its_median() {
        let floor = Figure::new("floor", "ms", &[1.0, 2.0, 9.0]);
        let figure = Figure::new("figure", "ms", &[5.0, 3.0, 3.0]);
        assert_eq!((figure.median, figure.least, figure.most), (3.0, 3.0, 5.0));
        let beside = figure.clone().beside(&floor);
        assert_eq!(beside.floor.as_ref().map(|floor| floor.ratio), Some(1.5));
        assert_eq!(beside.met, None);
        assert_eq!(beside.clone().bar(Bar::TimesFloor(1.5)).met, Some(true));
        assert_eq!(beside.bar(Bar::TimesFloor(1.4)).met, Some(false));
        assert_eq!(figure.clone().bar(Bar::AtMost(2.0)).met, Some(false));
        assert_eq!(figure.bar(Bar::AtLeast(2.0)).met, Some(true));
    }
}
