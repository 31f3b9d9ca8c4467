//! `merge`: takes in another copy of the data file, such as a sync program or git leaves when two devices wrote.

use std::path::PathBuf;

use super::desk::Desk;
use super::stop::Stop;
use super::{tell_all, undo};
use crate::model::News;
use crate::store::{LoadError, MergeError, Trouble};

/// Take in another copy; neither side loses a word
#[derive(clap::Args)]
#[command(
    before_help = "\
Examples:
  guidepost merge \"guidepost (conflicted copy).json\"
",
    after_help = "\
What both wrote is kept. Where both wrote different words in one entry it has
two versions; the app asks which to keep. A backup of the present file is kept
first. The copy stays where it is; to merge it again changes nothing.

In a git repository guidepost can merge its file by itself. Two lines do it:

  .gitattributes   guidepost.json merge=guidepost
  .git/config      [merge \"guidepost\"] driver = guidepost --data %A merge %B

It leaves .guidepost.lock in the folder (add it to .gitignore), and its backup
where all backups are."
)]
pub struct Merge {
    /// The other copy
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Merge {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let mut book = desk.open()?;
        let before = book.notebook().in_versions().len();
        let taken = match book.store_mut().take_in_copy(&self.file, desk.now) {
            Err(MergeError::Copy(LoadError { path, trouble: Trouble::Locked(cover), .. })) => {
                desk.add_key(book.store_mut(), &path, &cover)?;
                book.store_mut().take_in_copy(&self.file, desk.now)
            }
            taken => taken,
        };
        let (news, notices) = undo::taken_in(&book, taken?);
        tell_all(desk, &notices);
        desk.say(&said(&news, before, book.notebook().in_versions().len()))
    }
}

impl From<MergeError> for Stop {
    fn from(error: MergeError) -> Self {
        Self { status: error.status(), words: error.to_string() }
    }
}

/// What came in; then how many entries have two versions, if any has.
fn said(news: &News, before: usize, now: usize) -> String {
    let mut text = match news.words() {
        came if !came.is_empty() => format!("Taken in: {came}.\n"),
        _ if before == now => "Nothing new in it.\n".to_owned(),
        _ => String::new(),
    };
    text.push_str(&match now {
        0 => String::new(),
        1 => "1 entry has two versions. Both are kept; the app asks which to keep.\n".to_owned(),
        _ => format!("{now} entries have two versions. All are kept; the app asks which to keep.\n"),
    });
    text
}
