//! Drafting a goal: a sentence, a coach that reads it on every key, and every answer on one page. What is typed stays as
//! a draft; keeping makes the goal, its habits and its links in one edit.

mod asked;
mod beside;
pub mod coach;
pub mod examples;
pub mod field;
pub mod gauge;
pub mod habit_line;
mod input;
pub mod keep;
pub mod library;
pub mod lists;
pub mod offers;
mod save;
mod taking;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::Value;

use super::days;
use crate::app::{Action, Asking, Page, See};
use crate::dates::Known;
use crate::keys::{self, Hint, Input, Shown};
use crate::model::goal::{Goal, Status};
use crate::model::{Id, Record};
use crate::smart::{self, Plan, Reading};
use coach::Coach;
use examples::{Example, Examples};
use field::{Answer, Sentence};
use gauge::Gauge;
use input::{KEYS, OFFER_KEYS, TAKE};
use keep::Fields;
use offers::Offer;
pub use save::last_place;

/// What is being drafted.
#[derive(Clone, Debug)]
enum Origin {
    New,
    /// Made of a concern.
    Concern(Id),
    /// One that is there, as it was when the page opened.
    Old(Box<Record<Goal>>),
}

/// Where the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Sentence,
    Offer,
    Answers,
}

pub struct Drafting {
    origin: Origin,
    fields: Fields,
    place: Place,
    gauges: Vec<Gauge>,
    known: Known,
    reading: Reading,
    /// What the sentence and the answers say to do.
    plan: Plan,
    offers: Vec<Offer>,
    /// How what measures the goal went lately.
    lately: Option<String>,
    /// Which of the offers is shown.
    shown: usize,
    /// Offers that were set aside.
    aside: Vec<String>,
    /// The habit line that was last taken from the sentence.
    taken: Option<String>,
    /// Sentences to be kept as drafts of their own.
    also: Vec<String>,
    /// How sure the person was at the last key.
    sure: Option<i32>,
    /// Whether it was put back as it was left.
    resumed: bool,
    examples: Option<Examples>,
}

/// A new goal; the one that was half typed, if there is one.
pub fn new(see: See) -> Box<dyn Page> {
    Box::new(Drafting::open(Origin::New, see))
}

/// The goal with this id, to be changed; a new one if it is gone.
pub fn edit(see: See, goal: Id) -> Box<dyn Page> {
    let origin = see.notebook.goals.get(goal).map(|record| Origin::Old(Box::new(record.clone())));
    Box::new(Drafting::open(origin.unwrap_or(Origin::New), see))
}

/// "Make a goal of this concern": its words are carried over, and both know of each other once it is kept.
pub fn draft_of_concern(see: See, concern: Id) -> Box<dyn Page> {
    Box::new(Drafting::open(Origin::Concern(concern), see))
}

/// A new goal that begins with an example, over what is half typed.
pub fn from_example(see: See, example: Example) -> Box<dyn Page> {
    let mut page = Drafting::open(Origin::New, see);
    page.begin_with(example);
    page.follow(see);
    Box::new(page)
}

/// A half-typed goal by the name of its draft: `goal`, `goal of` a concern, or `goal` with an id.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    if name == "goal" {
        return Some(new(see));
    }
    let of = name.strip_prefix("goal ")?;
    if let Some(concern) = of.strip_prefix("of ") {
        return Some(draft_of_concern(see, concern.parse().ok()?));
    }
    let record = see.notebook.goals.get(of.parse().ok()?)?;
    Some(edit(see, record.id))
}

impl Drafting {
    fn open(origin: Origin, see: See) -> Self {
        let gauges = Gauge::all(see);
        let known = days::known(see);
        let mut page = Self {
            fields: Fields::new(&gauges, see),
            origin,
            place: Place::Sentence,
            gauges,
            known,
            reading: Reading::default(),
            plan: Plan::default(),
            offers: Vec::new(),
            lately: None,
            shown: 0,
            aside: Vec::new(),
            taken: None,
            also: Vec::new(),
            sure: None,
            resumed: false,
            examples: None,
        };
        page.fill(see);
        page.fields.sentence = page.fields.sentence.given();
        page.fields.answers = page.fields.answers.given();
        if let Some(draft) = see.drafts.get(&page.draft_name()) {
            page.resume(draft);
        }
        page.sure = page.fields.answers.number(Answer::Confidence);
        page.follow(see);
        page
    }

    /// What the page begins with: a goal, a concern's words, or nothing.
    fn fill(&mut self, see: See) {
        match &self.origin {
            Origin::New => {}
            Origin::Concern(id) => {
                if let Some(concern) = see.notebook.concerns.get(*id) {
                    self.fields.sentence.set_text(Sentence, &concern.text);
                    self.fields.set_area(&concern.area);
                    if !concern.ways.is_empty() {
                        let ways = format!("you thought of: {}", concern.ways.join("; "));
                        self.fields.answers.set_hint(Answer::Steps, ways);
                    }
                }
            }
            Origin::Old(record) => {
                self.fields.fill(record, &self.gauges, &self.known);
                self.fields.answers.set_visible(Answer::Start, record.status == Status::Draft);
            }
        }
    }

    fn coach<'a>(&'a self, see: See<'a>) -> Coach<'a> {
        let (reading, plan) = (&self.reading, &self.plan);
        Coach { reading, plan, answers: &self.fields.answers, gauges: &self.gauges, see }
    }

    /// After every input: the sentence is read again if it changed, and everything that follows from it.
    fn follow(&mut self, see: See) {
        self.known = days::known(see);
        self.read(see);
        self.plan = beside::plan(&self.reading, &self.fields.answers, &self.known);
        let sure = self.fields.answers.number(Answer::Confidence);
        if sure != self.sure {
            self.aside.retain(|key| key != offers::SMALLER);
            self.sure = sure;
        }
        self.fields.follow(&self.reading, see);
        self.offers = offers::offers(&self.coach(see), self.taken.as_deref(), &self.aside);
        self.lately = self.coach(see).lately();
        self.shown = self.shown.min(self.offers.len().saturating_sub(1));
        if self.offers.is_empty() && self.place == Place::Offer {
            self.place = Place::Sentence;
        }
    }

    fn read(&mut self, see: See) {
        let text = self.fields.sentence.text(Sentence);
        if text != self.reading.text {
            self.reading = smart::read(text, &self.known);
            self.keep_the_end();
            if self.is_the_concern(see) {
                self.reading.leave_as_a_concern();
            }
        }
    }

    /// Whether the sentence is still the concern's own words.
    fn is_the_concern(&self, see: See) -> bool {
        let Origin::Concern(id) = self.origin else { return false };
        let concern = see.notebook.concerns.get(id);
        concern.is_some_and(|concern| concern.text.trim() == self.reading.text.trim())
    }

    /// "For the next 30 days" means what it meant when it was written, until it is said otherwise.
    fn keep_the_end(&mut self) {
        if let Origin::Old(was) = &self.origin
            && was.until.is_some()
            && keep::of_sentence(Answer::Time, &self.reading) == was.time
        {
            self.reading.plan.until = was.until;
        }
    }
}

impl Page for Drafting {
    fn keys(&self) -> Vec<Hint> {
        if self.examples.is_some() {
            return examples::hints();
        }
        let offered = self.offers.get(self.shown);
        let take = offered.map(|offer| Hint { keys: TAKE, help: offer.verb(), shown: Shown::Room });
        let own = match self.place {
            Place::Sentence => self.fields.sentence.hints(),
            Place::Offer => keys::hints(OFFER_KEYS),
            Place::Answers => self.fields.answers.hints(),
        };
        take.into_iter().chain(own).chain(keys::hints(KEYS)).collect()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        if self.examples.is_some() {
            self.look(&input, see);
            self.follow(see);
            return Some(Vec::new());
        }
        let actions = match input {
            Input::Key(key) => self.key(key, see),
            Input::Paste(_) => self.paste(&input, see),
            Input::Click(click) => self.click(click, see),
        };
        self.follow(see);
        actions
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        match &self.examples {
            Some(examples) => examples.view(see, frame, area),
            None => self.draw(see, frame, area),
        }
    }

    fn draft(&self) -> Option<(String, Value)> {
        Some((self.draft_name(), self.to_json()))
    }

    fn text(&self) -> Option<&str> {
        match self.place {
            Place::Sentence => self.fields.sentence.editable_text(),
            Place::Answers => self.fields.answers.editable_text(),
            Place::Offer => None,
        }
    }

    fn set_text(&mut self, text: &str) {
        match self.place {
            Place::Answers => self.fields.answers.set_text(self.fields.answers.focused(), text),
            Place::Sentence | Place::Offer => self.fields.sentence.set_text(Sentence, text),
        }
    }

    fn asking(&mut self) -> Option<&mut dyn Asking> {
        Some(self)
    }

    fn typing(&self) -> bool {
        self.is_changed()
    }
}
