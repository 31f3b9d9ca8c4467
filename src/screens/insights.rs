//! What the days add up to: a list of parts, each with its message in words, and the chart of the chosen one beside it.
//! Everything shown is made in [`Insights::prepare`] and only drawn here.

mod chart;
mod days;
mod goals;
mod habits;
mod mood;
mod panel;
mod seen;

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span as Words};

use super::cursor::{self, Cursor};
use super::{day_form, days as named};
use crate::app::{Action, Page, See};
use crate::keys::{
    self, Binding, Click, ClickKind, ENTER, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, Shown, char, on, quiet,
};
use crate::model::calendar::{Period, add};
use crate::text::{fit_words, pad};
use crate::ui::bars;
use crate::ui::layout::{beside, take_top};
use crate::ui::list::{List, Row};
pub use seen::Span;
use seen::{Part, Section, Seen};

#[derive(Default)]
pub struct Insights {
    cursor: Cursor<Part>,
    span: Span,
    /// The last day looked at; none is today.
    last: Option<NaiveDate>,
    /// The chosen part has the whole page.
    large: bool,
    /// In words instead of pictures.
    words: bool,
    /// The first row shown of what is longer than the page.
    top: usize,
    seen: Option<Seen>,
}

#[derive(Clone, Copy)]
enum Command {
    Large,
    Leave,
    Words,
    Span,
    Earlier,
    Later,
    Now,
    Event,
    Measures,
    Bring,
    PageDown,
    PageUp,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Large, "large"),
    on(&[char('T')], Command::Words, "in words"),
    on(&[char('p')], Command::Span, "4, 12, 52 weeks"),
    on(&[char('n')], Command::Event, "something changed"),
    on(&[char('m')], Command::Measures, "questionnaires"),
    on(&[char('[')], Command::Earlier, "before"),
    quiet(&[char(']')], Command::Later, "after"),
    quiet(&[char('t')], Command::Now, "up to today"),
    quiet(&[char('b')], Command::Bring, "what can be brought up in session"),
    quiet(&[PAGE_DOWN], Command::PageDown, "page down"),
    quiet(&[PAGE_UP], Command::PageUp, "page up"),
    quiet(&[ESC], Command::Leave, "back to the list"),
];

const BRING: &str = "What you wrote can be brought up: b on it in Today, Goals, Reflect or the Journal.";

/// From this width on the list stands beside the chart; from the second on with its messages.
const BESIDE: u16 = 76;
const WITH_MESSAGES: u16 = 110;

/// Cells of the names.
const NAMES: u16 = 18;

/// A part of the tab without its picture.
pub struct Told {
    pub name: &'static str,
    /// What it comes to, in a sentence.
    pub message: String,
    pub lines: Vec<String>,
}

/// Every part in words, for the time up to today.
pub fn told(see: See, span: Span) -> Vec<Told> {
    let seen = Seen::make(see, see.today(), span);
    let told = |section: &Section| Told {
        name: section.part.name(),
        message: section.message.clone(),
        lines: section.twin(),
    };
    seen.sections.iter().map(told).collect()
}

struct Places {
    header: Rect,
    list: Option<Rect>,
    panel: Rect,
}

impl Insights {
    fn period(&self, see: See) -> Period {
        let last = self.last.unwrap_or_else(|| see.today());
        Period { first: add(last, 1 - self.span.days()), last }
    }

    fn part(&self) -> Part {
        self.cursor.get(&Part::all()).unwrap_or(Part::Mood)
    }

    fn section(&self) -> Option<&Section> {
        self.seen.as_ref()?.section(self.part())
    }

    fn layout(&self, area: Rect) -> Places {
        let (header, body) = take_top(area, if area.height < 14 { 1 } else { 2 });
        let header = take_top(header, 1).0;
        if self.large || area.width < BESIDE {
            return Places { header, list: None, panel: body };
        }
        let share = if area.width < WITH_MESSAGES { percent(NAMES, area.width) } else { 38 };
        match beside(body, BESIDE, share) {
            (list, Some(panel)) => Places { header, list: Some(list), panel },
            (panel, None) => Places { header, list: None, panel },
        }
    }

    fn go_to(&mut self, to: cursor::Move) {
        self.cursor.go(to, &Part::all());
        self.top = 0;
    }

    fn obey(&mut self, command: Command, see: See) -> Option<Vec<Action>> {
        match command {
            Command::Large => self.large = !self.large,
            Command::Leave if !self.large => return None,
            Command::Leave => self.large = false,
            Command::Words => (self.words, self.top) = (!self.words, 0),
            Command::Span => (self.span, self.top) = (self.span.next(), 0),
            Command::Earlier => self.last = Some(add(self.period(see).first, -1)),
            Command::Later => return Some(self.later(see)),
            Command::Now => self.last = None,
            Command::Event => {
                return Some(vec![Action::Open(day_form::event(see, see.today()))]);
            }
            Command::Measures => return Some(vec![Action::Open(super::measures(see))]),
            Command::Bring => return Some(vec![Action::Say(BRING.to_owned())]),
            Command::PageDown => self.scroll(see, true),
            Command::PageUp => self.scroll(see, false),
        }
        Some(Vec::new())
    }

    /// Up to today at most.
    fn later(&mut self, see: See) -> Vec<Action> {
        let Some(last) = self.last else {
            return vec![Action::Say("The days after this one are still to come.".to_owned())];
        };
        self.last = Some(add(last, self.span.days())).filter(|last| *last < see.today());
        Vec::new()
    }

    fn scroll(&mut self, see: See, down: bool) {
        let area = self.layout(see.area).panel;
        let Some(section) = self.section() else { return };
        let page = usize::from(area.height / 2).max(1);
        let most = panel::most_scroll(section, self.words, area);
        self.top = if down { (self.top + page).min(most) } else { self.top.saturating_sub(page) };
    }

    fn click(&mut self, click: Click, see: See) {
        match click.kind {
            ClickKind::WheelDown => self.go_to(cursor::Move::Down),
            ClickKind::WheelUp => self.go_to(cursor::Move::Up),
            ClickKind::Press => {
                let Some(area) = self.layout(see.area).list else { return };
                let list = self.list(see, area.width);
                let row = list.hit(area, click.column, click.row);
                let parts = Part::all();
                if let Some(part) = row.and_then(|row| parts.get(list.item_number(row))) {
                    self.cursor.choose(*part, &parts);
                    self.top = 0;
                }
            }
        }
    }

    /// The names of the parts, and where there is room what each comes to.
    fn list(&self, see: See, width: u16) -> List<'static> {
        let messages = NAMES + 10 < width;
        let row = |part: &Part| {
            let mut spans = vec![Words::raw(pad(part.name(), usize::from(NAMES) - 2))];
            let section = self.seen.as_ref().and_then(|seen| seen.section(*part));
            if let Some(section) = section.filter(|_| messages) {
                let room = usize::from(width.saturating_sub(NAMES + 1));
                let message = fit_words(&section.message, room, see.theme.marks.ellipsis);
                spans.push(Words::styled(format!(" {message}"), see.theme.dim));
            }
            Row::item(Line::from(spans))
        };
        let parts = Part::all();
        List::of_items(parts.iter().map(row).collect(), self.cursor.place(&parts))
    }

    /// What is looked at; where there is no list, which part of it.
    fn title(&self, listed: bool, see: See) -> String {
        let Period { first, last } = self.period(see);
        let said =
            |day: NaiveDate, near: NaiveDate| match see.area.width < BESIDE && day.year() == near.year() {
                true => day.format("%-d %b").to_string(),
                false => named::short(day, near),
            };
        let (first, last) = (said(first, last), said(last, see.today()));
        let what = if listed { "Insights" } else { self.part().name() };
        format!("{what}: {}, {first} to {last}", self.span.name())
    }

    fn remark(&self, listed: bool) -> String {
        let parts = Part::all();
        let at = self.cursor.place(&parts).map_or(0, |at| at + 1);
        if listed { String::new() } else { format!("{at} of {}", parts.len()) }
    }
}

/// So many cells in percent of a width, rounded up.
fn percent(cells: u16, of: u16) -> u16 {
    (u32::from(cells) * 100).div_ceil(u32::from(of.saturating_sub(2).max(1))) as u16
}

impl Page for Insights {
    fn keys(&self) -> Vec<Hint> {
        let moves = keys::hints(cursor::KEYS);
        if !self.large {
            return [keys::hints(KEYS), moves].concat();
        }
        let mut hints = keys::hints(KEYS);
        hints.iter_mut().filter(|hint| hint.keys == [ESC]).for_each(|hint| hint.shown = Shown::Room);
        hints.retain(|hint| hint.keys != [ENTER]);
        [hints, moves].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => match keys::find(KEYS, key) {
                Some(command) => self.obey(command, see),
                None => {
                    self.go_to(keys::find(cursor::KEYS, key)?);
                    Some(Vec::new())
                }
            },
            Input::Click(click) => {
                self.click(click, see);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn prepare(&mut self, see: See) {
        let (last, span) = (self.period(see).last, self.span);
        if !self.seen.as_ref().is_some_and(|seen| seen.holds(see, last, span)) {
            self.seen = Some(Seen::make(see, last, span));
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let places = self.layout(area);
        let listed = places.list.is_some();
        bars::header(&self.title(listed, see), &self.remark(listed), see.theme, frame, places.header);
        if let Some(section) = self.section() {
            panel::draw(section, self.words, self.top, see.theme, frame, places.panel);
        }
        match places.list {
            Some(list) => self.list(see, list.width).draw(see.theme, frame, list),
            None => frame.set_cursor_position(Position { x: places.panel.x, y: places.panel.y }),
        }
    }
}
