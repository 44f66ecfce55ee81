//! How answers look to people: columns under their heads, fields beside their names, long words
//! cut to one line. Ids are never cut, so that they can be given to other verbs.

use lectern_core::time::Time;

/// The longest piece of text in a row, in code points.
const LONGEST: usize = 60;

/// A column: its head, and on which side its cells stand.
#[derive(Debug, Clone, Copy)]
pub enum Column {
    /// Words.
    Left(&'static str),
    /// Numbers.
    Right(&'static str),
}

impl Column {
    fn head(self) -> &'static str {
        match self {
            Self::Left(head) | Self::Right(head) => head,
        }
    }
}

/// Rows under heads. The last column is not padded.
pub fn table<const N: usize>(columns: [Column; N], rows: &[[String; N]]) -> String {
    let heads = columns.map(|column| column.head().to_owned());
    let all = || std::iter::once(&heads).chain(rows);
    let mut widths = [0; N];
    for row in all() {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in all() {
        let mut line = String::new();
        for ((column, cell), width) in columns.iter().zip(row).zip(widths) {
            match column {
                Column::Left(_) => line.push_str(&format!("{cell:<width$}  ")),
                Column::Right(_) => line.push_str(&format!("{cell:>width$}  ")),
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Names and values, one below the other; what is absent is left out. Further lines of a value
/// stand below its first.
pub fn fields(fields: &[(&str, Option<String>)]) -> String {
    let present = || {
        fields
            .iter()
            .filter_map(|(name, value)| value.as_ref().map(|value| (name, value)))
    };
    let width = present()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    for (name, value) in present() {
        let indent = format!("\n{:width$}  ", "");
        let value = value.lines().collect::<Vec<_>>().join(&indent);
        text.push_str(format!("{name:<width$}  {value}").trim_end());
        text.push('\n');
    }
    text
}

/// Text on one line, cut where it is long.
pub fn one_line(text: &str) -> String {
    let line = harmless(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A moment to the minute. The column or field says that it is UTC.
pub fn minute(time: Time) -> String {
    time.to_string()
        .replace('T', " ")
        .chars()
        .take(16)
        .collect()
}

/// `1 document`, `2 documents`.
pub fn count(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}

/// The same text, in which control characters (but for line feed and tab) cannot act on a
/// terminal.
pub fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && !matches!(c, '\n' | '\t') {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_heads() {
        let rows = [
            ["a1".to_owned(), "7".to_owned(), "Tides".to_owned()],
            ["b".to_owned(), "1200".to_owned(), String::new()],
        ];
        let text = table(
            [
                Column::Left("Topic"),
                Column::Right("Words"),
                Column::Left("Title"),
            ],
            &rows,
        );
        assert_eq!(
            text,
            "Topic  Words  Title\na1         7  Tides\nb       1200\n"
        );
    }

    #[test]
    fn fields_leave_out_what_is_absent() {
        let text = fields(&[
            ("kind", Some("note".to_owned())),
            ("label", None),
            ("note", Some("one\ntwo".to_owned())),
        ]);
        assert_eq!(text, "kind  note\nnote  one\n      two\n");
    }

    #[test]
    fn a_line_is_cut_by_code_points_and_cannot_act() {
        assert_eq!(one_line(" a\n b\u{1b}[2J"), "a b\u{FFFD}[2J");
        let cut = one_line(&"é".repeat(80));
        assert_eq!(cut.chars().count(), 60);
        assert!(cut.ends_with('…'));
    }

    #[test]
    fn moments_are_told_to_the_minute() {
        assert_eq!(
            minute(Time::from_millis(1_795_513_260_123)),
            "2026-11-24 09:41"
        );
    }
}
