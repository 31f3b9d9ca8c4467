//! The form of an if-then plan: what may get in the way, and what one does then. A few common ones can be picked.

use super::revised;
use crate::app::{Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::model::goal::{Goal, Obstacle};
use crate::model::{Edit, Id, Record};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    If,
    Then,
    Common,
}

/// Something that gets in the way of many.
struct Common {
    name: &'static str,
    obstacle: &'static str,
    plan: &'static str,
    /// A word on it.
    word: &'static str,
}

const COMMON: &[Common] = &[
    Common {
        name: "what others may think",
        obstacle: "I fear what others think of me for needing help",
        plan: "I remember how many people do, and tell one whom I trust",
        word: "Very many people know this from their own life. It is nobody's fault, and asking for help takes strength.",
    },
    Common {
        name: "nobody behind me",
        obstacle: "I feel alone with it",
        plan: "I write to one friend, or look for a group",
        word: "A therapist or a doctor can help to find people. F2 has someone to talk to now.",
    },
    Common {
        name: "no drive",
        obstacle: "I cannot bring myself to begin",
        plan: "I do the first two minutes and then choose again",
        word: "Wanting often comes after beginning. Two minutes are a whole answer.",
    },
    Common {
        name: "doubting myself",
        obstacle: "I think that I will not manage",
        plan: "I look at one thing that I did manage",
        word: "Your wins are in the journal. If doubt stays heavy, it is worth taking to a professional.",
    },
];

const NAMES: &[&str] = &[COMMON[0].name, COMMON[1].name, COMMON[2].name, COMMON[3].name];

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field::If, Field::Then, Field::Common];

    fn spec(self) -> Spec {
        match self {
            Field::If => Spec::line("If ...").hint("something small and likely: rain, tired, no time"),
            Field::Then => Spec::line("then I will ...").hint("one small thing that you can do then"),
            Field::Common => Spec::choice_or_none("Or a common one", NAMES).hint("Right goes through them"),
        }
    }

    fn name(self) -> &'static str {
        ["if", "then", "common"][self as usize]
    }
}

struct ObstacleForm {
    form: Form<Field>,
    goal: Record<Goal>,
    was: Option<Obstacle>,
    picked: Option<usize>,
}

/// The form of the plan `id`, or of a new one.
pub fn open(see: See, goal: &Record<Goal>, id: Option<Id>) -> Box<dyn Page> {
    let was = goal.obstacles.iter().find(|obstacle| Some(obstacle.id) == id).cloned();
    let mut form = Form::new();
    if let Some(obstacle) = &was {
        form.set_text(Field::If, &obstacle.obstacle);
        form.set_text(Field::Then, &obstacle.plan);
    }
    form.focus(Field::If);
    Box::new(ObstacleForm { form: form.given(), goal: goal.clone(), was, picked: None }.with_draft(see))
}

impl ObstacleForm {
    /// Puts the words of a common one where nothing of one's own stands.
    fn fill(&mut self, common: &Common) {
        let free = |field: Field, own: fn(&Common) -> &str, form: &Form<Field>| {
            let typed = form.trimmed(field);
            typed.is_empty() || COMMON.iter().any(|other| own(other) == typed)
        };
        if free(Field::If, |common| common.obstacle, &self.form) {
            self.form.set_text(Field::If, common.obstacle);
        }
        if free(Field::Then, |common| common.plan, &self.form) {
            self.form.set_text(Field::Then, common.plan);
        }
    }
}

impl Sheet for ObstacleForm {
    type Field = Field;

    fn title(&self) -> String {
        "If something gets in the way".to_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        let id = self.was.as_ref().map_or_else(String::new, |was| format!(" {}", was.id));
        format!("obstacle {}{id}", self.goal.id)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let text = self.form.trimmed(Field::If);
        if text.is_empty() {
            return Err(vec![(Field::If, "A few words on what may get in the way".to_owned())]);
        }
        let mut obstacle =
            self.was.clone().unwrap_or_else(|| Obstacle { id: see.id(), ..Obstacle::default() });
        obstacle.obstacle = text.to_owned();
        obstacle.plan = self.form.trimmed(Field::Then).to_owned();
        Ok(revised(&self.goal, "if-then plan", |goal| {
            match goal.obstacles.iter_mut().find(|o| o.id == obstacle.id) {
                Some(other) => *other = obstacle,
                None => goal.obstacles.push(obstacle),
            }
        }))
    }

    fn follow(&mut self, _: See) {
        let picked = self.form.choice(Field::Common);
        let common = picked.and_then(|at| COMMON.get(at));
        if picked != self.picked
            && let Some(common) = common
        {
            self.fill(common);
        }
        self.picked = picked;
        self.form.echo(Field::Common, common.map_or("", |common| common.word));
    }
}
