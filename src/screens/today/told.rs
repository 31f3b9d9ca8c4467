//! Of Today what is asked line by line, for whoever does not see it.

use chrono::NaiveDate;

use super::rows::{self, Board, Item};
use crate::app::See;
use crate::insight;
use crate::screens::spoken::{Spoken, spoken};
use crate::ui::list::Row;

/// Whether the person is here again after many days, and has not written anything yet.
pub fn is_back(see: See) -> bool {
    rows::is_back(see, &insight::today(see.notebook, see.today(), see.today()))
}

/// The steps, the homework and the tasks of a day, each to be ticked.
pub fn steps(see: See, day: NaiveDate) -> Vec<Spoken<Item>> {
    let facts = insight::today(see.notebook, day, see.today());
    let mut board = Board::new(see, &facts, u16::MAX);
    board.ticks();
    let items: Vec<Item> = board.shown.iter().filter_map(|shown| shown.item).collect();
    let rows: Vec<Row> = board.shown.into_iter().map(|shown| shown.row).collect();
    spoken(&rows, items)
}
