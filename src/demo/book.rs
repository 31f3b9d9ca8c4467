//! The notebook while it is being made up: ids by the time of each record, tables filled at the end.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use crate::model::calendar::{Period, add};
use crate::model::day::{CheckIn, Day, Note, NoteKind};
use crate::model::habit::Answer;
use crate::model::{Change, Edit, Id, Mint, Notebook, Record, Rev, Table, When};

use super::Span;
use super::dice::Dice;

pub struct Book {
    pub dice: Dice,
    pub story: Period,
    pub span: Span,
    zone: FixedOffset,
    pub notebook: Notebook,
    pub check_ins: Vec<Record<CheckIn>>,
    pub notes: Vec<Record<Note>>,
    pub days: Vec<Record<Day>>,
}

/// Minutes after midnight.
pub type Minutes = u32;

impl Book {
    pub fn new(story: Period, span: Span, zone: FixedOffset, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut book = Self {
            notebook: Notebook::new(Id::default()),
            dice: dice.clone(),
            story,
            span,
            zone,
            check_ins: Vec::new(),
            notes: Vec::new(),
            days: Vec::new(),
        };
        let document = Mint::new(dice.next()).id(book.at(story.first, 0));
        book.notebook = Notebook::new(document);
        book.notebook.settings.welcomed = true;
        book.notebook.settings.scales = vec!["stress".to_owned(), "energy".to_owned()];
        book.notebook.settings.vision =
            "A life with room in it, and people I ring without rehearsing.".to_owned();
        book
    }

    /// The day of the story that many days after its first, 0 to 83.
    pub fn story_day(&self, at: i64) -> NaiveDate {
        add(self.story.first, at)
    }

    /// That time of a day; from 24:00 on, in the night after it.
    pub fn at(&self, day: NaiveDate, minutes: Minutes) -> DateTime<FixedOffset> {
        let date = add(day, i64::from(minutes / 1440));
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes % 1440 * 60, 0).unwrap_or_default();
        // A fixed offset gives every local time exactly one moment.
        date.and_time(time).and_local_timezone(self.zone).single().unwrap_or_default()
    }

    pub fn id(&mut self, day: NaiveDate, minutes: Minutes) -> Id {
        Mint::new(self.dice.next()).id(self.at(day, minutes))
    }

    pub fn rev(&mut self, day: NaiveDate, minutes: Minutes) -> Rev {
        Mint::new(self.dice.next()).rev(self.at(day, minutes))
    }

    /// A record of that moment.
    pub fn record<T>(&mut self, day: NaiveDate, minutes: Minutes, body: T) -> Record<T> {
        let when = When::now(self.at(day, minutes), self.notebook.settings.day_starts());
        Record::new(self.id(day, minutes), when, body)
    }

    /// A record of that day, without an hour.
    pub fn day_record<T>(&mut self, day: NaiveDate, body: T) -> Record<T> {
        Record::new(self.id(day, 8 * 60), When::on(day), body)
    }

    pub fn note(&mut self, day: NaiveDate, minutes: Minutes, kind: NoteKind, text: &str) -> Id {
        let note = Note { kind, text: text.to_owned(), ..Note::default() };
        let record = self.record(day, minutes, note);
        self.notes.push(record);
        self.notes[self.notes.len() - 1].id
    }

    /// Words that were not written lately, if a few tries find some.
    pub fn fresh(&mut self, make: impl Fn(&mut Dice) -> String) -> String {
        let mut words = make(&mut self.dice);
        for _ in 0..6 {
            let check_ins = self.check_ins.iter().rev().take(150).map(|check_in| &check_in.words);
            let notes = self.notes.iter().rev().take(25).map(|note| &note.text);
            if check_ins.chain(notes).all(|other| *other != words) {
                break;
            }
            words = make(&mut self.dice);
        }
        words
    }

    pub fn answer(&mut self, habit: Id, day: NaiveDate, minutes: Minutes, answer: Answer) {
        let rev = self.rev(day, minutes);
        self.notebook.apply(&Change { edit: Edit::Answer { habit, day, answer }, rev });
    }

    /// The day as it stands in a sentence: “12 December”.
    pub fn said(day: NaiveDate) -> String {
        day.format("%-d %B").to_string()
    }

    pub fn close(self) -> Notebook {
        let mut notebook = self.notebook;
        notebook.check_ins = Table::from_file(self.check_ins);
        notebook.notes = Table::from_file(self.notes);
        notebook.days = Table::from_file(self.days);
        notebook
    }
}
