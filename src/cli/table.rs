//! Lines and columns that stand under each other, by display width. Knows nothing of what is in them.

use crate::text::{clean, fit, pad, width};

/// Wider cells end with `…`, but those of the last column; the whole text is in `--json`.
const WIDEST: usize = 40;

/// Rows of cells, two spaces apart, without spaces at their ends. Every row has as many cells as the first.
pub fn columns(rows: &[Vec<String>]) -> String {
    let last = rows.first().map_or(0, Vec::len).saturating_sub(1);
    let most = |column: usize| if column == last { usize::MAX } else { WIDEST };
    let widest = |column: usize| {
        let widths = rows.iter().map(|row| row.get(column).map_or(0, |cell| width(&fit(cell, most(column)))));
        widths.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..=last).map(widest).collect();
    let mut text = String::new();
    for row in rows {
        let shown = row.iter().zip(&widths).filter(|(_, width)| 0 < **width);
        let cells: Vec<String> = shown.map(|(cell, width)| pad(cell, *width)).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// As [`columns`], under a heading.
pub fn indented(rows: &[Vec<String>]) -> String {
    columns(rows).lines().map(|line| format!("  {line}\n")).collect()
}

/// One line each, under a heading, cleaned.
pub fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| format!("  {}\n", clean(&line).replace('\n', "\n    "))).collect()
}

/// “612 bytes”, “48 kB”, “1.5 MB”.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_what_is_seen_and_an_empty_one_takes_no_room() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let text = columns(&[row(["日本", "", "a"]), row(["x", "", "b"])]);
        assert_eq!(text, "日本  a\nx     b\n");
        let text = columns(&[vec!["x".repeat(50), "y".repeat(50)]]);
        assert_eq!(text, format!("{}…  {}\n", "x".repeat(39), "y".repeat(50)));
    }
}
