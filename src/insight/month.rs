//! What a month's review is built from: what the weeks said, and the first reflection beside the last.

use chrono::NaiveDate;

use crate::model::calendar::{Period, add};
use crate::model::reflection::{Reflection, Reply};
use crate::model::review::{Review, Span};
use crate::model::{Notebook, Record};

/// What was answered to one question in one week's review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekSaid<'a> {
    /// The first day of the week.
    pub week: NaiveDate,
    pub question: &'a str,
    pub text: &'a str,
}

/// The first reflection beside the last.
#[derive(Clone, Debug, PartialEq)]
pub struct ThenNow<'a> {
    pub then: NaiveDate,
    pub now: NaiveDate,
    /// A prompt's key, and what both said to it, in words.
    pub rows: Vec<(&'a str, String, String)>,
}

/// The answers of the weeks that end in a period, oldest first.
pub fn weeks_said(notebook: &Notebook, period: Period) -> Vec<WeekSaid<'_>> {
    let weeks = notebook.reviews.iter().filter(|review| review.span == Span::Week);
    let mut weeks: Vec<&Record<Review>> =
        weeks.filter(|review| period.contains(add(review.first, 6))).collect();
    weeks.sort_by_key(|review| review.first);
    weeks.into_iter().flat_map(|review| week_said(review)).collect()
}

fn week_said(review: &Review) -> impl Iterator<Item = WeekSaid<'_>> {
    let said = review.answers.iter().map(|answer| (&*answer.question, &*answer.text));
    let all = said.chain([("intention", &*review.intention)]).filter(|(_, text)| !text.is_empty());
    all.map(|(question, text)| WeekSaid { week: review.first, question, text })
}

/// What the first reflection and the last one up to a day both answered; none without two.
pub fn then_and_now(notebook: &Notebook, last: NaiveDate) -> Option<ThenNow<'_>> {
    let mut up_to = notebook.reflections.within(Period { first: NaiveDate::MIN, last });
    let (first, now): (&Record<Reflection>, &Record<Reflection>) = (up_to.next()?, up_to.next_back()?);
    let both = first.body.answers.iter().filter_map(|then| {
        let now = now.reply(&then.prompt)?;
        Some((&*then.prompt, words(then), words(now)))
    });
    let rows: Vec<_> = both.filter(|(_, then, now)| !then.is_empty() && !now.is_empty()).collect();
    (!rows.is_empty()).then_some(ThenNow { then: first.when.day, now: now.when.day, rows })
}

fn words(reply: &Reply) -> String {
    let number = reply.rating.map(|rating| rating.to_string());
    let items = Some(reply.items.join(", ")).filter(|items| !items.is_empty());
    let text = Some(reply.text.clone()).filter(|text| !text.is_empty());
    [number, items, text].into_iter().flatten().collect::<Vec<String>>().join("; ")
}
