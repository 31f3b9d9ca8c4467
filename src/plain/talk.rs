//! A question out, a line in. What a line of one character means is the same at every question.

use std::io::{BufRead, Write};

use super::line;
use crate::text::{clean, width, wrap};

/// Where questions go and answers come from.
pub struct Talk<'a> {
    input: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
    /// Whether the Enter after an answer is seen where the questions are: somebody types them.
    echoes: bool,
    /// The columns that lines are broken for; none where whoever reads breaks them.
    wide: Option<usize>,
    /// Whether nobody reads any more.
    gone: bool,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Text(String),
    /// An empty line.
    Nothing,
    /// Empties the answer.
    Empty,
    /// One question back.
    Back,
    /// On to the next heading.
    Part,
    /// No more questions here.
    Enough,
    /// What this question takes.
    Help,
    Support,
    /// Quits; so does the end of the input.
    Quit,
}

/// No line is broken for less.
const LEAST: usize = 16;

/// Each sign, and what it says.
const SIGNS: &[(&str, Said)] = &[
    ("-", Said::Empty),
    ("<", Said::Back),
    (">>", Said::Part),
    (">", Said::Enough),
    ("?", Said::Help),
    ("!", Said::Support),
    (".", Said::Quit),
];

/// Said once, at the start.
pub const SIGNS_WORDS: &str = "\
At every question: an empty line skips it or leaves it as it is,
< goes back one question, >> goes on to the next heading,
> is enough for this task and keeps it, - empties an answer,
? says what a question takes, ! shows whom to call,
. quits and keeps what you gave.
At a list, a number or the first letters of a line choose it;
at a list of tasks, u takes the last change back.";

impl<'a> Talk<'a> {
    pub fn new(
        input: &'a mut dyn BufRead,
        out: &'a mut dyn Write,
        echoes: bool,
        wide: Option<usize>,
    ) -> Self {
        Self { input, out, echoes, wide, gone: false }
    }

    /// Whether somebody types the answers.
    pub fn is_attended(&self) -> bool {
        self.echoes
    }

    /// A line, or several, cleaned of what could move the cursor.
    pub fn say(&mut self, text: &str) {
        let broken = self.broken(clean(text).trim_end_matches('\n'));
        self.write(&format!("{broken}\n"));
    }

    pub fn ask(&mut self, question: &str) -> Said {
        loop {
            let end = if self.echoes { ": " } else { ":\n" };
            let broken = self.broken(&clean(question));
            self.write(&format!("{broken}{end}"));
            if self.gone {
                return Said::Quit;
            }
            match line::read(self.input) {
                None => return Said::Quit,
                Some(Ok(line)) => return said(&line),
                Some(Err(right)) => self.say(&format!("That takes {right}. Once more, or an empty line.")),
            }
        }
    }

    /// Broken between words, for a terminal breaks anywhere. A line goes on under its beginning; two columns stay free
    /// for the end of a question.
    fn broken(&self, text: &str) -> String {
        let Some(wide) = self.wide.map(|wide| wide.saturating_sub(2)) else { return text.to_owned() };
        let broken = |line: &str| {
            let words = line.trim_start();
            let before = &line[..line.len() - words.len()];
            let room = wide.saturating_sub(width(before)).max(LEAST);
            match width(words) <= room {
                true => line.to_owned(),
                false => wrap(words, room)
                    .into_iter()
                    .map(|row| format!("{before}{row}"))
                    .collect::<Vec<_>>()
                    .join("\n"),
            }
        };
        text.split('\n').map(broken).collect::<Vec<_>>().join("\n")
    }

    fn write(&mut self, text: &str) {
        let written = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
        self.gone |= written.is_err();
    }
}

fn said(line: &str) -> Said {
    let line = line.trim();
    let sign = SIGNS.iter().find(|(sign, _)| *sign == line).map(|(_, said)| said.clone());
    match sign {
        Some(said) => said,
        None if line.is_empty() => Said::Nothing,
        None => Said::Text(line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_said_at_the_start_and_a_sign_among_words_is_a_word() {
        for (sign, _) in SIGNS {
            assert!(SIGNS_WORDS.contains(&format!("{sign} ")), "{sign}");
        }
        assert_eq!(said(" < "), Said::Back);
        assert_eq!(said("< 5"), Said::Text("< 5".to_owned()));
        assert_eq!(said(" \t"), Said::Nothing);
    }

    #[test]
    fn nothing_that_moves_the_cursor_comes_out_and_an_ended_input_quits() {
        let (mut input, mut out) = (&b"a\x1b[2J\nwords"[..], Vec::new());
        let mut talk = Talk::new(&mut input, &mut out, false, None);
        talk.say("\x1b[31mred");
        assert_eq!(talk.ask("q"), Said::Text("words".to_owned()));
        assert_eq!(talk.ask("q"), Said::Quit);
        assert!(!out.contains(&0x1b));
    }

    #[test]
    fn lines_are_broken_between_words_for_a_terminal_and_for_nothing_else() {
        let said = |wide| {
            let (mut input, mut out) = (&b"\n"[..], Vec::new());
            let mut talk = Talk::new(&mut input, &mut out, true, wide);
            talk.say("  - a line that is rather long\nshort");
            talk.ask("\nAnd a question of some words");
            String::from_utf8(out).unwrap()
        };
        assert_eq!(
            said(Some(22)),
            "  - a line that is\n  rather long\nshort\n\nAnd a question of\nsome words: "
        );
        assert_eq!(said(None), "  - a line that is rather long\nshort\n\nAnd a question of some words: ");
    }
}
