//! `habit list`: every habit, how often it is meant and how it goes.

use serde_json::{Value, json};

use crate::cli::book::Book;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::cli::table;
use crate::dates;
use crate::insight::{self, Adherence, Basis};
use crate::model::Record;
use crate::model::habit::{Habit, Kind};
use crate::text::one_line;

const MORE: &str = "\
With --json a list of objects: name, kind, every, amount, unit, cue, goal (its
number), began, until, state (active, paused, retired, ended), paused_to,
retired and adherence {done, planned, blank, excused, counts, words}, in the
last 28 days.";

/// List habits, and how they went in the last 28 days
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost habit list
  guidepost habit list --json
")]
pub struct List {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

impl List {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let mut habits: Vec<&Record<Habit>> = book.notebook().habits.iter().collect();
        habits.sort_by_key(|habit| (habit.retired.is_some(), habit.place));
        if self.json {
            let list: Vec<Value> = habits.iter().map(|habit| as_json(&book, habit)).collect();
            return desk.print_json(&Value::from(list));
        }
        if habits.is_empty() {
            return desk.say("No habit yet. Add one: guidepost habit add NAME.\n");
        }
        let rows: Vec<Vec<String>> = habits.iter().map(|habit| row(&book, habit)).collect();
        desk.print(&table::columns(&rows))
    }
}

fn row(book: &Book, habit: &Record<Habit>) -> Vec<String> {
    let state = match state(book, habit) {
        "active" => String::new(),
        "paused" => match habit.pause(book.today).and_then(|pause| pause.to) {
            Some(to) => format!("paused to {}", book.day_name(to)),
            None => "paused".to_owned(),
        },
        state => state.to_owned(),
    };
    let figure = if habit.retired.is_some() { String::new() } else { adherence(book, habit).words() };
    vec![
        habit.name.clone(),
        target(habit).unwrap_or_default(),
        how_often(habit),
        habit.cue.clone(),
        habit.until.map(|day| format!("until {}", dates::plain(day))).unwrap_or_default(),
        state,
        figure,
    ]
}

fn as_json(book: &Book, habit: &Record<Habit>) -> Value {
    let rule = habit.last_rule();
    let numbers = crate::cli::names::goals(book.notebook());
    let goal = habit.goal.and_then(|id| numbers.into_iter().find(|(_, goal)| goal.id == id));
    json!({
        "name": habit.name,
        "kind": habit.kind.word(),
        "every": rule.map(|rule| rule.every.to_string()).filter(|_| habit.kind != Kind::WhenNeeded),
        "amount": rule.and_then(|rule| rule.target),
        "unit": rule.map(|rule| rule.unit.as_str()).filter(|unit| !unit.is_empty()),
        "cue": Some(habit.cue.as_str()).filter(|cue| !cue.is_empty()),
        "goal": goal.map(|(number, _)| number),
        "began": habit.began(),
        "until": habit.until,
        "state": state(book, habit),
        "paused_to": habit.pause(book.today).and_then(|pause| pause.to),
        "retired": habit.retired,
        "adherence": adherence_json(&adherence(book, habit)),
    })
}

fn adherence(book: &Book, habit: &Record<Habit>) -> Adherence {
    insight::adherence(book.notebook(), habit, None, book.today)
}

fn state(book: &Book, habit: &Habit) -> &'static str {
    if habit.retired.is_some_and(|day| day <= book.today) {
        "retired"
    } else if habit.pause(book.today).is_some() {
        "paused"
    } else if habit.until.is_some_and(|until| until < book.today) {
        "ended"
    } else {
        "active"
    }
}

/// What every command prints of a figure: never without what it is out of.
pub fn adherence_json(sum: &Adherence) -> Value {
    let counts = match sum.basis {
        Basis::Days => "planned days",
        Basis::Weeks => "planned times",
        Basis::Answered => "answered days",
        Basis::Times => "times",
    };
    json!({
        "done": sum.done,
        "planned": (sum.basis != Basis::Times).then_some(sum.planned),
        "blank": sum.blank,
        "excused": sum.excused,
        "days": sum.days,
        "counts": counts,
        "just_started": sum.just_started,
        "words": sum.words(),
    })
}

/// As it is given to `--every`; “when needed” where there is no schedule.
pub fn how_often(habit: &Habit) -> String {
    match habit.kind {
        Kind::WhenNeeded => "when needed".to_owned(),
        _ => habit.last_rule().map(|rule| rule.every.to_string()).unwrap_or_default(),
    }
}

/// “20 minutes”, “at most 2 cups”.
pub fn target(habit: &Habit) -> Option<String> {
    let rule = habit.last_rule()?;
    let most = if habit.kind == Kind::AtMost { "at most " } else { "" };
    let unit = one_line(&rule.unit);
    rule.target.map(|amount| format!("{most}{amount} {unit}").trim_end().to_owned())
}
