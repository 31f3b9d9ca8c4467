//! Words in Markdown that stay as they were written.

/// With everything escaped that Markdown would take for its own; each line stays one.
pub fn markdown(words: &str) -> String {
    words.split('\n').map(line).collect::<Vec<String>>().join("\n")
}

fn line(line: &str) -> String {
    let begin = line.len() - line.trim_start().len();
    let digits = line[begin..].find(|c: char| !c.is_ascii_digit()).map_or(line.len(), |at| begin + at);
    // “7. ” and “7) ” begin a list, “7.1 hours” does not.
    let is_listed = |after: &str| after.is_empty() || after.starts_with(char::is_whitespace);
    let mut text = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let anywhere = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&');
        let leading = at == begin && matches!(c, '#' | '-' | '+' | '=' | '>');
        let numbered = begin < at && at == digits && matches!(c, '.' | ')') && is_listed(&line[at + 1..]);
        if anywhere || leading || numbered {
            text.push('\\');
        }
        text.push(if c.is_control() { ' ' } else { c });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn words_stand_as_they_were_written() {
        for (words, text) in [
            ("# no heading", "\\# no heading"),
            ("  > no quote", "  \\> no quote"),
            ("1. first\n2) second 3.\n10)", "1\\. first\n2\\) second 3.\n10\\)"),
            ("7.1 hours, 3 > 2, a # b", "7.1 hours, 3 > 2, a # b"),
            ("*stars* and _lines_ <b> [x](y) `c`", "\\*stars\\* and \\_lines\\_ \\<b> \\[x\\](y) \\`c\\`"),
            ("~~gone~~ &amp; a|b", "\\~\\~gone\\~\\~ \\&amp; a\\|b"),
            ("a - b\n- c\x1b[2J", "a - b\n\\- c \\[2J"),
            ("слова 👩‍👧", "слова 👩‍👧"),
            ("", ""),
        ] {
            assert_eq!(markdown(words), text);
        }
    }
}
