//! One file for each screen. What a screen can do stands in [`crate::app::Page`].

use serde_json::Value;

use crate::app::{Page, See, Tab};

/// The page of a tab.
pub fn tab(tab: Tab) -> Box<dyn Page> {
    match tab {
        Tab::Today => Box::new(today::Today::default()),
        Tab::Reflect => Box::new(reflect::Reflect::default()),
        Tab::Goals => Box::new(goals::Goals::default()),
        Tab::Review => Box::new(review::Review::default()),
        Tab::Journal => Box::new(journal::Journal::default()),
    }
}

/// A half-typed form as it was left, by the name of its draft.
pub fn restore(name: &str, draft: &Value, see: See) -> Option<Box<dyn Page>> {
    None
}
