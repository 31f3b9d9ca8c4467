//! One goal in full, row by row, and what each row stands for. Draws nothing.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::order;
use super::remarks::{day_gone_by, level_words, measurable, milestone_remark, step_remark};
use crate::app::See;
use crate::dates;
use crate::insight::{self, count};
use crate::model::goal::{Goal, Horizon};
use crate::model::{Id, Record};
use crate::screens::cursor::Cursor;
use crate::screens::days;
use crate::text::{one_line, wrap};
use crate::ui::Theme;
use crate::ui::chart::{spark, squeeze};
use crate::ui::list::{List, Row};

/// What a row stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Words of the goal itself, changed on the drafting page; its place among them.
    Words(usize),
    Step(Id),
    /// A step under a step.
    Under(Id, Id),
    Milestone(Id),
    Reward(Id),
    Habit(Id),
    Obstacle(Id),
    Rating(Id),
    Wording(Id),
}

pub struct Detail<'a> {
    pub rows: Vec<Row<'a>>,
    /// One for each row that can be chosen.
    pub items: Vec<Item>,
    theme: &'a Theme,
    width: usize,
    /// Whether ratings are drawn as well as said.
    drawn: bool,
    words: usize,
}

/// Ratings shown in words; the chart has them all.
const RATINGS: usize = 5;

/// Cells of the chart of ratings.
const CHART: usize = 40;

const LEVELS: [&str; 5] = ["-2", "-1", " 0", "+1", "+2"];

/// The goal in rows of `width` cells.
pub fn of<'a>(see: See<'a>, goal: &'a Record<Goal>, width: u16) -> Detail<'a> {
    made(see, goal, usize::from(width).saturating_sub(2), true)
}

/// The same for whoever hears it: each thing in one row, and nothing drawn.
pub fn without_pictures<'a>(see: See<'a>, goal: &'a Record<Goal>) -> Detail<'a> {
    made(see, goal, usize::from(u16::MAX), false)
}

fn made<'a>(see: See<'a>, goal: &'a Record<Goal>, width: usize, drawn: bool) -> Detail<'a> {
    let (rows, items) = Default::default();
    let mut detail = Detail { rows, items, theme: see.theme, width, drawn, words: 0 };
    detail.head(see, goal);
    detail.answers(see, goal);
    detail.steps(see, goal);
    detail.milestones(see, goal);
    detail.habits(see, goal);
    detail.obstacles(goal);
    detail.progress(see, goal);
    detail.surroundings(goal);
    detail.origins(see, goal);
    detail
}

impl<'a> Detail<'a> {
    /// `chosen` is none while the focus is elsewhere.
    pub fn into_list(self, chosen: Option<&Cursor<Item>>) -> List<'a> {
        List::of_items(self.rows, chosen.and_then(|cursor| cursor.place(&self.items)))
    }

    fn heading(&mut self, words: impl Into<String>) {
        if !self.rows.is_empty() {
            self.rows.push(Row::blank());
        }
        self.rows.push(Row::heading(words.into()));
    }

    /// Words in as many rows as they need; the first can be chosen.
    fn item(&mut self, item: Item, words: &str, style: Style) {
        let mut lines = wrap(words, self.width.max(1)).into_iter();
        let first = lines.next().unwrap_or_default();
        self.rows.push(Row::item(Line::styled(first, style)));
        self.rows.extend(lines.map(|line| Row::note(Line::styled(line, style))));
        self.items.push(item);
    }

    /// A mark, words in as many rows as they need, and a remark in the last of them.
    fn marked(
        &mut self,
        item: Item,
        (mark, style): (&'static str, Style),
        words: &str,
        remark: &str,
        depth: usize,
    ) {
        let indent = 2 * depth;
        let all = if remark.is_empty() { words.to_owned() } else { format!("{words}  ({remark})") };
        let lines = wrap(&all, self.width.saturating_sub(indent + 2).max(1));
        for (at, line) in lines.into_iter().enumerate() {
            if at == 0 {
                let spans = vec![
                    Span::raw(" ".repeat(indent)),
                    Span::styled(mark, style),
                    Span::raw(format!(" {line}")),
                ];
                self.rows.push(Row::item(Line::from(spans)));
            } else {
                self.rows.push(Row::note(format!("{}{line}", " ".repeat(indent + 2))));
            }
        }
        self.items.push(item);
    }

    /// A row of the goal's own words, if there are any.
    fn words(&mut self, label: &str, words: &str) {
        if !words.trim().is_empty() {
            let item = Item::Words(self.words);
            self.words += 1;
            let said = if label.is_empty() { words.to_owned() } else { format!("{label}: {words}") };
            self.item(item, &said, self.theme.text);
        }
    }

    fn head(&mut self, see: See, goal: &Record<Goal>) {
        self.item(Item::Words(self.words), &one_line(&goal.statement), self.theme.strong);
        self.words += 1;
        let mut parts = vec![order::word(&goal.status).to_owned()];
        parts.extend(Some(goal.area.clone()).filter(|area| !area.is_empty()));
        match goal.horizon {
            Horizon::Short => parts.push("short horizon".to_owned()),
            Horizon::Long => parts.push("long horizon".to_owned()),
            Horizon::Open | Horizon::Other(_) => {}
        }
        if goal.experiment {
            parts.push("an experiment".to_owned());
        }
        if let Some(day) = goal.agreed {
            parts.push(format!("agreed with your therapist on {}", days::short(day, see.today())));
        }
        if goal.bring {
            parts.push("for the session".to_owned());
        }
        let line = parts.join(", ");
        self.rows.extend(
            wrap(&line, self.width.max(1))
                .into_iter()
                .map(|line| Row::note(Line::styled(line, self.theme.dim))),
        );
        if let Some(words) = day_gone_by(see, goal) {
            let lines = wrap(&words, self.width.max(1)).into_iter();
            self.rows.extend(lines.map(|line| Row::note(Line::styled(line, self.theme.dim))));
        }
        if goal.has_versions() {
            let words =
                "This goal stands in two versions, written on two devices or in two windows. = to choose.";
            let lines = wrap(words, self.width.max(1)).into_iter();
            self.rows.extend(lines.map(|line| Row::note(Line::styled(line, self.theme.accent))));
        }
        if !goal.reason.is_empty() && !goal.is_open() {
            self.words("because", &goal.reason);
        }
    }

    fn answers(&mut self, see: See, goal: &Goal) {
        let sure = goal.confidence.map(|sure| format!("{sure} of 10 sure"));
        let achievable: Vec<String> = [Some(goal.achievable.clone()).filter(|words| !words.is_empty()), sure]
            .into_iter()
            .flatten()
            .collect();
        let matters = goal.importance.map(|matters| format!("matters {matters} of 10"));
        let values = Some(goal.values.join(", "));
        let values = values.filter(|values| !values.is_empty() && *values != goal.relevant);
        let relevant: Vec<String> =
            [Some(goal.relevant.clone()).filter(|words| !words.is_empty()), values, matters]
                .into_iter()
                .flatten()
                .collect();
        let time = goal.until.map_or_else(|| goal.time.clone(), |until| dates::echo(until, see.today()));
        let rows = [
            ("S  what", goal.specific.clone()),
            ("M  how I know", measurable(see, goal)),
            ("A  doable", achievable.join("; ")),
            ("R  reason", relevant.join("; ")),
            ("T  until", time),
        ];
        if rows.iter().any(|(_, words)| !words.is_empty()) {
            self.heading("Answers");
        }
        rows.iter().for_each(|(label, words)| self.words(label, words));
        let more = [("Why", &goal.why), ("What good will come", &goal.benefits), ("So that", &goal.outcome)];
        more.iter().for_each(|(label, words)| self.words(label, words));
    }

    fn steps(&mut self, see: See, goal: &Goal) {
        if goal.steps.is_empty() {
            return;
        }
        let done = goal.steps.iter().filter(|step| step.done.is_some()).count();
        self.heading(format!("Steps  {done} of {}", goal.steps.len()));
        for step in &goal.steps {
            let mark = self.mark(step.done.is_some());
            self.marked(Item::Step(step.id), mark, &one_line(&step.text), &step_remark(step, see), 0);
            for inner in &step.steps {
                let mark = self.mark(inner.done.is_some());
                let due = inner.due.filter(|_| inner.done.is_none());
                let due = due.map_or_else(String::new, |due| format!("by {}", days::short(due, see.today())));
                self.marked(Item::Under(step.id, inner.id), mark, &one_line(&inner.text), &due, 1);
            }
        }
    }

    fn milestones(&mut self, see: See, goal: &Goal) {
        if goal.milestones.is_empty() {
            return;
        }
        self.heading("Milestones");
        for milestone in &goal.milestones {
            let mark = self.mark(milestone.reached.is_some());
            let remark = milestone_remark(milestone, see);
            self.marked(Item::Milestone(milestone.id), mark, &one_line(&milestone.text), &remark, 0);
            if !milestone.reward.is_empty() {
                let mark = self.mark(milestone.reward_taken);
                let taken = if milestone.reward_taken { "taken" } else { "" };
                let words = format!("reward: {}", one_line(&milestone.reward));
                self.marked(Item::Reward(milestone.id), mark, &words, taken, 1);
            }
        }
    }

    fn habits(&mut self, see: See, goal: &Record<Goal>) {
        let today = see.today();
        let mut habits: Vec<_> =
            see.notebook.habits.iter().filter(|habit| habit.goal == Some(goal.id)).collect();
        habits.sort_by_key(|habit| habit.place);
        if habits.is_empty() {
            return;
        }
        self.heading("Habits");
        for habit in habits {
            let name = one_line(&habit.name);
            let words = match (habit.retired, habit.pause(today)) {
                (Some(day), _) => format!("{name}  retired on {}", days::short(day, today)),
                (None, Some(_)) => format!("{name}  paused"),
                _ => format!("{name}  {}", insight::adherence(see.notebook, habit, None, today).words()),
            };
            let marked = if habit.bring { "  (for the session)" } else { "" };
            self.item(Item::Habit(habit.id), &format!("{words}{marked}"), self.theme.text);
        }
    }

    fn obstacles(&mut self, goal: &Goal) {
        if goal.obstacles.is_empty() {
            return;
        }
        self.heading("If something gets in the way");
        for obstacle in &goal.obstacles {
            let (what, plan) = (one_line(&obstacle.obstacle), one_line(&obstacle.plan));
            let words = if plan.is_empty() { what.into_owned() } else { format!("If {what}, then {plan}") };
            self.item(Item::Obstacle(obstacle.id), &words, self.theme.text);
        }
    }

    fn progress(&mut self, see: See, goal: &Goal) {
        let mut ratings: Vec<_> = goal.ratings.iter().collect();
        ratings.sort_by_key(|rating| rating.day);
        let (Some(first), Some(last)) = (ratings.first(), ratings.last()) else { return };
        let today = see.today();
        self.heading(match ratings.len() {
            1 => format!("How close  {} of 10", last.rating),
            n => format!(
                "How close  {} then, {} now  ({}, {} to {})",
                first.rating,
                last.rating,
                count(n, "rating", "ratings"),
                days::short(first.day, today),
                days::short(last.day, today)
            ),
        });
        if self.drawn && ratings.len() > 1 {
            let series: Vec<Option<f64>> =
                ratings.iter().map(|rating| Some(f64::from(rating.rating.get()))).collect();
            let shown = squeeze(&series, CHART.min(self.width));
            let chart = spark(&shown, (0.0, 10.0), see.theme);
            self.rows.push(Row::note(Line::styled(chart, see.theme.ink)));
        }
        if let [.., before, last] = ratings.as_slice()
            && last.rating < before.rating
        {
            let words = "Progress is seldom a straight line.";
            self.rows.push(Row::note(Line::styled(words, self.theme.dim)));
        }
        for rating in ratings.iter().rev().take(RATINGS) {
            let day = days::short(rating.day, today);
            let note =
                if rating.note.is_empty() { String::new() } else { format!("  {}", one_line(&rating.note)) };
            self.item(
                Item::Rating(rating.id),
                &format!("{day}  {} of 10{}{note}", rating.rating, level_words(rating.level)),
                self.theme.text,
            );
        }
    }

    fn surroundings(&mut self, goal: &Goal) {
        let levels: Vec<(&str, &String)> =
            LEVELS.into_iter().zip(&goal.levels).filter(|(_, words)| !words.is_empty()).collect();
        if !levels.is_empty() {
            self.heading("How far it may go");
            levels.iter().for_each(|(label, words)| self.words(label, words));
        }
        if !goal.resources.is_empty() || !goal.supporters.is_empty() {
            self.heading("What helps");
            self.words("What I have", &goal.resources.join(", "));
            self.words("Who knows", &goal.supporters);
        }
    }

    /// The concern and the goals it comes from or led to, and every earlier wording.
    fn origins(&mut self, see: See, goal: &Record<Goal>) {
        let concern = goal.concern.and_then(|id| see.notebook.concerns.get(id));
        let before = goal.after.and_then(|id| see.notebook.goals.get(id));
        let next = see.notebook.goals.iter().find(|other| other.after == Some(goal.id));
        if concern.is_some() || before.is_some() || next.is_some() {
            self.heading("Where it comes from");
            self.words("The concern", concern.map_or("", |concern| &concern.text));
            self.words("It follows", before.map_or("", |before| &before.statement));
            self.words("What came next", next.map_or("", |next| &next.statement));
        }
        if !goal.wordings.is_empty() {
            self.heading("Earlier wordings");
            for wording in goal.wordings.iter().rev() {
                let words = format!("until {}: {}", dates::plain(wording.day), one_line(&wording.statement));
                self.item(Item::Wording(wording.id), &words, self.theme.text);
            }
        }
    }

    fn mark(&self, done: bool) -> (&'static str, Style) {
        let marks = &self.theme.marks;
        if done { (marks.done, self.theme.mark) } else { (marks.blank, self.theme.dim) }
    }
}
