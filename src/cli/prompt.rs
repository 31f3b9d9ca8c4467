//! One question on one line, and its answer from standard input: for a terminal without a full screen, a screen reader, a
//! pipe. Knows no command.

use std::io::{self, BufRead, IsTerminal, Write};

use super::desk::MOST;
use crate::text::clean;

/// The outer `None`: the input has ended. The inner: the question was skipped.
pub fn ask<T>(
    input: &mut impl BufRead,
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<Option<T>> {
    loop {
        prompt(question);
        let answer = match line(input)? {
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

/// One line of input without its end; `None` where there is no more.
fn line(input: &mut impl BufRead) -> Option<Result<String, String>> {
    let mut bytes = Vec::new();
    let mut limited = io::Read::take(&mut *input, MOST as u64 + 1);
    match limited.read_until(b'\n', &mut bytes) {
        Ok(0) | Err(_) => return None,
        Ok(_) => {}
    }
    if bytes.len() > MOST {
        skip_line(input);
        return Some(Err("a text of at most 1 MiB".to_owned()));
    }
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let text = String::from_utf8(bytes.strip_suffix(b"\r").unwrap_or(bytes).to_vec());
    Some(match text {
        Ok(text) if text.chars().any(|c| c.is_control() && c != '\t') => {
            Err("words without control characters".to_owned())
        }
        Ok(text) => Ok(text),
        Err(_) => Err("text in UTF-8".to_owned()),
    })
}

/// What is left of a line that is too long.
fn skip_line(input: &mut impl BufRead) {
    let mut rest = Vec::new();
    while let Ok(count) = io::Read::take(&mut *input, MOST as u64).read_until(b'\n', &mut rest) {
        if count == 0 || rest.ends_with(b"\n") {
            return;
        }
        rest.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
