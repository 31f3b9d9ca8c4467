//! Other programs' files and ours, in and out. Bytes in, records and a report out; a notebook in, bytes out.
//!
//! One row of [`FORMATS`] for each program that is read: the command, its help and the app's page draw on it. A reader
//! fills a [`Basket`]; [`Plan`] holds it against a notebook and says what is new. Knows no disk, no clock, no screen.
//!
//! What is taken in is known again by an id made of its own content ([`crate::model::Id::named`]): a second import adds
//! nothing, brings nothing back that was deleted, and leaves alone what was changed here. Where a whole import was
//! undone, the next one brings it back.

mod basket;
mod cells;
mod elements;
mod level;
mod plan;
mod report;
mod rows;
mod source;

mod base64;
mod beaverhabits;
mod calendar;
mod daily_you;
mod daylio;
mod daylio_backup;
mod dijo;
mod habitctl;
mod habitui;
mod harsh;
mod how_we_feel;
mod journal;
mod jrnl;
mod loop_habits;
mod markup;
mod mhabit;
mod out;
mod own;
mod pixels;
mod tables;
mod track_and_graph;
mod tui_journal;

pub use basket::{Basket, Given};
pub use level::{BEST, Levels};
pub use out::{OUTPUTS, Output, Private, Written};
pub use plan::{Plan, Taking, plan};
pub use report::Report;
pub use source::{File, Refusal, Source, Zone};

use crate::model::Notebook;

/// One program whose files are read.
pub struct Format {
    /// As on the command line.
    pub name: &'static str,
    /// The program, as it calls itself.
    pub program: &'static str,
    /// What to give: the file, or what else there may be.
    pub what: &'static str,
    /// The files that are read of a folder or a zip; none where there is one file only.
    pub files: &'static [&'static str],
    /// Its moods are names, of which the person may say the level.
    pub names_moods: bool,
    read: Reader,
}

/// How a file is read.
enum Reader {
    /// Row by row into a basket. An error refuses the file whole.
    Rows(fn(&Source, &mut Basket) -> Result<(), Refusal>),
    /// A notebook of ours.
    Notebook,
}

/// What was in a file.
pub enum Taken<'a> {
    Rows(Box<Basket<'a>>),
    Notebook(Box<Notebook>),
}

/// Every program that is read, ours first, then by how many people come from it.
pub const FORMATS: &[Format] = &[
    own::FORMAT,
    daylio::FORMAT,
    loop_habits::FORMAT,
    harsh::FORMAT,
    habitctl::FORMAT,
    jrnl::FORMAT,
    tui_journal::FORMAT,
    dijo::FORMAT,
    habitui::FORMAT,
    mhabit::FORMAT,
    beaverhabits::FORMAT,
    track_and_graph::FORMAT,
    daily_you::FORMAT,
    pixels::FORMAT,
    how_we_feel::FORMAT,
];

impl Format {
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Reads all of it. An error is why none of it can be taken.
    pub fn read<'a>(&self, source: &Source, given: Given<'a>) -> Result<Taken<'a>, Refusal> {
        let source = source.opened(self.files)?;
        match self.read {
            Reader::Notebook => own::read(&source).map(|notebook| Taken::Notebook(Box::new(notebook))),
            Reader::Rows(read) => {
                let mut basket = Basket::new(self.name, source.zone, given);
                read(&source, &mut basket)?;
                Ok(Taken::Rows(Box::new(basket)))
            }
        }
    }
}
