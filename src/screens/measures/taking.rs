//! A questionnaire, one question at a time: a digit answers and goes on, every question may be left empty, what is
//! answered is kept as a draft. A total is shown only once all are answered, and quietly.

mod shown;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use serde_json::{Value, json};

use crate::app::{Action, Page, See, SupportNow};
use crate::insight;
use crate::keys::{
    self, BACKSPACE, Binding, DELETE, DOWN, ENTER, ESC, Hint, Input, Key, LEFT, RIGHT, SPACE, TAB, UP, char,
    on, quiet,
};
use crate::model::measure::{Measure, Questionnaire, questionnaire};
use crate::model::number::Amount;
use crate::model::session::Measured;
use crate::model::{Edit, Record};
use crate::ui::bars;
use crate::ui::layout::{holds, take_top};
use crate::ui::paragraph::{height, most_scroll, paragraph};

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
    /// The answer Enter takes; none until one is given or the arrows choose one.
    chosen: Option<u8>,
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
    on(&[LEFT, char('h')], Command::Back, "back"),
    on(&[RIGHT, TAB, SPACE, char('l')], Command::On, "leave it, go on"),
    on(&[ENTER], Command::Take, "the chosen answer"),
    quiet(&[DOWN, char('j')], Command::Down, "answer below"),
    quiet(&[UP, char('k')], Command::Up, "answer above"),
    quiet(&[BACKSPACE, DELETE], Command::Clear, "take the answer back"),
    on(&[ESC], Command::Leave, "leave as draft"),
];

const END: &[Binding<Command>] = &[
    on(&[ENTER], Command::Take, "keep"),
    on(&[LEFT, char('h'), UP, char('k')], Command::Back, "question before"),
    on(&[ESC], Command::Leave, "leave as draft"),
];

/// The questionnaire as it was left, or from its beginning; where the last one is not long ago, that is said first.
pub fn open(see: See, row: &'static Questionnaire) -> Box<dyn Page> {
    let mut taking = Taking {
        row,
        answers: vec![None; row.questions.len()],
        difficulty: None,
        step: Step::Question(0),
        chosen: None,
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
        let asked = self.asks_difficulty() && self.difficulty.is_none();
        let last = if asked { Step::Difficulty } else { Step::End };
        self.go(open.map_or(last, Step::Question));
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
        self.chosen = self.answer();
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
        self.chosen = None;
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        match (command, self.step) {
            (Command::Leave, _) => return vec![Action::Close],
            (Command::Take, Step::Early) => self.go(Step::Question(0)),
            (Command::Take, Step::End) => return self.keep(see),
            (Command::Take | Command::Digit, _) => match self.chosen {
                Some(answer) => return self.give(answer),
                None => return vec![Action::Say(self.choose())],
            },
            (Command::On, _) => self.go(self.next()),
            (Command::Back, _) => self.go(self.before()),
            (Command::Down, _) => {
                self.chosen = self.chosen.map_or(Some(0), |at| Some(self.most().min(at + 1)))
            }
            (Command::Up, _) => {
                self.chosen = self.chosen.map_or(Some(self.most()), |at| Some(at.saturating_sub(1)))
            }
            (Command::Clear, _) => self.clear(),
        }
        Vec::new()
    }

    /// What would be an answer.
    fn choose(&self) -> String {
        format!("Choose 0 to {}; Right leaves it open.", self.most())
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

    fn key(&mut self, key: Key, see: See) -> Vec<Action> {
        let asks = matches!(self.step, Step::Question(_) | Step::Difficulty);
        match keys::find(self.table(), key) {
            Some(Command::Digit) => {
                self.chosen = key.digit();
                self.obey(Command::Digit, see)
            }
            Some(command) => self.obey(command, see),
            None if asks && key.digit().is_some() => vec![Action::Say(self.choose())],
            None => Vec::new(),
        }
    }

    fn click(&mut self, row: u16, column: u16, see: See) -> Vec<Action> {
        let (_, body) = layout(see.area);
        if !matches!(self.step, Step::Question(_) | Step::Difficulty) || !holds(body, column, row) {
            return Vec::new();
        }
        let (lines, at) = self.lines(see);
        let row = usize::from(row - body.y) + scrolled(&lines, at, body);
        let first = at - usize::from(self.chosen.unwrap_or(0));
        let ends = |digit: &u8| row < height(&lines[..=first + usize::from(*digit)], body.width);
        match (0..=self.most()).find(ends) {
            Some(digit) if height(&lines[..first], body.width) <= row => self.give(digit),
            _ => Vec::new(),
        }
    }
}

/// Rows that lie above the page, so that the one of `lines[at]` is in sight.
fn scrolled(lines: &[Line], at: usize, body: Rect) -> usize {
    let wanted = (height(&lines[..at], body.width) + 2).saturating_sub(usize::from(body.height));
    wanted.min(most_scroll(lines, body))
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
        let top = scrolled(&lines, at, body);
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
