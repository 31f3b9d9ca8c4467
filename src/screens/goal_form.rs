//! Drafting a goal: a sentence, a coach that reads it on every key, and every answer on one page. What is typed stays as
//! a draft; keeping makes the goal, its habits and its links in one edit.

pub mod coach;
pub mod examples;
pub mod field;
pub mod gauge;
pub mod habit_line;
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
use crate::app::{Action, Confirm, Page, See};
use crate::dates::Known;
use crate::form::{Form, Layout, Outcome};
use crate::keys::{
    self, BACK_TAB, Binding, Click, ClickKind, DOWN, ENTER, ESC, Hint, Input, Key, LEFT, RIGHT, TAB, UP,
    char, ctrl, on, quiet,
};
use crate::model::goal::{Goal, Status};
use crate::model::{Id, Record};
use crate::smart::{self, Reading};
use crate::ui::layout::holds;
use coach::Coach;
use examples::{Examples, Looked};
use field::{Answer, Sentence};
use gauge::Gauge;
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
    offers: Vec<Offer>,
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

#[derive(Clone, Copy)]
enum Command {
    Examples,
    StartOver,
    Leave,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ctrl('t')], Command::Examples, "examples"),
    on(&[ESC], Command::Leave, "back, kept as a draft"),
    quiet(&[ctrl('x')], Command::StartOver, "throw this draft away"),
];

#[derive(Clone, Copy)]
enum OfferCommand {
    Take,
    Next,
    Previous,
    Aside,
    On,
    Back,
}

const TAKE: &[Key] = &[ctrl('o')];

const OFFER_KEYS: &[Binding<OfferCommand>] = &[
    on(&[ENTER], OfferCommand::Take, "take it"),
    on(&[RIGHT], OfferCommand::Next, "another offer"),
    quiet(&[LEFT], OfferCommand::Previous, "offer before"),
    on(&[char('x')], OfferCommand::Aside, "not this one"),
    on(&[TAB, DOWN], OfferCommand::On, "on"),
    quiet(&[BACK_TAB, UP, ESC], OfferCommand::Back, "to the sentence"),
];

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

/// To say a goal in other words; the earlier ones are kept with their date.
pub fn reword(see: See, goal: Id) -> Box<dyn Page> {
    edit(see, goal)
}

/// To break a goal down into steps.
pub fn break_down(see: See, goal: Id) -> Box<dyn Page> {
    let origin = see.notebook.goals.get(goal).map(|record| Origin::Old(Box::new(record.clone())));
    let mut page = Drafting::open(origin.unwrap_or(Origin::New), see);
    page.fields.answers.focus(Answer::Steps);
    page.place = Place::Answers;
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
            offers: Vec::new(),
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
            page.resume(draft, see);
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
                }
            }
            Origin::Old(record) => {
                self.fields.fill(record, &self.gauges, &self.known);
                self.fields.answers.set_visible(Answer::Start, record.status == Status::Draft);
            }
        }
    }

    fn coach<'a>(&'a self, see: See<'a>) -> Coach<'a> {
        Coach { reading: &self.reading, answers: &self.fields.answers, gauges: &self.gauges, see }
    }

    /// After every input: the sentence is read again if it changed, and everything that follows from it.
    fn follow(&mut self, see: See) {
        self.known = days::known(see);
        self.read();
        let sure = self.fields.answers.number(Answer::Confidence);
        if sure != self.sure {
            self.aside.retain(|key| key != offers::SMALLER);
            self.sure = sure;
        }
        self.fields.follow(&self.reading, see);
        self.offers = offers::offers(&self.coach(see), self.taken.as_deref(), &self.aside);
        self.shown = self.shown.min(self.offers.len().saturating_sub(1));
        if self.offers.is_empty() && self.place == Place::Offer {
            self.place = Place::Sentence;
        }
    }

    fn read(&mut self) {
        let text = self.fields.sentence.text(Sentence);
        if text != self.reading.text {
            self.reading = smart::read(text, &self.known);
        }
    }

    fn key(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        if TAKE.contains(&key) {
            return Some(self.take());
        }
        match (keys::find(KEYS, key), self.place) {
            (Some(Command::Leave), Place::Offer) | (None, Place::Offer) => self.offer_key(key),
            (Some(command), _) => Some(self.obey(command)),
            (None, Place::Sentence) => self.sentence_key(key, see),
            (None, Place::Answers) => self.answer_key(key, see),
        }
    }

    fn obey(&mut self, command: Command) -> Vec<Action> {
        match command {
            Command::Leave => vec![Action::Close],
            Command::Examples => {
                self.examples = Some(Examples::default());
                Vec::new()
            }
            Command::StartOver => {
                let question = "Throw away what is typed on this page?".to_owned();
                let yes = vec![Action::Close, Action::Discard(self.draft_name())];
                vec![Action::Ask(Confirm { question, yes })]
            }
        }
    }

    fn offer_key(&mut self, key: Key) -> Option<Vec<Action>> {
        let count = self.offers.len().max(1);
        match keys::find(OFFER_KEYS, key)? {
            OfferCommand::Take => {
                let actions = self.take();
                self.place = if self.offers.len() > 1 { Place::Offer } else { Place::Answers };
                return Some(actions);
            }
            OfferCommand::Next => self.shown = (self.shown + 1) % count,
            OfferCommand::Previous => self.shown = (self.shown + count - 1) % count,
            OfferCommand::Aside => self.set_aside(),
            OfferCommand::On => self.place = Place::Answers,
            OfferCommand::Back => self.place = Place::Sentence,
        }
        Some(Vec::new())
    }

    fn sentence_key(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        if key == ENTER || key == TAB {
            self.go_on();
            return Some(Vec::new());
        }
        if key == BACK_TAB {
            self.place = Place::Answers;
            self.fields
                .answers
                .focus(*<Answer as crate::form::Field>::STEPS.last().unwrap_or(&Answer::Specific));
            return Some(Vec::new());
        }
        let area = self.layout(see.area).sentence;
        let cursor = |page: &Self| Layout::of(&page.fields.sentence, area).cursor;
        let before = cursor(self);
        let outcome = self.fields.sentence.input(&Input::Key(key), area);
        if key == DOWN && before == cursor(self) {
            self.go_on();
        }
        self.outcome(outcome, see)
    }

    /// From the sentence to what is offered, or to the answers.
    fn go_on(&mut self) {
        let offered = self.offers.iter().any(|offer| !matches!(offer, Offer::TakeBack(_)));
        self.place = if offered { Place::Offer } else { Place::Answers };
    }

    /// At the first and the last answer the way leads to the sentence, as if both were one form.
    fn answer_key(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        let form = &mut self.fields.answers;
        let (before, edits) = (form.focused() as usize, form.edits());
        let area = self.layout(see.area).answers;
        let form = &mut self.fields.answers;
        let last = before + 1 == <Answer as crate::form::Field>::STEPS.len();
        if last && key == ENTER && form.edits() == edits {
            return self.outcome(Outcome::Submit, see);
        }
        let cursor = |form: &Form<Answer>| Layout::of(form, area).cursor;
        let was = cursor(form);
        let outcome = form.input(&Input::Key(key), area);
        let now = form.focused() as usize;
        let still = before == now && edits == form.edits() && was == cursor(form);
        let round = (key == TAB && now < before) || (key == BACK_TAB && before < now) || (key == UP && still);
        if round {
            form.focus(Answer::Specific);
            self.place = Place::Sentence;
        }
        self.outcome(outcome, see)
    }

    fn outcome(&mut self, outcome: Outcome, see: See) -> Option<Vec<Action>> {
        match outcome {
            Outcome::Handled => Some(Vec::new()),
            Outcome::Submit => Some(self.save(see)),
            Outcome::Ignored => None,
            Outcome::Notice(line) => Some(vec![Action::Say(line)]),
        }
    }

    fn paste(&mut self, input: &Input, see: See) -> Option<Vec<Action>> {
        if self.place == Place::Offer {
            self.place = Place::Sentence;
        }
        let layout = self.layout(see.area);
        let outcome = match self.place {
            Place::Answers => self.fields.answers.input(input, layout.answers),
            _ => self.fields.sentence.input(input, layout.sentence),
        };
        self.outcome(outcome, see)
    }

    fn click(&mut self, click: Click, see: See) -> Option<Vec<Action>> {
        let layout = self.layout(see.area);
        let input = Input::Click(click);
        let on = |area: Rect| holds(area, click.column, click.row);
        if click.kind != ClickKind::Press || on(layout.answers) {
            self.place = Place::Answers;
            let outcome = self.fields.answers.input(&input, layout.answers);
            return self.outcome(outcome, see);
        }
        if on(layout.coach) && !self.offers.is_empty() {
            self.place = Place::Offer;
        } else if on(layout.sentence) {
            self.place = Place::Sentence;
            let outcome = self.fields.sentence.input(&input, layout.sentence);
            return self.outcome(outcome, see);
        }
        Some(Vec::new())
    }

    fn look(&mut self, input: &Input, see: See) {
        let Some(examples) = &mut self.examples else { return };
        match examples.input(input, see.area) {
            Looked::On => {}
            Looked::Back => self.examples = None,
            Looked::Taken(example) => {
                self.examples = None;
                self.begin_with(example);
            }
        }
    }
}

impl Page for Drafting {
    fn keys(&self) -> Vec<Hint> {
        if self.examples.is_some() {
            return examples::hints();
        }
        let offered = self.offers.get(self.shown);
        let take = offered.map(|offer| Hint { keys: TAKE, help: offer.verb(), shown: true });
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
        self.read();
    }

    fn typing(&self) -> bool {
        self.is_changed()
    }
}
