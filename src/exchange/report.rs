//! What an import did or would do, in counts and sentences.

use std::fmt;

/// As many refused rows are named one by one.
const NAMED: usize = 200;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Rows in the file. Each is in one of the four counts that follow.
    pub read: usize,
    pub added: usize,
    /// Taken in before, be it changed or deleted here since.
    pub there: usize,
    /// Rows that say nothing: not recorded.
    pub blank: usize,
    pub refused: Vec<Refused>,
    /// What the person may want to know, a sentence each.
    pub remarks: Vec<String>,
    /// The moods whose level is not known, in the order in which they came; their rows are among the refused.
    pub unknown_moods: Vec<String>,
}

/// A row that cannot be read, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// “line 3”, with the file where there are several.
    pub place: String,
    pub why: String,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place<'a> {
    /// Empty where there is one file.
    pub file: &'a str,
    /// From 1.
    pub line: usize,
    /// From 1; 0 where the line says enough.
    pub entry: usize,
}

impl Place<'_> {
    pub fn line(line: usize) -> Self {
        Self { line, ..Self::default() }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}, ", self.file)?;
        }
        write!(f, "line {}", self.line)?;
        if self.entry != 0 {
            write!(f, ", entry {}", self.entry)?;
        }
        Ok(())
    }
}

impl Report {
    /// A line each: the counts, the refused rows, the remarks.
    pub fn lines(&self) -> Vec<String> {
        let refused = self.refused.len();
        let counts = [
            ("read", self.read),
            ("added", self.added),
            ("already there", self.there),
            ("not recorded", self.blank),
            ("refused", refused),
        ];
        let shown = counts.iter().filter(|(name, count)| *name != "not recorded" || 0 < *count);
        let mut lines: Vec<String> = shown.map(|(name, count)| format!("{name:<14}{count}")).collect();
        lines.extend(self.refused.iter().take(NAMED).map(|row| format!("{}: {}", row.place, row.why)));
        if NAMED < refused {
            lines.push(format!("and {} more lines that could not be read", refused - NAMED));
        }
        lines.extend(self.remarks.iter().cloned());
        lines
    }
}
