//! `completions` and `man`: what a shell and a manual want to know of the command line. Both are drawn from the commands
//! themselves.

use clap_complete::Shell;

use super::desk::Desk;
use super::manual;
use super::stop::Stop;

/// Print completions for a shell
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost completions bash > guidepost.bash
  guidepost completions zsh > _guidepost
  guidepost completions fish > guidepost.fish
")]
pub struct Completions {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Print the manual page
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost man > guidepost.1
")]
pub struct Man {}

impl Completions {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::command(), "guidepost", &mut script);
        desk.print(&String::from_utf8_lossy(&script))
    }
}

impl Man {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        desk.print(&manual::page(super::command(), desk.now.date_naive()))
    }
}
