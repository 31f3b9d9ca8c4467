//! Lists in JSON, element by element, so that one that cannot be read does not take the others with it. Knows no
//! program.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::report::Place;
use super::source::Refusal;

/// The whole document.
pub fn document<'a, T: serde::Deserialize<'a>>(text: &'a str, what: &str) -> Result<T, Refusal> {
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Refusal::new(match error.is_eof() {
            true => format!("ends inside a record (line {line}). Fetch the whole file"),
            false if error.is_data() => format!("is not {what} (line {line}, column {column})"),
            false => format!("is no JSON from line {line}, column {column} on"),
        })
    })
}

/// Gives each element to `take` with its place, or with why it cannot be read.
pub fn each<T: DeserializeOwned>(
    text: &str,
    elements: &[&RawValue],
    mut take: impl FnMut(Place<'static>, Result<T, String>),
) {
    let single = elements.last().is_some_and(|last| line_of(text, last, (0, 1)).1 == 1);
    let mut counted = (0, 1);
    for (at, element) in elements.iter().enumerate() {
        counted = line_of(text, element, counted);
        let entry = if single { at + 1 } else { 0 };
        let read = serde_json::from_str(element.get()).map_err(|error| {
            let words = error.to_string();
            let why = words.rsplit_once(" at line ").map_or(&*words, |(why, _)| why);
            format!("it cannot be read ({why})")
        });
        take(Place { line: counted.1, entry, ..Place::default() }, read);
    }
}

/// How far the lines were counted, and the line there.
type Counted = (usize, usize);

/// Where an element begins that was borrowed from the text.
fn line_of(text: &str, element: &RawValue, (from, line): Counted) -> Counted {
    let at = (element.get().as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    let between = text.as_bytes().get(from..at).unwrap_or_default();
    (at, line + between.iter().filter(|byte| **byte == b'\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_element_is_known_by_its_line() {
        let read = |text: &str| {
            let list: Vec<&RawValue> = document(text, "a list").unwrap();
            let mut found = Vec::new();
            each::<u8>(text, &list, |place, value| found.push(format!("{place}: {value:?}")));
            found
        };
        assert_eq!(read("[\n1,\n\"x\",\n\n3]")[..1], ["line 2: Ok(1)"]);
        assert!(read("[\n1,\n\"x\",\n\n3]")[1].starts_with("line 3: Err(\"it cannot be read (invalid type"));
        assert_eq!(read("[\n1,\n\"x\",\n\n3]")[2], "line 5: Ok(3)");
        assert_eq!(read("[1, 2]")[1], "line 1, entry 2: Ok(2)");
    }

    #[test]
    fn half_a_document_is_refused() {
        let refusal = document::<Vec<u8>>("[1,\n2", "a list").unwrap_err();
        assert!(refusal.0.contains("ends inside a record (line 2)"), "{refusal}");
        assert!(document::<Vec<u8>>("{}", "a list").unwrap_err().0.contains("is not a list"));
        assert!(document::<Vec<u8>>("hello", "a list").unwrap_err().0.contains("no JSON"));
    }
}
