//! One question on one line, and its answer from standard input: for a terminal without a full screen, a screen reader, a
//! pipe. Knows no command.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::plain::line;
use crate::text::clean;

/// The outer `None`: the input has ended. The inner: the question was skipped.
pub fn ask<T>(
    input: &mut impl BufRead,
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<Option<T>> {
    loop {
        prompt(question);
        let answer = match line::read(input)? {
            Ok(answer) if answer.trim().is_empty() => return Some(None),
            Ok(answer) => read(answer.trim()),
            Err(complaint) => Err(complaint),
        };
        match answer {
            Ok(answer) => return Some(Some(answer)),
            Err(complaint) => prompt(&format!("That takes {complaint}. Once more, or an empty line.\n")),
        }
    }
}

pub fn prompt(text: &str) {
    let mut out = io::stderr().lock();
    // From a pipe no Enter is echoed after the question.
    let end = match text.ends_with('\n') {
        true => "",
        false if io::stdin().is_terminal() => ": ",
        false => ":\n",
    };
    let _ = write!(out, "{}{end}", clean(text)).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::line::MOST;

    fn asked(input: &[u8]) -> Vec<Option<String>> {
        let mut input = input;
        std::iter::from_fn(|| ask(&mut input, "q", |text| Ok(text.to_owned()))).collect()
    }

    #[test]
    fn an_empty_line_skips_and_what_cannot_be_read_is_asked_again() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(asked(b"a\n\n \xff\nb\r\nc"), [text("a"), None, text("b"), text("c")]);
        let long = [vec![b'x'; MOST + 7], b"\nafter\n".to_vec()].concat();
        assert_eq!(asked(&long), [text("after")]);
    }
}
