//! What a page can hold of the person's own words: goals, homework, what helped, what changed, and what is asked about
//! twice. Off until ticked, one by one.

use chrono::NaiveDate;

use super::agenda::Topic;
use super::appointments::At;
use super::offers::{Group, Offer};
use super::{Block, Part, id_name, short};
use crate::insight;
use crate::model::calendar::{Period, add};
use crate::model::day::{Note, NoteKind};
use crate::model::goal::{Goal, Status, Step, StepKind};
use crate::model::session::{Preparation, SafetyPlan};
use crate::model::{Id, Record};
use crate::text::one_line;

pub const ITEM_9: &str = "item 9";
pub const SAFETY_PLAN: &str = "safety plan";

fn line(words: &str) -> String {
    one_line(words).into_owned()
}

fn item(words: &str, remark: impl Into<String>) -> Block {
    Block::Item { words: line(words), remark: remark.into() }
}

/// The goals that are open: their sentence and their reason where they are ticked, how close they are until it is taken
/// off.
pub fn goals(at: At, period: Period, topics: &[Topic], chosen: &Preparation) -> Vec<Offer> {
    let mut goals: Vec<&Record<Goal>> =
        at.notebook.goals.iter().filter(|goal| goal.status == Status::Active).collect();
    goals.sort_by_key(|goal| goal.place);
    let topic = |goal: &Record<Goal>| topics.iter().find(|topic| topic.id == goal.id);
    goals.into_iter().flat_map(|goal| goal_offers(period, chosen, goal, topic(goal))).collect()
}

/// `topic`: where it is marked to be brought up, and stands among what is talked about.
fn goal_offers(
    period: Period,
    chosen: &Preparation,
    goal: &Record<Goal>,
    topic: Option<&Topic>,
) -> Vec<Offer> {
    let statement = line(&goal.statement);
    let told = match topic {
        Some(topic) => topic.says_its_words(chosen),
        None => chosen.shown.contains(&id_name(goal.id)),
    };
    let since = short(goal.when.day, period);
    let mut offers = Vec::new();
    if topic.is_none() {
        let blocks = vec![item(&statement, "")];
        let kind = format!("the sentence of a goal of {since}");
        offers.push(Offer::words(id_name(goal.id), Part::Goals, goal.id, kind, statement.clone(), blocks));
    }
    if !goal.why.trim().is_empty() {
        let why = line(&goal.why);
        let kind = format!("the reason of a goal of {since}");
        let block = Block::Line(format!("Why: {why}"));
        let label = format!("why: {why}");
        offers.push(Offer::words(format!("why {}", goal.id), Part::Goals, goal.id, kind, label, vec![block]));
    }
    if let Some(value) = closeness(goal, period) {
        let name = match (told, topic.is_some()) {
            (true, false) => "How close".to_owned(),
            (true, true) => crate::text::fit(&statement, 44).into_owned(),
            (false, _) => format!("A goal of mine, since {since}"),
        };
        let label = format!("how close “{}” is: {value}", crate::text::fit(&statement, 30));
        let block = Block::Fact { name, value };
        let kind = format!("how close a goal of {since} is");
        let figure = Offer::figure(format!("close {}", goal.id), Part::Goals, "", vec![block]);
        offers.push(Offer { label, kind, ..figure });
    }
    offers
}

/// “4 before, 6 of 10 now”; before these days and in them.
fn closeness(goal: &Goal, period: Period) -> Option<String> {
    let up_to = |last: NaiveDate| {
        let rated = goal.ratings.iter().filter(|progress| progress.day <= last);
        rated.max_by_key(|progress| progress.day).map(|progress| progress.rating)
    };
    match (up_to(add(period.first, -1)), up_to(period.last)?) {
        (Some(before), now) => Some(format!("{before} before, {now} of 10 now")),
        (None, now) => Some(format!("{now} of 10")),
    }
}

/// Homework that is open or was done in these days, steps done, milestones reached.
pub fn between(at: At, period: Period) -> Vec<Offer> {
    let mut offers = Vec::new();
    for goal in at.notebook.goals.iter() {
        let open = matches!(goal.status, Status::Active | Status::Draft);
        for step in &goal.steps {
            let homework = step.kind == StepKind::Homework;
            let done = step.done.is_some_and(|day| period.contains(day));
            if done || homework && open && step.done.is_none() {
                offers.push(step_offer(goal, step, homework, period));
            }
        }
        let reached = goal.milestones.iter().filter(|m| m.reached.is_some_and(|day| period.contains(day)));
        offers.extend(reached.map(|milestone| {
            let day = milestone.reached.unwrap_or(period.last);
            let blocks = vec![item(&milestone.text, format!("reached on {}", short(day, period)))];
            let kind = format!("a milestone of {}", short(day, period));
            Offer::words(
                id_name(milestone.id),
                Part::Between,
                milestone.id,
                kind,
                line(&milestone.text),
                blocks,
            )
        }));
    }
    offers
}

fn step_offer(goal: &Record<Goal>, step: &Step, homework: bool, period: Period) -> Offer {
    let part = step.steps.iter().filter(|inner| inner.done.is_some()).count();
    let state = match (step.done, part) {
        (Some(day), _) => format!("done on {}", short(day, period)),
        (None, 0) => "not yet".to_owned(),
        (None, part) => format!("partly, {part} of {}", step.steps.len()),
    };
    let what = if homework { "homework" } else { "step" };
    let kind = format!("{what} of a goal of {}", short(goal.when.day, period));
    let remark = if homework { format!("homework, {state}") } else { state };
    let blocks = vec![item(&step.text, remark)];
    Offer::words(id_name(step.id), Part::Between, step.id, kind, line(&step.text), blocks)
}

/// Wins, what helped and what was hard in these days, and the strongest link of a habit with the mood.
pub fn helped(at: At, period: Period) -> Vec<Offer> {
    let kinds = [NoteKind::Win, NoteKind::Helped, NoteKind::Hard, NoteKind::Grateful];
    let of = |kind: &NoteKind| {
        let notes = at.notebook.notes.within(period).filter(|note| note.kind == *kind && !note.bring);
        notes.map(|note| note_offer(note, period)).collect::<Vec<Offer>>()
    };
    let mut offers: Vec<Offer> = kinds.iter().flat_map(of).collect();
    if let Some(linked) = insight::strongest(at.notebook, period.last, 90) {
        let words = line(&linked.words());
        let figure =
            Offer::figure("link", Part::Helped, "a habit beside the mood", vec![Block::Line(words.clone())]);
        offers.push(Offer { group: Group::Words, label: words, on: false, ..figure });
    }
    offers
}

fn note_offer(note: &Record<Note>, period: Period) -> Offer {
    let what = match note.kind {
        NoteKind::Win => "win",
        NoteKind::Helped => "helped",
        NoteKind::Hard => "hard",
        _ => "grateful",
    };
    let kind = format!("{} of {}", note.kind.noun(), short(note.when.day, period));
    let blocks = vec![item(&note.text, format!("{what}, {}", short(note.when.day, period)))];
    let label = format!("{what}: {}", line(&note.text));
    Offer::words(id_name(note.id), Part::Helped, note.id, kind, label, blocks)
}

/// Goals parked, reached, let go or said anew in these days; what changed in life.
pub fn changed(at: At, period: Period) -> Vec<Offer> {
    let mut offers = Vec::new();
    for goal in at.notebook.goals.iter() {
        let decided = decided(at, goal.id, period);
        let word = match goal.status {
            Status::Parked => "parked",
            Status::Done => "done",
            Status::LetGo => "let go",
            _ => "said anew",
        };
        let anew = goal.wordings.iter().any(|wording| period.contains(wording.day));
        let closed = !goal.is_open() && decided;
        if anew || closed {
            let reason =
                if goal.reason.is_empty() { String::new() } else { format!(": {}", line(&goal.reason)) };
            let blocks = vec![item(&goal.statement, format!("{word}{reason}"))];
            let label = format!("{word}: {}", line(&goal.statement));
            let kind = format!("a goal {word}");
            let name = format!("changed {}", goal.id);
            offers.push(Offer::words(name, Part::Changed, goal.id, kind, label, blocks));
        }
    }
    for event in at.notebook.events.within(period).filter(|event| !event.bring) {
        let blocks = vec![item(&event.text, short(event.when.day, period))];
        let kind = format!("something that changed on {}", short(event.when.day, period));
        let label = format!("changed: {}", line(&event.text));
        offers.push(Offer::words(id_name(event.id), Part::Changed, event.id, kind, label, blocks));
    }
    offers
}

/// Whether a review of these days decided on the goal.
fn decided(at: At, goal: Id, period: Period) -> bool {
    let reviews = at.notebook.reviews.iter().filter(|review| period.contains(review.when.day));
    reviews.into_iter().any(|review| review.decisions.iter().any(|decision| decision.goal == goal))
}

/// The one private question of a questionnaire, and the safety plan.
pub fn safety(at: At, period: Period) -> Vec<Offer> {
    let results = at.notebook.measures.within(period).rev();
    let answered = results.filter_map(|result| Some((result, result.private_answer()?))).next();
    let item_9 = answered.map(|(result, (question, answer))| {
        let words = format!("{}: {question}", result.kind().title());
        let blocks = vec![item(&words, format!("{answer}, {}", short(result.when.day, period)))];
        let label = format!("the last question of the {}, on thoughts of death", result.kind().title());
        private(ITEM_9, &label, Some(result.id), blocks)
    });
    let plan = at.notebook.safety_plans.last().map(|plan| {
        private(SAFETY_PLAN, "my safety plan, all of it", Some(plan.id), plan_blocks(plan, period))
    });
    item_9.into_iter().chain(plan).collect()
}

fn private(name: &str, label: &str, record: Option<Id>, blocks: Vec<Block>) -> Offer {
    let figure = Offer::figure(name, Part::Safety, label, blocks);
    Offer { group: Group::Private, record, on: false, ..figure }
}

fn plan_blocks(plan: &SafetyPlan, period: Period) -> Vec<Block> {
    let parts = [
        ("How I notice it starting", &plan.signs),
        ("What I can do by myself", &plan.alone),
        ("People and places", &plan.around),
        ("Whom I can ask for help", &plan.people),
        ("Professionals", &plan.professionals),
        ("Making it safer around me", &plan.surroundings),
    ];
    let made = plan
        .made_with_therapist
        .map(|day| Block::Line(format!("Safety plan, made together on {}.", short(day, period))));
    let filled = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    let facts =
        filled.map(|(name, lines)| Block::Fact { name: name.to_owned(), value: line(&lines.join("; ")) });
    made.into_iter().chain(facts).collect()
}
