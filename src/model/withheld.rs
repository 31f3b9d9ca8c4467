//! A copy of the notebook for other eyes: without the answers that leave this machine only if that is ticked (clinical
//! 3.6). Knows no format in which it leaves.

use super::notebook::Notebook;
use super::record::Record;
use super::session::Measured;

impl Notebook {
    /// How many results have an answer that is told to nobody unasked, the deleted too.
    pub fn private_answers(&self) -> usize {
        self.measures.all().filter(|result| has_private(result)).count()
    }

    /// Without the single answers of such results; their totals stay. A copy that has met this notebook once brings
    /// nothing to it and takes nothing from it.
    #[must_use]
    pub fn without_private_answers(&self) -> Self {
        let mut copy = self.clone();
        for result in self.measures.all().filter(|result| has_private(result)) {
            let mut result = result.clone();
            let others = &mut result.others;
            others.iter_mut().for_each(|version| version.body.withhold());
            result.body.withhold();
            copy.measures.put(result);
        }
        copy
    }
}

fn has_private(result: &Record<Measured>) -> bool {
    std::iter::once(result).chain(&result.others).any(|version| version.has_private_answers())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::Amount;
    use crate::model::{Change, Edit, Mint, Moment, When};

    fn taken() -> Notebook {
        let mint = Mint::new(1);
        let now = "2026-11-21T09:30+01:00".parse::<Moment>().unwrap().get();
        let mut notebook = Notebook::new(mint.id(now));
        let answers = [vec![Some(1); 8], vec![Some(2)]].concat();
        let (measure, words) = ("phq-9".to_owned(), "a bad week".to_owned());
        let score = Some(Amount::from(10));
        let result = Measured { measure, score, answers, words, ..Measured::default() };
        let result = Record::new(mint.id(now), When::on(now.date_naive()), result);
        notebook.apply(&Change { edit: Edit::add(result), rev: mint.rev(now) });
        notebook
    }

    #[test]
    fn only_the_single_answers_go_and_what_is_left_is_part_of_what_was_there() {
        let notebook = taken();
        let copy = notebook.without_private_answers();
        assert_eq!((notebook.private_answers(), copy.private_answers()), (1, 0));
        let (was, now) = (notebook.measures.last().unwrap(), copy.measures.last().unwrap());
        assert_eq!((now.answers.len(), now.score, &now.words), (0, was.score, &was.words));
    }

    #[test]
    fn the_copy_that_comes_back_takes_nothing_away_and_an_empty_one_gets_it_back() {
        let notebook = taken();
        let copy = notebook.without_private_answers();
        assert_eq!(notebook.merge(&copy), notebook);
        assert_eq!(copy.merge(&notebook), notebook);
        assert!(notebook.measures.last().is_some_and(|result| !result.has_versions()));
    }
}
