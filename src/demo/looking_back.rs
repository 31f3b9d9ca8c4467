//! Reflections, and weeks and months looked back on.

use chrono::{Datelike, NaiveDate};

use crate::model::calendar::{Period, add, month};
use crate::model::goal::Goal;
use crate::model::number::Rating;
use crate::model::reflection::{Reflection, Reply};
use crate::model::review::{Choice, Decision, Review, Reviewed, Span as Looked};
use crate::model::{Change, Edit, Id, Kind, List, Record};

use super::Span;
use super::aims::{Aims, FAIR, WALK};
use super::book::Book;
use super::days::sunday_before;
use super::words;

/// What one prompt was answered with: its key, words, a number, a list.
type Answered = (&'static str, &'static str, Option<u8>, &'static [&'static str]);

/// The first evening.
const FIRST: &[Answered] = &[
    ("mood", "", Some(4), &[]),
    ("stress", "", Some(8), &[]),
    ("feelings", "", None, &["anxious", "tired", "lonely"]),
    ("coping", "I cancel things. I scroll. Sometimes I walk, and that is better.", None, &[]),
    ("areas", "", None, &["work", "self", "friends", "sleep"]),
    ("why", "I no longer answer the phone, nor letters. It takes up the whole day not to do it.", None, &[]),
    ("event", "Two people left in spring and their shifts landed on us.", None, &[]),
    ("heavy", "Sunday evenings. The hour before any call.", None, &[]),
    ("hard-feelings", "", None, &["dread", "guilt after saying yes"]),
    ("different", "I would open a letter the day it comes. I would be at choir on Tuesdays.", None, &[]),
    ("hopes", "My evenings back. And ringing people because I like them.", None, &[]),
    ("strengths", "", None, &["I keep showing up", "children like me", "I can laugh at myself"]),
    ("limits", "", None, &["I tire quickly", "I avoid"]),
    ("resources", "", None, &["Dana", "Inés", "the river path"]),
    ("people", "", Some(5), &[]),
    ("rest", "", Some(3), &[]),
    ("food", "", Some(5), &[]),
    ("movement", "", Some(2), &[]),
    ("calm", "", Some(2), &[]),
];

/// Two months later.
const LATER: &[Answered] = &[
    ("mood", "", Some(6), &[]),
    ("stress", "", Some(5), &[]),
    ("feelings", "", None, &["hopeful", "tired", "calm"]),
    ("coping", "Walking first. Breathing before calls. I still cancel, but I say so.", None, &[]),
    ("areas", "", None, &["self", "work"]),
    ("different", "Letters are open. Now I would like Sundays to be just Sundays.", None, &[]),
    ("strengths", "", None, &["I keep showing up", "I ask for help now and then"]),
    ("people", "", Some(7), &[]),
    ("rest", "", Some(5), &[]),
    ("movement", "", Some(6), &[]),
    ("calm", "", Some(4), &[]),
];

pub fn write(book: &mut Book, aims: &Aims, life: Period) {
    reflection(book, book.story_day(0), FIRST);
    reflection(book, book.story_day(61), LATER);
    weeks(book, aims);
    months(book, life);
}

fn put<T: Kind>(book: &mut Book, record: Record<T>) {
    let rev = record.id.first_rev();
    book.notebook.apply(&Change { edit: Edit::add(record), rev });
}

fn reflection(book: &mut Book, day: NaiveDate, answers: &[Answered]) {
    let mut replies = List::default();
    for (prompt, text, rating, items) in answers {
        replies.push(Reply {
            id: book.id(day, 1180),
            prompt: (*prompt).to_owned(),
            text: (*text).to_owned(),
            rating: rating.and_then(Rating::new),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            ..Reply::default()
        });
    }
    let record = book.record(day, 1180, Reflection { answers: replies, ..Reflection::default() });
    put(book, record);
}

fn reviewed(book: &mut Book, day: NaiveDate, rows: &[(&str, &str)]) -> List<Reviewed> {
    let mut answers = List::default();
    for (question, text) in rows.iter().filter(|(_, text)| !text.is_empty()) {
        let id = book.id(day, 1120);
        answers.push(Reviewed {
            id,
            question: (*question).to_owned(),
            text: (*text).to_owned(),
            ..Reviewed::default()
        });
    }
    answers
}

/// The weeks of the story that are over, but for one that was let be.
fn weeks(book: &mut Book, aims: &Aims) {
    let last = sunday_before(book.story.last);
    for at in 0..WALK.len() {
        let sunday = add(last, -7 * (WALK.len() - 1 - at) as i64);
        let first = add(sunday, -6);
        if book.story.first <= first && at != 6 {
            week(book, aims, at, first, sunday);
        }
    }
}

fn week(book: &mut Book, aims: &Aims, at: usize, first: NaiveDate, sunday: NaiveDate) {
    let dice = &mut book.dice;
    let (obstacle, plan) = if dice.chance(60) { dice.pick(words::IN_THE_WAY) } else { ("", "") };
    let (works, works_not) = dice.pick(words::WORKS);
    let rows = [
        ("wins", words::WENT_WELL[at % words::WENT_WELL.len()]),
        ("hard", dice.pick(words::WAS_HARD)),
        ("works", works),
        ("works-not", works_not),
        ("in-the-way", obstacle),
        ("then", plan),
    ];
    let answers = reviewed(book, sunday, &rows);
    let mut decisions = List::default();
    let goals = [(aims.walk, WALK[at], 0), (aims.fair, FAIR[at], 2), (aims.bank, 6, 3), (aims.race, 1, 1)];
    for (goal, rating, from) in goals {
        let Some(choice) = choice(at, from, goal, aims) else { continue };
        decisions.push(decision(book, sunday, goal, rating, choice));
    }
    let intention = words::INTENTIONS[at % words::INTENTIONS.len()].to_owned();
    let review = Review { span: Looked::Week, first, answers, decisions, intention, ..Review::default() };
    let record = book.record(sunday, 1125, review);
    put(book, record);
}

/// What was decided on a goal in that week, if it was there.
fn choice(week: usize, from: usize, goal: Id, aims: &Aims) -> Option<Choice> {
    if goal == aims.bank {
        return (week == 5).then_some(Choice::Done);
    }
    if goal == aims.race {
        return (week == 1).then_some(Choice::LetGo);
    }
    let adjusted = (goal == aims.walk && week == 5) || (goal == aims.fair && week == 8);
    let choice = match (adjusted, goal == aims.fair) {
        (true, true) => Choice::BreakDown,
        (true, false) => Choice::Adjust,
        (false, _) => Choice::Keep,
    };
    (from <= week).then_some(choice)
}

fn decision(book: &mut Book, day: NaiveDate, goal: Id, rating: u8, choice: Choice) -> Decision {
    let known = book.notebook.goals.get(goal);
    let statement = known.map(|goal| said_on(goal, day)).unwrap_or_default();
    let reason = match choice {
        Choice::Adjust => "Ten minutes have become easy; twenty are what I want.",
        Choice::BreakDown => "Three sentences at once were too many. One is enough.",
        Choice::LetGo => "It was never mine.",
        _ => "",
    };
    Decision {
        id: book.id(day, 1122),
        goal,
        choice,
        rating: Rating::new(rating),
        statement,
        reason: reason.to_owned(),
        ..Decision::default()
    }
}

/// The sentence the goal was on that day.
fn said_on(goal: &Goal, day: NaiveDate) -> String {
    let earlier = goal.wordings.iter().filter(|wording| day < wording.day).min_by_key(|wording| wording.day);
    earlier.map_or(&goal.statement, |wording| &wording.statement).clone()
}

/// The months that are over.
fn months(book: &mut Book, life: Period) {
    let mut at = month(life.first);
    while at.last < life.last {
        if life.first <= at.first || book.span != Span::Weeks {
            one_month(book, at);
        }
        at = month(add(at.last, 1));
    }
}

fn one_month(book: &mut Book, month: Period) {
    let pick = month.first.month() as usize;
    let dice = &mut book.dice;
    let rows = [
        ("wins", dice.pick(words::WENT_WELL)),
        ("hard", dice.pick(words::WAS_HARD)),
        (
            "changed",
            if pick.is_multiple_of(3) { "A new rota at work, and the heating is fixed." } else { "" },
        ),
        ("tracking", if pick.is_multiple_of(2) { "Yes. Evenings are enough, though." } else { "" }),
    ];
    let answers = reviewed(book, month.last, &rows);
    let intention = words::INTENTIONS[pick % words::INTENTIONS.len()].to_owned();
    let review = Review { span: Looked::Month, first: month.first, answers, intention, ..Review::default() };
    let record = book.record(month.last, 1140, review);
    put(book, record);
}
