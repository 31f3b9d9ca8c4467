//! The list of goals: in which order, under which headings, and what stands in a row.

use ratatui::text::{Line, Span};

use crate::app::See;
use crate::model::goal::{FOCUS, Goal, Status};
use crate::model::{Notebook, Record};
use crate::screens::days;
use crate::text::{one_line, pad, width};
use crate::ui::list::Row;

/// Each status as a heading, the one to look at first; a goal of a status that is not known stands last.
pub const HEADINGS: &[(Status, &str)] = &[
    (Status::Active, "Active"),
    (Status::Draft, "Drafts"),
    (Status::Parked, "Parked"),
    (Status::Done, "Done"),
    (Status::LetGo, "Let go"),
];

/// Cells of a remark at the end of a row, at most.
const REMARK: usize = 26;

fn rank(status: &Status) -> usize {
    HEADINGS.iter().position(|(known, _)| known == status).unwrap_or(HEADINGS.len())
}

/// Every goal in the order of the list.
pub fn ordered(notebook: &Notebook) -> Vec<&Record<Goal>> {
    let mut goals: Vec<&Record<Goal>> = notebook.goals.iter().collect();
    goals.sort_by_key(|goal| (rank(&goal.status), goal.place));
    goals
}

/// The goals of one status, in their order.
pub fn group<'a>(notebook: &'a Notebook, status: &Status) -> Vec<&'a Record<Goal>> {
    ordered(notebook).into_iter().filter(|goal| goal.status == *status).collect()
}

/// The word of a status as it is said.
pub fn word(status: &Status) -> &str {
    match status {
        Status::LetGo => "let go",
        status => status.word(),
    }
}

/// How many rows the list has: the goals, a heading for each status there is, and air between those.
pub fn height(notebook: &Notebook) -> usize {
    let goals = ordered(notebook);
    let groups = goals.chunk_by(|one, next| one.status == next.status).count();
    goals.len() + (2 * groups).saturating_sub(1)
}

/// Headings and a row for each goal.
pub fn rows(see: See<'_>, columns: u16) -> Vec<Row<'_>> {
    let goals = ordered(see.notebook);
    let active = goals.iter().filter(|goal| goal.status == Status::Active).count();
    let mut rows: Vec<Row> = Vec::new();
    let mut before: Option<&Status> = None;
    for goal in goals {
        if before != Some(&goal.status) {
            if before.is_some() {
                rows.push(Row::blank());
            }
            rows.push(Row::heading(heading(&goal.status, active)));
            before = Some(&goal.status);
        }
        rows.push(Row::item(line(goal, see, usize::from(columns).saturating_sub(2))));
    }
    rows
}

fn heading(status: &Status, active: usize) -> String {
    let name = HEADINGS.get(rank(status)).map_or_else(|| one_line(status.word()), |(_, name)| (*name).into());
    let crowded = *status == Status::Active && FOCUS < active;
    if crowded {
        format!("{name}  one or two at a time carry further; s parks one")
    } else {
        name.into_owned()
    }
}

/// The sentence, and at the right what is nearest: the end, or the mark for the session.
fn line<'a>(goal: &'a Record<Goal>, see: See, room: usize) -> Line<'a> {
    let mut remark = match (&goal.status, goal.until) {
        (Status::Active | Status::Draft, Some(until)) => {
            let word = if until < see.today() { "its day was" } else { "until" };
            format!("{word} {}", days::short(until, see.today()))
        }
        _ => goal.progress().map_or_else(String::new, |progress| format!("{} of 10", progress.rating)),
    };
    if goal.bring {
        remark = format!("for the session  {remark}").trim_end().to_owned();
    }
    if room < REMARK * 2 || remark.is_empty() {
        return Line::raw(one_line(&goal.statement));
    }
    let wide = width(&remark);
    let statement = pad(&goal.statement, room.saturating_sub(wide + 2));
    Line::from(vec![Span::raw(statement), Span::styled(format!("  {remark}"), see.theme.dim)])
}
