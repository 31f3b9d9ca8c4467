//! The lines above and below a page: tabs, header, status, footer.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::layout::{holds, part};
use super::{Theme, put, put_line};
use crate::keys::{Hint, Key, Shown};
use crate::text::{fit_with, fit_words, width, wrap};

/// From this width on the program's name stands before the tabs.
const NAME_FROM: u16 = 90;
/// Under this width only the present tab has its word.
const WORDS_FROM: u16 = 76;
const NAME: &str = "guidepost";
/// So many rows of the page a warning may cover.
const MOST_ABOVE: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab<'a> {
    /// The key that opens it.
    pub number: char,
    pub name: &'a str,
}

/// The tabs of a window; `window` is its width, by which they are shortened.
pub fn tabs(tabs: &[Tab], present: usize, window: u16, theme: &Theme, frame: &mut Frame, area: Rect) {
    if NAME_FROM <= window {
        put(NAME, theme.strong, frame, part(area, 0, 1));
    }
    for (i, (x, text)) in tab_places(tabs, present, window).into_iter().enumerate() {
        let style = if i == present { theme.accent } else { theme.text };
        put(&text, style, frame, from(area, x));
    }
}

/// The tab at a place of the window.
pub fn tab_at(
    tabs: &[Tab],
    present: usize,
    window: u16,
    area: Rect,
    (column, row): (u16, u16),
) -> Option<usize> {
    if !holds(area, column, row) {
        return None;
    }
    let x = usize::from(column - area.x);
    let places = tab_places(tabs, present, window);
    places.iter().position(|(at, text)| (*at..at + width(text)).contains(&x))
}

fn tab_places(tabs: &[Tab], present: usize, window: u16) -> Vec<(usize, String)> {
    let mut x = if NAME_FROM <= window { width(NAME) + 3 } else { 0 };
    let mut places = Vec::with_capacity(tabs.len());
    for (i, tab) in tabs.iter().enumerate() {
        let word = WORDS_FROM <= window || i == present;
        let text = if word { format!("{} {}", tab.number, tab.name) } else { tab.number.to_string() };
        let wide = width(&text);
        places.push((x, text));
        x += wide + 2;
    }
    places
}

/// What this page is, and a remark at the right that gives way first: it is there whole or not at all.
pub fn header(title: &str, remark: &str, theme: &Theme, frame: &mut Frame, area: Rect) {
    let all = usize::from(area.width);
    let title = fit_words(title, all, theme.marks.ellipsis);
    put(&title, theme.strong, frame, area);
    let room = all.saturating_sub(width(&title) + 2);
    if width(remark) <= room {
        put(remark, theme.dim, frame, from(area, all - width(remark)));
    }
}

/// How the line above the footer is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What stands there while nothing was said; it keeps to its row.
    AtRest,
    /// Said to the person, until the next key.
    Said,
    /// What is wrong; said in words too, not by its colour alone.
    Wrong,
}

/// What was last done, what is said or what is wrong. The latter two are said to their end: they take as many rows above
/// their own as they need, up to three.
pub fn status(text: &str, told: Told, theme: &Theme, frame: &mut Frame, area: Rect) {
    let wide = usize::from(area.width);
    let style = if told == Told::Wrong { theme.warning } else { theme.dim };
    let mut rows = if told == Told::AtRest { vec![text.to_owned()] } else { wrap(text, wide) };
    let above = rows.len().saturating_sub(1).min(MOST_ABOVE).min(usize::from(area.y));
    let last = rows.split_off(above).join(" ");
    rows.push(last);
    for (at, row) in (area.y - above as u16..).zip(&rows) {
        let area = Rect { y: at, ..area };
        frame.render_widget(Clear, area);
        put(&fit_with(row, wide, theme.marks.ellipsis), style, frame, area);
    }
}

/// As many hints as fit, nearest first, and those that are never left out; then `always`, of which the last gives way
/// first. A key that a nearer row already has is not shown again.
pub fn footer(hints: &[Hint], always: &[Hint], theme: &Theme, frame: &mut Frame, area: Rect) {
    put_line(&footer_line(hints, always, usize::from(area.width), theme), theme.marks.ellipsis, frame, area);
}

fn footer_line(hints: &[Hint], always: &[Hint], wide: usize, theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    let mut add = |key: Key, help: &str| {
        if !spans.is_empty() {
            spans.push(Span::raw("  "));
        }
        spans.push(Span::styled(key.to_string(), theme.strong));
        spans.push(Span::styled(format!(" {help}"), Style::new()));
    };
    let own = with_free_keys(hints, always);
    let last: usize = always.iter().map(|hint| hint_width(hint.keys[0], hint.help)).sum();
    let mut room = (wide + GAP).saturating_sub(last);
    let mut fits = |(key, hint): &(Key, &Hint)| match room.checked_sub(hint_width(*key, hint.help)) {
        Some(rest) => {
            room = rest;
            true
        }
        None => false,
    };
    // Those that are never left out choose their room first; all stand in their order.
    let kept: Vec<bool> = own.iter().map(|row| row.1.shown == Shown::Always && fits(row)).collect();
    for (row, kept) in own.iter().zip(kept) {
        if kept || (row.1.shown == Shown::Room && fits(row)) {
            add(row.0, row.1.help);
        }
    }
    always.iter().for_each(|hint| add(hint.keys[0], hint.help));
    Line::from(spans)
}

/// The hints that a footer may show, each with its first key that no nearer one and none of `always` has. What one of
/// these does already is not shown again: where Enter keeps, that is said once.
fn with_free_keys<'a>(hints: &'a [Hint], always: &[Hint]) -> Vec<(Key, &'a Hint)> {
    let mut taken: Vec<Key> = always.iter().flat_map(|hint| hint.keys).copied().collect();
    let mut own = Vec::new();
    for hint in hints {
        let key = hint.keys.iter().find(|key| !taken.contains(key)).copied();
        taken.extend(hint.keys);
        let mut nearer = always.iter().chain(own.iter().map(|(_, hint): &(Key, &Hint)| *hint));
        let new = nearer.all(|other| other.help != hint.help);
        own.extend(key.filter(|_| new && hint.shown != Shown::Never).map(|key| (key, hint)));
    }
    own
}

/// With the gap to the next.
fn hint_width(key: Key, help: &str) -> usize {
    width(&key.to_string()) + 1 + width(help) + GAP
}

/// Columns between two hints.
const GAP: usize = 2;

/// The area from a column on.
fn from(area: Rect, column: usize) -> Rect {
    let column = u16::try_from(column).unwrap_or(u16::MAX).min(area.width);
    Rect { x: area.x + column, width: area.width - column, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{Binding, F1, always, char, ctrl, hints, on, quiet};
    use crate::ui::picture::picture;

    const TABS: &[Tab] = &[
        Tab { number: '1', name: "Today" },
        Tab { number: '2', name: "Reflect" },
        Tab { number: '3', name: "Goals" },
        Tab { number: '4', name: "Review" },
        Tab { number: '7', name: "Journal" },
    ];

    const NEAR: &[Binding<()>] = &[
        on(&[char('n')], (), "new goal"),
        quiet(&[char('j')], (), "next goal"),
        on(&[char('e')], (), "edit"),
        on(&[char('x')], (), "delete"),
    ];

    const FAR: &[Binding<()>] = &[
        on(&[char('e')], (), "something else"),
        on(&[char('c')], (), "check in"),
        on(&[char('q')], (), "quit"),
    ];

    const ALWAYS: &[Binding<()>] = &[on(&[char('?'), F1], (), "keys"), on(&[ctrl('g')], (), "help now")];

    #[test]
    fn what_is_said_and_what_is_wrong_is_read_to_its_end_and_what_is_at_rest_has_one_row() {
        let words = "/home/me/notes.json was not saved: the disk is full.";
        let line = |told, height| {
            picture(20, height, |frame| {
                let last = Rect { y: height - 1, height: 1, ..frame.area() };
                put("under it", ratatui::style::Style::new(), frame, frame.area());
                status(words, told, &Theme::mono(), frame, last);
            })
        };
        assert_eq!(line(Told::Said, 4), line(Told::Wrong, 4));
        assert_eq!(line(Told::Wrong, 4), "under it\n/home/me/notes.json\nwas not saved: the\ndisk is full.");
        assert_eq!(line(Told::Wrong, 2), "/home/me/notes.json\nwas not saved: the…");
        assert_eq!(line(Told::AtRest, 2), "under it\n/home/me/notes.json…");
    }

    fn tab_line(width: u16) -> String {
        picture(width, 1, |frame| tabs(TABS, 2, width, &Theme::mono(), frame, frame.area()))
    }

    fn foot(width: u16) -> String {
        let near = [hints(NEAR), hints(FAR)].concat();
        picture(width, 1, |frame| footer(&near, &hints(ALWAYS), &Theme::mono(), frame, frame.area()))
    }

    #[test]
    fn tabs_give_up_the_name_and_then_the_words() {
        assert_eq!(tab_line(120), "guidepost   1 Today  2 Reflect  3 Goals  4 Review  7 Journal");
        assert_eq!(tab_line(89), "1 Today  2 Reflect  3 Goals  4 Review  7 Journal");
        assert_eq!(tab_line(60), "1  2  3 Goals  4  7");
    }

    #[test]
    fn a_click_finds_the_tab_it_shows() {
        for width in [60, 80, 120] {
            let shown = tab_line(width);
            for (i, tab) in TABS.iter().enumerate() {
                let column = shown.find(tab.number).unwrap() as u16;
                let area = Rect::new(3, 2, width, 1);
                assert_eq!(tab_at(TABS, 2, width, area, (column + 3, 2)), Some(i), "{width}");
            }
        }
        assert_eq!(tab_at(TABS, 2, 80, Rect::new(0, 0, 80, 1), (7, 0)), None);
    }

    #[test]
    fn the_footer_holds_as_many_hints_as_fit_and_always_the_last_two() {
        assert_eq!(foot(120), "n new goal  e edit  x delete  c check in  q quit  ? keys  Ctrl-G help now");
        assert_eq!(foot(60), "n new goal  e edit  x delete  ? keys  Ctrl-G help now");
        assert_eq!(foot(24), "? keys  Ctrl-G help now");
        assert_eq!(foot(10), "? keys  C…");
    }

    #[test]
    fn the_key_that_keeps_stays_in_the_footer_whatever_gives_way() {
        const FORM: &[Binding<()>] = &[
            on(&[char('a')], (), "the first of all"),
            on(&[char('b')], (), "the second"),
            always(&[ctrl('s')], (), "keep"),
            on(&[char('d')], (), "d"),
            on(&[char('k')], (), "keep"),
        ];
        let foot = |width| {
            picture(width, 1, |frame| {
                footer(&hints(FORM), &hints(ALWAYS), &Theme::mono(), frame, frame.area())
            })
        };
        let end = "Ctrl-S keep  ? keys  Ctrl-G help now";
        assert_eq!(foot(80), format!("a the first of all  b the second  {}", end.replace("  ?", "  d d  ?")));
        assert_eq!(foot(60), format!("a the first of all  {end}"));
        assert_eq!(foot(40), end);
    }

    #[test]
    fn the_remark_in_the_header_gives_way_first() {
        let shown = |width| {
            picture(width, 1, |frame| {
                header("New goal", "draft kept 19:52", &Theme::mono(), frame, frame.area())
            })
        };
        assert_eq!(shown(40), "New goal                draft kept 19:52");
        assert_eq!(shown(20), "New goal");
        assert_eq!(shown(6), "New…");
    }
}
