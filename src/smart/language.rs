//! Whether a sentence is English at all; nothing is judged that cannot be read.

use super::lexicon::{self, Class};
use super::tokens::{Kind, Words};

/// What is said then.
pub(super) const NOTICE: &str = "I can only read English; your goal is kept as you wrote it.";

/// Two words of another language and more of them than of English, or letters of another script.
pub(super) fn is_foreign(words: &Words) -> bool {
    let (mut foreign, mut known, mut script, mut all) = (0, 0, 0, 0);
    for n in 0..words.len() {
        let word = words.at(n);
        if words.kind(n) != Kind::Word || word.is_empty() {
            continue;
        }
        all += 1;
        let class = words.class(n);
        let latin = word.chars().all(|c| {
            !c.is_alphabetic()
                || c < '\u{250}'
                || ('\u{1e00}'..='\u{1eff}').contains(&c)
                || ('\u{300}'..='\u{36f}').contains(&c)
        });
        if !latin {
            script += 1;
        } else if class == Class::FOREIGN || class.any(Class::FOREIGN) && !word.is_ascii() {
            foreign += 1;
        } else if lexicon::is_known(word) && !class.any(Class::FOREIGN) {
            known += 1;
        }
    }
    script > 0 && script * 2 >= all
        || foreign >= 2 && foreign > known
        || foreign >= 1 && known == 0 && all >= 3
}
