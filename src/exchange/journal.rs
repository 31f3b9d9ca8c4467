//! Everything as Markdown to read: what is wanted and meant first, then every day, oldest first. The person's words are
//! escaped, so that they stand as they were written.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use crate::insight;
use crate::model::day::{CheckIn, Day, Note};
use crate::model::goal::Goal;
use crate::model::habit::{Answer, Habit, Is, Kind};
use crate::model::number::{Amount, Rating};
use crate::model::session::{Measured, SafetyPlan, Session};
use crate::model::settings::Clock;
use crate::model::{Notebook, Record, When};
use crate::support::DISCLAIMER;
use crate::text::markdown;

/// The lines of one day, each with its time; what has none comes first.
type Days = BTreeMap<NaiveDate, Vec<(Option<NaiveTime>, String)>>;

pub fn write(notebook: &Notebook) -> String {
    let mut text = format!("# Notebook\n\n{DISCLAIMER}\n");
    if !notebook.settings.vision.is_empty() {
        text.push_str(&format!("\n{}\n", markdown(&notebook.settings.vision)));
    }
    section(&mut text, "Goals", notebook.goals.iter().map(goal));
    section(&mut text, "Habits", notebook.habits.iter().map(|record| habit(record)));
    let values = notebook.values.iter().map(|value| item(&joined(": ", &[&value.name, &value.words])));
    section(&mut text, "What matters", values);
    let concerns = notebook
        .concerns
        .iter()
        .map(|concern| item(&joined(", ", &[&concern.text, &concern.area, &concern.ways.join("; ")])));
    section(&mut text, "What is difficult", concerns);
    let people = notebook.people.iter().map(|person| {
        item(&joined(", ", &[&person.name, person.role.word(), &person.contact, &person.notes]))
    });
    section(&mut text, "People", people);
    section(&mut text, "Safety plan", notebook.safety_plans.last().into_iter().map(|plan| safety(plan)));
    days(&mut text, notebook);
    text
}

fn section(text: &mut String, title: &str, parts: impl Iterator<Item = String>) {
    let mut parts = parts.peekable();
    if parts.peek().is_some() {
        text.push_str(&format!("\n## {title}\n\n"));
        text.extend(parts);
    }
}

fn goal(goal: &Record<Goal>) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let rating = |rating: Option<Rating>| rating.map(|rating| format!("{rating} of 10")).unwrap_or_default();
    let mut text = format!("### {}\n\n", markdown(&goal.statement));
    let rows = [
        ("Status", goal.status.word().to_owned()),
        ("Agreed on", day(goal.agreed)),
        ("What exactly", goal.specific.clone()),
        ("How to know", goal.measurable.clone()),
        ("What makes it doable", goal.achievable.clone()),
        ("Confidence", rating(goal.confidence)),
        ("Importance", rating(goal.importance)),
        ("Reason or value behind it", goal.relevant.clone()),
        ("Until", joined(", ", &[&goal.time, &day(goal.until)])),
        ("Why", goal.why.clone()),
        ("Benefits", goal.benefits.clone()),
        ("How it looks when reached", goal.outcome.clone()),
        ("Area", goal.area.clone()),
        ("Values", goal.values.join(", ")),
        ("Resources", goal.resources.join(", ")),
        ("Who knows", goal.supporters.clone()),
        ("Decided because", goal.reason.clone()),
        ("Levels, -2 to +2", goal.levels.join("; ")),
    ];
    text.extend(
        rows.iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(name, words)| item(&format!("{name}: {words}"))),
    );
    for step in goal.steps.iter() {
        text.push_str(&tick(step.done.is_some(), &joined(", until ", &[&step.text, &day(step.due)]), ""));
        text.extend(step.steps.iter().map(|inner| tick(inner.done.is_some(), &inner.text, "  ")));
    }
    for milestone in goal.milestones.iter() {
        let words = joined("; reward: ", &[&milestone.text, &milestone.reward]);
        text.push_str(&tick(milestone.reached.is_some(), &format!("Milestone: {words}"), ""));
    }
    text.extend(goal.obstacles.iter().map(|it| item(&format!("If {}, then {}", it.obstacle, it.plan))));
    text.extend(
        goal.ratings
            .iter()
            .map(|it| item(&joined(": ", &[&format!("{}, {} of 10", it.day, it.rating), &it.note]))),
    );
    text.extend(goal.wordings.iter().map(|it| item(&format!("Until {}: {}", it.day, it.statement))));
    text + "\n"
}

fn habit(habit: &Habit) -> String {
    let rule = habit.last_rule();
    let often = rule.filter(|_| habit.kind != Kind::WhenNeeded);
    let often = often.map(|rule| rule.every.to_string()).unwrap_or_default();
    let amount = rule.and_then(|rule| Some(format!("{} {}", rule.target?, rule.unit))).unwrap_or_default();
    let until = habit.until.map(|day| format!("until {day}")).unwrap_or_default();
    let retired = habit.retired.map(|day| format!("retired on {day}")).unwrap_or_default();
    let parts = [&habit.name, habit.kind.word(), &often, amount.trim(), &habit.cue, &until, &retired];
    let pauses = habit.pauses.iter().map(|pause| {
        let to = pause.to.map(|to| format!(" to {to}")).unwrap_or_default();
        let words = joined(": ", &[&format!("paused from {}{to}", pause.from), &pause.reason]);
        format!("  - {}\n", inside(&words, "    "))
    });
    item(&joined(", ", &parts)) + &pauses.collect::<String>()
}

fn safety(plan: &SafetyPlan) -> String {
    let parts = [
        ("Signs", &plan.signs),
        ("What I can do alone", &plan.alone),
        ("People and places around me", &plan.around),
        ("People I can ask", &plan.people),
        ("Professionals", &plan.professionals),
        ("Making my surroundings safe", &plan.surroundings),
    ];
    let filled = parts.iter().filter(|(_, lines)| !lines.is_empty());
    filled.map(|(name, lines)| item(&format!("{name}: {}", lines.join("; ")))).collect()
}

/// Every day on which something was written.
fn days(text: &mut String, notebook: &Notebook) {
    let mut days = Days::new();
    let mut say = |when: &When, words: String| {
        days.entry(when.day).or_default().push((when.time(), words));
    };
    notebook.check_ins.iter().for_each(|it| say(&it.when, check_in(it)));
    notebook.notes.iter().for_each(|it| say(&it.when, note(it)));
    let clock = &notebook.settings.clock;
    notebook.days.iter().for_each(|it| say(&When::on(it.when.day), day_line(it, clock)));
    notebook.events.iter().for_each(|it| say(&it.when, format!("Changed: {}", it.text)));
    notebook.measures.iter().for_each(|it| say(&it.when, measured(it)));
    notebook.sessions.iter().for_each(|it| say(&it.when, session(it)));
    for reflection in notebook.reflections.iter() {
        for reply in reflection.answers.iter() {
            let rating = reply.rating.map(|rating| format!("{rating} of 10")).unwrap_or_default();
            let words = joined("; ", &[&reply.text, &rating, &reply.items.join(", ")]);
            say(&reflection.when, format!("Reflection, {}: {words}", reply.prompt.replace(['-', '_'], " ")));
        }
    }
    for review in notebook.reviews.iter() {
        let title = format!("Review of the {} from {}", review.span.word(), review.first);
        for answer in review.answers.iter() {
            say(
                &review.when,
                format!("{title}, {}: {}", answer.question.replace(['-', '_'], " "), answer.text),
            );
        }
        for it in review.decisions.iter() {
            let rating = it.rating.map(|rating| format!("{rating} of 10")).unwrap_or_default();
            let words = joined(", ", &[it.choice.word(), &rating, &it.reason]);
            say(&review.when, format!("{title}, “{}”: {words}", it.statement));
        }
        if !review.intention.is_empty() {
            say(&review.when, format!("{title}, intention: {}", review.intention));
        }
    }
    for (habit, day, answer) in notebook.said().filter(|(_, _, answer)| !answer.is_blank()) {
        if let Some(habit) = notebook.habits.get(habit) {
            say(&When::on(day), answered(habit, answer));
        }
    }
    for (day, mut lines) in days {
        text.push_str(&format!("\n## {}\n\n", day.format("%A %-d %B %Y")));
        lines.sort_by_key(|(time, _)| *time);
        for (time, words) in lines {
            let time = time.map(|time| clock.show(time) + " ").unwrap_or_default();
            text.push_str(&item(&format!("{time}{words}")));
        }
    }
}

fn check_in(it: &CheckIn) -> String {
    let scale = |name: &str, value: Option<String>| value.map(|value| format!("{name} {value}"));
    let rating = |value: Option<Rating>| value.map(|value| value.to_string());
    let mut parts: Vec<String> = [
        scale("Mood", it.mood.map(|mood| mood.to_string())),
        scale("stress", rating(it.stress)),
        scale("energy", rating(it.energy)),
        scale("confidence", rating(it.confidence)),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.extend(it.scales.iter().map(|reading| format!("{} {}", reading.name, reading.value)));
    parts.extend(it.feelings.iter().cloned());
    let head = parts.join(", ");
    let head = if head.is_empty() { "Check-in".to_owned() } else { head };
    joined(" ", &[&joined(": ", &[&head, &it.words]), &tags(&it.tags)])
}

fn note(it: &Note) -> String {
    let intensity = it.intensity.map(|rating| format!("{rating} of 10")).unwrap_or_default();
    let feelings = joined(", ", &[&it.feelings.join(", "), &intensity]);
    let words = joined("\n", &[&it.trigger, &it.text, &feelings, &it.reply]);
    let done = if it.done { " (done)" } else { "" };
    joined(" ", &[&format!("{}{done}: {words}", it.kind.noun()), &tags(&it.tags)])
}

fn day_line(it: &Day, clock: &Clock) -> String {
    let hours = it.sleep_hours.map(|hours| format!("Slept {}", insight::hours(hours))).unwrap_or_default();
    let quality = it.sleep_quality.map(|quality| format!("sleep {quality} of 10")).unwrap_or_default();
    let clock = |name: &str, time: Option<NaiveTime>| {
        time.map(|time| format!("{name} {}", clock.show(time))).unwrap_or_default()
    };
    let rest = if it.rest { "a rest day" } else { "" };
    let low = if it.low { "a low day" } else { "" };
    let words = joined(", ", &[&hours, &quality, &clock("to bed", it.bed), &clock("up", it.woke), rest, low]);
    joined(" ", &[&words, &tags(&it.tags)])
}

fn measured(it: &Measured) -> String {
    let score = it.score.map(|score| score.to_string()).unwrap_or_default();
    let answers =
        it.answers.iter().map(|answer| answer.map_or("–".to_owned(), |answer| answer.to_string()));
    let answers = answers.collect::<Vec<String>>().join(" ");
    joined(": ", &[&joined(", ", &[&joined(" ", &[&it.measure, &score]), &answers]), &it.words])
}

fn session(it: &Session) -> String {
    let agenda = it.agenda.iter().map(|item| item.text.as_str()).filter(|text| !text.is_empty());
    let agenda = agenda.collect::<Vec<&str>>().join("; ");
    joined("\n", &["Session", &agenda, &it.questions.join("\n"), &it.agreed, &it.notes])
}

fn answered(habit: &Habit, answer: &Answer) -> String {
    let unit = habit.last_rule().map_or("", |rule| &rule.unit);
    let amount = answer.amount.map(|amount: Amount| format!("{amount} {unit}")).unwrap_or_default();
    let word = match answer.is {
        // Of what is counted the amount says it: two glasses of “at most one” are not what a tick says.
        Is::Done if habit.kind.is_counted() && !amount.is_empty() => "",
        Is::Done => "done",
        Is::NotDone => "not done",
        Is::Excused => "excused",
        Is::Blank | Is::Other(_) => answer.is.word(),
    };
    joined(": ", &[&habit.name, &joined(", ", &[word, amount.trim()]), &answer.note])
}

fn tags(tags: &[String]) -> String {
    if tags.is_empty() { String::new() } else { format!("[{}]", tags.join(", ")) }
}

/// What is not empty, with something between.
fn joined(between: &str, parts: &[&str]) -> String {
    let filled: Vec<&str> = parts.iter().copied().filter(|part| !part.trim().is_empty()).collect();
    filled.join(between)
}

fn item(words: &str) -> String {
    format!("- {}\n", inside(words, "  "))
}

fn tick(done: bool, words: &str, before: &str) -> String {
    let mark = if done { 'x' } else { ' ' };
    format!("{before}- [{mark}] {}\n", inside(words, &format!("{before}  ")))
}

/// Several lines of one item.
fn inside(words: &str, before: &str) -> String {
    markdown(words.trim_end()).lines().collect::<Vec<&str>>().join(&format!("  \n{before}"))
}
