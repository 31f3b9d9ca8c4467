//! `goal status`: a decision about a goal, and in the same step what becomes of its habits.

use std::io::{self, BufRead};

use crate::cli::book::Book;
use crate::cli::desk::{Desk, Given};
use crate::cli::stop::Stop;
use crate::cli::{names, tell_all};
use crate::model::fate::{self, living_habits, set_status};
use crate::model::goal::{FOCUS, Goal, Status as Of};
use crate::model::habit::Habit;
use crate::model::{Edit, Record};

const EXAMPLES: &str = "\
Examples:
  guidepost goal status 1 active
  guidepost goal status 1 parked --habits pause --reason \"a busy month\"
";

/// Decide on a goal: draft, active, parked, done, let-go
#[derive(clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Status {
    /// The goal: its number, or words of it
    #[arg(value_name = "G")]
    goal: String,
    /// What it is from now on
    #[arg(value_name = "STATUS", value_parser = ["draft", "active", "parked", "done", "let-go"])]
    status: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Given>,
    /// What becomes of its habits when it is parked, done or let go
    #[arg(long, value_name = "WHAT")]
    habits: Option<Fate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Fate {
    Pause,
    Keep,
    Retire,
}

impl Status {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let reason = self.reason.as_deref().map(|text| desk.text("--reason", text)).transpose()?;
        let status = Of::named(&self.status).unwrap_or_default();
        let ends = matches!(status, Of::Parked | Of::Done | Of::LetGo);
        if self.habits.is_some() && !ends {
            let words =
                format!("--habits goes with parked, done and let-go. {} changes no habit.", self.status);
            return Err(Stop::usage(words));
        }
        let mut book = desk.open()?;
        let (number, goal) = names::goal(book.notebook(), &self.goal)?;
        let habits: Vec<_> =
            if ends { living_habits(book.notebook(), goal.id, book.today) } else { Vec::new() };
        let fate = if habits.is_empty() { Fate::Keep } else { self.fate(desk, &habits) };
        let mut lines = vec![format!("Goal {number} is {}.", word(&status))];
        lines.extend(fate_words(fate, self.habits.is_some(), &habits));
        let why = reason.as_deref().unwrap_or_default();
        let edit =
            set_status(book.notebook(), goal, status.clone(), why, fate.into(), book.today, || book.id());
        if !matches!(&edit, Edit::Together { edits, .. } if edits.is_empty()) {
            tell_all(desk, &book.keep(edit)?);
        }
        lines.extend(crowded(&book, &status));
        lines.extend(asleep(&book, number, &status));
        desk.say(&lines.iter().map(|line| format!("{line}\n")).collect::<String>())
    }

    /// What was given, else what is answered, else that nothing is changed.
    fn fate(&self, desk: &Desk, habits: &[&Record<Habit>]) -> Fate {
        if let Some(fate) = self.habits {
            return fate;
        }
        if !desk.is_attended() {
            return Fate::Keep;
        }
        let names = names::listed(habits.iter().map(|habit| habit.name.as_str()));
        desk.tell(&format!("Its habits are {names}. Pause, keep or retire them? [keep]"));
        let mut answer = String::new();
        let _ = io::stdin().lock().read_line(&mut answer);
        match answer.trim().to_lowercase().chars().next() {
            Some('p') => Fate::Pause,
            Some('r') => Fate::Retire,
            _ => Fate::Keep,
        }
    }
}

impl From<Fate> for fate::Fate {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Pause => Self::Pause,
            Fate::Keep => Self::Keep,
            Fate::Retire => Self::Retire,
        }
    }
}

fn fate_words(fate: Fate, chosen: bool, habits: &[&Record<Habit>]) -> Option<String> {
    let names = names::listed(habits.iter().map(|habit| habit.name.as_str()));
    let how = match fate {
        _ if names.is_empty() => return None,
        Fate::Pause => "Paused with it",
        Fate::Retire => "Retired with it",
        Fate::Keep => "Its habits go on",
    };
    let choice = if chosen || fate != Fate::Keep { "" } else { " (--habits pause or retire changes that)" };
    Some(format!("{how}: {names}{choice}."))
}

fn word(status: &Of) -> &str {
    match status {
        Of::Draft => "a draft",
        Of::LetGo => "let go",
        status => status.word(),
    }
}

/// Habits that were paused, maybe with their goal, are named when it is taken up again.
fn asleep(book: &Book, number: usize, status: &Of) -> Option<String> {
    let (_, goal) = names::goals(book.notebook()).find(|(at, _)| *at == number)?;
    let paused = |habit: &&Record<Habit>| {
        habit.goal == Some(goal.id) && habit.retired.is_none() && habit.pause(book.today).is_some()
    };
    let names = names::listed(book.notebook().habits.iter().filter(paused).map(|habit| habit.name.as_str()));
    let wanted = *status == Of::Active && !names.is_empty();
    wanted
        .then(|| format!("Paused habits of this goal: {names}. guidepost habit resume asks for them again."))
}

/// A third active goal is explained, never refused.
fn crowded(book: &Book, status: &Of) -> Option<String> {
    let is_active = |goal: &&Record<Goal>| goal.status == Of::Active;
    let count = book.notebook().goals.iter().filter(is_active).count();
    let many = *status == Of::Active && FOCUS < count;
    many.then(|| format!("{count} goals are active now. One or two at a time are easier to keep; a parked one waits for you."))
}
