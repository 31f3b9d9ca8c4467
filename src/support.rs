//! Whom to call, and the few words around it. Knows nothing of the notebook, the screen or the disk, so that it works
//! when nothing else does. Every number stands in clinical 4.1; a person checks them again at each release.

mod crisis;
mod words;

pub use words::{calls_for_help, offers_help};

/// One country's lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Country {
    /// Two letters (ISO 3166-1).
    pub code: &'static str,
    pub name: &'static str,
    /// What to dial in danger.
    pub emergency: &'static str,
    /// Its own. A country of the European Union that has none has the one of Europe.
    pub lines: &'static [Line],
    /// The day the row was last compared with its source, like `2026-11-21`.
    pub checked_on: &'static str,
}

/// One line to call or write to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    pub name: &'static str,
    /// What to dial, text or open, and first what to type: `116 123`.
    pub how: &'static str,
    pub note: &'static str,
}

/// Whether a text softly calls for an offer of help, be it a sentence or a feeling picked.
pub fn text_calls_for_help(text: &str) -> bool {
    calls_for_help(text, &[text.to_owned()])
}

/// Lists lines by country, for every country there is.
pub const DIRECTORY: &str = "findahelpline.com";

/// Said wherever the program introduces itself and on everything that leaves it.
pub const DISCLAIMER: &str = "guidepost is a notebook that helps you help yourself. It does not diagnose, treat or \
    watch over anyone, and it does not take the place of a therapist or a doctor. Questionnaire scores are a way into \
    a conversation. It cannot reach anyone for you. Talk to your doctor before you change any medicine.";

/// What the panel says before the numbers.
pub const OPENING: &[&str] = &[
    "Whatever it is, you do not have to bear it on your own.",
    "Hard hours pass, thoughts of not being here among them. Talking with someone helps.",
];

/// What the panel says where an answer called for it, before the numbers.
pub const HEARD: &str =
    "Nobody sees this answer but you; guidepost cannot tell anyone. These people can listen.";

/// What is said to somebody in danger, under the number.
pub const NEAR: &str = "The nearest emergency room is open too. Going where other people are helps.";

/// What the panel says after the numbers.
pub const CLOSING: &str = "What you write stays on this computer. guidepost cannot call or tell anyone.";

/// How the person is here, and with that where these lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On the screens, where a key shows them.
    Keys,
    /// Line by line, where a sign does.
    Signs,
    /// At a shell, where a command does.
    Commands,
}

impl Way {
    /// The one quiet line after words of crisis, at most once a day.
    pub fn offer(self) -> &'static str {
        match self {
            Self::Keys => "Someone to talk to is on F2, whenever you want.",
            Self::Signs => "Someone to talk to is under !, whenever you want.",
            Self::Commands => "guidepost help-now has someone to talk to, whenever you want.",
        }
    }
}

const CHECKED: &str = "2026-11-21";

const fn line(how: &'static str, name: &'static str, note: &'static str) -> Line {
    Line { name, how, note }
}

const fn row(
    code: &'static str,
    name: &'static str,
    emergency: &'static str,
    lines: &'static [Line],
) -> Country {
    Country { code, name, emergency, lines, checked_on: CHECKED }
}

/// A member of the European Union without lines of its own here.
const fn member(code: &'static str, name: &'static str) -> Country {
    row(code, name, "112", &[])
}

/// Emotional support in the European Union.
const EUROPE: Line = line("116 123", "emotional support", "not in every country yet");

/// One row for each country, by name.
pub const COUNTRIES: &[Country] = &[
    row(
        "AU",
        "Australia",
        "000",
        &[line("13 11 14", "Lifeline", "any time"), line("0477 13 11 14", "Lifeline", "by text, any time")],
    ),
    member("AT", "Austria"),
    member("BE", "Belgium"),
    member("BG", "Bulgaria"),
    row(
        "CA",
        "Canada",
        "911",
        &[
            line("988", "Suicide Crisis Helpline", "call or text, any time"),
            line("988.ca", "the same online", "English or French"),
        ],
    ),
    member("HR", "Croatia"),
    member("CY", "Cyprus"),
    member("CZ", "Czechia"),
    member("DK", "Denmark"),
    member("EE", "Estonia"),
    member("FI", "Finland"),
    member("FR", "France"),
    member("DE", "Germany"),
    member("GR", "Greece"),
    member("HU", "Hungary"),
    row(
        "IE",
        "Ireland",
        "112 or 999",
        &[
            line("116 123", "Samaritans", "free to call"),
            line("1800 111 888", "Your Mental Health", "where to find help"),
            line("50808", "text line", "by text"),
        ],
    ),
    member("IT", "Italy"),
    member("LV", "Latvia"),
    member("LT", "Lithuania"),
    member("LU", "Luxembourg"),
    member("MT", "Malta"),
    member("NL", "Netherlands"),
    row("NZ", "New Zealand", "111", &[line("1737", "a counsellor", "call or text, any time")]),
    member("PL", "Poland"),
    member("PT", "Portugal"),
    member("RO", "Romania"),
    member("SK", "Slovakia"),
    member("SI", "Slovenia"),
    member("ES", "Spain"),
    member("SE", "Sweden"),
    row(
        "GB",
        "United Kingdom",
        "999",
        &[
            line("116 123", "Samaritans", "free, any time"),
            line("85258", "Shout", "by text"),
            line("111, option 2", "NHS", "England; much the same elsewhere"),
        ],
    ),
    row(
        "US",
        "United States",
        "911",
        &[
            line("988", "Suicide & Crisis Lifeline", "call or text, any time"),
            line("988, press 1", "Veterans", ""),
            line("988, press 2", "en español", ""),
            line("988lifeline.org", "the same as a chat", "any time"),
            line("741741", "Crisis Text Line", "text HOME"),
        ],
    ),
];

/// What else some countries are called, and their codes.
const ALSO: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("Great Britain", "GB"),
    ("Britain", "GB"),
    ("England", "GB"),
    ("Scotland", "GB"),
    ("Wales", "GB"),
    ("Northern Ireland", "GB"),
    ("USA", "US"),
    ("America", "US"),
    ("United States of America", "US"),
    ("EL", "GR"),
    ("Eire", "IE"),
    ("Republic of Ireland", "IE"),
    ("Deutschland", "DE"),
    ("Österreich", "AT"),
    ("Oesterreich", "AT"),
    ("España", "ES"),
    ("Espana", "ES"),
    ("Italia", "IT"),
    ("Holland", "NL"),
    ("Nederland", "NL"),
    ("Belgique", "BE"),
    ("België", "BE"),
    ("Danmark", "DK"),
    ("Sverige", "SE"),
    ("Suomi", "FI"),
    ("Polska", "PL"),
    ("Czechia", "CZ"),
    ("Czech Republic", "CZ"),
    ("Aotearoa", "NZ"),
];

/// The row of a country, by its code or one of its names, in any case, with points (`U.S.`) or none.
pub fn country(given: &str) -> Option<&'static Country> {
    let given = given.trim().replace('.', "").to_lowercase();
    let same = |name: &str| name.to_lowercase() == given;
    let code = ALSO.iter().find(|(name, _)| same(name)).map_or(given.as_str(), |(_, code)| code);
    COUNTRIES.iter().find(|country| country.code.eq_ignore_ascii_case(code) || same(country.name))
}

/// The lines to show, the number first, one a line, none wider than 60 columns: the country's own, the directory of all
/// countries, the emergency number. Where a country has none of its own, the number that surely answers comes first. With
/// a country that is not known or none: what is right in most places.
pub fn lines(code: &str) -> Vec<String> {
    let Some(country) = country(code) else { return anywhere() };
    let directory = format!("{DIRECTORY}  other lines, by country");
    let emergency = format!("{}  emergency, if you are in danger now", country.emergency);
    if country.lines.is_empty() {
        return vec![emergency, EUROPE.words(), directory];
    }
    country.lines.iter().map(Line::words).chain([directory, emergency]).collect()
}

/// The two of those that come before a plan: somebody to talk to, and whom to call in danger.
pub fn nearest(code: &str) -> Vec<String> {
    let mut lines = lines(code);
    if let Some(country) = country(code).filter(|country| !country.lines.is_empty()) {
        lines.truncate(1);
        lines.push(format!("{}  in danger", country.emergency));
    }
    lines.truncate(2);
    lines
}

fn anywhere() -> Vec<String> {
    vec![
        "112  emergency in the European Union and many other places".to_owned(),
        "988  call or text in the United States and Canada".to_owned(),
        format!("{DIRECTORY}  lines in other countries"),
    ]
}

/// The number to dial in danger, with what is right where the country is not known.
pub fn emergency(code: &str) -> &'static str {
    country(code).map_or("112, or your local number", |country| country.emergency)
}

/// The panel's own line for somebody in danger, with the number to dial.
pub fn danger(code: &str) -> String {
    format!("If you might act on such thoughts, or are in danger now, call {}.", emergency(code))
}

impl Line {
    /// The number, whose it is, and what there is to know: `116 123  Samaritans, free to call`.
    pub fn words(&self) -> String {
        let note = if self.note.is_empty() { String::new() } else { format!(", {}", self.note) };
        format!("{}  {}{note}", self.how, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_any_case_and_by_its_other_name() {
        for code in ["GB", "gb", "uk", " UK ", "England", "great britain", "united kingdom"] {
            assert_eq!(country(code).map(|country| country.name), Some("United Kingdom"), "{code}");
        }
        assert_eq!(country("U.S.A.").map(|country| country.code), Some("US"));
        let known = |(_, code): &&(&str, &str)| COUNTRIES.iter().any(|country| country.code == *code);
        assert_eq!(ALSO.iter().find(|also| !known(also)), None);
        assert!(country("").is_none() && country("XX").is_none() && country("G").is_none());
    }

    #[test]
    fn the_numbers_of_each_place_are_the_ones_of_clinical_4_1() {
        let shown = |code: &str| lines(code).join("\n");
        for (code, numbers) in [
            ("US", &["988", "741741", "HOME", "988lifeline.org", "press 1", "press 2", "911"][..]),
            ("CA", &["988", "988.ca", "911"]),
            ("GB", &["116 123", "85258", "111, option 2", "999"]),
            ("IE", &["116 123", "1800 111 888", "50808", "112", "999"]),
            ("AU", &["13 11 14", "0477 13 11 14", "000"]),
            ("NZ", &["1737", "111"]),
            ("DE", &["116 123", "112"]),
        ] {
            for number in numbers {
                assert!(shown(code).contains(number), "{number} in {code}");
            }
            assert!(shown(code).contains(DIRECTORY));
        }
        assert_eq!(
            lines("").iter().map(|line| line.split("  ").next()).collect::<Vec<_>>(),
            [Some("112"), Some("988"), Some(DIRECTORY)]
        );
    }

    #[test]
    fn all_27_members_of_the_union_have_112() {
        let members = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";
        for code in members.split(' ') {
            assert!(country(code).is_some_and(|country| country.emergency.starts_with("112")), "{code}");
            assert!(lines(code).iter().any(|line| line.starts_with("116 123")), "{code}");
        }
        assert_eq!(members.split(' ').count(), 27);
    }

    #[test]
    fn own_lines_come_first_and_where_there_are_none_the_emergency_number() {
        for country in COUNTRIES {
            let lines = lines(country.code);
            let starts = match country.lines {
                [] => [country.emergency, EUROPE.how, DIRECTORY],
                [first, ..] => [first.how, DIRECTORY, country.emergency],
            };
            let ends = [&lines[0], &lines[lines.len() - 2], &lines[lines.len() - 1]];
            assert!(ends.iter().zip(starts).all(|(line, start)| line.starts_with(start)), "{lines:?}");
            assert!(nearest(country.code).iter().any(|line| line.starts_with(country.emergency)));
            assert!(lines.iter().all(|line| line.chars().count() <= 60), "{}", country.code);
        }
        assert!(anywhere().iter().all(|line| line.chars().count() <= 60));
    }

    #[test]
    fn countries_stand_by_name_and_each_once() {
        assert!(COUNTRIES.windows(2).all(|pair| pair[0].name < pair[1].name));
        let mut codes: Vec<&str> = COUNTRIES.iter().map(|country| country.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), COUNTRIES.len());
    }

    #[test]
    fn the_words_around_the_numbers_are_calm() {
        let offer = Way::Keys.offer();
        let all = [OPENING[0], OPENING[1], HEARD, NEAR, CLOSING, offer, DISCLAIMER].join(" ").to_lowercase();
        for harsh in ["!", "commit", "failed", "should", "promise", "family", "epidemic"] {
            assert!(!all.contains(harsh), "{harsh}");
        }
    }
}
