//! What the screens say of their keys, said for lines.

/// As a screen says it, and as it is said where there are no keys but signs.
const SAID: &[(&str, &str)] = &[
    (" Esc goes back without one.", " < goes back without one."),
    (" Ctrl-O just notes that you showed up.", ""),
    ("A low day may be a short one: L, and nothing more is counted today.", SHORT_DAY),
    ("It stands on F2, under the numbers.", "It stands under the numbers, which ! shows."),
    ("F2 has someone to talk to now.", "! has someone to talk to now."),
    (" s takes one up again.", " Its status takes one up again."),
    (" c writes one: a number is enough.", " A check-in writes one: a number is enough."),
    ("c writes one", "a check-in writes one"),
    (" n on Today notes it.", ""),
    (" n on Today adds one.", ""),
    (" m opens the questionnaires: two results make a line.", " Two results make a line."),
    ("Begun and kept; n goes on with it.", "Begun in the app, and kept there"),
    ("Nothing yet. n takes it now, a types in a score from elsewhere.", "Nothing yet."),
    ("J and K move habits. Choose one first.", "It is not asked for today, and stays where it is."),
    ("guidepost log --mood 6 adds a check-in.", "A check-in is one number."),
    (": tab 6.", "."),
];

const SHORT_DAY: &str =
    "A low day may be a short one: its task is under This day, and nothing more is counted.";

pub fn keyless(words: &str) -> String {
    SAID.iter().fold(words.to_owned(), |words, (keys, signs)| words.replace(keys, signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_signs() {
        assert_eq!(
            keyless("A word is enough. Esc goes back without one."),
            "A word is enough. < goes back without one."
        );
        assert_eq!(keyless("F2 has someone to talk to now."), "! has someone to talk to now.");
        assert_eq!(keyless("Kept."), "Kept.");
    }
}
