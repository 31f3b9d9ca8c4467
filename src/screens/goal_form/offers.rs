//! What the page offers to do with the sentence, one thing at a time: other words, a smaller goal, a habit, a step, a
//! milestone. An offer is a value; taking it is the page's.

use chrono::NaiveDate;

use super::coach::Coach;
use super::field::Answer;
use super::habit_line::{Meant, short};
use crate::dates;
use crate::smart::{Name, Plan, Reading};
use crate::text::capital;

#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// The sentence in words that say what will be, not what will not.
    Positive(String),
    /// A fuller sentence.
    Rewrite(String),
    /// Two goals: the first stays here, the second is kept as a draft of its own.
    Split(String, String),
    Smaller(String),
    Habit(String),
    /// In place of the one that was taken before the sentence changed.
    OtherHabit(String),
    Step(String),
    Milestone(String),
    Until(NaiveDate, &'static str),
    /// The habit that was just taken.
    TakeBack(String),
}

/// What is remembered of a smaller goal, taken or not: it is offered again when the confidence changes.
pub const SMALLER: &str = "smaller";

impl Offer {
    /// What is said.
    pub fn words(&self, today: NaiveDate) -> String {
        match self {
            Offer::Positive(text) => format!("It can be said as what you will do: “{text}”"),
            Offer::Rewrite(text) => format!("In your words, a little fuller: “{text}”"),
            Offer::Split(one, other) => {
                format!("These are two goals: “{one}” here, and “{other}” as its own draft.")
            }
            Offer::Smaller(text) => format!("Small enough for a hard day: “{text}”"),
            Offer::Habit(line) => format!("I can make this a habit: {line}."),
            Offer::OtherHabit(line) => format!("The plan changed. The habit can change with it: {line}."),
            Offer::Step(line) => format!("I can note this as a step: {line}."),
            Offer::Milestone(line) => format!("I can note this as a milestone: {line}."),
            Offer::Until(day, what) => format!("{what}: {}.", dates::echo(*day, today)),
            Offer::TakeBack(line) => format!("Habit added: {line}."),
        }
    }

    /// What the key does.
    pub fn verb(&self) -> &'static str {
        match self {
            Offer::Positive(_) | Offer::Rewrite(_) | Offer::Smaller(_) => "say it so",
            Offer::Split(..) => "make two",
            Offer::Habit(_) => "add the habit",
            Offer::OtherHabit(_) => "change the habit",
            Offer::Step(_) => "add the step",
            Offer::Milestone(_) => "add the milestone",
            Offer::Until(..) => "take that day",
            Offer::TakeBack(_) => "take it back",
        }
    }

    /// What is remembered of an offer that was set aside.
    pub fn key(&self) -> String {
        match self {
            Offer::Smaller(_) => SMALLER.to_owned(),
            Offer::Positive(_) => "positive".to_owned(),
            offer => format!("{offer:?}"),
        }
    }
}

/// Everything there is to offer now, the most useful first. `taken` is the habit line taken before.
pub fn offers(coach: &Coach, taken: Option<&str>, aside: &[String]) -> Vec<Offer> {
    let mut offers = Vec::new();
    if coach.may_offer() {
        readings_of_the_end(coach, &mut offers);
        rewordings(coach, &mut offers);
        records(coach, taken, &mut offers);
        ends(coach, &mut offers);
    }
    offers.retain(|offer| !aside.contains(&offer.key()));
    let lines = coach.answers.items(Answer::Habits);
    if let Some(line) = taken.filter(|line| offers.is_empty() && lines.iter().any(|other| other == line)) {
        offers.push(Offer::TakeBack(line.to_owned()));
    }
    offers
}

fn rewordings(coach: &Coach, offers: &mut Vec<Offer>) {
    let reading = coach.reading;
    let (rewrite, positive) =
        (rewrite(coach).map(Offer::Rewrite), reading.positive.clone().map(Offer::Positive));
    // Where too much is asked for, a smaller wish goes before a kinder word for the whole of it.
    let asks_much = !reading.letter(Name::Achievable).met;
    let (first, last) = if asks_much { (rewrite, positive) } else { (positive, rewrite) };
    offers.extend(first);
    offers.extend(reading.split.clone().map(|(one, other)| Offer::Split(one, other)));
    offers.extend(last);
    if coach.is_unsure() {
        offers.extend(smaller(reading).map(Offer::Smaller));
    }
    let same = |offer: &Offer| matches!(offer, Offer::Positive(text) | Offer::Rewrite(text) if *text == reading.text);
    offers.retain(|offer| !same(offer));
}

fn rewrite(coach: &Coach) -> Option<String> {
    coach.reading.rewrite.clone().filter(|_| coach.lacks_in_the_sentence())
}

/// What can be made of the plan, unless it stands there already.
fn records(coach: &Coach, taken: Option<&str>, offers: &mut Vec<Offer>) {
    let today = coach.see.today();
    let has = |answer: Answer, line: &str| coach.answers.items(answer).iter().any(|other| other == line);
    let plan = coach.plan;
    if let Some(meant) = Meant::of_plan(plan) {
        let line = meant.line(today);
        let replaces = taken.is_some_and(|taken| has(Answer::Habits, taken));
        if !has(Answer::Habits, &line) && !is_kept(coach, &meant) {
            offers.push(if replaces { Offer::OtherHabit(line) } else { Offer::Habit(line) });
        }
        return;
    }
    let Some((line, counted)) = one_off(plan, today) else { return };
    let answer = if counted { Answer::Milestones } else { Answer::Steps };
    if !has(answer, &line) {
        offers.push(if counted { Offer::Milestone(line) } else { Offer::Step(line) });
    }
}

/// Whether a habit of that name is logged already.
fn is_kept(coach: &Coach, meant: &Meant) -> bool {
    coach.gauges.iter().any(|gauge| gauge.name().to_lowercase() == meant.name.to_lowercase())
}

/// The days that what was typed under "until when" may be.
fn readings_of_the_end(coach: &Coach, offers: &mut Vec<Offer>) {
    let typed = coach.answers.trimmed(Answer::Time);
    let read = dates::read(typed, &super::days::known(coach.see), dates::Look::Forward);
    if let (false, Err(dates::DateError::Ambiguous(one, other))) = (typed.is_empty(), read) {
        offers.push(Offer::Until(one, "It may be this day"));
        offers.push(Offer::Until(other, "Or this one"));
    }
}

/// The next session, where the end is asked for.
fn ends(coach: &Coach, offers: &mut Vec<Offer>) {
    let asked = coach.reading.ask.is_some_and(|ask| ask.letter == Name::TimeBound);
    if asked && coach.answers.is_empty(Answer::Time) && !coach.is_open_goal() {
        let next = super::days::known(coach.see).next_session;
        offers.extend(next.map(|day| Offer::Until(day, "Until the next session")));
    }
}

/// Something to do once, by some day; and whether it is an amount to reach.
fn one_off(plan: &Plan, today: NaiveDate) -> Option<(String, bool)> {
    let until = plan.until?;
    let name = plan.name.as_ref().or(plan.what.as_ref())?;
    let counted = plan.amount.is_some_and(|amount| amount > 1.0) && !plan.at_most;
    let amount = match (counted, plan.amount, &plan.unit) {
        (true, Some(amount), Some(unit)) if !name.contains(unit.as_str()) => format!(" {amount} {unit}"),
        _ => String::new(),
    };
    // “2 fewer drinks” names the drinks already.
    let named = amount.to_lowercase().contains(&name.to_lowercase());
    let what = if named { amount.trim().to_owned() } else { format!("{name}{amount}") };
    Some((format!("{}, by {}", capital(&what), short(until, today)), counted))
}

/// Rhythms, and how they are said with less.
const LESS_OFTEN: &[(&str, &str)] = &[
    ("every morning", "three mornings a week"),
    ("every evening", "three evenings a week"),
    ("every night", "three nights a week"),
    ("every day", "three times a week"),
    ("each day", "three times a week"),
    ("daily", "three times a week"),
    ("twice a day", "once a day"),
    ("three times a week", "twice a week"),
    ("twice a week", "once a week"),
];

/// The sentence with half the amount, or less often; none where it names neither.
pub fn smaller(reading: &Reading) -> Option<String> {
    let halved = reading.plan.amount.filter(|amount| 2.0 <= *amount && !reading.plan.at_most);
    halved.and_then(|amount| with_half(&reading.text, amount)).or_else(|| less_often(&reading.text))
}

/// The sentence with the first number of that size halved, written in digits.
fn with_half(text: &str, amount: f64) -> Option<String> {
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = &bare[..bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
        let number = if digits.is_empty() { bare } else { digits };
        if !number.is_empty() && value(number) == Some(amount) {
            let start = at + word.find(number)?;
            let half = (amount / 2.0).round().max(1.0);
            return Some(format!("{}{half}{}", &text[..start], &text[start + number.len()..]));
        }
        at += word.len();
    }
    None
}

fn value(word: &str) -> Option<f64> {
    dates::words::number(&word.to_lowercase()).map(f64::from)
}

fn less_often(text: &str) -> Option<String> {
    LESS_OFTEN.iter().find_map(|(often, less)| {
        let at = text.to_ascii_lowercase().find(often)?;
        Some(format!("{}{less}{}", &text[..at], &text[at + often.len()..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str, amount: Option<f64>) -> Reading {
        let plan = Plan { amount, ..Plan::default() };
        Reading { text: text.to_owned(), plan, ..Reading::default() }
    }

    #[test]
    fn a_smaller_goal_halves_the_amount_or_comes_less_often() {
        let half = |text, amount| smaller(&reading(text, Some(amount)));
        assert_eq!(half("Walk 20 minutes every day", 20.0).unwrap(), "Walk 10 minutes every day");
        assert_eq!(half("A 20-minute walk daily", 20.0).unwrap(), "A 10-minute walk daily");
        assert_eq!(half("Read (five) pages", 5.0).unwrap(), "Read (3) pages");
        assert_eq!(
            smaller(&reading("Breathe every morning", None)).unwrap(),
            "Breathe three mornings a week"
        );
        assert_eq!(half("Drink 1 glass daily", 1.0).unwrap(), "Drink 1 glass three times a week");
        assert_eq!(smaller(&reading("Be kind", None)), None);
    }

    #[test]
    fn something_to_do_once_is_a_step_and_an_amount_a_milestone() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
        let until = NaiveDate::from_ymd_opt(2026, 11, 27);
        let plan = Plan { name: Some("call the bank".to_owned()), until, ..Plan::default() };
        assert_eq!(one_off(&plan, today), Some(("Call the bank, by 27 November".to_owned(), false)));
        let books =
            Plan { name: Some("read".to_owned()), amount: Some(3.0), unit: Some("books".to_owned()), ..plan };
        assert_eq!(one_off(&books, today), Some(("Read 3 books, by 27 November".to_owned(), true)));
    }
}
