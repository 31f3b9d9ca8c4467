//! The list and the month beside it as they are shown: each record a row under its day, days with something on them marked.

use chrono::{Datelike, NaiveDate, Weekday};

use super::list::Listed;
use crate::app::See;
use crate::insight;
use crate::insight::journal::Item;
use crate::model::calendar::{month, weekday_word};
use crate::screens::days;
use crate::text::{one_line, pad};
use crate::ui::list::{List, Row};
use crate::ui::month::Month;

/// A row of the list before it is put into words.
#[derive(Clone, Copy)]
pub enum Line<'a> {
    Day(NaiveDate),
    Habits(NaiveDate),
    Item(Item<'a>),
}

/// `all`: nothing is left out.
pub fn list<'a>(listed: &Listed, lines: &'a [Line<'a>], all: bool, (see, width): (See<'a>, u16)) -> List<'a> {
    let Some(chosen) = listed.chosen() else {
        let empty = if all { EMPTY } else { NOT_FOUND };
        return List::empty(empty, width);
    };
    let is_chosen = |line: &Line| matches!(line, Line::Item(item) if item.id() == chosen.id());
    let row = move |at: usize| match lines[at] {
        Line::Day(day) => Row::heading(heading(day, see)),
        Line::Habits(day) => Row::note(habits(see, day)),
        Line::Item(item) => Row::item(line(item, see)),
    };
    List::from_fn(lines.len(), lines.iter().position(is_chosen), row)
}

/// Each day under its name, with what became of its habits.
pub fn lines<'a>(listed: &Listed<'a>, see: See) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(2 * listed.items.len());
    let mut before = None;
    for item in &listed.items {
        let day = item.when().day;
        if before.replace(day) != Some(day) {
            lines.push(Line::Day(day));
            if see.notebook.habits.iter().any(|habit| see.notebook.answer(habit.id, day).is_some()) {
                lines.push(Line::Habits(day));
            }
        }
        lines.push(Line::Item(*item));
    }
    lines
}

/// The month of the chosen record, days with something on them marked.
pub fn with_month<T>(listed: &Listed, see: See, use_it: impl FnOnce(&Month) -> T) -> T {
    let chosen = listed.chosen().map(|item| item.when().day);
    let shown = month(chosen.unwrap_or(see.today()));
    let starts = see.notebook.settings.week_starts();
    let days = std::array::from_fn(|at| weekday_word(nth_day(starts, at)));
    let mut written = [false; 32];
    insight::journal::of(see.notebook, shown).for_each(|item| written[item.when().day.day() as usize] = true);
    let has = |day: u16| written[usize::from(day).min(31)].then_some(see.theme.marks.dot);
    let place = |day: NaiveDate| shown.contains(day).then(|| day.day() as u16);
    use_it(&Month {
        title: &shown.first.format("%B %Y").to_string(),
        days,
        first: shown.first.weekday().days_since(starts) as u16,
        len: shown.last.day() as u16,
        selected: chosen.and_then(place),
        today: place(see.today()),
        mark: &has,
    })
}

const EMPTY: &[&str] =
    &["Everything you write will stand here, newest first.", "Press c to check in: one number is enough."];

const NOT_FOUND: &[&str] = &["Nothing written holds these words. Fewer letters find more."];

fn nth_day(starts: Weekday, n: usize) -> Weekday {
    std::iter::successors(Some(starts), |day| Some(day.succ())).nth(n).unwrap_or(starts)
}

fn heading(day: NaiveDate, see: See) -> String {
    let year = if day.year() == see.today().year() { String::new() } else { format!(" {}", day.year()) };
    format!("{}{year}", days::named(day, see))
}

/// What was answered for habits on a day, each with its mark.
fn habits(see: See, day: NaiveDate) -> String {
    let marks = &see.theme.marks;
    let answered = see.notebook.habits.iter().filter_map(|habit| {
        let answer = see.notebook.answer(habit.id, day)?;
        let sign = match insight::mark(habit, day, Some(answer)) {
            insight::Mark::Done => marks.done,
            insight::Mark::Excused => marks.excused,
            insight::Mark::Part => "+",
            _ => marks.not_done,
        };
        Some(format!("{sign} {}", one_line(&habit.name)))
    });
    answered.collect::<Vec<String>>().join("  ")
}

fn line(item: Item, see: See) -> String {
    let time = item.when().time().map(|time| days::clock(time, see)).unwrap_or_default();
    let mark = if item.is_marked() { "  (for the session)" } else { "" };
    let versions = if item.has_versions() { "  (two versions)" } else { "" };
    let (time, label) = (pad(&time, days::clock_width(see)), pad(item.label(), 10));
    format!("{time} {label} {}{mark}{versions}", one_line(&item.summary()))
}
