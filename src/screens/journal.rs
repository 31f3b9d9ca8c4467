//! The tab of everything written, newest first: a month beside it, a search through it, each record to be read.

mod choosing;
mod list;
pub mod reading;
mod shown;
pub mod trash;

use chrono::Months;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::cursor;
use crate::app::{Action, Go, Page, See};
use crate::insight;
use crate::insight::journal::{self, Item, Wanted, Word};
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, ENTER, ESC, Hint, Input, Key, PAGE_DOWN, PAGE_UP, UP, char, on,
    quiet,
};
use crate::model::calendar::{add, month};
use crate::text::{Pane, Text, TextOp, one_line, width};
use crate::ui::layout::{beside, part, take_top};
use crate::ui::list::List;
use crate::ui::month::HEIGHT;
use crate::ui::{bars, put};
use choosing::{Choice, Choosing};
use list::{Listed, Listing};
use reading::Reading;
use shown::{Line, lines, with_month};
use trash::Trash;

#[derive(Default)]
pub struct Journal {
    listing: Listing,
    /// The words being searched for, while the search is open.
    search: Option<Text>,
    /// What is to be shown is being chosen.
    choosing: Option<Choosing>,
    month: bool,
}

#[derive(Clone, Copy)]
enum Command {
    Open,
    Change,
    Search,
    Choose,
    Everything,
    Month,
    Earlier,
    Later,
    Newest,
    Day,
    Bring,
    Delete,
    Trash,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Open, "read"),
    on(&[char('/')], Command::Search, "search"),
    on(&[char('f')], Command::Choose, "show only"),
    on(&[char('m')], Command::Month, "month"),
    on(&[char('d')], Command::Day, "that day"),
    quiet(&[char('e')], Command::Change, "change"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
    quiet(&[char('x')], Command::Delete, "delete"),
    quiet(&[char('T')], Command::Trash, "the trash"),
    quiet(&[char('[')], Command::Earlier, "month before"),
    quiet(&[char(']')], Command::Later, "next month"),
    quiet(&[char('t')], Command::Newest, "the newest"),
];

/// While not everything is shown.
const ONLY_KEYS: &[Binding<Command>] = &[on(&[ESC], Command::Everything, "show everything")];

#[derive(Clone, Copy)]
enum Searching {
    Open,
    Leave,
    Move(cursor::Move),
}

const SEARCH_KEYS: &[Binding<Searching>] = &[
    on(&[ENTER], Searching::Open, "read"),
    on(&[ESC], Searching::Leave, "end the search"),
    on(&[DOWN], Searching::Move(cursor::Move::Down), "next"),
    quiet(&[UP], Searching::Move(cursor::Move::Up), "the one before"),
    quiet(&[PAGE_DOWN], Searching::Move(cursor::Move::PageDown), "page down"),
    quiet(&[PAGE_UP], Searching::Move(cursor::Move::PageUp), "page up"),
];

/// From this width on the month stands beside the list.
const BESIDE: u16 = 96;

struct Parts {
    header: Rect,
    /// What is shown, where it is not everything.
    only: Rect,
    list: Rect,
    month: Option<Rect>,
}

impl Journal {
    fn layout(&self, area: Rect) -> Parts {
        let (top, body) = take_top(area, 2);
        let (header, only) = (part(top, 0, 1), part(top, 1, 1));
        match beside(body, BESIDE, 68) {
            (list, Some(month)) => Parts { header, only, list, month: Some(month) },
            (body, None) if self.month && HEIGHT + 6 < body.height => {
                let (month, list) = take_top(body, HEIGHT + 1);
                Parts { header, only, list, month: Some(month) }
            }
            (list, None) => Parts { header, only, list, month: None },
        }
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let chosen = self.listing.chosen(see);
        match command {
            Command::Open => {
                return chosen.map(|item| Action::Open(Box::new(Reading::new(item)))).into_iter().collect();
            }
            Command::Change => return chosen.map(|item| reading::change(item, see)).unwrap_or_default(),
            Command::Bring => return chosen.map(reading::bring).unwrap_or_default(),
            Command::Delete => return chosen.map(|item| reading::delete(item, see)).unwrap_or_default(),
            Command::Day => {
                return chosen.map(|item| Action::Go(Go::Day(item.when().day))).into_iter().collect();
            }
            Command::Trash => return vec![Action::Open(Box::new(Trash::default()))],
            Command::Search => self.search = Some(Text::line("")),
            Command::Choose => self.choosing = Some(Choosing::new(self.listing.wanted(), see)),
            Command::Everything => self.want(Wanted::default(), true, see),
            Command::Month => self.month = !self.month,
            Command::Newest => self.listing.newest(),
            Command::Earlier => self.by_month(see, -1),
            Command::Later => self.by_month(see, 1),
        }
        Vec::new()
    }

    /// Lists only that; with `stay` what was chosen is looked for in it.
    fn want(&mut self, wanted: Wanted, stay: bool, see: See) {
        if let Some(chosen) = self.listing.chosen(see).filter(|_| stay) {
            self.listing.choose(chosen.spot(), see);
        }
        self.listing.want(wanted, stay, see);
    }

    fn take(&mut self, choice: Choice, see: See) -> Vec<Action> {
        self.choosing = None;
        let now = self.listing.wanted();
        let wanted = match choice {
            Choice::Everything => Wanted::default(),
            Choice::Sort(sort) if now.sort == sort => Wanted { sort: Default::default(), ..now.clone() },
            Choice::Sort(sort) => Wanted { sort, ..now.clone() },
            Choice::Tag(tag) => {
                Wanted { tag: Some(tag).filter(|tag| now.tag.as_ref() != Some(tag)), ..now.clone() }
            }
            Choice::Goal(goal) => {
                Wanted { goal: Some(goal).filter(|goal| now.goal != Some(*goal)), ..now.clone() }
            }
            Choice::Trash => return vec![Action::Open(Box::new(Trash::default()))],
        };
        self.want(wanted, false, see);
        Vec::new()
    }

    fn by_month(&mut self, see: See, by: i32) {
        let shown = self.listing.chosen(see).map_or(see.today(), |item| item.when().day);
        let first = month(shown).first;
        let step = Months::new(by.unsigned_abs());
        let to = if by < 0 { first.checked_sub_months(step) } else { first.checked_add_months(step) };
        if let Some(to) = to.filter(|to| *to <= see.today()) {
            self.listing.choose_day(month(to).last.min(see.today()), see);
        }
    }

    fn searching(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        match keys::find(SEARCH_KEYS, key) {
            Some(Searching::Open) => return Some(self.obey(Command::Open, see)),
            Some(Searching::Leave) => {
                self.search = None;
                self.want_words("", true, see);
            }
            Some(Searching::Move(to)) => self.listing.go(to, see),
            None => {
                let op = TextOp::from_key(key)?;
                self.search.as_mut()?.apply(op, Pane { width: 40, height: 1 });
                self.look(see);
            }
        }
        Some(Vec::new())
    }

    /// Lists what holds the words that stand in the search now.
    fn look(&mut self, see: See) {
        let words = self.search.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
        self.want_words(&words, false, see);
    }

    fn want_words(&mut self, words: &str, stay: bool, see: See) {
        self.want(Wanted { words: Word::all(words), ..self.listing.wanted().clone() }, stay, see);
    }

    fn click(&mut self, click: Click, see: See) -> Vec<Action> {
        match click.kind {
            ClickKind::WheelDown => self.listing.go(cursor::Move::Down, see),
            ClickKind::WheelUp => self.listing.go(cursor::Move::Up, see),
            ClickKind::Press => self.press(click, see),
        }
        Vec::new()
    }

    fn press(&mut self, click: Click, see: See) {
        let parts = self.layout(see.area);
        let listed = self.listing.listed(see, parts.list.height);
        let lines = lines(&listed, see);
        let list = self.list(&listed, &lines, see, parts.list.width);
        let hit = list.hit(parts.list, click.column, click.row);
        let spot = hit.and_then(|row| match lines.get(row) {
            Some(Line::Item(item)) => Some(item.spot()),
            _ => None,
        });
        if let Some(spot) = spot {
            self.listing.choose(spot, see);
        } else if let Some(area) = parts.month {
            let shown = month(listed.chosen().map_or(see.today(), |item| item.when().day));
            let day = with_month(&listed, see, |grid| grid.hit(area, click.column, click.row));
            if let Some(day) = day {
                self.listing.choose_day(add(shown.first, i64::from(day) - 1), see);
            }
        }
    }

    fn list<'a>(&self, listed: &Listed, lines: &'a [Line<'a>], see: See<'a>, width: u16) -> List<'a> {
        shown::list(listed, lines, self.listing.wanted().is_everything(), (see, width))
    }

    /// “only wins, tag work, about Walk every day”.
    fn only(&self, see: See) -> String {
        let wanted = self.listing.wanted();
        let sort = (wanted.sort != Default::default()).then(|| wanted.sort.name().to_owned());
        let tag = wanted.tag.as_ref().map(|tag| format!("tag {}", one_line(tag)));
        let goal = wanted.goal.and_then(|goal| see.notebook.goals.get(goal));
        let goal = goal.map(|goal| format!("about “{}”", one_line(&goal.statement)));
        let parts: Vec<String> = [sort, tag, goal].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("only {}", parts.join(", ")) }
    }

    fn draw_header(&self, see: See, frame: &mut Frame, parts: &Parts) {
        let count = self.listing.count(see).map(|count| insight::count(count, "found", "found"));
        let count = count.unwrap_or_default();
        match &self.search {
            Some(text) => {
                let asked = format!("Search: {}", one_line(text.as_str()));
                bars::header(&asked, &count, see.theme, frame, parts.header);
            }
            None => bars::header("Journal", &count, see.theme, frame, parts.header),
        }
        put(&self.only(see), see.theme.accent, frame, parts.only);
    }

    /// The next letter of the search comes here.
    fn set_cursor(&self, frame: &mut Frame, header: Rect) {
        let Some(text) = self.search.as_ref().filter(|_| !header.is_empty()) else { return };
        let before = width("Search: ") + width(&one_line(&text.as_str()[..text.cursor()]));
        let x = header.x.saturating_add(u16::try_from(before).unwrap_or(u16::MAX));
        frame.set_cursor_position(Position { x: x.min(header.right() - 1), y: header.y });
    }
}

impl Page for Journal {
    fn keys(&self) -> Vec<Hint> {
        if let Some(choosing) = &self.choosing {
            return choosing.keys();
        }
        if self.search.is_some() {
            return keys::hints(SEARCH_KEYS);
        }
        let only = if self.listing.wanted().is_everything() { Vec::new() } else { keys::hints(ONLY_KEYS) };
        [keys::hints(KEYS), only, keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        self.listing.settle(see);
        if let Some(choosing) = &mut self.choosing {
            return match choosing.input(input, see)? {
                choosing::Answer::Stay => Some(Vec::new()),
                choosing::Answer::Leave => {
                    self.choosing = None;
                    Some(Vec::new())
                }
                choosing::Answer::Take(choice) => Some(self.take(choice, see)),
            };
        }
        match input {
            Input::Key(key) if self.search.is_some() => self.searching(key, see),
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    self.listing.go(to, see);
                    return Some(Vec::new());
                }
                if let Some(command) = keys::find(ONLY_KEYS, key) {
                    let everything = self.listing.wanted().is_everything();
                    return (!everything).then(|| self.obey(command, see));
                }
                Some(self.obey(keys::find(KEYS, key)?, see))
            }
            Input::Click(click) => Some(self.click(click, see)),
            Input::Paste(text) => {
                self.search.as_mut()?.paste(&text);
                self.look(see);
                Some(Vec::new())
            }
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let parts = self.layout(area);
        self.draw_header(see, frame, &parts);
        let listed = self.listing.listed(see, parts.list.height);
        let lines = lines(&listed, see);
        // The list last: the cursor is at the row that is chosen, not at its day.
        if let Some(month) = parts.month {
            with_month(&listed, see, |grid| grid.draw(see.theme, frame, month));
        }
        self.list(&listed, &lines, see, parts.list.width).draw(see.theme, frame, parts.list);
        self.set_cursor(frame, parts.header);
        if let Some(choosing) = &self.choosing {
            choosing.draw(see, frame, area);
        }
    }

    fn go(&mut self, go: Go, see: See) {
        self.choosing = None;
        match go {
            Go::Search => self.search = Some(Text::line("")),
            Go::Entry(id) => {
                self.search = None;
                self.listing.want(Wanted::default(), true, see);
                let spot = journal::find(see.notebook, id).map(Item::spot);
                spot.into_iter().for_each(|spot| self.listing.choose(spot, see));
            }
            _ => {}
        }
    }
}
