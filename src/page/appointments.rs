//! Where the person stands between two sessions: the next one, the last, those nobody has told of yet.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::model::calendar::{Period, add};
use crate::model::session::Session;
use crate::model::{Moment, Notebook, Record, day_of};

/// How many days are looked at while no session was attended yet.
const FORTNIGHT: i64 = 14;

/// A notebook at a moment.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub notebook: &'a Notebook,
    pub now: DateTime<FixedOffset>,
}

impl<'a> At<'a> {
    pub fn today(self) -> NaiveDate {
        day_of(self.now, self.notebook.settings.day_starts())
    }

    /// The next session. One of today without an hour is still to come.
    pub fn next(self) -> Option<&'a Record<Session>> {
        let from = Period { first: self.today(), last: NaiveDate::MAX };
        self.notebook.sessions.within(from).find(|session| !self.is_over(session))
    }

    /// The last session that came and went without a word on how it was.
    pub fn untold(self) -> Option<&'a Record<Session>> {
        self.past().find(|session| session.attended.is_none())
    }

    /// Those that are over, the latest first.
    pub fn past(self) -> impl Iterator<Item = &'a Record<Session>> {
        self.notebook.sessions.iter().rev().filter(move |session| self.is_over(session))
    }

    /// From the last session attended, else from a fortnight ago, up to today.
    pub fn since(self) -> Period {
        let attended = self.past().find(|session| session.attended == Some(true));
        let today = self.today();
        let first = attended.map_or(add(today, 1 - FORTNIGHT), |session| session.when.day);
        Period { first: first.min(today), last: today }
    }

    /// Sessions attended, of those that were told of.
    pub fn attended(self) -> (usize, usize) {
        let told = || self.past().filter_map(|session| session.attended);
        (told().filter(|attended| *attended).count(), told().count())
    }

    fn is_over(self, session: &Record<Session>) -> bool {
        match session.when.moment {
            Some(moment) => moment.get() <= Moment::new(self.now).get(),
            None => session.when.day < self.today(),
        }
    }
}
