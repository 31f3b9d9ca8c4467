//! What a key does to a habit on a day, in Today and in the grid alike: the four answers, one more, an amount, a day
//! off with its reason.

use chrono::NaiveDate;

use super::days;
use super::habit_form::{self, Tick};
use crate::app::{Action, Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::keys::{BACKSPACE, Binding, Key, SPACE, char, on, quiet};
use crate::model::calendar::Period;
use crate::model::habit::{Answer, Habit, Is, Kind};
use crate::model::number::Amount;
use crate::model::{Edit, Id, Record};
use crate::text::one_line;

const DRAFT: &str = "answer";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Tick,
    Amount,
    Excuse,
    Clear,
}

/// The keys that answer, wherever a habit is chosen.
pub const KEYS: &[Binding<Press>] = &[
    on(&[SPACE], Press::Tick, "tick"),
    quiet(&[char('a')], Press::Amount, "type the amount"),
    quiet(&[char('s')], Press::Excuse, "excused, with a reason"),
    quiet(&[BACKSPACE], Press::Clear, "not recorded"),
];

/// What that key does to that habit on that day.
pub fn press(see: See, habit: &Record<Habit>, day: NaiveDate, press: Press) -> Vec<Action> {
    if let Some(why) = closed(see, habit, day) {
        return vec![Action::Say(why)];
    }
    let row = habit_form::row(&habit.kind);
    let before = see.notebook.answer(habit.id, day);
    let with_note = |answer| Answer { note: note(see, habit.id, day), ..answer };
    match press {
        Press::Tick => match row.tick {
            Tick::Cycle => turned(see, habit, day, with_note(Answer::new(next(before)))),
            Tick::Toggle => turned(see, habit, day, with_note(Answer::new(toggled(before)))),
            Tick::AddOne => ticked(see, habit, day, with_note(Answer::amount(one_more(before)))),
            Tick::Ask => ask(see, habit, day, Ask::Amount),
        },
        Press::Amount if row.is_counted() => ask(see, habit, day, Ask::Amount),
        Press::Amount => {
            vec![Action::Say(format!("{} has no amount. Enter opens it, to give it one.", habit.name))]
        }
        Press::Excuse => ask(see, habit, day, Ask::Reason),
        Press::Clear => answered(habit, day, with_note(Answer::new(Is::Blank))),
    }
}

/// The words said beside the last answer. They go along with the next: a key more does not lose a reason.
fn note(see: See, habit: Id, day: NaiveDate) -> String {
    see.notebook.last_said(habit, day).map(|answer| answer.note.clone()).unwrap_or_default()
}

/// Counts worth a quiet word. They can only grow: no day off takes them back.
const ROUND: &[usize] = &[10, 25, 50, 100, 200, 365, 500, 1000];

/// That answer on that day, whatever it was before; or why nothing can be said of it.
pub fn give(see: See, habit: &Record<Habit>, day: NaiveDate, answer: Answer) -> Vec<Action> {
    match closed(see, habit, day) {
        Some(why) => vec![Action::Say(why)],
        None => ticked(see, habit, day, answer),
    }
}

/// The answer, and a quiet word where it makes a round count.
fn ticked(see: See, habit: &Record<Habit>, day: NaiveDate, answer: Answer) -> Vec<Action> {
    let is_done = |answer: &Answer| answer.is == Is::Done;
    let new = is_done(&answer) && !see.notebook.answer(habit.id, day).is_some_and(is_done);
    let mut actions = answered(habit, day, answer);
    if new && habit.kind != Kind::AtMost && !see.notebook.settings.quiet {
        let ever = Period { first: NaiveDate::MIN, last: NaiveDate::MAX };
        let days = 1 + see.notebook.answers(habit.id, ever).filter(|(_, answer)| is_done(answer)).count();
        if ROUND.contains(&days) {
            actions.push(Action::Say(format!("{}: on {days} days so far.", one_line(&habit.name))));
        }
    }
    actions
}

/// As [`ticked`]. An answer that has no mark everyone knows is said.
fn turned(see: See, habit: &Record<Habit>, day: NaiveDate, answer: Answer) -> Vec<Action> {
    let is = (answer.is != Is::Done).then(|| format!("{}: {}", one_line(&habit.name), said(&answer)));
    ticked(see, habit, day, answer).into_iter().chain(is.map(Action::Say)).collect()
}

/// Why nothing can be said of that day, if nothing can.
fn closed(see: See, habit: &Habit, day: NaiveDate) -> Option<String> {
    if see.today() < day {
        return Some(STILL_TO_COME.to_owned());
    }
    let began = habit.began().filter(|began| day < *began)?;
    Some(format!("{} began on {}; nothing is asked of days before.", habit.name, began.format("%-d %B")))
}

pub const STILL_TO_COME: &str = "That day is still to come. It can wait until it is here.";

/// Done, not done, excused, not recorded, and round again.
fn next(before: Option<&Answer>) -> Is {
    match before.map(|answer| &answer.is) {
        None | Some(Is::Blank | Is::Other(_)) => Is::Done,
        Some(Is::Done) => Is::NotDone,
        Some(Is::NotDone) => Is::Excused,
        Some(Is::Excused) => Is::Blank,
    }
}

fn toggled(before: Option<&Answer>) -> Is {
    if before.is_some_and(|answer| answer.is == Is::Done) { Is::Blank } else { Is::Done }
}

fn one_more(before: Option<&Answer>) -> Amount {
    let done = before.filter(|answer| answer.is == Is::Done);
    let so_far = done.map_or(0.0, |answer| answer.amount.map_or(1.0, Amount::get));
    Amount::new(so_far + 1.0).unwrap_or_default()
}

fn answered(habit: &Record<Habit>, day: NaiveDate, answer: Answer) -> Vec<Action> {
    vec![Action::Edit(edit(habit, day, answer))]
}

/// So many minutes more, on a habit of minutes; any other is done, once more if it counts.
pub fn more(see: See, habit: &Record<Habit>, day: NaiveDate, minutes: u32) -> Edit {
    let before = see.notebook.answer(habit.id, day).filter(|answer| answer.is == Is::Done);
    let so_far = before.and_then(|answer| answer.amount).map_or(0.0, Amount::get);
    let answer = match habit.kind {
        Kind::Minutes => Amount::new(so_far + f64::from(minutes)).map(Answer::amount),
        Kind::Count => Some(Answer::amount(one_more(before))),
        _ => None,
    };
    let answer = answer.unwrap_or_else(|| Answer::new(Is::Done));
    edit(habit, day, Answer { note: note(see, habit.id, day), ..answer })
}

/// Undo calls it by the habit's name.
fn edit(habit: &Record<Habit>, day: NaiveDate, answer: Answer) -> Edit {
    Edit::together(
        format!("{}, {}", habit.name, said(&answer)),
        [Edit::Answer { habit: habit.id, day, answer }],
    )
}

/// An answer in words.
pub fn said(answer: &Answer) -> String {
    match (&answer.is, answer.amount) {
        (Is::Done, Some(amount)) => amount.to_string(),
        (Is::Done, None) => "done".to_owned(),
        (Is::NotDone, _) => "not done".to_owned(),
        (Is::Excused, _) => "excused".to_owned(),
        (Is::Blank | Is::Other(_), _) => "not recorded".to_owned(),
    }
}

fn ask(see: See, habit: &Record<Habit>, day: NaiveDate, ask: Ask) -> Vec<Action> {
    vec![Action::Open(Box::new(AnswerForm::open(see, habit, day, ask)))]
}

/// A half-typed answer, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let mut parts = name.strip_prefix(DRAFT)?.trim().split(' ');
    let ask = Ask::ALL.iter().copied().find(|ask| parts.clone().next() == Some(ask.word()))?;
    let habit = see.notebook.habits.get(parts.nth(1)?.parse().ok()?)?;
    Some(Box::new(AnswerForm::open(see, habit, parts.next()?.parse().ok()?, ask)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    Amount,
    Reason,
}

impl Ask {
    const ALL: &'static [Self] = &[Self::Amount, Self::Reason];

    fn word(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Reason => "reason",
        }
    }
}

impl crate::form::Field for Ask {
    const STEPS: &'static [Self] = Self::ALL;

    fn spec(self) -> Spec {
        match self {
            Self::Amount => Spec::line("How many").hint("empty is not recorded"),
            Self::Reason => {
                Spec::line("What came between").hint("ill, travelling, a rest day; may stay empty")
            }
        }
    }

    fn name(self) -> &'static str {
        self.word()
    }
}

struct AnswerForm {
    form: Form<Ask>,
    habit: Id,
    day: NaiveDate,
    ask: Ask,
    title: String,
    /// The amount was filled in and no key pressed yet: the first digit begins another.
    fresh: bool,
}

impl AnswerForm {
    fn open(see: See, habit: &Record<Habit>, day: NaiveDate, ask: Ask) -> Self {
        let mut form = Form::new().enter_saves();
        for field in Ask::ALL {
            form.set_visible(*field, *field == ask);
        }
        let answer = see.notebook.answer(habit.id, day);
        let rule = habit.rule(day);
        let amount = answer.and_then(|answer| answer.amount).or(rule.and_then(|rule| rule.target));
        form.set_text(Ask::Amount, &amount.map_or(String::new(), |amount| amount.to_string()));
        form.set_text(Ask::Reason, &note(see, habit.id, day));
        if let Some(rule) = rule.filter(|rule| !rule.unit.is_empty()) {
            form.set_label(Ask::Amount, format!("How many ({})", rule.unit));
        }
        let title = format!("{}  {}", habit.name, days::named(day, see));
        let (form, habit) = (form.given(), habit.id);
        let mut answer = Self { form, habit, day, ask, title, fresh: true }.with_draft(see);
        answer.fresh = !answer.form.is_changed();
        answer
    }

    fn answer(&self) -> Result<Answer, Vec<(Ask, String)>> {
        let amount = self.form.trimmed(Ask::Amount);
        let answer = match self.ask {
            Ask::Amount if amount.is_empty() => Answer::new(Is::Blank),
            Ask::Amount => Answer::amount(
                amount.parse().map_err(|right| vec![(Ask::Amount, format!("Write {right}."))])?,
            ),
            Ask::Reason => Answer::new(Is::Excused),
        };
        Ok(Answer { note: self.form.trimmed(Ask::Reason).to_owned(), ..answer })
    }
}

impl Sheet for AnswerForm {
    type Field = Ask;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn form(&self) -> &Form<Ask> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Ask> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT} {} {} {}", self.ask.word(), self.habit, self.day)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Ask, String)>> {
        let answer = self.answer()?;
        Ok(see.notebook.habits.get(self.habit).map(|habit| edit(habit, self.day, answer)))
    }

    fn own_key(&mut self, key: Key, _: See) -> Option<Vec<Action>> {
        if std::mem::take(&mut self.fresh) && self.ask == Ask::Amount && key.digit().is_some() {
            self.form.set_text(Ask::Amount, "");
        }
        None
    }
}
