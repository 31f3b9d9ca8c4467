//! Very little food, very fast loss, purging, training without end, punishment, hardly any sleep.

use super::Look;
use crate::smart::Every;
use crate::smart::demands::{is_hard, kilos};
use crate::smart::lexicon::Class;
use crate::smart::signals::{Amount, Found, Horizon, Mark, When};
use crate::smart::tokens::Kind;
use chrono::NaiveDate;
use std::ops::Range;

/// A day on so little is for a doctor to decide.
const FEW_CALORIES: f64 = 1000.0;

/// Kilos a week from which a loss is fast.
const FAST: f64 = 1.5;

/// Hours of training a day from which it is too much, and of sleep from which it is too little.
const LONG: f64 = 4.0;
const SHORT: f64 = 4.0;

/// Hours without food from which a fast is long.
const DAY: f64 = 24.0;

const STOPPING: &[&str] = &["stop", "stopping", "not", "never", "quit", "without", "avoid", "no", "less"];

/// "eat 500 calories a day", "starve myself", "not eat on weekdays", "fast for ten days", "live on water".
pub(super) fn starves(look: Look, i: usize) -> bool {
    let words = look.words;
    match words.at(i) {
        "calories" | "calorie" | "kcal" | "cals" => few_calories(look, i),
        "starve" | "starving" => {
            let self_ = matches!(words.at(i + 1), "myself" | "for" | "until" | "to" | "");
            self_ && !look.before(i, 3, STOPPING)
        }
        "fast" | "fasting" => {
            let days = look.signals.horizons.iter().any(|found| found.value.when == When::Period);
            let hours = look.signals.amounts.iter().any(|found| hours(&found.value) >= DAY);
            let long = words.at(i + 1) == "for" && (days || hours);
            long && !words.is(i.wrapping_sub(1), Class::DET.or(Class::PREP))
        }
        "skip" | "skipping" => {
            let meal =
                matches!(words.at(i + 1), "meals" | "food" | "dinner" | "lunch" | "breakfast" | "eating");
            let weight = look.any(i..i + 12, &["weight", "thin", "skinny", "slim", "thinner", "calories"]);
            meal && !look.before(i, 3, STOPPING) && (weight || matches!(words.at(i + 1), "meals" | "eating"))
        }
        "eat" | "eating" => no_food(look, i),
        "drink" => only_drinks(look, i),
        "live" | "survive" => {
            words.at(i + 1) == "on" && look.any(i + 2..i + 4, &["water", "coffee", "air", "nothing"])
        }
        _ => false,
    }
}

fn few_calories(look: Look, i: usize) -> bool {
    const EATING: &[&str] = &[
        "eat", "under", "below", "than", "most", "only", "on", "limit", "intake", "have", "consume",
        "restrict", "eating", "diet", "stick",
    ];
    const BESIDE: &[&str] = &["extra", "more", "another", "additional", "fewer", "less", "by", "cut", "lose"];
    const MEALS: &[&str] = &["lunch", "breakfast", "dinner", "meal", "snack", "deficit", "treat"];
    let few =
        (i.saturating_sub(2)..i).filter_map(|n| look.words.number(n)).any(|n| n > 0.0 && n <= FEW_CALORIES);
    let burnt = look.before(i, 8, &["burn", "burning", "walk", "run", "cycle"]);
    let under = look.before(i, 4, &["than", "to"]);
    let beside = look.before(i, 3, BESIDE) && !under;
    let eaten = look.before(i, 10, EATING) || look.daily();
    few && eaten && !beside && !look.any(i + 1..i + 4, MEALS) && !burnt
}

/// The hours of an amount.
fn hours(amount: &Amount) -> f64 {
    if matches!(amount.unit.as_str(), "hours" | "hour") { amount.n } else { 0.0 }
}

/// "only drink water for five days".
fn only_drinks(look: Look, i: usize) -> bool {
    let only = look.words.before(i, 1) == "only" || look.words.at(i + 1) == "only";
    let period = look.signals.horizons.iter().any(|found| found.value.when == When::Period);
    let meal = look.any(i..i + 6, &["with", "at", "instead"]) || !look.signals.cues.is_empty();
    only && period
        && !meal
        && look.any(i + 1..i + 4, &["water", "coffee", "tea", "juice", "juices", "shakes", "smoothies"])
}

/// "not eat on weekdays", "eat nothing all day", "eat once every two days".
fn no_food(look: Look, i: usize) -> bool {
    const ELSEWHERE: &[&str] = &[
        "after", "before", "bed", "car", "desk", "sofa", "couch", "front", "meat", "out", "alone", "late",
        "while", "between", "in",
    ];
    let words = look.words;
    let next = words.at(i + 1);
    let rarely = words.phrase(i + 1, "once every|each").is_some() && words.number(i + 3).is_some();
    let closed = |n: usize| !look.signals.free(n) || words.ends(n) || words.kind(n) == Kind::Mark;
    let nothing = next == "nothing"
        && (closed(i + 2) || matches!(words.at(i + 2), "all" | "until" | "for" | "on" | "at" | "but"))
        && !look.any(i + 2..i + 4, &["after", "before", "fruit", "vegetables"]);
    let open =
        closed(i + 1) || matches!(next, "anything" | "food") || words.phrase(i + 1, "at all").is_some();
    let elsewhere = look.any(i..i + 12, ELSEWHERE) || !look.signals.cues.is_empty();
    let not = i > 0 && matches!(words.before(i, 1), "not" | "stop" | "without" | "quit" | "avoid");
    rarely || nothing || not && open && !elsewhere
}

/// A kilo and a half a week and more.
pub(super) fn loses(look: Look, i: usize) -> bool {
    if !matches!(look.words.at(i), "lose" | "losing" | "drop" | "shed") {
        return false;
    }
    // "drop 5 kg of old clothes" is no loss.
    let own = look.signals.amounts.iter().filter(|found| look.words.before(found.range.end, 1) != "of");
    let Some(kilos) = own.into_iter().find_map(|found| kilos(&found.value)) else { return false };
    let weekly = look.signals.rhythms.iter().any(|found| found.value.every == Some(Every::Weekly));
    match look.signals.horizons.iter().find_map(|found| weeks(look, found)) {
        _ if look.daily() => kilos * 7.0 >= FAST,
        Some(weeks) => kilos / weeks >= FAST,
        None => weekly && kilos >= FAST,
    }
}

/// About how many weeks a horizon is away, from its own words or its day.
fn weeks(look: Look, found: &Found<Horizon>) -> Option<f64> {
    let away = |until: NaiveDate| (until - look.known.today).num_days().max(1) as f64 / 7.0;
    said_weeks(look, found.range.clone()).or(found.value.until.map(away))
}

fn said_weeks(look: Look, range: Range<usize>) -> Option<f64> {
    let count = range.clone().find_map(|n| look.words.number(n)).unwrap_or(1.0).max(1.0);
    range.into_iter().find_map(|n| {
        Some(match look.words.at(n) {
            "today" | "tomorrow" | "tonight" => 0.2,
            "day" | "days" => count / 7.0,
            "week" | "weeks" | "weekend" => count,
            "fortnight" => 2.0,
            "month" | "months" => count * 4.3,
            _ if look.words.is(n, Class::WEEKDAY) => 1.0,
            _ => return None,
        })
    })
}

/// "purge after meals", "make myself sick", "take laxatives".
pub(super) fn purges(look: Look, i: usize) -> bool {
    let words = look.words;
    match words.at(i) {
        "purge" | "purging" => {
            !matches!(words.at(i + 1), "my" | "the" | "old" | "all") && !look.before(i, 3, STOPPING)
        }
        "laxative" | "laxatives" => {
            look.before(i, 4, &["take", "use", "taking", "using", "buy"]) && !look.before(i, 5, STOPPING)
        }
        "vomit" => matches!(words.at(i + 1), "after" | "when" | "if") && !look.before(i, 5, STOPPING),
        "sick" => {
            matches!(words.before(i, 2), "make" | "making")
                && words.before(i, 1) == "myself"
                && !look.before(i, 5, STOPPING)
        }
        "throw" => {
            let meal = words.phrase(i + 1, "up after|when|if|what|every").is_some()
                || words.phrase(i + 1, "up my food|meals|dinner|lunch").is_some();
            meal && !look.before(i, 4, STOPPING)
        }
        _ => false,
    }
}

/// Training to burn off food, until one drops, or for hours every day.
pub(super) fn overtrains(look: Look, i: usize) -> bool {
    const TRAINING: &[&str] = &["exercise", "exercising", "cardio", "treadmill", "train", "training"];
    let words = look.words;
    let trains = |n: usize| is_hard(words, n) || TRAINING.contains(&words.at(n));
    match words.at(i) {
        "burn" | "work" if words.at(i + 1) == "off" => (i + 2..i + 6).any(|n| {
            const MEALS: &[&str] = &[
                "meal",
                "meals",
                "food",
                "calories",
                "ate",
                "eat",
                "breakfast",
                "lunch",
                "dinner",
                "supper",
                "dessert",
            ];
            words.is(n, Class::INTAKE) || MEALS.contains(&words.at(n))
        }),
        "until" => {
            let drops = words.phrase(i, "until i drop|collapse|faint|vomit|pass").is_some();
            let ends = !look.signals.free(i + 3) || words.ends(i + 3) || words.at(i + 3) == "out";
            drops && ends && (i.saturating_sub(8)..i).any(trains)
        }
        _ if look.signals.free(i) && trains(i) => {
            let long = look.signals.amounts.iter().any(|found| {
                matches!(found.value.unit.as_str(), "hours" | "hour")
                    && found.value.n >= LONG
                    && !found.value.at_most
            });
            long && look.signals.rhythms.iter().any(|found| found.value.every == Some(Every::Daily))
        }
        _ => false,
    }
}

/// "punish myself when I eat".
pub(super) fn punishes(look: Look, i: usize) -> bool {
    let words = look.words;
    let punish = matches!(words.at(i), "punish" | "punishing") && words.at(i + 1) == "myself";
    let less = look.before(i, 3, STOPPING) || words.at(i + 2) == "less";
    punish && !less && look.signals.marks.get(i) != Some(&Mark::Reason)
}

/// "sleep three hours a night".
pub(super) fn stays_awake(look: Look, i: usize) -> bool {
    let words = look.words;
    let sleeps = matches!(words.at(i), "sleep" | "sleeping")
        && !words.is(i.wrapping_sub(1), Class::NOT.or(Class::STOP).or(Class::POSS));
    let floor = words.phrase(i + 1, "at least").is_some()
        || look.any(i + 1..i + 5, &["more", "extra", "longer", "earlier"]);
    let short = look.signals.amounts.iter().any(|found| {
        let hours = matches!(found.value.unit.as_str(), "hours" | "hour") && found.value.n <= SHORT;
        hours && found.range.start > i && found.range.start <= i + 3
    });
    sleeps && !floor && short && look.daily()
}
