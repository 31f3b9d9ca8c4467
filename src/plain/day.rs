//! A day: what there is on it, habits, steps, notes, sleep, a low day; the present one or another.

use super::choice::{Chosen, Task, each, is_yes, tasks, words};
use super::entries::{self, entry_of_day};
use super::keyless::keyless;
use super::talk::{Said, Talk};
use super::walk::{act, act_saying, open, walk};
use super::{Flow, Room, View, tick};
use crate::app::Action;
use crate::dates::Look;
use crate::insight;
use crate::insight::journal::{Sort, Wanted};
use crate::model::Record;
use crate::model::day::NoteKind;
use crate::model::habit::Habit;
use crate::model::number::Mood;
use crate::screens::answering::{self, Press};
use crate::screens::{self, check_in, days, low_day};
use crate::text::one_line;

const TASKS: &[Task] = &[
    ("Read this day", read),
    ("Check in", |talk, room| open(talk, room, &format!("check-in {}", room.day()))),
    ("Habits of this day", |talk, room| ticks(talk, room)),
    ("Steps, homework and tasks to tick", steps),
    ("Add something: what went well, was hard, a note", |talk, room| tasks(talk, room, "Add", NOTES)),
    ("Sleep, a rest day, tags", |talk, room| open(talk, room, &format!("day {}", room.day()))),
    ("Change or delete an entry, or bring it up in the session", entry_of_day),
    ("A low day: one number is enough", low),
    ("Wins of other days", wins),
    ("Another day", another),
];

const NOTES: &[Task] = &[
    ("Something that went well", |talk, room| note(talk, room, &NoteKind::Win)),
    ("Something that was hard", |talk, room| note(talk, room, &NoteKind::Hard)),
    ("Something that helped", |talk, room| note(talk, room, &NoteKind::Helped)),
    ("Something I am grateful for", |talk, room| note(talk, room, &NoteKind::Grateful)),
    ("A task", |talk, room| note(talk, room, &NoteKind::Task)),
    ("A note", |talk, room| note(talk, room, &NoteKind::Note)),
    ("A thought, and a kinder reply", |talk, room| note(talk, room, &NoteKind::Thought)),
    ("A situation and a feeling", |talk, room| note(talk, room, &NoteKind::Situation)),
    ("A change in life", event),
    ("Just that I showed up", showed_up),
];

/// The tasks of the day.
pub fn today(talk: &mut Talk, room: &mut Room) -> Flow {
    let title = days::named(room.day(), room.see());
    tasks(talk, room, &title, TASKS)
}

/// The same tasks for a day that was.
fn another(talk: &mut Talk, room: &mut Room) -> Flow {
    let Some(day) = ask_day(talk, room, "Which day: yesterday, monday, 3 days ago, 3 nov") else {
        return Flow::Quit;
    };
    let Some(day) = day else { return Flow::On };
    let before = room.day.replace(day);
    let flow = today(talk, room);
    room.day = before;
    flow
}

/// A day that was, or today; nothing for an empty line, and no answer at all where the person quits.
pub fn ask_day(talk: &mut Talk, room: &Room, question: &str) -> Option<Option<chrono::NaiveDate>> {
    loop {
        let text = match words(talk, room, question) {
            Chosen::Quit => return None,
            Chosen::None => return Some(None),
            Chosen::This(text) => text,
        };
        match days::read(&text, room.see(), Look::Back) {
            Ok(day) => return Some(day),
            Err(right) => talk.say(&right),
        }
    }
}

fn read(talk: &mut Talk, room: &mut Room) -> Flow {
    talk.say(&format!("\n{}", keyless(&room.keep.view(View::Day(room.day())))));
    Flow::On
}

fn note(talk: &mut Talk, room: &mut Room, kind: &NoteKind) -> Flow {
    open(talk, room, &format!("note {} {}", kind.word(), room.day()))
}

fn showed_up(talk: &mut Talk, room: &mut Room) -> Flow {
    let (edit, said) = check_in::showed_up(room.see(), room.day());
    act(talk, room, vec![Action::Edit(edit), Action::Say(said)])
}

fn event(talk: &mut Talk, room: &mut Room) -> Flow {
    let page = screens::event(room.see(), room.day());
    walk(talk, room, page)
}

/// Each habit that can be answered on the day, with the answer it has; each new one is kept at once.
pub fn ticks(talk: &mut Talk, room: &mut Room) -> Flow {
    match ask_ticks(talk, room) {
        Left::Quit => Flow::Quit,
        Left::Done | Left::Enough | Left::Back => Flow::On,
    }
}

/// How a round of questions was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Done,
    Enough,
    /// Before the first question.
    Back,
    Quit,
}

/// As [`ticks`]. However long an answer takes, it is for the day that was asked about.
pub fn ask_ticks(talk: &mut Talk, room: &mut Room) -> Left {
    let before = room.day.replace(room.day());
    let left = ask_each(talk, room);
    room.day = before;
    left
}

fn ask_each(talk: &mut Talk, room: &mut Room) -> Left {
    let see = room.see();
    let facts = insight::today(see.notebook, room.day(), see.today());
    let habits: Vec<Record<Habit>> = facts.habits.iter().map(|it| it.habit.clone()).collect();
    if habits.is_empty() {
        talk.say("No habit is asked for on this day.");
    }
    let mut at = 0;
    while let Some(habit) = habits.get(at) {
        match talk.ask(&asked(room, habit)) {
            Said::Quit => return Left::Quit,
            Said::Enough => return Left::Enough,
            Said::Back if at == 0 => return Left::Back,
            Said::Back => at -= 1,
            Said::Nothing | Said::Part => at += 1,
            Said::Support => talk.say(&room.keep.view(View::Support)),
            Said::Help => talk.say(tick::HELP),
            Said::Empty => match clear(talk, room, habit) {
                Flow::Quit => return Left::Quit,
                Flow::On => at += 1,
            },
            Said::Text(line) => match answer(talk, room, habit, &line) {
                Ok(Flow::Quit) => return Left::Quit,
                Ok(Flow::On) => at += 1,
                Err(right) => talk.say(&format!("That takes {right}. Once more, or an empty line.")),
            },
        }
    }
    Left::Done
}

fn clear(talk: &mut Talk, room: &mut Room, habit: &Record<Habit>) -> Flow {
    let actions = answering::press(room.see(), habit, room.day(), Press::Clear);
    let words = format!("Kept: {}, not recorded.", one_line(&habit.name));
    act_saying(talk, room, actions, |_| Some(words))
}

fn asked(room: &Room, habit: &Record<Habit>) -> String {
    let answer = room.keep.notebook().answer(habit.id, room.day());
    let now = answer.map(|answer| format!(" [{}]", answering::said(answer))).unwrap_or_default();
    format!("{}{now}", tick::question(habit))
}

/// Keeps the answer; `s` alone asks what came between.
fn answer(talk: &mut Talk, room: &mut Room, habit: &Record<Habit>, line: &str) -> Result<Flow, String> {
    let day = room.day();
    if tick::is_bare_excuse(line) {
        let actions = answering::press(room.see(), habit, day, Press::Excuse);
        return Ok(act(talk, room, actions));
    }
    let answer = tick::read(habit, day, line)?;
    let words = format!("Kept: {}, {}.", one_line(&habit.name), answering::said(&answer));
    let actions = answering::give(room.see(), habit, day, answer);
    Ok(act_saying(talk, room, actions, |_| Some(words)))
}

fn steps(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = screens::today::steps(room.see(), room.day());
    if lines.is_empty() {
        talk.say("Nothing is open on this day. A goal can have steps, and This day takes tasks.");
        return Flow::On;
    }
    each(talk, room, "Tick, or take a tick away", lines, |talk, room, item| {
        let actions = screens::today::edits::turn(room.see(), *item, room.day()).map(Action::Edit);
        act_saying(talk, room, actions.into_iter().collect(), |room| {
            let lines = screens::today::steps(room.see(), room.day());
            let now = lines.into_iter().find(|line| line.item == Some(*item));
            Some(now.map_or("Done.".to_owned(), |line| line.words))
        })
    })
}

/// One number, and nothing is counted; or a day to rest.
fn low(talk: &mut Talk, room: &mut Room) -> Flow {
    if room.day() != room.see().today() {
        talk.say("A low day is said on the day itself.");
        return Flow::On;
    }
    let question =
        "How is it? One number from 1, as low as it gets for you, to 10, as good; r for a rest day";
    loop {
        let actions = match words(talk, room, question) {
            Chosen::Quit => return Flow::Quit,
            Chosen::None => return turn_low(talk, room),
            Chosen::This(line) if line.eq_ignore_ascii_case("r") => low_day::rest(room.see()),
            Chosen::This(line) => match line.parse().ok().and_then(Mood::new) {
                Some(mood) => low_day::number(room.see(), mood),
                None => {
                    talk.say("That takes a number from 1 to 10, or r.");
                    continue;
                }
            },
        };
        return act(talk, room, actions);
    }
}

/// Without a number it is a low day all the same, if the person likes; or one no more.
fn turn_low(talk: &mut Talk, room: &mut Room) -> Flow {
    let question =
        if low_day::is_low(room.see()) { "Show the figures again?" } else { "No number, only a low day?" };
    match is_yes(talk, room, question) {
        None => Flow::Quit,
        Some(false) => Flow::On,
        Some(true) => {
            let actions = low_day::turn(room.see());
            act(talk, room, actions)
        }
    }
}

fn wins(talk: &mut Talk, room: &mut Room) -> Flow {
    let wanted = Wanted { sort: Sort::Wins, ..Wanted::default() };
    let lines = entries::listed(room, &wanted, None);
    entries::one_of(talk, room, "What went well, the newest first", lines)
}
