//! Whether words softly call for an offer of help. It overlooks and it errs; nothing is recorded or decided by it.

/// Words in a row that call for an offer.
const PHRASES: &[&str] = &[
    "kill myself",
    "killing myself",
    "take my own life",
    "take my life",
    "taking my own life",
    "end my life",
    "ending my life",
    "end it all",
    "ending it all",
    "suicide",
    "suicidal",
    "want to die",
    "wanted to die",
    "wanting to die",
    "wanna die",
    "wish i was dead",
    "wish i were dead",
    "wish i had never been born",
    "want to be dead",
    "better off dead",
    "better off without me",
    "hurt myself",
    "hurting myself",
    "harm myself",
    "harming myself",
    "self harm",
    "self harmed",
    "self harming",
    "selfharm",
    "cant go on",
    "cannot go on",
    "can not go on",
    "cant keep going",
    "no reason to live",
    "no reason to go on",
    "nothing to live for",
    "no point in living",
    "no point living",
    "dont want to live",
    "do not want to live",
    "dont want to be alive",
    "do not want to be alive",
    "dont want to wake up",
    "do not want to wake up",
    "disappear forever",
    "not be here anymore",
    "not be here any more",
    "dont want to be here anymore",
    "dont want to be here any more",
];

/// What may follow a phrase and makes it mean something else: the phrase, the words after it.
const HARMLESS_AFTER: &[(&str, &[&str])] = &[
    ("want to die", &["of", "laughing", "from", "on"]),
    ("wanted to die", &["of", "laughing", "from", "on"]),
    ("wanna die", &["of", "laughing", "from"]),
    (
        "cant go on",
        &[
            "holiday", "vacation", "a", "the", "my", "our", "saturday", "sunday", "monday", "tuesday",
            "friday",
        ],
    ),
    ("cannot go on", &["holiday", "vacation", "a", "the", "my", "our", "saturday", "sunday"]),
    ("can not go on", &["holiday", "vacation", "a", "the", "my", "our", "saturday", "sunday"]),
    ("cant keep going", &["to", "there", "out"]),
    ("dont want to live", &["in", "with", "at", "here", "near", "like", "off", "there", "on", "by"]),
    ("do not want to live", &["in", "with", "at", "here", "near", "like", "off", "there", "on", "by"]),
    ("dont want to wake up", &["at", "early", "before", "late", "so", "my", "the", "tired", "him", "her"]),
    ("do not want to wake up", &["at", "early", "before", "late", "so", "my", "the", "tired"]),
    (
        "hurt myself",
        &["running", "lifting", "playing", "climbing", "cooking", "skiing", "cycling", "training"],
    ),
    ("suicide", &["squad"]),
    ("take my life", &["back", "into", "seriously", "in"]),
    ("end it all", &["in", "neatly"]),
];

/// Words that deny what follows within a few words of them.
const NEGATIONS: &[&str] = &[
    "no", "not", "never", "without", "nor", "neither", "dont", "didnt", "doesnt", "havent", "hasnt", "hadnt",
    "isnt", "wasnt", "arent", "wont", "wouldnt", "stopped",
];

/// What after one of them keeps it from denying: “not sure”, “don't know”, “why not”.
const DOUBTS: &[&str] = &["sure", "know", "care", "only", "stop", "stopped", "just", "help", "see"];

/// How many words a negation reaches.
const REACH: usize = 5;

/// Feeling words that call for an offer when picked (clinical 3.5).
const FEELINGS: &[&str] = &["hopeless"];

/// Whether the person's words softly call for an offer of help. “dying to try yoga” does not, “no thoughts of suicide”
/// does not.
pub fn offers_help(text: &str) -> bool {
    clauses(text).iter().any(|words| PHRASES.iter().any(|phrase| says(words, phrase)))
}

/// Whether a picked feeling does.
fn feeling_offers_help(feeling: &str) -> bool {
    FEELINGS.iter().any(|word| feeling.trim().eq_ignore_ascii_case(word))
}

/// Whether what was written, or a feeling picked beside it, softly calls for an offer of help.
pub fn calls_for_help(words: &str, feelings: &[String]) -> bool {
    offers_help(words) || feelings.iter().any(|feeling| feeling_offers_help(feeling))
}

/// The words of each clause, small letters, apostrophes gone. “But” begins a new one: it takes a denial back.
fn clauses(text: &str) -> Vec<Vec<String>> {
    let mut clauses = vec![Vec::new()];
    let mut word = String::new();
    for sign in text.chars().chain([' ']) {
        if sign.is_alphanumeric() {
            word.extend(sign.to_lowercase());
        } else if !matches!(sign, '\'' | '’' | '‘') {
            let whole = std::mem::take(&mut word);
            let turns = whole == "but";
            if let Some(clause) = clauses.last_mut().filter(|_| !turns && !whole.is_empty()) {
                clause.push(whole);
            }
            if turns || ends(sign) {
                clauses.push(Vec::new());
            }
        }
    }
    clauses
}

fn ends(sign: char) -> bool {
    matches!(sign, '.' | '!' | '?' | ';' | ':' | '\n' | '\r')
}

fn says(words: &[String], phrase: &str) -> bool {
    let sought: Vec<&str> = phrase.split(' ').collect();
    let mut places = words.windows(sought.len()).enumerate();
    places.any(|(at, window)| {
        window.iter().eq(sought.iter())
            && !is_denied(&words[..at])
            && !is_harmless(phrase, words.get(at + sought.len()).map(String::as_str))
    })
}

fn is_harmless(phrase: &str, next: Option<&str>) -> bool {
    let after = HARMLESS_AFTER.iter().filter(|(harmless, _)| *harmless == phrase);
    next.is_some_and(|next| after.flat_map(|(_, words)| words.iter()).any(|word| *word == next))
}

fn is_denied(before: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(REACH)..];
    near.iter().enumerate().any(|(at, word)| {
        let doubted = near.get(at + 1).is_some_and(|next| DOUBTS.contains(&next.as_str()));
        let asked =
            at.checked_sub(1).is_some_and(|at| matches!(near[at].as_str(), "why" | "cant" | "cannot"));
        NEGATIONS.contains(&word.as_str()) && !doubted && !asked
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_crisis_call_for_an_offer() {
        for text in [
            "I want to die",
            "sometimes I think I’d be better off dead",
            "Thought about suicide again.",
            "I can't go on",
            "I can’t go on like this",
            "there is no reason to live",
            "I don't know if I want to die",
            "slept badly. want to disappear forever",
            "I want to hurt myself",
            "self-harm urges tonight",
            "not a good day. I might kill myself",
            "I can't stop thinking about suicide",
            "I have no appetite but I want to die",
            "WANT TO DIE",
            "KILL MYSELF!!!",
            "I don't want to live",
        ] {
            assert!(offers_help(text), "{text}");
        }
    }

    #[test]
    fn near_misses_and_denials_do_not() {
        for text in [
            "",
            "dying to try yoga",
            "this cake is to die for",
            "I could have died laughing",
            "wanted to die of embarrassment",
            "the deadline is killing me",
            "no thoughts of suicide this week",
            "I don't want to die",
            "I have not wanted to hurt myself since May",
            "never felt suicidal",
            "watched Suicide Squad with Sam",
            "I can't go on holiday this year",
            "hurt myself running on Tuesday",
            "I don't want to live with my brother any more",
            "I want to diet",
            "killed it at work",
            "a week without self-harm",
            "take my life back from the phone",
        ] {
            assert!(!offers_help(text), "{text}");
        }
    }

    #[test]
    fn only_one_feeling_word_calls_for_it() {
        assert!(feeling_offers_help("Hopeless") && !feeling_offers_help("hopeful"));
    }
}
