//! When to say softly where help is. Decides from the words just written and stores nothing.

use crate::app::{Action, See};
use crate::support;

/// One quiet line after words of crisis: at most once a day, never where the person turned it off.
pub fn offer(see: See, words: &str, feelings: &[String]) -> Option<Action> {
    let wanted = calls(words, feelings) && !see.notebook.settings.offer_off && !was_made_today(see);
    wanted.then(|| Action::Say(support::OFFER.to_owned()))
}

fn calls(words: &str, feelings: &[String]) -> bool {
    support::offers_help(words) || feelings.iter().any(|feeling| support::feeling_offers_help(feeling))
}

/// Whether something else written today called for it already.
fn was_made_today(see: See) -> bool {
    let today = see.today();
    let check_ins = see.notebook.check_ins.on(today).map(|record| (&record.words, &record.feelings));
    let notes = see.notebook.notes.on(today).map(|record| (&record.text, &record.feelings));
    check_ins.chain(notes).any(|(words, feelings)| calls(words, feelings))
}
