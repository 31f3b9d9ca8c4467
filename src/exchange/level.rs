//! Moods on other scales, made ours: linear to 1..10, rounded half up. Five levels are 1, 3, 6, 8, 10.

use std::collections::HashMap;

use crate::model::number::Mood;

/// The best of the five levels that most mood apps have.
pub const BEST: u8 = 5;

/// Mood names and their levels, 1 the worst to 5 the best, whatever their case.
#[derive(Clone, Debug, Default)]
pub struct Levels(HashMap<String, u8>);

impl Levels {
    /// `NAME=LEVEL` as on the command line.
    pub fn add(&mut self, text: &str) -> Result<(), String> {
        let wrong = || format!("a mood name and its level, 1 worst to {BEST} best, like \"so-so=3\"");
        let (name, level) = text.rsplit_once('=').ok_or_else(wrong)?;
        let level = level.trim().parse().ok().filter(|level| (1..=BEST).contains(level)).ok_or_else(wrong)?;
        if name.trim().is_empty() {
            return Err(wrong());
        }
        self.0.insert(key(name), level);
        Ok(())
    }

    pub fn get(&self, name: &str) -> Option<u8> {
        self.0.get(&key(name)).copied()
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// `level` of `levels`, both from 1, the greatest the best. None out of range.
pub fn mood(level: u8, levels: u8) -> Option<Mood> {
    let (steps, span) = (u32::from(level).checked_sub(1)?, u32::from(levels).checked_sub(1)?);
    if span == 0 || span < steps {
        return None;
    }
    let up = (2 * 9 * steps + span) / (2 * span);
    Mood::new(u8::try_from(1 + up).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_levels_are_one_three_six_eight_ten() {
        let five: Vec<u8> = (1..=5).map(|level| mood(level, 5).unwrap().get()).collect();
        assert_eq!(five, [1, 3, 6, 8, 10]);
        let ten: Vec<u8> = (1..=10).map(|level| mood(level, 10).unwrap().get()).collect();
        assert_eq!(ten, (1..=10).collect::<Vec<u8>>());
        for (level, levels) in [(0, 5), (6, 5), (1, 1), (1, 0), (255, 5)] {
            assert_eq!(mood(level, levels), None, "{level} of {levels}");
        }
    }

    #[test]
    fn a_level_is_given_by_name() {
        let mut levels = Levels::default();
        levels.add("So = so=3").unwrap();
        levels.add("Élan=5").unwrap();
        assert_eq!((levels.get("so = SO"), levels.get("élan"), levels.get("x")), (Some(3), Some(5), None));
        for wrong in ["x", "x=0", "x=6", "=3", "x=", "x=good"] {
            assert!(levels.add(wrong).is_err(), "{wrong}");
        }
    }
}
