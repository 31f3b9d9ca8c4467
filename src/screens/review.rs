//! The tab of the week's and the month's review: what they held beside the questions, and each goal with a decision.

mod answers;
mod decision;
mod facts;
mod questions;
mod round;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cursor::{self, Cursor};
use super::marking;
use crate::app::{Action, Go, Page, See};
use crate::form::Field;
use crate::insight;
use crate::keys::{self, Binding, ENTER, Hint, Input, char, on, quiet};
use crate::model::calendar::add;
use crate::model::goal::{Goal, Status};
use crate::model::review::{Review as Written, Span};
use crate::model::{Id, Record};
use crate::text::{one_line, wrap};
use crate::ui::bars;
use crate::ui::layout::{beside, take_top};
use crate::ui::list::{List, Row};
use crate::ui::paragraph::paragraph;
use answers::Answers;
use decision::Deciding;
use questions::Question;
use round::Round;

#[derive(Default)]
pub struct Review {
    cursor: Cursor<Target>,
    /// A day of the week or month shown; none is the present one.
    day: Option<NaiveDate>,
    month: bool,
    seen: Option<Seen>,
}

/// What the week or month held, made once and kept until the notebook, the day or the round is another.
struct Seen {
    of: (u64, NaiveDate, Round),
    facts: Vec<String>,
    /// What else there is to look at, after the questions.
    more: Vec<String>,
    /// What is known of how close each goal is.
    goals: Vec<(Id, String)>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    /// A row of what there is to look at, by its place.
    Fact(usize),
    Question(Question),
    Goal(Id),
}

#[derive(Clone, Copy)]
enum Command {
    Open,
    Earlier,
    Later,
    Now,
    Month,
    Bring,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char('e'), char('n')], Command::Open, "answer"),
    on(&[char('m')], Command::Month, "week or month"),
    on(&[char('[')], Command::Earlier, "the one before"),
    on(&[char(']')], Command::Later, "the next"),
    quiet(&[char('t')], Command::Now, "the present one"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
];

/// From this width on the facts stand beside the questions.
const BESIDE: u16 = 76;

/// Half-typed forms of this tab, by the names of their drafts.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    Answers::restore(name, see).or_else(|| Deciding::restore(name, see))
}

/// Where a review can be changed.
pub fn place(review: &Record<Written>) -> Go {
    match review.span {
        Span::Month => Go::Month(review.first),
        Span::Week | Span::Other(_) => Go::Week(review.first),
    }
}

/// The forms of the week or the month in which that day lies, by the names of their drafts: the questions, then each goal.
pub fn forms(see: See, day: NaiveDate, month: bool) -> Vec<String> {
    let round = Round::of(day, month, see);
    let goals = goals(see, round).into_iter().map(|goal| decision::draft_name(round, goal.id));
    std::iter::once(answers::draft_name(round)).chain(goals).collect()
}

/// Everything a review says, each part under its name; what a newer version asked under its key.
pub fn parts(review: &Record<Written>) -> Vec<(String, String)> {
    let label = |key: &str| Question::named(key).map_or(key.to_owned(), |it| it.spec().label.to_owned());
    let mut parts: Vec<(String, String)> =
        review.answers.iter().map(|answer| (label(&answer.question), answer.text.clone())).collect();
    parts.push((Question::Intention.spec().label.to_owned(), review.intention.clone()));
    parts.extend(review.decisions.iter().map(|decision| {
        let rating = decision.rating.map(|rating| format!(", {rating} of 10")).unwrap_or_default();
        (
            decision.statement.clone(),
            format!("{}{rating}\n{}", decision::name(&decision.choice), decision.reason),
        )
    }));
    parts
}

impl Review {
    fn round(&self, see: See) -> Round {
        Round::of(self.day.unwrap_or_else(|| see.today()), self.month, see)
    }

    fn facts(&self, width: u16) -> Vec<String> {
        self.seen.as_ref().map(|seen| facts::wrapped(&seen.facts, width)).unwrap_or_default()
    }

    fn more(&self, width: u16) -> Vec<String> {
        self.seen.as_ref().map(|seen| facts::wrapped(&seen.more, width)).unwrap_or_default()
    }

    /// The facts' area where they have room beside, and the list's; else the facts are rows of the list.
    fn layout(&self, see: See) -> (Option<Rect>, Rect) {
        let (_, body) = take_top(see.area, 2);
        let (facts, right) = beside(body, BESIDE, 44);
        let fit = || self.facts(facts.width).len() <= usize::from(facts.height);
        match right.filter(|_| fit()) {
            Some(list) => (Some(facts), list),
            None => (None, body),
        }
    }

    fn targets(&self, see: See) -> Vec<Target> {
        let (beside, area) = self.layout(see);
        let facts = if beside.is_some() { 0 } else { self.facts(area.width).len() };
        let more = self.more(area.width).len();
        let round = self.round(see);
        let questions = Question::asked(round.month).map(Target::Question);
        (0..facts)
            .map(Target::Fact)
            .chain(questions)
            .chain(goals(see, round).into_iter().map(|goal| Target::Goal(goal.id)))
            .chain((facts..facts + more).map(Target::Fact))
            .collect()
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let round = self.round(see);
        match command {
            Command::Open => return self.open(see),
            Command::Bring => {
                let nothing = || {
                    vec![Action::Say("Answer a question first; then b takes the review along.".to_owned())]
                };
                return round.review(see.notebook).map_or_else(nothing, marking::toggle);
            }
            Command::Earlier => self.day = Some(add(round.first(), -1)),
            Command::Later if see.today() <= round.period.last => {
                return vec![Action::Say(format!("That {} is still to come.", round.noun()))];
            }
            Command::Later => self.day = Some(add(round.period.last, 1)),
            Command::Now => self.day = None,
            Command::Month => {
                // The week of a month is its last so far; the month of a week is the one it ends in.
                self.day = self.day.map(|_| round.period.last.min(see.today()));
                self.month = !self.month;
            }
        }
        Vec::new()
    }

    fn open(&self, see: See) -> Vec<Action> {
        let round = self.round(see);
        let page: Box<dyn Page> = match self.cursor.get(&self.targets(see)) {
            Some(Target::Goal(id)) => match see.notebook.goals.get(id) {
                Some(goal) => Box::new(Deciding::on(goal, round, see)),
                None => return Vec::new(),
            },
            Some(Target::Question(question)) => Box::new(Answers::of(round, Some(question), see)),
            Some(Target::Fact(_)) | None => Box::new(Answers::of(round, None, see)),
        };
        vec![Action::Open(page)]
    }

    fn list(&self, see: See) -> List<'static> {
        let (facts, area) = self.layout(see);
        let mut rows = Vec::new();
        if facts.is_none() {
            rows.extend(self.facts(area.width).into_iter().map(Row::item));
            rows.push(Row::blank());
        }
        rows.extend(self.question_rows(see, area.width));
        rows.extend(self.goal_rows(see));
        let more = self.more(area.width);
        if !more.is_empty() {
            rows.extend([Row::blank(), Row::heading("From its weeks, and from the first reflection")]);
        }
        rows.extend(more.into_iter().map(Row::item));
        List::of_items(rows, self.cursor.place(&self.targets(see)))
    }

    fn question_rows(&self, see: See, width: u16) -> Vec<Row<'static>> {
        let round = self.round(see);
        let review = round.review(see.notebook);
        let mut rows = vec![Row::heading("Looking back and ahead")];
        if review.is_none() {
            rows.extend(Row::notes("Any of these may stay empty. Enter opens them.", width));
        }
        if self.day.is_none() && round.before_is_open(see.notebook) {
            let words = format!("The {} before can still be looked back on: [ goes there.", round.noun());
            rows.extend(Row::notes(words, width));
        }
        for question in Question::asked(round.month) {
            rows.push(Row::item(question.spec().label));
            let said = review.map_or("", |review| answers::answer(&review.body, question));
            let width = usize::from(width.saturating_sub(4).max(10));
            let lines = said.lines().flat_map(|line| wrap(&one_line(line), width)).collect::<Vec<String>>();
            rows.extend(lines.into_iter().map(|line| Row::note(format!("  {line}"))));
        }
        rows
    }

    fn goal_rows(&self, see: See) -> Vec<Row<'static>> {
        let round = self.round(see);
        let goals = goals(see, round);
        if goals.is_empty() {
            return Vec::new();
        }
        let known = self.seen.as_ref().map_or(&[][..], |seen| &seen.goals);
        let mut rows = vec![Row::blank(), Row::heading("Goals: how close, and what becomes of each")];
        for goal in goals {
            let mut words = known.iter().find(|(id, _)| *id == goal.id).map(|(_, words)| words.clone());
            if let Some(decided) = decision::decided(see, round, goal.id) {
                let decided = decision::name(&decided.choice).to_owned();
                words = Some(words.map_or(decided.clone(), |words| format!("{words}; {decided}")));
            }
            rows.push(Row::item(one_line(&goal.statement).into_owned()));
            rows.extend(words.map(|words| Row::note(format!("  {words}"))));
        }
        rows
    }
}

/// The goals to look at: the active ones, and those decided on in that week or month.
fn goals<'a>(see: See<'a>, round: Round) -> Vec<&'a Record<Goal>> {
    let decided = |goal: &&Record<Goal>| decision::decided(see, round, goal.id).is_some();
    let shown = |goal: &&Record<Goal>| goal.status == Status::Active || decided(goal);
    let mut goals: Vec<&Record<Goal>> = see.notebook.goals.iter().filter(shown).collect();
    goals.sort_by_key(|goal| goal.place);
    goals
}

impl Page for Review {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let targets = self.targets(see);
        match input {
            Input::Key(key) if self.cursor.moved(key, &targets) => Some(Vec::new()),
            Input::Key(key) => Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => {
                self.cursor.click(click, &self.list(see), self.layout(see).1, &targets);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn prepare(&mut self, see: See) {
        let round = self.round(see);
        let of = (see.changes, see.today(), round);
        if self.seen.as_ref().is_some_and(|seen| seen.of == of) {
            return;
        }
        let facts = insight::facts(see.notebook, round.period, see.today());
        let goals = facts.goals.iter().map(|fact| (fact.goal.id, fact.words())).collect();
        let more = facts::more(see, round);
        self.seen = Some(Seen { of, facts: facts::lines(see, round, &facts), more, goals });
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let round = self.round(see);
        let (answered, asked) = answers::answered(see.notebook, round);
        let marked = round.review(see.notebook).is_some_and(|review| review.bring);
        let marked = if marked { "for the session, " } else { "" };
        let said = match answered {
            0 => String::new(),
            answered if answered == asked => "every question answered".to_owned(),
            answered => insight::count(answered, "question answered", "questions answered"),
        };
        let remark = format!("{marked}{said}");
        let remark = remark.trim_end_matches(", ");
        bars::header(&round.title(), remark, see.theme, frame, take_top(area, 1).0);
        let (facts, list) = self.layout(See { area, ..see });
        if let Some(facts) = facts {
            let lines: Vec<Line> = self.facts(facts.width).into_iter().map(Line::from).collect();
            paragraph(&lines, 0, see.theme, frame, facts);
        }
        self.list(see).draw(see.theme, frame, list);
    }

    fn go(&mut self, go: Go, _: See) {
        match go {
            Go::Week(day) => (self.day, self.month) = (Some(day), false),
            Go::Month(day) => (self.day, self.month) = (Some(day), true),
            _ => {}
        }
    }
}
