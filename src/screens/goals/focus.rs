//! Why one or two goals at a time, said once a third becomes active, with an offer to park one. Never in the way.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{order, status};
use crate::app::{Action, Choosing, Page, See};
use crate::keys::{self, Binding, DOWN, ENTER, ESC, Hint, Input, UP, char, on};
use crate::model::fate::{self, Fate};
use crate::model::goal::{Goal, Status};
use crate::model::{Edit, Id, Record};
use crate::text::{fit_with, one_line};
use crate::ui::dialog::{dialog, dialog_area};

struct Focus {
    /// The one that stays active in any case.
    kept: Id,
    at: usize,
    asked: bool,
}

#[derive(Clone, Copy)]
enum Command {
    Park,
    ParkOthers,
    Down,
    Up,
    Keep,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char('p')], Command::Park, "park the chosen one"),
    on(&[char('o')], Command::ParkOthers, "park everything else"),
    on(&[ESC, char('n')], Command::Keep, "keep them all"),
    on(&[char('j'), DOWN], Command::Down, "next"),
    on(&[char('k'), UP], Command::Up, "before"),
];

const WORDS: &[&str] = &[
    "One or two goals at a time carry further: each gets enough of you.",
    "A parked goal is kept with everything in it, for later.",
];

/// Said after that goal became active beside two or more.
pub fn explain(kept: Id) -> Box<dyn Page> {
    Box::new(Focus { kept, at: 0, asked: false })
}

/// The same where the person asks for it, with whatever is active beside that goal.
pub fn park_others(see: See, kept: &Record<Goal>) -> Action {
    let others = order::group(see.notebook, &Status::Active).iter().any(|goal| goal.id != kept.id);
    match (&kept.status, others) {
        (_, false) => Action::Say("No other goal is active.".to_owned()),
        (Status::Active, true) => Action::Open(explain(kept.id)),
        (_, true) => Action::Say("Choose an active goal first; everything else can be parked.".to_owned()),
    }
}

impl Focus {
    /// The other active goals, in their order.
    fn others<'a>(&self, see: See<'a>) -> Vec<&'a Record<Goal>> {
        let mut goals = order::group(see.notebook, &Status::Active);
        goals.retain(|goal| goal.id != self.kept);
        goals
    }

    fn lines(&self, see: See) -> Vec<Line<'static>> {
        let others = self.others(see);
        let mut lines = vec![Line::raw(how_many(&others))];
        lines.extend(WORDS.iter().map(|line| Line::raw(*line)));
        lines.push(Line::raw(""));
        for (at, goal) in others.iter().enumerate() {
            let mark = if at == self.at(&others) { see.theme.marks.chosen } else { " " };
            let words = fit_with(&goal.statement, 56, see.theme.marks.ellipsis);
            lines.push(Line::raw(format!("{mark} {words}")));
        }
        lines.push(Line::raw(""));
        lines.push(Line::raw("p park it   o park all of these   Esc keep them all"));
        lines
    }

    fn at(&self, others: &[&Record<Goal>]) -> usize {
        self.at.min(others.len().saturating_sub(1))
    }

    /// Their habits pause with them.
    fn park_others(&self, see: See) -> Vec<Action> {
        let (today, status) = (see.today(), Status::Parked);
        let park = |goal: &&Record<Goal>| {
            fate::set_status(see.notebook, goal, status.clone(), "", Fate::Pause, today, || see.id())
        };
        let edits: Vec<Edit> = self.others(see).iter().map(park).collect();
        let said = "Parked, and their habits pause. s takes one up again.".to_owned();
        vec![Action::Close, Action::Edit(Edit::together("park the others", edits)), Action::Say(said)]
    }
}

fn how_many(others: &[&Record<Goal>]) -> String {
    format!("That makes {} active goals.", others.len() + 1)
}

impl Page for Focus {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        let others = self.others(see);
        let at = self.at(&others);
        match keys::find(KEYS, key)? {
            Command::Down => self.at = (at + 1).min(others.len().saturating_sub(1)),
            Command::Up => self.at = at.saturating_sub(1),
            Command::Keep => return Some(vec![Action::Close]),
            Command::ParkOthers => return Some(self.park_others(see)),
            Command::Park => {
                let form = others.get(at).map(|goal| Action::Open(status::open(see, goal, &Status::Parked)));
                return Some([Action::Close].into_iter().chain(form).collect());
            }
        }
        Some(Vec::new())
    }

    fn choosing(&mut self, see: See) -> Option<Choosing> {
        if std::mem::replace(&mut self.asked, true) {
            return None;
        }
        let others = self.others(see);
        let lines = std::iter::once(how_many(&others)).chain(WORDS.iter().map(|line| (*line).to_owned()));
        let keep = ("keep them all".to_owned(), Vec::new());
        let park = |goal: &&Record<Goal>| {
            let form = Action::Open(status::open(see, goal, &Status::Parked));
            (format!("park {}", one_line(&goal.statement)), vec![form])
        };
        let all = ("park everything else".to_owned(), self.park_others(see));
        let choices = std::iter::once(keep).chain(others.iter().map(park)).chain([all]).collect();
        Some(Choosing { lines: lines.collect(), choices })
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let lines = self.lines(see);
        dialog("Active goals", &lines, 0, see.theme, frame, area);
        let inner = dialog_area("Active goals", &lines, area);
        let row = u16::try_from(self.at(&self.others(see)) + WORDS.len() + 2).unwrap_or(0);
        if row < inner.height {
            frame.set_cursor_position(Position { x: inner.x, y: inner.y + row });
        }
    }
}
