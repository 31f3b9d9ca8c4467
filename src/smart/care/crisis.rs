//! Words of crisis, and the everyday phrases that look like them.

use super::Look;
use crate::smart::phrases::phrases;

/// A phrase, and the words that make it innocent when they follow it.
const CRISIS: &[(&str, &str)] = &[
    ("kill myself", "laughing with at in"),
    ("killing myself", "laughing with at in for over"),
    ("kms", ""),
    ("end my life", "story chapter insurance lesson"),
    ("ending my life", "story chapter"),
    ("end|ending it all", ""),
    ("it all to end", ""),
    ("it all to be over", ""),
    (
        "take|taking my own life",
        "seriously easy back into less one day slower slow in story lessons skills more",
    ),
    ("suicide", "prevention awareness squad hotline helpline charity bereavement survivors loss"),
    ("commit suicide", ""),
    ("suicidal", "client clients patient patients people friend characters teenagers"),
    ("want to die", "laughing hard trying of my down in on inside"),
    ("wanna die", "laughing"),
    ("wish i was|were dead|gone", ""),
    ("wish i had never been born", ""),
    ("rather be dead", ""),
    ("be dead", "tired on good set sure serious right weight"),
    ("better off dead", ""),
    ("better off without me", ""),
    ("hurt|hurting myself", "laughing at in running training when while by on lifting playing"),
    ("harm|harming myself", ""),
    ("self-harm|self-harming", "prevention awareness support charity"),
    ("self harm|harming", "prevention awareness support charity"),
    (
        "cut|cutting myself",
        "a some off slack free short out another loose shaving when while the from in two",
    ),
    ("burn|burning myself", "out on when while with a off up"),
    (
        "can not go on",
        "holiday a the my like with until dates trips to monday tuesday wednesday thursday friday saturday sunday vacation social",
    ),
    ("no reason to live|go", "in with here at near there"),
    ("nothing to live for", ""),
    ("no point in living", "in with here at near there"),
    ("not want to live", "in with here at near alone like on next so off by together for there under"),
    ("not want to exist", ""),
    ("disappear forever", ""),
    ("want to disappear", "into from for on to with"),
    ("not be here any", ""),
    ("not be alive", ""),
    ("not want to be alive", ""),
    ("not want to be here", "on for at with when while in all until by this next tomorrow so"),
    (
        "not wake up",
        "late so early at before after the my in to with hungry tired grumpy hungover every until during anxious people him her three twice",
    ),
    ("never wake up", "late so early at before after the my in to with hungry tired hungover anxious"),
    ("take an|my overdose", ""),
    ("overdose", "prevention awareness training"),
    ("hang myself", "a up out"),
    ("jump off a|the bridge|roof|building", ""),
    ("cease to exist", ""),
    ("stop existing", ""),
    ("not exist", ""),
    ("unalive", ""),
    ("sleep and never wake", ""),
];

/// Words before a phrase that turn it round: "no thoughts of self-harm", "a book about suicide".
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

/// Phrases that carry their own "no" or "not".
const OWN_NEGATION: &[&str] = &["not", "no", "nothing", "never", "can"];

pub(super) fn speaks(look: Look, i: usize) -> bool {
    let Some((n, row)) = phrases!(CRISIS.iter().map(|(phrase, _)| phrase)).find(look.words, i) else {
        return false;
    };
    let next = look.words.at(i + n);
    let followed = CRISIS[row].1.split(' ').any(|word| !word.is_empty() && word == next);
    let counted = look.words.at(i) == "kms" && i > 0 && look.words.number(i - 1).is_some();
    let turned = !OWN_NEGATION.contains(&look.words.at(i))
        && look.before(i, 3, TURNED)
        && !look.before(i, 3, &["thinking", "think", "dreaming"]);
    !followed && !counted && !turned
}
