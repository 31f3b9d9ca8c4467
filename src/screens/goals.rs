//! The tab of goals: grouped by status, and the chosen one in detail beside or below. Drafting happens in
//! [`super::goal_form`].

pub mod act;
pub mod add;
mod detail;
pub mod focus;
mod forms;
pub mod order;
mod remarks;
mod status;
pub mod why;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::cursor::{self, Cursor, Move};
use super::goal_form;
use super::spoken::{Spoken, spoken};
use crate::app::{Action, Go, Page, See};
use crate::keys::{
    self, Binding, Click, ClickKind, ENTER, ESC, Hint, Input, Key, LEFT, RIGHT, SPACE, char, on, quiet,
};
use crate::model::goal::{Goal, Status};
use crate::model::{Id, Record};
use crate::ui::layout::{beside, holds, part, take_top};
use crate::ui::list::List;
use crate::ui::{self, bars};
use detail::Detail;
pub use detail::Item;

#[derive(Default)]
pub struct Goals {
    cursor: Cursor<Id>,
    /// Whether the keys move in the detail.
    inside: bool,
    item: Cursor<Item>,
    /// No goal is there, so that there is nothing to do but to begin one.
    empty: bool,
}

#[derive(Clone, Copy)]
enum Command {
    New,
    Open,
    Edit,
    Tick,
    Add,
    Status,
    Rate,
    Agreed,
    Bring,
    BreakDown,
    ParkOthers,
    Why,
    Delete,
    MoveDown,
    MoveUp,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Open, "open"),
    on(&[char('n')], Command::New, "new goal"),
    on(&[char('e')], Command::Edit, "edit"),
    on(&[SPACE], Command::Tick, "tick"),
    on(&[char('a')], Command::Add, "add a step, a habit, ..."),
    on(&[char('s')], Command::Status, "status"),
    on(&[char('r')], Command::Rate, "how close is it"),
    quiet(&[char('A')], Command::Agreed, "agreed with your therapist today"),
    quiet(&[char('d')], Command::BreakDown, "break it down: a smaller step"),
    quiet(&[char('o')], Command::ParkOthers, "park everything else"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
    quiet(&[char('x')], Command::Delete, "delete"),
    quiet(&[char('J')], Command::MoveDown, "move down"),
    quiet(&[char('K')], Command::MoveUp, "move up"),
    WHY,
];

const WHY: Binding<Command> = on(&[char('w')], Command::Why, "why goals?");

#[derive(Clone, Copy)]
enum Side {
    In,
    Out,
}

const TO_DETAIL: &[Binding<Side>] = &[quiet(&[char('l'), RIGHT], Side::In, "to the detail")];
const TO_LIST: &[Binding<Side>] = &[on(&[ESC, char('h'), LEFT], Side::Out, "back to the list")];

/// From so many columns on the detail stands beside the list.
const WIDE: u16 = 96;
/// From so many rows on the detail has room below the list.
const TALL: u16 = 12;

const EMPTY: &[&str] = &[
    "Goals you write down will be here, with their steps and habits.",
    "Press n to draft one. Half a sentence is enough to begin; nothing has to be perfect.",
    "w says what goals are good for, and what not.",
];

/// Half-typed forms of this tab, by the names of their drafts.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    forms::restore(name, see).or_else(|| status::restore(name, see))
}

/// The goal in full, line by line.
pub fn told(see: See, goal: &Record<Goal>) -> Vec<Spoken<Item>> {
    let detail = detail::without_pictures(see, goal);
    spoken(&detail.rows, detail.items)
}

/// Where everything on the tab is.
struct Parts {
    head: Rect,
    list: Rect,
    detail: Rect,
}

impl Goals {
    fn ids(&self, see: See) -> Vec<Id> {
        order::ordered(see.notebook).iter().map(|goal| goal.id).collect()
    }

    /// The chosen goal, or the nearest to where it was.
    fn chosen<'a>(&self, see: See<'a>) -> Option<&'a Record<Goal>> {
        see.notebook.goals.get(self.cursor.get(&self.ids(see))?)
    }

    fn layout(&self, see: See) -> Parts {
        let (head, body) = take_top(see.area, if see.area.height < TALL { 1 } else { 2 });
        let none = Rect { height: 0, ..body };
        if let (list, Some(detail)) = beside(body, WIDE, 40) {
            return Parts { head, list, detail };
        }
        if self.inside {
            return Parts { head, list: none, detail: body };
        }
        if body.height < TALL {
            return Parts { head, list: body, detail: none };
        }
        let wanted = u16::try_from(order::height(see.notebook)).unwrap_or(u16::MAX);
        let (list, below) = take_top(body, wanted.min(body.height / 2));
        Parts { head, list, detail: part(below, 1, below.height.saturating_sub(1)) }
    }

    fn list<'a>(&self, see: See<'a>, area: Rect) -> List<'a> {
        let place = self.cursor.place(&self.ids(see));
        List::of_items(order::rows(see, area.width), place)
    }

    fn detail<'a>(&self, see: See<'a>) -> Option<Detail<'a>> {
        let goal = self.chosen(see)?;
        Some(detail::of(see, goal, self.layout(see).detail.width))
    }

    /// What is chosen in the detail.
    fn item(&self, see: See) -> Option<Item> {
        self.item.get(&self.detail(see)?.items)
    }

    fn key(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        let sides = if self.inside { TO_LIST } else { TO_DETAIL };
        if let Some(side) = keys::find(sides, key) {
            self.inside = matches!(side, Side::In) && self.chosen(see).is_some();
            return Some(Vec::new());
        }
        if let Some(to) = keys::find(cursor::KEYS, key) {
            self.go_to(to, see);
            return Some(Vec::new());
        }
        keys::find(KEYS, key).map(|command| self.obey(command, see))
    }

    fn go_to(&mut self, to: Move, see: See) {
        if !self.inside {
            self.cursor.go(to, &self.ids(see));
            self.item = Cursor::default();
        } else if let Some(detail) = self.detail(see) {
            self.item.go(to, &detail.items);
        }
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        if let Command::Why = command {
            return vec![Action::Open(Box::new(why::Why::default()))];
        }
        let Some(goal) = self.chosen(see) else {
            let new = matches!(command, Command::New | Command::Open | Command::Edit | Command::Add);
            return if new { vec![Action::Open(goal_form::new(see))] } else { Vec::new() };
        };
        let item = if self.inside { self.item(see) } else { None };
        match command {
            Command::New | Command::Why => vec![Action::Open(goal_form::new(see))],
            Command::Open if !self.inside => {
                self.inside = true;
                Vec::new()
            }
            Command::Open | Command::Edit => vec![Action::Open(act::open(see, goal, item))],
            Command::Tick => act::tick(see, goal, item),
            Command::Add => vec![Action::Open(Box::new(add::Add::to(goal, item)))],
            Command::Status => vec![Action::Open(status::open(see, goal, &goal.status))],
            Command::Rate => vec![Action::Open(forms::rate(see, goal))],
            Command::Agreed => act::agreed(see, goal),
            Command::Bring => act::bring(see, goal, item),
            Command::BreakDown => vec![Action::Open(act::break_down(see, goal, item))],
            Command::ParkOthers => vec![focus::park_others(see, goal)],
            Command::Delete => act::delete(see, goal, item),
            Command::MoveDown => act::shift(see, goal, item, 1),
            Command::MoveUp => act::shift(see, goal, item, -1),
        }
    }

    fn click(&mut self, click: Click, see: See) {
        let parts = self.layout(see);
        let on_detail = holds(parts.detail, click.column, click.row);
        match click.kind {
            ClickKind::WheelDown => self.go_to(Move::Down, see),
            ClickKind::WheelUp => self.go_to(Move::Up, see),
            ClickKind::Press if on_detail => self.click_detail(click, parts.detail, see),
            ClickKind::Press => {
                let list = self.list(see, parts.list);
                let row = list.hit(parts.list, click.column, click.row);
                let ids = self.ids(see);
                if let Some(id) = row.and_then(|row| ids.get(list.item_number(row))) {
                    self.inside = false;
                    self.cursor.choose(*id, &ids);
                    self.item = Cursor::default();
                }
            }
        }
    }

    fn click_detail(&mut self, click: Click, area: Rect, see: See) {
        let Some(detail) = self.detail(see) else { return };
        let items = detail.items.clone();
        let list = detail.into_list(self.inside.then_some(&self.item));
        let row = list.hit(area, click.column, click.row);
        if let Some(item) = row.and_then(|row| items.get(list.item_number(row))) {
            self.item.choose(item.clone(), &items);
        }
        self.inside = true;
    }

    fn draw_detail(&self, see: See, frame: &mut Frame, area: Rect) {
        let Some(detail) = self.detail(see) else { return };
        detail.into_list(self.inside.then_some(&self.item)).draw(see.theme, frame, area);
    }
}

impl Page for Goals {
    fn keys(&self) -> Vec<Hint> {
        if self.empty {
            let there = |hint: &Hint| hint.keys == [char('n')] || hint.keys == WHY.keys;
            return keys::hints(KEYS).into_iter().filter(there).collect();
        }
        let sides = if self.inside { TO_LIST } else { TO_DETAIL };
        [keys::hints(KEYS), keys::hints(sides), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        self.inside &= self.chosen(see).is_some();
        match input {
            Input::Key(key) => self.key(key, see),
            Input::Paste(_) => None,
            Input::Click(click) => {
                self.click(click, see);
                Some(Vec::new())
            }
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let see = See { area, ..see };
        let parts = self.layout(see);
        let active = see.notebook.goals.iter().filter(|goal| goal.status == Status::Active).count();
        let remark = match active {
            0 => String::new(),
            1 => "one active".to_owned(),
            active => format!("{active} active"),
        };
        bars::header("Goals", &remark, see.theme, frame, part(parts.head, 0, 1));
        if self.chosen(see).is_none() {
            return List::empty(EMPTY, area.width).draw(see.theme, frame, take_top(area, 2).1);
        }
        if parts.detail.y > parts.list.y && parts.list.height > 0 && parts.detail.height > 0 {
            let rule = see.theme.marks.rule.repeat(usize::from(area.width));
            ui::put(&rule, see.theme.dim, frame, Rect { y: parts.detail.y - 1, height: 1, ..parts.detail });
        }
        // The one in focus last: the cursor is where it puts it.
        if !self.inside {
            self.draw_detail(see, frame, parts.detail);
        }
        self.list(see, parts.list).draw(see.theme, frame, parts.list);
        if self.inside {
            self.draw_detail(see, frame, parts.detail);
        }
    }

    fn prepare(&mut self, see: See) {
        self.empty = see.notebook.goals.iter().next().is_none();
    }

    fn go(&mut self, go: Go, see: See) {
        if let Go::Goal(id) = go {
            self.cursor.choose(id, &self.ids(see));
            self.item = Cursor::default();
            self.inside = false;
        }
    }
}
