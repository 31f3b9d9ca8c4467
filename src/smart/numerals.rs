//! Numbers as they are typed: "1,000", "1½", "10-15", "£20", "30min", "6pm", "15/1", "8/10", "3rd", "two".

use super::tokens::Kind;

/// Numbers by name; "a" and "an" are not among them.
pub(super) fn number_word(word: &str) -> Option<f64> {
    match word {
        "zero" | "dozen" => None,
        "thousand" => Some(1000.0),
        word if word.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            crate::dates::words::number(word).map(f64::from)
        }
        _ => None,
    }
}

pub(super) fn is_fraction(c: char) -> bool {
    matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔')
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '£' | '$' | '€')
}

/// A chunk that starts with a digit, a fraction or a currency: its digits, what they are, and the word on them.
pub(super) fn read(chunk: &str) -> (&str, Kind, &str) {
    let (money, rest) = match chunk.chars().next() {
        Some('£') => ("pounds", &chunk['£'.len_utf8()..]),
        Some('$') => ("dollars", &chunk['$'.len_utf8()..]),
        Some('€') => ("euros", &chunk['€'.len_utf8()..]),
        _ => ("", chunk),
    };
    let signs = |c: char| c.is_ascii_digit() || is_fraction(c) || matches!(c, '.' | ',' | ':' | '-' | '/');
    let end = rest.find(|c| !signs(c)).unwrap_or(rest.len());
    let digits = rest[..end].trim_end_matches(['-', '/', '.', ',', ':']);
    let tail = rest[digits.len()..].trim_start_matches(['-', '.', ',', ':']);
    let kind = match tail {
        "am" | "pm" | "a.m" | "p.m" => return (chunk, Kind::Clock, ""),
        "st" | "nd" | "rd" | "th" | "a-side" => return (chunk, Kind::Word, ""),
        _ => kind(digits),
    };
    match (kind, tail) {
        (None, _) => (chunk, Kind::Word, ""),
        (Some(kind), "") => (digits, kind, money),
        (Some(kind), "%") => (digits, kind, "percent"),
        (Some(kind), "€") => (digits, kind, "euros"),
        (Some(kind), "k") if !money.is_empty() => (digits, kind, money),
        (Some(kind), tail) => (digits, kind, tail),
    }
}

/// What digits with signs between them are.
fn kind(digits: &str) -> Option<Kind> {
    let whole = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 6);
    if digits.contains(':') {
        return Some(Kind::Clock);
    }
    if digits.matches('-').count() == 2 || digits.matches('/').count() == 2 {
        return Some(Kind::Date);
    }
    if let Some((a, b)) = digits.split_once('/') {
        let (a, b) = (whole(a)?, whole(b)?);
        return Some(match (a, b) {
            (1 | 3, 2..=4) if a < b => Kind::Number(f64::from(a) / f64::from(b)),
            (_, 5 | 10 | 100) if a <= b => Kind::Score(f64::from(a)),
            _ => Kind::Date,
        });
    }
    let low = digits.split_once('-').map_or(digits, |(low, _)| low);
    number(low).map(Kind::Number)
}

/// `1,000`, `1.5`, `1½`, `½`; at most nine digits.
fn number(text: &str) -> Option<f64> {
    let fraction = match text.chars().last()? {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => 0.0,
    };
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let whole = if plain.is_empty() { Some(0.0) } else { plain.parse().ok().filter(|_| plain.len() <= 9) };
    whole.map(|whole: f64| whole + fraction)
}
