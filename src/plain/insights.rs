//! What the days add up to, in words; questionnaires and scales of one's own, and their results.

use super::choice::{Chosen, Task, choose, is_yes, words};
use super::entries::entry;
use super::keyless::keyless;
use super::talk::Talk;
use super::walk::open;
use super::{Flow, Room, measure};
use crate::insight;
use crate::model::Id;
use crate::model::measure::Measure;
use crate::screens::insights::{self, Span, Told};
use crate::screens::{Spoken, measures};

pub const TASKS: &[Task] = &[
    ("What it comes to, a sentence each", messages),
    ("One chart in words, every number", one_chart),
    ("All charts in words, every number", all_charts),
    ("Take a questionnaire, or a scale of my own", take),
    ("Results of a questionnaire or a scale", results),
    ("Score from elsewhere: type it in", |talk, room| {
        of_one(talk, room, |talk, room, name| open(talk, room, &format!("score in {name}")))
    }),
    ("New scale of my own", |talk, room| open(talk, room, "score")),
];

fn messages(talk: &mut Talk, room: &mut Room) -> Flow {
    let Some(span) = ask_span(talk, room) else { return Flow::Quit };
    talk.say("");
    let parts = insights::told(room.see(), span);
    parts.iter().for_each(|part| talk.say(&format!("{}: {}", part.name, keyless(&part.message))));
    Flow::On
}

fn all_charts(talk: &mut Talk, room: &mut Room) -> Flow {
    let Some(span) = ask_span(talk, room) else { return Flow::Quit };
    insights::told(room.see(), span).iter().for_each(|part| say(talk, part));
    Flow::On
}

fn one_chart(talk: &mut Talk, room: &mut Room) -> Flow {
    let Some(span) = ask_span(talk, room) else { return Flow::Quit };
    let parts = insights::told(room.see(), span).into_iter();
    let lines = parts.map(|part| Spoken { words: part.name.to_owned(), item: Some(part) });
    match choose(talk, room, &format!("Charts, {}", span.name()), lines.collect()) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(part) => {
            say(talk, &part);
            Flow::On
        }
    }
}

/// How many weeks; none if the person quits.
fn ask_span(talk: &mut Talk, room: &Room) -> Option<Span> {
    loop {
        match words(talk, room, "How many weeks: 4, 12 or 52; an empty line for 12") {
            Chosen::Quit => return None,
            Chosen::None => return Some(Span::default()),
            Chosen::This(line) => {
                let weeks = line.parse::<i64>().ok().and_then(|n| n.checked_mul(7));
                match Span::all().find(|span| Some(span.days()) == weeks) {
                    Some(span) => return Some(span),
                    None => talk.say("That takes 4, 12 or 52."),
                }
            }
        }
    }
}

fn say(talk: &mut Talk, part: &Told) {
    talk.say(&format!("\n{}", part.name));
    talk.say(&keyless(&part.message));
    part.lines.iter().filter(|line| !line.trim().is_empty()).for_each(|line| talk.say(&keyless(line.trim())));
}

/// One of the measures the screens offer, with what was last.
fn of_one(talk: &mut Talk, room: &mut Room, act_on: fn(&mut Talk, &mut Room, &str) -> Flow) -> Flow {
    let see = room.see();
    let line = |measure: &Measure| {
        let standing = measures::told(see, *measure).iter().map(|line| keyless(line)).collect::<Vec<_>>();
        let standing = if standing.is_empty() { String::new() } else { format!(": {}", standing.join("; ")) };
        Spoken { words: format!("{}{standing}", measure.title()), item: Some(measure.name().to_owned()) }
    };
    let lines: Vec<Spoken<String>> = insight::offered_or_taken(see.notebook).iter().map(line).collect();
    match choose(talk, room, "Questionnaires and scales", lines) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(name) => act_on(talk, room, &name),
    }
}

/// That it is early is said, and it is asked all the same if wanted.
fn take(talk: &mut Talk, room: &mut Room) -> Flow {
    of_one(talk, room, |talk, room, name| {
        let measure = Measure::named(name);
        let today = room.see().today();
        let next = insight::next_due(room.keep.notebook(), measure, today).filter(|next| today < *next);
        if let Some(next) = next {
            let day = next.format("%-d %B");
            match is_yes(talk, room, &format!("The next makes sense from {day}. Take it now?")) {
                Some(true) => {}
                Some(false) => return Flow::On,
                None => return Flow::Quit,
            }
        }
        measure::take(talk, room, measure)
    })
}

fn results(talk: &mut Talk, room: &mut Room) -> Flow {
    of_one(talk, room, |talk, room, name| {
        let lines: Vec<Spoken<Id>> = measures::results(room.see(), Measure::named(name));
        let lines = lines.into_iter().map(|line| Spoken { words: keyless(&line.words), ..line }).collect();
        match choose(talk, room, "Results, the newest first; a number opens one", lines) {
            Chosen::Quit => Flow::Quit,
            Chosen::None => Flow::On,
            Chosen::This(id) => entry(talk, room, id),
        }
    })
}
