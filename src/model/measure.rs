//! What can be measured: the questionnaires, a file and a row each, and the person's own scales from 0 to 10. The words
//! of a questionnaire stand as its authors wrote them (clinical 3). Knows no result and no screen.

mod gad_2;
mod gad_7;
mod phq_2;
mod phq_8;
mod phq_9;

use super::session::Measured;
use super::settings::Settings;

/// Every questionnaire there is, in the order in which they are offered.
pub const QUESTIONNAIRES: &[Questionnaire] = &[phq_8::ROW, phq_9::ROW, gad_7::ROW, phq_2::ROW, gad_2::ROW];

/// A questionnaire, word for word.
#[derive(Debug, PartialEq)]
pub struct Questionnaire {
    /// As it stands in the file and on the command line: `phq-8`. Never changed once released.
    pub name: &'static str,
    /// As it is shown: `PHQ-8`.
    pub title: &'static str,
    /// What it asks about and how long it is, in our words.
    pub about: &'static str,
    pub stem: &'static str,
    pub questions: &'static [&'static str],
    /// What every question is answered with: 0, 1, 2, 3.
    pub answers: &'static [&'static str],
    /// Asked after the others if the total is above zero, and not counted.
    pub difficulty: Option<Difficulty>,
    /// By the total they begin at, the lowest first.
    pub bands: &'static [Band],
    /// How large a change is to be before it is more than scores move by themselves.
    pub reliable: Option<Reliable>,
    /// The question whose answer leaves this machine only if that is ticked, counted from 0.
    pub private: Option<usize>,
    /// Whose it is; stands under the questions.
    pub notice: &'static str,
}

/// The question that is not counted.
#[derive(Debug, PartialEq)]
pub struct Difficulty {
    pub question: &'static str,
    pub answers: &'static [&'static str],
}

/// A range of totals and what its authors call it.
#[derive(Debug, PartialEq)]
pub struct Band {
    pub from: u8,
    pub name: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliable {
    /// So many points or more.
    pub points: u8,
    /// Who says so.
    pub source: &'static str,
}

/// A questionnaire, or a scale of the person's own from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure<'a> {
    Questionnaire(&'static Questionnaire),
    Own(&'a str),
}

/// The highest number on a scale of one's own.
pub const OWN_MOST: u8 = 10;

/// So many days after the last result the next makes sense (clinical 3.1): every two weeks, or as the person set it,
/// never under one week.
pub const EVERY: i64 = 14;
pub const EVERY_WEEK: i64 = 7;

const STEM: &str =
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?";

const ANSWERS: &[&str] = &["Not at all", "Several days", "More than half the days", "Nearly every day"];

/// Of the PHQ and the GAD-7.
const DIFFICULTY: Difficulty = Difficulty {
    question: "If you checked off any problems, how difficult have these problems made it for you to do your work, \
        take care of things at home, or get along with other people?",
    answers: &["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"],
};

const NOTICE: &str = "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an \
    educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.";

/// Totals of the two short ones: from 3 on the long one tells more.
const SHORT_BANDS: &[Band] = &[band(0, "under 3"), band(3, "3 or more")];

const fn band(from: u8, name: &'static str) -> Band {
    Band { from, name }
}

/// The questionnaire of a name, in any case, with a hyphen or without: `PHQ8`, `phq-8`.
pub fn questionnaire(name: &str) -> Option<&'static Questionnaire> {
    let plain = |name: &str| name.trim().to_lowercase().replace(['-', ' '], "");
    let wanted = plain(name);
    QUESTIONNAIRES.iter().find(|row| plain(row.name) == wanted)
}

/// The questionnaires to offer without being asked: the eight questions about low mood, or the nine if the person's
/// therapist uses those, and the others.
pub fn offered(settings: &Settings) -> impl Iterator<Item = &'static Questionnaire> {
    let other = if settings.phq_9 { phq_8::ROW.name } else { phq_9::ROW.name };
    QUESTIONNAIRES.iter().filter(move |row| row.name != other)
}

impl Questionnaire {
    /// The highest total.
    pub fn most(&self) -> u8 {
        (self.questions.len() * (self.answers.len() - 1)) as u8
    }

    /// What its authors call a total; none for one that cannot be.
    pub fn band(&self, total: f64) -> Option<&'static str> {
        let within = (0.0..=f64::from(self.most())).contains(&total);
        let band = self.bands.iter().rev().find(|band| f64::from(band.from) <= total);
        band.filter(|_| within).map(|band| band.name)
    }

    /// The sum, once every question has an answer it can have.
    pub fn total(&self, answers: &[Option<u8>]) -> Option<u8> {
        let most = self.answers.len() as u8 - 1;
        let whole = answers.len() == self.questions.len();
        let sum = || answers.iter().map(|answer| answer.filter(|answer| *answer <= most)).sum::<Option<u8>>();
        whole.then(sum).flatten()
    }
}

impl<'a> Measure<'a> {
    /// The questionnaire of that name, or else the person's own scale that is called so.
    pub fn named(name: &'a str) -> Self {
        questionnaire(name).map_or(Self::Own(name), Self::Questionnaire)
    }

    /// As it stands in the file.
    pub fn name(&self) -> &'a str {
        match self {
            Self::Questionnaire(row) => row.name,
            Self::Own(name) => name,
        }
    }

    /// As it is shown.
    pub fn title(&self) -> &'a str {
        match self {
            Self::Questionnaire(row) => row.title,
            Self::Own(name) => name,
        }
    }

    /// The highest number there is.
    pub fn most(&self) -> u8 {
        match self {
            Self::Questionnaire(row) => row.most(),
            Self::Own(_) => OWN_MOST,
        }
    }

    pub fn band(&self, score: f64) -> Option<&'static str> {
        match self {
            Self::Questionnaire(row) => row.band(score),
            Self::Own(_) => None,
        }
    }

    pub fn reliable(&self) -> Option<Reliable> {
        match self {
            Self::Questionnaire(row) => row.reliable,
            Self::Own(_) => None,
        }
    }

    /// Whether a result of that name is one of this measure.
    pub fn is(&self, name: &str) -> bool {
        match (self, Measure::named(name)) {
            (Self::Questionnaire(row), Measure::Questionnaire(other)) => row.name == other.name,
            (Self::Own(own), Measure::Own(other)) => own.trim().to_lowercase() == other.trim().to_lowercase(),
            _ => false,
        }
    }
}

impl Measured {
    pub fn kind(&self) -> Measure<'_> {
        Measure::named(&self.measure)
    }

    /// Whether one of its answers leaves this machine only if that is ticked.
    pub fn has_private_answers(&self) -> bool {
        let private = matches!(self.kind(), Measure::Questionnaire(row) if row.private.is_some());
        private && !self.answers.is_empty()
    }

    /// Lets go of all single answers where one is private: from the total and the others it could be told.
    pub(super) fn withhold(&mut self) {
        if self.has_private_answers() {
            self.answers.clear();
        }
    }

    /// The answer that leaves this machine only if that is ticked: its question and what was answered. None where
    /// there is none or it was left out.
    pub fn private_answer(&self) -> Option<(&'static str, &'static str)> {
        let Measure::Questionnaire(row) = self.kind() else { return None };
        let at = row.private?;
        let answer = self.answers.get(at).copied().flatten()?;
        Some((row.questions[at], row.answers.get(usize::from(answer)).copied()?))
    }

    /// Whether the private question was answered with anything but “not at all”.
    pub fn calls_for_support(&self) -> bool {
        let Measure::Questionnaire(row) = self.kind() else { return false };
        let answer = row.private.and_then(|at| self.answers.get(at).copied().flatten());
        answer.is_some_and(|answer| 0 < answer)
    }
}

#[cfg(test)]
mod tests;
