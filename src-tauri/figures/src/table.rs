//! The table that people read.

use crate::{Bar, Figure};

/// The figures of one benchmark in lines of equal columns.
pub fn table(benchmark: &str, figures: &[Figure]) -> String {
    let mut rows =
        vec![["what", "median", "range", "floor", "ratio", "bar", ""].map(str::to_owned)];
    rows.extend(figures.iter().map(row));
    let widths: Vec<usize> = (0..7)
        .map(|column| {
            rows.iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = format!("\n{benchmark}\n");
    for row in &rows {
        let cells =
            row.iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, width))| match column {
                    0 | 6 => format!("{cell:<width$}"),
                    _ => format!("{cell:>width$}"),
                });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn row(figure: &Figure) -> [String; 7] {
    let with_unit = |value: f64| format!("{} {}", number(value), figure.unit);
    let floor = figure.floor.as_ref();
    [
        figure.what.clone(),
        with_unit(figure.median),
        if figure.rounds > 1 {
            format!("{}–{}", number(figure.least), number(figure.most))
        } else {
            String::new()
        },
        floor
            .map(|floor| with_unit(floor.median))
            .unwrap_or_default(),
        floor
            .map(|floor| format!("{:.2} ×", floor.ratio))
            .unwrap_or_default(),
        match figure.bar {
            Some(Bar::TimesFloor(times)) => format!("≤ {times} ×"),
            Some(Bar::AtMost(most)) => format!("≤ {}", with_unit(most)),
            Some(Bar::AtLeast(least)) => format!("≥ {}", with_unit(least)),
            None => String::new(),
        },
        match figure.met {
            Some(true) => "met",
            Some(false) => "missed",
            None => "",
        }
        .to_owned(),
    ]
}

/// Three digits that count.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}
