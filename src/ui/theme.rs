//! How the roles of text look, and the marks. Only the terminal's own sixteen colours, and never a colour
//! alone: every mark differs in shape, every warning has words.

use ratatui::style::{Color, Modifier, Style};

/// A style for each role. Made once, passed by reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub text: Style,
    /// What may be passed over.
    pub dim: Style,
    /// What stands in an empty box until something is typed. Never looks like what was typed.
    pub hint: Style,
    /// What is the person's own, and headings.
    pub strong: Style,
    /// The one colour: where the focus is, the present tab. For words and signs: in one look it has a ground of its own.
    pub accent: Style,
    /// What charts are drawn with: dots, bars, levels.
    pub ink: Style,
    /// A mark that says something was done.
    pub mark: Style,
    /// A complaint. Always said in words as well.
    pub warning: Style,
    /// The chosen row.
    pub selection: Style,
    /// From low to high, on charts; the signs of [`Marks::shades`] say the same without them.
    pub shades: [Style; 4],
    pub marks: Marks,
}

/// Signs, each one cell wide and of another shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    pub done: &'static str,
    pub not_done: &'static str,
    pub excused: &'static str,
    pub blank: &'static str,
    /// Before the chosen row.
    pub chosen: &'static str,
    /// Left of the box in focus, and of the others.
    pub bar: &'static str,
    pub thin_bar: &'static str,
    pub bullet: &'static str,
    pub ellipsis: &'static str,
    pub rule: &'static str,
    /// There is more above, below.
    pub up: &'static str,
    pub down: &'static str,
    pub dot: &'static str,
    pub bar_full: &'static str,
    pub bar_empty: &'static str,
    /// From the lowest to the highest.
    pub levels: &'static [&'static str],
    /// Four that are told apart at a glance, from the lowest to the highest.
    pub shades: [&'static str; 4],
    /// Corners from the top left clockwise, then across and down.
    pub frame: [&'static str; 6],
}

pub const UNICODE: Marks = Marks {
    done: "✓",
    not_done: "–",
    excused: "○",
    blank: "·",
    chosen: ">",
    bar: "┃",
    thin_bar: "│",
    bullet: "·",
    ellipsis: "…",
    rule: "─",
    up: "↑",
    down: "↓",
    dot: "•",
    bar_full: "█",
    bar_empty: "·",
    levels: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    shades: ["▂", "▄", "▆", "█"],
    frame: ["┌", "┐", "┘", "└", "─", "│"],
};

pub const ASCII: Marks = Marks {
    done: "x",
    not_done: "-",
    excused: "o",
    blank: ".",
    chosen: ">",
    bar: "|",
    thin_bar: ":",
    bullet: "*",
    ellipsis: "~",
    rule: "-",
    up: "^",
    down: "v",
    dot: "*",
    bar_full: "#",
    bar_empty: ".",
    levels: &["_", ".", "-", "~", "=", "+", "*", "#"],
    shades: ["-", "=", "+", "#"],
    frame: ["+", "+", "+", "+", "-", "|"],
};

impl Default for Theme {
    fn default() -> Self {
        Self::colour()
    }
}

impl Theme {
    pub const fn colour() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            hint: plain.add_modifier(Modifier::DIM),
            strong: plain.add_modifier(Modifier::BOLD),
            accent: plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            ink: plain.fg(Color::Cyan).add_modifier(Modifier::BOLD).remove_modifier(Modifier::DIM),
            mark: plain.fg(Color::Green),
            warning: plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            selection: plain.add_modifier(Modifier::REVERSED),
            // Brighter for more, and told apart by people who see few colours.
            shades: [
                plain.fg(Color::LightBlue),
                plain.fg(Color::Cyan),
                plain.fg(Color::LightGreen),
                plain.fg(Color::LightYellow),
            ],
            marks: UNICODE,
        }
    }

    /// Nothing is dim, and everything that is to be read stands in the terminal's own two colours. None of the sixteen
    /// can be read well on black and on white alike (a colour that has 7:1 on one has 3:1 at most on the other), so the
    /// focus has the one colour as a ground, with black on it: that is the same on every terminal.
    pub const fn contrast() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            dim: plain,
            hint: plain.add_modifier(Modifier::ITALIC),
            accent: bold.fg(Color::Black).bg(Color::LightCyan),
            ink: bold,
            mark: bold,
            warning: bold.add_modifier(Modifier::REVERSED),
            selection: bold.add_modifier(Modifier::REVERSED),
            shades: [plain, plain, bold, bold],
            ..Self::colour()
        }
    }

    /// No colour at all: bold, dim, underlined and reversed only.
    pub const fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            accent: bold.add_modifier(Modifier::UNDERLINED),
            ink: bold.remove_modifier(Modifier::DIM),
            mark: bold,
            warning: bold,
            shades: [plain, plain, plain, bold],
            ..Self::colour()
        }
    }

    /// High contrast where there is no colour.
    pub const fn contrast_mono() -> Self {
        Self { accent: Self::mono().accent, ..Self::contrast() }
    }

    pub const fn ascii(self) -> Self {
        Self { marks: ASCII, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn without_colour_there_is_none() {
        for style in [Theme::mono(), Theme::contrast_mono()].iter().flat_map(styles) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    fn styles(theme: &Theme) -> Vec<Style> {
        let Theme { text, dim, hint, strong, accent, ink, mark, warning, selection, shades, marks: _ } =
            *theme;
        [text, dim, hint, strong, accent, ink, mark, warning, selection].into_iter().chain(shades).collect()
    }

    #[test]
    fn in_high_contrast_nothing_is_dim_and_a_colour_brings_its_own_ground() {
        for style in [Theme::contrast(), Theme::contrast_mono()].iter().flat_map(styles) {
            assert!(!style.add_modifier.contains(Modifier::DIM), "{style:?}");
            assert_eq!(style.fg.is_some(), style.bg.is_some(), "{style:?}");
        }
    }

    /// Black and bright cyan as terminals show them: xterm, the Linux console, Tango, Windows, macOS, Gruvbox,
    /// Dracula, GNOME.
    const BLACK_ON_CYAN: [(u32, u32); 8] = [
        (0x000000, 0x00ffff),
        (0x000000, 0x55ffff),
        (0x2e3436, 0x34e2e2),
        (0x0c0c0c, 0x61d6d6),
        (0x000000, 0x00e5e5),
        (0x282828, 0x8ec07c),
        (0x21222c, 0xa4ffff),
        (0x171421, 0x33c7de),
    ];

    /// WCAG 2.2, relative luminance.
    fn light(colour: u32) -> f64 {
        let part = |shift: u32| {
            let part = f64::from(colour >> shift & 0xff) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    #[test]
    fn the_focus_in_high_contrast_reaches_7_to_1_as_terminals_show_it() {
        let accent = Theme::contrast().accent;
        assert_eq!((accent.fg, accent.bg), (Some(Color::Black), Some(Color::LightCyan)));
        for (black, cyan) in BLACK_ON_CYAN {
            let contrast = (light(cyan) + 0.05) / (light(black) + 0.05);
            assert!(7.0 <= contrast, "{contrast:.2} of {black:06x} on {cyan:06x}");
        }
    }

    #[test]
    fn marks_take_one_cell_and_answers_differ_in_shape() {
        for marks in [UNICODE, ASCII] {
            let answers = [marks.done, marks.not_done, marks.excused, marks.blank];
            for (i, mark) in answers.iter().enumerate() {
                assert!(!answers[..i].contains(mark), "{mark} says two things");
            }
            let others =
                [marks.chosen, marks.bar, marks.ellipsis, marks.up, marks.down, marks.dot, marks.rule];
            for mark in
                answers.iter().chain(&others).chain(marks.levels).chain(&marks.shades).chain(&marks.frame)
            {
                assert_eq!(width(mark), 1, "{mark}");
            }
        }
    }
}
