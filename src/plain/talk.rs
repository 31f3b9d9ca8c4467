//! A question out, a line in. What a line of one character means is the same at every question.

use std::io::{BufRead, Write};

use super::line;
use crate::text::clean;

/// Where questions go and answers come from.
pub struct Talk<'a> {
    input: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
    /// Whether the Enter after an answer is seen where the questions are.
    echoes: bool,
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
    pub fn new(input: &'a mut dyn BufRead, out: &'a mut dyn Write, echoes: bool) -> Self {
        Self { input, out, echoes, gone: false }
    }

    /// A line, or several, cleaned of what could move the cursor.
    pub fn say(&mut self, text: &str) {
        self.write(&format!("{}\n", clean(text).trim_end_matches('\n')));
    }

    pub fn ask(&mut self, question: &str) -> Said {
        loop {
            let end = if self.echoes { ": " } else { ":\n" };
            self.write(&format!("{}{end}", clean(question)));
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
        let mut talk = Talk::new(&mut input, &mut out, false);
        talk.say("\x1b[31mred");
        assert_eq!(talk.ask("q"), Said::Text("words".to_owned()));
        assert_eq!(talk.ask("q"), Said::Quit);
        assert!(!out.contains(&0x1b));
    }
}
