//! What a questionnaire says at each step: the question with its answers, what is given so far, the total and its rule.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::super::days;
use super::{Step, Taking};
use crate::app::See;
use crate::insight::{self, Moved, Score};

impl Taking {
    pub(super) fn title(&self) -> (String, String) {
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
    pub(super) fn lines(&self, see: See) -> (Vec<Line<'static>>, usize) {
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
            let is_chosen = self.chosen.map(usize::from) == Some(digit);
            let is_given = self.answer().map(usize::from) == Some(digit);
            let before = if is_chosen { theme.marks.chosen } else { " " };
            let mark = if is_given { theme.marks.done } else { " " };
            let style = if is_chosen { theme.selection } else { Style::new() };
            lines.push(Line::from(Span::styled(format!("{before} {mark} {digit}  {answer}"), style)));
        }
        lines.extend([Line::from(""), self.so_far(see), Line::from("")]);
        lines.push(Line::from(Span::styled(self.row.notice, theme.dim)));
        (lines, first + usize::from(self.chosen.unwrap_or(0)))
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
            Some(total) if self.is_private_above_zero() => {
                lines.push(insight::total_words(self.measure(), total.into()));
                lines.push(String::new());
                lines.push("This is worth talking through with your therapist.".to_owned());
            }
            Some(total) => {
                lines.push(insight::result_words(self.measure(), total.into()));
                lines.extend(self.moved(see, total));
                lines.push(String::new());
                lines.push("A score is a way into a conversation. It says nothing final.".to_owned());
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
}
