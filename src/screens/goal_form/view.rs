//! Where everything on the drafting page is, and how it is drawn. One layout serves drawing and input.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::coach::{Mark, kind_words};
use super::field::Sentence;
use super::offers::Offer;
use super::{Drafting, Origin, Place};
use crate::app::See;
use crate::form::{self, Form};
use crate::support::Way;
use crate::text::{self, fit_with, pad};
use crate::ui::layout::{beside, inset, part, take_top};
use crate::ui::paragraph::{height, paragraph};
use crate::ui::{self, Theme};

/// From so many columns on the coach stands beside the answers.
const WIDE: u16 = 110;
/// Under so many columns or rows of the page the five marks stand in a row.
const ROOMY: (u16, u16) = (60, 18);
/// From so many rows for the coach on, its words are not cut.
const AIRY: u16 = 16;
/// Under so many rows only what is in focus is shown.
const TINY: u16 = 12;
/// The column of a mark's words.
const WORDS_FROM: usize = 17;
/// Rows kept for what the coach says, so that nothing below it moves.
const TALK: (u16, u16) = (3, 6);
/// Rows that a form keeps free below a text; they are drawn over.
const ROOM_BELOW: u16 = 2;
/// Rows the answers keep.
const ANSWERS: u16 = 5;

/// The parts of the page. A part may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub title: Rect,
    pub sentence: Rect,
    pub coach: Rect,
    pub answers: Rect,
    /// Whether each mark has a row of its own.
    pub roomy: bool,
}

impl Drafting {
    pub(super) fn layout(&self, area: Rect) -> Parts {
        let (title, rest) = take_top(area, 1);
        if area.height < TINY {
            return self.tiny(title, rest);
        }
        let roomy = ROOMY.0 <= area.width && ROOMY.1 <= area.height;
        let (left, right) = beside(rest, WIDE, 54);
        let taken = rows(&self.fields.sentence, left).min(left.height / 2);
        let sentence = part(left, 0, taken + ROOM_BELOW);
        let (_, below) = take_top(left, taken);
        if let Some(right) = right {
            let answers = part(below, 1, below.height.saturating_sub(1));
            return Parts { title, sentence, coach: inset(right, 1), answers, roomy };
        }
        let (coach, answers) = take_top(below, self.coach_rows(below, roomy));
        let answers = part(answers, 1, answers.height.saturating_sub(1));
        Parts { title, sentence, coach, answers, roomy }
    }

    /// In a very small window only what is in focus has room.
    fn tiny(&self, title: Rect, rest: Rect) -> Parts {
        let none = Rect { height: 0, ..rest };
        let roomy = false;
        match self.place {
            Place::Answers => Parts { title, sentence: none, coach: none, answers: rest, roomy },
            Place::Offer => Parts { title, sentence: none, coach: rest, answers: none, roomy },
            Place::Sentence => {
                let wanted = rows(&self.fields.sentence, rest);
                let sentence = part(rest, 0, wanted + ROOM_BELOW);
                let (_, coach) = take_top(rest, wanted);
                Parts { title, sentence, coach, answers: none, roomy }
            }
        }
    }

    fn coach_rows(&self, area: Rect, roomy: bool) -> u16 {
        let marks = if roomy { 5 } else { 2 };
        let talk = height(&self.talk(&Theme::mono(), Talk::plain(self)), area.width);
        let talk = u16::try_from(talk).unwrap_or(u16::MAX).clamp(TALK.0, TALK.1);
        (marks + talk).min(area.height.saturating_sub(ANSWERS + 1))
    }

    pub(super) fn draw(&self, see: See, frame: &mut Frame, area: Rect) {
        let parts = self.layout(area);
        let coach = self.coach(see);
        let marks = coach.marks();
        let met = marks.iter().filter(|mark| mark.met).count();
        let resumed = self.resumed.then(|| "as you left it".to_owned());
        let in_place = (0 < met).then(|| format!("{met} of 5 in place"));
        let remark = resumed.into_iter().chain(in_place).collect::<Vec<_>>().join("  ");
        ui::bars::header(&self.title(see), &remark, see.theme, frame, parts.title);
        self.draw_coach(&marks, see, frame, parts);
        if parts.answers.y > area.y + 1 && parts.answers.height > 0 {
            let rule = Rect { y: parts.answers.y - 1, height: 1, ..parts.answers };
            let line = see.theme.marks.rule.repeat(usize::from(rule.width));
            ui::put(&line, see.theme.dim, frame, rule);
        }
        self.draw_forms(see.theme, frame, parts);
    }

    /// The form in focus last: the cursor is where the next character goes.
    fn draw_forms(&self, theme: &Theme, frame: &mut Frame, parts: Parts) {
        let sentence = &self.fields.sentence;
        let answers = &self.fields.answers;
        if self.place == Place::Sentence {
            ui::form::form(sentence, theme, frame, parts.sentence);
        } else {
            ui::form::resting(sentence, theme, frame, parts.sentence);
        }
        if self.place == Place::Answers {
            ui::form::form(answers, theme, frame, parts.answers);
        } else {
            ui::form::resting(answers, theme, frame, parts.answers);
        }
    }

    fn title(&self, see: See) -> String {
        match &self.origin {
            Origin::New => "New goal".to_owned(),
            Origin::Concern(id) => {
                let concern = see.notebook.concerns.get(*id);
                concern.map_or("New goal".to_owned(), |concern| {
                    format!("New goal, from: {}", text::one_line(&concern.text))
                })
            }
            Origin::Old(record) => format!("Goal: {}", text::one_line(&record.statement)),
        }
    }

    fn draw_coach(&self, marks: &[Mark; 5], see: See, frame: &mut Frame, parts: Parts) {
        let (theme, area) = (see.theme, parts.coach);
        let mut lines: Vec<Line> = if parts.roomy {
            let wide = usize::from(area.width);
            let wrap = AIRY <= area.height;
            marks.iter().flat_map(|mark| mark_lines(mark, wide, wrap, theme)).collect()
        } else {
            flow(marks, usize::from(area.width), theme)
        };
        if AIRY <= area.height {
            lines.push(Line::raw(""));
        }
        let head = height(&lines, area.width);
        let said = Talk {
            question: self.coach(see).question(),
            kind: self.coach(see).kind_words(),
            today: see.today(),
        };
        lines.extend(self.talk(theme, said));
        paragraph(&lines, 0, theme, frame, area);
        if self.place == Place::Offer && area.height > 0 {
            let row = u16::try_from(head).unwrap_or(0).min(area.height - 1);
            let at = Position { x: area.x, y: area.y + row };
            if frame.area().contains(at) {
                frame.set_cursor_position(at);
            }
        }
    }

    /// Kind words, then what is offered, then the one question.
    fn talk(&self, theme: &Theme, said: Talk) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        lines.extend(said.kind.map(|words| Line::styled(format!("  {words}"), theme.strong)));
        let offered = self.offers.get(self.shown);
        if let Some(offer) = offered {
            let style = if self.place == Place::Offer { theme.accent } else { theme.strong };
            lines.push(Line::styled(format!("  {}", offer.words(said.today)), style));
            lines.push(self.offer_key_line(offer, theme));
        }
        lines.extend(self.lately.iter().map(|words| Line::styled(format!("  {words}"), theme.dim)));
        let question = said.question.filter(|_| !matches!(offered, Some(Offer::Until(..))));
        lines.extend(question.map(|question| Line::raw(format!("  {question}"))));
        for statement in &self.also {
            lines.push(Line::styled(format!("  also kept as a draft: {statement}"), theme.dim));
        }
        lines
    }

    fn offer_key_line(&self, offer: &Offer, theme: &Theme) -> Line<'static> {
        let mut words = format!(" {}", offer.verb());
        let more = self.offers.len() - 1;
        match (self.place, more) {
            (Place::Offer, 0) => words.push_str("   x not this one"),
            (Place::Offer, _) => words.push_str("   Right another   x not this one"),
            (_, 0) => {}
            (_, more) => words.push_str(&format!("   ({more} more)")),
        }
        let key = if self.place == Place::Offer { "Enter" } else { "Ctrl-O" };
        Line::from(vec![Span::raw("  "), Span::styled(key, theme.accent), Span::styled(words, theme.text)])
    }
}

/// What the coach says beside its marks.
struct Talk {
    question: Option<String>,
    kind: Option<String>,
    today: chrono::NaiveDate,
}

impl Talk {
    /// For counting rows: the question takes one.
    fn plain(page: &Drafting) -> Self {
        let kind = kind_words(&page.reading, Way::Keys);
        let question = page.reading.ask.map(|ask| ask.question.to_owned());
        Self { question, kind, today: page.known.today }
    }
}

/// "✓ measurable   20 minutes, every morning", in one row or in as many as it needs.
fn mark_lines(mark: &Mark, wide: usize, wrap: bool, theme: &Theme) -> Vec<Line<'static>> {
    let (sign, style) = sign(mark, theme);
    let room = wide.saturating_sub(WORDS_FROM).max(1);
    let style_of_words = if mark.met { theme.text } else { theme.dim };
    let rows = match wrap {
        true => text::wrap(&mark.words, room),
        false => vec![fit_with(&mark.words, room, theme.marks.ellipsis).into_owned()],
    };
    let head = [
        Span::styled(format!("  {sign} "), style),
        Span::styled(pad(&mark.name.word().to_lowercase(), WORDS_FROM - 4), theme.text),
    ];
    let mut lines = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let mut spans = if at == 0 { head.to_vec() } else { vec![Span::raw(" ".repeat(WORDS_FROM))] };
        spans.push(Span::styled(row, style_of_words));
        lines.push(Line::from(spans));
    }
    lines
}

/// The five marks side by side, in as many rows as they need.
fn flow(marks: &[Mark; 5], wide: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut rows: Vec<Vec<Span>> = vec![Vec::new()];
    let mut used = 0;
    for mark in marks {
        let (sign, style) = sign(mark, theme);
        let word = format!("{}  ", mark.name.word().to_lowercase());
        let needs = 2 + text::width(&word);
        if used > 0 && wide + 2 < used + needs {
            rows.push(Vec::new());
            used = 0;
        }
        used += needs;
        if let Some(row) = rows.last_mut() {
            row.push(Span::styled(format!("{sign} "), style));
            row.push(Span::styled(word, theme.text));
        }
    }
    rows.into_iter().map(Line::from).collect()
}

fn sign(mark: &Mark, theme: &Theme) -> (&'static str, ratatui::style::Style) {
    if mark.met { (theme.marks.done, theme.mark) } else { (theme.marks.blank, theme.dim) }
}

/// Rows the sentence takes, and the room its layout keeps below a text.
fn rows(form: &Form<Sentence>, area: Rect) -> u16 {
    let tall = Rect { height: 12, ..area };
    let layout = form::Layout::of(form, tall);
    let last = layout.pieces.iter().map(|piece| piece.y - area.y).max().unwrap_or(0);
    (last + 1).min(area.height)
}
