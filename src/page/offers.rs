//! Everything that could stand on the page, each with its tick: the one list that the page, the ticks on the screen and
//! `session --everything` are made of.

use super::agenda::{Told, Topic, chosen, topics};
use super::appointments::At;
use super::{Block, Part, figures, short, words};
use crate::model::Id;
use crate::model::calendar::Period;
use crate::model::session::Preparation;
use crate::text::capital;

/// What an offer is, and with that whether it is on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Marked with `b`: on, its words too unless they are journal.
    Topic,
    /// A figure: on until taken off.
    Figure,
    /// The result of a questionnaire: off until ticked.
    Result,
    /// The person's own words: off until ticked.
    Words,
    /// What is asked about twice: off until ticked.
    Private,
}

/// Something that could stand on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Under which it stands in [`Preparation`].
    pub name: String,
    pub group: Group,
    pub part: Part,
    /// For the person's own eyes.
    pub label: String,
    /// The same without a private word.
    pub kind: String,
    /// Whose words these are; none for a figure.
    pub record: Option<Id>,
    pub on: bool,
    pub blocks: Vec<Block>,
}

impl Offer {
    /// A figure and its name.
    pub fn figure(name: impl Into<String>, part: Part, label: &str, blocks: Vec<Block>) -> Self {
        let label = label.to_owned();
        Self {
            name: name.into(),
            group: Group::Figure,
            part,
            kind: label.clone(),
            label,
            record: None,
            on: true,
            blocks,
        }
    }

    /// The words of a record; `kind` says what they are without saying them.
    pub fn words(
        name: String,
        part: Part,
        record: Id,
        kind: String,
        label: String,
        blocks: Vec<Block>,
    ) -> Self {
        Self { name, group: Group::Words, part, label, kind, record: Some(record), on: false, blocks }
    }

    /// Ticks it, or takes the tick away.
    pub fn tick(&self, chosen: &mut Preparation) {
        chosen.shown.retain(|name| *name != self.name);
        chosen.hidden.retain(|name| *name != self.name);
        match (self.group, self.on) {
            (Group::Figure, true) => chosen.hidden.push(self.name.clone()),
            (Group::Figure, false) | (_, true) => {}
            (_, false) => chosen.shown.push(self.name.clone()),
        }
    }

    /// Whether it is something counted that stands in a section of its own.
    pub fn is_figure(&self) -> bool {
        self.record.is_none() && !self.blocks.is_empty()
    }

    fn chosen(mut self, chosen: &Preparation) -> Self {
        self.on = match self.group {
            Group::Topic => self.on,
            Group::Figure => !chosen.hidden.contains(&self.name),
            Group::Result | Group::Words | Group::Private => chosen.shown.contains(&self.name),
        };
        self
    }
}

/// Everything there is for those days, in the order in which it stands on the page.
pub fn offers(at: At, period: Period) -> Vec<Offer> {
    let chosen = chosen(at.notebook);
    let topics = topics(at);
    let mut offers: Vec<Offer> = topics.iter().map(|topic| offered(topic, period, &chosen)).collect();
    offers.extend(words::safety(at, period));
    offers.extend(figures::results(at, period));
    offers.extend(figures::mood(at, period));
    offers.extend(words::goals(at, period, &topics, &chosen));
    offers.extend(words::between(at, period));
    offers.extend(figures::habits(at, period));
    offers.extend(words::helped(at, period));
    offers.extend(words::changed(at, period));
    let marked = |offer: &Offer| {
        offer.group == Group::Words && topics.iter().any(|topic| super::id_name(topic.id) == offer.name)
    };
    // What is marked stands among the topics, once.
    offers.retain(|offer| !marked(offer));
    offers.into_iter().map(|offer| offer.chosen(&chosen)).collect()
}

fn offered(topic: &Topic, period: Period, chosen: &Preparation) -> Offer {
    let told = topic.told(chosen);
    let kind = match is_dated(topic) {
        true => format!("{} of {}", article(topic.noun), short(topic.day, period)),
        false => article(topic.noun),
    };
    let said = match told {
        Told::Words => topic.words.clone(),
        Told::Kind | Told::Nothing => capital(&kind),
    };
    let block = match (told, topic.is_question()) {
        (Told::Words, true) => Block::Item { words: said, remark: String::new() },
        (Told::Words, false) => {
            let remark = remark(topic, period);
            Block::Item { words: said, remark }
        }
        _ => Block::Item { words: said, remark: String::new() },
    };
    Offer {
        name: super::id_name(topic.id),
        group: Group::Topic,
        part: if topic.is_question() { Part::Questions } else { Part::Talk },
        label: topic.words.clone(),
        kind,
        record: Some(topic.id),
        on: told != Told::Nothing && !topic.covered,
        blocks: vec![block],
    }
}

/// “win, 12 November”. A line made for the session needs none.
fn remark(topic: &Topic, period: Period) -> String {
    match (topic.noun, is_dated(topic)) {
        ("line for the session", _) => String::new(),
        (noun, false) => noun.to_owned(),
        (noun, true) => format!("{noun}, {}", short(topic.day, period)),
    }
}

/// Whether it is of one day, and not something that goes on.
pub fn is_dated(topic: &Topic) -> bool {
    !matches!(topic.noun, "goal" | "draft goal" | "step" | "homework" | "habit" | "concern")
}

fn article(noun: &str) -> String {
    if noun == "homework" {
        return "some homework".to_owned();
    }
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}
