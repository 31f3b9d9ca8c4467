//! When to say softly where help is. Decides from the words just written and stores nothing.

use crate::app::{Action, See};
use crate::insight;
use crate::model::Edit;
use crate::model::calendar::add;
use crate::model::number::Mood;
use crate::support;

/// One quiet line after words of crisis, in whatever form they are kept: at most once a day, never where the person
/// turned it off.
fn offer(see: See, kept: &Edit) -> Option<Action> {
    let mut calls = false;
    kept.new_words(&mut |text| calls = calls || support::text_calls_for_help(text));
    let wanted = calls && !see.notebook.settings.offer_off && !was_made_today(see);
    wanted.then_some(Action::OfferSupport)
}

/// What keeping it comes to, with the offer where one is due: nothing else is said over it.
pub fn with_offer(see: See, kept: &Edit, mut actions: Vec<Action>) -> Vec<Action> {
    let offer = offer(see, kept);
    actions.retain(|action| offer.is_none() || !matches!(action, Action::Say(_)));
    actions.extend(offer);
    actions
}

/// So many low days in a row, and again after so many more, writing less often is offered.
const IN_A_ROW: usize = 5;

const LESS_OFTEN: &str =
    "Several low days in a row. Writing here less often is fine: every other day, or Sundays only.";

const SHORT_DAY: &str = "A low day may be a short one: L, and nothing more is counted today.";

/// Of the first low check-in of a day: that the day may be a short one, or, after several such days, that one may write
/// less often. Never said over an offer of help.
pub fn offer_less(see: See, mood: Option<Mood>) -> Option<Action> {
    let low = |mood: Mood| mood.get() <= insight::LOW;
    let today = see.today();
    let record = see.notebook.day(today);
    let said = see.notebook.check_ins.on(today).any(|record| record.mood.is_some_and(low))
        || record.is_some_and(|day| day.low);
    if !mood.is_some_and(low) || said || see.notebook.settings.offer_off {
        return None;
    }
    let row = 1 + insight::low_run(see.notebook, add(today, -1));
    let line = if row.is_multiple_of(IN_A_ROW) { LESS_OFTEN } else { SHORT_DAY };
    Some(Action::Say(line.to_owned()))
}

/// Whether something else written today called for it already.
fn was_made_today(see: See) -> bool {
    insight::said_on(see.notebook, see.today()).into_iter().any(support::text_calls_for_help)
}
