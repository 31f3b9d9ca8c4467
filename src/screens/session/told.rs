//! How a session went: whether it took place, what was agreed on, and what that makes: goals, steps, homework, the next date.

use chrono::NaiveDate;

use super::{at, date_form, edits};
use crate::app::{Page, See, Sheet};
use crate::dates;
use crate::form::{Form, Spec};
use crate::model::goal::{Goal, Status, Step, StepKind};
use crate::model::session::{AgendaItem, Session};
use crate::model::{Edit, Record, When};
use crate::page;
use crate::screens::days;

const DRAFT: &str = "told";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Went,
    Agreed,
    Homework,
    Steps,
    For,
    Goals,
    Notes,
    All,
    Next,
    Time,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[
        Self::Went,
        Self::Agreed,
        Self::Homework,
        Self::Steps,
        Self::For,
        Self::Goals,
        Self::Notes,
        Self::All,
        Self::Next,
        Self::Time,
    ];

    fn spec(self) -> Spec {
        match self {
            Self::Went => Spec::choice("It", &["took place", "did not take place"]),
            Self::Agreed => Spec::lines("What you agreed on", 2, 6).hint("in your words; may stay empty"),
            Self::Homework => Spec::list("Homework").hint("a line each; it gets the day of the next session"),
            Self::Steps => Spec::list("Steps").hint("smaller things to do, a line each"),
            Self::For => Spec::choice("For the goal", &[]),
            Self::Goals => Spec::list("New goals").hint("half a sentence each; drafts to go on with"),
            Self::Notes => Spec::lines("For yourself", 2, 6).hint("how it was, what stayed with you"),
            Self::All => Spec::tick("My list").hint("we talked about all of it"),
            Self::Next => Spec::date("Next session").hint("in 2 weeks, 3 Dec at 5 pm; may stay open"),
            Self::Time => Spec::line("At").hint("17:00"),
        }
    }

    fn name(self) -> &'static str {
        ["went", "agreed", "homework", "steps", "for", "goals", "notes", "all", "next", "time"][self as usize]
    }
}

/// A goal of its own for what was agreed, where no other fits.
const NEW_GOAL: &str = "a new one";

struct Told {
    form: Form<Field>,
    session: Record<Session>,
}

/// The form of a session that was.
pub fn open(see: See, session: &Record<Session>) -> Box<dyn Page> {
    Box::new(Told::of(see, session))
}

/// A half-typed one, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let id = name.strip_prefix(DRAFT)?.trim().parse().ok()?;
    Some(open(see, see.notebook.sessions.get(id)?))
}

/// The goals that homework can be for, the first in front.
fn goals<'a>(see: See<'a>) -> Vec<&'a Record<Goal>> {
    let mut goals: Vec<&Record<Goal>> = see.notebook.goals.iter().filter(|goal| goal.is_open()).collect();
    goals.sort_by_key(|goal| (goal.status != Status::Active, goal.place));
    goals
}

impl Told {
    fn of(see: See, session: &Record<Session>) -> Self {
        let mut form = Form::new();
        let statements =
            goals(see).into_iter().map(|goal| crate::text::fit(&goal.statement, 48).into_owned());
        form.set_options(Field::For, statements.chain([NEW_GOAL.to_owned()]));
        form.set_choice(Field::For, 0);
        form.set_choice(Field::Went, usize::from(session.attended == Some(false)));
        form.set_text(Field::Agreed, &session.agreed);
        form.set_text(Field::Notes, &session.notes);
        let coming = at(see).next().is_some();
        form.set_visible(Field::Next, !coming);
        form.set_visible(Field::Time, !coming);
        form.set_hint(Field::Time, days::clock_hint(17, 0, see));
        form.focus(Field::Went);
        Self { form: form.given(), session: session.clone() }.with_draft(see)
    }

    fn next(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let when = self.next_when(see).map_err(|wrong| vec![wrong])?;
        Ok(when.map(|when| Edit::add(Record::new(see.id(), when, Session::default()).written(see.moment()))))
    }

    fn next_when(&self, see: See) -> Result<Option<When>, (Field, String)> {
        date_form::said(&self.form, (Field::Next, Field::Time), see)
    }

    fn took_place(&self) -> bool {
        self.form.choice(Field::Went) == Some(0)
    }

    /// What a session that took place makes: of one that did not, none of this is asked.
    fn came_of_it(&self, see: See, told: &mut Session) -> Vec<Edit> {
        told.agreed = self.form.trimmed(Field::Agreed).to_owned();
        let first = self.session.attended.is_none();
        let mut edits = if first { self.settle(see, told) } else { Vec::new() };
        edits.extend(self.goal_with_steps(see));
        let add = |goal: Goal| Edit::add(Record::new(see.id(), see.when(see.today()), goal));
        let drafts = self.form.items(Field::Goals).into_iter();
        edits.extend(drafts.map(|statement| add(self.goal(statement))));
        edits
    }

    /// The day homework is for: that of the session after this one.
    fn due(&self, see: See) -> Option<NaiveDate> {
        let said = self.next_when(see).ok().flatten().map(|when| when.day);
        said.or_else(|| at(see).next().map(|next| next.when.day))
    }

    fn steps(&self, see: See) -> Vec<Step> {
        let due = self.due(see);
        let step = |text: String, kind: StepKind, due| Step {
            id: see.id(),
            text,
            kind,
            due,
            session: Some(self.session.id),
            ..Step::default()
        };
        let homework = self.form.items(Field::Homework).into_iter();
        let homework = homework.map(|text| step(text, StepKind::Homework, due));
        let others = self.form.items(Field::Steps).into_iter().map(|text| step(text, StepKind::Step, None));
        homework.chain(others).collect()
    }

    /// The steps into the goal they are for. A new one stands under what was agreed on.
    fn goal_with_steps(&self, see: See) -> Option<Edit> {
        let steps = self.steps(see);
        if steps.is_empty() {
            return None;
        }
        let goals = goals(see);
        if let Some(goal) = self.form.choice(Field::For).and_then(|at| goals.get(at)) {
            return Edit::revise(goal, |goal| goal.body.steps.extend(steps));
        }
        let agreed = self.form.trimmed(Field::Agreed).lines().next().unwrap_or_default().trim();
        let day = dates::plain(self.session.when.day);
        let statement =
            if agreed.is_empty() { format!("What we agreed on, {day}") } else { agreed.to_owned() };
        let goal =
            Goal { status: Status::Active, steps: steps.into_iter().collect(), ..self.goal(statement) };
        Some(Edit::add(Record::new(see.id(), see.when(see.today()), goal)))
    }

    fn goal(&self, statement: String) -> Goal {
        Goal { statement, status: Status::Draft, agreed: Some(self.session.when.day), ..Goal::default() }
    }

    /// What was talked about goes into the session and off the list; the ticks of the page begin anew.
    fn settle(&self, see: See, session: &mut Session) -> Vec<Edit> {
        let topics = page::topics(at(see));
        let all = self.form.ticked(Field::All);
        let covered: Vec<_> = topics.into_iter().filter(|topic| all || topic.covered).collect();
        for topic in &covered {
            let (id, record) = (see.id(), Some(topic.id));
            session.agenda.push(AgendaItem { id, record, covered: true, ..AgendaItem::default() });
            session.questions.extend(topic.is_question().then(|| topic.words.clone()));
        }
        let mut edits: Vec<Edit> =
            covered.iter().filter_map(|topic| page::unmark(see.notebook, topic.id)).collect();
        edits.extend(edits::choose(see, |chosen| {
            chosen.covered.clear();
            chosen.shown.clear();
            chosen.order.retain(|id| covered.iter().all(|topic| topic.id != *id));
        }));
        edits
    }
}

impl Sheet for Told {
    type Field = Field;

    fn title(&self) -> String {
        format!("How did it go? {}", dates::plain(self.session.when.day))
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT} {}", self.session.id)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let next = self.next(see)?;
        let mut told = self.session.body.clone();
        told.attended = Some(self.took_place());
        told.notes = self.form.trimmed(Field::Notes).to_owned();
        let of_it = if self.took_place() { self.came_of_it(see, &mut told) } else { Vec::new() };
        let mut edits: Vec<Edit> =
            Edit::revise(&self.session, |session| session.body = told).into_iter().collect();
        edits.extend(of_it);
        edits.extend(next);
        Ok((!edits.is_empty()).then(|| Edit::together("how the session went", edits)))
    }

    fn follow(&mut self, see: See) {
        let took = self.took_place();
        let list = self.session.attended.is_none() && !page::topics(at(see)).is_empty();
        self.form.set_visible(Field::All, took && list);
        for field in [Field::Agreed, Field::Homework, Field::Steps, Field::Goals] {
            self.form.set_visible(field, took);
        }
        let steps = !self.form.is_empty(Field::Homework) || !self.form.is_empty(Field::Steps);
        self.form.set_visible(Field::For, took && steps);
        date_form::echo(&mut self.form, (Field::Next, Field::Time), see);
    }

    fn facts(&self, see: See, width: u16) -> Vec<String> {
        let topics = page::topics(at(see));
        // The list of now is not that of a session told of before.
        if topics.is_empty() || self.session.attended.is_some() {
            return Vec::new();
        }
        let mark = &see.theme.marks;
        let mut lines = vec![format!("Your list for {}", days::named(self.session.when.day, see))];
        lines.extend(topics.iter().map(|topic| {
            let mark = if topic.covered { mark.done } else { mark.blank };
            format!("  {mark} {}", topic.words)
        }));
        let width = usize::from(width.saturating_sub(2).max(10));
        lines.iter().flat_map(|line| crate::text::wrap(line, width)).collect()
    }
}
