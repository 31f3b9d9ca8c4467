//! x
use crate::app::Page;
use crate::model::Id;
pub fn explain(_goal: Id) -> Box<dyn Page> { todo!() }
