//! The commands: what the command line says, and the one place where a run begins and ends. Each family of commands
//! has a file; none of them knows a screen.

mod app;
mod backup;
mod book;
mod check;
mod demo;
mod desk;
mod doctor;
mod encryption;
mod export;
mod forget;
mod goal;
mod habit;
mod help;
mod help_now;
mod import;
mod journal;
mod log;
mod manual;
mod measure;
mod merge;
mod names;
mod passphrase;
mod places;
mod plain;
mod prompt;
mod quote;
mod remind;
mod review;
mod session;
mod setup;
mod status;
mod stop;
mod style;
mod table;
mod time;
mod today;
mod undo;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::shell::clock::Clock;
use crate::shell::{guard, privacy};
use crate::text::clean;
use desk::Desk;
use stop::Stop;
use style::Color;

/// A private notebook for the time between therapy sessions
#[derive(Parser)]
#[command(name = "guidepost", version)]
pub struct Cli {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[derive(clap::Args)]
struct Everywhere {
    /// The data file [also: GUIDEPOST_DATA]
    #[arg(long, global = true, value_name = "FILE", display_order = 900)]
    data: Option<PathBuf>,
    /// Line prompts instead of a full screen [also: ACCESSIBLE=1]
    #[arg(long, global = true, display_order = 901)]
    plain: bool,
    /// Where an encrypted notebook's passphrase is: a line of the open descriptor N
    #[arg(long, global = true, value_name = "N", display_order = 902)]
    passphrase_fd: Option<u32>,
    /// When to use colours and bold headings
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 903)]
    color: Color,
}

#[derive(Subcommand)]
enum Command {
    Log(Box<log::Log>),
    Today(today::Today),
    Status(status::Status),
    #[command(subcommand)]
    Habit(habit::Habit),
    #[command(subcommand)]
    Goal(goal::Goal),
    Check(check::Check),
    #[command(subcommand)]
    Measure(measure::Measure),
    Review(review::Review),
    Session(session::Session),
    Export(export::Export),
    Import(import::Import),
    #[command(subcommand)]
    Backup(backup::Backup),
    Merge(merge::Merge),
    Journal(journal::Journal),
    Undo(undo::Undo),
    Doctor(doctor::Doctor),
    Encrypt(encryption::Encrypt),
    Decrypt(encryption::Decrypt),
    Passphrase(encryption::Passphrase),
    Forget(forget::Forget),
    Remind(remind::Remind),
    Where(places::Where),
    Completions(setup::Completions),
    Man(setup::Man),
    Demo(demo::Demo),
    HelpNow(help_now::HelpNow),
}

/// One run: reads the command line, does what it says, and gives the exit status.
pub fn run() -> ExitCode {
    privacy::close_doors();
    guard::watch_panics();
    let args: Vec<OsString> = std::env::args_os().collect();
    let stop = match parse(&args) {
        Ok(cli) => cli.run().err(),
        Err(error) => Some(answer(&error, style::bold(style::wanted(&args)))),
    };
    let Some(stop) = stop else { return ExitCode::SUCCESS };
    if !stop.words.is_empty() {
        let _ = writeln!(std::io::stderr().lock(), "guidepost: {}", clean(&stop.words));
    }
    ExitCode::from(stop.status)
}

/// The whole command line as clap knows it, in our order and with our help.
pub fn command() -> clap::Command {
    help::dress(Cli::command())
}

fn parse(args: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = command().try_get_matches_from(args)?;
    Cli::from_arg_matches(&matches)
}

/// Prints help and version as a result, and a complaint as one, without what could move the cursor.
fn answer(error: &clap::Error, bold: bool) -> Stop {
    let rendered = error.render();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let text = if bold { rendered.ansi().to_string() } else { rendered.to_string() };
        let written = std::io::stdout().lock().write_all(text.as_bytes());
        return written.err().map_or_else(Stop::quiet, |error| Stop::output(&error));
    }
    let text = rendered.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    Stop::usage(text.trim_end())
}

/// What the store has to say, a line each.
fn tell_all(desk: &Desk, notices: &[String]) {
    notices.iter().for_each(|notice| desk.tell(notice));
}

impl Cli {
    fn run(self) -> Result<(), Stop> {
        // What must work when nothing else does needs no clock.
        let needs_clock = !matches!(self.command, Some(Command::HelpNow(_)));
        let clock = Clock::from_environment()
            .or_else(|why| if needs_clock { Err(Stop::usage(why)) } else { Ok(Clock::default()) })?;
        let Everywhere { data, plain, color, passphrase_fd } = self.everywhere;
        let plain = plain || style::is_accessible();
        let lines = plain && self.command.is_none();
        let desk = Desk::new(data, plain, !lines && style::bold(color), clock, passphrase_fd);
        match self.command {
            None if lines => plain::open(&desk),
            None => app::open(&desk),
            Some(Command::Log(log)) => log.run(&desk),
            Some(Command::Today(today)) => today.run(&desk),
            Some(Command::Status(status)) => status.run(&desk),
            Some(Command::Habit(habit)) => habit.run(&desk),
            Some(Command::Goal(goal)) => goal.run(&desk),
            Some(Command::Check(check)) => check.run(&desk),
            Some(Command::Measure(measure)) => measure.run(&desk),
            Some(Command::Review(review)) => review.run(&desk),
            Some(Command::Session(session)) => session.run(&desk),
            Some(Command::Export(export)) => export.run(&desk),
            Some(Command::Import(import)) => import.run(&desk),
            Some(Command::Backup(backup)) => backup.run(&desk),
            Some(Command::Merge(merge)) => merge.run(&desk),
            Some(Command::Journal(journal)) => journal.run(&desk),
            Some(Command::Undo(undo)) => undo.run(&desk),
            Some(Command::Doctor(doctor)) => doctor.run(&desk),
            Some(Command::Encrypt(encrypt)) => encrypt.run(&desk),
            Some(Command::Decrypt(decrypt)) => decrypt.run(&desk),
            Some(Command::Passphrase(passphrase)) => passphrase.run(&desk),
            Some(Command::Forget(forget)) => forget.run(&desk),
            Some(Command::Remind(remind)) => remind.run(&desk),
            Some(Command::Where(places)) => places.run(&desk),
            Some(Command::Completions(completions)) => completions.run(&desk),
            Some(Command::Man(man)) => man.run(&desk),
            Some(Command::Demo(demo)) => demo.run(&desk),
            Some(Command::HelpNow(help)) => help.run(&desk),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_one_that_clap_accepts() {
        super::command().debug_assert();
    }
}
