//! The small forms of a goal's parts. Each revises the goal as it was when the form opened.

mod milestone;
mod obstacle;
mod rating;
mod resource;
mod step;

use crate::app::{Page, See};
use crate::model::goal::Goal;
use crate::model::{Edit, Id, Record};

pub use milestone::open as milestone;
pub use obstacle::open as obstacle;
pub use rating::{on as rate_on, open as rate};
pub use resource::open as resource;
pub use step::{homework, open as step};

/// A half-typed form by the name of its draft: the kind of part, the goal, and the part if it is there already.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let mut words = name.split(' ');
    let kind = words.next()?;
    let goal = see.notebook.goals.get(words.next()?.parse().ok()?)?;
    let rest: Vec<&str> = words.collect();
    let id = |at: usize| rest.get(at).and_then(|word| word.parse::<Id>().ok());
    Some(match kind {
        "step" if rest.first() == Some(&"under") => step::open(see, goal, None, id(1)),
        "step" => step::open(see, goal, id(0), id(1)),
        "homework" => step::homework(see, goal),
        "milestone" => milestone::open(see, goal, id(0)),
        "obstacle" => obstacle::open(see, goal, id(0)),
        "rating" => {
            rating::on(see, goal, rest.first().and_then(|day| day.parse().ok()).unwrap_or(see.today()))
        }
        "resource" => resource::open(see, goal),
        _ => return None,
    })
}

/// The goal changed, under a label for the undo.
fn revised(goal: &Record<Goal>, label: &str, change: impl FnOnce(&mut Goal)) -> Option<Edit> {
    Edit::revise(goal, |goal| change(&mut goal.body)).map(|edit| Edit::together(label, [edit]))
}
