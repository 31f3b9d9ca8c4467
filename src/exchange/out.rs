//! What can be given out: a row for each format. Bytes only; where they go is for others to say.

use super::source::File;
use super::{calendar, journal, tables};
use crate::model::Notebook;

/// One format in which everything is given out.
pub struct Output {
    /// As on the command line.
    pub name: &'static str,
    pub what: &'static str,
    write: fn(&Notebook) -> Written,
}

/// What becomes of answers that leave this machine only if that is ticked (clinical 3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Private {
    LeftOut,
    Ticked,
}

pub enum Written {
    File(Vec<u8>),
    /// A folder of files.
    Folder(Vec<File>),
}

pub const OUTPUTS: &[Output] = &[
    Output {
        name: "json",
        what: "all there is, as in the data file; import takes it back",
        write: |notebook| Written::File(notebook.to_bytes()),
    },
    Output {
        name: "csv",
        what: "a new folder of tables, for a spreadsheet",
        write: |notebook| Written::Folder(tables::write(notebook)),
    },
    Output {
        name: "markdown",
        what: "a journal to read",
        write: |notebook| Written::File(journal::write(notebook).into_bytes()),
    },
    Output {
        name: "ics",
        what: "habits and sessions, for a calendar",
        write: |notebook| Written::File(calendar::write(notebook).into_bytes()),
    },
];

impl Output {
    pub fn named(name: &str) -> Option<&'static Self> {
        OUTPUTS.iter().find(|output| output.name == name)
    }

    pub fn write(&self, notebook: &Notebook, private: Private) -> Written {
        match private {
            Private::LeftOut if 0 < notebook.private_answers() => {
                (self.write)(&notebook.without_private_answers())
            }
            Private::LeftOut | Private::Ticked => (self.write)(notebook),
        }
    }
}
