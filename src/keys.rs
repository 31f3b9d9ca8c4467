//! Keys, and the tables that say what they do. Whoever owns a table both obeys it and shows it.
//!
//! Knows the terminal's key events and nothing of what any key is for.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// A key press with everything removed that must not matter when two are compared.
///
/// Shift is part of the character or of `BackTab`, so it is not kept. `Ctrl-H` is Backspace and `Ctrl-J` is
/// Enter, because that is what terminals send for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
}

/// What a page receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// Text that came as one piece. Line ends may be `\r`, `\n` or both.
    Paste(String),
    Click(Click),
}

/// A press or a turn of the wheel, in cells from the top left of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Click {
    pub column: u16,
    pub row: u16,
    pub kind: ClickKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClickKind {
    Press,
    WheelUp,
    WheelDown,
}

/// One row: what is pressed, what it does here, and what the help says.
#[derive(Clone, Copy, Debug)]
pub struct Binding<C> {
    pub keys: &'static [Key],
    pub command: C,
    pub help: &'static str,
    pub shown: Shown,
}

/// When the footer shows a row. The list of all keys always does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Whatever else gives way.
    Always,
    /// Where there is room for it.
    Room,
    Never,
}

/// A row as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    pub keys: &'static [Key],
    pub help: &'static str,
    pub shown: Shown,
}

/// A row for the footer and the list of all keys.
pub const fn on<C>(keys: &'static [Key], command: C, help: &'static str) -> Binding<C> {
    Binding { keys, command, help, shown: Shown::Room }
}

/// A row that the footer never leaves out, such as the key that keeps what is typed.
pub const fn always<C>(keys: &'static [Key], command: C, help: &'static str) -> Binding<C> {
    Binding { keys, command, help, shown: Shown::Always }
}

/// A row for the list of all keys only.
pub const fn quiet<C>(keys: &'static [Key], command: C, help: &'static str) -> Binding<C> {
    Binding { keys, command, help, shown: Shown::Never }
}

pub const fn char(c: char) -> Key {
    Key::plain(KeyCode::Char(c))
}

/// `c` is a small letter.
pub const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: true, alt: false }
}

/// `c` is a small letter.
pub const fn alt(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: false, alt: true }
}

pub const UP: Key = Key::plain(KeyCode::Up);
pub const DOWN: Key = Key::plain(KeyCode::Down);
pub const LEFT: Key = Key::plain(KeyCode::Left);
pub const RIGHT: Key = Key::plain(KeyCode::Right);
pub const HOME: Key = Key::plain(KeyCode::Home);
pub const END: Key = Key::plain(KeyCode::End);
pub const PAGE_UP: Key = Key::plain(KeyCode::PageUp);
pub const PAGE_DOWN: Key = Key::plain(KeyCode::PageDown);
pub const TAB: Key = Key::plain(KeyCode::Tab);
pub const BACK_TAB: Key = Key::plain(KeyCode::BackTab);
pub const ENTER: Key = Key::plain(KeyCode::Enter);
pub const ESC: Key = Key::plain(KeyCode::Esc);
pub const BACKSPACE: Key = Key::plain(KeyCode::Backspace);
pub const DELETE: Key = Key::plain(KeyCode::Delete);
pub const SPACE: Key = char(' ');
pub const F1: Key = Key::plain(KeyCode::F(1));
pub const F2: Key = Key::plain(KeyCode::F(2));
pub const F3: Key = Key::plain(KeyCode::F(3));
pub const F4: Key = Key::plain(KeyCode::F(4));
pub const CTRL_LEFT: Key = Key { code: KeyCode::Left, ctrl: true, alt: false };
pub const CTRL_RIGHT: Key = Key { code: KeyCode::Right, ctrl: true, alt: false };
pub const ALT_UP: Key = Key { code: KeyCode::Up, ctrl: false, alt: true };
pub const ALT_DOWN: Key = Key { code: KeyCode::Down, ctrl: false, alt: true };
pub const ALT_BACKSPACE: Key = Key { code: KeyCode::Backspace, ctrl: false, alt: true };

/// What a key means in a table, if it means anything there.
pub fn find<C: Copy>(table: &[Binding<C>], key: Key) -> Option<C> {
    table.iter().find(|row| row.keys.contains(&key)).map(|row| row.command)
}

/// The rows of a table as they are shown, in its order.
pub fn hints<C>(table: &[Binding<C>]) -> Vec<Hint> {
    table.iter().map(|row| Hint { keys: row.keys, help: row.help, shown: row.shown }).collect()
}

/// Names in the notation of [`Key::parse_all`] beside the name that people read.
const NAMES: &[(&str, KeyCode, &str)] = &[
    ("up", KeyCode::Up, "Up"),
    ("down", KeyCode::Down, "Down"),
    ("left", KeyCode::Left, "Left"),
    ("right", KeyCode::Right, "Right"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pgup", KeyCode::PageUp, "PgUp"),
    ("pgdn", KeyCode::PageDown, "PgDn"),
    ("tab", KeyCode::Tab, "Tab"),
    ("backtab", KeyCode::BackTab, "Shift-Tab"),
    ("enter", KeyCode::Enter, "Enter"),
    ("esc", KeyCode::Esc, "Esc"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("delete", KeyCode::Delete, "Delete"),
    ("insert", KeyCode::Insert, "Insert"),
    ("space", KeyCode::Char(' '), "Space"),
    ("lt", KeyCode::Char('<'), "<"),
];

impl Key {
    const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The character this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// The digit this key types, if it types one.
    pub fn digit(self) -> Option<u8> {
        self.typed().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok())
    }

    /// Reads the notation that tests share: `nLearn<tab><ctrl-s><f2>`; `<lt>` is the character `<`.
    ///
    /// # Panics
    ///
    /// If a name between `<` and `>` is no key.
    pub fn parse_all(text: &str) -> Vec<Key> {
        let mut keys = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            match rest.strip_prefix('<').and_then(|tail| tail.split_once('>')) {
                Some((name, tail)) => {
                    keys.push(Key::named(name).unwrap_or_else(|| panic!("no key is called <{name}>")));
                    rest = tail;
                }
                None => {
                    keys.push(char(c));
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        keys
    }

    fn named(name: &str) -> Option<Key> {
        if let Some(rest) = name.strip_prefix("ctrl-") {
            return Self::named(rest).map(|key| Self { ctrl: true, ..key }.settled());
        }
        if let Some(rest) = name.strip_prefix("alt-") {
            return Self::named(rest).map(|key| Self { alt: true, ..key });
        }
        if let Some((_, code, _)) = NAMES.iter().find(|(known, ..)| *known == name) {
            return Some(Key::plain(*code));
        }
        if let Some(number) = name.strip_prefix('f').and_then(|digits| digits.parse().ok()) {
            return Some(Key::plain(KeyCode::F(number)));
        }
        let mut chars = name.chars();
        chars.next().filter(|_| chars.next().is_none()).map(char)
    }

    /// The same key with the spellings that terminals use for it made one.
    fn settled(self) -> Self {
        match self {
            Self { code: KeyCode::Char('h'), ctrl: true, alt } => {
                Self { code: KeyCode::Backspace, ctrl: false, alt }
            }
            Self { code: KeyCode::Backspace, alt, .. } => Self { code: KeyCode::Backspace, ctrl: false, alt },
            Self { code: KeyCode::Char('j'), ctrl: true, .. } | Self { code: KeyCode::Enter, .. } => ENTER,
            Self { code: KeyCode::BackTab, .. } => BACK_TAB,
            key => key,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Tab if shift => KeyCode::BackTab,
            KeyCode::Char(c) if ctrl || alt => KeyCode::Char(c.to_ascii_lowercase()),
            KeyCode::Char('\r' | '\n') => KeyCode::Enter,
            code => code,
        };
        Self { code, ctrl, alt }.settled()
    }
}

impl Click {
    /// A press of the first button or a turn of the wheel; any other mouse event is nothing to us.
    pub fn from_event(event: MouseEvent) -> Option<Self> {
        let kind = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => ClickKind::Press,
            MouseEventKind::ScrollUp => ClickKind::WheelUp,
            MouseEventKind::ScrollDown => ClickKind::WheelDown,
            _ => return None,
        };
        Some(Self { column: event.column, row: event.row, kind })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Char(c) if c != ' ' && (self.ctrl || self.alt) => write!(f, "{}", c.to_uppercase()),
            KeyCode::Char(c) if c != ' ' => write!(f, "{c}"),
            code => match NAMES.iter().find(|(_, known, _)| *known == code) {
                Some((_, _, shown)) => f.write_str(shown),
                None => write!(f, "{code}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers) -> Key {
        Key::from(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn the_notation_reads_characters_and_names() {
        let keys = Key::parse_all("nÄ<tab><ctrl-s><f2><space><alt-b><ctrl-left><pgdn><lt>");
        let expected =
            [char('n'), char('Ä'), TAB, ctrl('s'), F2, SPACE, alt('b'), CTRL_LEFT, PAGE_DOWN, char('<')];
        assert_eq!(keys, expected);
    }

    #[test]
    #[should_panic = "no key is called <wand>"]
    fn an_unknown_name_is_said_aloud() {
        Key::parse_all("<wand>");
    }

    #[test]
    fn keys_are_shown_as_people_call_them() {
        let shown: Vec<String> =
            Key::parse_all("c<ctrl-s><space><backtab><f1><pgup><alt-b><ctrl-left><esc>?X")
                .iter()
                .map(ToString::to_string)
                .collect();
        assert_eq!(
            shown,
            ["c", "Ctrl-S", "Space", "Shift-Tab", "F1", "PgUp", "Alt-B", "Ctrl-Left", "Esc", "?", "X"]
        );
    }

    #[test]
    fn what_terminals_send_for_one_key_is_one_key() {
        assert_eq!(event(KeyCode::Char('h'), KeyModifiers::CONTROL), BACKSPACE);
        assert_eq!(event(KeyCode::Backspace, KeyModifiers::CONTROL), BACKSPACE);
        assert_eq!(event(KeyCode::Char('j'), KeyModifiers::CONTROL), ENTER);
        assert_eq!(event(KeyCode::Char('S'), KeyModifiers::CONTROL | KeyModifiers::SHIFT), ctrl('s'));
        assert_eq!(event(KeyCode::Char('A'), KeyModifiers::SHIFT), char('A'));
        assert_eq!(event(KeyCode::Tab, KeyModifiers::SHIFT), BACK_TAB);
        assert_eq!(event(KeyCode::BackTab, KeyModifiers::SHIFT), BACK_TAB);
        assert_eq!(event(KeyCode::Up, KeyModifiers::SHIFT), UP);
        assert_eq!(Key::parse_all("<ctrl-h>"), [BACKSPACE]);
    }

    #[test]
    fn only_plain_characters_type() {
        assert_eq!(char('é').typed(), Some('é'));
        assert_eq!(ctrl('a').typed(), None);
        assert_eq!(alt('a').typed(), None);
        assert_eq!(TAB.typed(), None);
        assert_eq!(char('7').digit(), Some(7));
    }

    #[test]
    fn a_table_is_obeyed_and_shown() {
        const TABLE: &[Binding<u8>] = &[on(&[char('n')], 1, "New"), quiet(&[UP, char('k')], 2, "Previous")];
        assert_eq!(find(TABLE, char('k')), Some(2));
        assert_eq!(find(TABLE, char('z')), None);
        assert_eq!(
            hints(TABLE).iter().map(|hint| (hint.help, hint.shown)).collect::<Vec<_>>(),
            [("New", Shown::Room), ("Previous", Shown::Never)]
        );
    }
}
