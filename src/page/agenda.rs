//! What was marked to bring up, wherever it stands, in the order the person gave it.

use chrono::NaiveDate;

use super::appointments::At;
use crate::insight;
use crate::model::day::{CheckIn, Day, Event, Note, NoteKind};
use crate::model::goal::{Goal, Status, StepKind};
use crate::model::habit::Habit;
use crate::model::reflection::{Concern, Reflection, Reply};
use crate::model::review::Review;
use crate::model::session::{Measured, Preparation};
use crate::model::{Edit, Id, Kind, Notebook, Record};
use crate::text::one_line;

/// Something to bring up.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Of the record, or of the step.
    pub id: Id,
    /// “win”, “homework”, “question”.
    pub noun: &'static str,
    pub day: NaiveDate,
    /// The person's own words, on one line.
    pub words: String,
    /// Words of the journal: they stand on the page only after a tick of their own.
    pub journal: bool,
    pub covered: bool,
}

/// How much of a topic stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Words,
    /// What kind it is, and of which day.
    Kind,
    Nothing,
}

impl Topic {
    pub fn is_question(&self) -> bool {
        self.noun == NoteKind::Question.noun()
    }

    pub fn told(&self, chosen: &Preparation) -> Told {
        let id = self.id.to_string();
        match (chosen.hidden.contains(&id), self.journal, chosen.shown.contains(&id)) {
            (true, ..) => Told::Nothing,
            (_, true, false) => Told::Kind,
            _ => Told::Words,
        }
    }

    /// Whether its words stand on the page.
    pub fn says_its_words(&self, chosen: &Preparation) -> bool {
        !self.covered && self.told(chosen) == Told::Words
    }

    /// The tick after this one. Journal words come on last, and go first.
    pub fn tick(&self, chosen: &mut Preparation) {
        let id = self.id.to_string();
        let now = self.told(chosen);
        chosen.hidden.retain(|other| *other != id);
        chosen.shown.retain(|other| *other != id);
        match (now, self.journal) {
            (Told::Kind, _) => chosen.shown.push(id),
            (Told::Words, _) => chosen.hidden.push(id),
            (Told::Nothing, _) => {}
        }
    }
}

/// What was chosen so far.
pub fn chosen(notebook: &Notebook) -> Preparation {
    notebook.preparations.last().map(|record| record.body.clone()).unwrap_or_default()
}

/// The edit that changes what is chosen; `new` makes the first record of it.
pub fn choose(
    notebook: &Notebook,
    new: impl FnOnce(Preparation) -> Record<Preparation>,
    change: impl FnOnce(&mut Preparation),
) -> Option<Edit> {
    match notebook.preparations.last() {
        Some(record) => Edit::revise(record, |record| change(&mut record.body)),
        None => {
            let mut first = Preparation::default();
            change(&mut first);
            (first != Preparation::default()).then(|| Edit::add(new(first)))
        }
    }
}

/// Everything marked, in the person's order; what they did not order follows by its time.
pub fn topics(at: At) -> Vec<Topic> {
    let notebook = at.notebook;
    let chosen = chosen(notebook);
    let mut topics = Vec::new();
    add(&mut topics, notebook, |check_in: &CheckIn| (true, check_in_words(check_in)));
    add(&mut topics, notebook, |note: &Note| (is_journal(&note.kind), note_words(note)));
    add(&mut topics, notebook, |day: &Day| (false, day_words(day)));
    add(&mut topics, notebook, |event: &Event| (false, event.text.clone()));
    add(&mut topics, notebook, |habit: &Habit| (false, habit.name.clone()));
    add(&mut topics, notebook, |concern: &Concern| (false, concern.text.clone()));
    add(&mut topics, notebook, |goal: &Goal| (false, goal.statement.clone()));
    add(&mut topics, notebook, |reflection: &Reflection| (true, reflection_words(reflection)));
    add(&mut topics, notebook, |review: &Review| (true, review_words(review)));
    add(&mut topics, notebook, |result: &Measured| (false, result_words(result)));
    for goal in notebook.goals.iter().filter(|goal| goal.bring && goal.status == Status::Draft) {
        topics.iter_mut().filter(|topic| topic.id == goal.id).for_each(|topic| topic.noun = "draft goal");
    }
    steps(&mut topics, notebook);
    topics.sort_by_key(|topic| (topic.day, topic.id));
    let place = |topic: &Topic| chosen.order.iter().position(|id| *id == topic.id).unwrap_or(usize::MAX);
    topics.sort_by_key(place);
    topics.iter_mut().for_each(|topic| topic.covered = chosen.covered.contains(&topic.id));
    topics
}

/// The edit that takes the mark from a record or a step.
pub fn unmark(notebook: &Notebook, id: Id) -> Option<Edit> {
    let of_step = notebook.goals.iter().find(|goal| goal.steps.iter().any(|step| step.id == id));
    if let Some(goal) = of_step {
        return Edit::revise(goal, |goal| {
            let step = goal.body.steps.iter_mut().find(|step| step.id == id);
            step.into_iter().for_each(|step| step.bring = false);
        });
    }
    unmarked::<CheckIn>(notebook, id)
        .or_else(|| unmarked::<Note>(notebook, id))
        .or_else(|| unmarked::<Day>(notebook, id))
        .or_else(|| unmarked::<Event>(notebook, id))
        .or_else(|| unmarked::<Habit>(notebook, id))
        .or_else(|| unmarked::<Concern>(notebook, id))
        .or_else(|| unmarked::<Goal>(notebook, id))
        .or_else(|| unmarked::<Reflection>(notebook, id))
        .or_else(|| unmarked::<Review>(notebook, id))
        .or_else(|| unmarked::<Measured>(notebook, id))
}

fn unmarked<T: Kind>(notebook: &Notebook, id: Id) -> Option<Edit> {
    Edit::revise(T::table(notebook).get(id)?, |record| record.bring = false)
}

fn add<T: Kind>(topics: &mut Vec<Topic>, notebook: &Notebook, say: impl Fn(&T) -> (bool, String)) {
    for record in T::table(notebook).iter().filter(|record| record.bring) {
        let (journal, words) = say(&record.body);
        let noun = record.body.noun();
        topics.push(topic(record.id, noun, record.when.day, &words, journal));
    }
}

fn steps(topics: &mut Vec<Topic>, notebook: &Notebook) {
    for goal in notebook.goals.iter() {
        for step in goal.steps.iter().filter(|step| step.bring) {
            let noun = if step.kind == StepKind::Homework { "homework" } else { "step" };
            topics.push(topic(step.id, noun, goal.when.day, &step.text, false));
        }
    }
}

fn topic(id: Id, noun: &'static str, day: NaiveDate, words: &str, journal: bool) -> Topic {
    Topic { id, noun, day, words: one_line(words).into_owned(), journal, covered: false }
}

/// What is written for a session, for the day or as a line is no journal; free words are.
fn is_journal(kind: &NoteKind) -> bool {
    use NoteKind::{Grateful, Hard, Helped, Question, Session, Task, Win};
    !matches!(kind, Win | Hard | Helped | Grateful | Task | Session | Question)
}

fn check_in_words(check_in: &CheckIn) -> String {
    let mood = check_in.mood.map(|mood| format!("mood {mood}"));
    let feelings = Some(check_in.feelings.join(", "));
    joined([mood, feelings, Some(check_in.words.clone())], "; ")
}

fn note_words(note: &Note) -> String {
    let reply = Some(&note.reply).filter(|reply| !reply.is_empty());
    let reply = reply.map(|reply| format!("In reply: {reply}"));
    joined([Some(note.text.clone()), reply], " ")
}

fn day_words(day: &Day) -> String {
    let hours = day.sleep_hours.map(|hours| format!("slept {}", insight::hours(hours)));
    let quality = day.sleep_quality.map(|quality| format!("sleep {quality} of 10"));
    joined([hours, quality, day.rest.then(|| "a rest day".to_owned())], ", ")
}

fn reflection_words(reflection: &Reflection) -> String {
    let reply = |reply: &Reply| {
        let rating = reply.rating.map(|rating| format!("{rating} of 10"));
        joined([rating, Some(reply.text.clone()), Some(reply.items.join(", "))], ", ")
    };
    joined(reflection.answers.iter().map(|answer| Some(reply(answer))), "; ")
}

fn review_words(review: &Review) -> String {
    let answers = review.answers.iter().map(|answer| Some(answer.text.clone()));
    let next = Some(&review.intention).filter(|words| !words.is_empty());
    joined(answers.chain([next.map(|words| format!("Next: {words}"))]), "; ")
}

fn result_words(result: &Measured) -> String {
    let measure = result.kind();
    let score = result.score.map(|score| insight::result_words(measure, score.get()));
    format!("{}: {}", measure.title(), score.unwrap_or_else(|| "not complete".to_owned()))
}

fn joined(parts: impl IntoIterator<Item = Option<String>>, between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    parts.join(between)
}
