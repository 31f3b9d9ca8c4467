use chrono::{DateTime, FixedOffset};

use super::*;
use crate::demo::{self, Span};
use crate::model::Moment;

fn now() -> DateTime<FixedOffset> {
    "2026-11-21T19:42+00:00".parse::<Moment>().unwrap().get()
}

fn end() -> Spot {
    Spot::end_of(NaiveDate::MAX)
}

#[test]
fn back_and_onward_from_any_spot_are_everything_in_order_and_nothing_twice() {
    let notebook = demo::notebook(now(), 1, Span::Weeks);
    let all: Vec<Spot> = back(&notebook, end()).map(Item::spot).collect();
    assert!(100 < all.len() && all.windows(2).all(|two| two[1].order(&two[0]) == Ordering::Less));
    for at in (0..all.len()).step_by(7) {
        let older: Vec<Spot> = back(&notebook, all[at]).map(Item::spot).collect();
        let mut newer: Vec<Spot> = onward(&notebook, all[at]).map(Item::spot).collect();
        newer.reverse();
        assert_eq!([newer, older].concat(), all, "from {at}");
        assert_eq!(super::at(&notebook, all[at]).map(Item::id), Some(all[at].id));
    }
}

#[test]
fn what_is_sifted_is_what_is_wanted_and_choices_count_it() {
    let notebook = demo::notebook(now(), 1, Span::Weeks);
    let choices = choices(&notebook);
    assert!(!choices.tags.is_empty() && choices.goals.iter().any(|(_, count)| 1 < *count));
    for (sort, count) in &choices.sorts {
        let wanted = Wanted { sort: *sort, ..Wanted::default() };
        assert_eq!(sift(&notebook, &wanted).len(), *count, "{}", sort.name());
    }
    for (tag, count) in &choices.tags {
        let wanted = Wanted { tag: Some(tag.clone()), ..Wanted::default() };
        assert_eq!(sift(&notebook, &wanted).len(), *count, "{tag}");
    }
    for (goal, count) in &choices.goals {
        let wanted = Wanted { goal: Some(*goal), ..Wanted::default() };
        assert_eq!(sift(&notebook, &wanted).len(), *count);
        let notes = Wanted { sort: Sort::Notes, ..wanted };
        assert!(sift(&notebook, &notes).len() < *count, "a goal is no note");
    }
}
