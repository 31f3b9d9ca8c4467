//! One day, as Today shows it and `today --json` prints it.

use chrono::NaiveDate;

use crate::model::calendar::{Period, add};
use crate::model::day::{CheckIn, Day, Note, NoteKind};
use crate::model::goal::{Goal, Status, StepKind};
use crate::model::habit::{Answer, Habit, Rule};
use crate::model::session::Session;
use crate::model::{Id, Notebook, Record};

use super::adherence::{Adherence, LONG, adherence};
use super::journal;
use super::mark::{Mark, mark, strip};

/// How many days stand beside a habit.
const STRIP: u16 = 14;

/// What belongs to a day, each list in the order in which it is shown.
#[derive(Clone, Debug)]
pub struct Today<'a> {
    pub day: NaiveDate,
    pub check_ins: Vec<&'a Record<CheckIn>>,
    pub habits: Vec<HabitDay<'a>>,
    /// Steps and homework of active goals that are still to do: what is due first, then the next of each goal.
    pub steps: Vec<DueStep<'a>>,
    pub goals: Vec<&'a Record<Goal>>,
    pub wins: Vec<&'a Record<Note>>,
    pub hard: Vec<&'a Record<Note>>,
    pub helped: Vec<&'a Record<Note>>,
    pub grateful: Vec<&'a Record<Note>>,
    pub tasks: Vec<&'a Record<Note>>,
    /// Sleep, and whether it is a rest day.
    pub record: Option<&'a Record<Day>>,
    /// The next appointment from the present day on, and in how many days.
    pub session: Option<(&'a Record<Session>, i64)>,
}

/// A habit that can be ticked on that day, or was.
#[derive(Clone, Debug)]
pub struct HabitDay<'a> {
    pub habit: &'a Record<Habit>,
    /// What held on that day.
    pub rule: Option<&'a Rule>,
    pub answer: Option<&'a Answer>,
    pub mark: Mark,
    /// The last 14 days up to that one, oldest first.
    pub strip: Vec<Mark>,
    pub adherence: Adherence,
}

/// A step that is still to do.
#[derive(Clone, Copy, Debug)]
pub struct DueStep<'a> {
    pub goal: &'a Record<Goal>,
    /// The step.
    pub step: Id,
    /// The one within it that comes next, if it has any.
    pub inner: Option<Id>,
    pub text: &'a str,
    pub homework: bool,
    pub due: Option<NaiveDate>,
}

/// What belongs to a day. `now` is the present day: figures take it in only once it is answered.
pub fn today(notebook: &Notebook, day: NaiveDate, now: NaiveDate) -> Today<'_> {
    let notes = |kind: NoteKind| notebook.notes.on(day).filter(|note| note.kind == kind).collect();
    let goals = active(notebook);
    Today {
        day,
        check_ins: notebook.check_ins.on(day).collect(),
        habits: habits(notebook, day, now),
        steps: steps(&goals),
        goals,
        wins: notes(NoteKind::Win),
        hard: notes(NoteKind::Hard),
        helped: notes(NoteKind::Helped),
        grateful: notes(NoteKind::Grateful),
        tasks: notes(NoteKind::Task),
        record: notebook.day(day),
        session: session(notebook, now),
    }
}

/// Everything written on a day: words, and each feeling picked beside them.
pub fn said_on(notebook: &Notebook, day: NaiveDate) -> Vec<&str> {
    let mut said = Vec::new();
    let items = journal::of(notebook, Period { first: day, last: day });
    items.for_each(|item| item.words(&mut |text| said.push(text)));
    said
}

/// How many days before that one there was a word, a tick or a number for the last time; none in an empty notebook.
pub fn days_away(notebook: &Notebook, day: NaiveDate) -> Option<i64> {
    let before = Period { first: NaiveDate::MIN, last: add(day, -1) };
    let check_in = notebook.check_ins.within(before).next_back().map(|record| record.when.day);
    let note = notebook.notes.within(before).next_back().map(|record| record.when.day);
    let own = notebook.days.within(before).next_back().map(|record| record.when.day);
    let reflection = notebook.reflections.within(before).next_back().map(|record| record.when.day);
    let review = notebook.reviews.within(before).next_back().map(|record| record.when.day);
    let habits = notebook.habits.iter();
    let answered = habits.filter_map(|habit| notebook.last_answer(habit.id, before.last)).max();
    let last = [check_in, note, own, reflection, review, answered].into_iter().flatten().max()?;
    Some((day - last).num_days())
}

fn active(notebook: &Notebook) -> Vec<&Record<Goal>> {
    let mut goals: Vec<_> = notebook.goals.iter().filter(|goal| goal.status == Status::Active).collect();
    goals.sort_by_key(|goal| goal.place);
    goals
}

fn habits(notebook: &Notebook, day: NaiveDate, now: NaiveDate) -> Vec<HabitDay<'_>> {
    let answer = |habit: &Record<Habit>| notebook.answer(habit.id, day);
    let shown = |habit: &&Record<Habit>| habit.offered(day) || answer(habit).is_some();
    let mut habits: Vec<&Record<Habit>> = notebook.habits.iter().filter(shown).collect();
    habits.sort_by_key(|habit| habit.place);
    let then = (day < now).then(|| Period { first: add(day, 1 - LONG), last: day });
    let whole = |habit| HabitDay {
        habit,
        rule: habit.rule(day),
        answer: answer(habit),
        mark: mark(habit, day, answer(habit)),
        strip: strip(notebook, habit, day, STRIP),
        adherence: adherence(notebook, habit, then, now),
    };
    habits.into_iter().map(whole).collect()
}

fn steps<'a>(goals: &[&'a Record<Goal>]) -> Vec<DueStep<'a>> {
    let mut due: Vec<DueStep> = goals.iter().copied().flat_map(due_steps).collect();
    due.sort_by_key(|step| (step.due.is_none(), step.due));
    due
}

/// The steps of a goal that have a day or are homework, and the next one.
fn due_steps(goal: &Record<Goal>) -> Vec<DueStep<'_>> {
    let open = goal.steps.iter().filter(|step| step.done.is_none());
    let shown = open
        .enumerate()
        .filter(|(at, step)| *at == 0 || step.due.is_some() || step.kind == StepKind::Homework);
    let whole = shown.map(|(_, step)| {
        let inner = step.steps.iter().find(|inner| inner.done.is_none());
        DueStep {
            goal,
            step: step.id,
            inner: inner.map(|inner| inner.id),
            text: inner.map_or(&*step.text, |inner| &*inner.text),
            homework: step.kind == StepKind::Homework,
            due: inner.and_then(|inner| inner.due).or(step.due),
        }
    });
    whole.collect()
}

fn session(notebook: &Notebook, day: NaiveDate) -> Option<(&Record<Session>, i64)> {
    let next = notebook.sessions.within(Period { first: day, last: NaiveDate::MAX }).next()?;
    Some((next, (next.when.day - day).num_days()))
}

/// The day of the first session after that one: what “until next session” means.
pub fn session_after(notebook: &Notebook, day: NaiveDate) -> Option<NaiveDate> {
    session(notebook, add(day, 1)).map(|(next, _)| next.when.day)
}
