//! Two devices and more: whatever was written where, with whatever clock, copies that meet say the same and lose no word.

use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Entry, Id, Mint, Moment, Notebook, Record, When};

/// Two devices that know one note.
struct Two {
    mints: [Mint; 2],
    copies: [Notebook; 2],
    note: Id,
}

fn now() -> Moment {
    "2026-11-21T09:30+01:00".parse().unwrap()
}

impl Two {
    fn new() -> Self {
        let mints = [Mint::new(1), Mint::new(2)];
        let mut notebook = Notebook::new(mints[0].id(now().get()));
        let note = Note { text: "as it was".to_owned(), ..Note::default() };
        let record = Record::new(mints[0].id(now().get()), When::on("2026-11-20".parse().unwrap()), note);
        let id = record.id;
        notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
        Self { mints, copies: [notebook.clone(), notebook], note: id }
    }

    fn apply(&mut self, who: usize, edit: Edit) {
        self.mints[who].force_past(self.copies[who].last_rev());
        let rev = self.mints[who].rev(now().get());
        self.copies[who].apply(&Change { edit, rev });
    }

    fn write(&mut self, who: usize, change: impl FnOnce(&mut Record<Note>)) {
        let edit = Edit::revise(self.copies[who].notes.find(self.note).unwrap(), change).unwrap();
        self.apply(who, edit);
    }

    fn merged(&self) -> Notebook {
        let both = self.copies[0].merge(&self.copies[1]);
        assert_eq!(both.to_bytes(), self.copies[1].merge(&self.copies[0]).to_bytes());
        both
    }

    fn note(notebook: &Notebook) -> &Record<Note> {
        notebook.notes.all().next().unwrap()
    }

    fn texts(notebook: &Notebook) -> Vec<String> {
        let note = Self::note(notebook);
        std::iter::once(note).chain(note.versions()).map(|version| version.text.clone()).collect()
    }
}

#[test]
fn words_that_two_devices_wrote_stand_as_two_versions_the_later_first() {
    let mut two = Two::new();
    two.write(0, |note| note.body.text = "here".to_owned());
    two.write(1, |note| note.body.text = "there".to_owned());
    let both = two.merged();
    let mut texts = Two::texts(&both);
    texts.sort();
    assert_eq!(texts, ["here", "there"]);
    assert!(both.has_versions() && both.in_versions().len() == 1);
    let file = String::from_utf8(both.to_bytes()).unwrap();
    let line = file.lines().find(|line| line.contains("\"others\":[{")).unwrap();
    assert!(line.contains("here") && line.contains("there"), "one record, one line: {line}");
}

#[test]
fn where_only_a_tick_differs_the_later_is_taken_without_a_question() {
    let mut two = Two::new();
    two.write(0, |note| note.bring = true);
    two.write(1, |note| note.body.done = true);
    let both = two.merged();
    assert_eq!(Two::texts(&both), ["as it was"]);
    assert!(!both.has_versions());
    let note = Two::note(&both);
    let later = two.copies.iter().max_by_key(|copy| copy.last_rev()).unwrap();
    assert_eq!((note.bring, note.done), (Two::note(later).bring, Two::note(later).done));
}

#[test]
fn an_edit_the_deleter_had_not_seen_brings_the_record_back_and_one_it_had_seen_does_not() {
    let mut two = Two::new();
    let delete = Edit::Delete { id: two.note, at: now() };
    two.write(0, |note| note.body.text = "still wanted".to_owned());
    two.apply(1, delete.clone());
    let both = two.merged();
    assert_eq!(both.notes.get(two.note).map(|note| &*note.text), Some("still wanted"));
    two.copies[0] = both;
    two.apply(0, delete);
    assert!(two.merged().notes.get(two.note).is_none());
}

#[test]
fn a_record_with_two_versions_goes_to_the_trash_and_comes_back_with_both() {
    let mut two = Two::new();
    two.write(0, |note| note.body.text = "here".to_owned());
    two.write(1, |note| note.body.text = "there".to_owned());
    let both = two.merged();
    two.copies = [both.clone(), both.clone()];
    two.apply(0, Edit::Delete { id: two.note, at: now() });
    assert!(two.merged().notes.get(two.note).is_none());
    two.copies[1] = two.merged();
    two.apply(1, Edit::Restore { id: two.note, at: now() });
    assert_eq!(Two::texts(&two.merged()), Two::texts(&both));
}

#[test]
fn a_choice_ends_the_question_on_the_other_device_too_and_can_be_taken_back() {
    let mut two = Two::new();
    two.write(0, |note| note.body.text = "here".to_owned());
    two.write(1, |note| note.body.text = "there".to_owned());
    let both = two.merged();
    let stale = two.copies.clone();
    two.copies = [both.clone(), both.clone()];
    let from = Two::note(&both).clone();
    for text in ["here", "there", "here, and there"] {
        let mut chosen = from.clone();
        chosen.body.text = text.to_owned();
        let from = Entry::Note(Box::new(from.clone()));
        let chosen = Entry::Note(Box::new(chosen)).versions().swap_remove(0);
        let edit = Edit::choose(from, chosen);
        let mut one = both.clone();
        let rev = two.mints[0].rev(now().get());
        let undo = one.apply(&Change { edit, rev });
        let after = one.merge(&both).merge(&stale[0]).merge(&stale[1]);
        assert_eq!(Two::texts(&after), [text]);
        let rev = two.mints[0].rev(now().get());
        one.apply(&Change { edit: Edit::Back(Box::new(undo)), rev });
        assert_eq!(Two::texts(&one.merge(&after)), Two::texts(&both));
    }
}

#[test]
fn settings_changed_on_two_devices_are_taken_key_by_key() {
    let mut two = Two::new();
    let settings = two.copies[0].settings.clone();
    two.apply(0, Edit::settings(&settings, |settings| settings.country = "GB".to_owned()).unwrap());
    two.apply(1, Edit::settings(&settings, |settings| settings.lock_after = 5).unwrap());
    let both = two.merged();
    assert_eq!((&*both.settings.country, both.settings.lock_after), ("GB", 5));
    two.copies = [both.clone(), both.clone()];
    two.apply(0, Edit::settings(&both.settings, |settings| settings.lock_after = 0).unwrap());
    assert_eq!(two.merged().settings.lock_after, 0, "what was put back to the usual stays so");
}

#[test]
fn unknown_keys_of_both_sides_stay_at_every_level() {
    let two = Two::new();
    let with = |copy: &Notebook, top: &str, inside: &str| {
        let text = String::from_utf8(copy.to_bytes()).unwrap();
        let text = text.replacen("\"text\":", &format!("{inside},\"text\":"), 1);
        let text = text.replacen("\"notes\":", &format!("{top},\"notes\":"), 1);
        Notebook::read(text.as_bytes()).unwrap()
    };
    let here = with(&two.copies[0], r#""moons":[{"a":1}],"sky":{"b":1}"#, r#""x-here":1"#);
    let there = with(&two.copies[1], r#""moons":[{"a":2}],"sky":{"c":2}"#, r#""x-there":2"#);
    let both = here.merge(&there);
    assert_eq!(both.to_bytes(), there.merge(&here).to_bytes());
    let text = String::from_utf8(both.to_bytes()).unwrap();
    for kept in [r#"{"a":1}"#, r#"{"a":2}"#, r#""b":1"#, r#""c":2"#, r#""x-here":1"#, r#""x-there":2"#] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
}

#[test]
fn two_lines_of_one_record_as_a_merge_of_lines_leaves_them_are_two_versions() {
    let mut two = Two::new();
    two.write(0, |note| note.body.text = "here".to_owned());
    two.write(1, |note| note.body.text = "there".to_owned());
    let line = |copy: &Notebook| {
        let text = String::from_utf8(copy.to_bytes()).unwrap();
        text.lines().find(|line| line.contains("\"text\"")).unwrap().to_owned()
    };
    let (ours, theirs) = (line(&two.copies[0]), line(&two.copies[1]));
    let text = String::from_utf8(two.copies[0].to_bytes()).unwrap();
    let spliced = text.replace(&ours, &format!("{ours},\n{theirs}"));
    let read = Notebook::read(spliced.as_bytes()).unwrap();
    assert_eq!(Two::texts(&read), Two::texts(&two.merged()));
}

#[test]
fn an_answer_given_on_two_devices_is_the_later_one() {
    use guidepost::model::habit::{Answer, Is};
    let mut two = Two::new();
    let (habit, day) = (two.note, "2026-11-20".parse().unwrap());
    let answer = |is: Is| Edit::Answer { habit, day, answer: Answer::new(is) };
    two.apply(0, answer(Is::Done));
    let first = two.copies[0].clone();
    two.copies[1] = two.merged();
    two.apply(1, answer(Is::NotDone));
    assert_eq!(two.merged().answer(habit, day).map(|answer| &answer.is), Some(&Is::NotDone));
    assert_eq!(two.merged().merge(&first), two.merged());
}

#[test]
fn two_notebooks_do_not_mix() {
    let (one, other) = (Two::new(), Notebook::new(Mint::new(9).id(now().get())));
    assert_eq!(one.copies[0].merge(&other), one.copies[0]);
}

#[test]
fn the_same_field_written_in_two_windows_stands_as_two_versions_and_other_fields_as_one() {
    let two = Two::new();
    let from = Two::note(&two.copies[0]).clone();
    let edit = |change: &dyn Fn(&mut Record<Note>)| Edit::revise(&from, change).unwrap();
    let apply = |edits: [Edit; 2]| {
        let mut notebook = two.copies[0].clone();
        for edit in edits {
            notebook.apply(&Change { edit, rev: two.mints[0].rev(now().get()) });
        }
        notebook
    };
    let both =
        apply([edit(&|note| note.body.text = "theirs".into()), edit(&|note| note.body.text = "ours".into())]);
    assert_eq!(Two::texts(&both), ["ours", "theirs"]);
    let both = apply([
        edit(&|note| note.body.reply = "theirs".into()),
        edit(&|note| note.body.text = "ours".into()),
    ]);
    assert_eq!(Two::texts(&both), ["ours"]);
    assert_eq!(Two::note(&both).reply, "theirs");
}

#[test]
fn what_only_one_hand_wrote_twice_is_never_two_versions() {
    let mut two = Two::new();
    for text in ["one", "two", "three"] {
        two.write(0, |note| note.body.text = text.to_owned());
    }
    let stale = two.copies[1].clone();
    assert_eq!(Two::texts(&two.merged()), ["three"]);
    assert_eq!(two.copies[0].merge(&stale), two.copies[0]);
    let Some(Entry::Note(note)) = two.merged().entry(two.note) else { panic!() };
    assert_eq!(note.replaced().len(), 3);
}
