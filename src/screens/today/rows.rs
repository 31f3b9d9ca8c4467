//! What stands on Today, row by row. Reads the notebook; knows no key.

use chrono::NaiveDate;
use ratatui::text::{Line, Span};

use super::habit_rows::HabitWidths;
use crate::app::See;
use crate::insight::{self, DueStep, Today as Facts};
use crate::model::day::{CheckIn, Day, Note, NoteKind};
use crate::model::goal::Goal;
use crate::model::habit::Habit;
use crate::model::{Id, Record};
use crate::screens::check_in::{self, reading};
use crate::screens::day_form::hours_between;
use crate::screens::{days, kind_words};
use crate::text::{fit, one_line, pad, width};
use crate::ui::Theme;
use crate::ui::list::Row;

/// After so many days without a word nothing is caught up on, and goals say why they are there.
pub const GAP: i64 = 7;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    CheckIn(Id),
    Habit(Id),
    /// The habits that are not asked for today.
    OtherHabits,
    /// Goal, step, and the step within it.
    Step(Id, Id, Option<Id>),
    Note(Id),
    Event(Id),
    /// The day's own record: sleep, rest.
    Day,
    Goal(Id),
}

/// A row, and what it stands for if it can be chosen.
pub struct Shown {
    pub item: Option<Item>,
    pub row: Row<'static>,
}

/// One column of the board, from the top.
pub struct Board<'a> {
    see: See<'a>,
    facts: &'a Facts<'a>,
    /// Cells a row may take.
    width: usize,
    pub shown: Vec<Shown>,
}

impl<'a> Board<'a> {
    pub fn new(see: See<'a>, facts: &'a Facts<'a>, width: u16) -> Self {
        // Two cells are the mark before the chosen row.
        Self { see, facts, width: usize::from(width).saturating_sub(2), shown: Vec::new() }
    }

    /// Whether no figure is shown: a low day, or the first one after a gap.
    fn is_calm(&self) -> bool {
        self.facts.record.is_some_and(|day| day.low) || was_away(self.see, self.facts)
    }

    /// How the day goes: the check-ins and the habits.
    pub fn doing(&mut self) {
        self.greeting();
        self.check_ins();
        self.habits();
    }

    /// What is planned and what was written.
    pub fn around(&mut self) {
        self.steps();
        self.written();
        self.goals();
    }

    /// What can be done and ticked, beside habits.
    pub fn ticks(&mut self) {
        self.steps();
        for note in self.see.notebook.notes.on(self.facts.day).filter(|note| note.kind == NoteKind::Task) {
            self.note_row(note, "");
        }
    }

    fn theme(&self) -> &'a Theme {
        self.see.theme
    }

    fn heading(&mut self, heading: impl Into<Line<'static>>) {
        if !self.shown.is_empty() {
            self.push(None, Row::blank());
        }
        self.push(None, Row::heading(heading));
    }

    fn note(&mut self, words: impl Into<String>) {
        let line = Line::from(Span::styled(words.into(), self.theme().dim));
        let width = u16::try_from(self.width + 2).unwrap_or(u16::MAX);
        Row::notes(line, width).for_each(|row| self.push(None, row));
    }

    fn item(&mut self, item: Item, line: Line<'static>) {
        self.push(Some(item), Row::item(line));
    }

    fn push(&mut self, item: Option<Item>, row: Row<'static>) {
        self.shown.push(Shown { item, row });
    }

    fn greeting(&mut self) {
        if self.facts.day == self.see.today() && is_back(self.see, self.facts) {
            let heading = format!("Good to see you. {}", kind_words::of(self.facts.day));
            self.push(None, Row::heading(heading));
            self.note("There is nothing to catch up on. Today is enough: c and one number.");
        } else if self.facts.record.is_some_and(|day| day.low) {
            self.push(None, Row::heading("A low day."));
            self.note(match self.facts.day == self.see.today() {
                true => "What is here is enough. L shows the figures again.",
                false => "What is here is enough.",
            });
        }
    }

    fn check_ins(&mut self) {
        self.heading("How are you?");
        for check_in in &self.facts.check_ins {
            let line = check_in_line(check_in, self.see);
            self.item(Item::CheckIn(check_in.id), line);
        }
        if check_in::is_half_typed(self.see, self.facts.day) {
            self.note("A check-in you began is kept. c goes on with it.");
        } else if self.facts.check_ins.is_empty() {
            self.note("Press c, a number from 1 to 10, and Enter. Words may follow the number.");
        }
    }

    fn habits(&mut self) {
        let others = others(self.see, self.facts).count();
        let widths = HabitWidths::of(self.facts, self.width, !self.is_calm());
        match self.facts.habits.is_empty() {
            true => self.heading("Habits"),
            false => self.heading(widths.heading(self.theme())),
        }
        for habit in &self.facts.habits {
            let line = widths.line(habit, self.theme());
            self.item(Item::Habit(habit.habit.id), line);
        }
        match (self.facts.habits.is_empty(), others) {
            (true, 0) => {
                self.note("What you want to do again and again will stand here. n, then b, adds one.")
            }
            (_, 0) => {}
            (_, others) => {
                let line =
                    Span::styled(format!("{others} more, not asked for on this day"), self.theme().dim);
                self.item(Item::OtherHabits, Line::from(line));
            }
        }
    }

    fn steps(&mut self) {
        let day = self.facts.day;
        let due = self.facts.steps.iter().map(|step| StepRow::due(step, day));
        let rows: Vec<StepRow> = due.chain(done_steps(self.facts)).collect();
        if rows.is_empty() {
            return;
        }
        self.heading("Next steps");
        let widest = rows.iter().map(|row| width(&row.words)).max().unwrap_or(0);
        for row in rows {
            self.step_row(row, widest);
        }
    }

    /// Mark, words and remark; the goal's sentence at the right, which gives way first.
    fn step_row(&mut self, row: StepRow, words: usize) {
        let theme = self.theme();
        let goal = one_line(&row.goal.statement);
        let room = self.width.saturating_sub(words + 5);
        let room = if room < LEAST_GOAL { 0 } else { room };
        let words = if room == 0 { self.width.saturating_sub(2) } else { words };
        let mut spans = vec![
            Span::styled(
                format!("{} ", if row.done { theme.marks.done } else { theme.marks.blank }),
                theme.mark,
            ),
            Span::raw(pad(&row.words, words)),
        ];
        if 0 < room {
            spans.push(Span::styled(format!("   {}", fit(&goal, room)), theme.dim));
        }
        self.item(Item::Step(row.goal.id, row.step, row.inner), Line::from(spans));
    }

    fn written(&mut self) {
        let day = self.facts.day;
        let heading = if day == self.see.today() { "Today".to_owned() } else { day.format("%A").to_string() };
        self.heading(heading);
        let before = self.shown.len();
        if let Some(own) = self.facts.record {
            let words = day_words(own, self.see);
            self.labelled(Item::Day, "day", &words, own.bring);
        }
        for (kind, label) in LABELS {
            for note in self.see.notebook.notes.on(day).filter(|note| note.kind == *kind) {
                self.note_row(note, label);
            }
        }
        let is_other = |note: &&Record<Note>| LABELS.iter().all(|(kind, _)| *kind != note.kind);
        for note in self.see.notebook.notes.on(day).filter(is_other) {
            self.note_row(note, note.kind.word());
        }
        for event in self.see.notebook.events.on(day) {
            self.labelled(Item::Event(event.id), "change", &event.text, event.bring);
        }
        if self.shown.len() == before {
            self.note("n adds a win, what was hard, what helped, a task, a thought, sleep.");
        }
    }

    fn note_row(&mut self, note: &Record<Note>, label: &str) {
        let mut words = note.text.clone();
        if note.kind == NoteKind::Task {
            let marks = self.theme().marks;
            words = format!("{} {words}", if note.done { marks.done } else { marks.blank });
        }
        if !note.reply.is_empty() {
            words = format!("{words}  – {}", note.reply);
        }
        self.labelled(Item::Note(note.id), label, &words, note.bring);
    }

    fn labelled(&mut self, item: Item, label: &str, words: &str, bring: bool) {
        let mut spans = vec![
            Span::styled(pad(label, LABEL_WIDTH), self.theme().dim),
            Span::raw(one_line(words).into_owned()),
        ];
        spans.extend(bring_mark(bring, self.theme()));
        self.item(item, Line::from(spans));
    }

    fn goals(&mut self) {
        self.heading("Goals");
        let back = is_back(self.see, self.facts);
        for goal in &self.facts.goals {
            let line = goal_line(goal, self.facts, self.is_calm(), self.theme());
            self.item(Item::Goal(goal.id), line);
            if back && !goal.why.is_empty() {
                self.note(format!("  because {}", one_line(&goal.why)));
            }
        }
        if self.facts.goals.is_empty() {
            self.note("No goal is active. 3 opens your goals, where n begins one.");
        }
    }
}

/// Fewer cells of a goal's sentence say nothing.
const LEAST_GOAL: usize = 12;

/// Cells of the word before a line: win, helped, situation.
const LABEL_WIDTH: usize = 10;

/// The notes of a day in the order in which they stand, and what they are called there.
const LABELS: &[(NoteKind, &str)] = &[
    (NoteKind::Task, "task"),
    (NoteKind::Win, "win"),
    (NoteKind::Hard, "hard"),
    (NoteKind::Helped, "helped"),
    (NoteKind::Grateful, "grateful"),
    (NoteKind::Thought, "thought"),
    (NoteKind::Situation, "situation"),
    (NoteKind::Note, "note"),
    (NoteKind::Session, "session"),
];

/// Whether the present day is the first with something on it, or the first to come, after many.
fn was_away(see: See, facts: &Facts) -> bool {
    facts.day == see.today() && insight::days_away(see.notebook, facts.day).is_some_and(|days| GAP <= days)
}

/// Whether the person is here again after many days, and has not written anything yet.
pub fn is_back(see: See, facts: &Facts) -> bool {
    let answered = facts.habits.iter().any(|habit| habit.answer.is_some());
    let written =
        answered || !facts.check_ins.is_empty() || see.notebook.notes.on(facts.day).next().is_some();
    !written && was_away(see, facts)
}

/// The habits there are that this day does not show.
pub fn others<'a>(see: See<'a>, facts: &Facts<'a>) -> impl Iterator<Item = &'a Record<Habit>> {
    let shown: Vec<Id> = facts.habits.iter().map(|habit| habit.habit.id).collect();
    see.notebook.habits.iter().filter(move |habit| !shown.contains(&habit.id))
}

fn bring_mark(bring: bool, theme: &Theme) -> Option<Span<'static>> {
    bring.then(|| Span::styled("  (for the session)", theme.dim))
}

fn check_in_line(check_in: &Record<CheckIn>, see: See) -> Line<'static> {
    let theme = see.theme;
    let time = check_in.when.time().map_or(String::new(), |time| days::clock(time, see));
    let mood = check_in.mood.map_or(theme.marks.blank.to_owned(), |mood| mood.to_string());
    let mut spans = vec![
        Span::styled(pad(&time, days::clock_width(see)), theme.dim),
        Span::raw("  "),
        Span::styled(format!("{mood:>2}"), theme.strong),
    ];
    let feelings = check_in.feelings.join(", ");
    for words in [feelings, check_in.words.clone()] {
        if !words.is_empty() {
            spans.push(Span::raw(format!("  {}", one_line(&words))));
        }
    }
    let own = check_in.scales.iter().map(|reading| reading.name.as_str());
    for name in crate::model::settings::SCALES.iter().copied().chain(own) {
        if let Some(rating) = reading(check_in, name) {
            spans.push(Span::styled(format!("  {} {rating}", one_line(name)), theme.dim));
        }
    }
    spans.extend(bring_mark(check_in.bring, theme));
    Line::from(spans)
}

/// Sleep and rest in words: “7.5 h slept, 6 of 10, 23:30 to 07:00”.
fn day_words(day: &Day, see: See) -> String {
    let mut parts = Vec::new();
    let in_bed = day.bed.zip(day.woke).map(|(bed, woke)| hours_between(bed, woke));
    parts.extend(day.sleep_hours.map(|hours| format!("{hours} h slept")));
    parts.extend(in_bed.filter(|_| day.sleep_hours.is_none()).map(|hours| format!("{hours} h in bed")));
    parts.extend(day.sleep_quality.map(|quality| format!("sleep {quality} of 10")));
    match (day.bed, day.woke) {
        (Some(bed), Some(woke)) => {
            parts.push(format!("{} to {}", days::clock(bed, see), days::clock(woke, see)));
        }
        (Some(bed), None) => parts.push(format!("to bed {}", days::clock(bed, see))),
        (None, Some(woke)) => parts.push(format!("awake {}", days::clock(woke, see))),
        (None, None) => {}
    }
    parts.extend(day.rest.then(|| "a rest day".to_owned()));
    parts.extend(day.low.then(|| "a low day".to_owned()));
    parts.extend(day.tags.iter().cloned());
    parts.join(", ")
}

/// A step, or the one within it that comes next.
struct StepRow<'a> {
    goal: &'a Record<Goal>,
    step: Id,
    inner: Option<Id>,
    words: String,
    done: bool,
}

impl<'a> StepRow<'a> {
    fn due(step: &DueStep<'a>, day: NaiveDate) -> Self {
        let words = format!("{}{}", one_line(step.text), step_remark(step, day));
        Self { goal: step.goal, step: step.step, inner: step.inner, words, done: false }
    }
}

/// The steps ticked on this day.
fn done_steps<'a>(facts: &Facts<'a>) -> Vec<StepRow<'a>> {
    let mut rows = Vec::new();
    for goal in &facts.goals {
        let row = |step: Id, inner: Option<Id>, text: &str| {
            let words = one_line(text).into_owned();
            StepRow { goal, step, inner, words, done: true }
        };
        for step in &goal.steps {
            if step.done == Some(facts.day) {
                rows.push(row(step.id, None, &step.text));
            }
            let inner = step.steps.iter().filter(|inner| inner.done == Some(facts.day));
            rows.extend(inner.map(|inner| row(step.id, Some(inner.id), &inner.text)));
        }
    }
    rows
}

fn step_remark(step: &DueStep, day: NaiveDate) -> String {
    let homework = step.homework.then(|| "homework".to_owned());
    let by = |due| if due == day { "today".to_owned() } else { format!("by {}", days::short(due, day)) };
    let parts: Vec<String> = homework.into_iter().chain(step.due.map(by)).collect();
    if parts.is_empty() { String::new() } else { format!("  ({})", parts.join(", ")) }
}

fn goal_line(goal: &Record<Goal>, facts: &Facts, calm: bool, theme: &Theme) -> Line<'static> {
    let mut remarks = Vec::new();
    remarks.extend(goal.progress().filter(|_| !calm).map(|progress| format!("{} of 10", progress.rating)));
    remarks.extend(goal.until.map(|until| format!("until {}", days::short(until, facts.day))));
    let mut spans = vec![Span::raw(one_line(&goal.statement).into_owned())];
    if !remarks.is_empty() {
        spans.push(Span::styled(format!("  {}", remarks.join(", ")), theme.dim));
    }
    spans.extend(bring_mark(goal.bring, theme));
    Line::from(spans)
}
