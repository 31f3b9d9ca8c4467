//! What there is once a day (sleep, a rest day, tags), and something that changed in life on a day.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::check_in::number;
use super::{days, tags};
use crate::app::{Page, See, Sheet};
use crate::dates::{self, Look};
use crate::form::{Form, Spec};
use crate::model::clock;
use crate::model::day::{Day, Event};
use crate::model::number::Amount;
use crate::model::{Edit, Record};

const DRAFT: &str = "day";
const EVENT_DRAFT: &str = "event";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Hours,
    Bed,
    Woke,
    Quality,
    Rest,
    Tags,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] =
        &[Self::Hours, Self::Bed, Self::Woke, Self::Quality, Self::Rest, Self::Tags];

    fn spec(self) -> Spec {
        match self {
            Self::Hours => Spec::line("Hours slept").hint("7.5 or 7:30"),
            Self::Bed => Spec::line("To bed at").hint("23:30"),
            Self::Woke => Spec::line("Awake at").hint("7:00"),
            Self::Quality => Spec::number("How it was", 0, 10).hint("0 no rest, 10 fully rested"),
            Self::Rest => Spec::tick("Rest day").hint("a day for less, and that is fine"),
            Self::Tags => Spec::words("Tags", &[]).hint("words of your own, to find this by"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Bed => "bed",
            Self::Woke => "woke",
            Self::Quality => "quality",
            Self::Rest => "rest",
            Self::Tags => "tags",
        }
    }
}

struct DayForm {
    form: Form<Field>,
    day: NaiveDate,
    was: Option<Record<Day>>,
    title: String,
}

/// The day's own record: a new one, or the one that is there.
pub fn day(see: See, day: NaiveDate) -> Box<dyn Page> {
    let was = see.notebook.day(day).cloned();
    let title = format!("Sleep and the day  {}", days::named(day, see));
    Box::new(DayForm { form: filled(was.as_deref(), see), day, was, title }.with_draft(see))
}

/// A half-typed day or event, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    if let Some(of) = name.strip_prefix(EVENT_DRAFT) {
        return match of.trim().parse() {
            Ok(day) => Some(event(see, day)),
            Err(_) => Some(edit_event(see, see.notebook.events.get(of.trim().parse().ok()?)?)),
        };
    }
    Some(day(see, name.strip_prefix(DRAFT)?.trim().parse().ok()?))
}

fn filled(was: Option<&Day>, see: See) -> Form<Field> {
    let mut form = Form::new().enter_saves();
    form.set_options(Field::Tags, tags::used(see.notebook));
    form.set_hint(Field::Bed, days::clock_hint(23, 30, see));
    form.set_hint(Field::Woke, days::clock_hint(7, 0, see));
    if let Some(was) = was {
        let time = |time: Option<NaiveTime>| time.map_or(String::new(), |time| days::clock(time, see));
        form.set_text(Field::Hours, &was.sleep_hours.map_or(String::new(), |hours| hours.to_string()));
        form.set_text(Field::Bed, &time(was.bed));
        form.set_text(Field::Woke, &time(was.woke));
        form.set_number(Field::Quality, was.sleep_quality.map(|quality| i32::from(quality.get())));
        form.set_tick(Field::Rest, was.rest);
        form.set_words(Field::Tags, was.tags.iter().cloned());
    }
    form.given()
}

impl DayForm {
    /// What is untouched stays as exactly as it was, a time with its seconds too.
    fn parse(&self) -> Result<Day, Vec<(Field, String)>> {
        let form = &self.form;
        let was = self.was.as_ref().map_or_else(Day::default, |was| was.body.clone());
        let mut complaints = Vec::new();
        let mut said =
            Day { rest: form.ticked(Field::Rest), tags: form.words(Field::Tags), ..Day::default() };
        match form.read(Field::Hours, was.sleep_hours, read_hours) {
            Ok(hours) => said.sleep_hours = hours,
            Err(right) => complaints.push((Field::Hours, right)),
        }
        match form.read(Field::Bed, was.bed, read_time) {
            Ok(bed) => said.bed = bed,
            Err(right) => complaints.push((Field::Bed, right)),
        }
        match form.read(Field::Woke, was.woke, read_time) {
            Ok(woke) => said.woke = woke,
            Err(right) => complaints.push((Field::Woke, right)),
        }
        match number(form.trimmed(Field::Quality)) {
            Ok(quality) => said.sleep_quality = quality,
            Err(right) => complaints.push((Field::Quality, format!("{right}."))),
        }
        if complaints.is_empty() { Ok(said) } else { Err(complaints) }
    }
}

fn take_over(day: &mut Day, said: Day) {
    let extra = std::mem::take(&mut day.extra);
    *day = Day { extra, low: day.low, ..said };
}

impl Sheet for DayForm {
    type Field = Field;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT} {}", self.day)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let said = self.parse()?;
        Ok(match &self.was {
            Some(was) => Edit::revise(was, |record| take_over(&mut record.body, said)),
            None if said == Day::default() => None,
            None => Some(Edit::add(Record::new(see.id(), see.when(self.day), said).written(see.moment()))),
        })
    }

    fn follow(&mut self, _: See) {
        let times = read_time(self.form.trimmed(Field::Bed)).ok().flatten();
        let times = times.zip(read_time(self.form.trimmed(Field::Woke)).ok().flatten());
        let echo = times.map(|(bed, woke)| format!("{} hours in bed", hours_between(bed, woke)));
        self.form.echo(Field::Woke, echo.unwrap_or_default());
    }
}

/// Hours from going to bed until waking, over midnight where it lies between.
pub fn hours_between(bed: NaiveTime, woke: NaiveTime) -> Amount {
    let between = woke - bed;
    let between = if between < TimeDelta::zero() { between + TimeDelta::days(1) } else { between };
    Amount::new(between.num_minutes() as f64 / 60.0).unwrap_or_default()
}

/// A time of day, none where nothing is written; or what would be right.
pub fn read_time(text: &str) -> Result<Option<NaiveTime>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    clock::read(text).map(Some).ok_or_else(|| NO_TIME.to_owned())
}

pub const NO_TIME: &str = "Write a time like 23:30 or 11:30 pm.";

/// Hours of sleep, none where nothing is written; or what would be right.
fn read_hours(text: &str) -> Result<Option<Amount>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    Amount::hours(text).map(Some).ok_or_else(|| "Write hours like 7.5 or 7:30, up to 24.".to_owned())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum EventField {
    Text,
    Day,
}

impl crate::form::Field for EventField {
    const STEPS: &'static [Self] = &[Self::Text, Self::Day];

    fn spec(self) -> Spec {
        match self {
            Self::Text => Spec::line("What changed").hint("moved house, another dose, a new job"),
            Self::Day => Spec::date("When").hint("today, yesterday, 3 days ago"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Day => "day",
        }
    }
}

struct EventForm {
    form: Form<EventField>,
    was: Option<Record<Event>>,
    /// The day it was opened for.
    given: NaiveDate,
}

/// A new change in life, on that day unless another is written.
pub fn event(see: See, day: NaiveDate) -> Box<dyn Page> {
    Box::new(EventForm::open(see, day, None))
}

/// One that is there already.
pub fn edit_event(see: See, event: &Record<Event>) -> Box<dyn Page> {
    Box::new(EventForm::open(see, event.when.day, Some(event.clone())))
}

impl EventForm {
    fn open(see: See, day: NaiveDate, was: Option<Record<Event>>) -> Self {
        let mut form = Form::new().enter_saves();
        form.set_text(EventField::Text, was.as_deref().map_or("", |was| &was.text));
        form.set_text(EventField::Day, &dates::plain(day));
        Self { form: form.given(), was, given: day }.with_draft(see)
    }

    fn day(&self, see: See) -> Result<Option<NaiveDate>, (EventField, String)> {
        days::in_form(&self.form, EventField::Day, Some(self.given), (see, Look::Back))
    }
}

impl Sheet for EventForm {
    type Field = EventField;

    fn title(&self) -> String {
        "A change in life".to_owned()
    }

    fn form(&self) -> &Form<EventField> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<EventField> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        match &self.was {
            Some(was) => format!("{EVENT_DRAFT} {}", was.id),
            None => format!("{EVENT_DRAFT} {}", self.given),
        }
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(EventField, String)>> {
        let mut complaints = Vec::new();
        let text = self.form.trimmed(EventField::Text).to_owned();
        if text.is_empty() {
            complaints.push((EventField::Text, "A word is enough. Esc goes back without one.".to_owned()));
        }
        let day = self.day(see).map(|day| day.unwrap_or(see.today()));
        let day = day.map_err(|complaint| complaints.push(complaint));
        let Some(day) = day.ok().filter(|_| complaints.is_empty()) else { return Err(complaints) };
        Ok(match &self.was {
            Some(was) => Edit::revise(was, |record| {
                record.body.text = text;
                if record.when.day != day {
                    record.when = see.when(day);
                }
            }),
            None => {
                let event = Event { text, ..Event::default() };
                Some(Edit::add(Record::new(see.id(), see.when(day), event).written(see.moment())))
            }
        })
    }

    fn follow(&mut self, see: See) {
        let day = self.day(see).ok().flatten();
        days::echo(&mut self.form, EventField::Day, day, see);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let read =
            |text: &str| read_time(text).map(|time| time.map_or(String::new(), |time| time.to_string()));
        for (text, time) in [
            ("23:30", "23:30:00"),
            ("2330", "23:30:00"),
            ("7", "07:00:00"),
            ("11 pm", "23:00:00"),
            ("11.30 p.m.", "23:30:00"),
            ("12am", "00:00:00"),
            ("7h15", "07:15:00"),
            ("noon", "12:00:00"),
            ("", ""),
        ] {
            assert_eq!(read(text).as_deref(), Ok(time), "{text}");
        }
        for text in ["25:00", "13pm", "soon", "7:60", "é1", "-1"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_night_goes_over_midnight() {
        let time = |text: &str| text.parse::<NaiveTime>().unwrap();
        assert_eq!(hours_between(time("23:30:00"), time("07:00:00")).get(), 7.5);
        assert_eq!(hours_between(time("01:00:00"), time("09:00:00")).get(), 8.0);
    }

    #[test]
    fn hours_are_read_with_a_point_a_comma_or_a_colon() {
        let read = |text: &str| read_hours(text).map(|hours| hours.map(Amount::get));
        assert_eq!(read("7.5"), Ok(Some(7.5)));
        assert_eq!(read("7,5 h"), Ok(Some(7.5)));
        assert_eq!(read("7:30"), Ok(Some(7.5)));
        assert_eq!(read("7h30"), Ok(Some(7.5)));
        assert_eq!(read(""), Ok(None));
        for text in ["abc", "25", "7:75", "-1", "7:"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
