//! Daylio, its CSV and its backup.

use super::{Person, refused, source, text};

#[test]
fn both_headers_are_read_with_every_word_scale_tag_and_time() {
    let mut person = Person::new();
    person.takes("daylio", &source("daylio", "daylio.csv"), [5, 5, 0, 0, 0]);
    assert_eq!(
        person.check_ins(),
        [
            "2026-09-24 2026-09-24T07:00+02:00 1 [Schlaf] =SUM(A1) слова 👩‍👧",
            "2026-09-25 2026-09-25T20:30+02:00 10 [] ",
            "2026-09-25 2026-09-25T21:35+02:00 8 [family, good sleep, good, Energy=3, Stress=2] ",
            "2026-09-25 2026-09-25T21:35+02:00 8 [family, good sleep, good, Energy=3, Stress=2] ",
            "2026-09-25 2026-09-26T01:15+02:00 1 [] ",
        ]
    );
    assert_eq!(
        person.notes(),
        [
            "2026-09-25 2026-09-25T20:30+02:00 \"A title\\nOne line\" []",
            "2026-09-25 2026-09-25T21:35+02:00 \"Walked \\nafter work, \\\"slowly\\\" & long\" [\"family\", \"good sleep\", \"good\"]",
            "2026-09-25 2026-09-25T21:35+02:00 \"Walked \\nafter work, \\\"slowly\\\" & long\" [\"family\", \"good sleep\", \"good\"]",
        ]
    );
    let raw = String::from_utf8(person.notebook.to_bytes()).unwrap();
    assert!(raw.contains(r#""note":"Walked <br>after work, \"slowly\" &amp; long""#), "{raw}");
    assert!(raw.contains(r#""mood":"Awful""#), "{raw}");
    person.knows("daylio", &source("daylio", "daylio.csv"));
}

#[test]
fn bad_rows_are_named_and_the_others_are_taken() {
    let mut person = Person::new();
    let report = person.takes("daylio", &source("daylio", "daylio-old.csv"), [5, 2, 0, 0, 3]);
    assert_eq!(
        refused(&report),
        [
            "line 3: it has no date like 2026-11-21",
            "line 4: the level of its mood “so-so” is not known",
            "line 5: it has 6 of 8 columns",
        ]
    );
    assert_eq!(report.remarks, ["Say what level these moods are, 1 worst to 5 best: --map \"so-so=LEVEL\""]);
    assert_eq!(
        person.check_ins(),
        ["2024-02-26 3 [] no clock", "2024-02-29 2024-02-29T23:59+02:00 6 [work] leap"]
    );
    person.levels.add("So-So=2").unwrap();
    person.takes("daylio", &source("daylio", "daylio-old.csv"), [5, 1, 2, 0, 2]);
    assert_eq!(person.check_ins()[1], "2024-02-28 2024-02-28T10:00+02:00 3 [] kept");
}

/// A backup with a mood of the person's own whose id is greater than five.
fn backup() -> String {
    let json = serde_json::json!({
        "version": 15,
        "customMoods": [
            {"id": 1, "custom_name": "", "mood_group_id": 1, "predefined_name_id": 1},
            {"id": 7, "custom_name": "sonnig", "mood_group_id": 2, "predefined_name_id": -1},
            {"id": 8, "custom_name": "?", "mood_group_id": 9},
        ],
        "tags": [{"id": 3, "name": "family", "id_tag_group": 2}, {"id": 4, "name": "tea"}],
        "tag_groups": [{"id": 2, "name": "People"}],
        "dayEntries": [
            {"id": 11, "year": 2026, "month": 0, "day": 31, "hour": 23, "minute": 5, "datetime": 1769897100000_i64,
             "timeZoneOffset": 3600000, "mood": 7, "note_title": "", "note": "<div>a &amp; b</div><div>c</div>",
             "tags": [3, 4], "assets": [5], "isFavorite": true},
            {"id": 12, "year": 2026, "month": 1, "day": 1, "hour": 9, "minute": 0, "mood": 1, "note": "", "tags": []},
            {"id": 13, "year": 2026, "month": 1, "day": 2, "hour": 9, "minute": 0, "mood": 99, "note": "", "tags": []},
            {"id": 14, "year": 2026, "month": 1, "day": 2, "mood": 8},
            {"id": 15, "year": 2026, "month": 12, "day": 2, "mood": 1},
        ],
    });
    base64(serde_json::to_string_pretty(&json).unwrap().as_bytes())
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let value =
            (0..3).fold(0_u32, |value, at| value << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        let letter = |at: usize| match at <= chunk.len() {
            true => LETTERS[(value >> (18 - 6 * at) & 63) as usize] as char,
            false => '=',
        };
        (0..4).map(letter).collect::<String>()
    };
    bytes.chunks(57).map(|line| line.chunks(3).map(group).collect::<String>() + "\r\n").collect()
}

fn zipped(name: &str, text: &str) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [("assets/photos/abc", "not read"), (name, text)] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_backup_has_the_levels_of_moods_the_offsets_and_the_groups() {
    let source = super::bytes(&zipped("backup.daylio", &backup()));
    let mut person = Person::new();
    let report = person.takes("daylio", &source, [5, 2, 0, 0, 3]);
    assert_eq!(
        person.check_ins(),
        ["2026-01-31 2026-01-31T23:05+01:00 8 [family, tea] ", "2026-02-01 2026-02-01T09:00+02:00 10 [] "]
    );
    assert_eq!(person.notes(), ["2026-01-31 2026-01-31T23:05+01:00 \"a & b\\nc\" [\"family\", \"tea\"]"]);
    let raw = String::from_utf8(person.notebook.to_bytes()).unwrap();
    assert!(raw.contains(r#""mood":"sonnig","groups":["People",""]"#), "{raw}");
    assert!(raw.contains(r#""mood":"rad""#) && raw.contains(r#""favourite":true"#), "{raw}");
    assert!(report.remarks[0].contains("Photos stay in the backup (1 of them)"));
    let whys: Vec<&str> = report.refused.iter().map(|row| &*row.why).collect();
    assert_eq!(
        whys,
        [
            "its mood is not in the list of moods",
            "its mood has no level from 1 to 5",
            "it has no date that a calendar has"
        ]
    );
    person.knows("daylio", &source);
}

#[test]
fn moments_at_the_ends_of_time_are_refused_by_their_lines() {
    let entry = |more: &str| format!(r#"{{"id":1,"year":2026,"month":4294967295,"day":1,"mood":1{more}}}"#);
    let moments = [
        "",
        r#","datetime":8210266876799999,"timeZoneOffset":3600000"#,
        r#","datetime":1769897100000000,"timeZoneOffset":3600000"#,
        r#","datetime":-62135596800000,"timeZoneOffset":-3600000"#,
    ];
    let entries = moments.map(entry).join(",\n");
    let json = format!(r#"{{"customMoods":[{{"id":1,"mood_group_id":1}}],"dayEntries":[{entries}]}}"#);
    let source = super::bytes(&zipped("backup.daylio", &base64(json.as_bytes())));
    let report = Person::new().takes("daylio", &source, [4, 0, 0, 0, 4]);
    let whys: Vec<&str> = report.refused.iter().map(|row| &*row.why).collect();
    let none = "its date is none of the years 1 to 9999";
    assert_eq!(whys, ["it has no date that a calendar has", none, none, none]);
}

#[test]
fn half_a_backup_is_refused_whole() {
    let person = Person::new();
    let whole = backup();
    let refusal = |source| person.plan("daylio", &source).err().unwrap();
    assert!(
        refusal(super::bytes(&zipped("backup.daylio", &whole[..whole.len() - 9]))).contains("only a part")
    );
    let zip = zipped("backup.daylio", &whole);
    assert!(refusal(super::bytes(&zip[..zip.len() / 2])).contains("zip that cannot be unpacked"));
    assert!(refusal(super::bytes(&zipped("other.txt", "x"))).contains("none of the files"));
    let cut = base64(b"{\"dayEntries\":[{\"id\":1");
    assert!(refusal(super::bytes(&zipped("backup.daylio", &cut))).contains("ends inside a record"));
    assert!(refusal(text("a,b\n1,2\n")).contains("no column “full_date”"));
}
