//! What keys, pastes and clicks do on the drafting page: the sentence, the offer and the answers act as one form.

use ratatui::layout::Rect;

use super::examples::{Examples, Looked};
use super::field::Answer;
use super::offers::Offer;
use super::{Drafting, Place};
use crate::app::{Action, Confirm, See};
use crate::form::{Form, Layout, Outcome};
use crate::keys::{
    self, BACK_TAB, Binding, Click, ClickKind, DOWN, ENTER, ESC, Input, Key, LEFT, RIGHT, TAB, UP, always,
    char, ctrl, on, quiet,
};
use crate::ui::layout::holds;

#[derive(Clone, Copy)]
pub(super) enum Command {
    Examples,
    StartOver,
    Leave,
}

pub(super) const KEYS: &[Binding<Command>] = &[
    on(&[ctrl('t')], Command::Examples, "examples"),
    on(&[ESC], Command::Leave, "leave as draft"),
    quiet(&[ctrl('x')], Command::StartOver, "throw away what is typed here"),
];

#[derive(Clone, Copy)]
pub(super) enum OfferCommand {
    Take,
    Next,
    Previous,
    Aside,
    On,
    Back,
    Keep,
}

pub(super) const TAKE: &[Key] = &[ctrl('o')];

pub(super) const OFFER_KEYS: &[Binding<OfferCommand>] = &[
    on(&[ENTER], OfferCommand::Take, "take it"),
    on(&[RIGHT], OfferCommand::Next, "another offer"),
    quiet(&[LEFT], OfferCommand::Previous, "offer before"),
    on(&[char('x')], OfferCommand::Aside, "not this one"),
    on(&[TAB, DOWN], OfferCommand::On, "on"),
    quiet(&[BACK_TAB, UP, ESC], OfferCommand::Back, "to the sentence"),
    always(&[ctrl('s')], OfferCommand::Keep, "keep"),
];

impl Drafting {
    pub(super) fn key(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        if TAKE.contains(&key) {
            return Some(self.take());
        }
        match (keys::find(KEYS, key), self.place) {
            (Some(Command::Leave), Place::Offer) | (None, Place::Offer) => self.offer_key(key, see),
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

    fn offer_key(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
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
            OfferCommand::Keep => return Some(self.save(see)),
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
            self.fields.answers.focus(Answer::MuchMore);
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

    pub(super) fn paste(&mut self, input: &Input, see: See) -> Option<Vec<Action>> {
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

    pub(super) fn click(&mut self, click: Click, see: See) -> Option<Vec<Action>> {
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

    pub(super) fn look(&mut self, input: &Input, see: See) {
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
