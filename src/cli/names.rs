//! What a person calls a habit or a goal, and the one that is meant. Reads the notebook, changes nothing.

use super::stop::Stop;
use crate::model::goal::Goal;
use crate::model::habit::Habit;
use crate::model::{Notebook, Record};
use crate::text::one_line;

/// The habit of that name, in any case, or of that unique beginning; a retired one only where no other fits.
pub fn habit<'a>(notebook: &'a Notebook, name: &str) -> Result<&'a Record<Habit>, Stop> {
    let wanted = folded(name);
    if wanted.is_empty() {
        return Err(Stop::usage("The name of the habit is empty. guidepost habit list has them all."));
    }
    let fits: [fn(&str, &str) -> bool; 2] =
        [|name, wanted| name == wanted, |name, wanted| name.starts_with(wanted)];
    for fit in fits {
        for retired in [false, true] {
            let found: Vec<_> = notebook
                .habits
                .iter()
                .filter(|habit| habit.retired.is_some() == retired && fit(&folded(&habit.name), &wanted))
                .collect();
            match found[..] {
                [] => {}
                [habit] => return Ok(habit),
                _ => return Err(ambiguous(name, &found)),
            }
        }
    }
    Err(unknown(notebook, name))
}

/// The habit of that name that is not retired.
pub fn same_name<'a>(notebook: &'a Notebook, name: &str) -> Option<&'a Record<Habit>> {
    let wanted = folded(name);
    notebook.habits.iter().find(|habit| habit.retired.is_none() && folded(&habit.name) == wanted)
}

fn ambiguous(name: &str, found: &[&Record<Habit>]) -> Stop {
    let names = listed(found.iter().map(|habit| habit.name.as_str()));
    Stop::could_not(format!(
        "“{}” begins more than one habit: {names}. Give more of the name.",
        one_line(name)
    ))
}

fn unknown(notebook: &Notebook, name: &str) -> Stop {
    let name = one_line(name);
    let known =
        listed(notebook.habits.iter().filter(|habit| habit.retired.is_none()).map(|h| h.name.as_str()));
    if known.is_empty() {
        return Stop::could_not(format!(
            "There is no habit “{name}”, and no other yet. Add one with guidepost habit add. Nothing was kept."
        ));
    }
    Stop::could_not(format!("There is no habit “{name}”. There are: {known}. Nothing was kept."))
}

/// “Walk, Read”: names in one line.
pub fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| one_line(name).into_owned()).collect::<Vec<_>>().join(", ")
}

/// Every goal with its number: its place by age, which no change of status moves.
pub fn goals(notebook: &Notebook) -> impl Iterator<Item = (usize, &Record<Goal>)> {
    notebook.goals.iter().enumerate().map(|(at, goal)| (at + 1, goal))
}

/// The goal of that number, or the only one whose sentence has all these words.
pub fn goal<'a>(notebook: &'a Notebook, given: &str) -> Result<(usize, &'a Record<Goal>), Stop> {
    let wanted = folded(given);
    if wanted.is_empty() {
        return Err(Stop::usage(
            "No goal is named. Give its number from guidepost goal list, or words of it.",
        ));
    }
    let count = goals(notebook).count();
    if count == 0 {
        return Err(Stop::could_not(
            "There is no goal yet. Add one with guidepost goal add. Nothing was changed.",
        ));
    }
    if let Ok(number) = given.trim().parse::<usize>() {
        return goals(notebook).find(|(at, _)| *at == number).ok_or_else(|| {
            Stop::could_not(format!(
                "There is no goal {number}; they go from 1 to {count}. See guidepost goal list."
            ))
        });
    }
    let is = |(_, goal): &(usize, &Record<Goal>)| folded(&goal.statement) == wanted;
    let has = |(_, goal): &(usize, &Record<Goal>)| {
        let statement = folded(&goal.statement);
        wanted.split(' ').all(|word| statement.contains(word))
    };
    let exact: Vec<_> = goals(notebook).filter(is).collect();
    let found = if exact.is_empty() { goals(notebook).filter(has).collect() } else { exact };
    match found[..] {
        [one] => Ok(one),
        [] => Err(Stop::could_not("No goal has these words. Take its number from guidepost goal list.")),
        _ => {
            let numbers: Vec<String> = found.iter().map(|(number, _)| number.to_string()).collect();
            let numbers = numbers.join(", ");
            Err(Stop::could_not(format!(
                "These words fit more than one goal: {numbers}. Give a number or more words."
            )))
        }
    }
}

/// In lower case, with single spaces.
fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
