//! Normalising: a sentence becomes lower-case tokens that remember which bytes they came from. Abbreviations and
//! contractions are opened, numbers read; knows nothing of what the words mean for a goal.

use super::lexicon::{self, Class};
use super::numerals::{self, is_currency, is_fraction, number_word};
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
    /// `6pm`, `10.30pm`, `10:30`.
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
        if c == '.' && shortens_month(&tokens, &source[byte(i)..]) {
            continue;
        }
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

/// "Nov. 25": the stop belongs to the month; May, June and July are whole.
fn shortens_month(tokens: &[Token], rest: &str) -> bool {
    let short = |token: &&Token| {
        token.class.any(Class::MONTH)
            && token.word.len() <= 4
            && !matches!(&*token.word, "may" | "june" | "july")
    };
    tokens.last().filter(short).is_some() && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
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
        numeral(&folded, span, tokens);
    } else if folded.contains('/') {
        strokes(&folded, span, tokens);
    } else if let Some(rest) =
        folded.strip_prefix('x').filter(|r| !r.is_empty() && r.bytes().all(|b| b.is_ascii_digit()))
    {
        numeral(&format!("{rest}x"), span, tokens);
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

/// A chunk that starts with a digit: what it is, and the words that hang on it.
fn numeral(chunk: &str, span: Range<usize>, tokens: &mut Vec<Token>) {
    let (word, kind, tail) = numerals::read(chunk);
    tokens.push(Token { word: word.to_string(), span: span.clone(), kind, class: Class::NONE });
    if tail.contains('/') {
        let per = format!("x{tail}");
        strokes(if tail.starts_with('/') { &per } else { tail }, span, tokens);
    } else {
        let words = spelling::open(tail).unwrap_or(tail);
        let words = words.split([' ', '-']).filter(|word| !word.is_empty());
        tokens.extend(words.map(|word| word_token(word, span.clone())));
    }
}
