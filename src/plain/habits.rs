//! Habits: their answers, new ones, changes, pauses, how each goes.

use chrono::NaiveDate;

use super::choice::{Chosen, OfOne, Task, choose};
use super::day::{Left, ask_day, ask_ticks, ticks};
use super::talk::Talk;
use super::walk::{act, open, open_at};
use super::{Flow, Room};
use crate::insight;
use crate::model::calendar::{Period, add};
use crate::model::habit::Habit;
use crate::model::{Id, Record};
use crate::screens::today::{self, Item};
use crate::screens::{Spoken, days};
use crate::text::one_line;

pub const TASKS: &[Task] = &[
    ("Tick: the habits of this day", ticks),
    ("Several days at once, after a week on paper", several),
    ("How each goes", how),
    ("New habit", |talk, room| open(talk, room, &format!("habit {}", room.day()))),
    ("Change a habit", |talk, room| {
        of_one(talk, room, |talk, room, id| open(talk, room, &format!("habit {id}")))
    }),
    ("Pause a habit, or end its pause", |talk, room| {
        of_one(talk, room, |talk, room, id| open_at(talk, room, &format!("habit {id}"), "Pause from"))
    }),
    ("Retire a habit, or take it up again", |talk, room| {
        of_one(talk, room, |talk, room, id| open_at(talk, room, &format!("habit {id}"), "Retired"))
    }),
    ("Bring a habit up in the session, or not", |talk, room| of_one(talk, room, bring)),
    ("Move a habit up", |talk, room| of_one(talk, room, move_up)),
    ("Delete a habit", |talk, room| of_one(talk, room, delete)),
];

/// Every habit, those that live first, with how it goes.
fn told(room: &Room) -> Vec<Spoken<Id>> {
    let see = room.see();
    let (notebook, today) = (see.notebook, see.today());
    let mut habits: Vec<_> = notebook.habits.iter().collect();
    habits.sort_by_key(|habit| (habit.retired.is_some(), habit.place));
    let line = |habit: &&Record<Habit>| {
        let name = one_line(&habit.name);
        let words = match (habit.retired, habit.pause(today)) {
            (Some(day), _) => format!("{name}: retired on {}", days::short(day, today)),
            (None, Some(_)) => format!("{name}: paused"),
            _ => format!("{name}: {}", insight::adherence(notebook, habit, None, today).words()),
        };
        let mark = if habit.bring { " (for the session)" } else { "" };
        Spoken { words: format!("{words}{mark}"), item: Some(habit.id) }
    };
    habits.iter().map(line).collect()
}

fn of_one(talk: &mut Talk, room: &mut Room, act_on: OfOne) -> Flow {
    let lines = told(room);
    if lines.is_empty() {
        talk.say("There is no habit yet.");
        return Flow::On;
    }
    match choose(talk, room, "Your habits", lines) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(id) => act_on(talk, room, id),
    }
}

fn how(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = told(room);
    match lines.is_empty() {
        true => talk.say("There is no habit yet."),
        false => lines.iter().for_each(|line| talk.say(&line.words)),
    }
    Flow::On
}

fn bring(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let actions = today::edits::bring(Item::Habit(id), room.keep.notebook(), room.day());
    act(talk, room, actions)
}

fn move_up(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let see = room.see();
    let facts = insight::today(see.notebook, room.day(), see.today());
    let actions = today::edits::reorder(&facts, Some(Item::Habit(id)), -1, see.notebook);
    act(talk, room, actions)
}

fn delete(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let actions = today::edits::delete(Item::Habit(id), room.see(), room.day());
    act(talk, room, actions)
}

/// The habits of each day, one day after the other up to today.
fn several(talk: &mut Talk, room: &mut Room) -> Flow {
    let today = room.see().today();
    let first = match ask_day(talk, room, "From which day on; an empty line for a week ago") {
        None => return Flow::Quit,
        Some(day) => day.unwrap_or(add(today, -6)),
    };
    let before = room.day;
    let days: Vec<NaiveDate> = (Period { first, last: today }).days().collect();
    let mut at = 0;
    let mut flow = Flow::On;
    while let Some(day) = days.get(at) {
        talk.say(&format!("\n{}", days::named(*day, room.see())));
        room.day = Some(*day);
        match ask_ticks(talk, room) {
            Left::Done => at += 1,
            Left::Back if 0 < at => at -= 1,
            Left::Back | Left::Enough => break,
            Left::Quit => {
                flow = Flow::Quit;
                break;
            }
        }
    }
    room.day = before;
    flow
}
