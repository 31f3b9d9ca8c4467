//! Text that is not ours, made safe to show. The file keeps every byte; only what is displayed or printed is
//! cleaned.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::rows::{Rows, cells, width};

/// More marks than this on one letter reach into the rows above and below.
const MOST_MARKS: usize = 8;

const JOINER: char = '\u{200d}';

/// Removes what could move the cursor, reorder or hide text: control characters but newline and tab, bidi
/// overrides and isolates, zero-width and tag characters, more than eight marks on one letter. Joiners and
/// variation selectors stay where they hold an emoji or an Indic letter together; the non-joiner and the
/// left-to-right and right-to-left marks stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let bare: String = text.chars().filter_map(bare).collect();
    for grapheme in bare.graphemes(true) {
        clean_grapheme(grapheme, &mut kept);
    }
    Cow::Owned(kept)
}

/// With its first letter as at the beginning of a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A cleaned text on one line: line breaks and tabs are single spaces, and none stands at the ends.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    let breaks = |byte: u8| matches!(byte, b'\n' | b'\t');
    let plain = |text: &str| !text.bytes().any(breaks) && text.trim().len() == text.len();
    if plain(&text) {
        return text;
    }
    let words: Vec<&str> = text.split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// A cleaned text on one line, cut at a grapheme and ended with `…` if it is wider than `width` cells.
pub fn fit(text: &str, width: usize) -> Cow<'_, str> {
    fit_with(text, width, "…")
}

/// Like [`fit`] with another sign for what was left out, one cell wide.
pub fn fit_with<'a>(text: &'a str, most: usize, sign: &str) -> Cow<'a, str> {
    let text = one_line(text);
    if width(&text) <= most {
        return text;
    }
    if most == 0 {
        return Cow::Borrowed("");
    }
    Cow::Owned(format!("{}{sign}", cut(&text, most - 1).trim_end()))
}

/// Like [`fit_with`] for a sentence: cut after a word, where that leaves at least half of it.
pub fn fit_words(text: &str, most: usize, sign: &str) -> String {
    let fitted = fit_with(text, most, sign);
    let whole = one_line(text);
    let Some(beginning) = fitted.strip_suffix(sign).filter(|_| width(&whole) > most) else {
        return fitted.into_owned();
    };
    let ends_a_word = whole[beginning.len()..].starts_with(' ');
    let space = beginning.rfind(' ').filter(|at| !ends_a_word && most <= 2 * width(&beginning[..*at]));
    let words = space.map_or(beginning, |at| beginning[..at].trim_end_matches([' ', ',', ';', ':']));
    format!("{words}{sign}")
}

/// The longest beginning of a clean text that is at most `width` cells wide.
pub fn cut(text: &str, most: usize) -> &str {
    let (mut end, mut used) = (0, 0);
    for (grapheme, wide) in cells(text) {
        used += wide;
        if most < used {
            break;
        }
        end += grapheme.len();
    }
    &text[..end]
}

/// [`fit`], with spaces after it up to exactly `width` cells.
pub fn pad(text: &str, most: usize) -> String {
    let mut text = fit(text, most).into_owned();
    text.extend(std::iter::repeat_n(' ', most.saturating_sub(width(&text))));
    text
}

/// [`fit`], with spaces before it up to exactly `width` cells.
pub fn pad_left(text: &str, most: usize) -> String {
    let text = fit(text, most);
    " ".repeat(most.saturating_sub(width(&text))) + &text
}

/// A cleaned text in rows of at most `width` cells, with no spaces at their ends.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let text = clean(text).replace('\t', " ");
    let rows = Rows::of(&text, width);
    (0..rows.len()).map(|i| rows.row(i).trim_end().to_owned()).collect()
}

fn is_clean(text: &str) -> bool {
    if text.is_ascii() {
        // Without an early end, so that the compiler takes many bytes at once.
        let bad = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7f;
        return !text.bytes().fold(false, |found, byte| found | bad(byte));
    }
    let mut marks = 0;
    text.chars().all(|c| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        bare(c) == Some(c) && c != JOINER && !is_selector(c) && marks <= MOST_MARKS
    })
}

/// The character that may be shown for one, whatever stands beside it.
fn bare(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if c.is_control() => None,
        // Bidi embeddings, overrides and isolates.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        // Zero-width spaces, invisible operators, deprecated format characters, annotations.
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => None,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' => None,
        // Tags and the unassigned rest of their plane, less the variation selectors.
        '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' => None,
        _ => Some(c),
    }
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && !matches!(c, '\u{200c}'..='\u{200f}')
        && !is_selector(c)
        && UnicodeWidthChar::width(c) == Some(0)
}

fn clean_grapheme(grapheme: &str, kept: &mut String) {
    let mut marks = 0;
    let mut before = None;
    for (i, c) in grapheme.char_indices() {
        let stays = match c {
            JOINER => joins(before, &grapheme[i + c.len_utf8()..]),
            _ if is_selector(c) => before.is_some_and(|before| chooses(before, &grapheme[i..])),
            _ if is_mark(c) => {
                marks += 1;
                marks <= MOST_MARKS
            }
            _ => true,
        };
        if stays {
            kept.push(c);
        }
        before = Some(c);
    }
}

/// Whether a joiner holds its grapheme together: another letter or picture follows in the same grapheme, or
/// it asks for a half form after a sign that silences a vowel.
fn joins(before: Option<char>, after: &str) -> bool {
    const SILENT: &[char] =
        &['\u{94d}', '\u{9cd}', '\u{a4d}', '\u{acd}', '\u{b4d}', '\u{ccd}', '\u{d4d}', '\u{dca}'];
    let letter = |c: char| c != JOINER && !is_selector(c) && !is_mark(c);
    after.chars().any(letter) || before.is_some_and(|c| SILENT.contains(&c))
}

/// Whether the selector at the beginning of the rest of a grapheme has something to choose. The digits and signs of a
/// telephone have so only under a key's cap.
fn chooses(before: char, rest: &str) -> bool {
    let mut rest = rest.chars();
    let style = matches!(rest.next(), Some('\u{fe0e}' | '\u{fe0f}'));
    style && is_emoji(before) && (!before.is_ascii() || rest.next() == Some('\u{20e3}'))
}

/// Whether a variation selector after this character chooses between a letter and a picture.
fn is_emoji(c: char) -> bool {
    let block = matches!(c, '#' | '*' | '0'..='9' | '©' | '®' | '\u{203c}'..='\u{2bff}' | '\u{3030}' | '\u{303d}')
        || matches!(c, '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}');
    block && String::from_iter([c, '\u{fe0f}']).width() == 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_could_move_the_cursor_reorder_or_hide_is_removed() {
        let table = [
            ("plain, with\nlines\tand tabs", "plain, with\nlines\tand tabs"),
            ("\u{1b}[2Jred\u{7}", "[2Jred"),
            ("a\0b\rc\u{7f}d", "abcd"),
            ("\u{9b}2J\u{85}", "2J"),
            ("ab\u{202e}cd\u{202c}", "abcd"),
            ("\u{2066}x\u{2069}", "x"),
            ("pass\u{200b}word\u{feff}\u{2060}", "password"),
            ("hi\u{e0041}\u{e007f}", "hi"),
            ("two\u{2028}lines", "two\nlines"),
            ("a\u{200d}b", "ab"),
            ("a\u{200d}", "a"),
            ("a\u{fe0f}", "a"),
            ("7\u{fe0f} 7\u{e0100} ☀\u{fe00}\u{fe0f} ☀\u{e0100}", "7 7 ☀ ☀"),
            ("naïve Größe слова 漢字", "naïve Größe слова 漢字"),
        ];
        for (text, expected) in table {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_writing_needs_is_kept() {
        for text in [
            "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 ❤️‍🔥",
            "❤️ ☀︎ 1️⃣ #️⃣ ©️",
            "🇩🇪🇺🇦",
            "می\u{200c}خواهم",
            "\u{200f}שלום\u{200e}",
            "क्\u{200d}ष ශ්\u{200d}රී",
            "e\u{301} o\u{308}\u{304}",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn a_letter_keeps_eight_marks() {
        let text = format!("a{}b", "\u{301}".repeat(40));
        assert_eq!(clean(&text), format!("a{}b", "\u{301}".repeat(8)));
        let text = format!("a{}", "\u{301}".repeat(8));
        assert!(matches!(clean(&text), Cow::Borrowed(_)));
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(one_line(" two\n\n  lines\tand more \n"), "two lines and more");
        assert_eq!(one_line("as it was"), "as it was");
    }

    #[test]
    fn text_is_cut_at_a_grapheme() {
        assert_eq!(fit("hello", 5), "hello");
        assert_eq!(fit("hello!", 5), "hell…");
        assert_eq!(fit("漢字漢字", 5), "漢字…");
        assert_eq!(fit("漢字漢字", 4), "漢…");
        assert_eq!(fit("ab 👩‍👩‍👧‍👦 c", 5), "ab…");
        assert_eq!(fit("hello", 1), "…");
        assert_eq!(fit("hello", 0), "");
        assert_eq!(pad("漢", 4), "漢  ");
        assert_eq!(pad_left("12", 4), "  12");
    }

    #[test]
    fn a_sentence_is_cut_after_a_word() {
        assert_eq!(fit_words("walk every morning", 18, "…"), "walk every morning");
        assert_eq!(fit_words("walk every morning", 17, "…"), "walk every…");
        assert_eq!(fit_words("walk every morning", 11, "…"), "walk every…");
        assert_eq!(
            fit_words("walk, every morning", 10, "…"),
            "walk…",
            "the comma goes with the word after it"
        );
        assert_eq!(fit_words("a goodlongword", 9, "…"), "a goodlo…", "too little would be left");
        assert_eq!(fit_words("", 0, "…"), "");
        assert_eq!(fit_words("walk", 0, "…"), "");
    }

    #[test]
    fn wrapped_rows_have_no_spaces_at_their_ends() {
        assert_eq!(wrap("one two  three\n\nfour", 8), ["one two", "three", "", "four"]);
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once), once.as_str());
        }

        #[test]
        fn fitted_text_is_never_wider(text in any::<String>(), most in 0usize..12) {
            prop_assert!(width(&fit(&text, most)) <= most);
            prop_assert_eq!(width(&pad(&text, most)), most);
        }
    }
}
