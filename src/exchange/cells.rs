//! CSV with a header, its cells by the names of their columns. Knows no program.

use csv::{ReaderBuilder, StringRecord};

use super::report::Place;
use super::source::Refusal;

/// One row.
pub struct Cells<'a> {
    header: &'a [String],
    record: StringRecord,
    /// Where it begins, from 1.
    pub line: usize,
}

impl Cells<'_> {
    /// The cell under that name; empty where there is no such column.
    pub fn get(&self, name: &str) -> &str {
        let at = self.header.iter().position(|column| column == name);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    /// Every cell with the name of its column.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.header.iter().map(String::as_str).zip(self.record.iter())
    }

    pub fn place(&self) -> Place<'static> {
        Place::line(self.line)
    }

    /// The cell in that column, from 0.
    pub fn at(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }
}

/// Gives each row to `take`, which is told of a row with another number of cells by `Err`. The first line must have all
/// columns that are `needed`.
pub fn each(
    text: &str,
    needed: &[&str],
    mut take: impl FnMut(Result<&Cells, (&Cells, String)>),
) -> Result<(), Refusal> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let header = header(first)?;
    if let Some(missing) = needed.iter().find(|name| !header.iter().any(|column| column == *name)) {
        return Err(Refusal::new(format!("has no column “{missing}” in its first line")));
    }
    rows(text, &header, true, |row| {
        let (has, columns) = (row.record.len(), row.header.len());
        match has == columns {
            true => take(Ok(row)),
            false => take(Err((row, format!("it has {has} of {columns} columns")))),
        }
    })
}

/// As [`each`], of a file without a header.
pub fn each_bare(
    text: &str,
    width: usize,
    mut take: impl FnMut(Result<&Cells, (&Cells, String)>),
) -> Result<(), Refusal> {
    let header = vec![String::new(); width];
    rows(text, &header, false, |row| match row.record.len() == width {
        true => take(Ok(row)),
        false => take(Err((row, format!("it has {} of {width} columns", row.record.len())))),
    })
}

/// Whether the first line has these columns.
pub fn has_columns(text: &str, needed: &[&str]) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    header(first).is_ok_and(|header| needed.iter().all(|name| header.iter().any(|column| column == name)))
}

fn header(first: &str) -> Result<Vec<String>, Refusal> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(first.as_bytes());
    let mut record = StringRecord::new();
    reader.read_record(&mut record).map_err(|error| Refusal::new(format!("cannot be read ({error})")))?;
    Ok(record.iter().map(|name| name.trim().to_owned()).collect())
}

fn rows(
    text: &str,
    header: &[String],
    skip_first: bool,
    mut take: impl FnMut(&Cells),
) -> Result<(), Refusal> {
    if let Some(line) = unclosed(text) {
        return Err(Refusal::new(format!(
            "ends inside a record (a quote opened on line {line} is not closed)"
        )));
    }
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut row = Cells { header, record: StringRecord::new(), line: 0 };
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut first = skip_first;
    let whole = text.ends_with(['\n', '\r']);
    loop {
        let read = reader.read_record(&mut row.record);
        if !read.map_err(|error| Refusal::new(format!("cannot be read ({error})")))? {
            return Ok(());
        }
        let begin = row.record.position().map_or(0, |position| position.byte() as usize);
        row.line = lines.of(begin);
        let last = reader.position().byte() as usize >= text.len();
        if last && !whole && row.record.len() < header.len() {
            return Err(Refusal::new(format!(
                "ends inside a record (line {}). Fetch the whole file",
                row.line
            )));
        }
        if !std::mem::take(&mut first) {
            take(&row);
        }
    }
}

/// Counts lines once, from one place to the next.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of what begins at that byte or, where that is a line end, behind it.
    fn of(&mut self, begin: usize) -> usize {
        let bytes = self.text.as_bytes();
        let blank =
            bytes[begin.min(bytes.len())..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let to = (begin + blank).clamp(self.at, bytes.len());
        self.line += bytes[self.at..to].iter().filter(|byte| **byte == b'\n').count();
        self.at = to;
        self.line
    }
}

/// The line of a quote that opens a cell and is never closed.
fn unclosed(text: &str) -> Option<usize> {
    #[derive(PartialEq)]
    enum At {
        Begin,
        Plain,
        Quoted,
        /// Behind a quote within a quoted cell: the end of it, or the first of two.
        Quote,
    }
    let (mut at, mut line, mut opened) = (At::Begin, 1, 1);
    for byte in text.bytes() {
        at = match (at, byte) {
            (At::Begin, b'"') => {
                opened = line;
                At::Quoted
            }
            (At::Quoted, b'"') => At::Quote,
            (At::Quoted, _) => At::Quoted,
            (At::Quote, b'"') => At::Quoted,
            (_, b',' | b'\n' | b'\r') => At::Begin,
            (_, _) => At::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    (at == At::Quoted).then_some(opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        each(text, &["a", "b"], |row| {
            found.push(match row {
                Ok(row) => format!("{}:{}|{}", row.line, row.get("a"), row.get("b")),
                Err((row, why)) => format!("{}!{why}", row.line),
            })
        })
        .map_err(|refusal| refusal.0)?;
        Ok(found)
    }

    #[test]
    fn rows_are_read_by_name_and_know_their_line() {
        let text = "b,a\r\n1,2\r\n\r\n\"x\ny\",\"say \"\"so\"\"\"\r\n5\r\n6,7";
        assert_eq!(read(text).unwrap(), ["2:2|1", "4:say \"so\"|x\ny", "6!it has 1 of 2 columns", "7:7|6"]);
    }

    #[test]
    fn half_a_file_is_refused_whole() {
        for (text, why) in [
            ("a,b\n1,\"2", "a quote opened on line 2 is not closed"),
            ("a,b\n1,2\n3", "ends inside a record (line 3)"),
            ("a,c\n1,2\n", "no column “b”"),
        ] {
            let refusal = read(text).unwrap_err();
            assert!(refusal.contains(why), "{refusal}");
        }
        assert_eq!(read("a,b\n5\" nail,2").unwrap(), ["2:5\" nail|2"]);
    }
}
