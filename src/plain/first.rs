//! What is said before the first task: the first run, and what waits half done.

use super::choice::{Chosen, words};
use super::talk::Talk;
use super::{Flow, Room};
use crate::app;
use crate::model::Edit;
use crate::screens;

/// What this is, where the file lies, whose support lines belong here. Once.
pub fn welcome(talk: &mut Talk, room: &mut Room) -> Flow {
    if room.keep.notebook().settings.welcomed {
        return Flow::On;
    }
    talk.say("");
    app::about(&room.keep.place()).iter().for_each(|line| talk.say(line));
    talk.say("Help from people is always under !.\n");
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

/// The forms that wait, by what they are called.
pub fn left_half_done(talk: &mut Talk, room: &Room) {
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
