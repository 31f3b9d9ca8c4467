//! One file for each screen. What a screen can do stands in [`crate::app::Page`].

mod cursor;
mod reflect;

use serde_json::Value;

use crate::app::{Page, See, Tab};

/// The page of a tab.
pub fn tab(tab: Tab) -> Box<dyn Page> {
    match tab {
        Tab::Today => Box::new(reflect::Reflect::default()),
        Tab::Reflect => Box::new(reflect::Reflect::default()),
        Tab::Goals => Box::new(reflect::Reflect::default()),
        Tab::Review => Box::new(reflect::Reflect::default()),
        Tab::Journal => Box::new(reflect::Reflect::default()),
    }
}

pub fn check_in(_see: See) -> Box<dyn Page> {
    Box::new(reflect::Reflect::default())
}

/// A half-typed form as it was left, by the name of its draft.
pub fn restore(name: &str, _draft: &Value, see: See) -> Option<Box<dyn Page>> {
    reflect::restore(name, see)
}
