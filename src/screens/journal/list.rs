//! What of the journal is listed now: everything, or what is wanted of it; and which record of it is chosen.
//!
//! Everything is read outward from the top of the window, no more than the window shows. What is wanted is found once
//! and kept until the notebook or the wish changes.

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::app::See;
use crate::insight::journal::{self, Item, Spot, Wanted};
use crate::model::Notebook;
use crate::screens::cursor::Move;

/// Rows a page key goes over.
const PAGE: usize = 10;

#[derive(Default)]
pub struct Listing {
    /// The chosen record, or the one behind it in time where that is gone; none is the newest.
    at: Option<Spot>,
    /// The newest record listed; none is the newest there is.
    top: Option<Spot>,
    wanted: Wanted,
    found: Found,
}

/// Where everything wanted stands, newest first, and what was asked of which notebook.
#[derive(Clone, Default)]
struct Found {
    version: Option<u64>,
    wanted: Wanted,
    spots: Vec<Spot>,
}

/// Records from the top of the window on, newest first.
pub struct Listed<'a> {
    pub items: Vec<Item<'a>>,
    /// The place of the chosen one among them.
    pub chosen: Option<usize>,
}

impl<'a> Listed<'a> {
    pub fn chosen(&self) -> Option<Item<'a>> {
        self.chosen.map(|at| self.items[at])
    }
}

impl Listing {
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// Lists only what is wanted, from its newest; the chosen record stays chosen if it is among it and `stay` is wished.
    pub fn want(&mut self, wanted: Wanted, stay: bool, see: See) {
        if self.wanted == wanted {
            return;
        }
        if !stay {
            (self.at, self.top) = (None, None);
        }
        self.wanted = wanted;
        self.settle(see);
    }

    /// How many are wanted; none where everything is listed.
    pub fn count(&self, see: See) -> Option<usize> {
        (!self.wanted.is_everything()).then(|| self.found(see).len())
    }

    /// As many as a window of that height can show, and the chosen one.
    pub fn listed<'a>(&self, see: See<'a>, height: u16) -> Listed<'a> {
        let found = self.found(see);
        let source = Source { notebook: see.notebook, found: self.found_or_all(&found) };
        let height = usize::from(height);
        let chosen = source.near(self.at).map(Item::spot);
        let mut listed = Listed { items: Vec::with_capacity(3 * height), chosen: None };
        let far = 2 * height + PAGE;
        let top = self.top.filter(|top| {
            let within = |chosen| source.back(*top).take(far).any(|item| item.spot() == chosen);
            chosen.is_some_and(within)
        });
        let top = top.or_else(|| match self.top {
            Some(_) => chosen,
            None => Some(newest()),
        });
        for item in source.back(top.unwrap_or_else(newest)) {
            if listed.chosen.is_some_and(|at| at + height < listed.items.len()) {
                break;
            }
            if Some(item.spot()) == chosen {
                listed.chosen = Some(listed.items.len());
            }
            listed.items.push(item);
        }
        listed
    }

    pub fn chosen<'a>(&self, see: See<'a>) -> Option<Item<'a>> {
        let found = self.found(see);
        Source { notebook: see.notebook, found: self.found_or_all(&found) }.near(self.at)
    }

    pub fn choose(&mut self, spot: Spot, see: See) {
        self.at = Some(spot);
        self.settle(see);
    }

    pub fn newest(&mut self) {
        (self.at, self.top) = (None, None);
    }

    /// Chooses the newest record of the day, or the one nearest to it.
    pub fn choose_day(&mut self, day: NaiveDate, see: See) {
        let found = self.found(see);
        let source = Source { notebook: see.notebook, found: self.found_or_all(&found) };
        let end = Spot::end_of(day);
        let (before, after) = (source.back(end).next(), source.onward(end).next());
        let far = |item: &Item| (item.when().day - day).num_days().abs();
        let nearest = [before, after].into_iter().flatten().min_by_key(far).map(Item::spot);
        nearest.into_iter().for_each(|spot| self.choose(spot, see));
    }

    pub fn go(&mut self, to: Move, see: See) {
        let found = self.found(see);
        let source = Source { notebook: see.notebook, found: self.found_or_all(&found) };
        let Some(chosen) = source.near(self.at).map(Item::spot) else { return };
        let down = |by: usize| source.back(chosen).take(by + 1).last();
        let up = |by: usize| source.onward(chosen).take(by).last();
        let next = match to {
            Move::Down => down(1),
            Move::PageDown => down(PAGE),
            Move::Up => up(1),
            Move::PageUp => up(PAGE),
            Move::First => source.back(newest()).next(),
            Move::Last => source.oldest(),
        };
        let next = next.map(Item::spot);
        next.into_iter().for_each(|spot| self.choose(spot, see));
    }

    /// Finds what is wanted, if that is not known, and moves the window where the chosen record has left it.
    pub fn settle(&mut self, see: See) {
        if !self.is_fresh(see) {
            self.found = self.find(see);
        }
        let source = Source { notebook: see.notebook, found: self.found_or_all(&self.found.spots) };
        let Some(chosen) = source.near(self.at).map(Item::spot) else {
            self.top = None;
            return;
        };
        let height = usize::from(see.area.height).max(4);
        let top = self.top.unwrap_or_else(newest);
        let place = source.back(top).take(2 * height).position(|item| item.spot() == chosen);
        let least = if self.top.is_some() { 3 } else { 0 };
        if place.is_none_or(|place| place < least) {
            let before: Vec<Spot> = source.onward(chosen).take(height).map(Item::spot).collect();
            self.top = if before.len() < height { None } else { before.last().copied() };
        }
    }

    fn is_fresh(&self, see: See) -> bool {
        self.wanted.is_everything()
            || self.found.version == Some(see.changes) && self.found.wanted == self.wanted
    }

    fn find(&self, see: See) -> Found {
        let spots = journal::sift(see.notebook, &self.wanted);
        Found { version: Some(see.changes), wanted: self.wanted.clone(), spots }
    }

    /// What was found, or, where the notebook has changed since, what would be.
    fn found(&self, see: See) -> Cow<'_, [Spot]> {
        if self.is_fresh(see) {
            return Cow::Borrowed(&self.found.spots);
        }
        Cow::Owned(self.find(see).spots)
    }

    fn found_or_all<'f>(&self, found: &'f [Spot]) -> Option<&'f [Spot]> {
        (!self.wanted.is_everything()).then_some(found)
    }
}

fn newest() -> Spot {
    Spot::end_of(NaiveDate::MAX)
}

fn oldest() -> Spot {
    Spot::end_of(NaiveDate::MIN)
}

/// Everything there is, or what was found in it.
#[derive(Clone, Copy)]
struct Source<'a, 'f> {
    notebook: &'a Notebook,
    /// Newest first.
    found: Option<&'f [Spot]>,
}

impl<'a, 'f> Source<'a, 'f> {
    /// From that spot back in time.
    fn back(self, from: Spot) -> Box<dyn Iterator<Item = Item<'a>> + 'f>
    where
        'a: 'f,
    {
        let Some(found) = self.found else { return Box::new(journal::back(self.notebook, from)) };
        let first = found.partition_point(|spot| spot.order(&from) == Ordering::Greater);
        Box::new(found[first..].iter().filter_map(move |spot| journal::at(self.notebook, *spot)))
    }

    /// Behind that spot, oldest first.
    fn onward(self, after: Spot) -> Box<dyn Iterator<Item = Item<'a>> + 'f>
    where
        'a: 'f,
    {
        let Some(found) = self.found else { return Box::new(journal::onward(self.notebook, after)) };
        let end = found.partition_point(|spot| spot.order(&after) == Ordering::Greater);
        Box::new(found[..end].iter().rev().filter_map(move |spot| journal::at(self.notebook, *spot)))
    }

    fn oldest(self) -> Option<Item<'a>> {
        self.onward(oldest()).next()
    }

    /// The record at that spot, else the next older, else the nearest newer.
    fn near(self, spot: Option<Spot>) -> Option<Item<'a>> {
        let spot = spot.unwrap_or_else(newest);
        self.back(spot).next().or_else(|| self.onward(spot).next())
    }
}
