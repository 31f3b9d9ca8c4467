//! Examples and templates to look through while drafting: searched by typing, taken with Enter.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::library::{IDEAS, Idea, PAIRS, Pair, TEMPLATES, Template};
use crate::app::See;
use crate::keys::{
    self, BACKSPACE, Binding, ClickKind, DOWN, ENTER, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, UP, ctrl, on,
    quiet,
};
use crate::screens::Spoken;
use crate::text::{fit, pad, width};
use crate::ui::layout::{beside, take_top};
use crate::ui::list::{List, Row};
use crate::ui::paragraph::{height, paragraph};
use crate::ui::{self, Theme};

#[derive(Default)]
pub struct Examples {
    typed: String,
    chosen: usize,
}

/// What can be taken.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    Template(&'static Template),
    Pair(&'static Pair),
    /// One more step.
    Idea(&'static Idea),
}

/// What became of an input.
pub enum Looked {
    On,
    Back,
    Taken(Example),
}

#[derive(Clone, Copy)]
enum Command {
    Take,
    Up,
    Down,
    PageUp,
    PageDown,
    Erase,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Take, "begin with this one"),
    quiet(&[UP], Command::Up, "one up"),
    quiet(&[DOWN], Command::Down, "one down"),
    quiet(&[PAGE_UP], Command::PageUp, "some up"),
    quiet(&[PAGE_DOWN], Command::PageDown, "some down"),
    quiet(&[BACKSPACE], Command::Erase, "search for less"),
    on(&[ESC, ctrl('t')], Command::Back, "back to the draft"),
];

const PAGE: usize = 5;

/// From so many columns on the chosen one stands beside the list.
const WIDE: u16 = 90;

/// Columns from which the vague and the better words stand side by side.
const SIDE_BY_SIDE: u16 = 70;

pub fn hints() -> Vec<Hint> {
    keys::hints(KEYS)
}

impl Example {
    fn area(self) -> &'static str {
        match self {
            Example::Template(template) => template.area,
            Example::Pair(pair) => pair.area,
            Example::Idea(idea) => idea.area,
        }
    }

    /// What it is, and the sentence that stands for it.
    fn said(self) -> (&'static str, &'static str) {
        match self {
            Example::Template(template) => ("Templates: a goal with its plan", template.sentence),
            Example::Pair(pair) => ("Examples: from a wish to something to do", pair.vague),
            Example::Idea(idea) => ("Ideas: one more step", idea.step),
        }
    }

    fn has(self, word: &str) -> bool {
        let texts: Vec<&str> = match self {
            Example::Template(template) => {
                let lists = [template.steps, template.milestones, template.obstacles];
                let lines = lists.into_iter().flatten().copied();
                lines.chain([template.sentence, template.outcome, "template"]).collect()
            }
            Example::Pair(pair) => vec![pair.vague, pair.better, "example"],
            Example::Idea(idea) => vec![idea.step, "step"],
        };
        texts.iter().chain([&self.area()]).any(|text| text.to_lowercase().contains(word))
    }
}

/// Those with every one of the words, line by line.
pub fn told(words: &str) -> Vec<Spoken<Example>> {
    let mut lines: Vec<Spoken<Example>> = Vec::new();
    let mut heading = "";
    for example in with(words) {
        let (kind, said) = example.said();
        if kind != heading {
            lines.push(Spoken { words: kind.to_owned(), item: None });
            heading = kind;
        }
        let words = format!("{}: {said}", example.area());
        lines.push(Spoken { words, item: Some(example) });
    }
    if lines.is_empty() {
        lines.push(Spoken { words: "Nothing has these words.".to_owned(), item: None });
    }
    lines
}

/// Those with every one of the words.
fn with(words: &str) -> Vec<Example> {
    let words = words.to_lowercase();
    all().filter(|example| words.split_whitespace().all(|word| example.has(word))).collect()
}

/// Templates first, then the pairs, then the ideas, each in the order of their areas.
fn all() -> impl Iterator<Item = Example> {
    let goals = TEMPLATES.iter().map(Example::Template).chain(PAIRS.iter().map(Example::Pair));
    goals.chain(IDEAS.iter().map(Example::Idea))
}

impl Examples {
    pub fn input(&mut self, input: &Input, area: Rect) -> Looked {
        match input {
            Input::Key(key) => match (keys::find(KEYS, *key), key.typed()) {
                (Some(command), _) => return self.obey(command),
                (None, Some(c)) => self.search(|typed| typed.push(c)),
                (None, None) => {}
            },
            Input::Paste(text) => self.search(|typed| typed.push_str(&crate::text::one_line(text))),
            Input::Click(click) => match click.kind {
                ClickKind::WheelUp => self.step(-1),
                ClickKind::WheelDown => self.step(1),
                ClickKind::Press => {
                    let (list, area) = (self.list(area.width), self.layout(area).1);
                    if let Some(row) = list.hit(area, click.column, click.row) {
                        self.chosen = list.item_number(row);
                    }
                }
            },
        }
        Looked::On
    }

    fn obey(&mut self, command: Command) -> Looked {
        match command {
            Command::Take => {
                let found = self.found();
                return found.get(self.at(found.len())).map_or(Looked::On, |example| Looked::Taken(*example));
            }
            Command::Back => return Looked::Back,
            Command::Erase => self.search(|typed| {
                typed.pop();
            }),
            Command::Up => self.step(-1),
            Command::Down => self.step(1),
            Command::PageUp => self.step(-(PAGE as isize)),
            Command::PageDown => self.step(PAGE as isize),
        }
        Looked::On
    }

    fn search(&mut self, change: impl FnOnce(&mut String)) {
        change(&mut self.typed);
        self.chosen = 0;
    }

    fn step(&mut self, by: isize) {
        let last = self.found().len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }

    /// Those with every word that was typed.
    fn found(&self) -> Vec<Example> {
        with(&self.typed)
    }

    fn at(&self, len: usize) -> usize {
        self.chosen.min(len.saturating_sub(1))
    }

    /// The head, the list, and the chosen one in full.
    fn layout(&self, area: Rect) -> (Rect, Rect, Rect) {
        let (head, rest) = take_top(area, 3.min(area.height));
        if let (list, Some(whole)) = beside(rest, WIDE, 45) {
            return (head, list, whole);
        }
        let (list, whole) = take_top(rest, rest.height / 2);
        (head, list, whole)
    }

    fn list(&self, width: u16) -> List<'static> {
        let found = self.found();
        let mut rows = Vec::new();
        let mut heading = "";
        for example in &found {
            let (kind, words) = example.said();
            if kind != heading {
                rows.push(Row::heading(kind));
                heading = kind;
            }
            let words = fit(words, usize::from(width)).into_owned();
            rows.push(Row::item(format!("{}  {words}", pad(example.area(), 20))));
        }
        let at = self.at(found.len());
        List::of_items(rows, (!found.is_empty()).then_some(at))
    }

    /// Where the next letter goes.
    fn set_cursor(&self, searched: &str, frame: &mut Frame, line: Rect) {
        let typed = if self.typed.is_empty() { 0 } else { width(searched) };
        let x = line.x.saturating_add(u16::try_from(typed).unwrap_or(u16::MAX));
        frame.set_cursor_position(Position { x: x.min(line.right().saturating_sub(1)), y: line.y });
    }

    pub fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let theme = see.theme;
        let (head, list, whole) = self.layout(area);
        ui::bars::header("Examples", "ours, to make yours", theme, frame, head);
        let searched = if self.typed.is_empty() {
            "type to search".to_owned()
        } else {
            format!("search: {}", self.typed)
        };
        let line = ui::layout::part(head, 1, 1);
        ui::put(&searched, theme.dim, frame, line);
        let found = self.found();
        if found.is_empty() {
            ui::put("Nothing has these words. Backspace searches for less.", theme.text, frame, list);
            return self.set_cursor(&searched, frame, line);
        }
        self.list(area.width).draw(theme, frame, list);
        self.set_cursor(&searched, frame, line);
        let lines = whole_of(found[self.at(found.len())], whole.width, theme);
        let (_, below) = take_top(whole, u16::from(whole.y > list.y));
        if height(&lines, below.width) > 0 {
            paragraph(&lines, 0, theme, frame, below);
        }
    }
}

/// Everything that taking it fills in.
fn whole_of(example: Example, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    match example {
        Example::Pair(pair) if SIDE_BY_SIDE <= width => side_by_side(pair, width, theme),
        Example::Pair(pair) => vec![
            Line::styled("a wish", theme.dim),
            Line::raw(format!("  {}", pair.vague)),
            Line::styled("something to do", theme.dim),
            Line::styled(format!("  {}", pair.better), theme.strong),
        ],
        Example::Idea(idea) => vec![
            Line::styled(idea.step, theme.strong),
            Line::raw(""),
            Line::styled("Enter adds it to the steps of the draft.", theme.dim),
        ],
        Example::Template(template) => {
            let mut lines = vec![Line::styled(template.sentence, theme.strong)];
            lines.push(Line::raw(format!("So that: {}", template.outcome)));
            let lists = [
                ("Steps", template.steps),
                ("Milestones", template.milestones),
                ("If ..., then ...", template.obstacles),
                ("What helps", template.resources),
            ];
            for (name, items) in lists {
                lines.push(Line::styled(name, theme.dim));
                lines.extend(items.iter().map(|item| Line::raw(format!("  {item}"))));
            }
            lines
        }
    }
}

/// The wish at the left, what to do at the right.
fn side_by_side(pair: &Pair, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let half = usize::from(width) / 2 - 2;
    let left = crate::text::wrap(pair.vague, half);
    let right = crate::text::wrap(pair.better, half);
    let row = |left: &str, right: &str, style| {
        Line::from(vec![Span::raw(pad(left, half + 3)), Span::styled(right.to_owned(), style)])
    };
    let mut lines =
        vec![Line::styled(format!("{}{}", pad("a wish", half + 3), "something to do"), theme.dim)];
    for at in 0..left.len().max(right.len()) {
        let part = |rows: &[String]| rows.get(at).cloned().unwrap_or_default();
        lines.push(row(&part(&left), &part(&right), theme.strong));
    }
    lines
}
