//! Files of older versions made new, a step for each version, before they are read. A step is a pure function on JSON:
//! it knows the keys of two versions and nothing of the model, so that it stays true when the model goes on.
//!
//! A new version costs one row in [`STEPS`], the number in `model::VERSION` and a golden file in `tests/data`.

use serde_json::Value;

use super::load::Trouble;
use crate::model::{Notebook, ReadError, VERSION};

/// What makes a file of the version `from` one of the next.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub from: u64,
    /// The key `version` is taken care of. The error says what in the file is not as that version had it.
    pub raise: fn(Value) -> Result<Value, String>,
}

/// In any order; version 1 was the first.
pub const STEPS: &[Step] = &[];

/// The notebook in a file of that version.
pub(super) fn read(bytes: &[u8], version: u64, steps: &[Step]) -> Result<Notebook, Trouble> {
    let mut value = Notebook::read_value(bytes).map_err(Trouble::Content)?;
    for from in version..VERSION {
        let step = steps.iter().find(|step| step.from == from);
        let step = step.ok_or_else(|| damaged(format!("there is no version {from}")))?;
        value = (step.raise)(value).map_err(damaged)?;
        value["version"] = (from + 1).into();
    }
    Notebook::read(value.to_string().as_bytes()).map_err(|error| match error {
        ReadError::Damaged { why, .. } => damaged(why),
        other => Trouble::Content(other),
    })
}

/// What is wrong was found after the first step: its place in the file is not known any more.
fn damaged(why: String) -> Trouble {
    Trouble::Content(ReadError::Damaged { line: 1, column: 1, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = r#"{"format":"guidepost","version":0,"revision":3,
"document":"019aa000-0000-7000-8000-000000000001","memos":["one","two"]}"#;

    /// A made-up version 0, in which notes were texts under another name.
    fn memos(mut value: Value) -> Result<Value, String> {
        let memos = value.as_object_mut().and_then(|all| all.remove("memos")).unwrap_or_default();
        let note = |(number, text): (usize, &Value)| {
            let id = format!("019aa000-0000-7000-8000-{:012}", number + 2);
            serde_json::json!({"id": id, "at": "2026-11-01", "text": text})
        };
        let memos = memos.as_array().ok_or("memos are no list")?;
        value["notes"] = memos.iter().enumerate().map(note).collect();
        Ok(value)
    }

    fn far(value: Value) -> Result<Value, String> {
        Ok(serde_json::json!({"format": "guidepost", "revision": 3, "memos": value["lines"],
            "document": "019aa000-0000-7000-8000-000000000001", "version": 7}))
    }

    #[test]
    fn every_version_before_this_one_has_its_step() {
        let mut from: Vec<u64> = STEPS.iter().map(|step| step.from).collect();
        from.sort_unstable();
        let versions: Vec<u64> = (0..VERSION).skip(1).collect();
        assert_eq!(from, versions);
    }

    #[test]
    fn a_step_makes_an_old_file_one_that_can_be_read() {
        let notebook = read(OLD.as_bytes(), 0, &[Step { from: 0, raise: memos }]).unwrap();
        let texts: Vec<&str> = notebook.notes.iter().map(|note| &*note.text).collect();
        assert_eq!((texts, notebook.revision()), (vec!["one", "two"], 3));
    }

    #[test]
    fn a_step_gets_what_the_one_before_it_made() {
        let steps = [Step { from: 0, raise: |value| memos(far(value)?) }];
        let older = r#"{"format":"guidepost","version":0,"lines":["three"]}"#;
        assert_eq!(read(older.as_bytes(), 0, &steps).unwrap().notes.iter().count(), 1);
    }

    #[test]
    fn what_no_step_leads_from_or_a_step_refuses_is_damage() {
        let why = |text: &str, steps: &[Step]| match read(text.as_bytes(), 0, steps) {
            Err(Trouble::Content(ReadError::Damaged { why, .. })) => why,
            other => panic!("{other:?}"),
        };
        assert_eq!(why(OLD, &[]), "there is no version 0");
        assert_eq!(
            why(&OLD.replace("[\"one\",\"two\"]", "7"), &[Step { from: 0, raise: memos }]),
            "memos are no list"
        );
        let twice = OLD.replace("\"memos\"", "\"memos\":[],\"memos\"");
        assert!(why(&twice, &[Step { from: 0, raise: memos }]).contains("“memos” stands twice"));
    }
}
