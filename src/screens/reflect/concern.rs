//! The form of one concern.

use super::prompts::AREAS;
use crate::app::{Page, See, Sheet};
use crate::form::{Field, Form, Spec};
use crate::model::number::Rating;
use crate::model::reflection::{Concern, ConcernKind};
use crate::model::{Edit, Record};

const DRAFT: &str = "concern";

/// What brings many people to therapy.
const COMMON: &[&str] = &[
    "anxiety",
    "relationships",
    "stress",
    "grief",
    "low mood",
    "sleep",
    "being hard on myself",
    "drawing back",
    "little joy",
    "a big change",
];

pub struct ConcernForm {
    form: Form<Part>,
    before: Option<Record<Concern>>,
    /// The common one last picked.
    picked: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Text,
    Common,
    Kind,
    Area,
    Urgency,
    Impact,
    Now,
    Ways,
}

impl Field for Part {
    const STEPS: &'static [Self] = &[
        Part::Text,
        Part::Common,
        Part::Kind,
        Part::Area,
        Part::Urgency,
        Part::Impact,
        Part::Now,
        Part::Ways,
    ];

    fn spec(self) -> Spec {
        match self {
            Part::Text => Spec::lines("What it is", 1, 4).hint("in your own words"),
            Part::Common => Spec::choice_or_none("Or a common one", COMMON).hint("Right goes through them"),
            Part::Kind => {
                Spec::choice("More of a", &["not sure", "symptom", "pattern", "feeling", "circumstance"])
            }
            Part::Area => Spec::words("Part of life", AREAS),
            Part::Urgency => Spec::number("How pressing", 0, 10),
            Part::Impact => Spec::number("How much it weighs", 0, 10),
            Part::Now => Spec::tick("Now").hint("the one to look at now"),
            Part::Ways => {
                Spec::list("Two ways to work on it").hint("more patience with them, or a clearer limit")
            }
        }
    }

    fn name(self) -> &'static str {
        match self {
            Part::Text => "text",
            Part::Common => "common",
            Part::Kind => "kind",
            Part::Area => "area",
            Part::Urgency => "urgency",
            Part::Impact => "impact",
            Part::Now => "now",
            Part::Ways => "ways",
        }
    }
}

impl ConcernForm {
    pub fn new(see: See) -> Self {
        Self { form: Form::new().given(), before: None, picked: None }.with_draft(see)
    }

    /// A new one that begins with these words, unless one is half typed.
    pub fn about(words: &str, see: See) -> Self {
        let mut new = Self::new(see);
        if new.form.is_empty(Part::Text) {
            new.form.set_text(Part::Text, words);
        }
        new
    }

    pub fn of(record: &Record<Concern>, see: See) -> Self {
        let mut form = Form::new();
        form.set_text(Part::Text, &record.text);
        form.set_visible(Part::Common, false);
        form.set_choice(Part::Kind, ConcernKind::ALL.iter().position(|kind| *kind == record.kind));
        form.set_words(Part::Area, Some(record.area.clone()).filter(|area| !area.is_empty()));
        form.set_number(Part::Urgency, record.urgency.map(|rating| i32::from(rating.get())));
        form.set_number(Part::Impact, record.impact.map(|rating| i32::from(rating.get())));
        form.set_tick(Part::Now, record.now);
        form.set_items(Part::Ways, record.ways.iter().map(String::as_str));
        Self { form: form.given(), before: Some(record.clone()), picked: None }.with_draft(see)
    }

    pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
        let id = name.strip_prefix(DRAFT)?.trim();
        if id.is_empty() {
            return Some(Box::new(Self::new(see)));
        }
        Some(Box::new(Self::of(see.notebook.concerns.get(id.parse().ok()?)?, see)))
    }

    fn fill(&self, concern: &mut Concern) {
        let rating = |part| self.form.number(part).and_then(|n| Rating::new(u8::try_from(n).ok()?));
        concern.text = self.form.trimmed(Part::Text).to_owned();
        if let Some(kind) = self.form.choice(Part::Kind).and_then(|at| ConcernKind::ALL.get(at)) {
            concern.kind = kind.clone();
        }
        concern.area = self.form.words(Part::Area).join(", ");
        concern.urgency = rating(Part::Urgency);
        concern.impact = rating(Part::Impact);
        concern.now = self.form.ticked(Part::Now);
        concern.ways = self.form.items(Part::Ways);
    }
}

impl Sheet for ConcernForm {
    type Field = Part;

    fn title(&self) -> String {
        "A concern".to_owned()
    }

    fn form(&self) -> &Form<Part> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Part> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        self.before.as_ref().map_or(DRAFT.to_owned(), |record| format!("{DRAFT} {}", record.id))
    }

    /// A common one is put where nothing of one's own stands.
    fn follow(&mut self, _: See) {
        let picked = self.form.choice(Part::Common);
        let typed = self.form.trimmed(Part::Text);
        let free = typed.is_empty() || COMMON.contains(&typed);
        if let Some(words) = picked.filter(|_| picked != self.picked && free).and_then(|at| COMMON.get(at)) {
            self.form.set_text(Part::Text, words);
        }
        self.picked = picked;
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Part, String)>> {
        if self.form.is_empty(Part::Text) {
            return Err(vec![(Part::Text, "a few words are enough".to_owned())]);
        }
        let now = self.form.ticked(Part::Now);
        let (id, edit) = match &self.before {
            Some(record) => (record.id, Edit::revise(record, |to| self.fill(&mut to.body))),
            None => {
                let mut concern = Concern::default();
                self.fill(&mut concern);
                let record = Record::new(see.id(), see.when(see.today()), concern);
                (record.id, Some(Edit::add(record)))
            }
        };
        let others = see.notebook.concerns.iter().filter(|other| now && other.id != id);
        let given_way = others.filter_map(|other| Edit::revise(other, |to| to.body.now = false));
        let edits: Vec<Edit> = edit.into_iter().chain(given_way).collect();
        let label = edits.first().map(Edit::label);
        Ok(label.map(|label| Edit::together(label, edits)))
    }
}
