//! The charts of the tab: what each holds, how it is drawn, and the same in words. Knows no notebook: whoever makes a chart
//! gives it its numbers, and both the picture and the words come from these.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::insight::{count, one_decimal};
use crate::model::calendar::{Period, add};
use crate::text::{fit_with, pad, width};
use crate::ui::chart::{self, Bar, Pixel, Pixels, Timeline};
use crate::ui::layout::part;
use crate::ui::month::Month;
use crate::ui::{Theme, put, put_line};

/// What a section shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Under each other, each with the same room.
    Times(Vec<Time>),
    Year(Vec<MonthRow>),
    Month(MonthRow, [&'static str; 7]),
    Bars(Vec<Row>),
    Habits(Vec<Strip>),
    /// Lines of their own.
    Words(Vec<String>),
}

/// Numbers day by day.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    pub name: String,
    pub first: NaiveDate,
    /// One a day.
    pub values: Vec<Option<f64>>,
    /// One a day: a median, or the way from one value to the next.
    pub line: Vec<Option<f64>>,
    /// What the words call the line; empty if it says nothing that the values do not.
    pub line_name: &'static str,
    pub range: (f64, f64),
    pub marks: Vec<(NaiveDate, String)>,
    pub bands: Vec<(f64, &'static str)>,
}

/// The mood of each day of a month; days to come are not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthRow {
    pub month: Period,
    /// The column of the first in a grid of weeks.
    pub column: u16,
    pub moods: Vec<Option<f64>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub label: String,
    pub value: Option<f64>,
    pub most: f64,
    /// What stands after the bar, numbers included.
    pub note: String,
}

/// A habit, week by week.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    pub name: String,
    pub settled: String,
    pub lately: String,
    pub weeks: Vec<Week>,
}

/// How much of a habit there was in a week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    pub first: NaiveDate,
    pub done: u32,
    pub planned: u32,
    pub blank: u32,
    /// The same in words.
    pub words: String,
}

/// Rows that a picture of days wants at least.
const LEAST: u16 = 5;

/// Cells of a week that is written as a figure.
const FIGURE: usize = 4;

/// A mood as one of four shades: up to 3, to 5, to 7, above.
pub fn shade(mood: f64) -> usize {
    [3.5, 5.5, 7.5].iter().filter(|from| **from <= mood).count()
}

/// What the shades stand for.
pub const SHADES: [&str; 4] = ["1 to 3", "4 to 5", "6 to 7", "8 to 10"];

impl Chart {
    /// Rows that it would like to have, `None` for as many as there are.
    pub fn rows(&self) -> Option<u16> {
        let rows = |n: usize| Some(u16::try_from(n).unwrap_or(u16::MAX));
        match self {
            Chart::Times(_) => None,
            Chart::Year(months) => rows(months.len() + 2),
            Chart::Month(..) => Some(crate::ui::month::HEIGHT + 2),
            Chart::Bars(bars) => rows(bars.len()),
            Chart::Habits(strips) => rows(strips.len() + 1),
            Chart::Words(lines) => rows(lines.len()),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Chart::Times(times) => times.is_empty(),
            Chart::Year(months) => months.is_empty(),
            Chart::Month(..) => false,
            Chart::Bars(bars) => bars.is_empty(),
            Chart::Habits(strips) => strips.is_empty(),
            Chart::Words(lines) => lines.is_empty(),
        }
    }

    /// The same in words, a line for each number.
    pub fn twin(&self) -> Vec<String> {
        match self {
            Chart::Times(times) => times.iter().flat_map(Time::twin).collect(),
            Chart::Year(months) => months.iter().rev().map(MonthRow::twin).collect(),
            Chart::Month(month, _) => month.days(),
            Chart::Bars(bars) => bars.iter().map(|bar| format!("{}: {}", bar.label, bar.note)).collect(),
            Chart::Habits(strips) => strips.iter().flat_map(Strip::twin).collect(),
            Chart::Words(lines) => lines.clone(),
        }
    }

    /// From row `top` on where it is a list longer than its place.
    pub fn draw(&self, top: usize, theme: &Theme, frame: &mut Frame, area: Rect) {
        match self {
            Chart::Times(times) => draw_times(times, theme, frame, area),
            Chart::Year(months) => draw_year(months, theme, frame, area),
            Chart::Month(month, names) => draw_month(month, *names, theme, frame, area),
            Chart::Bars(rows) => draw_bars(&rows[top.min(rows.len())..], theme, frame, area),
            Chart::Habits(strips) => draw_strips(&strips[top.min(strips.len())..], theme, frame, area),
            Chart::Words(_) => {}
        }
    }
}

fn draw_bars(rows: &[Row], theme: &Theme, frame: &mut Frame, area: Rect) {
    let bars: Vec<Bar> = rows
        .iter()
        .map(|row| Bar { label: &row.label, value: row.value, most: row.most, note: &row.note })
        .collect();
    chart::bars(&bars, theme, frame, area);
}

impl Time {
    fn twin(&self) -> Vec<String> {
        let days = self.values.iter().enumerate().filter_map(|(at, value)| {
            let day = add(self.first, at as i64);
            let line = self.line.get(at).copied().flatten().filter(|_| !self.line_name.is_empty());
            let said = value
                .map(short)
                .into_iter()
                .chain(line.map(|it| format!("{} {}", self.line_name, short(it))));
            let said = said.collect::<Vec<String>>().join(", ");
            (!said.is_empty()).then(|| format!("{}: {said}", day.format("%a %-d %b %Y")))
        });
        let name = (!self.name.is_empty()).then(|| self.name.clone());
        name.into_iter().chain(days).collect()
    }

    fn draw(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let named = u16::from(!self.name.is_empty());
        let name = fit_with(&self.name, usize::from(area.width), theme.marks.ellipsis);
        put(&name, theme.strong, frame, part(area, 0, named));
        let last = add(self.first, self.values.len() as i64 - 1);
        let said = |day: NaiveDate| day.format("%-d %b %Y").to_string();
        let letters = self.marks.iter().zip(LETTERS.chars());
        let marks =
            letters.map(|((day, _), letter)| ((*day - self.first).num_days().max(0) as usize, letter));
        let marks: Vec<(usize, char)> = marks.collect();
        let (first, last) = (said(self.first), said(last));
        let timeline = Timeline {
            dots: &self.values,
            line: &self.line,
            range: self.range,
            ends: (&first, &last),
            marks: &marks,
            bands: &self.bands,
        };
        timeline.draw(theme, frame, part(area, named, area.height));
    }
}

/// What marks are called, in their order; those beyond have words only.
pub const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// As many as have room; how many have none is said.
fn draw_times(times: &[Time], theme: &Theme, frame: &mut Frame, area: Rect) {
    let most = usize::from(area.height / LEAST).max(1);
    let (shown, hidden) = (times.len().min(most), times.len().saturating_sub(most));
    let rest = u16::from(0 < hidden);
    let each = (area.height.saturating_sub(rest)) / u16::try_from(shown.max(1)).unwrap_or(1);
    for (at, time) in (0..).zip(&times[..shown]) {
        time.draw(theme, frame, part(area, at * each, each));
    }
    if 0 < hidden {
        let more = format!("{} not drawn here; T says it in words", count(hidden, "chart", "charts"));
        put(&more, theme.dim, frame, part(area, area.height - 1, 1));
    }
}

impl MonthRow {
    /// “November 2026: 1st 6, 2nd none, …” in one line.
    fn twin(&self) -> String {
        let said = self
            .moods
            .iter()
            .enumerate()
            .filter_map(|(at, mood)| Some(format!("{}: {}", at + 1, short((*mood)?))));
        let said = said.collect::<Vec<String>>().join(", ");
        let said = if said.is_empty() { "no mood written down".to_owned() } else { said };
        format!("{}  {said}", self.month.first.format("%B %Y"))
    }

    fn days(&self) -> Vec<String> {
        let days = self.moods.iter().enumerate().map(|(at, mood)| {
            let day = add(self.month.first, at as i64).format("%a %-d %b");
            format!("{day}: {}", mood.map_or("no mood written down".to_owned(), short))
        });
        days.collect()
    }

    /// The cell of a day, 1 to 31.
    fn pixel(&self, day: usize) -> Pixel {
        match day.checked_sub(1).and_then(|at| self.moods.get(at)) {
            Some(Some(mood)) => Pixel::Shade(shade(*mood)),
            Some(None) => Pixel::Blank,
            None => Pixel::Outside,
        }
    }
}

/// A legend, and a row for each month.
fn draw_year(months: &[MonthRow], theme: &Theme, frame: &mut Frame, area: Rect) {
    let row = |month: &MonthRow| {
        let name = month.month.first.format(if month.month.first.month() == 1 { "%b %y" } else { "%b" });
        (name.to_string(), (1..=31).map(|day| month.pixel(day)).collect())
    };
    let rows: Vec<(String, Vec<Pixel>)> = months.iter().map(row).collect();
    draw_legend(theme, frame, part(area, 0, 1));
    Pixels { rows: &rows }.draw(theme, frame, part(area, 1, area.height));
}

fn draw_legend(theme: &Theme, frame: &mut Frame, area: Rect) {
    let mut spans = Vec::new();
    for (shade, words) in SHADES.iter().enumerate() {
        spans.push(Span::styled(theme.marks.shades[shade], theme.shades[shade]));
        spans.push(Span::styled(format!(" {words}  "), theme.dim));
    }
    spans.push(Span::styled(format!("{} none", theme.marks.blank), theme.dim));
    put_line(&Line::from(spans), theme.marks.ellipsis, frame, area);
}

fn draw_month(month: &MonthRow, names: [&'static str; 7], theme: &Theme, frame: &mut Frame, area: Rect) {
    let mark = |day: u16| Some(month.pixel(usize::from(day)).sign(theme));
    draw_legend(theme, frame, part(area, 0, 1));
    let grid = Month {
        title: &month.month.first.format("%B %Y").to_string(),
        days: names,
        first: month.column,
        len: u16::try_from(month.month.last.day()).unwrap_or(31),
        selected: None,
        today: None,
        mark: &mark,
    };
    grid.draw(theme, frame, part(area, 2, area.height));
}

impl Strip {
    fn twin(&self) -> Vec<String> {
        let head = format!("{}: {}", self.name, [&*self.settled, &*self.lately].join(", "));
        let weeks = self.weeks.iter().filter(|week| !week.words.is_empty());
        let weeks = weeks.map(|week| format!("  week of {}: {}", week.first.format("%a %-d %b"), week.words));
        std::iter::once(head).chain(weeks).collect()
    }
}

impl Week {
    /// “5/7”, a mark where nothing was said, nothing where nothing was planned.
    fn figure(&self, theme: &Theme) -> String {
        match (self.planned, self.blank) {
            (0, _) => String::new(),
            (planned, blank) if planned == blank => theme.marks.blank.to_owned(),
            (planned, _) => format!("{}/{planned}", self.done),
        }
    }

    fn sign(&self, theme: &Theme) -> String {
        match (self.planned, self.blank) {
            (0, _) => " ".to_owned(),
            (planned, blank) if planned == blank => theme.marks.blank.to_owned(),
            (planned, _) => {
                let share = f64::from(self.done) / f64::from(planned);
                chart::level(share, (0.0, 1.0), theme).to_owned()
            }
        }
    }
}

/// A heading, and a row for each habit: figures where they fit, else signs.
fn draw_strips(strips: &[Strip], theme: &Theme, frame: &mut Frame, area: Rect) {
    let all = usize::from(area.width);
    let weeks = strips.iter().map(|strip| strip.weeks.len()).max().unwrap_or(0);
    let widest = |text: fn(&Strip) -> &str| strips.iter().map(|strip| width(text(strip))).max().unwrap_or(0);
    let (settled, lately) = (widest(|strip| &strip.settled), widest(|strip| &strip.lately));
    let lately = lately.min(all * 3 / 10);
    let figures = all > 12 + settled + FIGURE * weeks + lately + 4;
    let cells = if figures { FIGURE * weeks } else { weeks };
    let name = all.saturating_sub(settled + cells + lately + 4).clamp(8, 24);
    let heading =
        format!("{} {} {}", pad("", name), pad("", settled), pad(&count(weeks, "week", "weeks"), cells));
    put_line(
        &Line::styled(format!("{heading} 28 days"), theme.dim),
        theme.marks.ellipsis,
        frame,
        part(area, 0, 1),
    );
    for (row, strip) in (1..area.height).zip(strips) {
        let shown: String = strip
            .weeks
            .iter()
            .map(|week| if figures { pad(&week.figure(theme), FIGURE) } else { week.sign(theme) })
            .collect();
        let line = Line::from(vec![
            Span::styled(pad(&strip.name, name), theme.text),
            Span::styled(format!(" {} ", pad(&strip.settled, settled)), theme.dim),
            Span::styled(pad(&shown, cells), theme.ink),
            Span::styled(format!(" {}", strip.lately), theme.text),
        ]);
        put_line(&line, theme.marks.ellipsis, frame, part(area, row, 1));
    }
}

/// Without a fraction where there is none.
pub fn short(value: f64) -> String {
    if (value - value.round()).abs() < 0.05 { format!("{value:.0}") } else { one_decimal(value) }
}
