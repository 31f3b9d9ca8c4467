//! One file for each screen. What a screen can do stands in [`crate::app::Page`].

pub mod answering;
pub mod breathing;
pub mod care;
pub mod check_in;
mod cursor;
mod day_form;
pub mod days;
pub mod goal_form;
pub mod goals;
mod grid;
pub mod habit_form;
mod import;
pub mod insights;
pub mod journal;
pub mod kind_words;
pub mod low_day;
mod marking;
pub mod measures;
mod note_form;
pub mod people;
pub mod reflect;
pub mod review;
mod safety_plan;
mod schedule;
mod scroll;
pub mod session;
mod spoken;
mod tags;
pub mod today;
mod versions;

use crate::app::{Page, See, Tab};
pub use spoken::Spoken;

/// The page of a tab.
pub fn tab(tab: Tab) -> Box<dyn Page> {
    match tab {
        Tab::Today => Box::new(today::Today::default()),
        Tab::Reflect => Box::new(reflect::Reflect::default()),
        Tab::Goals => Box::new(goals::Goals::default()),
        Tab::Review => Box::new(review::Review::default()),
        Tab::Insights => Box::new(insights::Insights::default()),
        Tab::Session => Box::new(session::Session::default()),
        Tab::Journal => Box::new(journal::Journal::default()),
    }
}

/// A check-in for now.
pub fn check_in(see: See) -> Box<dyn Page> {
    check_in::check_in(see, see.today())
}

/// Questionnaires and one's own scales.
pub fn measures(_: See) -> Box<dyn Page> {
    Box::new(measures::Measures::default())
}

/// A slow breath to follow.
pub fn breathing(_: See) -> Box<dyn Page> {
    Box::new(breathing::Breathing::default())
}

/// One number, and nothing is counted for the rest of the day.
pub fn low_day(_: See) -> Box<dyn Page> {
    Box::new(low_day::LowDay)
}

/// The person's own people.
pub fn people(_: See) -> Box<dyn Page> {
    Box::new(people::People::default())
}

/// The six parts of a safety plan, to write in.
pub fn safety_plan(see: See) -> Box<dyn Page> {
    safety_plan::open(see)
}

/// Another program's files, looked at and taken in.
pub fn import(see: See) -> Box<dyn Page> {
    Box::new(import::Import::new(see))
}

/// Which version of an entry is to stay, where two hands wrote one each.
pub fn versions() -> Box<dyn Page> {
    Box::new(versions::Versions::default())
}

/// A change in life, on that day unless another is written.
pub fn event(see: See, day: chrono::NaiveDate) -> Box<dyn Page> {
    day_form::event(see, day)
}

/// A half-typed form by the name of its draft; none if the name is another form's.
type Restore = fn(&str, See) -> Option<Box<dyn Page>>;

/// The forms that can be half typed, each with the way back to how it was left.
const FORMS: &[Restore] = &[
    check_in::restore,
    note_form::restore,
    day_form::restore,
    habit_form::restore,
    answering::restore,
    reflect::restore,
    review::restore,
    goal_form::restore,
    goals::restore,
    import::restore,
    measures::restore,
    people::restore,
    safety_plan::restore,
    session::restore,
];

/// A half-typed form as it was left, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    FORMS.iter().find_map(|form| form(name, see))
}
