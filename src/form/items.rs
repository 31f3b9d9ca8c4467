//! A list of lines, each an answer of its own.

use super::cell::{Reply, reply};
use crate::keys::{self, ALT_DOWN, ALT_UP, BACKSPACE, Binding, DOWN, ENTER, Hint, Key, UP, on, quiet};
use crate::text::{Applied, Pane, Text, TextOp};

/// At most this many lines in one field.
const MOST: usize = 500;

/// Never without a line; the last may be empty.
#[derive(Clone, Debug)]
pub(super) struct Items {
    lines: Vec<Text>,
    at: usize,
}

#[derive(Clone, Copy)]
enum Command {
    Split,
    Join,
    Up,
    Down,
    MoveUp,
    MoveDown,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Split, "next line"),
    quiet(&[BACKSPACE], Command::Join, "delete; an empty line goes away"),
    quiet(&[UP], Command::Up, "line above"),
    quiet(&[DOWN], Command::Down, "line below"),
    quiet(&[ALT_UP], Command::MoveUp, "move the line up"),
    quiet(&[ALT_DOWN], Command::MoveDown, "move the line down"),
];

impl Default for Items {
    fn default() -> Self {
        Self { lines: vec![Text::line("")], at: 0 }
    }
}

impl Items {
    /// On the empty last line Enter is not this field's.
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = keys::hints(KEYS);
        hints.retain(|hint| !self.ends() || !hint.keys.contains(&ENTER));
        hints
    }

    /// Whether this is the empty last line.
    fn ends(&self) -> bool {
        self.text().is_empty() && self.at + 1 == self.lines.len()
    }

    pub fn set<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        self.lines = lines.into_iter().take(MOST).map(Text::line).collect();
        if self.lines.is_empty() {
            self.lines.push(Text::line(""));
        }
        self.at = self.lines.len() - 1;
    }

    pub fn lines(&self) -> &[Text] {
        &self.lines
    }

    pub fn at(&self) -> usize {
        self.at
    }

    pub fn text(&self) -> &Text {
        &self.lines[self.at]
    }

    pub fn text_mut(&mut self) -> &mut Text {
        &mut self.lines[self.at]
    }

    /// Goes to a line, or to the last if there are fewer.
    pub fn go(&mut self, at: usize) {
        self.at = at.min(self.lines.len() - 1);
    }

    pub fn filled(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.as_str().trim()).filter(|line| !line.is_empty())
    }

    pub fn key(&mut self, key: Key, pane: Pane) -> Reply {
        match keys::find(KEYS, key) {
            Some(Command::Split) => self.split(),
            Some(Command::Join) if self.text().cursor() == 0 => self.join(),
            Some(Command::Up) => self.vertical(TextOp::Up, pane),
            Some(Command::Down) => self.vertical(TextOp::Down, pane),
            Some(Command::MoveUp) => self.shift(self.at.checked_sub(1)),
            Some(Command::MoveDown) => self.shift(Some(self.at + 1)),
            Some(Command::Join) | None => match TextOp::from_key(key) {
                Some(TextOp::PageUp | TextOp::PageDown) | None => Reply::Unknown,
                Some(op) => reply(self.text_mut().apply(op, pane)),
            },
        }
    }

    /// Every line of the piece becomes a line here.
    pub fn paste(&mut self, text: &str) -> Reply {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut full = false;
        for (i, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            if 0 < i {
                full |= self.insert_after("") == Reply::Full;
            }
            if !full {
                full |= self.text_mut().paste(line) == Applied::Full;
            }
        }
        if full { Reply::Full } else { Reply::Edited }
    }

    /// Enter: a new line with what stands after the cursor; on the empty last line, on to the next field.
    fn split(&mut self) -> Reply {
        if self.ends() {
            return Reply::Unknown;
        }
        let text = self.text();
        let (before, after) = text.as_str().split_at(text.cursor());
        let (before, after) = (before.to_owned(), after.to_owned());
        let reply = self.insert_after(&after);
        if reply == Reply::Edited && !after.is_empty() {
            self.lines[self.at - 1] = Text::line(&before);
        }
        reply
    }

    fn insert_after(&mut self, text: &str) -> Reply {
        if MOST <= self.lines.len() {
            return Reply::Full;
        }
        self.at += 1;
        self.lines.insert(self.at, Text::line(text));
        self.text_mut().go_to_start();
        Reply::Edited
    }

    /// Backspace at the start of a line: an empty one goes, any other joins the one above.
    fn join(&mut self) -> Reply {
        if self.at == 0 {
            if self.text().is_empty() && 1 < self.lines.len() {
                self.lines.remove(0);
                self.text_mut().go_to_start();
                return Reply::Edited;
            }
            return Reply::Nothing;
        }
        let rest = self.lines.remove(self.at);
        self.at -= 1;
        self.text_mut().append(rest.as_str());
        Reply::Edited
    }

    fn vertical(&mut self, op: TextOp, pane: Pane) -> Reply {
        if self.text_mut().apply(op, pane) == Applied::Moved {
            return Reply::Moved;
        }
        let to = if op == TextOp::Up { self.at.checked_sub(1) } else { Some(self.at + 1) };
        match to.filter(|to| *to < self.lines.len()) {
            Some(to) => {
                self.at = to;
                Reply::Moved
            }
            None => Reply::Unknown,
        }
    }

    fn shift(&mut self, to: Option<usize>) -> Reply {
        let Some(to) = to.filter(|to| *to < self.lines.len()) else { return Reply::Nothing };
        self.lines.swap(self.at, to);
        self.at = to;
        Reply::Edited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(keys: &str) -> Items {
        let mut items = Items::default();
        press(&mut items, keys);
        items
    }

    fn press(items: &mut Items, keys: &str) -> Reply {
        let keys = Key::parse_all(keys);
        keys.into_iter().map(|key| items.key(key, Pane { width: 40, height: 3 })).last().unwrap()
    }

    fn lines(items: &Items) -> Vec<&str> {
        items.lines().iter().map(Text::as_str).collect()
    }

    #[test]
    fn enter_makes_lines_and_leaves_from_an_empty_last_one() {
        let mut items = after("one<enter>two<enter>");
        assert_eq!(lines(&items), ["one", "two", ""]);
        assert_eq!(press(&mut items, "<enter>"), Reply::Unknown);
        assert_eq!(items.filled().collect::<Vec<_>>(), ["one", "two"]);
    }

    #[test]
    fn enter_inside_a_line_parts_it_and_backspace_joins_it() {
        let mut items = after("onetwo<left><left><left><enter>");
        assert_eq!((lines(&items), items.at()), (vec!["one", "two"], 1));
        press(&mut items, "<backspace>");
        assert_eq!(lines(&items), ["onetwo"]);
        assert_eq!(items.text().cursor(), 3);
    }

    #[test]
    fn backspace_on_an_empty_line_removes_it() {
        let items = after("one<enter><enter>x<up><backspace>");
        assert_eq!(lines(&items), ["on", "x"], "Enter on the empty last line is the form's");
        let items = after("one<enter>two<up><home><enter><up><backspace>");
        assert_eq!((lines(&items), items.at()), (vec!["one", "two"], 0));
    }

    #[test]
    fn lines_are_moved() {
        assert_eq!(lines(&after("a<enter>b<enter>c<alt-up><alt-up>")), ["c", "a", "b"]);
        assert_eq!(lines(&after("a<enter>b<up><alt-down>")), ["b", "a"]);
    }

    #[test]
    fn a_paste_of_lines_is_lines_and_not_too_many() {
        let mut items = after("a");
        assert_eq!(items.paste("1\r\n2\r3\n"), Reply::Edited);
        assert_eq!(lines(&items), ["a1", "2", "3"]);
        assert_eq!(items.paste(&"x\n".repeat(10_000)), Reply::Full);
        assert_eq!(items.lines().len(), MOST);
    }
}
