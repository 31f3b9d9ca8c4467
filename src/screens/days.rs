//! How the screens name a day, and what they know when they read one, in a form too. Knows the notebook, and no screen.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::app::See;
use crate::dates::{self, DateError, Known, Look};
use crate::form::{Field, Form};
use crate::insight;

/// What a date phrase is read against.
pub fn known(see: See) -> Known {
    let settings = &see.notebook.settings;
    let today = see.today();
    let next_session = insight::session_after(see.notebook, today);
    Known { today, day_first: settings.day_first(), next_session, week_starts: settings.week_starts() }
}

/// The day that a text means, none if it is empty; or what would be right.
pub fn read(text: &str, see: See, look: Look) -> Result<Option<NaiveDate>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    dates::read(text, &known(see), look).map(Some).map_err(|error| error.to_string())
}

/// As [`read`] looking forward; a day that plainly was is one too.
pub fn any(text: &str, see: See) -> Result<Option<NaiveDate>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match dates::read(text, &known(see), Look::Forward) {
        Ok(day) | Err(DateError::Past(day)) => Ok(Some(day)),
        Err(error) => Err(error.to_string()),
    }
}

/// The day in a field: the one that was `there` while nobody touched it, however long it is over.
pub fn in_form<F: Field>(
    form: &Form<F>,
    field: F,
    there: Option<NaiveDate>,
    (see, look): (See, Look),
) -> Result<Option<NaiveDate>, (F, String)> {
    form.read(field, there, |text| read(text, see, look)).map_err(|right| (field, right))
}

/// “Fri 27 Nov 2026, in 6 days” under a date that was understood; nothing under another.
pub fn echo<F: Field>(form: &mut Form<F>, field: F, understood: Option<NaiveDate>, see: See) {
    form.echo(field, understood.map(|day| dates::echo(day, see.today())).unwrap_or_default());
}

/// How that day lies to now: “still Monday” after midnight, “yesterday”, “3 days ago”, “in 2 days”; nothing in daytime.
pub fn beside_now(day: NaiveDate, see: See) -> String {
    match (day - see.today()).num_days() {
        0 if see.now.date_naive() == day => String::new(),
        0 => format!("still {}", day.format("%A")),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        n if n < 0 => format!("{} days ago", -n),
        n => format!("in {n} days"),
    }
}

/// “Monday 23 November, yesterday”.
pub fn named(day: NaiveDate, see: See) -> String {
    let date = day.format("%A %-d %B").to_string();
    match beside_now(day, see) {
        beside if beside.is_empty() => date,
        beside => format!("{date}, {beside}"),
    }
}

/// “Fri 27 Nov”; with the year if it is another than that of the day it is shown on.
pub fn short(day: NaiveDate, beside: NaiveDate) -> String {
    let form = if day.year() == beside.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(form).to_string()
}

/// “19:40”, or “7:40 pm”, as the person chose.
pub fn clock(time: NaiveTime, see: See) -> String {
    see.notebook.settings.clock.show(time)
}

/// A time as an example in an empty box, written as the person would.
pub fn clock_hint(hour: u32, minute: u32, see: See) -> String {
    clock(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default(), see)
}

/// Cells that a time of day takes.
pub fn clock_width(see: See) -> usize {
    see.notebook.settings.clock.width()
}
