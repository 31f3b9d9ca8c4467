//! Stopping, cutting or skipping what a doctor prescribed, and leaving alcohol or drugs all at once. Taking it, or
//! asking the doctor about it, is no risk.

use super::Look;
use crate::smart::lexicon::Class;
use crate::smart::phrases::phrases;
use crate::smart::tokens::{Kind, Words};

const MEDICINES: &[&str] = &[
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
    "methylphenidate",
    "concerta",
    "vyvanse",
    "pregabalin",
    "gabapentin",
    "amitriptyline",
    "trazodone",
    "zopiclone",
];

/// Ways to take less of it, or more, than was agreed.
const CHANGES: &[&str] = &[
    "stop|stopping|quit|quitting|skip|skipping|ditch|drop|dump|halve|reduce|reducing|lower|cut|cutting|double|doubling",
    "taper|tapering|avoid|refuse|flush|flushing|increase|increasing|without|miss|missing",
    "throw away|out",
    "come|coming|get|getting|go|going|wean|weaning|be|stay|staying off",
    "wean|taper|get|take myself off",
    "cut|cutting down|back",
    "give|giving up",
    "no more",
    "take|taking half|less|more|extra|double",
    "not take|taking|need|use|want",
    "never take|need",
    "free of|from",
    "stop taking|using|needing",
    "live|manage|cope|do|go without",
    "taper|tapering off|down",
];

const DOCTORS: &[&str] =
    &["doctor", "gp", "psychiatrist", "prescriber", "pharmacist", "nurse", "psychiatrist's", "doctor's"];

/// Between the change and the medicine, these say that it is kept: "stop forgetting my pills".
const KEEPS: &[&str] = &[
    "forgetting",
    "skipping",
    "missing",
    "to",
    "for",
    "worrying",
    "when",
    "before",
    "after",
    "with",
    "hating",
    "running",
    "about",
    "while",
];

/// Behind a medicine, these make it a thing: "drop the pill box".
const THINGS: &[&str] =
    &["box", "bottle", "organizer", "reminder", "reminders", "diary", "case", "late", "alarm", "cabinet"];

pub(super) fn stops(look: Look, i: usize) -> bool {
    let words = look.words;
    let Some(n) = words.one_of(i, phrases!(CHANGES)) else { return false };
    let behind = (i + n..i + n + 5).take_while(|m| !parts(words, *m));
    let Some(drug) = behind.into_iter().find(|m| MEDICINES.contains(&words.at(*m))) else { return false };
    let turned = look.before(i, 2, &["not", "never", "stop"])
        || look.before(i, 4, &["about", "ask", "discuss", "whether"]);
    let kept = look.any(i + n..drug, KEEPS)
        || words.phrase(i, "drop off").is_some()
        || THINGS.contains(&words.at(drug + 1));
    !turned && !kept && !with_doctor(look)
}

/// Where another clause starts: "stop smoking and take my meds".
fn parts(words: &Words, n: usize) -> bool {
    let joined =
        matches!(words.at(n), "and" | "but" | "then") && words.is(n + 1, Class::VERB.or(Class::PRONOUN));
    words.ends(n) || words.kind(n) == Kind::Mark || joined
}

/// With the doctor, and not behind their back.
fn with_doctor(look: Look) -> bool {
    const TOGETHER: &[&str] =
        &["with|under|ask|asking|as my|our|the|a", "talk|talking|speak|speaking|agreed to|with my|our|the|a"];
    let all = 0..look.words.len();
    let words = look.words;
    let told = |n: usize| {
        let opened = words.one_of(n, phrases!(TOGETHER))?;
        (n + opened..n + opened + 2).any(|n| DOCTORS.contains(&words.at(n))).then_some(())
    };
    let alone = look.any(all.clone(), &["behind"])
        || all
            .clone()
            .any(|n| look.words.one_of(n, phrases!(["without telling|asking|seeing|my"])).is_some());
    all.clone().any(|n| told(n).is_some()) && !alone
}

const DRINKS: &[&str] = &[
    "alcohol",
    "drinking",
    "drink",
    "vodka",
    "whisky",
    "wine",
    "booze",
    "heroin",
    "opioids",
    "opiates",
    "benzos",
    "drugs",
    "oxycodone",
    "methadone",
    "beer",
    "gin",
    "rum",
    "spirits",
    "fentanyl",
    "painkillers",
];

/// Those among them that no one comes off alone.
const HARD: &[&str] =
    &["heroin", "opioids", "opiates", "benzos", "oxycodone", "methadone", "fentanyl", "painkillers"];

/// Leaving alcohol or drugs all at once: dangerous without a doctor.
pub(super) fn detoxes(look: Look, i: usize) -> bool {
    let words = look.words;
    let helped =
        look.any(0..words.len(), &["clinic", "rehab", "hospital", "doctor", "gp", "programme", "program"]);
    let risky = match words.at(i) {
        "detox" | "detoxing" | "withdraw" | "withdrawal" => look.any(i + 1..i + 6, DRINKS),
        "cold" if words.at(i + 1) == "turkey" => {
            let near = i.saturating_sub(6)..i + 8;
            look.any(near.clone(), DRINKS) || look.any(near, MEDICINES)
        }
        "come" | "coming" | "get" | "getting" if words.at(i + 1) == "off" => look.any(i + 2..i + 4, HARD),
        "bottle" | "bottles" | "litre" | "liter" | "handle" | "fifth" => {
            words.at(i + 1) == "of"
                && look.any(i + 2..i + 3, DRINKS)
                && look.any(i.saturating_sub(16)..i, &["stop", "quit", "stopping", "quitting"])
                && look.daily()
        }
        _ => false,
    };
    risky && !helped
}
