//! When a session is: a date as it is said, and a time behind it or in a field of its own.

use chrono::{NaiveDate, NaiveTime};

use super::at;
use crate::app::{Page, See, Sheet};
use crate::dates;
use crate::form::{Form, Spec};
use crate::model::session::Session;
use crate::model::{Edit, Moment, Record, When, clock};
use crate::screens::day_form::{NO_TIME, read_time};
use crate::screens::days;

const DRAFT: &str = "session";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Day,
    Time,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Self::Day, Self::Time];

    fn spec(self) -> Spec {
        match self {
            Self::Day => Spec::date("On").hint("Friday at 5 pm, in 2 weeks, 3 Dec; one that was, too"),
            Self::Time => Spec::line("At").hint("17:00; may stay open"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Time => "time",
        }
    }
}

struct DateForm {
    form: Form<Field>,
    was: Option<Record<Session>>,
}

/// The form of the next session, or of a new one.
pub fn next(see: See) -> Box<dyn Page> {
    Box::new(DateForm::open(see, at(see).next().cloned()))
}

/// The form of that session's date.
pub fn of(see: See, session: &Record<Session>) -> Box<dyn Page> {
    Box::new(DateForm::open(see, Some(session.clone())))
}

/// A half-typed date, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let id = name.strip_prefix(DRAFT)?.trim();
    let was = if id.is_empty() { None } else { Some(see.notebook.sessions.get(id.parse().ok()?)?.clone()) };
    Some(Box::new(DateForm::open(see, was)))
}

impl DateForm {
    fn open(see: See, was: Option<Record<Session>>) -> Self {
        let mut form = Form::new().enter_saves();
        form.set_hint(Field::Time, days::clock_hint(17, 0, see) + "; may stay open");
        if let Some(was) = &was {
            form.set_text(Field::Day, &dates::plain(was.when.day));
            let time = was.when.time().map(|time| days::clock(time, see));
            form.set_text(Field::Time, &time.unwrap_or_default());
        }
        Self { form: form.given(), was }.with_draft(see)
    }
}

/// What the fields of a day and a time say; the time may stand behind the day as well.
pub fn said<F: crate::form::Field>(
    form: &Form<F>,
    (day, time): (F, F),
    see: See,
) -> Result<Option<When>, (F, String)> {
    let at_end = clock::at_end(form.trimmed(day)).ok_or_else(|| (day, NO_TIME.to_owned()));
    let (text, behind) = at_end?;
    let found = days::any(text, see).map_err(|words| (day, words))?;
    let beside = read_time(form.trimmed(time)).map_err(|words| (time, words))?;
    if behind.is_some() && beside.is_some() && behind != beside && form.changed(time) {
        return Err((time, "Beside the day there is another time. One of the two is enough.".to_owned()));
    }
    Ok(found.map(|found| when(found, behind.or(beside), see)))
}

/// What was understood of them, under the day.
pub fn echo<F: crate::form::Field>(form: &mut Form<F>, (day, time): (F, F), see: See) {
    let understood = said(form, (day, time), see).ok().flatten();
    let words = understood.map(|when| {
        let time = when.time().map(|time| format!(", {}", days::clock(time, see)));
        dates::echo(when.day, see.today()) + &time.unwrap_or_default()
    });
    form.echo(day, words.unwrap_or_default());
}

/// That day, at that time where one is known. A time before the day begins is in the night after it.
fn when(day: NaiveDate, time: Option<NaiveTime>, see: See) -> When {
    let starts = see.notebook.settings.day_starts();
    let date = |time: NaiveTime| if time < starts { crate::model::calendar::add(day, 1) } else { day };
    let moment =
        time.and_then(|time| date(time).and_time(time).and_local_timezone(*see.now.offset()).single());
    When { day, moment: moment.map(Moment::new) }
}

impl Sheet for DateForm {
    type Field = Field;

    fn title(&self) -> String {
        if self.was.is_some() { "When the session is" } else { "A session" }.to_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        self.was.as_ref().map_or_else(|| DRAFT.to_owned(), |was| format!("{DRAFT} {}", was.id))
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let when = said(&self.form, (Field::Day, Field::Time), see).map_err(|wrong| vec![wrong])?;
        let when = when.ok_or_else(|| vec![(Field::Day, "A day is enough: “friday”.".to_owned())])?;
        Ok(match &self.was {
            Some(_) if !self.form.is_changed() => None,
            Some(was) => Edit::revise(was, |session| session.when = when),
            None => Some(Edit::add(Record::new(see.id(), when, Session::default()).written(see.moment()))),
        })
    }

    fn follow(&mut self, see: See) {
        echo(&mut self.form, (Field::Day, Field::Time), see);
    }
}
