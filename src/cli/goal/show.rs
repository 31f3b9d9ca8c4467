//! `goal show`: all that is written of one goal.

use chrono::NaiveDate;

use crate::cli::book::Book;
use crate::cli::desk::Desk;
use crate::cli::habit::{how_often, target};
use crate::cli::names;
use crate::cli::stop::Stop;
use crate::insight;
use crate::model::Record;
use crate::model::goal::{Goal, StepKind};
use crate::text::clean;

const MORE: &str = "\
With --json one object: number, the keys of goal list, and record, which is the
goal as it stands in the data file.";

/// Show one goal: its answers, steps, habits and earlier wordings
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost goal show 1
")]
pub struct Show {
    /// The goal: its number, or words of it
    #[arg(value_name = "G")]
    goal: String,
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

impl Show {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let (number, goal) = names::goal(book.notebook(), &self.goal)?;
        if self.json {
            let mut json = super::list::as_json(&book, number, goal);
            json["record"] = serde_json::to_value(goal)
                .map_err(|error| Stop::could_not(format!("This goal cannot be shown as JSON: {error}.")))?;
            return desk.print_json(&json);
        }
        let heading = desk.heading(&format!("Goal {number}, {}", goal.status.word()));
        desk.print(&format!("{heading}\n{}", clean(&body(&book, goal))))
    }
}

fn body(book: &Book, goal: &Record<Goal>) -> String {
    let mut text = format!("{}\n", goal.statement);
    text.push_str(&answers(book, goal));
    text.push_str(&list("Steps", steps(book, goal)));
    text.push_str(&list("Milestones", milestones(book, goal)));
    let obstacles =
        goal.obstacles.iter().map(|obstacle| format!("If {}, then {}", obstacle.obstacle, obstacle.plan));
    text.push_str(&list("Obstacles", obstacles.collect()));
    text.push_str(&list("Habits", habits(book, goal)));
    let ratings =
        goal.ratings.iter().map(|rating| format!("{}  {} of 10", book.day_name(rating.day), rating.rating));
    text.push_str(&list("Ratings", ratings.collect()));
    let wordings = goal.wordings.iter().map(|w| format!("until {}: {}", book.day_name(w.day), w.statement));
    text.push_str(&list("Earlier wordings", wordings.collect()));
    text
}

fn answers(book: &Book, goal: &Goal) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| book.day_name(day)).unwrap_or_default();
    let confidence = goal.confidence.map(|rating| format!("{rating} of 10")).unwrap_or_default();
    let rows = [
        ("Specific", goal.specific.clone()),
        ("Measurable", goal.measurable.clone()),
        ("Achievable", goal.achievable.clone()),
        ("Confidence", confidence),
        ("Relevant", goal.relevant.clone()),
        ("Until", day(goal.until)),
        ("Why", goal.why.clone()),
        ("Benefits", goal.benefits.clone()),
        ("Area", goal.area.clone()),
        ("Reason", goal.reason.clone()),
        ("Agreed", day(goal.agreed)),
        ("Resources", goal.resources.join(", ")),
        ("Values", goal.values.join(", ")),
    ];
    let said: Vec<String> = rows
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("  {name:<11} {}\n", text.replace('\n', "\n              ")))
        .collect();
    if said.is_empty() { String::new() } else { format!("\n{}", said.concat()) }
}

fn list(title: &str, lines: Vec<String>) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    format!("\n{title}\n{lines}")
}

fn steps(book: &Book, goal: &Goal) -> Vec<String> {
    let line = |indent: &str, text: &str, done: Option<NaiveDate>, due: Option<NaiveDate>, homework: bool| {
        let tick = if done.is_some() { "[x]" } else { "[ ]" };
        let homework = if homework { " (homework)" } else { "" };
        let due = due.map(|day| format!(", {}", book.day_name(day))).unwrap_or_default();
        format!("{indent}{tick} {text}{homework}{due}")
    };
    let mut lines = Vec::new();
    for step in &goal.steps {
        lines.push(line("", &step.text, step.done, step.due, step.kind == StepKind::Homework));
        lines.extend(step.steps.iter().map(|inner| line("    ", &inner.text, inner.done, inner.due, false)));
    }
    lines
}

fn milestones(book: &Book, goal: &Goal) -> Vec<String> {
    let line = |milestone: &crate::model::goal::Milestone| {
        let tick = if milestone.reached.is_some() { "[x]" } else { "[ ]" };
        let due = milestone.due.map(|day| format!(", {}", book.day_name(day))).unwrap_or_default();
        let reward =
            if milestone.reward.is_empty() { String::new() } else { format!(" — {}", milestone.reward) };
        format!("{tick} {}{due}{reward}", milestone.text)
    };
    goal.milestones.iter().map(line).collect()
}

fn habits(book: &Book, goal: &Record<Goal>) -> Vec<String> {
    let habits = book.notebook().habits.iter().filter(|habit| habit.goal == Some(goal.id));
    let line = |habit: &Record<crate::model::habit::Habit>| {
        let target = target(habit).map(|target| format!(", {target}")).unwrap_or_default();
        let figure = insight::adherence(book.notebook(), habit, None, book.today).words();
        format!("{}{target}, {}: {figure}", habit.name, how_often(habit))
    };
    habits.map(line).collect()
}
