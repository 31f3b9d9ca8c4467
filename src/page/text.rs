//! The page as plain text: in 78 columns it fits a window of 80 with its margin, and any printer; 60 lines a sheet. What does not fit stands on the next one, and the first says so.

use super::{Block, Page, Part, Section};
use crate::text::{width, wrap};

pub const COLUMNS: usize = 78;
pub const ROWS: usize = 60;
/// What makes a printer begin the next sheet.
pub const NEXT_PAGE: char = '\x0c';

/// So many lines of one piece fit on a sheet, under what it begins with and above the word on what is left.
const MOST: usize = ROWS - 8;

/// How wide a name stands before its value, at most.
const NAMES: usize = 34;

/// The lines of a block, which stay together, and the section they are of.
struct Piece {
    part: Part,
    lines: Vec<String>,
    /// The title of the section, and air before it, if a block begins one.
    head: bool,
}

pub fn render(page: &Page) -> String {
    let mut sheets: Vec<Vec<String>> = vec![top(page)];
    let mut pieces = page.sections.iter().flat_map(pieces).peekable();
    let mut rest: Vec<Part> = Vec::new();
    while let Some(piece) = pieces.next() {
        let at = sheets.len() - 1;
        // The last row of a sheet is kept for a word on what is left.
        let room = if pieces.peek().is_some() { ROWS - 2 } else { ROWS };
        let lines = shown(&piece, sheets[at].len() == 1 && 0 < at);
        if room < sheets[at].len() + lines.len() && 1 < sheets[at].len() {
            if at == 0 {
                rest.push(piece.part);
            }
            sheets.push(vec![format!("{}, page {}", page.title, at + 2)]);
            let lines = shown(&piece, true);
            sheets[at + 1].extend(lines);
        } else {
            sheets[at].extend(lines);
        }
        if 1 < sheets.len() && !rest.contains(&piece.part) {
            rest.push(piece.part);
        }
    }
    if !rest.is_empty() {
        let left: Vec<&str> = rest.iter().map(|part| part.title()).collect();
        let words = format!("On the next page: {}.", left.join("; "));
        sheets[0].extend([String::new(), crate::text::fit(&words, COLUMNS).into_owned()]);
    }
    let sheets: Vec<String> = sheets.iter().map(|lines| format!("{}\n", lines.join("\n"))).collect();
    sheets.join(&NEXT_PAGE.to_string())
}

/// The lines of a piece; the first of a sheet says again which section it is of.
fn shown(piece: &Piece, first: bool) -> Vec<String> {
    let head =
        if piece.head || first { vec![String::new(), piece.part.title().to_owned()] } else { Vec::new() };
    head.into_iter().chain(piece.lines.iter().cloned()).collect()
}

fn top(page: &Page) -> Vec<String> {
    let lines = std::iter::once(&page.title).chain(&page.about);
    lines.flat_map(|line| wrap(line, COLUMNS)).collect()
}

fn pieces(section: &Section) -> Vec<Piece> {
    let names = section.blocks.iter().filter_map(|block| match block {
        Block::Fact { name, .. } => Some(width(name)),
        _ => None,
    });
    let column = names.max().unwrap_or(0).min(NAMES);
    let numbered = section.part == Part::Talk || section.part == Part::Questions;
    let piece = |(at, block): (usize, &Block)| {
        let mark = if numbered { format!("{}.", at + 1) } else { "-".to_owned() };
        Piece { part: section.part, lines: lines(block, &mark, column), head: at == 0 }
    };
    section.blocks.iter().enumerate().map(piece).flat_map(sheetfuls).collect()
}

/// A piece that no sheet holds, in several that one does.
fn sheetfuls(piece: Piece) -> Vec<Piece> {
    if piece.lines.len() <= MOST {
        return vec![piece];
    }
    let parts = piece.lines.chunks(MOST).enumerate();
    parts
        .map(|(at, lines)| Piece { part: piece.part, lines: lines.to_vec(), head: piece.head && at == 0 })
        .collect()
}

fn lines(block: &Block, mark: &str, column: usize) -> Vec<String> {
    match block {
        Block::Line(words) => hanging("  ", words),
        Block::Item { words, remark } if remark.is_empty() => hanging(&format!("  {mark} "), words),
        Block::Item { words, remark } => hanging(&format!("  {mark} "), &format!("{words}  ({remark})")),
        Block::Fact { name, value } if column < width(name) => hanging("  ", &format!("{name}: {value}")),
        Block::Fact { name, value } => {
            let air = " ".repeat(column - width(name) + 2);
            hanging_at(&format!("  {name}{air}"), value, column + 4)
        }
        Block::Chart(chart) if chart.row.is_empty() => Vec::new(),
        Block::Chart(chart) => {
            let row = format!("  {}", chart.row);
            hanging("  ", &chart.title).into_iter().chain([row]).collect()
        }
    }
}

/// Words after a beginning, the other lines right under them.
fn hanging(begin: &str, words: &str) -> Vec<String> {
    hanging_at(begin, words, width(begin))
}

fn hanging_at(begin: &str, words: &str, indent: usize) -> Vec<String> {
    let rows = wrap(words, COLUMNS - indent);
    let row = |(at, row): (usize, String)| match at {
        0 => format!("{begin}{row}"),
        _ => format!("{}{row}", " ".repeat(indent)),
    };
    rows.into_iter().enumerate().map(row).collect()
}
