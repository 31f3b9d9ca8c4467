//! Numbers with a range: a mood, a rating, an amount. A value out of range cannot be made.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::fields::whole;

/// A whole number from `LOW` to `HIGH`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scale<const LOW: u8, const HIGH: u8>(u8);

/// 1 as low as it gets for the person, 10 as good as it gets.
pub type Mood = Scale<1, 10>;

/// 0 none, 10 the most: stress, energy, confidence, a pillar, how close a goal is.
pub type Rating = Scale<0, 10>;

/// How often, how long, how much: 0 or more, finite; written without a fraction where it has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Amount(f64);

impl<const LOW: u8, const HIGH: u8> Scale<LOW, HIGH> {
    pub const LOW: u8 = LOW;
    pub const HIGH: u8 = HIGH;

    pub fn new(value: u8) -> Option<Self> {
        (LOW..=HIGH).contains(&value).then_some(Self(value))
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

impl<const LOW: u8, const HIGH: u8> Default for Scale<LOW, HIGH> {
    fn default() -> Self {
        Self(LOW)
    }
}

impl<const LOW: u8, const HIGH: u8> FromStr for Scale<LOW, HIGH> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("a whole number from {LOW} to {HIGH}");
        text.trim().parse().ok().and_then(Self::new).ok_or_else(wrong)
    }
}

impl<const LOW: u8, const HIGH: u8> fmt::Display for Scale<LOW, HIGH> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const LOW: u8, const HIGH: u8> Serialize for Scale<LOW, HIGH> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de, const LOW: u8, const HIGH: u8> Deserialize<'de> for Scale<LOW, HIGH> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u8::deserialize(deserializer)?;
        let wrong = || de::Error::custom(format!("{value} is not from {LOW} to {HIGH}"));
        Self::new(value).ok_or_else(wrong)
    }
}

impl Amount {
    pub fn new(value: f64) -> Option<Self> {
        (value.is_finite() && 0.0 <= value).then_some(Self(value))
    }

    pub fn get(self) -> f64 {
        self.0
    }

    /// Hours of a day, 0 to 24: `7.5`, `7,5`, `7:30`, `7h30`, `8 h`.
    pub fn hours(text: &str) -> Option<Self> {
        let plain = text.trim().trim_end_matches(['h', ' ']);
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let whole = |part: &str| part.trim().parse::<u8>().ok().filter(|_| digits(part.trim()));
        let hours = match plain.split_once([':', 'h']) {
            Some((hours, minutes)) => {
                let minutes = whole(minutes).filter(|minutes| *minutes < 60)?;
                f64::from(whole(hours)?) + f64::from(minutes) / 60.0
            }
            None => plain.parse::<Self>().ok()?.0,
        };
        Self::new(hours).filter(|hours| hours.0 <= 24.0)
    }
}

impl From<u32> for Amount {
    fn from(whole: u32) -> Self {
        Self(f64::from(whole))
    }
}

impl FromStr for Amount {
    type Err = String;

    /// `20`, `1.5`, `1,5`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "a number, like 20 or 1.5".to_owned();
        let text = text.trim().replace(',', ".");
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        text.parse().ok().filter(|_| plain).and_then(Self::new).ok_or_else(wrong)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (self.0 * 100.0).round() / 100.0;
        write!(f, "{rounded}")
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.0.fract() == 0.0 && self.0 < 9e15;
        if whole { serializer.serialize_u64(self.0 as u64) } else { serializer.serialize_f64(self.0) }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AmountVisitor;
        impl Visitor<'_> for AmountVisitor {
            type Value = Amount;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number from 0 up")
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Amount, E> {
                self.visit_f64(value as f64)
            }

            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Amount, E> {
                Amount::new(value).ok_or_else(|| E::custom("an amount is a number from 0 up"))
            }
        }
        deserializer.deserialize_any(AmountVisitor)
    }
}

whole!(Mood, Rating, Amount);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_with_a_point_a_comma_or_minutes() {
        let read = |text| Amount::hours(text).map(Amount::get);
        for text in ["7.5", "7,5", "7:30", "7h30", " 7.5 h "] {
            assert_eq!(read(text), Some(7.5), "{text}");
        }
        assert_eq!((read("8h"), read("24"), read("0")), (Some(8.0), Some(24.0), Some(0.0)));
        for wrong in ["25", "-1", "7:60", "x", "", "24:01", "h", "7h30m", "7:+5"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_mood_is_from_one_to_ten() {
        assert_eq!("10".parse::<Mood>().map(Mood::get), Ok(10));
        for wrong in ["0", "11", "-1", "5.5", "", "five", "256"] {
            assert_eq!(wrong.parse::<Mood>(), Err("a whole number from 1 to 10".to_owned()), "{wrong}");
        }
        assert!(serde_json::from_str::<Mood>("11").is_err());
        assert!(serde_json::from_str::<Rating>("0").is_ok());
    }

    #[test]
    fn an_amount_is_written_as_short_as_it_is() {
        for text in ["0", "20", "1.5"] {
            assert_eq!(serde_json::to_string(&text.parse::<Amount>().unwrap()).unwrap(), text);
        }
        assert_eq!("1,5".parse::<Amount>(), "1.5".parse());
        for wrong in ["abc", "-1", "inf", "nan", "1e9", "", "1.2.3"] {
            assert!(wrong.parse::<Amount>().is_err(), "{wrong}");
        }
    }
}
