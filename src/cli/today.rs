//! `today`: what belongs to the day, on paper.

use serde_json::{Value, json};

use super::book::Book;
use super::desk::Desk;
use super::habit::{adherence_json, target as target_words};
use super::stop::Stop;
use super::{journal, table};
use crate::insight::journal::Item;
use crate::insight::{self, HabitDay, Mark};
use crate::model::day::{CheckIn, Note, NoteKind};
use crate::model::habit::Kind;
use crate::model::{Moment, Record};
use crate::text::{clean, one_line};

const MORE: &str = "\
With --json one object:
  date       the person's day
  check_ins  time, mood, stress, energy, confidence, scales, feelings, words, tags
  habits     name, kind, state (done, not-done, excused, not-recorded), amount,
             target, unit, and adherence {done, planned, blank, words}; state is
             done for a part of the target too, see amount
  notes      win, hard, helped, grateful, task, note, ...: time, text, trigger,
             feelings, intensity, reply, tags, done
  steps_due  text, goal, due, homework
  sleep      hours, quality, bed, woke; null where nothing is recorded
  tags       those of the day itself
  goals      the active ones: statement, next_step
  session    the next appointment: date, days";

/// Show the day
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost today
  guidepost today --json
")]
pub struct Today {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

impl Today {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let today = insight::today(book.notebook(), book.today, book.today);
        if self.json {
            return desk.print_json(&as_json(&book, &today));
        }
        desk.print(&text(desk, &book, &today))
    }
}

/// A day in words.
pub fn words(desk: &Desk, book: &Book, day: chrono::NaiveDate) -> String {
    text(desk, book, &insight::today(book.notebook(), day, book.today))
}

fn text(desk: &Desk, book: &Book, today: &insight::Today) -> String {
    let mut text = format!("{}\n", desk.heading(&clean(&book.day_now(today.day))));
    let check_ins: Vec<String> =
        today.check_ins.iter().map(|check_in| check_in_line(check_in, book)).collect();
    let goals = today.goals.iter().map(|goal| match goal.next_step() {
        Some(step) => format!("{} — next: {step}", goal.statement),
        None => goal.statement.clone(),
    });
    let steps = today.steps.iter().map(|step| {
        let due = step.due.map(|day| format!(", {}", book.day_name(day))).unwrap_or_default();
        format!("{}{}{due}", step.text, if step.homework { " (homework)" } else { "" })
    });
    let session = today.session.map(|(session, _)| {
        let time = session.when.time().map(|time| format!(", {}", book.clock(time)));
        book.day_name(session.when.day) + &time.unwrap_or_default()
    });
    let parts = [
        ("Check-ins", table::lines(check_ins)),
        ("Habits", habits(&today.habits)),
        ("Sleep", table::lines(sleep(today))),
        (
            "Tags",
            table::lines(today.record.iter().map(|day| day.tags.join(", ")).filter(|tags| !tags.is_empty())),
        ),
        ("Wins", notes(&today.wins)),
        ("Hard", notes(&today.hard)),
        ("Helped", notes(&today.helped)),
        ("Grateful", notes(&today.grateful)),
        ("Tasks", notes(&today.tasks)),
        ("Notes", notes(&others(book, today))),
        ("Steps", table::lines(steps)),
        ("Goals", table::lines(goals)),
        ("Next session", table::lines(session)),
    ];
    let said = parts.iter().filter(|(_, body)| !body.is_empty());
    let body: String = said.map(|(title, body)| format!("\n{}\n{body}", desk.heading(title))).collect();
    if body.is_empty() {
        text.push_str("\nNothing yet, and that is fine. guidepost log --mood 6 adds a check-in.\n");
    }
    text + &body
}

fn check_in_line(check_in: &Record<CheckIn>, book: &Book) -> String {
    let mut parts: Vec<String> = check_in.when.time().map(|time| book.clock(time)).into_iter().collect();
    parts.extend(check_in.mood.map(|mood| format!("mood {mood}")));
    let scales =
        [("stress", check_in.stress), ("energy", check_in.energy), ("confidence", check_in.confidence)];
    parts.extend(scales.iter().filter_map(|(name, value)| value.map(|value| format!("{name} {value}"))));
    parts.extend(check_in.scales.iter().map(|scale| format!("{} {}", one_line(&scale.name), scale.value)));
    parts.extend(Some(check_in.feelings.join(", ")).filter(|words| !words.is_empty()));
    parts.extend(Some(check_in.words.clone()).filter(|words| !words.is_empty()));
    parts.extend(
        Some(check_in.tags.join(", ")).filter(|tags| !tags.is_empty()).map(|tags| format!("Tags: {tags}")),
    );
    parts.join("  ")
}

fn habits(habits: &[HabitDay]) -> String {
    let row = |day: &HabitDay| {
        vec![
            mark_word(day).to_owned(),
            day.habit.name.clone(),
            amount(day).unwrap_or_default(),
            day.adherence.words(),
        ]
    };
    let rows: Vec<Vec<String>> = habits.iter().map(row).collect();
    table::indented(&rows)
}

fn mark_word(day: &HabitDay) -> &'static str {
    if day.habit.kind == Kind::WhenNeeded && day.answer.is_none() { "when needed" } else { day.mark.word() }
}

/// “20 of 20 minutes”, “20 minutes”.
fn amount(day: &HabitDay) -> Option<String> {
    let unit = day.rule.map_or("", |rule| &rule.unit);
    let target = day.rule.and_then(|rule| rule.target);
    match (day.answer.and_then(|answer| answer.amount), target) {
        (Some(amount), Some(target)) => Some(format!("{amount} of {target} {unit}").trim_end().to_owned()),
        (Some(amount), None) => Some(format!("{amount} {unit}").trim_end().to_owned()),
        (None, Some(_)) => target_words(day.habit),
        (None, None) => None,
    }
}

fn sleep(today: &insight::Today) -> Option<String> {
    let day = today.record?;
    let hours = day.sleep_hours.map(insight::hours);
    let quality = day.sleep_quality.map(|quality| format!("quality {quality} of 10"));
    let parts: Vec<String> = [hours, quality].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn notes(notes: &[&Record<Note>]) -> String {
    let said = |note: &&Record<Note>| journal::lines(Item::Note(note)).join("\n");
    table::lines(notes.iter().map(|note| format!("- {}", said(note))))
}

/// Free notes, thoughts and situations: what stands in no list of its own.
fn others<'a>(book: &'a Book, today: &insight::Today) -> Vec<&'a Record<Note>> {
    let own = [NoteKind::Win, NoteKind::Hard, NoteKind::Helped, NoteKind::Grateful, NoteKind::Task];
    book.notebook().notes.on(today.day).filter(|note| !own.contains(&note.kind)).collect()
}

fn as_json(book: &Book, today: &insight::Today) -> Value {
    let mut notes = serde_json::Map::new();
    for kind in NoteKind::ALL {
        let of = book.notebook().notes.on(today.day).filter(|note| note.kind == *kind);
        notes.insert(kind.word().to_owned(), of.map(note_json).collect());
    }
    let steps = today.steps.iter().map(|step| {
        json!({ "text": step.text, "goal": step.goal.statement, "due": step.due, "homework": step.homework })
    });
    json!({
        "date": today.day,
        "check_ins": today.check_ins.iter().map(|check_in| check_in_json(check_in)).collect::<Vec<_>>(),
        "habits": today.habits.iter().map(habit_json).collect::<Vec<_>>(),
        "notes": notes,
        "steps_due": steps.collect::<Vec<_>>(),
        "sleep": sleep_json(today),
        "tags": today.record.map(|day| day.tags.clone()).unwrap_or_default(),
        "goals": today.goals.iter().map(|goal| {
            json!({ "statement": goal.statement, "next_step": goal.next_step() })
        }).collect::<Vec<_>>(),
        "session": today.session.map(|(session, days)| json!({ "date": session.when.day, "days": days })),
    })
}

fn time_json(moment: Option<Moment>) -> Option<String> {
    moment.map(|moment| moment.time().format("%H:%M").to_string())
}

fn note_json(note: &Record<Note>) -> Value {
    json!({
        "time": time_json(note.when.moment),
        "text": note.text,
        "trigger": note.trigger,
        "feelings": note.feelings,
        "intensity": note.intensity,
        "reply": note.reply,
        "tags": note.tags,
        "done": note.done,
    })
}

fn check_in_json(check_in: &Record<CheckIn>) -> Value {
    let scales = check_in.scales.iter().map(|scale| (scale.name.clone(), json!(scale.value)));
    json!({
        "time": time_json(check_in.when.moment),
        "mood": check_in.mood,
        "stress": check_in.stress,
        "energy": check_in.energy,
        "confidence": check_in.confidence,
        "scales": scales.collect::<serde_json::Map<_, _>>(),
        "feelings": check_in.feelings,
        "words": check_in.words,
        "tags": check_in.tags,
    })
}

fn habit_json(day: &HabitDay) -> Value {
    json!({
        "name": day.habit.name,
        "kind": day.habit.kind.word(),
        "state": state(day.mark),
        "amount": day.answer.and_then(|answer| answer.amount),
        "target": day.rule.and_then(|rule| rule.target),
        "unit": day.rule.map(|rule| rule.unit.as_str()).filter(|unit| !unit.is_empty()),
        "adherence": adherence_json(&day.adherence),
    })
}

/// One of the four answers; what is over a limit is not done.
fn state(mark: Mark) -> &'static str {
    match mark {
        Mark::Done | Mark::Part => "done",
        Mark::NotDone => "not-done",
        Mark::Excused => "excused",
        Mark::NotRecorded | Mark::NotPlanned => "not-recorded",
    }
}

fn sleep_json(today: &insight::Today) -> Option<Value> {
    let day = today.record?;
    let clock = |time: Option<chrono::NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
    Some(json!({
        "hours": day.sleep_hours,
        "quality": day.sleep_quality,
        "bed": clock(day.bed),
        "woke": clock(day.woke),
    }))
}
