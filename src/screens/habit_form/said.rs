//! What the form of a habit says, checked: what nobody touched is what it was.

use chrono::NaiveDate;

use super::{Field, HabitForm};
use crate::app::See;
use crate::dates::Look;
use crate::model::habit::{Habit, Kind, Schedule};
use crate::model::number::Amount;
use crate::model::{Notebook, Record};
use crate::screens::{days, schedule};

/// What the form says, checked.
pub(super) struct Said {
    pub name: String,
    pub kind: Kind,
    pub target: Option<Amount>,
    pub unit: String,
    pub every: Schedule,
    pub began: NaiveDate,
    pub until: Option<NaiveDate>,
    pub pause: Option<(NaiveDate, Option<NaiveDate>)>,
}

impl HabitForm {
    pub(super) fn parse(&self, see: See) -> Result<Said, Vec<(Field, String)>> {
        let mut complaints = Vec::new();
        let name = self.form.trimmed(Field::Name).to_owned();
        complaints.extend(self.name_complaint(&name, see.notebook).map(|right| (Field::Name, right)));
        let mut heard = |field, read: Result<Option<NaiveDate>, String>| match read {
            Ok(day) => day,
            Err(right) => {
                complaints.push((field, right));
                None
            }
        };
        let began = heard(Field::Began, self.read_began(see)).unwrap_or(see.today());
        let until = heard(Field::Until, self.read_day(Field::Until, see));
        let from = heard(Field::PauseFrom, self.read_day(Field::PauseFrom, see));
        let to = heard(Field::PauseTo, self.read_day(Field::PauseTo, see));
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            complaints
                .push((Field::PauseTo, "The pause ends before it begins: write a later day.".to_owned()));
        }
        let target = self.read_target().map_err(|right| complaints.push((Field::Target, right)));
        let every = self.read_every().map_err(|right| complaints.push((Field::Every, right)));
        let (Ok(target), Ok(every), true) = (target, every, complaints.is_empty()) else {
            return Err(complaints);
        };
        let (kind, unit) = (self.kind(), self.unit());
        let pause = from.map(|from| (from, to));
        Ok(Said { name, kind, target, unit, every, began, until, pause })
    }

    /// A kind of a newer version stays while none other is chosen.
    fn kind(&self) -> Kind {
        let there = self.was().filter(|_| !self.form.changed(Field::Kind));
        there.map_or_else(|| self.row().kind.clone(), |was| was.kind.clone())
    }

    /// A kind that has its own unit, or none, gives it when it is chosen; before that the unit is as it was.
    fn unit(&self) -> String {
        let row = self.row();
        match row.amount {
            Some(_) if row.unit.is_empty() => self.form.trimmed(Field::Unit).to_owned(),
            _ if self.form.changed(Field::Kind) => row.unit.to_owned(),
            _ => self.rule().unit,
        }
    }

    /// What would be right, if the name is none or another living habit has it.
    fn name_complaint(&self, name: &str, notebook: &Notebook) -> Option<String> {
        if name.is_empty() {
            return Some("One or two words: what do you want to do?".to_owned());
        }
        let own = self.was().map(|was| was.id);
        let same = |habit: &&Record<Habit>| habit.name.trim().to_lowercase() == name.to_lowercase();
        let mut others =
            notebook.habits.iter().filter(|habit| Some(habit.id) != own && habit.retired.is_none());
        let other = others.find(same)?;
        Some(format!("You have a habit called “{}”. Give this one another name.", other.name))
    }

    fn read_target(&self) -> Result<Option<Amount>, String> {
        let there = self.rule().target;
        if self.row().amount.is_none() {
            return Ok(there.filter(|_| !self.form.changed(Field::Kind)));
        }
        self.form.read(Field::Target, there, |text| match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|right: String| format!("Write {right}.")),
        })
    }

    pub(super) fn read_every(&self) -> Result<Schedule, String> {
        match self.row().planned {
            true => self.form.read(Field::Every, self.rule().every, schedule::read),
            false if self.form.changed(Field::Kind) => Ok(Schedule::Daily),
            false => Ok(self.rule().every),
        }
    }

    pub(super) fn read_began(&self, see: See) -> Result<Option<NaiveDate>, String> {
        days::read(self.form.trimmed(Field::Began), see, Look::Back)
    }

    /// A pause may have begun, and an end be over.
    pub(super) fn read_day(&self, field: Field, see: See) -> Result<Option<NaiveDate>, String> {
        days::any(self.form.trimmed(field), see)
    }
}
