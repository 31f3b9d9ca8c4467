//! A week or a month looked back on: its questions, then each goal.

use chrono::NaiveDate;

use super::choice::{Chosen, Task, words};
use super::day::ask_day;
use super::journal::of_sort;
use super::talk::Talk;
use super::walk::open;
use super::{Flow, Room};
use crate::insight::journal::Sort;
use crate::screens;

pub const TASKS: &[Task] = &[
    ("Week: review this one", |talk, room| present(talk, room, false)),
    ("Month: review this one", |talk, room| present(talk, room, true)),
    ("Another week or month", another),
    ("Earlier reviews: read, change, bring up", |talk, room| of_sort(talk, room, Sort::Reviews, "Reviews")),
];

fn present(talk: &mut Talk, room: &mut Room, month: bool) -> Flow {
    let today = room.see().today();
    of(talk, room, today, month)
}

/// The review of the week or the month in which that day lies.
pub fn of(talk: &mut Talk, room: &mut Room, day: NaiveDate, month: bool) -> Flow {
    for form in screens::review::forms(room.see(), day, month) {
        if open(talk, room, &form) == Flow::Quit {
            return Flow::Quit;
        }
    }
    Flow::On
}

fn another(talk: &mut Talk, room: &mut Room) -> Flow {
    let month = match words(talk, room, "w for a week, m for a month") {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(line) => line.to_lowercase().starts_with('m'),
    };
    match ask_day(talk, room, "A day in it: last week, 3 nov, 2026-10-15") {
        None => Flow::Quit,
        Some(None) => Flow::On,
        Some(Some(day)) => of(talk, room, day, month),
    }
}
