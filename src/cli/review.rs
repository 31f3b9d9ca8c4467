//! `review`: what a week or a month held, and what was said of it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::book::Book;
use super::desk::Desk;
use super::habit::adherence_json;
use super::stop::Stop;
use super::{table, time};
use crate::dates::Look;
use crate::insight::{self, Facts, one_decimal};
use crate::model::Record;
use crate::model::calendar::{self, Period};
use crate::model::day::Note;
use crate::model::review::{Review as Said, Span};

const MORE: &str = "\
With --json one object:
  span, first, last     week or month, and its days
  intention             what was meant for it, from the review before
  mood                  mean (null under its floor), low, high, days, of, words,
                        and change: words, or null
  habits                name and adherence {done, planned, blank, words}
  wins, hard, helped, grateful
                        date and text
  goals                 statement, then and now (ratings before and at the end)
  steps_done            text, goal, date
  milestones            text, goal, date
  sleep                 hours (mean), nights
  weeks                 of a month: what its weeks said; week, question, text
  then_and_now          of a month, null without two reflections: then, now
                        (dates), rows of question, then and now
  review                answers, decisions and intention, where it was written";

/// Look back on a week or a month
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost review
  guidepost review --week \"a week ago\"
  guidepost review --month 2026-10 --json
")]
pub struct Review {
    /// The week with this day in it [default: this week]
    #[arg(long, value_name = "D", conflicts_with = "month")]
    week: Option<String>,
    /// A month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<NaiveDate>,
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

/// The first day of a month.
fn month(text: &str) -> Result<NaiveDate, String> {
    let wrong = || "a month as YYYY-MM, like 2026-11".to_owned();
    let whole = text.len() == 7;
    NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok().filter(|_| whole).ok_or_else(wrong)
}

impl Review {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let (span, period) = self.period(&book)?;
        let facts = insight::facts(book.notebook(), period, book.today);
        let view = View {
            book: &book,
            span: span.clone(),
            intention: insight::intention_before(book.notebook(), span.clone(), period.first),
            said: insight::review_of(book.notebook(), span, period.first),
            facts,
        };
        if self.json {
            return desk.print_json(&view.json());
        }
        desk.print(&view.text(desk))
    }

    fn period(&self, book: &Book) -> Result<(Span, Period), Stop> {
        if let Some(first) = self.month {
            if book.today < first {
                return Err(Stop::usage("--month is still to come. Give this month or an earlier one."));
            }
            return Ok((Span::Month, calendar::month(first)));
        }
        let day = self.week.as_deref().map(|text| book.day("--week", text, Look::Back)).transpose()?;
        let starts = book.notebook().settings.week_starts();
        Ok((Span::Week, calendar::week(day.unwrap_or(book.today), starts)))
    }
}

/// One period's facts and its review.
struct View<'a> {
    book: &'a Book,
    span: Span,
    intention: Option<&'a str>,
    said: Option<&'a Record<Said>>,
    facts: Facts<'a>,
}

impl View<'_> {
    fn text(&self, desk: &Desk) -> String {
        let parts = [
            ("Meant for it", table::lines(self.intention.into_iter().map(str::to_owned))),
            ("Mood", table::lines(self.mood())),
            ("Habits", self.habits()),
            ("Sleep", table::lines(self.sleep())),
            ("Wins", notes(&self.facts.wins)),
            ("Hard", notes(&self.facts.hard)),
            ("Helped", notes(&self.facts.helped)),
            ("Grateful", notes(&self.facts.grateful)),
            ("Steps done", table::lines(self.facts.steps.iter().map(|step| format!("- {}", step.text)))),
            (
                "Milestones reached",
                table::lines(self.facts.milestones.iter().map(|m| format!("- {}", m.milestone.text))),
            ),
            ("Goals", table::lines(self.goals())),
            ("The weeks said", table::lines(self.weeks())),
            ("Then and now", table::lines(self.then_and_now())),
            ("Your review", table::lines(self.answers())),
        ];
        let said = parts.iter().filter(|(_, body)| !body.is_empty());
        let body: String = said.map(|(title, body)| format!("\n{}\n{body}", desk.heading(title))).collect();
        format!("{}\n{body}", desk.heading(&self.title()))
    }

    fn title(&self) -> String {
        let Period { first, last } = self.facts.period;
        match self.span {
            Span::Month => first.format("%B %Y").to_string(),
            _ => format!("{} to {}", self.book.day_name(first), time::day_name(last, self.book.today)),
        }
    }

    fn mood(&self) -> Vec<String> {
        let mood = self.facts.mood.words();
        if self.facts.mood.logged == 0 {
            return vec![mood];
        }
        std::iter::once(mood).chain(self.facts.change.words()).collect()
    }

    fn habits(&self) -> String {
        let rows: Vec<Vec<String>> = self
            .facts
            .habits
            .iter()
            .map(|fact| vec![fact.habit.name.clone(), fact.adherence.words()])
            .collect();
        table::indented(&rows)
    }

    fn sleep(&self) -> Option<String> {
        let (hours, nights) = self.facts.sleep?;
        Some(format!("{} hours on average, {} nights", one_decimal(hours), nights))
    }

    fn goals(&self) -> Vec<String> {
        let line = |fact: &insight::GoalFact| match (fact.then, fact.now) {
            (Some(then), Some(now)) if then != now => {
                format!("{}: {then} before, {now} of 10 now", fact.goal.statement)
            }
            (_, Some(now)) => format!("{}: {now} of 10", fact.goal.statement),
            _ => fact.goal.statement.clone(),
        };
        self.facts.goals.iter().map(line).collect()
    }

    fn answers(&self) -> Vec<String> {
        let Some(review) = self.said else { return Vec::new() };
        let said = review.answers.iter().filter(|answer| !answer.text.is_empty());
        let mut lines: Vec<String> =
            said.map(|answer| format!("{}: {}", label(&answer.question), answer.text)).collect();
        lines.extend(review.decisions.iter().map(|decision| {
            let rating = decision.rating.map(|rating| format!(", {rating} of 10")).unwrap_or_default();
            format!("{}: {}{rating}", decision.statement, decision.choice.word().replace('-', " "))
        }));
        lines.extend(Some(format!("Next: {}", review.intention)).filter(|_| !review.intention.is_empty()));
        lines
    }

    /// What the weeks of a month said.
    fn weeks_said(&self) -> Vec<insight::WeekSaid<'_>> {
        let of_month = self.span == Span::Month;
        if of_month { insight::weeks_said(self.book.notebook(), self.facts.period) } else { Vec::new() }
    }

    fn weeks(&self) -> Vec<String> {
        let said = self.weeks_said().into_iter();
        let line = |said: insight::WeekSaid| {
            let week = self.book.day_name(said.week);
            format!("Week of {week}, {}: {}", label(said.question).to_lowercase(), said.text)
        };
        said.map(line).collect()
    }

    /// The first reflection beside the last, under a month.
    fn reflections(&self) -> Option<insight::ThenNow<'_>> {
        let last = self.facts.period.last.min(self.book.today);
        let both = insight::then_and_now(self.book.notebook(), last);
        both.filter(|_| self.span == Span::Month)
    }

    fn then_and_now(&self) -> Vec<String> {
        let Some(both) = self.reflections() else { return Vec::new() };
        let days = format!("{} and {}", self.book.day_name(both.then), self.book.day_name(both.now));
        let row = |(prompt, then, now): &(&str, String, String)| {
            format!("{}: {then}\nnow: {now}", prompt.replace('-', " "))
        };
        std::iter::once(days).chain(both.rows.iter().map(row)).collect()
    }

    fn json(&self) -> Value {
        let facts = &self.facts;
        let mood = &facts.mood;
        json!({
            "span": self.span.word(),
            "first": facts.period.first,
            "last": facts.period.last,
            "intention": self.intention,
            "mood": {
                "mean": mood.mean(),
                "low": mood.range.map(|(low, _)| low),
                "high": mood.range.map(|(_, high)| high),
                "days": mood.logged,
                "of": mood.days,
                "words": mood.words(),
                "change": facts.change.words(),
            },
            "habits": facts.habits.iter().map(|fact| {
                json!({ "name": fact.habit.name, "adherence": adherence_json(&fact.adherence) })
            }).collect::<Vec<_>>(),
            "wins": notes_json(&facts.wins),
            "hard": notes_json(&facts.hard),
            "helped": notes_json(&facts.helped),
            "grateful": notes_json(&facts.grateful),
            "goals": facts.goals.iter().map(|fact| {
                json!({ "statement": fact.goal.statement, "then": fact.then, "now": fact.now })
            }).collect::<Vec<_>>(),
            "steps_done": facts.steps.iter().map(|step| {
                json!({ "text": step.text, "goal": step.goal.statement, "date": step.done })
            }).collect::<Vec<_>>(),
            "milestones": facts.milestones.iter().map(|fact| {
                json!({ "text": fact.milestone.text, "goal": fact.goal.statement, "date": fact.milestone.reached })
            }).collect::<Vec<_>>(),
            "sleep": facts.sleep.map(|(hours, nights)| json!({ "hours": hours, "nights": nights })),
            "weeks": self.weeks_said().iter().map(|said| {
                json!({ "week": said.week, "question": said.question, "text": said.text })
            }).collect::<Vec<_>>(),
            "then_and_now": self.reflections().map(|both| json!({
                "then": both.then,
                "now": both.now,
                "rows": both.rows.iter().map(|(question, then, now)| {
                    json!({ "question": question, "then": then, "now": now })
                }).collect::<Vec<_>>(),
            })),
            "review": self.said.map(said_json),
        })
    }
}

/// What a review's question is about, by its key; a key of another version as it is.
fn label(key: &str) -> &str {
    LABELS.iter().find(|(known, _)| *known == key).map_or(key, |(_, label)| label)
}

const LABELS: &[(&str, &str)] = &[
    ("wins", "Went well"),
    ("hard", "Was hard"),
    ("works", "Works"),
    ("works-not", "Does not work"),
    ("changed", "Changed in my life"),
    ("tracking", "Is writing things down helping"),
    ("intention", "Meant next"),
    ("in-the-way", "Could get in the way"),
    ("then", "Then I will"),
    ("celebrate", "To celebrate"),
];

fn said_json(review: &Record<Said>) -> Value {
    json!({
        "answers": review.answers.iter().map(|answer| {
            json!({ "question": answer.question, "text": answer.text })
        }).collect::<Vec<_>>(),
        "decisions": review.decisions.iter().map(|decision| {
            json!({
                "goal": decision.statement,
                "choice": decision.choice.word(),
                "rating": decision.rating,
                "reason": decision.reason,
            })
        }).collect::<Vec<_>>(),
        "intention": review.intention,
    })
}

fn notes_json(notes: &[&Record<Note>]) -> Vec<Value> {
    notes.iter().map(|note| json!({ "date": note.when.day, "text": note.text })).collect()
}

fn notes(notes: &[&Record<Note>]) -> String {
    table::lines(notes.iter().map(|note| format!("- {}", note.text)))
}
