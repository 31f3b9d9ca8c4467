//! Normalising: a sentence becomes lower-case tokens that remember which bytes they came from. Abbreviations and
//! contractions are opened, numbers read; knows nothing of what the words mean for a goal.

use super::lexicon::{self, Class};
use super::phrases::Phrases;
use super::spelling;
use std::cell::Cell;
use std::ops::Range;

/// A goal of more words than this is read by its first ones.
const LONGEST: usize = 400;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Word,
    /// A count or a measure, the lower end of a range.
    Number(f64),
    /// `6pm`, `10.30`.
    Clock,
    /// `2026-11-27`, `15/1`.
    Date,
    /// `8/10`.
    Score(f64),
    /// Punctuation.
    Mark,
    /// A full stop, question mark, semicolon or line end.
    End,
}

/// One word, number or sign.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// In lower case; a number as written.
    pub word: String,
    /// Bytes of the sentence as typed.
    pub span: Range<usize>,
    pub kind: Kind,
    pub class: Class,
}

/// The tokens of a sentence, with a count of how often one was looked at.
pub(super) struct Words<'a> {
    pub source: &'a str,
    tokens: Vec<Token>,
    looks: Cell<usize>,
}

impl<'a> Words<'a> {
    pub fn of(source: &'a str) -> Words<'a> {
        Words { source, tokens: scan(source), looks: Cell::new(0) }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// How many looks at tokens were taken, to bound the work.
    #[cfg(test)]
    pub fn looks(&self) -> usize {
        self.looks.get()
    }

    pub fn token(&self, i: usize) -> Option<&Token> {
        self.looks.set(self.looks.get() + 1);
        self.tokens.get(i)
    }

    /// The word at `i`; empty outside.
    pub fn at(&self, i: usize) -> &str {
        self.token(i).map_or("", |token| token.word.as_str())
    }

    /// The word `back` places before `i`; empty outside.
    pub fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |i| self.at(i))
    }

    pub fn class(&self, i: usize) -> Class {
        self.token(i).map_or(Class::NONE, |token| token.class)
    }

    pub fn is(&self, i: usize, class: Class) -> bool {
        self.class(i).any(class)
    }

    pub fn kind(&self, i: usize) -> Kind {
        self.token(i).map_or(Kind::End, |token| token.kind)
    }

    pub fn number(&self, i: usize) -> Option<f64> {
        match self.kind(i) {
            Kind::Number(n) => Some(n),
            _ => None,
        }
    }

    pub fn ends(&self, i: usize) -> bool {
        self.kind(i) == Kind::End
    }

    /// How many tokens from `i` on are the words of `phrase`, where `a|b` is either; none if it does not stand there.
    pub fn phrase(&self, i: usize, phrase: &str) -> Option<usize> {
        let mut n = 0;
        for wanted in phrase.split(' ') {
            if !self.is_one_of(i + n, wanted) {
                return None;
            }
            n += 1;
        }
        Some(n)
    }

    /// The longest of some phrases that stands at `i`.
    pub fn one_of(&self, i: usize, phrases: &Phrases) -> Option<usize> {
        phrases.find(self, i).map(|(len, _)| len)
    }

    /// Whether the word at `i` is `a` or `b` of `a|b`.
    pub fn is_one_of(&self, i: usize, wanted: &str) -> bool {
        let word = self.at(i);
        !word.is_empty() && (word == wanted || wanted.contains('|') && wanted.split('|').any(|w| w == word))
    }

    /// The bytes of a range of tokens, as typed.
    pub fn span(&self, range: &Range<usize>) -> Range<usize> {
        match (self.tokens.get(range.start), self.tokens.get(range.end.saturating_sub(1))) {
            (Some(first), Some(last)) if first.span.start <= last.span.end => first.span.start..last.span.end,
            _ => 0..0,
        }
    }
}

/// Lower case in a way that upper and lower case throughout give the same.
fn fold(c: char) -> impl Iterator<Item = char> {
    c.to_uppercase().flat_map(char::to_lowercase)
}

/// A text in that lower case.
pub(super) fn folded(text: &str) -> String {
    text.chars().flat_map(fold).collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−')
}

fn is_fraction(c: char) -> bool {
    matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔')
}

fn is_currency(c: char) -> bool {
    matches!(c, '£' | '$' | '€')
}

/// Whether `c`, between `before` and `after`, is part of one chunk.
fn joins(before: char, c: char, after: char) -> bool {
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    let both = before.is_alphanumeric() && after.is_alphanumeric();
    match c {
        '-' | '‐' | '‑' => both,
        '/' => both,
        '.' => digits || (matches!(before, 'a' | 'p' | 'A' | 'P') && matches!(after, 'm' | 'M')),
        ',' | ':' => digits,
        c if is_dash(c) => digits,
        c if is_apostrophe(c) => before.is_alphabetic() && after.is_alphabetic(),
        _ => false,
    }
}

fn scan(source: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = source.char_indices().collect();
    let get = |i: usize| chars.get(i).map(|(_, c)| *c);
    let byte = |i: usize| chars.get(i).map_or(source.len(), |(b, _)| *b);
    let part = |c: char| c.is_alphanumeric() || is_fraction(c) || is_mark(c);
    let mut tokens = Vec::with_capacity(chars.len() / 4);
    let mut i = 0;
    while let Some(c) = get(i).filter(|_| tokens.len() < LONGEST) {
        let start = i;
        i += 1;
        let opens = part(c) || (is_currency(c) && get(i).is_some_and(|next| next.is_ascii_digit()));
        if !opens {
            sign(c, byte(start)..byte(i), &mut tokens);
            continue;
        }
        while let Some(c) = get(i) {
            let next = get(i + 1).unwrap_or(' ');
            let last = get(i - 1).unwrap_or(' ');
            if !(part(c) || joins(last, c, next) || matches!(c, '%' | '€') && last.is_ascii_digit()) {
                break;
            }
            i += 1;
        }
        // "w/" keeps its stroke.
        if get(i) == Some('/') && matches!(get(i - 1), Some('w' | 'W')) && i == start + 1 {
            i += 1;
        }
        let chunk = &source[byte(start)..byte(i)];
        open(chunk, byte(start)..byte(i), &mut tokens);
    }
    without_apostrophe(tokens)
}

/// "ill call" and "id like" at the start of a sentence are "I'll" and "I'd".
fn without_apostrophe(tokens: Vec<Token>) -> Vec<Token> {
    let mut opened = Vec::with_capacity(tokens.len() + 2);
    let mut starts = true;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let next = tokens.peek();
        let verb = next.is_some_and(|next| next.class.any(Class::VERB));
        let liking = next.is_some_and(|next| matches!(next.word.as_str(), "like" | "love"));
        let will = match token.word.as_str() {
            "ill" if starts && verb => "will",
            "id" if starts && liking => "would",
            _ => "",
        };
        starts = token.kind == Kind::End;
        if will.is_empty() {
            opened.push(token);
        } else {
            opened.push(word_token("i", token.span.clone()));
            opened.push(word_token(will, token.span));
        }
    }
    opened
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn sign(c: char, span: Range<usize>, tokens: &mut Vec<Token>) {
    let kind = match c {
        '.' | '!' | '?' | ';' | '\n' | '…' | '。' => Kind::End,
        c if c.is_whitespace() => return,
        '&' | '+' => return tokens.push(word_token("and", span)),
        _ => Kind::Mark,
    };
    let word = if c == '\n' { ".".to_string() } else { c.to_string() };
    tokens.push(Token { word, span, kind, class: Class::NONE });
}

fn word_token(word: &str, span: Range<usize>) -> Token {
    let (word, class) = lexicon::look(word);
    let kind = number_word(&word).map_or(Kind::Word, Kind::Number);
    Token { word, span, kind, class }
}

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

fn open(chunk: &str, span: Range<usize>, tokens: &mut Vec<Token>) {
    let folded: String = chunk
        .chars()
        .map(|c| {
            if is_apostrophe(c) {
                '\''
            } else if is_dash(c) {
                '-'
            } else {
                c
            }
        })
        .flat_map(fold)
        .collect();
    if let Some(words) = spelling::open(&folded) {
        tokens.extend(words.split(' ').map(|word| word_token(word, span.clone())));
    } else if folded.starts_with(|c: char| c.is_ascii_digit() || is_currency(c) || is_fraction(c)) {
        numeric(&folded, span, tokens);
    } else if folded.contains('/') {
        strokes(&folded, span, tokens);
    } else if let Some(rest) =
        folded.strip_prefix('x').filter(|r| !r.is_empty() && r.bytes().all(|b| b.is_ascii_digit()))
    {
        numeric(&format!("{rest}x"), span, tokens);
    } else if let Some((first, rest)) = compound(&folded) {
        tokens.push(word_token(first, span.clone()));
        tokens.push(word_token(rest, span));
    } else {
        tokens.push(word_token(&folded, span));
    }
}

/// `ten-minute`, `half-hour`, `mon-fri`: two words with a hyphen.
fn compound(word: &str) -> Option<(&str, &str)> {
    let (first, rest) = word.split_once('-')?;
    let counts = number_word(first).is_some() && number_word(word).is_none();
    let of_time = lexicon::look(rest).1.any(Class::UNIT.or(Class::CALENDAR));
    (of_time && (counts || matches!(first, "half" | "mid" | "an" | "a"))).then_some((first, rest))
}

/// `days/week`, `mon/wed/fri`: words with strokes between them; before a unit of the calendar it is "per".
fn strokes(chunk: &str, span: Range<usize>, tokens: &mut Vec<Token>) {
    for (n, part) in chunk.split('/').enumerate() {
        let word = word_token(spelling::open(part).unwrap_or(part), span.clone());
        if n > 0 && word.class.any(Class::CALENDAR) {
            tokens.push(word_token("per", span.clone()));
        } else if n > 0 {
            tokens.push(Token { word: "/".into(), span: span.clone(), kind: Kind::Mark, class: Class::NONE });
        }
        tokens.push(word);
    }
}

/// A chunk that starts with a digit: a number, a clock time, a date, a score, or a number with a word on it.
fn numeric(chunk: &str, span: Range<usize>, tokens: &mut Vec<Token>) {
    let mut put = |word: &str, kind| {
        tokens.push(Token { word: word.into(), span: span.clone(), kind, class: Class::NONE })
    };
    let (money, rest) = match chunk.chars().next() {
        Some('£') => ("pounds", &chunk['£'.len_utf8()..]),
        Some('$') => ("dollars", &chunk[1..]),
        Some('€') => ("euros", &chunk['€'.len_utf8()..]),
        _ => ("", chunk),
    };
    let digits_end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '-' | '/') || is_fraction(c)));
    let (mut digits, mut tail) = rest.split_at(digits_end.unwrap_or(rest.len()));
    while let Some(shorter) = digits.strip_suffix(['-', '/', '.', ',', ':']) {
        digits = shorter;
        if rest.as_bytes().get(digits.len()) == Some(&b'/') {
            tail = &rest[digits.len()..];
        }
    }
    let tail = tail.trim_start_matches('-');
    match tail {
        "am" | "pm" | "a.m" | "p.m" => return put(chunk, Kind::Clock),
        "st" | "nd" | "rd" | "th" => return put(chunk, Kind::Word),
        _ => {}
    }
    let Some(kind) = digits_kind(digits) else {
        return put(chunk, Kind::Word);
    };
    put(digits, kind);
    let unit = match (tail, money) {
        ("", "") => return,
        ("%", _) => "percent",
        ("€", _) => "euros",
        ("", money) => money,
        ("k", "") => "thousand-steps",
        (tail, _) => tail,
    };
    if let Some(parts) = unit.strip_prefix('/') {
        strokes(&format!("x/{parts}"), span, tokens);
    } else if unit.contains('/') {
        strokes(unit, span, tokens);
    } else {
        let words = spelling::open(unit).unwrap_or(unit);
        tokens.extend(
            words.split([' ', '-']).filter(|w| !w.is_empty()).map(|word| word_token(word, span.clone())),
        );
    }
}

/// What digits with signs between them are.
fn digits_kind(digits: &str) -> Option<Kind> {
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
    let fraction = text.chars().last().and_then(|c| match c {
        '½' => Some(0.5),
        '¼' => Some(0.25),
        '¾' => Some(0.75),
        '⅓' => Some(1.0 / 3.0),
        '⅔' => Some(2.0 / 3.0),
        _ => None,
    });
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let whole =
        if plain.is_empty() { Some(0.0) } else { plain.parse::<f64>().ok().filter(|_| plain.len() <= 9) };
    Some(whole? + fraction.unwrap_or(0.0))
}
