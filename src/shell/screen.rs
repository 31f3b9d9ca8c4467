//! Frames to the terminal: one write each, no question ever put to the terminal, sizes kept within reason.
//! Knows cells, not what they mean.

use std::io::{self, BufWriter, Write};

use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use rustix::termios::tcgetwinsize;

use super::guard::Tty;

/// A frame of a large window fits, so that it is one write and never seen half drawn.
const BUFFER: usize = 64 * 1024;
/// What a terminal that does not tell its size is taken for, in columns and rows.
const USUAL: Size = Size::new(80, 24);
/// Beyond this, in columns and rows, the rest of the window stays empty.
const LARGEST: Size = Size::new(1000, 400);

/// The whole screen of the terminal that [`super::guard`] has taken.
pub struct Screen(Terminal<Quiet>);

impl Screen {
    /// A screen whose first frame draws everything. Whether there is colour is the theme's to say: crossterm would
    /// look into the environment and not at the command line.
    pub fn new() -> io::Result<Self> {
        crossterm::style::force_color_output(true);
        let writer = BufWriter::with_capacity(BUFFER, Tty);
        Terminal::new(Quiet { inner: CrosstermBackend::new(writer), shown: None, at: None }).map(Self)
    }

    /// Draws one frame; only the cells that differ from the last one are written.
    pub fn draw(&mut self, view: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        self.0.draw(view).map(|_| ())
    }

    /// The next frame draws everything, whatever the terminal shows now.
    pub fn forget(&mut self) -> io::Result<()> {
        self.0.resize(Rect::from((Position::ORIGIN, size())))
    }
}

/// Columns and rows of the terminal.
pub fn size() -> Size {
    let told = tcgetwinsize(rustix::stdio::stdout()).map(|told| Size::new(told.ws_col, told.ws_row));
    match told {
        Ok(told) if told.width > 0 && told.height > 0 => {
            Size::new(told.width.min(LARGEST.width), told.height.min(LARGEST.height))
        }
        _ => USUAL,
    }
}

/// The crossterm backend less everything that asks the terminal or starts another program to ask it, and less the
/// flush that it puts behind every cursor command. A frame like the last one is no byte at all.
struct Quiet {
    inner: CrosstermBackend<BufWriter<Tty>>,
    /// What the terminal's cursor is known to be.
    shown: Option<bool>,
    at: Option<Position>,
}

impl Quiet {
    fn show(&mut self, shown: bool) -> io::Result<()> {
        if self.shown.replace(shown) == Some(shown) {
            return Ok(());
        }
        self.inner.write_all(if shown { b"\x1b[?25h" } else { b"\x1b[?25l" })
    }
}

impl Backend for Quiet {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.at = None;
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.at.replace(position) == Some(position) {
            return Ok(());
        }
        write!(self.inner, "\x1b[{};{}H", position.y.saturating_add(1), position.x.saturating_add(1))
    }

    fn clear(&mut self) -> io::Result<()> {
        (self.shown, self.at) = (None, None);
        self.inner.write_all(b"\x1b[0m\x1b[2J")
    }

    /// The whole screen whatever is asked: a full screen program clears nothing less.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: size(), pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}
