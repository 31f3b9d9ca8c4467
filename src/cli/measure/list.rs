//! `measure list`: the last result of each measure, what it moved, when the next makes sense. No single answer is
//! printed.

use serde_json::{Value, json};

use crate::cli::book::Book;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::cli::table;
use crate::insight::{self, Moved, Score};
use crate::model::measure::Measure;

const MORE: &str = "\
With --json a list of objects: name, title, most (the highest score), next (a
day, or null), rule, change {points, since, reliable, words} of the last two
results, and results [{day, score, band}], oldest first. No single answers.";

/// List what was measured, the last result of each
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost measure list
  guidepost measure list --json
")]
pub struct List {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

impl List {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let measures = insight::measures(book.notebook());
        if self.json {
            let list: Vec<Value> = measures.iter().map(|measure| as_json(&book, *measure)).collect();
            return desk.print_json(&Value::from(list));
        }
        if measures.is_empty() {
            return desk.say("Nothing is measured yet. Take one: guidepost measure take phq-8.\n");
        }
        let rows: Vec<Vec<String>> = measures.iter().map(|measure| row(&book, *measure)).collect();
        desk.print(&table::columns(&rows))
    }
}

/// The change between the last two results.
fn moved<'a>(measure: Measure<'a>, results: &[Score]) -> Option<Moved<'a>> {
    let [.., before, last] = results else { return None };
    Some(Moved::between(measure, before, last))
}

fn row(book: &Book, measure: Measure) -> Vec<String> {
    let results = insight::results(book.notebook(), measure, None);
    let last = results.last();
    vec![
        measure.title().to_owned(),
        last.map(|last| insight::result_words(measure, last.score)).unwrap_or_default(),
        last.map(|last| book.day_name(last.day)).unwrap_or_default(),
        moved(measure, &results).map(|moved| moved.words()).unwrap_or_default(),
    ]
}

fn as_json(book: &Book, measure: Measure) -> Value {
    let results = insight::results(book.notebook(), measure, None);
    let change = moved(measure, &results).map(|moved| {
        json!({
            "points": moved.points,
            "since": moved.since,
            "reliable": moved.is_reliable(),
            "words": moved.words(),
        })
    });
    let one = |result: &Score| json!({ "day": result.day, "score": result.score, "band": result.band });
    json!({
        "name": measure.name(),
        "title": measure.title(),
        "most": measure.most(),
        "next": insight::next_due(book.notebook(), measure, book.today),
        "rule": Some(insight::rule(measure)).filter(|rule| !rule.is_empty()),
        "change": change,
        "results": results.iter().map(one).collect::<Vec<Value>>(),
    })
}
