//! Rows of small signs, one for each day, in four shades that differ in height as well as in colour.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::text::{pad, width};
use crate::ui::layout::part;
use crate::ui::{Theme, put};

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pixel {
    /// 0 to 3, from low to high.
    Shade(usize),
    /// There was a day, and nothing is known of it.
    Blank,
    /// There is no such day.
    Outside,
}

/// Rows of cells with a label each, and numbers of the columns above.
pub struct Pixels<'a> {
    pub rows: &'a [(String, Vec<Pixel>)],
}

impl Pixel {
    /// The sign of a cell.
    pub fn sign(self, theme: &Theme) -> &'static str {
        match self {
            Pixel::Shade(shade) => theme.marks.shades[shade.min(3)],
            Pixel::Blank => theme.marks.blank,
            Pixel::Outside => " ",
        }
    }
}

impl Pixels<'_> {
    /// As many rows as there are, and one for the numbers.
    pub fn draw(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let labels = self.rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 1;
        let columns = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let left = u16::try_from(labels).unwrap_or(u16::MAX);
        let room = usize::from(area.width.saturating_sub(left));
        let apart = if 2 * columns <= room { 2 } else { 1 };
        let cell = |column: usize, row: u16| {
            let x = left.saturating_add(u16::try_from(column * apart).unwrap_or(u16::MAX));
            let shown = part(area, row, 1);
            let x = x.min(shown.width);
            Rect { x: shown.x + x, width: shown.width - x, ..shown }
        };
        for column in (0..columns).filter(|column| *column == 0 || (column + 1) % 5 == 0) {
            put(&(column + 1).to_string(), theme.dim, frame, cell(column, 0));
        }
        for (row, (label, cells)) in (1..area.height).zip(self.rows) {
            put(&pad(label, labels), theme.text, frame, part(area, row, 1));
            for (column, pixel) in cells.iter().enumerate() {
                let style = match pixel {
                    Pixel::Shade(shade) => theme.shades[(*shade).min(3)],
                    Pixel::Blank | Pixel::Outside => theme.dim,
                };
                let place = cell(column, row);
                put(pixel.sign(theme), style, frame, Rect { width: place.width.min(1), ..place });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::picture;

    fn rows() -> Vec<(String, Vec<Pixel>)> {
        let shades = |n: usize| (0..n).map(|i| if i % 5 == 4 { Pixel::Blank } else { Pixel::Shade(i % 5) });
        vec![("Oct".to_owned(), shades(12).collect()), ("Nov".to_owned(), shades(7).collect())]
    }

    #[test]
    fn a_shade_is_a_height_and_a_blank_day_a_dot() {
        let shown =
            picture(20, 4, |frame| Pixels { rows: &rows() }.draw(&Theme::mono(), frame, frame.area()));
        insta::assert_snapshot!(shown, @r"
            1   5    10
        Oct ▂▄▆█·▂▄▆█·▂▄
        Nov ▂▄▆█·▂▄
        ");
        let wide = picture(30, 4, |frame| {
            Pixels { rows: &rows() }.draw(&Theme::mono().ascii(), frame, frame.area())
        });
        insta::assert_snapshot!(wide, @r"
            1       5         10
        Oct - = + # . - = + # . - =
        Nov - = + # . - =
        ");
    }

    #[test]
    fn any_size_is_drawn() {
        for (width, height) in [(1, 1), (4, 3), (5, 2), (200, 60)] {
            picture(width, height, |frame| {
                Pixels { rows: &rows() }.draw(&Theme::colour(), frame, frame.area())
            });
        }
    }
}
