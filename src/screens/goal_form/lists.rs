//! Steps, milestones and if-then plans as lines of words, and back. A line that was not touched is the same record as
//! before, with everything that the line does not say.

use chrono::NaiveDate;

use super::habit_line::short;
use crate::app::See;
use crate::dates::{self, Known, Look};
use crate::model::List;
use crate::model::goal::{Milestone, Obstacle, Step, SubStep};

/// Before a step under a step.
const UNDER: &str = "- ";

/// What stands between the two halves of a line.
const THEN: &[&str] = &[", then I will ", ", then ", " then I will ", " then "];

/// What lines are read against.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub see: See<'a>,
    pub known: &'a Known,
}

/// A line each; steps under a step follow it with a dash.
pub fn step_lines(steps: &[Step], today: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    for step in steps {
        lines.push(dated(&step.text, step.due, today));
        lines.extend(
            step.steps.iter().map(|inner| format!("{UNDER}{}", dated(&inner.text, inner.due, today))),
        );
    }
    lines
}

/// "Ten walks, then a long bath".
pub fn milestone_line(milestone: &Milestone, today: NaiveDate) -> String {
    let what = dated(&milestone.text, milestone.due, today);
    if milestone.reward.is_empty() { what } else { format!("{what}, then {}", milestone.reward) }
}

/// "If it rains, then I walk the stairs".
pub fn obstacle_line(obstacle: &Obstacle) -> String {
    match obstacle.plan.as_str() {
        "" => obstacle.obstacle.clone(),
        plan => format!("If {}, then {plan}", obstacle.obstacle),
    }
}

impl Reader<'_> {
    pub fn steps(self, lines: &[String], old: &List<Step>) -> List<Step> {
        let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in lines {
            match (line.strip_prefix(UNDER), groups.last_mut()) {
                (Some(inner), Some(group)) => group.1.push(inner.trim()),
                _ => groups.push((line.trim_start_matches(UNDER), Vec::new())),
            }
        }
        let today = self.known.today;
        let heads: Vec<&str> = groups.iter().map(|(head, _)| *head).collect();
        let was = pairs(&heads, old, |step| dated(&step.text, step.due, today));
        let made = groups.iter().zip(was).map(|((head, under), was)| self.step(head, under, was));
        made.collect()
    }

    fn step(self, head: &str, under: &[&str], was: Option<&Step>) -> Step {
        let today = self.known.today;
        let mut step = was.cloned().unwrap_or_else(|| Step { id: self.see.id(), ..Step::default() });
        if dated(&step.text, step.due, today) != head {
            (step.text, step.due) = self.due(head, step.due);
        }
        let old = std::mem::take(&mut step.steps);
        let was = pairs(under, &old, |inner| dated(&inner.text, inner.due, today));
        step.steps = under.iter().zip(was).map(|(line, was)| self.sub_step(line, was)).collect();
        step
    }

    fn sub_step(self, line: &str, was: Option<&SubStep>) -> SubStep {
        let mut step = was.cloned().unwrap_or_else(|| SubStep { id: self.see.id(), ..SubStep::default() });
        if dated(&step.text, step.due, self.known.today) != line {
            (step.text, step.due) = self.due(line, step.due);
        }
        step
    }

    pub fn milestones(self, lines: &[String], old: &List<Milestone>) -> List<Milestone> {
        let today = self.known.today;
        let was = pairs(lines, old, |milestone| milestone_line(milestone, today));
        let made = lines.iter().zip(was).map(|(line, was)| {
            let mut milestone =
                was.cloned().unwrap_or_else(|| Milestone { id: self.see.id(), ..Milestone::default() });
            if milestone_line(&milestone, today) != *line {
                let (what, reward) = halves(line);
                (milestone.text, milestone.due) = self.due(what, milestone.due);
                milestone.reward = reward.to_owned();
            }
            milestone
        });
        made.collect()
    }

    pub fn obstacles(self, lines: &[String], old: &List<Obstacle>) -> List<Obstacle> {
        let was = pairs(lines, old, obstacle_line);
        let made = lines.iter().zip(was).map(|(line, was)| {
            let mut obstacle =
                was.cloned().unwrap_or_else(|| Obstacle { id: self.see.id(), ..Obstacle::default() });
            if obstacle_line(&obstacle) != *line {
                let (what, plan) = halves(line);
                obstacle.obstacle = without_if(what).to_owned();
                obstacle.plan = plan.to_owned();
            }
            obstacle
        });
        made.collect()
    }

    /// The words and the day of "call the bank, by Friday". Words that are no day stay words.
    fn due(self, line: &str, was: Option<NaiveDate>) -> (String, Option<NaiveDate>) {
        let Some((text, phrase)) = line.rsplit_once(", by ") else { return (line.trim().to_owned(), None) };
        if was.is_some_and(|was| short(was, self.known.today) == phrase.trim()) {
            return (text.trim().to_owned(), was);
        }
        match dates::read(phrase, self.known, Look::Forward) {
            Ok(day) => (text.trim().to_owned(), Some(day)),
            Err(_) => (line.trim().to_owned(), None),
        }
    }
}

fn dated(text: &str, due: Option<NaiveDate>, today: NaiveDate) -> String {
    let text = crate::text::one_line(text);
    due.map_or_else(|| text.to_string(), |due| format!("{text}, by {}", short(due, today)))
}

/// What stands before and after "then".
fn halves(line: &str) -> (&str, &str) {
    let split = THEN.iter().find_map(|then| line.split_once(then));
    let (before, after) = split.unwrap_or((line, ""));
    (before.trim(), after.trim())
}

fn without_if(text: &str) -> &str {
    let word = ["If ", "if ", "When ", "when "].iter().find_map(|word| text.strip_prefix(word));
    word.unwrap_or(text).trim()
}

/// For each line the old thing it is: the one that reads the same, or one left over that stood after the same thing.
fn pairs<'a, T>(lines: &[impl AsRef<str>], old: &'a [T], read: impl Fn(&T) -> String) -> Vec<Option<&'a T>> {
    let mut left: Vec<usize> = (0..old.len()).collect();
    let mut found: Vec<Option<usize>> = Vec::with_capacity(lines.len());
    for line in lines {
        let at = left.iter().position(|at| read(&old[*at]) == line.as_ref());
        found.push(at.map(|at| left.remove(at)));
    }
    for i in 0..found.len() {
        let before = if i == 0 { Some(0) } else { found[i - 1].map(|before| before + 1) };
        if found[i].is_none()
            && let Some(at) = before.and_then(|before| left.iter().position(|at| *at == before))
        {
            found[i] = Some(left.remove(at));
        }
    }
    found.into_iter().map(|at| at.map(|at| &old[at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_half_before_and_a_half_after_then() {
        assert_eq!(halves("If it rains, then I will walk the stairs"), ("If it rains", "walk the stairs"));
        assert_eq!(halves("ten walks then a bath"), ("ten walks", "a bath"));
        assert_eq!(halves("self-doubt"), ("self-doubt", ""));
        assert_eq!(without_if("If it rains"), "it rains");
    }

    #[test]
    fn lines_find_what_they_were() {
        let old = ["one".to_owned(), "two".to_owned(), "three".to_owned()];
        let found = |lines: &[&str]| -> Vec<Option<String>> {
            pairs(lines, &old, String::clone).into_iter().map(|old| old.cloned()).collect()
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(found(&["three", "one", "two"]), [some("three"), some("one"), some("two")]);
        assert_eq!(found(&["one", "zwei", "three"]), [some("one"), some("two"), some("three")]);
        assert_eq!(found(&["one", "three", "new"]), [some("one"), some("three"), None]);
        assert_eq!(found(&["new", "one", "two", "three"])[0], None);
    }
}
