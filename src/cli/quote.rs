//! Words as a shell takes each for one.

use std::path::Path;

/// Bare where that is enough.
pub fn word(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || "-/,.:".contains(c);
    if !text.is_empty() && text.chars().all(bare) { text.to_owned() } else { quoted(text) }
}

pub fn path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_takes_it_for_one_word() {
        assert_eq!(word("2026-12-21"), "2026-12-21");
        assert_eq!(word(""), "''");
        assert_eq!(word("mum's call"), "'mum'\\''s call'");
        assert_eq!(path(Path::new("/tmp/it's")), "'/tmp/it'\\''s'");
    }
}
