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
    /// The one colour: where the focus is, the present tab. For words and signs: in one look they are reversed.
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

/// Words in the place of the signs, for whoever hears a row and does not see it.
pub const SPOKEN: Marks = Marks {
    done: "done:",
    not_done: "not done:",
    excused: "excused:",
    blank: "open:",
    ellipsis: "...",
    ..ASCII
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

    /// Nothing is dim, and everything stands in the terminal's own two colours. No colour can have more than 4.6:1 on
    /// black and on white at once (WCAG 2.2 counts 21:1 between the two), and a pair of the sixteen is another on every
    /// terminal; so the focus is reversed, which is as strong as the terminal's letters are, on any ground.
    pub const fn contrast() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            dim: plain,
            hint: plain.add_modifier(Modifier::ITALIC),
            accent: bold.add_modifier(Modifier::REVERSED),
            ink: bold,
            mark: bold,
            warning: bold.add_modifier(Modifier::UNDERLINED),
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

    /// For rows that are said line by line and never drawn.
    pub const fn spoken() -> Self {
        Self { marks: SPOKEN, ..Self::mono() }
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
        for style in [Theme::mono(), Theme::contrast()].iter().flat_map(styles) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    fn styles(theme: &Theme) -> Vec<Style> {
        let Theme { text, dim, hint, strong, accent, ink, mark, warning, selection, shades, marks: _ } =
            *theme;
        [text, dim, hint, strong, accent, ink, mark, warning, selection].into_iter().chain(shades).collect()
    }

    #[test]
    fn in_high_contrast_nothing_is_dim_and_the_focus_is_reversed() {
        let theme = Theme::contrast();
        for style in styles(&theme) {
            assert!(!style.add_modifier.contains(Modifier::DIM), "{style:?}");
        }
        assert!(theme.accent.add_modifier.contains(Modifier::REVERSED));
        assert_ne!(theme.hint, theme.text, "what is typed looks like a hint");
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
