//! The tasks, by number. Each is one of the screens' forms, or something to read; which form stands in its row.

use super::measure;
use super::talk::{SIGNS_WORDS, Said, Talk};
use super::walk::walk;
use super::{Flow, Room, View, tick};
use crate::app;
use crate::insight;
use crate::model::calendar;
use crate::model::goal::{Goal, Status};
use crate::model::habit::Habit;
use crate::model::measure::Measure;
use crate::model::{Edit, Id, Record};
use crate::screens;
use crate::text::one_line;

/// A task: what it is called, and what is done.
type Task = (&'static str, fn(&mut Talk, &mut Room) -> Flow);

const TASKS: &[Task] = &[
    ("Check in", |talk, room| open(talk, room, &format!("check-in {}", room.see().today()))),
    ("This day: read it and add to it", |talk, room| choose(talk, room, "This day", DAY)),
    ("Reflect", |talk, room| open(talk, room, "reflection")),
    ("Draft a goal", |talk, room| open(talk, room, "goal")),
    ("Goals", goals),
    ("Habits", |talk, room| choose(talk, room, "Habits", HABITS)),
    ("Review the week", |talk, room| review(talk, room, false)),
    ("Review the month", |talk, room| review(talk, room, true)),
    ("Questionnaires and scales of your own", measures),
    ("Session", |talk, room| choose(talk, room, "Session", SESSION)),
    ("Read the journal, or search in it", journal),
    ("Settings", settings),
    ("People and safety plan", |talk, room| choose(talk, room, "People and safety plan", SUPPORT)),
    ("Help now", |talk, room| show(talk, room, View::Support)),
];

const DAY: &[Task] = &[
    ("Read this day", |talk, room| show(talk, room, View::Day)),
    ("Habits of this day", ticks),
    ("Something that went well", |talk, room| note(talk, room, "win")),
    ("Something that was hard", |talk, room| note(talk, room, "hard")),
    ("Something that helped", |talk, room| note(talk, room, "helped")),
    ("Something I am grateful for", |talk, room| note(talk, room, "grateful")),
    ("A note", |talk, room| note(talk, room, "note")),
    ("Sleep and the day as a whole", |talk, room| open(talk, room, &format!("day {}", room.see().today()))),
];

const HABITS: &[Task] = &[
    ("Habits of this day", ticks),
    ("A new habit", |talk, room| open(talk, room, "habit")),
    ("Change a habit", change_habit),
];

const SESSION: &[Task] = &[
    ("Read the page for the session", |talk, room| show(talk, room, View::Page)),
    ("When the next session is", |talk, room| open(talk, room, "session")),
];

const SUPPORT: &[Task] = &[
    ("Somebody to call", |talk, room| open(talk, room, "person")),
    ("My safety plan", |talk, room| open(talk, room, "safety-plan")),
];

/// What may become of a goal.
const GOAL: &[(&str, &str)] = &[
    ("Draft it further", "goal"),
    ("Say how close it is", "rating"),
    ("Active, parked, done, let go", "status"),
];

/// Asks for tasks until the person quits or the input ends.
pub fn run(talk: &mut Talk, room: &mut Room) {
    talk.say("guidepost, line by line.");
    talk.say(SIGNS_WORDS);
    while choose(talk, room, "Tasks", TASKS) == Flow::On {}
    talk.say("What you gave is kept. Until next time.");
}

/// Tasks by number, until one question back.
fn choose(talk: &mut Talk, room: &mut Room, title: &str, tasks: &[Task]) -> Flow {
    let is_first = title == "Tasks";
    let names: Vec<String> = tasks.iter().map(|(name, _)| (*name).to_owned()).collect();
    list(talk, title, &names);
    loop {
        let back = if is_first { "an empty line lists them, . quits" } else { "an empty line for the tasks" };
        match number(talk, room, &format!("\n{title}, 1 to {}; {back}", tasks.len()), tasks.len()) {
            Picked::Quit => return Flow::Quit,
            Picked::None if is_first => list(talk, title, &names),
            Picked::None => return Flow::On,
            Picked::At(at) => {
                if tasks[at].1(talk, room) == Flow::Quit {
                    return Flow::Quit;
                }
            }
        }
    }
}

enum Picked {
    At(usize),
    None,
    Quit,
}

fn number(talk: &mut Talk, room: &Room, question: &str, most: usize) -> Picked {
    loop {
        match talk.ask(question) {
            Said::Quit => return Picked::Quit,
            Said::Support => talk.say(&room.keep.view(View::Support)),
            Said::Help => talk.say(SIGNS_WORDS),
            Said::Text(line) => match line.parse::<usize>().ok().filter(|n| (1..=most).contains(n)) {
                Some(number) => return Picked::At(number - 1),
                None => talk.say(&format!("That takes a number from 1 to {most}.")),
            },
            Said::Nothing | Said::Back | Said::Empty | Said::Enough => return Picked::None,
        }
    }
}

fn list(talk: &mut Talk, title: &str, names: &[String]) {
    talk.say(&format!("\n{title}"));
    for (at, name) in names.iter().enumerate() {
        talk.say(&format!("{} {}", at + 1, one_line(name)));
    }
}

/// One of several by number; none of none is said.
fn pick(talk: &mut Talk, room: &Room, title: &str, names: &[String]) -> Picked {
    list(talk, title, names);
    number(talk, room, &format!("Which, 1 to {}; an empty line for none", names.len()), names.len())
}

/// A form by the name of its draft.
fn open(talk: &mut Talk, room: &mut Room, name: &str) -> Flow {
    match screens::restore(name, room.see()) {
        Some(page) => walk(talk, room, page),
        None => Flow::On,
    }
}

fn show(talk: &mut Talk, room: &mut Room, view: View) -> Flow {
    talk.say(&format!("\n{}", room.keep.view(view)));
    Flow::On
}

fn note(talk: &mut Talk, room: &mut Room, kind: &str) -> Flow {
    open(talk, room, &format!("note {kind} {}", room.see().today()))
}

fn settings(talk: &mut Talk, room: &mut Room) -> Flow {
    let page = app::settings(room.see());
    walk(talk, room, page)
}

fn journal(talk: &mut Talk, room: &mut Room) -> Flow {
    match talk.ask("\nWords to look for; an empty line reads everything") {
        Said::Quit => Flow::Quit,
        Said::Back | Said::Enough => Flow::On,
        Said::Support => show(talk, room, View::Support),
        Said::Text(words) => show(talk, room, View::Journal(words)),
        Said::Nothing | Said::Empty | Said::Help => show(talk, room, View::Journal(String::new())),
    }
}

/// Each habit of the day that has no answer yet; each answer is kept at once.
fn ticks(talk: &mut Talk, room: &mut Room) -> Flow {
    let see = room.see();
    let day = see.today();
    let open = |habit: &&Record<Habit>| habit.offered(day) && see.notebook.answer(habit.id, day).is_none();
    let habits: Vec<Record<Habit>> = see.notebook.habits.iter().filter(open).cloned().collect();
    if habits.is_empty() {
        talk.say("No habit is open on this day.");
    }
    let mut at = 0;
    while let Some(habit) = habits.get(at) {
        match talk.ask(&tick::question(habit)) {
            Said::Quit => return Flow::Quit,
            Said::Enough => break,
            Said::Back if at == 0 => break,
            Said::Back => at -= 1,
            Said::Nothing | Said::Empty => at += 1,
            Said::Support => talk.say(&room.keep.view(View::Support)),
            Said::Help => talk.say("y, n or s; or how much, where it is counted."),
            Said::Text(line) => match tick::read(habit, day, &line) {
                Err(right) => talk.say(&format!("That takes {right}. Once more, or an empty line.")),
                Ok(answer) => {
                    let edit = Edit::Answer { habit: habit.id, day, answer };
                    if room.commit(talk, Edit::together(one_line(&habit.name), [edit])) {
                        talk.say(&format!("Kept: {}.", one_line(&habit.name)));
                    }
                    at += 1;
                }
            },
        }
    }
    Flow::On
}

fn change_habit(talk: &mut Talk, room: &mut Room) -> Flow {
    let living = room.keep.notebook().habits.iter().filter(|habit| habit.retired.is_none());
    let (ids, names): (Vec<Id>, Vec<String>) = living.map(|habit| (habit.id, habit.name.clone())).unzip();
    if ids.is_empty() {
        talk.say("There is no habit yet.");
        return Flow::On;
    }
    match pick(talk, room, "Your habits", &names) {
        Picked::At(at) => open(talk, room, &format!("habit {}", ids[at])),
        Picked::None => Flow::On,
        Picked::Quit => Flow::Quit,
    }
}

/// The goals with their status; one of them, and what is to be done with it.
fn goals(talk: &mut Talk, room: &mut Room) -> Flow {
    let mut all: Vec<&Record<Goal>> = room.keep.notebook().goals.iter().collect();
    all.sort_by_key(|goal| goal.place);
    let names = all.iter().map(|goal| format!("{}, {}", one_line(&goal.statement), goal.status.word()));
    let (ids, names): (Vec<Id>, Vec<String>) = (all.iter().map(|goal| goal.id).collect(), names.collect());
    if ids.is_empty() {
        talk.say("There is no goal yet; draft one when you like.");
        return Flow::On;
    }
    let goal = match pick(talk, room, "Your goals", &names) {
        Picked::At(at) => ids[at],
        Picked::None => return Flow::On,
        Picked::Quit => return Flow::Quit,
    };
    let names: Vec<String> = GOAL.iter().map(|(name, _)| (*name).to_owned()).collect();
    match pick(talk, room, "This goal", &names) {
        Picked::At(at) => open(talk, room, &format!("{} {goal}", GOAL[at].1)),
        Picked::None => Flow::On,
        Picked::Quit => Flow::Quit,
    }
}

/// One of the measures the screens offer; that it is early is said, and it is asked all the same if wanted.
fn measures(talk: &mut Talk, room: &mut Room) -> Flow {
    let offered = insight::offered_or_taken(room.keep.notebook());
    let (keys, titles): (Vec<String>, Vec<String>) =
        offered.iter().map(|measure| (measure.name().to_owned(), measure.title().to_owned())).unzip();
    let name = match pick(talk, room, "Questionnaires and scales", &titles) {
        Picked::At(at) => &keys[at],
        Picked::None => return Flow::On,
        Picked::Quit => return Flow::Quit,
    };
    let measure = Measure::named(name);
    let today = room.see().today();
    let next = insight::next_due(room.keep.notebook(), measure, today).filter(|next| today < *next);
    if let Some(next) = next {
        let day = next.format("%-d %B");
        match talk.ask(&format!("The next makes sense from {day}. y to take it now, an empty line for no")) {
            Said::Text(line) if line.to_lowercase().starts_with('y') => {}
            Said::Quit => return Flow::Quit,
            _ => return Flow::On,
        }
    }
    measure::take(talk, room, measure)
}

/// The questions of the week or month, then each active goal.
fn review(talk: &mut Talk, room: &mut Room, month: bool) -> Flow {
    let see = room.see();
    let period = match month {
        true => calendar::month(see.today()),
        false => calendar::week(see.today(), see.notebook.settings.week_starts()),
    };
    let key = format!("{}{}", if month { "month " } else { "" }, period.first);
    let mut active: Vec<&Record<Goal>> =
        see.notebook.goals.iter().filter(|goal| goal.status == Status::Active).collect();
    active.sort_by_key(|goal| goal.place);
    let forms = active.iter().map(|goal| format!("decision {key} {}", goal.id));
    let forms: Vec<String> = std::iter::once(format!("review {key}")).chain(forms).collect();
    for form in forms {
        if open(talk, room, &form) == Flow::Quit {
            return Flow::Quit;
        }
    }
    Flow::On
}
