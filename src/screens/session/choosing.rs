//! A list to think through when choosing a therapist. What is ticked was thought of; nobody adds it up.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::edits;
use super::tick_list::{Part, TickList, Ticks};
use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, SPACE, on};
use crate::model::Edit;
use crate::page;
use crate::screens::cursor;

/// What to ask, what to notice, what to know (requirements 123).
const POINTS: &[Part] = &[
    (
        "Before you ring",
        &[
            (
                "comfort",
                "Would I rather talk with a woman or a man, somebody my age or older, of my background?",
            ),
            ("language", "In which language can I say difficult things?"),
            ("place", "Near me, near work, or from home by video?"),
            ("money", "What can I pay, and what does my insurance or the public service cover?"),
        ],
    ),
    (
        "To ask in the first talk",
        &[
            ("training", "What is your training, and are you registered or licensed?"),
            ("experience", "Have you worked with people who came with what I come with?"),
            ("method", "How would you go about it with me, and what else is there?"),
            ("length", "How often, how long a session, and for about how many weeks?"),
            ("progress", "How do we find out whether it helps?"),
            ("secrecy", "What stays between us, and what are the exceptions?"),
            ("cost", "What does it cost, and what if I have to call off?"),
        ],
    ),
    (
        "To notice afterwards",
        &[
            ("heard", "Did I feel listened to, and not judged?"),
            ("say", "Could I imagine saying the hard thing in this room?"),
            ("clear", "Were my questions answered in words I understood?"),
            ("gut", "What does my gut say a day later?"),
        ],
    ),
    (
        "To know",
        &[
            ("several", "It is fine to meet two or three people before deciding."),
            ("change", "It is fine to change later. A good therapist helps with that."),
            ("fit", "That it does not fit says nothing about you, and little about them."),
        ],
    ),
];

pub const TICKS: Ticks = Ticks { title: TITLE, parts: POINTS, is_on: is_considered, tick };

const TITLE: &str = "Choosing a therapist";

pub struct Choosing {
    list: TickList,
}

impl Default for Choosing {
    fn default() -> Self {
        Self { list: TickList::of(POINTS) }
    }
}

#[derive(Clone, Copy)]
enum Command {
    Tick,
    Close,
}

const KEYS: &[Binding<Command>] =
    &[on(&[SPACE, ENTER], Command::Tick, "thought of it"), on(&[ESC], Command::Close, "back")];

fn is_considered(see: See, name: &str) -> bool {
    page::chosen(see.notebook).considered.iter().any(|other| other == name)
}

fn tick(see: See, name: &str) -> Vec<Action> {
    let edit = edits::choose(see, |chosen| match chosen.considered.iter().any(|other| other == name) {
        true => chosen.considered.retain(|other| other != name),
        false => chosen.considered.push(name.to_owned()),
    });
    edit.map(|edit| Action::Edit(Edit::together("tick", [edit]))).into_iter().collect()
}

impl Page for Choosing {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) if self.list.moved(key) => Some(Vec::new()),
            Input::Key(key) => Some(match keys::find(KEYS, key)? {
                Command::Tick => self.list.chosen().map(|name| tick(see, name)).unwrap_or_default(),
                Command::Close => vec![Action::Close],
            }),
            Input::Click(click) => {
                self.list.click(click, see);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let chosen = page::chosen(see.notebook);
        let ticked = |name: &str| chosen.considered.iter().any(|other| other == name);
        self.list.draw(TITLE, "in your own time", ticked, see, (frame, area));
    }
}
