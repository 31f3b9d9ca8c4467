//! The words of a date phrase: splitting, number words, months, weekdays. Knows nothing of grammar.

use chrono::Weekday;

/// Lower-case words; `12th` stays one word, `6weeks` becomes two, commas and full stops at a word's end go.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for raw in text.split(|c: char| c.is_whitespace() || c == ',') {
        let word: String = raw.chars().flat_map(char::to_lowercase).map(plain_mark).collect();
        let word = word.trim_end_matches(['.', '!', '?', ';', ':']).trim_start_matches('\'');
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let rest = &word[digits..];
        if digits > 0 && unit(rest).is_some() {
            words.push(word[..digits].to_string());
            words.push(rest.to_string());
        } else if !word.is_empty() {
            words.push(word.to_string());
        }
    }
    words
}

/// Curly apostrophes and long dashes as their plain forms.
fn plain_mark(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' => '\'',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        c => c,
    }
}

/// A length of time that a calendar can add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Days(u32),
    Months(u32),
}

/// `day` to `years` with their short forms.
pub(crate) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" | "d" | "night" | "nights" => Unit::Days(1),
        "week" | "weeks" | "wk" | "wks" | "w" => Unit::Days(7),
        "fortnight" | "fortnights" => Unit::Days(14),
        "month" | "months" | "mo" | "mos" | "mth" | "mths" => Unit::Months(1),
        "quarter" | "quarters" => Unit::Months(3),
        "year" | "years" | "yr" | "yrs" | "y" => Unit::Months(12),
        "decade" | "decades" => Unit::Months(120),
        _ => return None,
    })
}

/// Units, teens and tens by name; with misspellings people make.
const NUMBERS: &[(&str, u32)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];

/// `12`, `twelve`, `twenty-one`. At most seven digits; no sign.
pub(crate) fn number(word: &str) -> Option<u32> {
    if word.bytes().all(|b| b.is_ascii_digit()) && (1..=7).contains(&word.len()) {
        return word.parse().ok();
    }
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (named(tens)?, named(ones)?);
        return ((20..=90).contains(&tens) && (1..=9).contains(&ones)).then_some(tens + ones);
    }
    named(word)
}

fn named(word: &str) -> Option<u32> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

/// Ordinals by name, up to the last day of a month.
const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("twenty-first", 21),
    ("twenty-second", 22),
    ("twenty-third", 23),
    ("twenty-fourth", 24),
    ("twenty-fifth", 25),
    ("twenty-sixth", 26),
    ("twenty-seventh", 27),
    ("twenty-eighth", 28),
    ("twenty-ninth", 29),
    ("thirtieth", 30),
    ("thirty-first", 31),
];

/// `3rd`, `21st`, `third`.
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    match digits.filter(|d| (1..=2).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit())) {
        Some(digits) => digits.parse().ok(),
        None => ORDINALS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n),
    }
}

/// Months with short forms and usual misspellings.
const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("febuary", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

/// Every spelling of a month.
pub(crate) fn months() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().map(|(name, _)| *name)
}

/// 1 to 12.
pub(crate) fn month(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

/// Weekdays with short forms and usual misspellings.
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Mon),
    ("mon", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("tue", Weekday::Tue),
    ("teusday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("wednsday", Weekday::Wed),
    ("wensday", Weekday::Wed),
    ("weds", Weekday::Wed),
    ("wed", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("thur", Weekday::Thu),
    ("thu", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("fri", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("saterday", Weekday::Sat),
    ("sat", Weekday::Sat),
    ("sunday", Weekday::Sun),
    ("sun", Weekday::Sun),
];

/// A weekday in the singular.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, day)| *day)
}

/// Feasts that have the same day each year, as (words, month, day).
const FEASTS: &[(&str, u32, u32)] = &[
    ("new year", 1, 1),
    ("new years", 1, 1),
    ("new year's", 1, 1),
    ("new year's day", 1, 1),
    ("new years day", 1, 1),
    ("epiphany", 1, 6),
    ("twelfth night", 1, 5),
    ("burns night", 1, 25),
    ("groundhog day", 2, 2),
    ("valentine's day", 2, 14),
    ("valentines day", 2, 14),
    ("valentine's", 2, 14),
    ("valentines", 2, 14),
    ("st david's day", 3, 1),
    ("international women's day", 3, 8),
    ("st patrick's day", 3, 17),
    ("st patricks day", 3, 17),
    ("saint patrick's day", 3, 17),
    ("april fools' day", 4, 1),
    ("april fools day", 4, 1),
    ("april fools", 4, 1),
    ("earth day", 4, 22),
    ("st george's day", 4, 23),
    ("may day", 5, 1),
    ("juneteenth", 6, 19),
    ("midsummer's day", 6, 24),
    ("canada day", 7, 1),
    ("independence day", 7, 4),
    ("bastille day", 7, 14),
    ("halloween", 10, 31),
    ("hallowe'en", 10, 31),
    ("all saints' day", 11, 1),
    ("all saints day", 11, 1),
    ("all souls' day", 11, 2),
    ("bonfire night", 11, 5),
    ("guy fawkes night", 11, 5),
    ("remembrance day", 11, 11),
    ("armistice day", 11, 11),
    ("veterans day", 11, 11),
    ("st andrew's day", 11, 30),
    ("st nicholas day", 12, 6),
    ("christmas", 12, 25),
    ("christmas day", 12, 25),
    ("xmas", 12, 25),
    ("xmas day", 12, 25),
    ("christmas eve", 12, 24),
    ("xmas eve", 12, 24),
    ("boxing day", 12, 26),
    ("st stephen's day", 12, 26),
    ("new year's eve", 12, 31),
    ("new years eve", 12, 31),
    ("hogmanay", 12, 31),
];

/// The month and day of a feast, its words joined by one space.
pub(crate) fn feast(words: &[&str]) -> Option<(u32, u32)> {
    let length: usize = words.iter().map(|word| word.len() + 1).sum();
    let is = |name: &str| name.len() + 1 == length && name.split(' ').eq(words.iter().copied());
    FEASTS.iter().find(|(name, ..)| is(name)).map(|(_, month, day)| (*month, *day))
}
