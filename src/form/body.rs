//! What stands in a field's box, row by row, and where the cursor is in it.

use std::borrow::Cow;

use super::cell::{Cell, Choice, Number, digits};
use super::items::Items;
use super::layout::{Role, Target};
use super::words::Words;
use super::{Kind, Slot};
use crate::text::{Pane, Rows, Text, fit, scroll, width};

/// More rows of options than this, and only the chosen one is shown.
const MOST_OPTION_ROWS: usize = 3;
/// Rows of words offered.
const OFFER_ROWS: usize = 2;

/// A text at a column, counted from the left edge of the box.
pub(super) struct Bit<'a> {
    pub x: usize,
    pub text: Cow<'a, str>,
    pub role: Role,
    pub target: Option<Target>,
}

pub(super) struct Body<'a> {
    /// At least one.
    pub rows: Vec<Vec<Bit<'a>>>,
    /// Column and row, where the box is in focus.
    pub cursor: Option<(usize, usize)>,
    /// Whether rows of a text are hidden above and below.
    pub hidden: (bool, bool),
}

const WHOLE: (bool, bool) = (false, false);

impl<'a> Bit<'a> {
    pub fn new(x: usize, text: impl Into<Cow<'a, str>>, role: Role) -> Self {
        Self { x, text: text.into(), role, target: None }
    }

    fn at(self, target: Target) -> Self {
        Self { target: Some(target), ..self }
    }
}

impl<'a> Body<'a> {
    /// `pane` is for text; everything else may take `width` cells.
    pub fn of(slot: &'a Slot, focused: bool, width: usize, pane: Pane) -> Self {
        let hint = slot.hint();
        let mut body = match &slot.cell {
            Cell::Text(text) => Self::text(text, hint, least_rows(slot.spec.kind), width, pane),
            Cell::Number(number) => Self::number(number, hint),
            Cell::Choice(choice) => Self::choice(choice, &slot.options(), hint, width),
            Cell::Tick(ticked) => Self::tick(*ticked, hint),
            Cell::Words(words) => Self::words(words, &slot.options(), hint, focused, width),
            Cell::List(items) => Self::list(items, hint, width, pane),
        };
        body.cursor = body.cursor.filter(|_| focused);
        body
    }

    fn text(text: &'a Text, hint: &'a str, least: usize, width: usize, pane: Pane) -> Self {
        let laid = text.rows(pane.width);
        let (column, row) = laid.locate(text.cursor());
        let height = laid.len().clamp(least.min(pane.height), pane.height);
        let top = scroll(laid.len(), row, height);
        let target = |i| Target::Text { column: 0, row: i };
        let mut rows: Vec<Vec<Bit>> =
            (0..height).map(|i| vec![Bit::new(0, laid.row(top + i), Role::Text).at(target(i))]).collect();
        if text.is_empty() && !hint.is_empty() {
            rows[0].push(Bit::new(0, fit(hint, width), Role::Hint));
        }
        let hidden = (0 < top, top + height < laid.len());
        Self { rows, cursor: Some((column, row - top)), hidden }
    }

    fn number(number: &'a Number, hint: &'a str) -> Self {
        let (min, max) = number.bounds();
        let range = match (number.typed(), max) {
            (_, 1000..) => String::new(),
            ("", _) => format!("{min} to {max}"),
            _ if min < 0 => format!("{min} to {max}"),
            _ => format!("of {max}"),
        };
        let said: Vec<&str> = [range.as_str(), hint].into_iter().filter(|said| !said.is_empty()).collect();
        let row = vec![
            Bit::new(0, number.typed(), Role::Text),
            Bit::new(digits((min, max)) + 1, said.join(", "), Role::Hint),
        ];
        Self { rows: vec![row], cursor: Some((width(number.typed()), 0)), hidden: WHOLE }
    }

    fn choice(choice: &Choice, options: &[&'a str], hint: &'a str, wide: usize) -> Self {
        let widths: Vec<usize> = options.iter().map(|option| width(option) + 2).collect();
        let places = flow(&widths, wide, 0);
        let height = places.last().map_or(0, |(_, y)| y + 1);
        if height == 0 || MOST_OPTION_ROWS < height || widths.iter().any(|option| wide < *option) {
            return Self::one_of_many(choice, options, hint, wide);
        }
        let mut rows: Vec<Vec<Bit>> = (0..height).map(|_| Vec::new()).collect();
        for (i, ((x, y), option)) in places.iter().zip(options).enumerate() {
            let chosen = choice.chosen == Some(i);
            let (text, role) = if chosen {
                (format!("[{option}]"), Role::Chosen)
            } else {
                (format!(" {option} "), Role::Option)
            };
            rows[*y].push(Bit::new(*x, text, role).at(Target::Option(i)));
        }
        let cursor = choice.chosen.and_then(|chosen| places.get(chosen)).map_or((0, 0), |(x, y)| (x + 1, *y));
        Self { rows, cursor: Some(cursor), hidden: WHOLE }
    }

    fn one_of_many(choice: &Choice, options: &[&'a str], hint: &'a str, wide: usize) -> Self {
        let count = options.len();
        let (text, note) = match choice.chosen.and_then(|chosen| Some((chosen, options.get(chosen)?))) {
            Some((chosen, option)) => ((*option).to_owned(), format!("{} of {count}", chosen + 1)),
            None => (" ".to_owned(), if hint.is_empty() { format!("1 of {count}") } else { hint.to_owned() }),
        };
        let note_width = width(&note) + 2;
        let text = format!("[{}]", fit(&text, wide.saturating_sub(note_width + 2).max(1)));
        let x = width(&text) + 2;
        let row = vec![Bit::new(0, text, Role::Chosen), Bit::new(x, note, Role::Hint)];
        Self { rows: vec![row], cursor: Some((1, 0)), hidden: WHOLE }
    }

    fn tick(ticked: bool, hint: &'a str) -> Self {
        let (mark, role) = if ticked { ("[x]", Role::Chosen) } else { ("[ ]", Role::Option) };
        let row =
            vec![Bit::new(0, mark, role).at(Target::Tick), Bit::new(4, hint, Role::Text).at(Target::Tick)];
        Self { rows: vec![row], cursor: Some((1, 0)), hidden: WHOLE }
    }

    fn words(words: &'a Words, suggestions: &[&'a str], hint: &'a str, focused: bool, wide: usize) -> Self {
        let mut shown = words.chosen().join(", ");
        if (focused || !words.typed().is_empty()) && !shown.is_empty() {
            shown.push_str(", ");
        }
        let start = shown.len();
        shown.push_str(words.typed().as_str());
        let laid = Rows::of(&shown, wide.saturating_sub(1).max(1));
        let at = start + words.typed().cursor();
        let cursor = laid.locate(if shown.is_char_boundary(at) { at } else { shown.len() });
        let mut rows: Vec<Vec<Bit>> =
            (0..laid.len()).map(|i| vec![Bit::new(0, laid.row(i).to_owned(), Role::Text)]).collect();
        if shown.is_empty() && !hint.is_empty() {
            rows[0].push(Bit::new(0, fit(hint, wide), Role::Hint));
        }
        if focused {
            rows.extend(offer_rows(&words.offers(suggestions), words.pick(), wide));
        }
        Self { rows, cursor: Some(cursor), hidden: WHOLE }
    }

    fn list(items: &'a Items, hint: &'a str, wide: usize, pane: Pane) -> Self {
        let mut body = Self { rows: Vec::new(), cursor: None, hidden: WHOLE };
        for (i, line) in items.lines().iter().enumerate() {
            let laid = line.rows(pane.width);
            let (column, row) = laid.locate(line.cursor());
            let height = laid.len().min(pane.height);
            let top = scroll(laid.len(), row, height);
            if i == items.at() {
                body.cursor = Some((column + 2, body.rows.len() + row - top));
            }
            for j in 0..height {
                let target = Target::Item { item: i, column: 0, row: j };
                let mut bits = vec![Bit::new(2, laid.row(top + j), Role::Text).at(target)];
                if j == 0 {
                    bits.push(Bit::new(0, "", Role::Bullet));
                }
                body.rows.push(bits);
            }
        }
        if let [only] = items.lines()
            && only.is_empty()
        {
            body.rows[0].push(Bit::new(2, fit(hint, wide.saturating_sub(2)), Role::Hint));
        }
        body
    }
}

/// Rows a text takes even when it needs fewer.
fn least_rows(kind: Kind) -> usize {
    match kind {
        Kind::Lines { min, .. } => usize::from(min).max(1),
        _ => 1,
    }
}

/// As many offers as two rows hold, from the first on or so that the picked one is among them.
fn offer_rows<'a>(offers: &[&'a str], pick: Option<usize>, wide: usize) -> Vec<Vec<Bit<'a>>> {
    let last = pick.unwrap_or(0);
    let widths: Vec<usize> = offers.iter().map(|offer| (width(offer) + 2).min(wide)).collect();
    let rows_of = |from: usize| {
        let places = flow(&widths[from..], wide, 0);
        places.get(last - from).map_or(0, |(_, y)| *y)
    };
    let first = (0..last).find(|from| rows_of(*from) < OFFER_ROWS).unwrap_or(last.min(offers.len()));
    let mut rows: Vec<Vec<Bit>> = Vec::new();
    for (i, (x, y)) in
        flow(&widths[first..], wide, 0).into_iter().enumerate().take_while(|(_, (_, y))| *y < OFFER_ROWS)
    {
        let picked = pick == Some(first + i);
        let text = fit(offers[first + i], wide.saturating_sub(2));
        let (text, role) =
            if picked { (format!("[{text}]"), Role::Picked) } else { (format!(" {text} "), Role::Offer) };
        rows.resize_with(y + 1, Vec::new);
        rows[y].push(Bit::new(x, text, role).at(Target::Option(first + i)));
    }
    rows
}

/// Column and row of things of some widths laid side by side, `gap` apart.
fn flow(widths: &[usize], wide: usize, gap: usize) -> Vec<(usize, usize)> {
    let (mut x, mut y) = (0, 0);
    let mut places = Vec::with_capacity(widths.len());
    for width in widths {
        if 0 < x && wide < x + width {
            (x, y) = (0, y + 1);
        }
        places.push((x, y));
        x += width + gap;
    }
    places
}
