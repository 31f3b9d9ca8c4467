//! A habit: what, how often, how much, after what, for which goal, until when; its pauses and its end.
//!
//! A change of schedule, amount or unit begins today: earlier days keep what held then.

mod kinds;
mod said;

use chrono::NaiveDate;

use super::{days, schedule};
use crate::app::{Page, See, Sheet};
use crate::dates;
use crate::form::{Form, Spec};
use crate::model::goal::Goal;
use crate::model::habit::{Habit, Pause, Rule};
use crate::model::{Edit, Id, Record};
use crate::text::fit;
use kinds::{ROWS, Row};
use said::Said;

pub use kinds::{Tick, row};

const DRAFT: &str = "habit";

/// Cells of a goal's sentence among the choices.
const GOAL_WIDTH: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Kind,
    Target,
    Unit,
    Every,
    Began,
    Cue,
    Goal,
    Until,
    PauseFrom,
    PauseTo,
    PauseReason,
    Retired,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[
        Self::Name,
        Self::Kind,
        Self::Target,
        Self::Unit,
        Self::Every,
        Self::Began,
        Self::Cue,
        Self::Goal,
        Self::Until,
        Self::PauseFrom,
        Self::PauseTo,
        Self::PauseReason,
        Self::Retired,
    ];

    fn spec(self) -> Spec {
        match self {
            Self::Name => Spec::line("Habit").hint("walk, deep breathing, call someone"),
            Self::Kind => Spec::choice("Counted as", &[]),
            Self::Target => Spec::line("How many"),
            Self::Unit => Spec::line("Of what").hint("glasses, pages, drinks"),
            Self::Every => Spec::line("How often").hint("daily, weekdays, mon thu, 3 a week, every 2 days"),
            Self::Began => Spec::date("Since").hint("today, monday, 3 days ago"),
            Self::Cue => Spec::line("What sets it off").hint("after lunch, at eight, at the bus stop"),
            Self::Goal => Spec::choice_or_none("For the goal", &[]),
            Self::Until => Spec::date("Until").hint("in 4 weeks, 18 Dec; may stay open"),
            Self::PauseFrom => Spec::date("Pause from").hint("today, monday").section("A pause"),
            Self::PauseTo => Spec::date("Last day of it").hint("in a week; may stay open"),
            Self::PauseReason => Spec::line("Why").hint("ill, travelling; may stay empty"),
            Self::Retired => Spec::tick("Retired").hint("not asked for any more; its days stay"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Target => "target",
            Self::Unit => "unit",
            Self::Every => "every",
            Self::Began => "began",
            Self::Cue => "cue",
            Self::Goal => "goal",
            Self::Until => "until",
            Self::PauseFrom => "pause-from",
            Self::PauseTo => "pause-to",
            Self::PauseReason => "pause-reason",
            Self::Retired => "retired",
        }
    }
}

/// What the form was opened for.
enum Of {
    /// A new habit that begins on that day.
    Day(NaiveDate),
    /// A new one for that goal.
    Goal(Id),
    /// One that is there, as it was when the form was opened.
    Habit(Box<Record<Habit>>),
}

struct HabitForm {
    form: Form<Field>,
    of: Of,
    /// The goals offered, in the order of the choice.
    goals: Vec<Id>,
    title: String,
}

/// A new habit that begins on that day.
pub fn new(see: See, day: NaiveDate) -> Box<dyn Page> {
    Box::new(HabitForm::open(see, Of::Day(day)))
}

/// A new habit for a goal.
pub fn for_goal(see: See, goal: Id) -> Box<dyn Page> {
    Box::new(HabitForm::open(see, Of::Goal(goal)))
}

/// A habit that is there already.
pub fn edit(see: See, habit: &Record<Habit>) -> Box<dyn Page> {
    Box::new(HabitForm::open(see, Of::Habit(Box::new(habit.clone()))))
}

/// A half-typed habit, by the name of its draft: `habit` with its day, `habit for` a goal, or `habit` with an id.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let of = name.strip_prefix(DRAFT)?.trim();
    if let Some(goal) = of.strip_prefix("for ") {
        return Some(for_goal(see, see.notebook.goals.get(goal.parse().ok()?)?.id));
    }
    match of.parse() {
        Ok(day) => Some(new(see, day)),
        Err(_) => Some(edit(see, see.notebook.habits.get(of.parse().ok()?)?)),
    }
}

impl HabitForm {
    fn open(see: See, of: Of) -> Self {
        let (day, goal, was) = match &of {
            Of::Day(day) => (*day, None, None),
            Of::Goal(goal) => (see.today(), Some(*goal), None),
            Of::Habit(was) => (see.today(), was.goal, Some(was)),
        };
        let offered = |record: &&Record<Goal>| record.is_open() || goal == Some(record.id);
        let goals: Vec<&Record<Goal>> = see.notebook.goals.iter().filter(offered).collect();
        let mut form = Form::new();
        form.set_options(Field::Kind, ROWS.iter().map(|row| row.name));
        form.set_options(Field::Goal, goals.iter().map(|goal| fit(&goal.statement, GOAL_WIDTH)));
        form.set_choice(Field::Goal, goals.iter().position(|record| goal == Some(record.id)));
        form.set_visible(Field::Goal, !goals.is_empty());
        form.set_text(Field::Began, &dates::plain(day));
        form.set_text(Field::Every, "daily");
        for field in [Field::PauseFrom, Field::PauseTo, Field::PauseReason, Field::Retired] {
            form.set_visible(field, was.is_some());
        }
        form.set_visible(Field::Began, was.is_none());
        if let Some(was) = was {
            fill(&mut form, was, see);
        }
        let title = was.map_or("A new habit".to_owned(), |was| format!("Habit  {}", was.name));
        let goals = goals.into_iter().map(|goal| goal.id).collect();
        Self { form: form.given(), of, goals, title }.with_draft(see)
    }

    /// The habit as it was; none for a new one.
    fn was(&self) -> Option<&Record<Habit>> {
        match &self.of {
            Of::Habit(was) => Some(was),
            Of::Day(_) | Of::Goal(_) => None,
        }
    }

    /// What the fields of the schedule and the amount were filled with.
    fn rule(&self) -> Rule {
        self.was().and_then(|was| was.last_rule()).cloned().unwrap_or_default()
    }

    fn row(&self) -> &'static Row {
        self.form.choice(Field::Kind).and_then(|at| ROWS.get(at)).unwrap_or(&ROWS[0])
    }

    fn take_over(&self, habit: &mut Habit, said: Said, see: See) {
        let first = habit.rules.is_empty();
        let from = if first { said.began } else { see.today() };
        let rule = Rule {
            id: see.id(),
            from,
            every: said.every,
            target: said.target,
            unit: said.unit,
            ..Rule::default()
        };
        if first || habit.last_rule().is_none_or(|last| !means_the_same(last, &rule)) {
            habit.set_rule(rule);
        }
        habit.name = said.name;
        habit.kind = said.kind;
        habit.cue = self.form.trimmed(Field::Cue).to_owned();
        if first || self.form.changed(Field::Goal) {
            habit.goal = self.form.choice(Field::Goal).and_then(|at| self.goals.get(at)).copied();
        }
        habit.until = said.until;
        let retired = habit.retired.or(Some(see.today()));
        habit.retired = retired.filter(|_| self.form.ticked(Field::Retired));
        self.take_over_pause(habit, said.pause, see);
    }

    fn take_over_pause(&self, habit: &mut Habit, said: Option<(NaiveDate, Option<NaiveDate>)>, see: See) {
        let present = self.was().and_then(|was| present_pause(was, see.today())).map(|pause| pause.id);
        let at = present.and_then(|id| habit.pauses.iter().position(|pause| pause.id == id));
        let reason = self.form.trimmed(Field::PauseReason).to_owned();
        match (at, said) {
            (Some(at), Some((from, to))) => {
                let pause = &mut habit.pauses[at];
                (pause.from, pause.to, pause.reason) = (from, to, reason);
            }
            (Some(at), None) => drop(habit.pauses.remove(at)),
            (None, Some((from, to))) => {
                habit.pauses.push(Pause { id: see.id(), from, to, reason, ..Pause::default() });
            }
            (None, None) => {}
        }
    }
}

fn means_the_same(a: &Rule, b: &Rule) -> bool {
    a.every == b.every && a.target == b.target && a.unit == b.unit
}

/// The pause that is or is still to come.
fn present_pause(habit: &Habit, today: NaiveDate) -> Option<&Pause> {
    habit.pauses.iter().find(|pause| pause.to.is_none_or(|to| today <= to))
}

fn fill(form: &mut Form<Field>, was: &Habit, see: See) {
    let date = |day: Option<NaiveDate>| day.map_or(String::new(), dates::plain);
    form.set_text(Field::Name, &was.name);
    form.set_choice(Field::Kind, ROWS.iter().position(|row| row.kind == was.kind));
    if let Some(rule) = was.last_rule() {
        form.set_text(Field::Target, &rule.target.map_or(String::new(), |target| target.to_string()));
        form.set_text(Field::Unit, &rule.unit);
        form.set_text(Field::Every, &rule.every.to_string());
    }
    form.set_text(Field::Cue, &was.cue);
    form.set_text(Field::Until, &date(was.until));
    if let Some(pause) = present_pause(was, see.today()) {
        form.set_text(Field::PauseFrom, &dates::plain(pause.from));
        form.set_text(Field::PauseTo, &date(pause.to));
        form.set_text(Field::PauseReason, &pause.reason);
    }
    form.set_tick(Field::Retired, was.retired.is_some());
}

impl Sheet for HabitForm {
    type Field = Field;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        match &self.of {
            Of::Day(day) => format!("{DRAFT} {day}"),
            Of::Goal(goal) => format!("{DRAFT} for {goal}"),
            Of::Habit(was) => format!("{DRAFT} {}", was.id),
        }
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let said = self.parse(see)?;
        Ok(match self.was() {
            Some(was) => Edit::revise(was, |record| self.take_over(&mut record.body, said, see)),
            None => {
                let place = see.notebook.habits.iter().map(|habit| habit.place + 1).max().unwrap_or(0);
                let mut habit = Habit { place, ..Habit::default() };
                let began = said.began;
                self.take_over(&mut habit, said, see);
                Some(Edit::add(Record::new(see.id(), see.when(began), habit).written(see.moment())))
            }
        })
    }

    fn follow(&mut self, see: See) {
        let row = self.row();
        let (label, hint) = row.amount.unwrap_or_default();
        self.form.set_visible(Field::Target, row.amount.is_some());
        self.form.set_visible(Field::Unit, row.amount.is_some() && row.unit.is_empty());
        self.form.set_visible(Field::Every, row.planned);
        self.form.set_label(Field::Target, label);
        self.form.set_hint(Field::Target, hint);
        let every = self.read_every().map(|every| schedule::words(&every)).unwrap_or_default();
        self.form.echo(Field::Every, every);
        let began = self.read_began(see).ok().flatten();
        days::echo(&mut self.form, Field::Began, began, see);
        for field in [Field::Until, Field::PauseFrom, Field::PauseTo] {
            let day = self.read_day(field, see).ok().flatten();
            days::echo(&mut self.form, field, day, see);
        }
    }
}
