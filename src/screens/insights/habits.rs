//! Habits week by week, and beside the mood.

use chrono::NaiveDate;

use super::chart::{Chart, Strip, Week};
use super::seen::{Looked, Part, Section};
use crate::insight::{self, Adherence, HabitWeeks, Link, count};
use crate::model::Record;
use crate::model::calendar::Period;
use crate::model::habit::{Habit, Kind};
use crate::text::one_line;

/// Weeks shown, whatever the period.
const WEEKS: i64 = 12;

pub fn weeks(looked: &Looked) -> Section {
    let habits = insight::habit_weeks(looked.notebook, looked.period.last, WEEKS);
    if habits.is_empty() {
        return Section::new(Part::Habits, EMPTY, Chart::Habits(Vec::new()));
    }
    let settled = habits.iter().filter_map(|habit| Some((habit.settled?, habit)));
    let most = settled.max_by(|(a, _), (b, _)| a.0.total_cmp(&b.0));
    let message = match most {
        Some((settled, habit)) => {
            format!("Furthest along: {}, {}", one_line(&habit.habit.name), settled.word())
        }
        None => "What is done when it is needed has a count and no plan".to_owned(),
    };
    Section::new(Part::Habits, message, Chart::Habits(habits.iter().map(|habit| strip(habit, looked.period.last)).collect()))
        .note("New, taking root, growing, steady, settled: every day done adds a little, and no single day takes it away.")
}

const EMPTY: &str =
    "Habits, what you do again and again, will stand here week by week. n, then b, on Today adds one.";

fn strip(habit: &HabitWeeks, last: NaiveDate) -> Strip {
    let lately = match (habit.habit.lives(last), habit.habit.pause(last)) {
        (false, _) => "ended".to_owned(),
        (true, Some(_)) => "paused".to_owned(),
        (true, None) => habit.lately.short(),
    };
    Strip {
        name: one_line(&habit.habit.name).into_owned(),
        settled: habit.settled.map_or("when needed", |settled| settled.word()).to_owned(),
        lately,
        weeks: habit.weeks.iter().map(week).collect(),
    }
}

fn week((week, adherence): &(Period, Adherence)) -> Week {
    let (mut done, mut planned) = (adherence.done, adherence.planned);
    if let Some((so_far, meant)) = adherence.this_week.filter(|_| planned == 0) {
        (done, planned) = (so_far, meant);
    }
    let blank = adherence.blank;
    let words = match planned {
        0 => String::new(),
        _ if 0 < blank => format!("{done} of {planned}, {blank} blank"),
        _ => format!("{done} of {planned}"),
    };
    Week { first: week.first, done, planned, blank, words }
}

pub fn beside_mood(looked: &Looked) -> Section {
    let links = insight::links(looked.notebook, looked.period);
    let strongest = insight::strongest_of(looked.notebook, &links, looked.period);
    let early: Vec<&(&Record<Habit>, Link)> =
        links.iter().filter(|(_, link)| link.difference.is_none()).collect();
    let compared = links.len() - early.len();
    let message = match (&strongest, compared) {
        (Some(strongest), _) => strongest.words(),
        (None, 0) if links.is_empty() => EMPTY_BESIDE.to_owned(),
        (None, 0) => "Too early to say whether any habit goes with another mood".to_owned(),
        (None, n) => {
            let on = count(n, "habit", "habits");
            format!("Mood about the same on days with and without it, for each of {on} that can be compared")
        }
    };
    let lines = early
        .iter()
        .filter(|(habit, link)| can_come(habit, link, looked.period.last))
        .map(|(habit, link)| link.words(&one_line(&insight::with_what(habit))))
        .collect();
    Section::new(Part::Beside, message, Chart::Words(lines)).note(CAVEAT)
}

/// Whether days to come can bring what is missing: not of a habit that has ended, and what is done when needed has no
/// days without it.
fn can_come(habit: &Habit, link: &Link, last: NaiveDate) -> bool {
    habit.lives(last) && (habit.kind != Kind::WhenNeeded || 0 < link.without)
}

const EMPTY_BESIDE: &str = "Days with a habit and days without it will stand beside the mood of those days. \
    It takes 28 days with at least 7 of each";

const CAVEAT: &str = "Only a difference of a point or more that seldom comes about by chance is said, and only the \
    greatest. It never says which came first.";
