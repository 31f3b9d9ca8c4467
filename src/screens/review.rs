//! The tab of the week's review: what the week held beside the questions, and each goal with a decision.

mod answers;
mod decision;
mod questions;

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cursor::{self, Cursor};
use super::marking;
use crate::app::{Action, Go, Page, See};
use crate::form::Field;
use crate::insight::{self, Facts};
use crate::keys::{self, Binding, Click, ClickKind, ENTER, Hint, Input, char, on, quiet};
use crate::model::calendar::{self, Period, add};
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

#[derive(Default)]
pub struct Review {
    cursor: Cursor<Target>,
    /// A day of the week shown; none is this week.
    day: Option<NaiveDate>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    /// A row of what the week held, by its place.
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
    Bring,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char('e'), char('n')], Command::Open, "answer"),
    on(&[char('[')], Command::Earlier, "week before"),
    on(&[char(']')], Command::Later, "next week"),
    quiet(&[char('t')], Command::Now, "this week"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
];

/// From this width on the facts stand beside the questions.
const BESIDE: u16 = 76;

/// Half-typed forms of this tab, by the names of their drafts.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    Answers::restore(name, see).or_else(|| Deciding::restore(name, see))
}

/// Everything a review says, each part under its name.
pub fn parts(review: &Record<Written>) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Question::STEPS
        .iter()
        .map(|question| {
            (question.spec().label.to_owned(), answers::answer(&review.body, *question).to_owned())
        })
        .collect();
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
    fn week(&self, see: See) -> Period {
        calendar::week(self.day.unwrap_or_else(|| see.today()), see.notebook.settings.week_starts())
    }

    /// The facts' area where they have room beside, and the list's; else the facts are rows of the list.
    fn layout(&self, see: See) -> (Option<Rect>, Rect) {
        let (_, body) = take_top(see.area, 2);
        let (facts, right) = beside(body, BESIDE, 44);
        let fit = || week_facts(see, self.week(see), facts.width).len() <= usize::from(facts.height);
        match right.filter(|_| fit()) {
            Some(list) => (Some(facts), list),
            None => (None, body),
        }
    }

    fn targets(&self, see: See) -> Vec<Target> {
        let facts = match self.layout(see) {
            (Some(_), _) => 0,
            (None, area) => week_facts(see, self.week(see), area.width).len(),
        };
        let questions = Question::STEPS.iter().copied().map(Target::Question);
        (0..facts)
            .map(Target::Fact)
            .chain(questions)
            .chain(goals(see, self.week(see).first).into_iter().map(|goal| Target::Goal(goal.id)))
            .collect()
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let week = self.week(see);
        match command {
            Command::Open => return self.open(see),
            Command::Bring => {
                let review = insight::review_of(see.notebook, Span::Week, week.first);
                let nothing = || {
                    vec![Action::Say("Answer a question first; then b takes the review along.".to_owned())]
                };
                return review.map_or_else(nothing, marking::toggle);
            }
            Command::Earlier => self.day = Some(add(week.first, -7)),
            Command::Later if see.today() <= week.last => {
                return vec![Action::Say("That week is still to come.".to_owned())];
            }
            Command::Later => self.day = Some(add(week.first, 7)),
            Command::Now => self.day = None,
        }
        Vec::new()
    }

    fn open(&self, see: See) -> Vec<Action> {
        let first = self.week(see).first;
        let page: Box<dyn Page> = match self.cursor.get(&self.targets(see)) {
            Some(Target::Goal(id)) => match see.notebook.goals.get(id) {
                Some(goal) => Box::new(Deciding::on(goal, first, see)),
                None => return Vec::new(),
            },
            Some(Target::Question(question)) => Box::new(Answers::of(first, Some(question), see)),
            Some(Target::Fact(_)) | None => Box::new(Answers::of(first, None, see)),
        };
        vec![Action::Open(page)]
    }

    fn click(&mut self, click: Click, see: See) -> Vec<Action> {
        let targets = self.targets(see);
        match click.kind {
            ClickKind::WheelDown => self.cursor.go(cursor::Move::Down, &targets),
            ClickKind::WheelUp => self.cursor.go(cursor::Move::Up, &targets),
            ClickKind::Press => {
                let (area, list) = (self.layout(see).1, self.list(see));
                let row = list.hit(area, click.column, click.row);
                if let Some(target) = row.and_then(|row| targets.get(list.item_number(row))) {
                    self.cursor.choose(*target, &targets);
                }
            }
        }
        Vec::new()
    }

    fn list(&self, see: See) -> List<'static> {
        let (facts, area) = self.layout(see);
        let mut rows = Vec::new();
        if facts.is_none() {
            rows.extend(week_facts(see, self.week(see), area.width).into_iter().map(Row::item));
            rows.push(Row::blank());
        }
        rows.extend(self.question_rows(see, area.width));
        rows.extend(self.goal_rows(see));
        List::of_items(rows, self.cursor.place(&self.targets(see)))
    }

    fn question_rows(&self, see: See, width: u16) -> Vec<Row<'static>> {
        let review = insight::review_of(see.notebook, Span::Week, self.week(see).first);
        let mut rows = vec![Row::heading("Looking back and ahead")];
        for question in Question::STEPS {
            rows.push(Row::item(question.spec().label));
            let said = review.map_or("", |review| answers::answer(&review.body, *question));
            let width = usize::from(width.saturating_sub(4).max(10));
            let lines = said.lines().flat_map(|line| wrap(&one_line(line), width)).collect::<Vec<String>>();
            rows.extend(lines.into_iter().map(|line| Row::note(format!("  {line}"))));
        }
        rows
    }

    fn goal_rows(&self, see: See) -> Vec<Row<'static>> {
        let week = self.week(see);
        let facts = insight::facts(see.notebook, week, see.today());
        let goals = goals(see, week.first);
        if goals.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![Row::blank(), Row::heading("Goals: how close, and what becomes of each")];
        for goal in goals {
            let fact = facts.goals.iter().find(|fact| fact.goal.id == goal.id);
            let mut words = fact.map(|fact| fact.words()).unwrap_or_default();
            if let Some(decided) = decision::decided(see, week.first, goal.id) {
                words = format!("{words}; {}", decision::name(&decided.choice));
            }
            rows.push(Row::item(one_line(&goal.statement).into_owned()));
            rows.push(Row::note(format!("  {words}")));
        }
        rows
    }
}

/// What the week held, wrapped to the width, after what was meant to be done in it.
fn week_facts(see: See, week: Period, width: u16) -> Vec<String> {
    let facts = insight::facts(see.notebook, week, see.today());
    let mut lines: Vec<String> = intention(see, week.first).into_iter().collect();
    lines.push("The week".to_owned());
    lines.extend(fact_lines(&facts).into_iter().map(|line| format!("  {line}")));
    let width = usize::from(width.saturating_sub(2).max(10));
    lines.iter().flat_map(|line| wrap(&one_line(line), width)).collect()
}

/// “Last time you meant to: …”, the first thing a review says.
fn intention(see: See, first: NaiveDate) -> Option<String> {
    let meant = insight::intention_before(see.notebook, Span::Week, first)?;
    Some(format!("Last time you meant to: {meant}"))
}

fn fact_lines(facts: &Facts) -> Vec<String> {
    let named = |(name, words): (String, String)| {
        if name.is_empty() { format!("  {words}") } else { format!("{name}: {words}") }
    };
    facts.lines().into_iter().map(named).collect()
}

/// The goals to look at: the active ones, and those decided on in that week.
fn goals<'a>(see: See<'a>, first: NaiveDate) -> Vec<&'a Record<Goal>> {
    let decided = |goal: &&Record<Goal>| decision::decided(see, first, goal.id).is_some();
    let shown = |goal: &&Record<Goal>| goal.status == Status::Active || decided(goal);
    let mut goals: Vec<&Record<Goal>> = see.notebook.goals.iter().filter(shown).collect();
    goals.sort_by_key(|goal| goal.place);
    goals
}

fn title(week: Period) -> String {
    let same_month = week.first.month() == week.last.month();
    let first = week.first.format(if same_month { "%-d" } else { "%-d %B" });
    format!("Week {}, {first} to {}", add(week.first, 3).iso_week().week(), week.last.format("%-d %B"))
}

impl Page for Review {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    self.cursor.go(to, &self.targets(see));
                    return Some(Vec::new());
                }
                Some(self.obey(keys::find(KEYS, key)?, see))
            }
            Input::Click(click) => Some(self.click(click, see)),
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let week = self.week(see);
        let answered = answers::answered(see.notebook, week.first);
        let marked =
            insight::review_of(see.notebook, Span::Week, week.first).is_some_and(|review| review.bring);
        let marked = if marked { "for the session, " } else { "" };
        let remark = format!("{marked}{answered} of {} questions answered", Question::STEPS.len());
        bars::header(&title(week), &remark, see.theme, frame, take_top(area, 1).0);
        let (facts, list) = self.layout(See { area, ..see });
        if let Some(facts) = facts {
            let lines: Vec<Line> = week_facts(see, week, facts.width).into_iter().map(Line::from).collect();
            paragraph(&lines, 0, see.theme, frame, facts);
        }
        self.list(see).draw(see.theme, frame, list);
    }

    fn go(&mut self, go: Go, _: See) {
        if let Go::Week(day) = go {
            self.day = Some(day);
        }
    }
}
