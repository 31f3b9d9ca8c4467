//! `where`: the files this program has, and which of them are there.

use serde_json::json;

use super::desk::Desk;
use super::stop::Stop;
use crate::store::Places;

/// Where the notebook, its backups and drafts lie
#[derive(clap::Args)]
#[command(
    before_help = "\
Examples:
  guidepost where
",
    after_help = "\
With --json one object: data, real (where a symbolic link leads), backups and
drafts; null for what there is no place for."
)]
pub struct Where {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

impl Where {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let places = places(desk)?;
        let path = |path: &std::path::Path| path.display().to_string();
        let rows = [
            ("data", Some(&places.data)),
            ("real", Some(&places.real).filter(|real| **real != places.data)),
            ("backups", places.backups.as_ref()),
            ("drafts", places.drafts.as_ref()),
        ];
        if self.json {
            let shown = |at: usize| rows[at].1.map(|found| path(found));
            return desk.print_json(&json!({
                "data": shown(0),
                "real": path(&places.real),
                "backups": shown(2),
                "drafts": shown(3),
            }));
        }
        let lines = rows.iter().filter_map(|(name, found)| Some((name, (*found)?)));
        desk.say(&lines.map(|(name, found)| format!("{name:<8} {}\n", path(found))).collect::<String>())
    }
}

/// Of a file that cannot be read the places are named all the same.
fn places(desk: &Desk) -> Result<Places, Stop> {
    let place = desk.place()?;
    Ok(match desk.peek().0 {
        Some(book) => book.store().places(),
        None => {
            let (data, state) = (place.data().to_path_buf(), place.state().map(Into::into));
            Places { real: data.clone(), data, backups: state.clone(), drafts: state }
        }
    })
}
