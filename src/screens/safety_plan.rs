//! The form of a safety plan: six lists in one's own words, best made with a therapist. Every part may stay empty.

use chrono::NaiveDate;

use super::days;
use crate::app::{Page, See, Sheet};
use crate::dates::{self, Look};
use crate::form::{Form, Spec};
use crate::model::session::{PARTS, SafetyPlan};
use crate::model::{Edit, Record};

const DRAFT: &str = "safety-plan";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// By its place among the six.
    Part(usize),
    MadeWith,
    First,
}

/// What each part asks, in its own words; nothing names a means.
const HINTS: [&str; 6] = [
    "thoughts, moods or situations that come first",
    "what took the edge off before",
    "company, a café, a park",
    "a name, and how to reach them",
    "therapist, doctor, clinic, a line",
    "what could I put out of reach, or who could keep it for me?",
];

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[
        Field::Part(0),
        Field::Part(1),
        Field::Part(2),
        Field::Part(3),
        Field::Part(4),
        Field::Part(5),
        Field::MadeWith,
        Field::First,
    ];

    fn spec(self) -> Spec {
        match self {
            Field::Part(at) => Spec::list(PARTS[at]).hint(HINTS[at]),
            Field::MadeWith => Spec::date("Made with my therapist on").hint("may stay empty"),
            Field::First => Spec::tick("On the help page").hint("show the plan before the numbers"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Field::Part(at) => ["signs", "alone", "around", "people", "professionals", "surroundings"][at],
            Field::MadeWith => "made_with_therapist",
            Field::First => "first",
        }
    }
}

struct PlanForm {
    form: Form<Field>,
    was: Option<Record<SafetyPlan>>,
}

pub fn open(see: See) -> Box<dyn Page> {
    let was = see.notebook.safety_plans.last().cloned();
    let mut form = Form::new();
    if let Some(plan) = &was {
        for (at, lines) in plan.parts().into_iter().enumerate() {
            form.set_items(Field::Part(at), lines.iter().map(String::as_str));
        }
        form.set_text(Field::MadeWith, &plan.made_with_therapist.map_or(String::new(), dates::plain));
        form.set_tick(Field::First, plan.first);
    }
    Box::new(PlanForm { form: form.given(), was }.with_draft(see))
}

pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    (name == DRAFT).then(|| open(see))
}

impl PlanForm {
    fn made_with(&self, see: See) -> Result<Option<NaiveDate>, (Field, String)> {
        let there = self.was.as_ref().and_then(|was| was.made_with_therapist);
        days::in_form(&self.form, Field::MadeWith, there, (see, Look::Back))
    }
}

impl Sheet for PlanForm {
    type Field = Field;

    fn title(&self) -> String {
        "My safety plan".to_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        DRAFT.to_owned()
    }

    fn facts(&self, _: See, _: u16) -> Vec<String> {
        [
            "It is easiest to make on a calm day, together with your therapist.",
            "",
            "Each part may stay empty. It is no contract, and it leaves this computer only if you say so.",
            "",
            "It stands on F2, under the numbers.",
            "",
            "The order of the six parts follows Stanley and Brown (2012).",
        ]
        .map(str::to_owned)
        .into()
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let made_with = self.made_with(see).map_err(|complaint| vec![complaint])?;
        let fill = |plan: &mut SafetyPlan| {
            for (at, part) in plan.parts_mut().into_iter().enumerate() {
                *part = self.form.items(Field::Part(at));
            }
            plan.made_with_therapist = made_with;
            plan.first = self.form.ticked(Field::First);
        };
        if let Some(was) = &self.was {
            return Ok(Edit::revise(was, |record| fill(&mut record.body)));
        }
        let mut plan = SafetyPlan::default();
        fill(&mut plan);
        let record = Record::new(see.id(), see.when(see.today()), plan.clone()).written(see.moment());
        Ok((plan != SafetyPlan::default()).then(|| Edit::add(record)))
    }

    fn follow(&mut self, see: See) {
        let made_with = self.made_with(see).ok().flatten();
        days::echo(&mut self.form, Field::MadeWith, made_with, see);
    }
}
