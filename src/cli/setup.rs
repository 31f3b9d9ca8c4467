//! `completions` and `man`: what a shell and a manual want to know of the command line. Both are drawn from the commands
//! themselves.

use clap_complete::Shell;

use super::desk::Desk;
use super::help::NOTES;
use super::stop::Stop;

/// Print completions for a shell
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost completions bash > guidepost.bash
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
        desk.print(&manual(super::command()))
    }
}

/// The manual: the summary, then the help of every command as it is printed.
fn manual(mut command: clap::Command) -> String {
    command.build();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let version = command.get_version().unwrap_or_default();
    let mut page = format!(".TH GUIDEPOST 1 \"\" \"guidepost {version}\" \"User commands\"\n");
    page.push_str(&format!(".SH NAME\nguidepost \\- {}\n", escaped(&about)));
    page.push_str(".SH SYNOPSIS\n.B guidepost\n[OPTIONS] [COMMAND]\n");
    page.push_str(&section("DESCRIPTION", &command.render_long_help().to_string()));
    for (name, help) in helps(&command, "guidepost") {
        page.push_str(&section(&name.to_uppercase(), &help));
    }
    page.push_str(&section("NOTES", NOTES));
    page
}

/// Every command below one, by its whole name, with its help.
fn helps(command: &clap::Command, above: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("{above} {}", command.get_name());
        all.push((name.clone(), command.clone().render_long_help().to_string()));
        all.extend(helps(command, &name));
    }
    all
}

/// Lines that are left as they are.
fn section(title: &str, text: &str) -> String {
    let lines: String =
        text.trim_end().lines().map(|line| format!("{}\n", escaped(line.trim_end()))).collect();
    format!(".SH {title}\n.nf\n{lines}.fi\n")
}

fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_has_every_command_and_no_line_that_is_a_request_by_chance() {
        let page = manual(crate::cli::command());
        for wanted in [".SH GUIDEPOST LOG\n", ".SH GUIDEPOST HABIT ADD\n", "\\-\\-mood <1..10>"] {
            assert!(page.contains(wanted), "{wanted}");
        }
        let requests = [".TH ", ".SH ", ".nf", ".fi", ".B "];
        let odd =
            |line: &&str| line.starts_with(['.', '\'']) && !requests.iter().any(|r| line.starts_with(r));
        assert_eq!(page.lines().find(odd), None);
        assert_eq!(escaped(".a - b\\"), "\\&.a \\- b\\e");
    }
}
