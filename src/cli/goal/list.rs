//! `goal list`: every goal with its number, grouped by status.

use serde_json::{Value, json};

use crate::cli::book::Book;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::cli::{names, table};
use crate::model::Record;
use crate::model::goal::{Goal, Status};

const MORE: &str = "\
With --json a list of objects: number, statement, status, why, until, horizon,
area, agreed, next_step, progress {day, rating} and habits (their names).";

/// List goals with their numbers
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost goal list
  guidepost goal list --json
")]
pub struct List {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

/// What matters now stands first.
const ORDER: &[Status] = &[Status::Active, Status::Draft, Status::Parked, Status::Done, Status::LetGo];

impl List {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let mut goals: Vec<_> = names::goals(book.notebook()).collect();
        let rank = |status: &Status| ORDER.iter().position(|other| other == status).unwrap_or(ORDER.len());
        goals.sort_by_key(|(number, goal)| (rank(&goal.status), *number));
        if self.json {
            let list: Vec<Value> = goals.iter().map(|(number, goal)| as_json(&book, *number, goal)).collect();
            return desk.print_json(&Value::from(list));
        }
        if goals.is_empty() {
            return desk.say("No goal yet. Draft one: guidepost goal add TEXT.\n");
        }
        let rows: Vec<Vec<String>> = goals.iter().map(|(number, goal)| row(&book, *number, goal)).collect();
        desk.print(&table::columns(&rows))
    }
}

fn row(book: &Book, number: usize, goal: &Record<Goal>) -> Vec<String> {
    vec![
        number.to_string(),
        goal.status.word().to_owned(),
        goal.statement.clone(),
        goal.until.map(|day| format!("until {}", book.day_name(day))).unwrap_or_default(),
        goal.next_step().map(|step| format!("next: {step}")).unwrap_or_default(),
    ]
}

pub fn as_json(book: &Book, number: usize, goal: &Record<Goal>) -> Value {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let habits = book.notebook().habits.iter().filter(|habit| habit.goal == Some(goal.id));
    json!({
        "number": number,
        "statement": goal.statement,
        "status": goal.status.word(),
        "why": said(&goal.why),
        "until": goal.until,
        "horizon": goal.horizon.word(),
        "area": said(&goal.area),
        "agreed": goal.agreed,
        "next_step": goal.next_step(),
        "progress": goal.progress().map(|last| json!({ "day": last.day, "rating": last.rating })),
        "habits": habits.map(|habit| habit.name.as_str()).collect::<Vec<_>>(),
    })
}
