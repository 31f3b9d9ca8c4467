//! The habits of a day in columns: name, what is meant, the last 14 days, the figure. Knows no key.

use ratatui::text::{Line, Span};

use crate::insight::{HabitDay, Mark, Today as Facts};
use crate::model::habit::Is;
use crate::screens::habit_form;
use crate::text::{one_line, pad, width};
use crate::ui::Theme;
use crate::ui::layout::columns;

/// Cells of the columns of the habits: name, what, the last 14 days, the figure.
pub struct HabitWidths {
    name: usize,
    what: usize,
    strip: usize,
    figure: usize,
}

/// Cells that hold “18 of 24, 4 blank”.
const LEAST: usize = 17;

impl HabitWidths {
    /// In so many cells; without figures only names and what is meant, nothing that counts.
    pub fn of(facts: &Facts, total: usize, figures: bool) -> Self {
        let widest = |of: &dyn Fn(&HabitDay) -> usize| facts.habits.iter().map(of).max().unwrap_or(0);
        let name = widest(&|habit| width(&one_line(&habit.habit.name))).clamp(6, 20);
        let what = widest(&|habit| width(&what(habit))).min(28);
        let figure = widest(&|habit| width(&habit.adherence.short())).clamp(6, 30);
        let figure = if figures { figure } else { 0 };
        let strip = if facts.habits.is_empty() || !figures { 0 } else { 14 };
        // The strip is told apart from the rest only whole: what is meant gives way before it.
        let wanted = [name, strip, what, figure];
        let widths =
            columns(&wanted, &[name.min(12), strip, 8, figure.min(LEAST)], 2, total.saturating_sub(2));
        let strip = if widths[1] < strip { 0 } else { strip };
        Self { name: widths[0], what: widths[2], strip, figure: widths[3] }
    }

    pub fn heading(&self, theme: &Theme) -> Line<'static> {
        // The rows have their mark and the list's own before the name.
        let before = self.name + 4 + gapped(self.what);
        let days = if self.strip < 14 { "" } else { "last 14 days" };
        let figure = if self.figure == 0 { "" } else { "so far" };
        let mut spans = vec![Span::styled(pad("Habits", before), theme.strong)];
        if self.strip == 14 {
            spans.push(Span::styled(format!("  {}", pad(days, 14)), theme.dim));
        }
        spans.push(Span::styled(format!("  {figure}"), theme.dim));
        Line::from(spans)
    }

    pub fn line(&self, habit: &HabitDay, theme: &Theme) -> Line<'static> {
        let sign = sign(habit.mark, theme);
        let mut spans = vec![
            Span::styled(format!("{sign} "), theme.mark),
            Span::raw(pad(&one_line(&habit.habit.name), self.name)),
        ];
        if 0 < self.what {
            spans.push(Span::styled(format!("  {}", pad(&what_in(habit, self.what), self.what)), theme.dim));
        }
        if self.strip == 14 {
            let strip: String = habit.strip.iter().map(|mark| sign_or_space(*mark, theme)).collect();
            spans.push(Span::raw(format!("  {strip}")));
        }
        if 0 < self.figure {
            let figure = habit.adherence.short_in(self.figure);
            spans.push(Span::styled(format!("  {figure}"), theme.dim));
        }
        Line::from(spans)
    }
}

fn gapped(width: usize) -> usize {
    if width == 0 { 0 } else { width + 2 }
}

/// The mark of a day; a day that is not asked for and says nothing has the mark of one not recorded.
fn sign(mark: Mark, theme: &Theme) -> &'static str {
    if mark == Mark::NotPlanned { theme.marks.blank } else { sign_or_space(mark, theme) }
}

/// The mark of a day; a space where nothing is asked for.
pub fn sign_or_space(mark: Mark, theme: &Theme) -> &'static str {
    match mark {
        Mark::Done => theme.marks.done,
        Mark::Part => "+",
        Mark::NotDone => theme.marks.not_done,
        Mark::Excused => theme.marks.excused,
        Mark::NotRecorded => theme.marks.blank,
        Mark::NotPlanned => " ",
    }
}

/// What was done of what is meant, and after what: “25 of 20 min, after lunch”.
fn what(habit: &HabitDay) -> String {
    said(habit, true, true)
}

/// As much of that as so many cells hold: first what sets it off gives way, then the unit, no word in its middle.
fn what_in(habit: &HabitDay, cells: usize) -> String {
    let ways = [(true, true), (true, false), (false, false)];
    let mut ways = ways.into_iter().map(|(unit, cue)| said(habit, unit, cue));
    ways.find(|said| width(said) <= cells && !said.is_empty()).unwrap_or_else(|| what(habit))
}

fn said(habit: &HabitDay, with_unit: bool, with_cue: bool) -> String {
    let excused = habit.answer.filter(|answer| answer.is == Is::Excused).map(|answer| &answer.note);
    let cue = if with_cue { habit.habit.cue.clone() } else { String::new() };
    let parts = [excused.cloned().unwrap_or_default(), figure(habit, with_unit), cue];
    let parts = parts.iter().filter(|part| !part.is_empty()).map(|part| one_line(part).into_owned());
    parts.collect::<Vec<_>>().join(", ")
}

/// “25 of 20 min”.
fn figure(habit: &HabitDay, with_unit: bool) -> String {
    let row = habit_form::row(&habit.habit.kind);
    let unit = habit.rule.map_or("", |rule| &rule.unit);
    let unit = if unit.is_empty() || !with_unit { String::new() } else { format!(" {unit}") };
    let target = habit.rule.and_then(|rule| rule.target).filter(|_| row.is_counted());
    let answer = habit.answer.filter(|answer| answer.is == Is::Done);
    let amount = answer.and_then(|answer| answer.amount).filter(|_| row.is_counted());
    match (amount, target) {
        (Some(amount), Some(target)) if row.before.is_empty() => format!("{amount} of {target}{unit}"),
        (Some(amount), Some(target)) => format!("{amount}, {}{target}{unit}", row.before),
        (Some(amount), None) => format!("{amount}{unit}"),
        (None, Some(target)) => format!("{}{target}{unit}", row.before),
        (None, None) => String::new(),
    }
}
