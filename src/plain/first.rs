//! What is said before the first task: the first run, and what waits half done.

use std::path::Path;

use super::choice::{Chosen, words};
use super::talk::Talk;
use super::{Flow, Room, told};
use crate::app;
use crate::model::Edit;
use crate::screens;

/// What this is, where the file lies, whose support lines belong here. Once.
pub fn welcome(talk: &mut Talk, room: &mut Room) -> Flow {
    if room.keep.notebook().settings.welcomed {
        return Flow::On;
    }
    talk.say("");
    // A sentence a line: who hears it can go back to one.
    app::about(&room.keep.place()).iter().for_each(|line| talk.say(&line.replace(". ", ".\n")));
    talk.say("Help from people is always under !.\n");
    // Answers that were written down before know nothing of a question that is asked once.
    if !talk.is_attended() {
        return Flow::On;
    }
    let Some(code) = country(talk, room) else { return Flow::Quit };
    let edit = Edit::settings(&room.keep.notebook().settings, |settings| {
        settings.welcomed = true;
        settings.country = code;
    });
    if let Some(edit) = edit {
        room.commit(talk, edit);
    }
    talk.say("To start, a check-in or a reflection is enough for one evening.");
    Flow::On
}

/// The code of a country by its name or the first letters of it; none if the person quits.
fn country(talk: &mut Talk, room: &Room) -> Option<String> {
    let question = "Which country's support lines belong here? Its name or first letters; \
        an empty line for somewhere else, or rather not say";
    loop {
        let letters = match words(talk, room, question) {
            Chosen::Quit => return None,
            Chosen::None => return Some(room.keep.notebook().settings.country.clone()),
            Chosen::This(letters) => letters,
        };
        let mut fits: Vec<_> = app::countries(&letters).into_iter().flatten().collect();
        if let Some(named) = fits.iter().find(|country| country.name.eq_ignore_ascii_case(&letters)) {
            fits = vec![*named];
        }
        match fits.as_slice() {
            [] => talk.say("No country in the list begins so."),
            [country] => {
                talk.say(&format!("Noted: {}.", country.name));
                return Some(country.code.to_owned());
            }
            several => {
                let names: Vec<&str> = several.iter().map(|country| country.name).collect();
                talk.say(&format!("That could be {}. A few letters more.", names.join(", ")));
            }
        }
    }
}

/// What there is to say and to ask before the first task of any run.
pub fn begin(talk: &mut Talk, room: &mut Room) -> Flow {
    if screens::today::is_back(room.see()) {
        talk.say("\nGood to see you. There is nothing to catch up on. Today is enough: a check-in, and one number.");
        talk.say(screens::kind_words::of(room.see().today()));
    }
    left_half_done(talk, room);
    match room.keep.notebook().in_versions().len() {
        0 => {}
        _ => talk.say("\nSomething stands in two versions; Settings, import, export has the task to choose."),
    }
    for copy in room.keep.copies() {
        if about_copy(talk, room, &copy) == Flow::Quit {
            return Flow::Quit;
        }
    }
    Flow::On
}

/// Only a plain yes or no is an answer, since the question comes by itself; an empty line puts it off.
fn about_copy(talk: &mut Talk, room: &mut Room, copy: &Path) -> Flow {
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    talk.say(&format!("\nAnother copy of your notebook lies beside it: {name}"));
    talk.say("Take in what it has? Nothing you wrote here is lost. The copy then lies among your backups.");
    let done = match words(talk, room, "y to take it in, n to leave it where it is, an empty line for later")
    {
        Chosen::Quit => return Flow::Quit,
        Chosen::This(line) if matches!(line.to_lowercase().as_str(), "y" | "yes") => {
            room.keep.take_copy(copy)
        }
        Chosen::This(line) if matches!(line.to_lowercase().as_str(), "n" | "no") => {
            room.keep.leave_copy(copy)
        }
        _ => return Flow::On,
    };
    told(talk, done);
    Flow::On
}

/// The forms that wait, by what they are called.
fn left_half_done(talk: &mut Talk, room: &Room) {
    let see = room.see();
    let names = room.drafts.keys();
    let pages = names.filter_map(|name| screens::restore(name, see));
    let titles: Vec<String> =
        pages.into_iter().filter_map(|mut page| Some(page.asking()?.heading())).collect();
    if !titles.is_empty() {
        talk.say("\nHalf done, and kept; the same task goes on with it:");
        titles.iter().for_each(|title| talk.say(title));
    }
}
