//! `status`: the day in one line; `--short` for a prompt or a status bar, which others may see.

use chrono::NaiveTime;
use serde_json::json;

use super::desk::Desk;
use super::stop::Stop;
use crate::insight::{Mark, count, mark};
use crate::model::calendar::Period;
use crate::model::goal::{Goal, Status as Of, Step};
use crate::model::habit::{Habit, Kind};
use crate::model::settings::Clock;
use crate::model::{Notebook, Record};
use crate::page::At;

const MORE: &str = "\
With --json one object: date, check_ins (how many), last_check_in (HH:MM),
habits {planned, recorded, done}, steps_due, next_session, and mood, the last of
the day, which --short leaves out.
--short is for a prompt or a bar that others see: check-ins and the last one's
time, habits with an answer of those planned, steps due. For tmux:
  set -g status-right '#(guidepost status --short)'";

/// The day in one line
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost status
  guidepost status --short
")]
pub struct Status {
    /// Counts and times only, in 40 columns: no mood, no words
    #[arg(long)]
    short: bool,
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

/// What the line is made of. Reads one day only.
struct Counts {
    check_ins: usize,
    last: Option<NaiveTime>,
    mood: Option<u8>,
    planned: usize,
    recorded: usize,
    done: usize,
    steps: usize,
}

impl Status {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let counts = Counts::of(book.notebook(), book.today);
        let at = At { notebook: book.notebook(), now: book.now };
        let next = at.next().map(|session| session.when.day);
        if self.json {
            let mut json = json!({
                "date": book.today,
                "check_ins": counts.check_ins,
                "last_check_in": counts.last.map(|time| time.format("%H:%M").to_string()),
                "habits": { "planned": counts.planned, "recorded": counts.recorded, "done": counts.done },
                "steps_due": counts.steps,
                "next_session": next,
            });
            if !self.short {
                json["mood"] = json!(counts.mood);
            }
            return desk.print_json(&json);
        }
        if self.short {
            return desk.say(&format!("{}\n", counts.short(&book.notebook().settings.clock)));
        }
        let session = next.map(|day| format!(", session {}", book.day_name(day))).unwrap_or_default();
        desk.say(&format!("{}: {}{session}\n", book.day_now(book.today), counts.words()))
    }
}

impl Counts {
    fn of(notebook: &Notebook, today: chrono::NaiveDate) -> Self {
        let day = Period { first: today, last: today };
        let check_ins: Vec<_> = notebook.check_ins.within(day).collect();
        let planned: Vec<&Record<Habit>> = notebook
            .habits
            .iter()
            .filter(|habit| habit.kind != Kind::WhenNeeded && habit.planned(today))
            .collect();
        let answers = planned.iter().filter_map(|habit| Some((habit, notebook.answer(habit.id, today)?)));
        let marks: Vec<Mark> = answers.map(|(habit, answer)| mark(habit, today, Some(answer))).collect();
        let due = |step: &&Step| step.done.is_none() && step.due.is_some_and(|due| due <= today);
        let due = |goal: &Record<Goal>| goal.steps.iter().filter(due).count();
        Self {
            check_ins: check_ins.len(),
            last: check_ins.iter().rev().find_map(|check_in| check_in.when.time()),
            mood: check_ins.iter().rev().find_map(|check_in| check_in.mood).map(|mood| mood.get()),
            planned: planned.len(),
            recorded: marks.len(),
            done: marks.iter().filter(|mark| **mark == Mark::Done).count(),
            steps: notebook.goals.iter().filter(|goal| goal.status == Of::Active).map(due).sum(),
        }
    }

    fn short(&self, clock: &Clock) -> String {
        let time = self.last.map(|time| format!(", {}", clock.show(time))).unwrap_or_default();
        let mut parts = vec![count(self.check_ins, "check-in", "check-ins") + &time];
        parts.extend((0 < self.planned).then(|| format!("habits {}/{}", self.recorded, self.planned)));
        parts.extend((0 < self.steps).then(|| format!("{} due", self.steps)));
        parts.join("; ")
    }

    fn words(&self) -> String {
        let mut parts = vec![count(self.check_ins, "check-in", "check-ins")];
        parts.extend(self.mood.map(|mood| format!("mood {mood}")));
        parts.extend(self.rest());
        parts.join(", ")
    }

    fn rest(&self) -> Vec<String> {
        let habits =
            (0 < self.planned).then(|| format!("{} of {} habits recorded", self.recorded, self.planned));
        let steps = (0 < self.steps).then(|| format!("{} due", count(self.steps, "step", "steps")));
        [habits, steps].into_iter().flatten().collect()
    }
}
