//! A low day: one key, one number, done. For the rest of that day nothing is counted on Today. A rest day is one key more,
//! and excuses what is not answered yet.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::today::Wins;
use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on, quiet};
use crate::model::day::{CheckIn, Day};
use crate::model::habit::{Answer, Habit, Is};
use crate::model::number::Mood;
use crate::model::{Edit, Record};
use crate::screens::{days, kind_words};
use crate::ui::dialog::{dialog, dialog_area};

#[derive(Default)]
pub struct LowDay;

#[derive(Clone, Copy)]
enum Command {
    /// The key is the number.
    Number,
    /// Elsewhere it is the lowest there is, and in a ten the last digit: nobody is to be taken at the wrong word.
    Zero,
    Turn,
    Rest,
    Wins,
    Support,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(
        &[char('1'), char('2'), char('3'), char('4'), char('5'), char('6'), char('7'), char('8'), char('9')],
        Command::Number,
        "to 9",
    ),
    quiet(&[char('0')], Command::Zero, "not a number here"),
    on(&[ENTER], Command::Turn, "a low day, or not"),
    on(&[char('r')], Command::Rest, "a rest day"),
    on(&[char('w')], Command::Wins, "what went well before"),
    on(&[char('s')], Command::Support, "somebody to talk to"),
    on(&[ESC], Command::Back, "back"),
];

/// It is of the present day, whichever day is shown under it.
fn title(see: See) -> String {
    format!("A low day: {}", days::named(see.today(), see))
}

/// The day's own record with a change.
fn day(see: See, change: impl FnOnce(&mut Day)) -> Option<Edit> {
    match see.notebook.day(see.today()) {
        Some(record) => Edit::revise(record, |record| change(&mut record.body)),
        None => {
            let mut body = Day::default();
            change(&mut body);
            Some(Edit::add(Record::new(see.id(), see.when(see.today()), body).written(see.moment())))
        }
    }
}

pub fn is_low(see: See) -> bool {
    see.notebook.day(see.today()).is_some_and(|day| day.low)
}

/// One number, and the day is a low one.
pub fn number(see: See, mood: Mood) -> Vec<Action> {
    let body = CheckIn { mood: Some(mood), ..CheckIn::default() };
    let check_in = Edit::add(Record::new(see.id(), see.when(see.today()), body).written(see.moment()));
    let low = day(see, |day| day.low = true);
    let edit = Edit::together("low day", [check_in].into_iter().chain(low));
    vec![Action::Edit(edit), Action::Close, Action::Say("Kept for today. That is enough.".to_owned())]
}

pub fn turn(see: See) -> Vec<Action> {
    let to = !is_low(see);
    let said = if to { "Nothing is counted on Today any more, until tomorrow." } else { "Figures are back." };
    let edit = day(see, |day| day.low = to).map(|edit| Edit::together("low day", [edit]));
    edit.map(Action::Edit).into_iter().chain([Action::Close, Action::Say(said.to_owned())]).collect()
}

/// The day is for resting: what is meant for it and not answered is excused.
pub fn rest(see: See) -> Vec<Action> {
    let today = see.today();
    let open = |habit: &&Record<Habit>| {
        habit.offered(today) && habit.planned(today) && see.notebook.answer(habit.id, today).is_none()
    };
    let excused = see.notebook.habits.iter().filter(open).map(|habit| {
        let answer = Answer { note: "rest day".to_owned(), ..Answer::new(Is::Excused) };
        Edit::Answer { habit: habit.id, day: today, answer }
    });
    let edit = Edit::together("rest day", excused.chain(day(see, |day| day.rest = true)));
    let said = "A rest day. What is open is excused; u takes it back.".to_owned();
    vec![Action::Edit(edit), Action::Close, Action::Say(said)]
}

fn lines(see: See) -> Vec<Line<'static>> {
    let turn = if is_low(see) { "Enter  show the figures again" } else { "Enter  no number, only a low day" };
    [
        "How is it? One digit is enough, and you are done:",
        "1 is as low as it gets for you. A 10 goes in with c.",
        "",
        turn,
        "r  a rest day: what is open is excused",
        "w  what went well before",
        "s  somebody to talk to",
        "Esc  back",
        "",
        kind_words::of(see.today()),
    ]
    .map(Line::from)
    .into()
}

impl Page for LowDay {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        Some(match keys::find(KEYS, key)? {
            Command::Number => {
                key.digit().and_then(Mood::new).map(|mood| number(see, mood)).unwrap_or_default()
            }
            Command::Zero => vec![Action::Say("1 is the lowest here. A 10 goes in with c.".to_owned())],
            Command::Turn => turn(see),
            Command::Rest => rest(see),
            Command::Wins => vec![Action::Close, Action::Open(Box::new(Wins::default()))],
            Command::Support => vec![Action::Close, Action::ShowSupport],
            Command::Back => vec![Action::Close],
        })
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (title, lines) = (title(see), lines(see));
        dialog(&title, &lines, 0, see.theme, frame, area);
        let at = dialog_area(&title, &lines, area);
        frame.set_cursor_position(Position { x: at.x, y: at.y });
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
