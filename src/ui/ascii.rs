//! A drawn screen made readable on a terminal that shows ASCII only, or for a person who likes marks of ASCII. Knows
//! cells, and not what they mean.

use ratatui::buffer::Buffer;

use super::theme::{ASCII, UNICODE};
use crate::text::width;

/// Signs of print, each with what stands for it.
const LIKE: &[(&str, &str)] = &[
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("−", "-"),
    ("…", "~"),
    ("·", "."),
    ("•", "*"),
    ("✓", "x"),
    ("○", "o"),
    ("→", ">"),
    ("↑", "^"),
    ("↓", "v"),
];

/// Nothing else keeps the cells where they are: in any other encoding one sign comes out as several.
pub fn ascii(screen: &mut Buffer) {
    for at in 0..screen.content.len() {
        let symbol = screen.content[at].symbol();
        if symbol.is_ascii() {
            continue;
        }
        let wide = width(symbol);
        let like = LIKE.iter().find(|(sign, _)| *sign == symbol).map_or("?", |(_, like)| like);
        screen.content[at].set_symbol(like);
        for behind in screen.content.iter_mut().skip(at + 1).take(wide.saturating_sub(1)) {
            behind.set_symbol(" ");
        }
    }
}

/// Whatever cuts a text ends it with one sign, long before it is known who looks at it: that one becomes ASCII here.
pub fn without_ellipsis(screen: &mut Buffer) {
    let cut = screen.content.iter_mut().filter(|cell| cell.symbol() == UNICODE.ellipsis);
    cut.for_each(|cell| {
        cell.set_symbol(ASCII.ellipsis);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_ascii_and_none_has_moved() {
        let mut screen = Buffer::with_lines(["“é” – 漢字… ok", "👩‍👩‍👧 │ ✓"]);
        ascii(&mut screen);
        assert_eq!(screen, Buffer::with_lines(["\"?\" - ? ? ~ ok", "?  ? x       "]));
    }
}
