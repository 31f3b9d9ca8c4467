//! A questionnaire, one question at a time: a digit answers and goes on, every question may be left empty, what is
//! answered is kept as a draft. A total is shown only once all are answered, and quietly.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use serde_json::{Value, json};

use super::super::days;
use crate::app::{Action, Page, See, SupportNow};
use crate::insight::{self, Moved, Score};
use crate::keys::{
    self, BACKSPACE, Binding, DELETE, DOWN, ENTER, ESC, Hint, Input, Key, LEFT, RIGHT, SPACE, TAB, UP, char,
    on, quiet,
};
use crate::model::measure::{Measure, Questionnaire, questionnaire};
use crate::model::number::Amount;
use crate::model::session::Measured;
use crate::model::{Edit, Record};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::paragraph::{height, paragraph};

const DRAFT: &str = "measure";

pub fn draft_name(name: &str) -> String {
    format!("{DRAFT} {name}")
}

/// Where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The last one is not long ago.
    Early,
    /// By its place.
    Question(usize),
    /// The question that is not counted.
    Difficulty,
    End,
}

pub struct Taking {
    row: &'static Questionnaire,
    answers: Vec<Option<u8>>,
    difficulty: Option<u8>,
    step: Step,
    /// The answer Enter takes.
    chosen: u8,
}

#[derive(Clone, Copy)]
enum Command {
    /// The key is the answer.
    Digit,
    Take,
    Down,
    Up,
    On,
    Back,
    Clear,
    Leave,
}

const EARLY: &[Binding<Command>] =
    &[on(&[ENTER], Command::Take, "take it all the same"), on(&[ESC], Command::Leave, "back")];

const QUESTION: &[Binding<Command>] = &[
    on(&[char('0'), char('1'), char('2'), char('3')], Command::Digit, "to 3 answer"),
    on(&[RIGHT, TAB, SPACE, char('l')], Command::On, "leave it, go on"),
    on(&[LEFT, char('h')], Command::Back, "question before"),
    on(&[ENTER], Command::Take, "this answer"),
    quiet(&[DOWN, char('j')], Command::Down, "answer below"),
    quiet(&[UP, char('k')], Command::Up, "answer above"),
    quiet(&[BACKSPACE, DELETE], Command::Clear, "take the answer back"),
    on(&[ESC], Command::Leave, "back, kept as a draft"),
];

const END: &[Binding<Command>] = &[
    on(&[ENTER], Command::Take, "keep"),
    on(&[LEFT, char('h'), UP, char('k')], Command::Back, "question before"),
    on(&[ESC], Command::Leave, "back, kept as a draft"),
];

/// The questionnaire as it was left, or from its beginning; where the last one is not long ago, that is said first.
pub fn open(see: See, row: &'static Questionnaire) -> Box<dyn Page> {
    let mut taking = Taking {
        row,
        answers: vec![None; row.questions.len()],
        difficulty: None,
        step: Step::Question(0),
        chosen: 0,
    };
    match see.drafts.get(&draft_name(row.name)) {
        Some(draft) => taking.resume(draft),
        None if taking.is_early(see) => taking.step = Step::Early,
        None => {}
    }
    Box::new(taking)
}

pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let name = name.strip_prefix(DRAFT)?.strip_prefix(' ')?;
    questionnaire(name).map(|row| open(see, row))
}

impl Taking {
    fn table(&self) -> &'static [Binding<Command>] {
        match self.step {
            Step::Early => EARLY,
            Step::Question(_) | Step::Difficulty => QUESTION,
            Step::End => END,
        }
    }

    fn measure(&self) -> Measure<'static> {
        Measure::Questionnaire(self.row)
    }

    fn is_early(&self, see: See) -> bool {
        insight::next_due(see.notebook, self.measure(), see.today()).is_some_and(|next| see.today() < next)
    }

    fn resume(&mut self, draft: &Value) {
        let digit = |value: &Value| value.as_u64().and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= 3);
        let kept = draft.get("answers").and_then(Value::as_array).into_iter().flatten();
        for (answer, kept) in self.answers.iter_mut().zip(kept) {
            *answer = digit(kept);
        }
        self.difficulty = draft.get("difficulty").and_then(digit);
        let open = self.answers.iter().position(Option::is_none);
        self.go(open.map_or(Step::End, Step::Question));
    }

    fn total(&self) -> Option<u8> {
        self.row.total(&self.answers)
    }

    fn given(&self) -> usize {
        self.answers.iter().flatten().count()
    }

    fn asks_difficulty(&self) -> bool {
        self.row.difficulty.is_some() && self.total().is_some_and(|total| 0 < total)
    }

    /// The answer of the present question.
    fn answer(&self) -> Option<u8> {
        match self.step {
            Step::Question(at) => self.answers[at],
            Step::Difficulty => self.difficulty,
            Step::Early | Step::End => None,
        }
    }

    fn go(&mut self, step: Step) {
        self.step = step;
        self.chosen = self.answer().unwrap_or(0);
    }

    fn next(&self) -> Step {
        match self.step {
            Step::Early => Step::Question(0),
            Step::Question(at) if at + 1 < self.answers.len() => Step::Question(at + 1),
            Step::Question(_) if self.asks_difficulty() => Step::Difficulty,
            Step::Question(_) | Step::Difficulty | Step::End => Step::End,
        }
    }

    fn before(&self) -> Step {
        match self.step {
            Step::Question(at) => Step::Question(at.saturating_sub(1)),
            Step::End if self.asks_difficulty() => Step::Difficulty,
            Step::Difficulty | Step::End => Step::Question(self.answers.len() - 1),
            Step::Early => Step::Early,
        }
    }

    /// Sets the answer and goes on. Where it is the private question and not “not at all”, people to talk to come
    /// before anything else (clinical 3.6).
    fn give(&mut self, answer: u8) -> Vec<Action> {
        let at = match self.step {
            Step::Question(at) => at,
            Step::Difficulty => {
                self.difficulty = Some(answer);
                self.go(Step::End);
                return Vec::new();
            }
            Step::Early | Step::End => return Vec::new(),
        };
        self.answers[at] = Some(answer);
        self.go(self.next());
        let calls = self.row.private == Some(at) && 0 < answer;
        calls.then(|| Action::Open(Box::new(SupportNow::after_an_answer()))).into_iter().collect()
    }

    fn clear(&mut self) {
        match self.step {
            Step::Question(at) => self.answers[at] = None,
            Step::Difficulty => self.difficulty = None,
            Step::Early | Step::End => {}
        }
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        match (command, self.step) {
            (Command::Leave, _) => return vec![Action::Close],
            (Command::Take, Step::Early) => self.go(Step::Question(0)),
            (Command::Take, Step::End) => return self.keep(see),
            (Command::Take | Command::Digit, _) => return self.give(self.chosen),
            (Command::On, _) => self.go(self.next()),
            (Command::Back, _) => self.go(self.before()),
            (Command::Down, _) => self.chosen = (self.chosen + 1).min(self.most()),
            (Command::Up, _) => self.chosen = self.chosen.saturating_sub(1),
            (Command::Clear, _) => self.clear(),
        }
        Vec::new()
    }

    /// The highest answer.
    fn most(&self) -> u8 {
        self.row.answers.len() as u8 - 1
    }

    fn keep(&self, see: See) -> Vec<Action> {
        if self.given() == 0 {
            let said = "No question was answered, so nothing is kept.".to_owned();
            return vec![Action::Abandon(draft_name(self.row.name)), Action::Say(said)];
        }
        let body = Measured {
            measure: self.row.name.to_owned(),
            score: self.total().map(|total| Amount::from(u32::from(total))),
            answers: self.answers.clone(),
            difficulty: self.difficulty.filter(|_| self.asks_difficulty()),
            ..Measured::default()
        };
        let record = Record::new(see.id(), see.when(see.today()), body).written(see.moment());
        vec![Action::Submit(Edit::add(record)), Action::Close]
    }

    fn title(&self) -> (String, String) {
        let of = self.answers.len();
        let remark = match self.step {
            Step::Question(at) => format!("question {} of {of}", at + 1),
            Step::Difficulty => "one more, not counted".to_owned(),
            Step::Early => String::new(),
            Step::End => format!("{} of {of} answered", self.given()),
        };
        (self.row.title.to_owned(), remark)
    }

    /// Everything on the page, and the row of it that the cursor is on.
    fn lines(&self, see: See) -> (Vec<Line<'static>>, usize) {
        match self.step {
            Step::Early => (self.early(see), 0),
            Step::Question(at) => {
                let number = Some(at + 1);
                self.question(self.row.stem, number, self.row.questions[at], self.row.answers, see)
            }
            Step::Difficulty => match &self.row.difficulty {
                Some(asked) => self.question("", None, asked.question, asked.answers, see),
                None => (Vec::new(), 0),
            },
            Step::End => (self.end(see), 0),
        }
    }

    fn early(&self, see: See) -> Vec<Line<'static>> {
        let today = see.today();
        let last = insight::latest(see.notebook, self.measure(), today);
        let next = insight::next_due(see.notebook, self.measure(), today);
        let mut lines = Vec::new();
        if let (Some(last), Some(next)) = (last, next) {
            let (last, next) = (days::short(last.day, today), days::short(next, today));
            lines.push(format!("The last one was on {last}."));
            lines.push(format!("It asks about two weeks, so the next makes sense from {next}."));
        }
        lines.extend([String::new(), "Enter takes it all the same. Esc goes back.".to_owned()]);
        lines.into_iter().map(Line::from).collect()
    }

    fn question(
        &self,
        stem: &'static str,
        number: Option<usize>,
        question: &str,
        answers: &[&'static str],
        see: See,
    ) -> (Vec<Line<'static>>, usize) {
        let theme = see.theme;
        let mut lines = Vec::new();
        if !stem.is_empty() {
            lines.extend([Line::from(stem), Line::from("")]);
        }
        let number = number.map(|number| format!("{number}  ")).unwrap_or_default();
        lines.push(Line::from(Span::styled(format!("{number}{question}"), theme.strong)));
        lines.push(Line::from(""));
        let first = lines.len();
        for (digit, answer) in answers.iter().enumerate() {
            let is_chosen = digit == usize::from(self.chosen);
            let is_given = self.answer().map(usize::from) == Some(digit);
            let before = if is_chosen { theme.marks.chosen } else { " " };
            let mark = if is_given { theme.marks.done } else { " " };
            let style = if is_chosen { theme.selection } else { Style::new() };
            lines.push(Line::from(Span::styled(format!("{before} {mark} {digit}  {answer}"), style)));
        }
        lines.extend([Line::from(""), self.so_far(see), Line::from("")]);
        lines.push(Line::from(Span::styled(self.row.notice, theme.dim)));
        (lines, first + usize::from(self.chosen))
    }

    /// The answers given, in their order; a dot where one is still open.
    fn so_far(&self, see: See) -> Line<'static> {
        let blank = see.theme.marks.blank;
        let signs = self.answers.iter().map(|answer| answer.map_or(blank.to_owned(), |n| n.to_string()));
        let signs = signs.collect::<Vec<String>>().join(" ");
        Line::from(Span::styled(format!("so far  {signs}"), see.theme.dim))
    }

    fn end(&self, see: See) -> Vec<Line<'static>> {
        let mut lines: Vec<String> = Vec::new();
        match self.total() {
            Some(total) => {
                lines.push(insight::result_words(self.measure(), total.into()));
                lines.extend(self.moved(see, total));
                lines.push(String::new());
                lines.push("A score is a way into a conversation. It says nothing final.".to_owned());
                if self.is_private_above_zero() {
                    lines.push("This is worth talking through with your therapist.".to_owned());
                }
            }
            None if self.given() == 0 => lines.push("No question is answered yet.".to_owned()),
            None => {
                let open = insight::count(self.answers.len() - self.given(), "question is", "questions are");
                lines.push(format!(
                    "{open} left open, so there is no total. The answers can be kept as they are."
                ));
            }
        }
        lines.extend([String::new(), "Enter keeps it. Left goes back. Esc leaves it as a draft.".to_owned()]);
        let theme = see.theme;
        let mut lines: Vec<Line> = lines.into_iter().map(Line::from).collect();
        lines.extend([Line::from(""), self.so_far(see)]);
        lines.push(Line::from(""));
        lines.push(Line::from(Span::styled(self.row.notice, theme.dim)));
        lines
    }

    fn is_private_above_zero(&self) -> bool {
        self.row.private.and_then(|at| self.answers[at]).is_some_and(|answer| 0 < answer)
    }

    /// What it moved since the last one, with the rule.
    fn moved(&self, see: See, total: u8) -> Vec<String> {
        let Some(last) = insight::latest(see.notebook, self.measure(), see.today()) else {
            return Vec::new();
        };
        let now = Score { day: see.today(), score: total.into(), ..last };
        let moved = Moved::between(self.measure(), &last, &now);
        let since = days::short(last.day, see.today());
        [format!("{} (since {since})", moved.words()), moved.rule()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn click(&mut self, row: u16, column: u16, see: See) -> Vec<Action> {
        let (head, body) = layout(see.area);
        if !matches!(self.step, Step::Question(_) | Step::Difficulty) || column < head.x {
            return Vec::new();
        }
        let (lines, at) = self.lines(see);
        let first = at - usize::from(self.chosen);
        let top = height(&lines[..first], body.width);
        let Some(digit) = usize::from(row).checked_sub(usize::from(body.y) + top) else { return Vec::new() };
        match u8::try_from(digit) {
            Ok(digit) if digit <= self.most() => self.give(digit),
            _ => Vec::new(),
        }
    }
}

/// The header, and what is under it.
fn layout(area: Rect) -> (Rect, Rect) {
    take_top(area, if area.height < 14 { 1 } else { 2 })
}

impl Page for Taking {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(self.table())
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => Some(self.key(key, see)),
            Input::Click(click) if click.kind == keys::ClickKind::Press => {
                Some(self.click(click.row, click.column, see))
            }
            Input::Click(_) | Input::Paste(_) => Some(Vec::new()),
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = layout(area);
        let (title, remark) = self.title();
        bars::header(&title, &remark, see.theme, frame, head);
        let (lines, at) = self.lines(see);
        let row = height(&lines[..at], body.width);
        let top = (row + 2).saturating_sub(usize::from(body.height));
        paragraph(&lines, top, see.theme, frame, body);
        let y = body.y.saturating_add(u16::try_from(row - top.min(row)).unwrap_or(0));
        frame.set_cursor_position(Position { x: body.x, y: y.min(body.bottom().saturating_sub(1)) });
    }

    fn draft(&self) -> Option<(String, Value)> {
        let draft = match self.given() {
            0 => Value::Null,
            _ => json!({ "answers": self.answers, "difficulty": self.difficulty }),
        };
        Some((draft_name(self.row.name), draft))
    }

    fn typing(&self) -> bool {
        0 < self.given()
    }
}

impl Taking {
    fn key(&mut self, key: Key, see: See) -> Vec<Action> {
        let Some(command) = keys::find(self.table(), key) else { return Vec::new() };
        if let (Command::Digit, Some(digit)) = (command, key.digit()) {
            self.chosen = digit;
        }
        self.obey(command, see)
    }
}
