//! The reader of goal sentences against labelled sentences, and properties that hold for any text.

use chrono::NaiveDate;
use guidepost::smart::{self, Known, Name, Reading, TimeState};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, prop_assert, proptest};
use proptest::sample::select;
use std::path::{Path, PathBuf};

/// Saturday 21 November 2026.
fn known() -> Known {
    Known::on(NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"))
}

fn read(sentence: &str) -> Reading {
    smart::read(sentence, &known())
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).expect("a readable table");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_string).collect()).collect()
}

fn data(name: &str) -> Vec<Vec<String>> {
    rows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name))
}

/// "1 1 1 0 r": the letters as the tables write them.
fn letters(reading: &Reading) -> Vec<String> {
    let met = |name| u8::from(reading.letter(name).met).to_string();
    let time = match reading.time {
        TimeState::None => "n",
        TimeState::Rhythm => "r",
        TimeState::Horizon => "h",
    };
    let four = [Name::Specific, Name::Measurable, Name::Achievable, Name::Relevant].map(met);
    four.into_iter().chain([time.to_string()]).collect()
}

/// The articles' table labels T with 0 and 1, where 1 is a horizon and 0 may be a rhythm.
fn agrees(got: &str, letter: char, label: &str) -> bool {
    match (letter, label) {
        ('T', "0") => got != "h",
        ('T', "1") => got == "h",
        _ => got == label,
    }
}

/// How many rows each letter gets right, and a line for each that it does not.
fn score(rows: &[(String, Vec<String>)]) -> ([usize; 5], Vec<String>) {
    let mut right = [0; 5];
    let mut wrong = Vec::new();
    for (text, labels) in rows {
        let got = letters(&read(text));
        for (n, letter) in "SMART".chars().enumerate() {
            let same = agrees(&got[n], letter, &labels[n]);
            right[n] += usize::from(same);
            if !same {
                wrong.push(format!("{letter} {} not {}: {text}", got[n], labels[n]));
            }
        }
    }
    (right, wrong)
}

#[test]
fn own_sentences_are_read_as_labelled() {
    holds("goals.tsv", [0; 5]);
}

#[test]
fn sentences_written_after_the_rules_are_read_as_labelled() {
    holds("unseen.tsv", [0, 3, 0, 0, 0]);
}

/// How many rows of a table may be read otherwise in each letter; that only falls.
fn holds(table: &str, otherwise: [usize; 5]) {
    let rows: Vec<_> = data(table).into_iter().map(|row| (row[5].clone(), row[..5].to_vec())).collect();
    assert!(rows.len() >= 200);
    let (right, wrong) = score(&rows);
    let holds = right.iter().zip(otherwise).all(|(right, otherwise)| right + otherwise >= rows.len());
    assert!(holds, "{right:?} of {}\n{}", rows.len(), wrong.join("\n"));
}

/// The labelled sentences of the articles stay outside the repository.
fn examples() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["../shared/data/smart_examples.tsv", "../../shared/data/smart_examples.tsv"];
    places.iter().map(|place| root.join(place)).find(|path| path.exists())
}

#[test]
fn the_examples_of_the_articles_are_read_as_labelled() {
    let Some(path) = examples() else {
        println!("left out: smart_examples.tsv is not here");
        return;
    };
    let rows: Vec<_> =
        rows(&path).into_iter().skip(1).map(|row| (row[0].clone(), row[1..6].to_vec())).collect();
    let (right, wrong) = score(&rows);
    println!("{right:?} of {}\n{}", rows.len(), wrong.join("\n"));
    assert!(
        right.iter().zip([50; 5]).all(|(right, floor)| *right >= floor),
        "{right:?}\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_plan_is_read_out_of_the_sentence() {
    let mut wrong = Vec::new();
    for row in data("plans.tsv") {
        let plan = read(&row[0]).plan;
        let or = |text: Option<String>| text.unwrap_or("-".into());
        let got = [
            or(plan.what),
            or(plan.amount.map(|n| n.to_string())),
            or(plan.unit),
            or(plan.every.map(|every| every.to_string())),
            or(plan.cue),
            or(plan.until.map(|day| day.to_string())),
        ];
        if got[..] != row[1..] {
            wrong.push(format!("{}\n   got {got:?}\n   not {:?}", row[0], &row[1..]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn care_is_offered_where_it_is_needed_and_nowhere_else() {
    let mut wrong = Vec::new();
    for row in data("care.tsv") {
        let reading = read(&row[1]);
        let got = reading.json()["care"].as_str().unwrap_or("-").to_string();
        if got != row[0] {
            wrong.push(format!("{got} not {}: {}", row[0], row[1]));
        }
        assert!(reading.care.is_none() || reading.ask.is_none(), "no question beside care: {}", row[1]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What must not change with case, spaces at the end and the last full stop.
fn gist(sentence: &str) -> String {
    let reading = read(sentence);
    let mut json = reading.json();
    json["text"] = serde_json::Value::Null;
    let whys: Vec<&str> = reading.letters.iter().flat_map(|letter| &letter.evidence).map(|e| e.why).collect();
    let offers = [reading.rewrite, reading.positive, reading.split.map(|(a, b)| format!("{a} / {b}"))];
    let offers = offers.into_iter().flatten().collect::<Vec<_>>().join(" / ").to_uppercase().to_lowercase();
    format!(
        "{json} {whys:?} {offers} {} {} {:?} {:?}",
        reading.hedged, reading.experiment, reading.reframe, reading.notice
    )
}

fn unchanged(sentence: &str) {
    let right = gist(sentence);
    assert_eq!(gist(&sentence.to_uppercase()), right, "in capitals: {sentence}");
    assert_eq!(gist(&sentence.to_lowercase()), right, "in small letters: {sentence}");
    assert_eq!(gist(&format!("{sentence}   ")), right, "with spaces: {sentence}");
    if !sentence.trim_end().ends_with(['.', '!', '?', '…']) {
        assert_eq!(gist(&format!("{sentence}.")), right, "with a full stop: {sentence}");
    }
}

#[test]
fn no_labelled_sentence_changes_with_case_spaces_or_the_last_full_stop() {
    data("goals.tsv").iter().for_each(|row| unchanged(&row[5]));
    data("plans.tsv").iter().for_each(|row| unchanged(&row[0]));
    data("care.tsv").iter().for_each(|row| unchanged(&row[1]));
}

/// Words the rules look for, for sentences nobody would write.
const WORDS: &[&str] = &[
    "I",
    "want",
    "to",
    "will",
    "walk",
    "feel",
    "be",
    "never",
    "anxious",
    "again",
    "every",
    "day",
    "other",
    "week",
    "3",
    "10",
    "times",
    "minutes",
    "a",
    "the",
    "my",
    "sister",
    "call",
    "on",
    "Monday",
    "by",
    "Friday",
    "before",
    "bed",
    "because",
    "so",
    "that",
    "for",
    "next",
    "30",
    "days",
    "at",
    "6pm",
    "half",
    "an",
    "hour",
    "one",
    "of",
    "these",
    "and",
    ",",
    ".",
    "not",
    "stop",
    "more",
    "less",
    "better",
    "when",
    "get",
    "home",
    "in",
    "two",
    "months",
    "my",
    "wedding",
    "self-esteem",
    "x",
    "1/2",
    "½",
    "24/7",
    "10/10",
    "PHQ-9",
    "w/",
    "b4",
    "ill",
    "gym",
    "meds",
    "kill",
    "myself",
    "lazy",
    "see",
    "how",
    "far",
    "31",
    "February",
    "12-15",
    "£20",
    "5k",
    "%",
    "'",
    "-",
    "–",
    "(",
    ")",
    "ß",
    "İ",
    "…",
    "may",
    "second",
    "no",
    "than",
    "all",
    "time",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(sentence in "\\PC{0,200}") {
        let reading = read(&sentence);
        prop_assert!(reading.met() <= 5);
        prop_assert!(reading.json()["plan"].is_object());
        reading.explain();
    }

    #[test]
    fn no_sentence_of_known_words_panics_or_changes_with_its_dress(words in vec(select(WORDS), 0..30), day in 0u64..20_000) {
        let sentence = words.join(" ");
        let today = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(day);
        let reading = smart::read(&sentence, &Known::on(today));
        prop_assert!(reading.plan.until.is_none_or(|until| until >= today), "{sentence}");
        for evidence in reading.letters.iter().flat_map(|letter| &letter.evidence) {
            prop_assert!(sentence.get(evidence.span.clone()).is_some(), "{sentence}");
        }
        reading.explain();
        unchanged(&sentence);
    }
}

#[test]
fn the_object_of_check_has_the_contracts_keys_in_their_order() {
    let json = read("Practice deep breathing for 10 minutes every morning for the next 30 days").json();
    assert_eq!(
        json.to_string(),
        concat!(
            r#"{"text":"Practice deep breathing for 10 minutes every morning for the next 30 days","#,
            r#""specific":{"met":true,"hint":null},"measurable":{"met":true,"hint":null},"#,
            r#""achievable":{"met":true,"hint":null},"#,
            r#""relevant":{"met":false,"hint":"What would be good about it for you?"},"#,
            r#""time_bound":{"met":true,"state":"horizon","hint":null},"met":4,"#,
            r#""ask":"What would be good about it for you?","#,
            r#""plan":{"what":"deep breathing","amount":10,"unit":"minutes","every":"daily","cue":"morning","until":"2026-12-21"},"#,
            r#""care":null}"#
        )
    );
}

#[test]
fn an_explanation_names_the_words_behind_each_letter_and_the_plan() {
    let text = "Practice deep breathing for 10 minutes every morning for the next 30 days to calm my anxiety";
    assert_eq!(
        read(text).explain(),
        "specific    yes      \"Practice deep breathing\" (something one can see done)\n\
         measurable  yes      \"for 10 minutes\" (how much), \"every morning\" (how often)\n\
         achievable  yes      no word asks for more than one can give\n\
         relevant    yes      \"to calm my anxiety\" (a reason)\n\
         time-bound  yes      \"for the next 30 days\" (until when)\n\
         plan        deep breathing, 10 minutes, daily, morning, until 21 December 2026"
    );
}

#[test]
fn questions_come_one_at_a_time_in_their_order() {
    let asked = |text: &str| read(text).ask.map(|ask| ask.letter);
    assert_eq!(asked("Be happier"), Some(Name::Specific));
    assert_eq!(asked("Go outside when I feel low"), Some(Name::Measurable));
    assert_eq!(asked("Walk 20 minutes every day"), Some(Name::TimeBound));
    assert_eq!(asked("Go to the gym seven days a week until June"), Some(Name::Achievable));
    assert_eq!(asked("Walk 20 minutes every day until Friday"), Some(Name::Relevant));
    assert_eq!(asked("Walk 20 minutes every day until Friday to lift my mood"), None);
    let reading = read("Be happier");
    assert_eq!(reading.ask_besides(&[Name::Specific]).map(|ask| ask.letter), Some(Name::Measurable));
    assert_eq!(reading.ask_besides(&Name::ALL), None);
}

#[test]
fn an_open_experiment_is_not_asked_how_far_or_until_when() {
    let reading = read("See how far I can walk three times");
    assert!(reading.experiment);
    assert_eq!(reading.ask.map(|ask| ask.letter), Some(Name::Relevant));
    assert_eq!(reading.letter(Name::TimeBound).hint, None);
}

#[test]
fn offers_are_made_of_the_persons_own_words() {
    let rewrite = |text: &str| read(text).rewrite.unwrap_or_default();
    assert_eq!(rewrite("Walk 20 minutes every day."), "Walk 20 minutes every day for the next 4 weeks");
    assert_eq!(rewrite("Post a letter to the council"), "Post a letter to the council by 5 December 2026");
    assert_eq!(rewrite("Never feel anxious again"), "Feel less anxious in one situation that I choose");
    assert_eq!(read("I don't want to feel anxious").positive.as_deref(), Some("Feel calmer"));
    assert_eq!(
        read("Walk 20 minutes a day and call my sister every Sunday.").split,
        Some(("Walk 20 minutes a day".into(), "Call my sister every Sunday".into()))
    );
    assert_eq!(read("Read and write every day").split, None);
    assert!(read("Stop being such a lazy wreck").reframe.is_some());
    assert!(read("Clean up the mess in the garage").reframe.is_none());
    assert!(read("Maybe I could try to walk").hedged);
    assert!(!read("Walk to the shop").hedged);
}

#[test]
fn a_limit_is_at_most() {
    for (text, most) in [
        ("Cut down to 5 cigarettes a day", 5.0),
        ("Limit TV to 1 hour", 1.0),
        ("Limit myself to one glass of wine", 1.0),
        ("Cut back to one coffee", 1.0),
        ("get down to 10 cigarettes", 10.0),
        ("Reduce my caffeine to one cup", 1.0),
        ("Go from 20 to 10 cigarettes a day", 10.0),
    ] {
        let plan = read(text).plan;
        assert!(plan.at_most && plan.amount == Some(most), "{text}: {plan:?}");
    }
    for text in ["Read 3 to 4 pages a day", "Go from 10 to 20 minutes a day"] {
        assert!(!read(text).plan.at_most, "{text}");
    }
}

#[test]
fn only_what_repeats_is_offered_twice_a_week() {
    for text in ["Walk the dog", "Go to the pool", "Do yoga"] {
        assert_eq!(read(text).rewrite, Some(format!("{text}, twice a week")));
    }
    for text in [
        "I miss my dad",
        "have a baby",
        "Sell my car",
        "slit the envelope",
        "Get my ex back",
        "Slit my wrists",
    ] {
        let rewrite = read(text).rewrite.unwrap_or_default();
        assert!(!rewrite.contains("twice") && !rewrite.contains("ex back by"), "{text}: {rewrite}");
    }
}

#[test]
fn this_weekend_ends_on_sunday_on_whatever_day_weeks_start() {
    for week_starts in [chrono::Weekday::Mon, chrono::Weekday::Sun] {
        let until = |text: &str| {
            smart::read(text, &Known { week_starts, ..known() }).plan.until.map(|day| day.to_string())
        };
        assert_eq!(until("Tidy the shed this weekend").as_deref(), Some("2026-11-22"));
        assert_eq!(until("Tidy the shed at the weekend").as_deref(), Some("2026-11-22"));
        assert_eq!(until("Tidy the shed next weekend").as_deref(), Some("2026-11-29"));
    }
}

#[test]
fn other_languages_are_kept_and_not_judged() {
    for text in [
        "Jeden Tag zehn Minuten spazieren gehen",
        "Quiero hacer ejercicio todos los días",
        "Je veux marcher trente minutes par jour",
        "Voglio essere più felice ogni giorno",
        "毎日散歩する",
        "Хочу гулять каждый день",
    ] {
        let reading = read(text);
        assert!(reading.notice.is_some(), "{text}");
        assert!(reading.ask.is_none() && reading.plan.is_empty(), "{text}");
    }
    for text in [
        "walk",
        "Email José about the café",
        "zzz qqq",
        "",
        "Cook a quiche for Zoë à la carte",
        "go to las vegas with el and la",
    ] {
        assert!(read(text).notice.is_none(), "{text}");
    }
}

#[test]
fn words_we_say_are_kind() {
    let mut said: Vec<String> = Vec::new();
    for row in data("goals.tsv") {
        let reading = read(&row[5]);
        said.extend(reading.letters.iter().filter_map(|letter| letter.hint.map(str::to_string)));
        said.extend(reading.reframe.map(str::to_string));
    }
    said.extend([smart::Care::Professional, smart::Care::Support].map(|care| care.words().to_string()));
    for line in said {
        let lower = line.to_lowercase();
        assert!(!line.contains('!'), "{line}");
        for word in ["fail", "missed", "broken", "streak", "should", "must", "unrealistic", "wrong"] {
            assert!(!lower.contains(word), "{line}");
        }
        assert!(line.chars().count() <= 110, "{line}");
    }
}
