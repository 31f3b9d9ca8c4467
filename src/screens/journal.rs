//! The tab of everything written, newest first: a month beside it, a search through it, each record to be read.

mod entries;
mod reading;

use chrono::{Datelike, Months, NaiveDate, Weekday};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::cursor::{self, Cursor};
use super::days;
use crate::app::{Action, Go, Page, See};
use crate::insight;
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, ENTER, ESC, Hint, Input, Key, PAGE_DOWN, PAGE_UP, UP, char, on,
    quiet,
};
use crate::model::calendar::{add, month, weekday_word};
use crate::model::{Id, Notebook};
use crate::text::{Pane, Text, TextOp, one_line, pad, width};
use crate::ui::layout::{beside, take_top};
use crate::ui::list::{List, Row};
use crate::ui::month::{HEIGHT, Month};
use crate::ui::{bars, put};
use entries::{Filter, Item};
use reading::Reading;

#[derive(Default)]
pub struct Journal {
    cursor: Cursor<Id>,
    /// The day the list stands around; none is the newest.
    day: Option<NaiveDate>,
    filter: Filter,
    /// The word being searched for, while the search is open.
    search: Option<Text>,
    month: bool,
}

#[derive(Clone, Copy)]
enum Command {
    Open,
    Change,
    Search,
    Filter,
    Month,
    Earlier,
    Later,
    Newest,
    Day,
    Bring,
    Delete,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Open, "read"),
    on(&[char('/')], Command::Search, "search"),
    on(&[char('f')], Command::Filter, "show only"),
    on(&[char('m')], Command::Month, "month"),
    on(&[char('d')], Command::Day, "that day"),
    quiet(&[char('e')], Command::Change, "change"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
    quiet(&[char('x')], Command::Delete, "delete"),
    quiet(&[char('[')], Command::Earlier, "month before"),
    quiet(&[char(']')], Command::Later, "next month"),
    quiet(&[char('t')], Command::Newest, "the newest"),
];

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

/// So many days with something on them are listed before and after the chosen one.
const AROUND: usize = 40;

/// From this width on the month stands beside the list.
const BESIDE: u16 = 96;

struct Parts {
    header: Rect,
    list: Rect,
    month: Option<Rect>,
}

impl Journal {
    fn items<'a>(&self, notebook: &'a Notebook, today: NaiveDate) -> Vec<Item<'a>> {
        match &self.search {
            Some(text) if !text.as_str().trim().is_empty() => {
                entries::search(notebook, text.as_str(), self.filter)
            }
            _ => entries::around(notebook, self.day.unwrap_or(today), AROUND, self.filter),
        }
    }

    fn layout(&self, area: Rect) -> Parts {
        let (header, body) = take_top(area, 2);
        let header = take_top(header, 1).0;
        match beside(body, BESIDE, 68) {
            (list, Some(month)) => Parts { header, list, month: Some(month) },
            (body, None) if self.month && HEIGHT + 6 < body.height => {
                let (month, list) = take_top(body, HEIGHT + 1);
                Parts { header, list, month: Some(month) }
            }
            (list, None) => Parts { header, list, month: None },
        }
    }

    fn chosen<'a>(&self, see: See<'a>) -> Option<Item<'a>> {
        let items = self.items(see.notebook, see.today());
        let id = self.cursor.get(&ids(&items))?;
        items.into_iter().find(|item| item.id() == id)
    }

    fn go_to(&mut self, to: cursor::Move, see: See) {
        match to {
            cursor::Move::First => self.newest(),
            cursor::Move::Last => {
                let first = entries::day_after(see.notebook, NaiveDate::MIN);
                self.day = first;
                let items = ids(&self.items(see.notebook, see.today()));
                self.cursor.go(cursor::Move::Last, &items);
            }
            to => {
                let items = self.items(see.notebook, see.today());
                self.cursor.go(to, &ids(&items));
                self.follow(see);
            }
        }
    }

    /// The list stands around the chosen record.
    fn follow(&mut self, see: See) {
        if self.search.is_none() {
            self.day = self.chosen(see).map(|item| item.when().day).or(self.day);
        }
    }

    fn newest(&mut self) {
        self.day = None;
        self.cursor = Cursor::default();
    }

    fn show_day(&mut self, day: NaiveDate, see: See) {
        self.day = Some(day);
        self.cursor = Cursor::default();
        let items = self.items(see.notebook, see.today());
        let nearest = items.iter().min_by_key(|item| (item.when().day - day).num_days().abs());
        if let Some(item) = nearest {
            self.cursor.choose(item.id(), &ids(&items));
        }
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let chosen = self.chosen(see);
        match command {
            Command::Open => {
                return chosen
                    .map(|item| Action::Open(Box::new(Reading::new(item.id()))))
                    .into_iter()
                    .collect();
            }
            Command::Change => return chosen.map(|item| reading::change(item, see)).unwrap_or_default(),
            Command::Bring => return chosen.map(reading::bring).unwrap_or_default(),
            Command::Delete => return chosen.map(|item| reading::delete(item, see)).unwrap_or_default(),
            Command::Day => {
                return chosen.map(|item| Action::Go(Go::Day(item.when().day))).into_iter().collect();
            }
            Command::Search => self.search = Some(Text::line("")),
            Command::Filter => self.filter = self.filter.next(),
            Command::Month => self.month = !self.month,
            Command::Newest => self.newest(),
            Command::Earlier => self.by_month(see, -1),
            Command::Later => self.by_month(see, 1),
        }
        Vec::new()
    }

    fn by_month(&mut self, see: See, by: i32) {
        let first = month(self.day.unwrap_or(see.today())).first;
        let step = Months::new(by.unsigned_abs());
        let to = if by < 0 { first.checked_sub_months(step) } else { first.checked_add_months(step) };
        if let Some(to) = to.filter(|to| *to <= see.today()) {
            self.show_day(month(to).last.min(see.today()), see);
        }
    }

    fn searching(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        match keys::find(SEARCH_KEYS, key) {
            Some(Searching::Open) => return Some(self.obey(Command::Open, see)),
            Some(Searching::Leave) => {
                let found = self.chosen(see);
                self.search = None;
                found.into_iter().for_each(|item| self.show_item(item, see));
            }
            Some(Searching::Move(to)) => self.go_to(to, see),
            None => {
                let op = TextOp::from_key(key)?;
                self.search.as_mut()?.apply(op, Pane { width: 40, height: 1 });
                self.cursor = Cursor::default();
            }
        }
        Some(Vec::new())
    }

    fn show_item(&mut self, item: Item, see: See) {
        self.day = Some(item.when().day);
        self.cursor.choose(item.id(), &ids(&self.items(see.notebook, see.today())));
    }

    fn click(&mut self, click: Click, see: See) -> Vec<Action> {
        match click.kind {
            ClickKind::WheelDown => self.go_to(cursor::Move::Down, see),
            ClickKind::WheelUp => self.go_to(cursor::Move::Up, see),
            ClickKind::Press => self.press(click, see),
        }
        Vec::new()
    }

    fn press(&mut self, click: Click, see: See) {
        let parts = self.layout(see.area);
        let list = self.list(see);
        let items = ids(&self.items(see.notebook, see.today()));
        if let Some(row) = list.hit(parts.list, click.column, click.row) {
            if let Some(id) = items.get(list.item_number(row)) {
                self.cursor.choose(*id, &items);
                self.follow(see);
            }
        } else if let Some(area) = parts.month {
            let shown = month(self.day.unwrap_or(see.today()));
            let day = self.with_month(see, |grid| grid.hit(area, click.column, click.row));
            day.into_iter().for_each(|day| self.show_day(add(shown.first, i64::from(day) - 1), see));
        }
    }

    fn list<'a>(&self, see: See<'a>) -> List<'a> {
        let items = self.items(see.notebook, see.today());
        let place = self.cursor.place(&ids(&items));
        if items.is_empty() {
            let empty = if self.search.is_some() { NOT_FOUND } else { EMPTY };
            return List::of_items(empty.iter().map(|line| Row::note(*line)).collect(), None);
        }
        let mut rows = Vec::new();
        let mut day = None;
        for item in items {
            if day.replace(item.when().day) != Some(item.when().day) {
                rows.push(Row::heading(heading(item.when().day, see)));
                rows.extend(habits(see, item.when().day).map(Row::note));
            }
            rows.push(Row::item(line(item, see)));
        }
        List::of_items(rows, place)
    }

    fn with_month<T>(&self, see: See, use_it: impl FnOnce(&Month) -> T) -> T {
        let chosen = self.chosen(see).map(|item| item.when().day);
        let shown = month(self.day.or(chosen).unwrap_or(see.today()));
        let starts = see.notebook.settings.week_starts();
        let days = std::array::from_fn(|at| weekday_word(nth_day(starts, at)));
        let has = |day: u16| {
            let day = add(shown.first, i64::from(day) - 1);
            let written = see.notebook.check_ins.on(day).next().is_some()
                || see.notebook.notes.on(day).next().is_some();
            written.then_some(see.theme.marks.dot)
        };
        let place = |day: NaiveDate| shown.contains(day).then(|| day.day() as u16);
        use_it(&Month {
            title: &shown.first.format("%B %Y").to_string(),
            days,
            first: shown.first.weekday().days_since(starts) as u16,
            len: shown.last.day() as u16,
            selected: chosen.and_then(place),
            today: place(see.today()),
            mark: &has,
        })
    }
}

const EMPTY: &[&str] =
    &["Everything you write will stand here, newest first.", "Press c to check in: one number is enough."];

const NOT_FOUND: &[&str] = &["Nothing written holds these words. Fewer letters find more."];

fn ids(items: &[Item]) -> Vec<Id> {
    items.iter().map(|item| item.id()).collect()
}

fn nth_day(starts: Weekday, n: usize) -> Weekday {
    std::iter::successors(Some(starts), |day| Some(day.succ())).nth(n).unwrap_or(starts)
}

fn heading(day: NaiveDate, see: See) -> String {
    let year = if day.year() == see.today().year() { String::new() } else { format!(" {}", day.year()) };
    format!("{}{year}", days::named(day, see))
}

/// What was answered for habits on a day, each with its mark.
fn habits(see: See, day: NaiveDate) -> impl Iterator<Item = String> {
    let marks = &see.theme.marks;
    let answered = see.notebook.habits.iter().filter_map(|habit| {
        let answer = see.notebook.answer(habit.id, day)?;
        let sign = match insight::mark(habit, day, Some(answer)) {
            insight::Mark::Done => marks.done,
            insight::Mark::Excused => marks.excused,
            insight::Mark::Part => "+",
            _ => marks.not_done,
        };
        Some(format!("{sign} {}", one_line(&habit.name)))
    });
    let line = answered.collect::<Vec<String>>().join("  ");
    (!line.is_empty()).then_some(line).into_iter()
}

fn line(item: Item, see: See) -> String {
    let time = item.when().time().map(|time| days::clock(time, see)).unwrap_or_default();
    let mark = if item.is_marked() { "  (for the session)" } else { "" };
    let versions = if item.has_versions() { "  (two versions)" } else { "" };
    format!("{} {} {}{mark}{versions}", pad(&time, 5), pad(item.label(), 10), one_line(&item.summary()))
}

impl Page for Journal {
    fn keys(&self) -> Vec<Hint> {
        if self.search.is_some() {
            return keys::hints(SEARCH_KEYS);
        }
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) if self.search.is_some() => self.searching(key, see),
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    self.go_to(to, see);
                    return Some(Vec::new());
                }
                Some(self.obey(keys::find(KEYS, key)?, see))
            }
            Input::Click(click) => Some(self.click(click, see)),
            Input::Paste(text) => {
                self.search.as_mut()?.paste(&text);
                Some(Vec::new())
            }
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let parts = self.layout(area);
        let remark =
            if self.filter == Filter::All { String::new() } else { format!("only {}", self.filter.name()) };
        match &self.search {
            Some(text) => {
                let asked = format!("Search: {}", one_line(text.as_str()));
                put(&asked, see.theme.strong, frame, parts.header);
            }
            None => bars::header("Journal", &remark, see.theme, frame, parts.header),
        }
        self.list(see).draw(see.theme, frame, parts.list);
        if let Some(month) = parts.month {
            self.with_month(see, |grid| grid.draw(see.theme, frame, month));
        }
        if let Some(text) = &self.search
            && !parts.header.is_empty()
        {
            let before = width("Search: ") + width(&one_line(&text.as_str()[..text.cursor()]));
            let x = parts.header.x.saturating_add(u16::try_from(before).unwrap_or(u16::MAX));
            let x = x.min(parts.header.right() - 1);
            frame.set_cursor_position(Position { x, y: parts.header.y });
        }
    }

    fn go(&mut self, go: Go, see: See) {
        match go {
            Go::Search => self.search = Some(Text::line("")),
            Go::Entry(id) => {
                self.search = None;
                entries::find(see.notebook, id).into_iter().for_each(|item| self.show_item(item, see));
            }
            _ => {}
        }
    }
}
