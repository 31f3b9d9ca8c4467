//! A drawn screen as SVG: its cells in a window, on a light or a dark ground. Knows cells, and not what they mean.
//!
//! Each word stands at its own place and is as wide as its cells, so that any font lines up; lines and blocks are drawn
//! as shapes, so that they meet.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A cell, in half pixels.
const WIDE: usize = 18;
const HIGH: usize = 40;
/// From the top of a cell to the line its letters stand on, and the size of these.
const BASE: usize = 29;
const SIZE: usize = 30;
/// Air between the frame and the cells, and the bar above them.
const AIR: usize = 36;
const BAR: usize = 44;
const FONTS: &str =
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/// What the terminal's sixteen colours, its ground and its own ink are.
pub struct Ground {
    pub name: &'static str,
    pub ground: &'static str,
    pub ink: &'static str,
    pub edge: &'static str,
    pub sixteen: [&'static str; 16],
}

pub const LIGHT: Ground = Ground {
    name: "light",
    ground: "#fcfcfa",
    ink: "#23282e",
    edge: "#d3d7dc",
    sixteen: [
        "#23282e", "#b3261e", "#1a7434", "#805a00", "#1b5fc1", "#863aa3", "#0a6c7e", "#8a9099", "#59616a",
        "#cf352c", "#288a44", "#946900", "#2f74d6", "#9f52bd", "#137f95", "#ffffff",
    ],
};

pub const DARK: Ground = Ground {
    name: "dark",
    ground: "#14181d",
    ink: "#e3e7ec",
    edge: "#353c45",
    sixteen: [
        "#20262d", "#f07b72", "#6cc47e", "#d9b25f", "#6ea8f0", "#c798e6", "#56c2cf", "#c3c9d1", "#7b8490",
        "#ff9c94", "#8bdc9b", "#f0cd7c", "#94c1fb", "#dab6f2", "#7fdbe6", "#ffffff",
    ],
};

/// What a picture shows, for those who do not see it.
pub struct Said<'a> {
    pub title: &'a str,
    pub words: &'a str,
}

/// The picture of a screen; `cursor` where one is to be seen.
pub fn svg(screen: &Buffer, cursor: Option<Position>, ground: &Ground, said: &Said) -> String {
    let (columns, rows) = (usize::from(screen.area.width), usize::from(screen.area.height));
    let (wide, high) = (columns * WIDE + 2 * AIR, rows * HIGH + 2 * AIR + BAR);
    let mut text = head(wide, high, ground, said);
    for row in 0..screen.area.height {
        for run in runs(screen, row) {
            run.draw(ground, &mut text);
        }
    }
    if let Some(at) = cursor {
        let (x, y) = (left(usize::from(at.x)), top(at.y));
        let _ = writeln!(text, "<rect class=\"k\" x=\"{x}\" y=\"{y}\" width=\"4\" height=\"{HIGH}\"/>");
    }
    text + "</svg>\n"
}

fn head(wide: usize, high: usize, ground: &Ground, said: &Said) -> String {
    let Ground { ground: paper, ink, edge, .. } = ground;
    let (title, words) = (escaped(said.title), escaped(said.words));
    let dots: String = (0..3)
        .map(|at| format!("<circle cx=\"{}\" cy=\"40\" r=\"9\" fill=\"{edge}\"/>", AIR + 10 + at * 32))
        .collect();
    format!(
        "\
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{}\" height=\"{}\" role=\"img\" \
aria-labelledby=\"title words\">
<title id=\"title\">{title}</title>
<desc id=\"words\">{words}</desc>
<style>
text{{font:{SIZE}px {FONTS};fill:{ink};white-space:pre}}
.b{{font-weight:700}}.i{{font-style:italic}}.d{{fill-opacity:.66}}.m{{text-anchor:middle}}
.l,.s,.k{{fill:{ink}}}.s{{shape-rendering:crispEdges}}
</style>
<rect x=\"1\" y=\"1\" width=\"{}\" height=\"{}\" rx=\"18\" fill=\"{paper}\" stroke=\"{edge}\" stroke-width=\"2\"/>
{dots}
",
        wide / 2,
        high / 2,
        wide - 2,
        high - 2,
    )
}

fn left(column: usize) -> usize {
    AIR + column * WIDE
}

fn top(row: u16) -> usize {
    AIR + BAR + usize::from(row) * HIGH
}

/// Cells beside each other that look alike and are drawn as one.
struct Run<'a> {
    row: u16,
    column: usize,
    /// In cells.
    width: usize,
    text: String,
    cell: &'a Cell,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Word,
    /// One sign that is no letter: it stands in the middle of its cells.
    Sign,
    /// Drawn, not written.
    Shape,
}

fn runs(screen: &Buffer, row: u16) -> Vec<Run<'_>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < screen.area.width {
        let cell = &screen[(column, row)];
        let symbol = cell.symbol();
        let (kind, width) = (kind(symbol), symbol.width().max(1));
        match runs.last_mut() {
            Some(run) if run.takes(cell, kind) => {
                run.text.push_str(symbol);
                run.width += width;
            }
            _ => runs.push(Run { row, column: usize::from(column), width, text: symbol.into(), cell, kind }),
        }
        column += u16::try_from(width).unwrap_or(1);
    }
    runs
}

fn kind(symbol: &str) -> Kind {
    match symbol {
        " " | "" => Kind::Blank,
        _ if !shape(symbol).is_empty() => Kind::Shape,
        _ if symbol.chars().all(|letter| letter.is_ascii() || letter.is_alphanumeric() || letter == '…') => {
            Kind::Word
        }
        _ => Kind::Sign,
    }
}

impl Run<'_> {
    fn takes(&self, cell: &Cell, kind: Kind) -> bool {
        let alike = (cell.fg, cell.bg, cell.modifier) == (self.cell.fg, self.cell.bg, self.cell.modifier);
        let joins = match kind {
            Kind::Sign => false,
            Kind::Shape => self.text.starts_with(cell.symbol()),
            Kind::Blank | Kind::Word => true,
        };
        alike && kind == self.kind && joins
    }

    fn has(&self, modifier: Modifier) -> bool {
        self.cell.modifier.contains(modifier)
    }

    /// The colours of the letters and of what is behind them; none where they are the terminal's own.
    fn colours<'a>(&self, ground: &'a Ground) -> (Option<&'a str>, Option<&'a str>) {
        let (front, back) = (colour(self.cell.fg, ground), colour(self.cell.bg, ground));
        if self.has(Modifier::REVERSED) {
            return (Some(back.unwrap_or(ground.ground)), Some(front.unwrap_or(ground.ink)));
        }
        (front, back)
    }

    fn draw(&self, ground: &Ground, to: &mut String) {
        let (x, y, wide) = (left(self.column), top(self.row), self.width * WIDE);
        let (front, back) = self.colours(ground);
        if let Some(back) = back {
            let _ = writeln!(
                to,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{HIGH}\" fill=\"{back}\" shape-rendering=\"crispEdges\"/>"
            );
        }
        if self.has(Modifier::UNDERLINED) {
            let (y, fill) = (y + BASE + 4, front.unwrap_or(ground.ink));
            let _ = writeln!(to, "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"2\" fill=\"{fill}\"/>");
        }
        match self.kind {
            Kind::Blank => {}
            Kind::Shape => self.draw_shape(&style(front), to),
            Kind::Word | Kind::Sign => self.write(&style(front), to),
        }
    }

    fn write(&self, style: &str, to: &mut String) {
        let (x, y, wide) = (left(self.column), top(self.row) + BASE, self.width * WIDE);
        let mut class = Vec::new();
        class.extend(self.has(Modifier::BOLD).then_some("b"));
        class.extend(self.has(Modifier::ITALIC).then_some("i"));
        class.extend(self.has(Modifier::DIM).then_some("d"));
        class.extend((self.kind == Kind::Sign).then_some("m"));
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{}\"", class.join(" ")) };
        let place = match self.kind {
            Kind::Sign => format!("x=\"{}\" y=\"{y}\"", x + wide / 2),
            _ if self.width == 1 => format!("x=\"{x}\" y=\"{y}\""),
            _ => format!("x=\"{x}\" y=\"{y}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\""),
        };
        let _ = writeln!(to, "<text{class}{style} {place}>{}</text>", escaped(&self.text));
    }

    /// One shape for all of it: what is as wide as its cell goes on through the run, what is not is drawn again.
    fn draw_shape(&self, style: &str, to: &mut String) {
        let first = self.text.chars().next().map(String::from).unwrap_or_default();
        // Thin lines would be lost between the pixels of a smaller picture, blocks would show seams.
        let is_block = ("▁"..="█").contains(&first.as_str());
        let class = format!(
            "{}{}",
            if is_block { "s" } else { "l" },
            if self.has(Modifier::DIM) { " d" } else { "" }
        );
        for (dx, dy, wide, high) in shape(&first).iter().copied() {
            let (count, wide) = if wide == WIDE { (1, wide * self.width) } else { (self.width, wide) };
            for at in 0..count {
                let (x, y) = (left(self.column + at) + dx, top(self.row) + dy);
                let _ = writeln!(
                    to,
                    "<rect class=\"{class}\"{style} x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"/>"
                );
            }
        }
    }
}

/// A colour of its own goes before the ink of the style sheet.
fn style(colour: Option<&str>) -> String {
    colour.map(|colour| format!(" style=\"fill:{colour}\"")).unwrap_or_default()
}

/// Left, top, width and height of what makes up a line or a block; empty for what is written.
fn shape(symbol: &str) -> &'static [(usize, usize, usize, usize)] {
    const MID: usize = WIDE / 2 - 1;
    const HALF: usize = HIGH / 2 - 1;
    match symbol {
        "▁" => &[(0, 35, WIDE, 5)],
        "▂" => &[(0, 30, WIDE, 10)],
        "▃" => &[(0, 25, WIDE, 15)],
        "▄" => &[(0, 20, WIDE, 20)],
        "▅" => &[(0, 15, WIDE, 25)],
        "▆" => &[(0, 10, WIDE, 30)],
        "▇" => &[(0, 5, WIDE, 35)],
        "█" => &[(0, 0, WIDE, HIGH)],
        "─" => &[(0, HALF, WIDE, 2)],
        "│" => &[(MID, 0, 2, HIGH)],
        "┃" => &[(MID - 1, 0, 4, HIGH)],
        "┌" => &[(MID, HALF, WIDE - MID, 2), (MID, HALF, 2, HIGH - HALF)],
        "┐" => &[(0, HALF, MID + 2, 2), (MID, HALF, 2, HIGH - HALF)],
        "└" => &[(MID, HALF, WIDE - MID, 2), (MID, 0, 2, HALF + 2)],
        "┘" => &[(0, HALF, MID + 2, 2), (MID, 0, 2, HALF + 2)],
        _ => &[],
    }
}

fn colour(colour: Color, ground: &Ground) -> Option<&str> {
    let at = match colour {
        Color::Reset => return None,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        other => panic!("{other} is none of the terminal's sixteen colours"),
    };
    Some(ground.sixteen[at])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn a_word_is_as_wide_as_its_cells_and_a_sign_stands_in_the_middle_of_them() {
    let screen = Buffer::with_lines(["a <b> 漢 ✓"]);
    let drawn = svg(&screen, None, &LIGHT, &Said { title: "A & B", words: "all" });
    let y = top(0) + BASE;
    for wanted in [
        format!("<text x=\"{}\" y=\"{y}\">a</text>", left(0)),
        format!(
            "<text x=\"{}\" y=\"{y}\" textLength=\"54\" lengthAdjust=\"spacingAndGlyphs\">&lt;b&gt;</text>",
            left(2)
        ),
        "textLength=\"36\" lengthAdjust=\"spacingAndGlyphs\">漢</text>".to_owned(),
        format!("<text class=\"m\" x=\"{}\" y=\"{y}\">✓</text>", left(9) + WIDE / 2),
        "<title id=\"title\">A &amp; B</title>".to_owned(),
    ] {
        assert!(drawn.contains(&wanted), "no {wanted} in:\n{drawn}");
    }
}

#[test]
fn lines_and_blocks_meet_their_neighbours() {
    let drawn = svg(&Buffer::with_lines(["──┐", "▄█│"]), None, &DARK, &Said { title: "", words: "" });
    let rect = |class: &str, x: usize, y: usize, wide: usize, high: usize| {
        format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"/>")
    };
    let (y, second) = (top(0), top(1));
    for wanted in [
        rect("l", left(0), y + 19, 2 * WIDE, 2),
        rect("l", left(2), y + 19, 10, 2),
        rect("l", left(2) + 8, y + 19, 2, HIGH - 19),
        rect("l", left(2) + 8, second, 2, HIGH),
        rect("s", left(0), second + 20, WIDE, 20),
        rect("s", left(1), second, WIDE, HIGH),
    ] {
        assert!(drawn.contains(&wanted), "no {wanted} in:\n{drawn}");
    }
}

#[test]
fn each_style_is_seen() {
    use ratatui::style::Style;
    let mut screen = Buffer::with_lines(["abcde"]);
    let styles = [
        Style::new().fg(Color::Cyan),
        Style::new().bg(Color::LightYellow),
        Style::new().add_modifier(Modifier::REVERSED),
        Style::new().add_modifier(Modifier::UNDERLINED),
        Style::new().add_modifier(Modifier::BOLD | Modifier::ITALIC | Modifier::DIM),
    ];
    for (at, style) in (0..).zip(styles) {
        screen[(at, 0)].set_style(style);
    }
    let drawn = svg(&screen, Some(Position { x: 1, y: 0 }), &DARK, &Said { title: "", words: "" });
    let [cyan, yellow] = [6, 11].map(|at| DARK.sixteen[at]);
    for wanted in [
        format!("<text style=\"fill:{cyan}\""),
        format!("fill=\"{yellow}\""),
        format!("<text style=\"fill:{}\"", DARK.ground),
        format!("height=\"2\" fill=\"{}\"", DARK.ink),
        "<text class=\"b i d\"".to_owned(),
        format!("<rect class=\"k\" x=\"{}\"", left(1)),
    ] {
        assert!(drawn.contains(&wanted), "no {wanted} in:\n{drawn}");
    }
}
