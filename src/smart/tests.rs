use super::*;

fn known() -> Known {
    Known::on(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
}

/// Looks at tokens taken for one reading, as [`read`] does it.
fn looks(sentence: &str) -> (usize, usize) {
    let words = Words::of(sentence);
    let signals = Signals::of(&words, &known());
    let acts = acts::acts(&words, &signals);
    letters::letters(&words, &signals, &acts, &known());
    care::care(&words, &signals, &known());
    plan::plan(&words, &signals, &acts);
    (words.looks(), words.len())
}

#[test]
fn the_work_grows_no_faster_than_the_sentence() {
    let sentences = [
        "Practice deep breathing for 10 minutes every morning for the next 30 days to calm my anxiety. ",
        "I want to never feel sad and always call my sister on Friday by the end of the month because it matters, ",
        "stop my meds and eat less and run every day for 5 weeks before the wedding ",
        "by by by the the the one one one every every every to to to ",
        "not stop no never all the time ",
        "a ",
    ];
    for sentence in sentences {
        let (first, words) = looks(sentence);
        for times in [2, 5, 20, 60] {
            let (many, length) = looks(&sentence.repeat(times));
            let bound = MOST_LOOKS * length.max(words);
            assert!(many <= bound, "{many} looks for {length} tokens of {sentence:?}, one time {first}");
        }
    }
}

/// Looks at tokens a token may cost.
const MOST_LOOKS: usize = 1500;

#[test]
fn a_very_long_text_costs_no_more_than_its_first_words() {
    let line = "call my sister every Sunday and be happier because it matters to me, ";
    let (some, _) = looks(&line.repeat(100));
    let (many, _) = looks(&line.repeat(2000));
    assert_eq!(some, many);
}

#[test]
fn evidence_lies_on_character_boundaries() {
    for sentence in [
        "Walk 20 minutes\u{301} a day — “für” 30\u{a0}min",
        "½ hour of yoga every day \u{1f9d8}\u{200d}\u{2640}\u{fe0f} to calm my anxiety",
    ] {
        let reading = read(sentence, &known());
        for evidence in reading.letters.iter().flat_map(|letter| &letter.evidence) {
            assert!(sentence.get(evidence.span.clone()).is_some_and(|text| !text.is_empty()), "{evidence:?}");
        }
    }
}

#[test]
fn a_rhythm_is_written_and_read_in_one_spelling() {
    for text in ["daily", "2/day", "weekdays", "weekly", "3/week", "every 3 days", "monday,wednesday,friday"]
    {
        assert_eq!(text.parse::<Every>().unwrap().to_string(), text);
    }
    let same = [
        ("Daily", "daily"),
        ("every day", "daily"),
        ("every other day", "every 2 days"),
        ("every 1 days", "daily"),
        ("every 7 days", "weekly"),
        ("1/week", "weekly"),
        ("7/week", "daily"),
        ("1/day", "daily"),
        ("mon,wed,fri", "monday,wednesday,friday"),
        ("Fri, Mon", "monday,friday"),
        ("thurs", "thursday"),
        ("mon,tue,wed,thu,fri", "weekdays"),
        ("mon,mon", "monday"),
    ];
    for (typed, read) in same {
        assert_eq!(typed.parse::<Every>().unwrap().to_string(), read, "{typed}");
    }
    for text in [
        "",
        "often",
        "0/week",
        "8/week",
        "every 0 days",
        "mondayish",
        "every",
        "3/year",
        "-1/week",
        "every 999999999999 days",
    ] {
        assert!(text.parse::<Every>().is_err(), "{text}");
    }
}
