mod weeks;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What a phrase gives, short enough for a table: the day, "a | b", or the kind of refusal.
fn said(text: &str, known: &Known, look: Look) -> String {
    match read(text, known, look) {
        Ok(day) => day.to_string(),
        Err(DateError::Ambiguous(a, b)) => format!("{a} | {b}"),
        Err(DateError::Unknown { .. }) => "unknown".into(),
        Err(DateError::Impossible { example }) => format!("impossible, as in {example}"),
        Err(DateError::Past(_)) => "past".into(),
        Err(DateError::Future(_)) => "future".into(),
        Err(DateError::Weekday(day)) => format!("weekday of {day}"),
        Err(DateError::NoSession { .. }) => "no session".into(),
    }
}

fn table(today: &str, look: Look, rows: &[(&str, &str)]) {
    let known = Known::on(day(today));
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, right)| (text, right, said(text, &known, look)))
        .filter(|(_, right, got)| *right != got)
        .map(|(text, right, got)| format!("{text:?} on {today}: {got}, not {right}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// 21 November 2026 is a Saturday.
const SATURDAY: &str = "2026-11-21";

#[test]
fn a_deadline_is_read_forward() {
    table(
        SATURDAY,
        Look::Forward,
        &[
            ("2026-11-27", "2026-11-27"),
            ("2026-11-21", "2026-11-21"),
            ("today", "2026-11-21"),
            ("Tonight", "2026-11-21"),
            ("this evening", "2026-11-21"),
            ("tomorrow", "2026-11-22"),
            ("TOMORROW", "2026-11-22"),
            ("tmrw", "2026-11-22"),
            ("tomorrow morning", "2026-11-22"),
            ("by tomorrow", "2026-11-22"),
            ("the day after tomorrow", "2026-11-23"),
            ("day after tomorrow", "2026-11-23"),
            ("the day before the day after tomorrow", "2026-11-22"),
            ("in 6 weeks", "2027-01-02"),
            ("in six weeks", "2027-01-02"),
            ("six weeks", "2027-01-02"),
            ("6 weeks", "2027-01-02"),
            ("6weeks", "2027-01-02"),
            ("6 wks", "2027-01-02"),
            ("within 6 weeks", "2027-01-02"),
            ("6 weeks from now", "2027-01-02"),
            ("in six weeks' time", "2027-01-02"),
            ("in a week's time", "2026-11-28"),
            ("in six weeks time", "2027-01-02"),
            ("in the next 30 days", "2026-12-21"),
            ("for the next 30 days", "2026-12-21"),
            ("30 days", "2026-12-21"),
            ("a fortnight", "2026-12-05"),
            ("in a fortnight", "2026-12-05"),
            ("in two fortnights", "2026-12-19"),
            ("in a month", "2026-12-21"),
            ("in one month", "2026-12-21"),
            ("in a couple of months", "2027-01-21"),
            ("in a couple months", "2027-01-21"),
            ("half a year", "2027-05-21"),
            ("in a year", "2027-11-21"),
            ("twenty-one days", "2026-12-12"),
            ("a day", "2026-11-22"),
            ("a week from monday", "2026-11-30"),
            ("two weeks from monday", "2026-12-07"),
            ("a week on friday", "2026-12-04"),
            ("friday week", "2026-12-04"),
            ("a week tomorrow", "2026-11-29"),
            ("a week from today", "2026-11-28"),
            ("a month from the 3rd", "2027-01-03"),
            ("two days before christmas", "2026-12-23"),
            ("the day before christmas", "2026-12-24"),
            ("a week after new year", "2027-01-08"),
            ("friday", "2026-11-27"),
            ("by Friday", "2026-11-27"),
            ("by friday.", "2026-11-27"),
            ("on fri", "2026-11-27"),
            ("before Friday", "2026-11-27"),
            ("until friday", "2026-11-27"),
            ("this friday", "2026-11-27"),
            ("this coming friday", "2026-11-27"),
            ("friday evening", "2026-11-27"),
            ("by friday at 6pm", "2026-11-27"),
            ("sunday", "2026-11-22"),
            ("monday", "2026-11-23"),
            ("thurs", "2026-11-26"),
            ("end of the week", "2026-11-22"),
            ("the end of the week", "2026-11-22"),
            ("end of week", "2026-11-22"),
            ("end of next week", "2026-11-29"),
            ("this week", "2026-11-22"),
            ("end of the month", "2026-11-30"),
            ("by the end of the month", "2026-11-30"),
            ("end of november", "2026-11-30"),
            ("end of next month", "2026-12-31"),
            ("end of this month", "2026-11-30"),
            ("this month", "2026-11-30"),
            ("end of january", "2027-01-31"),
            ("end of feb", "2027-02-28"),
            ("end of feb 2028", "2028-02-29"),
            ("end of October", "2027-10-31"),
            ("end of the year", "2026-12-31"),
            ("end of year", "2026-12-31"),
            ("year end", "2026-12-31"),
            ("this year", "2026-12-31"),
            ("end of next year", "2027-12-31"),
            ("end of 2027", "2027-12-31"),
            ("the last day of january", "2027-01-31"),
            ("start of december", "2026-12-01"),
            ("christmas", "2026-12-25"),
            ("by Christmas Eve", "2026-12-24"),
            ("xmas", "2026-12-25"),
            ("christmas 2027", "2027-12-25"),
            ("new year's eve", "2026-12-31"),
            ("New Year’s Eve", "2026-12-31"),
            ("new year", "2027-01-01"),
            ("valentine's day", "2027-02-14"),
            ("halloween", "2027-10-31"),
            ("3 nov", "2027-11-03"),
            ("3 dec", "2026-12-03"),
            ("3rd of december", "2026-12-03"),
            ("the 3rd of December", "2026-12-03"),
            ("third of december", "2026-12-03"),
            ("Dec 12th, 2026", "2026-12-12"),
            ("December 12", "2026-12-12"),
            ("dec the 12th", "2026-12-12"),
            ("12 December 2026", "2026-12-12"),
            ("12 dec '27", "2027-12-12"),
            ("sept 4", "2027-09-04"),
            ("jan 15", "2027-01-15"),
            ("21 nov", "2027-11-21"),
            ("22 nov", "2026-11-22"),
            ("20 nov", "2027-11-20"),
            ("the 3rd", "2026-12-03"),
            ("3rd", "2026-12-03"),
            ("the 21st", "2026-12-21"),
            ("the 22nd", "2026-11-22"),
            ("the 31st", "2026-12-31"),
            ("the 30th", "2026-11-30"),
            ("15/1", "2027-01-15"),
            ("15/12", "2026-12-15"),
            ("12/15", "2026-12-15"),
            ("5/5", "2027-05-05"),
            ("15/1/2027", "2027-01-15"),
            ("15/1/27", "2027-01-15"),
            ("27.11.2026", "2026-11-27"),
            ("27.11.", "2026-11-27"),
            ("2026/11/27", "2026-11-27"),
            ("fri 27 nov 2026", "2026-11-27"),
            ("Friday, 27 November", "2026-11-27"),
            ("Friday the 27th", "2026-11-27"),
        ],
    );
}

#[test]
fn a_log_is_read_backward() {
    table(
        SATURDAY,
        Look::Back,
        &[
            ("2026-11-01", "2026-11-01"),
            ("today", "2026-11-21"),
            ("this morning", "2026-11-21"),
            ("tonight", "2026-11-21"),
            ("yesterday", "2026-11-20"),
            ("yday", "2026-11-20"),
            ("last night", "2026-11-20"),
            ("yesterday evening", "2026-11-20"),
            ("the day before yesterday", "2026-11-19"),
            ("3 days ago", "2026-11-18"),
            ("three days ago", "2026-11-18"),
            ("3d ago", "2026-11-18"),
            ("a week ago", "2026-11-14"),
            ("a fortnight ago", "2026-11-07"),
            ("a couple of days ago", "2026-11-19"),
            ("two months ago", "2026-09-21"),
            ("a year ago", "2025-11-21"),
            ("three days", "2026-11-18"),
            ("friday", "2026-11-20"),
            ("on friday", "2026-11-20"),
            ("thursday", "2026-11-19"),
            ("last thursday", "2026-11-19"),
            ("last saturday", "2026-11-14"),
            ("sunday", "2026-11-15"),
            ("last sunday", "2026-11-15"),
            ("3 nov", "2026-11-03"),
            ("3 dec", "2025-12-03"),
            ("21 nov", "2025-11-21"),
            ("the 3rd", "2026-11-03"),
            ("the 21st", "2026-10-21"),
            ("the 31st", "2026-10-31"),
            ("15/1", "2026-01-15"),
            ("halloween", "2026-10-31"),
            ("last christmas", "2025-12-25"),
            ("the day after halloween", "2026-11-01"),
            ("end of last month", "2026-10-31"),
            ("end of october", "2026-10-31"),
            ("end of last year", "2025-12-31"),
        ],
    );
}

#[test]
fn two_readings_are_asked() {
    table(
        SATURDAY,
        Look::Forward,
        &[
            ("next friday", "2026-11-27 | 2026-12-04"),
            ("by next Friday", "2026-11-27 | 2026-12-04"),
            ("next saturday", "2026-11-28 | 2026-12-05"),
            ("saturday", "2026-11-21 | 2026-11-28"),
            ("on Saturday", "2026-11-21 | 2026-11-28"),
            ("this saturday", "2026-11-21 | 2026-11-28"),
            ("5/12", "2026-12-05 | 2027-05-12"),
            ("5/12/2027", "2027-12-05 | 2027-05-12"),
            ("5.12.", "2026-12-05 | 2027-05-12"),
            ("next month", "2026-12-01 | 2026-12-31"),
            ("next week", "2026-11-23 | 2026-11-29"),
            ("next year", "2027-01-01 | 2027-12-31"),
            ("january", "2027-01-01 | 2027-01-31"),
            ("29 feb", "2027-02-28 | 2028-02-29"),
            ("Feb 29th", "2027-02-28 | 2028-02-29"),
            ("soon", "2026-11-28 | 2026-12-21"),
            ("the day after next friday", "2026-11-28 | 2026-12-05"),
            ("a week from saturday", "2026-11-28 | 2026-12-05"),
        ],
    );
    table(
        SATURDAY,
        Look::Back,
        &[
            ("saturday", "2026-11-21 | 2026-11-14"),
            ("last friday", "2026-11-20 | 2026-11-13"),
            ("5/10", "2026-10-05 | 2026-05-10"),
            ("last month", "2026-10-01 | 2026-10-31"),
            ("29 feb", "2026-02-28 | 2024-02-29"),
        ],
    );
    table("2026-11-20", Look::Back, &[("last friday", "2026-11-13"), ("friday", "2026-11-20 | 2026-11-13")]);
    table(
        "2026-11-22",
        Look::Back,
        &[("last friday", "2026-11-20"), ("last saturday", "2026-11-21 | 2026-11-14")],
    );
}

#[test]
fn a_weekday_beside_a_slashed_date_tells_which_reading_is_meant() {
    let rows = &[
        ("saturday 5/12", "2026-12-05"),
        ("wednesday, 5/12", "2027-05-12"),
        ("sunday 5/12/2027", "2027-12-05"),
        ("monday 5/12", "2026-12-05 | 2027-05-12"),
    ];
    table(SATURDAY, Look::Forward, rows);
    table("2026-11-05", Look::Forward, &[("thursday 12/11", "2026-11-12")]);
}

#[test]
fn the_day_month_order_answers_a_slashed_date() {
    let order = |day_first| Known { day_first: Some(day_first), ..Known::on(day(SATURDAY)) };
    assert_eq!(read("5/12", &order(true), Look::Forward), Ok(day("2026-12-05")));
    assert_eq!(read("5/12", &order(false), Look::Forward), Ok(day("2027-05-12")));
    assert_eq!(read("5/12/2026", &order(true), Look::Forward), Ok(day("2026-12-05")));
    assert_eq!(read("15/1", &order(false), Look::Forward), Ok(day("2027-01-15")));
    assert_eq!(read("1/15", &order(true), Look::Forward), Ok(day("2027-01-15")));
}

#[test]
fn the_wrong_side_is_refused() {
    table(
        SATURDAY,
        Look::Forward,
        &[
            ("yesterday", "past"),
            ("2026-11-20", "past"),
            ("3 days ago", "past"),
            ("last friday", "past"),
            ("last night", "past"),
            ("1 jan 2026", "past"),
            ("15/1/2026", "past"),
            ("end of 2025", "past"),
        ],
    );
    table(
        SATURDAY,
        Look::Back,
        &[
            ("tomorrow", "future"),
            ("2026-11-22", "future"),
            ("in 6 weeks", "future"),
            ("next friday", "future"),
            ("the day after tomorrow", "future"),
            ("25 dec 2026", "future"),
            ("end of the month", "future"),
        ],
    );
}

#[test]
fn what_no_calendar_has_is_refused_with_an_example() {
    table(
        SATURDAY,
        Look::Forward,
        &[
            ("31 feb", "impossible, as in 2027-02-28"),
            ("30 feb", "impossible, as in 2027-02-28"),
            ("feb 31st", "impossible, as in 2027-02-28"),
            ("31 november", "impossible, as in 2027-11-30"),
            ("31/4", "impossible, as in 2027-04-30"),
            ("2027-02-29", "impossible, as in 2027-02-28"),
            ("2027-13-01", "impossible, as in 2026-11-27"),
            ("29 feb 2027", "impossible, as in 2027-02-28"),
            ("0 may", "impossible, as in 2027-05-31"),
            ("the 32nd", "impossible, as in 2026-11-27"),
            ("13/13", "impossible, as in 2026-11-27"),
            ("99/99/9999", "impossible, as in 2026-11-27"),
            ("in 9999999 years", "impossible, as in 2026-11-27"),
            ("friday 28 november", "weekday of 2026-11-28"),
        ],
    );
    table(SATURDAY, Look::Back, &[("31 feb", "impossible, as in 2025-02-28")]);
}

#[test]
fn what_is_not_understood_is_said_so() {
    let long = "in six weeks ".repeat(40);
    for text in [
        "",
        " ",
        "by",
        "the",
        "banana",
        "in weeks",
        "of",
        "in -3 days",
        "one of these days",
        "1e9",
        "//",
        "a-b-c",
        &long,
    ] {
        assert_eq!(said(text, &Known::on(day(SATURDAY)), Look::Forward), "unknown", "{text:?}");
    }
}

#[test]
fn months_and_years_end_where_the_calendar_says() {
    table(
        "2027-01-31",
        Look::Forward,
        &[
            ("in a month", "2027-02-28"),
            ("in 3 months", "2027-04-30"),
            ("end of next month", "2027-02-28"),
            ("next month", "2027-02-01 | 2027-02-28"),
            ("the 30th", "2027-03-30"),
            ("the 31st", "2027-03-31"),
            ("tomorrow", "2027-02-01"),
            ("end of the month", "2027-01-31"),
            ("29 feb", "2027-02-28 | 2028-02-29"),
        ],
    );
    table("2028-01-31", Look::Forward, &[("in a month", "2028-02-29"), ("29 feb", "2028-02-29")]);
    table("2028-02-29", Look::Forward, &[("in a year", "2029-02-28"), ("29 feb", "2029-02-28 | 2032-02-29")]);
    table("2028-02-28", Look::Forward, &[("tomorrow", "2028-02-29"), ("29 feb", "2028-02-29")]);
    table("2027-02-28", Look::Forward, &[("tomorrow", "2027-03-01"), ("29 feb", "2028-02-29")]);
    table(
        "2028-03-01",
        Look::Back,
        &[("yesterday", "2028-02-29"), ("29 feb", "2028-02-29"), ("a year ago", "2027-03-01")],
    );
    table("2028-03-31", Look::Back, &[("a month ago", "2028-02-29")]);
    table(
        "2026-12-31",
        Look::Forward,
        &[
            ("tomorrow", "2027-01-01"),
            ("end of the year", "2026-12-31"),
            ("end of next year", "2027-12-31"),
            ("new year's eve", "2027-12-31"),
            ("1 jan", "2027-01-01"),
            ("end of the week", "2027-01-03"),
            ("next month", "2027-01-01 | 2027-01-31"),
        ],
    );
    table(
        "2027-01-01",
        Look::Back,
        &[("yesterday", "2026-12-31"), ("31 dec", "2026-12-31"), ("new year", "2026-01-01")],
    );
}

#[test]
fn the_next_session_is_its_date_or_asked_for() {
    let known = Known { next_session: Some(day("2026-12-02")), ..Known::on(day(SATURDAY)) };
    for text in [
        "until next session",
        "until the next session",
        "next appointment",
        "by my next session",
        "my session",
    ] {
        assert_eq!(read(text, &known, Look::Forward), Ok(day("2026-12-02")), "{text}");
    }
    assert_eq!(said("until next session", &Known::on(day(SATURDAY)), Look::Forward), "no session");
}

#[test]
fn what_is_echoed_can_be_read_again() {
    let today = day(SATURDAY);
    assert_eq!(echo(day("2026-11-27"), today), "Fri 27 Nov 2026, in 6 days");
    assert_eq!(echo(today, today), "Sat 21 Nov 2026, today");
    assert_eq!(echo(day("2026-11-22"), today), "Sun 22 Nov 2026, tomorrow");
    assert_eq!(echo(day("2026-11-20"), today), "Fri 20 Nov 2026, yesterday");
    assert_eq!(echo(day("2026-11-18"), today), "Wed 18 Nov 2026, 3 days ago");
    assert_eq!(long(day("2026-11-18")), "Wednesday 18 November 2026");
    for away in 0..800 {
        let date = today + chrono::Days::new(away);
        let shown = echo(date, today);
        let (shown, _) = shown.rsplit_once(',').unwrap();
        for text in [shown, &long(date), &plain(date), &date.to_string()] {
            assert_eq!(read(text, &Known::on(today), Look::Forward), Ok(date), "{text}");
        }
    }
}

#[test]
fn refusals_say_what_would_be_right_in_one_line() {
    let said = |text: &str, look| read(text, &Known::on(day(SATURDAY)), look).unwrap_err().to_string();
    assert_eq!(
        said("next friday", Look::Forward),
        "27 November or 4 December? Write the date, as in 2026-11-27"
    );
    assert_eq!(
        said("29 feb", Look::Forward),
        "28 February 2027 or 29 February 2028? Write the date, as in 2027-02-28"
    );
    let unknown = "I cannot read that date yet. Write it as";
    let forward = format!("{unknown} 2026-11-27, or in words like \"friday\" or \"in 6 weeks\"");
    let back = format!("{unknown} 2026-11-15, or in words like \"yesterday\" or \"3 days ago\"");
    assert_eq!([said("banana", Look::Forward), said("banana", Look::Back)], [forward, back]);
    for (text, look) in [
        ("yesterday", Look::Forward),
        ("tomorrow", Look::Back),
        ("31 feb", Look::Forward),
        ("banana", Look::Back),
        ("next session", Look::Forward),
        ("friday 28 nov", Look::Forward),
    ] {
        let line = said(text, look);
        assert!(line.contains("20") || line.contains("today"), "{line}");
        assert!(!line.contains(['\n', '!']) && line.chars().count() <= 110, "{line}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_panics_and_no_answer_lies_on_the_wrong_side(text in "\\PC{0,60}", offset in 0u64..40_000) {
        let known = Known::on(day("1970-01-01") + chrono::Days::new(offset));
        if let Ok(found) = read(&text, &known, Look::Forward) {
            assert!(found >= known.today);
        }
        if let Ok(found) = read(&text, &known, Look::Back) {
            assert!(found <= known.today);
        }
    }

    #[test]
    fn words_of_the_grammar_in_any_order_do_not_panic(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..9), offset in 0u64..40_000
    ) {
        let known = Known::on(day("1970-01-01") + chrono::Days::new(offset));
        let text = words.join(" ");
        let found = read(&text, &known, Look::Forward);
        assert_eq!(found, read(&text.to_uppercase(), &known, Look::Forward));
        assert_eq!(found, read(&format!("{text} "), &known, Look::Forward));
        let _ = read(&text, &known, Look::Back);
    }
}

const WORDS: &[&str] = &[
    "by",
    "on",
    "the",
    "next",
    "last",
    "this",
    "friday",
    "saturday",
    "week",
    "month",
    "year",
    "in",
    "a",
    "6",
    "six",
    "weeks",
    "ago",
    "from",
    "after",
    "before",
    "day",
    "end",
    "of",
    "feb",
    "29",
    "31st",
    "3rd",
    "5/12",
    "2028",
    "soon",
    "tomorrow",
    "yesterday",
    "christmas",
    "couple",
    "half",
    "fortnight",
    "9999999",
    "weekend",
    "rest",
    "session",
];
