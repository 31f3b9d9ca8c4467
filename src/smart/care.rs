//! Goals that are not coached: to be taken to a therapist or doctor first, and words of crisis. A short list of
//! phrases with what makes each of them innocent; it will miss and misfire, and records nothing.

use super::Care;
use super::lexicon::Class;
use super::signals::{Mark, Signals, When};
use super::tokens::Words;

/// Words of crisis, and what behind them makes them innocent.
const SUPPORT: &[(&str, &[&str])] = &[
    ("kill myself", &[]),
    ("killing myself", &["with|at|in work|laughing"]),
    ("kms", &[]),
    ("end my life", &["story|chapter|insurance"]),
    ("ending my life", &["story"]),
    ("end it all", &[]),
    ("it all to end", &[]),
    ("take my own|life", &["seriously|easy|back|into|less|one|day|slower|slow|in|story|lessons|skills|more"]),
    ("suicide", &["prevention|awareness|squad|hotline|helpline|charity|bereavement|survivors|note-taking"]),
    ("suicidal", &["client|clients|patient|patients|people|friend|characters"]),
    ("want to die", &["laughing|hard|trying|of|my|down"]),
    ("wish i was|were dead", &[]),
    ("wish i had never been born", &[]),
    ("be dead", &["tired|on|good|set|sure|serious|right"]),
    ("better off dead", &[]),
    ("better off without me", &[]),
    ("hurt myself", &["less|laughing|at|in|running|training|when|while|by"]),
    ("hurting myself", &["at|in|running|training"]),
    ("harm myself", &[]),
    ("harming myself", &[]),
    ("self-harm", &["prevention|awareness|support|charity"]),
    ("self-harming", &[]),
    ("self harm", &["prevention|awareness"]),
    ("cut|cutting myself", &["a|some|off|slack|free|short|out|another|loose|shaving|when|while|the|from"]),
    ("burn|burning myself", &["out|on|when|while|with|a|off"]),
    (
        "can not go on",
        &["holiday|a|the|my|like|tuesday|with|until|dates|trips|to|monday|friday|saturday|sunday"],
    ),
    ("no reason to live", &["in|with|here|at|near"]),
    ("nothing to live for", &[]),
    ("not want to live", &["in|with|here|at|near|alone|like|on|next|so|off|by|together|for"]),
    ("disappear forever", &[]),
    ("want to disappear", &["into|from|for|on|to|with"]),
    ("not be here any|anymore", &[]),
    ("not be alive", &[]),
    ("not want to be alive|here", &["on|for|at|with|when|while|in|all|until|by|this|next|tomorrow"]),
    (
        "not wake up",
        &[
            "late|so|early|at|before|after|the|my|in|to|with|hungry|tired|grumpy|hungover|every|until|during|anxious|people|him|her",
        ],
    ),
    (
        "never wake up",
        &["late|so|early|at|before|after|the|my|in|to|with|hungry|tired|again with|hungover|anxious"],
    ),
    ("take an overdose", &[]),
    ("overdose", &["prevention|awareness|training"]),
    ("hang myself", &["a|up|out"]),
    ("jump off a|the bridge|roof|building", &["with a bungee"]),
    ("cease to exist", &[]),
    ("stop existing", &[]),
];

/// Words before a phrase of crisis that turn it round: "no thoughts of self-harm", "a book about suicide".
const TURNED: &[&str] = &[
    "no",
    "without",
    "about",
    "on",
    "not",
    "never",
    "against",
    "zero",
    "for",
    "preventing",
    "prevent",
    "called",
];

pub(super) fn care(words: &Words, signals: &Signals) -> Option<Care> {
    if (0..words.len()).any(|i| crisis(words, i)) {
        return Some(Care::Support);
    }
    let risks: &[fn(&Words, &Signals, usize) -> bool] =
        &[medicine, detox, starving, training, punishing, sleepless];
    (0..words.len()).any(|i| risks.iter().any(|risk| risk(words, signals, i))).then_some(Care::Professional)
}

fn crisis(words: &Words, i: usize) -> bool {
    SUPPORT.iter().any(|(phrase, innocent)| {
        let Some(n) = words.phrase(i, phrase) else { return false };
        let turned = (i.saturating_sub(3)..i).any(|m| TURNED.contains(&words.at(m)))
            && !phrase.starts_with("not")
            && !phrase.contains("reason")
            && !phrase.starts_with("nothing");
        let stopping = phrase.contains("self") || phrase.contains("myself");
        let turned = turned
            && !(stopping
                && words.before(i, 1) != "of"
                && matches!(words.before(i, 1), "not" | "never")
                && false);
        !turned && !innocent.iter().any(|next| words.phrase(i + n, next).is_some())
    })
}

const MEDICINE: &[&str] = &[
    "medication",
    "medications",
    "meds",
    "med",
    "medicine",
    "medicines",
    "antidepressant",
    "antidepressants",
    "pill",
    "pills",
    "tablets",
    "sertraline",
    "fluoxetine",
    "prozac",
    "zoloft",
    "lexapro",
    "citalopram",
    "escitalopram",
    "venlafaxine",
    "effexor",
    "duloxetine",
    "cymbalta",
    "mirtazapine",
    "bupropion",
    "wellbutrin",
    "paroxetine",
    "lithium",
    "lamotrigine",
    "valproate",
    "quetiapine",
    "seroquel",
    "olanzapine",
    "aripiprazole",
    "abilify",
    "risperidone",
    "antipsychotic",
    "antipsychotics",
    "diazepam",
    "valium",
    "xanax",
    "alprazolam",
    "lorazepam",
    "clonazepam",
    "benzos",
    "benzodiazepines",
    "insulin",
    "ssri",
    "ssris",
    "snri",
    "ritalin",
    "adderall",
    "methadone",
    "prescription",
    "prescriptions",
    "beta-blockers",
    "mood-stabilizer",
    "mood-stabilizers",
    "dose",
    "dosage",
    "inhaler",
    "methylphenidate",
    "concerta",
    "vyvanse",
    "pregabalin",
    "gabapentin",
    "amitriptyline",
    "trazodone",
    "zopiclone",
];

/// Stopping, cutting or skipping what a doctor prescribed. Asking the doctor about it, or taking it, is no risk.
fn medicine(words: &Words, _: &Signals, i: usize) -> bool {
    const STOPS: &[&str] = &[
        "stop|stopping|quit|quitting|skip|skipping|ditch|drop|dump|halve|reduce|reducing|lower|cut|double|doubling|taper|avoid|refuse|throw|flush|flushing|increase|without|lower",
        "come|coming|get|getting|go|going|wean|weaning|be off",
        "wean myself off",
        "cut|cutting down|back",
        "give|giving up",
        "no more",
        "not take|taking",
        "not need|use",
        "never take",
        "be free of|from",
        "stop taking|using|needing",
        "miss|missing",
        "go|live|manage|cope|do without",
        "forget",
        "taper|tapering off|down",
        "stay off",
    ];
    let Some(n) = words.one_of(i, STOPS) else { return false };
    let doctor = (0..words.len()).any(|m| {
        matches!(words.at(m), "doctor" | "gp" | "psychiatrist" | "prescriber" | "pharmacist")
            && !matches!(words.before(m, 2), "telling" | "without" | "asking")
    }) && !(0..words.len())
        .any(|m| matches!(words.at(m), "without" | "behind") && words.at(m) != words.at(i));
    let turned = (i.saturating_sub(2)..i).any(|m| matches!(words.at(m), "not" | "never")) || doctor;
    let drug = (i + n..i + n + 5).take_while(|m| !words.ends(*m)).find(|m| MEDICINE.contains(&words.at(*m)));
    let Some(drug) = drug else { return false };
    // "stop forgetting my pills", "stop skipping my meds", "stop taking the bus to fetch my pills".
    let kept = (i + n..drug).any(|m| {
        matches!(
            words.at(m),
            "forgetting"
                | "skipping"
                | "missing"
                | "to"
                | "for"
                | "worrying"
                | "when"
                | "before"
                | "after"
                | "with"
                | "hating"
        )
    });
    let asked =
        (i.saturating_sub(4)..i).any(|m| matches!(words.at(m), "about" | "ask" | "discuss" | "whether"));
    let form = words.at(i) == "forget"
        || matches!(
            words.at(drug + 1),
            "box" | "bottle" | "organizer" | "reminder" | "reminders" | "diary" | "case" | "late"
        );
    !turned && !kept && !asked && !form
}

/// Leaving alcohol or drugs all at once, alone.
fn detox(words: &Words, _: &Signals, i: usize) -> bool {
    let drink = |m: usize| {
        matches!(
            words.at(m),
            "alcohol"
                | "drinking"
                | "drink"
                | "vodka"
                | "whisky"
                | "wine"
                | "booze"
                | "heroin"
                | "opioids"
                | "opiates"
                | "benzos"
                | "drugs"
                | "oxycodone"
                | "methadone"
                | "beer"
                | "gin"
        )
    };
    let near = |from: usize, to: usize| (from..to).any(drink);
    match words.at(i) {
        "detox" | "detoxing" | "withdraw" | "withdrawal" => near(i + 1, i + 6),
        "cold" if words.at(i + 1) == "turkey" => near(i.saturating_sub(6), i + 8),
        "bottle" | "litre" | "bottles" => {
            words.at(i + 1) == "of"
                && matches!(words.at(i + 2), "vodka" | "whisky" | "gin" | "rum" | "spirits" | "wine")
                && (i.saturating_sub(16)..i)
                    .any(|m| matches!(words.at(m), "stop" | "quit" | "stopping" | "quitting"))
        }
        _ => false,
    }
}

/// Very little food, very fast loss, purging.
fn starving(words: &Words, signals: &Signals, i: usize) -> bool {
    let word = words.at(i);
    let number = words.number(i).unwrap_or(0.0);
    let kcal = matches!(words.at(i + 1), "calories" | "calorie" | "kcal" | "cals");
    if kcal && number > 0.0 && number <= 1000.0 {
        let eaten = (0..i).any(|m| {
            matches!(
                words.at(m),
                "eat"
                    | "under"
                    | "below"
                    | "than"
                    | "most"
                    | "only"
                    | "on"
                    | "limit"
                    | "intake"
                    | "have"
                    | "consume"
                    | "restrict"
                    | "eating"
            )
        });
        let other = (i + 2..i + 5)
            .any(|m| matches!(words.at(m), "lunch" | "breakfast" | "dinner" | "meal" | "snack" | "deficit"))
            || (0..i).any(|m| matches!(words.at(m), "burn" | "burning" | "walk" | "run"));
        return eaten && !other;
    }
    if matches!(word, "lose" | "losing" | "drop" | "shed") {
        return fast_loss(words, signals);
    }
    let days = |m: usize| matches!(words.at(m), "days" | "day" | "week" | "weeks" | "month");
    match word {
        "starve" | "starving" => {
            matches!(words.at(i + 1), "myself" | "for" | "until" | "to") || words.at(i + 1).is_empty()
        }
        "purge" | "purging" => {
            !matches!(words.at(i + 1), "my" | "the" | "old" | "wardrobe")
                || (i..i + 6).any(|m| matches!(words.at(m), "meal" | "meals" | "eating" | "food"))
        }
        "laxative" | "laxatives" => {
            (0..i).any(|m| matches!(words.at(m), "take" | "use" | "taking" | "using"))
                && !(0..i).any(|m| matches!(words.at(m), "stop" | "not" | "quit" | "without"))
        }
        "fast" | "fasting" if words.is(i, Class::ACT) => {
            (i + 1..i + 5).any(days)
                && words.at(i + 1) == "for"
                && signals.horizons.iter().any(|found| found.value.when == When::Period)
        }
        "sick" => matches!(words.before(i, 2), "make" | "making") && words.before(i, 1) == "myself",
        "throw" => words.at(i + 1) == "up" && (i + 2..i + 5).any(|m| words.is(m, Class::CUE)),
        "skip" | "skipping" => {
            matches!(words.at(i + 1), "meals" | "breakfast" | "lunch" | "dinner" | "food")
                && !(0..i).any(|m| matches!(words.at(m), "stop" | "not" | "never" | "quit"))
                && (words.at(i + 1) != "breakfast"
                    || (i..words.len()).any(|m| matches!(words.at(m), "weight" | "thin" | "skinny")))
        }
        "eat" | "eating" => no_food(words, signals, i),
        "live" | "survive" => {
            words.at(i + 1) == "on"
                && (i + 2..i + 6).any(|m| matches!(words.at(m), "water" | "coffee" | "air"))
        }
        _ => false,
    }
}

/// "not eat on weekdays", "eat nothing all day", "eat once every two days".
fn no_food(words: &Words, signals: &Signals, i: usize) -> bool {
    let not = i > 0 && matches!(words.before(i, 1), "not" | "stop" | "without" | "no" | "quit" | "avoid");
    let object = signals.free(i + 1)
        && !words.ends(i + 1)
        && !matches!(words.at(i + 1), "at" | "on" | "for" | "anything" | "food");
    let whole = matches!(words.at(i + 1), "nothing")
        && !matches!(words.at(i + 2), "but" | "after" | "before" | "sweet" | "fried" | "in" | "with");
    let period = signals.rhythms.iter().any(|found| found.range.start >= i)
        || signals.horizons.iter().any(|found| found.value.when == When::Period)
        || words.ends(i + 1)
        || words.at(i + 1) == "anything";
    let late = signals.cues.iter().any(|found| {
        found.value.starts_with("after")
            || found.value.starts_with("before")
            || found.value.starts_with("at")
            || found.value.starts_with("in")
    });
    let late = late
        || (i..words.len()).any(|m| {
            matches!(
                words.at(m),
                "after"
                    | "before"
                    | "bed"
                    | "car"
                    | "desk"
                    | "sofa"
                    | "couch"
                    | "front"
                    | "meat"
                    | "out"
                    | "alone"
            )
        });
    let rarely = words.phrase(i + 1, "once every|each").is_some() && words.number(i + 3).is_some();
    not && !object && period && !late || whole || rarely
}

/// A kilo and a half a week and more, or five kilos within a month.
fn fast_loss(words: &Words, signals: &Signals) -> bool {
    let kilos = signals.amounts.iter().find_map(|found| match found.value.unit.as_str() {
        "kg" => Some(found.value.n),
        "lbs" | "pounds" | "pound" => Some(found.value.n / 2.2),
        "stone" => Some(found.value.n * 6.35),
        _ => None,
    });
    let Some(kilos) = kilos else { return false };
    let weeks = signals.horizons.iter().find_map(|found| weeks(words, found.range.clone()));
    let weekly = signals.rhythms.iter().any(|found| found.value.every == Some(super::Every::Weekly));
    match weeks {
        Some(weeks) => kilos / weeks >= 1.5,
        None => weekly && kilos >= 1.5,
    }
}

/// About how many weeks a horizon is away, from its own words.
fn weeks(words: &Words, range: std::ops::Range<usize>) -> Option<f64> {
    let count = range.clone().find_map(|n| words.number(n)).unwrap_or(1.0).max(1.0);
    range.clone().find_map(|n| {
        Some(match words.at(n) {
            "today" | "tomorrow" | "tonight" => 0.2,
            "day" | "days" => count / 7.0,
            "week" | "weeks" | "weekend" => count,
            "fortnight" => 2.0,
            "month" | "months" => count * 4.3,
            "friday" | "monday" | "tuesday" | "wednesday" | "thursday" | "saturday" | "sunday" => 1.0,
            _ => return None,
        })
    })
}

/// Training as a way to burn off food, or for hours every day.
fn training(words: &Words, signals: &Signals, i: usize) -> bool {
    let trains = |m: usize| {
        words.is(m, Class::HARD)
            || matches!(
                words.at(m),
                "exercise" | "exercising" | "gym" | "cardio" | "treadmill" | "cycle" | "swim" | "walk"
            )
    };
    match words.at(i) {
        "burn" | "work" => {
            words.at(i + 1) == "off"
                && (i + 2..i + 6).any(|m| {
                    words.is(m, Class::CUE.or(Class::INTAKE))
                        || matches!(words.at(m), "meal" | "meals" | "food" | "calories" | "ate" | "eat")
                })
        }
        "until" => {
            words.phrase(i, "until i drop|collapse|faint|vomit|pass").is_some()
                && (0..i).any(trains)
                && (i + 3 >= words.len()
                    || words.ends(i + 3)
                    || !signals.free(i + 3)
                    || words.at(i + 3) == "out")
        }
        _ if trains(i) && signals.free(i) => {
            signals.amounts.iter().any(|found| {
                matches!(found.value.unit.as_str(), "hours" | "hour")
                    && found.value.n >= 4.0
                    && !found.value.at_most
            }) && signals.rhythms.iter().any(|found| found.value.every == Some(super::Every::Daily))
                && words.at(i) != "walk"
                && !words.is(i, Class::PERSON)
        }
        _ => false,
    }
}

/// Hurting or punishing oneself.
fn punishing(words: &Words, signals: &Signals, i: usize) -> bool {
    let punish = matches!(words.at(i), "punish" | "punishing") && words.at(i + 1) == "myself";
    let negated = (i.saturating_sub(3)..i)
        .any(|m| matches!(words.at(m), "stop" | "not" | "never" | "without" | "avoid" | "quit" | "less"))
        || words.at(i + 2) == "less";
    punish && !negated && signals.marks.get(i) != Some(&Mark::Reason)
}

/// Hardly any sleep on purpose.
fn sleepless(words: &Words, signals: &Signals, i: usize) -> bool {
    let little = |found: &super::signals::Found<super::signals::Amount>| {
        matches!(found.value.unit.as_str(), "hours" | "hour")
            && found.value.n <= 4.0
            && found.range.start > i
            && found.range.start <= i + 3
    };
    let negated = i > 0 && words.is(i - 1, Class::NOT.or(Class::STOP));
    let least = matches!(words.at(i + 1), "at") && words.at(i + 2) == "least" || words.at(i + 1) == "more";
    matches!(words.at(i), "sleep" | "sleeping")
        && !negated
        && !least
        && signals.amounts.iter().any(little)
        && !signals.rhythms.is_empty()
}
