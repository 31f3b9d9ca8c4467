//! One line of input, whoever asks for it.

use std::io::{self, BufRead};

/// As much text as one entry takes, in bytes; the text box has the same end.
pub const MOST: usize = 1 << 20;

/// One line of input without its end; `None` where there is no more.
pub fn read(input: &mut (impl BufRead + ?Sized)) -> Option<Result<String, String>> {
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
fn skip_line(input: &mut (impl BufRead + ?Sized)) {
    let mut rest = Vec::new();
    while let Ok(count) = io::Read::take(&mut *input, MOST as u64).read_until(b'\n', &mut rest) {
        if count == 0 || rest.ends_with(b"\n") {
            return;
        }
        rest.clear();
    }
}
