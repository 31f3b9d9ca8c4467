//! The notebook as a command holds it: opened, read, added to once, and its dates and names understood.

use std::mem::ManuallyDrop;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::stop::Stop;
use super::{time, undo};
use crate::dates::{self, Known, Look};
use crate::insight;
use crate::model::{Change, Edit, Id, Mint, Moment, News, Notebook, Record, When, day_of};
use crate::store::{Step, Store};

pub struct Book {
    /// Never freed: the command is about to end, and to let go of ten years takes as long as to read them.
    store: ManuallyDrop<Store>,
    mint: Mint,
    pub now: DateTime<FixedOffset>,
    /// The person's day, which after midnight still is the day before.
    pub today: NaiveDate,
}

impl Book {
    pub fn new(store: Store, mint: Mint, now: DateTime<FixedOffset>) -> Self {
        mint.force_past(store.notebook().last_rev());
        let today = day_of(now, store.notebook().settings.day_starts());
        Self { store: ManuallyDrop::new(store), mint, now, today }
    }

    /// Lets go of all of it, and with it of a notebook that was only a demonstration.
    pub fn close(self) {
        drop(ManuallyDrop::into_inner(self.store));
    }

    pub fn mint(&self) -> &Mint {
        &self.mint
    }

    /// The present moment of a run that lasts.
    pub fn turn_to(&mut self, now: DateTime<FixedOffset>) {
        self.now = now;
        self.today = day_of(now, self.notebook().settings.day_starts());
    }

    pub fn notebook(&self) -> &Notebook {
        self.store.notebook()
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Goes on with another one's store; this one's is handed over.
    pub fn exchange(&mut self, other: Self) -> Store {
        self.mint.force_past(other.notebook().last_rev());
        ManuallyDrop::into_inner(std::mem::replace(&mut self.store, other.store))
    }

    pub fn id(&self) -> Id {
        self.mint.id(self.now)
    }

    /// A new record, with the moment of writing.
    pub fn record<T>(&self, when: When, body: T) -> Record<T> {
        Record::new(self.id(), when, body).written(Moment::new(self.now))
    }

    /// This moment.
    pub fn when(&self) -> When {
        When::now(self.now, self.notebook().settings.day_starts())
    }

    /// Applies the one change of a command and puts it on the disk. Notices of the store are handed back.
    pub fn keep(&mut self, edit: Edit) -> Result<Vec<String>, Stop> {
        // What takes an erasure back would write the words down anew.
        if matches!(edit, Edit::Erase { .. }) {
            return self.keep_for_good(edit);
        }
        let mut notices = self.keep_for_good(edit)?;
        notices.extend(remember(&mut self.store, self.now));
        Ok(notices)
    }

    /// As [`Book::keep`], for what `undo` does not take back.
    pub fn keep_for_good(&mut self, edit: Edit) -> Result<Vec<String>, Stop> {
        let old = self.notebook().outdated(self.now);
        let sweep = (!old.is_empty()).then_some(Edit::Erase { ids: old });
        let edits = std::iter::once(edit).chain(sweep);
        let changes = edits.map(|edit| Change { edit, rev: self.mint.rev(self.now) }).collect();
        Ok(self.store.commit(changes, self.now)?.notices)
    }

    /// An edit as it would be made now.
    pub fn change(&self, edit: Edit) -> Change {
        Change { edit, rev: self.mint.rev(self.now) }
    }

    /// Applies what takes back the last command, and forgets that command. What took it back here is handed over: of it
    /// another hand may have left less.
    pub fn take_back(&mut self, turn: Edit) -> Result<(Vec<String>, Option<Edit>), Stop> {
        let change = self.change(Edit::Back(Box::new(turn)));
        let saved = self.store.commit(vec![change], self.now)?;
        self.forget_step();
        Ok((saved.notices, self.store.turns().into_iter().next()))
    }

    /// What the last command did is not to be taken back any more.
    pub fn forget_step(&self) {
        // Kept once more, it only would be found changed since.
        let _ = self.store.steps().map(|steps| steps.pop());
    }

    /// Takes in a notebook of ours whole; what came of that, and the notices of the store.
    pub fn take_in(&mut self, other: &Notebook) -> Result<(News, Vec<String>), Stop> {
        let taken = self.store.take_in_whole(other, self.now)?;
        Ok(undo::taken_in(self, taken))
    }

    /// `undo` will say this instead of taking back what was before.
    pub fn keep_no_way_back(&self, words: &str) {
        let turn = Edit::together(words, []);
        // Without it the command before would be offered, which is no loss either.
        let _ = self.store.steps().map(|steps| steps.push(Step { at: self.now, turn }));
    }

    /// What a date is read against.
    pub fn known(&self) -> Known {
        known(self.notebook(), self.today)
    }

    /// The day that `option` names.
    pub fn day(&self, option: &str, text: &str, look: Look) -> Result<NaiveDate, Stop> {
        dates::read(text, &self.known(), look).map_err(|error| Stop::date(option, &error))
    }

    /// A day on either side: the nearest to come, or one that is plainly over.
    pub fn any_day(&self, option: &str, text: &str) -> Result<NaiveDate, Stop> {
        match dates::read(text, &self.known(), Look::Forward) {
            Err(dates::DateError::Past(day)) => Ok(day),
            read => read.map_err(|error| Stop::date(option, &error)),
        }
    }

    /// When something was, by `--date` and `--time`. A past day without a time gets none.
    pub fn when_of(&self, date: Option<&str>, time: Option<NaiveTime>) -> Result<When, Stop> {
        let day = match date {
            Some(text) => self.day("--date", text, Look::Back)?,
            None => self.today,
        };
        let Some(time) = time else {
            return Ok(if day == self.today { self.when() } else { When::on(day) });
        };
        let moment = time::moment(day, time, self.notebook().settings.day_starts());
        let moment = moment.ok_or_else(|| Stop::usage("--time: no clock shows that time on that day."))?;
        if self.now < moment {
            return Err(Stop::usage(format!(
                "--time: {} of {} is still to come. For the day before, add --date yesterday.",
                self.clock(time),
                self.day_name(day),
            )));
        }
        Ok(When { day, moment: Some(Moment::new(moment)) })
    }

    /// “Monday 23 November”, with the year where it is another.
    pub fn day_name(&self, day: NaiveDate) -> String {
        time::day_name(day, self.today)
    }

    /// “19:40”, or “7:40 pm”, as the person chose.
    pub fn clock(&self, time: NaiveTime) -> String {
        self.notebook().settings.clock.show(time)
    }

    /// As [`Book::day_name`]; after midnight it says which day still is.
    pub fn day_now(&self, day: NaiveDate) -> String {
        let still = self.still(day).map(|still| format!(" ({still})"));
        self.day_name(day) + &still.unwrap_or_default()
    }

    /// “still Monday until 04:00”, where that day is the present one by the person's count alone.
    pub fn still(&self, day: NaiveDate) -> Option<String> {
        let starts = self.clock(self.notebook().settings.day_starts());
        let odd = day == self.today && day != self.now.date_naive();
        odd.then(|| format!("still {} until {starts}", day.format("%A")))
    }
}

/// Keeps the way back of the change just made, for `undo`. Where that cannot be written, a sentence that says so.
pub fn remember(store: &mut Store, now: DateTime<FixedOffset>) -> Option<String> {
    let turn = store.turns().into_iter().next()?;
    let written = store.steps()?.push(Step { at: now, turn });
    written.is_err().then(|| {
        "It is kept, but guidepost undo will not take it back: its way back could not be written.".to_owned()
    })
}

/// What a date is read against in that notebook.
pub fn known(notebook: &Notebook, today: NaiveDate) -> Known {
    let settings = &notebook.settings;
    let next_session = insight::session_after(notebook, today);
    Known { today, day_first: settings.day_first(), next_session, week_starts: settings.week_starts() }
}
