//! One of several, by its number or by the first letters of its name.

use super::talk::{SIGNS_WORDS, Said, Talk};
use super::{Flow, Room, View};
use crate::model::Id;
use crate::screens::Spoken;
use crate::text::one_line;

/// A task: what it is called, and what is done.
pub type Task = (&'static str, fn(&mut Talk, &mut Room) -> Flow);

/// What is done with one thing, by its id.
pub type OfOne = fn(&mut Talk, &mut Room, Id) -> Flow;

/// What was picked, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    At(usize),
    None,
    Quit,
}

/// As [`Picked`], with the thing itself.
pub enum Chosen<T> {
    This(T),
    None,
    Quit,
}

/// Tasks one after the other, until an empty line goes back.
pub fn tasks(talk: &mut Talk, room: &mut Room, title: &str, tasks: &[Task]) -> Flow {
    let names = names(tasks);
    list(talk, title, &names);
    loop {
        match task(talk, room, &format!("{title}, 1 to {}; an empty line goes back", names.len()), &names) {
            Picked::Quit => return Flow::Quit,
            Picked::None => return Flow::On,
            Picked::At(at) => {
                if tasks[at].1(talk, room) == Flow::Quit {
                    return Flow::Quit;
                }
            }
        }
    }
}

pub fn names(tasks: &[Task]) -> Vec<String> {
    tasks.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// A task by its number or name; `u` takes the last change back, and the question comes again.
pub fn task(talk: &mut Talk, room: &mut Room, question: &str, names: &[String]) -> Picked {
    loop {
        match ask(talk, room, &format!("\n{question}")) {
            Said::Quit => return Picked::Quit,
            Said::Text(line) if matches!(line.to_lowercase().as_str(), "u" | "undo") => room.undo(talk),
            Said::Text(line) => match find(&line, names) {
                Ok(at) => return Picked::At(at),
                Err(right) => talk.say(&right),
            },
            _ => return Picked::None,
        }
    }
}

/// A line, or a sign that this question has no answer of its own for.
fn ask(talk: &mut Talk, room: &Room, question: &str) -> Said {
    loop {
        match talk.ask(question) {
            Said::Support => talk.say(&room.keep.view(View::Support)),
            Said::Help => talk.say(SIGNS_WORDS),
            said => return said,
        }
    }
}

pub fn list(talk: &mut Talk, title: &str, names: &[String]) {
    talk.say(&format!("\n{title}"));
    for (at, name) in names.iter().enumerate() {
        talk.say(&format!("{} {}", at + 1, one_line(name)));
    }
}

/// One of several; none if none is said.
pub fn pick(talk: &mut Talk, room: &Room, title: &str, names: &[String]) -> Picked {
    list(talk, title, names);
    which(talk, room, names)
}

/// As [`pick`], of things that were listed before.
pub fn which(talk: &mut Talk, room: &Room, names: &[String]) -> Picked {
    let question = match names.len() {
        1 => "1 for it; an empty line for none".to_owned(),
        n => format!("Which, 1 to {n}; an empty line for none"),
    };
    loop {
        match ask(talk, room, &question) {
            Said::Quit => return Picked::Quit,
            Said::Text(line) => match find(&line, names) {
                Ok(at) => return Picked::At(at),
                Err(right) => talk.say(&right),
            },
            _ => return Picked::None,
        }
    }
}

/// Says the lines, with a number before each that can be chosen; those, and what they stand for.
fn said<T>(talk: &mut Talk, title: &str, lines: Vec<Spoken<T>>) -> (Vec<String>, Vec<T>) {
    let (mut names, mut items) = (Vec::new(), Vec::new());
    talk.say(&format!("\n{title}"));
    for line in lines {
        match line.item {
            Some(item) => {
                talk.say(&format!("{} {}", items.len() + 1, one_line(&line.words)));
                names.push(line.words);
                items.push(item);
            }
            None => talk.say(&line.words),
        }
    }
    (names, items)
}

/// One of the things; what has no name of its own to choose it by stands among them as a line.
pub fn choose<T>(talk: &mut Talk, room: &Room, title: &str, lines: Vec<Spoken<T>>) -> Chosen<T> {
    let (names, mut items) = said(talk, title, lines);
    if items.is_empty() {
        return Chosen::None;
    }
    match which(talk, room, &names) {
        Picked::At(at) => Chosen::This(items.swap_remove(at)),
        Picked::None => Chosen::None,
        Picked::Quit => Chosen::Quit,
    }
}

/// What one row of a table does, by its name.
pub fn row<T: Copy>(talk: &mut Talk, room: &Room, title: &str, rows: &[(&str, T)]) -> Chosen<T> {
    choose(talk, room, title, lines(rows))
}

/// The rows of a table as lines to choose from.
pub fn lines<T: Copy>(rows: &[(&str, T)]) -> Vec<Spoken<T>> {
    rows.iter().map(|(name, what)| Spoken { words: (*name).to_owned(), item: Some(*what) }).collect()
}

/// What can be chosen, until none is; each time something is done with it. The list is said once.
pub fn each<T>(
    talk: &mut Talk,
    room: &mut Room,
    title: &str,
    lines: Vec<Spoken<T>>,
    act: impl Fn(&mut Talk, &mut Room, &T) -> Flow,
) -> Flow {
    let (names, items) = said(talk, title, lines);
    loop {
        match which(talk, room, &names) {
            Picked::Quit => return Flow::Quit,
            Picked::None => return Flow::On,
            Picked::At(at) => {
                if act(talk, room, &items[at]) == Flow::Quit {
                    return Flow::Quit;
                }
            }
        }
    }
}

/// Yes, no, or that the person quits; an empty line is no.
pub fn is_yes(talk: &mut Talk, room: &Room, question: &str) -> Option<bool> {
    match ask(talk, room, &format!("{question} y or an empty line")) {
        Said::Quit => None,
        Said::Text(line) => Some(matches!(line.to_lowercase().as_str(), "y" | "yes")),
        _ => Some(false),
    }
}

/// Words, none for an empty line or one that goes back, or that the person quits.
pub fn words(talk: &mut Talk, room: &Room, question: &str) -> Chosen<String> {
    match ask(talk, room, question) {
        Said::Quit => Chosen::Quit,
        Said::Text(line) => Chosen::This(line),
        _ => Chosen::None,
    }
}

/// The place of the one that is meant: by its number, its name, the beginning of that or of one of its words.
fn find(text: &str, names: &[String]) -> Result<usize, String> {
    if let Ok(number) = text.parse::<usize>() {
        let at = number.checked_sub(1).filter(|at| *at < names.len());
        return at.ok_or_else(|| format!("That takes a number from 1 to {}.", names.len()));
    }
    let text = text.to_lowercase();
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let begins = |name: &str| starts_of_words(name).any(|at| name[at..].starts_with(&text));
    let ways: [&dyn Fn(&str) -> bool; 3] = [&|name| name == text, &|name| name.starts_with(&text), &begins];
    for way in ways {
        let fits: Vec<usize> = (0..names.len()).filter(|at| way(&names[*at])).collect();
        match fits.as_slice() {
            [] => {}
            [at] => return Ok(*at),
            fits => {
                let numbers: Vec<String> = fits.iter().map(|at| (at + 1).to_string()).collect();
                return Err(format!(
                    "That could be {}. A few letters more, or the number.",
                    numbers.join(" or ")
                ));
            }
        }
    }
    Err(format!("That takes a number from 1 to {}, or the first letters of one.", names.len()))
}

/// Where the words of a name begin.
fn starts_of_words(name: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    name.char_indices().filter_map(move |(at, letter)| {
        let is_start = letter.is_alphanumeric() && !before.is_alphanumeric();
        before = letter;
        is_start.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_found_by_its_number_its_beginning_or_a_word_in_it() {
        let names =
            ["Check in", "This day: read it", "Review a week", "Session", "Settings"].map(str::to_owned);
        for (text, at) in
            [("2", 1), ("check", 0), ("CH", 0), ("this day: read it", 1), ("a week", 2), ("set", 4)]
        {
            assert_eq!(find(text, &names), Ok(at), "{text}");
        }
        for wrong in ["0", "6", "x", "se"] {
            assert!(find(wrong, &names).is_err(), "{wrong}");
        }
        assert_eq!(
            find("se", &names),
            Err("That could be 4 or 5. A few letters more, or the number.".to_owned())
        );
    }
}
