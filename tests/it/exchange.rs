//! Other programs' files taken in, each trap of each format; ours given out and taken in again.

mod daylio;
mod harsh;
mod loop_habits;
mod others;
mod out;
mod page;
mod rules;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};
use guidepost::exchange::{self, File, Format, Given, Levels, Report, Source, Taken, Taking};
use guidepost::model::day::CheckIn;
use guidepost::model::{Change, Mint, Moment, Notebook, Record};
use guidepost::store;

use crate::driver::{at, empty};

/// Two hours east of Greenwich, all year.
pub fn zone(local: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
    FixedOffset::east_opt(7200)?.from_local_datetime(&local).single()
}

pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)
}

/// The one file of that text.
pub fn text(text: &str) -> Source {
    bytes(text.as_bytes())
}

pub fn bytes(bytes: &[u8]) -> Source {
    Source::new(vec![File { path: "file".to_owned(), bytes: bytes.to_vec() }], zone)
}

/// A file or folder of the test data.
pub fn source(format: &str, name: &str) -> Source {
    let format = Format::named(format).unwrap();
    let found = store::read_foreign(&data(name), format.files).unwrap();
    Source::new(found.into_iter().map(|(path, bytes)| File { path, bytes }).collect(), zone)
}

/// A person who takes files in.
pub struct Person {
    pub notebook: Notebook,
    mint: Mint,
    now: DateTime<FixedOffset>,
    pub levels: Levels,
}

impl Person {
    pub fn new() -> Self {
        Self::with(empty())
    }

    pub fn with(notebook: Notebook) -> Self {
        let mint = Mint::new(5);
        mint.force_past(notebook.last_rev());
        Self { notebook, mint, now: at("2026-11-21T09:30+00:00"), levels: Levels::default() }
    }

    /// What an import would do.
    pub fn plan(&self, format: &str, source: &Source) -> Result<exchange::Plan, String> {
        let format = Format::named(format).unwrap();
        let given = Given {
            day_starts: self.notebook.settings.day_starts(),
            today: self.now.date_naive(),
            now: Moment::new(self.now),
            levels: &self.levels,
            progress: &|_| (),
        };
        let taken: Taken = format.read(source, given).map_err(|refusal| refusal.to_string())?;
        Ok(exchange::plan(format, &self.notebook, taken))
    }

    /// Does it, in another minute than the last. The second is what takes it back.
    pub fn import(&mut self, format: &str, source: &Source) -> (Report, Option<guidepost::model::Edit>) {
        let plan = self.plan(format, source).unwrap();
        let undo = match plan.taking {
            Some(Taking::Whole(notebook)) => {
                self.notebook = *notebook;
                None
            }
            Some(Taking::Edit(edit)) => Some(self.apply(edit)),
            None => None,
        };
        (plan.report, undo)
    }

    pub fn apply(&mut self, edit: guidepost::model::Edit) -> guidepost::model::Edit {
        self.now += chrono::TimeDelta::minutes(1);
        self.notebook.apply(&Change { edit, rev: self.mint.rev(self.now) })
    }

    /// “read, added, already there, not recorded, refused”.
    #[track_caller]
    pub fn takes(&mut self, format: &str, source: &Source, counts: [usize; 5]) -> Report {
        let ahead = self.plan(format, source).unwrap().report;
        let (report, _) = self.import(format, source);
        assert_eq!(ahead, report);
        assert_eq!(self::counts(&report), counts, "{:#?}", report.lines());
        report
    }

    /// A second import adds nothing and asks for nothing to be written.
    #[track_caller]
    pub fn knows(&self, format: &str, source: &Source) {
        let plan = self.plan(format, source).unwrap();
        assert_eq!(plan.report.added, 0);
        assert_eq!(plan.taking, None);
    }

    /// What became of a habit, a line a day.
    pub fn days(&self, name: &str) -> Vec<String> {
        let habit = self.habit(name).id;
        let days = self.notebook.said().filter(|(of, ..)| *of == habit);
        days.map(|(_, day, answer)| {
            let amount = answer.amount.map(|amount| format!(" {amount}")).unwrap_or_default();
            let note = if answer.note.is_empty() { String::new() } else { format!(" “{}”", answer.note) };
            format!("{day} {}{amount}{note}", answer.is.word())
        })
        .collect()
    }

    #[track_caller]
    pub fn habit(&self, name: &str) -> &Record<guidepost::model::habit::Habit> {
        self.notebook
            .habits
            .iter()
            .find(|habit| habit.name == name)
            .unwrap_or_else(|| panic!("no habit {name}"))
    }

    /// What a habit is, in a line.
    pub fn habit_line(&self, name: &str) -> String {
        let habit = self.habit(name);
        let rule = habit.last_rule().unwrap();
        let target = rule.target.map(|target| format!(" {target}")).unwrap_or_default();
        let ends = habit.retired.map(|day| format!(" until {day}")).unwrap_or_default();
        format!("{} {}{target} {} from {}{ends}", habit.kind.word(), rule.every, rule.unit, rule.from)
    }

    /// The check-ins, a line each, oldest first.
    pub fn check_ins(&self) -> Vec<String> {
        self.notebook.check_ins.iter().map(check_in_line).collect()
    }

    /// The notes, a line each, oldest first.
    pub fn notes(&self) -> Vec<String> {
        let line = |note: &Record<guidepost::model::day::Note>| {
            format!("{} {:?} {:?}", stamp(note), note.text, note.tags)
        };
        self.notebook.notes.iter().map(line).collect()
    }
}

fn check_in_line(check_in: &Record<CheckIn>) -> String {
    let mood = check_in.mood.map_or("-".to_owned(), |mood| mood.to_string());
    let scales: Vec<String> = check_in.scales.iter().map(|r| format!("{}={}", r.name, r.value)).collect();
    let more = [&check_in.tags[..], &scales, &check_in.feelings].concat().join(", ");
    format!("{} {mood} [{more}] {}", stamp(check_in), check_in.words)
}

/// The day, and the moment where there is one.
fn stamp<T>(record: &Record<T>) -> String {
    let moment = record.when.moment.map(|moment| format!(" {moment}")).unwrap_or_default();
    format!("{}{moment}", record.when.day)
}

pub fn counts(report: &Report) -> [usize; 5] {
    [report.read, report.added, report.there, report.blank, report.refused.len()]
}

/// “line 3: why”, a line each.
pub fn refused(report: &Report) -> Vec<String> {
    report.refused.iter().map(|row| format!("{}: {}", row.place, row.why)).collect()
}
